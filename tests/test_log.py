"""Log lines, for machines and for people."""

from __future__ import annotations

import json
import sys

import pytest

from flows.log import open_log
from flows.settings import Settings


def test_a_line_is_json_where_no_terminal_is(capsys: pytest.CaptureFixture[str]) -> None:
    open_log(Settings()).error("failed", run="articles to output", said="„so“\nand so")
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert told.pop("timestamp").endswith("Z")
    assert told == {"event": "failed", "level": "error", "run": "articles to output", "said": "„so“\nand so"}


def test_a_line_can_be_text(capsys: pytest.CaptureFixture[str]) -> None:
    open_log(Settings(log_format="text")).info("started", run="articles to output")
    (line,) = capsys.readouterr().out.splitlines()
    assert "[info] started" in line
    assert "run='articles to output'" in line


def test_the_format_follows_the_terminal_unless_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert not Settings().logs_json(sys.stdout)
    assert Settings(log_format="json").logs_json(sys.stdout)
