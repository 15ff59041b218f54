"""Real pages through a whole Saring: `python -m tests.flow.pages --count 300`.

Serves pages of the folder `shared/pages` beside this repository under names of their own on
loopback, starts `saring up`, pushes their URLs and waits for the outcomes. Prints one line of JSON:
pages, outcomes by kind and reason, share of enriched, seconds, pages/s. Exits 1 when a URL has no
outcome or more than one.
"""

import argparse
import asyncio
import gzip
import hashlib
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import orjson
from aiohttp import web

from service.cli.kafka import Follower, Pusher
from tests.flow.conftest import SARING, environment

PAGES = Path(__file__).parents[3] / "shared" / "pages"
PATIENCE_SECONDS = 600


class PagesSite:
    """Pages under their own paths, each site under a name below .test."""

    def __init__(self, pages):
        self.port = 0
        self.urls = []
        self._bodies = {}
        self._pages = pages
        self._runner = None

    async def __aenter__(self):
        app = web.Application()
        app.router.add_get("/{tail:.*}", self._answer)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]
        for page in self._pages:
            parts = urlsplit(page.get("url", ""))
            if not parts.netloc:  # some are known by a file's name only
                parts = urlsplit(f"http://{page['corpus']}/{page['id']}")
            host = "".join(c if c.isalnum() else "-" for c in parts.netloc.lower()).strip("-")
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            # A path in another script is asked for with its escapes.
            place = (f"{host[:60]}.test", unquote(target))
            if place not in self._bodies:
                self._bodies[place] = PAGES / page["html"]
                self.urls.append(f"http://{place[0]}:{self.port}{target}")
        return self

    async def __aexit__(self, *_):
        await self._runner.cleanup()

    async def _answer(self, request):
        path = self._bodies.get((request.host.partition(":")[0], unquote(request.raw_path)))
        if path is None:
            return web.Response(status=404)
        return web.Response(body=gzip.decompress(path.read_bytes()), content_type="text/html")


def chosen(count):
    """Pages of all corpora, the same ones each time."""
    with (PAGES / "index.jsonl").open() as lines:
        index = [json.loads(line) for line in lines]
    index.sort(key=lambda page: hashlib.sha256(page["id"].encode()).hexdigest())
    return index[:count]


async def measure(count, delay):
    """Run `count` pages through a Saring in a folder of its own; the figures."""
    with tempfile.TemporaryDirectory() as folder:
        async with PagesSite(chosen(count)) as site:
            settings = {
                "fetch__allow": f"*.test:{site.port}",
                "fetch__resolve": "*.test=127.0.0.1",
                "politeness__delay": delay,
                "retry__delays": "1s,5s,20s",
                "log__level": "warning",
            }
            process = await asyncio.create_subprocess_exec(
                SARING,
                "up",
                env=environment(Path(folder) / "data", **settings),
                cwd=folder,
                stderr=asyncio.subprocess.PIPE,
            )
            try:
                return await _up(process, site)
            finally:
                process.terminate()
                await process.wait()


async def _up(process, site):
    line = ""
    while "Saring is up" not in line:
        line = (await process.stderr.readline()).decode()
        if not line:
            raise SystemExit("saring up ended")
    kafka = line.split("Kafka: ")[1].split()[0]
    logs = asyncio.create_task(process.stderr.read())  # a full pipe would stop the service
    figures = await follow(kafka, site)
    logs.cancel()
    return figures


async def follow(kafka, site):
    """Push the site's URLs and wait for their outcomes; the figures."""
    ends = {}
    async with Follower(kafka, ["saring.outcomes"]) as follower:
        await follower.from_end()
        started = time.monotonic()
        async with Pusher(kafka, "saring.urls") as pusher:
            await pusher.push([url.encode() for url in site.urls])
        while len(ends) < len(site.urls) and time.monotonic() - started < PATIENCE_SECONDS:
            for message in await follower.read():
                outcome = orjson.loads(message.value)
                ends.setdefault(outcome["request_id"], []).append(outcome)
        seconds = time.monotonic() - started
    kinds = Counter(end["reason"] or end["outcome"] for found in ends.values() for end in found[:1])
    return {
        "pages": len(site.urls),
        "without_outcome": len(site.urls) - len(ends),
        "with_several": sum(len(found) > 1 for found in ends.values()),
        "enriched": round(kinds["enriched"] / len(site.urls), 4),
        "outcomes": dict(kinds.most_common()),
        "seconds": round(seconds, 1),
        "pages_per_second": round(len(site.urls) / seconds, 1),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--delay", default="50ms", help="politeness between two pages of a site")
    options = parser.parse_args()
    if not PAGES.is_dir():
        raise SystemExit(f"no pages at {PAGES}")
    figures = asyncio.run(measure(options.count, options.delay))
    print(json.dumps(figures))
    sys.exit(1 if figures["without_outcome"] or figures["with_several"] else 0)


if __name__ == "__main__":
    main()
