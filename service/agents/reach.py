"""Why brokers cannot be reached: one connection made as every client makes it, and what it met.

aiokafka's clients log what went wrong and then say only that they could not begin. Here the same
steps are taken one by one: connection, TLS, user, first answer; then the addresses that the broker
itself names, which is where clients go next. Secrets are in no word of it.
"""

import asyncio
import re
import ssl
from dataclasses import dataclass
from typing import Any

from aiokafka import errors
from aiokafka.conn import create_conn
from aiokafka.protocol.metadata import MetadataRequest

from service.connection import Brokers, Where, brokers_at
from service.settings import ConfigurationError

STEP_SECONDS = 5.0
LOOK_SECONDS = 1.5  # at what else a port may speak: it answers at once or not at all

SECURITY = "SARING_KAFKA__SECURITY"
# OpenSSL's numbers (x509_vfy.h) of what can be wrong with a certificate.
OTHER_NAME = {62, 64}  # host name mismatch, address mismatch
UNTRUSTED = {2, 18, 19, 20, 21}  # no issuer, self-signed, self-signed in chain, no local issuer, …
EXPIRED = {9, 10}  # not yet valid, expired


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong at one address, and how to mend it."""

    says: str
    mend: str

    def __str__(self) -> str:
        return f"{self.says}: {self.mend}"


async def troubles(where: Where) -> list[Trouble]:
    """What is wrong with the addresses; empty when one of them, and all that it names, is well."""
    brokers = brokers_at(where)
    wrong = []
    try:
        listed = brokers.listed()
    except ConfigurationError as error:
        return [Trouble(str(error), "set SARING_BROKER=kafka://host:port[,host:port…]")]
    for host, port in listed:
        found = await _look(brokers, host, port)
        if isinstance(found, Trouble):
            wrong.append(found)
            continue
        named = [place for place in found if place != (host, port)]
        looked = [await _look(brokers, *place) for place in named]
        return [
            Trouble(f"{host}:{port} answers and names another address: {one.says}", one.mend)
            for one in looked
            if isinstance(one, Trouble)
        ]
    return wrong


async def _look(brokers: Brokers, host: str, port: int) -> Trouble | list[tuple[str, int]]:
    """What is wrong at an address, else the addresses of the cluster's brokers."""
    place = f"{host}:{port}"
    security = brokers.security()
    try:
        # Longer than the client's own deadline, which names the step that took too long.
        async with asyncio.timeout(2 * STEP_SECONDS):
            connection = await create_conn(
                host, port, request_timeout_ms=int(STEP_SECONDS * 1000), **security
            )
            try:
                answer = await connection.send(MetadataRequest([]))
            finally:
                await connection.close()
    except (errors.KafkaError, OSError, TimeoutError) as error:
        return _known(error, place, security) or await _unknown(error, host, port, security)
    return [(str(broker[1]), int(broker[2])) for broker in answer.brokers]


def _known(error: BaseException, place: str, security: dict[str, Any]) -> Trouble | None:
    """Trouble that says itself what it is."""
    for cause in (error, error.__cause__):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _certificate(cause, place)
        if isinstance(cause, ssl.SSLError) and re.search(
            "CERTIFICATE|UNKNOWN_CA", cause.reason or ""
        ):
            return Trouble(
                f"{place} wants a client certificate that it trusts ({_words(cause.reason)})",
                "set SARING_KAFKA__CERT_FILE and SARING_KAFKA__KEY_FILE to one that its truststore "
                "leads to",
            )
    if isinstance(error, errors.SaslAuthenticationFailed | errors.AuthenticationFailedError):
        return Trouble(
            f"authentication failed at {place} as {security['sasl_plain_username']!r} "
            f"({security['sasl_mechanism']})",
            "check SARING_KAFKA__USERNAME, SARING_KAFKA__PASSWORD and that the user has "
            "credentials for SARING_KAFKA__SASL_MECHANISM",
        )
    if isinstance(error, errors.UnsupportedSaslMechanismError):
        return Trouble(
            f"{place} does not take {security['sasl_mechanism']}",
            "set SARING_KAFKA__SASL_MECHANISM to one of its sasl.enabled.mechanisms",
        )
    if isinstance(error, errors.IllegalSaslStateError):
        protocol = "ssl" if "ssl_context" in security else "plaintext"
        return Trouble(
            f"{place} takes no users, and one is set",
            f"set {SECURITY}={protocol}, or name a listener with SASL",
        )
    if isinstance(error, OSError) and error.errno is not None and not _of_tls(error):
        return _nobody(place, error.strerror or type(error).__name__)
    return None


def _certificate(error: ssl.SSLCertVerificationError, place: str) -> Trouble:
    said = f"the certificate at {place} {{}} ({error.verify_message.rstrip('.')})"
    if error.verify_code in OTHER_NAME:
        return Trouble(
            said.format("is for another host name"),
            "name the broker in SARING_BROKER and advertised.listeners as its certificate does",
        )
    if error.verify_code in EXPIRED:
        return Trouble(
            said.format("is not valid now"), "renew it, or set this machine's clock by NTP"
        )
    if error.verify_code in UNTRUSTED:
        return Trouble(
            said.format("is not trusted"),
            "set SARING_KAFKA__CA_FILE to the certificate of who signed it",
        )
    return Trouble(said.format("cannot be verified"), "mend it, or SARING_KAFKA__CA_FILE")


async def _unknown(error: BaseException, host: str, port: int, security: dict[str, Any]) -> Trouble:
    """Trouble that shows as a broken connection: what the port speaks tells which."""
    place = f"{host}:{port}"
    with_tls = "ssl_context" in security
    with_user = "sasl_mechanism" in security
    tls, kafka = await _speaks_tls(host, port), await _speaks_plain_kafka(host, port)
    if with_tls and kafka:
        return Trouble(
            f"{place} speaks plaintext, and TLS is set",
            f"set {SECURITY}={'sasl_plaintext' if with_user else 'plaintext'}, or name a listener "
            "with TLS",
        )
    if not with_tls and tls:
        return Trouble(
            f"{place} speaks TLS, and plaintext is set",
            f"set {SECURITY}={'sasl_ssl' if with_user else 'ssl'}, or name a listener without TLS",
        )
    if tls == with_tls and (tls or kafka) and not with_user:
        return Trouble(
            f"{place} hung up before it answered; so do listeners that want a user"
            + (" or a client certificate" if with_tls else ""),
            f"set {SECURITY}={'sasl_ssl' if with_tls else 'sasl_plaintext'} with "
            "SARING_KAFKA__USERNAME and SARING_KAFKA__PASSWORD"
            + (", or SARING_KAFKA__CERT_FILE" if with_tls else ""),
        )
    if isinstance(error, TimeoutError) and not (tls or kafka):
        return _nobody(place, "no answer in time")
    return Trouble(
        f"what listens at {place} does not speak Kafka", "set SARING_BROKER to a Kafka's listener"
    )


def _nobody(place: str, why: str) -> Trouble:
    return Trouble(
        f"nothing answers at {place} ({why})",
        "start it, or set SARING_BROKER=kafka://host:port to a listener of your broker (9092 in "
        "most set-ups)",
    )


async def _speaks_tls(host: str, port: int) -> bool:
    """Whether a TLS handshake comes about, whoever is there: nothing is sent over it."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # only looked at, to name what is wrong
    try:
        async with asyncio.timeout(LOOK_SECONDS):
            _, writer = await asyncio.open_connection(host, port, ssl=context)
    except (OSError, TimeoutError):
        return False
    writer.transport.abort()
    return True


async def _speaks_plain_kafka(host: str, port: int) -> bool:
    """Whether a listener without TLS tells its versions, which it does without a user, too."""
    try:
        async with asyncio.timeout(LOOK_SECONDS):
            connection = await create_conn(host, port)
    except (errors.KafkaError, OSError, TimeoutError):
        return False
    await connection.close()
    return True


def _of_tls(error: OSError) -> bool:
    return isinstance(error, ssl.SSLError | ConnectionResetError | BrokenPipeError)


def _words(reason: str | None) -> str:
    return (reason or "").replace("_", " ").lower()
