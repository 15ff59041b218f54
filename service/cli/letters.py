"""Dead letters judged: which ones are meant, how they are counted, what a replay of one sends.

A replay goes to where the request stopped. A request that intake refused is admitted again here, so
that it keeps its id, its place and the time at which it was asked: intake would take a second
message of that id for a repetition. One that fetch gave up begins anew in `fetch`; a page that
enrichment gave up goes to `pages`, and its host is not asked again. Each counts one replay more,
which makes it another run: the stages remember runs by request and replay, so the same replay sent
twice ends once, and what has been replayed too often is left alone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from service import codec
from service.codec import Output
from service.deadletter import Letter
from service.intake.admit import admit
from service.reasons import Failure, Reason
from service.records import Journey, Page, Request, Source
from service.topics import Topics
from service.url import domain_key, parse

LIMIT = 3  # replays of one request: what has failed four times whole fails for a reason
BY = ("reason", "host", "hour", "stage", "replay")


class NotReplayable(Exception):  # noqa: N818  says what is with a letter
    """A letter that cannot be sent again; `word` says in one word why."""

    def __init__(self, word: str, why: str) -> None:
        self.word = word
        super().__init__(why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which letters are meant; what is empty or None leaves all in."""

    requests: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()  # words, or families such as http_5xx
    hosts: frozenset[str] = frozenset()  # names, or *.name for all below it
    stages: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None

    def takes(self, letter: Letter, written_at: datetime) -> bool:
        """True when a letter is meant."""
        return (
            (not self.requests or letter.request_id in self.requests)
            and (not self.stages or letter.stage in self.stages)
            and (not self.reasons or any(_is_of(letter.reason, word) for word in self.reasons))
            and (not self.hosts or any(_is_below(host_of(letter), name) for name in self.hosts))
            and (self.since is None or written_at >= self.since)
            and (self.until is None or written_at < self.until)
        )


def is_reason(word: str) -> bool:
    """Whether a word is one that letters can have."""
    return word in {reason.value for reason in Reason} or bool(re.fullmatch(r"http_\d{3}", word))


def _is_of(reason: str, word: str) -> bool:
    return reason == word or (word.endswith("xx") and reason.startswith(word[:-2]))


def _is_below(host: str, name: str) -> bool:
    return host.endswith(name[1:]) if name.startswith("*.") else host == name


def host_of(letter: Letter) -> str:
    """The host of a letter's URL; empty when there is none."""
    try:
        return parse(letter.url or "").hostname
    except Failure:
        return ""


# -- counted ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class Group:
    """Letters that have something in common."""

    word: str
    count: int
    oldest: datetime
    newest: datetime


def word_of(letter: Letter, written_at: datetime, by: str) -> str:
    """What a letter is counted under."""
    match by:
        case "host":
            return host_of(letter)
        case "hour":
            return written_at.astimezone(UTC).strftime("%Y-%m-%dT%H:00Z")
        case _:
            return str(getattr(letter, by))


def count(letters: Iterable[tuple[Letter, datetime]], by: str, groups: dict[str, Group]) -> None:
    """Add letters, with the times at which they were written, to groups."""
    for letter, written_at in letters:
        word = word_of(letter, written_at, by)
        group = groups.setdefault(word, Group(word, 0, written_at, written_at))
        group.count += 1
        group.oldest = min(group.oldest, written_at)
        group.newest = max(group.newest, written_at)


# -- replayed --------------------------------------------------------------------------------------


def replayed(letter: Letter, topics: Topics, *, limit: int, now: datetime) -> Output:
    """The message that runs a letter's request once more. Raises NotReplayable."""
    if letter.replay >= limit:
        raise NotReplayable("limit", f"replayed {letter.replay} times already (--limit {limit})")
    if letter.topic == topics.urls.name:
        return _to_fetch(_admitted(letter), letter, topics, now)
    try:
        if letter.topic == topics.fetch.name:
            request = codec.decode(letter.value, Request)
            return _to_fetch(replace(request, location=None, redirects=()), letter, topics, now)
        if letter.topic == topics.pages.name:
            page = replace(codec.decode(letter.value, Page), replay=letter.replay + 1)
            return Output(
                topic=topics.pages.name,
                key=letter.key,
                value=codec.encode(page),
                headers=codec.page_headers(page, letter.traceparent),
            )
    except Failure as failure:
        raise NotReplayable("unreadable", failure.detail) from failure
    raise NotReplayable(
        "no_request", f"what came from {letter.topic or 'an unknown topic'} is no request"
    )


def _admitted(letter: Letter) -> Request:
    try:
        request = admit(
            letter.value or b"",
            headers=letter.headers,
            source=Source(topic=letter.topic, partition=letter.partition, offset=letter.offset),
            asked_at=letter.first_seen or datetime.fromtimestamp(0, UTC),
        )
    except Failure as failure:
        raise NotReplayable("refused", f"refused again, {failure}") from failure
    # A message whose id could not be read has ended under the id of its place.
    return replace(request, request_id=letter.request_id)


def _to_fetch(request: Request, letter: Letter, topics: Topics, now: datetime) -> Output:
    again = replace(request, replay=letter.replay + 1)
    journey = Journey(started_at=now, traceparent=letter.traceparent or codec.new_traceparent())
    return Output(
        topic=topics.fetch.name,
        key=domain_key(again.url).encode(),
        value=codec.encode(again),
        headers=codec.journey_headers(journey),
    )
