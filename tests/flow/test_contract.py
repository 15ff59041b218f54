"""What a whole run writes is what the contract says, and others can read it: one demo for all."""

import asyncio
import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

import pytest
from cloudevents.core.bindings.kafka import KafkaMessage, from_binary, to_binary
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent

from service import contract
from service.broker import jars
from service.broker.java import find_java
from service.cli.kafka import Follower, Pusher
from service.codec import Output
from service.demo.site import SAMPLES
from service.settings import Settings
from service.topics import declare
from tests.contract.validate import committed, committed_headers, wrong
from tests.flow.conftest import PATIENCE_SECONDS, SARING, environment

pytestmark = pytest.mark.xdist_group("contract")
CONSUMERS = Path(__file__).parents[2] / "docs" / "consumers"
CONNECT_JARS = jars.read_list(Path(__file__).with_name("connect-jars.txt").read_text())
TOPICS = declare(Settings.model_construct())
KINDS = {
    TOPICS.pages.name: "page",
    TOPICS.documents.name: "document",
    TOPICS.outcomes.name: "outcome",
    TOPICS.dead_letters.name: "dead-letter",
}
EVENTS = ("page", "document", "outcome")


def until(found, what):
    """The first thing that is found, asked again and again."""
    ends = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends:
        if got := found():
            return got
        time.sleep(0.1)
    raise AssertionError(what())


@contextlib.contextmanager
def started(command, folder, **options):
    """A program that runs in a folder; its output goes to a file there, whose path is given."""
    output = folder / "output"
    with output.open("wb") as file:
        process = subprocess.Popen(
            [str(word) for word in command], cwd=folder, stdout=file, stderr=file, **options
        )
    try:
        yield output
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def broker(tmp_path_factory):
    """The address of a Kafka that holds all that a demo wrote."""
    folder = tmp_path_factory.mktemp("demo")
    with started([SARING, "demo", "--stay"], folder, env=environment(folder / "data")) as output:
        until(lambda: "Still up" in output.read_text(), output.read_text)
        yield re.search(r"Kafka: (\S+)", output.read_text())[1]


@pytest.fixture(scope="module")
def messages(broker):
    """By kind, every message of the topics that others read."""

    async def read():
        found = defaultdict(list)
        async with Follower(broker, list(KINDS)) as follower:
            await follower.from_start()
            async for message in follower.to_the_end():
                found[KINDS[message.topic]].append(message)
        return found

    return asyncio.run(read())


@pytest.fixture(scope="module")
def ids(messages):
    """The ids of all documents."""
    return {dict(message.headers)["ce_id"].decode() for message in messages["document"]}


def event(message):
    """A message as the SDK of the CloudEvents project reads it."""
    read = KafkaMessage(headers=dict(message.headers), key=message.key, value=message.value)
    return from_binary(read, JSONFormat())


@pytest.mark.parametrize("kind", EVENTS)
def test_every_value_is_as_its_schema_says(messages, kind):
    schema = committed(kind)
    assert len(messages[kind]) >= sum(sample.outcome == "enriched" for sample in SAMPLES)
    assert not [line for one in messages[kind] for line in wrong(schema, json.loads(one.value))]


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_header_is_as_the_contract_says(messages, kind):
    schema = committed_headers(kind)
    assert messages[kind]
    for message in messages[kind]:
        headers = {name: value.decode() for name, value in message.headers}
        assert not wrong(schema, headers)
        assert kind == "dead-letter" or headers.keys() <= schema.schema["properties"].keys()


@pytest.mark.parametrize("kind", EVENTS)
def test_records_are_cloud_events_to_the_sdk(messages, kind):
    for message in messages[kind]:
        read, record = event(message), json.loads(message.value)
        assert read.get_specversion() == "1.0"
        assert read.get_type() == f"saring.v1.{kind}"
        assert read.get_source() == f"urn:saring:{message.topic}" or kind == "page"
        assert read.get_datacontenttype() == "application/json"
        assert read.get_dataschema() == contract.schema(kind)["$id"]
        when = record["finished_at" if kind == "outcome" else "fetched_at"]
        assert read.get_time().isoformat() == when.replace("Z", "+00:00")
        assert read.get_data() == record


@pytest.mark.parametrize("kind", KINDS.values())
def test_an_event_is_named_once(messages, kind):
    names = [(one.get_source(), one.get_id()) for one in map(event, messages[kind])]
    assert len(names) == len(set(names))


def test_dead_letters_are_cloud_events_with_the_senders_bytes(messages):
    for message in messages["dead-letter"]:
        read, headers = event(message), dict(message.headers)
        assert read.get_type() == "saring.v1.dead-letter"
        assert read.get_id().startswith(headers["saring-request-id"].decode())
        assert read.get_datacontenttype() is None


@pytest.mark.usefixtures("messages")  # read before one more comes
def test_a_senders_event_that_fails_is_still_that_event(broker):
    wish = CloudEvent(
        attributes={"type": "com.example.wish", "source": "/feeds", "id": "w-1", "mood": "calm"},
        data={"url": "ftp://example.org/a", "labels": {"feed": "news"}},
    )
    made = to_binary(wish, JSONFormat())
    headers = tuple(made.headers.items())
    sent = Output(topic=TOPICS.urls.name, key=None, value=made.value, headers=headers)

    async def push_and_read():
        async with (
            Follower(broker, [TOPICS.dead_letters.name]) as follower,
            Pusher(broker, TOPICS.urls.name) as pusher,
            asyncio.timeout(PATIENCE_SECONDS),
        ):
            await follower.from_end()
            await pusher.send([sent])
            while not (found := await follower.read()):
                pass
            return found

    (letter,) = asyncio.run(push_and_read())
    assert dict(letter.headers)["saring-reason"] == b"blocked_scheme"
    read = event(letter)
    assert read.get_attributes() == wish.get_attributes()
    assert read.get_data() == wish.get_data()


def test_the_python_consumer_reads_every_document(broker, ids, tmp_path):
    command = [sys.executable, CONSUMERS / "consumer.py", broker, "python"]
    with started(command, tmp_path) as output:
        until(lambda: first_words(output) >= ids, output.read_text)


def test_the_java_consumer_reads_every_document(broker, ids, tmp_path):
    java = find_java()
    modules = subprocess.run([java, "--list-modules"], capture_output=True, text=True, check=True)
    if "jdk.compiler" not in modules.stdout:
        pytest.skip("no JDK: a source file cannot be started")
    wanted = jars.committed()
    needed = ("kafka-clients", "slf4j-api", "zstd-jni", "lz4-java", "snappy-java")
    listed = tuple(jar for jar in wanted if jar.name.startswith(needed))
    path = jars.class_path(listed, jars.default_cache_dir(wanted))
    with started([java, "-cp", path, CONSUMERS / "Consumer.java", broker, "java"], tmp_path) as out:
        until(lambda: first_words(out) >= ids, out.read_text)


def test_connect_has_the_version_of_the_broker():
    version = jars.kafka_version(jars.committed())
    ours = [jar.path for jar in CONNECT_JARS if jar.path.startswith("org/apache/kafka/")]
    assert ours
    assert all(f"/{version}/" in path for path in ours)


def first_words(output):
    return {line.partition(" ")[0] for line in output.read_text().splitlines()}


def test_kafka_connects_own_file_sink_reads_every_document(broker, ids, tmp_path):
    cache = jars.default_cache_dir(jars.committed())
    connect = cache.with_name(cache.name.replace("kafka", "connect"))
    asyncio.run(jars.download(CONNECT_JARS, connect))
    worker = (CONSUMERS / "connect" / "worker.properties").read_text()
    worker = worker.replace("localhost:9092", broker).replace("127.0.0.1:8083", "127.0.0.1:0")
    (tmp_path / "worker.properties").write_text(worker)
    path = os.pathsep.join(
        (jars.class_path(jars.committed(), cache), jars.class_path(CONNECT_JARS, connect))
    )
    main = "org.apache.kafka.connect.cli.ConnectStandalone"
    sink = CONSUMERS / "connect" / "documents.properties"
    command = [find_java(), "-cp", path, main, "worker.properties", sink]
    written = tmp_path / "documents.jsonl"
    with started(command, tmp_path) as output:
        until(
            lambda: written.exists() and written.read_text().count("\n") >= len(ids),
            output.read_text,
        )
    rows = [json.loads(line) for line in written.read_text().splitlines()]
    assert {f"{row['document_id']}.{row['revision']}" for row in rows} == ids
