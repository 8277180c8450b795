"""Score extraction against a gold corpus without publishing anything.

usage: python -m tests.accuracy [--corpus DIR] [--only ID] [--table NAME] [--misses]

The rules of the comparison are those of the corpus's own `score.py`; what is compared here are the sightings of each
article as extraction hands them on, so that a rule can be tried in a second.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.article import extract_article
from flows.extract.lexicon import load_lexicon
from flows.extract.sighting import Extraction

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpus"


def scorer() -> ModuleType:
    """The corpus's score.py as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predicted(extraction: Extraction) -> dict[str, Any]:
    """An extraction in the shape that `score_article` compares with gold."""
    rows: dict[str, list[Any]] = defaultdict(list)
    ids = {id(s): str(n) for n, s in enumerate(extraction.sightings)}
    for s in extraction.sightings:
        rows[s.table].append(s)
    mentions: dict[str, set[str]] = defaultdict(set)
    people: set[str] = set()
    for s in rows["mentions"]:
        if s.person:
            people.add(s.person)
        for column, kind in (
            ("country", "countries"),
            ("mission", "missions"),
            ("organization", "organizations"),
            ("initiative", "initiatives"),
        ):
            if s.values.get(column):
                mentions[kind].add(s.values[column])
    titles: dict[str, list[str]] = defaultdict(list)
    for s in rows["positions"]:
        titles[s.person or ""].append(s.values["title"])
    row = extraction.article
    return {
        "article": {k: str(row[k]) if row.get(k) else None for k in ("title", "published_on", "dateline", "agency")},
        "events": [s.values | {"event_id": ids[id(s)]} for s in rows["events"]],
        "participations": [
            {
                "actor": s.values.get("country") or s.values.get("organization") or s.person,
                "role": s.values["role"],
                "event_id": ids.get(id(s.event)),
            }
            for s in rows["participations"]
        ],
        "commitments": [
            s.values | {"actor": s.values.get("country") or s.values.get("organization")} for s in rows["commitments"]
        ],
        "statements": [s.values for s in rows["statements"]],
        "figures": [s.values for s in rows["figures"]],
        "people": [{"name": p, "titles": titles[p]} for p in sorted(people)],
        "mentions": mentions,
    }


def read(path: Path) -> Article:
    """The article at `path`, which must be readable."""
    text, blocks = normalize(path.read_text("utf-8"))
    return Article(path.name, path.name, text, tuple(blocks))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=SHARED / "dev")
    parser.add_argument("--only", help="comma-separated ids, or a part of them")
    parser.add_argument("--table", help="list misses of tables that begin with this")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    score, lexicon = scorer(), load_lexicon()
    tally = score.Tally()
    for path in sorted((args.corpus / "gold").glob("*.json")):
        if args.only and not any(part in path.stem for part in args.only.split(",")):
            continue
        gold = json.loads(path.read_text("utf-8"))
        article = read(args.corpus / "articles" / f"{path.stem}.txt")
        score.score_article(tally, gold, predicted(extract_article(article, lexicon)))
    for table, article_id, what, row in tally.misses:
        if (args.misses or args.table) and table.startswith(args.table or ""):
            print(f"{table:20} {what:8} {article_id}: {json.dumps(row, default=str, ensure_ascii=False)[:400]}")
    tables = sorted(tally.gold.keys() | tally.predicted.keys())
    print(f"{'table':24}{'precision':>10}{'recall':>8}{'F1':>8}{'gold':>7}{'found':>7}")
    for t in tables:
        precision, recall = tally.hit[t] / max(1, tally.predicted[t]), tally.hit[t] / max(1, tally.gold[t])
        print(f"{t:24}{precision:>10.3f}{recall:>8.3f}{tally.f1(t):>8.3f}{tally.gold[t]:>7}{tally.predicted[t]:>7}")
    print("of the matched rows, right:")
    for a in sorted(tally.asked):
        print(f"  {a:32} {tally.right[a] / tally.asked[a]:.2f} ({tally.asked[a]})")
    print(f"overall (mean F1 over {len(tables)} tables) {sum(map(tally.f1, tables)) / max(1, len(tables)):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
