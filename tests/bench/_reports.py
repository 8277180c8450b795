"""Made-up reports on made-up meetings, as many as wanted, a tenth of them lightly edited copies of others.

python -m tests.bench._reports FOLDER [ARTICLES]
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

FOLDER_OF = 500  # articles in one folder
_CITIES = "Norport Quillport Eastmere Lowhaven Highmarsh Ostrand Velden Marlow Tessin Karrow Ilmar Dunmore".split()
_COUNTRIES = (
    "Kenya Ghana Nepal Uruguay Rwanda Bangladesh Indonesia Senegal Pakistan Ethiopia Togo Jordan Mongolia Fiji Peru"
    " Morocco Tunisia Zambia Denmark Norway Italy Portugal Canada Ireland Finland Japan Vietnam Cambodia Malawi Benin"
).split()
_FIRST = (
    "Ada Bram Cyra Dario Elin Farid Greta Hamid Ines Jonas Kaia Lorin Mirela Nadim Orla Petra Rune Sabin Tova".split()
)
_LAST = "Vexley Ormsby Halder Quintero Sorley Brandt Achterberg Nwosu Talvik Ferrand Okello Ruiz-Alba Moreau".split()
_OFFICES = ["Defence Minister", "Foreign Minister", "Police Commissioner", "Army Chief of Staff", "Deputy Minister"]
_THINGS = [
    "field hospitals", "helicopters", "formed police units", "infantry battalions", "engineers", "police officers",
    "armoured vehicles", "surveillance drones", "medical teams", "training instructors", "troops",
]  # fmt: skip
_CAUSES = [
    "the safety of convoys", "better camps", "women in peacekeeping", "clean power in missions",
    "the care of the wounded", "the protection of civilians", "training before deployment",
    "the rapid deployment of units",
]  # fmt: skip
_MISSIONS = ["MINUSCA", "MONUSCO", "UNMISS", "UNIFIL", "UNDOF", "UNISFA"]
_LEADS = [
    "{country} pledged {n} {thing} on {day} at the UN Peacekeeping Ministerial in {city}.",
    "At the UN Peacekeeping Ministerial in {city}, {country} promised {n} {thing} for {mission}.",
    "{country} will contribute {n} {thing} to United Nations peacekeeping, a minister told the meeting in {city}.",
]
_NEWS = [
    "“We came to {city} with {n} {thing} and not with words,” said {office} {name}. “{cause_up} cannot wait.”",
    "More than {count} countries took part in the meeting, which closed on {day}.",
    "{name}, the {office_low} of {country}, urged others to pay for {cause}.",
    "{other} pledged {m} {other_thing} for {mission}, where some {big} peacekeepers serve today.",
    "“Nobody is safe where {cause} is forgotten,” {name} told reporters on the margins of the meeting.",
    "Last year {other} gave ${m} million for {cause}, according to its mission to the United Nations.",
    "{name} welcomed the pledge of {other} and called for {cause} to stay on the agenda.",
]
# What papers fill their columns with; every paper words it in its own way.
_SCENES = (
    "the road from the port", "an old customs house", "the hall beside the river", "a tent on the parade ground",
    "the long table", "a side entrance", "the press room", "the harbour wall", "a school across the street",
    "the tram line", "the market square", "a row of flags", "the interpreters' booths", "the kitchen of the hotel",
)  # fmt: skip
_DEEDS = (
    "had been closed since morning", "filled slowly while rain fell", "smelled of paint and coffee", "stayed empty",
    "was guarded by two bored dogs", "had to be moved twice", "was lit all night", "belonged to the photographers",
    "was where most of the talking was done", "kept the drivers dry", "looked smaller than on television",
)  # fmt: skip
_TURNS = (
    "Nobody seemed to mind.", "That had been different the last time.", "Few of the delegates had slept.",
    "It was the third such morning in a row.", "Somebody had counted the chairs, and there were too few.",
    "The coffee was cold by ten.", "A brass band practised next door.", "The lifts stood still until noon.",
    "Later the sun came out.", "One ambassador had brought a sandwich.", "The wind did the rest.",
)  # fmt: skip
MEETING_OF = 40  # reports on one meeting


def report(number: int) -> str:
    """One report, the same for the same number. Those on one meeting tell the same facts, a few of them wrongly."""
    draw, met = random.Random(number), random.Random(-1 - number // MEETING_OF)
    city, year, count, day = met.choice(_CITIES), 2030 + met.randrange(60), met.randrange(40, 90), met.randrange(1, 28)
    weekday, missions = met.choice(["Monday", "Tuesday", "Wednesday"]), met.sample(_MISSIONS, 3)
    delegations: list[dict[str, Any]] = [
        {
            "country": country, "n": met.randrange(2, 40), "m": met.randrange(2, 900), "thing": met.choice(_THINGS),
            "cause": met.choice(_CAUSES), "office": met.choice(_OFFICES), "mission": met.choice(missions),
            "name": f"{met.choice(_FIRST)} {met.choice(_LAST)}",
            "big": f"{met.randrange(1, 17)},{met.randrange(100, 999)}",
        }
        for country in met.sample(_COUNTRIES, 12)
    ]  # fmt: skip
    one, two = draw.sample(delegations, 2)
    told = one | {
        "city": city, "day": weekday, "count": count + (draw.randrange(30) == 0), "other": two["country"],
        "m": two["m"], "other_thing": two["thing"], "mission": two["mission"], "big": two["big"],
        "cause_up": one["cause"][0].upper() + one["cause"][1:], "office_low": one["office"].lower(),
    }  # fmt: skip
    news = [p.format(**told) for p in [draw.choice(_LEADS), *draw.sample(_NEWS, 5)]]
    paragraphs = list(chain.from_iterable((told, _colour(draw)) for told in news))
    body = "\n\n".join(paragraphs)
    return f"{one['country']} at the ministerial in {city}\n\n{city.upper()}, {day} May {year} - {body}\n"


def _colour(draw: random.Random) -> str:
    sentences = (f"{draw.choice(_SCENES)} {draw.choice(_DEEDS)}. {draw.choice(_TURNS)}" for _ in range(3))
    return " ".join(s[0].upper() + s[1:] for s in sentences)


def copy_of(number: int) -> str:
    """A report as another paper prints it: another headline, one sentence more, a few words changed."""
    headline, rest = report(number).split("\n\n", 1)
    edited = rest.replace(" told reporters", " told journalists").replace("Last year", "A year ago")
    return f"{headline}: what was said\n\n{edited}\nThis report came from an agency and was shortened.\n"


def write(folder: Path, articles: int, first: int = 0) -> None:
    """`articles` reports from number `first`, in folders of 500; every tenth is a copy of the one before."""
    for number, text in enumerate(texts(articles, first), first):
        path = folder / f"{number // FOLDER_OF:03}" / f"report-{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def texts(articles: int, first: int = 0) -> Iterator[str]:
    """The texts that `write` writes."""
    for number in range(first, first + articles):
        yield copy_of(number - 1) if number % 10 == 9 else report(number)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
