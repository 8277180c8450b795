"""Batches of articles on their way to whoever extracts them, as bytes in and bytes out: no disk need be shared."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Iterable, Iterator

from flows.articles.article import Article
from flows.articles.files import read_unread
from flows.articles.rejection import Rejection
from flows.articles.unread import Unread
from flows.extract.article import extract_article
from flows.extract.firstlook import has_subject
from flows.extract.lexicon import Lexicon, load_lexicon
from flows.extract.sighting import Extraction
from flows.state.kept import Again
from flows.state.rows import Read, pack
from flows.state.rules import rules_version

MOST_BYTES = 4_000_000  # of one batch, unless a single article is larger

HALTED = threading.Event()  # set where the run was told to end: threads that extract stop at the next article


class Halted(Exception):
    """A batch was left, for the run was told to end."""


def batches(found: Iterable[Unread | Again], size: int) -> Iterator[bytes]:
    """At most `size` articles and `MOST_BYTES` a batch, in the order they come, each batch ready to be sent."""
    batch: list[Unread | Again] = []
    weight = 0
    for one in found:
        more = len(one.content) if isinstance(one, Unread) else len(one.article.text)
        if batch and (len(batch) == size or weight + more > MOST_BYTES):
            yield pickle.dumps(batch, pickle.HIGHEST_PROTOCOL)
            batch, weight = [], 0
        batch.append(one)
        weight += more
    if batch:
        yield pickle.dumps(batch, pickle.HIGHEST_PROTOCOL)


def extract_batch(batch: bytes) -> bytes:
    """Read and extract the articles of a batch: rows of the state, as a Parquet file (`flows/state/rows.py`).

    An article without a word of the subject is passed over after the first look.
    """
    lexicon = load_lexicon()
    # Pickled by `batches` above, in the run that this process works for.
    read = [(one, one.article if isinstance(one, Again) else read_unread(one)) for one in pickle.loads(batch)]
    texts = [_looked_at(article) if isinstance(article, Article) else "" for _, article in read]
    looks = has_subject(texts, lexicon)
    return pack([_found(*one, look, lexicon) for one, look in zip(read, looks, strict=True)], rules_version())


def _looked_at(article: Article) -> str:
    return f"{article.metadata.title or ''}\n{article.text}"


def _found(one: Unread | Again, article: Article | Rejection, relevant: bool, lexicon: Lexicon) -> Read:
    if HALTED.is_set():
        raise Halted
    place = one.place if isinstance(one, Again) else one.key
    if isinstance(article, Rejection):
        return Read(place, one.digest, None, article)
    return Read(place, one.digest, article, _extract(article, lexicon) if relevant else None)


def _extract(article: Article, lexicon: Lexicon) -> Extraction | Rejection:
    try:
        return extract_article(article, lexicon)
    except Exception as error:  # one article that breaks a rule must not cost the others, nor vanish unheard
        said = f"{article.source}: extraction failed ({type(error).__name__}: {error}); report it with the article"
        return Rejection(article.source, "extract", "extraction-failed", said, article.sha256)
