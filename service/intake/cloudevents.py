"""CloudEvents in structured mode: the event's envelope is taken off, its data is the message.

In binary mode the value is the data already and the attributes are headers, so there is nothing to
do. Source: CloudEvents 1.0.2, JSON Event Format; Kafka Protocol Binding, 3.3.
"""

import base64
import binascii
from typing import Any

from service.reasons import Failure, Reason

CONTENT_TYPE = "application/cloudevents+json"
REQUIRED = ("id", "source", "type")


def is_structured(content_type: str, value: dict[str, Any]) -> bool:
    """True for an event in an envelope; its writer may have left out the header that says so."""
    if content_type.partition(";")[0].strip().lower() == CONTENT_TYPE:
        return True
    return "specversion" in value and "url" not in value


def unwrap(event: dict[str, Any]) -> Any:
    """The data of an event: what JSON has there, or the text that `data_base64` holds.

    Raises Failure: unsupported_schema for another version than 1.x, bad_message when an attribute
    is missing or the data cannot be read.
    """
    version = event.get("specversion")
    if not isinstance(version, str):
        raise Failure(Reason.BAD_MESSAGE, "a CloudEvent with a specversion was expected")
    if version.partition(".")[0] != "1":
        raise Failure(
            Reason.UNSUPPORTED_SCHEMA, f"CloudEvents {version[:20]!r} are not known (1.0 are)"
        )
    for name in REQUIRED:
        if not (isinstance(event.get(name), str) and event[name]):
            raise Failure(Reason.BAD_MESSAGE, f"a CloudEvent with its attribute {name} is expected")
    if "data" in event:
        if "data_base64" in event:
            raise Failure(Reason.BAD_MESSAGE, "a CloudEvent has data or data_base64, not both")
        return event["data"]
    if not isinstance(event.get("data_base64"), str):
        raise Failure(Reason.BAD_MESSAGE, "a CloudEvent with data was expected")
    try:
        return base64.b64decode(event["data_base64"], validate=True).decode("utf-8-sig")
    except (binascii.Error, ValueError) as error:
        raise Failure(Reason.BAD_MESSAGE, "data_base64 is not UTF-8 in Base64") from error
