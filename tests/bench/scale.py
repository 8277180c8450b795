"""Ten thousand made-up articles, a tenth of them copies: speed and memory of a first run, and of one with ten more.

python -m tests.bench.scale [ARTICLES]
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from flows.server import Purpose, start
from flows.settings import CHECKOUT
from tests.bench import _reports

ARTICLES, MORE = 10_000, 10
SAMPLE, BATCH = 2_000, 125  # few enough parts that the state keeps them as they are: their names tell the time
MOST_MIB, MOST_SHARE = 1024, 0.1
RUNNERS = {"1 worker": ("threads", 1), "2 processes": ("processes", 2), "Dask, 2 workers": ("dask", 2)}
# spaCy is there for another bench, and found by one of the libraries of the job: no run of a user pays for it.
_RUN = """
import atexit, json, resource, sys, time
began = time.perf_counter()
class Hidden:
    @staticmethod
    def find_spec(name, *_):
        if name == "spacy":
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Hidden)
def say():
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([time.perf_counter() - began, peak / 1024]), file=sys.stderr)
if __name__ == "__main__":
    atexit.register(say)
    from flows.cli import main
    sys.argv[1:] = ["run", "--accept-changes", *sys.argv[1:]]
    main()
"""
_PLAIN = """
import sys, time
began = time.perf_counter()
from pathlib import Path
from tests.conftest import publish_plainly
publish_plainly([sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3]))
print(time.perf_counter() - began)
"""


class Took(NamedTuple):
    """Seconds of a whole run, from a cold start, and peak memory of the flow's process in MiB."""

    seconds: float
    memory: float


def measure(articles: int = ARTICLES) -> Iterator[str]:
    """Lines with what each run took."""
    os.environ.pop("PREFECT_API_URL", None)
    with tempfile.TemporaryDirectory(prefix="pledgebook-scale-") as folder:
        place = Path(folder)
        (place / "run.py").write_text(_RUN, encoding="utf-8")
        _reports.write(place / "few", MORE)
        _run(place, "few", "warm")  # Prefect's database is made by the first run ever
        _reports.write(place / "all", articles)
        first = _run(place, "all", "all-out")
        rate = articles / first.seconds
        yield f"{articles:,} articles: {first.seconds:.0f} s, {rate:.0f} articles/s, all of the run counted"
        yield f"peak memory of the flow: {first.memory:.0f} MiB (at most {MOST_MIB})"
        _reports.write(place / "all", MORE, articles)
        again = _run(place, "all", "all-out")
        share = again.seconds / first.seconds
        yield f"{MORE} more: {again.seconds:.1f} s, {share:.2f} of that (at most {MOST_SHARE}), {again.memory:.0f} MiB"
        with _served(place):
            _reports.write(place / "all", MORE, articles + MORE)
            served = _run(place, "all", "all-out")
        share = served.seconds / first.seconds
        yield f"{MORE} more beside a server that runs, as on a schedule: {served.seconds:.1f} s, {share:.2f} of that"
        sample = min(SAMPLE, articles)
        _reports.write(place / "sample", sample)
        for name, (runner, workers) in RUNNERS.items():
            took = _run(place, "sample", f"out-{runner}", runner, workers)
            rate = _rate(place / f"out-{runner}" / "state", sample)
            yield f"{name}: {rate:.0f} articles/s extracted, {took.seconds:.1f} s for a run of {sample:,}"
            if runner == "threads":
                plain = _plain(place)
                yield f"the same without Prefect: {plain:.1f} s; Prefect's share {1 - plain / took.seconds:.0%}"


@contextmanager
def _served(place: Path) -> Iterator[None]:
    """A Prefect server for the runs meanwhile."""
    server = start(place / "prefect", Purpose.SCHEDULE)
    os.environ["PREFECT_API_URL"] = server.api_url
    try:
        server.wait()
        yield
    finally:
        del os.environ["PREFECT_API_URL"]
        server.stop()


def _environment(place: Path) -> dict[str, str]:
    ours = ("PREFECT_", "PLEDGEBOOK_")
    kept = {n: value for n, value in os.environ.items() if n == "PREFECT_API_URL" or not n.startswith(ours)}
    return kept | {"PREFECT_HOME": str(place / "prefect"), "PYTHONPATH": str(CHECKOUT)}


def _run(place: Path, articles: str, output: str, runner: str = "threads", workers: int = 1) -> Took:
    settings = {"PLEDGEBOOK_WORKERS": str(workers), "PLEDGEBOOK_BATCH_SIZE": str(BATCH)}
    command = [sys.executable, "run.py", "-a", articles, "-o", output, "--runner", runner]
    done = subprocess.run(
        command, cwd=place, env=_environment(place) | settings, capture_output=True, text=True, check=False
    )
    if done.returncode or "left out" in done.stdout:
        raise RuntimeError(done.stdout + done.stderr)
    return Took(*json.loads(done.stderr.strip().splitlines()[-1]))


def _plain(place: Path) -> float:
    command = [sys.executable, "-c", _PLAIN, "sample", "plain", "plain-work"]
    done = subprocess.run(command, cwd=place, env=_environment(place), capture_output=True, text=True, check=True)
    return float(done.stdout)


def _rate(state: Path, articles: int) -> float:
    """Articles a second between the first batch that came back and the last."""
    moments = sorted(
        datetime.strptime(found[0], "%Y%m%dT%H%M%S%f")
        for path in state.glob("*.parquet")
        if (found := re.match(r"\d{8}T\d{12}", path.name))
    )
    between = (moments[-1] - moments[0]).total_seconds()
    return (articles - BATCH) / between if between else 0.0


if __name__ == "__main__":
    began = time.perf_counter()
    for line in measure(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES):
        print(f"{line}  [{time.perf_counter() - began:.0f} s]", flush=True)
