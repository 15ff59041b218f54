"""A whole Saring that is led to a server of this machine in many ways, as that server sees it."""

import ipaddress

import pytest
from aiohttp import web

from service.cli.kafka import Pusher
from tests.servers.canary import Canary
from tests.servers.site import article

STATUSES = (301, 302, 303, 307, 308)


def spellings(address):
    """Ways to write an IPv4 address as a host."""
    number = int(ipaddress.IPv4Address(address))
    first, *rest = address.split(".")
    mapped = ipaddress.IPv6Address(f"::ffff:{address}")
    return [
        address,
        f"{address}.",
        str(number),
        hex(number),
        f"0{number:o}",
        f"0{int(first):o}.{'.'.join(rest)}",
        f"{first}.{number & 0xFFFFFF}",
        address.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        f"[::ffff:{address}]",
        f"[{mapped.compressed}]",
        f"[::{address}]",
        f"[64:ff9b::{address}]",
    ]


def targets(canary):
    """Each URL of the canary with the reason that a request for it ends with."""
    by_port = [
        *spellings("127.0.0.1"),
        *("localhost", "LOCALHOST.", "127.1", "0.0.0.0", "0", "[::1]", "[0:0:0:0:0:0:0:1]", "[::]"),
        *("canary.example", "canary-six.example", "site.test"),
    ]
    by_address = [
        *spellings(canary.address),
        *("localhost", "127.0.0.1", "[::1]", "0", "[::]"),
        *("canary.example", "canary-six.example", "own.canary.example"),
    ]
    # At a port that is not open the port is the reason, whatever the address.
    return [
        *((f"http://{host}:{canary.port}/x", "blocked_port") for host in by_port),
        (f"https://127.0.0.1:{canary.port}/x", "blocked_port"),
        *((f"http://{host}:{canary.open_port}/x", "blocked_address") for host in by_address),
        (f"https://{canary.address}:{canary.open_port}/x", "blocked_address"),
        (f"http://user:secret@{canary.address}:{canary.open_port}/x", "invalid_url"),
        (f"ftp://{canary.address}:{canary.open_port}/x", "blocked_scheme"),
        (f"gopher://127.0.0.1:{canary.port}/x", "blocked_scheme"),
    ]


class Misleading:
    """A site whose every page leads to a target: by redirect, by robots.txt, by a refresh."""

    def __init__(self, targets):
        self.port = 0
        self.targets = [url for url, _ in targets]
        self.asked = []
        self._runner = None

    async def start(self):
        app = web.Application()
        app.router.add_get("/{kind}/{number}", self._lead)
        app.router.add_get("/robots.txt", self._rules)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def stop(self):
        await self._runner.cleanup()

    def url(self, kind, number):
        """Each target has a host of its own for each way, so that none waits for another."""
        return f"http://n{number}.{kind}{number}.test:{self.port}/{kind}/{number}"

    async def _lead(self, request):
        kind, number = request.match_info["kind"], int(request.match_info["number"])
        self.asked.append((kind, number))
        if kind.isdigit():
            return web.Response(status=int(kind), headers={"Location": self.targets[number]})
        tag = f'<meta http-equiv=refresh content="0;url={self.targets[number]}">'
        text = article(number).replace("</title>", f"</title>{tag}")
        headers = {"Refresh": f"0;url={self.targets[number]}"}
        return web.Response(text=text, content_type="text/html", headers=headers)

    async def _rules(self, request):
        host = request.host.partition(":")[0]
        kind = host.split(".")[1].rstrip("0123456789")
        if kind == "rules":
            number = int(host.split(".")[0].removeprefix("n"))
            return web.Response(status=302, headers={"Location": self.targets[number]})
        return web.Response(status=404)


@pytest.fixture
async def canary():
    made = await Canary().start()
    yield made
    await made.stop()


@pytest.fixture
async def site(canary):
    made = await Misleading(targets(canary)).start()
    yield made
    await made.stop()


def requests(site, wanted):
    """URLs to push, each with how it ends: reason, or None for a page."""
    found = dict(wanted)
    for number, (_, reason) in enumerate(wanted):
        for status in STATUSES:
            found[site.url(status, number)] = reason
        is_url = reason not in {"invalid_url", "blocked_scheme"}
        # A robots.txt that leads nowhere is none, so the page is asked for.
        found[site.url("rules", number)] = "robots_unreachable" if is_url else None
        found[site.url("refresh", number)] = None
    return found


@pytest.mark.slow
async def test_nothing_leads_to_a_server_that_is_not_allowed(saring, site, canary, lines):
    wanted = requests(site, targets(canary))
    up = await saring(
        "up",
        fetch__allow=f"*.test:{site.port}",
        fetch__resolve=",".join(
            [
                "*.test=127.0.0.1",
                "canary.example=127.0.0.1",
                "canary-six.example=::1",
                f"own.canary.example={canary.address}",
            ]
        ),
        politeness__delay="0ms",
        retry__delays="200ms",
        retry__attempts=1,
    )
    kafka = (await up.says(r"Kafka: (\S+)"))[1]
    async with Pusher(kafka, "saring.urls") as pusher:
        places = await pusher.push([url.encode() for url in wanted])
    tail = await saring("tail", "outcomes", "--from", "start", "--until-idle", "8s", "--json")
    assert await tail.ends() == 0
    ends = {
        (outcome["source"]["partition"], outcome["source"]["offset"]): outcome["reason"]
        for outcome in lines(tail)
    }
    assert {
        url: ends.get(place, "no outcome") for url, place in zip(wanted, places, strict=True)
    } == wanted
    assert canary.connections == 0
    assert canary.received == b""
    # It was led there, and the canary was alive.
    assert {kind for kind, _ in site.asked} >= {*map(str, STATUSES), "refresh", "rules"}
    assert await canary.sees("127.0.0.1", canary.port)
    assert await canary.sees(canary.address, canary.open_port)
