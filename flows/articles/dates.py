"""Lines that hold nothing but a date or time of publication."""

from __future__ import annotations

import re

_MONTH_NAMES = """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
"""
MONTHS = frozenset(_MONTH_NAMES.split())
# What stands beside the figures of a date line: weekdays, labels, time zones.
_BESIDE = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    st nd rd th of on at the no vol issue date time local hrs hours am pm a m p
    published posted updated update last first modified issued created released
    gmt utc est edt cst cdt mst mdt pst pdt bst cet cest eet eest msk ist pkt npt wib wit wita sgt hkt kst jst
    aest aedt nzst eat wat cat sast t z
"""
_WORDS = MONTHS | frozenset(_BESIDE.split())
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_DATED = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}:\d\d")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE_AT_END = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\.?,? \d{{4}}|(?:{_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4})$"
)


def is_date_line(key: str) -> bool:
    """Whether a case-folded line says when, and nothing else: "monday, may 30, 2044 12:04 am"."""
    if len(key) > 100 or not any(map(str.isdigit, key)):
        return False
    tokens = _TOKEN.findall(key)
    if len(tokens) < 2 or not all(token.isdigit() or token in _WORDS for token in tokens):
        return False
    return bool(_DATED.search(key)) or not MONTHS.isdisjoint(tokens)


def ends_with_date(key: str) -> bool:
    """Whether a case-folded line closes with a full date: "accra ledger, saturday, june 23, 2029"."""
    return bool(_DATE_AT_END.search(key[-40:]))
