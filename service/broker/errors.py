"""What the embedded broker says when it cannot do its work; every message ends with what to do."""

from pathlib import Path


class BrokerError(Exception):
    """The embedded broker cannot start or go on: what was expected, what came, what to do."""


class DataDirInUse(BrokerError):  # noqa: N818 - it reads as what happened
    """Another process has this data directory; `pid` is that process, 0 when it is not known."""

    def __init__(self, data_dir: Path, pid: int) -> None:
        holder = f"process {pid}" if pid else "another process"
        super().__init__(
            f"the data directory {data_dir} was expected to be free, but {holder} has it:"
            " stop that one, or choose another directory (SARING_DATA_DIR)"
        )
        self.data_dir = data_dir
        self.pid = pid
