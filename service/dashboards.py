"""Writes the Grafana dashboard: the panels of panels.py as Grafana reads them.

`python -m service.dashboards` writes deploy/grafana/dashboards/ of a checkout; with `--check` it
changes nothing and ends with 1 when what is there is not what would be written.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from service import metrics
from service.panels import WIDTH, Panel, Row, rows, sample

FOLDER = Path(__file__).parents[1] / "deploy" / "grafana" / "dashboards"
SCHEMA_VERSION = 39  # of Grafana 10.4, the oldest that is tried; newer ones migrate it when read
HEIGHT = 8
HEADING_HEIGHT = 1

DATA_SOURCE = {"type": "prometheus", "uid": "${datasource}"}


def dashboard() -> dict[str, Any]:
    """The dashboard as Grafana reads it."""
    return {
        "uid": "saring-flow",
        "title": "Saring",
        "description": "Do documents flow, how fresh are they, and what is set aside. "
        "Made by `python -m service.dashboards`; changes here are overwritten.",
        "tags": ["saring"],
        "schemaVersion": SCHEMA_VERSION,
        "editable": True,
        "graphTooltip": 1,  # one cross-hair for all panels
        "refresh": "10s",
        "time": {"from": "now-1h", "to": "now"},
        "timezone": "",
        "templating": {"list": _variables()},
        "panels": _placed(rows()),
    }


def _variables() -> list[dict[str, Any]]:
    received = sample(metrics.RECEIVED)
    return [
        {
            "name": "datasource",
            "label": "Data source",
            "type": "datasource",
            "query": "prometheus",
            "current": {},
        },
        _variable("job", "Job", f"label_values({received}, job)"),
        _variable("instance", "Instance", f'label_values({received}{{job=~"$job"}}, instance)'),
    ]


def _variable(name: str, label: str, query: str) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "type": "query",
        "datasource": DATA_SOURCE,
        "query": {"query": query, "refId": name},
        "refresh": 2,  # when the time range changes: workers come and go
        "includeAll": True,
        "allValue": ".+",
        "multi": True,
        "sort": 1,
        "current": {"text": "All", "value": "$__all"},
    }


def _placed(all_rows: tuple[Row, ...]) -> list[dict[str, Any]]:
    """Headings, and under each its panels side by side, in lines that are filled from the left."""
    placed: list[dict[str, Any]] = []
    y = 0
    for row in all_rows:
        place = {"h": HEADING_HEIGHT, "w": WIDTH, "x": 0, "y": y}
        heading = {"type": "row", "title": row.title, "collapsed": False, "panels": []}
        placed.append({"id": len(placed) + 1, "gridPos": place} | heading)
        x, y = 0, y + HEADING_HEIGHT
        for panel in row.panels:
            if x + panel.width > WIDTH:
                x, y = 0, y + HEIGHT
            place = {"h": HEIGHT, "w": panel.width, "x": x, "y": y}
            placed.append({"id": len(placed) + 1, "gridPos": place} | _drawn(panel))
            x += panel.width
        y += HEIGHT
    return placed


def _drawn(panel: Panel) -> dict[str, Any]:
    defaults: dict[str, Any] = {"unit": panel.unit, "min": 0}
    if panel.kind == "timeseries":
        defaults["custom"] = {
            "fillOpacity": 25 if panel.stacked else 8,
            "showPoints": "never",
            "stacking": {"mode": "normal" if panel.stacked else "none"},
        }
        options: dict[str, Any] = {
            "legend": {"displayMode": "list", "placement": "bottom", "showLegend": True},
            "tooltip": {"mode": "multi", "sort": "desc"},
        }
    else:
        options = {"colorMode": "background", "reduceOptions": {"calcs": ["lastNotNull"]}}
    if panel.red_above is not None:
        steps = [{"color": "green", "value": None}, {"color": "red", "value": panel.red_above}]
        defaults["thresholds"] = {"mode": "absolute", "steps": steps}
    return {
        "type": panel.kind,
        "title": panel.title,
        "description": panel.description,
        "datasource": DATA_SOURCE,
        "fieldConfig": {"defaults": defaults, "overrides": []},
        "options": options,
        "targets": [
            {
                "refId": chr(ord("A") + place),
                "datasource": DATA_SOURCE,
                "expr": query.expr,
                "legendFormat": query.legend,
            }
            for place, query in enumerate(panel.queries)
        ],
    }


def files() -> dict[str, str]:
    """Each file's name and what belongs in it."""
    return {"saring.json": json.dumps(dashboard(), indent=2, ensure_ascii=False) + "\n"}


def stale(folder: Path) -> list[str]:
    """Names of the files of a folder that are missing or not as they would be written."""
    return [
        name
        for name, text in files().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]


def main(arguments: list[str] | None = None) -> int:
    """Write, or compare with --check; 1 when something is stale."""
    parser = argparse.ArgumentParser(prog="python -m service.dashboards", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, change nothing")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="default: %(default)s")
    asked = parser.parse_args(arguments)
    if asked.check:
        for name in (names := stale(asked.folder)):
            sys.stderr.write(f"{asked.folder / name}: stale, run `python -m service.dashboards`\n")
        return 1 if names else 0
    asked.folder.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (asked.folder / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{asked.folder / name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
