"""The pages hold what their rows claim: text, titles, dates, furniture, charsets."""

import gzip
import json
import re

import pytest
from lxml import html

from service.demo.answers import Page, Recovering, Redirect, routes
from service.demo.pdf import pdf
from service.demo.site import NEAR_DUPLICATES, SAMPLES, Sample

ROUTES = routes()
BY_NAME = {sample.name: sample for sample in SAMPLES}
ENRICHED = [sample for sample in SAMPLES if sample.outcome == "enriched"]
CHARSETS = {"windows-1251": "windows-1251", "no-metadata": "windows-1252"}


def text_of(sample: Sample) -> str:
    """The source of the page that a sample ends at, decoded."""
    answer = ROUTES[sample.host, sample.path]
    if isinstance(answer, Redirect):
        place = re.fullmatch(r"(?:http://([a-z.-]+)\{tail\})?(/.*)", answer.location)
        assert place is not None
        answer = ROUTES[place[1] or sample.host, place[2]]
    if isinstance(answer, Recovering):
        answer = answer.then
    assert isinstance(answer, Page)
    body = answer.body
    if answer.encoding == "gzip":
        body = gzip.decompress(body)
    return body.decode(CHARSETS.get(sample.name, "utf-8"))


def paragraphs(sample: Sample) -> list[str]:
    source = text_of(sample)
    if sample.name == "plain-text":
        return source.split("\n\n")
    return [" ".join(p.text_content().split()) for p in html.fromstring(source).iter("p")]


@pytest.mark.parametrize("sample", ENRICHED, ids=lambda sample: sample.name)
def test_a_page_to_be_enriched_has_paragraphs_of_text(sample: Sample) -> None:
    assert sum(len(p) for p in paragraphs(sample) if len(p) > 150) >= 1_000


@pytest.mark.parametrize("sample", ENRICHED, ids=lambda sample: sample.name)
def test_a_page_names_its_title_and_its_date(sample: Sample) -> None:
    source = text_of(sample)
    if sample.title is not None:
        assert sample.title in re.sub(r"\s+", " ", source)
    if sample.published is not None and sample.name != "blogger":
        assert sample.published in source


@pytest.mark.parametrize("name", ["windows-1251", "no-metadata"])
def test_a_page_in_an_old_charset_is_not_utf_8(name: str) -> None:
    answer = ROUTES[BY_NAME[name].host, BY_NAME[name].path]
    assert isinstance(answer, Page)
    with pytest.raises(UnicodeDecodeError):
        answer.body.decode("utf-8")


def test_only_a_meta_element_names_windows_1251() -> None:
    answer = ROUTES[BY_NAME["windows-1251"].host, BY_NAME["windows-1251"].path]
    assert isinstance(answer, Page)
    assert answer.content_type == "text/html"
    assert b"charset=windows-1251" in answer.body[:1024]


def test_json_ld_can_be_read_where_a_page_has_it() -> None:
    found = 0
    for sample in ENRICHED:
        if sample.name == "plain-text":
            continue
        for script in html.fromstring(text_of(sample)).xpath(
            "//script[@type='application/ld+json']"
        ):
            json.loads(script.text)
            found += 1
    assert found == 5


def test_the_news_page_has_two_authors_in_a_graph() -> None:
    (script,) = html.fromstring(text_of(BY_NAME["news-json-ld"])).xpath(
        "//script[@type='application/ld+json']"
    )
    (article,) = [n for n in json.loads(script.text)["@graph"] if n["@type"] == "NewsArticle"]
    assert len(article["author"]) == 2
    assert article["datePublished"].endswith("+07:00")


def test_the_wordpress_page_has_a_clock_in_its_header_and_no_date_of_its_own() -> None:
    source = text_of(BY_NAME["wordpress"])
    assert source.count("Rab. Des 4th, 2024") == 1
    assert source.count("<strong>Baca Juga :</strong>") == 2
    assert source.count(BY_NAME["wordpress"].title or "") >= 4
    assert re.findall(r"20[12]\d", source) == ["2024"]
    assert "datetime=" not in source


@pytest.mark.parametrize(
    "furniture",
    ["Laman", "Tuesday, 13 July 2021", "Foto:", "No comments:", "Post a Comment", "Older Post"],
)
def test_the_blogger_page_has_its_furniture(furniture: str) -> None:
    assert furniture in text_of(BY_NAME["blogger"])


def test_the_page_without_metadata_has_none() -> None:
    tree = html.fromstring(text_of(BY_NAME["no-metadata"]))
    assert not tree.xpath("//meta | //title | //time | //script | //@itemprop | //@lang")


def test_the_microdata_page_has_no_other_metadata() -> None:
    source = text_of(BY_NAME["microdata"])
    assert 'itemprop="datePublished"' in source
    assert not re.search(r'property="|ld\+json|name="(author|description)"', source)


def test_the_open_graph_page_has_no_other_metadata() -> None:
    source = text_of(BY_NAME["open-graph"])
    assert not re.search(r"itemprop|ld\+json|<time", source)


def test_the_near_duplicates_share_most_but_not_all_of_their_five_word_shingles() -> None:
    """MinHash finds .8 with probability .92, .85 with .99; a plain copy would prove nothing."""
    first, second = (shingles(BY_NAME[name]) for name in NEAR_DUPLICATES)
    assert 0.8 < len(first & second) / len(first | second) < 0.95


def shingles(sample: Sample) -> set[tuple[str, ...]]:
    text = " ".join(p for p in paragraphs(sample) if len(p) > 150)
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def test_no_other_two_pages_are_alike() -> None:
    pages = [(sample.name, shingles(sample)) for sample in ENRICHED]
    for name, one in pages:
        for other, two in pages:
            if name < other and {name, other} != set(NEAR_DUPLICATES):
                assert len(one & two) / len(one | two) < 0.05, (name, other)


def test_the_shell_has_nothing_to_read() -> None:
    shell = ROUTES[BY_NAME["shell"].host, BY_NAME["shell"].path]
    assert isinstance(shell, Page)
    tree = html.fromstring(shell.body)
    for element in tree.xpath("//script | //noscript"):
        element.drop_tree()
    assert not tree.find("body").text_content().strip()


def test_the_pdf_has_offsets_that_lead_to_its_objects() -> None:
    body = pdf(["one", "two"])
    table = int(re.search(rb"startxref\n(\d+)\n%%EOF\n$", body)[1])
    assert body[table:].startswith(b"xref\n")
    offsets = [int(n) for n in re.findall(rb"(\d{10}) 00000 n ", body[table:])]
    assert [body[o:].split(b" ", 1)[0] for o in offsets] == [
        str(n).encode() for n in range(1, len(offsets) + 1)
    ]
