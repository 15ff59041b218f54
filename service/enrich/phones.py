"""Which groups of digits are a phone number: Indonesia's in every form, others as they are dialled.

Rules of our own instead of phonenumbers (48 MB): who reads Indonesian pages needs Indonesia's
numbers, and for the rest of the world the country code and the length of E.164.
"""

import re
from collections.abc import Sequence

from service.enrich.cues import NONE, PHONE
from service.enrich.runs import Group, digits_of, is_joined, sizes

# Country codes. Source: ITU-T E.164, list of assigned codes; ranges are inclusive.
_CODE_RANGES = (
    "1 7 20 27 30-34 36 39-41 43-49 51-58 60-66 81-82 84 86 90-95 98 211-213 216 218 220-258 "
    "260-269 290-291 297-299 350-359 370-378 380-383 385-387 389 420-421 423 500-509 590-599 670 "
    "672-683 685-692 800 808 850 852-853 855-856 870 878 880-883 886 888 960-968 970-977 979 "
    "992-996 998"
)
COUNTRY_CODES = frozenset(
    str(code)
    for item in _CODE_RANGES.split()
    for code in range(int(item.partition("-")[0]), int(item.rpartition("-")[2]) + 1)
)
# Digits of a number with its country code: E.164 allows 15; fewer than 9 are hardly in use.
_DIGITS = (9, 15)
_DIGITS_OF = {"1": (11, 11), "62": (10, 15), "60": (10, 12), "65": (10, 10)}  # 62: with (0)
NEIGHBOURS = frozenset({"62", "60", "65"})  # written without + now and then
_APART = re.compile("[ (]")
_LEAST = 9  # digits of a number with a 0 before its area


def phone(window: Sequence[Group], cue: str) -> int:
    """Groups that are one phone number, from the first on; 0 for none."""
    first = window[0]
    if "+" in first.before:
        return _international(window, digits_of(window, 3))
    if cue == NONE:
        return 0
    if first.digits.startswith("0062") or (first.digits[:2] == "00" and len(first.digits) <= 5):
        return _international(window, digits_of(window, 3)[2:], prefix=2)
    if first.digits.startswith("0"):
        return _national(window, cue)
    return _without_plus(window, cue) or _north_american(window, cue)


def _international(window: Sequence[Group], digits: str, prefix: int = 0) -> int:
    """`digits` begin with a country code, behind `+` or `00` (then `prefix` is 2).

    Sums of money (`+12.000.000`) are none.
    """
    code = next((digits[:size] for size in (1, 2, 3) if digits[:size] in COUNTRY_CODES), None)
    if code is None:
        return 0
    least, most = _DIGITS_OF.get(code, _DIGITS)
    count = _longest(window, least + prefix, most + prefix, smallest=1)
    is_sum = count > 1 and all(
        group.before == "." and len(group.digits) == 3 for group in window[1:count]
    )
    return 0 if is_sum and not digits.startswith("628") else count


def _national(window: Sequence[Group], cue: str) -> int:
    """With a 0 before the area: Indonesian mobiles and landlines, and what is dialled alike."""
    area = window[0].digits
    digits = digits_of(window, 2)
    if digits[:2] == "08" and digits[2:3] not in {"", "0"}:
        return _longest(window, 10, 13) if len(area) > 2 or cue == PHONE else 0
    if len(window) == 1 or len(area) > 5:
        # Without a separator and a cue: ten digits would be many an ISBN.
        is_big_city = area[:3] in {"021", "022", "024", "031", "061"} and len(area) == 11
        return int(is_big_city or (cue == PHONE and 9 <= len(area) <= 12))
    if len(area) == 1:
        return 0  # the first part of an ISBN
    before = window[1].before
    if cue == PHONE and sizes(window, 5) == (2,) * 5:
        return 5  # 06 12 34 56 78, as in France
    is_parted = before.startswith(("-", ")")) or cue == PHONE
    if len(area) == 2 and not (is_parted and len(window[1].digits) >= 3):
        return 0  # a time of day or a date
    least = len(area) + (7 if len(area) < 4 else 5)  # the shorter the area, the larger the city
    smallest = 1 if area[:3] == "080" else 3
    return _longest(window, least, len(area) + 8, smallest=smallest)


def _without_plus(window: Sequence[Group], cue: str) -> int:
    """`62812…`; landlines and other codes only where it says phone, or in a bracket."""
    digits = digits_of(window, 3)
    if digits.startswith("628") and digits[3:4] != "0":
        return _longest(window, 11, 14)
    is_said = cue == PHONE or window[0].before.endswith("(")
    return _international(window, digits) if is_said and digits[:2] in NEIGHBOURS else 0


def _north_american(window: Sequence[Group], cue: str) -> int:
    """`(415) 555-2671`, `1-415-555-2671`; area and exchange start with 2 to 9."""
    skipped = int(window[0].digits == "1")
    groups = window[skipped : skipped + 3]
    if tuple(len(group.digits) for group in groups) != (3, 3, 4):
        return 0
    if any(group.digits[0] in "01" for group in groups[:2]):
        return 0
    bracketed = groups[0].before.endswith("(") and groups[1].before.startswith(")")
    joined = is_joined(groups[1]) and is_joined(groups[2])
    return (skipped + 3) * (bracketed or joined or cue == PHONE)


def _longest(window: Sequence[Group], least: int, most: int, smallest: int = 2) -> int:
    """As many groups as make `least` to `most` digits; ends where another number may begin."""
    taken = total = 0
    for count, group in enumerate(window, start=1):
        total += len(group.digits)
        if total > most or (count > 1 and len(group.digits) < smallest):
            break
        if taken and _begins_another(window[count - 1 :]):
            break
        if total >= least:
            taken = count
    return taken


def _begins_another(rest: Sequence[Group]) -> bool:
    """True for `+`, and for a 0 behind a blank when enough digits follow to be a number."""
    first = rest[0]
    if "+" in first.before:
        return True
    is_national = first.digits[0] == "0" and _APART.search(first.before) is not None
    return is_national and sum(len(group.digits) for group in rest) >= _LEAST
