"""Bylines: who wrote a page, by its elements, links and lines."""

import pytest

from service.extract.bylines import GROUPS, TOGETHER
from tests.extract.make import PARAGRAPHS, article, strain


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Ann Lee</p>",
        "<p>By <b>Ann Lee</b></p>",
        "<p>Oleh: Ann Lee</p>",
        "<div>von Ann Lee | 3 Minuten</div>",
        "<p>Written by Ann Lee</p>",
        "<p>— by <i>Ann Lee</i></p>",
        "<p>Autorin: Ann Lee, Leiterin</p>",
    ],
)
def test_a_byline_in_plain_text_names_the_author(line: str) -> None:
    page = strain(article(body=line))
    assert page.authors == ("Ann Lee",)
    assert page.provenance["authors"].source == "line"


@pytest.mark.parametrize(
    "line", ["<p>By noon they came</p>", "<p>By The river, Ann Lee said so</p>"]
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert strain(article(body=line)).authors == ()


def test_who_signs_the_page_far_from_its_headline_is_its_author() -> None:
    page = strain(article().replace("</article>", f"{PARAGRAPHS * 3}<h3>Written by Ann Lee</h3>"))
    assert page.authors == ("Ann Lee",)


@pytest.mark.parametrize("head", ["About the author", "Über die Autorin", "Об авторе"])
def test_a_note_about_the_author_signs_the_page(head: str) -> None:
    note = f"<h3>{head}</h3><p>Ann Lee is a writer. She writes of boats.</p>"
    html = article().replace("</article>", f"{PARAGRAPHS * 3}{note}</article>")
    assert strain(html).authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("between", "names"),
    [("", ("Ann Lee", "Bob Ray")), (" and ", ("Ann Lee", "Bob Ray")), (" on ", ("Ann Lee",))],
)
def test_links_that_follow_each_other_behind_by_are_several(
    between: str, names: tuple[str, ...]
) -> None:
    line = f"<p>By <a href='/a'>Ann Lee</a>{between}<a href='/b'>Bob Ray</a></p>"
    assert strain(article(body=line)).authors == names


def test_a_handle_signs_where_a_date_follows() -> None:
    assert strain(article(body="<p>by jdoe on August 3, 2019</p>")).authors == ("jdoe",)
    assert strain(article(body="<p>by jdoe</p>")).authors == ()


CLOSED = "<p>" + "They went on to the harbour. " * 9


@pytest.mark.parametrize(
    "end", ["</p><p><i>Ann Lee</i></p>", "</p><p><b><em>Ann Lee</em></b></p>", "<br>(Ann Lee)</p>",
            "</p><p>(Ann Lee) +++</p>"]
)  # fmt: skip
def test_a_full_name_in_italics_or_brackets_that_closes_the_text_signs_it(end: str) -> None:
    html = article().replace("</article>", f"{PARAGRAPHS * 3}{CLOSED}{end}</article>")
    assert strain(html).authors == ("Ann Lee",)


@pytest.mark.parametrize(
    "end",
    ["</p><p>Ann Lee</p>", "</p><p><b>Ann Lee</b></p>", "</p><p><i>Ann</i></p>",
     "</p><p>So says <i>Ann Lee</i> of it.</p>", "</p><p>(Ann Lee)</p><p>(Bob Ray)</p>",
     "</p><p>(Photo: Ann Lee)</p>"],
)  # fmt: skip
def test_other_names_at_the_end_do_not(end: str) -> None:
    html = article().replace("</article>", f"{PARAGRAPHS * 3}{CLOSED}{end}</article>")
    assert strain(html).authors == ()


@pytest.mark.parametrize(("of", "names"), [("article-sidebar", ("Ann Lee",)), ("blog-sidebar", ())])
def test_the_articles_own_side_column_tells_its_facts(of: str, names: tuple[str, ...]) -> None:
    body = f'<div class="{of}"><p>By</p><p>Ann Lee</p></div>'
    assert strain(article(body=body)).authors == names


def test_two_who_sign_are_those_of_two_articles() -> None:
    two = "<h3>Written by Ann Lee</h3><h3>Written by Bob Ray</h3>"
    assert strain(article().replace("</article>", f"{PARAGRAPHS * 3}{two}")).authors == ()


def test_names_that_only_markup_parts_are_several() -> None:
    body = '<div class="article-byline"><b>Ann Lee</b> <b>Bob Ray</b></div>'
    assert strain(article(body=body)).authors == ("Ann Lee", "Bob Ray")


@pytest.mark.parametrize(
    ("between", "authors"),
    [(" and ", ("Ann Lee", "Bob Ray")), ("</p></div><div><p>", ("Ann Lee",))],
)
def test_links_to_authors_that_stand_together_are_of_one_article(
    between: str, authors: tuple[str, ...]
) -> None:
    links = [f'<a href="/author/{name}">{name}</a>' for name in ("Ann Lee", "Bob Ray")]
    body = f"<div><p>{between.join(links)}</p></div>"
    assert strain(article(body=body)).authors == authors


BOX = (
    '<div class="author-box"><i>About</i><h4>%s</h4><p>'
    + "She writes of boats. " * 9
    + "</p></div>"
)


@pytest.mark.parametrize(
    ("begin", "authors"), [("Ann Lee", ("Ann Lee",)), ("All of our boats", ()), ("Boats", ())]
)
def test_a_box_about_the_author_begins_with_the_name(begin: str, authors: tuple[str, ...]) -> None:
    assert strain(article(body=BOX % begin)).authors == authors


def test_who_praises_a_service_is_not_the_pages_author() -> None:
    html = article().replace(
        "</body>", '<div class="testimonials"><p class="author">Ann Lee</p></div></body>'
    )
    assert strain(html).authors == ()


def test_the_innermost_byline_is_the_name() -> None:
    body = (
        '<div class="byline">via <a class="author">scval</a> 1 year ago | cached | 12 notes</div>'
    )
    assert strain(article(body=body)).authors == ("scval",)


def test_a_name_with_its_role_counts_once() -> None:
    body = '<div class="author"><b class="author-name">Ann Lee</b> <i>Head Winemaker</i></div>'
    assert strain(article(body=body)).authors == ("Ann Lee",)


def test_a_page_with_many_bylines_is_a_list_without_an_author() -> None:
    names = ("Ann Lee", "Bob Ray", "Cy Tan", "Di Fox", "Ed Orr", "Flo Gray")
    lines = "".join(f'<p class="byline">{name}</p>' for name in names)
    assert strain(article(body=lines)).authors == ()


def byline(text: str, of: str = "author") -> str:
    return f'<div class="{of}">{text}</div>'


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<a>Ann Lee</a> Education editor", ("Ann Lee",)),
        ("<b>Ann Lee</b><i>Deputy Content Hub Director</i>", ("Ann Lee",)),
        ("By <a>Ann Lee</a>, <a>New York Times</a>", ("Ann Lee",)),
        ("By Ann Lee and <a>Bob Ray</a>", ("Ann Lee", "Bob Ray")),
        ("<b>Siti Aminah dan Budi</b> <i>5 min</i>", ("Siti Aminah", "Budi")),
        ("<b>Ann</b> <b>Lee</b>", ("Ann Lee",)),
        ("by Ann Lee <i>Last updated 4 June 2020</i>", ("Ann Lee",)),
        ("<b>Ann Lee</b> <i>Reviewed by</i> <b>Bob Ray</b>", ("Ann Lee",)),
        ("<i>Reviewed by</i> <b>Bob Ray</b> <i>Written by</i> <b>Ann Lee</b>", ("Ann Lee",)),
        ("<b>Ann Lee</b> <b>@annlee</b>", ("Ann Lee",)),
        ("<i>Fact checked</i>", ()),
    ],
)
def test_of_the_pieces_of_a_byline_the_names_count(body: str, names: tuple[str, ...]) -> None:
    assert strain(article(body=byline(body))).authors == names


@pytest.mark.parametrize(
    "of",
    ["by_line", "submitted", "createdby", "post-by", "authorName", "styles_dateAndAuthor__x1",
     "AuthorCard", "bylineText_2x", "autorzy", "yazar", "newsauthor", "authorbox", "autorenname",
     "gastautor", "Redakteurin", "articlebyline", "kirjoittaja"],
)  # fmt: skip
def test_many_classes_say_who_wrote_it(of: str) -> None:
    assert strain(article(body=byline("Ann Lee", of))).authors == ("Ann Lee",)


@pytest.mark.parametrize("of", ["article_author", "byline"])
def test_an_id_says_so_as_well(of: str) -> None:
    body = f'<div id="{of}">Ann Lee</div>'
    assert strain(article(body=body)).authors == ("Ann Lee",)


def test_a_desk_is_named_where_no_person_is() -> None:
    page = strain(article(body=byline("von Redaktion")))
    assert page.authors == ("Redaktion",)
    page = strain(article(head='<meta name="author" content="Ann Lee">', body=byline("Redaktion")))
    assert page.authors == ("Ann Lee",)


@pytest.mark.parametrize(
    "of",
    [
        "authorization",
        "coauthority",
        "nearby",
        "standby-line",
        "underwriter",
        "newsreporting",
        "comment-author",
        "photo-author",
        "spr-review-byline",
    ],
)
def test_words_that_only_hold_such_a_word_do_not(of: str) -> None:
    assert strain(article(body=byline("Ann Lee", of))).authors == ()


def entry(name: str, head: str = "<h2><a href='/x'>Another article about boats</a></h2>") -> str:
    return f"<div><div>{head}<p><b class='byline'>{name}</b></p></div></div>"


OTHERS = "".join(map(entry, ("Bob Ray", "Cy Tan", "Di Fox", "Ed Orr", "Flo Gray", "Gus Hay")))


def test_of_many_bylines_that_below_the_headline_counts() -> None:
    html = article(body=entry("Ann Lee", "")).replace("</article>", f"</article>{OTHERS}")
    assert strain(html).authors == ("Ann Lee",)


def test_that_right_above_the_headline_counts_too() -> None:
    html = article().replace("<h1>", f"{entry('Ann Lee', '')}<h1>")
    assert strain(html.replace("</article>", f"</article>{OTHERS}")).authors == ("Ann Lee",)


def test_a_list_of_articles_has_no_author() -> None:
    assert strain(article(body=OTHERS)).authors == ()


def test_posts_of_a_discussion_are_their_first_writers() -> None:
    own = "<h3><a href='#1'>A headline</a></h3>"
    answers = "".join(entry(name, "<h3><a href='#2'>Re: boats</a></h3>") for name in ("Bob", "Cy"))
    html = article(body=entry("Ann", own)).replace("</article>", f"{answers}</article>")
    assert strain(html).authors == ("Ann",)


def test_those_who_praise_a_service_far_below_the_headline_are_no_authors() -> None:
    praise = "".join(
        entry(name, "<p>They are good.</p>") for name in ("Bob Ray", "Cy Tan", "Di Fox")
    )
    html = article(body="<h2>What we do</h2><h2>Who says so</h2>" + praise)
    assert len(praise.split("byline")) - 1 > GROUPS
    assert strain(html).authors == ()


def test_a_name_further_away_is_of_something_else() -> None:
    far = "<p>" * TOGETHER + byline("Bob Ray")
    assert strain(article(body=byline("Ann Lee") + f"<section>{far}</section>")).authors == (
        "Ann Lee",
    )


def test_a_label_before_the_name_tells_who_only_reviewed_it() -> None:
    body = f"<p>Fact-checked by</p>{byline('Bob Ray')}<div><p>By</p>{byline('Ann Lee')}</div>"
    assert strain(article(body=body)).authors == ("Ann Lee",)


@pytest.mark.parametrize("tag", ["body", "article", "main"])
def test_the_class_of_the_whole_page_names_nobody(tag: str) -> None:
    html = article(title="Boats Of Ours").replace(f"<{tag}>", f'<{tag} class="author author-1">')
    assert strain(html).authors == ()


@pytest.mark.parametrize(
    "line",
    ["Γράφει ο Ann Lee", "Автор: Ann Lee", "di <b>Ann Lee</b>", "Av Ann Lee", "Door Ann Lee",
     "Scritto da Ann Lee", "Escrito por Ann Lee", "Yazar: Ann Lee", "Words: Ann Lee",
     "5 June 2013 by Ann Lee", "June 5, 2013 | by Ann Lee", "12. März 2020 von <i>Ann Lee</i>",
     "Erstellt von Ann Lee am 12.03.2020", "Publié par Ann Lee le 12 mars 2020",
     "By Ann Lee on March 12, 2020", "Das Interview führte Ann Lee", "Text: Ann Lee Foto: Bob Ray",
     "Penulis <b>: Ann Lee</b>"],
)  # fmt: skip
def test_bylines_begin_so_in_many_languages(line: str) -> None:
    assert strain(article(body=f"<p>{line}</p>")).authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("記者陳大文／台北報導", ("陳大文",)),
        ("〔記者陳大文／台北報導〕財政部今天公佈一期統一發票中獎清冊。", ("陳大文",)),
        ("香港新報訊（記者　高山）香港大學宣布新院長。", ("高山",)),
        ("新报讯 （记者 丁一山 张小明） 昨日，财政部发布消息。", ("丁一山", "张小明")),
        ("作者： 记者王大山", ("王大山",)),
        ("[서울=뉴스]홍길동 기자 = 오늘 아침 서울에서 회의가 열렸다.", ("홍길동",)),
        ("记者从财政部获悉，明年将下调关税。", ()),
        ("記者會／台北", ()),
    ],
)
def test_agencies_name_their_reporter_at_the_head_of_the_text(
    line: str, names: tuple[str, ...]
) -> None:
    assert strain(article(body=f"<p>{line}</p>", title="一個標題")).authors == names


@pytest.mark.parametrize(
    "line", ["материалы по теме", "Της Ευρωπαϊκής Ένωσης", "Author: Last Name", "By: First Name"]
)
def test_what_only_begins_like_a_byline_is_none(line: str) -> None:
    assert strain(article(body=f"<p>{line}</p>")).authors == ()


def test_lines_of_a_list_name_no_author() -> None:
    entries = "".join(
        f"<h2><a href='/{name}'>Boats of {name}</a></h2><p>By {name}</p>"
        for name in ("Ann Lee", "Bob Ray")
    )
    assert strain(article(body=entries)).authors == ()


def test_who_signs_a_list_signs_one_of_its_articles() -> None:
    entries = "<p>By Ann Lee</p>" + PARAGRAPHS * 3 + "<p>Authors: Bob Ray</p>"
    assert strain(f"<body>{PARAGRAPHS * 3}{entries}</body>").authors == ()
