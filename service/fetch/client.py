"""The only HTTP client: one request to one checked URL, its head, then its body as far as wanted.

Follows nothing, keeps no cookies, asks no proxy, repeats nothing, decompresses nothing by itself.
Exceptions of aiohttp, ssl and the system become Failures on their way out (faults.py).
"""

import asyncio
import ssl
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import ada_url
import aiohttp
import yarl
from aiohttp.client_proto import ResponseHandler
from aiohttp.streams import StreamReader
from multidict import CIMultiDictProxy

from service import metrics
from service.fetch import headers
from service.fetch.addresses import Allow, Resolve, literal, port_of
from service.fetch.body import ACCEPT_ENCODING, LOOK_BYTES, Body, Look
from service.fetch.dial import CURRENT, Dial, Resolver, open_sockets, wall
from service.fetch.faults import mapped
from service.fetch.share import Share
from service.reasons import Failure, Reason
from service.settings import ConfigurationError
from service.settings import Fetch as Settings

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1"
# Under the five seconds after which common servers hang up: a connection that is used again while
# its server closes it costs a try.
KEEP_ALIVE_SECONDS = 4.0
DNS_CACHE_SECONDS = 60
# The event loop is given back after so much work on one body.
BREATH_SECONDS = 0.002
# What an answer may hold beside its body, and a quarter of that: as much as a head has when each of
# the 128 lines that aiohttp takes is 8 KiB long.
FRAMING_BYTES = 2**20
# 256 KiB of interim answers (1xx) took 100 ms.
READ_BYTES = 2**16


@dataclass(slots=True)
class Answer:
    """A response whose head has come; the body is read once, if at all."""

    status: int
    headers: CIMultiDictProxy[str]
    remote_address: str | None
    head_seconds: float  # from asking to the head
    dns_seconds: float | None
    _response: "_Response"
    _deadline: asyncio.Timeout

    def get_all(self, name: str) -> list[str]:
        """All values of a header, in order."""
        return self.headers.getall(name, [])

    async def read(self, limit_bytes: int, share: Share, *, look: Look | None = None) -> bytes:
        """The decoded body. `look` sees its start as soon as there is enough, and may raise.

        Raises Failure: too_large, bad_encoding, incomplete, timeout, protocol_error.
        """
        body = self._body(limit_bytes)
        async with aclosing(self._fill(body)) as sizes:
            async for size in sizes:
                if share.fits(size):
                    await share.grow(size)
                else:
                    await self._grow_later(share, size)
                if look is not None and size >= LOOK_BYTES:
                    look(body.start())
                    look = None
        found = body.finish(framed=self._is_framed)
        if look is not None:
            look(body.start())
        share.settle()
        self._response.release()
        return found

    async def _grow_later(self, share: Share, size_bytes: int) -> None:
        """Wait for memory. That is not the host's fault, so its deadline waits as well."""
        began, ends_at = time.monotonic(), self._deadline.when()
        self._deadline.reschedule(None)
        await share.grow(size_bytes)
        if ends_at is not None:
            self._deadline.reschedule(ends_at + time.monotonic() - began)

    async def read_start(self, limit_bytes: int) -> tuple[bytes, bool]:
        """The decoded body up to the limit, and whether it went on."""
        body = self._body(limit_bytes, check_length=False)
        try:
            async with aclosing(self._fill(body)) as sizes:
                async for _ in sizes:
                    pass
        except Failure as failure:
            if failure.reason is not Reason.TOO_LARGE:
                raise
            return body.so_far(), True
        found = body.finish(framed=self._is_framed)
        self._response.release()
        return found, False

    def _body(self, limit_bytes: int, *, check_length: bool = True) -> Body:
        encodings = headers.content_encodings(self.get_all("Content-Encoding"))
        # RFC 9112, 6.1: no other coding was on offer, and aiohttp hands it on as if it were none.
        transfer = headers.content_encodings(self.get_all("Transfer-Encoding"))
        if transfer not in {(), ("chunked",)}:
            raise Failure(
                Reason.PROTOCOL_ERROR, f"Transfer-Encoding is {transfer!r:.100}, not chunked"
            )
        length = self._response.content_length
        if check_length and length is not None and length > limit_bytes:
            raise Failure(
                Reason.TOO_LARGE, f"the body has {length} bytes; at most {limit_bytes} are taken"
            )
        return Body(encodings, limit_bytes)

    async def _fill(self, body: Body) -> AsyncGenerator[int, None]:
        try:
            with mapped(is_reading=True):
                breath = time.monotonic()
                async for chunk in self._response.content.iter_any():
                    for size in body.feed(chunk):
                        yield size
                        if time.monotonic() - breath > BREATH_SECONDS:
                            await asyncio.sleep(0)
                            breath = time.monotonic()
                if not self._is_framed and self._response.was_broken:
                    raise Failure(Reason.INCOMPLETE, "the connection was reset within the body")
        finally:
            metrics.FETCH_RECEIVED_BYTES.inc(body.coded_bytes)
            metrics.FETCH_DECODED_BYTES.inc(body.size)

    @property
    def _is_framed(self) -> bool:
        """True when the answer said where it ends: aiohttp has checked that it came to that end."""
        transfer = headers.content_encodings(self.get_all("Transfer-Encoding"))
        return "Content-Length" in self.headers or bool(transfer)


class Client:
    """aiohttp behind a wall, with deadlines."""

    def __init__(self, settings: Settings, allow: Allow, resolve: Resolve) -> None:
        """Raises ConfigurationError when the roots for TLS cannot be read."""
        self._settings = settings
        self._allow = allow
        self._resolve = resolve
        self._tls = _tls(settings)
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        """Open the pool of connections; needs the running event loop."""
        connector = aiohttp.TCPConnector(
            limit=0,  # the window bounds requests
            keepalive_timeout=KEEP_ALIVE_SECONDS,
            ttl_dns_cache=DNS_CACHE_SECONDS,
            resolver=Resolver(self._resolve, deadline_seconds=self._settings.dns_timeout),
            ssl=self._tls,
            socket_factory=wall(self._allow),
        )
        # There is no public switch for what stands between a socket and the parser (aiohttp 3.14).
        # Kept by the floods of tests/hostile/framing.py.
        make: Callable[[], ResponseHandler] = partial(_Wire, loop=asyncio.get_running_loop())
        connector._factory = make  # type: ignore[assignment]  # noqa: SLF001  see above
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,
            raise_for_status=False,
            request_class=_Request,
            response_class=_Response,
            headers={
                "User-Agent": self._settings.user_agent,
                "Accept": ACCEPT,
                "Accept-Encoding": ACCEPT_ENCODING,
            },
            timeout=aiohttp.ClientTimeout(
                total=None,  # the caller's deadline
                sock_connect=self._settings.connect_timeout,
                sock_read=self._settings.read_timeout,
                ceil_threshold=float("inf"),
            ),
        )
        # aiohttp 3.14 sends a GET again at once when a connection breaks, behind the back of the
        # host's turn; there is no public switch. Kept by tests/fetch/test_client.py.
        self._session._retry_connection = False  # noqa: SLF001  see above
        metrics.FETCH_CONNECTIONS.set_function(open_sockets)

    async def close(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @asynccontextmanager
    async def get(
        self, url: ada_url.URL, *, extra: Mapping[str, str], deadline_seconds: float
    ) -> AsyncIterator[Answer]:
        """Ask for a URL that has passed the door; the deadline holds until the block ends.

        Raises Failure. A connection whose body was not read to its end is closed.
        """
        assert self._session is not None, "start() comes first"
        target = _target(url)
        dial = Dial(host=url.hostname, port=port_of(url))
        token = CURRENT.set(dial)
        began = time.monotonic()
        try:
            with mapped(dial):
                async with asyncio.timeout(deadline_seconds) as deadline:
                    response = await self._session.get(target, headers=extra, allow_redirects=False)
                    assert isinstance(response, _Response)
                    head_seconds = time.monotonic() - began
                    metrics.FETCH_HEAD_SECONDS.observe(head_seconds)
                    try:
                        yield Answer(
                            status=response.status,
                            headers=response.headers,
                            remote_address=response.peer,
                            head_seconds=head_seconds,
                            dns_seconds=dial.dns_seconds,
                            _response=response,
                            _deadline=deadline,
                        )
                    finally:
                        # Does nothing to a connection that was released after its body's end.
                        response.close()
        finally:
            CURRENT.reset(token)
            metrics.FETCH_REQUEST_SECONDS.observe(time.monotonic() - began)


def _tls(settings: Settings) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if settings.ca_file is not None:
        try:
            context.load_verify_locations(cafile=str(settings.ca_file))
        except OSError as error:
            raise ConfigurationError(
                f"SARING_FETCH__CA_FILE: certificates (PEM) were expected in {settings.ca_file}:"
                f" {error}"
            ) from error
    return context


def _target(url: ada_url.URL) -> yarl.URL:
    """The URL for aiohttp, letter by letter. Raises Failure when it reads another host or port."""
    href, _, _ = url.href.partition("#")
    try:
        target = yarl.URL(href, encoded=True)
        same = target.raw_host == url.hostname.strip("[]") and target.port == port_of(url)
    except ValueError:
        same = False
    if not same:
        raise Failure(Reason.INVALID_URL, "the URL means another host to another parser")
    return target


class _Wire(ResponseHandler):
    """A connection that takes only so many bytes of an answer that are not its body.

    What the parser swallows never comes to `Body`: interim answers (1xx), extensions of chunks,
    framing of chunks of one octet. A host that sends little else at full speed kept the event loop
    busy until its deadline, in steps of 100 ms.
    """

    _got_bytes = 0
    _last: StreamReader | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take no more at once than is parsed in a few ms, whatever it is."""
        super().connection_made(transport)
        if hasattr(transport, "max_size"):  # of asyncio's sockets: 256 KiB
            transport.max_size = READ_BYTES

    def set_response_params(self, **params: Any) -> None:
        """Be ready for the next answer."""
        self._got_bytes, self._last = 0, self._payload
        super().set_response_params(**params)

    def data_received(self, data: bytes) -> None:
        """Bytes for the parser; beyond the limit they are dropped."""
        self._got_bytes += len(data)
        payload = None if self._payload is self._last else self._payload
        body_bytes = 0 if payload is None else payload.total_bytes
        if self._got_bytes - len(data) - body_bytes <= FRAMING_BYTES + body_bytes // 4:
            super().data_received(data)
            return
        failure = Failure(
            Reason.PROTOCOL_ERROR,
            f"{self._got_bytes} bytes came, and only {body_bytes} of them are body",
        )
        self.set_exception(failure)
        if payload is not None:
            payload.set_exception(failure)


class _Request(aiohttp.ClientRequest):
    """A request that takes nothing for its answer that came before it was sent.

    aiohttp 3.14 uses a connection again on which more bytes came while it rested, and would read
    them as the answer. Source: RFC 9112, 9.3.2. Kept by tests/hostile/test_unasked.py.
    """

    async def send(self, conn: aiohttp.connector.Connection) -> aiohttp.ClientResponse:
        protocol = conn.protocol
        if protocol is not None and protocol.should_close and protocol.exception() is None:
            raise aiohttp.ServerDisconnectedError("the host answered before it was asked")
        return await super().send(conn)


class _Response(aiohttp.ClientResponse):
    """A response that knows its peer: with the end of a short body the connection is gone.

    It begins when the request is on its way, so a connection that was dialled for it is just made.
    """

    peer: str | None = None
    _wire: ResponseHandler | None = None

    @property
    def was_broken(self) -> bool:
        """True when the connection was reset: aiohttp 3.14 takes that for the end of a body."""
        return self._wire is not None and isinstance(self._wire.exception(), OSError)

    async def start(self, connection: aiohttp.connector.Connection) -> aiohttp.ClientResponse:
        self._wire = connection.protocol
        dialled_at = CURRENT.get().dialled_at
        if dialled_at is not None:
            metrics.FETCH_CONNECT_SECONDS.observe(time.monotonic() - dialled_at)
        transport = connection.transport
        peername = transport.get_extra_info("peername") if transport is not None else None
        address = literal(str(peername[0])) if peername else None
        self.peer = None if address is None else str(address)
        return await super().start(connection)
