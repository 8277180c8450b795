"""A Prefect server of our own, for as long as one command needs it.

Prefect's built-in temporary server prints to the terminal and outlives a killed parent. This one keeps its state and
its output in `PREFECT_HOME`, and goes when its parent goes, however that ends.
"""

from __future__ import annotations

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
from pathlib import Path

STARTUP_SECONDS = 180  # the first start creates the database: 10 s on a laptop, far more on a busy build machine
SHUTDOWN_SECONDS = 10


class ServerFailed(Exception):
    """The server did not come up; the message names its log."""


class LocalServer:
    """A Prefect server in a child process, listening on a free port of the loopback interface."""

    def __init__(self, process: subprocess.Popen[bytes], address: str, log: Path) -> None:
        self.process = process
        self.address = address
        self.log = log

    @property
    def api_url(self) -> str:
        """What `PREFECT_API_URL` must be for a client to reach this server."""
        return f"{self.address}/api"

    def wait(self) -> None:
        """Return once the server answers; raise `ServerFailed` if it ends or takes more than `STARTUP_SECONDS`."""
        deadline = time.monotonic() + STARTUP_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(f"{self.api_url}/health", timeout=5):
                return
            time.sleep(0.05)
        self.stop()
        raise ServerFailed(f"The Prefect server did not start; its log is {self.log}.")

    def stop(self) -> None:
        """End the server and wait until it is gone."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        try:
            self.process.wait(SHUTDOWN_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start(home: Path) -> LocalServer:
    """Start a server whose database and log lie in `home`; it is not ready before `wait` returns.

    The socket is opened here, so the port is known and taken before the child runs. The child has a session of its own:
    Ctrl-C reaches the run, which tells the server how it ended, and not the server.
    """
    home.mkdir(parents=True, exist_ok=True)
    log = home / "server.log"
    with socket.create_server(("127.0.0.1", 0)) as listener, log.open("wb") as sink:
        port = listener.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.server", str(listener.fileno())],
            stdin=subprocess.PIPE,
            stdout=sink,
            stderr=subprocess.STDOUT,
            pass_fds=[listener.fileno()],
            start_new_session=True,
        )
    return LocalServer(process, f"http://127.0.0.1:{port}", log)


def serve(descriptor: int) -> None:
    """Run the server on an open listening socket until standard input ends."""
    import uvicorn
    from prefect.server.api.server import create_app

    threading.Thread(target=_end_with_parent, daemon=True).start()
    config = uvicorn.Config(create_app(final=True, ephemeral=True), log_level="error", lifespan="on")
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=descriptor)])


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
