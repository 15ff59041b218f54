"""A body's bytes → text, and by what evidence.

Byte-order mark, header, `<meta>` in the first 1,024 bytes, detection: the first that reads the body
wins, labels by the WHATWG Encoding Standard (so `gb2312` means gbk and `us-ascii` windows-1252). An
unknown label is no evidence. A charset that turns many bytes into replacement characters did not
read the body: then the next evidence is asked. UTF-8 tells itself, whatever else is declared.
"""

import re
from collections.abc import Iterator

import charset_normalizer
import webencodings

from service.fetch.sniff import looks_binary
from service.reasons import Failure, Reason
from service.records import Charset, CharsetEvidence, Download

META_BYTES = 1_024  # WHATWG HTML, 13.2.3.2
# Detection costs milliseconds a kilobyte; more than this decides nothing better.
DETECTION_BYTES = 8 * 1024
# With fewer octets outside ASCII, detection guesses between Latin charsets: German came out as
# windows-1250. Polish, the thinnest of those that differ, has 6 to 8 %.
DETECTION_SHARE = 0.04
# Octets outside ASCII from which on a body that is valid UTF-8 is that, whatever it declares: four
# of the commonest characters in gb2312 look like it once in 2,600 times, accents of Latin-1 never.
UTF_8_OCTETS = 8
# A page may have a few broken bytes (cut comments, bad includes) and is still worth reading.
REPLACED_SHARE = 0.01
REPLACED_FEW = 3
# Without any evidence, windows-1252 is believed of texts that are mostly ASCII, as browsers do.
HIGH_SHARE = 0.3

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16be"), (b"\xff\xfe", "utf-16le"))
_META = re.compile(rb"<meta[\s/][^>]*?charset\s*=\s*[\"']?\s*([^\s\"'/>;]{1,40})", re.IGNORECASE)
_COMMENT = re.compile(rb"(?><!--.*?-->)", re.DOTALL)
_XML = re.compile(rb"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
# What detection may answer: Python's codec and its label. Without this choice it also weighs
# charsets that no page is in, and takes mac_cyrillic for windows-1251, cp949 for shift_jis.
_DETECTED = {
    **{f"cp125{number}": f"windows-125{number}" for number in range(9)},
    "cp874": "windows-874",
    "koi8_r": "koi8-r",
    "koi8_u": "koi8-u",
    "iso8859_2": "iso-8859-2",
    "iso8859_5": "iso-8859-5",
    "gb18030": "gb18030",
    "big5": "big5",
    "cp932": "shift_jis",
    "euc_jp": "euc-jp",
    "iso2022_jp": "iso-2022-jp",
    "euc_kr": "euc-kr",
}
_TAG = re.compile(rb"<[^<>]*>")
_UTF_16 = frozenset({"utf-16be", "utf-16le"})
# Source: WHATWG Encoding, 10.1.1: gbk is read as gb18030. Python's gbk lacks its four-octet part.
_GB18030 = webencodings.lookup("gb18030")


def decode(download: Download) -> tuple[str, Charset]:
    """The text of a body and the charset that it was read in.

    Raises Failure: not_text for binary bodies, bad_charset when no evidence reads it.
    """
    body = download.body
    start = body[:4096]
    declared = _label(download.header_charset)
    wide = declared is not None and declared.name in _UTF_16
    unmarked = None if wide else _utf_16_without_mark(start)
    if not wide and unmarked is None and looks_binary(start):
        raise Failure(Reason.NOT_TEXT, "the body starts with bytes that no text has")
    tried: set[str] = set()
    for encoding, evidence in _evidence(body, declared, unmarked):
        if encoding.name in tried:
            continue
        tried.add(encoding.name)
        text = _read(body, encoding)
        if text is not None:
            return text, Charset(name=encoding.name, evidence=evidence)
    names = ", ".join(sorted(tried)) or "none"
    raise Failure(Reason.BAD_CHARSET, f"read in no charset that it names or looks like ({names})")


def _evidence(
    body: bytes, declared: webencodings.Encoding | None, unmarked: webencodings.Encoding | None
) -> Iterator[tuple[webencodings.Encoding, CharsetEvidence]]:
    for mark, name in _BOMS:
        if body.startswith(mark):
            yield webencodings.lookup(name), CharsetEvidence.BOM
    if unmarked is not None:
        yield unmarked, CharsetEvidence.DETECTED
    meta = _meta(body[:META_BYTES])
    named = declared or meta
    if named is not None and named.name != "utf-8" and _is_utf_8(body, UTF_8_OCTETS):
        is_meta = meta is not None and meta.name == "utf-8"
        yield webencodings.UTF8, CharsetEvidence.META if is_meta else CharsetEvidence.DETECTED
    if declared is not None:
        yield declared, CharsetEvidence.HEADER
    if meta is not None:
        yield meta, CharsetEvidence.META
    found = _detect(body)
    if found is not None:
        yield found, CharsetEvidence.DETECTED
    if declared is None and meta is None and _high(body) <= HIGH_SHARE * len(body):
        yield webencodings.lookup("windows-1252"), CharsetEvidence.FALLBACK


def _label(label: str | None) -> webencodings.Encoding | None:
    """The encoding of a label; None for what the Encoding Standard does not know (`hex_codec`)."""
    return webencodings.lookup(label) if label and label.isascii() else None


def _meta(start: bytes) -> webencodings.Encoding | None:
    """What `<meta>` or the XML declaration names.

    A declaration that could be read is no UTF-16, so that label means UTF-8, and x-user-defined
    means windows-1252. Source: WHATWG HTML, 13.2.3.2.
    """
    match = _XML.match(start) or _META.search(_COMMENT.sub(b"", start))
    encoding = _label(match[1].decode("ascii", "replace")) if match else None
    if encoding is not None and encoding.name in _UTF_16:
        return webencodings.lookup("utf-8")
    if encoding is not None and encoding.name == "x-user-defined":
        return webencodings.lookup("windows-1252")
    return encoding


def _detect(body: bytes) -> webencodings.Encoding | None:
    if _is_utf_8(body):
        return webencodings.lookup("utf-8")
    # Markup is ASCII in every charset in question; the rest is what tells them apart.
    sample = _TAG.sub(b" ", body[: 16 * DETECTION_BYTES])[:DETECTION_BYTES]
    if _high(sample) < DETECTION_SHARE * len(sample):
        return None
    best = charset_normalizer.from_bytes(sample, cp_isolation=list(_DETECTED)).best()
    return webencodings.lookup(_DETECTED[best.encoding]) if best is not None else None


def _high(body: bytes) -> int:
    """How many octets are not ASCII."""
    return len(body) - len(body.translate(None, bytes(range(128, 256))))


def _is_utf_8(body: bytes, octets: int = 0) -> bool:
    """True for a body that is valid UTF-8, with so many octets outside ASCII at least."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        # A fault may have cut the last character.
        if error.start < max(len(body) - 3, 1):
            return False
    return _high(body) >= octets


def _utf_16_without_mark(start: bytes) -> webencodings.Encoding | None:
    """UTF-16 shows in ASCII markup: every second octet is zero."""
    if len(start) < 16 or b"<" not in start[:64]:
        return None
    even, odd = start[0::2], start[1::2]
    zero_even, zero_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if zero_odd > 0.6 and zero_even < 0.1:
        return webencodings.lookup("utf-16le")
    if zero_even > 0.6 and zero_odd < 0.1:
        return webencodings.lookup("utf-16be")
    return None


def _read(body: bytes, encoding: webencodings.Encoding) -> str | None:
    """The text, or None when too much of it would be replacement characters."""
    if encoding.name == "replacement":
        return None  # WHATWG Encoding, 14.1: labels of unsafe charsets, whatever is in the body
    codec = _GB18030 if encoding.name == "gbk" else encoding
    for mark, name in _BOMS:
        if encoding.name == name:
            body = body.removeprefix(mark)
    try:
        text: str = codec.codec_info.decode(body, "replace")[0]
    except (UnicodeError, ValueError):
        return None
    replaced = text.count("\ufffd")
    if replaced and encoding.name == "utf-8":
        replaced -= body.count("\ufffd".encode())  # some are written in the page itself
    if replaced > max(REPLACED_FEW, REPLACED_SHARE * len(text)):
        return None
    return _text(text)


def _text(text: str) -> str:
    # NUL means nothing in HTML (13.2.5.1) and ends strings in the parser's C code.
    return text.replace("\0", "")
