"""Near-duplicates: are planted ones found, are others left alone, and what does it cost.

The planted set (planted.py) goes through the real parts in one order: text to signature as in the
process pool, then the state in SQLite. Recall is over the copies whose exact Jaccard similarity to
their original (word 5-shingles of the normalised text) is in a band; a copy is found when it is
said to duplicate its own story. Precision is over all that are said to be duplicates. The same
again with a restart in the middle, and with two workers that take turns, must say the same.

Cost: CPU time of this process, in one run. The look-up is measured with 100,000 texts in the file:
signatures of random bits, which are what texts with nothing in common have.
"""

import argparse
import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.planted import Planted, planted
from service import codec, minhash
from service.enrich import duplicates
from service.enrich.duplicates import normalized, shingles
from service.enrich.enrich import enrich, revise
from service.records import Document
from service.settings import Enrich
from service.state.sqlite import SqliteState
from service.state.state import Seen, Sighting
from tests.enrich.make import page

RESULTS = Path(__file__).parent / "results" / "duplicates.json"
BANDS = (0.6, 0.65, 0.7, 0.75, 0.8, 0.825, 0.85, 0.9, 0.95, 1.0)


def document(text: Planted) -> Document:
    """The document of a text, as the process pool makes it."""
    one = page(text.text, document_id=text.name)
    revised = revise(one, enrich(one), None)
    assert revised is not None
    return revised[0]


def sighting(text: Planted) -> Sighting:
    """What the enrich stage asks of a text."""
    return duplicates.sighting(document(text), Enrich())


def exact(one: str, other: str) -> float:
    """The Jaccard similarity that signatures estimate."""
    first, second = shingles(normalized(one)), shingles(normalized(other))
    return len(first & second) / len(first | second)


async def answers(
    folder: Path, asked: Sequence[Sighting], workers: int, restart: bool
) -> list[Seen]:
    """What the state says, by workers that take turns; `restart` closes all of them half way."""
    made: list[Seen] = []
    for part in (asked[: len(asked) // 2], asked[len(asked) // 2 :]) if restart else (asked,):
        states = [SqliteState(folder / "state.sqlite") for _ in range(workers)]
        for state in states:
            await state.open()
        for number, one in enumerate(part):
            made.append(await states[number % workers].see(one))
        for state in states:
            await state.close()
    return made


async def told(asked: Sequence[Sighting]) -> tuple[list[Seen], bool, bool]:
    """The answers, and whether a restart and a second worker leave them as they are."""
    runs = []
    for workers, restart in ((1, False), (1, True), (2, False)):
        with tempfile.TemporaryDirectory() as folder:
            runs.append(await answers(Path(folder), asked, workers, restart))
    return runs[0], runs[0] == runs[1], runs[0] == runs[2]


def judged(texts: Sequence[Planted], seen: Sequence[Seen]) -> dict[str, Any]:
    """Recall by exact Jaccard, and precision."""
    story = {text.name: text.story for text in texts}
    first: dict[str, Planted] = {}
    found: dict[float, list[bool]] = defaultdict(list)
    by_kind: dict[str, list[bool]] = defaultdict(list)
    right: list[bool] = []
    for text, answer in zip(texts, seen, strict=True):
        said = answer.duplicate_of
        if said is not None:
            right.append(story[said] == text.story)
        if text.story not in first:
            first[text.story] = text
            continue
        jaccard = exact(first[text.story].text, text.text)
        hit = said is not None and story[said] == text.story
        found[max((low for low in BANDS if low <= jaccard), default=0.0)].append(hit)
        if jaccard >= 0.8:
            kinds = {text.kind, first[text.story].kind} - {"original", "template"}
            by_kind[kinds.pop()].append(hit)
    similar = [hit for low, hits in found.items() if low >= 0.8 for hit in hits]
    return {
        "documents": len(texts),
        "pairs": sum(map(len, found.values())),
        "pairs_from_0.8": len(similar),
        "recall_from_0.8": round(statistics.mean(similar), 4),
        "recall_by_jaccard": {
            f"{low:g}": {"pairs": len(hits), "recall": round(statistics.mean(hits), 4)}
            for low, hits in sorted(found.items())
        },
        "recall_from_0.8_by_edit": {
            kind: {"pairs": len(hits), "recall": round(statistics.mean(hits), 4)}
            for kind, hits in sorted(by_kind.items())
        },
        "said_to_be_duplicates": len(right),
        "precision": round(statistics.mean(right), 4),
    }


def cpu_ms(call: Callable[[], object], times: int) -> float:
    """CPU time of one call."""
    started = time.process_time()
    for _ in range(times):
        call()
    return (time.process_time() - started) * 1000 / times


def cost_of_signatures(texts: Sequence[Planted]) -> dict[str, Any]:
    """CPU time a document of the part (hash and signature), the parts of it, and of its keys."""
    pages = [page(text.text) for text in texts[:500]]
    values = [normalized(one.text) for one in pages]
    sets = [shingles(value) for value in values]
    made = minhash.signature(sets[0])
    count = len(pages)
    return {
        "shingles_a_document": round(statistics.mean(map(len, sets))),
        "ms_a_document": round(
            cpu_ms(lambda: [duplicates.part(one, {}) for one in pages], 3) / count, 3
        ),
        "of_it_normalising_ms": round(
            cpu_ms(lambda: [normalized(one.text) for one in pages], 3) / count, 3
        ),
        "of_it_shingles_ms": round(cpu_ms(lambda: list(map(shingles, values)), 3) / count, 3),
        "of_it_signature_ms": round(
            cpu_ms(lambda: list(map(minhash.signature, sets)), 3) / count, 3
        ),
        "keys_ms": round(cpu_ms(lambda: minhash.bands(made), 2000), 4),
        "similarity_ms": round(cpu_ms(lambda: minhash.similarity(made, made), 2000), 4),
    }


def unrelated(count: int, seed: int) -> list[Sighting]:
    """Sightings of texts that have nothing in common."""
    numbers = random.Random(seed)
    made = []
    for _ in range(count):
        signature = numbers.randbytes(minhash.SIGNATURE_BYTES)
        exact_hash = f"{numbers.getrandbits(128):032x}"
        made.append(
            Sighting(
                document_id=f"{numbers.getrandbits(128):032x}",
                exact_hash=exact_hash,
                signature=signature,
                keys=(minhash.key(exact_hash.encode(), b"same"), *minhash.bands(signature)),
                seen_at=1.8e9,
                since=1.7e9,
                least=duplicates.SAME,
            )
        )
    return made


def copies(of: Sequence[Sighting], seed: int) -> list[Sighting]:
    """Other documents with nearly the same text: twelve numbers of a signature changed."""
    numbers = random.Random(seed)
    made = []
    for one in of:
        changed = bytearray(one.signature)
        for place in numbers.sample(range(minhash.BINS), 12):
            changed[2 * place] ^= 1
        made.append(
            replace(
                one,
                document_id=f"{numbers.getrandbits(128):032x}",
                exact_hash=f"{numbers.getrandbits(128):032x}",
                signature=bytes(changed),
                keys=(one.keys[0] ^ 1, *minhash.bands(bytes(changed))),
            )
        )
    return made


async def look_up_ms(state: SqliteState, asked: Sequence[Sighting], at_once: int) -> float:
    """CPU time a text, its thread included, `at_once` of them waiting together."""
    started = time.process_time()
    for start in range(0, len(asked), at_once):
        await asyncio.gather(*(state.see(one) for one in asked[start : start + at_once]))
    return round((time.process_time() - started) * 1000 / len(asked), 3)


async def cost_of_index(texts: int) -> dict[str, Any]:
    """CPU time of the look-up with entry, and bytes a document, when `texts` are in the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "state.sqlite"
        state = SqliteState(path)
        await state.open()
        known = unrelated(texts, 1)
        filling = await look_up_ms(state, known, 256)
        figures = {"texts": texts, "ms_while_filling_256_at_once": filling}
        for at_once in (1, 16, 64):
            figures[f"ms_new_{at_once}_at_once"] = await look_up_ms(
                state, unrelated(1024, 100 + at_once), at_once
            )
            near = copies(random.Random(at_once).sample(known, 1024), at_once)
            figures[f"ms_duplicate_{at_once}_at_once"] = await look_up_ms(state, near, at_once)
        hot = [copies(known[:1], seed)[0] for seed in range(2000)]
        figures["ms_of_2000_copies_of_one_text"] = await look_up_ms(state, hot, 16)
        await state.close()
        figures["file_bytes_a_document"] = round(
            path.stat().st_size / (texts + 6 * 1024 + len(hot))
        )
        started = time.process_time()
        again = SqliteState(path)
        await again.open()
        figures["open_ms"] = round((time.process_time() - started) * 1000)
        forgetting = time.process_time()
        gone = await again.forget_sightings(4e9)
        figures["forget_ms_a_document"] = round((time.process_time() - forgetting) * 1000 / gone, 3)
        await again.close()
    return figures


def record_bytes(text: Planted) -> int:
    """Bytes of the field `duplicate` in a record that has all of it."""
    answer = Seen(
        cluster_id="0" * 32, duplicate_of="1" * 32, similarity=0.857, first_seen=1.8e9 + 0.123456
    )
    return len(codec.encode(duplicates.told(document(text), answer).duplicate))


async def main() -> int:
    """Measure, write the figures; 1 when a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=12_000)
    parser.add_argument("--texts", type=int, default=100_000, help="in the index")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    texts = planted(options.seed, options.documents)
    asked = [sighting(text) for text in texts]
    seen, restart, workers = await told(asked)
    results: dict[str, Any] = {
        "planted": judged(texts, seen)
        | {"same_after_restart": restart, "same_with_two_workers": workers},
        "signature": cost_of_signatures(texts),
        "index": await cost_of_index(options.texts),
        "record_bytes": record_bytes(texts[0]),
    }
    sys.stdout.write(json.dumps(results, indent=2) + "\n")
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    good = results["planted"]["recall_from_0.8"] >= 0.95 and results["planted"]["precision"] >= 0.98
    return 0 if good and restart and workers else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
