"""What happened, one line an event: JSON for machines, words for a terminal."""

from __future__ import annotations

import sys
from typing import Any

import structlog

from flows.settings import Settings


def open_log(settings: Settings) -> Any:
    """A structlog logger on standard output: every line has a time (UTC), a level, an event and what belongs to it."""
    as_json = settings.logs_json(sys.stdout)
    renderer: Any = structlog.processors.JSONRenderer(ensure_ascii=False)
    if not as_json:
        renderer = structlog.dev.ConsoleRenderer(
            colors=sys.stdout.isatty(), pad_event_to=0, pad_level=False, sort_keys=False
        )
    processors = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="%Y-%m-%dT%H:%M:%SZ", utc=True),
        renderer,
    ]
    return structlog.wrap_logger(structlog.PrintLogger(sys.stdout), processors=processors)
