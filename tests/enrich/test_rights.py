"""What a publisher asks of machines, from tags, the reservation and the licence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.enrich.rights import directives, part
from service.records import Rights
from tests.enrich.make import page

COMMONS = "https://creativecommons.org/"


def rights(**fields: object) -> Rights:
    return part(page("text", **{"agent": "Saring"} | fields), {})["rights"]


@pytest.mark.parametrize(
    ("tags", "asked"),
    [
        pytest.param((), set(), id="nothing is said"),
        pytest.param(("noindex",), {"noindex"}, id="one word"),
        pytest.param(("noindex, noarchive",), {"noindex", "noarchive"}, id="two words"),
        pytest.param(("NoAI,NOIMAGEAI",), {"noai", "noimageai"}, id="case does not matter"),
        pytest.param(("noai noimageai",), {"noai", "noimageai"}, id="blanks instead of commas"),
        pytest.param(("noindex", "noai"), {"noindex", "noai"}, id="the header repeats"),
        pytest.param(("none",), {"noindex"}, id="none is noindex and nofollow"),
        pytest.param(("nocache",), {"noarchive"}, id="the other name of noarchive"),
        pytest.param(("index, follow", "all"), set(), id="what is allowed anyway"),
        pytest.param(("index", "noindex"), {"noindex"}, id="the stricter word counts"),
        pytest.param(("nofollow, nosnippet",), set(), id="words about other things"),
        pytest.param(("noindexing, nonoai",), set(), id="words that only begin alike"),
        pytest.param(("googlebot: noindex",), set(), id="said to another robot"),
        pytest.param(("saring: noai",), {"noai"}, id="said to us"),
        pytest.param(("Saring/0.1: noai",), {"noai"}, id="said to us, with a version"),
        pytest.param(("Saringan: noai",), set(), id="a longer name is another robot"),
        pytest.param(("robots: noindex",), {"noindex"}, id="said to robots"),
        pytest.param(("*: noindex",), {"noindex"}, id="said to all"),
        pytest.param(("googlebot: noindex, noarchive",), set(), id="the name holds for the rest"),
        pytest.param(
            ("noarchive, googlebot: noindex",), {"noarchive"}, id="but not for what came before"
        ),
        pytest.param(
            ("googlebot: noindex, saring: noai, noarchive",), {"noai", "noarchive"}, id="two names"
        ),
        pytest.param(("googlebot: noindex", "noai"), {"noai"}, id="a name ends with its header"),
        pytest.param(("max-snippet: -1, noai",), {"noai"}, id="a value is no name"),
        pytest.param(
            ("unavailable_after: Friday, 25-Jun-27 15:00:00 GMT, noarchive",),
            {"noarchive"},
            id="a date has commas and colons",
        ),
        pytest.param(("noindex;noai",), {"noindex", "noai"}, id="semicolons"),
        pytest.param((":", ",,:", "", "x:"), set(), id="nothing but marks"),
    ],
)
def test_directives(tags: tuple[str, ...], asked: set[str]) -> None:
    found = rights(robots_tags=tags)
    names = {"noindex", "noarchive", "noai", "noimageai"}
    assert {name for name in names if getattr(found, name)} == asked


def test_a_page_that_nobody_fetched_is_bound_by_what_is_said_to_all() -> None:
    found = rights(robots_tags=("noindex", "saring: noai"), agent="")
    assert (found.noindex, found.noai) == (True, False)


@pytest.mark.parametrize(
    ("value", "reserved"),
    [("1", True), (" 1 ", True), ("0", False), (None, False), ("2", False), ("true", False)],
)
def test_mining_is_reserved_by_one_value_only(value: str | None, reserved: bool) -> None:
    assert rights(tdm_reservation=value).tdm_reserved is reserved


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("CC BY 4.0", "CC BY 4.0"),
        ("https://example.org/licence", "https://example.org/licence"),
        ("http://www.creativecommons.org/licenses/by/4.0/", COMMONS + "licenses/by/4.0/"),
        ("https://creativecommons.org/licenses/by-sa/4.0", COMMONS + "licenses/by-sa/4.0/"),
        ("//x?u=http://creativecommons.org/licenses/by/3.0/", COMMONS + "licenses/by/3.0/"),
        (COMMONS + "licenses/by-nc-sa/3.0/deed.en_US", COMMONS + "licenses/by-nc-sa/3.0/"),
        (COMMONS + "licenses/by/3.0/de/deed.id", COMMONS + "licenses/by/3.0/de/"),
        (COMMONS + "licenses/BY/4.0/legalcode", COMMONS + "licenses/by/4.0/"),
        (COMMONS + "publicdomain/zero/1.0/", COMMONS + "publicdomain/zero/1.0/"),
        (COMMONS + "choose/", COMMONS + "choose/"),
    ],
)
def test_a_licence_of_creative_commons_has_one_form(value: str | None, expected: str) -> None:
    assert rights(license=value).license == expected


@given(st.lists(st.text()), st.text())
def test_any_tag_can_be_read(tags: list[str], agent: str) -> None:
    assert all(word == word.lower() for word in directives(tags, agent))
