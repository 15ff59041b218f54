"""Keywords once more, written from their definition and with no thought for time.

Kept apart from service/enrich/keywords.py on purpose: of it only the numbers are used. Every
occurrence of every term is noted, those inside of longer terms too, and looked at again.
"""

import math
import re
from dataclasses import dataclass, field

from service.enrich import keywords as ours

BLANKLESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
)


@dataclass
class Term:
    weight: float
    parts: list[str]
    first: int  # sentences before it
    written: list[str] = field(default_factory=list)  # everywhere
    inside: list[str] = field(default_factory=list)  # but in the title and at a sentence's start
    count: int = 0  # in the text
    in_title: bool = False


def keywords(title: str, text: str, stop: frozenset[str]) -> list[tuple[str, float]]:
    text = text[: ours.LIMIT]
    terms: dict[str, Term] = {}
    for number, sentence in enumerate([title, *sentences(text)]):
        for run in runs(sentence, stop):
            note(run, number, terms)
    scored = [(score(term, terms), chosen(term)) for term in terms.values()]
    dense = dense_terms(title, text)
    scored += [
        (score(term, dense), key) for key, term in dense.items() if len(key) <= ours.DENSE_LONGEST
    ]
    best = sorted((it for it in scored if it[0] > 0), key=lambda it: -it[0])[: ours.COUNT]
    return [(term, round(value / best[0][0], 3)) for value, term in best]


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?…])[\"”’)\]]*\s+|[\n。！？]+", text)


def runs(sentence: str, stop: frozenset[str]) -> list[list[tuple[str, bool]]]:
    """Words that stand together; and of each whether it is the first word or number."""
    sentence = re.sub(f"[{BLANKLESS}]+", " | ", sentence)
    found: list[list[tuple[str, bool]]] = [[]]
    is_start = True
    for token in re.findall(
        r"\S{0,64}@\S{0,254}|[^\W_]+(?:[-'’.&+][^\W_]+)*\+*|[^\w\s]+", sentence
    ):
        word = re.sub("['’]s$", "", token)
        is_email = "@" in token
        says_something = re.search(r"[^\W\d_]", word) or re.match(r"(?:19|20)\d\d\Z", word)
        if (
            token[0].isalnum()
            and not is_email
            and says_something
            and 1 < len(word) <= ours.TERM_LIMIT
            and word.lower() not in stop
        ):
            found[-1].append((word, is_start))
        else:
            found.append([])
        is_start = is_start and not token[0].isalnum()
    return found


def note(run: list[tuple[str, bool]], number: int, terms: dict[str, Term]) -> None:
    for start in range(len(run)):
        for end in range(start + 1, min(len(run), start + ours.LONGEST) + 1):
            words = [word for word, _ in run[start:end]]
            lower = [word.lower() for word in words]
            if len(words) == 1 and words[0].isdigit():
                continue
            new = Term(ours.SIZES[len(words)], lower, number)
            term = terms.setdefault(" ".join(lower), new)
            term.written.append(" ".join(words))
            term.count += number > 0
            term.in_title |= number == 0
            if number and not run[start][1]:
                term.inside.append(" ".join(words))


def chosen(term: Term) -> str:
    return (term.inside or term.written)[0]


def score(term: Term, terms: dict[str, Term]) -> float:
    around = [
        other.count for other in terms.values() if term.parts in (other.parts[:-1], other.parts[1:])
    ]
    covered = max(around, default=0)
    if covered >= term.count:
        return 0.0
    capitals = [all(word[0].isupper() for word in text.split(" ")) for text in term.inside]
    return (
        (term.count - ours.COVERED * covered)
        * term.weight
        * (1 + ours.TITLE * term.in_title)
        * (1 + ours.CAPITALS * (sum(capitals) / len(capitals) if capitals else 0.0))
        / (1 + ours.LATE * math.log1p(term.first))
    )


def dense_terms(title: str, text: str) -> dict[str, Term]:
    found = re.findall("[\u3400-\u9fff]{2,}|[\u30a1-\u30fa\u30fc]{2,}", text)
    terms: dict[str, Term] = {}
    for size in ours.DENSE_SIZES:
        for number, run in enumerate(found):
            for start in range(len(run) - size + 1):
                gram = run[start : start + size]
                weight = 1 + ours.DENSE_LENGTH * size
                term = terms.setdefault(gram, Term(weight, list(gram), number))
                term.count += 1
                term.in_title = gram in title
    return {gram: term for gram, term in terms.items() if term.count > 1}
