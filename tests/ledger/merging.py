"""How well resolution merges the dev corpus: pairwise precision and recall against its gold.

    python -m tests.ledger.merging

Two rows of different articles are one in truth where the gold says so: events of one series and year (and city, where
both tell it: two meetings of a series in one year are two; known editions fill in either), people whose full names'
words are the same or those of one within the other's, direct quotes of the same words, or one cut short of the other.
What resolution says of each row is read from perfect extraction, made of the same gold, so that the figures are of
resolution alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

import polars as pl

from flows.resolve.ids import fold
from flows.resolve.ledger import resolve
from flows.seeds import load_reference
from tests.resolve.corpus import Row, frames, gold_ids, gold_rows

Same = Callable[[Row, Row], bool]


@dataclass(frozen=True, slots=True)
class Merging:
    """Pairs of rows of different articles: how many resolution joined, how many are one in truth, and both."""

    joined: int
    one: int
    both: int

    @property
    def precision(self) -> float:
        return self.both / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        return self.both / self.one if self.one else 1.0


def measured() -> dict[str, Merging]:
    """The merging of events, people and statements on the dev corpus."""
    rows = [row for name in gold_ids() for row in gold_rows(name)]
    ledger = resolve(frames(rows), load_reference())
    ids = _ids(ledger)
    told = {(r["table"], r["article_id"], r["key"]): r for r in rows if r["table"] != "articles"}
    editions = load_reference()["known_events"].to_dicts()
    events = [(_edition(r, editions), ids["event_id", a, k]) for (t, a, k), r in told.items() if t == "events"]
    quotes = [
        (r, ids["statement_id", a, k]) for (t, a, k), r in told.items() if t == "statements" and r["kind"] == "direct"
    ]
    people = [
        (r, ids["person_id", a, r["char_start"]])
        for (t, a, _), r in told.items()
        if t == "mentions" and r.get("person")
    ]
    return {
        "events": _compared(events, _same_event),
        "people": _compared(people, _same_name),
        "statements": _compared(quotes, _same_quote),
    }


def _ids(ledger: dict[str, pl.DataFrame]) -> dict[tuple[str, str, int], str]:
    found: dict[tuple[str, str, int], str] = {}
    for column in ("event_id", "statement_id"):
        rows = ledger["evidence"].filter(pl.col(column).is_not_null()).select("article_id", "char_start", column)
        found |= {(column, article, start // 1000): i for article, start, i in rows.iter_rows()}
    named = ledger["mentions"].filter(pl.col("person_id").is_not_null()).select("article_id", "char_start", "person_id")
    return found | {("person_id", article, start): i for article, start, i in named.iter_rows()}


def _compared(rows: list[tuple[Row, str]], same: Same) -> Merging:
    pairs = [(a, b) for a, b in combinations(rows, 2) if a[0]["article_id"] != b[0]["article_id"]]
    joined = [a[1] == b[1] for a, b in pairs]
    one = [same(a[0], b[0]) for a, b in pairs]
    return Merging(sum(joined), sum(one), sum(j and o for j, o in zip(joined, one, strict=True)))


def _edition(event: Row, editions: list[Row]) -> Row:
    """The gold's event, with the year or city of the only known edition it can be."""
    found = [
        e for e in editions
        if e["series"] == event["series"]
        and (event["year"] == e["year"] or (event["year"] is None and event["city"] == e["city"]))
    ]  # fmt: skip
    return event | {"year": found[0]["year"], "city": event["city"] or found[0]["city"]} if len(found) == 1 else event


def _same_event(a: Row, b: Row) -> bool:
    if a["series"] != b["series"] or (a["year"] and b["year"] and a["year"] != b["year"]):
        return False
    if a["city"] and b["city"]:
        return fold(a["city"]) == fold(b["city"])
    if a["series"] == "security-council-meeting" or not (a["year"] and b["year"]):
        return bool(a["start_date"] and a["start_date"] == b["start_date"])
    return bool(a["series"] != "other" or (a["theme"] and a["theme"] == b["theme"]))


def _same_name(a: Row, b: Row) -> bool:
    words_a, words_b = fold(a["person"]).split(), fold(b["person"]).split()
    within = set(words_a) <= set(words_b) or set(words_b) <= set(words_a)
    return words_a[-1] == words_b[-1] and within


def _same_quote(a: Row, b: Row) -> bool:
    words_a, words_b = f" {fold(a['text'])} ", f" {fold(b['text'])} "
    return _same_name({"person": a["speaker"]}, {"person": b["speaker"]}) and (words_a in words_b or words_b in words_a)


def report() -> Iterator[str]:
    """The figures as a small table."""
    yield f"{'':12}{'precision':>10}{'recall':>8}{'joined':>8}{'one':>6}"
    for table, merging in measured().items():
        yield f"{table:12}{merging.precision:>10.3f}{merging.recall:>8.3f}{merging.joined:>8}{merging.one:>6}"


if __name__ == "__main__":
    for line in report():
        print(line)
