"""Makes connect-jars.txt anew, after jars.txt: `python -m tests.flow.connectlist` (needs Maven).

What Kafka Connect and its file connectors need at run time and the broker's list does not have.
"""

import tempfile
from pathlib import Path

from service.broker import jarlist, jars

LIST = Path(__file__).with_name("connect-jars.txt")
ARTIFACTS = ("connect-runtime", "connect-json", "connect-file")


def main():
    """Let Maven resolve, leave out what the broker has, hash the rest."""
    committed = jars.committed()
    version = jars.kafka_version(committed)
    wanted = "".join(
        jarlist._DEPENDENCY.format("org.apache.kafka", artifact, version, exclusions="")
        for artifact in ARTIFACTS
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        jarlist._copy(wanted, folder)
        found = {jarlist._jar(path, folder) for path in folder.rglob("*.jar")}
    rest = sorted(found - set(committed), key=lambda jar: jar.path)
    rows = "".join(f"{jar.sha256} {jar.size} {jar.path}\n" for jar in rest)
    LIST.write_text("# Made by `python -m tests.flow.connectlist`; not by hand.\n" + rows)
    print(f"{LIST}: {len(rest)} jars, {sum(jar.size for jar in rest) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
