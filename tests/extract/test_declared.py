"""The text in JSON-LD: when it is taken, and in what shape."""

import json

import pytest

from service.extract.declared import better
from service.settings import Extract
from tests.extract.make import article, strain

LINES = tuple(
    f"Paragraph {number} of the article says something about the harbour, at some length."
    for number in range(10)
)
WHOLE = " ".join(LINES)


def test_a_text_that_holds_more_is_taken() -> None:
    assert better(" ".join((*LINES, "And a last word that was missed. " * 4)), LINES) is not None


@pytest.mark.parametrize(
    ("declared", "extracted"),
    [
        ("A teaser. " * 20, ()),
        (" ".join(LINES[:7]), LINES),
        (WHOLE, LINES),
    ],
    ids=["short", "cut short", "the same"],
)
def test_a_text_that_is_no_better_is_left(declared: str, extracted: tuple[str, ...]) -> None:
    assert better(declared, extracted) is None


def test_markup_becomes_lines() -> None:
    markup = (
        "<p>" + "</p><p>".join(LINES) + "</p><script>x()</script><ul><li>One &amp; two</li></ul>"
    )
    assert better(markup, LINES[:4]) == (*LINES, "One & two")


def test_one_long_line_is_broken_where_extracted_lines_begin() -> None:
    extracted = ("A line of the margin that is not in the text of the article.", *LINES[:5])
    got = better(WHOLE, extracted)
    assert got == (*LINES[:4], " ".join(LINES[4:]))


def with_body(body: str) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "articleBody": body}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize("fast", [False, True])
def test_the_record_says_that_its_text_was_declared(fast: bool) -> None:
    page = strain(article(head=with_body(WHOLE)), settings=Extract(fast=fast))
    assert page.text.startswith("Paragraph 0 of the article")
    assert page.extractor.method == "json-ld"
    found = page.provenance["text"]
    assert found.source == "json-ld"
    assert [one.source for one in found.candidates] == ["json-ld", "trafilatura"]


def test_a_declared_text_that_is_cut_short_is_not_taken() -> None:
    page = strain(article(head=with_body("Paragraph 1 of the article says something, …")))
    assert page.extractor.method == "default"
    assert "text" not in page.provenance
