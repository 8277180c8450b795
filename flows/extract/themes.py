"""Under which theme, and in which form (in person, virtual, hybrid), a meeting was held."""

from __future__ import annotations

from flows.extract.advisory import lines_of
from flows.extract.attendance_terms import role_mark, terms_of
from flows.extract.document import Document
from flows.extract.record import record
from flows.extract.sentences import Sentence

FORMATS = {
    **dict.fromkeys("virtual virtually online videoconference teleconference remotely".split(), "virtual"),
    **dict.fromkeys("in-person face-to-face".split(), "in-person"),
    "hybrid": "hybrid",
}
THEME = role_mark("theme")
MEETINGS = frozenset(
    "meeting conference summit ministerial conclave event ministerials gathering virtual two-day forum year".split()
)
#: Words of those who came in the flesh, and of those who did not.
FLESH = frozenset("person hall room face in-person presence".split())
AFAR = frozenset("online screen screens remotely virtually link videoconference teleconference".split())
#: Words by which some came one way and some the other.
SOME = frozenset("some half others part others partly many several rest".split())


@record
class Said:
    """A value as printed, and the tokens that say it."""

    value: str
    first: int
    last: int


def theme_in(doc: Document, sentence: Sentence, first: int | None = None) -> Said | None:
    """The theme that a sentence gives, quotation marks off."""
    if not doc.mark(sentence) & THEME:
        return None
    for i in doc.places(sentence.first if first is None else first, sentence.last, THEME):
        if doc.quoted[i] is None and _announces(doc, i, sentence):
            found = _quoted_after(doc, i, sentence) or _quoted_before(doc, i, sentence) or _unquoted(doc, i, sentence)
            if found is not None:
                return found
    return None


def _announces(doc: Document, i: int, sentence: Sentence) -> bool:
    """Whether a word may announce a theme here: "title" and "devoted" do so only before a quotation."""
    low = doc.tokens.low
    if low[i] in ("devoted", "dedicated"):
        return low[i + 1 : i + 2] == ["to"] and i + 2 < sentence.last and doc.quoted[i + 2] is not None
    return low[i] != "title" or _is_title(doc, i, sentence)


def theme_labelled(doc: Document) -> Said | None:
    """The theme in a labelled line of a fact sheet, quotation marks off."""
    for line in lines_of(doc):
        if line.kind == "theme":
            last = line.last - (doc.tokens.low[line.last - 1] in (".", ";"))
            if doc.quoted[line.first] is not None:
                return _quotation(doc, line.first, line.first)
            return Said(" ".join(doc.span(line.first, last).split()), line.first, last) if last > line.first else None
    return None


def format_labelled(doc: Document) -> Said | None:
    """The form of the meeting in a labelled line: "Format: in person"."""
    for line in lines_of(doc):
        words = " ".join(doc.tokens.low[line.first : line.last]).strip(" .").replace("in person", "in-person")
        if line.kind == "format" and words.split(" ")[0] in FORMATS:
            return Said(FORMATS[words.split(" ")[0]], line.first, line.last)
    return None


def _is_title(doc: Document, i: int, sentence: Sentence) -> bool:
    """Whether "title" is a meeting's: "under the title “Ready Sooner”", "Title: “Ready Sooner”"."""
    low = doc.tokens.low
    after = next((k for k in range(i + 1, min(i + 4, sentence.last)) if doc.quoted[k] is not None), None)
    labels = i == sentence.first and low[i + 1 : i + 2] == [":"]
    bears = low[i - 1] in ("the", "a") and low[i - 2] in ("under", "with", "bore", "bears")
    return after is not None and (labels or bears)


def _quoted_after(doc: Document, i: int, sentence: Sentence) -> Said | None:
    for k in range(i + 1, min(sentence.last, i + 14)):
        if doc.tokens.low[k] in (";",):
            return None
        if doc.quoted[k] is not None:
            return _quotation(doc, i, k)
    return None


def _quoted_before(doc: Document, i: int, sentence: Sentence) -> Said | None:
    for k in range(i - 1, max(sentence.first, i - 7) - 1, -1):
        if doc.quoted[k] is not None:
            first = k
            while first > sentence.first and doc.quoted[first - 1] is doc.quoted[k]:
                first -= 1
            said = _quotation(doc, first, first)
            return Said(said.value, said.first, i + 1) if said else None
    return None


def _quotation(doc: Document, first: int, at: int) -> Said | None:
    quotation = doc.quoted[at]
    if quotation is None or quotation.inner_end - quotation.inner_start > 160:
        return None
    words = " ".join(doc.text[quotation.inner_start : quotation.inner_end].split()).rstrip(" ,.;")
    return Said(words, first, doc.token_at(quotation.end - 1) + 1)


def _unquoted(doc: Document, i: int, sentence: Sentence) -> Said | None:
    """A theme without marks: "under the theme of …", "the theme was …", "…, which were the themes"."""
    low, tags = doc.tokens.low, doc.tags
    if low[i] not in ("theme", "themes", "slogan", "motto"):
        return None
    if (told := _told_of(doc, i, sentence)) is not None:
        return told
    k = i + 1
    colon = next((c for c in range(k, min(k + 8, sentence.last - 1)) if low[c] == ":"), None)
    if low[i] == "themes" and colon is not None and set(tags[k:colon]) & set("VEB"):
        end = sentence.last - (low[sentence.last - 1] == ".")
        return Said(doc.span(colon + 1, end), i, end)  # "Five themes ran through the meeting: …"
    if (
        k < sentence.last
        and doc.tokens.word[k][0].isupper()
        and low[i - 1] in ("the", "a")
        and low[i - 2] in ("under", "on", "with")
    ):
        end = k  # "under the theme Meeting the Challenges"
        while (
            end < sentence.last
            and low[end] not in (",", ".", ";", "(")
            and (tags[end] in "NPJGD#" or low[end] in ("and", "of", "for", "to", "in"))
        ):
            end += 1
        return Said(doc.span(k, end), i, end)
    if k < sentence.last and low[k] in ("of", "is", "was", "being", ":", "–", "—"):
        if low[k : k + 2] in (["of", "the"], ["of", "this"]) and not MEETINGS.isdisjoint(low[k + 2 : k + 3]):
            return _relative(doc, i, sentence)
        k += 1 + (low[k] in ("is", "was") and low[k + 1 : k + 2] == [":"])
        end = k
        while (
            end < sentence.last
            and end - k < 16
            and low[end] not in (",", ".", ";", "(", "which", "that")
            and tags[end] not in "VBMX"
        ):
            end += 1
        return Said(doc.span(k, end), i, end) if end > k and tags[end - 1] in "NPG" else None
    return _relative(doc, i, sentence)


def _told_of(doc: Document, i: int, sentence: Sentence) -> Said | None:
    """The subject of "… were the themes of the conference", "… is this year's theme"."""
    low, tags = doc.tokens.low, doc.tags
    be = next((k for k in range(i - 1, max(sentence.first, i - 6), -1) if tags[k] not in "DJNS#R"), None)
    if be is None or low[be] not in ("was", "were", "is", "are") or low[be - 1] in (",", "which", "that", "it", "what"):
        return None
    first = be
    while (
        first > sentence.first and be - first < 16 and (tags[first - 1] in "DNPJGI#S" or low[first - 1] in (",", "and"))
    ):
        first -= 1
    return Said(doc.span(first, be), first, i + 1) if be - first > 0 and tags[be - 1] in "NPG" else None


def _relative(doc: Document, i: int, sentence: Sentence) -> Said | None:
    """What stands before ", which were the themes of the meeting", back to its verb."""
    low, tags = doc.tokens.low, doc.tags
    opening = ("which", "the", "its", "both")
    comma = next(
        (k for k in range(i - 1, max(sentence.first, i - 8), -1) if low[k] == "," and low[k + 1] in opening), None
    )
    if comma is None:
        return None
    first = comma
    while first > sentence.first and tags[first - 1] not in "VGEBMT." and comma - first < 16:
        first -= 1
    return Said(doc.span(first, comma), first, i + 1) if comma > first else None


def format_in(doc: Document, sentence: Sentence) -> Said | None:
    """The form in which the meeting of a sentence was held."""
    low = doc.tokens.low
    if doc.words(sentence).isdisjoint(FORMATS) and doc.words(sentence).isdisjoint(
        ("person", "screen", "screens", "link")
    ):
        return None
    if (both := _both(doc, sentence)) is not None:
        return both
    for i in range(sentence.first, sentence.last):
        if doc.quoted[i] is not None:
            continue
        around = low[max(sentence.first, i - 3) : i + 3]
        told = low[i] == "hybrid" and low[i + 1 : i + 2] in (["form"], ["format"], ["mode"])
        if low[i] in FORMATS and (told or terms_of(doc, "not-form").isdisjoint(around)):
            return Said(FORMATS[low[i]], i, i + 1)
        if (
            low[i] == "person"
            and low[i - 1] == "in"
            and any(
                w in ("held", "met", "meet", "meeting", "together", "gathered")
                for w in low[max(sentence.first, i - 8) : i + 3]
            )
        ):
            return Said("in-person", i - 1, i + 1)
    return None


def _both(doc: Document, sentence: Sentence) -> Said | None:
    """Whether some came and some were shown on a screen: "half in the hall, half on the screen"."""
    low, words = doc.tokens.low, doc.words(sentence)
    if words.isdisjoint(AFAR) or (words.isdisjoint(FLESH) and words.isdisjoint(SOME)):
        return None
    for k in range(sentence.first, sentence.last):
        if low[k] in AFAR and doc.quoted[k] is None and (low[k] != "link" or low[k - 1] == "video"):
            around = [w for w in low[max(sentence.first, k - 3) : k + 3] if w not in ("joined", "joining")]
            if terms_of(doc, "not-form").isdisjoint(around):
                return Said("hybrid", k, k + 1)
    return None
