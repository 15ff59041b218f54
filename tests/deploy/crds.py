"""The fields of custom resources that deploy/kubernetes uses, as their makers document them.

No package carries these schemas, so the parts that are used are written down here; a field that is
not here is refused. Sources: KEDA's reference of ScaledObject and TriggerAuthentication
(keda.sh/v1alpha1) and of its Kafka scaler; the Prometheus Operator's API reference
(monitoring.coreos.com/v1).
"""

from typing import Any

TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 0}
LABELS = {"type": "object", "additionalProperties": TEXT}
DURATION = {"type": "string", "pattern": r"^([0-9]+(ms|[smhdwy]))+$"}


def fields(_need: str = "", /, **known: Any) -> dict[str, Any]:
    """An object of these fields and no others; those named in `_need` must be there."""
    return {
        "type": "object",
        "properties": known,
        "required": _need.split(),
        "additionalProperties": False,
    }


def many(item: dict[str, Any]) -> dict[str, Any]:
    """A list with at least one of these."""
    return {"type": "array", "items": item, "minItems": 1}


def resource(api: str, spec: dict[str, Any]) -> dict[str, Any]:
    """A resource of an API version."""
    return fields(
        "apiVersion kind metadata spec",
        apiVersion={"const": api},
        kind=TEXT,
        metadata=fields("name namespace", name=TEXT, namespace=TEXT, labels=LABELS),
        spec=spec,
    )


# All values of a trigger's metadata are strings.
KAFKA_TRIGGER = fields(
    "topic consumerGroup bootstrapServersFromEnv",
    bootstrapServersFromEnv=TEXT,
    topic=TEXT,
    consumerGroup=TEXT,
    offsetResetPolicy={"enum": ["earliest", "latest"]},
    lagThreshold={"type": "string", "pattern": "^[1-9][0-9]*$"},
    version={"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
    tls={"enum": ["enable", "disable"]},
    sasl={"enum": ["none", "plaintext", "scram_sha256", "scram_sha512"]},
)
RULE = fields("expr", record=TEXT, alert=TEXT, expr=TEXT, labels=LABELS, annotations=LABELS) | {
    "oneOf": [{"required": ["record"]}, {"required": ["alert"]}]
}
RULE["properties"]["for"] = DURATION

SCHEMAS = {
    "ScaledObject": resource(
        "keda.sh/v1alpha1",
        fields(
            "scaleTargetRef triggers",
            scaleTargetRef=fields("name", name=TEXT),
            minReplicaCount=COUNT,
            maxReplicaCount=COUNT,
            triggers=many(
                fields(
                    "type metadata",
                    type={"const": "kafka"},
                    metadata=KAFKA_TRIGGER,
                    authenticationRef=fields("name", name=TEXT),
                )
            ),
        ),
    ),
    "TriggerAuthentication": resource(
        "keda.sh/v1alpha1",
        fields(
            "secretTargetRef",
            secretTargetRef=many(
                fields(
                    "parameter name key",
                    parameter={"enum": ["username", "password", "ca"]},
                    name=TEXT,
                    key=TEXT,
                )
            ),
        ),
    ),
    "ServiceMonitor": resource(
        "monitoring.coreos.com/v1",
        fields(
            "endpoints selector",
            jobLabel=TEXT,
            selector=fields("matchLabels", matchLabels=LABELS),
            endpoints=many(
                fields("port", port=TEXT, path=TEXT, interval=DURATION, scrapeTimeout=DURATION)
            ),
        ),
    ),
    "PrometheusRule": resource(
        "monitoring.coreos.com/v1",
        fields("groups", groups=many(fields("name rules", name=TEXT, rules=many(RULE)))),
    ),
}
