"""Every topic: what its key and value are, how long it keeps them, how it is created.

`fetch` and the retry tiers are keyed by registrable domain, so that one worker owns a site: that is
what makes politeness provable. `pages` and `documents` are keyed by document id, so that the
revisions of a document stay in order.
"""

from dataclasses import dataclass

from service import records
from service.settings import Settings

DAY = 86400.0
# Above Kafka's own default for a message (1,048,588 bytes) there is room for a dead letter: the
# largest message that `urls` takes, with the headers that say what was wrong with it.
MESSAGE_BYTES = 1_048_588
DEAD_LETTER_BYTES = 2 * 2**20

# How long a repetition of a message is possible, and so how long the state must remember how a
# request ended: as long as the topics that are read keep it.
INPUT_RETENTION_SECONDS = 7 * DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic as it is declared; `record` None means bytes that are not ours."""

    name: str
    key: str
    about: str
    partitions: int
    record: type | None
    retention_seconds: float = INPUT_RETENTION_SECONDS
    cleanup: str = "delete"
    message_bytes: int = MESSAGE_BYTES

    def config(self) -> dict[str, str]:
        """The topic's settings as Kafka names them."""
        return {
            "retention.ms": str(int(self.retention_seconds * 1000)),
            "cleanup.policy": self.cleanup,
            "max.message.bytes": str(self.message_bytes),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A retry topic and the one delay that everything in it waits."""

    topic: Topic
    delay_seconds: float
    word: str  # its delay, as in the topic's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """All topics of one Saring."""

    urls: Topic
    fetch: Topic
    tiers: tuple[Tier, ...]
    pages: Topic
    documents: Topic
    dead_letters: Topic
    outcomes: Topic

    def all(self) -> tuple[Topic, ...]:
        """Each topic once, in the order in which data flows."""
        return (
            self.urls,
            self.fetch,
            *(tier.topic for tier in self.tiers),
            self.pages,
            self.documents,
            self.dead_letters,
            self.outcomes,
        )


def delay_word(seconds: float) -> str:
    """A delay as topic names have it: 10s, 2m, 30m, 300ms."""
    milliseconds = round(seconds * 1000)
    for unit, size in (("h", 3_600_000), ("m", 60_000), ("s", 1000)):
        if milliseconds >= size and milliseconds % size == 0:
            return f"{milliseconds // size}{unit}"
    return f"{milliseconds}ms"


def declare(settings: Settings) -> Topics:
    """The topics that these settings ask for; retry tiers in the order of their delays."""
    prefix, partitions = settings.topic_prefix, settings.kafka.partitions

    def topic(word: str, key: str, about: str, record: type | None, **more: object) -> Topic:
        return Topic(
            name=f"{prefix}.{word}",
            key=key,
            about=about,
            record=record,
            partitions=partitions,
            **more,  # type: ignore[arg-type]  # the keyword arguments of Topic, passed on
        )

    site = "registrable domain"
    kept: dict[str, object] = {"retention_seconds": 30 * DAY}
    return Topics(
        urls=topic("urls", "anything", "URLs and requests, from users", None),
        fetch=topic("fetch", site, "admitted requests", records.Request),
        tiers=tuple(
            Tier(
                topic=topic(
                    f"retry-{delay_word(delay)}", site, "requests that wait", records.Request
                ),
                delay_seconds=delay,
                word=delay_word(delay),
            )
            for delay in sorted(set(settings.retry.delays))
        ),
        pages=topic("pages", "document id", "pages that were strained", records.Page),
        documents=topic("documents", "document id", "pages enriched", records.Document, **kept),
        dead_letters=topic(
            "dead-letters",
            "the original key",
            "original bytes of what failed",
            None,
            message_bytes=DEAD_LETTER_BYTES,
            **kept,
        ),
        outcomes=topic("outcomes", "request id", "how each request ended", records.Outcome, **kept),
    )
