"""How promises hang together: parts of a total, deliveries of a pledge, pledges that replace an older one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

import polars as pl

from flows.resolve.units import is_currency, is_unit, modifiers, unit_key

# "of the 71, 48 offered units, 9 of them with helicopters"
_SUBSET = re.compile(r"\b(?:of (?:them|which|these|those|whom)|among (?:them|these)|including)\b", re.IGNORECASE)
_REVISED = re.compile(
    r"\b(?:rais|increas|revis|doubl|tripl|reduc|lower|trimm|expand|upgrad|replac)\w*\b"
    r"|\b(?:up|down) from\b|\binstead of\b|\bcut(?:ting)?\b",
    re.IGNORECASE,
)


Kind = tuple[str | None, frozenset[str]]  # capability, modifiers of the unit
_ANY = ""  # in place of a category
_MOST = 100  # pledges of one thing, the last before it, that a delivery may be of


@dataclass(frozen=True, slots=True)
class Commitment:
    """What relations are read from; `time` is the day of its event, else of its first report."""

    id: str
    event_id: str | None
    country: str | None
    organization: str | None
    actor_count: int | None
    category: str
    action: str
    quantity: float | None
    unit_key: str
    unit: str
    capability: str | None
    description: str
    articles: int
    time: date | None

    @property
    def actor(self) -> str | None:
        return self.country or self.organization


def related(commitments: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """`commitment_id` with `part_of`, `follows` and `supersedes`, each another commitment's id or null."""
    rows = _commitments(commitments, events)
    by_event: dict[str, list[Commitment]] = defaultdict(list)
    by_thing: dict[tuple[str, str], list[Commitment]] = defaultdict(list)
    for row in rows:
        if row.event_id:
            by_event[row.event_id].append(row)
        actor = row.actor or f"at {row.event_id}"  # a group is the same only at one event
        for thing in {row.unit_key, row.capability or ""} - {""}:
            by_thing[actor, thing].append(row)
    part_of: dict[str, str] = {}
    for block in by_event.values():
        part_of |= parts(block)
    follows: dict[str, str] = {}
    supersedes: dict[str, str] = {}
    for _, block in sorted(by_thing.items()):
        if len(block) > 1:
            follows |= kept_promises(block)
            supersedes |= revisions(block)
    ids = [r.id for r in rows]
    links = {"part_of": part_of, "follows": follows, "supersedes": supersedes}
    columns = {"commitment_id": ids} | {name: [found.get(i) for i in ids] for name, found in links.items()}
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def parts(event: Sequence[Commitment]) -> dict[str, str]:
    """Part → total, among the commitments of one event.

    A state's pledge is part of the things that all together pledged ("88 units"), these are part of what a number of
    states pledged them ("53 states offered units"), and that of all pledging states ("74 states made pledges").
    """
    pledges = [c for c in event if c.action == "pledge"]
    groups = [c for c in pledges if c.actor is None]
    counts = [c for c in groups if c.actor_count is not None and c.quantity is None]
    everyone = _best(c for c in counts if c.category == "other")
    if everyone:  # a greater number counts others, too: "130 countries and partners"
        counts = [c for c in counts if _count(c) <= _count(everyone)]
    found: dict[str, str] = {}
    main: dict[str, Commitment] = {}
    for category in {c.category for c in counts} - {"other"}:
        told = [c for c in counts if c.category == category]
        whole = _best(c for c in told if not _SUBSET.search(c.description)) or _best(told)
        if whole is None:
            continue
        main[category] = whole
        for count in told:
            subset = count.id != whole.id and _SUBSET.search(count.description) and _count(count) < _count(whole)
            parent = whole if subset else everyone
            if parent and _count(count) < _count(parent):
                found[count.id] = parent.id
    things = [c for c in groups if c.quantity is not None]
    for thing in things:
        parent = main.get(thing.category) or everyone
        if thing.actor_count is not None:  # it is told by how many: their number is part of all who pledged
            parent = everyone if everyone and _count(thing) < _count(everyone) else None
        if parent and parent.id != thing.id:
            found[thing.id] = parent.id
    for pledge in (c for c in pledges if c.country):
        whole = _best(t for t in things if _counts_in(t, pledge)) or main.get(pledge.category) or everyone
        if whole:
            found[pledge.id] = whole.id
    return found | _shares(event)


def kept_promises(block: Sequence[Commitment]) -> dict[str, str]:
    """Delivery, or promise repeated → the pledge it keeps or repeats, among one actor's commitments of one thing.

    The pledge of the same number counts before one of more, then one of the same category, then the latest.
    """
    pledges = sorted((c for c in block if c.action == "pledge"), key=_latest_first)
    whole: dict[tuple[float | None, str], dict[Kind, list[Commitment]]] = defaultdict(lambda: defaultdict(list))
    more: dict[object, list[Commitment]] = defaultdict(list)
    for pledge in pledges:
        for category in (pledge.category, _ANY):
            whole[pledge.quantity, category][pledge.capability, modifiers(pledge.unit)].append(pledge)
        for place in {pledge.event_id, pledge.capability} - {None}:
            more[place].append(pledge)
    found: dict[str, str] = {}
    for later in (c for c in block if c.action != "pledge"):
        places = [place for place in (later.event_id, later.capability) if place]
        kept = (
            _last(later, whole[later.quantity, later.category].values())
            or _last(later, whole[later.quantity, _ANY].values())
            or _last(later, (more[place] for place in places))
        )
        if kept:
            found[later.id] = kept.id
    return found


def _last(later: Commitment, told: Iterable[Sequence[Commitment]]) -> Commitment | None:
    """The last pledge, of all that are told, before the later commitment that it keeps."""
    firsts = [p for p in (_first(later, pledges) for pledges in told) if p]
    return min(firsts, key=_latest_first, default=None)


def revisions(block: Sequence[Commitment]) -> dict[str, str]:
    """Pledge that says it revises one → the last pledge before it of another number of the same thing."""
    pledges = sorted((c for c in block if c.action == "pledge" and c.quantity is not None), key=_latest_first)
    found: dict[str, str] = {}
    for pledge in pledges:
        if not (pledge.time and pledge.actor and _REVISED.search(pledge.description)):
            continue
        for earlier in pledges:
            told = earlier.category == pledge.category and earlier.quantity != pledge.quantity
            if told and earlier.time and earlier.time < pledge.time and _same_kind(earlier, pledge):
                found[pledge.id] = earlier.id
                break
    return found


def _first(later: Commitment, pledges: Sequence[Commitment]) -> Commitment | None:
    """The last pledge before the later commitment that it keeps; `pledges` are the latest first."""
    start = bisect_left(pledges, _latest_first(later)[:1], key=lambda p: _latest_first(p)[:1])
    return next((p for p in islice(pledges, start, start + _MOST) if _keeps(later, p)), None)


def _latest_first(commitment: Commitment) -> tuple[int, str]:
    return (-commitment.time.toordinal() if commitment.time else 0, commitment.id)


def _commitments(commitments: pl.DataFrame, events: pl.DataFrame) -> list[Commitment]:
    held = events.select("event_id", pl.coalesce("start_date", pl.date(pl.col("year"), 7, 1)).alias("held"))
    rows = commitments.join(held, on="event_id", how="left")
    return [
        Commitment(
            id=r["commitment_id"], event_id=r["event_id"], country=r["country"], organization=r["organization"],
            actor_count=r["actor_count"], category=r["category"], action=r["action"], quantity=r["quantity"],
            unit_key=unit_key(r["unit"] or ""), unit=r["unit"] or "", capability=r["capability"],
            description=r["description"] or "", articles=r["articles"],
            # A delivery is told after the event at which it was promised, even where that event is all it names.
            time=r["first_reported"] or r["held"] if r["action"] == "deliver" else r["held"] or r["first_reported"],
        )
        for r in rows.sort("commitment_id").iter_rows(named=True)
    ]  # fmt: skip


def _best(commitments: Iterable[Commitment]) -> Commitment | None:
    """The one that most articles report; of these, the largest."""
    return max(commitments, key=lambda c: (c.articles, c.quantity or 0, _count(c), c.id), default=None)


def _count(commitment: Commitment) -> int:
    return commitment.actor_count or 0


def _counts_in(total: Commitment, pledge: Commitment) -> bool:
    """The total counts things like the state's pledge, and at least as many."""
    if total.category != pledge.category or (total.quantity or 0) < (pledge.quantity or 1):
        return False
    if is_currency(total.unit) or is_currency(pledge.unit):
        return total.unit == pledge.unit
    if total.unit_key == "unit" and not modifiers(total.unit) - {"police", "military"}:
        return is_unit(pledge.unit_key) or (pledge.capability or "").endswith(("-unit", "-battalion", "-company"))
    return total.unit_key == pledge.unit_key and _same_kind(total, pledge)


def _shares(event: Sequence[Commitment]) -> dict[str, str]:
    """Sums of money of one actor of which the largest is what the others come to."""
    money: dict[tuple[str, str], list[Commitment]] = defaultdict(list)
    for commitment in event:
        if commitment.actor and commitment.action != "deliver" and is_currency(commitment.unit):
            money[commitment.actor, commitment.unit].append(commitment)
    found: dict[str, str] = {}
    for sums in money.values():
        whole = max(sums, key=lambda c: (c.quantity or 0, c.id))
        rest = [c for c in sums if c is not whole]
        if len(rest) > 1 and abs(sum(c.quantity or 0 for c in rest) - (whole.quantity or 0)) <= 0.005 * (
            whole.quantity or 0
        ):
            found |= {c.id: whole.id for c in rest}
    return found


def _keeps(later: Commitment, pledge: Commitment) -> bool:
    if later.event_id == pledge.event_id and later.action == "reaffirm":
        return False  # what is said twice at one meeting is one promise in two words
    if later.time and pledge.time and later.time < pledge.time:
        return False
    if not _same_kind(later, pledge):
        return False
    if pledge.quantity is None or later.quantity is None:
        return pledge.category == later.category and pledge.capability == later.capability is not None
    if later.quantity == pledge.quantity:
        return True
    # A part of it: where the thing is a thing of its own. Troops sent need not be those that were promised.
    told_apart = later.event_id == pledge.event_id or later.capability == pledge.capability is not None
    some = later.quantity < pledge.quantity and later.unit_key not in ("personnel", "police")
    return later.action == "deliver" and later.category == pledge.category and some and told_apart


def _same_kind(a: Commitment, b: Commitment) -> bool:
    if a.capability and b.capability:
        return a.capability == b.capability
    kind_a, kind_b = modifiers(a.unit), modifiers(b.unit)
    return kind_a <= kind_b or kind_b <= kind_a
