"""What words do: call on others, welcome, warn, commit the speaker's own side, or state."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.lexicon import lemmas

FIRST_PERSON = frozenset({"i", "we", "let"})
OWN = frozenset("our my his her its".split())
CALLS = frozenset("urge call appeal ask beg implore encourage invite request plead exhort demand".split())
WELCOMES = frozenset("thank welcome commend applaud salute congratulate praise appreciate hail laud".split())
COMMITS = frozenset("pledge promise commit undertake vow guarantee swear reaffirm".split())
#: Verbs whose future says how things will be, not what somebody will do.
STATIVE = frozenset(
    "be have help need depend remain mean take run lie become continue make show allow let require cost fail lose "
    "suffer die collapse come go know see seem prove last matter happen face".split()
)
#: Nouns for the speaker's own side.
OWN_SIDE = frozenset(
    "country government army force forces ministry nation parliament cabinet contingent battalion delegation "
    "kingdom republic federation navy police union".split()
)


def act_of_quote(low: Sequence[str], tags: str, first: int, last: int) -> str:
    """The act of quoted words, tokens `first` to `last` (exclusive), from the words alone."""
    opens = True
    for i in range(first, last):
        word = low[i]
        if opens and tags[i] != ".":
            if _imperative(low, tags, i, last):
                return "call"
            opens = False
        if word in (".", "!", "?", ":"):
            opens = True
        if word in ("i", "we") and i + 1 < last:
            act = _first_person(low, tags, i + 1, last)
            if act:
                return act
        if word == "thank" and i + 1 < last and low[i + 1] == "you":
            return "welcome"
    return ""


def _imperative(low: Sequence[str], tags: str, i: int, last: int) -> bool:
    if low[i] in ("let", "please"):
        return True
    if low[i] in ("do", "don't") and i + 1 < last and (low[i + 1] == "not" or low[i] == "don't"):
        return i + 2 < last and low[i + 2] not in ("i", "we", "you", "they")
    return tags[i] == "V" and lemmas(low[i]).get("VERB") == low[i] and i + 1 < last and tags[i + 1] not in "VMBE."


def _first_person(low: Sequence[str], tags: str, i: int, last: int) -> str:
    """The act of a verb in the first person at token `i`."""
    k = i
    while k < last and tags[k] == "R":
        k += 1
    if k >= last:
        return ""
    word = low[k]
    if word in ("will", "shall", "'ll"):
        after = low[k + 1] if k + 1 < last else ""
        return "" if after in ("not", "never", "be", "have", "need", "see", "know") else "commit"
    if word in ("am", "are", "stand", "remain", "'re"):
        near = low[k + 1 : k + 4]
        if any(w in ("grateful", "thankful") for w in near):
            return "welcome"
        return "commit" if any(w in ("ready", "committed", "determined", "prepared") for w in near) else ""
    for verbs, act in ((CALLS, "call"), (WELCOMES, "welcome"), (COMMITS, "commit")):
        if word in verbs:
            return act
    return "warn" if word in ("warn", "caution") else ""


def act_of_report(low: Sequence[str], tags: str, first: int, last: int) -> str:
    """ "commit" for a reported promise of the speaker's own side ("India will place a company …"), else ""."""
    for i in range(first, min(last, first + 40)):
        word = low[i]
        if word in ("will", "would", "shall", "can") and tags[i] == "M":
            k = i + 1
            while k < last and tags[k] == "R":
                k += 1
            if k >= last or low[k] in ("not", "never"):
                return ""
            if low[k] == "be" and k + 1 < last and tags[k + 1] in "ER":
                verb = k + 1 if tags[k + 1] == "E" else min(k + 2, last - 1)
                return "commit" if tags[verb] == "E" and lemmas(low[verb]).get("VERB", "") in GIVING else ""
            lemma = lemmas(low[k]).get("VERB", low[k])
            return "commit" if lemma not in STATIVE and (word != "can" or lemma in GIVING) else ""
        if tags[i] in "VE" and i > first:
            return ""
    return ""


GIVING = frozenset(
    "give provide contribute deploy send place put make offer donate supply train equip build open finance fund "
    "pay deliver raise add power increase double install hand host keep establish support set join".split()
)
