"""Reference pages from the tables of the code: settings, reasons, topics.

`python -m service.reference` writes them into docs/ of a checkout; with `--check` it changes
nothing and ends with 1 when what is there is not what would be written.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BeforeValidator, SecretStr
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from service import generated
from service.reasons import Reason, Stage
from service.settings import Settings, duration_seconds, leaves, size_bytes, variable_name
from service.topics import DAY, declare

FOLDER = Path(__file__).parents[1] / "docs"
_MADE = "<!-- Made by `python -m service.reference`; changes here are overwritten. -->\n"
_DURATIONS = (("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1))
_SIZES = (("GiB", 2**30), ("MiB", 2**20), ("KiB", 2**10), ("", 1))
# What reads a setting's unit, or else its type → what to write.
_WORDS: dict[Any, str] = {
    duration_seconds: "duration",
    size_bytes: "size",
    bool: "`true`, `false`",
    int: "whole number",
    float: "number",
    Path: "path",
}
_SOURCES = (
    "A setting comes from its flag, else from its variable, else from `saring.toml` in the working "
    "directory, else it has its default.\nIn `saring.toml` the part of a flag before the point is "
    "a table: `--fetch.window 64` is `window = 64` under `[fetch]`."
)
_UNITS = (
    "Durations are `300ms`, `10s`, `2m`, `1h`, `7d`; a plain number is seconds.\nSizes are "
    "`512KiB`, `10MiB`; a plain number is bytes.\nLists are separated by commas, or JSON."
)
_REASONS = (
    "Why a request was tried again, or ended as `dead`.\nAttempts count all tries, the first one "
    "included; with 1 the reason is final at once.\nAn HTTP status is said as it came, "
    "`http_404`, `http_503`; the rows `http_…` are families of them."
)
_TOPICS = (
    "In the order in which data flows; `SARING_TOPIC_PREFIX` changes the first part of the names, "
    "`SARING_RETRY__DELAYS` the tiers, `SARING_KAFKA__PARTITIONS` the partitions.\nThe messages of "
    "`urls`, `pages`, `documents` and `outcomes` have their schemas in [the contract]"
    "(../contract.md); `fetch` and the tiers are nobody's but Saring's."
)


def configuration() -> str:
    """Each setting: variable, flag, default, form, help; a table a group."""
    lines = ["# Configuration", _MADE, _SOURCES, "", _UNITS]
    groups: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for path, field in leaves():
        groups.setdefault(path[:-1], []).append(_setting(path, field))
    for group, rows in groups.items():
        head = ("variable", "flag", "default", "form", "what")
        lines += ["", *_heading(group), *_table(head, rows)]
    return "\n".join(lines) + "\n"


def _heading(group: tuple[str, ...]) -> list[str]:
    if not group:
        return ["## General"]
    model: Any = Settings
    for name in group:
        model = model.model_fields[name].annotation
    return [f"## {group[-1].capitalize()}", _plain((model.__doc__ or "").partition("\n")[0])]


def _setting(path: tuple[str, ...], field: FieldInfo) -> tuple[str, ...]:
    default = _default(field)
    # A secret is no flag: others would see it in the list of processes.
    is_secret = SecretStr in get_args(field.annotation)
    return (
        f"`{variable_name(path)}`",
        "none" if is_secret else f"`--{'.'.join(path).replace('_', '-')}`",
        f"`{default}`" if default else "",
        _form(field),
        _plain(field.description or ""),
    )


def _default(field: FieldInfo) -> str:
    """A default as one would write it; empty for none."""
    value = field.get_default(call_default_factory=False)
    if value in {None, PydanticUndefined}:
        return ""
    unit = _unit(field)
    return ",".join(_said(one, unit) for one in (value if isinstance(value, tuple) else (value,)))


def _said(value: object, unit: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if unit is duration_seconds and isinstance(value, float):
        return _in_units(round(value * 1000), _DURATIONS)
    if unit is size_bytes and isinstance(value, int):
        return _in_units(value, _SIZES)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _in_units(value: int, units: Sequence[tuple[str, int]]) -> str:
    word, size = next((unit for unit in units if value and value % unit[1] == 0), units[-1])
    return f"{value // size}{word}"


def _form(field: FieldInfo) -> str:
    """What a setting takes, in a few words."""
    choices = ", ".join(f"`{choice}`" for choice in _choices(field.annotation))
    word = _WORDS.get(_unit(field)) or choices or _WORDS.get(_kind(field.annotation), "text")
    if get_origin(field.annotation) is not tuple:
        return word
    return f"list of {choices or f'{word}s'}"


def _kind(annotation: Any) -> Any:
    """The type itself, of one that may be None too and of a list's items."""
    inside = [part for part in get_args(annotation) if part not in {NoneType, Ellipsis}]
    return inside[0] if inside else annotation


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((found for part in get_args(annotation) if (found := _choices(part))), ())


def _unit(field: FieldInfo) -> object:
    """The function that reads a setting's unit, or that of a list's items; None without one."""
    described = [*field.metadata, *getattr(_kind(field.annotation), "__metadata__", ())]
    readers = [one.func for one in described if isinstance(one, BeforeValidator)]
    return next((reader for reader in readers if reader in {duration_seconds, size_bytes}), None)


# -- reasons and topics ----------------------------------------------------------------------------


def reasons() -> str:
    """Each reason: attempts and what to do; a table a stage."""
    lines = ["# Reasons", _MADE, _REASONS]
    for stage in Stage:
        rows = [
            (f"`{reason}`", str(reason.attempts), _plain(reason.help))
            for reason in Reason
            if reason.stage is stage
        ]
        if rows:
            lines += ["", f"## {stage}", *_table(("reason", "attempts", "what to do"), rows)]
    return "\n".join(lines) + "\n"


def topics() -> str:
    """Each topic of the default settings."""
    declared = declare(Settings.model_construct()).all()
    rows = [
        (
            f"`{topic.name}`",
            topic.key,
            _plain(topic.about),
            topic.record.__name__.lower() if topic.record else "bytes",
            f"{topic.retention_seconds / DAY:g} days",
            str(topic.message_bytes),
        )
        for topic in declared
    ]
    head = ("topic", "key", "what", "record", "kept", "largest message, bytes")
    lines = ["# Topics", _MADE, _TOPICS, *_table(head, rows)]
    return "\n".join(lines) + "\n"


# -- Markdown --------------------------------------------------------------------------------------


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return ["", *(f"| {' | '.join(cells)} |" for cells in lines)]


def _plain(text: str) -> str:
    """Text that Markdown takes for text."""
    return re.sub(r"([|*<])", r"\\\1", text)


def files() -> dict[str, str]:
    """Each file's name and what belongs in it."""
    return {
        "configuration.md": configuration(),
        "reference/reasons.md": reasons(),
        "reference/topics.md": topics(),
    }


def main(arguments: list[str] | None = None) -> int:
    """Write, or compare with --check; 1 when something is stale."""
    return generated.main(FOLDER, files(), module="service.reference", arguments=arguments)


if __name__ == "__main__":
    sys.exit(main())
