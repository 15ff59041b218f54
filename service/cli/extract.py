"""Put one page, a file or a URL, through extraction and enrichment and print its record.

No broker, nothing stored. A URL is fetched under the same rules as by the service: robots.txt,
address checks, limits.
"""

import argparse
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

from service.agents.strain import strain, weigh
from service.cli.plain import in_line, print_json
from service.extract.choose import CANDIDATE_LIMIT
from service.fetch.fetch import Deferred, Fetcher, Moved, NotModified
from service.reasons import Failure, Reason
from service.records import Download, Journey, Page, Request, Source
from service.settings import Settings
from service.state.sqlite import SqliteState
from service.url import parse

NOWHERE = Source(topic="", partition=0, offset=0)


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to extract."""
    parser.add_argument("page", help="a file with HTML, or a URL")
    parser.add_argument("--url", help="the URL that a file was fetched from")
    parser.add_argument(
        "--explain", action="store_true", help="a table of each field's candidates instead"
    )
    parser.add_argument("--json", action="store_true", help="on one line, for other programs")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print the record, or the reason why there is none (exit code 1)."""
    try:
        if "://" in options.page:
            request, download = await _fetched(options.page, settings)
        else:
            request, download = _read(Path(options.page), options.url)
        limit = settings.kafka.record_limit
        page = strain(request, download, 0, settings.extract, limit)
        weighed = weigh(page, None, settings.enrich)
        assert weighed is not None
    except Failure as failure:
        said = f"{failure.word}: {failure.detail or failure.reason.help}"
        print(in_line(said), file=sys.stderr)
        return 1
    if options.explain:
        Console().print(table(weighed[0]))
        return 0
    indent = 0 if options.json else orjson.OPT_INDENT_2
    print_json(orjson.dumps(weighed[0], option=indent))
    return 0


def table(page: Page) -> Table:
    """Each field's value, who gave it, how sure that is, and what the others said."""
    shown = Table("field", "value", "source", "confidence", "agreement", "candidates")
    for name, origin in page.provenance.items():
        value = getattr(page, name)
        if isinstance(value, tuple):
            value = ", ".join(value)
        candidates = "\n".join(in_line(f"{one.source}: {one.value}") for one in origin.candidates)
        shown.add_row(
            name,
            Text(in_line(str(value)[:CANDIDATE_LIMIT])),
            origin.source,
            f"{origin.confidence:.2f}",
            f"{origin.agreement:.2f}",
            Text(candidates),  # as it stands on the page: brackets are no markup of rich
        )
    return shown


def _request(url: str) -> Request:
    return Request(request_id="extract", url=url, source=NOWHERE, asked_at=datetime.now(UTC))


def _read(path: Path, url: str | None) -> tuple[Request, Download]:
    try:
        body = path.read_bytes()
    except OSError as error:
        raise Failure(Reason.BAD_MESSAGE, f"a file or a URL was expected: {error}") from error
    address = parse(url).href if url else f"http://file.invalid/{path.name}"
    now = datetime.now(UTC)
    download = Download(
        final_url=address,
        status=200,
        content_type="text/plain" if path.suffix == ".txt" else "text/html",
        header_charset=None,
        body=body,
        fetched_at=now,
    )
    return _request(address), download


async def _fetched(url: str, settings: Settings) -> tuple[Request, Download]:
    parse(url)
    with tempfile.TemporaryDirectory() as folder:
        state = SqliteState(Path(folder) / "state.sqlite")
        await state.open()
        fetcher = Fetcher(settings, state)
        await fetcher.start()
        try:
            return await _followed(fetcher, _request(url))
        finally:
            await fetcher.close()
            await state.close()


async def _followed(fetcher: Fetcher, request: Request) -> tuple[Request, Download]:
    while True:
        async with fetcher.fetch(request, Journey()) as result:
            pass  # one page: its share of the memory may end before it is strained
        match result:
            case Download() as download:
                return request, download
            case Moved(location=location, redirects=redirects):
                request = replace(request, location=location, redirects=redirects)
            case Deferred(cause=cause, wait_seconds=seconds):
                raise Failure(
                    Reason.RATE_LIMITED, f"the host wants {seconds:.0f} s of pause ({cause})"
                )
            case NotModified():
                raise AssertionError("no validators were sent")
