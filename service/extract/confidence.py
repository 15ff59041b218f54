"""How sure a value is: by its source, and by how many of the other voices say the same.

The figures for title, date and authors are how often a source was right where it won, on the
tuning half of the sample pages; sources that won on fewer than five pages stand beside their like.
Of the other fields nothing was measured: theirs are guesses of the same kind, and only their
order means something.

On the pages that the figures come from, being right rises with the confidence:

    confidence     below .7    .7 to .8    .8 to .9    .9 and more
    title               .59         .79         .81            .96    of 428 titles
    published_at        .43         .72         .88            .90    of 367 dates
    authors             .75         .87         .85            .95    of 245 pages with authors

(A date or an author of a page that has none counts as wrong. The first three figures of authors are
8, 30 and 61 pages: below .9 their order means little.)
"""

_MEASURED = {
    "title": {
        "entry-title=": 0.97,
        "h1=": 0.95,
        "json-ld": 0.94,
        "citation": 0.9,
        "parsely": 0.85,
        "sailthru": 0.85,
        "itemprop": 0.85,
        "og": 0.85,
        "twitter": 0.8,
        "dc": 0.8,
        "entry-title!": 0.75,
        "h1!": 0.65,
        "title": 0.55,
        "entry-title": 0.45,
        "h1": 0.4,
        "site": 0.3,
    },
    "published_at": {
        "url": 0.97,
        "json-ld": 0.92,
        "article": 0.92,
        "parsely": 0.92,
        "citation": 0.92,
        "sailthru": 0.9,
        "itemprop": 0.86,
        "line": 0.85,
        "time": 0.83,
        "script": 0.75,
        "meta": 0.65,
        "dc": 0.6,
    },
    "authors": {
        "json-ld": 0.94,
        "article": 0.95,
        "parsely": 0.95,
        "sailthru": 0.95,
        "meta": 0.95,
        "byline": 0.93,
        "line": 0.92,
        "citation": 0.9,
        "dc": 0.9,
        "twitter": 0.9,
        "rel-author": 0.89,
        "itemprop": 0.8,
        "author-link": 0.79,
    },
}
_MEASURED["modified_at"] = _MEASURED["published_at"]
_OTHERS = {
    "json-ld": 0.95,
    "rel-canonical": 0.95,
    "article": 0.93,
    "parsely": 0.93,
    "itemprop": 0.9,
    "rel-license": 0.9,
    "sailthru": 0.9,
    "og": 0.88,
    "html": 0.85,
    "dc": 0.85,
    "citation": 0.85,
    "meta": 0.8,
    "twitter": 0.8,
    "rel-tag": 0.8,
}
UNKNOWN = 0.5  # a hint of the request: nobody on the page says it
_ALONE = 0.75  # of the source's share, where every other voice says something else


def confidence(field: str, source: str, agreement: float) -> float:
    """From 0 to 1; `source` with its mark (titles.marked), `agreement` the share that agrees."""
    share = _MEASURED.get(field, _OTHERS).get(source, UNKNOWN)
    return round(share * (_ALONE + (1 - _ALONE) * agreement), 3)
