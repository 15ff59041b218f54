"""Run the stages against a Kafka that is there already. Several workers share the work.

SARING_BROKER=kafka://host:9092 saring worker
"""

import argparse

from rich.console import Console

from service.cli.kafka import bootstrap_of
from service.cli.run import Stop, check_rules, until_stopped, web_page, worker
from service.metrics import STAGES
from service.settings import ConfigurationError, Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which stages."""
    parser.add_argument(
        "--stages", default=",".join(STAGES), help="some of %(default)s (default: all)"
    )


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Run until a signal comes."""
    stages = tuple(dict.fromkeys(word.strip() for word in options.stages.split(",")))
    unknown = [stage for stage in stages if stage not in STAGES]
    if unknown:
        raise ConfigurationError(
            f"--stages: some of {','.join(STAGES)} were expected, not {', '.join(unknown)!r}"
        )
    console = Console(stderr=True, highlight=False)
    check_rules(settings)
    stop = Stop()
    address = bootstrap_of(settings)
    async with worker(settings, address, stages, stop=stop) as (made, web):
        page = web_page(settings, web)
        console.print(f"Worker is ready ({', '.join(stages)}). Kafka: {address}   page: {page}")
        await until_stopped(stop, made, None)
        console.print("Ending: finishing what is in flight …")
    return 0
