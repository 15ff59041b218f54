"""What pages and messages say is shown and never obeyed."""

import json
import os
import sys

import orjson
from hypothesis import given
from hypothesis import strategies as st

from service.cli.plain import in_line, plain, plain_json, print_json


def test_an_escape_sequence_is_shown_as_text():
    assert plain("a\x1b[2Jb\x07\u202ec") == r"a\x1b[2Jb\x07\u202ec"


@given(st.text())
def test_nothing_that_is_left_is_a_control_character(text):
    shown = plain(text)
    assert all(character.isprintable() or character in "\n\t" for character in shown)


@given(st.text(st.characters(categories=["L", "N", "P"])))
def test_words_stay_as_they_are(text):
    assert plain(text) == text


def test_a_line_break_within_a_line_begins_no_other():
    assert in_line("Title\n12:00:00  en  forged\r\t") == r"Title\n12:00:00  en  forged\r\t"


@given(st.text())
def test_a_text_within_a_line_stays_there(text):
    assert in_line(text).isprintable()


JSON = st.recursive(
    st.none() | st.integers(-(2**40), 2**40) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(JSON)
def test_json_for_a_terminal_means_the_same_and_can_be_printed(value):
    shown = plain_json(orjson.dumps(value, option=orjson.OPT_INDENT_2))
    assert json.loads(shown) == value
    assert all(character.isprintable() or character == "\n" for character in shown.decode())


def test_json_reaches_programs_as_it_is_and_terminals_as_text(capfdbinary, monkeypatch):
    value = '{"title": "a\u009b2J\u202eb"}'.encode()
    print_json(value)
    assert capfdbinary.readouterr().out == value + b"\n"
    leader, follower = os.openpty()
    with os.fdopen(follower, "w") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        print_json(value)
    shown = os.read(leader, 1000)
    os.close(leader)
    assert shown.strip() == rb'{"title": "a\u009b2J\u202eb"}'
