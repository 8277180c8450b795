"""A Prefect server of our own, for as long as one command needs it: a run, or a schedule.

Prefect's built-in temporary server prints to the terminal, cannot schedule, and outlives a killed parent. This one
keeps its state and its output in `PREFECT_HOME`, and goes when its parent goes, however that ends.
"""

from __future__ import annotations

import asyncio
import atexit
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

STARTUP_SECONDS = 180  # the first start creates the database: 10 s on a laptop, far more on a busy build machine
SHUTDOWN_SECONDS = 10
ANSWER_SECONDS = 10
NOT_REACHED = {502, 503, 504}  # what a gateway answers for a server that is not there
PREFECT_PORT = 4200  # where Prefect's own tools look for a server
ADDRESS = "serve.url"  # in PREFECT_HOME: where the server of a schedule answers


class Purpose(Enum):
    """What a server is for: the value names its log."""

    RUN = "server.log"
    SCHEDULE = "serve.log"


# Tables are created under a lock below. What a server for one run can do without: no automation is set on it, and its
# trigger service resents a short life; no block is kept on it. One with a schedule must find out after a crash which
# runs no longer hold their place, for which leases have to outlive it; and it should plan the first run at once.
SETTINGS = {
    Purpose.RUN: {
        "PREFECT_SERVER_DATABASE_MIGRATE_ON_START": "false",
        "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
        "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
    },
    Purpose.SCHEDULE: {
        "PREFECT_SERVER_DATABASE_MIGRATE_ON_START": "false",
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",
        "PREFECT_SERVER_SERVICES_SCHEDULER_RECENT_DEPLOYMENTS_LOOP_SECONDS": "2",
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
    },
}


class ServerFailed(Exception):
    """The server did not come up; the message names its log."""


@dataclass(frozen=True, slots=True)
class LocalServer:
    """A Prefect server in a child process, listening on a port of the loopback interface."""

    process: subprocess.Popen[bytes]
    api_url: str
    log: Path

    def wait(self) -> None:
        """Return once the server answers; raise ServerFailed if it ends or takes more than `STARTUP_SECONDS`."""
        deadline = time.monotonic() + STARTUP_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(f"{self.api_url}/health", timeout=5):
                return
            time.sleep(0.05)
        self.stop()
        home = self.log.parent
        raise ServerFailed(f"Prefect's server did not start; {self.log} says why. If in doubt, remove {home}")

    def stop(self) -> None:
        """End the server and wait until it is gone."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        try:
            self.process.wait(SHUTDOWN_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def provide(home: Path, purpose: Purpose = Purpose.RUN) -> LocalServer | None:
    """Have this process talk to the server that `PREFECT_API_URL` names, else to one of its own, which is returned.

    To be called before Prefect is imported: its settings are read then, and what it sends on leaving is sent before
    what was registered earlier is run, so that the server is still there to take it.
    """
    if given := os.environ.get("PREFECT_API_URL"):
        _check_answer(given)
        return None
    try:
        if purpose is Purpose.SCHEDULE:
            _claim(home)
        server = start(home, purpose)
    except OSError as error:
        said = f"{home}: cannot be written to ({error.strerror or error}); set PREFECT_HOME to a folder that can"
        raise ServerFailed(said) from error
    atexit.register(server.stop)
    os.environ["PREFECT_API_URL"] = server.api_url
    return server


def _claim(home: Path) -> None:
    """Hold `home` until this process ends: two servers that both schedule from one database would not agree."""
    home.mkdir(parents=True, exist_ok=True)
    claim = FileLock(home / "serve.lock")
    atexit.register(claim.release)  # which also keeps it alive: a lock that nothing refers to is released
    try:
        claim.acquire(blocking=False)
    except Timeout:
        address = (home / ADDRESS).read_text() if (home / ADDRESS).exists() else "the one it printed"
        raise ServerFailed(
            f"{home}: a schedule is being served from here already. To serve a second one from the same server, set "
            f"PREFECT_API_URL={address} and give it a --name of its own; else set PREFECT_HOME to another folder"
        ) from None


def restart(lost: LocalServer) -> LocalServer:
    """A server in the place of one of a schedule that was lost, at the same address where that is free.

    Raises ServerFailed where it does not come up.
    """
    lost.stop()
    server = start(lost.log.parent, Purpose.SCHEDULE, urlsplit(lost.api_url).port)
    atexit.register(server.stop)
    os.environ["PREFECT_API_URL"] = server.api_url
    server.wait()
    return server


def answers() -> bool:
    """Whether the server that `PREFECT_API_URL` names answers now; one that a gateway cannot reach does not."""
    try:
        urllib.request.urlopen(f"{os.environ['PREFECT_API_URL']}/health", timeout=ANSWER_SECONDS).close()
    except urllib.error.HTTPError as error:
        with error:
            return error.code not in NOT_REACHED
    except (OSError, HTTPException, ValueError):
        return False
    return True


def _check_answer(api_url: str) -> None:
    try:
        urllib.request.urlopen(f"{api_url}/health", timeout=ANSWER_SECONDS).close()
    except urllib.error.HTTPError:
        return  # a server it is; whether it lets us in is told by what is asked of it next
    except (OSError, ValueError) as error:
        said = f"{api_url} (PREFECT_API_URL): no Prefect server answers there ({getattr(error, 'reason', error)})"
        raise ServerFailed(f"{said}; start it, or unset PREFECT_API_URL to have one started") from error


def start(home: Path, purpose: Purpose = Purpose.RUN, port: int | None = None) -> LocalServer:
    """Start a server whose database and log lie in `home`; it answers once `wait` returns.

    With a `port` it takes the place of another one, and goes on with its log.

    The socket is opened here, so that the port is known, and taken, before the child runs. The child has a session of
    its own: Ctrl-C reaches the run, which tells the server how it ended, and not the server.
    """
    home.mkdir(parents=True, exist_ok=True)
    log = home / purpose.value
    with _listen(purpose, port) as listener, log.open("ab" if port else "wb") as sink:
        api_url = f"http://127.0.0.1:{listener.getsockname()[1]}/api"
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.server", str(listener.fileno()), str(home), purpose.name],
            stdin=subprocess.PIPE,
            stdout=sink,
            stderr=subprocess.STDOUT,
            pass_fds=[listener.fileno()],
            env=os.environ | SETTINGS[purpose] | {"PREFECT_HOME": str(home), "PREFECT_UI_API_URL": api_url},
            start_new_session=True,
        )
    if purpose is Purpose.SCHEDULE:
        (home / ADDRESS).write_text(api_url)
    return LocalServer(process, api_url, log)


def _listen(purpose: Purpose, port: int | None) -> socket.socket:
    """An open socket: for a schedule at the usual port where that is free, so that its UI can be found again."""
    if purpose is Purpose.SCHEDULE:
        with suppress(OSError):
            return socket.create_server(("127.0.0.1", port or PREFECT_PORT))
    return socket.create_server(("127.0.0.1", 0))


def serve(descriptor: int, home: Path, purpose: Purpose) -> None:
    """Run the server on an open listening socket until standard input ends."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import uvicorn
    from prefect.server.api.server import create_app
    from prefect.server.database import provide_database_interface

    with FileLock(home / "database.lock"):  # two first runs at once must not both create the tables
        asyncio.run(provide_database_interface().create_db())
    app = create_app(final=True, ephemeral=purpose is Purpose.RUN)
    config = uvicorn.Config(app, log_level="error", lifespan="on", timeout_graceful_shutdown=SHUTDOWN_SECONDS // 2)
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=descriptor)])


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]), Purpose[sys.argv[3]])
