"""Lines that hold nothing but a date or time of publication."""

from __future__ import annotations

import re

_MONTH_NAMES = """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
"""
MONTHS = frozenset(_MONTH_NAMES.split())
# Other languages' months, as pages that machines translate leave them, each at its English month.
_FOREIGN = {
    "January": "janvier enero janeiro januar gennaio styczeń ocak januari",
    "February": "février fevrier febrero fevereiro februar febbraio luty şubat februari",
    "March": "mars marzo março marco märz marec mart maret",
    "April": "avril abril aprile aprill nisan kwiecień",
    "May": "mai mayo maio maggio mei mayıs maj",
    "June": "juin junio junho juni giugno haziran",
    "July": "juillet julio julho juli luglio temmuz",
    "August": "août aout agosto ağustos agustus",
    "September": "septembre septiembre setiembre setembro settembre eylül",
    "October": "octobre octubre outubro oktober ottobre ekim",
    "November": "novembre noviembre novembro kasım",
    "December": "décembre decembre diciembre dezembro dezember dicembre desember aralık",
}
_ENGLISH = {word: month for month, words in _FOREIGN.items() for word in words.split()}
_YEAR = re.compile(r"\d{4}\b")
_HYPHENED_DAY = re.compile(r"\b(\d{1,2})-([A-Z][a-z]{2,8})-(?=\d{4}\b)", re.IGNORECASE)  # 09-Mar-2033
_FOREIGN_DAY = re.compile(
    rf"(?<![\w.])(\d{{1,2}})(?:er|\.|º|ª)?(?: de| d[eu]l)? ({'|'.join(sorted(_ENGLISH, key=len, reverse=True))})\.?"
    r"(?: de| d[eu]l|,)? ?(?=\d{4}\b)",
    re.IGNORECASE,
)
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
_FULL_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\.?,? \d{{4}}|(?:{_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4})"
)
_DATE_AT_END = re.compile(rf"{_FULL_DATE}$")
_DATE_INSIDE = re.compile(rf"(?<!\w){_FULL_DATE}(?!\w)")


def is_date_line(key: str) -> bool:
    """Whether a case-folded line says when, and nothing else: "monday, may 30, 2044 12:04 am"."""
    if len(key) > 100 or not any(map(str.isdigit, key)):
        return False
    key = in_english(key).casefold()
    tokens = _TOKEN.findall(key)
    if len(tokens) < 2 or not all(token.isdigit() or token in _WORDS for token in tokens):
        return False
    return bool(_DATED.search(key)) or not MONTHS.isdisjoint(tokens)


def ends_with_date(key: str) -> bool:
    """Whether a case-folded line closes with a full date: "accra ledger, saturday, june 23, 2029"."""
    return bool(_DATE_AT_END.search(key[-40:]))


def words_beside_date(key: str) -> int | None:
    """How many words a case-folded line has beside its full date, weekdays, hours and labels; None without a date."""
    if not any(map(str.isdigit, key)):
        return None
    key = in_english(key).casefold()
    found = _DATE_INSIDE.search(key)
    if found is None:
        return None
    rest = _TOKEN.findall(key[: found.start()] + " " + key[found.end() :])
    return sum(not (token.isdigit() or token in _WORDS) for token in rest)


def in_english(line: str) -> str:
    """A line with the full dates of other languages as English prints them: "4 de marzo de 2036" → "4 March 2036"."""
    if not _YEAR.search(line):
        return line
    line = _HYPHENED_DAY.sub(r"\1 \2 ", line)
    return _FOREIGN_DAY.sub(lambda found: f"{found[1]} {_ENGLISH[found[2].lower()]} ", line)
