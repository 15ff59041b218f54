"""Why a request did not become a document: the one table of reasons, and their error.

Stage code raises `Failure`; only agents/deliver.py catches it and turns it into a retry or a dead
letter. Everything that depends on a reason (attempts, retry or dead letter, filters, dashboard
legends, reference page) reads this table, so a new reason is one row and the `raise` that uses it.
"""

from enum import StrEnum
from http import HTTPStatus
from typing import Self


class Stage(StrEnum):
    """Where in the flow a request can fail."""

    INTAKE = "intake"
    ADDRESS = "address"
    CONNECTION = "connection"
    HTTP = "http"
    ROBOTS = "robots"
    CONTENT = "content"
    EXTRACTION = "extraction"
    ENRICHMENT = "enrichment"
    ANY = "any"


class Reason(StrEnum):
    """A cause in one word, with what follows from it.

    `attempts` counts all tries, the first one included; 1 means that the reason is final at once,
    because asking again gives the same answer. `help` is one sentence for the operator.
    """

    stage: Stage
    attempts: int
    help: str

    def __new__(
        cls, word: str, stage: Stage = Stage.ANY, attempts: int = 1, help_: str = ""
    ) -> Self:
        member = str.__new__(cls, word)
        member._value_ = word
        member.stage = stage
        member.attempts = attempts
        member.help = help_
        return member

    @property
    def passes(self) -> bool:
        """True when the reason may pass with time, so that another try makes sense."""
        return self.attempts > 1

    BAD_MESSAGE = (
        "bad_message",
        Stage.INTAKE,
        1,
        "The message is neither a URL nor a request in JSON; look at its bytes, mend its writer.",
    )
    UNSUPPORTED_SCHEMA = (
        "unsupported_schema",
        Stage.INTAKE,
        1,
        "The message names a schema version this Saring does not know; upgrade the workers first.",
    )
    TOO_LARGE = (
        "too_large",
        Stage.CONTENT,
        1,
        "The message or the page is over its limit; raise the limit if such pages are wanted.",
    )
    INVALID_URL = (
        "invalid_url",
        Stage.INTAKE,
        1,
        "The URL does not parse by the WHATWG standard; mend it where it comes from.",
    )
    BLOCKED_SCHEME = (
        "blocked_scheme",
        Stage.INTAKE,
        1,
        "Only http and https are fetched.",
    )
    BLOCKED_PORT = (
        "blocked_port",
        Stage.INTAKE,
        1,
        "The port is not one of 80, 443, 8080, 8443; SARING_FETCH__ALLOW opens host:port pairs.",
    )
    BLOCKED_ADDRESS = (
        "blocked_address",
        Stage.ADDRESS,
        1,
        "The host leads to an address that is not public; SARING_FETCH__ALLOW opens intranets.",
    )
    DNS = (
        "dns",
        Stage.ADDRESS,
        3,
        "The host name has no address, or the resolver did not answer; look at both.",
    )
    CONNECTION = (
        "connection",
        Stage.CONNECTION,
        4,
        "The host refused or dropped the connection; it is down, or it blocks this machine.",
    )
    TIMEOUT = (
        "timeout",
        Stage.CONNECTION,
        3,
        "The host did not answer within the deadline; it is slow or far away.",
    )
    TLS_ERROR = (
        "tls_error",
        Stage.CONNECTION,
        2,
        "The TLS handshake failed; expired certificates and wrong host names are final at once.",
    )
    PROTOCOL_ERROR = (
        "protocol_error",
        Stage.CONNECTION,
        2,
        "The answer is not HTTP as RFC 9112 has it.",
    )
    INCOMPLETE = (
        "incomplete",
        Stage.CONNECTION,
        3,
        "The body ended before the length that the host had promised.",
    )
    HTTP_4XX = (
        "http_4xx",
        Stage.HTTP,
        1,
        "The host says that the page is not there or not for us; the status tells which.",
    )
    HTTP_TRANSIENT = (
        "http_transient",
        Stage.HTTP,
        3,
        "The host asked to try again (408, 425).",
    )
    HTTP_5XX = (
        "http_5xx",
        Stage.HTTP,
        4,
        "The host has a problem of its own; it usually passes.",
    )
    HTTP_5XX_FINAL = (
        "http_5xx_final",
        Stage.HTTP,
        1,
        "The host will not serve this request whatever the time (501, 505, 511).",
    )
    HTTP_UNEXPECTED = (
        "http_unexpected",
        Stage.HTTP,
        1,
        "The status is neither a page, nor a redirect that can be followed, nor an error.",
    )
    RATE_LIMITED = (
        "rate_limited",
        Stage.HTTP,
        6,
        "The host says that we ask too often (429); raise SARING_POLITENESS__DELAY if it goes on.",
    )
    TOO_MANY_REDIRECTS = (
        "too_many_redirects",
        Stage.HTTP,
        1,
        "More than ten redirects, or a loop.",
    )
    CHALLENGE = (
        "challenge",
        Stage.HTTP,
        2,
        "The host shows a page that tests for browsers instead of the article.",
    )
    ROBOTS_DISALLOWED = (
        "robots_disallowed",
        Stage.ROBOTS,
        1,
        "The host's robots.txt forbids this URL to our user agent.",
    )
    ROBOTS_UNREACHABLE = (
        "robots_unreachable",
        Stage.ROBOTS,
        4,
        "robots.txt could not be read, which RFC 9309 takes for a complete disallow.",
    )
    UNSUPPORTED_TYPE = (
        "unsupported_type",
        Stage.CONTENT,
        1,
        "The answer is neither HTML, XHTML nor plain text.",
    )
    BAD_ENCODING = (
        "bad_encoding",
        Stage.CONTENT,
        1,
        "The body is not in the Content-Encoding that the host names.",
    )
    BAD_CHARSET = (
        "bad_charset",
        Stage.CONTENT,
        1,
        "The body cannot be read in any charset that it names or looks like.",
    )
    NOT_TEXT = (
        "not_text",
        Stage.CONTENT,
        1,
        "The body is binary, whatever its Content-Type says.",
    )
    NO_CONTENT = (
        "no_content",
        Stage.CONTENT,
        1,
        "The page is an empty shell: what a reader sees is made by scripts.",
    )
    NO_TEXT = (
        "no_text",
        Stage.CONTENT,
        1,
        "No text worth keeping was found (SARING_EXTRACT__MIN_CHARACTERS).",
    )
    SOFT_404 = (
        "soft_404",
        Stage.CONTENT,
        1,
        "The host answered 200 with a page that says it does not exist.",
    )
    LOGIN_WALL = (
        "login_wall",
        Stage.CONTENT,
        1,
        "The page asks for a login instead of showing the article.",
    )
    DUPLICATE = (
        "duplicate",
        Stage.ENRICHMENT,
        1,
        "Another document has nearly this text, and SARING_ENRICH__DROP_DUPLICATES drops it.",
    )
    EXTRACTION_TIMEOUT = (
        "extraction_timeout",
        Stage.EXTRACTION,
        1,
        "Extraction took longer than SARING_EXTRACT__TIMEOUT and was killed.",
    )
    EXTRACTION_OOM = (
        "extraction_oom",
        Stage.EXTRACTION,
        1,
        "Extraction needed more memory than SARING_EXTRACT__MEMORY and was killed.",
    )
    EXTRACTION_ERROR = (
        "extraction_error",
        Stage.EXTRACTION,
        1,
        "The extractor failed on this page.",
    )
    INTERNAL_ERROR = (
        "internal_error",
        Stage.ANY,
        3,
        "A bug in Saring: the dead letter holds the traceback; please report it.",
    )


# Statuses that RFC 9110 gives for a passing state of the host; all other 4xx are final.
TRANSIENT_4XX = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY})
# 501, 505 and 511 say what the host can never do for us.
FINAL_5XX = frozenset(
    {
        HTTPStatus.NOT_IMPLEMENTED,
        HTTPStatus.HTTP_VERSION_NOT_SUPPORTED,
        HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED,
    }
)

DETAIL_LIMIT = 500  # characters: a dead letter's header, never the content of a page


class Failure(Exception):  # noqa: N818  a failed request is an outcome, not a programming error
    """A request cannot go on; says why, and how long to wait at least before another try.

    `word` is what users see: the reason, or `http_404` where the reason is a family of statuses.
    `retry_after` is in seconds, None when nobody asked for a wait. `final` overrules a reason that
    may pass with time, e.g. for an expired certificate.
    """

    def __init__(
        self,
        reason: Reason,
        detail: str = "",
        *,
        status: int | None = None,
        retry_after: float | None = None,
        final: bool = False,
        stage: Stage | None = None,
    ) -> None:
        self.reason = reason
        self.detail = detail[:DETAIL_LIMIT]
        self.word = f"http_{status}" if status is not None else reason.value
        self.retry_after = retry_after
        self.stage = stage or reason.stage
        self.attempts = 1 if final else reason.attempts
        super().__init__(f"{self.word}: {self.detail}" if detail else self.word)

    def __reduce__(self) -> tuple[object, ...]:
        # Failures cross from the process pool to the worker; the default would call __init__ with
        # the message alone.
        return (
            _restore,
            (
                self.reason.name,
                self.detail,
                self.word,
                self.retry_after,
                self.stage,
                self.attempts,
            ),
        )


def _restore(
    name: str, detail: str, word: str, retry_after: float | None, stage: Stage, attempts: int
) -> Failure:
    failure = Failure(Reason[name], detail, retry_after=retry_after, stage=stage)
    failure.word = word
    failure.attempts = attempts
    return failure


def http_failure(status: int, *, retry_after: float | None = None) -> Failure:
    """The failure that an HTTP status stands for; `status` is one that ends a fetch (not 2xx, 3xx).

    Source: RFC 9110, 15; RFC 6585 (429, 511).
    """
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Failure(Reason.RATE_LIMITED, "status 429", retry_after=retry_after)
    if status in TRANSIENT_4XX:
        reason = Reason.HTTP_TRANSIENT
    elif 400 <= status < 500:
        reason = Reason.HTTP_4XX
    elif status in FINAL_5XX:
        reason = Reason.HTTP_5XX_FINAL
    elif 100 <= status < 400:
        reason = Reason.HTTP_UNEXPECTED
    else:  # outside 100 to 599 it is to be taken for a 5xx
        reason = Reason.HTTP_5XX
    return Failure(reason, f"status {status}", status=status, retry_after=retry_after)


_WORDS = frozenset(reason.value for reason in Reason)
KNOWN_STATUSES = frozenset(int(status) for status in HTTPStatus if status >= 400)


def label(word: str) -> str:
    """A reason's word for a metric's label: a closed set, whatever status a host invents."""
    if not word.startswith("http_") or word in _WORDS:
        return word
    status = word.removeprefix("http_")
    if status.isdigit() and int(status) in KNOWN_STATUSES:
        return word
    number = int(status) if status.isdigit() else 0
    if 100 <= number < 400:
        return Reason.HTTP_UNEXPECTED.value
    return Reason.HTTP_4XX.value if 400 <= number < 500 else Reason.HTTP_5XX.value


LABELS = tuple(sorted({*_WORDS, *(f"http_{status}" for status in KNOWN_STATUSES)}))
