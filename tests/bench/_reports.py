"""Made-up reports on made-up meetings, as many as wanted, a tenth of them lightly edited copies of others.

python -m tests.bench._reports FOLDER [ARTICLES]
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

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
    "{country} and {other} announced {n} {thing} for UN peace operations when ministers met in {city}.",
]
_BODIES = [
    "“We came to {city} with {n} {thing} and not with words,” said {office} {name}. “{cause_up} cannot wait.”",
    "More than {count} countries took part in the meeting, which closed on {day}.",
    "{name}, the {office_low} of {country}, urged others to pay for {cause}.",
    "{other} pledged {m} {other_thing} for {mission}, where some {big} peacekeepers serve today.",
    "The {office_low} said that {country} would train {m} peacekeepers a year in {cause}.",
    "“Nobody is safe where {cause} is forgotten,” {name} told reporters on the margins of the meeting.",
    "Last year {other} gave ${m} million for {cause}, according to its mission to the United Nations.",
    "Organizers counted {count} pledges, among them {n} from states that had never sent a unit before.",
    "{name} welcomed the pledge of {other} and called for {cause} to stay on the agenda.",
    "The road from the port had been closed since morning, and the halls filled slowly while rain fell on the harbour.",
    "Delegates of {country} and {other} met twice before lunch, and no text of what they agreed was handed out.",
]


def report(number: int) -> str:
    """One report, the same for the same number."""
    draw = random.Random(number)
    city, year = draw.choice(_CITIES), 2030 + draw.randrange(12)
    day = draw.randrange(1, 28)
    country, other = draw.sample(_COUNTRIES, 2)
    cause, office = draw.choice(_CAUSES), draw.choice(_OFFICES)
    told = {
        "city": city, "country": country, "other": other, "day": draw.choice(["Monday", "Tuesday", "Wednesday"]),
        "n": draw.randrange(2, 40), "m": draw.randrange(2, 900), "count": draw.randrange(40, 90),
        "big": f"{draw.randrange(1, 17)},{draw.randrange(100, 999)}", "thing": draw.choice(_THINGS),
        "other_thing": draw.choice(_THINGS), "mission": draw.choice(_MISSIONS), "cause": cause, "office": office,
        "cause_up": cause[0].upper() + cause[1:], "office_low": office.lower(),
        "name": f"{draw.choice(_FIRST)} {draw.choice(_LAST)}",
    }  # fmt: skip
    paragraphs = [draw.choice(_LEADS), *draw.sample(_BODIES, 7)]
    body = "\n\n".join(p.format(**told) for p in paragraphs)
    return f"{country} at the ministerial in {city}\n\n{city.upper()}, {day} May {year} - {body}\n"


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
