"""Whether a text is worth training on: signals held against the profile of its language.

Nothing is dropped: a consumer filters by verdict, or by the names of the rules that failed.
"""

from collections.abc import Mapping
from typing import Any

from service.enrich.profiles import DEFAULT, Profile, profile_of
from service.enrich.signals import signals
from service.records import Page, Quality, Verdict


def part(page: Page, found: Mapping[str, Any]) -> dict[str, Any]:
    """The field `quality`; takes the language and its score from what was found before."""
    profile = profile_of(found["language"])
    values = signals(page.text, profile.stop_words)
    return {"quality": judge(values, profile, found["language_score"])}


def judge(values: Mapping[str, float], profile: Profile, language_score: float) -> Quality:
    """What a profile makes of the signals, failed rules in the order of its table.

    Without the rules of a language the verdict is `unknown`, whatever failed: thresholds made for
    English neither pass nor fail a text in Thai.
    """
    measured = {**values, "language_score": language_score}
    failed = tuple(
        rule.name for rule in profile.rules if rule.fails(measured[rule.signal], rule.threshold)
    )
    if profile.name == DEFAULT:
        verdict = Verdict.UNKNOWN
    else:
        verdict = Verdict.FAIL if failed else Verdict.PASS
    return Quality(verdict=verdict, profile=profile.name, failed=failed, signals=dict(values))
