"""A PostgreSQL of the tests' own: a private cluster on a free loopback port, with a password.

Debian keeps its programs out of the PATH, in /usr/lib/postgresql/VERSION/bin. The server refuses to
run as root: then it runs as the user `postgres` of the package.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

FOUND = sorted(
    Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parts[4])
)
PASSWORD = "s3cret/of@tests"
IN_URL = "s3cret%2Fof%40tests"


class Cluster:
    """The server; it can be stopped as by a crash, and started again."""

    def __init__(self) -> None:
        if not FOUND:
            pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
        self._bin = FOUND[-1].parent
        self._as = pwd.getpwnam("postgres") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        # Not below pytest's folder, which is closed to the user that the server runs as.
        self._folder = Path(tempfile.mkdtemp(prefix="saring-postgres-"))
        os.chown(self._folder, self._as.pw_uid, self._as.pw_gid)
        word = self._folder / "password"
        word.write_text(PASSWORD)
        os.chown(word, self._as.pw_uid, self._as.pw_gid)
        self._process: subprocess.Popen[bytes] | None = None
        self._run(
            *("initdb", "-D", "data", "-U", "saring", "--auth=scram-sha-256", "-E", "UTF8"),
            *("--pwfile=password", "--no-sync", "--locale=C.UTF-8"),
        )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"postgresql://saring:{IN_URL}@127.0.0.1:{self.port}/postgres"
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._bin / program, *arguments],
            cwd=self._folder,
            user=self._as.pw_uid,
            group=self._as.pw_gid,
            check=True,
            capture_output=True,
            timeout=120,
        )

    def start(self) -> None:
        """Start the server and wait until it answers."""
        # Crashes of the server's machine are not what is tested: no fsync.
        options = f"-D data -p {self.port} -k {self._folder} -h 127.0.0.1 -F".split()
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._bin / "postgres", *options],
                cwd=self._folder,
                user=self._as.pw_uid,
                group=self._as.pw_gid,
                stdout=log,
                stderr=log,
            )
        ends_at = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(self.url, connect_timeout=5).close()
            except psycopg.OperationalError:
                assert self._process.poll() is None, (self._folder / "log").read_text()
                assert time.monotonic() < ends_at, (self._folder / "log").read_text()
                time.sleep(0.05)
            else:
                return

    def stop(self) -> None:
        """End the server at once, as a crash does (immediate shutdown)."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(30)
            self._process = None

    @property
    def runs(self) -> bool:
        """True between start and stop."""
        return self._process is not None

    def ask(self, query: str) -> list[tuple]:
        """The rows of a query."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            cursor = connection.execute(query)
            return cursor.fetchall() if cursor.description else []

    def remove(self) -> None:
        """Stop it and delete its folder."""
        self.stop()
        shutil.rmtree(self._folder)
