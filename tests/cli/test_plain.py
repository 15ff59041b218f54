"""What pages and messages say is shown and never obeyed."""

from hypothesis import given
from hypothesis import strategies as st

from service.cli.plain import one_line, plain


def test_an_escape_sequence_is_shown_as_text():
    assert plain("a\x1b[2Jb\x07\u202ec") == r"a\x1b[2Jb\x07\u202ec"


@given(st.text())
def test_nothing_that_is_left_is_a_control_character(text):
    shown = plain(text)
    assert all(character.isprintable() or character in "\n\t" for character in shown)


@given(st.text(st.characters(categories=["L", "N", "P"])))
def test_words_stay_as_they_are(text):
    assert plain(text) == text


@given(st.text())
def test_what_is_one_line_stays_one(text):
    assert one_line(text).isprintable()
