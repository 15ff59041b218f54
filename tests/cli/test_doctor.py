"""Broken set-ups, each named with its mend, as `saring doctor` prints them."""

import argparse
import asyncio
import contextlib
import io
import json
import os
import shutil
import subprocess

import pytest
from redis import Redis

from service.cli import doctor
from service.cli.kafka import create_topics
from service.settings import load
from service.topics import declare
from tests.flow.conftest import SARING, environment
from tests.servers.redis import PROGRAM as REDIS
from tests.servers.redis import RedisServer

pytestmark = [pytest.mark.broker, pytest.mark.asyncio(loop_scope="session")]

SOUND = {"fetch__user_agent": "TestBot/1.0 (+https://bots.test/ours)"}


async def examined(data_dir, **given):
    """Exit code and findings by check."""
    flags = {"data_dir": str(data_dir)}
    for name, value in (SOUND | given).items():
        group, _, rest = name.rpartition("__")
        (flags.setdefault(group, {}) if group else flags)[rest] = value
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        code = await doctor.run(argparse.Namespace(json=True), load(flags))
    found = json.loads(output.getvalue().splitlines()[-1])  # before it may stand lines of the log
    return code, {finding["check"]: finding for finding in found}


async def printed(data_dir, *before, **given):
    """The same by the command itself."""
    process = await asyncio.create_subprocess_exec(
        *before,
        SARING,
        "doctor",
        "--json",
        env=environment(data_dir, **SOUND | given),
        cwd=data_dir,
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await process.communicate()
    return process.returncode, {finding["check"]: finding for finding in json.loads(output)}


def named(findings, *checks):
    """These checks, and no others, have something to mend."""
    ill = {name for name, finding in findings.items() if not finding["sound"]}
    assert ill == set(checks), [finding for finding in findings.values() if not finding["sound"]]
    assert all(findings[name]["mend"] for name in checks)
    return " ".join(findings[name]["says"] + findings[name]["mend"] for name in checks)


@pytest.fixture
def sound(kafka, settings, topics):
    """Settings with which nothing is wrong."""
    assert topics
    return {
        "broker": f"kafka://{kafka}",
        "topic_prefix": settings.topic_prefix,
        "kafka__partitions": "4",
        "retry__delays": "200ms,1s",
    }


async def test_a_sound_set_up_has_nothing_to_mend(tmp_path, sound):
    code, findings = await printed(tmp_path, **sound)
    assert code == 0, findings
    named(findings)
    assert {"broker", "topics", "clock", "lag", "disk", "state", "store jsonl"} <= findings.keys()


async def test_a_broker_that_is_away(tmp_path, sound):
    code, findings = await examined(tmp_path, **sound | {"broker": "kafka://127.0.0.1:1"})
    assert code == 1
    assert "127.0.0.1:1" in named(findings, "broker")


async def test_a_port_where_something_else_listens(tmp_path, sound):
    async def answer(_reader, writer):
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    code, findings = await examined(tmp_path, **sound | {"broker": f"kafka://127.0.0.1:{port}"})
    server.close()
    assert code == 1
    assert "does not speak Kafka" in named(findings, "broker")


async def test_a_topic_that_is_missing(tmp_path, sound):
    code, findings = await examined(tmp_path, **sound | {"retry__delays": "200ms,1s,9s"})
    assert code == 1
    assert "retry-9s" in named(findings, "topics")


async def test_other_partitions_than_set(tmp_path, sound):
    code, findings = await examined(tmp_path, **sound | {"kafka__partitions": "8"})
    assert code == 1
    assert "SARING_KAFKA__PARTITIONS=4" in named(findings, "topics")


async def test_a_place_that_cannot_be_written_to(tmp_path, sound):
    (tmp_path / "file").write_text("no directory")  # root may write everywhere else
    code, findings = await examined(tmp_path / "file", **sound)
    assert code == 1
    assert "SARING_DATA_DIR" in named(findings, "data directory", "state", "store")


async def test_stores_and_a_state_that_are_away(tmp_path, sound):
    places = {
        # Not even root may write into /proc.
        "sink": "postgresql://u:geheim@127.0.0.1:1/d,jsonl:/proc,parquet:",
        "state": "redis://:geheim@127.0.0.1:1/0",
    }
    code, findings = await examined(tmp_path, **sound | places)
    assert code == 1
    named(findings, "store postgresql", "store jsonl", "state")
    assert "start it" in findings["store postgresql"]["mend"]
    assert "SARING_SINK" in findings["store jsonl"]["mend"]
    assert "SARING_STATE" in findings["state"]["mend"]
    assert "geheim" not in json.dumps(findings)


async def test_names_of_stores_and_state_that_are_none(tmp_path, sound):
    code, findings = await examined(tmp_path, **sound | {"sink": "parket:", "state": "sqlit:x"})
    assert code == 1
    assert "SARING_SINK" in named(findings, "store", "state")


@pytest.mark.skipif(REDIS is None, reason="redis-server is not installed")
async def test_a_state_that_answers_and_keeps_nothing(tmp_path, sound, monkeypatch):
    monkeypatch.setattr(doctor, "STATE_SECONDS", 0.5)
    server = RedisServer(tmp_path)
    server.start()
    client = Redis.from_url(server.url)
    client.config_set("maxmemory", 1)
    client.close()
    try:
        code, findings = await examined(tmp_path, **sound | {"state": server.url})
    finally:
        server.kill()
    assert code == 1
    assert "maxmemory" in named(findings, "state")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
async def test_a_disk_that_is_nearly_full(tmp_path, sound):
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", tmp_path], check=True)
    try:
        code, findings = await examined(tmp_path, **sound)
    finally:
        subprocess.run(["umount", "--lazy", tmp_path], check=True)
    assert code == 1
    assert "nearly full" in named(findings, "disk")


@pytest.mark.skipif(shutil.which("faketime") is None, reason="faketime is not installed")
@pytest.mark.parametrize(("shift", "which"), [("-2m", "behind"), ("+5m", "ahead of")])
async def test_a_clock_that_is_off(tmp_path, sound, shift, which):
    code, findings = await printed(tmp_path, "faketime", "-f", shift, **sound)
    assert code == 1
    assert which in named(findings, "clock")


async def test_a_user_agent_that_names_nobody(tmp_path, sound):
    code, findings = await examined(tmp_path, **sound | {"fetch__user_agent": "curl/8"})
    assert code == 1
    assert "SARING_FETCH__USER_AGENT" in named(findings, "user agent")


async def test_a_setting_with_a_typo(tmp_path, sound, monkeypatch):
    monkeypatch.setenv("SARING_BROKR", "kafka://elsewhere")
    code, findings = await examined(tmp_path, **sound)
    assert code == 1
    assert "SARING_BROKER" in named(findings, "variables")


async def test_a_setting_with_a_typo_in_a_group(tmp_path, sound):
    code, findings = await printed(tmp_path, **sound | {"fetch__windwo": "3"})
    assert code == 1
    assert "SARING_FETCH__WINDOW?" in named(findings, "settings")


async def test_looking_leaves_no_topic_behind(tmp_path, sound, kafka, settings):
    from service.cli.cluster import partitions

    await examined(tmp_path, **sound)
    names = [topic.name for topic in declare(settings).all()]
    await create_topics(kafka, declare(settings), replication=0)  # nothing to create
    assert (await partitions(kafka, names)).keys() == set(names)
