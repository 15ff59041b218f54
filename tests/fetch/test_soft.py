"""A page that only says that it is none is told from an article; an article never is."""

import gzip
import hashlib
import json
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.agents.strain import strain
from service.fetch import soft
from service.fetch.charset import decode
from service.fetch.glance import visible
from service.fetch.phrases import PHRASES
from service.reasons import Failure, Reason
from service.records import Download, Page, Redirect, Request, Source
from service.settings import Extract
from tests.fetch.fetching import failed, says
from tests.fetch.soft_pages import FULL, LOGIN_FORM, NOT_SOFT, SOFT, page
from tests.servers.http import answer

SHARED = Path(__file__).parents[3] / "shared" / "pages"
KINDS = {Reason.SOFT_404, Reason.LOGIN_WALL, Reason.CHALLENGE}
FULL_LINE = "The council decided on Monday that the bridge is to be built after all. " * 2


def fetched(body: bytes, *, url: str, **more: Any) -> Download:
    at = datetime(2024, 12, 4, tzinfo=UTC)
    fields = {"status": 200, "content_type": "text/html", "header_charset": None} | more
    return Download(final_url=url, body=body, fetched_at=at, **fields)


def strain_it(download: Download, asked: str) -> Page:
    source = Source(topic="t", partition=0, offset=0)
    request = Request(request_id="r", url=asked, source=source, asked_at=download.fetched_at)
    return strain(request, download, 0, Extract(), 900_000)


def strained(html: str, *, url: str = "https://a.test/news/1", asked: str = "") -> Page:
    redirects = (Redirect(url=asked, status=302),) if asked else ()
    download = fetched(html.encode(), url=url, header_charset="utf-8", redirects=redirects)
    return strain_it(download, asked or url)


def reason(html: str, **more: str) -> Reason | None:
    try:
        strained(html, **more)
    except Failure as failure:
        return failure.reason
    return None


@pytest.mark.parametrize(("expected", "html"), SOFT.values(), ids=SOFT)
def test_soft_pages_are_told(expected: Reason, html: str) -> None:
    assert reason(html) is expected


@pytest.mark.parametrize("html", NOT_SOFT.values(), ids=NOT_SOFT)
def test_articles_that_look_so_are_kept(html: str) -> None:
    assert reason(html) is None


def test_there_are_enough_pages() -> None:
    assert len(SOFT) >= 30
    assert len(NOT_SOFT) >= 20
    assert not visible(FULL, limit=soft.THIN)[1], "the furniture alone is no thin page"


def test_a_redirect_to_the_login_is_a_login_wall() -> None:
    html = page("Harbour", f"<p>Harbour members' pages</p>{LOGIN_FORM}")
    login = "https://a.test/account/login?next=%2Fnews%2F1"
    assert reason(html, url=login, asked="https://a.test/news/1") is Reason.LOGIN_WALL


def test_a_redirect_to_an_error_page_is_soft_404() -> None:
    html = page("Harbour", "<p>Hm, that was nothing.</p>")
    assert reason(html, url="https://a.test/404.html", asked="https://a.test/b") is Reason.SOFT_404


def test_an_empty_shell_stays_no_content() -> None:
    html = page("Harbour", '<div id="root"></div><script src="/app.js"></script>')
    assert reason(html) is Reason.NO_CONTENT


def test_a_short_page_without_signs_stays_no_text() -> None:
    assert reason(page("Harbour", "<h1>Harbour</h1><p>Soon.</p>")) is Reason.NO_TEXT


def test_the_detail_names_signs_and_nothing_of_the_page() -> None:
    with pytest.raises(Failure) as caught:
        strained(page("Page not found - Secret", "<p>Sorry, the page you requested is gone.</p>"))
    assert caught.value.detail == "told by title (en), sentence (en)"


# -- the look --------------------------------------------------------------------------------------


def test_what_a_reader_sees_is_text_by_blocks() -> None:
    html = (
        "a <script>no <p>no</script>b<!-- <p>no -- > --><p>c <b>d</b>e</p><STYLE>no</STYLE>f"
        "<select><option>no</select> <svg><title>no</title></svg>g"
    )
    text, whole = visible(html, limit=100)
    assert text.split() == ["a", "b", "c", "de", "f", "g"]
    assert whole


def test_a_full_page_is_read_no_further_than_asked() -> None:
    text, whole = visible("<p>0123456789</p>" * 1000, limit=95)
    assert text.split() == ["0123456789"] * 10
    assert not whole


def test_a_quoted_saying_does_not_open_a_sentence() -> None:
    quoted = page("News", '<p>All that they saw for days was "the page you requested" is.</p>')
    assert soft.suspect(quoted) is None
    assert soft.suspect(page("News", "<p>Sorry, but the page you requested is gone.</p>"))


@given(
    st.lists(st.tuples(st.integers(1, 400), st.sampled_from("a中"))),
    st.integers(0, len(soft.ALLOWED) + 2),
)
def test_no_sign_takes_a_text_beyond_doubt_for_talk(
    lines: list[tuple[int, str]], weight: int
) -> None:
    text = "\n".join(letter * count for count, letter in lines)
    suspicion = soft.Suspicion(Reason.SOFT_404, weight, ("title",))
    assert not (soft.is_beyond_doubt(text) and suspicion.holds(text))


def test_a_long_text_is_beyond_doubt_and_a_list_of_headlines_is_not() -> None:
    assert soft.is_beyond_doubt("\n".join([FULL_LINE] * 8))
    assert not soft.is_beyond_doubt("\n".join(["A headline of another article"] * 50))


def test_phrases_are_written_as_they_are_compared() -> None:
    for row in PHRASES:
        assert row.reason in KINDS
        for phrase in (*row.names.split("|"), *row.sayings.split("|")):
            assert phrase.strip(), f"an empty phrase in {row.reason}, {row.language}"
            assert phrase == phrase.lower()


@pytest.mark.parametrize("language", ["en", "id", "ms", "de", "fr", "es", "pt", "ru", "zh", "ja"])
def test_every_kind_is_known_in_a_language(language: str) -> None:
    assert {row.reason for row in PHRASES if row.language == language} == KINDS


@given(st.text(st.sampled_from("<>/!-a b\"'=s404é中scripttitleh1"), max_size=200))
def test_the_look_takes_any_text(html: str) -> None:
    soft.suspect(html, url=html, redirected=True)
    text, _ = visible(html, limit=50)
    assert len(text) <= len(html)


@pytest.mark.parametrize(
    "piece",
    [
        "<script>", "<script>a</SCRIPT", "<!--", "<h1>", "<h1 ", "<title>", "<a", "<", "<a>", ">",
        "<body ", "password", "<input type=password", "404 | ", "the page you requested ", "<svg>",
        "&#", "中", "page not found\n",
    ],
)  # fmt: skip
def test_no_page_makes_the_look_slow(piece: str) -> None:
    html = piece * (4_000_000 // len(piece))
    began = time.process_time()
    soft.suspect(html)
    assert time.process_time() - began < 2


# -- answers that are refused ----------------------------------------------------------------------

TESTS = {name: html for name, (kind, html) in SOFT.items() if kind is Reason.CHALLENGE}


@pytest.mark.parametrize("html", TESTS.values(), ids=TESTS)
def test_the_start_of_a_test_for_browsers_is_told(html: str) -> None:
    assert soft.is_challenge(html.encode()[: soft.START_BYTES])


@pytest.mark.parametrize(
    "html",
    ["", "Forbidden", page("403 Forbidden", "<h1>403 Forbidden</h1><hr>nginx"),
     page("503 Service Temporarily Unavailable", "<h1>503</h1>"), page("Log in", LOGIN_FORM)],
)  # fmt: skip
def test_a_hosts_own_refusal_is_none(html: str) -> None:
    assert not soft.is_challenge(html.encode())


CLOUD = SOFT["challenge, just a moment"][1].encode()
FORBIDDEN = page("403 Forbidden", "<h1>403 Forbidden</h1>").encode()


@pytest.mark.parametrize("status", [403, 503])
async def test_a_refusal_with_a_test_for_browsers_is_a_challenge(status: int) -> None:
    failure = await failed(lambda _: answer(CLOUD, status, Retry_After="7"))
    assert failure.reason is Reason.CHALLENGE
    assert failure.detail == f"status {status}, told by its body"
    assert failure.retry_after == 7


@pytest.mark.parametrize("status", [200, 202, 403, 405, 503])
@pytest.mark.parametrize(
    "header", [{"cf_mitigated": "challenge"}, {"x_amzn_waf_action": "captcha"}]
)
async def test_a_services_header_is_enough(status: int, header: dict[str, str]) -> None:
    failure = await failed(lambda _: answer(b"", status, **header))
    assert failure.word == "challenge"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("http_403", answer(FORBIDDEN, 403)),
        ("http_503", answer(b"", 503)),
        ("http_403", answer(CLOUD, 403, kind="application/json")),
        ("http_404", answer(CLOUD, 404)),
        ("http_403", answer(CLOUD, 403, Content_Encoding="gzip")),
        ("http_403", answer(b" " * 100_000 + CLOUD, 403)),
        ("rate_limited", answer(CLOUD, 429, cf_mitigated="challenge")),
    ],
    ids=["own", "empty", "json", "404", "bad coding", "beyond the start", "429"],
)
async def test_other_refusals_stay_what_they_are(word: str, said: bytes) -> None:
    assert (await failed(lambda _: said)).word == word


async def test_a_refusals_body_that_stalls_costs_no_more_than_half_of_the_time_left() -> None:
    stalled = says(b"HTTP/1.1 403 X\r\nContent-Type: text/html\r\n\r\n<p>", then=5.0)
    began = time.monotonic()
    assert (await failed(stalled, fetch={"timeout": 1.0})).word == "http_403"
    assert time.monotonic() - began < 0.9


# -- real pages ------------------------------------------------------------------------------------


def real_pages(half: int) -> list[dict[str, Any]]:
    """Pages with an answer of 200 characters or more; halves by a hash of the id.

    The phrases and limits were made with half 0; no page of half 1 has changed them.
    """
    index = SHARED / "index.jsonl"
    if not index.exists():
        pytest.skip("../shared/pages is not beside the repository")
    with index.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        row
        for row in rows
        if len(row.get("gold_text") or "") >= 200
        and hashlib.sha256(row["id"].encode()).digest()[0] % 2 == half
    ]


@pytest.mark.parametrize("half", [0, 1])
def test_no_real_article_is_taken_for_a_soft_failure(half: int) -> None:
    rows = real_pages(half)
    alarms = []
    for row in rows:
        url = row.get("url") or "https://example.org/"
        download = fetched(gzip.decompress((SHARED / row["html"]).read_bytes()), url=url)
        # Without a suspicion strain asks nothing more, so that nothing need be extracted.
        if soft.suspect(decode(download)[0], url=url) is None:
            continue
        try:
            strain_it(download, url)
        except Failure as failure:
            if failure.reason in KINDS:
                alarms.append((row["id"], failure.word, failure.detail))
    assert len(rows) > 400
    assert not alarms
