"""Reference pages are fresh, complete, and what they say can be set."""

import re

from service import reference
from service.reasons import Reason
from service.settings import Settings, leaves, load

ROW = re.compile(
    r"^\| `(SARING_\w+)` \| (?:`--([\w.-]+)`|none) \| (?:`(.*?)`)? \| (.+?) \| (.+) \|$",
    re.MULTILINE,
)
ROWS = {row[0]: row for row in ROW.findall(reference.configuration())}


def test_the_committed_pages_are_what_the_tables_make(capsys):
    assert reference.main(["--check"]) == 0, capsys.readouterr().err


def test_a_page_that_was_changed_is_found(tmp_path, capsys):
    folder = ["--folder", str(tmp_path)]
    assert reference.main(folder) == 0
    assert reference.main(["--check", *folder]) == 0
    (tmp_path / "reference" / "topics.md").write_text("")
    assert reference.main(["--check", *folder]) == 1
    assert "run `python -m service.reference`" in capsys.readouterr().err


def test_each_setting_has_a_row_and_help():
    assert len(ROWS) == len(leaves())
    assert all(len(row[4]) > 5 for row in ROWS.values())


def test_only_secrets_are_no_flags():
    without = {name for name, row in ROWS.items() if not row[1]}
    assert without == {"SARING_KAFKA__PASSWORD", "SARING_KAFKA__KEY_PASSWORD"}


def test_a_default_that_is_set_as_it_is_shown_is_the_default(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    shown = {name: row[2] for name, row in ROWS.items() if row[2]}
    assert len(shown) > len(ROWS) / 2
    for name, value in shown.items():
        monkeypatch.setenv(name, value)
    assert load() == Settings.model_construct()


def test_units_lists_and_choices_are_said():
    form = {name.removeprefix("SARING_"): row[3] for name, row in ROWS.items()}
    assert form["FETCH__TIMEOUT"] == "duration"
    assert form["RETRY__DELAYS"] == "list of durations"
    assert form["FETCH__BODY_LIMIT"] == "size"
    assert form["POLITENESS__ROBOTS"] == "`obey`, `ignore`"
    assert form["EXTRACT__INCLUDE"] == "list of `links`, `tables`, `images`"
    assert form["FETCH__CA_FILE"] == "path"
    assert form["RETRY__ATTEMPTS"] == "whole number"


def test_each_reason_has_a_row():
    page = reference.reasons()
    assert all(f"| `{reason}` | {reason.attempts} |" in page for reason in Reason)
