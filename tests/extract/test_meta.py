"""Metadata: what a page says of itself, whom it believes, and where each field comes from."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from service.extract import jsonld
from service.extract.choose import locale
from service.extract.text import parse
from service.records import DatePrecision, Hints
from tests.extract.make import PARAGRAPHS, article, strain

JSON_LD = """<script type="application/ld+json">%s</script>"""
NEWS = JSON_LD % (
    '{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"The Site"},'
    '{"@type":"Person","@id":"#ann","name":"Ann Lee"},'
    '{"@type":["NewsArticle"],"headline":"A headline &amp; more","author":[{"@id":"#ann"},'
    '{"@type":"Person","name":"Bob Ray"}],"datePublished":"2024-11-02T08:15:00+07:00",'
    '"dateModified":"2024-11-03","articleSection":"Harbour","keywords":["boats","fish"],'
    '"image":{"url":"/boat.jpg"},"isAccessibleForFree":"False",'
    '"license":"https://example.org/licence"}]}'
)


def test_json_ld_fills_the_record() -> None:
    page = strain(article(NEWS))
    assert page.title == "A headline & more"
    assert page.authors == ("Ann Lee", "Bob Ray")
    assert page.site_name == "The Site"
    assert page.published_at == datetime(2024, 11, 2, 8, 15, tzinfo=timezone(timedelta(hours=7)))
    assert page.modified_at == datetime(2024, 11, 3, tzinfo=UTC)
    assert page.date_precision is DatePrecision.SECOND
    assert (page.section, page.tags) == ("Harbour", ("boats", "fish"))
    assert page.image == "https://example.org/boat.jpg"
    assert page.page_type == "NewsArticle"
    assert page.paywalled is True
    assert page.license == "https://example.org/licence"


def test_a_field_says_where_it_comes_from_and_who_agrees() -> None:
    page = strain(article(NEWS + '<meta property="og:title" content="Another headline">'))
    title = page.provenance["title"]
    assert title.source == "json-ld"
    assert {(one.source, one.value) for one in title.candidates} >= {
        ("og", "Another headline"),
        ("h1", "A headline"),
    }
    assert 0 < title.agreement < 1
    assert 0 < title.confidence < 1


@pytest.mark.parametrize(
    "script",
    [
        pytest.param('{"@type":"Article","headline":"Mended",}', id="trailing comma"),
        pytest.param('<!-- {"@type":"Article","headline":"Mended"} -->', id="comment"),
        pytest.param('//<![CDATA[\n{"@type":"Article","headline":"Mended"}\n//]]>', id="CDATA"),
        pytest.param('{"@type":"Article","headline":"Mended\n"}', id="line break in a string"),
        pytest.param('[[{"@type":"Article","headline":"Mended"}]];', id="nested list, semicolon"),
        pytest.param('// <!--\n{"@type":"Article","headline":"Mended"}\n// --> ;\n', id="both"),
    ],
)
def test_broken_json_ld_is_mended(script: str) -> None:
    assert strain(article(JSON_LD % script)).title == "Mended"


@pytest.mark.parametrize("script", ["{", "null", '"text"', "[1, 2]", "[" * 100_000, "9" * 5_000])
def test_json_ld_that_cannot_be_mended_is_as_if_it_were_not_there(script: str) -> None:
    assert strain(article(JSON_LD % script)).title == "A headline"


@pytest.mark.parametrize(
    ("kind", "authors"), [("NewsArticle", ("Ann Lee", "Bob Ray")), ("Product", ())]
)
def test_the_authors_of_an_article_are_read_where_all_else_is_spoilt(
    kind: str, authors: tuple[str, ...]
) -> None:
    people = '{"@type":"Person","name":"Ann Lee"},"author": {"name" : "Bob Ray"}'
    script = f'{{"@type":"{kind}","headline":"The "boats" of ours","author":[{people}]}}'
    assert strain(article(JSON_LD % script)).authors == authors


def test_blanks_in_a_broken_script_cost_no_time() -> None:
    script = JSON_LD % ('{"@type":"Article","headline":' + " " * 100_000 + "x" + "\n" * 100_000)
    html = article(script)
    started = time.process_time()
    assert strain(html).title == "A headline"
    assert time.process_time() - started < 1


@pytest.mark.parametrize("kind", ["WebPage", "Product", "VideoObject"])
def test_the_date_of_another_thing_is_not_the_articles(kind: str) -> None:
    script = JSON_LD % f'{{"@type":"{kind}","datePublished":"2020-01-01","name":"Thing"}}'
    assert strain(article(script)).published_at is None


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ('<meta property="article:published_time" content="2024-11-02T01:00:00Z">', "article"),
        ('<meta name="pubdate" content="2024-11-02">', "meta"),
        ('<meta name="DC.date.issued" content="2024-11-02">', "dc"),
        ('<meta name="parsely-pub-date" content="2024-11-02T01:00:00Z">', "parsely"),
        ('<meta name="citation_publication_date" content="2024/11/02">', "citation"),
    ],
)
def test_a_meta_element_dates_the_page(head: str, source: str) -> None:
    page = strain(article(head))
    assert page.published_at is not None
    assert page.published_at.date().isoformat() == "2024-11-02"
    assert page.provenance["published_at"].source == source


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("lrt_authors", "authors"),
        ("page.author_name", "authors"),
        ("published", "published_at"),
        ("article-publish-date", "published_at"),
        ("my:pubdate", "published_at"),
    ],
)
def test_a_name_of_the_publishers_own_making_is_understood(name: str, field: str) -> None:
    value = "Ann Lee" if field == "authors" else "2024-11-02"
    page = strain(article(f'<meta name="{name}" content="{value}">'))
    assert page.provenance[field].source == "meta"


@pytest.mark.parametrize("name", ["publisher", "coauthority", "author_id", "publish-date-format"])
def test_other_names_are_left_alone(name: str) -> None:
    page = strain(article(f'<meta name="{name}" content="2024-11-02">'))
    assert (page.authors, page.published_at) == ((), None)


def test_rdfa_lite_is_read_as_microdata_is() -> None:
    body = (
        '<div vocab="https://schema.org/" typeof="Article"><span property="author" '
        'typeof="Person"><b property="name">Ann Lee</b></span>'
        '<span property="schema:datePublished" content="2024-11-02">2 Nov</span></div>'
    )
    page = strain(article(body=body))
    assert page.authors == ("Ann Lee",)
    assert page.published_at == datetime(2024, 11, 2, tzinfo=UTC)
    assert page.provenance["authors"].source == "itemprop"


def test_the_author_of_a_comment_is_not_the_pages() -> None:
    body = (
        '<div itemscope itemtype="https://schema.org/Comment"><b itemprop="author">Bob</b></div>'
        '<div class="comments"><span class="author">Cy Tan</span></div>'
    )
    assert strain(article(body=body)).authors == ()


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ('<span itemprop="datePublished" content="2024-11-02">2 Nov</span>', "itemprop"),
        ('<time datetime="2024-11-02T09:00:00+07:00">2 Nov</time>', "time"),
        ("<p>Sabtu, 2 November 2024 | 09:00 WIB</p>", "line"),
        ("<p>Published: November 2, 2024</p>", "line"),
    ],
)
def test_a_date_below_the_headline_is_the_articles(body: str, source: str) -> None:
    page = strain(article(body=body))
    assert page.published_at is not None
    assert page.published_at.date().isoformat() == "2024-11-02"
    assert page.provenance["published_at"].source == source


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            "<body><header><span>Wed. Dec 4th, 2024</span></header>{}</body>", id="header's clock"
        ),
        pytest.param(
            '<body><div class="topbar">Wednesday, December 4, 2024</div>{}</body>', id="top bar"
        ),
        pytest.param("<body>{}<footer>Copyright 2024-12-01 The Site</footer></body>", id="footer"),
        pytest.param(
            '<body>{}<aside><time datetime="2024-12-01">1 Dec</time></aside></body>', id="aside"
        ),
        pytest.param(
            '<body>{}<div class="related-posts"><time datetime="2024-12-01">1</time></div></body>',
            id="related articles",
        ),
        pytest.param(
            '<body>{}<div id="comments"><time datetime="2024-12-01">1</time></div></body>',
            id="comments",
        ),
    ],
)
def test_a_page_without_a_date_of_its_own_gets_none(html: str) -> None:
    page = strain(html.replace("{}", article()))
    assert page.published_at is None
    assert page.date_precision is None


@pytest.mark.parametrize("date", ["2031-01-01", "1970-01-01", "0001-01-01"])
def test_a_date_after_the_fetch_or_before_the_web_is_none(date: str) -> None:
    head = f'<meta property="article:published_time" content="{date}">'
    assert strain(article(head)).published_at is None


def test_a_web_page_that_names_its_author_is_an_article() -> None:
    script = JSON_LD % (
        '{"@graph":[{"@type":"WebPage","name":"A headline - The Site","datePublished":"2020-01-01",'
        '"author":{"@id":"#ann"}},{"@type":"Person","@id":"#ann","name":"Ann Lee"}]}'
    )
    page = strain(article(script))
    assert (page.title, page.authors) == ("A headline", ("Ann Lee",))
    assert page.published_at == datetime(2020, 1, 1, tzinfo=UTC)


def test_a_description_in_the_headlines_place_is_no_title() -> None:
    """As Wikipedia has it."""
    node = '{"@type":"Article","name":"Harbour","headline":"place where boats &amp; ships lie"}'
    head = f'<title>Harbour - Wiki</title><script type="application/ld+json">{node}</script>'
    assert strain(article(head, title="Harbour")).title == "Harbour"


@pytest.mark.parametrize("kind", ["infobox vcard", "reflist", "references"])
def test_a_table_of_facts_and_a_list_of_sources_are_not_the_articles(kind: str) -> None:
    facts = "<tr><td>Written by</td><td>Ann Lee</td></tr><tr><td>May 4, 1998</td></tr>"
    page = strain(article(body=f'<table class="{kind}">{facts}</table>'))
    assert (page.authors, page.published_at) == ((), None)


def test_a_question_of_many_is_no_title() -> None:
    script = JSON_LD % (
        '{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"COMMON QUESTIONS"}]}'
    )
    assert strain(article(script)).title == "A headline"


def test_a_person_may_be_named_in_two_parts() -> None:
    author = '{"@type":"Person","givenName":"Ann","familyName":"Lee"}'
    script = f'{{"@type":"Article","headline":"A headline","author":{author}}}'
    assert strain(article(JSON_LD % script)).authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("head", "paywalled", "source"),
    [
        (JSON_LD % '{"@type":"Article","isAccessibleForFree":true}', False, "json-ld"),
        (JSON_LD % '{"@type":"Article","isAccessibleForFree":"False"}', True, "json-ld"),
        ('<meta property="article:content_tier" content="metered">', True, "article"),
        ('<meta property="article:content_tier" content="free">', False, "article"),
    ],
)
def test_the_paywall_says_where_it_comes_from(head: str, paywalled: bool, source: str) -> None:
    page = strain(article(head))
    assert page.paywalled is paywalled
    assert page.provenance["paywalled"].source == source


def test_a_page_that_says_nothing_of_a_paywall_has_none() -> None:
    assert strain(article()).paywalled is None


def test_several_authors_agree_with_their_markup() -> None:
    page = strain(article(NEWS + '<meta name="author" content="Ann Lee and Bob Ray">'))
    assert page.provenance["authors"].agreement == 1.0


def test_a_date_in_the_address_is_the_articles() -> None:
    page = strain(article(), url="https://example.org/2024/11/02/boats/")
    assert page.published_at == datetime(2024, 11, 2, tzinfo=UTC)
    assert page.provenance["published_at"].source == "url"


def test_hints_speak_only_where_the_page_is_silent() -> None:
    hints = Hints(title="Hinted", published_at=datetime(2024, 11, 1, tzinfo=UTC))
    silent = strain(article(title="").replace("<h1></h1>", ""), hints=hints)
    assert (silent.title, silent.published_at) == ("Hinted", hints.published_at)
    assert silent.provenance["title"].source == "hint"
    speaking = strain(article(NEWS), hints=hints)
    assert speaking.title == "A headline & more"
    assert speaking.published_at != hints.published_at


@pytest.mark.parametrize(
    "head",
    [
        '<title>Boats come back - My Site</title><meta name="application-name" content="My Site">',
        "<title>Boats come back | Example</title>",
        '<title>Example.org: Boats</title><meta property="og:title" content="Boats come back">',
    ],
)
def test_a_title_has_no_name_of_the_site(head: str) -> None:
    html = article(head, title="").replace("<h1></h1>", "")
    assert strain(html).title == "Boats come back"


def test_the_site_is_no_author() -> None:
    head = (
        '<meta property="og:site_name" content="The Site"><meta name="author" content="The Site">'
    )
    assert strain(article(head)).authors == ()


@pytest.mark.parametrize(
    ("value", "tag"),
    [("id", "id"), ("id_ID", "id-ID"), ("EN-us", "en-US"), ("zh-hans-cn", "zh-Hans-CN"), ("", None),
     ("english", None), ("pt_BR.UTF-8", "pt-BR")],
)  # fmt: skip
def test_a_declared_language_becomes_bcp_47(value: str, tag: str | None) -> None:
    assert locale(value) == tag


def test_rights_in_the_markup_join_those_of_the_headers() -> None:
    head = (
        '<meta name="robots" content="noarchive"><meta name="tdm-reservation" content="1">'
        '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC</a>'
    )
    page = strain(article(head), robots_tags=("noai",))
    assert page.robots_tags == ("noai", "noarchive")
    assert page.tdm_reservation == "1"
    assert page.license == "https://creativecommons.org/licenses/by/4.0/"


def test_addresses_are_absolute_and_the_canonical_one_is_only_recorded() -> None:
    page = strain(article('<link rel="canonical" href="/other?x=1">'))
    assert page.canonical_url == "https://example.org/other?x=1"
    assert page.normalized_url == "https://example.org/news/a"


@pytest.mark.parametrize("href", ["javascript:alert(1)", "http://[", "data:text/html,x"])
def test_an_address_that_leads_nowhere_is_left_out(href: str) -> None:
    assert strain(article(f'<link rel="canonical" href="{href}">')).canonical_url is None


@pytest.mark.parametrize(
    ("label", "authors"),
    [("Written by", ("Ann Lee",)), ("Ditulis oleh", ("Ann Lee",)), ("Time", ())],
)
def test_a_card_says_what_its_line_is(label: str, authors: tuple[str, ...]) -> None:
    head = (
        f'<meta name="twitter:label1" content="{label}">'
        '<meta name="twitter:data1" content="Ann Lee">'
    )
    assert strain(article(head)).authors == authors


def test_what_holds_the_headline_too_is_no_side_column() -> None:
    facts = '<p class="author">Ann Lee</p><time datetime="2024-11-02">2 Nov</time>'
    html = f'<body><div class="sidebar-wrapper"><h1>A headline</h1>{facts}{PARAGRAPHS}</div></body>'
    page = strain(html)
    assert page.authors == ("Ann Lee",)
    assert page.published_at == datetime(2024, 11, 2, tzinfo=UTC)


def test_a_login_gives_way_to_the_name_it_is_made_of() -> None:
    head = JSON_LD % '{"@type":"Article","headline":"A headline","author":{"name":"annlee"}}'
    assert strain(article(head, '<p class="byline">By Ann Lee</p>')).authors == ("Ann Lee",)


@pytest.mark.parametrize(("kind", "authors"), [("Person", ("Ann Lee",)), ("Organization", ())])
def test_a_site_may_be_named_after_its_author(kind: str, authors: tuple[str, ...]) -> None:
    author = f'{{"@type":"{kind}","name":"Ann Lee"}}'
    script = f'{{"@type":"Article","headline":"A headline","author":{author}}}'
    head = '<meta property="og:site_name" content="Ann Lee">' + JSON_LD % script
    assert strain(article(head)).authors == authors


@pytest.mark.parametrize(
    "filler",
    [" ", "/", "\n", ", ", "//<!--", "&amp", "]", '{"a":', "[[", "9", '"author":{', '"name":'],
)
def test_a_script_of_json_ld_that_is_broken_takes_no_time(filler: str) -> None:
    start = '"@type":"Article","author":'
    script = (
        f'<script type="application/ld+json">[{start}{filler * (500_000 // len(filler))}x</script>'
    )
    started = time.process_time()
    assert list(jsonld.read(parse(f"<html><head>{script * 3}</head></html>"), None)) == []
    assert time.process_time() - started < 2.0


@pytest.mark.parametrize(
    ("before", "after"),
    [("//<![CDATA[\n", "\n//]]>"), ("<!--", "-->"), (" // <!-- ", " // --> ; "), ("", " ;")],
)
def test_marks_around_a_script_of_json_ld_are_taken_off(before: str, after: str) -> None:
    node = '{"@type": "NewsArticle", "headline": "Harbour"}'
    script = f'<script type="application/ld+json">{before}{node}{after}</script>'
    found = jsonld.read(parse(f"<html><head>{script}</head></html>"), None)
    assert ("title", "Harbour") in {(one.field, one.value) for one in found}
