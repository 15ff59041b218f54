"""Logs: one line an outcome with the same fields, text on a terminal and JSON elsewhere.

Faust, aiokafka and aiohttp log through the standard library; their lines take the same road, at
warning and above, so that a quiet service is quiet.
"""

import logging
import sys

import structlog

from service.settings import Log

# What aiokafka 0.14 logs as errors and then tries again by itself, at each start of a broker, after
# the creation of a topic and in each rebalance. An operator can do nothing about them.
PASSING = (
    "NotLeaderForPartitionError",
    "GroupCoordinatorNotAvailableError",
    "GroupLoadInProgressError",
    "because it is rebalancing",
    "RebalanceInProgressError",
)


class _PassesByItself(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        if not record.name.startswith("aiokafka"):
            return True
        message = record.getMessage()
        return not any(word in message for word in PASSING)


def set_up(settings: Log) -> None:
    """Send all logs to standard error in the format that the settings ask for."""
    as_json = settings.format == "json" or (settings.format == "auto" and not sys.stderr.isatty())
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer()
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    last: list[structlog.typing.Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta
    ]
    if as_json:
        last.append(structlog.processors.format_exc_info)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(processors=[*last, renderer], foreign_pre_chain=shared)
    )
    if settings.level != "debug":
        handler.addFilter(_PassesByItself())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("saring").setLevel(settings.level.upper())


def logger(stage: str) -> structlog.stdlib.BoundLogger:
    """The logger of one part of Saring."""
    log: structlog.stdlib.BoundLogger = structlog.get_logger(f"saring.{stage}")
    return log
