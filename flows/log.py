"""What happened, one line an event: JSON for machines, words for a terminal."""

from __future__ import annotations

import sys
from typing import Any, TextIO

import structlog

from flows.settings import Settings


def open_log(settings: Settings, stream: TextIO | None = None) -> Any:
    """A structlog logger on standard output or another stream: each line has a time (UTC), a level and an event."""
    target = stream or sys.stdout
    as_json = settings.logs_json(target)
    renderer: Any = structlog.processors.JSONRenderer(ensure_ascii=False)
    if not as_json:
        renderer = structlog.dev.ConsoleRenderer(
            colors=target.isatty(), pad_event_to=0, pad_level=False, sort_keys=False
        )
    processors = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="%Y-%m-%dT%H:%M:%SZ", utc=True),
        renderer,
    ]
    return structlog.wrap_logger(structlog.PrintLogger(target), processors=processors)
