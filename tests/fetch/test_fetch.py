"""The door of fetch, seen from the servers: what they were asked, and what became of it."""

import asyncio
from datetime import UTC, datetime

import pytest

from service.fetch.fetch import Deferred, Moved, NotModified
from service.reasons import Failure, Reason
from service.records import Download, Redirect, Revision
from service.url import document_id
from tests.fetch.fetching import (
    PAGE,
    FakeState,
    failed,
    fetched,
    fetching,
    get,
    record_dials,
)
from tests.servers.http import Seen, answer, redirect, serve

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
    assert page.agent == "Saring"
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
