"""The flow run by hand: Prefect tamed, a server at hand, and an end that is told in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from flows.articles.files import NoArticles, find_articles
from flows.endings import RunFailed
from flows.package.store import StoreError, check_writable
from flows.server import ServerFailed, provide
from flows.settings import Settings, tame_prefect

if TYPE_CHECKING:
    from flows.stages import Outcome

_FAULT = "Flow run encountered an exception: "  # how Prefect begins what it says of an exception nobody caught


def launch(settings: Settings, articles: Sequence[str], output: str, console: Console, **options: bool) -> Outcome:
    """Run the flow with `options` (see `flows.publish.publish`) and return what it came to.

    Places that cannot be read or written end the run before a server is started. Prefect is imported here and no
    earlier: its settings are read from the environment then. Raises RunFailed where there is nothing to publish.
    """
    try:
        check_writable(output)
        find_articles(articles)
        tame_prefect(settings)
        with console.status("Starting Prefect; the first time takes a little longer"):
            server = provide(settings.home)
            from flows.publish import publish_with

            if server:
                server.wait()
    except (NoArticles, StoreError, ServerFailed) as error:
        raise RunFailed(str(error)) from error
    state = publish_with(settings)(list(articles), output, **options, return_state=True)
    if not state.is_completed():
        raise RunFailed(_words(state.message or state.name))
    outcome: Outcome = state.result()
    return outcome


def _words(message: str) -> str:
    if not message.startswith(_FAULT):
        return message
    return f"{message.removeprefix(_FAULT)} (a fault of pledgebook; PLEDGEBOOK_LOG_LEVEL=ERROR shows where it lies)"
