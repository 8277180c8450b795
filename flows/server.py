"""A Prefect server of our own, for as long as one command needs it.

Prefect's built-in temporary server prints to the terminal and outlives a killed parent. This one keeps its state and
its output in `PREFECT_HOME`, and goes when its parent goes, however that ends.
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
from pathlib import Path

from filelock import FileLock

STARTUP_SECONDS = 180  # the first start creates the database: 10 s on a laptop, far more on a busy build machine
SHUTDOWN_SECONDS = 10
# What a server for one run can do without. No automation is set on it, and its trigger service resents a short life;
# no block is kept on it; tables are created under a lock below.
ONE_RUN = {
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
    "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
    "PREFECT_SERVER_DATABASE_MIGRATE_ON_START": "false",
}


class ServerFailed(Exception):
    """The server did not come up; the message names its log."""


@dataclass(frozen=True, slots=True)
class LocalServer:
    """A Prefect server in a child process, listening on a free port of the loopback interface."""

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


def provide(home: Path) -> LocalServer | None:
    """Have this process talk to the server that `PREFECT_API_URL` names, else to one of its own, which is returned.

    To be called before Prefect is imported: its settings are read then, and what it sends on leaving is sent before
    what was registered earlier is run, so that the server is still there to take it.
    """
    if os.environ.get("PREFECT_API_URL"):
        return None
    try:
        server = start(home)
    except OSError as error:
        said = f"{home}: cannot be written to ({error.strerror or error}); set PREFECT_HOME to a folder that can"
        raise ServerFailed(said) from error
    atexit.register(server.stop)
    os.environ["PREFECT_API_URL"] = server.api_url
    return server


def start(home: Path) -> LocalServer:
    """Start a server whose database and log lie in `home`; it answers once `wait` returns.

    The socket is opened here, so that the port is known, and taken, before the child runs. The child has a session of
    its own: Ctrl-C reaches the run, which tells the server how it ended, and not the server.
    """
    home.mkdir(parents=True, exist_ok=True)
    log = home / "server.log"
    with socket.create_server(("127.0.0.1", 0)) as listener, log.open("wb") as sink:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.server", str(listener.fileno()), str(home)],
            stdin=subprocess.PIPE,
            stdout=sink,
            stderr=subprocess.STDOUT,
            pass_fds=[listener.fileno()],
            env=os.environ | ONE_RUN | {"PREFECT_HOME": str(home)},
            start_new_session=True,
        )
    return LocalServer(process, f"{address}/api", log)


def serve(descriptor: int, home: Path) -> None:
    """Run the server on an open listening socket until standard input ends."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import uvicorn
    from prefect.server.api.server import create_app
    from prefect.server.database import provide_database_interface

    with FileLock(home / "database.lock"):  # two first runs at once must not both create the tables
        asyncio.run(provide_database_interface().create_db())
    config = uvicorn.Config(create_app(final=True, ephemeral=True), log_level="error", lifespan="on")
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=descriptor)])


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]))
