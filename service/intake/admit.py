"""The door of intake: the bytes of a message → a request, or the reason why not.

Whoever writes to the topic is outside: nothing that the bytes or headers hold may raise anything
but Failure, and what is let in can be written as JSON again. Scheme and form of the URL are judged
here; ports and addresses at the door of fetch, which knows what the settings open.
"""

import dataclasses
import json
import math
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, NoReturn

from service.codec import Headers, text_headers
from service.intake import cloudevents
from service.reasons import Failure, Reason, Stage
from service.records import (
    ID_CHARACTERS,
    SCHEMA_VERSION,
    Hints,
    Pushed,
    PushedHints,
    Request,
    Source,
)
from service.url import LIMIT_CHARACTERS, parse

LIMIT_BYTES = 64 * 1024
# Deeper JSON means nothing here and fails where it is written again (orjson stops at 254).
DEPTH = 64
KNOWN = frozenset(field.name for field in dataclasses.fields(Pushed))
HINTS = frozenset(field.name for field in dataclasses.fields(PushedHints))
# JSON numbers that fit no 64-bit integer become floats, as in every reader with doubles only.
INTEGERS = range(-(2**63), 2**64)


def admit(value: bytes, *, headers: Headers, source: Source, asked_at: datetime) -> Request:
    """The request that a message of `urls` holds.

    Raises Failure: too_large, bad_message, unsupported_schema, invalid_url or blocked_scheme.
    """
    if len(value) > LIMIT_BYTES:
        raise Failure(
            Reason.TOO_LARGE,
            f"a message of {len(value)} bytes; at most {LIMIT_BYTES} are taken",
            stage=Stage.INTAKE,
        )
    try:
        text = value.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Failure(Reason.BAD_MESSAGE, f"not UTF-8 at byte {error.start}") from error
    message = _message(text, text_headers(headers).get("content-type", ""))
    if isinstance(message, str):
        message = {"url": message}
    return _request(message, source=source, asked_at=asked_at)


def salvage(value: bytes) -> tuple[str | None, str | None]:
    """Id and URL as far as a bad message still shows them; never raises.

    For its outcome: an operator who reads it should find the request again.
    """
    text = value[:LIMIT_BYTES].decode("utf-8", "replace").strip("\ufeff\0 \t\r\n")
    if text.startswith(("{", "[")):
        return _shown(text, "id", ID_CHARACTERS), _shown(text, "url", LIMIT_CHARACTERS)
    shown = 0 < len(text) <= LIMIT_CHARACTERS and text.isprintable() and "\ufffd" not in text
    return None, text if shown else None


# -- bytes → message -------------------------------------------------------------------------------


def _message(text: str, content_type: str) -> str | dict[str, Any]:
    """A bare URL as a string, or a request's fields."""
    found: Any = text
    if text.lstrip().startswith(("{", "[")):
        found = _json(text)
        if isinstance(found, dict) and cloudevents.is_structured(content_type, found):
            found = cloudevents.unwrap(found)
            if isinstance(found, str) and found.lstrip().startswith(("{", "[")):
                found = _json(found)
    if isinstance(found, dict):
        return found
    if not isinstance(found, str):
        raise Failure(Reason.BAD_MESSAGE, "a URL or a request as a JSON object was expected")
    bare = found.strip()
    if not bare:
        raise Failure(Reason.BAD_MESSAGE, "a URL or a request was expected, not an empty message")
    if "\n" in bare or "\r" in bare:
        # The WHATWG parser drops line breaks and would make one URL of a list.
        raise Failure(Reason.INVALID_URL, "one URL a message was expected, not several lines")
    return bare


def _json(text: str) -> Any:
    try:
        found = json.loads(
            text, object_pairs_hook=_object, parse_constant=_refuse_constant, parse_int=_integer
        )
    except (ValueError, RecursionError) as error:
        raise Failure(Reason.BAD_MESSAGE, f"not JSON: {str(error)[:200]}") from error
    _refuse_unwritable(found)
    return found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Failure(Reason.BAD_MESSAGE, "a name stands twice in one JSON object")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise Failure(Reason.BAD_MESSAGE, f"{name} is not JSON")


def _integer(digits: str) -> int | float:
    number = int(digits) if len(digits) < 25 else float(digits)
    return number if isinstance(number, float) or number in INTEGERS else float(digits)


def _refuse_unwritable(found: Any) -> None:
    """Raise Failure for what JSON may hold and the records cannot carry on."""
    level: list[Any] = [found]
    for _ in range(DEPTH):
        level = list(_inside(level))
        if not level:
            return
    raise Failure(Reason.BAD_MESSAGE, f"JSON deeper than {DEPTH} levels")


def _inside(level: Iterable[Any]) -> Iterator[Any]:
    for item in level:
        if isinstance(item, dict):
            yield from item.keys()
            yield from item.values()
        elif isinstance(item, list):
            yield from item
        elif isinstance(item, float) and not math.isfinite(item):
            raise Failure(Reason.BAD_MESSAGE, "a number is larger than JSON numbers should be")
        elif isinstance(item, str) and not _is_scalar(item):
            raise Failure(Reason.BAD_MESSAGE, "half a surrogate pair is not text")


def _is_scalar(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


# -- message → request -----------------------------------------------------------------------------


def _request(message: dict[str, Any], *, source: Source, asked_at: datetime) -> Request:
    if "url" not in message:
        raise Failure(Reason.BAD_MESSAGE, "a request with a url was expected")
    version = _field(message, "schema_version", str, SCHEMA_VERSION)
    if version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise Failure(
            Reason.UNSUPPORTED_SCHEMA,
            f"schema version {version[:20]!r} is not known ({SCHEMA_VERSION} is)",
        )
    request_id = _field(message, "id", str, f"{source.topic}-{source.partition}-{source.offset}")
    if not (0 < len(request_id) <= ID_CHARACTERS and request_id.isprintable()):
        raise Failure(
            Reason.BAD_MESSAGE, f"an id of 1 to {ID_CHARACTERS} printable characters is expected"
        )
    labels = _field(message, "labels", dict, {})
    if not all(isinstance(value, str) for value in labels.values()):
        raise Failure(Reason.BAD_MESSAGE, "labels were expected to be texts")
    hints, more_hints = _hints(_field(message, "hints", dict, {}))
    extra = {name: value for name, value in message.items() if name not in KNOWN}
    if more_hints:
        extra["hints"] = more_hints
    url = _field(message, "url", str, "")
    force = _field(message, "force", bool, False)
    parse(url)
    return Request(
        request_id=request_id,
        url=url.strip(),
        source=source,
        asked_at=asked_at,
        labels=labels,
        hints=hints,
        force=force,
        extra=extra,
    )


def _field(fields: dict[str, Any], name: str, kind: type, default: Any) -> Any:
    value = fields.get(name, default)
    if not isinstance(value, kind):
        raise Failure(
            Reason.BAD_MESSAGE,
            f"{name} was expected to be {_JSON_WORDS[kind]}, not {_JSON_WORDS[type(value)]}",
        )
    return value


_JSON_WORDS = {
    str: "a string",
    dict: "an object",
    list: "an array",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}


def _hints(fields: dict[str, Any]) -> tuple[Hints | None, dict[str, Any]]:
    """What the caller knows of the page, and the hints that Saring does not know."""
    texts = {name: _field(fields, name, str, "") for name in HINTS if fields.get(name) is not None}
    moment = texts.pop("published_at", None)
    more = {name: value for name, value in fields.items() if name not in HINTS}
    if moment is None and not texts:
        return None, more
    return Hints(published_at=None if moment is None else _time(moment), **texts), more


def _time(text: str) -> datetime:
    """A date or a time; without a zone it is UTC."""
    try:
        moment = datetime.fromisoformat(text.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Failure(
            Reason.BAD_MESSAGE, f"published_at was expected to be RFC 3339, not {text[:50]!r}"
        ) from error


# -- what a bad message still shows ----------------------------------------------------------------


def _shown(text: str, name: str, limit: int) -> str | None:
    """The first string of that name in text that may not be JSON."""
    match = re.search(rf'"{name}"\s*:\s*("(?:[^"\\]|\\.)*")', text)
    if match is None:
        return None
    try:
        found = json.loads(match[1], strict=False)
    except ValueError:
        return None
    shown = 0 < len(found) <= limit and found.isprintable() and _is_scalar(found)
    return found if shown else None
