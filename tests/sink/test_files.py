"""Files appear whole or not at all, and dead writers leave nothing behind."""

import fcntl
import gzip
import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

import pytest
from pyarrow.dataset import dataset

from service.sink.files import Files
from service.sink.jsonl import JsonLines
from service.sink.parquet import Parquet
from service.sink.store import Store
from tests.sink.documents import row

TOPIC = "saring.documents"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".lock"))


def test_a_file_is_named_by_the_offsets_that_it_holds(tmp_path: Path) -> None:
    JsonLines(tmp_path).write(TOPIC, 3, [row(5, 3), row(12, 3)])
    assert names(tmp_path) == ["saring.documents-3-00000000000000000005-00000000000000000012.jsonl"]


def test_a_line_is_the_value_as_it_was(tmp_path: Path) -> None:
    one = row(0)
    JsonLines(tmp_path).write(TOPIC, 0, [one])
    assert (tmp_path / names(tmp_path)[0]).read_bytes() == one.value + b"\n"


def test_line_breaks_between_the_tokens_of_a_value_do_not_break_its_line(tmp_path: Path) -> None:
    one = replace(row(0), value=b'{"text":\r\n "a\\nb"}')
    JsonLines(tmp_path).write(TOPIC, 0, [one])
    assert (tmp_path / names(tmp_path)[0]).read_bytes() == b'{"text":   "a\\nb"}\n'


def test_what_a_dead_writer_left_is_removed_and_not_counted(tmp_path: Path) -> None:
    files = JsonLines(tmp_path)
    left = tmp_path / f".{TOPIC}-0-{0:020}-{9:020}.jsonl.part"
    foreign = tmp_path / f".{TOPIC}-1-{0:020}-{9:020}.jsonl.part"
    left.write_text("torn")
    foreign.write_text("of another partition: its writer may live")
    assert files.stored(TOPIC, 0) == -1
    assert names(tmp_path) == [foreign.name]


def test_a_folder_a_day_is_a_column_of_the_data_set(tmp_path: Path) -> None:
    before = datetime.now(UTC).date()
    Parquet(tmp_path, by_date=True).write(TOPIC, 0, [row(0), row(1)])
    [file] = tmp_path.glob("*/*.parquet")
    assert file.parent.name.startswith("stored_date=")
    dates = dataset(tmp_path, partitioning="hive").to_table()["stored_date"].to_pylist()
    assert {date.fromisoformat(each) for each in dates} <= {before, datetime.now(UTC).date()}
    assert len(dates) == 2


@pytest.mark.parametrize(
    "store",
    [
        lambda folder: JsonLines(folder),
        lambda folder: JsonLines(folder, gzipped=True),
        lambda folder: Parquet(folder),
    ],
)
def test_a_file_that_was_torn_by_others_is_told_and_the_next_one_read(
    tmp_path: Path, store: Callable[[Path], Store]
) -> None:
    opened = store(tmp_path)
    opened.write(TOPIC, 0, [row(0), row(1)])
    opened.write(TOPIC, 0, [row(2)])
    torn = tmp_path / names(tmp_path)[0]
    torn.write_bytes(torn.read_bytes()[:-20])
    told = [stored.document_id for stored in opened.rows(TOPIC)]
    assert any(name.startswith(f"unreadable: {torn.name}") for name in told)
    assert told[-1] == "document 0"


def test_settings_may_change_and_offsets_go_on(tmp_path: Path) -> None:
    """Files of every form are seen, also what a dead writer left in a folder of a day."""
    forms = [(gzipped, by_date) for gzipped in (False, True) for by_date in (False, True)]
    for offset, (gzipped, by_date) in enumerate(forms):
        store = JsonLines(tmp_path, gzipped=gzipped, by_date=by_date)
        assert store.stored(TOPIC, 0) == offset - 1
        store.write(TOPIC, 0, [row(each) for each in range(offset + 1)])
    [day] = tmp_path.glob("stored_date=*")
    left = day / f".{TOPIC}-0-{7:020}-{9:020}.jsonl.gz.part"
    left.write_text("torn")
    assert JsonLines(tmp_path).stored(TOPIC, 0) == len(forms) - 1
    assert not left.exists()


def test_a_packed_file_holds_the_lines_as_they_were(tmp_path: Path) -> None:
    rows = [row(0), row(1)]
    JsonLines(tmp_path, gzipped=True).write(TOPIC, 0, rows)
    [name] = names(tmp_path)
    unpacked = gzip.decompress((tmp_path / name).read_bytes())
    assert unpacked == b"".join(each.value + b"\n" for each in rows)


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    others = ["notes.txt", ".hidden", f"{TOPIC}-0-1-2.jsonl", f"{TOPIC}-0-{1:020}-{2:020}.parquet"]
    for name in others:
        (tmp_path / name).write_text("")
    assert JsonLines(tmp_path).stored(TOPIC, 0) == -1
    assert names(tmp_path) == sorted(others)


def test_a_write_that_fails_leaves_nothing_and_can_be_repeated(tmp_path: Path) -> None:
    full = True

    def render(file: BinaryIO, _topic: str, _rows: object) -> None:
        file.write(b"half")
        if full:
            raise OSError(28, "No space left on device")

    files = Files(tmp_path, "jsonl", render)
    with pytest.raises(OSError, match="No space"):
        files.write(TOPIC, 0, [row(0)])
    assert names(tmp_path) == []
    full = False
    files.write(TOPIC, 0, [row(0)])
    assert files.stored(TOPIC, 0) == 0


def test_a_partition_that_another_worker_writes_is_not_touched(tmp_path: Path) -> None:
    """Another worker: one that lost the partition and does not know it yet."""
    files = JsonLines(tmp_path)
    left = tmp_path / f".{TOPIC}-0-{0:020}-{9:020}.jsonl.part"
    left.write_text("its writer lives")
    with (tmp_path / f".{TOPIC}-0.lock").open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(BlockingIOError, match="another worker"):
            files.write(TOPIC, 0, [row(0)])
        files.write(TOPIC, 1, [row(0, 1)])
    assert left.exists()
    files.write(TOPIC, 0, [row(0)])
    assert not left.exists()


def test_a_disk_that_is_full_costs_no_row(tmp_path: Path) -> None:
    """On a file system of 256 KiB; needs the right to mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a tmpfs")
    try:
        filler = folder / "filler"
        files = JsonLines(folder)
        files.write(TOPIC, 0, [row(0)])
        with pytest.raises(OSError, match="No space"):
            filler.write_bytes(bytes(2**20))
        rows = [row(offset) for offset in range(1, 40)]
        with pytest.raises(OSError, match="No space"):
            files.write(TOPIC, 0, rows)
        filler.unlink()
        assert files.stored(TOPIC, 0) == 0
        files.write(TOPIC, 0, rows)
        assert b"".join((folder / name).read_bytes() for name in names(folder)) == b"".join(
            each.value + b"\n" for each in (row(0), *rows)
        )
    finally:
        subprocess.run(["umount", str(folder)], check=True)
