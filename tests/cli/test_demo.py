"""What the demo does beside what a worker does; tests/flow/test_demo.py runs it whole."""

from pathlib import Path

from service.cli.demo import _site


async def test_the_site_makes_its_folder_and_keeps_its_port(tmp_path: Path) -> None:
    """With a Kafka elsewhere, no broker has made the folder before."""
    folder = tmp_path / "saring-data" / "demo"
    async with _site(folder) as site:
        first = site.port
    async with _site(folder) as site:
        assert site.port == first
