"""A worker that is asked to end while its broker is away ends.

That what it held comes again is shown by the fault `reset` of tests/chaos.
"""

import asyncio
import os
import signal
import time

from service.cli.kafka import Pusher
from service.settings import Settings
from tests.flow.conftest import ended
from tests.servers.kafka import start_kafka

HOSTS = {f"site{number}.test" for number in range(20)}
DRAIN_SECONDS = 6  # 3 of them to leave the groups


async def test_without_its_broker_a_worker_hands_back_what_is_in_flight_and_exits_0(
    saring, site, tmp_path
):
    broker = await start_kafka(tmp_path / "kafka")
    try:
        worker = await saring(
            "worker",
            **site.settings(),
            broker=f"kafka://{broker.bootstrap}",
            politeness__delay="20ms",
            drain=f"{DRAIN_SECONDS}s",
        )
        await worker.says("Worker is ready")
        async with Pusher(broker.bootstrap, "saring.urls") as pusher:
            await pusher.push([site.url("page", number).encode() for number in range(200)])
        await ended(broker.bootstrap, "saring", HOSTS, 3)
        os.kill(broker.pid, signal.SIGKILL)
        await broker.wait()
    finally:
        await broker.stop()
    worker.kill(signal.SIGTERM)
    asked_at = time.monotonic()
    assert await worker.ends() == 0, worker.output
    seconds = time.monotonic() - asked_at
    print(f"ended after {seconds:.1f} s")
    assert "what was not committed comes again" in worker.output
    # The drain, and what Python needs for its own end on a busy machine.
    assert seconds < DRAIN_SECONDS + 6


async def test_a_start_that_waits_for_a_silent_broker_is_cut_short(saring, tmp_path):
    """Connections are taken and no question is answered."""

    asked = asyncio.Event()

    async def silent(reader, writer):
        asked.set()
        await reader.read()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        worker = await saring("worker", broker=f"kafka://127.0.0.1:{port}", data_dir=tmp_path)
        await asyncio.wait_for(asked.wait(), 60)
        worker.kill(signal.SIGTERM)
        assert await worker.ends(Settings.model_fields["drain"].default) == 0
