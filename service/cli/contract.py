"""Write the contract: JSON Schemas of the messages, AsyncAPI of these settings' topics."""

import argparse
from pathlib import Path

from service import contract, generated
from service.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and whether to write at all."""
    parser.add_argument("dir", nargs="?", type=Path, default=Path("docs/contract"), metavar="DIR")
    parser.add_argument(
        "--check", action="store_true", help="compare, change nothing; 1 when something is stale"
    )


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Write or compare."""
    files = contract.files(settings)
    command = f"saring contract {options.dir}"
    return generated.settle(options.dir, files, check=options.check, command=command)
