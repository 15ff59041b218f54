"""The list of packages that `make sbom` wrote is whole, and says of each its name and licence."""

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.deploy.files import ROOT, locked

if "SARING_SBOM" not in os.environ:
    pytest.skip("no list was made (make sbom)", allow_module_level=True)

BOM: dict[str, Any] = json.loads((ROOT / os.environ["SARING_SBOM"]).read_text())
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def test_it_is_cyclonedx_of_this_project() -> None:
    assert (BOM["bomFormat"], BOM["specVersion"]) == ("CycloneDX", "1.6")
    about = BOM["metadata"]["component"]
    assert (about["name"], about["version"]) == (PROJECT["name"], PROJECT["version"])
    assert about["licenses"][0]["license"]["id"] == PROJECT["license"]


def test_it_has_the_locked_packages_and_no_others() -> None:
    listed = {canonicalize_name(one["name"]): one["version"] for one in BOM["components"]}
    assert listed == locked()


@pytest.mark.parametrize("package", BOM["components"], ids=lambda one: one["name"])
def test_a_package_can_be_looked_up_and_says_its_licence(package: dict[str, Any]) -> None:
    name = package["name"].lower().replace("_", "-")  # as purl's type pypi writes it
    assert package["purl"] == f"pkg:pypi/{name}@{package['version']}"
    assert package["licenses"]


def test_it_says_what_needs_what() -> None:
    needs = {one["ref"]: one.get("dependsOn", []) for one in BOM["dependencies"]}
    ours = needs[BOM["metadata"]["component"]["bom-ref"]]
    names = {one["bom-ref"]: canonicalize_name(one["name"]) for one in BOM["components"]}
    asked = [Requirement(line) for line in PROJECT["dependencies"]]
    assert {names[ref] for ref in ours} == {
        canonicalize_name(one.name) for one in asked if one.marker is None or one.marker.evaluate()
    }
    assert {names[ref] for found in needs.values() for ref in found} == set(names.values())


def test_it_says_nothing_of_the_machine_that_it_was_made_on() -> None:
    text = json.dumps(BOM)
    assert str(ROOT) not in text
    assert str(Path.home()) not in text
