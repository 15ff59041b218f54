"""The signals once more, written from their definitions and with no thought for time.

Kept apart from service/enrich/signals.py on purpose: nothing of it is used here. What RedPajama-V2
calls "normalised" is done step by step, and every n-gram is compared with every other place.
"""

import math
import re
import string
import unicodedata

BULLETS = "\u2022\u2023\u25b6\u25c0\u25e6\u25a0\u25a1\u25aa\u25ab\u2013"


def normalize(text: str) -> str:
    text = "".join(character for character in text if character not in string.punctuation)
    text = re.sub(r"\s+", " ", text.lower().strip())
    return unicodedata.normalize("NFD", text)


def raw_words(text: str) -> list[str]:
    """Runs of word characters and runs of what is neither they nor blank."""
    words: list[str] = []
    last = None
    for character in text:
        if character.isspace():
            kind = None
        elif character.isalnum() or character in "_\u200c\u200d":
            kind = "word"
        else:
            mark = unicodedata.category(character)[0] == "M" and character < "\U00010000"
            kind = "word" if mark else "other"
        if kind is not None:
            if kind == last:
                words[-1] += character
            else:
                words.append(character)
        last = kind
    return words


def top(words: list[str], size: int) -> float:
    grams = [tuple(words[i : i + size]) for i in range(len(words) - size + 1)]
    counts: dict[tuple[str, ...], int] = {}
    for gram in grams:
        counts[gram] = counts.get(gram, 0) + 1
    best = max(counts.values(), default=0)
    if best < 2:
        return 0.0
    first = next(gram for gram in grams if counts[gram] == best)
    return best * len("".join(first)) / len("".join(words))


def dupes(words: list[str], size: int) -> float:
    grams = [tuple(words[i : i + size]) for i in range(len(words) - size + 1)]
    inside = [False] * len(words)
    for i, gram in enumerate(grams):
        if grams.count(gram) > 1:
            for k in range(i, i + size):
                inside[k] = True
    characters = sum(len(word) for word, marked in zip(words, inside, strict=True) if marked)
    return characters / max(1, len("".join(words)))


def mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def has_letter(word: str) -> bool:
    return any(character.isalpha() for character in word)


def signals(text: str, stop_words: frozenset[str] = frozenset()) -> dict[str, float]:
    normal = normalize(text)
    words = normal.split()
    raw = raw_words(text)
    lines = [line for line in text.split("\n") if line.strip()]
    normal_lines = [normalize(line) for line in lines]
    hashes, ellipses = text.count("#"), text.count("...") + text.count("…")
    repeats = [line for i, line in enumerate(lines) if line in lines[:i]]
    shares = [words.count(word) / len(words) for word in set(words)]
    found = {
        "rps_doc_word_count": len(words),
        "rps_doc_mean_word_length": mean([len(word) for word in words]),
        "rps_doc_frac_unique_words": len(set(words)) / max(1, len(words)),
        "rps_doc_unigram_entropy": sum(-share * math.log(share) for share in shares),
        "rps_doc_num_sentences": len(re.findall(r"\b[^.!?]+[.!?]*", text)),
        "rps_doc_symbol_to_word_ratio": (hashes + ellipses) / max(1, len(raw)),
        "rps_doc_frac_no_alph_words": mean([not has_letter(word) for word in raw]),
        "rps_doc_frac_all_caps_words": mean([word.isupper() for word in raw]),
        "rps_doc_curly_bracket": mean([character in "{}" for character in text]),
        "rps_doc_lorem_ipsum": len(re.findall("lorem ipsum", normal)) / max(1, len(normal)),
        "rps_doc_frac_lines_end_with_ellipsis": mean(
            [line.rstrip().endswith("...") or line.rstrip().endswith("…") for line in lines]
        ),
        "rps_lines_ending_with_terminal_punctution_mark": mean(
            [line.rstrip()[-1] in ".!?”" for line in lines]
        ),
        "rps_lines_start_with_bulletpoint": mean([line.lstrip()[0] in BULLETS for line in lines]),
        "rps_lines_num_words": mean([len(line.split()) for line in normal_lines]),
        "rps_lines_numerical_chars_fraction": mean(
            [mean([character.isnumeric() for character in line]) for line in normal_lines]
        ),
        "rps_lines_uppercase_letter_fraction": mean(
            [mean([character.isupper() for character in line]) for line in lines]
        ),
        "frac_words_with_letter": mean([has_letter(word) for word in text.split()]),
        "frac_duplicate_lines": len(repeats) / max(1, len(lines)),
        "frac_chars_duplicate_lines": len("".join(repeats)) / max(1, len(text.replace("\n", ""))),
        "hashes_per_word": hashes / max(1, len(raw)),
        "ellipses_per_word": ellipses / max(1, len(raw)),
        "line_breaks_per_word": text.count("\n") / max(1, len(raw)),
    }
    found |= {f"rps_doc_frac_chars_top_{size}gram": top(words, size) for size in (2, 3, 4)}
    found |= {f"rps_doc_frac_chars_dupe_{size}grams": dupes(words, size) for size in range(5, 11)}
    if stop_words:
        found["rps_doc_stop_word_fraction"] = mean([word in stop_words for word in words])
        found["different_stop_words"] = len(stop_words & set(words))
    return found
