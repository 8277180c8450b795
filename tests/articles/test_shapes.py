from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.articles import shapes


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        (shapes.is_byline, "By CORA LINDEMAN", True),
        (shapes.is_byline, "by Oddvar Skjelbreid and Nadège Mboussi-Kana", True),
        (shapes.is_byline, "BY JO DOE | STAFF WRITER", True),
        (shapes.is_byline, "mlr/aq/dw", True),
        (shapes.is_byline, "--IANS", True),
        (shapes.is_byline, "dpa jwi mu", True),
        (shapes.is_byline, "By the end of the meeting, 47 delegations", False),
        (shapes.is_byline, "By Wednesday evening others had followed", False),
        (shapes.is_trail, "Home » World » Latin America", True),
        (shapes.is_trail, "Home > Bangladesh > Armed Forces", True),
        (shapes.is_trail, "ReliefDesk > Sahel > News and Press Release", True),
        (shapes.is_trail, "Home / News", True),
        (shapes.is_trail, "»We count in kroner.« said the minister", False),
        (shapes.is_trail, "Pledges > promises", False),
        (shapes.is_trail, "soldiers / police officers", False),
        (shapes.names_photographer, "A dry reservoir near Zinder, Niger. © Fatouma Idé-Garba", True),
        (shapes.names_photographer, "© Fatouma Idé-Garba", False),
    ],
)
def test_looks(question: Callable[[str], bool], line: str, answer: bool) -> None:
    assert question(line) is answer


@pytest.mark.parametrize(
    "line", ["UN Photo/Marit Haugland", "Photo MINUSCA / Leonel Grothe", "(AP Photo/Jo Doe)", "REUTERS/Jo Doe"]
)
def test_photo_credits(line: str) -> None:
    assert shapes.is_photo_credit(line, line.casefold())


@pytest.mark.parametrize(
    "line",
    [
        "SC/20417",
        "COTONOU/2045/FC.3 (Final)  Original: French",
        "POL-UN-JORDAN-POLICE",
        "https://example.org/story/1",
        "press@example.org",
        "COMMENTARY | Peace operations | 7 February 2045",
    ],
)
def test_publication_lines(line: str) -> None:
    assert shapes.is_publication_line(line, line.casefold())


@pytest.mark.parametrize("line", ["12 shares", "1.2k views", "5 min read"])
def test_counters(line: str) -> None:
    assert shapes.is_counter(line)


@pytest.mark.parametrize("line", ["3 comments", "comments (12)", "fuelqueue22 says:", "jo_d99 on 4 march wrote:"])
def test_readers_corner(line: str) -> None:
    assert shapes.opens_comments(line)


def test_a_minister_is_no_reader() -> None:
    assert not shapes.opens_comments("the minister says:")
