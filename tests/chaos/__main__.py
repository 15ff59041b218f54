"""Faults upon a whole Saring: `python -m tests.chaos [--faults kill,pause] [--seeds 5]`.

Brings each fault upon workers under load, balances the books, prints one line of JSON a fault and
writes them to bench/results/chaos.json. Exits 1 when a bound is missed.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.chaos.faults import FAULTS, Fault
from tests.chaos.ledger import Balance
from tests.chaos.world import World

RESULTS = Path(__file__).parents[2] / "bench" / "results" / "chaos.json"


async def tried(
    name: str, fault: Fault, *, seed: int, share: float, logs: Path | None
) -> dict[str, Any]:
    """One fault; its figures, and under `missed` the bounds that did not hold."""
    urls = max(200, int(fault.urls * share))
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="saring-chaos-") as folder:
        async with World(Path(folder) / "world", seed) as world:
            figures = await fault.run(world, urls)
            balance: Balance = figures.pop("balance", None) or await world.ledger().balance()
            if logs is not None:
                for number, worker in enumerate(world.workers):
                    (logs / f"{name}-{seed}-{number}.log").write_text(worker.output)
    row = {"fault": name, "seed": seed, **asdict(balance), **figures}
    bounds = {"lost": 0, "conflicting": 0, "store_duplicates": 0, "torn": 0, **fault.bounds}
    bounds["duplicate_records"] = int(fault.duplicate_share * urls)
    row["missed"] = [word for word, bound in bounds.items() if row[word] > bound]
    row["seconds"] = round(time.monotonic() - started, 1)
    return row


def main() -> None:
    """Try the faults that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faults", default=",".join(FAULTS), help="some of %(default)s")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds, from --seed on")
    parser.add_argument("--share", type=float, default=1.0, help="of each fault's URLs")
    parser.add_argument("--logs", type=Path, help="folder for what the workers say")
    options = parser.parse_args()
    rows = []
    for seed in range(options.seed, options.seed + options.seeds):
        for name in options.faults.split(","):
            fault = FAULTS[name]
            if fault.needs is not None and (why := fault.needs()):
                print(json.dumps({"fault": name, "skipped": why}), flush=True)
                continue
            row = asyncio.run(tried(name, fault, seed=seed, share=options.share, logs=options.logs))
            rows.append(row)
            print(json.dumps(row), flush=True)
    RESULTS.write_text("[\n" + ",\n".join(map(json.dumps, rows)) + "\n]\n")
    sys.exit(1 if any(row["missed"] for row in rows) else 0)


if __name__ == "__main__":
    main()
