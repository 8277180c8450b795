"""An S3-compatible server on loopback: moto's, answering one request after the other.

S3 decides conditional puts atomically. moto looks and then writes, without a lock, so that two requests at once could
both win; answered one by one they cannot. It differs from S3 in nothing else that matters here: it knows If-Match and
If-None-Match on puts, gives ETags, and lists what was put before at once, as S3 has done since 2020.
"""

from __future__ import annotations

import logging
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from moto.moto_server.werkzeug_app import create_backend_app
from werkzeug.serving import make_server


@contextmanager
def s3_server(bucket: str) -> Iterator[dict[str, str]]:
    """A server with one empty bucket; the environment by which any S3 client finds it."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, create_backend_app("s3"), threaded=False)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.port}"
    try:
        urllib.request.urlopen(urllib.request.Request(f"{url}/{bucket}", method="PUT")).close()
        yield {
            "AWS_ENDPOINT_URL": url,
            "AWS_ALLOW_HTTP": "true",
            "AWS_ACCESS_KEY_ID": "key",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_REGION": "us-east-1",
        }
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
