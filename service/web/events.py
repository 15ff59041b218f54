"""The status as it changes: server-sent events, one a second for each page that looks.

The first event holds the whole status, each later one only the parts that are different since; the
time always is, so an event is a sign of life as well. A reader that does not read is dropped, and
the end of the worker ends all streams at once, so that none of them delays it.
Standard: WHATWG HTML, 9.2.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import orjson
from aiohttp import web

EVERY_SECONDS = 1.0
# Pages that look at the same time. Behind them the page asks /status instead, less often.
MOST_READERS = 16
READ_SECONDS = 10.0  # a reader that takes nothing for so long is gone, or asleep
RETRY_MS = 2000  # after which a browser asks again when the stream ended

Status = dict[str, Any]


class Events:
    """The streams that are open; `answer` is the route's handler."""

    def __init__(self, status: Callable[[], Status]) -> None:
        """`status` gives a dict of its own at each call."""
        self._status = status
        self._latest: tuple[float, Status] = (float("-inf"), {})
        self._feeds: set[asyncio.Task[None]] = set()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Tell one reader until it leaves or the worker ends; 503 when there are too many."""
        if len(self._feeds) >= MOST_READERS:
            wait = {"Retry-After": str(int(READ_SECONDS))}
            return web.Response(status=503, headers=wait, text="Too many pages are open.\n")
        response = web.StreamResponse()
        response.content_type = "text/event-stream"
        # Within a task, so that its end by `stop` is an end of the answer like any other.
        feed = asyncio.create_task(self._feed(request, response))
        self._feeds.add(feed)
        try:
            await asyncio.wait([feed])
        finally:
            feed.cancel()
            self._feeds.discard(feed)
        if request.transport is not None and request.transport.get_write_buffer_size():
            request.transport.abort()  # nobody reads: a close would keep what was not sent
        if not feed.cancelled():
            feed.result()
        return response

    async def stop(self) -> None:
        """End all streams, and wait for no reader."""
        for feed in self._feeds:
            feed.cancel()

    async def _feed(self, request: web.Request, response: web.StreamResponse) -> None:
        told: Status = {}
        try:
            await response.prepare(request)
            await response.write(b"retry: %d\n\n" % RETRY_MS)
            while True:
                status = self._now()
                news = {key: value for key, value in status.items() if told.get(key) != value}
                async with asyncio.timeout(READ_SECONDS):
                    await response.write(b"data: %b\n\n" % orjson.dumps(news))
                told = status
                await asyncio.sleep(EVERY_SECONDS)
        except (ConnectionError, TimeoutError):
            pass  # the reader went away

    def _now(self) -> Status:
        """The status, made once for all readers of the same moment."""
        made_at, status = self._latest
        if time.monotonic() - made_at > EVERY_SECONDS / 2:
            status = self._status()
            self._latest = (time.monotonic(), status)
        return status
