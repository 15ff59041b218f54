"""Rules that open the wall: one that cannot be read ends the command that it was given to."""

import pytest

# Setting, its value, and the rule in it that is bad.
BAD = [
    ("fetch__allow", "intra.test:80,10.0.0.5", "10.0.0.5"),
    ("fetch__allow", '["10.0.0.0/8", "10.0.0.1/8"]', "10.0.0.1/8"),
    ("fetch__allow", "::1:80", "::1:80"),
    ("fetch__resolve", "*.test=127.0.0.1,a.test", "a.test"),
    ("fetch__resolve", "a.test=127.1", "a.test=127.1"),
]


async def refused(command, name, rule):
    assert await command.ends() == 2
    said = [line for line in command.output.splitlines() if line.startswith("saring: ")]
    assert len(said) == 1
    assert f"SARING_{name.upper()}: " in said[0]
    assert repr(rule) in said[0]
    assert "Traceback" not in command.output


@pytest.mark.parametrize(("name", "value", "rule"), BAD)
async def test_a_worker_does_not_start_with_a_bad_rule(saring, name, value, rule):
    """It says so before it looks for its broker, here one that is away."""
    command = await saring("worker", broker="kafka://127.0.0.1:1", **{name: value})
    await refused(command, name, rule)


@pytest.mark.parametrize(("name", "value", "rule"), [BAD[0], BAD[3]])
async def test_up_does_not_start_with_a_bad_rule(saring, name, value, rule):
    await refused(await saring("up", **{name: value}), name, rule)


async def test_a_bad_rule_of_the_command_line_is_named_as_well(saring):
    await refused(await saring("up", "--fetch.allow", "nonsense"), "fetch__allow", "nonsense")
