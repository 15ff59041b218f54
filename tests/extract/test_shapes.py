"""What hostile pages may cost: shapes of a megabyte, each in seconds of CPU.

The bound is what a page may take at most on a busy machine; all of them took less than 3 s, the
most of it in trafilatura. Before the look at a page (guard.py) and the limits of the readers most
of them took more than ten.
"""

import contextlib
import time
from collections.abc import Callable

import pytest

from service.enrich.enrich import enrich
from service.extract.extract import warm_up
from service.reasons import Failure
from tests.extract.make import article, strain

SECONDS = 10.0  # 1 at most on a quiet machine; what was not mended took many times that
SIZE = 500_000


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    warm_up()


def many(unit: str) -> str:
    """A unit up to the size, its number in the place of `#`."""
    return "".join(unit.replace("#", str(number)) for number in range(SIZE // (len(unit) + 4)))


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


UNITS = (
    *("<p>x", "<h1>x#</h1>", "<h2 class=entry-title>x#</h2>", "<a href=/author/#>A N#</a>"),
    *("<link>x", "<input>x", "<br>line #", "<b><i></b></i>", "<b><p>x", "<td>#</td>", "<tR><td>#"),
    *("<time>2024-01-#</time>", "<span class=byline>Ann N#</span>", "<a rel=author>Ann N#</a>"),
    *("<div itemprop=author><b itemprop=name>Ann N#</b>", "<svg><math>", "<!-- -", "<![CDATA["),
    *("<meta name=author content='Ann N#'>", "<meta property=og:title content='Title #'>", "<"),
    *("<span>Published 1 May 2024 x#</span>", "<p>share twitter share email this #</p>"),
    *("<option>#", "<li>#", "&#768;", "<footer><time>2024-01-01</time></footer>", "<table>"),
)
PAGES: dict[str, Callable[[], str]] = {
    "one attribute": lambda: f'<p title="{"x" * SIZE}">',
    "nested items": lambda: "<div itemprop=author>" * 240 + many("<i itemprop=author>A #</i>"),
    "nested bylines": lambda: "<div class=byline>" * 240 + many("<a href=/author/x>A N#</a>"),
    "nested headings": lambda: "<h1 class=entry-title><div>" * 120 + "x " * (SIZE // 2),
    "times in a header": lambda: f"<header>{many('<time>2024-01-#</time>')}</header>",
    "pieces of a heading": lambda: f"<h2>{many('<b>x#</b>')}</h2>",
    "cells in a row": lambda: f"<table><tr>{many('<td>#')}</table>",
    "spans": lambda: f"<table>{many('<tr><td colspan=99 rowspan=99>#')}</table>",
    "a long class": lambda: f'<div class="{"x-" * (SIZE // 4)}">' + "<time>2024</time>" * 20_000,
    "scripts": lambda: many(script('{"@type": "NewsArticle", "headline": "H#"}')),
    "authors in JSON-LD": lambda: script(
        '{"@type": "NewsArticle", "headline": "x", "author": "' + "by Ann, " * 100_000 + '"}'
    ),
    "deep JSON-LD": lambda: script('{"@graph":' * 90_000),
}


@pytest.mark.parametrize("name", [*UNITS, *PAGES])
def test_a_hostile_page_costs_no_more_than_seconds(name: str) -> None:
    html = article(body=PAGES[name]() if name in PAGES else many(name))
    started = time.process_time()
    with contextlib.suppress(Failure):
        enrich(strain(html))
    assert time.process_time() - started < SECONDS
