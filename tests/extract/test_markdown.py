"""Markdown: what the record's text looks like, and that the rules for plain text hold for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.markdown import blocks, escaped, joined, plain
from service.settings import Extract
from tests.extract.make import article, strain

HTML = """
<p>An opening with <b>bold</b> and <i>slanted</i> words, and a <a href="/b">link to b</a> in it.</p>
<h2>A heading of the text</h2>
<ul><li>First thing of the list</li><li>Second thing of the list</li></ul>
<blockquote><p>What somebody said about the harbour at the time.</p></blockquote>
<pre><code>def f():
    return 1</code></pre>
<table><tr><th>port</th><th>ships</th></tr><tr><td>north</td><td>12</td></tr></table>
<img src="/boat.png" alt="A boat">
<p><b>Baca Juga:</b> <a href="/h">Harga Ikan Turun di Pasar</a></p>
<p>A sentence with 2 * 3 # and [brackets] that must be shown as they are on the page.</p>
"""
MARKDOWN = """An opening with **bold** and *slanted* words, and a link to b in it.

## A heading of the text

- First thing of the list
- Second thing of the list

What somebody said about the harbour at the time.

```
def f():
    return 1
```
"""


def marked(html: str = HTML, **settings: object) -> str:
    return strain(article(body=html), settings=Extract(format="markdown", **settings)).text


def test_headings_lists_emphasis_and_code_are_there() -> None:
    assert marked().startswith(MARKDOWN)


@pytest.mark.parametrize(
    ("include", "expected"),
    [
        ("links", "a [link to b](https://example.org/b) in it"),
        ("tables", "| port | ships |\n|---|---|\n| north | 12 |"),
        ("images", "![A boat](https://example.org/boat.png)"),
    ],
)
def test_links_tables_and_images_are_there_when_asked_for(include: str, expected: str) -> None:
    assert expected not in marked()
    assert expected in marked(include=include)
    assert expected in marked(include="links,tables,images")


def test_characters_that_are_marks_are_escaped() -> None:
    assert r"2 \* 3" in marked()


@pytest.mark.parametrize("include", ["", "links", "links,tables,images"])
def test_debris_goes_as_it_does_from_plain_text(include: str) -> None:
    page = strain(article(body=HTML), settings=Extract(format="markdown", include=include))
    assert "Baca" not in page.text
    assert "Harga Ikan" not in page.text
    assert page.removed == {"title": 1, "cross_link": 1}


def test_plain_text_is_the_default_and_has_no_marks() -> None:
    page = strain(article(body=HTML))
    assert "An opening with bold and slanted words, and a link to b in it." in page.text
    assert "##" not in page.text


def test_a_body_of_plain_text_is_escaped() -> None:
    body = "# No heading\n\n" + "A line with a * in it. " * 10
    page = strain(body, content_type="text/plain", settings=Extract(format="markdown"))
    assert page.text.startswith("\\# No heading\n\nA line with a \\* in it.")


def test_markdown_beyond_the_limit_is_cut_at_a_block() -> None:
    lines = (
        f"<p>Line {number} has words.</p><ul><li>x{number}</li></ul>" for number in range(9000)
    )
    html = "".join(lines)
    settings = Extract(format="markdown")
    whole = strain(article(body=html), settings=settings)
    page = strain(article(body=html), settings=settings, record_limit=100_000)
    assert page.truncated
    assert whole.text.startswith(page.text + "\n")


def test_a_table_that_holds_the_columns_of_a_page_is_its_text() -> None:
    text = "| A sentence in the one column that there is. |\n|---|\n| Another one. |"
    assert list(blocks(text, tables=False)) == [
        "A sentence in the one column that there is.",
        "Another one.",
    ]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("## A *heading*", "A heading"),
        ("> Said by **her**", "Said by her"),
        ("A [link](https://e.org/(a)) and `code`", "A link and code"),
        (r"2 \* 3 \# 4", "2 * 3 # 4"),
        ("![A boat](b.png)", "![A boat](b.png)"),
        ("- An item", "- An item"),
        ("```\nx = 1\n```", "```\nx = 1\n```"),
    ],
)
def test_the_plain_reading_of_a_block(block: str, expected: str) -> None:
    assert plain(block) == expected


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z"))).filter(str.strip)))
def test_what_is_joined_and_read_again_is_the_same(lines: list[str]) -> None:
    marked_lines = [escaped(line) for line in lines if "|" not in line and "`" not in line]
    assert list(blocks(joined(marked_lines), tables=True)) == marked_lines
