"""What a number in a text is: phone, NIK, NPWP, bank card, IPv4 address, or nothing of anyone's.

A text is searched for runs: groups of digits with separators between them. Each run is read from
left to right; at a group the kinds are tried in one order, and the first whose shape fits takes its
groups, so a number is one kind only. What stands before a number decides where its shape does not:
`NPWP`, `kartu`, `telp` speak for a kind, `rekening`, `ISBN`, `versi` against all of them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from service.enrich import cues, phones, runs
from service.enrich.cues import CARD, IP, NIK, NONE, NPWP, PHONE, VERSION
from service.enrich.runs import GROUPS, Group, digits_of, is_joined, sizes, taking

# Provinces as Kemendagri and BPS number them (38; in Papua the two differ, so 91 to 97).
PROVINCES = frozenset(
    "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 "
    "82 91 92 93 94 95 96 97".split()
)

# Bank cards: first digits from, to, and lengths. Source: the ranges of ISO/IEC 7812 that the
# networks publish (Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay, Mir,
# Maestro where its numbers are told from others by four digits).
_LONG = frozenset(range(16, 20))
CARDS: tuple[tuple[str, str, frozenset[int]], ...] = (
    ("4", "4", frozenset({13, 16, 19})),
    ("51", "55", frozenset({16})),
    ("2221", "2720", frozenset({16})),
    ("34", "34", frozenset({15})),
    ("37", "37", frozenset({15})),
    ("300", "305", frozenset({14, 16})),
    ("36", "36", frozenset({14, 16})),
    ("38", "39", frozenset({14, 16})),
    ("6011", "6011", _LONG),
    ("644", "659", _LONG),
    ("3528", "3589", _LONG),
    ("62", "62", _LONG),
    ("2200", "2204", _LONG),
    ("5018", "5018", _LONG),
    ("5020", "5020", _LONG),
    ("5038", "5038", _LONG),
    ("5893", "5893", _LONG),
    ("6304", "6304", _LONG),
    ("6759", "6763", _LONG),
)

# How the digits of each kind are grouped when nothing before the number names its kind.
NPWP_GROUPS = (2, 3, 3, 1, 3, 3)
NIK_GROUPS = frozenset({(16,), (4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (2, 4, 6, 4), (6, 10)})
CARD_GROUPS = frozenset({(4, 4, 4, 4), (4, 6, 5), (4, 6, 4), (4, 4, 4, 4, 3), (4, 4, 5)})
_GROUPED = frozenset({NIK, NPWP, CARD})  # with these cues the groups may be of any size
_STARTS = {shape[:4] for shape in NIK_GROUPS | CARD_GROUPS | {NPWP_GROUPS}} | {(3, 3, 4), (1, 3, 3)}


# Letters of scripts that put blanks between words: a digit beside one is part of its word.
_LETTER = "[^\\W\\d_\\u0e00-\\u0eff\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af]"
_GLUED_BEFORE = re.compile(rf"(?:{_LETTER}-?|[0-9#_=@$€£¥])[+(]*\Z")
_GLUED_AFTER = re.compile(rf"{_LETTER}|[0-9_@]")
_HEADING = re.compile(r"[.)]?[ \t]+[^\W\d_]")
# After a number in thousands (`1.100.200.250 rupiah`), Indonesian, Malay and English.
_COUNTED = re.compile(
    r"(?i) (?:rupiah|ribu|juta|miliar|triliun|dolar|dollars?|ringgit|jiwa|orang|suara|unit|ekor"
    r"|ton|meter|hektare?|kilometer|persen|percent|people|votes|dosis)\b"
)
_PRODUCT = re.compile(r"[^\W\d_]/\Z")  # `nginx/1.2.3.4`
_IN_ADDRESS = re.compile(r"(?i)(?:://|\bwww\.)\S*\Z")
_CALLS = re.compile(r"(?i)(?:\b(?:wa\.me|t\.me)/|[?&]phone=)\+?\Z")
ADDRESS_LIMIT = 100  # characters of a URL looked at before a number in it
HEADING_LIMIT = 30  # no heading has a higher number; nearly every address has


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its kind, and where it starts and ends."""

    kind: str
    start: int
    end: int


def find(text: str) -> Iterator[Number]:
    """The numbers of a text that belong to someone, in order."""
    for groups in runs.find(text):
        yield from _read(text, groups)


def _read(text: str, groups: Sequence[Group]) -> Iterator[Number]:
    cue = cues.before(text, groups[0].start)
    at, is_free = 0, True  # free: what stands here does not go on with something before
    while at < len(groups):
        kind, count = "", 0
        window = groups[at : at + GROUPS + 1]
        said = cue.after(at)
        if (is_free or not is_joined(groups[at])) and (said in _GROUPED or _may_start(window)):
            is_beside = cue.words == at == 0 and said in _SHAPES
            kind, count = _recognise(text, window, said, is_beside)
        if count:
            taken = groups[at : at + count]
            yield Number(kind, taken[0].start - _opening(taken), taken[-1].end)
        is_free = count > 0
        at += count or _blocks(groups[at:])


def _blocks(groups: Sequence[Group]) -> int:
    """Groups to pass over where no number starts: all of sixteen digits in blocks of four.

    What is no card as a whole holds no phone. But `2024 0812 3456 7890` is a year and a phone.
    """
    is_card_like = sizes(groups, 4) == (4, 4, 4, 4) and len({g.before for g in groups[1:4]}) == 1
    is_year = groups[0].digits.startswith(("19", "20"))
    return 4 if is_card_like and not is_year else 1


def _opening(taken: Sequence[Group]) -> int:
    """Characters before the first digit that belong to the number: `+`, `(` when it is closed."""
    is_closed = any(")" in group.before for group in taken[1:])
    before = taken[0].before
    kept = before[len(before.rstrip("(+ \u00a0")) :].lstrip()
    return len(kept if is_closed else kept[kept.find("+") :] if "+" in kept else "")


def _may_start(window: Sequence[Group]) -> bool:
    """False where no shape fits without a cue for it: for most numbers of a table."""
    first = window[0]
    start = sizes(window, 4)
    return (
        (first.digits[0] == "0" and len(first.digits) > 1)
        or first.digits[:2] in phones.NEIGHBOURS
        or len(first.digits) >= 13
        or "+" in first.before
        or (len(window) > 1 and window[1].before == ".")
        or any(start[:count] in _STARTS for count in (2, 3, 4))
    )


def _recognise(text: str, window: Sequence[Group], cue: str, is_beside: bool) -> tuple[str, int]:
    """The kind of the number that starts with the first group, and its groups; 0 for none.

    What is glued to a number makes it another thing, unless that is the cue: `WA0812…`, `nik=…`.
    """
    start = window[0].start
    if not is_beside and _GLUED_BEFORE.search(text, max(0, start - 4), start):
        return "", 0
    kinds = (PHONE,) if cue == NONE else tuple(dict.fromkeys((cue, *_SHAPES)))
    for kind in kinds:
        shape = _SHAPES.get(kind)
        count = shape(window, cue) if shape else 0
        if count and _ends(text, window, count, kind):
            is_other = _is_other_number if kind == IP else _is_in_address
            return ("", 0) if is_other(text, window) else (kind, count)
    return "", 0


def _ends(text: str, window: Sequence[Group], count: int, kind: str) -> bool:
    """True when the number ends where its shape does."""
    after = text[window[count - 1].end : window[count - 1].end + 1]
    if _GLUED_AFTER.match(after):
        return False
    if count == len(window) or not is_joined(window[count]):
        return True
    if kind == IP:
        return "." not in window[count].before  # a range of addresses
    # `021-5551234-35`: the last line of several.
    return kind == PHONE and window[0].digits[0] == "0" and len(window[count].digits) <= 2


def _is_other_number(text: str, window: Sequence[Group]) -> bool:
    """True for `1.2.3.4 Ruang Lingkup` at the start of a line, versions of products, sums."""
    start, end = window[0].start, window[3].end
    if _COUNTED.match(text, end):
        return True
    if start and text[start - 1] != "\n":
        return _PRODUCT.search(text, max(0, start - 2), start) is not None
    found = _HEADING.match(text, end)
    is_low = all(int(group.digits) <= HEADING_LIMIT for group in window[:4])
    return is_low and found is not None and found[0][-1].isupper()


def _is_in_address(text: str, window: Sequence[Group]) -> bool:
    """True inside a URL: its numbers are those of pages, but for links that call."""
    start = window[0].start
    since = max(0, start - ADDRESS_LIMIT)
    return bool(_IN_ADDRESS.search(text, since, start) and not _CALLS.search(text, since, start))


# -- one kind each: groups taken, 0 for none -------------------------------------------------------


def _npwp(window: Sequence[Group], cue: str) -> int:
    """15 digits as they are punctuated, or 16; without punctuation only where it says so.

    Sixteen are a NIK, or a 0 before the fifteen; of these the ninth is a check digit (Luhn), which
    is believed without a cue.
    """
    if sizes(window, 6) == NPWP_GROUPS and (cue == NPWP or is_joined(window[1])):
        return 6
    if cue == NPWP:
        return taking(window, 16) or taking(window, 15)
    first = window[0].digits
    return int(len(first) == 16 and first[0] == "0" and first[1:3] != "00" and luhn(first[1:10]))


def _ip(window: Sequence[Group], cue: str) -> int:
    """Four numbers up to 255 with dots between; `0.1.2.3` is no address of a host."""
    if cue == VERSION or len(window) < 4 or (len(window) > 4 and window[4].before == "."):
        return 0
    parts = [group.digits for group in window[:4]]
    dotted = all(group.before == "." for group in window[1:4])
    small = all(len(part) <= 3 and int(part) <= 255 for part in parts)
    plain = all(part == "0" or part[0] != "0" for part in parts)
    return 4 * (dotted and small and plain and (parts[0] != "0" or parts == ["0"] * 4))


def _nik(window: Sequence[Group], cue: str) -> int:
    count = taking(window, 16)
    digits = digits_of(window, count)
    if not count or not is_nik(digits):
        return 0
    if cue != NIK:
        shape = sizes(window, count)
        if shape not in NIK_GROUPS or (shape in CARD_GROUPS and is_card(digits)):
            return 0
    return count


def _card(window: Sequence[Group], cue: str) -> int:
    for count in range(min(5, len(window)), 0, -1):
        shape = sizes(window, count)
        if (count == 1 or shape in CARD_GROUPS or cue == CARD) and is_card(
            digits_of(window, count)
        ):
            return count
    return 0


_SHAPES: dict[str, Callable[[Sequence[Group], str], int]] = {
    NPWP: _npwp,
    IP: _ip,
    NIK: _nik,
    CARD: _card,
    PHONE: phones.phone,
}


# -- what digits say -------------------------------------------------------------------------------


def is_nik(digits: str) -> bool:
    """True for 16 digits: province, regency, district, date of birth, serial.

    The day of birth of a woman is 40 higher. The century is open: a day exists in one of two.
    """
    place = digits[:2] in PROVINCES and digits[2:4] != "00" and digits[4:6] != "00"
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    return (
        len(digits) == 16
        and place
        and digits[12:] != "0000"
        and any(_is_date(century + year, month, day - 40 * (day > 40)) for century in (1900, 2000))
    )


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_card(digits: str) -> bool:
    """True for a length and first digits that a network gives out, and a right check digit."""
    return any(
        first <= digits[: len(first)] <= last and len(digits) in lengths
        for first, last, lengths in CARDS
    ) and luhn(digits)


def luhn(digits: str) -> bool:
    """True when the last digit is right. Source: ISO/IEC 7812-1, annex B."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0
