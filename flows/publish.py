"""THE flow: read → extract → resolve → check → publish. What each stage does is in `flows/stages.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import as_completed
from prefect.runtime import flow_run
from prefect.states import Failed
from prefect.task_runners import ProcessPoolTaskRunner, ThreadPoolTaskRunner

from flows import stages
from flows.articles.files import Source, find_articles
from flows.artifacts import record
from flows.package.publication import Publication
from flows.package.run import RunInfo
from flows.package.store import check_writable
from flows.progress import Bar, progress
from flows.settings import Settings
from flows.stages import REFUSALS, Batch


def _reading_failed(_task: Any, _run: Any, state: State[Any]) -> bool:
    """A disk or share that did not answer may do so in a moment; anything else would fail again."""
    return isinstance(state.data, OSError) and not isinstance(state.data, FileNotFoundError)


_PAUSES = [1.0, 5.0, 15.0]  # seconds before each retry

find = task(retries=3, retry_delay_seconds=_PAUSES, retry_condition_fn=_reading_failed, cache_policy=NO_CACHE)(
    find_articles
)
extract = task(retries=3, retry_delay_seconds=_PAUSES, retry_condition_fn=_reading_failed, cache_policy=NO_CACHE)(
    stages.extract_batch
)
resolve = task(cache_policy=NO_CACHE)(stages.resolve_batches)
check = task(cache_policy=NO_CACHE)(stages.check_tables)
write = task(cache_policy=NO_CACHE)(stages.publish_tables)


def run_name() -> str:
    """What the run does, as Prefect lists it."""
    given = flow_run.parameters
    return f"{', '.join(given['articles'])} to {given['output']}"


@flow(name="pledgebook", flow_run_name=run_name, persist_result=False)
def publish(
    articles: list[str], output: str, dry_run: bool = False, accept_changes: bool = False
) -> Publication | State[Any]:
    """Read articles and publish what they say as the next version of the data package.

    Args:
        articles: Folders and files that hold articles.
        output: Folder in which versions are published.
        dry_run: Say which version would come and why, and publish nothing.
        accept_changes: Publish even what falls short of `seeds/expectations.csv`.
    """
    try:
        run = RunInfo.now(accept_changes=accept_changes)
        check_writable(output)
        with stages.work_folder(Settings().work) as work, progress() as bar:
            batches = extract_all(find(articles), work / "batches", bar)
            bar.stage("Resolving")
            resolve(batches, work / "resolved")
            bar.stage("Checking")
            broken = check(work / "resolved", batches, work / "checked")
            bar.stage("Publishing")
            publication = write(work / "checked", output, run, dry_run=dry_run)
    except REFUSALS as refusal:
        return Failed(message=str(refusal))
    except OSError as error:
        return Failed(message=f"{error}; nothing was published, mend this and run again")
    record(publication, batches, broken)
    return publication


def extract_all(sources: list[Source], folder: Path, bar: Bar) -> list[Batch]:
    """Read and extract all sources, a batch a task; the batches come back in the order of the sources."""
    size = Settings().batch_size
    folder.mkdir()
    bar.stage("Reading and extracting", total=len(sources))
    parts = [sources[start : start + size] for start in range(0, len(sources), size)]
    futures = [extract.submit(part, folder / f"{number:06}") for number, part in enumerate(parts)]
    for future in as_completed(futures):
        batch: Batch = future.result()
        bar.advance(batch.read + batch.rejected)
    return [future.result() for future in futures]


def publish_with(workers: int) -> Any:
    """The flow with extraction in one thread, or in as many processes as there are workers."""
    # Typed loosely: Prefect's own runners are no subtypes of the runner that `with_options` declares.
    runner: Any = ThreadPoolTaskRunner(max_workers=1) if workers == 1 else ProcessPoolTaskRunner(max_workers=workers)
    return publish.with_options(task_runner=runner)
