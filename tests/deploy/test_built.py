"""The image that was built is small, locked, and works as a cluster runs it.

That is: on a root file system that cannot be written, as its user, without new rights and without a
shell. `deploy/image.sh check` mounts it and says where; without that there is nothing to look at.
"""

import asyncio
import json
import os
import re
import shutil
import signal
from collections.abc import AsyncIterator
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.utils import canonicalize_name

from service.demo.site import SAMPLES
from service.settings import Settings, Web
from tests.deploy.files import locked
from tests.servers.kafka import start_kafka

if "SARING_IMAGE_ROOT" not in os.environ:
    pytest.skip("no image was built (deploy/image.sh)", allow_module_level=True)

IMAGE = Path(os.environ["SARING_IMAGE_ROOT"])
CONFIG: dict[str, Any] = json.loads(Path(os.environ["SARING_IMAGE_CONFIG"]).read_text())["Docker"][
    "config"
]
LIMIT_BYTES = 500_000_000
PATIENCE_SECONDS = 120.0
# A namespace of its own for mounts, so that nothing of it is left. What runs takes the place of the
# shell that prepares it, and so its process id. The image's own shell is covered.
INSIDE = """
set -e
root=$1 user=$2; shift 2
mount --bind "$root" "$root"
mount --bind /dev "$root/dev"
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount -t tmpfs -o "mode=0700,uid=${user%:*},gid=${user#*:}" tmpfs "$root/data"
mount --bind /dev/null "$(realpath "$root/usr/bin/sh")"
mount -o remount,bind,ro "$root"
exec setpriv --no-new-privs chroot --userspec="$user" "$root" "$@"
"""


class Inside:
    """A command that runs in the image; what it prints is kept."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.output = ""
        self._reader = asyncio.create_task(self._read())

    @classmethod
    async def start(cls, *command: str, **variables: str) -> "Inside":
        """Start a command with the image's variables and these."""
        given = dict(line.partition("=")[::2] for line in CONFIG["Env"])
        script = ["unshare", "--mount", "bash", "-c", INSIDE, "inside", str(IMAGE), CONFIG["User"]]
        return cls(
            await asyncio.create_subprocess_exec(
                *script,
                *("env", "-i", *(f"{name}={value}" for name, value in (given | variables).items())),
                *command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
            )
        )

    async def _read(self) -> None:
        assert self.process.stdout is not None
        while chunk := await self.process.stdout.read(65536):
            self.output += chunk.decode()

    async def says(self, pattern: str) -> re.Match[str]:
        """Wait until its output matches; the match."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not (found := re.search(pattern, self.output)):
                assert self.process.returncode is None, self.output
                await asyncio.sleep(0.05)
        return found

    async def ends(self) -> int:
        """Wait for its end; the exit code."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            code = await self.process.wait()
        await self._reader
        return code


@pytest.fixture
async def broker(tmp_path: Path) -> AsyncIterator[str]:
    """A Kafka outside the image."""
    kafka = await start_kafka(tmp_path / "kafka")
    yield kafka.bootstrap
    await kafka.stop()


def test_it_is_no_larger_than_what_was_promised() -> None:
    """Unpacked: each file once, however many names it has."""
    sizes = {}
    for folder, _, names in os.walk(IMAGE):
        for name in names:
            file = (Path(folder) / name).lstat()
            sizes[file.st_ino] = file.st_size
    total = sum(sizes.values())
    print(f"{total / 1e6:.0f} MB in {len(sizes)} files")
    assert 100_000_000 < total <= LIMIT_BYTES


def test_it_holds_the_locked_packages_and_no_others() -> None:
    (packages,) = IMAGE.glob("opt/saring/lib/python3.*/site-packages")
    found = {
        canonicalize_name(one.metadata["Name"]): one.version
        for one in distributions(path=[str(packages)])
    }
    assert found.pop("saring") == CONFIG["Labels"]["org.opencontainers.image.version"]
    assert found == locked(python_version="3.11", python_full_version="3.11.2")


@pytest.mark.parametrize("program", ["pip", "pip3", "gcc", "cc", "make", "java", "curl", "git"])
def test_it_has_no_tools_that_a_worker_does_not_need(program: str) -> None:
    folders = ("opt/saring/bin", "usr/local/bin", "usr/bin", "usr/sbin")
    assert shutil.which(program, path=":".join(str(IMAGE / one) for one in folders)) is None


def test_it_says_from_which_revision_it_is() -> None:
    labels = CONFIG["Labels"]
    assert re.fullmatch(r"[0-9a-f]{40}", labels["org.opencontainers.image.revision"])
    assert labels["org.opencontainers.image.licenses"] == "Apache-2.0"


def test_engines_are_told_user_port_and_health_check() -> None:
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", CONFIG["User"])
    assert list(CONFIG["ExposedPorts"]) == [f"{Web().port}/tcp"]
    assert CONFIG["Healthcheck"]["Test"][0] == "CMD"


async def test_nothing_can_be_written_but_data_and_tmp() -> None:
    look = (
        "import os, pathlib\n"
        "for place in ('/', '/opt/saring', '/etc', '/usr/bin', '/data', '/tmp'):\n"
        "    try:\n"
        "        pathlib.Path(place, 'x').touch()\n"
        "        print(place)\n"
        "    except OSError:\n"
        "        pass\n"
        "assert os.getuid() != 0\n"
    )
    tried = await Inside.start("python", "-c", look)
    assert await tried.ends() == 0, tried.output
    assert tried.output.split() == ["/data", "/tmp"]


async def test_the_demo_ends_as_its_table_says(broker: str) -> None:
    """Against a Kafka outside, because the image has no Java."""
    demo = await Inside.start(
        "saring", "demo", SARING_BROKER=f"kafka://{broker}", SARING_WEB__PORT="0", COLUMNS="200"
    )
    assert await demo.ends() == 0, demo.output
    assert f"{len(SAMPLES)} URLs pushed, {len(SAMPLES)} outcomes" in demo.output
    assert "Each URL has exactly one outcome, and the one it must have." in demo.output


async def test_its_worker_is_found_healthy_and_ends_in_time(broker: str) -> None:
    worker = await Inside.start(
        *CONFIG["Entrypoint"],
        *CONFIG["Cmd"],
        SARING_BROKER=f"kafka://{broker}",
        SARING_WEB__PORT="0",
        COLUMNS="200",
    )
    try:
        port = (await worker.says(r"Worker is ready .* page: http://127\.0\.0\.1:(\d+)/"))[1]
        check = await Inside.start(*CONFIG["Healthcheck"]["Test"][1:], SARING_WEB__PORT=port)
        assert await check.ends() == 0, check.output
        worker.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(Settings.model_fields["drain"].default):
            assert await worker.ends() == 0, worker.output
    finally:
        if worker.process.returncode is None:
            worker.process.kill()
            await worker.process.wait()
