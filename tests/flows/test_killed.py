"""A run that is killed in the middle of extraction, and the run after it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench import _reports
from tests.conftest import CHECKOUT, publish_plainly

ARTICLES, PATIENCE = 40, 120.0
RUN = "from flows.cli import main; import sys; sys.argv[1:] = ['run', '--accept-changes', *sys.argv[1:]]; main()"


def start(folder: Path) -> subprocess.Popen[bytes]:
    """`pledgebook run` on the articles of a folder, on the server of these tests."""
    return subprocess.Popen(
        [sys.executable, "-c", RUN, "-a", "articles", "-o", "output"],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(CHECKOUT), "PLEDGEBOOK_BATCH_SIZE": "2"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _reports.write(tmp_path / "articles", ARTICLES)
    state = tmp_path / "output" / "state"
    run = start(tmp_path)
    deadline = time.monotonic() + PATIENCE
    while len(list(state.glob("*.parquet"))) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    run.kill()
    run.communicate()
    assert not (tmp_path / "output" / "versions.json").exists()
    kept = len(list(state.glob("*.parquet")))
    assert 3 <= kept < ARTICLES / 2

    again = start(tmp_path)
    said, _ = again.communicate(timeout=PATIENCE)
    assert again.returncode == 0, said.decode()
    assert f"{ARTICLES} articles · {ARTICLES - 2 * kept} read in this run" in said.decode()
    monkeypatch.chdir(tmp_path)
    publish_plainly(["articles"], tmp_path / "whole", tmp_path / "work")
    hashes = [
        json.loads((tmp_path / name / "versions.json").read_text())["versions"][0]["content_hash"]
        for name in ("output", "whole")
    ]
    assert hashes[0] == hashes[1]
