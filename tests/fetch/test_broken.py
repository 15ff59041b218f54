"""Hosts that misbehave: bodies, framing, silence, TLS and DNS, each with its reason."""

import asyncio
import gzip
import socket
import tracemalloc
from typing import Any

import pytest

from service.fetch import dial
from service.reasons import Failure, Reason
from service.records import Download
from tests.fetch.fetching import (
    HEAD,
    PAGE,
    failed,
    fetched,
    fetching,
    get,
    says,
)
from tests.servers.http import Seen, answer, serve


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
