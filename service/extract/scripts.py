"""The date in a page's scripts: what it tells its statistics, its advertisers, its own code.

Asked last, where neither markup nor a line near the headline has a date. Only names that say
"published" count, and only when all of them tell one day: a page whose scripts tell several
carries the data of other pages. (On the tuning half that one day was right on 58 pages and wrong
on 11; on 6 of these the page's own markup tells the same.)
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from service.extract import dates
from service.extract.meta import Finding

SCRIPT_LIMIT = 500_000  # characters of one script; data of one page stays below a tenth of it

# "publishDate": "2024-11-02", pub_date = '02.11.2024', \"firstPublished\":\"20241102\"
_SAID = re.compile(
    r"""(?i)(?<!un)pub(?:lish(?!er)|lication|_?date)[\w.:-]{0,40}\\?["']?\s*[:=]\s*\\?["']"""
    r"""(?P<date>[^"'\\]{8,40})\\?["']"""
)


def read(tree: HtmlElement, *, month_first: bool) -> Iterator[Finding]:
    """The finding `published` of the scripts that are no JSON-LD, if they tell one day."""
    said: dict[str, Finding] = {}
    for script in tree.iter("script"):
        text = script.text or ""
        if len(text) > SCRIPT_LIMIT or "ld+json" in (script.get("type") or "").lower():
            continue
        for found in _SAID.finditer(text):
            moment = dates.read(found["date"], month_first=month_first)
            if moment is not None:
                day = moment.at.date().isoformat()
                said.setdefault(day, Finding("published", "script", found["date"]))
    if len(said) == 1:
        yield from said.values()
