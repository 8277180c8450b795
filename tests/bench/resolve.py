"""How resolution grows: 100,000 and 1,000,000 synthetic extracted rows, seconds and peak memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import polars as pl

from flows.resolve.ledger import resolve
from flows.seeds import load_reference

SIZES = (100_000, 1_000_000)
ROWS_OF_AN_ARTICLE = {
    "events": 1, "participations": 3, "commitments": 4, "statements": 6, "figures": 5, "positions": 2, "mentions": 4,
}  # fmt: skip
ARTICLES_OF_A_MEETING = 40
MOST_GROWTH, MOST_GIB = 12.0, 4.0
_WORDS = (
    "peace partner convoy engine bridge clinic fuel radio water rotation mandate patrol escort village road night"
    " rain season budget harvest boat escape winter letter promise arrival welcome distance silence courage patience"
).split()
_UNITS = ["soldiers", "troops", "helicopters", "police officers", "formed police units", "vehicles", "USD", "EUR"]
_CATEGORIES = ["military-police-capabilities", "training-capacity-building", "medical", "technology", "environment"]
_SERIES = ["peacekeeping-ministerial", "chiefs-of-defence-conference", "chiefs-of-police-summit"]
_COUNTRIES = ["NOR", "NPL", "RWA", "GHA", "IND", "PAK", "BGD", "URY", "JPN", "KOR", "DEU", "CAN", "FJI", "SEN", "KEN"]
_CITIES = ["Tallinn", "Lima", "Accra", "Seoul", "Nairobi", "Jakarta", "Vienna", "Hanoi", "Quito", "Dakar"]

Frames = dict[str, pl.DataFrame]


def synthetic(rows: int, seed: int = 11) -> Frames:
    """Sighting frames with about so many rows (evidence not counted): meetings told of by some dozen articles each."""
    count = rows // sum(ROWS_OF_AN_ARTICLE.values())
    rng = np.random.default_rng(seed)
    meeting = rng.integers(0, max(1, count // ARTICLES_OF_A_MEETING), count)
    names = [f"article-{i:07d}" for i in range(count)]
    days = [date(1990, 1, 1) + timedelta(days=int(m) * 3 + 1) for m in meeting]
    frames: Frames = {
        "articles": pl.DataFrame({
            "article_id": names, "source": names, "published_on": days, "language": "en", "words": 300,
            "sha256": "0" * 64, "relevance": 1.0,
        })
    }  # fmt: skip
    key = 0
    evidence = []
    for table, each in ROWS_OF_AN_ARTICLE.items():
        article = np.repeat(np.arange(count), each)
        base = pl.DataFrame({
            "article_id": [names[i] for i in article], "key": np.tile(np.arange(key, key + each), count),
            "event_key": 0,
        })  # fmt: skip
        key += each
        columns = _COLUMNS[table](rng, len(article), meeting[article])
        frames[table] = base.hstack(pl.DataFrame(columns))
        if table != "mentions":
            evidence.append(base.select("article_id", "key", pl.lit(table).alias("table")))
    frames["evidence"] = pl.concat(evidence).with_columns(
        pl.lit("words that say so").alias("text"), (pl.col("key") * 20).alias("char_start"),
        (pl.col("key") * 20 + 17).alias("char_end"), pl.lit("bench").alias("rule"), pl.lit(0.9).alias("confidence"),
    )  # fmt: skip
    return frames


def _events(rng: np.random.Generator, n: int, meeting: np.ndarray) -> dict[str, object]:
    told = rng.random(n)
    return {
        "series": [_SERIES[m % 3] for m in meeting],
        "name": "the meeting",
        "year": [2040 + int(m) // 10 if t > 0.1 else None for m, t in zip(meeting, told, strict=True)],
        "city": [_CITIES[m % 10] if t < 0.9 else None for m, t in zip(meeting, told, strict=True)],
        "participating_states": rng.integers(70, 74, n),
        "main": True,
    }


def _participations(rng: np.random.Generator, n: int, meeting: np.ndarray) -> dict[str, object]:
    return {"country": _picked(rng, _COUNTRIES, n), "role": "attendee"}


def _commitments(rng: np.random.Generator, n: int, meeting: np.ndarray) -> dict[str, object]:
    quantity = rng.integers(1, 30, n).astype(float)
    return {
        "country": _picked(rng, _COUNTRIES, n),
        "category": _picked(rng, _CATEGORIES, n),
        "action": _picked(rng, ["pledge", "pledge", "reaffirm", "deliver"], n),
        "quantity": [None if q < 5 else q for q in quantity],
        "unit": _picked(rng, _UNITS, n),
        "description": _sentences(rng, n, meeting, 5),
    }


def _statements(rng: np.random.Generator, n: int, meeting: np.ndarray) -> dict[str, object]:
    people = _people(rng, n)
    return {
        "person": people, "speaker": people, "kind": _picked(rng, ["direct", "indirect"], n), "act": "state",
        "text": _sentences(rng, n, meeting, 12),
    }  # fmt: skip


def _figures(rng: np.random.Generator, n: int, meeting: np.ndarray) -> dict[str, object]:
    common = rng.random(n) < 0.3
    nouns = [
        "peacekeepers" if c else f"{a} {b}s"
        for c, a, b in zip(common, _picked(rng, _WORDS, n), _picked(rng, _WORDS, n), strict=True)
    ]
    return {
        "value": rng.integers(1, 500, n).astype(float), "qualifier": "exact", "noun": nouns,
        "context": _sentences(rng, n, meeting, 8),
    }  # fmt: skip


def _positions(rng: np.random.Generator, n: int, meeting: np.ndarray) -> dict[str, object]:
    return {
        "person": _people(rng, n), "title": _picked(rng, ["Minister of Defence", "Force Commander"], n),
        "organization": "UN",
    }  # fmt: skip


def _mentions(rng: np.random.Generator, n: int, meeting: np.ndarray) -> dict[str, object]:
    start = rng.integers(0, 5000, n)
    return {"person": _people(rng, n), "surface": "name", "char_start": start, "char_end": start + 4}


_COLUMNS = {
    "events": _events, "participations": _participations, "commitments": _commitments, "statements": _statements,
    "figures": _figures, "positions": _positions, "mentions": _mentions,
}  # fmt: skip


def _picked(rng: np.random.Generator, values: list[str], n: int) -> list[str]:
    return [values[i] for i in rng.integers(0, len(values), n)]


def _people(rng: np.random.Generator, n: int) -> list[str]:
    """As many people as there are rows to five, of a tenth as many surnames."""
    ids = rng.integers(0, max(5, n // 5), n)
    return [f"{_spelt(i)} {_spelt(i // 10 + 7)}" for i in ids.tolist()]


def _spelt(number: int) -> str:
    """A number as a name, in syllables."""
    syllables = ""
    while number or not syllables:
        number, rest = divmod(number, 60)
        syllables += "bdfgklmnprst"[rest % 12] + "aeiou"[rest // 12]
    return syllables.capitalize()


def _sentences(rng: np.random.Generator, n: int, meeting: np.ndarray, length: int) -> list[str]:
    """One of forty sentences of each meeting, now and then cut short."""
    which = meeting * 40 + rng.integers(0, 40, n)
    cut = rng.random(n) < 0.2
    found = []
    for number, short in zip(which.tolist(), cut.tolist(), strict=True):
        words = [_WORDS[(number * (i + 3) + number // (i + 1)) % len(_WORDS)] for i in range(length)]
        found.append(" ".join([_spelt(number), *words[: length - 3 if short else length]]))
    return found


def measure() -> Iterator[str]:
    """Each size in a process of its own, then how it grew.

    Growth is told of processor seconds: on a machine that does other things, too, the clock measures these.
    """
    yield f"{'rows':>10} {'seconds':>8} {'processor':>10} {'rows/s':>8} {'peak MiB':>9} {'facts':>9}"
    took, peak = [], 0.0
    for size in SIZES:
        command = [sys.executable, "-c", f"from tests.bench.resolve import one; one({size})"]
        rows, seconds, busy, peak, facts = map(float, subprocess.check_output(command, text=True).split())
        took.append(busy)
        yield f"{rows:>10,.0f} {seconds:>8.1f} {busy:>10.1f} {rows / seconds:>8,.0f} {peak:>9,.0f} {facts:>9,.0f}"
    growth, gib = took[-1] / took[0], peak / 1024
    yield f"growth {growth:.1f} x (at most {MOST_GROWTH:g} x), peak {gib:.2f} GiB (at most {MOST_GIB:g} GiB)"


def one(rows: int) -> None:
    """Resolve so many rows in this process; print rows, seconds, seconds of processor, peak MiB, facts."""
    frames, reference = synthetic(rows), load_reference()
    given = sum(f.height for t, f in frames.items() if t not in ("articles", "evidence"))
    start, busy = time.perf_counter(), time.process_time()
    ledger = resolve(frames, reference)
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(given, seconds, busy, peak, sum(ledger[t].height for t in ROWS_OF_AN_ARTICLE))


if __name__ == "__main__":
    for line in measure():
        print(line)
