"""What every paper of the package says of it: its name, what it is, who made it, and under which licence."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

NAME = "un-peacekeeping-pledges"
TITLE = "UN Peacekeeping Pledges"
DESCRIPTION = (
    "What was pledged, said, asked and counted at the conferences that keep UN peacekeeping going, as the news "
    "reported it. One row for each distinct fact, with the exact words of each article that supports it in `evidence`."
)
KEYWORDS = ["United Nations", "peacekeeping", "pledges", "commitments", "troop contributions", "conferences", "news"]
AUTHOR = "pledgebook"
LICENSE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
GUARD = (
    "Texts that a spreadsheet would run as a formula are published in CSV with an apostrophe before them; "
    "README.md says how to take it away."
)

_END = b"\n}\n"
_SIGNED = re.compile(rb'(.*),\n  "sha256": "([0-9a-f]{64})"' + _END, re.DOTALL)


def to_json(document: Any) -> str:
    """JSON as every file of the package prints it."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def signed(document: dict[str, Any]) -> str:
    """JSON that carries the SHA-256 of the rest of it in `sha256`: its one and only text, so that any change shows."""
    return to_json(document | {"sha256": hashlib.sha256(to_json(document).encode("utf-8")).hexdigest()})


def is_signed(text: bytes) -> bool:
    """Whether a text is, to the byte, what `signed` printed."""
    found = _SIGNED.fullmatch(text)
    return found is not None and hashlib.sha256(found[1] + _END).hexdigest() == found[2].decode("ascii")
