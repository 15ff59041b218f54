"""A real Kafka for one machine: one node in KRaft mode, on loopback, data in the data directory.

What it keeps: a data directory has one owner at a time; a broker ends with the process that started
it, and one that was left all the same is ended before the next starts; what was acknowledged is
there after a stop, after kill -9 and under another port.
"""

import asyncio
import os
import socket
import sys
from pathlib import Path
from typing import Self

from service.broker import datadir, jars, properties
from service.broker.datadir import Address, running
from service.broker.errors import BrokerError, DataDirInUse
from service.broker.jars import Progress
from service.broker.java import find_java
from service.broker.probe import answers

__all__ = ["BrokerError", "DataDirInUse", "EmbeddedBroker", "Progress", "running"]

_HOST = "127.0.0.1"
_LOG_TAIL_CHARACTERS = 2000
# A free port can be taken by another process before Java binds it, a second later.
_TRIES = 3
_PORT_TAKEN = "Address already in use"
# One thread collects the heap, and the quick compiler alone is used: a laptop's broker is idle or
# short-lived. The heap has from the start what it comes to under load, 96 MB (50 live among the
# old), and 512 at most: it would grow for many minutes else, while rubbish that nobody collects yet
# fills page after page. What is held for a minute stays among the young; when the old are full
# after all they get a tenth of room, not 40 %. All in all 220 MB.
_JVM = (
    "-Xms96m",
    "-Xmn24m",
    "-XX:+AlwaysPreTouch",
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-XX:SurvivorRatio=3",
    "-XX:MinHeapFreeRatio=10",
    "-XX:MaxHeapFreeRatio=20",
    "-XX:TieredStopAtLevel=1",
    "-XX:+ExitOnOutOfMemoryError",
    "-XX:ErrorFile=broker.crash-%p.log",
    "-Djava.awt.headless=true",
    "-Djava.net.preferIPv4Stack=true",
    f"-Dlog4j2.configurationFile={properties.LOG_SETTINGS_NAME}",
)


class EmbeddedBroker:
    """A broker that this process started and owns. Made by `start`."""

    def __init__(self, data_dir: Path, lock: int) -> None:
        self._data_dir = data_dir
        self._lock: int | None = lock
        self._process: asyncio.subprocess.Process | None = None
        self.bootstrap = ""  # "127.0.0.1:PORT"

    @classmethod
    async def start(
        cls,
        data_dir: Path,
        *,
        port: int = 0,
        repository: str = "",
        cache_dir: Path | None = None,
        message_max_bytes: int = 2 * 1024 * 1024,
        progress: Progress | None = None,
        ready_seconds: float = 60.0,
    ) -> Self:
        """Start a broker and wait until it answers.

        Port 0 is a free one. Jars that are missing are downloaded first, from `repository`
        (empty: Maven Central) into `cache_dir` (None: the user's cache); `progress` is told.
        Raises DataDirInUse, or BrokerError with what to do.
        """
        broker = cls._owning(data_dir)
        try:
            java = await asyncio.to_thread(find_java)
            wanted = jars.committed()
            cache_dir = cache_dir or jars.default_cache_dir(wanted)
            await jars.download(wanted, cache_dir, repository=repository, progress=progress)
            await asyncio.to_thread(datadir.end_orphan, data_dir)
            command = (str(java), *_JVM, "-cp", jars.class_path(wanted, cache_dir))
            serve = broker._serve  # noqa: SLF001 - its own class
            await serve(command, port, message_max_bytes, ready_seconds)
        except BaseException:
            await broker.stop()
            raise
        return broker

    @classmethod
    def _owning(cls, data_dir: Path) -> Self:
        data_dir = data_dir.absolute()
        try:
            return cls(data_dir, datadir.lock(data_dir))
        except OSError as error:
            raise BrokerError(
                f"a data directory was expected at {data_dir}, one that can be written to: {error}"
            ) from error

    @property
    def pid(self) -> int:
        """Process id of the broker."""
        return self._started().pid

    @property
    def has_exited(self) -> bool:
        """True when the broker's process has ended, wanted or not."""
        return self._process is None or self._process.returncode is not None

    async def wait(self) -> int:
        """Wait until the broker's process has ended; gives its exit code, -N for signal N."""
        return await self._started().wait()

    async def stop(self, *, grace_seconds: float = 10.0) -> None:
        """End the broker: SIGTERM, and SIGKILL when that does not help. May be called twice."""
        if self._lock is None:
            return
        lock, self._lock = self._lock, None
        try:
            await self._end_process(grace_seconds)
            datadir.withdraw(self._data_dir)
        finally:
            datadir.unlock(lock)

    def _started(self) -> asyncio.subprocess.Process:
        if self._process is None:
            raise BrokerError("a started broker was expected; use EmbeddedBroker.start")
        return self._process

    @property
    def _log_path(self) -> Path:
        return self._data_dir / properties.LOG_NAME

    async def _serve(
        self, command: tuple[str, ...], port: int, message_max_bytes: int, ready_seconds: float
    ) -> None:
        """Start Java, on other ports again when a free one was taken meanwhile."""
        self._write_identity()
        if port:
            _check_free(port)
        log_start = self._log_size()
        try:
            async with asyncio.timeout(ready_seconds):
                for attempt in range(1, _TRIES + 1):
                    attempt_start = self._log_size()
                    chosen = self._write_settings(port, message_max_bytes)
                    await self._spawn(command, chosen)
                    if await self._becomes_ready(chosen):
                        return
                    if attempt == _TRIES or _PORT_TAKEN not in self._log_since(attempt_start):
                        break
        except TimeoutError:
            raise self._failure(f"did not answer within {ready_seconds:g} s", log_start) from None
        raise self._failure(f"ended with code {self._started().returncode}", log_start)

    def _failure(self, what: str, log_start: int) -> BrokerError:
        lines = self._log_since(log_start).splitlines()
        said = "\n".join(line for line in lines if not line.startswith("\tat "))  # no stack traces
        said = said[-_LOG_TAIL_CHARACTERS:].strip() or "(empty)"
        return BrokerError(
            f"Kafka was expected to start, it {what}; the end of {self._log_path}:\n{said}"
        )

    def _write_settings(self, port: int, message_max_bytes: int) -> int:
        """Write the broker's settings; gives the port that was chosen."""
        port, controller_port = _free_ports(port)
        settings = properties.server_properties(
            port=port, controller_port=controller_port, message_max_bytes=message_max_bytes
        )
        self._write(properties.PROPERTIES_NAME, settings)
        return port

    def _write_identity(self) -> None:
        kafka_dir = self._data_dir / properties.KAFKA_DIR_NAME
        kafka_dir.mkdir(exist_ok=True)
        if not (kafka_dir / "meta.properties").exists():
            self._write(
                f"{properties.KAFKA_DIR_NAME}/meta.properties",
                properties.meta_properties(os.urandom(16)),
            )
        self._write(properties.LOG_SETTINGS_NAME, properties.log_settings())

    def _write(self, name: str, text: str) -> None:
        aside = self._data_dir / f"{name}.part"
        aside.write_text(text)
        aside.replace(self._data_dir / name)

    async def _spawn(self, command: tuple[str, ...], port: int) -> None:
        arguments = (*command, "kafka.Kafka", properties.PROPERTIES_NAME)
        if sys.platform == "linux":
            wrapper = str(Path(__file__).with_name("child.py"))
            arguments = (sys.executable, "-I", "-S", wrapper, str(os.getpid()), *arguments)
        with self._log_path.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *arguments,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._data_dir,
                # Ctrl-C goes to the terminal's process group: we drain first, then stop it.
                process_group=0,
            )
        self.bootstrap = f"{_HOST}:{port}"
        # Named before it is ready: who finds the directory after our death must know the process.
        self._publish(ready=False)

    def _publish(self, *, ready: bool) -> None:
        process = self._started()
        address = Address(
            pid=process.pid,
            started=datadir.process_start(process.pid) or "",
            bootstrap=self.bootstrap,
            ready=ready,
        )
        datadir.publish(self._data_dir, address)

    async def _becomes_ready(self, port: int) -> bool:
        """Wait until the broker answers (True) or its process has ended (False)."""
        while not self.has_exited:
            if await answers(_HOST, port) and not self.has_exited:
                self._publish(ready=True)
                return True
            await asyncio.sleep(0.05)
        return False

    async def _end_process(self, grace_seconds: float) -> None:
        if self._process is None or self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), grace_seconds)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    def _log_since(self, start: int) -> str:
        try:
            with self._log_path.open("rb") as log:
                # A log that was rolled over meanwhile is shorter: then all of it is new.
                log.seek(start if start <= os.fstat(log.fileno()).st_size else 0)
                return log.read().decode(errors="replace")
        except FileNotFoundError:
            return ""

    def _log_size(self) -> int:
        return self._log_path.stat().st_size if self._log_path.exists() else 0


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError as error:
            raise BrokerError(
                f"port {port} on {_HOST} was expected to be free: {error.strerror};"
                " choose another one, or 0 for any"
            ) from error


def _free_ports(port: int) -> tuple[int, int]:
    """The broker's port (a free one for 0) and a free one for the controller."""
    with socket.socket() as first, socket.socket() as second:
        first.bind((_HOST, 0))
        second.bind((_HOST, 0))
        return port or first.getsockname()[1], second.getsockname()[1]
