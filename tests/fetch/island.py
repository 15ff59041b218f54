"""What Saring does in a network where every address answers: `python -m tests.fetch.island PART`.

A child of tests/fetch/test_island.py, started by tests/servers/island.py's command. Prints JSON.
There are no rules: names come from the operating system's resolver, as in earnest.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from service.fetch.addresses import literal
from service.fetch.fetch import Fetcher
from service.reasons import Reason
from service.url import parse
from tests.fetch.fetching import PAGE, fetching
from tests.fetch.guard import end
from tests.fetch.notations import HOSTS, ROWS
from tests.servers import island
from tests.servers.dns import FAILURE, SILENCE, A, Names, serve_names
from tests.servers.http import Seen, answer

PORTS = (80, 8080, 443, 8443, 22)
SENT = [row for row in ROWS if row.header]
# Of each class of address that a row has, as DNS would give them.
INSIDE = sorted(
    {
        str(address)
        for row in ROWS
        if row.reason is Reason.BLOCKED_ADDRESS
        and (address := literal(parse(row.url).hostname)) is not None
    }
)
PUBLIC, PUBLIC_SIX = "8.8.8.8", "2606:4700:4700::1111"
# A whole window but one.
HANGING = 255
CHAIN = 8

TABLE: dict[str, list[tuple[str, ...]]] = {
    **{name: [addresses] for name, addresses in HOSTS.items()},
    **{f"class{number}.example": [(address,)] for number, address in enumerate(INSIDE)},
    "go.example": [(PUBLIC,)],
    "six.example": [(PUBLIC_SIX,)],
    **{f"rules{number}.example": [(PUBLIC,)] for number in range(len(SENT))},
    # aliases
    "alias.example": [("inside.example",)],
    "inside.example": [("10.0.0.1",)],
    "alias-local.example": [("localhost",)],
    "alias-six.example": [("loopback-six.example",)],
    "loopback-six.example": [("::1",)],
    "alias-metadata.example": [("metadata.google.internal",)],
    **{f"chain{number}.example": [(f"chain{number + 1}.example",)] for number in range(CHAIN)},
    f"chain{CHAIN}.example": [("169.254.169.254",)],
    "circle.example": [("circle-back.example",)],
    "circle-back.example": [("circle.example",)],
    "alias-nowhere.example": [("nowhere.example",)],
    "alias-public.example": [("go.example",)],
    # public and not
    "mixed.example": [("10.0.0.1", PUBLIC, "127.0.0.1")],
    "mixed-six.example": [("::1", PUBLIC_SIX, "fd00::1")],
    "mixed-families.example": [("::1", PUBLIC)],
    "mixed-families-turned.example": [("127.0.0.1", PUBLIC_SIX)],
    "mixed-mapped.example": [("::ffff:127.0.0.1", "64:ff9b::a00:1", PUBLIC)],
    "mixed-inside.example": [("10.0.0.1", "::1", "169.254.169.254")],
    # first so, then so
    "rebind.example": [(PUBLIC,), ("127.0.0.1",)],
    "rebind-alias.example": [(PUBLIC,), ("localhost",)],
    "rebind-six.example": [(PUBLIC_SIX,), ("::1",)],
    "rebind-back.example": [("127.0.0.1",), (PUBLIC,)],
    # no address
    "empty.example": [()],
    "broken.example": [(FAILURE,)],
    **{f"hang{number}.example": [(SILENCE,)] for number in range(2 * HANGING)},
}


def routes(seen: Seen) -> bytes:
    """A page everywhere, but /go-N and the rules of rulesN.example lead to row N."""
    if seen.target.startswith("/go-"):
        return _lead_to(seen.target.removeprefix("/go-"))
    if seen.target == "/robots.txt":
        return _lead_to(seen.host.removeprefix("rules").removesuffix(".example"))
    return answer(PAGE, Connection="close")


def _lead_to(number: str) -> bytes:
    return answer(status=302, Location=SENT[int(number)].url, Connection="close")


@asynccontextmanager
async def asking(**politeness: Any) -> AsyncIterator[Fetcher]:
    """A fetcher without rules, with the deadlines of the defaults."""
    fetch = {"allow": [], "resolve": [], "timeout": 30.0, "connect_timeout": 10.0}
    async with fetching(fetch=fetch, politeness=politeness) as fetcher:
        yield fetcher


def forget(fetcher: Fetcher) -> None:
    """Let the next request look its name up again, as when a minute has passed."""
    session = fetcher._client._session
    assert session is not None
    session.connector.clear_dns_cache()  # type: ignore[union-attr]  # it is a TCPConnector


async def network(server: island.Everywhere, _: Names) -> Any:
    """That every address answers here: what a client without a wall reaches."""
    reached = {}
    for address in INSIDE:
        try:
            _, writer = await asyncio.open_connection(address, 80)
        except OSError:
            reached[address] = False
            continue
        reached[address] = True
        writer.close()
        await writer.wait_closed()
    return {"reached": reached}


async def straight(server: island.Everywhere, _: Names) -> Any:
    """Every row of the table by itself."""
    before = island.opened()
    async with asking() as fetcher:
        ends = {row.name: await end(fetcher, row.url) for row in ROWS}
    return _found(server, ends, before)


async def redirected(server: island.Everywhere, _: Names) -> Any:
    """Every row as a redirect's target."""
    before = island.opened()
    async with asking() as fetcher:
        ends = {
            row.name: await end(fetcher, f"http://go.example/go-{number}")
            for number, row in enumerate(SENT)
        }
    return _found(server, ends, before)


async def ruled(server: island.Everywhere, _: Names) -> Any:
    """Every row as the target of a robots.txt that redirects."""
    before = island.opened()
    async with asking(robots="obey") as fetcher:
        ends = {
            row.name: await end(fetcher, f"http://rules{number}.example/")
            for number, row in enumerate(SENT)
        }
    return _found(server, ends, before)


def _found(server: island.Everywhere, ends: dict[str, Reason | None], before: int) -> Any:
    return {"ends": ends, "reached": server.addresses(), "opened": island.opened() - before}


async def names(server: island.Everywhere, _: Names) -> Any:
    """Every name of the table once: how it ends, and what was reached."""
    found = {}
    async with asking() as fetcher:
        for name in TABLE:
            if name.startswith(("hang", "rebind", "rules")):
                continue
            before = island.opened()
            reason = await end(fetcher, f"http://{name}/")
            found[name] = [reason, server.addresses(), island.opened() - before]
    return found


async def rebinding(server: island.Everywhere, names: Names) -> Any:
    """Names that lead elsewhere the second time; the question is asked once a connection."""
    found = {}
    async with asking() as fetcher:
        for name in [name for name in TABLE if name.startswith("rebind")]:
            ends, reached, questions = [], [], []
            for _ in range(2):
                names.asked.clear()
                ends.append(await end(fetcher, f"http://{name}/"))
                reached.append(server.addresses())
                questions.append(names.asked.count((name, A)))
                forget(fetcher)
            found[name] = [ends, reached, questions]
    return found


async def hanging(_: island.Everywhere, names: Names) -> Any:
    """Two windows of names whose servers never answer, each with one beside them that does."""

    async def timed(fetcher: Fetcher, name: str) -> tuple[Reason | None, float]:
        began = time.monotonic()
        return await end(fetcher, f"http://{name}/"), time.monotonic() - began

    found: list[Any] = []
    async with asking() as fetcher:
        for first in (0, HANGING):
            tasks = []
            for number in range(first, first + HANGING):
                name = f"hang{number}.example"
                tasks.append(asyncio.create_task(timed(fetcher, name)))
                # A few at a time, for a socket drops what comes faster than it is read.
                while number % 16 == 0 and (name, A) not in names.asked:
                    await asyncio.sleep(0.001)
            beside = await timed(fetcher, "go.example")
            is_alone = not any(task.done() for task in tasks)
            forget(fetcher)
            waited = await asyncio.gather(*tasks)
            found.append({"beside": beside, "is_alone": is_alone, "hanging": waited})
    return found


PARTS = {
    part.__name__: part
    for part in (network, straight, redirected, ruled, names, rebinding, hanging)
}


async def main(part: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        island.settle(Path(folder))
    async with (
        serve_names(TABLE, port=53) as (names, _),
        island.serve_everywhere(routes, *PORTS) as server,
    ):
        print(json.dumps(await PARTS[part](server, names)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
