"""What becomes of the runs of a deployment, told line by line."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.client.schemas.sorting import FlowRunSort

LOOK_SECONDS = 2.0  # between two looks
MOST_RUNS = 20  # looked at each time: of a schedule one goes, and those that would overlap it are skipped
UNDER_WAY = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING, StateType.PAUSED]
TOLD = [StateType.RUNNING, StateType.COMPLETED, StateType.FAILED, StateType.CRASHED, StateType.CANCELLED]
OVERLAPPING = "Deployment concurrency limit reached."  # what Prefect says of a run that is due while another goes


def runs_of(deployment: UUID, states: Sequence[StateType]) -> dict[str, Any]:
    """What to ask Prefect's client for: the newest runs of a deployment that are in one of some states."""
    return {
        "deployment_filter": DeploymentFilter(id=DeploymentFilterId(any_=[deployment])),
        "flow_run_filter": FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(states)))),
        "sort": FlowRunSort.EXPECTED_START_TIME_DESC,
        "limit": MOST_RUNS,
    }


@dataclass(slots=True)
class Chronicle:
    """Tells a log when a run started and how it ended, from now on, each once."""

    client: PrefectClient
    deployment: UUID
    log: Any
    since: datetime = field(default_factory=lambda: datetime.now(UTC))
    started: set[UUID] = field(default_factory=set)
    ended: set[UUID] = field(default_factory=set)

    async def watch(self) -> None:
        """Look again and again, until cancelled. That a server does not answer is noticed in `flows/upkeep.py`."""
        while True:
            await self.look()
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self) -> None:
        """Tell what is new."""
        with suppress(httpx.HTTPError):
            for run in reversed(await self.client.read_flow_runs(**runs_of(self.deployment, TOLD))):
                if run.state and run.state.timestamp >= self.since:
                    self._tell(run)

    def _tell(self, run: FlowRun) -> None:
        assert run.state is not None
        if run.run_count and run.id not in self.started and run.start_time and run.start_time >= self.since:
            self.started.add(run.id)
            self.log.info("started", run=run.name)
        if run.state.is_final() and run.id not in self.ended:
            self.ended.add(run.id)
            say = self.log.error if run.state.is_failed() or run.state.is_crashed() else self.log.info
            say(
                _ending(run), run=run.name, said=run.state.message, seconds=round(run.total_run_time.total_seconds(), 1)
            )


def _ending(run: FlowRun) -> str:
    assert run.state is not None
    if run.state.is_cancelled() and run.state.message == OVERLAPPING:
        return "skipped"
    return run.state.type.value.lower()
