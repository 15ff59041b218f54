"""Makes jars.txt anew for a version of Kafka: `python -m service.broker.jarlist 4.1.0`.

Maven resolves what the broker depends on (its own mediation of versions: jgo's resolver gave
kafka-clients 3.8.0 to Kafka 4.1.0 as soon as the log binding was asked for too) and checks its
downloads; what the broker does not need is left out, the rest is hashed.
"""

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from service.broker.errors import BrokerError
from service.broker.jars import Jar, write_list

# Artifacts that no class of the broker reaches (jdeps, Kafka 4.1.0), and why they came along.
LEFT_OUT = {
    "scala-reflect": "for the macros of scala-logging, expanded when Kafka was compiled",
    "jackson-dataformat-csv": "for command line tools",
    "commons-beanutils": "for forms of commons-validator; Kafka takes its check of IP addresses",
    "commons-collections": "as commons-beanutils",
    "commons-digester": "as commons-beanutils",
}

_POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>saring</groupId><artifactId>jars</artifactId><version>1</version>
  <dependencies>{dependencies}</dependencies>
</project>
"""
_DEPENDENCY = """
    <dependency>
      <groupId>{0}</groupId><artifactId>{1}</artifactId><version>{2}</version>{exclusions}
    </dependency>"""
_ALONE = """
      <exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>"""


def jar_list(version: str, folder: Path) -> tuple[Jar, ...]:
    """The jars that a broker of this version runs with; Maven puts them into `folder`."""
    kafka = _DEPENDENCY.format("org.apache.kafka", "kafka_2.13", version, exclusions="")
    _copy(kafka, folder)
    _copy(kafka + _log_binding(folder), folder)
    jars = [_jar(path, folder) for path in folder.rglob("*.jar") if not _left_out(path)]
    return tuple(sorted(jars, key=lambda jar: jar.path))


def _left_out(path: Path) -> bool:
    return path.parent.parent.name in LEFT_OUT  # .../artifact/version/artifact-version.jar


def _jar(path: Path, folder: Path) -> Jar:
    content = path.read_bytes()
    return Jar(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        path=path.relative_to(folder).as_posix(),
    )


def _log_binding(folder: Path) -> str:
    """What joins SLF4J to Log4j: Kafka brings both and leaves their binding to who runs it."""
    slf4j = _version_of("slf4j-api", folder)
    artifact = "log4j-slf4j-impl" if slf4j.startswith("1.") else "log4j-slf4j2-impl"
    log4j = _version_of("log4j-core", folder)
    return _DEPENDENCY.format("org.apache.logging.log4j", artifact, log4j, exclusions=_ALONE)


def _version_of(artifact: str, folder: Path) -> str:
    versions = [path.parent.name for path in folder.rglob(f"{artifact}-*.jar")]
    if len(versions) != 1:
        raise BrokerError(f"one version of {artifact} was expected, {versions or 'none'} came")
    return versions[0]


def _copy(dependencies: str, folder: Path) -> None:
    """Let Maven resolve the dependencies and copy them, laid out as in a repository."""
    maven = shutil.which("mvn")
    if maven is None:
        raise BrokerError("Maven was expected on the PATH (mvn): install it to make the list")
    with tempfile.TemporaryDirectory() as project:
        Path(project, "pom.xml").write_text(_POM.format(dependencies=dependencies))
        ran = subprocess.run(
            [
                *(maven, "--batch-mode", "--quiet", "dependency:copy-dependencies"),
                *(f"-DoutputDirectory={folder.resolve()}", "-Dmdep.useRepositoryLayout=true"),
                "-DincludeScope=runtime",
            ],
            cwd=project,
            capture_output=True,
            text=True,
            check=False,
        )
    if ran.returncode:
        raise BrokerError(f"Maven was expected to resolve the jars, it said: {ran.stdout.strip()}")


def main() -> int:
    """Write the list beside this file."""
    parser = argparse.ArgumentParser(prog="python -m service.broker.jarlist", description=__doc__)
    parser.add_argument("version", help="version of Kafka, for example 4.1.0")
    version = parser.parse_args().version
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        parser.error(f"a version such as 4.1.0 was expected, {version!r} came")
    target = Path(__file__).with_name("jars.txt")
    with tempfile.TemporaryDirectory() as folder:
        try:
            jars = jar_list(version, Path(folder))
        except BrokerError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    target.write_text(write_list(jars))
    megabytes = sum(jar.size for jar in jars) / 1e6
    sys.stdout.write(f"{target}: {len(jars)} jars, {megabytes:.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
