"""How many cores there are to use: a quota of the group or of any of its parents."""

import math
import os
import subprocess
import sys

import pytest

from service.cores import quota, usable_cores

SERVICE = "0::/system.slice/saring.service\n"


@pytest.mark.parametrize(
    ("own", "files", "cores"),
    [
        ("0::/\n", {"": "150000 100000"}, 1.5),
        ("0::/\n", {"": "max 100000"}, math.inf),
        ("0::/\n", {}, math.inf),
        (SERVICE, {"system.slice/saring.service": "200000 100000"}, 2),
        (
            SERVICE,
            {"system.slice": "50000 100000", "system.slice/saring.service": "max 100000"},
            0.5,
        ),
        (SERVICE, {"system.slice": "400000 100000", "system.slice/saring.service": "1 1"}, 1),
        ("12:cpu:/docker/1\n0::/\n", {"": "300000 100000"}, 3),
        ("0::/\n", {"": "nonsense"}, math.inf),
    ],
)
def test_the_least_quota_counts(tmp_path, own, files, cores):
    (tmp_path / "own").write_text(own)
    for folder, text in files.items():
        place = tmp_path / "groups" / folder
        place.mkdir(parents=True, exist_ok=True)
        (place / "cpu.max").write_text(text)
    assert quota(tmp_path / "groups", tmp_path / "own") == cores


def test_a_machine_without_groups_has_no_quota(tmp_path):
    assert quota(tmp_path, tmp_path / "none") == math.inf


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="affinity is Linux's")
def test_a_process_on_one_core_uses_one():
    ask = "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); "
    ask += "from service.cores import usable_cores; print(usable_cores())"
    told = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "1"


def test_there_is_at_least_one():
    assert 1 <= usable_cores() <= os.cpu_count()
