"""Files that are made from the code and committed: written, or compared with what would be written.

Whoever makes them (contract.py, reference.py) gives names and texts; the folder may be any.
"""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path


def stale(folder: Path, files: Mapping[str, str]) -> list[Path]:
    """The files of a folder that are missing or not as they would be written."""
    return [
        folder / name
        for name, text in files.items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write all, folders included."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def settle(folder: Path, files: Mapping[str, str], *, check: bool, command: str) -> int:
    """Write and name the files; with `check` change nothing, name what is stale, and give 1 for it.

    `command` is what writes them, for whoever reads that one is stale.
    """
    if check:
        for path in (found := stale(folder, files)):
            sys.stderr.write(f"{path}: stale, run `{command}`\n")
        return 1 if found else 0
    write(folder, files)
    for name in files:
        sys.stdout.write(f"{folder / name}\n")
    return 0


def main(
    folder: Path, files: Mapping[str, str], *, module: str, arguments: list[str] | None
) -> int:
    """The command line of a module that makes files: --check, --folder."""
    parser = argparse.ArgumentParser(prog=f"python -m {module}")
    parser.add_argument("--check", action="store_true", help="compare, change nothing")
    parser.add_argument("--folder", type=Path, default=folder, help="default: %(default)s")
    asked = parser.parse_args(arguments)
    return settle(asked.folder, files, check=asked.check, command=f"python -m {module}")
