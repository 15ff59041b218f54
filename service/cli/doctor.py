"""Name what is wrong with this set-up, and the mend: settings, disk, state, stores, broker, clock.

Looks and changes nothing, but for a topic that lives for a moment to read the broker's clock, a
word in the state for one second, and what a worker makes at its start: data directory, the state's
file, the stores' folders or schema. Exit code 1 when something is to be mended.
"""

import argparse
import asyncio
import contextlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.text import Text

from service.agents.reach import troubles
from service.agents.worker import choose_state
from service.cli import cluster, findings
from service.cli.errors import BrokerUnreachable
from service.cli.findings import Finding
from service.cli.kafka import bootstrap_of
from service.cli.plain import in_line
from service.connection import Brokers
from service.settings import ConfigurationError, Settings, variable_names
from service.sink.sink import open_stores
from service.sink.store import Store
from service.topics import Topics, declare

BROKER_SECONDS = 20.0  # for all that is asked of a broker that listens
STORE_SECONDS = 10.0  # for a store's answer; a database has 5 to take the connection
STATE_SECONDS = 3.0  # for the state to keep something
NO_HOST = "doctor.invalid"  # RFC 2606, 2: nobody's name


def arguments(parser: argparse.ArgumentParser) -> None:
    """How to show it."""
    parser.add_argument("--json", action="store_true", help="a list of findings as JSON")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Look at everything; 1 when something is to be mended."""
    return _show([finding async for finding in _examine(settings)], as_json=options.json)


def misconfigured(options: argparse.Namespace, error: ConfigurationError) -> int:
    """The settings cannot be read, so nothing else can be looked at."""
    finding = Finding(check="settings", says=str(error), mend="mend or remove that setting")
    return _show([finding], as_json=options.json)


async def _examine(settings: Settings) -> AsyncIterator[Finding]:
    yield Finding(check="settings", says="can be read")
    yield findings.variables(os.environ, variable_names())
    yield findings.user_agent(settings.fetch.user_agent)
    for finding in _data_directory(settings):
        yield finding
    yield await _state(settings)
    for place in dict.fromkeys(settings.sink):
        for finding in await _store(settings, place):
            yield finding
    try:
        bootstrap = bootstrap_of(settings)
    except BrokerUnreachable as error:
        yield Finding(check="broker", says="does not run", mend=str(error))
        return
    except ConfigurationError as error:
        yield Finding(check="broker", says=str(error), mend="mend or remove that setting")
        return
    found = await _listening(bootstrap)
    yield found
    if found.sound:
        async for finding in _cluster(settings, bootstrap):
            yield finding


# -- this machine ----------------------------------------------------------------------------------


def _data_directory(settings: Settings) -> list[Finding]:
    place = settings.data_dir.absolute()
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=place):
            pass
    except OSError as error:
        mend = f"give {_user()} the right to write there, or set SARING_DATA_DIR"
        return [Finding(check="data directory", says=f"cannot be written to: {error}", mend=mend)]
    usage = shutil.disk_usage(place)
    return [
        Finding(check="data directory", says=f"can be written to: {place}"),
        findings.disk(str(place), usage.free, usage.total),
    ]


def _user() -> str:
    return f"user {os.geteuid()}" if hasattr(os, "geteuid") else "this user"


async def _state(settings: Settings) -> Finding:
    """Whether the state keeps something."""
    kind = settings.state.partition(":")[0]
    mend = (
        f"give {_user()} the right to write there, or set SARING_STATE=sqlite:FILE"
        if kind == "sqlite"
        else "start it, let it take writes, or set SARING_STATE to one that answers"
    )
    try:
        state = choose_state(settings)
        await state.open()
    except ConfigurationError as error:
        return Finding(check="state", says=str(error), mend=mend)
    try:
        async with asyncio.timeout(STATE_SECONDS):
            await state.keep_rest(NO_HOST, time.time() + 1)
    except TimeoutError:
        said = state.last_error or f"nothing was kept within {STATE_SECONDS:g} s"
        return Finding(check="state", says=said, mend=mend)
    finally:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(STATE_SECONDS):
                await state.close()
    return Finding(check="state", says=f"can be used ({kind})")


async def _store(settings: Settings, place: str) -> list[Finding]:
    """Whether one of the stores can be asked and written, and the room on a disk of its own."""
    try:
        (store,) = open_stores(settings.model_copy(update={"sink": (place,)}))
    except ConfigurationError as error:
        mend = f"mend it, give {_user()} the right to write there, or name another in SARING_SINK"
        return [Finding(check="store", says=str(error), mend=mend)]
    check, is_folder = f"store {store.name}", store.name != "postgresql"
    try:
        await _asked(settings, store)
    except (OSError, TimeoutError) as error:
        mend = (
            f"give {_user()} the right to write there, or name another folder in SARING_SINK"
            if is_folder
            else "start it, or mend address, user and rights (SARING_SINK, docs/operations.md)"
        )
        said = str(error) or f"no answer within {STORE_SECONDS:g} s"
        return [Finding(check=check, says=f"{store.where} cannot be used: {said}", mend=mend)]
    found = [Finding(check=check, says=f"can be used: {store.where}")]
    if is_folder and _has_own_disk(store.where, settings.data_dir):
        usage = shutil.disk_usage(store.where)
        found.append(findings.disk(store.where, usage.free, usage.total, "that store"))
    return found


def _has_own_disk(folder: str, data_dir: Path) -> bool:
    return Path(folder).stat().st_dev != data_dir.stat().st_dev


async def _asked(settings: Settings, store: Store) -> None:
    """Raises OSError (of a database, too) and TimeoutError."""
    with contextlib.closing(store), contextlib.suppress(BlockingIOError):  # a worker writes to it
        async with asyncio.timeout(STORE_SECONDS):
            await asyncio.to_thread(store.stored, declare(settings).documents.name, 0)


# -- the cluster -----------------------------------------------------------------------------------


async def _listening(bootstrap: Brokers) -> Finding:
    """Whether Kafka answers, in the way that is set; what is wrong at each address if not."""
    wrong = await troubles(bootstrap)
    if not wrong:
        return Finding(check="broker", says=f"answers at {bootstrap}")
    return Finding(
        check="broker",
        says="; ".join(trouble.says for trouble in wrong),
        mend="; or ".join(dict.fromkeys(trouble.mend for trouble in wrong)),
    )


async def _cluster(settings: Settings, bootstrap: Brokers) -> AsyncIterator[Finding]:
    declared = declare(settings)
    wanted = {topic.name: topic.partitions for topic in declared.all()}
    try:
        async with asyncio.timeout(BROKER_SECONDS):
            there = await cluster.partitions(bootstrap, wanted)
            yield findings.topics(wanted, there, settings.topic_prefix)
            ahead = await cluster.clock_ahead_seconds(bootstrap, settings.topic_prefix)
            yield findings.clock(ahead)
            if wanted.keys() == there.keys():
                yield await _lag(settings, bootstrap, declared)
    except (BrokerUnreachable, TimeoutError) as error:
        yield Finding(
            check="cluster",
            says=f"the broker answers at {bootstrap} and then fails: {error or 'no answer'}",
            mend="see that the addresses in its advertised.listeners can be reached from here",
        )


async def _lag(settings: Settings, bootstrap: Brokers, declared: Topics) -> Finding:
    read = (
        ("intake", declared.urls),
        ("fetch", declared.fetch),
        ("enrich", declared.pages),
        ("sink", declared.documents),
    )
    waiting = [
        f"{stage} {await cluster.lag(bootstrap, f'{settings.topic_prefix}-{stage}', topic.name)}"
        for stage, topic in read
    ]
    return Finding(check="lag", says=f"messages not yet passed: {', '.join(waiting)}")


# -- shown -----------------------------------------------------------------------------------------


def _show(found: list[Finding], *, as_json: bool) -> int:
    ill = [finding for finding in found if not finding.sound]
    if as_json:
        print(json.dumps([asdict(finding) | {"sound": finding.sound} for finding in found]))
        return 1 if ill else 0
    console = Console(highlight=False, soft_wrap=True)
    for finding in found:
        line = Text("ok    " if finding.sound else "MEND  ")
        line.stylize("green" if finding.sound else "bold red")
        line.append(in_line(f"{finding.check}: {finding.says}"), style="default")
        console.print(line)
        if finding.mend:
            console.print(Text(in_line(f"      → {finding.mend}"), style="yellow"))
    said = f"{len(ill)} to mend" if ill else "nothing to mend"
    console.print(f"{len(found)} looked at, {said}.")
    return 1 if ill else 0
