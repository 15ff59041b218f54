"""Becomes the program it is given, having asked the kernel to end it when its parent ends (Linux).

Run as a script: `python -I -S child.py PARENT_PID PROGRAM ARGUMENT...`. A process of its own and
not `preexec_fn`, which runs Python between fork and exec and can deadlock when there are threads.
The kernel watches the thread that started this process, not only its process: that is the thread
of the event loop, which the broker cannot outlive usefully anyway. Source: prctl(2).
"""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main() -> None:
    """Ask for SIGTERM (Kafka ends within a second, cleanly) at the parent's death, then exec."""
    parent_pid = int(sys.argv[1])
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0)
    if os.getppid() != parent_pid:  # it died before the kernel was asked
        sys.exit(1)
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606 - this file is for that


if __name__ == "__main__":
    main()
