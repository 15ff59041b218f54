"""The words that lead to a name."""

import pytest

from service.extract.wrote import LEADS, OTHERS, begins


@pytest.mark.parametrize(
    ("line", "near", "name"),
    [
        ("Written by Ann Lee", False, "Ann Lee"),
        ("— Ditulis oleh: Ann Lee", False, "Ann Lee"),
        ("a cura di Ann Lee", False, "Ann Lee"),
        ("By Ann Lee", True, "Ann Lee"),
        ("by Ann Lee", True, "Ann Lee"),
        ("Tekst: Ann Lee", True, "Ann Lee"),
        ("By", True, ""),
    ],
)
def test_a_line_begins_as_a_byline_does(line: str, near: bool, name: str) -> None:
    start = begins(line, near=near)
    assert start is not None
    assert line[start:] == name


@pytest.mark.parametrize(
    ("line", "near"),
    [("By Ann Lee", False), ("tekst Ann Lee", True), ("Bypass Ann Lee", True),
     ("Authority of Ann Lee", False), ("Ann Lee", True), ("", True)],
)  # fmt: skip
def test_other_lines_do_not(line: str, near: bool) -> None:
    assert begins(line, near=near) is None


@pytest.mark.parametrize("text", ["Ann Lee", "Byron Lee", "Davon Lee", "Parker Lee", "Olehna"])
def test_no_name_is_taken_for_a_word_that_leads_to_one(text: str) -> None:
    assert LEADS.sub("", text) == text


@pytest.mark.parametrize(
    "label",
    [
        "Reviewed by",
        "Medically reviewed by",
        "Fact-checked by",
        "Edited by:",
        "Photos by",
        "Quelle:",
    ],
)
def test_a_label_tells_who_did_something_else(label: str) -> None:
    assert OTHERS.match(label)


@pytest.mark.parametrize("text", ["Written by", "Source Lee", "Ann Lee reviewed by nobody"])
def test_what_is_no_such_label(text: str) -> None:
    assert OTHERS.match(text) is None
