"""What is printed above and below a report: headlines, dates, datelines, agencies and bylines in all their forms.

`page_heads.txt` holds the pages, one below the other between lines of `====`, each with what it prints of itself below
`----`; what is not named there, a page must not be said to print.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.articles.article import Article
from flows.articles.normalize import normalize
from flows.extract.article import extract_article
from flows.extract.lexicon import load_lexicon

BODIES = {
    "{wire}": "Kenya will send a company of 160 engineers to the mission in South Sudan, the\ndefence minister told a "
    "meeting of troop contributors on Tuesday.\n\n“We keep our word,” she said. The unit is to leave before the rains, "
    "with 14\nvehicles and a field kitchen.\n\nThe meeting goes on until Thursday.\n",
    "{feature}": "The kettle had boiled twice before the general arrived, and nobody minded. He had been\nup since "
    "four, counting tents, and he looked like a man who expects to count them again.\n\n“A tent is "
    "a promise,” he said, and sat down.\n",
}
PAGES = (Path(__file__).parent / "page_heads.txt").read_text("utf-8").split("\n====\n")


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_prints_of_itself(page: str) -> None:
    text, _, told = page.partition("\n----\n")
    for name, body in BODIES.items():
        text = text.replace(name, body)
    normalized = normalize(text)
    extraction = extract_article(Article("a.txt", "a.txt", normalized.text, normalized.blocks), load_lexicon())
    found = {name: extraction.article[name] for name in ("title", "published_on", "dateline", "agency")}
    people = [s.person for s in extraction.sightings if s.table == "mentions" and s.person]
    found["people"] = ", ".join(people)
    expected = dict(line.split(": ", 1) for line in told.splitlines())
    assert {name: str(value) for name, value in found.items() if value} == expected
