"""THE flow: read → extract → resolve → check → publish. What each stage does is in `flows/stages.py`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture
from prefect.runtime import flow_run
from prefect.states import Completed, Failed
from prefect.task_runners import ProcessPoolTaskRunner, ThreadPoolTaskRunner

from flows import stages
from flows.articles.files import Source
from flows.articles.rejection import PASSING
from flows.artifacts import headline, record
from flows.batches import HALTED, batches, extract_batch
from flows.intake import Found, Intake
from flows.package.publication import Overtaken
from flows.package.run import RunInfo
from flows.package.store import check_writable
from flows.progress import Bar, progress
from flows.settings import Settings
from flows.stages import REFUSALS, Outcome, Reading
from flows.state.memory import StateChanged


def _reading_failed(_task: Any, _run: Any, state: State[Any]) -> bool:
    """A disk or share that did not answer may do so in a moment; anything else would fail again."""
    return isinstance(state.data, OSError) and not isinstance(state.data, FileNotFoundError)


FAULT = "a fault of pledgebook; nothing was published, the log of the run shows where it lies: please report it"
_PAUSES = [1.0, 5.0, 15.0]  # seconds before each retry

find = task(retries=3, retry_delay_seconds=_PAUSES, retry_condition_fn=_reading_failed, cache_policy=NO_CACHE)(
    stages.find_sources
)
extract = task(cache_policy=NO_CACHE)(extract_batch)
resolve = task(cache_policy=NO_CACHE)(stages.resolve_sightings)
check = task(cache_policy=NO_CACHE)(stages.check_tables)
write = task(cache_policy=NO_CACHE)(stages.publish_tables)

# Batches on their way at once: enough that no worker waits, so few that memory stays bounded.
IN_FLIGHT, IN_FLIGHT_PER_WORKER = 16, 3
TRIES = 5  # where other runs publish to the same place at the same time


def run_name() -> str:
    """What the run does, as Prefect lists it."""
    given = flow_run.parameters
    how = [word for option, word in (("full", "all anew"), ("dry_run", "dry run")) if given.get(option)]
    return ", ".join([f"{', '.join(given['articles'])} to {given['output']}", *how])


@flow(name="pledgebook", flow_run_name=run_name, persist_result=False)
def publish(  # noqa: PLR0913 (each is a box of its own in the form that Prefect shows)
    articles: list[str],
    output: str,
    dry_run: bool = False,
    accept_changes: bool = False,
    full: bool = False,
    prune_removed: bool = False,
) -> State[Any]:
    """Read articles and publish what they say as the next version of the data package.

    Args:
        articles: Folders, files, patterns, addresses of the web and lists of sources (.yaml) that lead to articles.
        output: Folder in which versions are published.
        dry_run: Say which version would come and why, and publish nothing.
        accept_changes: Publish even what falls short of `seeds/expectations.csv`.
        full: Read and extract every article anew, whatever earlier runs have read.
        prune_removed: Withdraw what articles say that are no longer found.
    """
    try:
        run = replace(RunInfo.now(accept_changes=accept_changes), passing=PASSING)
        check_writable(output)
        reading = Reading(full, prune_removed, dry_run)
        with halting(), stages.work_folder(Settings().work) as work, progress() as bar:
            bar.stage("Finding articles")
            sources = find(articles, output, bar.advance)
            for tries_left in reversed(range(TRIES)):
                try:
                    intake = take_in(sources, output, work, reading, bar)
                    bar.stage("Resolving")
                    resolve(intake.folder, work / "resolved", output)
                    bar.stage("Checking")
                    broken = check(work / "resolved", intake.folder, work / "checked")
                    bar.stage("Publishing")
                    told = replace(run, onto=intake.onto, tell=bar.say)
                    publication = write(work / "checked", output, told, dry_run=dry_run)
                    break
                except (Overtaken, StateChanged):
                    if not tries_left:
                        raise
    except REFUSALS as refusal:
        return Failed(message=str(refusal))
    except OSError as error:
        return Failed(message=f"{error}; nothing was published, mend this and run again")
    except Exception as error:
        get_run_logger().exception("A fault of pledgebook")
        return Failed(message=f"{type(error).__name__}: {error} ({FAULT})")
    outcome = Outcome(publication, intake)
    for notice in intake.notices:
        get_run_logger().warning(notice)
    record(outcome, broken, dry_run=dry_run)
    return Completed(message=headline(publication, dry_run=dry_run), data=outcome)


def take_in(sources: list[Source], output: str, work: Path, reading: Reading, bar: Bar) -> Intake:
    """Read what is new, extract it a batch a task, and write down the sightings of all that counts."""
    bar.stage("Reading and extracting", total=len(sources))

    def opened() -> Iterator[Source]:
        for source in sources:
            yield source
            bar.advance(1)

    return stages.read_sources(opened(), output, work / "sightings", reading, extract_all)


def extract_all(found: Iterable[Found]) -> Iterator[bytes]:
    """Extract a batch a task, in the order of the batches, with few of them on their way at once."""
    settings = Settings()
    most = max(IN_FLIGHT, IN_FLIGHT_PER_WORKER * settings.workers)
    waiting: deque[PrefectFuture[bytes]] = deque()
    for batch in batches(found, settings.batch_size):
        waiting.append(extract.submit(batch))
        if len(waiting) > most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@contextmanager
def halting() -> Iterator[None]:
    """Where a signal ends the block, have the threads and processes that extract end, too.

    Prefect would wait until they are through with their batches.
    """
    HALTED.clear()
    try:
        yield
    except Exception:
        raise
    except BaseException:
        HALTED.set()
        if not Settings().runner.startswith("dask"):  # a cluster ends its workers itself
            for worker in active_children():
                worker.terminate()
        raise


def publish_with(settings: Settings) -> Any:
    """The flow, with extraction on threads, processes or a Dask cluster, as the settings say."""
    # Typed loosely: Prefect's own runners are no subtypes of the runner that `with_options` declares.
    runner: Any
    name, _, address = settings.runner.partition("=")
    if name == "auto":
        name = "threads" if settings.workers == 1 else "processes"
    if name == "threads":
        runner = ThreadPoolTaskRunner(max_workers=settings.workers)
    elif name == "processes":
        runner = ProcessPoolTaskRunner(max_workers=settings.workers)
    else:
        from prefect_dask.task_runners import DaskTaskRunner

        own = {"n_workers": settings.workers, "threads_per_worker": 1, "dashboard_address": None}
        runner = DaskTaskRunner(address=address) if address else DaskTaskRunner(cluster_kwargs=own)
    return publish.with_options(task_runner=runner)
