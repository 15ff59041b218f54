"""A site of many hosts on one loopback port that misbehaves as its paths say, and logs its visits.

/page/N     an article, different for each N       /missing/N   404
/flaky/N    503 the first time, then the article   /slow/N      the article after half a second
/moved/N    301 to /page/N                         /hangs/N     no answer, ever
/limited/N  429 with Retry-After: 3 for the first request of its host, then the article
/robots.txt the host's rules, 404 when it has none: everything may be fetched
"""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass

from aiohttp import web

WORDS = (
    "river water filter village teacher boat evening market stone bridge clear slow careful "
    "repair small wooden people morning weather field school paper letter garden story"
).split()


@dataclass(frozen=True)
class Visit:
    """One request, with the times (monotonic seconds) at which it came and was answered."""

    host: str
    path: str
    status: int
    began: float
    ended: float


def article(number):
    """An HTML article of about 200 words that no other number has."""
    words = [WORDS[(number * 7 + place * (3 + number % 5)) % len(WORDS)] for place in range(200)]
    sentences = [" ".join(words[start : start + 12]).capitalize() for start in range(0, 200, 12)]
    paragraphs = "".join(
        f"<p>{'. '.join(sentences[start : start + 4])}. Report number {number}.</p>"
        for start in range(0, len(sentences), 4)
    )
    title = f"The report number {number}"
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


class Site:
    """The server; `port` and `visits` tell what it is and what it saw."""

    def __init__(self, robots=None):
        self.robots = robots or {}  # rules by host
        self.visits = []
        self.port = 0
        self._asked = Counter()
        self._runner = None

    async def start(self):
        app = web.Application()
        app.router.add_get("/{tail:.*}", self._answer)
        self._runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=1
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def stop(self):
        await self._runner.cleanup()

    def url(self, kind, number, hosts=20, host=None):
        host = host or f"site{number % hosts}.test"
        return f"http://{host}:{self.port}/{kind}/{number}"

    def by_host(self):
        """Visits of each host, in the order in which they came."""
        found = {}
        for visit in sorted(self.visits, key=lambda visit: visit.began):
            found.setdefault(visit.host, []).append(visit)
        return found

    def settings(self):
        """What a Saring needs to reach this site, by environment."""
        return {"fetch__allow": f"*.test:{self.port}", "fetch__resolve": "*.test=127.0.0.1"}

    async def _answer(self, request):
        began = time.monotonic()
        status = 0  # the client went away
        try:
            response = await self._respond(request)
            status = response.status
        finally:
            host = request.host.partition(":")[0]
            self.visits.append(Visit(host, request.path, status, began, time.monotonic()))
        return response

    async def _respond(self, request):
        kind, _, number = request.path.lstrip("/").partition("/")
        host = request.host.partition(":")[0]
        self._asked[request.path] += 1
        if kind == "robots.txt" and host in self.robots:
            return web.Response(text=self.robots[host])
        if kind == "hangs":
            await asyncio.sleep(3600)
        if kind == "limited":
            self._asked[f"limited {host}"] += 1
            if self._asked[f"limited {host}"] == 1:
                return web.Response(status=429, headers={"Retry-After": "3"})
        if kind == "slow":
            await asyncio.sleep(0.5)
        if kind == "flaky" and self._asked[request.path] == 1:
            return web.Response(status=503, text="later")
        if kind == "moved":
            return web.Response(status=301, headers={"Location": f"/page/{number}"})
        if kind in {"page", "slow", "flaky", "limited"} and number.isdigit():
            return web.Response(text=article(int(number)), content_type="text/html")
        return web.Response(status=404, text="not here")
