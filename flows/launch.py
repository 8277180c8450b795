"""The flow run by hand or on a schedule: Prefect tamed, a server at hand, and an end that is told in words."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rich.console import Console

from flows.articles.files import NoArticles
from flows.articles.gather import check_arguments
from flows.endings import RunFailed
from flows.log import open_log
from flows.package.store import StoreError, check_writable
from flows.schedule import Job
from flows.server import LocalServer, Purpose, ServerFailed, provide
from flows.settings import Settings, tame_prefect

if TYPE_CHECKING:
    from flows.stages import Outcome


def launch(settings: Settings, articles: Sequence[str], output: str, console: Console, **options: bool) -> Outcome:
    """Run the flow with `options` (see `flows.publish.publish`) and return what it came to.

    Raises RunFailed where there is nothing to publish.
    """
    start_prefect(settings, articles, output, console)
    from flows.publish import publish_with

    state = publish_with(settings)(list(articles), output, **options, return_state=True)
    if not state.is_completed():
        raise RunFailed(state.message or state.name)
    outcome: Outcome = state.result()
    return outcome


def launch_schedule(settings: Settings, job: Job, console: Console) -> None:
    """Run the flow on a schedule until a signal ends it; what becomes of each run is told in the log.

    Raises RunFailed where it cannot be started, or where Prefect gives up.
    """
    given = job.parameters
    server = start_prefect(settings, given["articles"], given["output"], console, Purpose.SCHEDULE)
    from flows.publish import publish_with
    from flows.serve import ServingFailed, serve

    os.environ["PLEDGEBOOK_RUNNER"] = settings.runner  # each run is a process of its own, and asks for it there
    log = open_log(settings)
    ui = os.environ.get("PREFECT_UI_URL") or os.environ["PREFECT_API_URL"].removesuffix("/api")
    due = job.schedule.next_after(datetime.now(UTC)).isoformat()
    log.info("serving", deployment=f"pledgebook/{job.name}", cron=job.schedule.cron, next=due, ui=ui)
    try:
        serve(publish_with(settings), job, log, alone=server is not None)
    except ServingFailed as error:
        raise RunFailed(str(error)) from error
    log.info("stopped")


def start_prefect(
    settings: Settings, articles: Sequence[str], output: str, console: Console, purpose: Purpose = Purpose.RUN
) -> LocalServer | None:
    """Have Prefect ready to be imported, with a server that answers; one of our own is returned.

    Places that cannot be read or written end the run, as RunFailed, before a server is started. Prefect may be
    imported after this and no earlier: its settings are read from the environment then.
    """
    try:
        check_writable(output)
        check_arguments(articles)
        tame_prefect(settings)
        with console.status("Starting Prefect; the first time takes a little longer"):
            server = provide(settings.home, purpose)
            import flows.publish  # noqa: F401  while the server starts, too

            if server:
                server.wait()
            return server
    except (NoArticles, StoreError, ServerFailed) as error:
        raise RunFailed(str(error)) from error
