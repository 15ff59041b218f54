"""The wall in a network in which every address answers: what arrived is seen on the other side.

Names come from the operating system's resolver, which asks a DNS server of the test.
"""

import asyncio
import json
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.fetch.island import CHAIN, HANGING, INSIDE, PUBLIC, PUBLIC_SIX, SENT
from tests.fetch.notations import ADDRESS, DNS, HOSTS, ROWS
from tests.servers import island

# An address for all who listen, or of a link, is no one's in a network of one machine.
NOBODY = ("22", "23", "255.", "fe8", "febf", "ff")

missing = cache(island.missing)


async def told(part: str) -> Any:
    """What tests/fetch/island.py tells about one of its parts."""
    if why := missing():
        pytest.skip(f"no network of its own here: {why}")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SARING_")}
    process = await asyncio.create_subprocess_exec(
        *island.command(),
        sys.executable,
        "-m",
        "tests.fetch.island",
        part,
        cwd=Path(__file__).parents[2],
        env=kept,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()
    return json.loads(out)


async def test_there_is_a_server_behind_each_address() -> None:
    reached = (await told("network"))["reached"]
    assert [address for address, is_there in reached.items() if not is_there] == [
        address for address in INSIDE if address.startswith(NOBODY)
    ]
    assert sum(reached.values()) > 70


async def test_no_row_of_the_table_reaches_one() -> None:
    found = await told("straight")
    assert found["ends"] == {row.name: row.reason for row in ROWS}
    assert found["reached"] == []
    assert found["opened"] == 0


async def test_no_redirect_to_a_row_reaches_one() -> None:
    found = await told("redirected")
    assert found["ends"] == {row.name: row.redirected for row in SENT}
    assert set(found["reached"]) == {PUBLIC}
    assert found["opened"] == len(found["reached"])


async def test_no_robots_txt_that_leads_to_a_row_reaches_one() -> None:
    found = await told("ruled")
    assert found["ends"] == {row.name: row.ruled for row in SENT}
    assert set(found["reached"]) == {PUBLIC}
    assert found["opened"] == len(found["reached"])


async def test_no_name_leads_inside_whatever_dns_says() -> None:
    found = await told("names")
    inside = [
        *HOSTS,
        *(f"class{number}.example" for number in range(len(INSIDE))),
        *(f"chain{number}.example" for number in range(CHAIN + 1)),
        *("alias.example", "inside.example", "alias-local.example", "alias-six.example"),
        *("loopback-six.example", "alias-metadata.example", "mixed-inside.example"),
    ]
    assert {name: found[name] for name in inside} == {name: [ADDRESS, [], 0] for name in inside}


async def test_of_a_mixed_answer_only_the_public_part_is_reached() -> None:
    found = await told("names")
    for name in ("go", "alias-public", "mixed", "mixed-families", "mixed-mapped"):
        assert found[f"{name}.example"] == [None, [PUBLIC], 1]
    for name in ("six", "mixed-six", "mixed-families-turned"):
        assert found[f"{name}.example"] == [None, [PUBLIC_SIX], 1]


async def test_a_name_without_an_address_ends_as_dns() -> None:
    found = await told("names")
    for name in ("circle", "circle-back", "alias-nowhere", "empty", "broken"):
        assert found[f"{name}.example"] == [DNS, [], 0]


async def test_a_name_that_changes_its_mind_is_judged_by_what_is_dialled() -> None:
    found = await told("rebinding")
    for name, public in (
        ("rebind", PUBLIC),
        ("rebind-alias", PUBLIC),
        ("rebind-six", PUBLIC_SIX),
    ):
        ends, reached, _ = found[f"{name}.example"]
        assert ends == [None, ADDRESS]
        assert reached == [[public], []]
    assert found["rebind-back.example"][:2] == [[ADDRESS, None], [[], [PUBLIC]]]


async def test_a_name_is_looked_up_once_a_connection() -> None:
    found = await told("rebinding")
    assert {tuple(questions) for _, _, questions in found.values()} == {(1, 1)}


@pytest.mark.slow
async def test_a_window_of_names_that_hang_holds_up_nobody_else() -> None:
    for wave in await told("hanging"):
        reason, seconds = wave["beside"]
        assert reason is None
        assert seconds < 1
        assert wave["is_alone"], "all of them must hang while the other is asked for"
        assert [reason for reason, _ in wave["hanging"]] == [DNS] * HANGING
        assert all(4.9 < seconds < 10 for _, seconds in wave["hanging"])
