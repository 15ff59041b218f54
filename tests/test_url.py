"""URLs: the vectors of the conformance folder, and what must hold for any text."""

import json
from pathlib import Path
from typing import Any

import ada_url
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service import url
from service.reasons import Failure, Reason

CASES = Path(__file__).parents[2] / "shared" / "conformance" / "url_cases.jsonl"


def cases(kind: str) -> list[dict[str, Any]]:
    if not CASES.exists():
        pytest.skip(f"no conformance vectors at {CASES}")
    lines = CASES.read_text(encoding="utf-8").strip().split("\n")
    return [case for line in lines if (case := json.loads(line))["kind"] == kind]


def test_all_whatwg_vectors_agree() -> None:
    vectors = cases("whatwg")
    wrong = []
    for case in vectors:
        try:
            found = url._whatwg(case["input"], case["base"]).href
        except Failure:
            found = None
        if found != (None if case.get("failure") else case["href"]):
            wrong.append((case["id"], found))
    assert (len(vectors), wrong) == (448, [])


def test_all_other_schemes_are_refused() -> None:
    vectors = cases("whatwg-other-scheme")
    for case in vectors:
        with pytest.raises(Failure):
            url.join(case["base"], case["input"]) if case["base"] else url.parse(case["input"])
    assert len(vectors) == 254


def test_all_host_name_vectors_agree() -> None:
    vectors = cases("toascii")
    wrong = []
    for case in vectors:
        try:
            found = url.parse(f"https://{case['input']}/").hostname
        except Failure:
            found = None
        if found != case["output"]:
            wrong.append((case["id"], found))
    assert (len(vectors), wrong) == (87, [])


def test_all_pairs_that_name_one_page_get_one_form() -> None:
    pairs = cases("same")
    wrong = [case["why"] for case in pairs if url.normalize(case["a"]) != url.normalize(case["b"])]
    assert (len(pairs), wrong) == (35, [])


def test_all_pairs_that_name_two_pages_keep_two_forms() -> None:
    pairs = cases("different")
    wrong = [case["why"] for case in pairs if url.normalize(case["a"]) == url.normalize(case["b"])]
    assert (len(pairs), wrong) == (24, [])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.INVALID_URL),
        ("/path", Reason.INVALID_URL),
        ("example.com/page", Reason.INVALID_URL),
        ("http://", Reason.INVALID_URL),
        ("http://a b/", Reason.INVALID_URL),
        ("http://user@h.test/", Reason.INVALID_URL),
        ("http://user:word@h.test/", Reason.INVALID_URL),
        ("http://h.test/" + "a" * 8000, Reason.INVALID_URL),
        ("http://h.test/" + "é" * 4000, Reason.INVALID_URL),
        ("ftp://h.test/", Reason.BLOCKED_SCHEME),
        ("javascript:alert(1)", Reason.BLOCKED_SCHEME),
        ("file:///etc/passwd", Reason.BLOCKED_SCHEME),
        ("data:text/html,x", Reason.BLOCKED_SCHEME),
    ],
)
def test_what_cannot_be_fetched_is_refused(text: str, reason: Reason) -> None:
    with pytest.raises(Failure) as caught:
        url.parse(text)
    assert caught.value.reason is reason


def test_white_space_around_a_url_is_trimmed() -> None:
    assert url.parse(" \n http://h.test/a\t ").href == "http://h.test/a"


def test_odd_notations_of_an_address_become_the_address() -> None:
    for host in ("2130706433", "0x7f.1", "127.1", "0177.0.0.1", "①②⑦.0.0.1"):
        assert url.parse(f"http://{host}/").hostname == "127.0.0.1"


def test_a_relative_redirect_is_resolved() -> None:
    assert url.join("http://h.test/a/b?c", "../d").href == "http://h.test/d"


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.example.co.id", "example.co.id"),
        ("example.com", "example.com"),
        ("a.b.example.com.", "example.com"),
        ("a.blogspot.com", "a.blogspot.com"),
        ("x.a.github.io", "a.github.io"),
        ("co.id", "co.id"),
        ("localhost", "localhost"),
        ("a.b.test", "b.test"),
        ("127.0.0.1", "127.0.0.1"),
        ("[2606:4700::1]", "[2606:4700::1]"),
        ("xn--bcher-kva.example.de", "example.de"),
        ("www.xn--85x722f.com.cn", "xn--85x722f.com.cn"),
    ],
)
def test_registered_domains_follow_the_public_suffix_list(host: str, domain: str) -> None:
    assert url.registered_domain(host) == domain


def test_the_key_is_the_same_for_a_text_and_its_url() -> None:
    assert url.domain_key(" https://News.Example.co.id:8443/a") == "example.co.id"
    assert url.domain_key(ada_url.URL("https://news.example.co.id/a")) == "example.co.id"


def test_a_document_id_is_32_hexadecimal_characters() -> None:
    # printf %s http://h.test/a | sha256sum
    assert url.document_id("http://h.test/a") == "1e6bb5c6771baea1453fe8a4619c8b1c"


def test_a_question_mark_goes_only_with_the_last_tracking_parameter() -> None:
    assert url.normalize("http://h.test/a?UTM_Source=1&b=2&fbclid=3") == "http://h.test/a?b=2"
    assert url.normalize("http://h.test/a?utm%5Fsource=1") == "http://h.test/a"
    assert url.normalize("http://h.test/a?&b") == "http://h.test/a?&b"


pieces = st.sampled_from([*"%%%%aA2e5fF/?&=#.;+ é", "utm_a", "gclid", "%2e", "%2F"])
paths = st.lists(pieces, max_size=20).map("".join)


@given(st.one_of(paths, st.text(max_size=40)))
def test_normalizing_twice_changes_nothing(path: str) -> None:
    once = url.normalize("http://h.test/" + path)
    assert url.normalize(once) == once


@given(st.one_of(paths, st.text(max_size=40)))
def test_a_normal_form_is_what_a_browser_would_write(path: str) -> None:
    form = url.normalize("http://h.test/" + path)
    assert ada_url.URL(form).href == form


@given(st.text())
def test_no_text_makes_the_parser_raise_anything_but_failure(text: str) -> None:
    for call in (url.parse, url.normalize, url.domain_key):
        try:
            call(text)
        except Failure:
            continue


@given(st.text())
def test_any_host_has_a_domain(host: str) -> None:
    assert isinstance(url.registered_domain(host), str)
