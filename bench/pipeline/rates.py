"""What `saring push` and the intake of one worker can do by themselves, next to a Kafka."""

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.pipeline.systems import SARING, environment
from service.broker.embedded import EmbeddedBroker
from service.cli.kafka import end_offsets

PUSHED = 100_000
TAKEN = 20_000
HOSTS = 5_000
PATIENCE_SECONDS = 300.0


async def rates() -> dict[str, Any]:
    """URLs a second of the command, its start included, and of intake, without its start."""
    with tempfile.TemporaryDirectory(prefix="saring-bench-") as name:
        folder = Path(name)
        broker = await EmbeddedBroker.start(folder / "broker")
        try:
            settings = environment(
                broker=f"kafka://{broker.bootstrap}", data_dir=folder / "data", log__level="error"
            )
            await _ended(settings, "topics", "create")
            lines = (f"https://h{number % HOSTS}.test/{number}\n" for number in range(PUSHED))
            (folder / "urls.txt").write_text("".join(lines), encoding="ascii")
            began = time.monotonic()
            await _ended(settings, "push", "-f", folder / "urls.txt")
            pushed = PUSHED / (time.monotonic() - began)
            taken = await _intake(settings, broker.bootstrap)
        finally:
            await broker.stop()
    return {"push_urls_per_second": round(pushed), "intake_urls_per_second": round(taken)}


async def _ended(settings: dict[str, str], *arguments: object) -> None:
    process = await asyncio.create_subprocess_exec(
        SARING,
        *map(str, arguments),
        env=settings,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    if await process.wait():
        raise SystemExit(f"saring {arguments[0]} ended with {process.returncode}")


async def _intake(settings: dict[str, str], kafka: str) -> float:
    process = await asyncio.create_subprocess_exec(
        SARING,
        *("worker", "--stages", "intake"),
        env={**settings, "SARING_WEB__PORT": "0"},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            first = await _reaches(kafka, 1)
            last = await _reaches(kafka, first[1] + TAKEN)
    finally:
        process.terminate()
        await process.wait()
    return (last[1] - first[1]) / (last[0] - first[0])


async def _reaches(kafka: str, count: int) -> tuple[float, int]:
    """When `fetch` holds so many requests (monotonic time), and how many it holds then."""
    held = 0
    while held < count:
        await asyncio.sleep(0.1)
        held = sum((await end_offsets(kafka, "saring.fetch")).values())
    return time.monotonic(), held
