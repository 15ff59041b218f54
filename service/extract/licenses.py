"""The licence of a page: links that say so, and links to Creative Commons that speak of the page.

On pages of the Web most of these links are about a picture. So a link in a caption never counts,
and one to Creative Commons without `rel=license` counts only outside of the article, where a site
says what holds for all of it.
"""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from service.extract import index
from service.extract.meta import Finding, content

# Licences and dedications, not the generator, the search or the foundation's own pages.
_COMMONS = re.compile(r"(?i)\bcreativecommons\.org/(?:licenses/[a-z]|publicdomain/(?:zero|mark)/)")
_ITEMS = etree.XPath("//*[@itemprop='license']")
# Classes of captions and credits, as content systems write them.
_CAPTION = re.compile(r"(?i)caption|credit|thumb|image|media|isc-source|photo|gallery")
_ARTICLE = re.compile(r"(?i)\b(?:entry|post|article)[-_]?(?:content|body|text)\b")
_PICTURES = re.compile(r"(?i)\b(?:photos?|fotos?|images?|bild(?:er|nachweis)?|gambar|pictures?)\b")


def may_be_in(html: str) -> bool:
    """False for most pages: none of the words that `read` looks for is in them.

    Capitals are looked for where tags are written in them.
    """
    words = ("icense", "ommons.org/")
    return any(word in html for word in words) or (
        "</A>" in html and any(word.upper() in html for word in words)
    )


def read(tree: HtmlElement) -> Iterator[Finding]:
    """Findings of `license`: `rel-license` first, then `itemprop`, then `cc-link`."""
    commons = []
    for link in index.of(tree).tagged("link", "a"):
        href = link.get("href")
        if not href:
            continue
        relation = link.get("rel")
        if relation is not None and "license" in relation.lower().split():
            if not _is_of_a_picture(link):
                yield Finding("license", "rel-license", href.strip())
        elif "commons.org/" in href.lower() and _COMMONS.search(href) and _is_of_the_site(link):
            commons.append(href.strip())
    for element in _ITEMS(tree):
        value = element.get("href") or element.get("content") or content(element)
        if value and not _is_of_a_picture(element):
            yield Finding("license", "itemprop", value.strip())
    for href in commons:
        yield Finding("license", "cc-link", href)


def _is_of_a_picture(link: HtmlElement) -> bool:
    return any(
        element.tag in {"figure", "figcaption"}
        or _CAPTION.search(element.get("class") or "")
        or "ImageObject" in (element.get("itemtype") or "")
        for element in _above(link)
    )


def _is_of_the_site(link: HtmlElement) -> bool:
    if _is_of_a_picture(link) or any(
        element.tag == "article" or _ARTICLE.search(element.get("class") or "")
        for element in _above(link)
    ):
        return False
    parent = link.getparent()
    return parent is None or not _PICTURES.search(content(parent))


def _above(link: HtmlElement) -> Iterator[HtmlElement]:
    """The link and what it stands in; body and html say nothing of a part of the page."""
    yield link
    for element in link.iterancestors():
        if element.tag not in {"body", "html"}:
            yield element
