"""Documents for the tests of stores: made from the record's own types, so new fields are in."""

from dataclasses import replace
from datetime import UTC
from typing import Any

import msgspec
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec import inspect

from service import codec
from service.records import Document
from service.sink.store import Row

JSON = st.recursive(
    st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def documents(*, full: bool = False) -> st.SearchStrategy[Document]:
    """Any document; with `full`, none of its fields is empty."""
    return _values(inspect.type_info(Document), full).map(
        lambda made: msgspec.convert(made, Document)
    )


def _values(kind: inspect.Type, full: bool) -> st.SearchStrategy[Any]:
    least = 1 if full else 0
    match kind:
        case inspect.Metadata():
            return _values(kind.type, full)
        case inspect.UnionType():
            some = [t for t in kind.types if full is False or not isinstance(t, inspect.NoneType)]
            return st.one_of(*(_values(t, full) for t in some))
        case inspect.NoneType():
            return st.none()
        case inspect.StrType():
            return st.text(min_size=least, max_size=8)
        case inspect.EnumType():
            return st.sampled_from([member.value for member in kind.cls])
        case inspect.LiteralType():
            return st.sampled_from(kind.values)
        case inspect.BoolType():
            return st.just(True) if full else st.booleans()
        case inspect.IntType():
            return st.integers(max(least, kind.ge or -(2**40)), 2**40)
        case inspect.FloatType():
            low = 0.25 if full else -1e6 if kind.ge is None else kind.ge
            return st.floats(low, kind.le if kind.le is not None else 1e6, allow_nan=False)
        case inspect.DateTimeType():
            return st.datetimes(timezones=st.just(UTC))
        case inspect.VarTupleType():
            return st.lists(_values(kind.item_type, full), min_size=least, max_size=3)
        case inspect.DictType():
            value = kind.value_type
            values = JSON if isinstance(value, inspect.AnyType) else _values(value, full)
            return st.dictionaries(st.text(max_size=5), values, min_size=least, max_size=3)
        case inspect.DataclassType():
            return st.fixed_dictionaries({f.name: _values(f.type, full) for f in kind.fields})
    raise TypeError(f"no values for {kind}: tests/sink/documents.py must learn it")


def _example() -> Document:
    found: list[Document] = []

    @settings(
        max_examples=1,
        phases=[Phase.generate],
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(documents(full=True))
    def keep(document: Document) -> None:
        found.append(document)

    keep()
    return found[0]


# One document with every field filled. Made on import, for a test with @given may not run another.
EXAMPLE = _example()


def row(
    offset: int, partition: int = 0, document: Document | None = None, of: str = "document"
) -> Row:
    """A row as the agent makes it, a revision of its own; its text tells its offset."""
    made = document or replace(
        EXAMPLE, document_id=f"{of} {partition}", revision=offset + 1, text=f"text {offset}"
    )
    return Row(partition=partition, offset=offset, key=b"id", value=codec.encode(made))
