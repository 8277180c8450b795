from __future__ import annotations

import pytest

from flows.articles.decoding import decode
from flows.articles.rejection import Unreadable

TEXT = (
    "The minister said: “Nous paierons 82 € – naïvely – to António’s mission.” It was the first such promise in years."
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"]
)
def test_reads_the_usual_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_reads_latin_1() -> None:
    text = "António Guterres spoke in São Tomé of café diplomacy, and nobody in the room disagreed with him."
    assert decode(text.encode("latin-1")) == text


def test_reads_what_an_html_head_declares() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Wałęsa i żołnierze</p></body></html>'
    assert decode(page.encode("iso-8859-2")) == page


def test_reads_another_script_by_guess() -> None:
    text = "Миротворцы Организации Объединённых Наций прибыли в столицу в понедельник утром. " * 8
    assert decode(text.encode("cp1251")) == text


def test_mends_stray_bytes_in_utf_8() -> None:
    raw = "“So it is,” said Ana Lucía Berríos – ".encode() + b"caf\xe9 owner\x92s wife"
    assert decode(raw) == "“So it is,” said Ana Lucía Berríos – café owner’s wife"


@pytest.mark.parametrize("raw", [b"%PDF-1.7 \x00\x01", b"PK\x03\x04abc", b"\x89PNG\r\n", bytes(range(256)) * 8])
def test_rejects_what_is_no_text(raw: bytes) -> None:
    with pytest.raises(Unreadable) as problem:
        decode(raw)
    assert problem.value.rule == "binary-file"


def test_rejects_control_characters_by_the_dozen() -> None:
    with pytest.raises(Unreadable) as problem:
        decode(b"\x01\x02\x03\x04" * 50 + b"\xff")
    assert problem.value.rule == "undecodable-text"
