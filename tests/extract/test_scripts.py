"""The date that a page's scripts tell."""

import pytest

from tests.extract.make import article, strain


def day(script: str, head: str = "") -> str | None:
    page = strain(article(f"<script>{script}</script>{head}"))
    return page.published_at.date().isoformat() if page.published_at else None


@pytest.mark.parametrize(
    "script",
    [
        'dataLayer = [{"publishDate": "2024-11-02T08:00:00Z"}]',
        "var page = {pubdate: '20241102'}",
        'window.article = {"content":{"firstPublishedAt":"2024-11-02 08:00"}}',
        r'self.push("{\"date_published\":\"2024-11-02\"}")',
        'utag = {"publication_date" : "November 2, 2024"}',
    ],
)
def test_a_name_that_says_published_dates_the_page(script: str) -> None:
    assert day(script) == "2024-11-02"


@pytest.mark.parametrize(
    "script",
    [
        pytest.param('{"publishDate":"2024-11-02"},{"publishDate":"2024-11-03"}', id="two days"),
        pytest.param('{"publisher":"2024-11-02"}', id="publisher"),
        pytest.param('{"unpublishDate":"2024-11-02"}', id="the end of a publication"),
        pytest.param('{"date":"2024-11-02"}', id="any date"),
        pytest.param('{"publishDate":"2031-11-02"}', id="after the fetch"),
    ],
)
def test_other_scripts_do_not(script: str) -> None:
    assert day(script) is None


def test_a_line_near_the_headline_is_believed_first() -> None:
    html = article('<script>{"publishDate":"2024-11-02"}</script>', "<p>March 1, 2024</p>")
    page = strain(html)
    assert page.provenance["published_at"].source == "line"


def test_a_script_says_so_in_the_provenance() -> None:
    page = strain(article('<script>{"publishDate":"2024-11-02"}</script>'))
    assert page.provenance["published_at"].source == "script"
