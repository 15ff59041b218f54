"""Signatures estimate how much two sets overlap, and mean the same everywhere."""

import subprocess
import sys
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.minhash import (
    BANDS,
    BINS,
    SIGNATURE_BYTES,
    bands,
    from_text,
    key,
    signature,
    similarity,
    to_text,
)

ITEMS = st.sets(st.binary(max_size=4), min_size=1, max_size=60)


def pair(size: int, jaccard: float, seed: int) -> tuple[set[bytes], set[bytes], float]:
    """Two sets of `size` items that share about `jaccard`, and what they share exactly."""
    shared = round(2 * size * jaccard / (1 + jaccard))
    common = {f"{seed} both {i}".encode() for i in range(shared)}
    one, other = (
        common | {f"{seed} {name} {i}".encode() for i in range(size - shared)} for name in "ab"
    )
    return one, other, len(one & other) / len(one | other)


@given(ITEMS)
def test_order_and_repetition_do_not_matter(items: set[bytes]) -> None:
    listed = sorted(items)
    assert signature(listed) == signature([*reversed(listed), *listed])


@given(ITEMS, ITEMS)
def test_similarity_is_a_share_without_direction(one: set[bytes], other: set[bytes]) -> None:
    first, second = signature(one), signature(other)
    assert 0.0 <= similarity(first, second) == similarity(second, first) <= 1.0
    assert similarity(first, first) == 1.0


@pytest.mark.parametrize("size", [1, 2, 26, 112, 2000])
def test_every_set_fills_all_bins(size: int) -> None:
    made = signature({b"%d" % i for i in range(size)})
    assert len(made) == SIGNATURE_BYTES
    # A bin that nothing fell into would show as a number that is there more often than by chance.
    numbers = memoryview(made).cast("H")
    assert len(set(numbers)) > BINS * 0.9 or size < 3


@pytest.mark.parametrize("size", [26, 100, 464, 2000])
@pytest.mark.parametrize("jaccard", [0.3, 0.5, 0.8, 0.95])
def test_the_estimate_has_no_bias_and_its_error_is_as_said(size: int, jaccard: float) -> None:
    errors = []
    for seed in range(60):
        one, other, exact = pair(size, jaccard, seed)
        errors.append(similarity(signature(one), signature(other)) - exact)
    worst = (exact * (1 - exact) / BINS) ** 0.5
    assert abs(sum(errors) / len(errors)) < 4 * worst / len(errors) ** 0.5
    assert (sum(error**2 for error in errors) / len(errors)) ** 0.5 < 1.3 * worst


def test_sets_with_nothing_in_common_agree_by_chance_only() -> None:
    one, other, _ = pair(464, 0.0, 1)
    assert similarity(signature(one), signature(other)) <= 1 / BINS


@pytest.mark.parametrize(("jaccard", "least", "most"), [(0.5, 0.03, 0.25), (0.9, 0.97, 1.0)])
def test_similar_sets_meet_in_a_band(jaccard: float, least: float, most: float) -> None:
    """The curve 1 - (1 - J^7)^16 says .118 and .99997."""
    meetings = 0
    for seed in range(150):
        one, other, _ = pair(300, jaccard, seed)
        meetings += bool(set(bands(signature(one))) & set(bands(signature(other))))
    assert least <= meetings / 150 <= most


def test_a_band_is_met_only_in_its_own_place() -> None:
    keys = bands(bytes(SIGNATURE_BYTES))
    assert len(set(keys)) == BANDS
    assert all(0 <= one < 2**48 for one in keys)


def test_values_of_another_kind_have_other_keys() -> None:
    assert key(b"a", b"one") != key(b"a", b"two") != key(b"b", b"two")


@given(ITEMS)
def test_a_signature_survives_the_record(items: set[bytes]) -> None:
    made = signature(items)
    assert from_text(to_text(made)) == made


@pytest.mark.parametrize("text", ["", "no base64 ä", "AAAA", "A"])
def test_what_is_no_signature_is_like_nothing(text: str) -> None:
    assert similarity(from_text(text), from_text(text)) == 0.0


def plain(items: list[bytes]) -> bytes:
    """The definition, one number after the other."""
    bins: dict[int, int] = {}
    turn = 0
    while len(bins) < BINS:
        falling: dict[int, int] = {}
        for item in items:
            salt = (turn // 4).to_bytes(8, "little")
            digest = blake2b(item, digest_size=32, salt=salt).digest()
            word = int.from_bytes(digest[turn % 4 * 8 :][:8], "little")
            falling[word % BINS] = min(word, falling.get(word % BINS, word))
        for place, word in falling.items():
            bins.setdefault(place, word)
        turn += 1
    return b"".join((bins[place] // BINS % 2**16).to_bytes(2, "big") for place in range(BINS))


@given(st.lists(st.binary(max_size=3), min_size=1, max_size=30, unique=True))
def test_a_signature_is_what_its_definition_says(items: list[bytes]) -> None:
    """Signatures are kept and published: another way to make them must make the same ones."""
    assert signature(items) == plain(items)


def test_another_process_makes_the_same_signature() -> None:
    script = "from service.minhash import *; print(to_text(signature({b'a', b'bc', b'd'})))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {to_text(signature([b"d", b"a", b"bc"])).encode() + b"\n"}
