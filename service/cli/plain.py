"""Text of strangers on a terminal: nothing in it moves the cursor, changes colours or rings."""

import json
import sys


def plain(text: str) -> str:
    """The text with what cannot be printed as escapes; line breaks and tabs stay."""
    return "".join(
        character if character.isprintable() or character in "\n\t" else _escaped(character)
        for character in text
    )


def in_line(text: str) -> str:
    """The same within a line: a line break in it begins no line that looks like ours."""
    return "".join(
        character if character.isprintable() else _escaped(character) for character in text
    )


def plain_json(value: bytes) -> bytes:
    """The same value in JSON (UTF-8), with what cannot be printed as JSON's own escapes."""
    return "".join(
        # Outside of strings JSON has no unprintable characters but these two.
        character if character.isprintable() or character in "\n\t" else json.dumps(character)[1:-1]
        for character in value.decode("utf-8", "backslashreplace")
    ).encode()


def print_json(value: bytes) -> None:
    """A line of JSON to standard output: as it is for programs, printable on a terminal."""
    shown = plain_json(value) if sys.stdout.isatty() else value
    sys.stdout.buffer.write(shown.rstrip(b"\n") + b"\n")
    sys.stdout.buffer.flush()


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode()
