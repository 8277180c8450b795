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
    "be have help need depend remain mean lie become show allow let require cost fail lose "
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
    for i, word in enumerate(low[first:last], first):
        if opens and tags[i] != ".":
            if _imperative(low, tags, i, last):
                return "call"
            opens = False
        if word not in TELLING:
            continue
        if word in STOPS:
            opens = True
        elif word in ("i", "we"):
            act = _first_person(low, tags, i + 1, last)
            if act:
                return act
        elif word in ("our", "my"):
            if _own_future(low, tags, i, last):
                return "commit"
        elif low[i + 1 : i + 2] == ["you"] and i + 1 < last:
            return "welcome"  # "thank you"
    return ""


STOPS = frozenset({".", "!", "?", ":"})
TELLING = STOPS | {"i", "we", "our", "my", "thank"}


def _own_future(low: Sequence[str], tags: str, i: int, last: int) -> bool:
    """ "Our aircraft will stand …": a noun group of the speaker's own, then a future that is no mere being."""
    end = min(last, i + 9)
    k = next((k for k in range(i + 1, end) if tags[k] not in "NPJ#ID"), end)
    rest = [n for n in range(k + 1, min(k + 5, last)) if tags[n] != "R"]
    return k < end and low[k] in ("will", "shall") and bool(rest) and _gives(low, tags, rest, False)


def _imperative(low: Sequence[str], tags: str, i: int, last: int) -> bool:
    if low[i] in ("let", "please"):
        return True
    if low[i] in ("do", "don't") and i + 1 < last and (low[i + 1] == "not" or low[i] == "don't"):
        return i + 2 < last and low[i + 2] not in ("i", "we", "you", "they")
    after = tags[i + 1] if i + 1 < last else "."
    likely = (tags[i] == "V" and after not in "VMBEP.") or (tags[i] in "NP" and after in "DWO")
    return likely and lemmas(low[i]).get("VERB") == low[i]


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


def act_of_report(low: Sequence[str], tags: str, span: Sequence[int]) -> str:
    """ "commit" for a reported promise of the speaker's own side ("India will place a company …"), else "".

    `span` are the tokens of the reported clause in order.
    """
    for n, i in enumerate(span[:40]):
        if low[i] in ("will", "would", "shall", "can") and tags[i] == "M":
            rest = [k for k in span[n + 1 : n + 6] if tags[k] != "R"]
            strict = low[i] == "can" or low[span[0]] in OTHERS
            return "commit" if rest and _gives(low, tags, rest, strict) else ""
        if low[i] in ("is", "are", "was", "were") and n + 2 < len(span) and low[span[n + 1]] == "to":
            return "commit" if _gives(low, tags, [k for k in span[n + 2 : n + 6] if tags[k] != "R"], True) else ""
        if low[i] in DETERMINED and i > 0 and tags[i - 1] in "BVER":
            return "commit" if low[i + 1 : i + 2] == ["to"] else ""
        if tags[i] in "VE" and n > 0 and not (n + 1 < len(span) and tags[span[n + 1]] in ".I"):
            return ""
    return ""


#: Subjects that may be anything: only a plain verb of giving makes their future a promise.
OTHERS = frozenset("it they this that these those such there".split())
DETERMINED = frozenset("determined committed ready prepared willing resolved".split())


def _gives(low: Sequence[str], tags: str, rest: Sequence[int], strict: bool) -> bool:
    """Whether the verb after "will" says what somebody is to do or give, not how things will be."""
    if low[rest[0]] in ("not", "never"):
        return False
    if low[rest[0]] == "be":
        return len(rest) > 1 and tags[rest[1]] == "E" and lemmas(low[rest[1]]).get("VERB", "") in GIVING
    if len(rest) > 1 and low[rest[1]] == "no":
        return False
    lemma = lemmas(low[rest[0]]).get("VERB", low[rest[0]])
    return lemma in GIVING if strict else lemma not in STATIVE


GIVING = frozenset(
    "give provide contribute deploy send place put make offer donate supply train equip build open finance fund "
    "pay deliver raise add power increase double install hand host keep establish support set join make keep".split()
)
