"""How a stretch of text ends: with a sentence, or in the middle of one."""

from __future__ import annotations

import re

_CLOSED = re.compile(r"[.!?…][\"”’»«'›)\]]{0,4}(?: ?[\"”’»«]| ?\([^()]{1,40}\)| ?\[[^\[\]]{1,12}\])?$")
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Brig|Capt|Sgt|Sen|Rep|Gov|St|No)\.$")
_DANGLING = """
a an the of in on at to for from by with and or nor but as than that which who whose whom when where while if
its his her their our my your this these those under over into between among against about during after before
is are was were be been has have had will would should could can may must not more some all every each
"""
_OPEN = re.compile(rf"(?:[,–—/(&-]|,[”\"’»]|[’']s|\b(?:{'|'.join(_DANGLING.split())}|Mr|Mrs|Ms|Dr|Gen|Lt|St)\b\.?)$")
_LATER = re.compile(r"\b(?:years?|months?|weeks?|days?|decades?) on$")  # "one year on" is an end
# Words that open a name or an office and close none: "New⏎Zealand", "Rear⏎Admiral", "Sri⏎Lanka".
_NAMING = re.compile(
    r" (?:New|Rear|Vice|Sri|Sierra|Costa|Burkina|Cabo|Saint|San|Saudi|Papua|El|Côte|Addis|Lieutenant|Brigadier|Prime|"
    r"Foreign|Deputy|Under|Assistant|Equatorial|Dominican|Bosnia|Marshall|Solomon|Trinidad|Viet|Timor)$"
)
# A sentence has ended inside a line, so that it is running text.
_INSIDE = re.compile(r"[a-z0-9][.!?][”\"’]? +[A-Z“][a-z]+")
_SPEECH = re.compile(r"[.!?][”\"’]? +[A-Z]|[“”\"]|\b(?:said|told|added)\b")


def ends_sentence(text: str) -> bool:
    """Whether the text closes with a full stop, question or exclamation mark, give or take quotes or "(ANI)"."""
    if text[-1:].isalnum():  # most wrapped lines
        return False
    return bool(_CLOSED.search(text[-60:])) and not _HONORIFIC.search(text[-8:])


def breaks_off(text: str) -> bool:
    """Whether the text stops where no sentence can: after a comma, a dash, a hyphen or a word such as "of" or "the"."""
    if _LATER.search(text[-16:]):
        return False
    return bool(_OPEN.search(text[-16:])) or bool(_NAMING.search(text[-16:]) and len(text) >= 60)


def holds_sentence(text: str) -> bool:
    """Whether a sentence ends inside the text and another begins, as happens in no heading."""
    return bool(_INSIDE.search(text))


def is_plain_sentence(text: str) -> bool:
    """Whether the text is one finished sentence without speech, as a caption is."""
    return ends_sentence(text) and not _SPEECH.search(text)
