"""First bytes: binary or text, markup or not, and never slow."""

import time

import pytest

from service.fetch.sniff import is_html, is_xhtml, looks_binary


@pytest.mark.parametrize(
    ("start", "binary"),
    [
        (b"", False),
        (b"<html>", False),
        ("Judul berita — é".encode(), False),
        (b"\xff\xfe<\0", False),
        (b"one stray \x0b control character in a line of a text that goes on and on", False),
        (b"%PDF-1.7", True),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", True),
        (b"PK\x03\x04\x14\x00", True),
        (b"RIFF\x00\x00\x00\x00WEBP", True),
        (bytes(range(256)), True),
        (b"\0" * 100, True),
    ],
)
def test_binary_is_told_from_text(start: bytes, binary: bool) -> None:
    assert looks_binary(start) is binary


@pytest.mark.parametrize(
    ("start", "html", "xhtml"),
    [
        (b"<!DOCTYPE html><html>", True, True),
        (b" \n<!-- c --><p>", True, False),
        (b'<?xml version="1.0"?><!-- c -->\n<html xmlns="x">', False, True),
        (b'<?xml version="1.0"?><rss>', False, False),
        (b"\xef\xbb\xbf<html >", True, True),
        (b"plain text", False, False),
        (b"<htmlx>", False, False),
    ],
)
def test_html_is_told_by_its_first_tag(start: bytes, html: bool, xhtml: bool) -> None:
    assert (is_html(start), is_xhtml(start)) == (html, xhtml)


def test_no_start_makes_the_look_slow() -> None:
    began = time.monotonic()
    for start in (b"<!-- -->" * 600, b"<!--" * 1200, b"<?a?>" * 900, b"<!doctype a" * 400):
        assert not is_xhtml(start)
        assert not is_html(start)
    assert time.monotonic() - began < 1
