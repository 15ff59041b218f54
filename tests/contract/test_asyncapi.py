"""The AsyncAPI document is one by AsyncAPI's own schema, and refers to what is there."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from service import contract
from service.broker import jars

DOCUMENT = json.loads((contract.FOLDER / contract.ASYNCAPI).read_text())
PACKAGE = Path(__file__).with_name("asyncapi")  # what npm installs, hash-locked
PUBLISHED = Path("node_modules/@asyncapi/specs/schemas/3.0.0-without-$id.json")


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    """The schema of AsyncAPI 3.0.0, from the npm package @asyncapi/specs in the user's cache."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    version = json.loads((PACKAGE / "package.json").read_text())["dependencies"]["@asyncapi/specs"]
    cache = jars.default_cache_dir(jars.committed()).with_name(f"asyncapi-specs-{version}")
    if not cache.exists():
        cache.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache.parent) as folder:
            made = Path(shutil.copytree(PACKAGE, Path(folder) / "made"))
            flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
            subprocess.run([npm, "ci", *flags], cwd=made, check=True, timeout=60)
            shutil.rmtree(cache, ignore_errors=True)
            made.rename(cache)
    return json.loads((cache / PUBLISHED).read_text())


def test_the_document_is_what_asyncapi_says(published):
    errors = [error.message[:300] for error in Draft7Validator(published).iter_errors(DOCUMENT)]
    assert not errors


def test_that_schema_finds_mistakes(published):
    check = Draft7Validator(published)
    message = DOCUMENT["components"]["messages"]["document"]
    channel = DOCUMENT["channels"]["documents"]
    for changed in (
        DOCUMENT | {"asyncapi": "9.0.0"},
        DOCUMENT | {"components": {"messages": {"document": message | {"body": "x"}}}},
        DOCUMENT | {"channels": {"documents": channel | {"address": 5}}},
        DOCUMENT | {"operations": {"x": {"action": "shout"}}},
    ):
        assert not check.is_valid(changed)


def _references(part: Any) -> list[str]:
    if isinstance(part, dict):
        mine = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
        return mine + [one for value in part.values() for one in _references(value)]
    if isinstance(part, list):
        return [one for value in part for one in _references(value)]
    return []


def test_each_reference_leads_somewhere():
    references = _references(DOCUMENT)
    assert references
    for reference in references:
        if reference.startswith("./"):
            assert (contract.FOLDER / reference).is_file()
            continue
        place: Any = DOCUMENT
        for name in reference.removeprefix("#/").split("/"):
            place = place[name]


def test_each_message_is_in_a_channel_and_each_channel_has_an_operation():
    used = {name for channel in DOCUMENT["channels"].values() for name in channel["messages"]}
    assert used == DOCUMENT["components"]["messages"].keys()
    operated = {one["channel"]["$ref"].split("/")[-1] for one in DOCUMENT["operations"].values()}
    assert operated == DOCUMENT["channels"].keys()
    received = [name for name, one in DOCUMENT["operations"].items() if one["action"] == "receive"]
    assert received == ["receive-urls"], "the one topic that others write"
