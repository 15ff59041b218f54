"""The door of extraction: the whole record, its limits, and the failures it names."""

import contextlib
import gzip
import hashlib
import json
import re
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.codec import decode, encode
from service.enrich.enrich import enrich
from service.extract.extract import RESERVE, warm_up
from service.fetch import charset as charsets
from service.reasons import Failure, Reason
from service.records import Page
from service.settings import Extract
from service.url import document_id, normalize
from tests.extract.make import PAGES, PARAGRAPHS, article, download, strain

SHARED = Path(__file__).parents[3] / "shared" / "pages"


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    warm_up()


def fails(html: str, **changes: object) -> Reason:
    with pytest.raises(Failure) as caught:
        strain(html, **changes)
    return caught.value.reason


def test_a_page_becomes_a_record_with_its_facts() -> None:
    page = strain(article(), url="https://www.example.co.id/a?utm_source=x#top", etag='"1"')
    assert page.text.split("\n")[0].startswith("Paragraph 1 of the article")
    assert page.paragraphs == page.text.count("\n") + 1 == 5
    assert page.text_length == len(page.text)
    assert page.normalized_url == "https://www.example.co.id/a"
    assert page.document_id == document_id(normalize(page.final_url))
    assert (page.host, page.registered_domain) == ("www.example.co.id", "example.co.id")
    assert page.body_digest == hashlib.sha256(article().encode()).hexdigest()
    assert page.etag == '"1"'
    assert page.extractor.name == "trafilatura"
    assert page.timings_ms.keys() == {"download", "extract"}
    assert page.language_declared == "en"
    assert not page.truncated


def test_a_record_survives_the_topic() -> None:
    page = strain(article())
    assert decode(encode(page), Page) == page


def test_the_wordpress_page_has_no_date_and_no_furniture() -> None:
    html = (PAGES / "wordpress.html").read_text(encoding="utf-8")
    page = strain(html, url="https://suara-pesisir.example/nelayan-tanjung-batu/")
    assert page.title == "Nelayan Tanjung Batu Menanam Bakau"
    assert page.published_at is None
    assert page.authors == ()
    lines = page.text.split("\n")
    assert len(lines) == 4
    assert lines[0].startswith("Puluhan nelayan")
    assert not re.search(r"Baca Juga|Bagikan|Balasan|Beranda|Copyright|Des 4th", page.text)
    assert page.removed == {"title": 1, "cross_link": 1}
    assert enrich(page).language == "id"


@pytest.mark.parametrize("with_timestamp", [True, False])
def test_the_blogger_page_has_the_date_of_its_header_and_no_furniture(
    with_timestamp: bool,
) -> None:
    html = (PAGES / "blogger.html").read_text(encoding="utf-8")
    if not with_timestamp:
        html = re.sub(r"<abbr.*?</abbr>", "", html)
    page = strain(html, url="https://kebun-rina.example/2021/07/menyemai-cabai.html")
    assert page.title == "Menyemai Cabai di Botol Bekas"
    assert page.published_at is not None
    assert page.published_at.date().isoformat() == "2021-07-13"
    assert page.authors == ("Rina Wulandari",)
    assert len(page.text.split("\n")) == 3
    assert not re.search(r"Laman|Foto|comment|Newer|Powered|13 July", page.text)
    assert enrich(page).language == "id"


def test_text_has_no_control_characters_and_is_in_nfc() -> None:
    text = "<p>Cafe\u0301 \x00\x01\x7f\ufeff\u200b\u00ad in the harbour is open on every day.</p>"
    page = strain(article(body=text))
    assert "Caf\u00e9 in the harbour" in page.text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff\u200b\u00ad]", page.text)


def test_plain_text_keeps_its_paragraphs() -> None:
    body = "First line\nof a paragraph that is wrapped.\n\nSecond paragraph, " + "long " * 20
    page = strain(body, content_type="text/plain")
    assert page.text.split("\n")[0] == "First line of a paragraph that is wrapped."
    assert page.paragraphs == 2
    assert (page.extractor.method, page.title) == ("plain", None)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        pytest.param("", Reason.NO_TEXT, id="nothing"),
        pytest.param("<html><body></body></html>", Reason.NO_TEXT, id="empty"),
        pytest.param("<html><body><p>Short.</p></body></html>", Reason.NO_TEXT, id="a headline"),
        pytest.param(
            '<html><body><div id="root"></div><script src="a.js"></script></body></html>',
            Reason.NO_CONTENT,
            id="shell",
        ),
        pytest.param(
            "<html><body><noscript>Please enable JavaScript to run this app.</noscript>"
            '<div></div><script src="a.js"></script></body></html>',
            Reason.NO_CONTENT,
            id="shell with a notice",
        ),
    ],
)
def test_a_page_without_text_ends_in_its_reason(html: str, reason: Reason) -> None:
    assert fails(html) is reason


def test_the_least_length_is_a_setting() -> None:
    html = "<html><body><article><p>Eleven words are here for you to read and keep.</p></article>"
    assert fails(html) is Reason.NO_TEXT
    assert strain(html, settings=Extract(min_characters=20)).paragraphs == 1


def test_a_record_beyond_the_limit_is_cut_at_a_paragraph() -> None:
    html = article(body="".join(f"<p>Line {n} has “quotes” and words.</p>" for n in range(3000)))
    whole, limit = strain(html), 100_000
    page = strain(html, record_limit=limit)
    assert page.truncated
    assert not whole.truncated
    assert len(orjson.dumps(page)) <= limit - RESERVE
    assert whole.text.startswith(page.text + "\n")
    assert page.paragraphs == page.text.count("\n") + 1


def test_one_paragraph_beyond_the_limit_is_cut_between_words() -> None:
    html = f"<html><body><article><p>{'harbour ' * 30_000}</p>{PARAGRAPHS}</article></body></html>"
    page = strain(html, record_limit=60_000)
    assert page.truncated
    assert set(page.text.split()) == {"harbour"}
    assert len(orjson.dumps(page)) <= 60_000


def test_header_values_that_json_cannot_hold_are_left_out() -> None:
    page = strain(article(), etag="\udcff", last_modified="yesterday")
    assert (page.etag, page.last_modified) == (None, "yesterday")
    assert encode(page)


PIECES = (*"<>/=\"' abp1!-[]{}:;&#\x00\ud800\u00e9\u4e2d\n", "<p>", "</div>", "<table>", "<tr><td>")
TAGS = ("<h1>", "<script>", "<!--", "&#x0;", "<time>", "<title>", "<meta ", "<svg>", "<?xml ")
MARKUP = st.lists(st.sampled_from(PIECES + TAGS)).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(st.characters(exclude_categories=())), MARKUP))
def test_no_text_makes_extraction_raise_anything_but_a_failure(html: str) -> None:
    for content_type in ("text/html", "text/plain"):
        for body in (html, f"<html><body>{html}{PARAGRAPHS}{html}</body></html>"):
            try:
                page = strain(body, content_type=content_type)
            except Failure:
                continue
            encode(page)
            enrich(page)


CLASSES = ("author", "byline", "submitted", "post-by", "authorCard", "comments", "entry-title", "")
LINES = (
    "By Ann Lee",
    "Reviewed by",
    "and Bob Ray",
    "記者李娜／台北報導",
    "이나 기자",
    "3/4/2021",
    "»",
)
BYLINES = st.lists(
    st.tuples(
        st.sampled_from(("div", "a", "h1", "h2", "time", "p", "address", "body", "article")),
        st.sampled_from(CLASSES),
        st.sampled_from(("", "rel=author", "itemprop=author", "href=/author/ann", "property=''")),
        st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=8))).map(" ".join),
        st.sampled_from(("", "</div>", "</a>", "</h2>", "</p>")),
    ).map(lambda one: f'<{one[0]} class="{one[1]}" {one[2]}>{one[3]}{one[4]}')
).map("".join)


@settings(max_examples=100, deadline=None)
@given(BYLINES)
def test_bylines_in_any_order_and_nesting_make_a_record(html: str) -> None:
    with contextlib.suppress(Failure):
        assert encode(strain(article(body=html)))


@settings(max_examples=100, deadline=None)
@given(st.binary(), st.sampled_from(("utf-8", "utf-16", "gb18030", "shift_jis", "no-such", None)))
def test_any_bytes_are_read_or_refused(body: bytes, charset: str | None) -> None:
    got = download("", body=b"<p>" + body + PARAGRAPHS.encode(), header_charset=charset)
    with contextlib.suppress(Failure):
        text, _ = charsets.decode(got)
        assert encode(strain(text))


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + PARAGRAPHS,
        "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">" + PARAGRAPHS,
        "<table>" + "<tr><td>1</td></tr>" * 2_000 + "</table>" + PARAGRAPHS,
        f'<table><tr><td colspan="9000000000000000">x</td></tr></table>{PARAGRAPHS}',
        '<meta property="og:title" content="' + "x" * 1_000_000 + f'">{PARAGRAPHS}',
    ],
    ids=["deep", "attributes", "rows", "colspan", "long title"],
)
def test_a_page_made_to_blow_up_is_read_or_refused(html: str) -> None:
    with contextlib.suppress(Failure):
        assert len(encode(strain(f"<html><body>{html}</body></html>"))) < 900_000


def sample(count: int) -> list[dict[str, str]]:
    """Some shared pages, chosen by a hash of their id."""
    index = SHARED / "index.jsonl"
    if not index.exists():
        pytest.skip("../shared/pages is not beside the repository")
    with index.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows.sort(key=lambda row: hashlib.sha256(row["id"].encode()).hexdigest())
    return rows[:count]


def test_real_pages_become_records_or_failures() -> None:
    enriched = 0
    rows = sample(60)
    for row in rows:
        html = gzip.decompress((SHARED / row["html"]).read_bytes()).decode("utf-8", "replace")
        try:
            page = strain(html, url=row.get("url") or "https://example.org/")
        except Failure:
            continue
        enriched += 1
        assert page.text_length >= 100
        assert len(encode(page)) < 900_000
        assert enrich(page).words
    assert enriched >= 0.9 * len(rows)


def test_a_page_that_begins_with_the_envelope_of_a_filing_is_read() -> None:
    """As the SEC publishes them."""
    envelope = "<DOCUMENT>\n<TYPE>EX-99.1\n<SEQUENCE>2\n<DESCRIPTION>EX-99.1\n<TEXT>\n"
    html = f"{envelope}<HTML><BODY>{PARAGRAPHS}</BODY></HTML></TEXT></DOCUMENT>"
    assert "Paragraph 5 of the article" in strain(html).text
