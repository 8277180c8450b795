"""The command that runs the flow on a schedule, and what a schedule is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from cronsim import CronSim, CronSimError

from flows.options import AcceptChanges, Articles, Full, Output, PruneRemoved, Runner

FIELDS = 5  # minute, hour, day of the month, month, day of the week
NOT_IN_PREFECT = re.compile(r"LW|\dL")  # cronsim knows these forms of "last", Prefect's scheduler does not
NOT_IN_NAMES = "/%&<>"
EXAMPLE = '"0 6 * * *" is every day at six'


class BadSchedule(ValueError):
    """A schedule that cannot be kept; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Points in time, as cron knows them."""

    cron: str
    timezone: str

    def next_after(self, moment: datetime) -> datetime:
        """The first point in time after an aware one."""
        return next(CronSim(self.cron, moment.astimezone(ZoneInfo(self.timezone))))


@dataclass(frozen=True, slots=True)
class Job:
    """What is to run and when: `name` is that of its deployment in Prefect, `parameters` are those of the flow.

    With `at_once` it runs once right away, too.
    """

    name: str
    schedule: Schedule
    parameters: Mapping[str, Any]
    at_once: bool = False


def serve(  # noqa: PLR0913 (each is an option that a person may type)
    cron: Annotated[str, typer.Option("--cron", metavar="CRON", help=f"When to run: {EXAMPLE}.")],
    timezone: Annotated[str, typer.Option("--timezone", metavar="ZONE", help="Time zone of --cron.")] = "UTC",
    now: Annotated[bool, typer.Option("--now", help="Run once right away, too.")] = False,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="What Prefect calls it.")] = "scheduled",
    articles: Articles = None,
    output: Output = None,
    accept_changes: AcceptChanges = False,
    full: Full = False,
    prune_removed: PruneRemoved = False,
    runner: Runner = None,
) -> None:
    """Run on a schedule, until Ctrl-C.

    Uses the Prefect server at PREFECT_API_URL, else starts one, and says where its UI is. Prints a line when a run
    starts and one when it ends. A run that is due while another goes is skipped.
    """
    from flows.cli import err, fail, read_settings
    from flows.endings import Interrupted, RunFailed, interruptible

    settings = read_settings(**({"runner": runner} if runner else {}))
    try:
        schedule = read_schedule(cron, timezone)
        check_name(name)
    except BadSchedule as error:
        fail(error, 2)
    parameters = {
        "articles": articles or [settings.articles],
        "output": output or settings.output,
        "accept_changes": accept_changes,
        "full": full,
        "prune_removed": prune_removed,
    }
    try:
        with interruptible():
            from flows.launch import launch_schedule

            launch_schedule(settings, Job(name, schedule, parameters, at_once=now), err)
    except RunFailed as failure:
        fail(failure)
    except Interrupted as interruption:
        fail(interruption, interruption.exit_code)


def check_name(name: str) -> None:
    """Raise BadSchedule for a name that Prefect does not take."""
    if not name or set(name) & set(NOT_IN_NAMES):
        raise BadSchedule(f"{name!r} is no name for a deployment; give one without {' '.join(NOT_IN_NAMES)}")


def read_schedule(cron: str, timezone: str) -> Schedule:
    """A schedule that will come round. Raises BadSchedule."""
    schedule = Schedule(cron, timezone)
    try:
        now = datetime.now(ZoneInfo(timezone))
    except (KeyError, ValueError, OSError):
        raise BadSchedule(f"{timezone!r} is no time zone; give one as Europe/Berlin or UTC") from None
    if len(cron.split()) != FIELDS:
        raise BadSchedule(f"{cron!r} is no cron expression: it has {len(cron.split())} fields, not {FIELDS}; {EXAMPLE}")
    try:
        if NOT_IN_PREFECT.search(cron):
            raise CronSimError("this form of `last` cannot be scheduled")
        schedule.next_after(now)
    except CronSimError as error:
        raise BadSchedule(f"{cron!r} is no cron expression: {error}; {EXAMPLE}") from None
    except StopIteration:
        raise BadSchedule(f"{cron!r} never comes; {EXAMPLE}") from None
    return schedule
