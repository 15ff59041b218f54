"""Create the topics with partitions, retention and cleanup policy; check those that exist."""

import argparse
import json

from rich.console import Console
from rich.table import Table

from service.cli.kafka import bootstrap_of, create_topics
from service.settings import Settings
from service.topics import DAY, declare


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do with them."""
    parser.add_argument("action", choices=("create", "ls"), help="create the missing, or list all")
    parser.add_argument("--json", action="store_true", help="as JSON")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Create or list the topics."""
    declared = declare(settings)
    created: list[str] = []
    if options.action == "create":
        created = await create_topics(
            bootstrap_of(settings), declared, replication=settings.kafka.replication
        )
    if options.json:
        rows = [
            {
                "name": topic.name,
                "key": topic.key,
                "about": topic.about,
                "partitions": topic.partitions,
                "config": topic.config(),
                "created": topic.name in created,
            }
            for topic in declared.all()
        ]
        print(json.dumps(rows, indent=2))
        return 0
    table = Table("topic", "key", "partitions", "kept", "what", box=None)
    for topic in declared.all():
        kept = f"{topic.retention_seconds / DAY:g} days"
        mark = " (new)" if topic.name in created else ""
        table.add_row(topic.name + mark, topic.key, str(topic.partitions), kept, topic.about)
    Console().print(table)
    return 0
