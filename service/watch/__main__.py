"""Writes what watches Saring: Grafana's dashboards and Prometheus' rules, out of the metrics.

`python -m service.watch` writes deploy/grafana/dashboards/ and the rules in deploy/prometheus/ and
deploy/kubernetes/ of a checkout; with `--check` it changes nothing and ends with 1 when what is
there is not what would be written.
"""

import argparse
import sys
from pathlib import Path

from service.watch import grafana, operator, rules

FOLDER = Path(__file__).parents[2] / "deploy"
DASHBOARDS, RULES = "grafana/dashboards", "prometheus/rules"
OPERATOR = "kubernetes/monitoring/rules"


def files() -> dict[str, str]:
    """Each file's path in the folder and what belongs in it."""
    return {
        **{f"{DASHBOARDS}/{name}": text for name, text in grafana.files().items()},
        **{f"{RULES}/{name}": text for name, text in rules.files().items()},
        **{f"{OPERATOR}/{name}": text for name, text in operator.files().items()},
    }


def stale(folder: Path) -> list[str]:
    """Paths of files that are missing, not as they would be written, or no longer made."""
    made = files()
    wrong = [
        path
        for path, text in made.items()
        if not (folder / path).is_file() or (folder / path).read_text(encoding="utf-8") != text
    ]
    there = [
        path for place in (DASHBOARDS, RULES, OPERATOR) for path in (folder / place).glob("*.*")
    ]
    left = [path.relative_to(folder).as_posix() for path in there]
    return wrong + sorted(path for path in left if path not in made)


def main(arguments: list[str] | None = None) -> int:
    """Write, or compare with --check; 1 when something is stale."""
    parser = argparse.ArgumentParser(prog="python -m service.watch", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, change nothing")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="default: %(default)s")
    asked = parser.parse_args(arguments)
    if asked.check:
        for path in (paths := stale(asked.folder)):
            sys.stderr.write(f"{asked.folder / path}: stale, run `python -m service.watch`\n")
        return 1 if paths else 0
    for path in stale(asked.folder):
        if path not in files():
            (asked.folder / path).unlink()
    for path, text in files().items():
        (asked.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (asked.folder / path).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{asked.folder / path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
