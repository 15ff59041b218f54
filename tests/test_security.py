"""SECURITY.md names a test for each threat, and each test that it names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "SECURITY.md").read_text()
NAME = re.compile(r"(?:tests/)?(?:\w+/)*\w+\.py")
# Rows of the tables: threat, what is done, shown by.
THREATS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.splitlines()
    if line.startswith("|") and not line.startswith(("| threat |", "|---"))
]


def paths(text):
    """Paths that a text names; a file without a folder is in the folder of the one before it."""
    folder = Path()
    for name in NAME.findall(text):
        path = Path(name) if name.startswith("tests/") else folder / name
        folder = path.parent
        yield path


def test_there_are_threats():
    assert len(THREATS) > 10


@pytest.mark.parametrize("row", THREATS, ids=lambda row: row[0][:40])
def test_a_threat_names_its_test(row):
    threat, done, shown = row
    assert threat
    assert done
    assert any(path.name.startswith("test_") for path in paths(shown))


def test_each_test_that_is_named_is_there():
    named = set(paths(TEXT))
    assert len(named) > len(THREATS)
    assert not [str(path) for path in named if not (ROOT / path).is_file()]
