"""A progress bar on the terminal; nothing where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn


class Bar:
    """What the run is doing, and how far it has come."""

    def __init__(self, shown: Progress) -> None:
        self._shown = shown
        self._task = shown.add_task("Starting", total=None)

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage of `total` articles, or of unknown length."""
        self._shown.remove_task(self._task)
        self._task = self._shown.add_task(name, total=total)

    def say(self, text: str) -> None:
        """Print a line above the bar, also where no bar is shown."""
        self._shown.console.print(text, style="yellow", markup=False, soft_wrap=True)

    def advance(self, articles: int) -> None:
        """So many more articles are done."""
        self._shown.advance(self._task, articles)


@contextmanager
def progress() -> Iterator[Bar]:
    """Show a bar on standard error while the block runs; it leaves no trace."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:
        yield Bar(shown)
