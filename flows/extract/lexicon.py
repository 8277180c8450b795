"""What words mean to the extractor: the tables of `seeds/lexicon` and the names of `seeds/reference`, ready for lookup.

A module that needs a view of its own (all inflected forms of the pledge verbs, say) builds it once a lexicon through
`Lexicon.derived`, so that a line added to a CSV is all it takes to teach the extractor a word.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from flows.extract.gazetteer import Alias, Gazetteer
from flows.extract.marks import Marks, registered
from flows.extract.number_words import WORD_PARTS
from flows.extract.phrases import Phrases

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
T = TypeVar("T")
Row = Mapping[str, str]
#: ISO 4217 code by the country whose context picks it; "" where no country of another row fits.
Currencies = Mapping[str, str]


@dataclass(eq=False, slots=False)
class Lexicon:
    """Every word list, by the name of its CSV file; see `load_lexicon`."""

    tables: Mapping[str, list[Row]]
    _derived: dict[object, Any] = field(default_factory=dict)
    _marks: Marks | None = None

    def table(self, name: str) -> list[Row]:
        """Rows of `seeds/lexicon/<name>.csv` or `seeds/reference/<name>.csv` as text; empty cells are ""."""
        return self.tables.get(name, [])

    def derived(self, build: Callable[[Lexicon], T]) -> T:
        """What `build(self)` gives, built once a lexicon."""
        try:
            return self._derived[build]  # type: ignore[no-any-return]
        except KeyError:
            return self._derived.setdefault(build, build(self))  # type: ignore[no-any-return]

    @property
    def marks(self) -> Marks:
        """Which of the registered word lists hold a word."""
        if self._marks is None or self._marks.lists != registered():
            self._marks = Marks(self)
        return self._marks

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Lower-cased words after which a stop ends no sentence."""
        return frozenset(row["abbreviation"].lower().rstrip(".") for row in self.table("abbreviations"))

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """All aliases of countries, missions, organizations, initiatives, capabilities and cities."""
        return Gazetteer(
            Alias(r["alias"], r["kind"], r["id"], r["case_sensitive"].lower() == "true", r.get("note", ""))
            for r in self.table("aliases")
        )

    @cached_property
    def multipliers(self) -> Mapping[str, float]:
        """Factor of "million", "bn", "dozen", "crore"."""
        return {row["word"]: float(row["factor"]) for row in self.table("multipliers")}

    @cached_property
    def qualifiers_before(self) -> Mapping[str, str]:
        """Qualifier that a phrase before a number gives it."""
        return {row["phrase"]: row["qualifier"] for row in self.table("qualifiers") if row["position"] == "before"}

    @cached_property
    def qualifier_ends(self) -> frozenset[str]:
        """Last words of those phrases."""
        return frozenset(phrase.split(" ")[-1] for phrase in self.qualifiers_before)

    @cached_property
    def qualifiers_after(self) -> Phrases[str]:
        """Qualifier that a phrase after a number gives it."""
        return Phrases((r["phrase"], r["qualifier"]) for r in self.table("qualifiers") if r["position"] == "after")

    @cached_property
    def currency_prefixes(self) -> Mapping[str, Currencies]:
        """Currencies of a sign or code printed before the figure ("US$", "EUR", "RM")."""
        return self._currencies("prefix")

    @cached_property
    def currency_suffixes(self) -> Phrases[Currencies]:
        """Currencies of a name printed after the figure ("million euros", "kroner")."""
        return Phrases(self._currencies("suffix").items())

    def _currencies(self, position: str) -> Mapping[str, Currencies]:
        forms: dict[str, dict[str, str]] = {}
        by_alpha2 = {row["alpha2"]: row["country"] for row in self.table("countries")}
        for row in self.table("currencies"):
            if row["position"] in (position, "either"):
                entry = forms.setdefault(row["form"].rstrip("."), {})
                # A bare dollar is the United States' in wire copy of every country.
                countries = (
                    row["countries"].split() if "dollar" not in row["form"].lower() and row["form"] != "$" else ()
                )
                for country in countries:
                    entry[country] = row["currency"]
                if not row["countries"]:
                    entry[""] = row["currency"]
                    if row["currency"] != "USD":
                        entry.setdefault(by_alpha2.get(row["currency"][:2], ""), row["currency"])
        return forms

    @cached_property
    def number_starts(self) -> frozenset[str]:
        """Lower-cased words with which a number in words, or its currency, may begin."""
        return WORD_PARTS | {"a", "an", "half"}


def read_table(path: Path) -> list[Row]:
    """Rows of a CSV file as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=4)
def load_lexicon(seeds: Path = SEEDS) -> Lexicon:
    """Read every table below `seeds/lexicon` and `seeds/reference`."""
    paths = sorted((seeds / "reference").glob("*.csv")) + sorted((seeds / "lexicon").glob("*.csv"))
    return Lexicon({path.stem: read_table(path) for path in paths})


@lru_cache(maxsize=65536)
def lemmas(word: str) -> Mapping[str, str]:
    """Lemma of a lower-cased word by universal part of speech (NOUN, VERB, ADJ, ADV, AUX); empty for unknown words."""
    from lemminflect import getAllLemmas

    return {pos: forms[0] for pos, forms in getAllLemmas(word).items()}


@lru_cache(maxsize=8192)
def forms(lemma: str, pos: str = "VERB") -> frozenset[str]:
    """All inflected forms of a lemma, itself among them; of a phrase ("put forward"), those of its first word."""
    from lemminflect import getAllInflections, getAllInflectionsOOV

    head, space, rest = lemma.partition(" ")
    table = getAllInflections(head, upos=pos) or getAllInflectionsOOV(head, upos=pos)
    inflected = {form for group in table.values() for form in group} | {head}
    return frozenset(form + space + rest for form in inflected)
