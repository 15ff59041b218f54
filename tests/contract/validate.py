"""JSON Schema as the contract means it: formats are checked too."""

import json
from datetime import datetime
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from service import contract

FORMATS = FormatChecker(formats=())


@FORMATS.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    """RFC 3339 asks for a zone; fromisoformat takes it and more."""
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    """A validator of a schema, which must be one itself."""
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FORMATS)


def committed(kind: str) -> Draft202012Validator:
    """A validator of the schema that is in docs/contract."""
    return validator(json.loads((contract.FOLDER / f"{kind}.json").read_text()))


def committed_headers(kind: str) -> Draft202012Validator:
    """A validator of a message's headers, by the AsyncAPI document in docs/contract."""
    described = json.loads((contract.FOLDER / contract.ASYNCAPI).read_text())
    return validator(described["components"]["messages"][kind].get("headers", {}))


def wrong(checked: Draft202012Validator, value: object) -> list[str]:
    """Where a value is not as its schema says."""
    return [f"{error.json_path}: {error.message[:200]}" for error in checked.iter_errors(value)]
