"""`bare`: two processes that call trafilatura (default, with metadata) on files, and nothing else.

`python -m bench.pipeline.bare FOLDER FIRST COUNT`; page N is the file `N.html` of the folder.
"""

import logging
import multiprocessing
import sys
from collections.abc import Iterable
from pathlib import Path

import trafilatura

from bench.pipeline.work import PROCESSES, WARM_UP, contend


def extract(path: Path) -> bool:
    """True when there was a text."""
    url = f"http://example.org/{path.stem}"
    return bool(trafilatura.bare_extraction(path.read_bytes(), url=url, with_metadata=True))


def main() -> None:
    """Wait for the word, then work."""
    logging.disable(logging.CRITICAL)
    folder, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    with multiprocessing.Pool(PROCESSES) as pool:

        def over(numbers: range) -> Iterable[bool]:
            return pool.imap_unordered(extract, [folder / f"{number}.html" for number in numbers])

        contend(
            lambda: [*over(range(first + count, first + count + WARM_UP))].clear(),
            lambda: over(range(first, first + count)),
        )


if __name__ == "__main__":
    main()
