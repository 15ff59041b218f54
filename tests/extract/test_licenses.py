"""The licence of a page, not of its pictures; what is said to robots; what costs money."""

import pytest

from tests.extract.make import article, strain

BY = "https://creativecommons.org/licenses/by/4.0/"
OTHER = "https://creativecommons.org/licenses/by-nc/2.0/"
JSON_LD = '<script type="application/ld+json">%s</script>'


def below(html: str) -> str:
    """A page with something below its article."""
    return article().replace("</main>", f"</main>{html}")


@pytest.mark.parametrize(
    ("html", "expected", "source"),
    [
        pytest.param(
            article(f'<link rel="license" href="{BY}">'), BY, "rel-license", id="link element"
        ),
        pytest.param(
            below(f'<footer><a rel="license" href="{BY}">CC</a></footer>'),
            BY,
            "rel-license",
            id="rel=license",
        ),
        pytest.param(
            article(f'<link rel="nofollow license" href="{BY}">'), BY, "rel-license", id="two rels"
        ),
        pytest.param(
            article('<link rel="license" href="/terms">'),
            "https://example.org/terms",
            "rel-license",
            id="a relative address",
        ),
        pytest.param(
            below(f'<footer><p>Texts: <a href="{BY}">CC BY</a></p></footer>'),
            BY,
            "cc-link",
            id="a link below the article",
        ),
        pytest.param(
            below('<meta itemprop="license" content="CC BY 4.0">'),
            "CC BY 4.0",
            "itemprop",
            id="itemprop, a name",
        ),
        pytest.param(
            article(JSON_LD % f'{{"@type":"BlogPosting","license":{{"@id":"{BY}"}}}}'),
            BY,
            "json-ld",
            id="JSON-LD, an object",
        ),
    ],
)
def test_a_licence_is_found(html: str, expected: str, source: str) -> None:
    page = strain(html)
    assert page.license == expected
    assert page.provenance["license"].source == source


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            article("", f'<figure><figcaption><a rel="license" href="{OTHER}">x</a></figcaption>'),
            id="a caption, with rel",
        ),
        pytest.param(article("", f'<p>Under <a href="{OTHER}">CC</a></p>'), id="in the article"),
        pytest.param(
            below(f'<p>Photo: Ann, <a href="{OTHER}">CC BY-NC</a></p>'), id="of a photo, below"
        ),
        pytest.param(
            below('<a href="https://creativecommons.org/choose/">CC</a>'), id="no licence at all"
        ),
        pytest.param(
            below(
                '<div itemscope itemtype="https://schema.org/ImageObject">'
                f'<link itemprop="license" href="{OTHER}"></div>'
            ),
            id="itemprop of an image",
        ),
    ],
)
def test_the_licence_of_something_else_is_not_the_pages(html: str) -> None:
    assert strain(html).license is None


def test_the_sites_licence_counts_beside_those_of_pictures() -> None:
    html = below(f'<footer><p><a href="{BY}">CC BY</a></p></footer>').replace(
        "<h1>", f'<figure class="x"><a rel="license" href="{OTHER}">CC</a></figure><h1>'
    )
    assert strain(html).license == BY


@pytest.mark.parametrize(
    ("head", "tags"),
    [
        ('<meta name="robots" content="noai, noimageai">', ("noai, noimageai",)),
        ('<meta name="ROBOTS" content="NOINDEX">', ("NOINDEX",)),
        ('<meta http-equiv="X-Robots-Tag" content="noai">', ("noai",)),
        ('<meta name="saring" content="noindex">', ("saring: noindex",)),
        (
            '<meta name="googlebot" content="noindex, max-snippet:-1">',
            ("googlebot: noindex, max-snippet:-1",),
        ),
        ('<meta name="follow-us" content="indexes of all kinds">', ()),
        ('<meta name="comments" content="">', ()),
        ('<meta name="audience" content="all">', ()),
        ('<meta name="msapplication-config" content="none">', ()),
        ('<meta name="saring" content="none">', ("saring: none",)),
        ('<meta name="bingbot" content="index, follow, max-snippet:-1">', ()),
        (
            '<meta name="robots" content="noai"><meta name="robots" content="none">',
            ("noai", "none"),
        ),
    ],
)
def test_what_is_said_to_robots_is_kept(head: str, tags: tuple[str, ...]) -> None:
    assert strain(article(head)).robots_tags == tags


def test_the_header_comes_before_the_markup() -> None:
    page = strain(article('<meta name="robots" content="noai">'), robots_tags=("noindex",))
    assert page.robots_tags == ("noindex", "noai")


@pytest.mark.parametrize(
    ("header", "markup", "reserved"),
    [
        (None, None, None),
        ("1", None, "1"),
        (None, "1", "1"),
        ("0", "1", "1"),
        ("1", "0", "1"),
        ("0", None, "0"),
        ("x", "1", "1"),
    ],
)
def test_mining_is_reserved_when_header_or_markup_says_so(
    header: str | None, markup: str | None, reserved: str | None
) -> None:
    head = f'<meta name="tdm-reservation" content="{markup}">' if markup else ""
    assert strain(article(head), tdm_reservation=header).tdm_reservation == reserved


@pytest.mark.parametrize(
    ("html", "paywalled"),
    [
        (article(), None),
        (article('<meta itemprop="isAccessibleForFree" content="false">'), True),
        (article('<meta itemprop="isAccessibleForFree" content="true">'), False),
        (article(JSON_LD % '{"@type":"ReportageNewsArticle","isAccessibleForFree":false}'), True),
        (article(JSON_LD % '{"@type":"BlogPosting","isAccessibleForFree":"True"}'), False),
        (article(JSON_LD % '{"@type":"Product","isAccessibleForFree":false}'), None),
        (article('<meta property="article:content_tier" content="locked">'), True),
    ],
)
def test_a_paywall_is_told(html: str, paywalled: bool | None) -> None:
    assert strain(html).paywalled is paywalled
