"""URLs by the WHATWG standard: what may be asked for, one form for one page, ids made of it.

The object that `parse` gives is the one that is checked and dialled; nothing else in Saring reads a
URL with another parser, because two parsers disagree about the host often enough to be an attack.
"""

import hashlib
import ipaddress
import re
from functools import cache, lru_cache

import ada_url
from publicsuffixlist import PublicSuffixList

from service.reasons import Failure, Reason

SCHEMES = ("http:", "https:")

# RFC 9110, 4.1 asks for at least 8,000 octets; longer ones do not fit a header line of 8 KiB.
LIMIT_CHARACTERS = 8_000

# Parameters that name a campaign or a visitor and never the page. courlan's list goes much further
# (`ref`, `source`, `session`); a name too many here makes one document of two pages.
TRACKING_PREFIXES = ("utm_", "mtm_", "itm_", "pk_", "hsa_", "vero_", "oly_")
# fmt: off
TRACKING_NAMES = frozenset([
    "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid", "srsltid",
    "_ga", "_gl", "fbclid", "fb_action_ids", "fb_action_types", "fb_ref", "fb_source", "igshid",
    "igsh", "msclkid", "yclid", "ysclid", "_openstat", "twclid", "__twitter_impression",
    "ttclid", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "__hssc", "__hstc",
    "__hsfp", "hsctatracking", "ml_subscriber", "ml_subscriber_hash", "rb_clickid", "irclickid",
    "zanpid", "wickedid", "s_kwcid", "ef_id",
])
# fmt: on

# One escape, with the stray percent sign before it that decoding could turn into another escape
# (`%%361`): such an escape stays, so that normalising twice changes nothing.
_ESCAPE = re.compile(r"(%(?![0-9A-Fa-f]{2})[0-9A-Fa-f]?)?%([0-9A-Fa-f]{2})")
# RFC 3986, 2.3
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def parse(text: str) -> ada_url.URL:
    """The URL that a text holds.

    Raises Failure: invalid_url (relative, malformed, too long, or with credentials) or
    blocked_scheme.
    """
    return _admissible(_whatwg(text))


def join(base: str, location: str) -> ada_url.URL:
    """Where a redirect leads; raises as `parse` does."""
    return _admissible(_whatwg(location, base))


def normalize(href: str) -> str:
    """The one form of a URL: WHATWG, unreserved characters decoded, no fragment, no tracking.

    Never sorts parameters and never decodes a reserved character: both can name another page.
    Raises Failure(invalid_url). Source: RFC 3986, 6.2.2.
    """
    address, _, _ = _whatwg(href).href.partition("#")
    path, mark, query = address.partition("?")
    path = _ESCAPE.sub(_decode_unreserved, path)
    parameters = _ESCAPE.sub(_decode_unreserved, query).split("&")
    kept = [parameter for parameter in parameters if not _is_tracking(parameter)]
    if not kept:
        return path
    return path + mark + "&".join(kept)


def document_id(normalized: str) -> str:
    """The id of the document at a normalised URL: SHA-256, first 32 hexadecimal characters."""
    return hashlib.sha256(normalized.encode()).hexdigest()[:32]


@lru_cache(maxsize=16_384)
def registered_domain(host: str) -> str:
    """The domain that its owner registered: one label below the public suffix.

    The private section counts (`a.blogspot.com` and `b.blogspot.com` have two owners). IP literals,
    single labels and public suffixes give themselves. Source: publicsuffix.org, a snapshot in the
    package publicsuffixlist.
    """
    name = host.rstrip(".").lower()
    if not name or _is_literal(name):
        return host
    return _suffixes().privatesuffix(name) or name


def domain_key(url: str | ada_url.URL) -> str:
    """What keys `fetch`: the registrable domain of a URL's host. Raises Failure(invalid_url)."""
    return registered_domain((_whatwg(url) if isinstance(url, str) else url).hostname)


def _whatwg(text: str, base: str | None = None) -> ada_url.URL:
    if len(text) > LIMIT_CHARACTERS:
        raise Failure(
            Reason.INVALID_URL, f"{len(text)} characters; at most {LIMIT_CHARACTERS} are taken"
        )
    try:
        url = ada_url.URL(_scalar_values(text), base)
    except ValueError as error:
        raise Failure(
            Reason.INVALID_URL, f"an absolute http or https URL was expected, not {text[:200]!r}"
        ) from error
    if len(url.href) > LIMIT_CHARACTERS:
        raise Failure(Reason.INVALID_URL, f"longer than {LIMIT_CHARACTERS} characters when encoded")
    return url


def _admissible(url: ada_url.URL) -> ada_url.URL:
    if url.protocol not in SCHEMES:
        raise Failure(
            Reason.BLOCKED_SCHEME,
            f"scheme {url.protocol.removesuffix(':')[:50]!r} is not allowed (http, https)",
        )
    if url.username or url.password:
        raise Failure(Reason.INVALID_URL, "a URL with credentials is not taken")
    return url


def _scalar_values(text: str) -> str:
    """The text with lone surrogates replaced, as WHATWG's USVString has it."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _decode_unreserved(match: re.Match[str]) -> str:
    stray, digits = match[1], match[2]
    character = chr(int(digits, 16))
    if stray is None and character in _UNRESERVED:
        return character
    return f"{stray or ''}%{digits.upper()}"


def _is_tracking(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in TRACKING_NAMES or name.startswith(TRACKING_PREFIXES)


def _is_literal(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
