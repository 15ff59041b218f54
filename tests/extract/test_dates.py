"""Dates as pages write them, in many languages; and what only looks like one."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.dates import read, read_all
from service.records import DatePrecision, Page
from tests.extract.make import PARAGRAPHS, article, strain


@pytest.mark.parametrize(
    "text",
    [
        "2021-07-13",
        "2021-07-13 10:11",
        "20210713",
        "2021/7/13",
        "Tuesday, 13 July 2021",
        "July 13, 2021",
        "Jul 13th, 2021",
        "13-Jul-2021",
        "13/07/2021",
        "13.07.2021, 12:33",
        "07/13/2021",
        "Selasa, 13 Juli 2021",
        "Selasa 13 Julai 2021",
        "13. Juli 2021",
        "13 de julio de 2021",
        "13 de julho de 2021",
        "13 luglio 2021",
        "13 juillet 2021",
        "13 lipca 2021",
        "13. července 2021",
        "13 июля 2021",
        "13 Ιουλίου 2021",
        "13 Temmuz 2021",
        "13 जुलाई 2021",
        "13 липня 2021",
        "13 iulie 2021",
        "13. heinäkuuta 2021",
        "13 يوليو 2021",
        "١٣ يوليو ٢٠٢١",
        "2021. július 13.",
        "2021 m. liepos 13 d.",
        "2021-Jul-13",
        "2021. 7. 13",
        "2021年7月13日",
        "2021년 7월 13일",
    ],
)
def test_a_day_is_read_in_every_form(text: str) -> None:
    moment = read(text)
    assert moment is not None
    assert moment.at == datetime(2021, 7, 13, tzinfo=UTC)
    assert moment.precision is DatePrecision.DAY


@pytest.mark.parametrize(
    ("text", "hours", "precision"),
    [
        ("2021-07-13T10:11:12+07:00", 7, DatePrecision.SECOND),
        ("2021-07-13T10:11:12.345Z", 0, DatePrecision.SECOND),
        ("2021-07-13T10:11:12-0500", -5, DatePrecision.SECOND),
        ("Tue, 13 Jul 2021 10:11:12 GMT", 0, DatePrecision.SECOND),
        ("Selasa, 13 Juli 2021 | 10:11 WIB", 7, DatePrecision.MINUTE),
        ("13 Juli 2021 pukul 10.11 WITA", 8, DatePrecision.MINUTE),
        ("13 Juli 2021, 10:11 WIT", 9, DatePrecision.MINUTE),
        ("13 Jul 2021 - 10:11 GMT+7", 7, DatePrecision.MINUTE),
        ("July 13, 2021 at 10:11 AM EDT", -4, DatePrecision.MINUTE),
        ("1626171072", 0, DatePrecision.SECOND),
        ("1626171072000", 0, DatePrecision.SECOND),
    ],
)
def test_a_time_of_day_counts_when_its_zone_is_known(
    text: str, hours: int, precision: DatePrecision
) -> None:
    moment = read(text)
    assert moment is not None
    second = 12 if precision is DatePrecision.SECOND else 0
    zone = timezone(timedelta(hours=hours))
    assert moment.at == datetime(2021, 7, 13, 10, 11, second, tzinfo=zone)
    assert moment.at.utcoffset() == timedelta(hours=hours)
    assert moment.precision is precision


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rab. Des 4th, 2024", id="a header's clock in Indonesian"),
        pytest.param("Rab. Jun 4th, 2025", id="the same in a month with one name"),
        pytest.param("Copyright 2024", id="a year"),
        pytest.param("31 Februari 2021", id="no such day"),
        pytest.param("32/01/2021", id="no such day in numbers"),
        pytest.param("Friday the 4th, 2024", id="no month"),
        pytest.param("version 10.2.20211", id="a version"),
        pytest.param("9999-12-31T23:59:59-12:00", id="beyond the calendar in UTC"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert read(text) is None


def test_an_english_clock_is_read() -> None:
    moment = read("Wed. Dec 4th, 2024")
    assert moment is not None
    assert moment.at.date().isoformat() == "2024-12-04"


def test_numbers_that_could_be_either_follow_the_language() -> None:
    british, american = read("3/4/2021"), read("3/4/2021", month_first=True)
    assert british is not None
    assert american is not None
    assert (british.at.month, american.at.month) == (4, 3)


@pytest.mark.parametrize("text", ["3.4.2021", "3-4-2021"])
def test_dots_and_dashes_have_the_day_first_in_america_too(text: str) -> None:
    moment = read(text, month_first=True)
    assert moment is not None
    assert moment.at.month == 4


@pytest.mark.parametrize(
    ("lang", "url", "day"),
    [
        ("en-US", "https://paper.com/a", "2021-03-04"),
        ("en", "https://paper.com/a", "2021-03-04"),
        ("en", "https://paper.co.uk/a", "2021-04-03"),
        ("en-GB", "https://paper.com/a", "2021-04-03"),
        ("id", "https://paper.com/a", "2021-04-03"),
    ],
)
def test_numbers_that_could_be_either_follow_language_and_country(
    lang: str, url: str, day: str
) -> None:
    assert day_of(strain(article(body="<p>3/4/2021</p>", lang=lang), url=url)) == day


@given(st.text())
def test_no_text_makes_reading_fail(text: str) -> None:
    for moment in read_all(text):
        moment.at.astimezone(UTC)


@given(st.datetimes(min_value=datetime(1992, 1, 1), timezones=st.timezones()))
def test_what_python_writes_is_read_back(moment: datetime) -> None:
    found = read(moment.isoformat(timespec="seconds"))
    offset = moment.utcoffset()
    assert offset is not None
    if offset.total_seconds() % 60 == 0 and moment.year < 9999:
        assert found is not None
        assert found.at == moment.replace(microsecond=0, tzinfo=timezone(offset))


ARTICLE = (
    '<script type="application/ld+json">{"@type":"Article","headline":"A headline",'
    '"datePublished":"%s"}</script>'
)


def day_of(page: Page) -> str | None:
    return page.published_at.date().isoformat() if page.published_at else None


@pytest.mark.parametrize(
    ("written", "url", "day"),
    [
        ("2024-05-01T22:30:00Z", "https://blatt.de/a", "2024-05-02"),
        ("2024-05-01T22:30:00Z", "https://paper.com/a", "2024-05-01"),
        ("2024-05-01T22:30:00-04:00", "https://blatt.de/a", "2024-05-01"),
        ("2024-05-02T01:10:00Z", "https://paper.com/2024/05/01/a", "2024-05-01"),
        ("2024-05-09T01:10:00Z", "https://paper.com/2024/05/01/a", "2024-05-09"),
        ("2024-05-01T10:00:00Z", "https://blatt.de/a", "2024-05-01"),
    ],
)
def test_the_day_is_that_of_the_readers_of_the_page(written: str, url: str, day: str) -> None:
    assert day_of(strain(article(ARTICLE % written), url=url)) == day


def test_a_line_that_says_when_it_was_published_counts_far_from_the_headline() -> None:
    far = f"{PARAGRAPHS * 3}<p>Posted on April 13, 2023</p></article>"
    html = article().replace("</article>", far)
    assert day_of(strain(html)) == "2023-04-13"


def test_a_date_counts_below_a_headline_that_the_title_only_holds() -> None:
    html = (
        "<head><title>Boats come back to the harbour - The Paper</title></head><body><h2>Boats"
        f" come back to the harbour</h2><p>13 Jan 2020, 22:11 GMT+10</p>{PARAGRAPHS}</body>"
    )
    assert day_of(strain(html)) == "2020-01-13"


def test_separators_between_facts_are_no_steps_away_from_the_headline() -> None:
    facts = "<a>Ann Lee</a> / 22.04.2020 / <a>Photo</a> <i>/</i> <a>150</a> <i>/</i> <a>Listen</a>"
    html = f"<body><main><p>{facts}</p><h1>Boats</h1>{PARAGRAPHS}</main></body>"
    assert day_of(strain(html)) == "2020-04-22"


def test_two_such_lines_are_those_of_two_articles() -> None:
    two = "<p>Posted on April 13, 2023</p><p>Posted on May 2, 2023</p>"
    far = f"{PARAGRAPHS * 3}{two}</article>"
    assert day_of(strain(article().replace("</article>", far))) is None


@pytest.mark.parametrize(
    ("footer", "day"),
    [('<footer class="entry-meta">', "2023-04-13"), ('<footer class="site">', None)],
)
def test_a_footer_of_the_articles_own_facts_is_read(footer: str, day: str | None) -> None:
    assert day_of(strain(article(body=f"{footer}<p>April 13, 2023</p></footer>"))) == day


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("22.12.2011, aktualizacja: 23.12.2011 11:30", "2011-12-22", "2011-12-23"),
        (
            "Data publikacji: 2012-01-03 18:15 | Data aktualizacji: 2012-01-10 00:32",
            "2012-01-03",
            "2012-01-10",
        ),
        ("Updated May 4, 2021 | Published April 13, 2021", "2021-04-13", "2021-05-04"),
        ("Diperbarui: 4 Mei 2021 - Terbit: 13 April 2021", "2021-04-13", "2021-05-04"),
        ("13 - 14 April 2021 · 14 April 2021", "2021-04-14", None),
        ("Updated May 4, 2021", "2021-05-04", "2021-05-04"),
        ("May 4, 2021 (updated)", "2021-05-04", "2021-05-04"),
        ("April 13, 2021", "2021-04-13", None),
    ],
)
def test_a_line_of_two_dates_tells_both(line: str, published: str, modified: str | None) -> None:
    """The only date that readers see is that of what they read, whatever it is called."""
    page = strain(article(body=f"<p>{line}</p>{PARAGRAPHS}"))
    changed = page.modified_at.date().isoformat() if page.modified_at else None
    assert (day_of(page), changed) == (published, modified)


def test_a_change_that_no_reader_sees_is_no_date_of_publication() -> None:
    changed = '<meta property="article:modified_time" content="2021-05-04T10:00:00Z">'
    page = strain(article(changed))
    assert page.published_at is None
    assert page.modified_at is not None


def test_a_time_element_that_holds_no_date_leaves_the_lines_to_be_read() -> None:
    html = article(body=f"<time>2 years ago</time><p>April 13, 2021</p>{PARAGRAPHS}")
    assert day_of(strain(html)) == "2021-04-13"


FAR = f"{PARAGRAPHS * 3}<div>{{}}</div></article>"


@pytest.mark.parametrize(
    ("far", "day"),
    [
        ('<p><a href="/blog/author/ann-lee">Ann Lee</a></p><p>April 8, 2024</p>', "2024-04-08"),
        ('<p>April 8, 2024</p><p><a rel="author" href="/ann">Ann Lee</a></p>', "2024-04-08"),
        ('<p><a href="/topics/boats">Boats</a></p><p>April 8, 2024</p>', None),
        (
            '<a rel="author">A</a><p>May 8, 2024</p><a rel="author">B</a><p>May 9, 2024</p>',
            None,
        ),
        (
            '<aside><p><a href="/author/ann">Ann Lee</a></p><p>April 8, 2024</p></aside>',
            None,
        ),
    ],
)
def test_a_date_beside_who_wrote_counts_far_from_the_headline(far: str, day: str | None) -> None:
    html = article().replace("</article>", FAR.format(far))
    assert day_of(strain(html)) == day


def test_a_thread_of_a_forum_has_the_date_of_its_first_post() -> None:
    """As phpBB writes it: the members' own dates, of when they came, stand before."""
    post = (
        '<dl><dt><a href="./member?u={0}">{1}</a></dt><dd>Posts: 12</dd><dd>Founded: {2}</dd></dl>'
        '<p class="author">by <strong><a href="./member?u={0}">{1}</a></strong> &raquo; {3}</p>'
        "<div>{4}</div>"
    )
    posts = [
        post.format(2, "Heron", "Dec 11, 2011", "Tue Aug 27, 2019 1:47 am", PARAGRAPHS),
        post.format(3, "Otter", "Oct 05, 2012", "Wed Aug 28, 2019 4:08 am", PARAGRAPHS),
    ]
    html = f"<title>Boats</title><body><h2>Boats</h2>{''.join(posts)}</body>"
    assert day_of(strain(html)) == "2019-08-27"
