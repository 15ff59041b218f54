"""The table of samples agrees with itself, with the reasons, and with the addresses served."""

import re
from collections import Counter
from datetime import date

import pytest

from service.demo.answers import routes
from service.demo.site import HOSTS, NEAR_DUPLICATES, SAMPLES, Sample, urls
from service.reasons import LABELS

ENRICHED = [sample for sample in SAMPLES if sample.outcome == "enriched"]
DEAD = [sample for sample in SAMPLES if sample.outcome == "dead"]


def named(sample: Sample) -> str:
    return sample.name


def test_there_are_twenty_to_thirty_samples_and_each_is_pushed_once() -> None:
    assert 24 <= len(SAMPLES) <= 30
    assert len(urls(8080)) == len(SAMPLES)
    assert len({sample.name for sample in SAMPLES}) == len(SAMPLES)


def test_urls_name_the_port_of_the_site_and_leave_other_messages_alone() -> None:
    pushed = {sample.name: url for url, sample in urls(4321).items()}
    assert pushed["windows-1251"] == "http://severny-vestnik.test:4321/news.php?id=1842"
    assert pushed["not-a-url"] == "not a url at all"


@pytest.mark.parametrize("sample", DEAD, ids=named)
def test_a_dead_sample_has_a_known_reason_and_no_record(sample: Sample) -> None:
    assert sample.reason in LABELS
    assert (sample.language, sample.title, sample.published) == (None, None, None)


@pytest.mark.parametrize("sample", ENRICHED, ids=named)
def test_an_enriched_sample_has_a_language_and_no_reason(sample: Sample) -> None:
    assert sample.reason is None
    assert re.fullmatch("[a-z]{2}", sample.language or "")
    if sample.published is not None:
        date.fromisoformat(sample.published)


def test_no_host_has_so_many_samples_that_politeness_makes_the_demo_slow() -> None:
    samples = Counter(sample.host for sample in SAMPLES if sample.host)
    assert samples.keys() == HOSTS.keys()
    assert max(samples.values()) <= 4


def test_every_sample_of_the_site_but_the_missing_page_is_served() -> None:
    missing = [s.name for s in SAMPLES if s.host and (s.host, s.path) not in routes()]
    assert missing == ["not-found"]


def test_five_languages_are_spoken() -> None:
    assert {sample.language for sample in ENRICHED} == {"id", "ms", "en", "de", "ru"}


def test_the_near_duplicates_are_two_samples_on_two_hosts() -> None:
    pair = [sample for sample in SAMPLES if sample.name in NEAR_DUPLICATES]
    assert len({sample.host for sample in pair}) == 2
