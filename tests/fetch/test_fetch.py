"""The door of fetch, seen from the servers: what they were asked, when, and what became of it."""

import asyncio
import gzip
import socket
import tracemalloc
from collections.abc import Awaitable
from datetime import UTC, datetime
from typing import Any

import pytest

from service.fetch import dial
from service.fetch.fetch import Deferred, Fetcher, Moved, NotModified
from service.reasons import Failure, Reason
from service.records import Download, Journey, Redirect, Revision
from service.settings import ConfigurationError
from service.url import document_id
from tests.fetch.conftest import FakeState, fetching, get, settings
from tests.servers.http import Routes, Seen, answer, redirect, serve

PAGE = b"<html><body><p>A page that may be read.</p></body></html>"


async def fetched(routes: Routes, path: str = "/a", **groups: dict[str, Any]) -> Any:
    async with serve(routes) as server, fetching(server, **groups) as fetcher:
        return await get(fetcher, f"http://a.site.test:{server.port}{path}")


async def failed(routes: Routes, path: str = "/a", **groups: dict[str, Any]) -> Failure:
    with pytest.raises(Failure) as caught:
        await fetched(routes, path, **groups)
    return caught.value


# -- pages -----------------------------------------------------------------------------------------


async def test_a_page_comes_with_its_facts() -> None:
    def routes(seen: Seen) -> bytes:
        return answer(
            PAGE,
            kind="text/html; charset=GBK",
            ETag='"1"',
            Last_Modified="Mon, 23 Nov 2026 12:00:00 GMT",
            X_Robots_Tag="noarchive",
            TDM_Reservation="1",
        )

    async with serve(routes) as server, fetching(server) as fetcher:
        url = f"http://a.site.test:{server.port}/a?b=%2F#c"
        page = await get(fetcher, url)
    assert isinstance(page, Download)
    assert page.body == PAGE
    assert page.final_url == url.removesuffix("#c")
    assert (page.status, page.content_type, page.header_charset) == (200, "text/html", "GBK")
    assert (page.etag, page.last_modified) == ('"1"', "Mon, 23 Nov 2026 12:00:00 GMT")
    assert (page.robots_tags, page.tdm_reservation) == (("noarchive",), "1")
    assert page.remote_address == "127.0.0.1"
    assert page.timings_ms["total"] >= page.timings_ms["ttfb"] > 0
    assert server.targets() == ["/a?b=%2F"]


async def test_the_request_is_ours_and_nothing_else() -> None:
    async with (
        serve(lambda _: answer(PAGE, Set_Cookie="a=b")) as server,
        fetching(server, fetch={"user_agent": "Bot/1 (+x)"}) as fetcher,
    ):
        await get(fetcher, f"http://a.site.test:{server.port}/1")
        await get(fetcher, f"http://a.site.test:{server.port}/2")
    sent = server.seen[1].headers
    assert sent["user-agent"] == "Bot/1 (+x)"
    assert sent["host"] == f"a.site.test:{server.port}"
    assert sent["accept-encoding"] == "gzip, deflate, br, zstd"
    assert set(sent) == {"host", "user-agent", "accept", "accept-encoding"}


async def test_a_path_is_asked_for_letter_by_letter() -> None:
    odd = "/a%2fb//c;d=|e^f'g[h]?q=a+b%20c&&x='\"%00"
    async with serve(lambda _: answer(PAGE)) as server, fetching(server) as fetcher:
        await get(fetcher, f"http://a.site.test:{server.port}{odd}")
    # As the WHATWG parser writes it: ^ is escaped in a path, quotation marks in a query.
    assert server.targets() == ["/a%2fb//c;d=|e%5Ef'g[h]?q=a+b%20c&&x=%27%22%00"]


@pytest.mark.parametrize(
    "kind",
    ["text/html", "TEXT/HTML; charset=x", "application/xhtml+xml", "text/plain", None, "*/*", ""],
)
async def test_pages_of_all_types_that_are_read(kind: str | None) -> None:
    assert (await fetched(lambda _: answer(PAGE, kind=kind))).body == PAGE


async def test_xml_that_is_xhtml_is_a_page() -> None:
    xhtml = b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>'
    assert (await fetched(lambda _: answer(xhtml, kind="text/xml"))).body == xhtml


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/pdf", b"%PDF-1.7"),
        ("image/png", b"\x89PNG"),
        ("application/json", b"{}"),
        ("application/rss+xml", b"<rss/>"),
        ("text/xml", b"<?xml version='1.0'?><rss/>"),
        (None, b"%PDF-1.7 \0\0\0"),
    ],
)
async def test_what_is_no_page_is_an_unsupported_type(kind: str | None, body: bytes) -> None:
    assert (await failed(lambda _: answer(body, kind=kind))).reason is Reason.UNSUPPORTED_TYPE


async def test_the_body_of_an_unsupported_type_is_not_read() -> None:
    sent = 0

    async def endless(_: Seen, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(b"HTTP/1.1 200 X\r\nContent-Type: video/mp4\r\n\r\n")
        while True:
            writer.write(bytes(2**16))
            await writer.drain()
            sent += 2**16

    assert (await failed(lambda _: endless)).reason is Reason.UNSUPPORTED_TYPE
    assert sent < 16 * 2**20  # what fits the system's buffers


# -- statuses --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "word", "passes"),
    [
        (204, "http_204", False),
        (206, "http_206", False),
        (300, "http_300", False),
        (304, "http_304", False),
        (400, "http_400", False),
        (404, "http_404", False),
        (408, "http_408", True),
        (410, "http_410", False),
        (429, "rate_limited", True),
        (451, "http_451", False),
        (500, "http_500", True),
        (501, "http_501", False),
        (503, "http_503", True),
        (522, "http_522", True),
    ],
)
async def test_each_status_has_its_reason(status: int, word: str, passes: bool) -> None:
    failure = await failed(lambda _: answer(status=status))
    assert (failure.word, failure.attempts > 1) == (word, passes)


@pytest.mark.parametrize("status", [429, 503])
async def test_retry_after_is_handed_on_and_kept(status: int) -> None:
    async with (
        serve(lambda _: answer(status=status, Retry_After="30")) as server,
        fetching(server) as fetcher,
    ):
        url = f"http://a.site.test:{server.port}/"
        with pytest.raises(Failure) as caught:
            await get(fetcher, url)
        later = await get(fetcher, url)
    assert caught.value.retry_after == 30
    assert isinstance(later, Deferred)
    assert (later.promised, later.cause) == (True, "retry_after")
    assert 29 < later.wait_seconds <= 30
    assert len(server.seen) == 1


async def test_a_short_retry_after_is_waited_for_in_the_window() -> None:
    replies = iter([answer(status=503, Retry_After="1"), answer(PAGE)])
    async with serve(lambda _: next(replies)) as server, fetching(server) as fetcher:
        url = f"http://a.site.test:{server.port}/"
        with pytest.raises(Failure):
            await get(fetcher, url)
        assert isinstance(await get(fetcher, url), Download)
    assert server.gaps("a.site.test")[0] >= 0.99


# -- redirects -------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_within_a_site_are_followed(status: int) -> None:
    def routes(seen: Seen) -> bytes:
        port = seen.headers["host"].rsplit(":", 1)[1]
        return {
            "/a": redirect("/b?x=1#y", status),
            "/b?x=1": redirect(f"//www.site.test:{port}/c", status),
            "/c": answer(PAGE),
        }[seen.target]

    async with serve(routes) as server, fetching(server) as fetcher:
        page = await get(fetcher, f"http://a.site.test:{server.port}/a")
    assert isinstance(page, Download)
    assert page.final_url == f"http://www.site.test:{server.port}/c"
    assert [(hop.url.partition(f":{server.port}")[2], hop.status) for hop in page.redirects] == [
        ("/a", status),
        ("/b?x=1", status),
    ]


async def test_a_redirect_to_another_site_is_handed_back() -> None:
    async with (
        serve(lambda _: redirect("http://b.other.test/x#y", 301)) as server,
        fetching(server) as fetcher,
    ):
        url = f"http://a.site.test:{server.port}/a"
        moved = await get(fetcher, url)
    assert moved == Moved(
        location="http://b.other.test/x", redirects=(Redirect(url=url, status=301),)
    )


async def test_a_request_goes_on_where_redirects_have_led() -> None:
    async with serve(lambda _: answer(PAGE)) as server, fetching(server) as fetcher:
        before = (Redirect(url="http://b.other.test/", status=301),)
        location = f"http://a.site.test:{server.port}/b"
        page = await get(fetcher, "http://b.other.test/", location=location, redirects=before)
    assert isinstance(page, Download)
    assert (page.final_url, page.redirects) == (location, before)


@pytest.mark.parametrize(
    ("location", "word"),
    [
        ("http://127.0.0.1/", "blocked_address"),
        ("http://2130706433/", "blocked_address"),
        ("http://[::1]/", "blocked_address"),
        ("http://[::ffff:169.254.169.254]/", "blocked_address"),
        ("http://169.254.169.254/latest/", "blocked_address"),
        ("http://h.test:22/", "blocked_port"),
        ("ftp://h.test/", "blocked_scheme"),
        ("javascript:alert(1)", "blocked_scheme"),
        ("http://u:p@h.test/", "invalid_url"),
        ("http://", "invalid_url"),
        ("/a", "too_many_redirects"),
        ("/b", "too_many_redirects"),
    ],
)
async def test_a_redirect_passes_the_same_door(
    location: str, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialled = record_dials(monkeypatch)
    failure = await failed(lambda _: redirect(location))
    assert failure.word == word
    assert len(dialled) == 1  # the first server alone (its connection is used again)


async def test_a_redirect_without_a_location_is_unexpected() -> None:
    assert (await failed(lambda _: answer(status=302))).word == "http_302"


async def test_ten_redirects_are_followed_and_no_more() -> None:
    def routes(seen: Seen) -> bytes:
        number = int(seen.target[1:])
        return answer(PAGE) if number == 10 else redirect(f"/{number + 1}")

    assert len((await fetched(routes, "/0")).redirects) == 10
    failure = await failed(lambda seen: redirect(f"/{int(seen.target[1:]) + 1}"), "/0")
    assert failure.reason is Reason.TOO_MANY_REDIRECTS


# -- the wall --------------------------------------------------------------------------------------


def record_dials(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every address that the event loop is asked to connect to."""
    dialled: list[Any] = []
    connect = asyncio.SelectorEventLoop.sock_connect

    async def recorded(loop: Any, sock: socket.socket, address: Any) -> None:
        dialled.append(address)
        await connect(loop, sock, address)

    monkeypatch.setattr(asyncio.SelectorEventLoop, "sock_connect", recorded)
    return dialled


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fe80::1"]
)
async def test_a_name_that_leads_inside_is_never_dialled(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialled = record_dials(monkeypatch)
    async with fetching(fetch={"resolve": [f"*.test={address}"]}) as fetcher:
        for robots in ("http://h.test/", "https://h.test:8443/"):
            with pytest.raises(Failure) as caught:
                await get(fetcher, robots)
            assert caught.value.reason is Reason.BLOCKED_ADDRESS
    assert dialled == []


async def test_of_several_addresses_only_public_ones_are_dialled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Any] = []

    class NoSocket(socket.socket):
        """Records where it would go, and goes nowhere."""

    async def refuse(_: Any, sock: socket.socket, address: Any) -> None:
        made.append(address[0])
        raise ConnectionRefusedError(111, "not in a test")

    monkeypatch.setattr(asyncio.SelectorEventLoop, "sock_connect", refuse)
    resolve = ["h.test=10.0.0.1", "h.test=8.8.8.8", "h.test=::1", "h.test=2606:4700::1"]
    async with fetching(fetch={"resolve": resolve}) as fetcher:
        with pytest.raises(Failure) as caught:
            await get(fetcher, "http://h.test/")
    assert caught.value.reason is Reason.CONNECTION
    assert set(made) == {"8.8.8.8", "2606:4700::1"}


async def test_robots_txt_is_asked_for_behind_the_same_wall(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialled = record_dials(monkeypatch)
    async with (
        serve(lambda _: answer(PAGE)) as canary,
        serve(lambda _: redirect(f"http://127.0.0.1:{canary.port}/r")) as server,
        fetching(server, politeness={"robots": "obey"}) as fetcher,
    ):
        with pytest.raises(Failure) as caught:
            await get(fetcher, f"http://a.site.test:{server.port}/")
    assert caught.value.reason is Reason.ROBOTS_UNREACHABLE
    assert [address[1] for address in dialled] == [server.port]
    assert canary.connections == 0


def test_a_bad_rule_stops_the_start() -> None:
    for group in ({"allow": ["nonsense"]}, {"resolve": ["a=b"]}, {"ca_file": "/nowhere.pem"}):
        bad = settings(fetch=group)
        with pytest.raises(ConfigurationError):
            Fetcher(bad, FakeState())  # type: ignore[arg-type]  # never used


# -- conditional requests --------------------------------------------------------------------------


async def test_a_page_that_did_not_change_is_not_sent_again() -> None:
    def routes(seen: Seen) -> bytes:
        same = seen.headers.get("if-none-match") == '"1"'
        return answer(status=304, kind=None) if same else answer(PAGE)

    state = FakeState()
    async with serve(routes) as server, fetching(server, state=state) as fetcher:
        url = f"http://a.site.test:{server.port}/a"
        name = document_id(url)
        known = Revision(
            document_id=name,
            revision=3,
            exact_hash="",
            fetched_at=datetime(2026, 11, 23, tzinfo=UTC),
            etag='"1"',
            last_modified="Mon, 23 Nov 2026 12:00:00 GMT",
        )
        state.revisions[name] = known
        assert await get(fetcher, url + "?utm_source=x") == NotModified(revision=known)
        assert isinstance(await get(fetcher, url, force=True), Download)
    assert server.seen[0].headers["if-modified-since"] == known.last_modified
    assert "if-none-match" not in server.seen[1].headers


# -- bodies and connections ------------------------------------------------------------------------


async def test_a_bomb_is_too_large_and_takes_no_memory() -> None:
    bomb = gzip.compress(bytes(300 * 2**20))
    tracemalloc.start()
    try:
        failure = await failed(lambda _: answer(bomb, Content_Encoding="gzip"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert failure.reason is Reason.TOO_LARGE
    assert peak < 32 * 2**20


async def test_a_promised_length_over_the_limit_is_not_read() -> None:
    async def promise(_: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(
            b"HTTP/1.1 200 X\r\nContent-Type: text/html\r\nContent-Length: 99999999\r\n\r\n"
        )
        await writer.drain()
        await asyncio.sleep(10)

    assert (await failed(lambda _: promise)).reason is Reason.TOO_LARGE


def says(*parts: bytes, pause: float = 0.0, then: float = 0.0) -> Routes:
    """Raw bytes, a pause after each part, then the end of the connection."""

    async def script(_: Seen, writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)
        await asyncio.sleep(then)

    return lambda _: script


HEAD = b"HTTP/1.1 200 X\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ([HEAD + b"Content-Length: 100\r\n\r\n<p>short"], Reason.INCOMPLETE),
        ([HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<p>ab\r\n"], Reason.INCOMPLETE),
        ([HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>ab\r\n"], Reason.PROTOCOL_ERROR),
        ([HEAD + b"Content-Length: x\r\n\r\n"], Reason.PROTOCOL_ERROR),
        ([HEAD + b"X: " + b"a" * 9000 + b"\r\n\r\n"], Reason.PROTOCOL_ERROR),
        ([b"SSH-2.0-OpenSSH\r\n\r\n"], Reason.PROTOCOL_ERROR),
        ([b"<html>no head</html>\r\n\r\n"], Reason.PROTOCOL_ERROR),
        ([b""], Reason.CONNECTION),
        ([HEAD + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain"], Reason.BAD_ENCODING),
        ([HEAD + b"Content-Encoding: pack200\r\n\r\nx"], Reason.BAD_ENCODING),
        (
            [HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE * 9)[:-9]],
            Reason.INCOMPLETE,
        ),
    ],
    ids=lambda value: str(value)[-60:],
)
async def test_each_broken_answer_has_its_reason(parts: list[bytes], reason: Reason) -> None:
    assert (await failed(says(*parts))).reason is reason


async def test_a_body_that_ends_with_the_connection_is_whole() -> None:
    assert (await fetched(says(HEAD + b"\r\n", PAGE))).body == PAGE


async def test_a_host_that_is_silent_is_a_timeout() -> None:
    assert (await failed(says(then=9.0))).reason is Reason.TIMEOUT
    head = HEAD + b"Content-Length: 9\r\n\r\n<p>"
    assert (await failed(says(head, then=9.0))).reason is Reason.TIMEOUT


async def test_a_host_that_drips_is_a_timeout() -> None:
    parts = [HEAD + b"\r\n", *[b"."] * 99]
    failure = await failed(says(*parts, pause=0.1), fetch={"timeout": 1.0})
    assert failure.reason is Reason.TIMEOUT


async def test_a_connection_that_is_reset_is_not_asked_again_behind_the_scenes() -> None:
    async def reset(_: Seen, writer: asyncio.StreamWriter) -> None:
        linger = b"\x01\0\0\0\0\0\0\0"
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        writer.transport.abort()

    async with serve(lambda _: reset) as server, fetching(server) as fetcher:
        with pytest.raises(Failure) as caught:
            await get(fetcher, f"http://a.site.test:{server.port}/")
    assert caught.value.reason is Reason.CONNECTION
    assert len(server.seen) == 1


async def test_a_port_where_nobody_listens_is_a_connection_failure() -> None:
    async with serve(lambda _: answer(PAGE)) as server:
        port = server.port
    async with fetching(fetch={"allow": [f"*.test:{port}"]}) as fetcher:
        with pytest.raises(Failure) as caught:
            await get(fetcher, f"http://a.site.test:{port}/")
    assert caught.value.reason is Reason.CONNECTION


@pytest.mark.parametrize(
    ("certificate", "host", "tries"),
    [
        ("expired.pem", "a.site.test", 1),
        ("good.pem", "a.other.test", 1),
        ("self-signed.pem", "a.site.test", 2),
    ],
)
async def test_bad_certificates_are_refused(certificate: str, host: str, tries: int) -> None:
    async with (
        serve(lambda _: answer(PAGE), certificate=certificate) as server,
        fetching(server) as fetcher,
    ):
        with pytest.raises(Failure) as caught:
            await get(fetcher, f"https://{host}:{server.port}/")
    assert (caught.value.reason, caught.value.attempts) == (Reason.TLS_ERROR, tries)
    assert server.seen == []


async def test_a_good_certificate_is_believed() -> None:
    async with (
        serve(lambda _: answer(PAGE), certificate="good.pem") as server,
        fetching(server) as fetcher,
    ):
        page = await get(fetcher, f"https://a.site.test:{server.port}/")
    assert isinstance(page, Download)


async def test_plain_http_at_a_tls_port_fails() -> None:
    async def complain(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(b"TLS was not expected", 400))
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(complain, "127.0.0.1", 0) as listener:
        port = listener.sockets[0].getsockname()[1]
        async with fetching(fetch={"allow": [f"*.test:{port}"]}) as fetcher:
            with pytest.raises(Failure) as caught:
                await get(fetcher, f"https://a.site.test:{port}/")
    assert caught.value.reason is Reason.TLS_ERROR


async def test_a_name_that_hangs_is_a_dns_failure_and_holds_up_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import threading

    release = threading.Event()
    look_up = socket.getaddrinfo

    def slow(host: str, *arguments: Any, **more: Any) -> Any:
        if host.startswith("slow"):
            release.wait(5)
            raise socket.gaierror(-3, "no answer")
        return look_up("127.0.0.1", *arguments, **more)

    monkeypatch.setattr(dial.socket, "getaddrinfo", slow)
    async with serve(lambda _: answer(PAGE)) as server:
        port = server.port
        rules = {"allow": [f"*.name:{port}"], "dns_timeout": 0.3}
        async with fetching(fetch=rules) as fetcher:
            hanging = [
                asyncio.create_task(get(fetcher, f"http://slow{number}.s{number}.name:{port}/"))
                for number in range(20)
            ]
            await asyncio.sleep(0)
            async with asyncio.timeout(0.25):
                assert isinstance(await get(fetcher, f"http://a.fast.name:{port}/"), Download)
            results = await asyncio.gather(*hanging, return_exceptions=True)
    release.set()
    assert {result.reason for result in results if isinstance(result, Failure)} == {Reason.DNS}
    assert len(results) == 20


async def test_a_name_that_no_resolver_takes_is_a_dns_failure() -> None:
    async with fetching() as fetcher:
        for host in ("a" * 64 + ".invalid", "a..invalid"):
            with pytest.raises(Failure) as caught:
                await get(fetcher, f"http://{host}/")
            assert caught.value.reason is Reason.DNS


# -- politeness ------------------------------------------------------------------------------------


async def gather(*awaited: Awaitable[Any]) -> list[Any]:
    return list(await asyncio.gather(*awaited, return_exceptions=True))


async def test_one_request_a_host_at_a_time_with_its_delay() -> None:
    def routes(seen: Seen) -> Any:
        return says(HEAD + b"\r\n", PAGE, pause=0.05)(seen)

    async with (
        serve(routes) as server,
        fetching(server, politeness={"delay": 0.2}) as fetcher,
    ):
        urls = [f"http://{host}.test:{server.port}/{n}" for host in "ab" for n in range(5)]
        results = await gather(*(get(fetcher, url) for url in urls))
    assert all(isinstance(result, Download) for result in results)
    for host in ("a.test", "b.test"):
        assert len(server.gaps(host)) == 4
        assert min(server.gaps(host)) >= 0.2 - 0.005
        assert server.targets(host) == [f"/{number}" for number in range(5)]


async def test_a_site_holds_only_its_places_and_the_rest_is_deferred() -> None:
    async with serve(lambda _: answer(PAGE)) as server:
        limits = {"delay": 0.3, "places": 3}
        async with fetching(server, politeness=limits, retry={"delays": [0.5, 5.0]}) as fetcher:
            urls = [f"http://a.site.test:{server.port}/{number}" for number in range(30)]
            results = await gather(*(get(fetcher, url) for url in urls))
    assert sum(isinstance(result, Download) for result in results) == 3
    deferred = [result for result in results if isinstance(result, Deferred)]
    assert len(deferred) == 27
    assert {(wait.promised, wait.cause) for wait in deferred} == {(False, "backlog")}
    assert deferred[0].wait_seconds < 1.5
    assert deferred[-1].wait_seconds > 5


async def test_nobody_waits_long_in_the_window() -> None:
    async with serve(lambda _: answer(PAGE)) as server:
        limits = {"delay": 1.0, "max_wait": 0.5}
        async with fetching(server, politeness=limits) as fetcher:
            first = await get(fetcher, f"http://a.site.test:{server.port}/1")
            second = await get(fetcher, f"http://a.site.test:{server.port}/2")
    assert isinstance(first, Download)
    assert isinstance(second, Deferred)
    assert (second.promised, second.cause) == (False, "delay")


async def test_a_slow_host_has_a_longer_gap() -> None:
    async with (
        serve(says(b"", HEAD + b"\r\n" + PAGE, pause=0.2)) as server,
        fetching(server, politeness={"latency_factor": 2.0}) as fetcher,
    ):
        for number in range(2):
            await get(fetcher, f"http://a.site.test:{server.port}/{number}")
    assert server.gaps("a.site.test")[0] + 0.2 >= 0.4  # the server's end is 0.2 s after the head


async def test_a_new_owner_waits_one_delay() -> None:
    async with (
        serve(lambda _: answer(PAGE)) as server,
        fetching(server, politeness={"delay": 0.3}) as fetcher,
    ):
        began = asyncio.get_running_loop().time()
        fetcher.owns_anew()
        await get(fetcher, f"http://a.site.test:{server.port}/")
    assert server.seen[0].came_at - began >= 0.3


async def test_a_request_that_is_cancelled_gives_its_turn_on() -> None:
    async with serve(says(then=0.3)) as server, fetching(server) as fetcher:
        url = f"http://a.site.test:{server.port}/"
        tasks = [asyncio.create_task(get(fetcher, url + str(number))) for number in range(3)]
        await asyncio.sleep(0.1)
        tasks[0].cancel()
        tasks[1].cancel()
        results = await gather(*tasks)
    assert isinstance(results[2], Failure)
    assert server.targets() == ["/0", "/2"]


async def test_a_deferral_that_came_back_is_no_longer_booked() -> None:
    async with serve(lambda _: answer(PAGE)) as server:
        limits = {"delay": 10.0, "places": 1, "max_wait": 0.1}
        async with fetching(server, politeness=limits) as fetcher:
            url = f"http://a.site.test:{server.port}/"
            await get(fetcher, url)
            waits = [
                await get(fetcher, url, journey=Journey(deferrals=number)) for number in range(4)
            ]
    assert all(isinstance(wait, Deferred) for wait in waits)
    assert max(wait.wait_seconds for wait in waits if isinstance(wait, Deferred)) < 21
