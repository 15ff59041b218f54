"""robots.txt: the conformance vectors, and what must hold for any file."""

import base64
import json
import time
from pathlib import Path
from typing import Any

import ada_url
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.fetch import robots
from service.fetch.robots import Standing

CASES = Path(__file__).parents[3] / "shared" / "conformance" / "robots_cases.jsonl"


def core() -> list[dict[str, Any]]:
    if not CASES.exists():
        pytest.skip(f"no conformance vectors at {CASES}")
    lines = CASES.read_text(encoding="utf-8").strip().split("\n")
    return [case for line in lines if (case := json.loads(line))["core"]]


def allowed(text: bytes, agent: str, path: str) -> bool:
    return robots.parse(text, agent).may_fetch(path)


def test_all_core_vectors_agree() -> None:
    vectors = core()
    wrong = []
    for case in vectors:
        url = ada_url.URL(case["url"])
        agent = robots.product_token(case["agent"])
        text = base64.b64decode(case["robots_b64"])
        if allowed(text, agent, url.pathname + url.search) is not case["allowed"]:
            wrong.append(case["id"])
    assert (len(vectors), wrong) == (561, [])


@pytest.mark.parametrize(
    ("value", "token"),
    [
        ("Saring/0.1 (+http://h.test)", "Saring"),
        ("my-bot_x", "my-bot_x"),
        ("Bot2", "Bot"),
        ("/1", ""),
        ("", ""),
    ],
)
def test_the_product_token_is_the_first_word(value: str, token: str) -> None:
    assert robots.product_token(value) == token


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (b"User-agent: *\nCrawl-delay: 2", 2.0),
        (b"User-agent: *\nCrawl-delay: 0.5", 0.5),
        (b"User-agent: *\nCrawl-delay: 1e9", 1e9),
        (b"User-agent: *\nCrawl-delay: 3\nUser-agent: a\nCrawl-delay: 5\nDisallow:", 5.0),
        (b"User-agent: *\nCrawl-delay: 3\n\nUser-agent: a\nDisallow:", None),
        (b"User-agent: other\nCrawl-delay: 3", None),
        (b"User-agent: *\nCrawl-delay: -5", None),
        (b"User-agent: *\nCrawl-delay: nan", None),
        (b"User-agent: *\nCrawl-delay: inf", None),
        (b"User-agent: *\nCrawl-delay: ten", None),
    ],
)
def test_crawl_delay_is_of_our_group_and_a_number(text: bytes, seconds: float | None) -> None:
    assert robots.parse(text, "a").crawl_delay == seconds


@pytest.mark.parametrize(
    ("status", "text", "cut", "standing"),
    [
        (200, b"User-agent: *\nDisallow: /", False, Standing.RULES),
        (200, b"User-agent: *\nDisallow: /", True, Standing.RULES),
        (200, b"", False, Standing.ALLOW),
        (200, b"<html>Not found</html>", False, Standing.ALLOW),
        (200, b"\0" * 9, True, Standing.DEFER),
        (204, b"", False, Standing.ALLOW),
        (301, b"", False, Standing.ALLOW),
        (404, b"User-agent: *\nDisallow: /", False, Standing.ALLOW),
        (403, b"", False, Standing.ALLOW),
        (429, b"", False, Standing.DEFER),
        (500, b"", False, Standing.DEFER),
        (599, b"", False, Standing.DEFER),
    ],
)
def test_each_answer_has_its_meaning(
    status: int, text: bytes, cut: bool, standing: Standing
) -> None:
    assert robots.judge(status, text, cut=cut) is standing


def test_robots_txt_itself_is_always_allowed() -> None:
    assert allowed(b"User-agent: *\nDisallow: /", "a", "/robots.txt")


# fmt: off
pieces = st.sampled_from([
    "User-agent: *\n", "User-agent: a\n", "Disallow: ", "Allow: ", "/", "*", "$", "%2F", "%", "a",
    "\n", "\r", "#", "Crawl-delay: 1\n", "Sitemap: x\n", "é", "\0", ":",
])
# fmt: on
texts = st.binary() | st.lists(pieces, max_size=30).map(lambda found: "".join(found).encode())


@given(texts, st.text())
def test_any_file_parses_and_answers(text: bytes, path: str) -> None:
    rules = robots.parse(text, "a")
    assert rules.may_fetch("/" + path) in {True, False}
    assert rules.crawl_delay is None or rules.crawl_delay >= 0


@given(texts)
def test_a_file_without_a_group_forbids_nothing(text: bytes) -> None:
    if robots.judge(200, text, cut=False) is Standing.ALLOW:
        assert allowed(text, "a", "/a")


@given(st.binary())
def test_normalizing_twice_changes_nothing(path: bytes) -> None:
    once = robots.normal(path)
    assert robots.normal(once) == once


@pytest.mark.parametrize(
    "pattern", [b"/*a*a*a*a*a*a*a*a*b", b"/" + b"*" * 8000, b"/" + b"a*" * 4000]
)
def test_no_pattern_makes_matching_slow(pattern: bytes) -> None:
    rules = robots.parse(b"User-agent: *\nDisallow: " + pattern, "a")
    began = time.monotonic()
    rules.may_fetch("/" + "a" * 8000)
    assert time.monotonic() - began < 0.5
