"""What a body is by its first bytes, where its Content-Type says nothing or cannot be trusted.

Source: WHATWG MIME Sniffing; only what tells text from no text, and markup from other text.
"""

import re

# Source: WHATWG MIME Sniffing, 7.1; the tags that open an HTML document. Comments are matched in
# one way only (atomic groups): a host must not choose how long this takes.
_HTML_START = re.compile(
    rb"\s*+(?:(?><!--.*?-->)\s*+)*+"
    rb"<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|meta"
    rb"|link|article|main|section)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_XHTML_ROOT = re.compile(
    rb"\s*+(?:(?><\?.*?\?>|<!--.*?-->|<!doctype\s[^>]*+>)\s*+)*+<html[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_MAGIC = (
    b"%PDF-",
    b"%!PS-Adobe-",
    b"\x89PNG\r\n\x1a\n",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x7fELF",
    b"OggS\x00",
    b"ID3",
    b"\x00\x00\x01\x00",
    b"\x1aE\xdf\xa3",
    b"wOFF",
    b"wOF2",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
)
_BOMS = (b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe")
# Octets that no text has. Source: WHATWG MIME Sniffing, 3 (binary data bytes).
_BINARY = bytes([*range(9), 11, *range(14, 27), *range(28, 32)])
# One stray control character is a slip of an editor; random octets have one in ten.
BINARY_SHARE = 0.02


def looks_binary(start: bytes) -> bool:
    """True when the first bytes are those of a format that is no text, or hold what no text has."""
    if start.startswith(_BOMS):
        return False
    if start.startswith(_MAGIC) or (start[:4] == b"RIFF" and len(start) > 11):
        return True
    return len(start) - len(start.translate(None, _BINARY)) > BINARY_SHARE * len(start)


def is_html(start: bytes) -> bool:
    """True when the first bytes open an HTML document."""
    return _HTML_START.match(_without_bom(start)) is not None


def is_xhtml(start: bytes) -> bool:
    """True when the first bytes are XML with the root element html."""
    return _XHTML_ROOT.match(_without_bom(start)) is not None


def _without_bom(start: bytes) -> bytes:
    return start.removeprefix(_BOMS[0])
