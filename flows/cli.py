"""What a person types."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    raise SystemExit("pledgebook: the command line is being built")
