"""`pledgebook run` on the briefs, beside a Prefect flow that does nothing: what the job itself costs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from flows.settings import CHECKOUT

ROUNDS = 3
EMPTY = "from prefect import flow\n@flow\ndef empty(): pass\nempty()"
RUN = "from flows.cli import main; import sys; sys.argv[1:] = ['run', '--output', sys.argv[1]]; main()"


def measure() -> Iterator[str]:
    """Seconds of both, warm: databases exist and everything has been imported once."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        plain = kept | {"PREFECT_HOME": f"{folder}/plain", "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180"}
        ours = kept | {"PREFECT_HOME": f"{folder}/ours"}
        empty, run = [sys.executable, "-c", EMPTY], [sys.executable, "-c", RUN, f"{folder}/output"]
        _seconds(empty, plain)
        _seconds(run, ours)
        rounds = [(_seconds(empty, plain), _seconds(run, ours)) for _ in range(ROUNDS)]
        nothing, everything = median(r[0] for r in rounds), median(r[1] for r in rounds)
    yield f"empty Prefect flow      {nothing:6.1f} s"
    yield f"pledgebook run, briefs  {everything:6.1f} s  ({everything - nothing:+.1f} s)"


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, cwd=Path(CHECKOUT), check=True, capture_output=True)
    return time.perf_counter() - start
