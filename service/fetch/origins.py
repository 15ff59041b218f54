"""The robots.txt of each origin: asked for once for all who wait, kept, believed for a while.

It is asked for within a turn of its host, so nobody else asks meanwhile, and the request that has
the turn asks for its page next. While an origin is unreachable, its last rules hold if there are
any (RFC 9309, 2.4), else nothing may be fetched; a failure is believed for a shorter time.
"""

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import ada_url

from service import metrics
from service.fetch import headers, robots
from service.fetch.addresses import Allow, canonical, check_url
from service.fetch.client import Answer, Client
from service.fetch.faults import never_connected
from service.fetch.politeness import Defer
from service.fetch.robots import NO_RULES, Rules, Standing
from service.fetch.turns import Turn, Turns
from service.reasons import Failure, Reason, Stage
from service.settings import Settings
from service.state.state import RobotsText, State
from service.url import join, registered_domain

REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Files in memory: some are as large as they may be, most have a kilobyte.
KEPT_BYTES = 16 * 2**20
KEPT_ORIGINS = 5_000
# A file this long is parsed outside the event loop.
THREAD_BYTES = 32 * 1024


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of an origin; times are seconds since 1970."""

    standing: Standing
    rules: Rules
    size_bytes: int
    expires_at: float
    why: str = ""  # for an origin that defers


class Origins:
    """robots.txt of all origins that one worker asks."""

    def __init__(
        self, settings: Settings, state: State, client: Client, turns: Turns, allow: Allow
    ) -> None:
        self._settings = settings
        self._state = state
        self._client = client
        self._turns = turns
        self._allow = allow
        self._agent = robots.product_token(settings.fetch.user_agent)
        self._kept: OrderedDict[str, Origin] = OrderedDict()
        self._kept_bytes = 0

    async def look_up(self, url: ada_url.URL, turn: Turn) -> Origin | Defer:
        """What holds for the origin of a URL, asked for when it is not known.

        Raises Failure when the host cannot be reached at all, for then the page cannot either.
        """
        now = time.time()
        known = self._kept.get(url.origin)
        if known is not None and known.expires_at > now:
            self._kept.move_to_end(url.origin)
            metrics.FETCH_ROBOTS_KEPT.labels(kept_in="memory").inc()
            return known
        kept = await self._state.robots(url.origin)
        if kept is not None and kept.expires_at > now:
            metrics.FETCH_ROBOTS_KEPT.labels(kept_in="state").inc()
            return self._keep(url.origin, await self._read(kept))
        got = await self._ask(url, turn)
        if isinstance(got, Defer):
            return got
        text, why = got
        if text.status == Standing.DEFER and known is not None and known.standing != Standing.DEFER:
            # Unreachable now: what it said last holds on.
            return self._keep(url.origin, replace(known, expires_at=text.expires_at))
        await self._state.keep_robots(text)
        return self._keep(url.origin, replace(await self._read(text), why=why))

    def _keep(self, name: str, origin: Origin) -> Origin:
        old = self._kept.pop(name, None)
        self._kept[name] = origin
        self._kept_bytes += origin.size_bytes - (old.size_bytes if old else 0)
        while len(self._kept) > 1 and (
            len(self._kept) > KEPT_ORIGINS or self._kept_bytes > KEPT_BYTES
        ):
            _, dropped = self._kept.popitem(last=False)
            self._kept_bytes -= dropped.size_bytes
        return origin

    async def _read(self, text: RobotsText) -> Origin:
        standing = Standing(text.status)
        if standing is not Standing.RULES:
            rules = NO_RULES
        elif len(text.body) > THREAD_BYTES:
            rules = await asyncio.to_thread(robots.parse, text.body, self._agent)
        else:
            rules = robots.parse(text.body, self._agent)
        return Origin(standing, rules, len(text.body), text.expires_at)

    async def _ask(self, url: ada_url.URL, turn: Turn) -> tuple[RobotsText, str] | Defer:
        """The origin's answer, and why it defers; or that its host must wait."""
        why = ""
        retry_after: float | None = None
        try:
            found = await self._follow(url, turn)
            if isinstance(found, Defer):
                return found
            standing, body, why, retry_after = found
        except Failure as failure:
            if _is_of_host(failure):
                metrics.FETCH_ROBOTS.labels(standing="unreached").inc()
                raise
            standing, body, why = Standing.DEFER, b"", str(failure)
        metrics.FETCH_ROBOTS.labels(standing=standing.value).inc()
        limits = self._settings.politeness
        age = limits.robots_failure_age if standing is Standing.DEFER else limits.robots_max_age
        text = RobotsText(
            origin=url.origin,
            status=standing.value,
            body=body if standing is Standing.RULES else b"",
            expires_at=time.time() + max(age, retry_after or 0.0),
        )
        return text, why

    async def _follow(
        self, url: ada_url.URL, turn: Turn
    ) -> tuple[Standing, bytes, str, float | None] | Defer:
        at = join(url.origin + "/", "/robots.txt")
        for hop in range(robots.MAX_REDIRECTS + 1):
            try:
                got = await self._hop(at, turn)
            except Failure as failure:
                if hop == 0:
                    raise
                return Standing.DEFER, b"", f"redirect to {at.hostname[:100]}: {failure}", None
            if not isinstance(got, str):
                return got
            try:
                at = join(at.href, got)
            except Failure:
                break  # leads nowhere
        return Standing.ALLOW, b"", "", None  # 2.3.1.2: too many redirects are `unavailable`

    async def _hop(
        self, at: ada_url.URL, turn: Turn
    ) -> str | tuple[Standing, bytes, str, float | None] | Defer:
        """One request: where it leads to, or what it means."""
        check_url(at, self._allow)
        host = canonical(at.hostname)
        if host == turn.host:
            return await self._get(at, turn)
        # Rules may live at another host, which is to be spared as well. Two turns are held for a
        # few seconds at most: who waits longer is deferred, so two hosts cannot lock each other.
        other = await self._turns.take(host, registered_domain(host))
        if isinstance(other, Defer):
            return replace(other, promised=False, cause="robots")
        async with other:
            return await self._get(at, other)

    async def _get(
        self, at: ada_url.URL, turn: Turn
    ) -> str | tuple[Standing, bytes, str, float | None] | Defer:
        if (wait := await turn.rest()) is not None:
            return wait
        began = time.monotonic()
        latency: float | None = None
        try:
            async with self._client.get(
                at,
                extra={"Accept": "text/plain,*/*;q=0.1"},
                deadline_seconds=self._settings.fetch.timeout,
            ) as answer:
                latency = answer.head_seconds
                location = answer.headers.get("Location")
                if answer.status in REDIRECTS and location:
                    return location
                return await self._judge(answer, turn)
        finally:
            spent = time.monotonic() - began
            turn.ended(latency_seconds=spent if latency is None else latency)

    async def _judge(self, answer: Answer, turn: Turn) -> tuple[Standing, bytes, str, float | None]:
        standing = robots.standing(answer.status)
        retry_after: float | None = None
        if answer.status in {429, 503}:
            retry_after = headers.delay_seconds(
                answer.headers.get("Retry-After"), now=datetime.now(UTC)
            )
            turn.refused(retry_after)
        if standing is not Standing.RULES:
            return standing, b"", f"status {answer.status}", retry_after
        body, cut = await answer.read_start(robots.LIMIT_BYTES)
        standing = robots.judge(answer.status, body, cut=cut)
        return standing, body, "no rules within the limit" if cut else "", None


def unreachable(origin: Origin) -> Failure:
    """The failure of a request to an origin that defers; it waits until the next look."""
    return Failure(
        Reason.ROBOTS_UNREACHABLE,
        f"robots.txt could not be read: {origin.why}" if origin.why else "robots.txt: see before",
        retry_after=max(origin.expires_at - time.time(), 0.0),
    )


def _is_of_host(failure: Failure) -> bool:
    """True for what stands between us and the host, whatever is asked for."""
    return failure.stage in {Stage.ADDRESS, Stage.INTAKE} or never_connected(failure)
