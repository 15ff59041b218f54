"""The text as Markdown: its blocks, what each says, and how they stand below one another.

The extractor writes Markdown; everything after it (second opinion, debris) judges plain lines. So
each block has its plain reading, and what is kept is put back into Markdown at the end. A table or
a piece of code is one block, an item of a list is one each.
"""

import re
from collections.abc import Iterable, Iterator

_FENCE = "```"
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s")
_HEAD = re.compile(r"\A(?:#{1,6}|>)\s+")
_TARGET = r"\((?:[^()]|\([^()]*\))*\)"
_IMAGE = re.compile(rf"!\[([^\]]*)\]{_TARGET}")
_LINK = re.compile(rf"\[([^\]]*)\]{_TARGET}")
_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|~~|`)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~<])")
_SPECIAL = re.compile(r"([\\`*\[\]<]|^[#>+-](?=\s)|(?<=^\d)[.)](?=\s)|(?<=^\d\d)[.)](?=\s))")
_CELLS = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:-]+")


def blocks(text: str, *, tables: bool) -> Iterator[str]:
    """The blocks of a Markdown text, in their order.

    Without `tables` these go; their cells stay where a table only holds the page's columns, as
    lines of their own.
    """
    lines = iter(text.split("\n"))
    rows: list[str] = []
    for line in lines:
        if line.startswith("|"):
            rows.append(line.strip())
            continue
        yield from _table(rows, kept=tables)
        rows = []
        if line.lstrip().startswith(_FENCE):
            yield _code(line, lines)
        elif line.strip():
            indent = re.match(r"\s*", line)
            keeps = indent[0] if indent and _ITEM.match(line) else ""
            yield keeps + " ".join(line.split())
    yield from _table(rows, kept=tables)


def plain(block: str) -> str:
    """What a block says, without its marks; code, tables and images are as they stand."""
    if block.startswith((_FENCE, "|")) or _IMAGE.fullmatch(block):
        return block
    text = _HEAD.sub("", block.strip(), count=1)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    return " ".join(_ESCAPED.sub(r"\1", _EMPHASIS.sub("", text)).split()) or block


def escaped(line: str) -> str:
    """A plain line that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", line)


def joined(kept: Iterable[str]) -> str:
    """The text: an empty line between blocks, none between items of a list."""
    parts: list[str] = []
    in_list = False
    for block in kept:
        is_item = _ITEM.match(block) is not None
        parts += ["\n" if in_list and is_item else "\n\n", block]
        in_list = is_item
    return "".join(parts[1:])


def _code(first: str, lines: Iterator[str]) -> str:
    inner = [first.strip()]
    for line in lines:
        inner.append(line.rstrip())
        if line.strip() == _FENCE:
            return "\n".join(inner)
    return "\n".join((*inner, _FENCE))


def _table(rows: list[str], *, kept: bool) -> Iterator[str]:
    """One block of a table that says something in columns; else its cells, when they are text."""
    cells = [
        [cell.strip() for cell in _CELLS.split(row)[1:-1]]
        for row in rows
        if not _RULE.fullmatch(row)
    ]
    if any(sum(map(bool, row)) > 1 for row in cells):
        if kept:
            yield "\n".join(rows)
        return
    for row in cells:
        yield from (cell.replace("\\|", "|") for cell in row if cell)
