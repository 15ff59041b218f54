"""`script`: what people write. aiohttp, 20 pages at a time, trafilatura in processes, JSON lines.

`python -m bench.pipeline.script PORT FIRST COUNT FILE`.
"""

import asyncio
import logging
import socket
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import aiohttp
import trafilatura
from aiohttp.abc import AbstractResolver, ResolveResult

from bench.pipeline.work import PROCESSES, WARM_UP, Work, contend

AT_A_TIME = 20


class Loopback(AbstractResolver):
    """Every name is this machine."""

    async def resolve(
        self, host: str, port: int = 0, family: Any = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=family, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        """Nothing is kept."""


def extract(body: bytes, url: str) -> str | None:
    """The page as a line of JSON; None where there is no text."""
    return trafilatura.extract(body, url=url, with_metadata=True, output_format="json")


async def crawl(urls: list[str], pool: ProcessPoolExecutor, path: Path) -> list[bool]:
    """All pages into the file; for each, whether there was a text."""
    loop, places = asyncio.get_running_loop(), asyncio.Semaphore(AT_A_TIME)
    connector = aiohttp.TCPConnector(resolver=Loopback())
    with path.open("w", encoding="utf-8") as lines:
        async with aiohttp.ClientSession(connector=connector) as session:

            async def one(url: str) -> bool:
                async with places:
                    async with session.get(url) as response:
                        body = await response.read()
                    line = await loop.run_in_executor(pool, extract, body, url)
                if line:
                    lines.write(line + "\n")
                return bool(line)

            return await asyncio.gather(*map(one, urls))


def main() -> None:
    """Wait for the word, then work."""
    logging.disable(logging.CRITICAL)
    port, first, count = map(int, sys.argv[1:4])
    with ProcessPoolExecutor(PROCESSES) as pool:

        def over(work: Work) -> Iterable[bool]:
            return asyncio.run(crawl(work.urls, pool, Path(sys.argv[4])))

        contend(
            lambda: [*over(Work(port, first + count, WARM_UP))].clear(),
            lambda: over(Work(port, first, count)),
        )


if __name__ == "__main__":
    main()
