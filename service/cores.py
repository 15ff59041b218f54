"""How many cores this process may use, which in a container are fewer than the machine has."""

import math
import os
from pathlib import Path

CGROUPS = Path("/sys/fs/cgroup")
OWN_CGROUP = Path("/proc/self/cgroup")


def usable_cores() -> int:
    """At least 1: what the scheduler lets this process run on, and no more than its cgroup's quota.

    A quota of one and a half cores counts as two.
    """
    allowed = getattr(os, "sched_getaffinity", None)  # not on macOS
    cores = len(allowed(0)) if allowed is not None else os.cpu_count() or 1
    return max(1, math.ceil(min(cores, quota(CGROUPS, OWN_CGROUP))))


def quota(groups: Path, own: Path) -> float:
    """The cores that cgroup v2's cpu.max leaves, its own and its parents'; infinite where none is.

    Without a version 2 (older kernels, macOS) no quota is known.
    """
    try:
        path = own.read_text().rpartition("0::")[2].strip().strip("/")
    except OSError:
        return math.inf
    least = math.inf
    # With a namespace of its own a container sees its group as the root.
    for folder in (groups / path, *(groups / path).parents):
        try:
            most, period = (folder / "cpu.max").read_text().split()
        except (OSError, ValueError):
            most, period = "max", "1"
        if most != "max":
            least = min(least, int(most) / int(period))
        if folder == groups:
            break
    return least
