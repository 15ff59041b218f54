"""What was released once is kept: a minor version may add optional fields and nothing else."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from service import contract
from service.records import SCHEMA_VERSION
from tests.contract.compatible import broken

RELEASED = contract.FOLDER / contract.RELEASED
MAJOR = SCHEMA_VERSION.partition(".")[0]
RELEASES = sorted(path.name for path in RELEASED.iterdir() if path.name.split(".")[0] == MAJOR)
DOCUMENT = contract.schema("document")


def test_this_major_version_has_a_release_to_compare_with():
    assert RELEASES


@pytest.mark.parametrize("kind", contract.RECORDS)
@pytest.mark.parametrize("version", RELEASES)
def test_a_schema_keeps_what_a_release_of_its_major_version_promised(version, kind):
    released = json.loads((RELEASED / version / f"{kind}.json").read_text())
    assert not broken(released, contract.schema(kind))


def _remove(schema):
    del schema["properties"]["title"]


def _retype(schema):
    schema["properties"]["words"]["type"] = "string"


def _require(schema):
    schema["required"].append("title")


def _release(schema):
    schema["required"].remove("text")


def _narrow(schema):
    schema["$defs"]["Keyword"]["properties"]["score"]["maximum"] = 0.5


def _add_a_word(schema):
    schema["$defs"]["ChangeKind"]["enum"].append("huge")


def _forbid_null(schema):
    schema["properties"]["title"]["anyOf"].pop()


def _close(schema):
    schema["additionalProperties"] = False


def _redefault(schema):
    schema["properties"]["language"]["default"] = "en"


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (_remove, "/title: removed"),
        (_retype, "/words type"),
        (_require, "/title: newly required"),
        (_release, "/text: may be missing"),
        (_narrow, "/keywords items/score maximum"),
        (_add_a_word, "/change/kind enum"),
        (_forbid_null, "/title anyOf"),
        (_close, " additionalProperties"),
        (_redefault, "/language default"),
    ],
)
def test_a_change_that_breaks_someone_is_found(change: Callable[[dict[str, Any]], None], where):
    changed = copy.deepcopy(DOCUMENT)
    change(changed)
    lines = broken(DOCUMENT, changed)
    assert len(lines) == 1
    assert lines[0].startswith(where)


def test_new_optional_fields_other_words_and_the_next_minor_version_break_nobody():
    changed = copy.deepcopy(DOCUMENT)
    changed["properties"]["mood"] = {"type": "string", "default": "calm"}
    changed["$defs"]["Rights"]["properties"]["noread"] = {"type": "boolean", "default": False}
    changed["properties"]["title"]["description"] = "The headline."
    changed["properties"]["schema_version"]["default"] = f"{MAJOR}.99"
    assert not broken(DOCUMENT, changed)
