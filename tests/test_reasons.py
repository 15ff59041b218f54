"""The table of reasons and the error that carries one."""

import pickle

import pytest

from service.reasons import LABELS, Failure, Reason, http_failure, label


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_tells_what_to_do(reason):
    assert reason.help.endswith(".")
    assert reason.attempts >= 1


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 520, 529, 600, 999])
def test_statuses_that_pass_are_tried_again(status):
    assert http_failure(status).attempts > 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 451, 501, 505, 511, 300])
def test_other_statuses_are_final(status):
    assert http_failure(status).attempts == 1


def test_a_failure_crosses_processes_whole():
    failure = Failure(Reason.HTTP_5XX, "status 503", status=503, retry_after=3.0)
    copy = pickle.loads(pickle.dumps(failure))
    assert (copy.word, copy.reason, copy.retry_after, copy.attempts, copy.detail) == (
        "http_503",
        Reason.HTTP_5XX,
        3.0,
        4,
        "status 503",
    )


@pytest.mark.parametrize("status", range(100, 1000))
def test_labels_are_a_closed_set(status):
    assert label(http_failure(status).word) in LABELS


def test_details_are_short():
    assert len(Failure(Reason.NO_TEXT, "x" * 10_000).detail) == 500
