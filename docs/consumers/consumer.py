"""Follow the documents of Saring: python consumer.py localhost:9092 my-group."""

import asyncio
import json
import sys

from aiokafka import AIOKafkaConsumer


async def follow(broker: str, group: str) -> None:
    """Print each document; a restart goes on where the group was."""
    async with AIOKafkaConsumer(
        "saring.documents",
        bootstrap_servers=broker,
        group_id=group,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
    ) as consumer:
        async for message in consumer:
            headers = dict(message.headers)
            if headers["ce_type"] == b"saring.v1.document":  # another major version reads otherwise
                document = json.loads(message.value)
                print(
                    headers["ce_id"].decode(), document["language"], document["title"], flush=True
                )
            await consumer.commit()  # after the work: at least once, and ce_id tells repetitions


if __name__ == "__main__":
    asyncio.run(follow(*sys.argv[1:3]))
