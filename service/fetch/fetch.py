"""The door of fetch: a request → a response that may be read, or where and when to go on.

Each hop passes the same way: address and port, a place for its site, the host's turn, its
robots.txt, one request. Redirects are followed by hand; one that leaves the site is handed back
(`Moved`), so that the worker that owns the other site asks it.
"""

import heapq
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import ada_url

from service import metrics
from service.fetch import headers, soft
from service.fetch.addresses import canonical, check_url, parse_allow, parse_resolve
from service.fetch.answers import answer_of, count
from service.fetch.body import Look
from service.fetch.client import Answer, Client
from service.fetch.origins import REDIRECTS, Origins, unreachable
from service.fetch.politeness import Defer, Pause, Politeness
from service.fetch.refusal import refusal
from service.fetch.robots import Standing, product_token
from service.fetch.share import Share, Shares
from service.fetch.sniff import is_xhtml, looks_binary
from service.fetch.turns import Turn, Turns
from service.reasons import Failure, Reason, Stage
from service.records import Download, Journey, Redirect, Request, Revision
from service.settings import Settings
from service.state.state import State
from service.url import document_id, join, normalize, parse, registered_domain

# What is no page among 2xx: all but 200, and 203 that a proxy changed on its way. A status that
# nobody knows is as 200 (RFC 9110, 15).
NO_PAGES = frozenset({201, 202, 204, 205, 206, 207, 208, 226})


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A redirect to another registrable domain: the request goes to that site's queue.

    Also one within the site whose next hop must wait longer than the window can.
    """

    location: str
    redirects: tuple[Redirect, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """304: the page is as it was in this revision."""

    revision: Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferred:
    """Not now, and nobody's failure. `promised`: the host asked for this wait."""

    wait_seconds: float
    promised: bool
    cause: str  # one of metrics.CAUSES


Result = Download | Moved | NotModified | Deferred


@dataclass(slots=True)
class _Way:
    """How far a request has come in this fetch."""

    url: ada_url.URL
    site: str
    redirects: tuple[Redirect, ...]
    seconds_left: float  # on the network; waiting for turns is not counted
    share: Share  # of the memory for bodies


class Fetcher:
    """Everything that asks the open internet."""

    def __init__(self, settings: Settings, state: State) -> None:
        """Raises ConfigurationError for a rule, or roots for TLS, that cannot be read."""
        self._settings = settings
        self._state = state
        self._agent = product_token(settings.fetch.user_agent)
        self._allow = parse_allow(settings.fetch.allow)
        self._politeness = Politeness(
            settings.politeness, tier_delays=settings.retry.delays, window=settings.fetch.window
        )
        self._turns = Turns(self._politeness, state)
        self._shares = Shares(settings.fetch.memory_limit)
        self._client = Client(settings.fetch, self._allow, parse_resolve(settings.fetch.resolve))
        self._origins = Origins(settings, state, self._client, self._turns, self._allow)

    async def start(self) -> None:
        """Be ready to ask; needs the running event loop."""
        await self._client.start()
        metrics.FETCH_HOSTS_WAITING.read = self.waiting

    async def close(self) -> None:
        """Close all connections."""
        metrics.FETCH_HOSTS_WAITING.read = None
        await self._client.close()

    def waiting(self) -> dict[str, int]:
        """How many hosts must not be asked now, by cause."""
        return self._politeness.waiting(time.monotonic())

    def longest_pauses(self, most: int) -> list[Pause]:
        """The hosts that must not be asked for the longest time from now on, longest first."""
        pauses = self._politeness.pauses(time.monotonic())
        return heapq.nlargest(most, pauses, key=lambda pause: pause.seconds)

    def owns_anew(self) -> None:
        """Partitions were newly assigned: each host waits one gap before its first request.

        Another worker may have asked it a moment ago.
        """
        self._politeness.own_anew(time.monotonic())

    @asynccontextmanager
    async def fetch(self, request: Request, journey: Journey) -> AsyncIterator[Result]:
        """Ask for a request's URL, from where redirects have led so far. Raises Failure.

        A body has its share of the memory until the block ends: stay in it while it is needed, and
        fetch nothing else in it, for that could wait for this very share.
        """
        with self._shares.share(self._settings.fetch.body_limit) as share:
            try:
                result = await self._fetch(request, journey, share)
            except Failure as failure:
                count(answer_of(failure))
                raise
            yield result

    async def _fetch(self, request: Request, journey: Journey, share: Share) -> Result:
        url = parse(request.location or request.url)
        check_url(url, self._allow)
        way = _Way(
            url,
            registered_domain(url.hostname),
            request.redirects,
            self._settings.fetch.timeout,
            share,
        )
        wait = self._politeness.enter(
            way.site, canonical(url.hostname), time.monotonic(), returned=journey.deferrals > 0
        )
        if wait is not None:
            return _deferred(wait)
        try:
            while True:
                found = await self._hop(way, request)
                if not isinstance(found, _Way):
                    return found
                way = found
        finally:
            self._politeness.leave(way.site)

    async def _hop(self, way: _Way, request: Request) -> Result | _Way:
        """Ask one host, as long as redirects stay at it; a way on leads to another host."""
        check_url(way.url, self._allow)
        turn = await self._turns.take(canonical(way.url.hostname), way.site)
        if isinstance(turn, Defer):
            return _put_off(turn, way, request)
        async with turn:
            while True:
                if self._settings.politeness.robots == "obey":
                    wait = await self._obey(way.url, turn)
                    if wait is not None:
                        return _put_off(wait, way, request)
                if (wait := await turn.rest()) is not None:
                    return _put_off(wait, way, request)
                found = await self._ask(way, request, turn)
                if not isinstance(found, _Way):
                    return found
                check_url(found.url, self._allow)
                to = _leads(found, turn.host)
                metrics.FETCH_REDIRECTS.labels(to=to).inc()
                if to == "other_site":
                    return Moved(location=found.url.href, redirects=found.redirects)
                if to == "site":
                    return found
                way = found

    async def _obey(self, url: ada_url.URL, turn: Turn) -> Defer | None:
        origin = await self._origins.look_up(url, turn)
        if isinstance(origin, Defer):
            return origin
        if origin.standing is Standing.DEFER:
            turn.shut(origin.expires_at - time.time())
            raise unreachable(origin)
        turn.keep_crawl_delay(origin.rules.crawl_delay)
        if not origin.rules.may_fetch(url.pathname + url.search):
            raise Failure(
                Reason.ROBOTS_DISALLOWED, f"{url.host[:200]} forbids {url.pathname[:200]}"
            )
        return None

    async def _ask(self, way: _Way, request: Request, turn: Turn) -> Result | _Way:
        """One request and what follows from its answer."""
        known = None
        if not request.force:
            known = await self._state.revision(document_id(normalize(way.url.href)))
        began = time.monotonic()
        latency: float | None = None
        try:
            async with self._client.get(
                way.url, extra=_conditions(known), deadline_seconds=max(way.seconds_left, 0.0)
            ) as answer:
                latency = answer.head_seconds
                if answer.status == 304 and known is not None and _conditions(known):
                    turn.answered()
                    count("not_modified")
                    return NotModified(revision=known)
                if answer.status in REDIRECTS and "Location" in answer.headers:
                    turn.answered()
                    spent = time.monotonic() - began
                    return self._redirected(way, answer, spent)
                is_page = 200 <= answer.status < 300 and answer.status not in NO_PAGES
                if not is_page or soft.challenged_by(answer.headers):
                    left = way.seconds_left - answer.head_seconds
                    raise await refusal(answer, turn, left_seconds=left)
                turn.answered()
                return await self._download(way, answer, began)
        finally:
            spent = time.monotonic() - began
            turn.ended(latency_seconds=spent if latency is None else latency)

    def _redirected(self, way: _Way, answer: Answer, spent: float) -> _Way:
        try:
            url = join(way.url.href, headers.location(answer.headers["Location"]))
        except Failure as failure:
            failure.stage = Stage.HTTP
            raise
        url = parse(url.href.partition("#")[0])
        redirects = (*way.redirects, Redirect(url=_asked(way.url), status=answer.status))
        if len(redirects) > self._settings.fetch.max_redirects:
            raise Failure(Reason.TOO_MANY_REDIRECTS, f"{len(redirects)} redirects")
        if any(redirect.url == url.href for redirect in redirects):
            raise Failure(Reason.TOO_MANY_REDIRECTS, "redirects lead back to where they came from")
        count("redirect")
        return replace(way, url=url, redirects=redirects, seconds_left=way.seconds_left - spent)

    async def _download(self, way: _Way, answer: Answer, began: float) -> Download:
        kind, charset = headers.content_type(answer.get_all("Content-Type"))
        if not headers.is_page_type(kind):
            raise Failure(Reason.UNSUPPORTED_TYPE, f"type {kind[:100]!r} is not read")
        fetched_at = datetime.now(UTC)
        found = await answer.read(self._settings.fetch.body_limit, way.share, look=_looks(kind))
        count("page")
        timings = {
            "ttfb": answer.head_seconds * 1000,
            "total": (time.monotonic() - began) * 1000,
        }
        if answer.dns_seconds is not None:
            timings["dns"] = answer.dns_seconds * 1000
        return Download(
            final_url=_asked(way.url),
            status=answer.status,
            content_type=kind,
            header_charset=charset,
            body=found,
            fetched_at=fetched_at,
            redirects=way.redirects,
            etag=headers.validator(answer.headers.get("ETag")),
            last_modified=headers.validator(answer.headers.get("Last-Modified")),
            remote_address=answer.remote_address,
            agent=self._agent,
            robots_tags=tuple(_text(value) for value in answer.get_all("X-Robots-Tag")),
            tdm_reservation=_text(answer.headers.get("TDM-Reservation", "")) or None,
            timings_ms={name: round(value, 3) for name, value in timings.items()},
        )


def _leads(way: _Way, host: str) -> str:
    """Where a redirect from a host leads to: to itself, within its site, or out of it."""
    if registered_domain(way.url.hostname) != way.site:
        return "other_site"
    return "host" if canonical(way.url.hostname) == host else "site"


def _asked(url: ada_url.URL) -> str:
    """A URL as it is asked for: the fragment stays with us."""
    return url.href.partition("#")[0]


def _text(value: str) -> str:
    """A header's value that can be written as JSON, not longer than one is worth."""
    return value.encode("utf-8", "replace").decode()[:500]


def _deferred(wait: Defer) -> Deferred:
    return Deferred(wait_seconds=wait.seconds, promised=wait.promised, cause=wait.cause)


def _put_off(wait: Defer, way: _Way, request: Request) -> Deferred | Moved:
    """A wait that is too long for the window; what redirects have led to so far is kept."""
    if way.redirects != request.redirects:
        return Moved(location=_asked(way.url), redirects=way.redirects)
    return _deferred(wait)


def _conditions(known: Revision | None) -> dict[str, str]:
    """Headers that ask for the page only if it has changed. Source: RFC 9110, 13.1."""
    if known is None:
        return {}
    pairs = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified))
    return {name: value for name, value in pairs if value}


def _looks(kind: str) -> Look | None:
    """What a body's start must show, when its type alone does not say that it is a page."""
    if kind in headers.XML_TYPES:
        return _look_for_xhtml
    return _look_for_text if kind in headers.UNKNOWN_TYPES else None


def _look_for_xhtml(start: bytes) -> None:
    if not is_xhtml(start):
        raise Failure(Reason.UNSUPPORTED_TYPE, "XML that is not XHTML is not read")


def _look_for_text(start: bytes) -> None:
    if looks_binary(start):
        raise Failure(Reason.UNSUPPORTED_TYPE, "no type is named, and the body is no text")
