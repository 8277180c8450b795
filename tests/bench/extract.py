"""Articles a second of extraction on one core, beside a pipeline that only splits and tags.

The yardstick is spaCy's blank English pipeline with its sentencizer and an entity ruler of the same alias list. Both
read the same texts in the same run, in turns, so that a busy machine slows both alike; the best round of each counts.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.article import extract_article
from flows.extract.lexicon import SEEDS, Lexicon, load_lexicon

ROOT = Path(__file__).resolve().parents[2]
CORPORA = (ROOT.parent / "shared" / "corpus" / "dev" / "articles", SEEDS / "articles")
ROUNDS = 7
#: What extraction, which reads and writes every table, owes the pipeline that only splits and tags.
GOAL = 0.5


def measure() -> Iterator[str]:
    """Lines with both rates and their ratio."""
    lexicon = load_lexicon()
    folder = next(folder for folder in CORPORA if any(folder.glob("*.txt")))
    articles = [_article(path) for path in sorted(folder.glob("*.txt"))]
    words = sum(len(article.text.split()) for article in articles)
    yield f"{len(articles)} articles of {words // len(articles)} words on average, read before"
    readers: dict[str, Callable[[Article], object]] = {"extraction": lambda a: extract_article(a, lexicon)}
    pipeline = _pipeline(lexicon)
    if pipeline is None:
        yield "spaCy is not installed: pip install 'pledgebook[bench]' to measure beside it"
    else:
        readers["spaCy blank, sentencizer, entity ruler"] = lambda a: pipeline(a.text)
    rates = dict.fromkeys(readers, 0.0)
    for warm in range(-1, ROUNDS):
        for name, read in readers.items():
            rate = len(articles) / _seconds(read, articles)
            rates[name] = max(rates[name], rate) if warm >= 0 else 0.0
    for name, rate in rates.items():
        yield f"{name}: {rate:,.0f} articles/s on one core"
    if len(rates) == 2:
        ours, theirs = rates.values()
        yield f"ratio {ours / theirs:.2f} (at least {GOAL})"
    yield from _growth(articles, lexicon)


def _growth(articles: list[Article], lexicon: Lexicon) -> Iterator[str]:
    """How long one article of five megabytes takes, and one of one megabyte."""
    took = []
    for size in (1_000_000, 5_000_000):
        text = "\n\n".join(article.text for article in articles)
        normalized = normalize("\n\n".join([text] * (size // len(text) + 1))[:size])
        article = Article("long.txt", "long.txt", normalized.text, tuple(normalized.blocks))
        took.append(_seconds(lambda a: extract_article(a, lexicon), [article]))
    yield f"one article of 5 MB: {took[1]:.0f} s, {took[1] / took[0]:.1f} times as long as one of 1 MB"


def _article(path: Path) -> Article:
    text, blocks = normalize(path.read_text("utf-8"))
    return Article(path.name, path.name, text, tuple(blocks))


def _pipeline(lexicon: Lexicon) -> Any:
    """The yardstick, or None where spaCy is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    ruler: Any = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": row["kind"] or "NAME", "pattern": row["alias"]} for row in lexicon.table("aliases")])
    return pipeline


def _seconds(read: Callable[[Article], object], articles: list[Article]) -> float:
    gc.collect()
    gc.disable()
    began = process_time()
    for article in articles:
        read(article)
    took = process_time() - began
    gc.enable()
    return took


if __name__ == "__main__":
    for line in measure():
        print(line, flush=True)
