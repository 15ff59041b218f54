"""Every command in the README is run here, as it stands there.

Hosts of the examples lead to a site on loopback, the broker's port to the one that was chosen. A
command that has no entry in RUNS fails the test, so that nothing in the README is only claimed.
"""

import asyncio
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.flow.conftest import SARING, environment
from tests.servers.site import article

ROOT = Path(__file__).parents[2]
BLOCKS = re.findall(
    r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL
)
COMMANDS = [line.split("  #")[0].strip() for block in BLOCKS for line in block.splitlines() if line]
MAKE = [command for command in COMMANDS if command.startswith("make ")]
SETUP = [". .venv/bin/activate"]
KCAT = [command for command in COMMANDS if "kcat" in command]
KEEP_RUNNING = ["saring up", "saring tail", "SARING_BROKER=kafka://localhost:9092 saring worker"]
ONCE = [
    "saring push https://example.org/an-article",
    "saring push -f urls.txt --wait",
    "saring tail outcomes --from start --until-idle 5s --json",
    "saring extract page.html",
    "saring extract https://example.org/an-article",
    "saring doctor",
    "saring trace https://example.org/an-article",
    "saring dlq ls",
    "saring reconcile",
]


def test_each_command_of_the_readme_is_known_here():
    assert set(COMMANDS) == {*MAKE, *SETUP, *KCAT, *KEEP_RUNNING, *ONCE}


@pytest.mark.parametrize(
    ("target", "runs"), [("run", "saring demo"), ("test", "pytest"), ("install", "pip install")]
)
def test_make_targets_do_what_they_say(target, runs):
    """`make run` is the demo that test_demo.py runs, `make test` is what runs this."""
    assert f"make {target}" in MAKE
    dry = subprocess.run(
        ["make", "-n", "-W", "pyproject.toml", target],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert runs in dry.stdout


async def test_the_commands_of_the_readme_work(saring, site, tmp_path):
    settings = {
        "fetch__allow": f"example.org:{site.port}",
        "fetch__resolve": "example.org=127.0.0.1",
        "fetch__user_agent": "TestBot/1.0 (+https://bots.test/ours)",
        "politeness__delay": "10ms",
        "stores__flush_interval": "300ms",
    }
    (tmp_path / "page.html").write_text(article(1))
    (tmp_path / "urls.txt").write_text(
        "# pages\n" + "".join(f"http://example.org:{site.port}/page/{n}\n" for n in range(10, 14))
    )

    up = await saring("up", **settings)
    kafka = (await up.says(r"Kafka: (\S+)"))[1]
    assert KEEP_RUNNING[0] == "saring up"
    follower = await saring("tail", **settings)
    await asyncio.sleep(2)  # it follows from now on, and does not say when that began

    async def shell(command):
        command = command.replace(
            "https://example.org/an-article", f"http://example.org:{site.port}/page/1"
        )
        command = command.replace("localhost:9092", kafka)
        process = await asyncio.create_subprocess_shell(
            command,
            cwd=tmp_path,
            env={**environment(tmp_path, **settings), "PATH": f"{SARING.parent}:/usr/bin:/bin"},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        output, _ = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode == 0, (command, output.decode())
        return output.decode()

    shown = {command: await shell(command) for command in ONCE}
    assert "4 enriched" in shown["saring push -f urls.txt --wait"]
    assert '"title": "The report number 1"' in shown["saring extract page.html"]
    assert "The report number 1" in shown["saring extract https://example.org/an-article"]
    outcomes = shown["saring tail outcomes --from start --until-idle 5s --json"].splitlines()
    assert sum('"outcome":"enriched"' in line for line in outcomes) == 5
    assert "nothing to mend" in shown["saring doctor"]
    assert "ended: enriched" in shown["saring trace https://example.org/an-article"]
    await follower.says("The report number 1")
    if shutil.which("kcat"):
        shown = {command: await shell(command) for command in KCAT}
        assert any("The report number 1" in output for output in shown.values())

    worker = await saring("worker", broker=f"kafka://{kafka}", data_dir=tmp_path / "w", **settings)
    await worker.says("Worker is ready")
