"""Who wrote a page, of all the names that it mentions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.authors import AUTHORS, LISTED, ORDER, authors, is_signed, says
from service.extract.meta import Finding

HOST = "www.mdr.de"


def chosen(*findings: tuple[str, str], **fields: str) -> tuple[str, tuple[str, ...]] | None:
    by_field = {"authors": [Finding("authors", source, value) for source, value in findings]}
    by_field |= {field: [Finding(field, "json-ld", value)] for field, value in fields.items()}
    return authors(by_field, HOST)


def test_the_first_source_in_order_wins() -> None:
    got = chosen(("byline", "Bob Ray"), ("json-ld", "Ann Lee"), ("meta", "Cy Tan"))
    assert got == ("json-ld", ("Ann Lee",))


@pytest.mark.parametrize("login", ["KatieS", "annlee", "Daily Newsroom Team", "Example GmbH"])
def test_a_login_or_a_company_gives_way_to_a_persons_full_name(login: str) -> None:
    got = chosen(("json-ld", login), ("author-link", "Ann Lee"))
    assert got == ("author-link", ("Ann Lee",))


def test_a_company_that_the_markup_calls_one_gives_way_too() -> None:
    got = chosen(("json-ld", "Kraut Reporter"), ("meta", "Ann Lee"), organisation="Kraut Reporter")
    assert got == ("meta", ("Ann Lee",))


@pytest.mark.parametrize("source", ["meta", "article", "dc"])
def test_what_a_template_may_say_on_all_pages_gives_way_to_a_byline(source: str) -> None:
    assert chosen((source, "German Wave"), ("byline", "Ann Lee")) == ("byline", ("Ann Lee",))


@pytest.mark.parametrize(("source", "name"), [("meta", "annlee"), ("article", "Boat Magazine")])
def test_a_login_or_a_paper_gives_way_to_the_desk_that_readers_see(source: str, name: str) -> None:
    assert chosen((source, name), ("byline", "Redaktion")) == ("byline", ("Redaktion",))


def test_the_site_is_no_author_beside_people() -> None:
    assert chosen(("itemprop", "Ann Lee, M D R")) == ("itemprop", ("Ann Lee",))


def test_authors_stand_in_the_order_in_which_they_are_first_named() -> None:
    got = chosen(("itemprop", "Ann Lee"), ("itemprop", "Bob Ray"), ("itemprop", "Ann Lee"))
    assert got == ("itemprop", ("Ann Lee", "Bob Ray"))


def test_many_items_with_authors_are_those_of_other_articles() -> None:
    names = ("Ann Lee", "Cy Tan", "Di Fox", "Ed Poe", "Flo Kay", "Gus Orr")
    others = [("itemprop", name) for name in names]
    assert chosen(*others, ("rel-author", "Bob Ray")) == ("rel-author", ("Bob Ray",))


@pytest.mark.parametrize("kind", ["product", "product.item", "Product"])
def test_a_products_page_has_no_author(kind: str) -> None:
    assert chosen(("byline", "Ann Lee"), page_type=kind) is None


def test_it_stays_where_readers_see_it() -> None:
    got = chosen(("meta", "Bob Ray"), ("byline", "Ann Lee"), ("rel-author", "Bob Ray"))
    assert got == ("meta", ("Bob Ray",))


def test_a_byline_that_another_source_repeats_outvotes_the_first() -> None:
    assert chosen(("json-ld", "Cy Tan"), ("sailthru", "By Ann Lee"), ("byline", "Ann Lee")) == (
        "byline",
        ("Ann Lee",),
    )


def test_the_heading_of_a_link_is_no_name() -> None:
    assert chosen(("author-link", "Myths of smoking")) is None
    assert chosen(("author-link", "crazy lenny")) == ("author-link", ("crazy lenny",))


@pytest.mark.parametrize(("source", "kept"), [("rel-author", True), ("json-ld", False)])
def test_a_desk_counts_where_readers_see_it(source: str, kept: bool) -> None:
    assert (chosen((source, "Redaktion")) is not None) is kept


def test_a_single_name_that_readers_see_stays() -> None:
    assert chosen(("json-ld", "Cortyn"), ("byline", "by Cortyn"), ("line", "Ann Lee")) == (
        "json-ld",
        ("Cortyn",),
    )


def test_a_login_stays_where_nobody_else_is_named() -> None:
    assert chosen(("json-ld", "annlee")) == ("json-ld", ("annlee",))


@pytest.mark.parametrize(
    ("source", "name", "kept"),
    [
        ("rel-author", "c1ph4", True),
        ("json-ld", "josh_90", True),
        ("json-ld", "admin2", False),
        ("json-ld", "user123", False),
        ("json-ld", "Team 2024", False),
        ("byline", "c1ph4", False),
    ],
)
def test_a_members_handle_is_the_author_where_markup_says_so(
    source: str, name: str, kept: bool
) -> None:
    assert (chosen((source, name)) is not None) is kept


@pytest.mark.parametrize("first", ["Ann", "ann"])
def test_a_first_name_is_told_in_full_where_the_page_has_it(first: str) -> None:
    assert chosen(("json-ld", first), ("line", "Ann Lee"), ("byline", "Bob Ray")) == (
        "line",
        ("Ann Lee",),
    )


@pytest.mark.parametrize("handle", ["annlee", "@AnnLee", "ann-lee"])
def test_a_handle_is_no_second_author(handle: str) -> None:
    assert chosen(("json-ld", "Ann Lee"), ("json-ld", handle)) == ("json-ld", ("Ann Lee",))


@pytest.mark.parametrize(
    ("source", "value", "signed"),
    [("meta", "Ann Lee", True), ("meta", "annlee", False), ("meta", "MDR Thüringen", False),
     ("meta", "Example GmbH", False)],
)  # fmt: skip
def test_a_page_is_signed_by_a_person(source: str, value: str, signed: bool) -> None:
    found = [Finding("authors", source, value), Finding("site_name", "og", "MDR Thüringen")]
    assert is_signed(found, HOST) is signed


@pytest.mark.parametrize(
    "name", ["mdr.de", "mdr", "Sender (www.mdr.de)", "www.mdr.de | Redaktion", "The Site",
             "MDR THÜRINGEN"]
)  # fmt: skip
def test_the_site_and_its_desks_are_no_authors(name: str) -> None:
    assert chosen(("meta", name), site_name="The Site") is None


@pytest.mark.parametrize(
    ("source", "kept"),
    [("byline", True), ("rel-author", True), ("author-link", True), ("line", True),
     ("meta", False), ("json-ld", False)],
)  # fmt: skip
def test_a_site_that_signs_where_readers_see_it_is_named_where_nobody_else_is(
    source: str, kept: bool
) -> None:
    assert (chosen((source, "by Harbour Works"), site_name="Harbour Works") is not None) is kept
    got = chosen((source, "Harbour Works"), ("twitter", "Ann Lee"), site_name="Harbour Works")
    assert got == ("twitter", ("Ann Lee",))


def test_a_site_that_is_marked_up_as_a_person_is_its_author() -> None:
    assert chosen(("meta", "Ann Lee"), site_name="Ann Lee", person="Ann Lee") is not None


@pytest.mark.parametrize("value", ["https://example.org/ann", "https://www.facebook.com/site"])
def test_an_address_is_no_name(value: str) -> None:
    assert chosen(("article", value)) is None


@pytest.mark.parametrize(
    ("source", "name"), [("citation", "Ann Lee"), ("dc", "Ann Lee"), ("meta", "Lee, Ann")]
)
def test_a_catalogues_name_is_turned_round(source: str, name: str) -> None:
    assert chosen((source, "Lee, Ann")) == (source, (name,))


def test_a_label_in_lower_case_is_no_byline() -> None:
    assert chosen(("byline", "Personal finance"), ("line", "Ann Lee")) == ("line", ("Ann Lee",))


def test_more_names_than_an_article_has_are_a_lists() -> None:
    names = [f"{first} Lee" for first in ("Ann", "Bob", "Cy", "Di", "Ed", "Flo")]
    assert len(names) > LISTED
    assert chosen(*(("rel-author", name) for name in names)) is None


def test_names_of_a_list_count_each_time() -> None:
    assert chosen(*[("byline", "Ann Lee"), ("byline", "Bob Ray")] * LISTED) is None


def test_one_name_counts_however_often_it_stands_there() -> None:
    assert chosen(*[("byline", "Ann Lee")] * 9) == ("byline", ("Ann Lee",))


@pytest.mark.parametrize(
    ("value", "agrees"),
    [
        ("By Ann Lee", True),
        ("Ann Lee and Bob Ray", True),
        ("Cy Tan", False),
        ("Ann Lee, Cy Tan", False),
        ("", False),
    ],
)
def test_a_voice_agrees_that_names_nobody_else(value: str, agrees: bool) -> None:
    assert says(Finding("authors", "byline", value), ["Ann Lee", "Bob Ray"]) is agrees


@given(st.lists(st.tuples(st.sampled_from(ORDER), st.text())))
def test_authors_are_distinct_and_few_whatever_the_page_says(
    findings: list[tuple[str, str]],
) -> None:
    got = chosen(*findings)
    if got is not None:
        assert 0 < len(got[1]) <= AUTHORS
        assert len(set(got[1])) == len(got[1])
