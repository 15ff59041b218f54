"""Whether the broker answers, against a real one that is stopped and goes on."""

import asyncio
import os
import signal

import pytest

from service.agents import pulse
from service.agents.pulse import Pulse
from tests.servers.kafka import start_kafka

pytestmark = pytest.mark.broker


async def test_a_broker_that_is_stopped_is_noticed_and_so_is_its_return(tmp_path, monkeypatch):
    monkeypatch.setattr(pulse, "ANSWER_SECONDS", 1.0)
    broker = await start_kafka(tmp_path)
    heard = Pulse(broker.bootstrap)
    try:
        await heard.ask()
        assert heard.error is None
        os.kill(broker.pid, signal.SIGSTOP)
        await heard.ask()
        assert heard.error is not None
        assert broker.bootstrap in heard.error
        os.kill(broker.pid, signal.SIGCONT)
        monkeypatch.setattr(pulse, "ANSWER_SECONDS", 30.0)
        await heard.ask()
        assert heard.error is None
    finally:
        os.kill(broker.pid, signal.SIGCONT)
        await broker.stop()


async def test_a_port_where_nobody_listens_is_an_error_at_once_that_says_so():
    heard = Pulse("127.0.0.1:1")
    await heard.ask()
    assert heard.error is not None
    assert "nothing answers at 127.0.0.1:1" in heard.error
    assert "SARING_BROKER" in heard.error


async def test_a_port_where_something_else_listens_is_called_that():
    async def hang_up(_reader, writer):
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    heard = Pulse(f"127.0.0.1:{server.sockets[0].getsockname()[1]}")
    await heard.ask()
    server.close()
    assert heard.error is not None
    assert "does not speak Kafka" in heard.error
