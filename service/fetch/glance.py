"""A page's title, headings and first words without a parser: what a look costs on every page.

Plain searches from tag to tag, in a time that is linear in the page's length whatever stands in
it. An attribute with `>` in its value is misread, which changes a few words: right enough for a
look, not for extraction.
"""

import re
from dataclasses import dataclass

# A page with little to see is not made of more tags; also what a hostile page may cost.
TAGS_LIMIT = 5_000
NAME_CHARACTERS = 300  # of a title or a heading, what is read

_TAG = re.compile(r"<[^>]*>")
_WIDE = re.compile(r"[\u2e80-\uffef]+")
_SPACES = re.compile(r"[^\S\n]+")
# A tag and the text behind it, or the start of a comment (without a name).
_TAG_AND_TEXT = re.compile(r"<(?:(/?[a-zA-Z][a-zA-Z0-9]*+)[^>]*+>([^<]*+)|!--)")
_INLINE = frozenset(
    "a abbr b bdi bdo cite code dfn em font i kbd mark q s samp small span strong sub sup tt u var"
    " wbr".split()
)
_INLINE |= {f"/{name}" for name in _INLINE}
# Elements whose content no reader sees, or chooses from, and how they end.
_UNREAD = {
    form(name): f"</{form(name)}"
    for name in ("script", "style", "template", "title", "svg", "select", "textarea")
    for form in (str.lower, str.upper)
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's words and where it ends in the page; without words when there is none."""

    words: str = ""
    end: int = 0


def length(text: str) -> int:
    """Characters, those of Chinese, Japanese and Korean three times: they say as much more."""
    if text.isascii():
        return len(text)
    return len(text) + 2 * sum(len(run[0]) for run in _WIDE.finditer(text))


def _either(html: str, opening: str, start: int = 0) -> int:
    """Where an opening stands, in small letters or capitals; -1 when nowhere."""
    at = html.find(opening, start)
    return at if at >= 0 else html.find(opening.upper(), start)


def title(html: str) -> str:
    """The title as it is written; of a text without markup, its first line."""
    if "<" not in html:
        return html[:NAME_CHARACTERS].partition("\n")[0]
    at = _either(html, "<title")
    begin = html.find(">", at) + 1
    if at < 0 or not begin:
        return ""
    text = html[begin : begin + NAME_CHARACTERS]
    end = _either(text, "</title")
    return text[:end] if end >= 0 else text


def heading(html: str, name: str) -> Heading:
    """The first heading of a level that holds words; a logo has none."""
    at = _either(html, f"<{name}")
    for _ in range(4):
        begin = html.find(">", at) + 1
        end = _either(html[begin : begin + 10 * NAME_CHARACTERS], f"</{name}") if begin else -1
        if at < 0 or end < 0:
            break
        words = _TAG.sub(" ", html[begin : begin + end]).strip()
        if words:
            return Heading(words[:NAME_CHARACTERS], begin + end)
        at = _either(html, f"<{name}", begin)
    return Heading()


def visible(html: str, *, start: int = 0, limit: int) -> tuple[str, bool]:
    """The first `limit` characters or so that a reader sees, blocks as lines; True when it is all.

    Linear in the page's length: an end mark that is not there is looked for once. A page of more
    tags than a thin page has is not read to its end either.
    """
    end = html.rfind(">") + 1  # each tag before it has an end
    missing: set[str] = set()
    parts: list[str] = []
    size = 0
    run, start = _run(html, start)
    for _ in range(TAGS_LIMIT):
        if run and not run.isspace():
            parts.append(run)
            size += length(run.strip())
            if size >= limit:
                return _SPACES.sub(" ", "".join(parts)), False
        tag = _TAG_AND_TEXT.search(html, start, end)
        if tag is None:
            parts.append(html[max(start, end) :])
            return _SPACES.sub(" ", "".join(parts)), True
        name, run = tag.group(1, 2)
        start = tag.end()
        if name not in _INLINE:
            parts.append("\n")
            if name is None:
                run, start = _run(html, _at(html, "-->", start, missing) + 3)
            elif name in _UNREAD:
                run, start = "", _at(html, _UNREAD[name], start, missing)
    return _SPACES.sub(" ", "".join(parts)), False


def _run(html: str, start: int) -> tuple[str, int]:
    """Text up to the next tag, and where that stands."""
    end = html.find("<", start)
    end = end if end >= 0 else len(html)
    return html[start:end], end


def _at(html: str, mark: str, start: int, missing: set[str]) -> int:
    """Where an end mark stands; the end of the page when it is not there, as in browsers."""
    if mark not in missing:
        at = html.find(mark, start)
        if at >= 0:
            return at
        missing.add(mark)
    return len(html)
