"""Runs of digits: where the quick pattern begins, the plain one does, and nowhere else."""

import re

from hypothesis import given
from hypothesis import strategies as st

from service.enrich import runs

# As runs.py describes it, without a thought for time.
PLAIN = re.compile(
    r"\(?(\+[ \u00a0]?)?\(?[0-9]"
    r"([0-9]|[ \u00a0\u2009\u202f.\u2010\u2011\u2012\u2013()+-]{1,3}(?=[0-9])){5,300}"
)


@given(st.text(st.sampled_from("0012345(((+++) .-\u00a0\u2011a\n")))
def test_runs_are_those_of_the_plain_pattern(text: str) -> None:
    found = [(groups[0].before, groups[0].start, groups[-1].end) for groups in runs.find(text)]
    plain = []
    for run in PLAIN.finditer(text):
        before = re.match("[^0-9]*", run[0])[0]
        plain.append((before, run.start() + len(before), run.end()))
    assert found == plain
