"""Who may import whom: a record passes between stages, and only one folder knows Faust."""

import ast
from pathlib import Path

import pytest

SERVICE = Path(__file__).parent.parent / "service"
STAGES = {"intake", "fetch", "extract", "enrich", "sink"}
FOLDERS = STAGES | {"state", "agents", "broker", "web", "demo", "watch", "cli"}
TOP = {path.stem for path in SERVICE.glob("*.py")} - {"__init__"}
MAY_IMPORT = {
    **{stage: {stage, "state"} for stage in STAGES},
    **{folder: {folder} for folder in ("state", "broker", "web", "demo", "watch")},
    "agents": STAGES | {"agents", "state"},
    "cli": FOLDERS,
}
AIOKAFKA = {
    "agents/lag.py",
    "agents/pulse.py",
    "agents/reach.py",
    "agents/retry.py",
    "agents/sent.py",
    "cli/cluster.py",
    "cli/kafka.py",
}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


FILES = sorted(SERVICE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(SERVICE)) for path in FILES])
def test_imports_follow_the_flow_of_data(path):
    place = path.relative_to(SERVICE)
    folder = place.parts[0] if len(place.parts) > 1 else None
    names = imported(path)
    ours = {name.split(".")[1] for name in names if name.startswith("service.")} - TOP
    assert ours <= MAY_IMPORT.get(folder, set())
    if folder != "agents":
        assert not {name for name in names if name.split(".")[0] in {"faust", "mode"}}
    if str(place) not in AIOKAFKA:
        assert not {name for name in names if name.split(".")[0] == "aiokafka"}
    assert path.name != "__init__.py" or not path.read_text().strip(), "__init__ files stay empty"
