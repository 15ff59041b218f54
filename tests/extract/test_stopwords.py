"""The walk finds the paragraphs that justext finds, and takes the same for boilerplate."""

import importlib
import time
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st
from justext.core import ParagraphMaker, revise_paragraph_classification
from justext.utils import get_stoplist

from service.extract.stopwords import folded, good, paragraphs, revised
from service.extract.text import parse
from tests.extract.test_equivalence import shared_pages

ENGLISH = get_stoplist("English")
MANY = (
    "the word of a text that is long enough to be taken for one in itself and then some more of it"
)

leaves = st.sampled_from(
    [
        "",
        " ",
        "text",
        " \n a  b\r\n",
        "©",
        "&copy",
        "the of and to a in is that",
        MANY,
        f"{MANY} " * 3,
    ]
)


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(
        [
            "p",
            "div",
            "span",
            "a",
            "b",
            "li",
            "h2",
            "select",
            "option",
            "br",
            "td",
            "x-select",
            "pre",
        ]
    )
    return st.builds(
        lambda tag, inner: f"<{tag}>" if tag == "br" else f"<{tag}>{''.join(inner)}</{tag}>",
        tags,
        st.lists(children, max_size=5),
    )


pages = st.recursive(leaves, element, max_leaves=30)


def assert_same(html: str) -> None:
    tree = parse(f"<html><body><div>{html}</div></body></html>")
    found = [(one.text, one.linked, one.is_select) for one in paragraphs(tree)]
    assert found == [
        (one.text, one.chars_count_in_links, "select" in one.dom_path)
        for one in ParagraphMaker.make_paragraphs(tree)
    ]
    external = importlib.import_module("trafilatura.external")
    expected = external.try_justext(tree, None, "en")
    assert list(good(tree, ENGLISH)) == [one.text for one in expected]


@given(pages)
def test_any_nesting_gives_the_paragraphs_of_justext(html: str) -> None:
    assert_same(html)


@given(st.lists(st.sampled_from(["good", "neargood", "short", "bad"]), max_size=12))
def test_paragraphs_are_revised_as_by_justext(kinds: list[str]) -> None:
    theirs = [SimpleNamespace(cf_class=kind, heading=False, text="") for kind in kinds]
    revise_paragraph_classification(theirs)
    assert revised(kinds) == [one.class_type for one in theirs]


def test_thousands_of_short_paragraphs_take_no_time() -> None:
    started = time.process_time()
    revised(["short"] * 100_000)
    assert time.process_time() - started < 1


def test_real_pages_give_the_paragraphs_of_justext() -> None:
    for html in shared_pages(15):
        assert_same(html)


def test_breaks_part_paragraphs_from_the_second_on() -> None:
    tree = parse("<html><body><div>one<br>two<br><br>three<br><br><br>four</div></body></html>")
    assert [one.text for one in paragraphs(tree)] == ["one two", "three", "four"]


@given(st.text(alphabet=" \n\r\t\xa0\x0bab"))
def test_a_run_of_white_space_is_one_character(text: str) -> None:
    runs = "".join(c if not c.isspace() else "\n" if c in "\n\r" else " " for c in text.strip())
    while any(pair in runs for pair in ("  ", " \n", "\n ", "\n\n")):
        runs = (
            runs.replace("  ", " ").replace(" \n", "\n").replace("\n ", "\n").replace("\n\n", "\n")
        )
    assert folded(text) == runs
