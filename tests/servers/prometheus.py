"""Debian's Prometheus on loopback, with the rules of deploy/, scraping one worker often."""

import asyncio
import contextlib
import json
import shutil
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp

PROGRAM = shutil.which("prometheus")
RULES = Path(__file__).parents[2] / "deploy" / "prometheus" / "rules"
SECONDS = 1  # between evaluations of rules
# Between scrapes: a rate needs one before what it counts, and the demo's first requests come soon.
SCRAPE_MILLISECONDS = 250
READY_SECONDS = 60.0


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Prometheus:
    """A server that runs."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url

    async def ask(self, what: str, **parameters: str) -> Any:
        """The data of an answer of its API."""
        async with self._session.get(f"{self._url}/api/v1/{what}", params=parameters) as answer:
            body = await answer.json()
        assert body["status"] == "success", (parameters, body)
        return body["data"]

    async def values(self, expression: str, start: float, end: float) -> list[float]:
        """All values of an expression from second to second, of all its series."""
        found = await self.ask(
            "query_range", query=expression, start=str(start), end=str(end), step="1"
        )
        return [float(value) for series in found["result"] for _, value in series["values"]]


@contextlib.asynccontextmanager
async def prometheus(folder: Path, *, job: str, target: str) -> AsyncIterator[Prometheus]:
    """A server while the block runs; its data in the folder."""
    assert PROGRAM is not None
    config = {
        "global": {
            "scrape_interval": f"{SCRAPE_MILLISECONDS}ms",
            "evaluation_interval": f"{SECONDS}s",
        },
        "rule_files": [str(RULES / "*.yml")],
        "scrape_configs": [{"job_name": job, "static_configs": [{"targets": [target]}]}],
    }
    folder.mkdir()
    file = folder / "prometheus.yml"  # JSON is YAML
    file.write_text(json.dumps(config))
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        PROGRAM,
        f"--config.file={file}",
        f"--storage.tsdb.path={folder / 'data'}",
        f"--web.listen-address=127.0.0.1:{port}",
        "--log.level=warn",
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with aiohttp.ClientSession() as session:
            url = f"http://127.0.0.1:{port}"
            async with asyncio.timeout(READY_SECONDS):
                while not await _is_ready(session, url):
                    assert process.returncode is None, "prometheus ended"
                    await asyncio.sleep(0.1)
            yield Prometheus(session, url)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


async def _is_ready(session: aiohttp.ClientSession, url: str) -> bool:
    """True when it has asked its target: it begins five seconds after its start."""
    try:
        async with session.get(f"{url}/api/v1/targets") as answer:
            targets = (await answer.json())["data"]["activeTargets"] if answer.ok else []
            return bool(targets) and all(one["health"] != "unknown" for one in targets)
    except aiohttp.ClientError:
        return False
