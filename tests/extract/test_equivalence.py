"""The changes around trafilatura: the same nodes, the same text, and none where they do not fit."""

import gzip
import hashlib
import json
import logging
import re
from itertools import chain
from pathlib import Path
from unittest import mock

import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, tostring
from trafilatura import core, external, main_extractor, settings, utils, xpaths

from service.extract import nodes, outside
from service.extract.text import main_text, paragraphs, parse
from tests.extract.make import article

SHARED = Path(__file__).parents[3] / "shared" / "pages"
SAMPLE = 150
SAME_SHARE = 0.98
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
<div class="">9</div><div id="">10</div><p class="Teaser">11</p><p id="caption">12</p>
<i class="cookie" id="y">13</i><section style="visibility:hidden" id="z">14</section></body></html>
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
    """The text of trafilatura as it comes but for readability, from its own parser."""
    tree = trafilatura.load_html(html)
    if tree is None:
        return ()
    with mock.patch.object(external, "try_readability", return_value=HtmlElement()):
        found = trafilatura.bare_extraction(tree, include_comments=False)
    return paragraphs(getattr(found, "text", None) or "")


def quicker(html: str) -> tuple[str, ...]:
    with outside.changed():
        return plain(html)


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, logger="trafilatura")


def found(expressions: object, tree: HtmlElement) -> list[list[HtmlElement]]:
    """What each of XPaths or functions finds; all together where their union is what counts."""
    each = expressions if isinstance(expressions, list) else [expressions]
    return [list(expression(tree)) for expression in each]


def assert_same_nodes_in(tree: HtmlElement) -> None:
    for where, name, old, new in CHANGES:
        if not name.endswith("_XPATH") and name != "DISCARD_IMAGE_ELEMENTS":
            continue
        expected, got = found(old, tree), found(new, tree)
        if name == "BODY_XPATH":  # only the first is ever looked at
            assert [one[:1] for one in got] == [one[:1] for one in expected]
        else:
            assert set(chain(*got)) == set(chain(*expected)), (where, name)


def assert_same_nodes(html: str) -> None:
    """By themselves, and knowing the page's classes and ids."""
    tree = parse(html)
    work = next(new[0]._page for _, name, _, new in CHANGES if name == "TEASER_DISCARD_XPATH")
    assert_same_nodes_in(tree)
    work.start(tree)
    try:
        assert_same_nodes_in(tree)
    finally:
        work.end()


def test_functions_find_the_nodes_of_the_xpaths_on_odd_attributes() -> None:
    assert_same_nodes(ODD)


def test_functions_find_the_nodes_of_the_xpaths_on_real_pages() -> None:
    for html in shared_pages(40):
        assert_same_nodes(html)


@pytest.mark.timeout(300)
def test_the_text_is_that_of_plain_trafilatura() -> None:
    pages = shared_pages(SAMPLE)
    same = sum(quicker(html) == plain(html) for html in pages)
    assert same >= SAME_SHARE * len(pages)


@pytest.mark.parametrize("html", [ODD, article('<div class="comments">' + "<p>word</p>" * 9)])
def test_a_shared_tree_is_left_as_it_was(html: str) -> None:
    tree = parse(html)
    served = tostring(tree)
    main_text(tree)
    assert tostring(tree) == served


ALTERNATIVES = (
    r"bar|band|b-?c|^nav|x|(?:^| )ad-| ad |-ad-|e|\Ard|\Adr\Z|[Nn]r|"
    r"(?i:cad[-_]?(?:bar|r)|vv)|d(?:a|c)"
)


@given(st.lists(st.text(alphabet="bandrcvxNCA e-_", max_size=8)))
def test_values_pass_that_one_search_of_the_pattern_finds(values: list[str]) -> None:
    passing = nodes.Values(ALTERNATIVES).passing(frozenset(values), "\n".join(values))
    assert passing == set(filter(re.compile(ALTERNATIVES).search, values))


def test_the_librarys_patterns_find_the_same_in_every_value() -> None:
    patterns = {
        *nodes.class_patterns(xpaths, settings).values(),
        *nodes.id_patterns(xpaths, settings).values(),
    }
    words = {word for one in patterns for word in re.findall(r"[A-Za-z-]{3,}", one)}
    values = frozenset({*words, *map(str.upper, words), *(f"x {word} y" for word in words)})
    for pattern in patterns:
        found = set(filter(re.compile(pattern).search, values))
        assert nodes.Values(pattern).passing(values, "\n".join(values)) == found


def test_readability_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[HtmlElement] = []

    def counted(tree: HtmlElement) -> HtmlElement:
        asked.append(tree)
        return HtmlElement()

    short = "<html><body><article><p>A short text.</p></article>" + "<i>word</i> " * 300
    one, other = parse(short), parse(short)
    monkeypatch.setattr(external, "try_readability", counted)
    trafilatura.bare_extraction(one, include_comments=False)
    assert len(asked) == 1, "it is asked where nothing is changed"
    main_text(other)
    assert len(asked) == 1


def test_nothing_stays_changed() -> None:
    its = outside.changes(outside.VERSION)  # another test may have had them made anew
    with outside.changed():
        assert all(getattr(where, name) is new for where, name, _, new in its)
    with pytest.raises(RuntimeError, match="a page failed"), outside.changed():
        raise RuntimeError("a page failed")
    assert all(getattr(where, name) is old for where, name, old, _ in its)
    assert xpaths.BODY_XPATH is main_extractor.BODY_XPATH


@pytest.mark.parametrize(
    "html",
    [
        "<!DOCTYPE html><html><body><p>one line",
        '<!doctype html / public "x"><html><body>\n<p>no doctype</p>',
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"\n"http://w3.org/a/">\n<html><p>b',
        '<?xml version="1.0" encoding="latin-1"?>\n<html><body>\u00e9\u4e2d\U0001f600</body>',
        '<html lang="id" />\n<head><title>t</title></head><body><p>closed itself</p></body></html>',
        '<html><head><meta charset="windows-1252"></head><body>d\u00e9j\u00e0</body></html>',
        "<html><body><p>\x01con\x1ftrols\ufffe and\uffff others\x85\u2028</p></body></html>",
        "<p>a piece</p>",
        "<div><p>a</p></div><div>b</div>",
        "no tag",
        "",
        " \n ",
        "<!-- nothing else -->",
    ],
)
def test_the_tree_is_the_one_that_the_library_makes(html: str) -> None:
    assert_same_tree(html)


def test_the_trees_of_real_pages_are_those_that_the_library_makes() -> None:
    for html in shared_pages(150):
        assert_same_tree(html)


def assert_same_tree(html: str) -> None:
    trees = []
    trees.append(trafilatura.load_html(html))
    with outside.changed():
        trees.append(trafilatura.load_html(html))
    expected, got = (
        # The library ends a page of one line with a line break.
        None if tree is None else tostring(tree, encoding="unicode").replace("\n", "")
        for tree in trees
    )
    assert got == expected


def test_another_version_is_left_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trafilatura, "__version__", "2.4.0")
    with outside.changed():
        assert xpaths.BODY_XPATH is main_extractor.BODY_XPATH
        assert core._extract_and_compare.__module__ == "trafilatura.core"
    assert main_text(parse(article())).paragraphs == plain(article())


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (xpaths, "_COMMENTS_ID"),
        (xpaths, "_OVERALL_DISCARD_BOTH_TOKENS"),
        (xpaths, "BODY_XPATH"),
        (core, "_extract_and_compare"),
        (core, "compare_extraction"),
        (external, "try_readability"),
        (utils, "DOCTYPE_TAG"),
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
    assert len(outside.changes(outside.VERSION)) == 19
