"""Whether a JSON Schema still keeps what an earlier one promised, and what it breaks if not."""

from typing import Any

# What may change freely: words for readers. `default` is what a reader takes for an old message's
# missing field, so it may not; the one of schema_version is the version itself.
WORDS = {"$id", "$schema", "$defs", "title", "description"}
VERSION = "/schema_version"


def broken(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """What a reader or writer of the old schema can no longer rely on, a line each.

    A field may come if it is optional. None may go, change or become required; of one that was
    always there readers rely on it, so it stays required.
    """
    return _compare(old, new, old, new, "")


def _compare(
    old: dict[str, Any],
    new: dict[str, Any],
    old_top: dict[str, Any],
    new_top: dict[str, Any],
    at: str,
) -> list[str]:
    old, new = _resolved(old, old_top), _resolved(new, new_top)
    lines = []

    def below(one: object, other: object, where: str) -> None:
        if isinstance(one, dict) and isinstance(other, dict):
            lines.extend(_compare(one, other, old_top, new_top, where))
        elif one != other:
            lines.append(f"{where}: {one!r} became {other!r}")

    for key in sorted((old.keys() | new.keys()) - WORDS):
        was, is_now = old.get(key), new.get(key)
        if key == "properties":
            was, is_now = was or {}, is_now or {}
            for name in was:
                if name in is_now:
                    below(was[name], is_now[name], f"{at}/{name}")
                else:
                    lines.append(f"{at}/{name}: removed")
        elif key == "required":
            lines += [f"{at}/{name}: newly required" for name in set(is_now or ()) - set(was or ())]
            lines += [
                f"{at}/{name}: may be missing now" for name in set(was or ()) - set(is_now or ())
            ]
        elif key == "anyOf" and len(was or ()) == len(is_now or ()):
            for one, other in zip(was, is_now, strict=True):
                below(one, other, at)
        elif not (key == "default" and at == VERSION):
            below(was, is_now, f"{at} {key}")
    return lines


def _resolved(schema: dict[str, Any], top: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").removeprefix("#/$defs/")
    if not name:
        return schema
    return top["$defs"][name] | {key: value for key, value in schema.items() if key != "$ref"}
