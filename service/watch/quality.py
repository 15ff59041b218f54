"""Dashboard *Quality of records*: verdicts, languages, duplicates, and what enrichment costs."""

from service import metrics
from service.watch.panels import Dashboard, Panel, Query, Row
from service.watch.promql import busy, quantile, rate


def dashboard() -> Dashboard:
    """Saring: quality of records."""
    return Dashboard(
        name="quality",
        title="Saring: quality of records",
        description="What the documents are: verdicts, languages, duplicates, changes; and what "
        "enrichment costs.",
        rows=(
            Row(title="Records", panels=_records()),
            Row(title="What it costs", panels=_costs()),
        ),
    )


def _records() -> tuple[Panel, ...]:
    return (
        Panel(
            title="Quality verdicts",
            description="What the profile of a text's language says. fail rising: another kind of "
            "page is pushed, or hosts changed their furniture; look at quality.failed of the "
            "documents (`saring tail documents`). unknown: languages without a profile.",
            queries=(
                Query(expr=rate(metrics.DOCUMENTS_BY_QUALITY, "verdict"), legend="{{verdict}}"),
            ),
            unit="wps",
            stacked=True,
        ),
        Panel(
            title="Languages",
            description="Of the text, not of the markup. A language that nobody expected: look at "
            "which hosts it comes from. und rising: pages without text, such as walls and lists; "
            "see Saring: failures.",
            queries=(
                Query(expr=rate(metrics.DOCUMENTS_BY_LANGUAGE, "language"), legend="{{language}}"),
            ),
            unit="wps",
            stacked=True,
        ),
        Panel(
            title="Duplicates",
            description="Documents compared with earlier ones of other addresses. same rising: "
            "one site under several names, or error pages that say 200; look at "
            "duplicate.cluster_id of the documents. SARING_ENRICH__DROP_DUPLICATES leaves them "
            "out.",
            queries=(Query(expr=rate(metrics.ENRICH_COMPARED, "found"), legend="{{found}}"),),
            unit="wps",
            stacked=True,
        ),
        Panel(
            title="Changes",
            description="new pages, and revisions of known ones. minor on most pages of a site: a "
            "counter or a date in the text; see change.ratio of the documents. Pages whose text "
            "is the same are no documents.",
            queries=(Query(expr=rate(metrics.DOCUMENTS_BY_CHANGE, "change"), legend="{{change}}"),),
            unit="wps",
            stacked=True,
        ),
    )


def _costs() -> tuple[Panel, ...]:
    return (
        Panel(
            title="Time of a part of enrichment, p95",
            description="For one page. A part that rises alone: texts got longer or stranger; "
            "tell us which if it is more than a second. All parts at once: the machine has too "
            "little CPU.",
            queries=(
                Query(expr=quantile(0.95, metrics.ENRICH_SECONDS, "part"), legend="{{part}}"),
            ),
            unit="s",
        ),
        Panel(
            title="CPUs that enrichment uses, by part",
            description="Seconds of work in each second. It shows what a faster part or one more "
            "CPU would bring; compare with Processes in use of Saring: workers and Kafka.",
            queries=(Query(expr=busy(metrics.ENRICH_SECONDS, "part"), legend="{{part}}"),),
            unit="short",
            stacked=True,
        ),
    )
