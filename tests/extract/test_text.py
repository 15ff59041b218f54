"""The main text: which way through the extractor it came."""

import time
import unicodedata

import pytest

from service.extract.text import MARKS_LIMIT, _unwrapped, main_text, paragraphs, parse, readable
from service.settings import Extract
from tests.extract.make import PARAGRAPHS, article, strain


@pytest.mark.parametrize(("fast", "method"), [(False, "default"), (True, "fast")])
def test_the_record_says_which_way_its_text_came(fast: bool, method: str) -> None:
    page = strain(article(), settings=Extract(fast=fast))
    assert page.extractor.method == method
    assert page.paragraphs == 5


def test_a_page_with_very_many_rows_takes_the_fast_way_by_itself() -> None:
    rows = "<table>" + "<tr><td>1</td></tr>" * 700 + "</table>"
    assert strain(article(body=rows)).extractor.method == "fast"


def test_the_tree_is_left_as_it_was_for_those_who_read_it_afterwards() -> None:
    tree = parse(f"<html><body><article>{PARAGRAPHS}</article></body></html>")
    before = tree.text_content()
    main_text(tree)
    assert tree.text_content() == before


@pytest.mark.parametrize("marks", ["\u0301", "\u0301\u0323", "\u0334\u0323\U0001d165\u0301"])
def test_a_heap_of_marks_is_cut_to_what_writing_has_in_no_time(marks: str) -> None:
    started = time.process_time()
    text = readable(f"a{marks * 200_000}b")
    assert time.process_time() - started < 2.0
    assert sum(map(bool, map(unicodedata.combining, text))) <= MARKS_LIMIT
    assert text[-1] == "b"


@pytest.mark.parametrize(
    "text",
    ["हिन्दी में क्षत्रिय", "שָׁלוֹם בְּרֵאשִׁית", "Việt Nam", "z" + "\u0334" * 30, "\U0001f600" * 99, "…" * 99],
)
def test_what_people_write_is_left_as_it_is(text: str) -> None:
    assert readable(text) == unicodedata.normalize("NFC", text)


WRAPPED = """The boats that lie in the harbour, which
<code>are old</code> and were built by
<b>hand</b>, go out again in the spring,
when the ice is gone."""


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\n\n  "])
@pytest.mark.parametrize("before", ["", "\n" * 5, "<!DOCTYPE html>\n\n\n<!-- -->\n\n"])
@pytest.mark.parametrize("tag", ["p", "div", "blockquote"])
def test_line_breaks_of_the_source_end_no_paragraph(tag: str, before: str, break_: str) -> None:
    html = before + article(body=f"<{tag}>{WRAPPED}</{tag}>".replace("\n", break_))
    text = strain(html).text
    assert (
        "The boats that lie in the harbour, which are old and were built by hand, go out again in "
        "the spring, when the ice is gone." in text.split("\n")
    )


@pytest.mark.parametrize("tag", ["pre", "PRE", "pre class=code"])
def test_line_breaks_that_readers_see_stay(tag: str) -> None:
    code = f"<{tag}>make install\nmake run\nmake test</{tag.partition(' ')[0]}>"
    lines = strain(article(body=f"<p>One {WRAPPED}</p>{code}<p>a<br>b</p>")).text.split("\n")
    assert [one for one in lines if one.startswith("make ")] == [
        "make install",
        "make run",
        "make test",
    ]


def test_line_breaks_that_scripts_need_stay() -> None:
    script = "<script>var a = 1; // one\nvar b = 2;</script>"
    html = article("\n\n\n\n", f"<p>A\nline</p>{script}<p>A\nline</p>")
    assert _unwrapped(html).count(script) == 1
    assert _unwrapped(html).count("<p>A line</p>") == 2


@pytest.mark.parametrize("piece", ["<pre>\n", "<pre>\n</pre>", "<script", "</pre>\n", "<PRE\n\r"])
def test_the_source_of_no_page_takes_time_to_unwrap(piece: str) -> None:
    html = piece * (5_000_000 // len(piece))
    started = time.process_time()
    assert len(_unwrapped(html)) == len(html)
    assert time.process_time() - started < 3.0


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Logging for all¶", "Logging for all"),
        ("Logging for all ¶", "Logging for all"),
        ("Using it alone #", "Using it alone"),
        ("x = f(1) #", "x = f(1) #"),
        ("¶", "¶"),
        ("Key of C #1", "Key of C #1"),
    ],
)
def test_the_sign_that_links_to_a_heading_is_no_part_of_it(line: str, kept: str) -> None:
    assert paragraphs(f"One\n{line}") == ("One", kept)


def test_the_title_of_documentation_has_no_such_sign() -> None:
    html = article("<title>Logging for all — Guide 3.1</title>", title="Logging for all<a>¶</a>")
    assert strain(html).title == "Logging for all"
