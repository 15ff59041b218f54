"""Every setting of Saring, declared once: default, unit, one line of help.

A setting comes from a flag, else from the environment (`SARING_FETCH__WINDOW`), else from
`saring.toml` in the working directory, else from here. Units are in the types and read at this
edge: durations are seconds inside and `300ms`, `10s`, `2m`, `1h` outside; sizes are bytes inside
and `512KiB`, `10MiB` outside; lists are JSON or separated by commas.

What may hold a password can stand in a file of its own, which a setting of the same name with
`_file` names. No message says the value of a setting that may hold one.
"""

import difflib
import json
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

_DURATION_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_SIZE_UNITS = {"b": 1, "": 1, "kib": 2**10, "mib": 2**20, "gib": 2**30}


class ConfigurationError(Exception):
    """A setting cannot be used; the message names it and says what was expected."""


def duration_seconds(value: object) -> object:
    """Seconds that `300ms`, `10s`, `2m`, `1h`, `7d` or a plain number stand for."""
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)?\s*", value)
    if match is None:
        raise ValueError(f"a duration such as 300ms, 10s, 2m or 1h was expected, not {value!r}")
    return float(match[1]) * _DURATION_UNITS[match[2] or "s"]


def size_bytes(value: object) -> object:
    """Bytes that `512KiB`, `10MiB` or a plain number stand for."""
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(b|kib|mib|gib)?\s*", value.lower())
    if match is None:
        raise ValueError(f"a size such as 512KiB or 10MiB was expected, not {value!r}")
    return int(float(match[1]) * _SIZE_UNITS[match[2] or ""])


def items(value: object) -> object:
    """The items of a list that is written as JSON or separated by commas."""
    if not isinstance(value, str):
        return value
    if value.lstrip().startswith("["):
        return json.loads(value)
    return [item.strip() for item in value.split(",") if item.strip()]


def kinds(value: object) -> object:
    """Kinds of personal data that `off`, `all` or a list of them stand for."""
    listed = items(value)
    if not isinstance(listed, list | tuple):
        return listed
    words = [word.lower() if isinstance(word, str) else word for word in listed]
    if words in (["off"], ["none"]):
        return []
    return get_args(PersonalKind) if words == ["all"] else words


Seconds = Annotated[float, BeforeValidator(duration_seconds), Field(ge=0)]
Bytes = Annotated[int, BeforeValidator(size_bytes), Field(ge=0)]
Strings = Annotated[tuple[str, ...], NoDecode, BeforeValidator(items)]

PersonalKind = Literal["email", "phone", "ip", "nik", "npwp", "card"]
Kinds = Annotated[tuple[PersonalKind, ...], NoDecode, BeforeValidator(kinds)]
Durations = Annotated[tuple[Seconds, ...], NoDecode, BeforeValidator(items)]


def with_files(given: object, *names: str, prefix: str = "") -> object:
    """Settings as they were given, with those of these names read from where NAME_file points.

    Raises ConfigurationError when such a file cannot be read, or both are given.
    """
    if not isinstance(given, dict):
        return given
    for name in names:
        path, setting = given.get(f"{name}_file"), f"SARING_{prefix}{name.upper()}"
        if path is None:
            continue
        if name in given:
            raise ConfigurationError(f"{setting} and {setting}_FILE: one of the two was expected")
        try:
            # The line break at the end is an editor's; a password may begin or end with a blank.
            given = given | {name: Path(path).read_text().rstrip("\r\n")}
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "no text in UTF-8"
            raise ConfigurationError(f"{setting}_FILE: {path} cannot be read: {why}") from error
    return given


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Web(_Group):
    """The port for people and machines: page, metrics, health."""

    host: str = Field("127.0.0.1", description="Address the web port listens on.")
    port: int = Field(8600, ge=0, le=65535, description="Port; 0 takes a free one.")


class Fetch(_Group):
    """Downloading: what may be reached, and the limits of one fetch."""

    allow: Strings = Field(
        (), description="host:port, *.name:port or CIDR that skip the address rules."
    )
    resolve: Strings = Field(
        (), description="name=address or *.name=address, looked up before DNS (curl's --resolve)."
    )
    ca_file: Path | None = Field(None, description="More trusted roots for TLS (PEM).")
    user_agent: str = Field(
        "Saring/0.1 (+https://example.org/saring; set SARING_FETCH__USER_AGENT)",
        min_length=1,
        description="User-Agent header; its first word is the product token for robots.txt.",
    )
    window: int = Field(256, ge=1, description="Requests in flight in one worker.")
    dns_timeout: Seconds = Field(5.0, description="Deadline of a name look-up.")
    connect_timeout: Seconds = Field(10.0, description="Deadline of a connection, TLS included.")
    read_timeout: Seconds = Field(10.0, description="Longest silence while reading.")
    timeout: Seconds = Field(30.0, description="Deadline of a whole fetch, redirects included.")
    body_limit: Bytes = Field(10 * 2**20, description="Largest body after decompression.")
    memory_limit: Bytes = Field(128 * 2**20, description="All bodies in flight together.")
    max_redirects: int = Field(10, ge=0, description="Redirects followed before giving up.")


class Politeness(_Group):
    """What a host can expect of us."""

    delay: Seconds = Field(1.0, description="Pause between two requests to one host.")
    robots: Literal["obey", "ignore"] = Field("obey", description="Whether robots.txt is obeyed.")
    crawl_delay_limit: Seconds = Field(30.0, description="Longest Crawl-delay that is kept.")
    latency_factor: float = Field(
        2.0, ge=0, description="The pause is at least this multiple of the host's latency."
    )
    places: int = Field(8, ge=1, description="Places of the window that one site may hold.")
    max_wait: Seconds = Field(
        8.0, description="Longest wait inside the window; what must wait longer goes to a tier."
    )
    robots_max_age: Seconds = Field(86400.0, le=86400.0, description="How long rules are kept.")
    robots_failure_age: Seconds = Field(900.0, description="The same when they were unreachable.")


class Retry(_Group):
    """The tiers that failed requests wait in."""

    delays: Durations = Field((10.0, 120.0, 1800.0), min_length=1, description="One a tier.")
    attempts: int | None = Field(
        None, ge=1, description="Most tries, whatever the reason's own number (default: its own)."
    )


class Extract(_Group):
    """The processes that turn HTML into text."""

    timeout: Seconds = Field(10.0, gt=0, description="Deadline of one page; then killed.")
    memory: Bytes = Field(512 * 2**20, description="Memory that one page may take on top.")
    processes: int = Field(
        0, ge=0, description="Processes; 0 takes one for each core that may be used."
    )
    pages_per_process: int = Field(
        500, ge=1, description="Calls after which one is replaced; a page makes two, one a stage."
    )
    min_characters: int = Field(
        100, ge=0, description="Shorter texts end as no_text: a headline is not an article."
    )
    fast: bool = Field(
        False, description="Ask no second extractor: a little less time, worse text on a few pages."
    )
    format: Literal["text", "markdown"] = Field(
        "text", description="Form of a record's text; markdown has headings, lists, emphasis, code."
    )
    include: Annotated[
        tuple[Literal["links", "tables", "images"], ...], NoDecode, BeforeValidator(items)
    ] = Field((), description="What Markdown holds beside: links, tables, images.")


class Enrich(_Group):
    """The enrichment agent."""

    window: int = Field(64, ge=1, description="Documents in flight in one worker.")
    duplicate_window: Seconds = Field(
        30 * 86400.0, description="How long a text is remembered to find its duplicates."
    )
    drop_duplicates: bool = Field(
        False, description="End duplicates as dead (duplicate) instead of passing them on marked."
    )
    redact: Kinds = Field(
        (),
        description="Personal data to replace by placeholders: off, all, or a list of email, "
        "phone, ip, nik, npwp, card.",
    )


class Stores(_Group):
    """How records are gathered before they are written."""

    flush_interval: Seconds = Field(10.0, description="Longest time a record waits for its file.")
    flush_rows: int = Field(5000, ge=1, description="Most records of one file.")
    flush_bytes: Bytes = Field(64 * 2**20, description="Most bytes of one file, before packing.")


class Kafka(_Group):
    """The connection to Kafka, topics and the embedded broker."""

    security: Literal["plaintext", "ssl", "sasl_plaintext", "sasl_ssl"] = Field(
        "plaintext",
        description="How brokers are spoken to: with TLS (ssl), with a user (sasl_plaintext: on "
        "networks that nobody listens to), with both (sasl_ssl).",
    )
    ca_file: Path | None = Field(
        None, description="Whom to trust instead of the system's roots (PEM)."
    )
    cert_file: Path | None = Field(
        None, description="Our certificate, for brokers that want one (PEM, chain included)."
    )
    key_file: Path | None = Field(
        None, description="Its private key (PEM), when it is not in cert_file."
    )
    key_password: SecretStr | None = Field(None, description="Opens the private key.")
    key_password_file: Path | None = Field(None, description="File that holds key_password.")
    check_hostname: bool = Field(
        True, description="Whether a broker's certificate must be for the name that is dialled."
    )
    sasl_mechanism: Literal["SCRAM-SHA-512", "SCRAM-SHA-256", "PLAIN"] = Field(
        "SCRAM-SHA-512", description="SCRAM-SHA-512, SCRAM-SHA-256 or PLAIN."
    )
    username: str = Field("", description="User for sasl_ssl and sasl_plaintext.")
    password: SecretStr | None = Field(None, description="The user's password.")
    password_file: Path | None = Field(None, description="File that holds password.")
    partitions: int = Field(8, ge=1, description="Partitions of each topic when it is created.")
    replication: int = Field(
        0, ge=0, description="Copies of each topic when it is created; 0: three, or one a broker."
    )
    record_limit: Bytes = Field(900_000, description="Largest record before compression.")
    port: int = Field(0, ge=0, le=65535, description="Embedded broker: port; 0 takes a free one.")
    repository: str = Field(
        "", description="Embedded broker: Maven repository of its jars (default: Maven Central)."
    )
    cache_dir: Path | None = Field(None, description="Embedded broker: where the jars are kept.")

    @model_validator(mode="before")
    @classmethod
    def _read_files(cls, given: object) -> object:
        return with_files(given, "password", "key_password", prefix="KAFKA__")


class Log(_Group):
    """What is logged, and how."""

    level: Literal["debug", "info", "warning", "error"] = Field("info", description="Least level.")
    format: Literal["auto", "text", "json"] = Field(
        "auto", description="auto: text on a terminal, JSON elsewhere."
    )


class Trace(_Group):
    """Spans of each request, with the extra `otel`."""

    endpoint: str = Field(
        "",
        pattern="^$|^https?://",
        description="OTLP/HTTP collector that spans go to, such as http://localhost:4318; none "
        "without one (OTEL_EXPORTER_OTLP_ENDPOINT does as well).",
        repr=False,
    )


class Settings(BaseSettings):
    """Everything that can be set."""

    model_config = SettingsConfigDict(
        env_prefix="SARING_",
        env_nested_delimiter="__",
        toml_file="saring.toml",
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    broker: str = Field("embedded", description="embedded, or kafka://host:port[,host:port…].")
    topic_prefix: str = Field(
        "saring",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$",
        description="First part of topic and consumer group names.",
    )
    data_dir: Path = Field(Path("saring-data"), description="Where state, stores and broker live.")
    sink: Strings = Field(
        ("parquet:", "jsonl:"),
        description="Stores: parquet:[DIR], jsonl:[DIR] (?partition=date, ?compress=gzip; joined "
        "by &; DIR may be s3://BUCKET/PATH or another URL of pyarrow), "
        "postgresql://USER:PASSWORD@HOST/DATABASE.",
        repr=False,
    )
    sink_file: Path | None = Field(None, description="File that holds sink, for its password.")
    state: str = Field(
        "sqlite:",
        description="sqlite:[FILE], or redis://HOST:PORT/N for several machines.",
        repr=False,
    )
    state_file: Path | None = Field(None, description="File that holds state, for its password.")
    drain: Seconds = Field(25.0, gt=0, description="Longest time that a stop waits for work.")
    web: Web = Web()
    fetch: Fetch = Fetch()
    politeness: Politeness = Politeness()
    retry: Retry = Retry()
    extract: Extract = Extract()
    enrich: Enrich = Enrich()
    stores: Stores = Stores()
    kafka: Kafka = Kafka()
    log: Log = Log()
    trace: Trace = Trace()

    @property
    def embedded(self) -> bool:
        """True when this Saring brings its own broker."""
        return self.broker == "embedded"

    @model_validator(mode="before")
    @classmethod
    def _read_files(cls, given: object) -> object:
        return with_files(given, "sink", "state")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags before the environment before the file; no .env, no secrets folder."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load(flags: dict[str, Any] | None = None) -> Settings:
    """The settings of this run; `flags` are nested like the class. Raises ConfigurationError."""
    try:
        settings = Settings(**(flags or {}))
    except ValidationError as error:
        raise ConfigurationError("; ".join(map(_said, error.errors()))) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"saring.toml: {error}") from error
    except (SettingsError, ValueError) as error:
        raise ConfigurationError(str(error)) from error
    if "@" in settings.broker:  # the address is shown, and this may be a password
        raise ConfigurationError(
            "SARING_BROKER: an address without a user was expected; user and password are "
            "SARING_KAFKA__USERNAME and SARING_KAFKA__PASSWORD"
        )
    if not (settings.embedded or settings.broker.startswith("kafka://")):
        raise ConfigurationError(
            f"SARING_BROKER: embedded or kafka://host:port was expected, not {settings.broker!r}"
        )
    return settings


def leaves(
    model: type[BaseModel] = Settings, path: tuple[str, ...] = ()
) -> list[tuple[tuple[str, ...], FieldInfo]]:
    """Each setting with its path, e.g. ("fetch", "window"), in the order of the class."""
    found: list[tuple[tuple[str, ...], FieldInfo]] = []
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            found += leaves(kind, (*path, name))
        else:
            found.append(((*path, name), field))
    return found


def variable_names() -> list[str]:
    """The environment variables that are settings; a whole group may be given as JSON."""
    groups = [(name,) for name in Settings.model_fields]
    return [
        variable_name(path) for path in dict.fromkeys([*(path for path, _ in leaves()), *groups])
    ]


def _said(problem: ErrorDetails) -> str:
    name = variable_name(problem["loc"])
    if problem["type"] != "extra_forbidden":
        return f"{name}: {problem['msg']}"
    near = difflib.get_close_matches(name, variable_names(), n=1)
    return f"{name}: no such setting" + (f"; did you mean {near[0]}?" if near else "")


def variable_name(location: Sequence[int | str]) -> str:
    """The environment variable of a setting by its path; numbers in it (of a list) do not count."""
    return "SARING_" + "__".join(str(part).upper() for part in location if isinstance(part, str))
