import os
import signal
import subprocess
import sys
import time

import pytest

from service.broker.datadir import (
    Address,
    end_orphan,
    living,
    lock,
    process_start,
    publish,
    running,
    unlock,
)
from service.broker.errors import DataDirInUse

# Takes the lock of a directory, and lets a forked child live on; prints both pids.
HOLDER = """
import os, signal, sys, time
from pathlib import Path
from service.broker.datadir import lock
lock(Path(sys.argv[1]))
child = os.fork()
if child:
    print(os.getpid(), child, flush=True)
signal.pause()
"""


@pytest.fixture
def sleeper():
    with subprocess.Popen(["sleep", "60"]) as process:
        yield process
        process.kill()


@pytest.fixture
def holder(tmp_path):
    """Another process that has the data directory: its pid and that of its forked child."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        pid, child = map(int, process.stdout.readline().split())
        yield pid, child
        process.kill()
        os.kill(child, signal.SIGKILL)


def address_of(pid: int, *, ready: bool = True) -> Address:
    return Address(
        pid=pid, started=process_start(pid) or "", bootstrap="127.0.0.1:9092", ready=ready
    )


def test_second_lock_in_one_process_is_refused(tmp_path):
    held = lock(tmp_path)
    with pytest.raises(DataDirInUse):
        lock(tmp_path)
    unlock(held)
    unlock(lock(tmp_path))


def test_lock_of_another_process_names_directory_and_pid(tmp_path, holder):
    with pytest.raises(DataDirInUse, match=f"{tmp_path}.*process {holder[0]}") as raised:
        lock(tmp_path)
    assert (raised.value.data_dir, raised.value.pid) == (tmp_path, holder[0])


def test_lock_ends_with_its_process_though_a_forked_child_lives_on(tmp_path, holder):
    pid, child = holder
    os.kill(pid, signal.SIGKILL)
    while process_start(pid):
        pass
    # A child that has just been forked lets go a moment later.
    ends_at = time.monotonic() + 30
    while True:
        try:
            unlock(lock(tmp_path))
            break
        except DataDirInUse:
            assert time.monotonic() < ends_at
    assert process_start(child)


def test_running_gives_the_address_of_a_living_broker(tmp_path, sleeper):
    publish(tmp_path, address_of(sleeper.pid))
    assert running(tmp_path) == "127.0.0.1:9092"


def test_running_is_none_until_the_broker_is_ready(tmp_path, sleeper):
    publish(tmp_path, address_of(sleeper.pid, ready=False))
    assert running(tmp_path) is None
    assert living(tmp_path)


def test_running_is_none_when_the_broker_has_died(tmp_path, sleeper):
    publish(tmp_path, address_of(sleeper.pid))
    sleeper.kill()
    sleeper.wait()
    assert running(tmp_path) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"pid": 1}', '{"pid": "x", "a": 2}'])
def test_running_is_none_when_the_file_is_not_ours(tmp_path, text):
    (tmp_path / "broker.json").write_text(text)
    assert running(tmp_path) is None


def test_running_is_none_where_nothing_was_ever_started(tmp_path):
    assert running(tmp_path / "absent") is None


def test_orphan_is_ended(tmp_path, sleeper):
    publish(tmp_path, address_of(sleeper.pid, ready=False))
    end_orphan(tmp_path)
    assert sleeper.wait(timeout=5) == -signal.SIGTERM
    assert living(tmp_path) is None


def test_orphan_that_ignores_sigterm_is_killed(tmp_path):
    stubborn = "trap '' TERM; echo ready; while :; do sleep 0.05; done"
    with subprocess.Popen(["sh", "-c", stubborn], stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        publish(tmp_path, address_of(process.pid))
        end_orphan(tmp_path, grace_seconds=0.1)
        assert process.wait(timeout=5) == -signal.SIGKILL


def test_process_that_got_a_dead_brokers_pid_is_left_alone(tmp_path, sleeper):
    broker = Address(pid=sleeper.pid, started="earlier", bootstrap="127.0.0.1:9092", ready=True)
    publish(tmp_path, broker)
    end_orphan(tmp_path)
    assert sleeper.poll() is None


def test_process_that_has_ended_has_no_start(sleeper):
    assert process_start(sleeper.pid) == process_start(sleeper.pid) is not None
    sleeper.kill()
    sleeper.wait()
    assert process_start(sleeper.pid) is None
