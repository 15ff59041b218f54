"""The changes around trafilatura: the same nodes, the same text, and none where they do not fit."""

import gzip
import hashlib
import json
import logging
from pathlib import Path

import pytest
import trafilatura
from lxml.html import HtmlElement
from trafilatura import core, external, main_extractor, utils, xpaths

from service.extract import outside
from service.extract.text import main_text, paragraphs, parse
from tests.extract.make import article

SHARED = Path(__file__).parents[3] / "shared" / "pages"
SAMPLE = 150
SAME_SHARE = 0.98  # the rest is readability's on short or odd pages, half of it for the better
PATCHED = [
    (core, "RAW_TREE_PRUNE_XPATH"),
    (core, "REMOVE_COMMENTS_AND_LISTS_XPATH"),
    (main_extractor, "OVERALL_DISCARD_XPATH"),
    (main_extractor, "BODY_XPATH"),
]
CHANGES = outside.changes(outside.VERSION)
ODD = """
<html><body><div role="Navigation">a</div><div data-component="xMostPopularStories">b</div>
<p data-lp-replacement-content>c</p><div id="cookie-law" class="x">d</div>
<div class="x" id="cookie-law">e</div><div class="cookie" id="x">f</div>
<div id="x" class="cookie">g</div><b id="reply-1">h</b><b class="x" id="reply-2">i</b>
<i style="display:none">j</i><i style="x" id="hidden">k</i><i id="x" style="visibility:hidden">l</i>
<i aria-hidden="true">m</i><u class="comments-title">n</u><u class="a hidden">o</u>
<ol class="Comments">p</ol><ul id="disqus_thread">q</ul><div id="disqus_thread">r</div>
<section id="commentary">s</section><details id="comment-3">t</details>
<div class="infinite-scroll"><h1>u</h1></div><div class="infinitescroll">v</div>
<div class="mvp-post-add-box"><h1>w</h1></div><aside class="elementor-share-buttons">x</aside>
<div class="FullText">y</div><main id="Main-Content">z</main><div class="Page-content">1</div>
<section><div class="post">2</div></section><article role="article">3</article>
<div class="a-footer" id="b">4</div><div id="b" class="a-footer">5</div>
<p class="onetrust-x">6</p><p id="CookieBanner">7</p><template>8</template>
<div class="">9</div><div id="">10</div></body></html>
"""


def shared_pages(count: int) -> list[str]:
    if not SHARED.is_dir():
        pytest.skip("../shared/pages is not there")
    rows = [
        json.loads(row) for row in (SHARED / "index.jsonl").read_text("utf-8").split("\n") if row
    ]
    rows.sort(key=lambda row: hashlib.sha256(row["id"].encode()).digest())
    bodies = (gzip.decompress((SHARED / row["html"]).read_bytes()) for row in rows[:count])
    return [utils.decode_file(body).replace("\x00", "") for body in bodies]


def plain(html: str) -> tuple[str, ...]:
    """The text of trafilatura as it comes, from its own parser."""
    tree = trafilatura.load_html(html)
    if tree is None:
        return ()
    found = trafilatura.bare_extraction(tree, include_comments=False)
    return paragraphs(getattr(found, "text", None) or "")


def quicker(html: str) -> tuple[str, ...]:
    with outside.changed():
        return plain(html)


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, logger="trafilatura")


def nodes(expression: object, tree: HtmlElement) -> list[HtmlElement]:
    return list(expression(tree))  # type: ignore[operator]  # XPath and functions alike


def assert_same_nodes(html: str) -> None:
    tree = parse(html)
    for module, name in PATCHED:
        new = next(new for where, its, _, new in CHANGES if (where, its) == (module, name))
        for number, (old_one, new_one) in enumerate(
            zip(getattr(module, name), new, strict=True), start=1
        ):
            expected, got = nodes(old_one, tree), nodes(new_one, tree)
            if name == "BODY_XPATH":  # only the first is ever looked at
                expected, got = expected[:1], got[:1]
            assert got == expected, (name, number)
    old, new = next((old, new) for _, name, old, new in CHANGES if name == "BASIC_CLEAN_XPATH")
    assert nodes(new, tree) == nodes(old, tree)


def test_the_pinned_version_is_installed_and_changed() -> None:
    assert trafilatura.__version__ == outside.VERSION
    assert len(outside.changes(trafilatura.__version__)) == 7


def test_functions_find_the_nodes_of_the_xpaths_on_odd_attributes() -> None:
    assert_same_nodes(ODD)


def test_functions_find_the_nodes_of_the_xpaths_on_real_pages() -> None:
    for html in shared_pages(40):
        assert_same_nodes(html)


@pytest.mark.timeout(120)
def test_the_text_is_that_of_plain_trafilatura() -> None:
    pages = shared_pages(SAMPLE)
    same = sum(quicker(html) == plain(html) for html in pages)
    assert same >= SAME_SHARE * len(pages)


def test_nothing_stays_changed() -> None:
    its = outside.changes(outside.VERSION)  # another test may have had them made anew
    with outside.changed():
        assert all(getattr(where, name) is new for where, name, _, new in its)
    with pytest.raises(RuntimeError, match="a page failed"), outside.changed():
        raise RuntimeError("a page failed")
    assert all(getattr(where, name) is old for where, name, old, _ in its)
    assert xpaths.BODY_XPATH is main_extractor.BODY_XPATH


def test_another_version_is_left_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trafilatura, "__version__", "2.4.0")
    with outside.changed():
        assert xpaths.BODY_XPATH is main_extractor.BODY_XPATH
        assert core._extract_and_compare.__module__ == "trafilatura.core"
    assert main_text(parse(article()), fast=False).paragraphs == plain(article())


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (xpaths, "_COMMENTS_ID"),
        (xpaths, "_OVERALL_DISCARD_BOTH_TOKENS"),
        (xpaths, "BODY_XPATH"),
        (core, "_extract_and_compare"),
        (core, "compare_extraction"),
        (external, "try_readability"),
        (utils, "HTML_PARSER"),
    ],
)
def test_a_missing_name_leaves_all_as_it_comes(
    module: object, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside.changes.cache_clear()
    try:
        with monkeypatch.context() as without:
            without.delattr(module, name)
            assert outside.changes(outside.VERSION) == ()
    finally:
        outside.changes.cache_clear()
    assert len(outside.changes(outside.VERSION)) == 7
