"""The wall: what is connected to has passed it, whatever way its address was come by.

Here every connect is recorded and refused; tests/fetch/test_island.py shows the same in a network
in which all addresses answer.
"""

import pytest

from service.fetch.addresses import literal
from service.fetch.fetch import Fetcher
from service.reasons import Reason
from service.settings import ConfigurationError
from service.url import parse
from tests.fetch.fetching import PAGE, FakeState, fetching, settings
from tests.fetch.guard import Guard, end
from tests.fetch.notations import ADDRESS, ROWS, Row
from tests.servers.http import Routes, Seen, answer, redirect, serve

SENT = [row for row in ROWS if row.header]


def leads_to(targets: dict[str, str]) -> Routes:
    """A site whose paths redirect; whatever else is asked for is a page."""
    return lambda seen: redirect(targets[seen.target]) if seen.target in targets else answer(PAGE)


def test_the_table_is_long_and_has_no_row_twice() -> None:
    assert len(ROWS) >= 300
    assert len({row.name for row in ROWS}) == len({row.url for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_a_url_that_leads_inside_is_never_dialled(row: Row, guard: Guard) -> None:
    async with fetching() as fetcher:
        assert await end(fetcher, row.url) is row.reason
    assert guard.foreign == []


@pytest.mark.parametrize("row", SENT, ids=lambda row: row.name)
async def test_a_redirect_that_leads_inside_is_never_followed(row: Row, guard: Guard) -> None:
    async with serve(leads_to({"/go": row.url})) as server, fetching(server) as fetcher:
        guard.own.add(server.port)
        reason = await end(fetcher, f"http://a.site.test:{server.port}/go")
    assert reason is row.redirected
    assert guard.foreign == []
    assert server.targets()[0] == "/go"


async def test_a_robots_txt_that_leads_inside_is_never_followed(guard: Guard) -> None:
    ends: dict[str, Reason | None] = {}
    targets = {f"h{number}.test": row.url for number, row in enumerate(SENT)}

    def routes(seen: Seen) -> bytes:
        is_rules = seen.target == "/robots.txt"
        return redirect(targets[seen.host]) if is_rules else answer(PAGE)

    async with (
        serve(routes) as server,
        fetching(server, politeness={"robots": "obey"}) as fetcher,
    ):
        guard.own.add(server.port)
        for host, row in zip(targets, SENT, strict=True):
            ends[row.name] = await end(fetcher, f"http://{host}:{server.port}/")
    assert guard.foreign == []
    assert ends == {row.name: row.ruled for row in SENT}


async def test_a_given_address_passes_the_same_wall(guard: Guard) -> None:
    found = {literal(parse(row.url).hostname) for row in ROWS if row.reason is ADDRESS}
    addresses = sorted(map(str, found - {None}))
    assert len(addresses) > 80
    given = [f"h{number}.test={address}" for number, address in enumerate(addresses)]
    ends: dict[tuple[str, str], Reason | None] = {}
    for robots in ("obey", "ignore"):
        async with fetching(fetch={"resolve": given}, politeness={"robots": robots}) as fetcher:
            for number, address in enumerate(addresses):
                ends[robots, address] = await end(fetcher, f"https://h{number}.test:8443/")
    assert set(ends.values()) == {ADDRESS}
    assert guard.foreign == []


async def test_a_zone_changes_nothing_about_an_address(guard: Guard) -> None:
    async with fetching(fetch={"resolve": ["a.test=fe80::1%lo", "b.test=::1%1"]}) as fetcher:
        assert await end(fetcher, "http://a.test/") is ADDRESS
        assert await end(fetcher, "http://b.test/") is ADDRESS
    assert guard.foreign == []


async def test_a_name_that_looks_like_an_address_to_the_client_is_no_url(guard: Guard) -> None:
    async with fetching() as fetcher:
        assert await end(fetcher, "http://127.0.0.1../") is Reason.INVALID_URL
    assert guard.foreign == []


# -- that the guard sees, and the wall opens -------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://8.8.8.8/", ("8.8.8.8", 80)),
        ("https://134744072/", ("8.8.8.8", 443)),
        ("http://[2606:4700:4700::1111]:8080/", ("2606:4700:4700::1111", 8080)),
        ("http://8.8.8.8\\@127.0.0.1/", ("8.8.8.8", 80)),
        ("http://8.8.8.8#@127.0.0.1/", ("8.8.8.8", 80)),
        ("http://8.8.8.8?@127.0.0.1:8080/", ("8.8.8.8", 80)),
        ("http://8.8.8.8:8443\\@127.0.0.1:80/", ("8.8.8.8", 8443)),
        ("http://8.8.8.8/@127.0.0.1/", ("8.8.8.8", 80)),
        ("http://8.8.8.8:80\t80/", ("8.8.8.8", 8080)),
    ],
)
async def test_a_public_address_is_dialled_as_the_url_standard_reads_it(
    url: str, address: tuple[str, int], guard: Guard
) -> None:
    async with fetching() as fetcher:
        assert await end(fetcher, url) is Reason.CONNECTION
    assert guard.foreign == [address]


async def test_of_several_addresses_only_public_ones_are_dialled(guard: Guard) -> None:
    resolve = ["h.test=10.0.0.1", "h.test=8.8.8.8", "h.test=::1", "h.test=2606:4700::1"]
    async with fetching(fetch={"resolve": resolve}) as fetcher:
        assert await end(fetcher, "http://h.test/") is Reason.CONNECTION
    assert set(guard.foreign) == {("8.8.8.8", 80), ("2606:4700::1", 80)}


async def test_an_open_host_and_port_opens_no_other_way_to_the_same_machine(guard: Guard) -> None:
    async with serve(lambda _: answer(PAGE)) as server:
        guard.own.add(server.port)
        rules = {"allow": [f"127.0.0.1:{server.port}"], "resolve": ["h.test=127.0.0.1"]}
        async with fetching(fetch=rules) as fetcher:
            assert await end(fetcher, f"http://127.1:{server.port}/") is None
            for host in ("h.test", "localhost", "127.0.0.2", "[::1]", "[::ffff:127.0.0.1]", "0"):
                reason = await end(fetcher, f"http://{host}:{server.port}/")
                assert reason is Reason.BLOCKED_PORT
    assert guard.foreign == []
    assert server.connections == 1


def test_a_bad_rule_stops_the_start() -> None:
    for group in ({"allow": ["nonsense"]}, {"resolve": ["a=b"]}, {"ca_file": "/nowhere.pem"}):
        bad = settings(fetch=group)
        with pytest.raises(ConfigurationError):
            Fetcher(bad, FakeState())  # type: ignore[arg-type]  # never used
