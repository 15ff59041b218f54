"""The files of a deployment, read."""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pydantic import BaseModel
from ruamel.yaml import YAML

from service.settings import Settings

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def yaml(path: str) -> Any:
    """A YAML file of the repository as plain data."""
    return YAML(typ="safe", pure=True).load(ROOT / path)


def compose_schema() -> Any:
    """The Compose Specification's schema, as check-jsonschema ships it.

    Read as a file: its program needs a newer click than faust-streaming 0.15.3 lets in.
    """
    package = find_spec("check_jsonschema")
    assert package is not None
    assert package.submodule_search_locations is not None
    folder = Path(package.submodule_search_locations[0]) / "builtin_schemas" / "vendor"
    return json.loads((folder / "compose-spec.json").read_text())


def setting_names(model: type[BaseModel] = Settings, prefix: str = "SARING_") -> set[str]:
    """The environment variables that are settings."""
    names = set()
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            names |= setting_names(kind, f"{prefix}{name.upper()}__")
        else:
            names.add(f"{prefix}{name.upper()}")
    return names


def locked(**here: str) -> dict[str, str]:
    """The worker's packages and their versions, where the markers of `here` hold beside ours."""
    text = (ROOT / "requirements" / "worker.txt").read_text().replace("\\\n", "")
    wanted = [Requirement(line.partition(" --hash")[0]) for line in text.splitlines()]
    return {
        canonicalize_name(one.name): str(one.specifier).removeprefix("==")
        for one in wanted
        if one.marker is None or one.marker.evaluate(dict(here))
    }
