"""Headers of an answer → values. What cannot be read is as if it were not there."""

from collections.abc import Iterable
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

# A day: who asks for more is more likely to be wrong than closed, and it must stay a date.
RETRY_LIMIT_SECONDS = 86_400.0
# Enough for two encodings one in the other, which happens, and for no tower of bombs.
ENCODINGS_LIMIT = 4
VALIDATOR_CHARACTERS = 500

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
XML_TYPES = frozenset({"text/xml", "application/xml"})
# Names that stand for "I do not know", taken as if none were given.
# Source: WHATWG MIME Sniffing, 5.1 (the supplied MIME type detection algorithm).
UNKNOWN_TYPES = frozenset({"", "unknown/unknown", "application/unknown", "*/*"})


def delay_seconds(value: str | None, *, now: datetime) -> float | None:
    """Seconds to wait that a Retry-After header asks for; None when it cannot be read.

    Takes both forms, a number of seconds and an HTTP date. Never negative; a date in the past gives
    0; at most a day. Source: RFC 9110, 10.2.3.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), RETRY_LIMIT_SECONDS)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    # An HTTP date is in GMT, whatever it says (RFC 9110, 5.6.7).
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return min(max((moment - now).total_seconds(), 0.0), RETRY_LIMIT_SECONDS)
    except OverflowError:
        return None


def content_type(values: Iterable[str]) -> tuple[str, str | None]:
    """Type in lower case without parameters, and the charset that it names.

    The last value that is a type counts. Source: WHATWG Fetch, 2.2.2 (extract a MIME type).
    """
    found: tuple[str, str | None] = ("", None)
    for value in values:
        essence = value.partition(";")[0].strip().lower()
        kind, slash, subtype = essence.partition("/")
        if not (kind and slash and subtype) or len(essence) > 127 or " " in essence:
            continue
        charset = _charset(value)
        # A later value of the same type without a charset does not take the charset away.
        found = (essence, charset or (found[1] if found[0] == essence else None))
    return found


def _charset(value: str) -> str | None:
    message = Message()
    message["content-type"] = value.replace("\n", " ").replace("\r", " ")
    try:
        charset = message.get_param("charset")
    except (ValueError, IndexError):
        return None
    return charset.strip("'\" ")[:100] or None if isinstance(charset, str) else None


def content_encodings(values: Iterable[str]) -> tuple[str, ...]:
    """The codings of a body in the order in which they were applied; identity is none.

    Source: RFC 9110, 8.4.
    """
    names = [name.strip().lower() for value in values for name in value.split(",")]
    return tuple(name for name in names if name not in {"", "identity"})


def validator(value: str | None) -> str | None:
    """An ETag or Last-Modified that may be sent back as it came; None when it may not."""
    text = (value or "").strip()
    if not 0 < len(text) <= VALIDATOR_CHARACTERS or not text.isascii() or not text.isprintable():
        return None
    return text


def location(value: str) -> str:
    """A Location with its octets outside ASCII escaped one by one, whatever charset they are in.

    RFC 9110 allows none; browsers escape what comes. aiohttp hands what is no UTF-8 on as lone
    surrogates.
    """
    octets = value.encode("utf-8", "surrogateescape")
    return "".join(chr(octet) if octet < 0x80 else f"%{octet:02X}" for octet in octets)


def is_page_type(kind: str) -> bool:
    """True for a type that is read; XML may be XHTML, which only its first bytes tell."""
    return kind in PAGE_TYPES or kind in XML_TYPES or kind in UNKNOWN_TYPES
