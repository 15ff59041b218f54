"""Profiles and verdicts: who passes, who fails by which rule, and of whom nothing is known."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.enrich.profiles import ABOVE, PROFILES, profile_of
from service.enrich.quality import judge, part
from service.enrich.signals import signals
from service.records import Quality, Verdict
from tests.enrich.make import page

SENTENCES = Path(__file__).parent / "sentences"
LINES = (SENTENCES / "id.txt").read_text(encoding="utf-8").splitlines()
ARTICLE = "\n".join(" ".join(LINES[start : start + 4]) for start in range(0, 24, 4))


def quality(text: str, language: str = "id", score: float = 0.9) -> Quality:
    found = part(page(text), {"language": language, "language_score": score})["quality"]
    assert isinstance(found, Quality)
    return found


def test_an_article_passes_by_the_profile_of_its_language() -> None:
    found = quality(ARTICLE)
    assert (found.verdict, found.profile, found.failed) == (Verdict.PASS, "ind_Latn", ())


def test_an_indonesian_article_would_fail_by_the_english_stop_words() -> None:
    found = quality(ARTICLE, "en")
    assert (found.verdict, found.failed) == (Verdict.FAIL, ("stop_words",))


@pytest.mark.parametrize(
    ("language", "profile"),
    [
        ("id", "ind_Latn"),
        ("ms", "zsm_Latn"),
        ("jv", "jav_Latn"),
        ("en", "eng_Latn"),
        ("de", "default"),
        ("ms-Arab", "default"),
        ("und", "default"),
        ("", "default"),
    ],
)
def test_a_language_has_its_profile_or_the_default(language: str, profile: str) -> None:
    assert quality(ARTICLE, language).profile == profile


@pytest.mark.parametrize("text", [ARTICLE, "", "ja ja ja ja"])
def test_without_rules_of_the_language_the_verdict_is_unknown(text: str) -> None:
    assert quality(text, "de").verdict is Verdict.UNKNOWN
    assert quality(text, "und", 0.0).verdict is Verdict.UNKNOWN


def test_the_general_rules_that_fail_are_named_without_a_profile_too() -> None:
    assert "few_words" in quality("Ein kurzer Text.", "de").failed


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        pytest.param(" ".join(LINES[:3]), {"few_words"}, id="too short"),
        pytest.param(ARTICLE.replace(".", ""), {"terminal_punctuation"}, id="no end marks"),
        pytest.param(
            f"{ARTICLE}\n{' '.join(map(str, range(120)))}.", {"few_letters"}, id="numbers"
        ),
        pytest.param(ARTICLE.replace(" ", " #"), {"hashes"}, id="hash signs"),
        pytest.param(
            ARTICLE.replace(".", "…"),
            {"ellipsis_lines", "terminal_punctuation"},
            id="ellipses at line ends",
        ),
        pytest.param("\n".join(f"• {line}" for line in LINES[:20]), {"bullets"}, id="a list"),
        pytest.param(" ".join(LINES[:30]).replace(" ", "\n"), {"line_breaks"}, id="a word a line"),
        pytest.param(
            "\n".join(LINES[:12] + LINES[:2]),
            {"duplicate_line_chars"},
            id="two lines of fourteen come again",
        ),
    ],
)
def test_a_bad_text_fails_by_the_rule_made_for_it(text: str, failed: set[str]) -> None:
    found = quality(text)
    assert found.verdict is Verdict.FAIL
    assert failed <= set(found.failed)


def test_a_text_in_doubtful_language_fails_by_the_score() -> None:
    assert quality(ARTICLE, "id", 0.684).failed == ("language_score",)
    assert quality(ARTICLE, "id", 0.685).failed == ()


def test_failed_rules_stand_in_the_order_of_the_table() -> None:
    order = [rule.name for rule in PROFILES["ind_Latn"].rules]
    found = quality("# # #\n" * 30).failed
    assert len(found) > 3
    assert list(found) == sorted(found, key=order.index)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_at_the_threshold_a_rule_holds_and_just_beyond_it_fails(profile) -> None:
    passing = dict.fromkeys((rule.signal for rule in profile.rules), 0.0)
    passing |= {rule.signal: rule.threshold for rule in profile.rules}
    passing["rps_doc_mean_word_length"] = 5.0
    passing["rps_doc_word_count"] = 500.0
    score = passing.get("language_score", 0.0)
    assert judge(passing, profile, score).failed == ()
    for rule in profile.rules:
        step = 1e-6 if rule.fails is ABOVE else -1e-6
        edge = passing | {rule.signal: rule.threshold}
        beyond = passing | {rule.signal: rule.threshold + step}
        assert judge(edge, profile, edge.get("language_score", 0.0)).failed == ()
        assert judge(beyond, profile, beyond.get("language_score", 0.0)).failed == (rule.name,)


@pytest.mark.parametrize(
    ("profile", "rule", "threshold"),
    [
        ("ind_Latn", "top_2gram", 0.194),
        ("zsm_Latn", "dupe_10grams", 0.134),
        ("jav_Latn", "top_4gram", 0.445),
        ("eng_Latn", "duplicate_line_chars", 0.01),
        ("zsm_Latn", "long_words", 11),
        ("jav_Latn", "short_words", 1),
        ("ind_Latn", "terminal_punctuation", 0.111),
        ("default", "line_breaks", 0.3),
    ],
)
def test_thresholds_stand_in_the_column_of_their_profile(
    profile: str, rule: str, threshold: float
) -> None:
    assert {one.name: one.threshold for one in PROFILES[profile].rules}[rule] == threshold


def test_every_profile_with_a_language_has_every_rule() -> None:
    names = {name: {rule.name for rule in profile.rules} for name, profile in PROFILES.items()}
    languages = {frozenset(rules) for name, rules in names.items() if name != "default"}
    assert len(languages) == 1
    assert languages.pop() - names["default"] == {"language_score", "stop_words"}


def test_a_rule_has_one_name() -> None:
    names = [rule.name for rule in PROFILES["ind_Latn"].rules]
    assert len(names) == len(set(names)) == 24


def test_the_record_holds_the_signals_that_the_verdict_rests_on() -> None:
    for language in ("id", "ms", "jv", "en", "de"):
        asked = {rule.signal for rule in profile_of(language).rules} - {"language_score"}
        assert asked <= quality(ARTICLE, language).signals.keys()
    assert quality(ARTICLE).signals == signals(ARTICLE, profile_of("id").stop_words)


@given(st.text(st.characters(exclude_categories=())), st.sampled_from(["id", "en", "und"]))
def test_every_text_is_judged(text: str, language: str) -> None:
    found = quality(text, language)
    assert (found.verdict is Verdict.UNKNOWN) == (language == "und")
    assert all(value >= 0 for value in found.signals.values())
