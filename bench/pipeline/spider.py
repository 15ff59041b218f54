"""`scrapy`: Scrapy with trafilatura in its item pipeline, no delays, no robots.txt, JSON lines.

`python -m bench.pipeline.spider PORT FIRST COUNT FILE`. Scrapy extracts where it downloads: one
process. It cannot crawl twice in a process, so the pages of the warm-up go through the extractor
alone.
"""

import gzip
import logging
import sys
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any

import scrapy
import trafilatura
from scrapy.crawler import CrawlerProcess
from scrapy.exceptions import DropItem
from scrapy.resolver import CachingThreadedResolver
from twisted.internet import defer

from bench.pipeline.work import WARM_UP, Work, contend, files


class Loopback(CachingThreadedResolver):  # type: ignore[misc]
    """Every name is this machine."""

    def getHostByName(self, _name: str, _timeout: Any = ()) -> Any:  # noqa: N802  Twisted's name
        return defer.succeed("127.0.0.1")


class Extract:
    """The item pipeline."""

    def process_item(self, item: dict[str, Any]) -> dict[str, Any]:
        """The page's fields."""
        document = trafilatura.bare_extraction(item["body"], url=item["url"], with_metadata=True)
        if document is None:
            raise DropItem
        return {name: value for name, value in document.as_dict().items() if is_json(value)}


def is_json(value: object) -> bool:
    """False for the trees that trafilatura's document holds."""
    return value is None or isinstance(value, str | int | float | list | dict)


SETTINGS = {
    "LOG_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "ROBOTSTXT_OBEY": False,
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS": 20,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 20,
    "TWISTED_DNS_RESOLVER": Loopback,
    "ITEM_PIPELINES": {Extract: 100},
}


class Pages(scrapy.Spider):  # type: ignore[misc]
    """The pages of the site."""

    name = "pages"

    def __init__(self, urls: list[str]) -> None:
        super().__init__()
        self._urls = urls

    async def start(self) -> AsyncIterator[Any]:
        for url in self._urls:
            yield scrapy.Request(url, dont_filter=True)

    def parse(self, response: Any) -> Iterable[dict[str, Any]]:
        yield {"url": response.url, "body": response.body}


def warm_up(numbers: range) -> None:
    """What the first pages would load."""
    bodies = files()
    for number in numbers:
        body = gzip.decompress(bodies[number % len(bodies)].read_bytes())
        trafilatura.bare_extraction(body, url="http://example.org/", with_metadata=True)


def crawl(urls: list[str], path: str) -> list[bool]:
    """All pages into the file; for each, whether there was a text."""
    process = CrawlerProcess({**SETTINGS, "FEEDS": {path: {"format": "jsonlines"}}})
    crawler = process.create_crawler(Pages)
    process.crawl(crawler, urls=urls)
    process.start()
    stored, dropped = (
        crawler.stats.get_value(name, 0) for name in ("item_scraped_count", "item_dropped_count")
    )
    return [True] * stored + [False] * dropped


def main() -> None:
    """Wait for the word, then work."""
    logging.disable(logging.CRITICAL)
    port, first, count = map(int, sys.argv[1:4])
    contend(
        lambda: warm_up(range(first + count, first + count + WARM_UP)),
        lambda: crawl(Work(port, first, count).urls, str(Path(sys.argv[4]))),
    )


if __name__ == "__main__":
    main()
