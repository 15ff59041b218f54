"""Whole Sarings beside a Kafka with TLS, users and client certificates, as users start them.

What is pushed ends at all stages in each way to connect; a connection that cannot be made ends the
command at once and says why; and no secret is in anything that is printed, served or sent.
"""

import asyncio
import time

import aiohttp
import orjson
import pytest

from service.agents.sent import Sent
from service.cli.kafka import Follower, Pusher
from service.codec import Output
from service.connection import Brokers
from service.settings import load
from service.topics import declare
from tests.flow.conftest import ended
from tests.servers.redis import PROGRAM, RedisServer
from tests.servers.secure_kafka import PASSWORD

pytestmark = [
    pytest.mark.broker,
    pytest.mark.xdist_group("secure_kafka"),
]

PAGES = 4
# From the start of the command to its end with an error; Python's own start is in it, twice over on
# a busy machine. A client that waits for its deadline needs 40 s.
FAIL_SECONDS = 30.0
OF_STATE, OF_STORE, WRONG = "marker-of-redis-51c9", "marker-of-postgres-e2d8", "marker-wrong-0b6e"
SECRETS = (PASSWORD, OF_STATE, OF_STORE, WRONG)


def ways(kafka):
    """Settings by the name of the way."""
    certificate, key = kafka.authority.issue("worker", password=OF_STATE)
    locked = {"cert_file": certificate, "key_file": key, "key_password": OF_STATE}
    return {
        "scram": kafka.settings("USERS"),
        "plain": kafka.settings("USERS", kafka__sasl_mechanism="PLAIN"),
        "certificate": kafka.settings(
            "CERTIFICATES", **{f"kafka__{name}": value for name, value in locked.items()}
        ),
    }


@pytest.fixture
def common(site, schema):
    return {
        **site.settings(),
        "topic_prefix": schema,
        "politeness__delay": "10ms",
        "retry__delays": "200ms,1s",
        "kafka__partitions": 2,
        "sink": "jsonl:",
        "stores__flush_interval": "200ms",
        "fetch__user_agent": "TestBot/1.0 (+https://bots.test/ours)",
    }


def silent(*texts):
    """None of the texts holds a secret."""
    for text in texts:
        assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.parametrize("way", ["scram", "plain", "certificate"])
async def test_a_request_goes_through_all_stages(
    saring, site, secure_kafka, common, schema, tmp_path, way
):
    settings = common | ways(secure_kafka)[way] | {"log__level": "debug"}
    worker = await saring("worker", data_dir=tmp_path / "w", **settings)
    await worker.says("Worker is ready")
    urls = [site.url("page", number) for number in range(PAGES)]
    pushed = await saring(
        *("push", "--wait", *urls, site.url("flaky", 7), site.url("missing", 1)), **settings
    )
    assert await pushed.ends() == 1, pushed.output  # one page is not there
    # Read by the plaintext listener, which only this test uses.
    hosts = {f"site{number}.test" for number in range(20)}
    found = await ended(secure_kafka.bootstrap, schema, hosts, PAGES + 2)
    ends = sorted(outcome["outcome"] for outcome in found.values())
    assert ends == ["dead", *["enriched"] * (PAGES + 1)]
    stored = tmp_path / "w" / "documents" / "jsonl"
    async with asyncio.timeout(30):
        while sum(text.read_text().count("\n") for text in stored.rglob("*.jsonl")) < PAGES + 1:
            await asyncio.sleep(0.1)
    worker.kill(15)
    assert await worker.ends() == 0
    silent(worker.output, pushed.output)


async def test_every_command_speaks_as_the_settings_say(saring, secure_kafka, common, schema):
    settings = common | secure_kafka.settings("USERS")
    created = await saring("topics", "create", **settings)
    assert await created.ends() == 0, created.output
    async with Pusher(secure_kafka.bootstrap, f"{schema}.urls") as pusher:
        await pusher.push([b'{"url": "https://a.test/", "id": "a-1"}'])
    commands = {
        "doctor": 0,
        "tail --from start --until-idle 100ms": 0,
        "dlq ls --json": 0,
        "reconcile --json": 0,
        "trace a-1 --json": 0,
    }
    made = [await saring(*command.split(), **settings) for command in commands]
    for one, (command, code) in zip(made, commands.items(), strict=True):
        assert await one.ends() == code, (command, one.output)
        silent(one.output)
    assert "a-1" in made[-1].output


async def test_what_is_in_doubt_is_looked_for_with_the_same_settings(secure_kafka, common, saring):
    settings = common | secure_kafka.settings("USERS")
    created = await saring("topics", "create", **settings)
    assert await created.ends() == 0, created.output
    kafka = {
        name.removeprefix("kafka__"): str(value)
        for name, value in settings.items()
        if name.startswith("kafka__")
    }
    loaded = load(
        {"broker": settings["broker"], "topic_prefix": common["topic_prefix"], "kafka": kafka}
    )
    topics = declare(loaded)
    brokers = Brokers.of(loaded)
    here = Output(topic=topics.outcomes.name, key=b"a", value=b"{}", headers=(("ce_id", b"a"),))
    away = Output(topic=topics.outcomes.name, key=b"b", value=b"{}", headers=(("ce_id", b"b"),))
    async with Pusher(brokers, topics.outcomes.name) as pusher:
        await pusher.send([here])
    sent = Sent(brokers, topics)
    assert await sent.missing((here, away), time.time()) == (away,)
    await sent.close()


FAILING = {
    "a wrong password": ("USERS", {"kafka__password": WRONG}, "authentication failed"),
    "another host name": ("ELSEWHERE", {}, "is for another host name"),
    "an authority that is not trusted": ("USERS", {"kafka__ca_file": None}, "is not trusted"),
    "plaintext where TLS is expected": ("TLS", {"broker": None}, "speaks plaintext"),
}


@pytest.mark.parametrize(("listener", "more", "says"), FAILING.values(), ids=FAILING)
async def test_commands_end_soon_and_say_why(saring, secure_kafka, common, listener, more, says):
    instead = {
        "kafka__ca_file": secure_kafka.stranger.root,
        "broker": f"kafka://{secure_kafka.bootstrap}",
    }
    more = {name: value or instead[name] for name, value in more.items()}
    settings = common | secure_kafka.settings(listener) | more
    began = time.monotonic()
    codes = {"worker": 2, "doctor": 1}
    made = [await saring(*command.split(), **settings) for command in codes]
    for one, code in zip(made, codes.values(), strict=True):
        assert await one.ends() == code, one.output
        assert says in one.output
        silent(one.output)
    assert time.monotonic() - began < FAIL_SECONDS


async def test_a_wrong_name_that_only_the_broker_gives_ends_commands_too(
    saring, secure_kafka, common
):
    address = f"kafka://localhost:{secure_kafka.ports['LOCAL']}"
    settings = common | secure_kafka.settings("LOCAL") | {"broker": address}
    codes = {"worker": 2, "push https://a.test/": 2, "tail": 2, "doctor": 1}
    made = [await saring(*command.split(), **settings) for command in codes]
    for one, code in zip(made, codes.values(), strict=True):
        assert await one.ends(FAIL_SECONDS) == code, one.output
        assert "names another address: the certificate at 127.0.0.1" in one.output
        assert "Traceback" not in one.output


async def test_settings_that_contradict_each_other_end_a_command(saring, secure_kafka, common):
    settings = common | secure_kafka.settings("USERS") | {"kafka__security": "plaintext"}
    made = [await saring(command, **settings) for command in ("worker", "doctor")]
    assert [await one.ends() for one in made] == [2, 1]
    for one in made:
        assert "SARING_KAFKA__CA_FILE: it is for ssl and sasl_ssl" in one.output
        silent(one.output)


# -- no secret anywhere ----------------------------------------------------------------------------


@pytest.fixture
def state(tmp_path):
    """A Redis that wants a password; its address, with it."""
    if PROGRAM is None:
        pytest.skip("redis-server is not installed")
    (tmp_path / "redis").mkdir()
    server = RedisServer(tmp_path / "redis", password=OF_STATE)
    server.start()
    yield server.url
    server.kill()


async def test_no_secret_is_in_what_a_worker_says_serves_or_sends(
    saring, secure_kafka, common, schema, state, tmp_path
):
    settings = common | secure_kafka.settings("USERS", kafka__sasl_mechanism="PLAIN")
    settings |= {
        "log__level": "debug",
        "state": state,
        "sink": f"postgresql://saring:{OF_STORE}@127.0.0.1:1/postgres",  # away
    }
    worker = await saring("worker", data_dir=tmp_path / "w", **settings)
    page = (await worker.says(r"page: (\S+)"))[1]
    pushed = await saring("push", "ftp://a.test/", "no url", "http://10.0.0.1/", **settings)
    assert await pushed.ends() == 0, pushed.output
    commands = ("tail dead-letters --from start --until-idle 2s --json --envelope", "doctor --json")
    made = [await saring(*command.split(), **settings) for command in commands]
    served = {}
    async with aiohttp.ClientSession() as session:
        for path in ("", "status", "metrics", "readyz", "healthz"):
            async with session.get(f"{page}{path}") as response:
                served[path] = await response.text()
    letters, doctor = [(await one.ends(), one.output)[1] for one in made]
    async with Follower(secure_kafka.bootstrap, [f"{schema}.dead-letters"]) as follower:
        await follower.from_start()
        sent = [repr(message) async for message in follower.to_the_end()]
    worker.kill(15)
    assert await worker.ends() == 0
    # The parts that hold the secrets did speak: the sweep has something to sweep.
    assert "127.0.0.1:1" in orjson.loads(served["readyz"])["not_ready"]["store"]
    assert len(sent) == 3
    assert letters.count("\n") >= len(sent)
    assert '"broker"' in doctor
    silent(worker.output, pushed.output, letters, doctor, *served.values(), *sent)


async def test_no_secret_is_in_what_a_failed_connection_says(
    saring, secure_kafka, common, state, postgres
):
    settings = common | secure_kafka.settings("USERS") | {"log__level": "debug"}
    plain = {"kafka__password": WRONG, "kafka__sasl_mechanism": "PLAIN"}
    other = {"state": state.replace(OF_STATE, WRONG)}
    # A database that refuses the password keeps the sink waiting and not the worker.
    refused = {"sink": f"postgresql://saring:{WRONG}@127.0.0.1:{postgres.port}/postgres"}
    made = [
        await saring("worker", **settings | plain),
        await saring("worker", **settings | other),
        await saring("doctor", **settings | other),
        await saring("worker", **settings | refused),
    ]
    assert [await one.ends() for one in made[:3]] == [2, 2, 1]
    await made[3].says("password authentication failed")
    made[3].kill(15)
    assert await made[3].ends() == 0
    assert "authentication failed" in made[0].output
    assert "SARING_STATE" in made[1].output
    silent(*(one.output for one in made))
