"""robots.txt: the rules of one origin, and what each answer to asking for it means (RFC 9309).

A parser of our own: protego misses byte-order marks cut short, agent lines separated by an unknown
record, and more (the vectors of tests/fetch/test_robots.py). Bytes in, decisions out. Rules and
paths are compared as octets, percent-encoding made equal; matching takes time proportional to the
pattern times the path, no regular expression that a host could make explode.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

LIMIT_BYTES = 500 * 1024  # RFC 9309, 2.5: at least this must be parsed
MAX_REDIRECTS = 5  # 2.3.1.2
# No line that means something is longer; Google's parser takes eight times a URL of 2,083.
LINE_BYTES = 2_083 * 8

_BOM = b"\xef\xbb\xbf"
_TOKEN = re.compile(rb"[A-Za-z_-]+")
_ESCAPE = re.compile(rb"%([0-9A-Fa-f]{2})")
# Written as they are in a normal form; RFC 3986, 2.2 and 2.3, and the sign of an escape.
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# Typing errors that Google's parser forgives; people rely on it.
_AGENT_KEYS = frozenset({b"user-agent", b"useragent", b"user agent"})
_DISALLOW_KEYS = frozenset(
    {b"disallow", b"dissallow", b"dissalow", b"disalow", b"diasllow", b"disallaw"}
)
_DELAY_KEYS = frozenset({b"crawl-delay", b"crawldelay", b"crawl delay"})


class Standing(StrEnum):
    """What an answer to /robots.txt means for the whole origin."""

    RULES = "rules"  # read them
    ALLOW = "allow"  # as if there were none
    DEFER = "defer"  # complete disallow for now


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern; `segments` are what stands between its stars."""

    allow: bool
    length: int  # octets of the pattern: the longest match wins
    segments: tuple[bytes, ...]
    anchored: bool  # ends with $

    def matches(self, path: bytes) -> bool:
        """True when the pattern matches the start of the path, or all of it when anchored."""
        first, *others = self.segments
        if not path.startswith(first):
            return False
        if not others:
            return not self.anchored or len(path) == len(first)
        at = len(first)
        last = others.pop() if self.anchored else b""
        for segment in others:
            found = path.find(segment, at)
            if found < 0:
                return False
            at = found + len(segment)
        return not self.anchored or (len(path) - len(last) >= at and path.endswith(last))


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that hold for one crawler at one origin, the longest first."""

    rules: tuple[Rule, ...] = ()
    crawl_delay: float | None = None  # seconds; not in RFC 9309, and widely used

    def may_fetch(self, path: str) -> bool:
        """Whether the origin allows a path (with its query)."""
        wanted = normal(path.encode("utf-8", "replace")) or b"/"
        if wanted == b"/robots.txt":
            return True
        wanted = wanted.replace(b"*", b"%2A").replace(b"$", b"%24")
        return next((rule.allow for rule in self.rules if rule.matches(wanted)), True)


NO_RULES = Rules()


def standing(status: int) -> Standing:
    """What the last status of asking for /robots.txt means, redirects not counted.

    429 is a 4xx by the letter; it is taken as a wish for less, as Google does. A redirect that
    leads nowhere is `unavailable` (2.3.1.2). Source: RFC 9309, 2.3.1.
    """
    if status == 429 or status >= 500 or status < 200:
        return Standing.DEFER
    return Standing.RULES if status in {200, 203, 206} else Standing.ALLOW


def judge(status: int, body: bytes, *, cut: bool) -> Standing:
    """What an answer with its body means; `cut` when the body went on past the limit.

    A text without any group is no robots.txt (often a page that says "not found"); one that was
    cut before its first group could forbid anything.
    """
    found = standing(status)
    if found is not Standing.RULES or any(key in _AGENT_KEYS for key, _ in _records(body)):
        return found
    return Standing.DEFER if cut else Standing.ALLOW


def product_token(user_agent: str) -> str:
    """The name that groups are looked up by: the first word of a User-Agent, to its version.

    Source: RFC 9309, 2.2.1.
    """
    match = _TOKEN.match(user_agent.strip().encode("utf-8", "replace"))
    return match[0].decode() if match else ""


def parse(text: bytes, agent: str) -> Rules:
    """The rules for the crawler `agent` (a product token). Anything parses; what does not is left.

    Groups of one agent are merged; with none of its own, those of `*` hold. Source: RFC 9309, 2.2.
    """
    wanted = agent.lower().encode("utf-8", "replace")
    own, everyone = _Group(), _Group()
    group_open = False  # agent lines go on until the first rule
    for_us = for_all = False
    for key, value in _records(text):
        if key in _AGENT_KEYS:
            if not group_open:
                group_open, for_us, for_all = True, False, False
            star = value == b"*" or value[:2] in {b"* ", b"*\t"}
            token = _TOKEN.match(value)
            named = token is not None and token[0].lower() == wanted
            for_all = for_all or star
            for_us = for_us or named
            own.seen = own.seen or named
        elif key in _DISALLOW_KEYS or key == b"allow":
            group_open = False
            rules = list(_rules(value, allow=key == b"allow"))
            own.rules += rules * for_us
            everyone.rules += rules * for_all
        elif key in _DELAY_KEYS:
            delay = _seconds(value)
            own.delay = delay if for_us and own.delay is None else own.delay
            everyone.delay = delay if for_all and everyone.delay is None else everyone.delay
    group = own if own.seen else everyone
    # Allow before disallow at one length: allow wins ties. The sort keeps it to the first match.
    ordered = sorted(group.rules, key=lambda rule: (-rule.length, not rule.allow))
    return Rules(tuple(ordered), group.delay)


def normal(path: bytes) -> bytes:
    """A path or pattern with percent-encoding made equal: unreserved octets plain, others as hex.

    Source: RFC 9309, 2.2.2; RFC 3986, 6.2.2.
    """
    path = _ESCAPE.sub(_normal_escape, path)
    if path.isascii():
        return path
    return b"".join(bytes([byte]) if byte < 128 else b"%%%02X" % byte for byte in path)


class _Group:
    __slots__ = ("delay", "rules", "seen")

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.delay: float | None = None
        self.seen = False


def _records(text: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Key and value of each line that has both, the key in lower case."""
    for cut in (3, 2, 1):  # a byte-order mark, whole or cut short
        if text.startswith(_BOM[:cut]):
            text = text[cut:]
            break
    for raw in re.split(rb"[\r\n]+", text):
        line = raw[:LINE_BYTES].partition(b"#")[0].strip()
        key, colon, value = line.partition(b":")
        if not colon:
            # A missing colon is forgiven when two words are left: `Disallow /a`.
            words = line.split()
            if len(words) != 2:
                continue
            key, value = words
        yield key.strip().lower(), value.strip()


def _rules(value: bytes, *, allow: bool) -> Iterator[Rule]:
    """The rules that one line stands for; an empty one stands for none.

    Two of Google's habits that files rely on: a last `$` may also be meant as itself, and allowing
    a folder's index.html allows the folder.
    """
    pattern = normal(value)
    if not pattern:
        return
    if pattern.endswith(b"$"):
        yield _rule(pattern[:-1], len(pattern), allow=allow, anchored=True)
    yield _rule(pattern, len(pattern), allow=allow, anchored=False)
    folder, slash, page = pattern.rpartition(b"/")
    if allow and slash and page.startswith(b"index.htm"):
        yield _rule(folder + slash, len(folder) + 2, allow=True, anchored=True)


def _rule(pattern: bytes, length: int, *, allow: bool, anchored: bool) -> Rule:
    # Several stars in a row are one for the match; the length is of what was written. A `$` that
    # is left is itself, and in paths `$` and `*` are escaped (RFC 9309, 2.2.3).
    segments = re.sub(rb"\*+", b"*", pattern.replace(b"$", b"%24")).split(b"*")
    return Rule(allow, length, tuple(segments), anchored)


def _seconds(value: bytes) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _normal_escape(match: re.Match[bytes]) -> bytes:
    octet = int(match[1], 16)
    return bytes([octet]) if octet in _PLAIN else b"%" + match[1].upper()
