"""Every knob of a run, each also an environment variable: `PLEDGEBOOK_WORKERS=4 pledgebook run`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

CHECKOUT = Path(__file__).resolve().parents[1]


class Settings(BaseSettings):
    """What may differ between machines. What differs between runs (`--articles`, `--output`) is typed there."""

    model_config = SettingsConfigDict(env_prefix="PLEDGEBOOK_", frozen=True)

    articles: str = Field("seeds/articles", description="Where articles are read from unless --articles says so.")
    output: str = Field("output", description="Where versions are published unless --output says so.")
    batch_size: int = Field(50, ge=1, description="Articles that one task reads and extracts.")
    workers: int = Field(1, ge=1, description="Processes that extract. The published bytes do not depend on it.")
    work: Path | None = Field(None, description="Folder for a run's working files; the system's own unless given.")
    prefect_home: Path = Field(CHECKOUT / ".prefect", description="Where Prefect keeps its database and logs.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = Field(
        "CRITICAL", description="Prefect's log lines from this level up are shown on the terminal."
    )


def prefect_environment(settings: Settings) -> dict[str, str]:
    """Environment variables that keep Prefect inside the checkout, quiet, and silent towards its makers.

    They must be set before Prefect is first imported. What the environment sets already is left as it is.
    """
    wanted = {
        "PREFECT_HOME": str(settings.prefect_home),
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": settings.log_level,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        # Nobody can have set an automation on a server that lives for one run, and this service resents a short life.
        "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
    }
    return {name: value for name, value in wanted.items() if name not in os.environ}
