"""Logs: one line an outcome with the same fields, text on a terminal and JSON elsewhere.

Faust, aiokafka and aiohttp log through the standard library; their lines take the same road, at
warning and above, so that a quiet service is quiet. What is said again and again, as while a broker
is away, is said a few times a minute and then counted. An exception is told by its frames and its
class: its message may hold a whole page, and the dead letter has it.
"""

import logging
import re
import sys
import time
import traceback
from collections.abc import Callable
from contextvars import Context
from typing import Any, NamedTuple

import structlog

from service.settings import Log

# What the libraries below say of what they mend by themselves, at each start of a broker, after the
# creation of a topic and in each rebalance (aiokafka 0.14), and of their own bookkeeping
# (faust-streaming 0.15.3). An operator can do nothing about it. By library.
PASSING = {
    "aiokafka": (
        "NotLeaderForPartitionError",
        "GroupCoordinatorNotAvailableError",
        "GroupLoadInProgressError",
        "because it is rebalancing",
        "RebalanceInProgressError",
    ),
    "faust": ("Missing sensor state for rebalance",),
}
MOST_REPEATS = 5  # of one kind within REPEAT_SECONDS: enough to see that it goes on
REPEAT_SECONDS = 60.0
# Fields that tell apart what has the same words: a store's trouble hides no other store's.
KIND_FIELDS = ("stage", "tier", "store", "signal")
# Loggers of which each line counts: an outcome a line, and the counts of what was left out.
OUTCOMES, COUNTS = "saring.outcome", "saring.log"
CAUSES = 5  # exceptions of one chain that are told


class Kind(NamedTuple):
    """What lines have in common that say the same."""

    logger: str
    level: int
    event: str
    fields: tuple[tuple[str, str], ...] = ()


class Repeats:
    """Which lines of one kind pass: the first few of a minute. Pure; `now` in seconds."""

    def __init__(self, most: int = MOST_REPEATS, seconds: float = REPEAT_SECONDS) -> None:
        self._most = most
        self._seconds = seconds
        # When a kind's minute began, and its lines since; the oldest first.
        self._minutes: dict[Kind, tuple[float, int]] = {}

    def passes(self, kind: Kind, now: float) -> bool:
        """Count a line; True when it is one of the first."""
        began, count = self._minutes.get(kind, (now, 0))
        self._minutes[kind] = (began, count + 1)
        return count < self._most

    def ended(self, now: float) -> dict[Kind, int]:
        """The kinds whose minute is over and of which lines were left out, and how many."""
        told = {}
        for kind, (began, count) in list(self._minutes.items()):
            if now - began < self._seconds:
                break
            del self._minutes[kind]
            if count > self._most:
                told[kind] = count - self._most
        return told


class Sparing(logging.StreamHandler[Any]):
    """Standard error, without the many lines that say the same; how many they were is told.

    It is told with the next line after their minute, and at the end of the process.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(sys.stderr)
        self._repeats = Repeats()
        self._now = now

    def emit(self, record: logging.LogRecord) -> None:
        """Print a record, or count it."""
        if record.name == COUNTS:
            super().emit(record)
            return
        now = self._now()
        self._tell(now)
        if record.name == OUTCOMES or self._repeats.passes(_kind(record), now):
            super().emit(record)

    def close(self) -> None:
        """Tell what was left out."""
        self._tell(float("inf"))
        super().close()

    def _tell(self, now: float) -> None:
        for kind, count in self._repeats.ended(now).items():
            said = {"like": kind.event, "of": kind.logger, "count": count, **dict(kind.fields)}
            # In no request's context: the lines were of many.
            Context().run(lambda: logger("log").log(kind.level, "lines left out", **said))  # noqa: B023  at once


def _kind(record: logging.LogRecord) -> Kind:
    if not isinstance(record.msg, dict):  # of a library; numbers in it are ports, offsets, times
        return Kind(record.name, record.levelno, re.sub(r"\d+", "#", str(record.msg))[:200])
    fields = [(key, str(record.msg[key])) for key in KIND_FIELDS if key in record.msg]
    if (error := _error(record.msg.get("exc_info"))) is not None:
        fields.append(("exception_class", type(error).__name__))
    return Kind(record.name, record.levelno, str(record.msg.get("event")), tuple(fields))


class _PassesByItself(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        words = PASSING.get(record.name.partition(".")[0], ())
        message = record.getMessage() if words else ""
        return not any(word in message for word in words)


def set_up(settings: Log) -> None:
    """Send all logs to standard error in the format that the settings ask for."""
    as_json = settings.format == "json" or (settings.format == "auto" and not sys.stderr.isatty())
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    last: list[structlog.typing.Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        _add_frames,
    ]
    if as_json:
        last.append(structlog.processors.JSONRenderer())
    else:
        last += [
            _escape,
            structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
        ]
    is_quiet = settings.level != "debug"
    handler = Sparing() if is_quiet else logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(processors=last, foreign_pre_chain=shared)
    )
    if is_quiet:
        handler.addFilter(_PassesByItself())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("saring").setLevel(settings.level.upper())


def logger(stage: str) -> structlog.stdlib.BoundLogger:
    """The logger of one part of Saring."""
    log: structlog.stdlib.BoundLogger = structlog.get_logger(f"saring.{stage}")
    return log


def about(request_id: str) -> None:
    """All lines of this task, from now on, are about this request; empty: about none."""
    if request_id:
        structlog.contextvars.bind_contextvars(request_id=request_id)


def frames(error: BaseException) -> str:
    """Where an exception comes from, and its causes: frames and classes, no messages, no values."""
    lines: list[str] = []
    cause: BaseException | None = error
    for _ in range(CAUSES):
        if cause is None:
            break
        lines += traceback.format_list(traceback.extract_tb(cause.__traceback__))
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}\n")
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "".join(lines).rstrip()


def _error(exc_info: object) -> BaseException | None:
    if isinstance(exc_info, tuple):
        exc_info = exc_info[1]
    elif exc_info and not isinstance(exc_info, BaseException):
        exc_info = sys.exc_info()[1]
    return exc_info if isinstance(exc_info, BaseException) else None


def _add_frames(
    _: object, __: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    error = _error(event.pop("exc_info", None))
    if error is not None:
        event["exception"] = frames(error)
    return event


def _escape(_: object, __: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Ids and errors are strangers' words, and a terminal obeys what JSON would escape."""
    return {
        key: _printable(value) if isinstance(value, str) and key != "exception" else value
        for key, value in event.items()
    }


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )
