"""What a process does around its worker."""

import gc

from service.cli.run import settled


def test_a_collection_does_not_walk_through_what_was_there_before():
    before = [[] for _ in range(1000)]
    with settled():
        assert not {id(each) for each in before} & {id(each) for each in gc.get_objects()}
        later = [[] for _ in range(1000)]
        assert {id(each) for each in later} <= {id(each) for each in gc.get_objects()}
    assert {id(each) for each in before} <= {id(each) for each in gc.get_objects()}
