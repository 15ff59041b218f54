"""Dashboards as Grafana reads them: JSON of the panels, with variables and links."""

import json
from typing import Any

from service import metrics
from service.watch import failures, fetching, flow, quality, workers
from service.watch.panels import WIDTH, Dashboard, Panel, Row
from service.watch.promql import sample

SCHEMA_VERSION = 39  # of Grafana 10.4, the oldest that is tried; newer ones migrate it when read
HEIGHT = 8
HEADING_HEIGHT = 1

TAG = "saring"
# To all dashboards with the tag, with the job, the instance and the time that are looked at.
LINKS = {
    "type": "dashboards",
    "title": "Saring",
    "tags": [TAG],
    "asDropdown": False,
    "includeVars": True,
    "keepTime": True,
    "targetBlank": False,
    "icon": "external link",
    "tooltip": "",
    "url": "",
}
DATA_SOURCE = {"type": "prometheus", "uid": "${datasource}"}


def dashboards() -> tuple[Dashboard, ...]:
    """All of them, in the order of their links."""
    return tuple(part.dashboard() for part in (flow, fetching, quality, failures, workers))


def files() -> dict[str, str]:
    """The files of dashboards, by name."""
    return {
        f"{one.name}.json": json.dumps(drawn(one), indent=2, ensure_ascii=False) + "\n"
        for one in dashboards()
    }


def drawn(dashboard: Dashboard) -> dict[str, Any]:
    """A dashboard as Grafana reads it."""
    return {
        "uid": f"saring-{dashboard.name}",
        "title": dashboard.title,
        "description": f"{dashboard.description} "
        "Made by `python -m service.watch`; changes here are overwritten.",
        "tags": [TAG],
        "schemaVersion": SCHEMA_VERSION,
        "editable": True,
        "graphTooltip": 1,  # one cross-hair for all panels
        "refresh": "10s",
        "time": {"from": "now-1h", "to": "now"},
        "timezone": "",
        "links": [LINKS],
        "templating": {"list": _variables()},
        "panels": _placed(dashboard.rows),
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
