"""Kafka's jars: the committed list (jars.txt), and their download into the user's cache.

A jar is written aside, checked against its SHA-256 and only then given its name, so a file with a
jar's name is whole. A download that broke off goes on where it was. What is complete is marked,
and from then on no network is used. One process downloads at a time; others wait for it.
The list is made by service/broker/jarlist.py (docs/kafka-jars.md).
"""

import asyncio
import fcntl
import hashlib
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TextIO

import aiohttp

from service.broker.errors import BrokerError

# Called in the event loop with the bytes that are there and the bytes in all.
Progress = Callable[[int, int], None]

AT_ONCE = 8  # 41 files: 6 s, against 80 s one after the other (and a repository is a shared good)
_WAITS_SECONDS = (0.5, 1.0, 2.0)  # before a jar that broke off is tried again
_TIMEOUT = aiohttp.ClientTimeout(total=None, sock_connect=15, sock_read=30)
_CHUNK_BYTES = 256 * 1024
_BROKER = "org/apache/kafka/kafka_2.13/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Jar:
    """One line of the list."""

    sha256: str
    size: int
    path: str  # inside a Maven repository

    @property
    def name(self) -> str:
        """File name, the same in the repository and in the cache."""
        return PurePosixPath(self.path).name


def read_list(text: str) -> tuple[Jar, ...]:
    """The jars of a list: one a line, `sha256 size path`; lines with # are comments."""
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(Jar(sha256=sha256, size=int(size), path=path) for sha256, size, path in rows)


def write_list(jars: tuple[Jar, ...]) -> str:
    """The list as text; `read_list` of it gives the jars again."""
    head = (
        "# Made by `python -m service.broker.jarlist VERSION` (docs/kafka-jars.md); not by hand.\n"
    )
    return head + "".join(f"{jar.sha256} {jar.size} {jar.path}\n" for jar in jars)


def committed() -> tuple[Jar, ...]:
    """The jars of the Kafka that this version of Saring runs."""
    return read_list(Path(__file__).with_name("jars.txt").read_text())


def kafka_version(jars: tuple[Jar, ...]) -> str:
    """The version of Kafka in a list."""
    broker = next(jar for jar in jars if jar.path.startswith(_BROKER))
    return PurePosixPath(broker.path).parent.name


def default_cache_dir(jars: tuple[Jar, ...]) -> Path:
    """Where the jars are kept: a folder of the user's cache, one a version of Kafka."""
    # "If $XDG_CACHE_HOME is either not set or empty, $HOME/.cache should be used."
    # Source: XDG Base Directory Specification 0.8.
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "saring" / f"kafka-{kafka_version(jars)}"


def class_path(jars: tuple[Jar, ...], cache_dir: Path) -> str:
    """The jars of the list, and no others of the folder, as Java wants them."""
    return os.pathsep.join(str(cache_dir.absolute() / jar.name) for jar in jars)


def is_complete(jars: tuple[Jar, ...], cache_dir: Path) -> bool:
    """True when this very list was verified here once and each file still has its size."""
    try:
        marked = (cache_dir / "complete").read_text()
        sizes = [(cache_dir / jar.name).stat().st_size for jar in jars]
    except (FileNotFoundError, NotADirectoryError):
        return False
    return marked == _fingerprint(jars) and sizes == [jar.size for jar in jars]


def _fingerprint(jars: tuple[Jar, ...]) -> str:
    return hashlib.sha256(write_list(jars).encode()).hexdigest()


async def download(
    jars: tuple[Jar, ...],
    cache_dir: Path,
    *,
    repository: str = "",
    progress: Progress | None = None,
) -> None:
    """Bring the jars that are missing in `cache_dir`, from a Maven repository.

    `repository` is an http or https address; empty is Maven Central. Raises BrokerError when a
    file is not what the list says, or when the repository does not give it.
    """
    if is_complete(jars, cache_dir):
        return
    base = (repository or _maven_central()).rstrip("/")
    if not base.startswith(("http://", "https://")):
        raise BrokerError(
            f"a Maven repository's http or https address was expected, {repository!r} came"
        )
    async with _only_one(cache_dir):
        if is_complete(jars, cache_dir):
            return
        await _Download(jars, cache_dir, base, progress).run()
        aside = cache_dir / "complete.part"
        aside.write_text(_fingerprint(jars))
        aside.replace(cache_dir / "complete")


def _maven_central() -> str:
    try:
        from jgo.constants import MAVEN_CENTRAL_URL  # noqa: PLC0415 - of the extra `embedded`
    except ImportError:
        raise BrokerError(
            "the address of the repository that has Kafka's jars was expected from the package"
            " jgo, which is not installed: pip install 'saring[embedded]', or set the repository"
        ) from None
    return str(MAVEN_CENTRAL_URL)


def _lock_file(cache_dir: Path) -> TextIO:
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        return (cache_dir / "lock").open("a")
    except OSError as error:
        raise BrokerError(
            f"a folder for Kafka's jars was expected at {cache_dir}: {error};"
            " choose another cache directory"
        ) from error


@asynccontextmanager
async def _only_one(cache_dir: Path) -> AsyncIterator[None]:
    """Hold the folder's lock; waits as long as another process downloads."""
    with _lock_file(cache_dir) as held:
        while True:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                await asyncio.sleep(0.1)
        yield


class _BrokenOffError(Exception):
    """A transfer ended early, or never began; what came is kept and another attempt may go on."""


class _Download:
    """One run over a list: what has come so far, jar by jar."""

    def __init__(
        self, jars: tuple[Jar, ...], cache_dir: Path, base: str, progress: Progress | None
    ) -> None:
        self._jars = jars
        self._cache_dir = cache_dir
        self._base = base
        self._progress = progress
        self._bytes = {jar.name: 0 for jar in jars}
        self._total = sum(jar.size for jar in jars)

    async def run(self) -> None:
        """Bring all; the first failure ends the others."""
        places = asyncio.Semaphore(AT_ONCE)
        # Proxies of the environment are obeyed: the repository is the operator's choice.
        async with aiohttp.ClientSession(
            timeout=_TIMEOUT, trust_env=True, auto_decompress=False
        ) as session:
            try:
                async with asyncio.TaskGroup() as tasks:
                    for jar in sorted(self._jars, key=lambda jar: -jar.size):
                        tasks.create_task(self._bring(session, places, jar))
            except ExceptionGroup as failures:
                first = failures.exceptions[0]
                if isinstance(first, OSError):
                    raise BrokerError(
                        f"the jars were expected to fit into {self._cache_dir}: {first};"
                        " make room, or choose another cache directory"
                    ) from first
                raise first from None

    async def _bring(
        self, session: aiohttp.ClientSession, places: asyncio.Semaphore, jar: Jar
    ) -> None:
        there = self._cache_dir / jar.name
        part = self._cache_dir / f"{jar.name}.part"
        async with places:
            if there.exists() and _sha256(there) == jar.sha256:
                self._report(jar, jar.size)
                return
            resumed = await self._transfer(session, jar, part)
            found = _sha256(part)
            if found != jar.sha256 and resumed:
                # The half that was there may have been the bad one: once more, from the start.
                part.unlink()
                await self._transfer(session, jar, part)
                found = _sha256(part)
            if found != jar.sha256:
                size = part.stat().st_size
                part.unlink()
                raise BrokerError(
                    f"{jar.name} was expected to have {jar.size} bytes with SHA-256 {jar.sha256},"
                    f" {size} bytes with {found} came from {self._base}/{jar.path}; it was deleted:"
                    " check what answers at that address (a proxy, another repository)"
                )
            part.replace(there)

    async def _transfer(self, session: aiohttp.ClientSession, jar: Jar, part: Path) -> bool:
        """Fill `part` up to the jar's size; True when it began with bytes of an earlier attempt."""
        resumed = _size(part) > 0
        for wait_seconds in (*_WAITS_SECONDS, None):
            try:
                await self._attempt(session, jar, part)
                break
            except _BrokenOffError as broken:
                if wait_seconds is None:
                    raise BrokerError(
                        f"{jar.name} ({jar.size} bytes) was expected from {self._base}/{jar.path},"
                        f" and the last attempt ended with: {broken}; check the network, or set"
                        " another repository; the next start goes on with what has come"
                    ) from broken
                await asyncio.sleep(wait_seconds)
        return resumed

    async def _attempt(self, session: aiohttp.ClientSession, jar: Jar, part: Path) -> None:
        have = _size(part)
        if have >= jar.size:
            have = 0  # as large as it should be and yet never given its name: from the start
        headers = {"Range": f"bytes={have}-"} if have else {}
        try:
            async with session.get(f"{self._base}/{jar.path}", headers=headers) as response:
                if response.status == 416:  # the file ends where our half does: it is too short
                    _forget(part)
                    raise _BrokenOffError(f"the file there has no more than {have} bytes")
                if response.status >= 500 or response.status in {408, 425, 429}:
                    raise _BrokenOffError(f"HTTP {response.status}")
                if response.status not in {200, 206}:
                    raise BrokerError(
                        f"{jar.name} was expected at {self._base}/{jar.path}, HTTP"
                        f" {response.status} came: set a repository that has it"
                    )
                await self._write(response, jar, part, have if response.status == 206 else 0)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise _BrokenOffError(str(error) or type(error).__name__) from error
        if (came := _size(part)) < jar.size:
            raise _BrokenOffError(f"{came} of {jar.size} bytes came")

    async def _write(
        self, response: aiohttp.ClientResponse, jar: Jar, part: Path, start: int
    ) -> None:
        with part.open("r+b" if start else "wb") as file:
            file.seek(start)
            self._report(jar, start)
            async for chunk in response.content.iter_chunked(_CHUNK_BYTES):
                file.write(chunk)
                self._report(jar, file.tell())
                if file.tell() > jar.size:
                    return  # more than it should be is as wrong as another hash, and found by it

    def _report(self, jar: Jar, size: int) -> None:
        self._bytes[jar.name] = min(size, jar.size)
        if self._progress:
            self._progress(sum(self._bytes.values()), self._total)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _forget(path: Path) -> None:
    path.unlink()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
