"""The words that lead to a name."""

import pytest

from service.extract.wrote import LEADS, OTHERS, begins, within


@pytest.mark.parametrize(
    ("line", "near", "name"),
    [
        ("Written by Ann Lee", False, "Ann Lee"),
        ("— Ditulis oleh: Ann Lee", False, "Ann Lee"),
        ("a cura di Ann Lee", False, "Ann Lee"),
        ("By Ann Lee", True, "Ann Lee"),
        ("by Ann Lee", True, "Ann Lee"),
        ("Tekst: Ann Lee", True, "Ann Lee"),
        ("Text und Fotos: Ann Lee", True, "Ann Lee"),
        ("Von unserem Reporter Ann Lee", True, "Ann Lee"),
        ("Author(s): Ann Lee", False, "Ann Lee"),
        ("Über die Autorin", False, ""),
        ("Nga Ann Lee", True, "Ann Lee"),
        ("文/李娜", True, "李娜"),
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


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("2 May 2024 by Ann Lee", "Ann Lee"),
        ("12.3.2020, 10:30 Uhr von Ann Lee", "Ann Lee"),
        ("12. März 2020 von", ""),
        ("3 min · by Ann Lee", "Ann Lee"),
        ("Reviewed by Bob Ray, written by Ann Lee", "Ann Lee"),
        ("News | Autor: Ann Lee", "Ann Lee"),
    ],
)
def test_a_name_is_found_behind_a_date_a_sign_a_verb_or_a_label(line: str, name: str) -> None:
    start = within(line)
    assert start is not None
    assert line[start:] == name


@pytest.mark.parametrize(
    "line", ["A book by Ann Lee", "Reviewed by Ann Lee", "Photo: Ann Lee", "Ann Lee", ""]
)
def test_not_behind_other_words(line: str) -> None:
    assert within(line) is None
