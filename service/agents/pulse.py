"""Whether the broker answers, asked every few seconds by a client of its own.

Faust and the producers wait in silence for a broker that is away, which is right for the work and
says nothing to who asks whether the worker is ready. A client that could not begin does not say why
either, so that is looked for.
"""

import asyncio

from aiokafka.client import AIOKafkaClient
from aiokafka.errors import KafkaError

from service.agents.reach import troubles
from service.connection import Where, client_options
from service.log import logger

log = logger("pulse")

BEAT_SECONDS = 5.0
ANSWER_SECONDS = 5.0  # with the beat: a silent broker is noticed after 10 s at the latest


class Pulse:
    """The broker at `bootstrap`."""

    def __init__(self, bootstrap: Where) -> None:
        self.error: str | None = None  # why it is not well; None when it answered the last time
        self._bootstrap = bootstrap

    async def ask(self) -> None:
        """One question for the cluster's metadata, over a new connection."""
        client = AIOKafkaClient(**client_options(self._bootstrap))
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await client.bootstrap()
        except TimeoutError:
            self._is_away(f"{self._bootstrap} gave no answer within {ANSWER_SECONDS:g} s")
        except (KafkaError, OSError) as error:
            found = await troubles(self._bootstrap)
            self._is_away("; ".join(map(str, found)) or str(error))
        else:
            if self.error is not None:
                log.info("the broker answers again")
            self.error = None
        finally:
            await client.close()

    def _is_away(self, why: str) -> None:
        if self.error is None:
            log.warning("the broker does not answer", error=why)
        self.error = why
