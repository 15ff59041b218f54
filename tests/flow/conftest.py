"""Whole Sarings as users start them: the `saring` command in processes of its own."""

import asyncio
import contextlib
import json
import os
import re
import signal
import sys
from pathlib import Path
from urllib.parse import urlsplit

import orjson
import pytest

from service.cli.kafka import Follower
from tests.servers.kafka import start_kafka
from tests.servers.site import Site

SARING = Path(sys.executable).with_name("saring")
# A machine with two cores that runs several tests at once is slow, and nothing here is timed.
PATIENCE_SECONDS = 90.0


def environment(data_dir, **settings):
    """The environment of a Saring that has nothing from outside; settings by their names."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SARING_")}
    ours = {f"SARING_{name.upper()}": str(value) for name, value in settings.items()}
    return {
        **kept,
        "SARING_DATA_DIR": str(data_dir),
        "SARING_WEB__PORT": "0",
        "COLUMNS": "200",
        **ours,
    }


class Process:
    """A `saring` command that runs; what it prints is kept."""

    def __init__(self, process):
        self.process = process
        self.output = ""
        self._reader = asyncio.create_task(self._read())

    async def _read(self):
        while chunk := await self.process.stdout.read(65536):
            self.output += chunk.decode("utf-8", "replace")

    async def says(self, pattern, seconds=PATIENCE_SECONDS):
        """Wait until its output matches; the match."""
        async with asyncio.timeout(seconds):
            while not (found := re.search(pattern, self.output)):
                if self.process.returncode is not None:
                    raise AssertionError(f"ended with {self.process.returncode}: {self.output}")
                await asyncio.sleep(0.02)
        return found

    async def ends(self, seconds=PATIENCE_SECONDS):
        """Wait for its end; the exit code."""
        async with asyncio.timeout(seconds):
            code = await self.process.wait()
        await self._reader
        return code

    def kill(self, number=signal.SIGKILL):
        self.process.send_signal(number)


@pytest.fixture
async def saring(tmp_path):
    """Start `saring` commands in one data directory; whatever still runs is ended at the end."""
    started = []

    async def start(*arguments, data_dir=None, stdin=None, **settings):
        process = await asyncio.create_subprocess_exec(
            SARING,
            *map(str, arguments),
            env=environment(data_dir or tmp_path, **settings),
            stdin=asyncio.subprocess.PIPE if stdin is not None else asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            cwd=tmp_path,
        )
        if stdin is not None:
            process.stdin.write(stdin)
            process.stdin.close()
        made = Process(process)
        started.append(made)
        return made

    yield start
    for made in reversed(started):
        if made.process.returncode is None:
            made.kill(signal.SIGTERM)
            with contextlib.suppress(TimeoutError):
                await made.ends(40)
        if made.process.returncode is None:
            made.kill()
            await made.ends(10)


@pytest.fixture
async def site():
    """A site on loopback, reached as its settings() say."""
    made = await Site().start()
    yield made
    await made.stop()


@pytest.fixture
async def kafka(tmp_path):
    """A broker of the test's own, which outlives the workers; its address."""
    broker = await start_kafka(tmp_path / "kafka")
    yield broker.bootstrap
    await broker.stop()


async def ended(kafka, prefix, hosts, count, seconds=120):
    """Outcomes by URL, once these hosts have so many."""
    found = {}
    async with Follower(kafka, [f"{prefix}.outcomes"]) as follower, asyncio.timeout(seconds):
        await follower.from_start()
        while len(found) < count:
            for message in await follower.read():
                outcome = orjson.loads(message.value)
                if urlsplit(outcome["url"]).hostname in hosts:
                    found[outcome["url"]] = outcome
    return found


@pytest.fixture
def lines():
    """The lines of JSON that a command printed."""

    def read(made):
        return [json.loads(line) for line in made.output.splitlines() if line.startswith("{")]

    return read
