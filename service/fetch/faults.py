"""Exceptions of aiohttp, ssl and the system → Failures: the one map of the client's errors."""

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
from aiohttp import http_exceptions

from service.fetch.dial import Dial
from service.reasons import Failure, Reason

# Certificates that waiting does not mend: not yet valid, expired, other host, other address.
# Source: OpenSSL, x509_vfy.h (X509_V_ERR_…).
FINAL_CERTIFICATE_CODES = frozenset({9, 10, 62, 64})
_QUOTED = re.compile(r"\s*\bb['\"]")

# The first class that fits decides, so the narrower come first.
REASONS: tuple[tuple[type[BaseException], Reason], ...] = (
    (aiohttp.ClientConnectorCertificateError, Reason.TLS_ERROR),
    (aiohttp.ClientSSLError, Reason.TLS_ERROR),
    (ssl.SSLError, Reason.TLS_ERROR),
    (aiohttp.ServerFingerprintMismatch, Reason.TLS_ERROR),
    (aiohttp.ClientConnectorDNSError, Reason.DNS),
    (TimeoutError, Reason.TIMEOUT),
    (aiohttp.InvalidURL, Reason.INVALID_URL),
    (aiohttp.NonHttpUrlClientError, Reason.BLOCKED_SCHEME),
    (aiohttp.TooManyRedirects, Reason.TOO_MANY_REDIRECTS),
    (aiohttp.ClientResponseError, Reason.PROTOCOL_ERROR),
    (http_exceptions.HttpProcessingError, Reason.PROTOCOL_ERROR),
    (aiohttp.ClientPayloadError, Reason.INCOMPLETE),
    (aiohttp.ClientConnectionError, Reason.CONNECTION),
    (aiohttp.ClientError, Reason.PROTOCOL_ERROR),
    (OSError, Reason.CONNECTION),
)


def reason_of(error: BaseException) -> Reason | None:
    """The reason of an exception's class; None for what does not come from the network."""
    return next((reason for kind, reason in REASONS if isinstance(error, kind)), None)


def to_failure(error: BaseException, *, is_reading: bool = False) -> Failure | None:
    """The failure that an exception of the network stands for; None for what is none of these.

    `is_reading`: the head was there, so what breaks now breaks the body.
    """
    reason = reason_of(error)
    if reason is None:
        return None
    if reason is Reason.INCOMPLETE and _is_malformed(error):
        reason = Reason.PROTOCOL_ERROR
    if reason is Reason.CONNECTION and is_reading:
        reason = Reason.INCOMPLETE
    return Failure(
        reason,
        f"{type(error).__name__}: {_message(error)}".removesuffix(": "),
        final=_certificate_code(error) in FINAL_CERTIFICATE_CODES,
    )


def _message(error: BaseException) -> str:
    """What an exception says, in one line, without the bytes that a parser stumbled over."""
    return " ".join(_QUOTED.split(str(error), maxsplit=1)[0].split())


def never_connected(failure: Failure) -> bool:
    """True when no connection came about: the host could not be asked for anything."""
    return isinstance(
        failure.__cause__, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError
    )


def _certificate_code(error: BaseException) -> int:
    inner = getattr(error, "certificate_error", error)
    return int(getattr(inner, "verify_code", 0))


def _is_malformed(error: BaseException) -> bool:
    """A payload error of bad framing, as against one of an early end."""
    cause = error.__cause__
    if isinstance(cause, http_exceptions.TransferEncodingError):
        return "Not enough data" not in str(cause)
    return isinstance(cause, http_exceptions.BadHttpMessage) and not isinstance(
        cause, http_exceptions.ContentLengthError
    )


@contextmanager
def mapped(dial: Dial | None = None, *, is_reading: bool = False) -> Iterator[None]:
    """What the network raises inside leaves as a Failure; the wall's refusal goes before it."""
    try:
        yield
    except Failure:
        raise
    except (OSError, aiohttp.ClientError, http_exceptions.HttpProcessingError) as error:
        if dial is not None and dial.refused and not dial.dialled:
            raise dial.refused[0] from error
        failure = to_failure(error, is_reading=is_reading)
        assert failure is not None
        raise failure from error
