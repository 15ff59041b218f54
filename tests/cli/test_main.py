"""The command line: help for each command, settings as flags, exit codes."""

import pytest

from service.cli.main import COMMANDS, run
from service.settings import leaves


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as ended:
        run([command, "--help"])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"usage: saring {command}" in shown
    assert "SARING_" in shown


def test_each_setting_is_a_flag(capsys):
    with pytest.raises(SystemExit):
        run(["up", "--help"])
    shown = capsys.readouterr().out
    for path, _ in leaves():
        assert "--" + ".".join(path).replace("_", "-") in shown


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["push", "--no-such"], ["tail", "--from"]])
def test_wrong_usage_is_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        run(arguments)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("flag", "meant"), [("--fetch.windwo", "--fetch.window"), ("--fiel=x", "--file")]
)
def test_a_flag_with_a_typo_names_the_one_that_was_meant(flag, meant, capsys):
    with pytest.raises(SystemExit):
        run(["push", "http://a.test/", flag])
    shown = capsys.readouterr().err
    assert "usage: saring push" in shown
    assert f"did you mean {meant}?" in shown


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["push", "http://a.test/"], "saring up"),
        (["push", "--fetch.window", "x"], "SARING_FETCH__WINDOW"),
        (["tail", "pages", "--broker", "kafka://127.0.0.1:1"], "documents,outcomes,dead-letters"),
        (["push", "a", "--label", "x", "--broker", "kafka://127.0.0.1:1"], "NAME=VALUE"),
        (["push", "a", "--broker", "kafka://127.0.0.1:1"], "no Kafka broker answers"),
        (["topics", "create", "--broker", "kafka://127.0.0.1:1"], "no Kafka broker answers"),
        (["dlq", "ls", "--reason", "nonsense"], "'nonsense'"),
        (["dlq", "ls", "--stage", "cook"], "intake, fetch, enrich, sink"),
        (["dlq", "ls", "--since", "soon"], "--since"),
        (["dlq", "replay", "--rate", "0"], "--rate"),
        (["dlq", "show"], "request id"),
        (["dlq", "purge", "--reason", "dns"], "--until"),
        (["worker", "--stages", "fetch,cook", "--broker", "kafka://127.0.0.1:1"], "cook"),
    ],
)
def test_what_cannot_be_used_is_2_and_said_in_one_line(arguments, says, capsys):
    assert run(arguments) == 2
    shown = capsys.readouterr().err.strip().splitlines()
    assert shown[-1].startswith("saring: ")
    assert says in shown[-1]
