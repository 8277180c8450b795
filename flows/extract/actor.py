"""Who commits: a state, an organization, or a group of states known by its number or not at all."""

from __future__ import annotations

from flows.extract.lexicon import Lexicon, forms
from flows.extract.phrases import Phrases
from flows.extract.record import record

#: There are not more states than that, observers and organizations among them.
MOST_STATES = 200


@record
class Actor:
    """At most one of `country` and `organization`; `count` for a group known by its number, none of them for any group.

    `certainty` is lower where the actor was carried over from elsewhere in the text.
    """

    country: str | None = None
    organization: str | None = None
    count: int | None = None
    certainty: float = 1.0

    @property
    def is_group(self) -> bool:
        return self.country is None and self.organization is None


def build_groups(lexicon: Lexicon) -> Phrases[bool]:
    """Nouns for groups of states, in the plural ("member states", "delegations")."""
    entries: list[tuple[str, bool]] = []
    for row in lexicon.table("actor_groups"):
        head, space, last = row["noun"].rpartition(" ")
        entries += [(head + space + f, True) for f in forms(last, "NOUN") if f.endswith("s")]
    return Phrases(entries)


def build_capitals(lexicon: Lexicon) -> dict[str, str]:
    """Country of each capital that newspapers use for its government."""
    return {
        r["alias"]: r["id"] for r in lexicon.table("aliases") if r.get("note") == "metonym" and r["kind"] == "country"
    }
