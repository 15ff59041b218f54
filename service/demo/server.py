"""Serves the sample site on loopback: one port, hosts told apart by the Host header.

Every request is noted, so that a test can say what a crawler asked, when, and what it got. The
misbehaviours are in a table, one handler for each kind of answer. Names also work with .localhost
behind them, because browsers resolve those to loopback without any set-up (RFC 6761, 6.3).
"""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, Self

from aiohttp import web

from .answers import Answer, Endless, Page, Recovering, Redirect, document, message, routes
from .site import HOSTS

VISITS_LIMIT = 10_000  # a demo makes about 50; a site that stays up must not grow without end
# One moment for all pages, later than each of them: as when a site is copied to a new server.
MODIFIED_AT = datetime(2024, 12, 4, 2, 0, tzinfo=UTC)
_LOCALHOST = ".localhost"


@dataclass(frozen=True, slots=True)
class Visit:
    """A request that was answered. Times are monotonic, in seconds; `path` has its query."""

    host: str
    path: str
    status: int
    started: float
    ended: float


class DemoSite:
    """The site while it listens. `visits` holds the latest requests in the order they ended."""

    def __init__(self) -> None:
        self.port = 0
        self.visits: deque[Visit] = deque(maxlen=VISITS_LIMIT)
        self._routes = routes()
        self._recovered: set[Recovering] = set()
        self._handlers: dict[type, Callable[[web.Request, Any], Awaitable[web.StreamResponse]]] = {
            Page: self._page,
            Redirect: self._redirect,
            Recovering: self._recovering,
            Endless: self._endless,
        }
        app = web.Application()
        app.router.add_get("/{path:.*}", self._visit, allow_head=False)
        # The endless page would hold up a stop for as long as the time-out lets it.
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)

    @classmethod
    async def start(cls, host: str = "127.0.0.1", port: int = 0) -> Self:
        """Listen; port 0 takes a free one. Raises OSError when the port is taken."""
        site = cls()
        await site._runner.setup()
        try:
            await web.TCPSite(site._runner, host, port).start()
        except OSError:
            await site.stop()
            raise
        site.port = site._runner.addresses[0][1]
        return site

    async def stop(self) -> None:
        """Close the port and every connection."""
        await self._runner.cleanup()

    async def _visit(self, request: web.Request) -> web.StreamResponse:
        started, status = time.monotonic(), 500
        name = request.host.partition(":")[0].lower().removesuffix(_LOCALHOST)
        try:
            answer = self._routes.get((name, request.path_qs)) or self._missing(name, request)
            response = await self._handlers[type(answer)](request, answer)
            status = response.status
            return response
        finally:
            visit = Visit(name, request.path_qs, status, started, time.monotonic())
            self.visits.append(visit)

    def _missing(self, name: str, request: web.Request) -> Answer:
        if name in {"127.0.0.1", "localhost"} and request.path_qs == "/":
            links = "\n".join(
                f'<li><a href="http://{host}{_LOCALHOST}:{self.port}/">{title}</a></li>'
                for host, title in HOSTS.items()
            )
            return Page(body=document("The sample site", f"<ul>\n{links}\n</ul>").encode())
        return message(404, "There is no such page here. Perhaps it never was.")

    async def _page(self, request: web.Request, page: Page) -> web.Response:
        response = web.Response(status=page.status, headers={"Content-Type": page.content_type})
        if page.etag:
            response.etag = page.etag
            response.headers["Last-Modified"] = format_datetime(MODIFIED_AT, usegmt=True)
            if _unmodified(request, page.etag):
                response.set_status(304)
                return response
        if page.encoding:
            response.headers["Content-Encoding"] = page.encoding
        response.body = page.body
        return response

    async def _redirect(self, request: web.Request, redirect: Redirect) -> web.Response:
        seen_by_a_browser = _LOCALHOST in request.host
        tail = f"{_LOCALHOST if seen_by_a_browser else ''}:{self.port}"
        headers = {"Location": redirect.location.replace("{tail}", tail)}
        return web.Response(status=redirect.status, headers=headers, text="Moved.\n")

    async def _recovering(self, request: web.Request, answer: Recovering) -> web.Response:
        if answer in self._recovered:
            return await self._page(request, answer.then)
        self._recovered.add(answer)
        response = await self._page(request, message(503, "Back in a moment."))
        response.headers["Retry-After"] = str(answer.retry_after_seconds)
        return response

    async def _endless(self, request: web.Request, answer: Endless) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html; charset=utf-8"})
        await response.prepare(request)
        with contextlib.suppress(ConnectionError):  # the client left: the only way this ends
            await response.write(answer.head)
            while True:
                await response.write(answer.part)
                await asyncio.sleep(0)  # a fast reader must not keep the loop to itself
        return response


def _unmodified(request: web.Request, etag: str) -> bool:
    """Whether the client's copy is still good; If-None-Match counts before If-Modified-Since.

    Source: RFC 9110, 13.1.2, 13.1.3 and 13.2.2.
    """
    known = request.if_none_match
    if known is not None:
        return any(tag.value in {etag, "*"} for tag in known)
    since = request.if_modified_since
    return since is not None and since >= MODIFIED_AT
