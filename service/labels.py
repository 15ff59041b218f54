"""The closed sets of words that labels of metrics have, each with what it stands for.

No label holds a URL, a host or a title: the number of series must not depend on what is crawled.
"""

import platform
from importlib.metadata import version

from service.reasons import LABELS
from service.records import ChangeKind, OutcomeKind, Verdict

# What becomes of a request for a page. Each has one of these; what redirects lead to is a request.
ANSWERS: dict[str, str] = {
    "page": "its body was read",
    "not_modified": "304: the page is as it was",
    "redirect": "the way goes on elsewhere, or is too long",
    "rate_limited": "429",
    "http_4xx": "another status from 400 to 499",
    "http_5xx": "a status from 500 to 599",
    "http_other": "a status that means nothing here",
    "challenge": "a test for browsers instead of the page",
    "unsupported_type": "neither HTML, XHTML nor plain text; not read",
    "too_large": "longer than the limit; the rest is not read",
    "bad_encoding": "not in the coding that its head names",
    "incomplete": "the body broke off",
    "timeout": "no answer, or not all of it, within its deadline",
    "dns": "the name has no address; not sent",
    "connection": "refused or dropped",
    "tls": "the handshake failed",
    "protocol": "not HTTP",
    "blocked": "a URL, scheme, port or address that must not be asked; not sent",
    "robots_disallowed": "forbidden by robots.txt; not sent",
    "robots_unreachable": "robots.txt cannot be read; not sent",
    "other": "none of these: a bug, or a reason that is new",
}
# From where a request comes to fetch.
SOURCES: dict[str, str] = {
    "new": "intake admitted it",
    "replay": "a dead letter was replayed",
    "failure": "a retry tier, after a failure",
    "wait": "a retry tier, after a polite wait",
    "other_site": "another site's queue, by a redirect",
}
# Why a host is not asked now, or a request leaves the window to wait.
CAUSES: dict[str, str] = {
    "delay": "SARING_POLITENESS__DELAY between two requests",
    "crawl_delay": "the Crawl-delay of its robots.txt",
    "latency": "it is slow, so its gap is a multiple of its latency",
    "retry_after": "it said Retry-After, or rests since before this worker met it",
    "back_off": "it said 429 or 503 and not for how long",
    "robots": "its robots.txt cannot be read",
    "backlog": "the site has all its places in the window; of requests only",
}
# Parts of a worker, each of which can keep it from its work, as /readyz names them.
PARTS: dict[str, str] = {
    "intake": "the stage has no partitions, or gave up",
    "fetch": "the stage has no partitions, or gave up",
    "enrich": "the stage has no partitions, or gave up",
    "sink": "the stage has no partitions, or gave up",
    "retry": "a tier's forwarder gave up",
    "store": "a store cannot be written or asked",
    "broker": "the broker does not answer",
    "state": "the state does not answer",
}
# Why a process of the pool was ended while it worked.
KILLS: dict[str, str] = {
    "time": "the page was not done within SARING_EXTRACT__TIMEOUT",
    "memory": "the page needed more than SARING_EXTRACT__MEMORY",
    "crash": "the page's libraries ended it",
    "outside": "by hand, or by a machine without memory; the page is tried again",
}
# What the pool is asked to do: the functions of agents/strain.py by the word for their work.
WORKS: dict[str, str] = {"strained": "extract", "weighed": "enrich"}
# Languages with a series of their own: those that the profiles of quality know, and others that
# are written by many. No order is meant; what is not here is `other`.
LANGUAGES = (
    *("en", "id", "ms", "ar", "de", "es", "fa", "fr", "hi", "it"),
    *("ja", "jv", "ko", "nl", "pl", "pt", "ru", "tr", "vi", "zh"),
)
# Tiers by their place, shortest first: their delays are settings, which no label may hold.
TIERS = tuple(str(place) for place in range(1, 11))
STAGES = ("intake", "fetch", "enrich", "sink")
SINKS = ("parquet", "jsonl", "postgresql")
# In the order of enrich/enrich.py, which the modules at the top cannot ask.
ENRICH_PARTS = (
    "language",
    "statistics",
    "quality",
    "duplicates",
    "keywords",
    "personal",
    "rights",
)

LABEL_VALUES: dict[str, tuple[str, ...]] = {
    "stage": STAGES,
    "reason": ("", *LABELS),
    "outcome": tuple(OutcomeKind),
    "sink": SINKS,
    "answer": tuple(ANSWERS),
    "cause": tuple(CAUSES),
    "source": tuple(SOURCES),
    "to": ("host", "site", "other_site"),
    "standing": ("rules", "allow", "defer", "unreached"),
    "kept_in": ("memory", "state"),
    "found": ("nothing", "near", "same"),
    "way": ("straight", "waited"),
    "topic": ("urls", "fetch", "pages", "documents"),
    "tier": TIERS,
    "part": ENRICH_PARTS,
    "verdict": tuple(Verdict),
    "language": (*LANGUAGES, "und", "other"),
    "change": tuple(ChangeKind),
    "work": (*WORKS.values(), "other"),
    "why": tuple(KILLS),
    "component": tuple(PARTS),
    "version": (version("saring"),),
    "python": (platform.python_version(),),
}

# Labels whose values all apply to every worker. Of the others there are many (reason, language), or
# settings decide which there are (sink, tier).
ALWAYS = (
    *("answer", "cause", "change", "found", "kept_in", "outcome", "part", "source", "stage"),
    *("standing", "to", "verdict", "way", "why", "work"),
)


def tier_label(place: int) -> str:
    """The label of the tier at a place, 0 for the shortest; the tenth and all longer share one."""
    return TIERS[min(place, len(TIERS) - 1)]


def language_label(language: str) -> str:
    """The label of a BCP-47 language: its own, that of its first part, or `other`."""
    first = language.partition("-")[0]
    return first if first in {*LANGUAGES, "und"} else "other"
