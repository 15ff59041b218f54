"""What the publisher asks of machines that read the page: robots directives, mining, licence.

Directives come from `X-Robots-Tag` and from meta elements, in one form (`name: …` speaks to one
robot). Those for everyone and those for us count; where they disagree, the stricter one does.
Nothing is acted upon: a consumer decides what it may do with the document.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from service.records import Page, Rights

EVERYONE = frozenset({"*", "robots"})
# Directive: the fields that it sets. Sources: Google's list of rules (none, noindex), Bing's
# (noarchive, and nocache as its other name), DeviantArt's (noai, noimageai).
_DIRECTIVES: dict[str, tuple[str, ...]] = {
    "noindex": ("noindex",),
    "none": ("noindex",),
    "noarchive": ("noarchive",),
    "nocache": ("noarchive",),
    "noai": ("noai",),
    "noimageai": ("noimageai",),
}
# Directives that have a value behind a colon, so they name no robot.
_VALUED = re.compile(r"(?i)(?:max-[a-z-]+|unavailable_after)\Z")
_NAMED = re.compile(r"\s*([\w*.+/-]+)\s*:(.*)\Z", re.DOTALL)

# A deed in some language, the legal code, a mirror by http: one licence. The jurisdiction stays.
_COMMONS = re.compile(
    r"(?i)https?://(?:www\.)?creativecommons\.org/"
    r"((?:licenses/[a-z+-]+|publicdomain/(?:zero|mark))(?:/\d\.\d(?:/[a-z]{2,5}(?![a-z.]))?)?)"
)


def part(page: Page, _: Mapping[str, Any]) -> dict[str, Any]:
    """The field `rights`."""
    asked = {
        field
        for word in directives(page.robots_tags, page.agent)
        for field in _DIRECTIVES.get(word, ())
    }
    return {
        "rights": Rights(
            noindex="noindex" in asked,
            noarchive="noarchive" in asked,
            noai="noai" in asked,
            noimageai="noimageai" in asked,
            # Source: TDM Reservation Protocol; any other value is an error and means unset.
            tdm_reserved=(page.tdm_reservation or "").strip() == "1",
            license=_license(page.license),
        )
    }


def directives(tags: Iterable[str], agent: str) -> set[str]:
    """The words, in lower case, that are said to everyone or to `agent` (a product token).

    A name before a colon holds for the rest of its tag, as in `noindex, otherbot: noarchive`.
    """
    words: set[str] = set()
    for tag in tags:
        speaks_to_us = True
        for piece in re.split("[,;]", tag):
            named = _NAMED.match(piece)
            rest = piece
            if named is not None and not _VALUED.match(named[1]):
                name = named[1].lower().partition("/")[0]
                speaks_to_us = name in EVERYONE or (name == agent.lower() and name != "")
                rest = named[2]
            if speaks_to_us:
                words.update(rest.lower().split())
    return words


def _license(value: str | None) -> str | None:
    """The licence as the page has it; an address of Creative Commons in its plain form."""
    found = _COMMONS.search(value) if value else None
    return f"https://creativecommons.org/{found[1].lower()}/" if found else value
