"""The Dockerfile takes what exists, runs without root, and asks the worker for its health."""

import asyncio
import json
import os
import re
import sys
import tomllib
from importlib.metadata import requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from service.settings import Web
from service.web.server import WebServer
from tests.deploy.files import DOCKERFILE, ROOT, setting_names
from tests.web.numbers import DemoNumbers


def instructions(word: str) -> list[str]:
    """The arguments of an instruction wherever it stands, lines joined."""
    joined = DOCKERFILE.replace("\\\n", "")
    return re.findall(rf"^{word}\s+(.*)$", joined, re.MULTILINE)


def test_what_is_copied_exists_and_reaches_the_builder() -> None:
    let_in = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text().splitlines()
        if line.startswith("!")
    }
    copied = {
        source
        for line in instructions("COPY")
        if not line.startswith("--from")
        for source in line.split()[:-1]
    }
    assert copied == let_in
    assert all((ROOT / source).exists() for source in copied)


def test_nothing_else_reaches_the_builder() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert "*" in lines[:3]


def test_the_image_does_not_run_as_root() -> None:
    """By number: Kubernetes' runAsNonRoot cannot look up a name."""
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", instructions("USER")[-1])


def test_the_image_runs_a_worker() -> None:
    assert json.loads(instructions("ENTRYPOINT")[-1]) == ["saring"]
    assert json.loads(instructions("CMD")[-1]) == ["worker"]


def test_no_command_of_the_image_needs_a_shell() -> None:
    """A list is executed as it is; a string goes to a shell."""
    (check,) = re.findall(r"CMD (.*)", instructions("HEALTHCHECK")[0])
    for command in (instructions("ENTRYPOINT")[-1], instructions("CMD")[-1], check):
        assert isinstance(json.loads(command), list)


def test_both_stages_have_one_base() -> None:
    assert len({line.split()[0] for line in instructions("FROM")}) == 1


def test_the_labels_say_what_the_project_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    (words,) = instructions("LABEL")
    labels = dict(re.findall(r'org\.opencontainers\.image\.(\w+)="([^"]*)"', words))
    assert labels["licenses"] == project["license"]
    assert labels["title"].lower() == project["name"]
    assert labels["description"] in project["description"]
    given = dict(line.partition("=")[::2] for line in instructions("ARG"))
    assert given == {"VERSION": project["version"], "REVISION": "", "SOURCE": ""}
    assert {labels[name.lower()] for name in given} == {f"${name}" for name in given}


def test_the_image_names_settings_that_exist() -> None:
    named = set(re.findall(r"SARING_[A-Z_]+", DOCKERFILE))
    assert named <= setting_names()


def test_the_image_exposes_the_port_of_the_web() -> None:
    assert instructions("EXPOSE") == [str(Web().port)]


def test_every_download_is_checked_against_its_hash() -> None:
    installs = re.findall(
        r"pip\S*(?: --python \S+)? install(.*?)(?:&&|$)",
        "\n".join(instructions("RUN")),
        re.MULTILINE,
    )
    from_outside = [words for words in installs if "--no-deps" not in words]
    assert len(from_outside) == 2
    assert all("--require-hashes --only-binary :all:" in words for words in from_outside)


def test_the_build_backend_is_locked_with_all_it_needs() -> None:
    (names,) = re.findall(r"\^\(([\w|-]+)\)==", DOCKERFILE)
    wanted, seen = ["hatchling"], set()
    while wanted:
        seen.add(name := wanted.pop())
        needs = map(Requirement, requires(name) or ())
        wanted += [
            canonicalize_name(need.name)
            for need in needs
            if (need.marker is None or need.marker.evaluate({"extra": ""}))
            and canonicalize_name(need.name) not in seen
        ]
    assert set(names.split("|")) == seen


@pytest.mark.parametrize("lives", [True, False])
async def test_the_health_check_tells_whether_the_worker_lives(lives: bool) -> None:
    numbers = DemoNumbers()
    numbers.values["not_ready"] = {"broker": "away"}  # no reason to be restarted
    server = await WebServer.start(numbers, Web(port=0))
    try:
        if not lives:
            await server.stop()
        (command,) = re.findall(r"CMD (\[.*)", instructions("HEALTHCHECK")[0])
        _, *arguments = json.loads(command)
        check = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            env=os.environ | {"SARING_WEB__PORT": str(server.port)},
            stderr=asyncio.subprocess.DEVNULL,
        )
        assert (await check.wait() == 0) is lives
    finally:
        await server.stop()
