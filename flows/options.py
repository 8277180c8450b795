"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Articles = Annotated[
    list[str] | None,
    typer.Option(
        "--articles",
        "-a",
        metavar="PLACE",
        help="Folder, file, pattern, web address (page, feed, sitemap, WARC …) or list of sources (.yaml); given once "
        "or more; else seeds/articles",
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PLACE",
        help="Folder or object store (s3://, gs://, az://) that holds the versions; else output",
    ),
]
PackageOption = Annotated[
    str | None,
    typer.Option(
        "--package",
        "-p",
        metavar="PACKAGE",
        help="A version: its folder, or its URL in a bucket; else output/latest",
    ),
]
AcceptChanges = Annotated[
    bool, typer.Option("--accept-changes", help="Publish even what falls short of seeds/expectations.csv.")
]
Full = Annotated[bool, typer.Option("--full", help="Read every article anew, whatever was read before.")]
PruneRemoved = Annotated[
    bool, typer.Option("--prune-removed", help="Withdraw what articles say that are no longer found.")
]
Explain = Annotated[
    bool, typer.Option("--explain", help="List the articles passed over: those with no word of peacekeeping in them.")
]
Runner = Annotated[
    str | None,
    typer.Option(
        "--runner", metavar="RUNNER", help="What extracts: threads, processes, dask, or dask=tcp://HOST:PORT."
    ),
]
