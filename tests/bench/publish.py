"""Publishing and validating a million facts, beside stock frictionless on the same CSV files.

    python -m tests.bench.publish [FACTS]

Made-up rows in the real schemas: so many facts, one row of evidence for each, a tenth as many articles. Every step runs
in a process of its own, so that its peak memory is its own. Stock frictionless reads `datapackage.json` of the package
just published, as anyone would.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl

from flows.package.check import check
from flows.package.history import verify
from flows.package.publication import publish
from flows.package.validate import validate
from tests.package.factory import COUNTRIES, RUN, SCHEMAS, reference
from tests.package.factory import tables as small_tables
from tests.package.faults import FAULTS

FACTS = 1_000_000
EVENT = "peacekeeping-ministerial-2031-quillport"
EVIDENCE_KEYS = {"commitments": "commitment_id", "statements": "statement_id", "figures": "figure_id"}


def measure(facts: int = FACTS) -> Iterator[str]:
    """Seconds, rows per second and peak memory of each step."""
    with tempfile.TemporaryDirectory() as folder:
        rows = measured("make", folder, facts)["rows"]
        yield f"{facts:,} facts and as much evidence, {rows:,} rows in all"
        for step in ("check", "publish", "publish again", "verify"):
            yield line(step, measured(step, folder, facts), rows)
        ours, stock = measured("validate", folder, facts), measured("frictionless", folder, facts)
        yield line("validate", ours, rows)
        yield line("frictionless", stock, rows)
        verdict = "the same verdict" if ours["valid"] == stock["valid"] else "ANOTHER VERDICT"
        times = stock["seconds"] / ours["seconds"]
        yield f"validate reads {times:.1f} times the rows per second of stock frictionless, with {verdict}"
        found = measured("faults", folder, facts)
        yield (
            f"{found['faults']} seeded faults: {found['both']} found by both, {found['ours']} by validate alone "
            f"(no rules of Table Schema, or in Parquet), {found['missed']} missed"
        )


def line(step: str, found: dict[str, Any], rows: int) -> str:
    seconds, memory = found["seconds"], found["memory"]
    return f"{step:<14} {seconds:8.1f} s {rows / seconds:12,.0f} rows/s {memory / 2**20:8.0f} MiB"


def measured(step: str, folder: str, facts: int) -> dict[str, Any]:
    """Seconds and peak memory (bytes) of one step in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.publish", step, folder, str(facts)]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


def step_of(name: str, folder: Path, facts: int) -> None:
    """Do one step and print what it took as JSON."""
    tables, output = folder / "tables", folder / "output"
    steps: dict[str, Callable[[], dict[str, Any]]] = {
        "make": lambda: write_tables(tables, facts),
        "check": lambda: {"quarantined": check(read_tables(tables), SCHEMAS).quarantined},
        "publish": lambda: {"version": publish(read_tables(tables), output, run=RUN).version},
        "publish again": lambda: {"version": publish(read_tables(tables), output, run=RUN).version},
        "validate": lambda: {"valid": validate(output / "latest").ok},
        "verify": lambda: {"valid": all(r.ok for r in verify(output))},
        "frictionless": lambda: {"valid": stock(output / "latest")},
        "faults": lambda: find_faults(folder / "faulty"),
    }
    began = time.perf_counter()
    found = steps[name]()
    seconds = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps(found | {"seconds": seconds, "memory": memory}))


def stock(package: Path) -> bool:
    import frictionless

    return bool(frictionless.validate(str(package / "datapackage.json")).valid)


def find_faults(folder: Path) -> dict[str, Any]:
    """A small package with one fault after the other, given to both: how many each finds."""
    publish(small_tables(), folder, run=RUN)
    verdicts = []
    for number, fault in enumerate(FAULTS):
        copy = folder / f"copy-{number}"
        shutil.copytree(folder / "1.0.0", copy, copy_function=shutil.copyfile)
        fault.spoil(copy)
        verdicts.append((not validate(copy).ok, not stock(copy)))
    counted = Counter(verdicts)
    return {
        "faults": len(FAULTS), "both": counted[True, True], "ours": counted[True, False],
        "missed": counted[False, True] + counted[False, False],
    }  # fmt: skip


def write_tables(folder: Path, facts: int) -> dict[str, Any]:
    folder.mkdir()
    made = dataset(facts)
    for name, frame in made.items():
        frame.write_parquet(folder / f"{name}.parquet")
    return {"rows": sum(frame.height for frame in made.values())}


def read_tables(folder: Path) -> dict[str, pl.DataFrame]:
    return {path.stem: pl.read_parquet(path) for path in folder.glob("*.parquet")}


def dataset(facts: int) -> dict[str, pl.DataFrame]:
    """Tables that keep every rule, drawn from nothing but row numbers."""
    shares = {"commitments": facts * 3 // 10, "statements": facts * 3 // 10}
    shares["figures"] = facts - sum(shares.values())
    articles, people = max(1, facts // 10), max(1, facts // 50)
    made = {
        "articles": _articles(articles), "people": _people(people), "events": _events(),
        "commitments": _commitments(shares["commitments"]), "statements": _statements(shares["statements"], people),
        "figures": _figures(shares["figures"]),
    }  # fmt: skip
    made["evidence"] = pl.concat([*(_evidence(made[t], t, articles) for t in EVIDENCE_KEYS), _event_evidence()])
    known = reference()
    return {name: known.get(name, made.get(name, schema.frame())) for name, schema in SCHEMAS.items()}


def numbers(rows: int) -> pl.DataFrame:
    return pl.DataFrame({"n": pl.arange(rows, eager=True)})


def whole(frame: pl.DataFrame, table: str) -> pl.DataFrame:
    """The frame with all columns of its table, those not given null."""
    dtypes = SCHEMAS[table].dtypes
    given = [pl.col(c) if c in frame.columns else pl.lit(None).alias(c) for c in dtypes]
    return frame.select(given).cast(dtypes)


def words(pattern: str) -> pl.Expr:
    return pl.format(pattern, pl.col("n"))


def one_of(values: list[str]) -> pl.Expr:
    return pl.lit(pl.Series(values)).gather(pl.col("n") % len(values))


def _articles(rows: int) -> pl.DataFrame:
    frame = numbers(rows).select(
        words("a{}").alias("article_id"), words("articles/{}.txt").alias("source"), words("Report {}").alias("title"),
        one_of(["Post", "Times", "Wire"]).alias("publisher"), pl.lit("en").alias("language"),
        (200 + pl.col("n") % 400).alias("words"), pl.lit("0" * 64).alias("sha256"), pl.lit(0.9).alias("relevance"),
    )  # fmt: skip
    return whole(frame, "articles")


def _people(rows: int) -> pl.DataFrame:
    frame = numbers(rows).select(
        words("envoy-{}").alias("person_id"), words("Envoy {}").alias("name"), pl.lit(1).alias("articles")
    )
    return whole(frame, "people")


def _events() -> pl.DataFrame:
    event = {"event_id": EVENT, "series": "peacekeeping-ministerial", "name": "Ministerial", "year": 2031}
    return SCHEMAS["events"].frame([event])


def _commitments(rows: int) -> pl.DataFrame:
    frame = numbers(rows).select(
        words("c{}").alias("commitment_id"), pl.lit(EVENT).alias("event_id"), one_of([*COUNTRIES]).alias("country"),
        one_of(["medical", "technology", "training-capacity-building"]).alias("category"),
        one_of(["pledge", "pledge", "deliver"]).alias("action"),
        words("pledged {} helicopters, “ready to deploy”, for missions in the region").alias("description"),
        (pl.col("n") % 997 + 0.5).alias("quantity"), pl.lit("helicopters").alias("unit"),
        (pl.col("n") % 2 == 0).alias("rapid_deployment"), pl.lit(1).alias("articles"), pl.lit(False).alias("disputed"),
    )  # fmt: skip
    return whole(frame, "commitments")


def _statements(rows: int, people: int) -> pl.DataFrame:
    person = pl.format("envoy-{}", pl.col("n") % people)
    frame = numbers(rows).select(
        words("s{}").alias("statement_id"), pl.lit(EVENT).alias("event_id"), person.alias("person_id"),
        words("Envoy {}").alias("speaker"), one_of(["direct", "indirect"]).alias("kind"),
        one_of(["call", "warn", "state"]).alias("act"),
        words("We keep our word, and said so {} times, with commas, and \"marks\"").alias("text"),
    )  # fmt: skip
    return whole(frame, "statements")


def _figures(rows: int) -> pl.DataFrame:
    frame = numbers(rows).select(
        words("f{}").alias("figure_id"), pl.lit(EVENT).alias("event_id"), (pl.col("n") * 1.25).alias("value"),
        one_of(["exact", "about"]).alias("qualifier"), pl.lit("peacekeepers").alias("noun"),
        words("some {} peacekeepers serve").alias("context"), pl.lit(1).alias("articles"),
        pl.lit(False).alias("disputed"),
    )  # fmt: skip
    return whole(frame, "figures")


def _evidence(facts: pl.DataFrame, table: str, articles: int) -> pl.DataFrame:
    key = EVIDENCE_KEYS[table]
    text = {"commitments": "description", "statements": "text", "figures": "context"}[table]
    frame = facts.with_row_index("n").select(
        pl.format("e-{}", key).alias("evidence_id"), pl.format("a{}", pl.col("n") % articles).alias("article_id"),
        pl.col(key), pl.col(text).alias("text"), pl.lit(100).alias("char_start"),
        (100 + pl.col(text).str.len_chars()).alias("char_end"), pl.lit(f"made-up-{table}").alias("rule"),
        (pl.col("n") % 100 / 100).alias("confidence"),
    )  # fmt: skip
    return whole(frame, "evidence")


def _event_evidence() -> pl.DataFrame:
    row = {
        "evidence_id": "e-event", "article_id": "a0", "event_id": EVENT, "text": "met", "char_start": 0, "char_end": 3,
        "rule": "made-up-event", "confidence": 0.5,
    }  # fmt: skip
    return SCHEMAS["evidence"].frame([row])


if __name__ == "__main__":
    if len(sys.argv) > 2:
        step_of(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
    else:
        print(*measure(int(sys.argv[1]) if len(sys.argv) > 1 else FACTS), sep="\n")
