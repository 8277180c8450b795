"""Bytes of a text file → characters, whatever encoding they were written in."""

from __future__ import annotations

import codecs
import re

from flows.articles.rejection import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
)
# Enough to judge an encoding by; charset-normalizer grows slow on more.
_SAMPLE = 64_000
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding) {0,3}= {0,3}[\"']?([\w-]{2,30})", re.IGNORECASE
)
_STRAY = re.compile("[\udc80-\udcff]")
_NON_ASCII = re.compile("[^\x00-\x7f]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
# Accents and typographic marks make up far less of English text; beyond that the bytes are of another script.
_WESTERN_SHARE = 0.1


def decode(raw: bytes) -> str:
    """Decode by byte order mark, as UTF-8, by the charset an HTML head declares, or by the best guess.

    UTF-8 with stray bytes in it is read as such, the strays as Windows-1252. Raises Unreadable with rule `binary-file`
    for what is no text and `undecodable-text` where no encoding fits.
    """
    if raw.startswith(_SIGNATURES):
        raise _binary()
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _checked(raw.decode(encoding, "replace"))
    if b"\x00" in raw[:_SAMPLE]:
        return _checked(_decode_wide(raw))
    try:
        return _checked(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(_decode_bytes(raw))


def _binary() -> Unreadable:
    return Unreadable("binary-file", "is not text: convert it to .txt, .md or .html, or take it out")


def _checked(text: str) -> str:
    if len(_NO_TEXT.findall(text[:_SAMPLE])) > 0.02 * min(len(text), _SAMPLE):
        raise Unreadable("undecodable-text", "is in no encoding that could be recognized: save it as UTF-8")
    return text


def _decode_wide(raw: bytes) -> str:
    """UTF-16 without its mark: every other byte of western text is NUL. NULs anywhere else are no text."""
    even, odd = raw[0:_SAMPLE:2].count(0), raw[1:_SAMPLE:2].count(0)
    half = min(len(raw), _SAMPLE) // 2
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > 0.6 * half and others <= 0.05 * half:
            return raw.decode(encoding, "replace")
    raise _binary()


def _decode_bytes(raw: bytes) -> str:
    charset = _CHARSET.search(raw[:4096])
    if charset and charset[1].lower() not in {b"utf-8", b"utf8"}:
        try:
            return raw.decode(charset[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # the head is wrong about its own page, which happens
    text = raw.decode("utf-8", "surrogateescape")
    strays = len(_STRAY.findall(text))
    if len(_NON_ASCII.findall(text)) >= 2 * strays:
        return _STRAY.sub(lambda byte: bytes([ord(byte[0]) - 0xDC00]).decode("cp1252", "replace"), text)
    if strays < _WESTERN_SHARE * len(text):
        try:
            return raw.decode("cp1252")
        except UnicodeDecodeError:
            pass  # five bytes are undefined in Windows-1252: another encoding, then
    return _guess(raw)


def _guess(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE]).best()
    if best is None:
        raise Unreadable("undecodable-text", "is in no encoding that could be recognized: save it as UTF-8")
    return raw.decode(best.encoding, "replace")
