"""The one port for people and machines: the page, its numbers, metrics and health.

The web is handed its numbers and knows nothing of stages, brokers or stores. Its page uses nothing
from outside and shows what pages on the Internet say, so the policy in the headers lets it run its
own script only, and text reaches the page as text. On loopback it answers to loopback's names only:
else a web page that somebody looks at could read the numbers by DNS rebinding.
"""

import ipaddress
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any, Protocol, Self

import orjson
from aiohttp import web
from prometheus_client import CollectorRegistry
from prometheus_client.aiohttp import make_aiohttp_handler

from service import metrics
from service.reasons import Reason, http_failure
from service.settings import Web
from service.web.events import Events

PAGE = {  # path -> file beside this one, media type
    "/": ("index.html", "text/html"),
    "/page.css": ("page.css", "text/css"),
    "/page.js": ("page.js", "text/javascript"),
    "/words.js": ("words.js", "text/javascript"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
}
HEADERS = {
    # Own files only; trusted-types without a policy makes every way from a string to markup an
    # error, so that a slip in the page's script shows in its test and not in somebody's browser.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # The numbers are of this second, and the page is small and must fit the worker's version.
    "Cache-Control": "no-store",
    "Server": "saring",
}
LOOPBACK_HOST = re.compile(r"(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
MISDIRECTED = 421  # RFC 9110, 15.5.20: this server does not answer for that name
STOP_SECONDS = 2.0  # for answers under way; the longest takes milliseconds

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Numbers(Protocol):
    """What the web is handed."""

    def not_ready(self) -> dict[str, str]:
        """Each part that cannot do its work, and what is wrong with it; empty when ready."""
        ...

    def status(self) -> dict[str, Any]:
        """What the page shows, as plain data. Counts are since the start; times are RFC 3339.

        version, started_at, broker (as set); outcomes, reasons and stored: {word: count}; retries,
        deferred; not_ready; waiting: {cause: hosts that must not be asked now};
        hosts: those that wait longest, at most 10, each {host, cause, seconds, requests};
        stages: {name: {ready, partitions, in_flight, received}} of this worker's stages;
        tiers: [{delay, waiting, next_seconds}], the numbers null while they are not known;
        freshness: {documents, median_seconds, p95_seconds, last_at}, of the last minutes;
        stored_at: {store: time of its last batch, null before};
        documents and dead_letters: newest first, at most 25 of each, each {request_id, outcome,
        url, title, language, quality (the verdict), published_at, reason, at, seconds (from its
        URL's message to its end)}, null where there is none.
        """
        ...


class WebServer:
    """The port while it listens; `port` is the one that was taken."""

    def __init__(self, numbers: Numbers, settings: Web, registry: CollectorRegistry) -> None:
        self.port = 0
        self._numbers = numbers
        self._events = Events(self._shown)
        app = web.Application(middlewares=[_own_names] if is_loopback(settings.host) else [])
        for path, (name, media_type) in PAGE.items():
            app.router.add_get(path, _file(name, media_type))
        app.router.add_get("/metrics", make_aiohttp_handler(registry))
        app.router.add_get("/healthz", _alive)
        app.router.add_get("/readyz", self._ready)
        app.router.add_get("/status", self._status)
        app.router.add_get("/events", self._events.answer)
        app.on_response_prepare.append(_add_headers)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=STOP_SECONDS)

    @classmethod
    async def start(
        cls, numbers: Numbers, settings: Web, registry: CollectorRegistry = metrics.REGISTRY
    ) -> Self:
        """Listen. Raises OSError, with the settings' names, when the address cannot be taken."""
        server = cls(numbers, settings, registry)
        await server._runner.setup()
        try:
            await web.TCPSite(server._runner, settings.host, settings.port).start()
        except OSError as error:
            await server.stop()
            raise OSError(
                f"the web page cannot listen on {settings.host} port {settings.port} "
                f"({error.strerror or error}): choose others with SARING_WEB__HOST and "
                "SARING_WEB__PORT (port 0 takes a free one)"
            ) from error
        server.port = server._runner.addresses[0][1]
        return server

    async def stop(self) -> None:
        """Close the port and every connection."""
        await self._events.stop()
        await self._runner.cleanup()

    async def _ready(self, _: web.Request) -> web.Response:
        """Whether this worker can do its work; 503 keeps balancers and start orders waiting."""
        missing = self._numbers.not_ready()
        body = {"ready": not missing, "not_ready": missing}
        return _json(body, status=503 if missing else 200)

    async def _status(self, _: web.Request) -> web.Response:
        return _json(self._shown())

    def _shown(self) -> dict[str, Any]:
        """The worker's numbers, what can be done about the reasons in them, and the time."""
        status = self._numbers.status()
        words = {*status["reasons"], *(row["reason"] for row in status["dead_letters"])}
        told = {word: reason_help(word) for word in sorted(words)}
        causes = {word: metrics.CAUSES[word] for word in status["waiting"]}
        return status | {
            "help": told,
            "causes": causes,
            "now": datetime.now(UTC).isoformat(timespec="milliseconds"),
        }


def reason_help(word: str) -> str:
    """What an operator can do about a reason as users see it, `http_404` included."""
    if word in _HELP:
        return _HELP[word]
    status = word.removeprefix("http_")
    return http_failure(int(status)).reason.help if status.isdecimal() else ""


_HELP = {reason.value: reason.help for reason in Reason}


def is_loopback(host: str) -> bool:
    """Whether what is listened on can be reached from this machine only."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@web.middleware
async def _own_names(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Refuse requests under names that are not loopback's: they come by DNS rebinding.

    A browser always sends the name that its page came from. Source: RFC 9110, 7.2.
    """
    names = request.headers.getall("Host", [])
    if len(names) == 1 and LOOPBACK_HOST.fullmatch(names[0]):
        return await handler(request)
    return web.Response(
        status=MISDIRECTED,
        text="This port answers to localhost, 127.0.0.1 and [::1] only (SARING_WEB__HOST).\n",
    )


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)


async def _alive(_: web.Request) -> web.Response:
    return web.Response(text="ok\n")


def _file(name: str, media_type: str) -> _Handler:
    body = files("service.web").joinpath("page", name).read_bytes()

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=body, content_type=media_type, charset="utf-8")

    return answer


def _json(value: dict[str, Any], *, status: int = 200) -> web.Response:
    body = orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
    return web.Response(body=body, status=status, content_type="application/json")
