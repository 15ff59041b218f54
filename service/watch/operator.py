"""The rules of rules.py as the Prometheus Operator takes them: one PrometheusRule.

It holds the groups of deploy/prometheus/rules/ as they are, under `spec`. Source: the Operator's
API reference, monitoring.coreos.com/v1, PrometheusRuleSpec.
"""

from service.watch import rules

HEAD = f"""\
# Made by `python -m service.watch`; changes here are overwritten.
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: {rules.JOB}
  labels:
    app.kubernetes.io/name: {rules.JOB}
spec:
  groups:
"""


def files() -> dict[str, str]:
    """The one file, by its name."""
    groups = [
        line
        for text in rules.files().values()
        for line in text.partition("groups:\n")[2].splitlines()
    ]
    return {"prometheusrule.yaml": HEAD + "".join(f"  {line}\n" for line in groups)}
