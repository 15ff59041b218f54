"""Charsets: the evidence in its order, labels as browsers read them, and never a crash."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.fetch.charset import decode
from service.reasons import Failure, Reason
from service.records import CharsetEvidence, Download

CHINESE = "<p>新华社北京电：国务院总理主持召开会议，研究部署促进经济平稳增长的措施。</p>" * 5
EURO = "<p>Der Preis von “5 €” – für alle – war höher als üblich.</p>" * 5
RUSSIAN = "<p>Москва, столица России, встретила гостей праздничным концертом на площади.</p>" * 5

GERMAN = "<p>Der Ausschuss prüft den Vorschlag, den die Regierung am Montag vorlegte.</p>" * 5
JAPANESE = "<p>東京都内で開かれた会議で、首相は経済対策について説明しました。</p>" * 5
KOREAN = "<p>서울에서 열린 회의에서 대통령은 경제 대책에 대해 설명했습니다.</p>" * 5


def read(body: bytes, header: str | None = None) -> tuple[str, str, CharsetEvidence]:
    text, charset = decode(
        Download(
            final_url="http://h.test/",
            status=200,
            content_type="text/html",
            header_charset=header,
            body=body,
            fetched_at=datetime(2026, 11, 23, tzinfo=UTC),
        )
    )
    return text, charset.name, charset.evidence


def refused(body: bytes, header: str | None = None) -> Reason:
    with pytest.raises(Failure) as caught:
        read(body, header)
    return caught.value.reason


@pytest.mark.parametrize(
    ("body", "header", "name", "evidence", "text"),
    [
        (CHINESE.encode("gbk"), "gb2312", "gbk", CharsetEvidence.HEADER, CHINESE),
        (EURO.encode("cp1252"), "us-ascii", "windows-1252", CharsetEvidence.HEADER, EURO),
        (EURO.encode("cp1252"), "ISO-8859-1", "windows-1252", CharsetEvidence.HEADER, EURO),
        (EURO.encode("utf-16"), None, "utf-16le", CharsetEvidence.BOM, EURO),
        (EURO.encode("utf-16"), "utf-8", "utf-16le", CharsetEvidence.BOM, EURO),
        (b"\xfe\xff" + EURO.encode("utf-16-be"), None, "utf-16be", CharsetEvidence.BOM, EURO),
        (EURO.encode("utf-8-sig"), "gbk", "utf-8", CharsetEvidence.BOM, EURO),
        (EURO.encode("utf-16-le"), "utf-16", "utf-16le", CharsetEvidence.HEADER, EURO),
        (EURO.encode("utf-16-le"), None, "utf-16le", CharsetEvidence.DETECTED, EURO),
        (EURO.encode(), None, "utf-8", CharsetEvidence.DETECTED, EURO),
        (EURO.encode(), "hex_codec", "utf-8", CharsetEvidence.DETECTED, EURO),
        (EURO.encode(), "rot13", "utf-8", CharsetEvidence.DETECTED, EURO),
        (EURO.encode(), "\ud800é", "utf-8", CharsetEvidence.DETECTED, EURO),
        (RUSSIAN.encode("cp1251"), None, "windows-1251", CharsetEvidence.DETECTED, RUSSIAN),
        (JAPANESE.encode("shift_jis"), None, "shift_jis", CharsetEvidence.DETECTED, JAPANESE),
        (KOREAN.encode("euc_kr"), "utf-8", "euc-kr", CharsetEvidence.DETECTED, KOREAN),
        (GERMAN.encode("cp1252"), None, "windows-1252", CharsetEvidence.FALLBACK, GERMAN),
    ],
)
def test_the_strongest_evidence_that_reads_the_body_wins(
    body: bytes, header: str | None, name: str, evidence: CharsetEvidence, text: str
) -> None:
    assert read(body, header) == (text, name, evidence)


@pytest.mark.parametrize(
    ("declaration", "name"),
    [
        ("<meta charset=gb2312>", "gbk"),
        ('<META CHARSET = "GBK" />', "gbk"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gbk"),
        ("<meta content='text/html;charset=gbk' http-equiv=content-type>", "gbk"),
        ('<?xml version="1.0" encoding="GB18030"?>', "gb18030"),
        ("<!-- <meta charset=utf-8> --><meta charset=gbk>", "gbk"),
    ],
)
def test_a_declaration_in_the_first_bytes_is_evidence(declaration: str, name: str) -> None:
    body = (declaration + CHINESE).encode("gb18030")
    assert read(body) == (declaration + CHINESE, name, CharsetEvidence.META)


def test_the_header_is_stronger_than_meta() -> None:
    page = "<meta charset=utf-8>" + CHINESE
    assert read(page.encode("gbk"), "gbk")[1:] == ("gbk", CharsetEvidence.HEADER)


@pytest.mark.parametrize("text", [CHINESE, RUSSIAN, GERMAN, "<p>vier: äöüß</p>"])
@pytest.mark.parametrize("label", ["gb2312", "iso-8859-1", "windows-1251", "shift_jis"])
def test_utf_8_tells_itself_whatever_is_declared(text: str, label: str) -> None:
    page = f"<meta charset={label}>{text}"
    assert read(page.encode(), label) == (page, "utf-8", CharsetEvidence.DETECTED)
    assert read(page.encode()) == (page, "utf-8", CharsetEvidence.DETECTED)


@pytest.mark.parametrize(
    ("text", "label"), [("Â©", "iso-8859-1"), ("联通", "gbk"), ("plain", "iso-2022-jp")]
)
def test_what_could_be_either_is_read_as_declared(text: str, label: str) -> None:
    codec = {"iso-8859-1": "cp1252"}.get(label, label)
    assert read(f"<p>{text}</p>".encode(codec), label)[0] == f"<p>{text}</p>"


def test_meta_cannot_mean_utf_16() -> None:
    page = "<meta charset=utf-16>" + EURO
    assert read(page.encode())[1:] == ("utf-8", CharsetEvidence.META)


def test_a_declared_charset_that_does_not_read_the_body_gives_way() -> None:
    page = "<meta charset=gbk>" + CHINESE
    assert read(page.encode("gbk"), "utf-8")[1:] == ("gbk", CharsetEvidence.META)


def test_a_few_broken_bytes_are_replaced() -> None:
    body = EURO.encode() + b"\xff" + EURO.encode()
    assert read(body, "utf-8")[0] == EURO + "\ufffd" + EURO


def test_replacement_characters_that_the_page_wrote_itself_count_for_nothing() -> None:
    assert read(("\ufffd" * 90).encode(), "utf-8")[0] == "\ufffd" * 90


def test_nul_is_no_text() -> None:
    assert read(EURO.encode() + b"\0", "utf-8")[0] == EURO


def test_a_body_that_nothing_reads_is_a_bad_charset() -> None:
    assert refused(bytes(range(0x80, 0x100)) * 40, "utf-8") is Reason.BAD_CHARSET


@pytest.mark.parametrize("body", [b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n\0", bytes(range(256)) * 9])
def test_binary_is_not_text_whatever_the_header_says(body: bytes) -> None:
    assert refused(body, "utf-8") is Reason.NOT_TEXT


# fmt: off
labels = st.sampled_from([
    "utf-8", "gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr", "utf-16",
    "utf-16be", "windows-1252", "x-user-defined", "iso-2022-kr", "hz-gb-2312", "replacement",
    "hex_codec", "zlib", "idna", "punycode", "unicode_escape", "undefined", "utf-7", "mbcs",
])
# fmt: on


@given(st.binary(), st.none() | labels | st.text())
def test_no_body_and_no_label_crash(body: bytes, header: str | None) -> None:
    try:
        text, name, _ = read(body, header)
    except Failure as caught:
        text, name = "", caught.word
    assert name
    assert "\0" not in text


@pytest.mark.parametrize("body", [b"<\xe9" * 2**19, b"<meta " * 2**17 + b"\xe9", b"<!--" * 2**18])
def test_no_page_makes_reading_slow(body: bytes) -> None:
    began = time.monotonic()
    read(body)
    assert time.monotonic() - began < 2
