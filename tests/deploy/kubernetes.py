"""What `kubectl apply -k` would send to a cluster, rendered once and sorted by kind."""

import shutil
import subprocess
from functools import cache
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.deploy.files import ROOT

FOLDER = "deploy/kubernetes"
PROGRAMS = (("kustomize", "build"), ("kubectl", "kustomize"))


@cache
def rendered(part: str = "") -> tuple[dict[str, Any], ...]:
    """The resources of the whole, or of `base`, as kustomize makes them."""
    for program, word in PROGRAMS:
        if shutil.which(program):
            made = subprocess.run(
                [program, word, ROOT / FOLDER / part], capture_output=True, text=True, check=False
            )
            assert made.returncode == 0, made.stderr
            assert not made.stderr, made.stderr  # it warns of fields that are to go
            return tuple(YAML(typ="safe", pure=True).load_all(made.stdout))
    pytest.skip("neither kustomize nor kubectl is installed", allow_module_level=True)


def of_kind(kind: str) -> dict[str, dict[str, Any]]:
    """The resources of one kind, by their names."""
    return {one["metadata"]["name"]: one for one in rendered() if one["kind"] == kind}


def name_of(resource: dict[str, Any]) -> str:
    """Kind and name, for the names of tests."""
    return f"{resource['kind']}-{resource['metadata']['name']}"


def pod(deployment: dict[str, Any]) -> dict[str, Any]:
    """The pod that a Deployment makes."""
    return deployment["spec"]["template"]["spec"]


def container(deployment: dict[str, Any]) -> dict[str, Any]:
    """The one container of its pod."""
    (only,) = pod(deployment)["containers"]
    return only


def stages(deployment: dict[str, Any]) -> tuple[str, ...]:
    """The stages that its workers run."""
    command, flag, words = container(deployment)["args"]
    assert (command, flag) == ("worker", "--stages")
    return tuple(words.split(","))


def config() -> dict[str, str]:
    """The one ConfigMap, which all workers take their variables from."""
    (only,) = of_kind("ConfigMap").values()
    return only["data"]


def secret() -> dict[str, str]:
    """The Secret of the example."""
    text = (ROOT / FOLDER / "secret.example.yaml").read_text()
    return YAML(typ="safe", pure=True).load(text)["stringData"]
