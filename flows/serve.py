"""The flow on a schedule: Prefect starts its runs, each is told in a line or two, and all of it ends in good order.

A process of its own (`python -m flows.serve`), which `flows/upkeep.py` starts and ends: its job comes on standard
input, and where that ends, so does it.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import threading
import time
from datetime import UTC, datetime
from multiprocessing import active_children
from pathlib import Path
from typing import Any, NoReturn, TextIO
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, StateType
from prefect.flows import Flow
from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.states import Cancelled, Crashed
from prefect.types.entrypoint import EntrypointType

from flows.chronicle import OVERLAPPING, UNDER_WAY, Chronicle, runs_of
from flows.log import open_log
from flows.publish import publish_with
from flows.schedule import Job, Schedule
from flows.settings import Settings
from flows.upkeep import GAVE_UP, STOP_SECONDS, Begin

HURRY_SECONDS = 8.0  # for a run to clean up when it is cancelled; it takes one or two
ONE_AT_A_TIME = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
STOPPED = "stopped before it began; the next run repeats it"
STOPPED_IN_MID_RUN = "stopped in mid-run; what was published before is as it was, and the next run repeats it"
LEFT_BEHIND = (
    "The process of this run ended without a word (a crash, Prefect's server was lost, or the machine went off); the "
    "next run repeats it"
)


async def serve(flow: Flow[Any, Any], job: Job, log: Any, begin: Begin) -> None:
    """Run the flow on its schedule until SIGTERM comes; where Prefect ends before, this process does.

    A run that is due while another goes is skipped. A run that goes when the signal comes is cancelled, which leaves
    what was published before as it was.
    """
    stop = asyncio.Event()
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
        chronicle = Chronicle(client, deployment, log)
        if begin is not Begin.BESIDE_OTHERS:
            await _end(client, deployment, UNDER_WAY, Crashed(message=LEFT_BEHIND))
        if begin is Begin.ALONE:
            await _forget_late(client, deployment)
        if job.at_once:
            await client.create_flow_run_from_deployment(deployment)
        ui = os.environ.get("PREFECT_UI_URL") or os.environ["PREFECT_API_URL"].removesuffix("/api")
        due = job.schedule.next_after(datetime.now(UTC)).isoformat()
        log.info("serving", deployment=f"pledgebook/{job.name}", cron=job.schedule.cron, next=due, ui=ui)
        watching = asyncio.create_task(chronicle.watch())
        running = await _start(runner, stop)
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        watching.cancel()
        if not stop.is_set():
            _give_up(running)
        await _end(client, deployment, [StateType.PENDING], Cancelled(message=STOPPED))
        hurrying = asyncio.create_task(_hurry())
        stopped = datetime.now(UTC)
        await runner.astop()
        await running
        hurrying.cancel()
        await _explain(client, deployment, stopped)
        await chronicle.look()


async def _start(runner: Runner, stop: asyncio.Event) -> asyncio.Task[None]:
    running = asyncio.create_task(runner.start())
    await asyncio.sleep(0)  # it sets a handler for SIGTERM first, which would end this process in mid-air
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    while not (runner.started or running.done()):
        await asyncio.sleep(0.05)
    return running


async def _end(client: PrefectClient, deployment: UUID, states: list[StateType], as_: Any) -> None:
    """Have the runs in some states end in another one, whatever Prefect thinks of that."""
    for run in await client.read_flow_runs(**runs_of(deployment, states)):
        await client.set_flow_run_state(run.id, as_, force=True)


async def _explain(client: PrefectClient, deployment: UUID, since: datetime) -> None:
    """Say in plain words of the runs that the runner cancelled why they were."""
    for run in await client.read_flow_runs(**runs_of(deployment, [StateType.CANCELLED])):
        if run.state and run.state.timestamp >= since and run.state.message != OVERLAPPING:
            said = STOPPED_IN_MID_RUN if run.run_count else STOPPED
            await client.set_flow_run_state(run.id, Cancelled(message=said), force=True)


async def _forget_late(client: PrefectClient, deployment: UUID) -> None:
    """Delete runs that were due while nobody served: they have the parameters of then."""
    for run in await client.read_flow_runs(**runs_of(deployment, [StateType.SCHEDULED])):
        if run.expected_start_time and run.expected_start_time < datetime.now(UTC):
            await client.delete_flow_run(run.id)


async def _hurry() -> None:
    """End the processes of runs that do not end by themselves; Prefect would wait for half a minute."""
    await asyncio.sleep(HURRY_SECONDS)
    for run in active_children():
        run.kill()


def _give_up(running: asyncio.Task[None]) -> NoReturn:
    """End this process at once: what Prefect would do on leaving is to ask its server, which is gone."""
    sys.stderr.write(f"Prefect's runner ended: {running.exception()}\n")
    sys.stderr.flush()
    os._exit(GAVE_UP)


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(STOP_SECONDS)
    os.killpg(0, signal.SIGKILL)


def _stdout_alone() -> TextIO:
    """Standard output for the log alone: whatever else this process and its runs print goes nowhere."""
    kept = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    return kept


def main() -> None:
    """Serve the job of which standard input tells."""
    # Before a terminal, this group is one in the background, which may be stopped for writing there.
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    told = json.loads(sys.stdin.buffer.readline() or b"{}")
    if not told:
        return
    threading.Thread(target=_end_with_parent, daemon=True).start()
    job = Job(**(told["job"] | {"schedule": Schedule(**told["job"]["schedule"])}))
    settings = Settings()
    log = open_log(settings, _stdout_alone())
    asyncio.run(serve(publish_with(settings), job, log, Begin[told["begin"]]))


if __name__ == "__main__":
    main()
