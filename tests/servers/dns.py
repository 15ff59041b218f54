"""A DNS server (UDP, RFC 1035) whose names answer as a test says: each time otherwise, or never.

It answers as a resolver does, with the whole chain of aliases, and everything lives for no time.
"""

import asyncio
import ipaddress
import struct
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

A, CNAME, AAAA = 1, 5, 28
NO_ERROR, SERVER_FAILURE, NO_SUCH_NAME = 0, 2, 3
# Instead of an answer: one that never comes, and one that says that the server is broken.
SILENCE, FAILURE = "silence", "failure"

# What a name has: addresses, or the name that it is an alias of.
Answer = Sequence[str]


@dataclass
class Names:
    """`table` gives each name its answers, one a question and type; the last one stays."""

    table: Mapping[str, Sequence[Answer]]
    asked: list[tuple[str, int]] = field(default_factory=list)
    _turns: Counter[tuple[str, int]] = field(default_factory=Counter)

    def reply(self, query: bytes) -> bytes | None:
        """The bytes that answer a query; None for silence."""
        name, end = _name(query)
        (kind,) = struct.unpack_from(">H", query, end)
        self.asked.append((name, kind))
        code, records = self._records(name, kind)
        if code is None:
            return None
        # QR, RD and RA are set; the question comes back as it was.
        head = query[:2] + struct.pack(">HHHHH", 0x8180 | code, 1, len(records), 0, 0)
        return head + query[12 : end + 4] + b"".join(records)

    def _records(self, name: str, kind: int) -> tuple[int | None, list[bytes]]:
        records: list[bytes] = []
        seen: set[str] = set()
        while name in self.table:
            answers = self.table[name]
            turn = min(self._turns[name, kind], len(answers) - 1)
            self._turns[name, kind] += 1
            answer = answers[turn]
            if SILENCE in answer:
                return None, []
            if FAILURE in answer:
                return SERVER_FAILURE, []
            alias = next((text for text in answer if not _is_address(text)), None)
            if alias is None:
                records += [_record(name, kind, text) for text in answer if _kind(text) == kind]
                return NO_ERROR, records
            records.append(_record(name, CNAME, alias))
            seen.add(name)
            name = alias
            if name in seen:
                return NO_ERROR, records  # a circle
        return NO_SUCH_NAME, records


@asynccontextmanager
async def serve_names(
    table: Mapping[str, Sequence[Answer]], *, port: int = 0
) -> AsyncIterator[tuple[Names, int]]:
    """The server on loopback, and its port."""
    names = Names(table)

    class Protocol(asyncio.DatagramProtocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = transport

        def datagram_received(self, data: bytes, addr: object) -> None:
            reply = names.reply(data)
            if reply is not None:
                self.transport.sendto(reply, addr)  # type: ignore[attr-defined]  # it is one of datagrams

    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(Protocol, local_addr=("127.0.0.1", port))
    try:
        yield names, transport.get_extra_info("sockname")[1]
    finally:
        transport.close()


def _name(query: bytes) -> tuple[str, int]:
    """The name that is asked for, and where it ends."""
    labels: list[str] = []
    place = 12
    while length := query[place]:
        labels.append(query[place + 1 : place + 1 + length].decode("latin-1").lower())
        place += 1 + length
    return ".".join(labels), place + 1


def _record(name: str, kind: int, text: str) -> bytes:
    content = _encoded(text) if kind == CNAME else ipaddress.ip_address(text).packed
    return _encoded(name) + struct.pack(">HHIH", kind, 1, 0, len(content)) + content


def _encoded(name: str) -> bytes:
    labels = [label.encode("latin-1") for label in name.split(".") if label]
    return b"".join(bytes([len(label)]) + label for label in labels) + b"\0"


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _kind(text: str) -> int:
    return A if ipaddress.ip_address(text).version == 4 else AAAA
