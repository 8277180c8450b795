"""The flow run by hand or on a schedule: Prefect tamed, a server at hand, and an end that is told in words."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from flows.articles.files import NoArticles
from flows.articles.gather import check_arguments
from flows.endings import RunFailed
from flows.log import open_log
from flows.package.store import StoreError, check_writable
from flows.schedule import Job
from flows.server import LocalServer, Purpose, ServerFailed, provide
from flows.settings import Settings, tame_libraries
from flows.upkeep import keep_serving

if TYPE_CHECKING:
    from flows.stages import Outcome

STARTING = "Starting Prefect; the first time takes a little longer"


def launch(settings: Settings, articles: Sequence[str], output: str, console: Console, **options: bool) -> Outcome:
    """Run the flow with `options` (see `flows.publish.publish`) and return what it came to.

    Raises RunFailed where there is nothing to publish.
    """
    with console.status(STARTING):
        server = provide_server(settings, articles, output)
        from flows.publish import publish_with  # while the server starts, too

        if server:
            try:
                server.wait()
            except ServerFailed as error:
                raise RunFailed(str(error)) from error
    state = publish_with(settings)(list(articles), output, **options, return_state=True)
    if not state.is_completed():
        raise RunFailed(state.message or state.name)
    outcome: Outcome = state.result()
    return outcome


def launch_schedule(settings: Settings, job: Job, console: Console) -> None:
    """Run the flow on a schedule until a signal ends it; what becomes of each run is told in the log.

    Raises RunFailed where it cannot be started, or where Prefect gives up.
    """
    server = provide_server(settings, job.parameters["articles"], job.parameters["output"], Purpose.SCHEDULE)
    os.environ["PLEDGEBOOK_RUNNER"] = settings.runner  # the process that serves, and its runs, ask for it there
    log = open_log(settings)
    with console.status(STARTING) as starting:
        keep_serving(settings, job, server, log, starting.stop)
    log.info("stopped")


def provide_server(
    settings: Settings, articles: Sequence[str], output: str, purpose: Purpose = Purpose.RUN
) -> LocalServer | None:
    """Have Prefect ready to be imported, with a server: one of our own is returned, and yet to be waited for.

    Places that cannot be read or written end the run, as RunFailed, before a server is started. Prefect may be
    imported after this and no earlier: its settings are read from the environment then.
    """
    try:
        check_writable(output)
        check_arguments(articles)
        tame_libraries(settings)
        return provide(settings.home, purpose)
    except (NoArticles, StoreError, ServerFailed) as error:
        raise RunFailed(str(error)) from error
