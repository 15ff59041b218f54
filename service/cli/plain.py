"""Text of strangers on a terminal: nothing in it moves the cursor, changes colours or rings."""


def plain(text: str) -> str:
    """The text with what cannot be printed as escapes; line breaks and tabs stay."""
    return "".join(
        character
        if character.isprintable() or character in "\n\t"
        else character.encode("unicode_escape").decode()
        for character in text
    )


def one_line(text: str) -> str:
    """The same on one line: what a stranger wrote begins no line of its own."""
    return plain(text).replace("\n", "\\n").replace("\t", "\\t")
