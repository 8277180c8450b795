"""Whether confidence is earned: of the rows extraction is sure of, how many are right, and of those it is not?

usage: python -m tests.calibration [--corpus DIR]

Prints a Markdown table over the gold corpus: for each table, the share of rows that gold confirms, among those whose
best evidence has a confidence above 0.8 and among the others.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from flows.extract.article import extract_article
from flows.extract.lexicon import load_lexicon
from flows.extract.sighting import Extraction
from tests.accuracy import SHARED, predicted, read, scorer

BAR = 0.8
TABLES = ("events", "participations", "commitments", "statements.direct", "statements.indirect", "figures")


def with_confidence(extraction: Extraction) -> dict[str, Any]:
    """An extraction as the scorer wants it, each row with the confidence of its best evidence."""
    rows = predicted(extraction)
    for table in ("events", "participations", "commitments", "statements", "figures"):
        sightings = [s for s in extraction.sightings if s.table == table]
        for row, sighting in zip(rows[table], sightings, strict=True):
            row["confidence"] = max((e.confidence for e in sighting.evidence), default=0.0)
    return rows


def calibrate(corpus: Path) -> dict[str, dict[bool, list[int]]]:
    """Rows right and rows in all, by table and by whether their confidence is above the bar."""
    score, lexicon = scorer(), load_lexicon()
    counts: dict[str, dict[bool, list[int]]] = defaultdict(lambda: {True: [0, 0], False: [0, 0]})

    class Recorder(score.Tally):  # type: ignore[misc, name-defined]
        def match(self, table: str, article: str, gold: list[Any], rows: list[Any], *rest: Any) -> Any:
            found = super().match(table, article, gold, rows, *rest)
            right = {id(p) for _, p in found}
            for row in rows if table in TABLES else ():
                cell = counts[table][row["confidence"] > BAR]
                cell[0] += id(row) in right
                cell[1] += 1
            return found

    for path in sorted((corpus / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        article = read(corpus / "articles" / f"{path.stem}.txt")
        score.score_article(Recorder(), gold, with_confidence(extract_article(article, lexicon)))
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=SHARED / "dev")
    counts = calibrate(parser.parse_args().corpus)
    print(f"| table | right, above {BAR} | right, {BAR} or below |\n| --- | --- | --- |")
    total = {True: [0, 0], False: [0, 0]}
    for table in TABLES:
        cells = []
        for sure in (True, False):
            right, rows = counts[table][sure]
            total[sure][0] += right
            total[sure][1] += rows
            cells.append(f"{right / rows:.0%} of {rows}" if rows else "none")
        print(f"| {table} | {cells[0]} | {cells[1]} |")
    print(f"| all | {' | '.join(f'{total[s][0] / max(1, total[s][1]):.0%} of {total[s][1]}' for s in (True, False))} |")


if __name__ == "__main__":
    main()
