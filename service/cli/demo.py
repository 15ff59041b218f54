"""Try Saring on this machine: broker, all stages, a sample site, and what becomes of its URLs.

Nothing is needed but this package; nothing leaves this machine. Exits 0 when each URL has exactly
one outcome and it is the expected one. A second run finds most pages unchanged.
"""

import argparse
import contextlib
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

from service import log
from service.cli.kafka import Follower, Pusher
from service.cli.plain import in_line
from service.cli.run import Stop, address_of, broker, until_stopped, web_page, worker
from service.connection import Brokers
from service.demo.server import DemoSite
from service.demo.site import SAMPLES, Sample
from service.settings import Settings
from service.sink.sink import open_stores
from service.topics import declare

PATIENCE_SECONDS = 60.0  # for all outcomes together; they take about three
SITE_PORT_FILE = "site-port"
LOOPBACK = "127.0.0.1"
STYLES = {"enriched": "green", "unchanged": "blue", "dead": "yellow"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do at the end."""
    parser.add_argument("--stay", action="store_true", help="keep site, service and page up")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Run the demo; 0 when all outcomes are the expected ones, 1 otherwise."""
    # A line a record on a terminal; whole lines for whoever reads a file.
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    stop = Stop()
    trial = Trial(console)
    settings = settings.model_copy(update={"data_dir": settings.data_dir / "demo"})
    log.set_up(settings.log.model_copy(update={"level": "warning"}))  # the demo prints its own
    starts = "its own Kafka, all stages" if settings.embedded else "all stages"
    console.print(f"[bold]Saring[/bold] starts {starts} and a sample site …")
    async with broker(settings, Console(stderr=True)) as kafka:
        address = address_of(settings, kafka)
        async with _site(settings.data_dir) as site:
            settings = _demo_settings(settings, site.port)
            async with worker(settings, address, stop=stop) as (made, web):
                seconds = time.monotonic() - trial.began
                page = web_page(settings, web)
                console.print(f"Ready after {seconds:.1f} s.  Page: {page}  Kafka: {address}\n")
                await trial.push_and_follow(settings, address, site.port, stop)
                if options.stay and not stop.asked:
                    trial.summarize(settings)
                    console.print(
                        f"\nStill up until Ctrl-C.  Sample site: http://127.0.0.1:{site.port}/"
                    )
                    await until_stopped(stop, made, kafka)
        # The worker has ended: the stores are complete and no further outcome can come.
        await trial.audit(settings, address)
    if not options.stay:
        trial.summarize(settings)
    return 0 if trial.is_as_expected else 1


def _demo_settings(settings: Settings, port: int) -> Settings:
    """Settings for a site on this machine: its names lead here, and nobody waits long."""
    changes: dict[str, dict[str, Any]] = {
        "fetch": {"allow": (f"*.test:{port}",), "resolve": (f"*.test={LOOPBACK}",)},
        "politeness": {"delay": 0.05},
        "retry": {"delays": (1.0, 3.0, 10.0)},
        "kafka": {"partitions": 4},
    }
    groups = {
        name: getattr(settings, name).model_copy(update=change) for name, change in changes.items()
    }
    return settings.model_copy(update=groups)


@contextlib.asynccontextmanager
async def _site(data_dir: Path) -> AsyncIterator[DemoSite]:
    """The sample site, on the port of the last run: a page's port is part of its document id."""
    remembered = data_dir / SITE_PORT_FILE
    port = int(remembered.read_text()) if remembered.exists() else 0
    try:
        site = await DemoSite.start(port=port)
    except OSError:
        site = await DemoSite.start()
    # With a Kafka elsewhere nobody has made the folder.
    remembered.parent.mkdir(parents=True, exist_ok=True)
    remembered.write_text(str(site.port))
    try:
        yield site
    finally:
        await site.stop()


class Trial:
    """One run of the demo: what was pushed, and what became of it."""

    def __init__(self, console: Console) -> None:
        self.began = time.monotonic()
        self._console = console
        self._known: set[str] = set()  # documents of earlier runs
        self._samples: dict[str, Sample] = {}  # by request id
        self._outcomes: dict[str, list[dict[str, Any]]] = {}
        self._seconds = 0.0  # from the push to the last outcome

    async def push_and_follow(
        self, settings: Settings, bootstrap: Brokers, port: int, stop: Stop
    ) -> None:
        """Push the site's URLs and show each end as it comes."""
        topics = declare(settings)
        async with Follower(bootstrap, [topics.documents.name]) as follower:
            async for received in follower.to_the_end():
                self._known.add((received.key or b"").decode())
        names = [topics.documents.name, topics.outcomes.name]
        async with Follower(bootstrap, names) as follower:
            await follower.from_end()
            pushed = time.monotonic()
            async with Pusher(bootstrap, topics.urls.name) as pusher:
                places = await pusher.push([sample.url(port).encode() for sample in SAMPLES])
            for sample, (partition, offset) in zip(SAMPLES, places, strict=True):
                self._samples[f"{topics.urls.name}-{partition}-{offset}"] = sample
            documents: dict[str, dict[str, Any]] = {}
            unseen: dict[str, dict[str, Any]] = {}  # outcomes that came before their documents
            while unseen or (len(self._outcomes) < len(self._samples) and not stop.asked):
                if time.monotonic() - pushed > PATIENCE_SECONDS:
                    break
                for received in await follower.read():
                    value = orjson.loads(received.value or b"{}")
                    if received.topic == topics.documents.name:
                        documents[value["request_id"]] = value
                    elif value["request_id"] in self._samples:
                        self._outcomes.setdefault(value["request_id"], []).append(value)
                        unseen[value["request_id"]] = value
                for request_id, outcome in list(unseen.items()):
                    if outcome["outcome"] != "enriched" or request_id in documents:
                        self._show(unseen.pop(request_id), documents.get(request_id))
            self._seconds = time.monotonic() - pushed

    async def audit(self, settings: Settings, bootstrap: Brokers) -> None:
        """Count the outcomes of each request once more, from the topic, now that all is still."""
        topics = declare(settings)
        found: dict[str, list[dict[str, Any]]] = {}
        async with Follower(bootstrap, [topics.outcomes.name]) as follower:
            async for received in follower.to_the_end():
                value = orjson.loads(received.value or b"{}")
                if value["request_id"] in self._samples:
                    found.setdefault(value["request_id"], []).append(value)
        self._outcomes = found

    @property
    def is_as_expected(self) -> bool:
        """True when each URL has exactly one outcome, and the one that it must have."""
        return bool(self._samples) and not self._surprises()

    def _surprises(self) -> list[str]:
        lines = []
        for request_id, sample in self._samples.items():
            ends = self._outcomes.get(request_id, [])
            if len(ends) != 1:
                lines.append(f"{sample.name}: {len(ends)} outcomes")
                continue
            known = ends[0]["document_id"] in self._known
            wanted = "unchanged" if known and sample.outcome == "enriched" else sample.outcome
            got = (ends[0]["outcome"], ends[0]["reason"])
            if got != (wanted, sample.reason):
                lines.append(f"{sample.name}: {sample.reason or wanted} expected, got {got}")
        return lines

    # -- what people see ---------------------------------------------------------------------------

    def _show(self, outcome: dict[str, Any], document: dict[str, Any] | None) -> None:
        sample = self._samples[outcome["request_id"]]
        kind = outcome["outcome"]
        line = Text()
        line.append(f"{kind:<10}", style=STYLES[kind])
        if document is not None:
            date = str(document["published_at"] or "no date")[:10]
            line.append(f"{document['language']:<4}", style="cyan")
            line.append(f"{date:<11}{document['words']:>5} words  ")
            if quality := document.get("quality"):
                line.append(f"{quality['verdict']:<8}", style="dim")
            line.append(in_line(document["title"] or "(no title)"), style="bold")
        elif outcome["reason"]:
            line.append(f"{outcome['reason']:<20}", style="red")
            line.append(f"{outcome['url'] or ''}  ")
            line.append(sample.shows, style="dim")
        else:
            line.append(str(outcome["url"]))
        cut = self._console.is_terminal
        self._console.print(line, no_wrap=cut, overflow="ellipsis" if cut else None)

    def summarize(self, settings: Settings) -> None:
        """The sum, and where everything is."""
        ends = [end for found in self._outcomes.values() for end in found]
        counts = Counter((end["outcome"], end["reason"] or "") for end in ends)
        table = Table("outcome", "reason", "URLs", box=None, padding=(0, 2, 0, 0))
        for (kind, reason), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            table.add_row(Text(kind, style=STYLES[kind]), reason, str(count))
        self._console.print()
        self._console.print(table)
        pages = len(self._samples) / self._seconds if self._seconds else 0.0
        self._console.print(
            f"\n{len(self._samples)} URLs pushed, {len(ends)} outcomes, "
            f"{self._seconds:.1f} s, {pages:.1f} pages/s "
            f"({time.monotonic() - self.began:.1f} s with start and end)"
        )
        for store in open_stores(settings):
            self._console.print(f"{store.name:<8} {store.where}")
            store.close()
        surprises = self._surprises()
        for line in surprises:
            self._console.print(f"not as expected: {line}", style="red", markup=False)
        if not surprises:
            self._console.print("Each URL has exactly one outcome, and the one it must have.")
