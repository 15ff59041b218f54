"""Planted stories: which documents tell the same story is known, because we wrote them.

Texts are made of invented words with the frequencies of a language (Zipf), in sentences and
paragraphs. A copy is the same story, 5 to 20 % of it edited in one of the ways of EDITS, under
other furniture. Stories of one template are different stories that share half of their words, as
weather reports and match results do. All from one seed.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

VOCABULARY = 20_000
FURNITURE_WORDS = (0, 12)  # what straining leaves of menus, captions and related headlines
EDITED = (0.05, 0.20)
TEMPLATE_SHARE = (0.4, 0.6)
COPIED = 4  # each so many stories of a template have an edited copy of their own

Paragraph = list[str]


@dataclass(frozen=True)
class Planted:
    """A text and the story that it tells; `kind` is how it was made."""

    name: str
    story: str
    kind: str
    text: str


class Writer:
    """Writes stories; the same seed writes the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        syllables = [first + second for first in "bcdgjklmnprst" for second in "aeiou"]
        self._words = list(
            {
                "".join(self.random.choices(syllables, k=self.random.randint(1, 4))): None
                for _ in range(2 * VOCABULARY)
            }
        )[:VOCABULARY]
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))

    def words(self, count: int) -> list[str]:
        """Words as often as their rank allows (Zipf and Mandelbrot)."""
        return self.random.choices(self._words, cum_weights=self._weights, k=count)

    def paragraph(self) -> Paragraph:
        return self.words(self.random.randint(30, 70))

    def story(self) -> list[Paragraph]:
        """150 to 800 words: news."""
        return [self.paragraph() for _ in range(self.random.randint(4, 13))]

    def text(self, paragraphs: list[Paragraph]) -> str:
        """Paragraphs as a page gives them: sentences, capitals, and furniture around them."""
        before, after = (self.words(self.random.randint(*FURNITURE_WORDS)) for _ in range(2))
        return "\n".join(self._sentences(part) for part in (before, *paragraphs, after) if part)

    def _sentences(self, words: Paragraph) -> str:
        at, sentences = 0, []
        while at < len(words):
            end = at + self.random.randint(8, 20)
            sentences.append(" ".join(words[at:end]).capitalize() + ".")
            at = end
        return " ".join(sentences)


def other_words(writer: Writer, story: list[Paragraph], share: float) -> list[Paragraph]:
    """Words replaced one by one, anywhere: the hardest edit, each breaks five shingles."""
    return [
        [writer.words(1)[0] if writer.random.random() < share else word for word in part]
        for part in story
    ]


def other_sentences(writer: Writer, story: list[Paragraph], share: float) -> list[Paragraph]:
    """Runs of about twelve words replaced."""
    made = []
    for part in story:
        runs = [part[at : at + 12] for at in range(0, len(part), 12)]
        new = [writer.words(len(run)) if writer.random.random() < share else run for run in runs]
        made.append([word for run in new for word in run])
    return made


def other_end(writer: Writer, story: list[Paragraph], share: float) -> list[Paragraph]:
    """The last part replaced, as when a story is updated."""
    words = sum(map(len, story))
    keep = round(words * (1 - share))
    made, at = [], 0
    for part in story:
        kept = part[: max(0, keep - at)]
        made.append(kept + writer.words(len(part) - len(kept)))
        at += len(part)
    return made


def shorter(writer: Writer, story: list[Paragraph], share: float) -> list[Paragraph]:
    """Cut at the end, as by a site with less room."""
    cut = other_end(writer, story, share)
    return [
        [word for word, old in zip(part, whole, strict=True) if word == old] or part[:1]
        for part, whole in zip(cut, story, strict=True)
    ]


def added(writer: Writer, story: list[Paragraph], share: float) -> list[Paragraph]:
    """Paragraphs put in between."""
    room, made = round(sum(map(len, story)) * share), list(story)
    while room > 0:
        part = writer.words(min(room, 50))
        made.insert(writer.random.randint(0, len(made)), part)
        room -= len(part)
    return made


def other_order(writer: Writer, story: list[Paragraph], share: float) -> list[Paragraph]:
    """Two paragraphs change places, and sentences are replaced at half the rate."""
    made = other_sentences(writer, story, share / 2)
    one, two = writer.random.sample(range(len(made)), 2)
    made[one], made[two] = made[two], made[one]
    return made


EDITS: tuple[Callable[[Writer, list[Paragraph], float], list[Paragraph]], ...] = (
    other_words,
    other_sentences,
    other_end,
    shorter,
    added,
    other_order,
)


def pairs(writer: Writer, count: int) -> Iterator[Planted]:
    """Stories, each with one edited copy."""
    for number in range(count):
        story, edit = writer.story(), EDITS[number % len(EDITS)]
        copy = edit(writer, story, writer.random.uniform(*EDITED))
        for kind, told in (("original", story), (edit.__name__, copy)):
            yield Planted(f"{kind}-{number}", f"story-{number}", kind, writer.text(told))


def templates(writer: Writer, count: int, stories: int) -> Iterator[Planted]:
    """Templates with different stories in each: every paragraph is part frame, part filling."""
    for number in range(count):
        frame = writer.story()
        share = writer.random.uniform(*TEMPLATE_SHARE)
        # The frame is in runs, where shingles see it: runs of 4 to 40 words, then as many others.
        run = writer.random.choice((4, 10, 20, 40))
        for story in range(stories):
            told = [
                [
                    word if at % run < run * share else writer.words(1)[0]
                    for at, word in enumerate(part)
                ]
                for part in frame
            ]
            name = f"template-{number}-{story}"
            yield Planted(name, name, "template", writer.text(told))
            if story % COPIED == 0:
                copy = other_sentences(writer, told, writer.random.uniform(*EDITED))
                yield Planted(f"{name}-copy", name, "template_copied", writer.text(copy))


def planted(seed: int, documents: int) -> list[Planted]:
    """A shuffled set: half in pairs, half in templates of 40 stories and 10 copies of them."""
    writer = Writer(seed)
    made = [*pairs(writer, documents // 4), *templates(writer, documents // 100, 40)]
    writer.random.shuffle(made)
    return made
