"""Every knob of a run, each also an environment variable: `PLEDGEBOOK_WORKERS=4 pledgebook run`."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Literal, TextIO

from pydantic import DirectoryPath, Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from flows.articles.web.manners import Manners

CHECKOUT = Path(__file__).resolve().parents[1]

_RUNNER = re.compile(r"auto|threads|processes|dask(=(tcp|tls|ws|wss)://\S+)?")


class Settings(BaseSettings):
    """What may differ between machines. What differs between runs (`--articles`, `--output`) is typed there."""

    model_config = SettingsConfigDict(env_prefix="PLEDGEBOOK_", frozen=True)

    articles: str = Field(
        default="seeds/articles", description="Where articles are read from unless --articles says so."
    )
    output: str = Field(default="output", description="Where versions are published unless --output says so.")
    batch_size: int = Field(default=50, ge=1, description="Articles that one task reads and extracts.")
    workers: int = Field(
        default=1, ge=1, description="Threads or processes that extract. The published bytes do not depend on it."
    )
    runner: str = Field(
        default="auto",
        description="What extracts: threads, processes, dask (a cluster of its own) or dask=tcp://HOST:PORT; auto is "
        "one thread for one worker, else processes.",
    )
    work: DirectoryPath | None = Field(
        default=None, description="Folder for a run's working files; the system's own unless given."
    )
    fetched: Path | None = Field(
        default=None,
        description="Folder of fetched documents; state/fetched in the output unless given, and .fetched in the "
        "checkout where the output is an object store.",
    )
    fetch_delay: float = Field(default=1.0, ge=0, description="Seconds between two requests to one host.")
    fetch_time: float = Field(default=7200.0, gt=0, description="Seconds that all fetching of a run may take.")
    contact: str | None = Field(
        default=None,
        pattern=r"^[\x20-\x7e]+$",
        description="An address by which those whose servers we ask can reach you; it is sent along.",
    )
    allow_private: bool = Field(
        default=False, description="Whether documents may be fetched from private and loopback addresses."
    )
    prefect_home: Path = Field(default=CHECKOUT / ".prefect", description="Where Prefect keeps its database and logs.")
    server_patience: float = Field(
        default=1800.0,
        ge=0,
        description="Seconds for which `serve` waits for the server of PREFECT_API_URL where that went away.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = Field(
        default="CRITICAL", description="Prefect's log lines from this level up are shown on the terminal."
    )
    log_format: Literal["auto", "json", "text"] = Field(
        default="auto", description="How log lines look; auto is text on a terminal and JSON elsewhere."
    )

    @field_validator("runner")
    @classmethod
    def _runner(cls, value: str) -> str:
        if not _RUNNER.fullmatch(value):
            raise ValueError(f"{value!r} is none; give threads, processes, dask or dask=tcp://HOST:PORT")
        return value

    @property
    def articles_at_hand(self) -> list[str]:
        """Where to look for articles when nobody says: the usual folder, if it is there."""
        return [self.articles] if Path(self.articles).exists() else []

    @property
    def home(self) -> Path:
        """Prefect's folder: `PREFECT_HOME` where the environment sets it."""
        return Path(os.environ.get("PREFECT_HOME") or self.prefect_home)

    @property
    def manners(self) -> Manners:
        """How documents are fetched, unless a list of sources says otherwise."""
        return Manners(
            delay=self.fetch_delay, in_all=self.fetch_time, contact=self.contact, allow_private=self.allow_private
        )

    def fetched_in(self, output: str) -> Path:
        """Where fetched documents lie, for the versions in `output`."""
        return self.fetched_for_stores if "://" in output else self.fetched or Path(output, "state", "fetched")

    @property
    def fetched_for_stores(self) -> Path:
        """Where fetched documents lie, for versions in an object store."""
        return self.fetched or CHECKOUT / ".fetched"

    def logs_json(self, stream: TextIO) -> bool:
        """Whether log lines that go to `stream` are JSON."""
        return self.log_format == "json" or (self.log_format == "auto" and not stream.isatty())


def tame_libraries(settings: Settings) -> None:
    """Set the variables that keep Prefect inside the checkout, quiet, and silent towards its makers, and tables lean.

    To be called before any of them is first imported. What the environment sets already is left as it is.
    """
    wanted = {
        "PREFECT_HOME": str(settings.prefect_home),
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": settings.log_level,
        "PREFECT_LOGGING_HANDLERS_CONSOLE_FORMATTER": "json" if settings.logs_json(sys.stderr) else "standard",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_RUNNER_POLL_FREQUENCY": "3",  # seconds; a schedule that is served should not lag behind the clock
        "DO_NOT_TRACK": "1",
        # Else both keep what one stage needed from the next: Arrow in a pool of its own, polars for ten seconds.
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "_RJEM_MALLOC_CONF": "dirty_decay_ms:200,muzzy_decay_ms:0",
    }
    for name, value in wanted.items():
        os.environ.setdefault(name, value)
