"""The second opinion: what it cuts, replaces and puts back, and what it leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.opinion import is_sentence, names_article, second, sentences
from service.extract.text import parse

SENTENCES = tuple(
    f"Sentence number {word} of the article says something about the old harbour in the north."
    for word in "one two three four five six".split()
)
MENU = ("Home", "Politics", "Sport of the week", "Weather", "All regions")


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def page(body: str) -> str:
    menu = "".join(f"<div>{entry}</div>" for entry in MENU)
    return f"<html><body><div>{menu}</div>{body}<div>Contact</div></body></html>"


def test_lines_from_outside_go_on_a_page_that_names_no_article() -> None:
    tree = parse(page(f"<div>{paragraphs(*SENTENCES)}</div>"))
    assert second(tree, (*MENU, *SENTENCES, "Contact")) == (SENTENCES, "cut")


@pytest.mark.parametrize(
    "box",
    [
        "<article>{}</article>",
        '<div class="entry-content">{}</div>',
        '<div id="article-body">{}</div>',
        '<div itemprop="articleBody">{}</div>',
    ],
)
def test_nothing_is_cut_on_a_page_that_names_its_article(box: str) -> None:
    tree = parse(page(box.format(paragraphs(*SENTENCES))))
    lines = (*MENU, *SENTENCES)
    assert names_article(tree)
    assert second(tree, lines) == (lines, None)


def test_nothing_is_cut_where_many_sentences_stand_outside() -> None:
    boxes = "".join(f"<div><div>{paragraphs(one)}</div></div>" for one in SENTENCES)
    lines = (*MENU, *SENTENCES)
    assert second(parse(page(boxes)), lines) == (lines, None)


def test_a_text_without_sentences_gives_way_to_the_sentences_of_the_page() -> None:
    more = tuple(line.replace("harbour", "market") for line in SENTENCES)
    tree = parse(page(f"<div>{paragraphs(*SENTENCES, *more)}</div>"))
    assert second(tree, MENU) == ((*SENTENCES, *more), "replaced")


def test_sentences_that_were_missed_are_filled_in_on_a_page_that_names_no_article() -> None:
    tree = parse(page(f"<div>{paragraphs(*SENTENCES)}</div>"))
    assert second(tree, SENTENCES[2:]) == (SENTENCES, "replaced")
    named = parse(page(f'<div class="post-content">{paragraphs(*SENTENCES)}</div>'))
    assert second(named, SENTENCES[2:]) == (SENTENCES[2:], None)


def test_a_catalogue_is_not_replaced_by_the_words_below_it() -> None:
    goods = tuple(f"Anchor number {number} made of iron, 12 kg" for number in range(200))
    tree = parse(page(f"<ul>{''.join(f'<li>{one}</li>' for one in goods)}</ul>"))
    below = parse(page(f"<div>{paragraphs(*goods)}</div><div>{paragraphs(*SENTENCES * 2)}</div>"))
    assert second(tree, goods) == (goods, None)
    assert second(below, goods) == (goods, None)


def test_one_long_paragraph_is_enough_of_a_text_to_cut_to() -> None:
    tree = parse(page(f"<div><p>{' '.join(SENTENCES)}</p></div>"))
    assert second(tree, (*MENU, " ".join(SENTENCES))) == ((" ".join(SENTENCES),), "cut")


def test_a_discussion_whose_posts_stand_apart_is_taken_as_a_whole() -> None:
    posts = "".join(f"<li><div><div>{paragraphs(one)}</div></div></li>" for one in SENTENCES * 2)
    tree = parse(page(f"<ol>{posts}</ol>"))
    assert second(tree, ("Login", "Search")) == (SENTENCES * 2, "replaced")


def test_a_short_text_of_sentences_is_not_replaced_by_the_comments_below() -> None:
    own = "".join(f"<div>{paragraphs(one)}</div>" for one in SENTENCES[:2])
    posts = "".join(f"<li><div>{paragraphs(one)}</div></li>" for one in SENTENCES[2:])
    tree = parse(page(f"<div>{own}</div><ol>{posts}</ol>"))
    assert second(tree, SENTENCES[:2]) == (SENTENCES[:2], None)


@pytest.mark.parametrize("name", ["div", "span", "td", "section"])
def test_an_opening_that_stands_in_no_paragraph_is_put_back(name: str) -> None:
    opening = "<b>Suara Pesisir</b> - " + SENTENCES[0].replace(
        "harbour", '<a href="/h">harbour</a>'
    )
    body = f'<{name} class="entry-content">{opening}{paragraphs(*SENTENCES[1:])}</{name}>'
    body = f"<table><tr>{body}</tr></table>" if name == "td" else body
    kept, done = second(parse(page(body)), SENTENCES[1:])
    assert kept == (f"Suara Pesisir - {SENTENCES[0]}", *SENTENCES[1:])
    assert done == "opening"


@pytest.mark.parametrize(
    "opening",
    ["Share this page", f'<a href="/b">{SENTENCES[0]}</a>', "", SENTENCES[1]],
    ids=["a label", "a link", "nothing", "in the text already"],
)
def test_an_opening_that_is_no_sentence_of_its_own_is_left_out(opening: str) -> None:
    tree = parse(page(f'<div class="entry-content">{opening}{paragraphs(*SENTENCES[1:])}</div>'))
    assert second(tree, SENTENCES[1:]) == (SENTENCES[1:], None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (SENTENCES[0], True),
        ("A heading that is long enough to be a sentence but that has no end of any kind", False),
        ("Short sentence.", False),
        ("港口管理部门昨天表示，旧码头的修复工程将在明年春天完成。", True),
        (
            "“A sentence that somebody said in the harbour and that ends with a quotation mark.”",
            True,
        ),
    ],
)
def test_a_sentence_is_long_and_has_an_end(line: str, expected: bool) -> None:
    assert is_sentence(line) is expected


def test_links_and_furniture_are_no_sentences() -> None:
    aside = f"<aside>{SENTENCES[0]}</aside><p><a href='/'>{SENTENCES[1]}</a></p>"
    assert [
        one.element.tag for one in sentences(parse(page(aside + paragraphs(SENTENCES[2]))))
    ] == ["p"]


PIECES = st.sampled_from(
    [
        *MENU,
        *SENTENCES,
        "<div>",
        "</div>",
        "<p>",
        "<a href='/'>",
        "</a>",
        "<table><tr><td>",
        "<!--x-->",
    ]
)


@given(st.lists(PIECES), st.lists(st.sampled_from([*MENU, *SENTENCES])))
def test_every_line_comes_from_the_extractor_or_from_the_page(
    markup: list[str], lines: list[str]
) -> None:
    tree = parse(page("".join(markup)))
    before = tree.text_content()
    kept, done = second(tree, tuple(lines))
    assert tree.text_content() == before
    assert (done is None) == (kept == tuple(lines))
    seen = " ".join(before.split())
    assert all(line in lines or line in seen for line in kept)
