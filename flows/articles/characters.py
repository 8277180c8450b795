"""Decoded text → the same text with its characters mended: Unicode form, mojibake, spaces, invisible characters."""

from __future__ import annotations

import html
import re
import unicodedata

# A UTF-8 lead byte read as Windows-1252, Latin-1 or Mac Roman and followed by another such byte, or a C1 control:
# only lines with one of these are worth ftfy's time.
_MOJIBAKE = re.compile(
    "[ÂÃÄÅÎÏÐÑâãäåèéêëìíîïðž][\x80-\xbf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|[\x80-\x9f]|[ÂÃ] |‚Ä"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\x0b\x0c\x1c-\x1e]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x1f]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
# Joiners shape Arabic and Indic letters and emoji; after any other character they are noise.
_JOINERS = re.compile("(?<![\u0590-\u1cff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]")
# One look finds out whether any of the four has work to do.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\u00ad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb]"
)
_ASCII_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_DOUBLE_ESCAPE = re.compile(r"&(?:amp;)+(?=#?\w{1,31};)")


def mend_characters(raw: str) -> str:
    """Mend what encoding, web pages and PDF writers did to single characters; line breaks become `\\n`.

    Quotation marks, guillemets and dashes keep their shape. Lone surrogates become U+FFFD, so that the result can
    always be written as UTF-8. Text that was escaped twice over (`&#38;amp;`) is unescaped once only.
    """
    text = raw
    if "&" in text:
        text = _ENTITY.sub(_unescape, _DOUBLE_ESCAPE.sub("&", text))
    if text.isascii():
        return _mend_ascii(text)
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if _MOJIBAKE.search(text):
        text = "\n".join(_mend_mojibake(line) if _MOJIBAKE.search(line) else line for line in text.split("\n"))
    if _ODD.search(text):
        text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n").replace("\x85", "\n")
        text = _JOINERS.sub("", _INVISIBLE.sub("", _SPACES.sub(" ", text)))
    if _LIGATURE.search(text):
        text = text.translate(_LIGATURES)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _mend_ascii(text: str) -> str:
    if _ASCII_CONTROLS.search(text):
        text = _INVISIBLE.sub("", _SPACES.sub(" ", _LINE_ENDS.sub("\n", text)))
    return text


def _unescape(entity: re.Match[str]) -> str:
    mended = html.unescape(entity[0])
    # A lone surrogate or NUL written as an entity would come back as U+FFFD: the source's words are clearer than that.
    return entity[0] if "\ufffd" in mended else mended


def _mend_mojibake(line: str) -> str:
    import ftfy  # most runs meet no mojibake, and importing ftfy costs more than reading fifty articles

    config = ftfy.TextFixerConfig(uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False)
    return ftfy.fix_encoding(line, config)
