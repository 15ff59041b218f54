"""What a test would connect to: all of it is recorded, and only the test's own servers are reached.

It stands at `socket.connect`, below everything that is tested, so nothing leaves this machine even
when the wall is down.
"""

from dataclasses import dataclass, field
from typing import Any

from service.fetch.fetch import Fetcher, Moved
from service.reasons import Failure, Reason
from service.records import Download, Redirect
from tests.fetch.fetching import get


@dataclass
class Guard:
    """`own` are the ports on 127.0.0.1 that may be reached; `foreign` is what else was tried."""

    own: set[int] = field(default_factory=set)
    reached: list[int] = field(default_factory=list)
    foreign: list[tuple[str, int]] = field(default_factory=list)

    def passes(self, address: Any) -> None:
        """Record an address; raise when it is not one of the test's own."""
        host, port = address[:2]
        if host == "127.0.0.1" and port in self.own:
            self.reached.append(port)
            return
        self.foreign.append((host, port))
        raise ConnectionRefusedError(111, "nothing leaves a test")


async def end(fetcher: Fetcher, url: str) -> Reason | None:
    """How a request ends, over all sites that it leads to; None when it is a page."""
    location: str | None = None
    redirects: tuple[Redirect, ...] = ()
    try:
        while True:
            found = await get(fetcher, url, location=location, redirects=redirects)
            if not isinstance(found, Moved):
                break
            location, redirects = found.location, found.redirects
    except Failure as failure:
        return failure.reason
    assert isinstance(found, Download)
    return None
