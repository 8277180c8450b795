"""What a person gives as `--articles` → sources on disk: files are found, documents of the web fetched first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from flows.articles.arguments import Arguments, read_arguments
from flows.articles.rejection import Unreadable
from flows.articles.sources import NoArticles, Source, find_articles
from flows.articles.web.copies import Copies, Copy
from flows.articles.web.fetch import Fetcher, Wanted
from flows.articles.web.follow import follow
from flows.articles.web.manners import Manners

HOSTS_AT_ONCE = 8
MOST_NAMED = 5  # of the reasons why nothing could be fetched

Tell = Callable[[int], None]


def gather(
    arguments: Iterable[str | Path], folder: Path, manners: Manners | None = None, tell: Tell = lambda _: None
) -> list[Source]:
    """Every source that the arguments lead to; documents of the web are fetched into `folder`, which may not be there.

    What cannot be fetched is a source whose notes say so; its copy from an earlier run, if there is one, is read in its
    place. `tell` hears of each number of documents done. Raises NoArticles where an argument makes no sense, or nothing
    can be read at all.
    """
    how = manners or Manners()
    given = read_arguments(arguments, how)
    found = _files(given)
    if not given.remotes:
        return found
    with Fetcher(folder, how.in_all) as fetcher:

        def ask(wanted: Sequence[Wanted]) -> list[Copy | Unreadable]:
            return _at_once(wanted, fetcher, tell)

        fetched = follow(given.remotes, fetcher.copies, ask)
    if not any(not source.missing for source in [*found, *fetched]):
        named = [note.message for source in fetched for note in source.notes] or [one.url for one in given.remotes]
        raise NoArticles(f"no article could be fetched: {'; '.join(named[:MOST_NAMED])}")
    return sorted([*found, *fetched])


def at_hand(arguments: Iterable[str | Path], folder: Path) -> list[Source]:
    """Those sources that can be read without asking anybody: files, and copies of documents fetched before."""
    given = read_arguments(arguments, Manners())
    found = _files(given)
    copies = Copies(folder)

    def look(wanted: Sequence[Wanted]) -> list[Copy | Unreadable]:
        return [copies.find(one.url) or Unreadable("not-fetched", "was not fetched yet") for one in wanted]

    fetched = follow(given.remotes, copies, look)
    return sorted([*found, *(replace(source, notes=()) for source in fetched if not source.missing)])


def fetched_before(source: str, folder: Path) -> Source | None:
    """The copy of a document that an article's `source` names, or of the file of many that it stood in."""
    if "://" not in source or not folder.is_dir():
        return None
    copies = Copies(folder)
    ends = [len(source), *(at for at, sign in enumerate(source) if sign in "#/" and at > len("https://"))]
    copy = next((found for end in sorted(ends, reverse=True) if (found := copies.find(source[:end]))), None)
    return Source(copy.known, copy.url, copy.path) if copy else None


def check_arguments(arguments: Iterable[str | Path]) -> None:
    """Raise NoArticles for arguments that cannot lead to any article, without asking anybody."""
    _files(read_arguments(arguments, Manners()))


def _files(given: Arguments) -> list[Source]:
    """The sources of the places given; that there are none is no error where there are addresses."""
    return find_articles(given.places) if given.places or not given.remotes else []


def _at_once(wanted: Sequence[Wanted], fetcher: Fetcher, tell: Tell) -> list[Copy | Unreadable]:
    """Fetch documents, those of one host one after the other, those of different hosts side by side."""
    by_host: dict[str, list[int]] = {}
    for number, document in enumerate(wanted):
        by_host.setdefault(_host(document.url), []).append(number)
    done: dict[int, Copy | Unreadable] = {}

    def work(numbers: Sequence[int]) -> None:
        for number in numbers:
            done[number] = _try(fetcher, wanted[number])
            tell(1)

    with ThreadPoolExecutor(min(HOSTS_AT_ONCE, len(by_host))) as pool:
        try:
            working = {pool.submit(work, numbers) for numbers in by_host.values()}
            while working:  # awake now and then: a signal that another thread has caught is only noticed so
                finished, working = wait(working, timeout=1.0)
                for one in finished:
                    one.result()
        except BaseException:  # leaving the pool waits for its threads
            fetcher.stop()
            raise
    return [done[number] for number in range(len(wanted))]


def _try(fetcher: Fetcher, wanted: Wanted) -> Copy | Unreadable:
    try:
        return fetcher.fetch(wanted)
    except Unreadable as problem:
        return problem
    except OSError:
        raise  # the disk, not the web: no document could be kept
    except Exception as error:  # whatever a library fails at must cost one document, not the run
        return Unreadable("not-sent", f"could not be fetched ({type(error).__name__}: {error}); report it")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
