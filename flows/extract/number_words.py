"""Numbers in words: "thirty-one", "two hundred and six", "a dozen", "half a million"."""

from __future__ import annotations

from collections.abc import Sequence

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SMALL = UNITS | TENS | {"fourty": 40}
WORD_PARTS = frozenset(SMALL) | {"hundred", "hundreds"}
MULTIPLES = frozenset("hundred thousand million billion trillion dozen lakh crore".split())
#: Words of the longest number in words that is read.
LONGEST = 20


def read_words(low: Sequence[str], i: int) -> tuple[float, int] | None:
    """Number words from `i`: "thirty-one", "two hundred and six", "a dozen", "half a million" (as 0.5 to multiply)."""
    if low[i] == "a" and low[i + 1 : i + 3] == ["hundred", "and"] and i + 3 < len(low) and low[i + 3] in SMALL:
        return read_words(low, i + 1)  # "a hundred and four"
    if low[i] in ("a", "an", "half"):
        return _article_number(low, i) if i + 1 < len(low) else None
    total, group, last, seen = 0.0, 0.0, i, False
    while last < len(low) and last < i + LONGEST:
        word = low[last]
        following = low[last + 1].split("-")[0] if last + 1 < len(low) else ""
        if word == "and":
            if not (seen and group >= 100 and following in SMALL):
                break
        elif word == "thousand":
            if not (seen and group < 1000 and following in SMALL):
                break
            total, group = total + group * 1000, 0.0
        else:
            grown = _grown(word, group, seen)
            if grown is None:
                break
            group, seen = grown, True
        last += 1
    return (total + group, last) if seen else None


def _grown(word: str, group: float, seen: bool) -> float | None:
    """The value of number words below a thousand after one more; None where the word does not go on with them."""
    parts = word.split("-")
    if len(parts) > 1 and parts[-1] in ("odd", "plus", "some"):
        parts.pop()
    if not all(p in SMALL or p in ("hundred", "and") for p in parts) or len(parts) > 5:
        return None
    for part in parts:
        if part == "hundred":
            group = (group or 1) * 100
        elif part in SMALL:
            if seen and SMALL[part] and group % 100 and not (group % 10 == 0 and SMALL[part] < 10):
                return None
            group += SMALL[part]
    return group


def _article_number(low: Sequence[str], i: int) -> tuple[float, int] | None:
    """ "A pair of" as two, "a score of" as twenty, "a hundred and four"; "a dozen", "half a million": the share that
    the multiplier after it takes."""
    if low[i] != "half" and low[i + 1] == "score" and i + 2 < len(low) and low[i + 2] == "of":
        return 20.0, i + 3
    if low[i] != "half" and low[i + 1] == "hundred" and i + 3 < len(low) and low[i + 2] == "and":
        return read_words(low, i + 1)
    if low[i] != "half" and low[i + 1 : i + 3] == ["couple", "of"] and i + 3 < len(low) and low[i + 3] in MULTIPLES:
        return 2.0, i + 3
    if low[i + 1] == "pair" and i + 2 < len(low) and low[i + 2] == "of":
        return 2.0, i + 3
    if low[i] == "half":
        return (0.5, i + 2) if low[i + 1] in ("a", "an") and i + 2 < len(low) and low[i + 2] in MULTIPLES else None
    return (1.0, i + 1) if low[i + 1] in MULTIPLES else None
