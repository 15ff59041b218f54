"""How long ago a wall time was, for whoever must not be early when the wall clock jumps.

A clock that is set (by NTP, by hand, after a machine slept) shows as a step between wall time and
monotonic time. For a while after it, stamps of before and of after the step are about: of the two
answers the shorter one is taken, so that nothing counts as older than it is. A step that nobody was
there to see is not known.

Pure but for its two clocks.
"""

import time
from collections.abc import Callable

# What may pass between asking one clock and the other; NTP steps by 0.128 s and more. A noise that
# is taken for a step costs nothing but that much delay.
JUMP_SECONDS = 0.01


class Jumps:
    """Remembers a step for `keep_seconds`: as long as stamps of before it matter."""

    def __init__(
        self,
        keep_seconds: float,
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._keep = keep_seconds
        self._now = now
        self._wall = wall
        self._base = wall() - now()
        self._before: list[tuple[float, float]] = []  # bases, and until when they count

    def seconds_since(self, moment: float) -> float:
        """From a wall time (seconds since 1970) until now, at the least; never negative."""
        now = self._now()
        base = self._wall() - now
        if abs(base - self._base) > JUMP_SECONDS:
            self._before.append((self._base, now + self._keep))
        self._base = base
        self._before = [(old, until) for old, until in self._before if until > now]
        return max(
            0.0, min(now + old - moment for old in (base, *(old for old, _ in self._before)))
        )
