"""Faults upon a whole Saring: `python -m tests.chaos [--faults kill,pause] [--seeds 5]`.

Brings each fault upon workers under load, balances the books, has `saring reconcile` do the same,
and prints one line of JSON a fault. When all were tried whole, the lines go to
bench/results/chaos.json. Exits 1 when a bound is missed or a fault could not be brought about.
"""

import argparse
import asyncio
import json
import signal
import sys
import tempfile
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.chaos.faults import FAULTS, Fault
from tests.chaos.ledger import Balance
from tests.chaos.measure import Clock
from tests.chaos.world import World

RESULTS = Path(__file__).parents[2] / "bench" / "results" / "chaos.json"
FIRST = (
    *("fault", "pushed", "lost", "conflicting", "duplicate_records", "store_duplicates"),
    *("seconds_to_recover", "missed"),
)
BOUNDS = {"lost": 0, "conflicting": 0, "store_duplicates": 0, "torn": 0, "unreconciled": 0}


async def tried(
    name: str, fault: Fault, *, seed: int, share: float, logs: Path | None
) -> dict[str, Any]:
    """One fault; its figures, and under `missed` the bounds that did not hold."""
    urls, clock = max(200, int(fault.urls * share)), Clock()
    with tempfile.TemporaryDirectory(prefix="saring-chaos-") as folder:
        async with World(Path(folder) / "world", seed) as world:
            try:
                figures = await fault.run(world, urls)
                if "balance" not in figures:
                    figures["balance"] = await world.ledger().balance()
                    figures["problems"] = await world.reconciled()
            finally:
                if logs is not None:
                    for number, worker in enumerate(world.workers):
                        (logs / f"{name}-{seed}-{number}.log").write_text(worker.output)
    balance: Balance = figures.pop("balance")
    problems: dict[str, int] = figures.pop("problems")
    figures |= asdict(balance) | {"problems": problems, "unreconciled": sum(problems.values())}
    bounds = BOUNDS | fault.bounds | {"duplicate_records": int(fault.duplicate_share * urls)}
    missed = [word for word, bound in bounds.items() if figures[word] > bound]
    row = {"fault": name, **figures, "missed": missed, "seed": seed, "seconds": clock.seconds}
    return {word: row[word] for word in dict.fromkeys((*FIRST, *row))}


def line(name: str, fault: Fault, options: argparse.Namespace, seed: int) -> dict[str, Any]:
    """The line of one fault, also when it could not be tried."""
    if fault.needs is not None and (why := fault.needs()):
        return {"fault": name, "skipped": why}
    try:
        return asyncio.run(tried(name, fault, seed=seed, share=options.share, logs=options.logs))
    except Exception as error:
        traceback.print_exc()
        return {"fault": name, "seed": seed, "missed": ["tried"], "error": repr(error)}


def main() -> None:
    """Try the faults that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faults", default=",".join(FAULTS), help="some of %(default)s")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds, from --seed on")
    parser.add_argument("--share", type=float, default=1.0, help="of each fault's URLs")
    parser.add_argument("--logs", type=Path, help="folder for what the workers say")
    options = parser.parse_args()
    # What was started is ended as with Ctrl-C when a job is called off.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    names, rows = options.faults.split(","), []
    for seed in range(options.seed, options.seed + options.seeds):
        for name in names:
            rows.append(line(name, FAULTS[name], options, seed))
            print(json.dumps(rows[-1]), flush=True)
    if set(names) == FAULTS.keys() and options.share == 1:
        RESULTS.write_text("[\n" + ",\n".join(map(json.dumps, rows)) + "\n]\n")
    sys.exit(1 if any(row.get("missed") for row in rows) else 0)


if __name__ == "__main__":
    main()
