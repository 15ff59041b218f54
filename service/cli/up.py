"""Run Saring: the embedded broker, all stages, the stores and the web page, until Ctrl-C.

With SARING_BROKER=kafka://host:port it uses that Kafka instead of the embedded one.
"""

import argparse

from rich.console import Console

from service.cli.run import Stop, address_of, broker, check_rules, until_stopped, web_page, worker
from service.settings import Settings


def arguments(_: argparse.ArgumentParser) -> None:
    """All that can be chosen are settings."""


async def run(_: argparse.Namespace, settings: Settings) -> int:
    """Run until a signal comes."""
    console = Console(stderr=True, highlight=False)
    check_rules(settings)
    stop = Stop()
    async with broker(settings, console) as kafka:
        address = address_of(settings, kafka)
        async with worker(settings, address, stop=stop) as (made, web):
            console.print(f"Saring is up. Kafka: {address}   page: {web_page(settings, web)}")
            console.print(f"Data: {settings.data_dir}   push URLs: saring push https://…")
            await until_stopped(stop, made, kafka)
            console.print("Ending: finishing what is in flight …")
    return 0
