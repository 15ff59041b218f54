"""The port answers what each route promises, to whom it may, with the headers that keep it safe."""

import re
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import aiohttp
import pytest
from prometheus_client import CollectorRegistry
from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_metrics
from prometheus_client.parser import text_string_to_metric_families as plain_metrics

from service.reasons import LABELS
from service.settings import Web
from service.web.server import PAGE, WebServer, is_loopback, reason_help
from tests.web.conftest import Served
from tests.web.numbers import DemoNumbers

ROUTES = [*PAGE, "/metrics", "/healthz", "/readyz", "/status"]


async def asked(server: WebServer, route: str, headers: dict[str, str] | None = None) -> str:
    """What a server says; it is stopped afterwards."""
    async with aiohttp.ClientSession(f"http://127.0.0.1:{server.port}") as client:
        try:
            async with client.get(route, headers=headers) as answer:
                return await answer.text()
        finally:
            await server.stop()


@pytest.mark.parametrize("route", ROUTES)
async def test_each_route_answers(served: Served, route: str) -> None:
    async with served.client.get(route) as answer:
        assert answer.status == 200
        assert await answer.read()


@pytest.mark.parametrize("route", [*ROUTES, "/events", "/nothing"])
async def test_every_answer_carries_the_policy(served: Served, route: str) -> None:
    async with served.client.get(route) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["Cache-Control"] == "no-store"
        assert not [name for name in answer.headers if name.startswith("Access-Control")]
        assert "Python" not in answer.headers["Server"]


@pytest.mark.parametrize(
    ("route", "media_type"), [(path, kind) for path, (_, kind) in PAGE.items()]
)
async def test_page_files_have_their_media_type(
    served: Served, route: str, media_type: str
) -> None:
    """Browsers that were told not to guess refuse a script of any other type."""
    async with served.client.get(route) as answer:
        assert (answer.content_type, answer.charset) == (media_type, "utf-8")


async def test_the_port_only_answers_questions(served: Served) -> None:
    async with served.client.post("/status") as answer:
        assert answer.status == 405


async def test_metrics_are_prometheus_text(served: Served) -> None:
    async with served.client.get("/metrics") as answer:
        assert answer.content_type == "text/plain"
        samples = [
            sample for family in plain_metrics(await answer.text()) for sample in family.samples
        ]
    assert ("saring_example_total", {"outcome": "enriched"}, 3.0) in [s[:3] for s in samples]


async def test_metrics_are_openmetrics_when_asked_for(served: Served) -> None:
    headers = {"Accept": "application/openmetrics-text; version=1.0.0"}
    async with served.client.get("/metrics", headers=headers) as answer:
        assert answer.content_type == "application/openmetrics-text"
        families = list(open_metrics(await answer.text()))
    assert [family.name for family in families] == ["saring_example"]


async def test_metrics_are_those_of_the_service_unless_told_otherwise() -> None:
    server = await WebServer.start(DemoNumbers(), Web(port=0))
    assert "# TYPE saring_outcomes_total counter" in await asked(server, "/metrics")


async def test_readiness_follows_the_parts(served: Served) -> None:
    async with served.client.get("/readyz") as answer:
        assert (answer.status, await answer.json()) == (200, {"ready": True, "not_ready": {}})
    served.numbers.values["not_ready"] = {"broker": "no answer for 12 s"}
    async with served.client.get("/readyz") as answer:
        assert answer.status == 503
        assert (await answer.json())["not_ready"] == {"broker": "no answer for 12 s"}


async def test_a_worker_that_is_not_ready_lives(served: Served) -> None:
    """Else an orchestrator would restart it for the broker's fault."""
    served.numbers.values["not_ready"] = {"broker": "away"}
    async with served.client.get("/healthz") as answer:
        assert (answer.status, await answer.text()) == (200, "ok\n")


async def test_status_is_what_the_worker_says_with_help(served: Served) -> None:
    async with served.client.get("/status") as answer:
        status = await answer.json()
    told, causes = status.pop("help"), status.pop("causes")
    age = datetime.now(UTC) - datetime.fromisoformat(status.pop("now"))
    assert timedelta(0) <= age < timedelta(minutes=1)
    assert status == served.numbers.values
    shown = {row["reason"] for row in status["dead_letters"]}
    assert told.keys() == status["reasons"].keys() | shown
    assert causes.keys() == status["waiting"].keys()
    assert all([*told.values(), *causes.values()])


@pytest.mark.parametrize("word", LABELS)
def test_every_reason_has_help(word: str) -> None:
    assert reason_help(word).endswith(".")


@pytest.mark.parametrize("word", ["http_", "http_teapot", "http_²", "no_such_word", ""])
def test_a_word_that_is_no_reason_has_no_help(word: str) -> None:
    assert reason_help(word) == ""


@pytest.mark.parametrize(
    "name",
    ["evil.example", "evil.example:8600", "127.0.0.1.evil.example", "localhost.evil.example",
     "", "localhost:8600@evil.example", "10.0.0.1", "[::2]", "localhost:x"],
)  # fmt: skip
@pytest.mark.parametrize("route", ["/", "/status", "/events", "/metrics", "/nothing"])
async def test_another_name_is_refused_on_loopback(served: Served, route: str, name: str) -> None:
    async with served.client.get(route, headers={"Host": name}) as answer:
        assert answer.status in {400, 421}  # 400: aiohttp itself finds no name in it
        assert "saring_example" not in await answer.text()


@pytest.mark.parametrize(
    "name", ["localhost", "LOCALHOST:1", "127.0.0.1:8600", "[::1]:8600", "[::1]", "127.0.0.53"]
)
async def test_names_of_loopback_are_answered(served: Served, name: str) -> None:
    """Any port: a tunnel or a container's mapping may change it."""
    async with served.client.get("/status", headers={"Host": name}) as answer:
        assert answer.status == 200


async def test_any_name_is_answered_where_others_are_let_in() -> None:
    """Bound to all addresses, the port has whatever names its network gives it."""
    server = await WebServer.start(DemoNumbers(), Web(host="0.0.0.0", port=0), CollectorRegistry())
    assert await asked(server, "/healthz", {"Host": "worker:8600"}) == "ok\n"


@pytest.mark.parametrize(
    ("host", "claim"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True),
     ("0.0.0.0", False), ("::", False), ("10.0.0.1", False), ("worker", False)],
)  # fmt: skip
def test_loopback_is_known_by_its_address(host: str, claim: bool) -> None:
    assert is_loopback(host) is claim


async def test_a_taken_port_is_an_error_that_says_what_to_do(served: Served) -> None:
    with pytest.raises(OSError, match=rf"port {served.server.port}.*SARING_WEB__PORT"):
        await WebServer.start(DemoNumbers(), Web(port=served.server.port))


async def test_a_stopped_port_can_be_taken_again() -> None:
    first = await WebServer.start(DemoNumbers(), Web(port=0), CollectorRegistry())
    await first.stop()
    second = await WebServer.start(DemoNumbers(), Web(port=first.port), CollectorRegistry())
    await second.stop()


@pytest.mark.parametrize("name", [name for name, _ in PAGE.values()])
def test_the_page_uses_nothing_from_outside(name: str) -> None:
    text = files("service.web").joinpath("page", name).read_text()
    text = text.replace('xmlns="http://www.w3.org/2000/svg"', "")  # a name, not an address
    assert not re.findall(r"(?:https?:)?//[\w.-]+\.\w+|@import|url\(", text)


@pytest.mark.parametrize("name", [name for name, kind in PAGE.values() if "script" in kind])
def test_the_script_makes_no_markup_from_strings(name: str) -> None:
    script = files("service.web").joinpath("page", name).read_text()
    assert not re.findall(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|DOMParser|\beval\b", script
    )
