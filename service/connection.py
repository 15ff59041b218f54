"""Where the brokers are and how they are spoken to: what every Kafka client here is made with.

Pure but for reading the files of certificates. Without TLS and user a plain `host:port` stands for
the same, as the embedded broker has it.
"""

import ssl
from dataclasses import dataclass, field
from typing import Any, Never, Self

from service.settings import ConfigurationError, Kafka, Settings

# What belongs to TLS and what to a user; each set without the other's protocol is a mistake that
# would else be found out as a connection that is less safe than its settings look.
TLS_ONLY = ("ca_file", "cert_file", "key_file", "key_password", "check_hostname")
SASL_ONLY = ("sasl_mechanism", "username", "password")
# What all messages are packed with. Over 149 of real pages a page and its document are 10.9 and
# 13.4 KB of JSON and 4.2 and 5.4 KB packed, each by itself; that takes 0.22 ms of CPU for both, and
# unpacking 0.07 ms. Kafka knows it since 2.1; a topic's `compression.type` has brokers repack.
COMPRESSION = "zstd"


@dataclass(frozen=True, slots=True)
class Brokers:
    """The addresses (`host:port[,host:port…]`) and what aiokafka's clients need to reach them."""

    addresses: str
    _options: dict[str, Any] = field(
        default_factory=lambda: {"security_protocol": "PLAINTEXT"}, repr=False
    )

    def __str__(self) -> str:
        return self.addresses

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Those that the settings name. Raises ConfigurationError for what does not fit."""
        check(settings)
        kafka = settings.kafka
        options: dict[str, Any] = {"security_protocol": kafka.security.upper()}
        if kafka.security.endswith("ssl"):
            options["ssl_context"] = _context(kafka)
        if kafka.security.startswith("sasl"):
            assert kafka.password is not None
            options |= {
                "sasl_mechanism": kafka.sasl_mechanism,
                "sasl_plain_username": kafka.username,
                "sasl_plain_password": kafka.password.get_secret_value(),
            }
        return cls(settings.broker.removeprefix("kafka://").rstrip("/"), options)

    def listed(self) -> list[tuple[str, int]]:
        """Host and port of each address. Raises ConfigurationError for what is none."""
        return [_host_port(address) for address in self.addresses.split(",")]

    def security(self) -> dict[str, Any]:
        """How a client speaks, as aiokafka names it; with the password, so not to be shown."""
        return dict(self._options)


Where = Brokers | str  # a plain address is one without TLS and user: the embedded broker


def brokers_at(where: Where) -> Brokers:
    """The same as Brokers."""
    return where if isinstance(where, Brokers) else Brokers(where)


def client_options(where: Where) -> dict[str, Any]:
    """The keyword arguments with which each client of aiokafka reaches these brokers."""
    brokers = brokers_at(where)
    return {"bootstrap_servers": brokers.addresses, **brokers.security()}


def producer_options(where: Where) -> dict[str, Any]:
    """The same for those that send: packed, confirmed by all copies, written once."""
    return {
        **client_options(where),
        "compression_type": COMPRESSION,
        "acks": "all",
        "enable_idempotence": True,
    }


def check(settings: Settings) -> None:
    """Raises ConfigurationError for settings of the connection that contradict each other."""
    kafka = settings.kafka
    given = kafka.model_fields_set
    if settings.embedded:
        if kafka.security != "plaintext":
            _refuse("security", "the embedded broker is on loopback and plaintext; name yours")
        return
    if stray := [name for name in TLS_ONLY if name in given and not kafka.security.endswith("ssl")]:
        _refuse(stray[0], f"it is for ssl and sasl_ssl, and security is {kafka.security}")
    sasl = kafka.security.startswith("sasl")
    if stray := [name for name in SASL_ONLY if name in given and not sasl]:
        _refuse(
            stray[0], f"it is for sasl_ssl and sasl_plaintext, and security is {kafka.security}"
        )
    if sasl and not kafka.username:
        _refuse("username", f"security is {kafka.security}, so a user was expected")
    if sasl and (kafka.password is None or not kafka.password.get_secret_value()):
        _refuse("password", f"security is {kafka.security}, so a password was expected")
    if kafka.cert_file is None:
        for name in ("key_file", "key_password"):
            if getattr(kafka, name) is not None:
                _refuse(name, "it belongs to SARING_KAFKA__CERT_FILE, which is not set")


def _context(kafka: Kafka) -> ssl.SSLContext:
    """TLS 1.2 or newer, certificates checked; only the CA file is trusted when there is one."""
    try:
        context = ssl.create_default_context(cafile=kafka.ca_file)
    except (OSError, ssl.SSLError) as error:
        _refuse("ca_file", f"certificates in PEM were expected in {kafka.ca_file}: {_why(error)}")
    context.check_hostname = kafka.check_hostname
    if kafka.cert_file is not None:
        secret = kafka.key_password.get_secret_value() if kafka.key_password else ""
        try:
            # A function, because OpenSSL would ask on the terminal for a password that is missing.
            context.load_cert_chain(kafka.cert_file, kafka.key_file, password=lambda: secret)
        except (OSError, ssl.SSLError) as error:
            files = " and ".join(str(path) for path in (kafka.cert_file, kafka.key_file) if path)
            _refuse(
                "cert_file",
                f"a certificate and its private key in PEM (opened by SARING_KAFKA__KEY_PASSWORD "
                f"when it is locked) were expected in {files}: {_why(error)}",
            )
    return context


def _why(error: OSError) -> str:
    return getattr(error, "reason", None) or error.strerror or type(error).__name__


def _refuse(name: str, why: str) -> Never:
    raise ConfigurationError(f"SARING_KAFKA__{name.upper()}: {why}")


def _host_port(address: str) -> tuple[str, int]:
    host, _, port = address.strip().rpartition(":")
    if not host or not port.isdigit():
        raise ConfigurationError(f"SARING_BROKER: {address} is no host:port")
    return host.strip("[]"), int(port)
