"""News agencies: their names, and where a text credits one."""

from __future__ import annotations

import re

from flows.articles.article import BlockKind
from flows.extract.document import Document
from flows.extract.lexicon import Lexicon

FIRST_WORD = re.compile(r"(?:By\s+)?([A-Za-zÀ-ÿ]+)\b")
SIGNED = re.compile(r"(?:[(\[/]|--\s*|–\s*|—\s*|^)([A-Za-zÀ-ÿ ]{2,25})[)\]]?\s*$")
CREDITED = re.compile(
    r"(?:©|\(c\)|copyright|source|credit|courtesy(?: of)?|with (?:inputs|input|reporting) from|from)\s*[:©]?\s*"
    r"(?:\d{4}\s+)?(?P<agency>[A-Za-zÀ-ÿ][\w.'’ -]{1,40}?)\s*(?:\d{4})?\s*(?=$|[|.,;)\]\n])",
    re.IGNORECASE,
)


def agency_names(lexicon: Lexicon) -> dict[str, str]:
    """Lower-cased agency names and the form to give them: of two that differ in case, the one not in capitals."""
    forms = sorted((row["agency"] for row in lexicon.table("agencies")), key=lambda form: not form.isupper())
    return {form.lower(): form for form in forms}


def credited_agency(doc: Document) -> str | None:
    """The agency of a credit line, a source line or a sign-off."""
    known = doc.lexicon.derived(agency_names)
    for block in doc.blocks:
        text = doc.text[block.start : min(block.end, block.start + 1000)]
        if block.kind in (BlockKind.META, BlockKind.CREDIT):
            for match in CREDITED.finditer(text):
                if (name := match.group("agency").strip().lower()) in known:
                    return _short(doc.lexicon, known[name])
            first = FIRST_WORD.match(text)
            if first and first.group(1).lower() in known and not first.group(1).islower():
                return known[first.group(1).lower()]
    for block in reversed(doc.blocks[-6:]):
        tail = doc.text[max(block.start, block.end - 40) : block.end]
        signed = SIGNED.search(tail)
        if signed and signed.group(1).strip().lower() in known and not signed.group(1).strip().islower():
            return known[signed.group(1).strip().lower()]
    return None


def _short(lexicon: Lexicon, name: str) -> str:
    """The agency's usual short form where its full name is printed ("Yonhap News Agency" → Yonhap)."""
    full = {row["name"]: row["agency"] for row in lexicon.table("agencies") if len(row["agency"]) < len(row["name"])}
    by_form = {row["agency"]: row["name"] for row in lexicon.table("agencies")}
    return by_form[name] if name.endswith("News Agency") and by_form[name] in by_form else full.get(name, name)
