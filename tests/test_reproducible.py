"""Same articles, same code, same bytes: with other workers, order, folder, time zone, locale, on another day."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import CHECKOUT

# A whole run without Prefect. Arguments: how many workers, a seed for the order of articles, the day of the run.
RUN = """
import random, sys
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from flows import stages
from flows.articles.files import find_articles
from flows.batches import batches, extract_batch
from flows.intake import extract_here
from flows.package.run import RunInfo

workers, seed, day = map(int, sys.argv[1:])
sources = list(find_articles(["seeds/articles"]))
random.Random(seed).shuffle(sources)
with get_context("spawn").Pool(workers) as pool:
    spread = lambda found: pool.imap_unordered(extract_batch, batches(found, 3))
    through = extract_here if workers == 1 else spread
    stages.read_sources(sources, "output", Path("work/sightings"), through=through)
stages.resolve_sightings(Path("work/sightings"), Path("work/resolved"), "output")
stages.check_tables(Path("work/resolved"), Path("work/sightings"), Path("work/checked"))
run = RunInfo(datetime(2031, 5, day, tzinfo=UTC), "1.0", None)
stages.publish_tables(Path("work/checked"), "output", run)
"""


def publish_in(folder: Path, *arguments: int, **environment: str) -> Path:
    """Publish the briefs from a copy of the checkout; returns the folder of the version."""
    for name in ("flows", "schemas", "seeds"):
        shutil.copytree(CHECKOUT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "work").mkdir()
    subprocess.run(
        [sys.executable, "-c", RUN, *map(str, arguments)],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder), **environment}, check=True, timeout=300,
    )  # fmt: skip
    return folder / "output" / "1.0.0"


def test_two_copies_publish_the_same_bytes(tmp_path: Path) -> None:
    one = publish_in(tmp_path / "one", 1, 0, 3, TZ="UTC", PYTHONHASHSEED="1", POLARS_MAX_THREADS="1")
    other = publish_in(tmp_path / "quite" / "another", 4, 2, 29, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="2")
    files = {p.relative_to(one) for p in one.rglob("*") if p.is_file()}
    assert files == {p.relative_to(other) for p in other.rglob("*") if p.is_file()}
    assert [str(f) for f in sorted(files) if (one / f).read_bytes() != (other / f).read_bytes()] == []
    entries = [
        json.loads((p.parent / "versions.json").read_text(encoding="utf-8"))["versions"][0] for p in (one, other)
    ]
    assert entries[0]["published_at"] != entries[1]["published_at"]
    assert entries[0]["content_hash"] == entries[1]["content_hash"]
