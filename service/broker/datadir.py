"""Whose a data directory is: one process holds its lock, one small file names its broker.

`broker.lock` is held (flock) as long as the process that starts brokers here lives; the kernel
releases it, so it is never stale. `broker.json` names the broker's process and address. A pid alone
may belong to somebody else by now, so it counts only together with its process's start time.
"""

import contextlib
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from service.broker.errors import DataDirInUse

_LOCK_NAME = "broker.lock"
_ADDRESS_NAME = "broker.json"

_held: set[int] = set()  # descriptors of the locks that this process holds
_forks_watched = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A broker that was started in a data directory: its process and where it answers."""

    pid: int
    started: str  # when that process started, as `process_start` gives it
    bootstrap: str
    ready: bool


def lock(data_dir: Path) -> int:
    """Make the data directory this process's; gives the descriptor for `unlock`.

    Raises DataDirInUse when another process, or another broker of this one, has it.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(data_dir / _LOCK_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.read(descriptor, 32).strip()
        os.close(descriptor)
        raise DataDirInUse(data_dir, int(holder) if holder.isdigit() else 0) from None
    os.ftruncate(descriptor, 0)
    os.write(descriptor, b"%d\n" % os.getpid())
    _held.add(descriptor)
    _watch_forks()
    return descriptor


def unlock(descriptor: int) -> None:
    """Give the data directory back."""
    _held.discard(descriptor)
    os.close(descriptor)


def _watch_forks() -> None:
    """Close the locks in forked children, which would keep them when this process is killed."""
    global _forks_watched  # noqa: PLW0603 - such a callback cannot be taken back, so once only
    if not _forks_watched:
        os.register_at_fork(after_in_child=_close_held)
        _forks_watched = True


def _close_held() -> None:
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


def publish(data_dir: Path, address: Address) -> None:
    """Write the address so that a reader sees the old one or the new one, never a half."""
    aside = data_dir / f"{_ADDRESS_NAME}.part"
    aside.write_text(json.dumps(asdict(address)) + "\n")
    aside.replace(data_dir / _ADDRESS_NAME)


def withdraw(data_dir: Path) -> None:
    """Remove the address."""
    (data_dir / _ADDRESS_NAME).unlink(missing_ok=True)


def living(data_dir: Path) -> Address | None:
    """The broker that runs in this data directory, ready or not; None when there is none."""
    try:
        address = Address(**json.loads((data_dir / _ADDRESS_NAME).read_text()))
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError):
        return None  # never started, stopped, or not written by us
    return address if process_start(address.pid) == address.started else None


def running(data_dir: Path) -> str | None:
    """Bootstrap address of the broker that runs in this data directory; None when there is none."""
    address = living(data_dir)
    return address.bootstrap if address and address.ready else None


def end_orphan(data_dir: Path, *, grace_seconds: float = 10.0) -> None:
    """End the broker that a process left here when it was killed. The caller holds the lock."""
    if orphan := living(data_dir):
        for signum in (signal.SIGTERM, signal.SIGKILL):
            _signal(orphan.pid, signum)
            if _gone(orphan, within_seconds=grace_seconds):
                break
    withdraw(data_dir)


def _signal(pid: int, signum: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):  # it ended in between
        os.kill(pid, signum)


def _gone(address: Address, *, within_seconds: float) -> bool:
    until = time.monotonic() + within_seconds
    while process_start(address.pid) == address.started:
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def process_start(pid: int) -> str | None:
    """When a process started, in words that no other process of this pid shares; None: no such.

    A zombie has ended: it is none.
    """
    if sys.platform == "linux":
        try:
            stat = Path(f"/proc/{pid}/stat").read_text()
        except (FileNotFoundError, ProcessLookupError):
            return None
        # The name, in parentheses, may hold anything: count from its end. Fields 3 and 22 are the
        # state and the start in clock ticks since boot; proc(5).
        state, *rest = stat[stat.rindex(")") + 2 :].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return None if state in "ZX" else f"{boot} {rest[18]}"
    asked = subprocess.run(
        ["ps", "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    state, _, started = asked.stdout.strip().partition(" ")
    return None if not state or state.startswith("Z") else started.strip()
