"""Personal data in a text: how much of each kind, and its redaction. Never a value in the record.

Kinds: e-mail addresses, phone numbers, IP addresses, NIK (identity number), NPWP (tax number) and
bank cards. Numbers are told apart in numbers.py. Names and postal addresses are not looked for.
Written-out forms (`budi [at] example.org`) are not found.
"""

import ipaddress
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from service.enrich import numbers
from service.enrich.cues import CARD, IP, NIK, NPWP, PHONE
from service.enrich.numbers import Number
from service.records import Document, Page, PersonalData

T = TypeVar("T")

EMAIL = "email"
KINDS = (EMAIL, PHONE, IP, NIK, NPWP, CARD)

# Fields of a document whose words come from the page. What names the page or the request stays:
# addresses (a document without its address is of no use), ids, hashes, labels and what the caller
# passed along.
REDACTED = frozenset(
    "title description authors site_name section tags page_type license text provenance "
    "robots_tags tdm_reservation keywords rights".split()
)
# A placeholder is longer than the shortest addresses. Characters that a text may gain; a record
# has RESERVE (extract.py) for all that enrichment adds.
GROWTH_LIMIT = 4_000
# Where extraction cuts tags and the candidates of provenance (choose.py, CANDIDATE_LIMIT): what
# stands last in one of this length may be the first half of a value, which nothing would recognise.
CUT = 200
_CUT = frozenset({"tags", "provenance"})
_TAIL = re.compile(r"[\s0-9().+-]*\S{0,64}\Z")

# -- e-mail: RFC 5321 without quoted names and literal addresses, in any script (RFC 6531) ---------
_DENSE = "\\u0e00-\\u0eff\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af"
LOCAL_LIMIT, DOMAIN_LIMIT = 64, 254
_AT = re.compile(r"@(?<=[\w+]@)(?=\w)")  # the sign first: the pattern skips to where one is
# From the @ backwards. ASCII alone first: in scripts without blanks the word before goes on.
_LOCAL = re.compile(
    r"[a-zA-Z0-9_+-](?:[a-zA-Z0-9_%+'-]|\.(?!\.|\Z))*(?=[^\w.]|\.|[" + _DENSE + r"]|\Z)"
)
_ANY_LOCAL = re.compile(r"[\w+-](?:[\w%+'-]|\.(?!\.|\Z))*")
_DOMAIN = re.compile(
    r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+"
    r"(?:xn--[a-zA-Z0-9-]{1,59}|[a-zA-Z]{2,24}(?![a-zA-Z0-9_]|-[a-zA-Z0-9])|[^\W\d_a-zA-Z]{2,24}(?!\w))"
)
# Ends of file names that are no top-level domain: `icon@2x.png`.
_FILES = frozenset(
    "png jpg jpeg gif webp svg avif bmp ico tif tiff heic css scss less js jsx ts tsx mjs json xml "
    "html htm php asp aspx jsp pdf doc docx xls xlsx ppt pptx txt csv mp3 mp4 wav avi mkv webm exe "
    "apk rar tar gz woff woff2 ttf yml yaml".split()
)
_LOGIN = re.compile(r"://[^\s/]*\Z")
_REPOSITORY = re.compile(r":[\w.~-]+/")  # `git@github.com:owner/name`

# -- IPv6: RFC 4291, 2.2 ---------------------------------------------------------------------------
_IPV6 = re.compile(
    r"(?<![\w:.])(?=[0-9A-Fa-f]{0,4}:)"
    r"(?:[0-9A-Fa-f:]{1,30}:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9A-Fa-f:]{2,39})(?![\w:])"
)
# Every address has two colons like that; most texts have none, and looking for them is quick.
_COLONS = re.compile("::|:[0-9A-Fa-f]{1,4}:")
# What C++ and Perl write (`Dead::Beef`), and times and hardware addresses (`00:11:…:77`), are none.
_DIGIT = re.compile("[0-9]")
_LONG_GROUP = re.compile("::|[0-9A-Fa-f]{3}")


def part(page: Page, _: Mapping[str, Any]) -> dict[str, Any]:
    """The field `personal_data`: counts of what is in the text."""
    counts = Counter(item.kind for item in find(page.text))
    return {
        "personal_data": PersonalData(
            email=counts[EMAIL],
            phone=counts[PHONE],
            ip=counts[IP],
            nik=counts[NIK],
            npwp=counts[NPWP],
            card=counts[CARD],
        )
    }


def find(text: str) -> list[Number]:
    """All of it, in order; no two overlap."""
    found: list[Number] = []
    taken: list[Number] = sorted([*_emails(text), *_ipv6(text)], key=lambda item: item.start)
    for item in _merged(taken, numbers.find(text)):
        if not found or item.start >= found[-1].end:
            found.append(item)
    return found


def redact(text: str, kinds: Collection[str]) -> str:
    """The text with `[EMAIL]`, `[PHONE]`, … in the place of values of these kinds."""
    pieces, at = [], 0
    for item in find(text):
        if item.kind in kinds:
            pieces += [text[at : item.start], f"[{item.kind.upper()}]"]
            at = item.end
    return "".join([*pieces, text[at:]]) if pieces else text


def redacted(document: Document, kinds: Collection[str]) -> Document:
    """The document without values of these kinds in anything that the page says.

    Hashes and statistics stay those of the text as it was, so that the same page is the same
    whatever the setting.
    """
    if not kinds:
        return document
    hidden = False

    def whole(said: str) -> str:
        nonlocal hidden
        left = redact(said, kinds)
        hidden = hidden or left != said
        return left

    def cut(said: str) -> str:
        return whole(_uncut(said))

    changes = {
        name: _everywhere(getattr(document, name), cut if name in _CUT else whole)
        for name in REDACTED
    }
    text: str = changes["text"]
    limit = document.text_length + GROWTH_LIMIT
    if len(text) > limit:
        text = text[:limit].rpartition(" ")[0] or text[:limit]
        changes |= {"text": text, "truncated": True}
    changes["text_length"] = len(text)
    changes["personal_data"] = replace(document.personal_data, redacted=hidden)
    return Document(
        **{field.name: getattr(document, field.name) for field in fields(document)} | changes
    )


def _uncut(said: str) -> str:
    """Without its last word, and the digits before it, where it may have been cut."""
    return _TAIL.sub("…", said, count=1) if len(said) == CUT else said


def _everywhere(value: T, change: Callable[[str], str]) -> T:
    """A value with each string in it changed, whatever it is made of."""
    made: Any = value
    if isinstance(value, str):
        made = change(value)
    elif isinstance(value, tuple):
        made = tuple(_everywhere(item, change) for item in value)
    elif isinstance(value, dict):
        made = {key: _everywhere(item, change) for key, item in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(
            value,
            **{
                field.name: _everywhere(getattr(value, field.name), change)
                for field in fields(value)
            },
        )
    return made  # type: ignore[no-any-return]


def _merged(first: list[Number], second: Iterator[Number]) -> Iterator[Number]:
    """Both in order; where they begin in one another, those of `first` remain."""
    at = 0
    for item in second:
        while at < len(first) and first[at].start < item.end:
            yield first[at]
            at += 1
        yield item
    yield from first[at:]


def _emails(text: str) -> Iterator[Number]:
    end = 0
    for at in _AT.finditer(text):
        domain = _DOMAIN.match(text, at.end(), at.end() + DOMAIN_LIMIT)
        if domain is None or at.start() < end:
            continue
        before = text[max(end, at.start() - LOCAL_LIMIT) : at.start()][::-1]
        local = _LOCAL.match(before) or _ANY_LOCAL.match(before)
        top = domain[0].rpartition(".")[2].lower()
        if local is None or top in _FILES:
            continue
        name = local[0].rstrip("-+%'.")
        start = at.start() - len(name)
        if name and not _is_something_else(text, start, domain.end()):
            yield Number(EMAIL, start, domain.end())
            end = domain.end()


def _is_something_else(text: str, start: int, end: int) -> bool:
    """True for `@handle@host`, the login in a URL, the address of a repository."""
    return (
        text[max(0, start - 1) : start] == "@"
        or _LOGIN.search(text, max(0, start - LOCAL_LIMIT), start) is not None
        or _REPOSITORY.match(text, end, end + DOMAIN_LIMIT) is not None
    )


def _ipv6(text: str) -> Iterator[Number]:
    if not _COLONS.search(text):
        return
    for found in _IPV6.finditer(text):
        address = found[0]
        if _DIGIT.search(address) and _LONG_GROUP.search(address) and _is_ipv6(address):
            yield Number(IP, found.start(), found.end())


def _is_ipv6(address: str) -> bool:
    try:
        ipaddress.IPv6Address(address)
    except ValueError:
        return False
    return True
