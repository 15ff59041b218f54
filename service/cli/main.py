"""`saring`: arguments → one module a command. Exit codes: 0 done, 1 found a problem, 2 usage.

Only the module of the command that was asked for is imported, so that `saring push` does not wait
for the libraries of the stages. Each has `arguments(parser)` and `run(options, settings)`.
"""

import argparse
import asyncio
import contextlib
import difflib
import importlib
import os
import sys
import threading
import traceback
from collections.abc import Coroutine
from importlib.metadata import version
from typing import Any, get_args

from pydantic import SecretStr

from service import log
from service.broker.errors import BrokerError
from service.cli.errors import Asked, BrokerUnreachable, Ended
from service.settings import ConfigurationError, leaves, load

DONE, PROBLEM, USAGE, INTERRUPTED = 0, 1, 2, 130
LEAVE_SECONDS = 1.0  # for what a command started and did not end

COMMANDS = {
    "demo": "try it: broker, all stages and a small sample site, all on this machine",
    "up": "embedded broker, all stages and stores; keeps running",
    "worker": "the stages against a Kafka of yours; several workers share the work",
    "push": "put URLs onto the topic, and follow them to their outcomes if you like",
    "tail": "follow documents, outcomes or dead letters",
    "dlq": "dead letters: list, show, replay, purge",
    "reconcile": "prove from the topics and stores that each request has exactly one outcome",
    "extract": "one page through extraction and enrichment, without a broker",
    "topics": "create the topics, or list them",
    "trace": "the story of one request: each hop, try, wait and why",
    "contract": "write the JSON Schemas and the AsyncAPI document of the topics",
    "doctor": "name what is wrong with this set-up, and how to mend it",
}


def main() -> None:
    """Run the command line and exit with its code."""
    code: int | str | None = PROBLEM
    try:
        code = run(sys.argv[1:])
    except SystemExit as end:  # of the parser; of rich, when nobody reads what is printed
        code = end.code
    except Exception:  # noqa: BLE001  a bug: shown before threads that never end are waited for
        traceback.print_exc()
    if any(not thread.daemon for thread in threading.enumerate()[1:]):
        # Of clients whose broker is away; Python would wait for them, and they wait for the broker.
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code if isinstance(code, int) else PROBLEM)
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """The exit code of a command line. Errors of usage and configuration go to standard error."""
    chosen = next((word for word in arguments if not word.startswith("-")), None)
    module = importlib.import_module(f"service.cli.{chosen}") if chosen in COMMANDS else None
    parser, command = _parsers(chosen, module)
    options, strange = parser.parse_known_args(arguments)
    if strange:
        command.error(_unknown(strange, command))
    assert module is not None
    try:
        try:
            settings = load(_flags(options))
        except ConfigurationError as error:
            if hasattr(module, "misconfigured"):  # `doctor`: that is what it is for
                return int(module.misconfigured(options, error))
            raise
        log.set_up(settings.log)
        return int(_to_its_end(module.run(options, settings)))
    except (ConfigurationError, BrokerError, BrokerUnreachable) as error:
        print(f"saring: {error}", file=sys.stderr)
        return USAGE
    except Ended as error:
        print(f"saring: {error}", file=sys.stderr)
        return PROBLEM
    except Asked:
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # `saring tail | head`
        sys.stderr.close()
        return DONE


def _to_its_end(command: Coroutine[Any, Any, int]) -> int:
    """As asyncio.run, which waits without an end for tasks that do not end when cancelled.

    Clients of Kafka whose broker is away are such (aiokafka 0.14.0, faust-streaming 0.15.3:
    tests/flow/test_endings.py); the loop that they are in is left open.
    """
    runner = asyncio.Runner()
    try:
        return runner.run(command)
    finally:
        loop = runner.get_loop()
        tasks = asyncio.all_tasks(loop)
        for task in tasks:
            task.cancel()
        if not tasks or not loop.run_until_complete(asyncio.wait(tasks, timeout=LEAVE_SECONDS))[1]:
            runner.close()


def _parsers(
    chosen: str | None, module: Any
) -> tuple[argparse.ArgumentParser, argparse.ArgumentParser]:
    """That of the whole line, and that of the command which was chosen."""
    parser = argparse.ArgumentParser(
        prog="saring",
        description="URLs in on Kafka, clean and enriched documents out, every URL accounted for.",
        epilog="`saring COMMAND --help` shows a command's options and all settings.",
    )
    parser.add_argument("--version", action="version", version=f"saring {version('saring')}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, about in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=about,
            description=f"{module.__doc__}" if name == chosen else about,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if name == chosen:
            module.arguments(command)
            # Sixty settings would hide the command's own options in its usage line.
            command.usage = command.format_usage().removeprefix("usage: ").strip() + " [SETTINGS]"
            _add_settings(command)
    return parser, commands.choices.get(chosen or "", parser)


def _unknown(strange: list[str], command: argparse.ArgumentParser) -> str:
    """What was not understood, and what may have been meant."""
    known = command._option_string_actions  # noqa: SLF001  argparse has no other way to ask
    flag = strange[0].partition("=")[0]
    near = difflib.get_close_matches(flag, known, n=1)
    return f"unrecognized arguments: {' '.join(strange)}" + (
        f" (did you mean {near[0]}?)" if near else ""
    )


# -- settings as flags -----------------------------------------------------------------------------


def _add_settings(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("settings, also as SARING_… variables and in saring.toml")
    for path, field in leaves():
        secret = SecretStr in get_args(field.annotation)
        refused: dict[str, Any] = {"action": _NoFlag, "nargs": "?"} if secret else {}
        about = (field.description or "") + (" Not as a flag." if secret else "")
        group.add_argument(
            "--" + ".".join(path).replace("_", "-"),
            dest="settings:" + ".".join(path),
            metavar=path[-1].upper(),
            help=about.replace("%", "%%"),
            **refused,
        )


class _NoFlag(argparse.Action):
    """A secret in a command line is there for everybody to see in the list of processes."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        name = "SARING_" + self.dest.removeprefix("settings:").upper().replace(".", "__")
        parser.error(f"a secret is no flag, others would see it: set {name} or {name}_FILE")


def _flags(options: argparse.Namespace) -> dict[str, Any]:
    """The settings that were given as flags, nested as in the class."""
    flags: dict[str, Any] = {}
    for name, value in vars(options).items():
        if name.startswith("settings:") and value is not None:
            *groups, last = name.removeprefix("settings:").split(".")
            place = flags
            for group in groups:
                place = place.setdefault(group, {})
            place[last] = value
    return flags
