"""The flow on a schedule: Prefect starts its runs, each is told in a line or two, and all of it ends in good order."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import Any
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.flows import Flow
from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.states import Crashed
from prefect.types.entrypoint import EntrypointType

from flows.chronicle import UNDER_WAY, Chronicle, runs_of
from flows.schedule import Job

ONE_AT_A_TIME = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
LEFT_BEHIND = "The process of this run ended without a word (a crash, or the machine went off); the next run repeats it"


class ServingFailed(Exception):
    """Prefect gave up; the message says what to do."""


def serve(flow: Flow[Any, Any], job: Job, log: Any, *, alone: bool = False) -> None:
    """Run the flow on its schedule until SIGINT or SIGTERM comes; raises ServingFailed where Prefect fails before.

    A run that is due while another goes is skipped. A run that goes when the signal comes is cancelled, which leaves
    what was published before as it was. With `alone` no other process can be serving the job: what seems to be under
    way at the start is known to have died.
    """
    with _kept_from_children(signal.SIGINT):
        asyncio.run(_serve(flow, job, log, alone))


async def _serve(flow: Flow[Any, Any], job: Job, log: Any, alone: bool) -> None:
    runner = Runner(name=job.name, limit=None)  # the limit of the deployment holds for other runners of it, too
    deployment = await runner.aadd_flow(
        flow,
        name=job.name,
        schedule=Cron(job.schedule.cron, timezone=job.schedule.timezone),
        parameters=dict(job.parameters),
        concurrency_limit=ONE_AT_A_TIME,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    async with get_client() as client:
        if alone:
            await _bury(client, deployment)
        chronicle = Chronicle(client, deployment, log)
        if job.at_once:
            await client.create_flow_run_from_deployment(deployment)
        watching = asyncio.create_task(chronicle.watch())
        try:
            await _run_until_signalled(runner)
        finally:
            watching.cancel()
            await chronicle.look()


async def _run_until_signalled(runner: Runner) -> None:
    stop = asyncio.Event()
    running = asyncio.create_task(runner.start())
    await asyncio.sleep(0)  # it sets a handler for SIGTERM first, which would end this process in mid-air
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    while not (runner.started or running.done()):
        await asyncio.sleep(0.05)
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        stopping.cancel()
        raise ServingFailed(f"Prefect gave up: {running.exception()}")
    await runner.astop()
    await running


async def _bury(client: PrefectClient, deployment: UUID) -> None:
    """Mark as crashed what ended with an earlier process, so that it does not hold up the runs to come."""
    for run in await client.read_flow_runs(**runs_of(deployment, UNDER_WAY)):
        await client.set_flow_run_state(run.id, Crashed(message=LEFT_BEHIND), force=True)


@contextmanager
def _kept_from_children(number: signal.Signals) -> Iterator[None]:
    """Let a signal from the terminal, which strikes all its processes, come to this one alone.

    What a thread blocks, the processes that it starts block too. For this process to hear it, one thread must not.
    multiprocessing lifts the block when it starts its tracker, which is therefore done before.
    """
    resource_tracker.ensure_running()
    ended = threading.Event()
    listening = threading.Thread(target=ended.wait, daemon=True)
    listening.start()
    signal.pthread_sigmask(signal.SIG_BLOCK, {number})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {number})
        ended.set()
