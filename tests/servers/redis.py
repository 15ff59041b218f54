"""A real Redis for tests, of this machine's own package, on a free loopback port."""

import shutil
import socket
import subprocess
import time
from pathlib import Path

PROGRAM = shutil.which("redis-server")
PATIENCE_SECONDS = 30.0


class RedisServer:
    """A server with its data in `folder`; keeps its port and its data over restarts."""

    def __init__(self, folder: Path, password: str = "") -> None:
        self._folder, self._password = folder, password
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        user = f":{password}@" if password else ""
        self.url = f"redis://{user}127.0.0.1:{self.port}/0"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait for its first answer."""
        assert PROGRAM is not None
        place = f"--port {self.port} --bind 127.0.0.1".split()
        locked = ["--requirepass", self._password] if self._password else []
        kept = "--appendonly yes --appendfsync always".split()
        self.process = subprocess.Popen(
            [PROGRAM, *place, *kept, *locked, "--save", "", "--dir", self._folder],
            stdout=subprocess.DEVNULL,
        )
        answer = b"NOAUTH" if self._password else b"+PONG"
        ends_at = time.monotonic() + PATIENCE_SECONDS
        while answer not in self._ping():
            if time.monotonic() > ends_at:
                raise TimeoutError("redis-server does not answer")
            time.sleep(0.02)

    def _ping(self) -> bytes:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(100)
        except OSError:
            return b""

    def kill(self) -> None:
        """kill -9."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()
