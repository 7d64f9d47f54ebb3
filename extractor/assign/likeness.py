"""How much a text says what a question says: cosine of the beginnings of their words, rare ones counting more."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from extractor.data.kept import kept
from extractor.data.questionnaire import Item, Questionnaire
from extractor.settings import HEADING_RATIO, HEADING_WORDS, STEM_LETTERS
from extractor.text import has_words, words

_FULL_STOP = (".", "。", "!", "！", ";", "；")


class Likeness:
    """Compares texts with the wording of all items in one language; of an item without it, in the first that it has.

    texts: that wording of each item, without its options.
    """

    def __init__(self, items: Sequence[Item], language: str) -> None:
        self.texts = [item.texts.get(language) or next(iter(item.texts.values()), "") for item in items]
        counts = [Counter(_stems(_wording(item, text, language))) for item, text in zip(items, self.texts, strict=True)]
        self._said = [" ".join(words(text)) for text in self.texts]
        spread = Counter(w for own in counts for w in own)
        self._rarity = {w: math.log((len(items) + 1) / n) for w, n in spread.items()}
        self._norms = [self._norm(own) for own in counts]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for k, own in enumerate(counts):
            for w in own:
                self._by_word[w].append(k)

    def scores(self, text: str) -> list[float]:
        """Similarity of a text with each item, 0 to 1, in the items' order."""
        said = Counter(_stems(text))
        row = [0.0] * len(self._norms)
        for w in said:  # in the text's order: sums of fractions depend on it, and the order of a set on the run
            for k in self._by_word.get(w, ()):
                row[k] += self._rarity[w] ** 2
        own = self._norm(said)
        return [value / (own * norm) if own and norm else 0.0 for value, norm in zip(row, self._norms, strict=True)]

    def repeats(self, text: str, k: int) -> bool:
        """Whether a text merely repeats or shortens the wording of item ``k``, as a heading does; a whole sentence must be that wording itself."""
        said = words(text)
        if len(said) > HEADING_WORDS or not self.texts[k]:
            return False
        ratio = fuzz.ratio if text.rstrip().endswith(_FULL_STOP) else fuzz.token_set_ratio
        return ratio(" ".join(said), self._said[k]) >= HEADING_RATIO and self.holds(text, k)

    def heading_end(self, line: str, k: int) -> int:
        """Where a heading for item ``k`` ends in its line: behind a colon before words that are not the question's, which are the answer; else the end."""
        colon = line.find(":") + 1
        return colon if colon and has_words(line[colon:]) and not self.holds(line[colon:], k) else len(line)

    def holds(self, text: str, k: int) -> bool:
        """Whether most words of a text are words of the wording of item ``k``: others are new, an answer perhaps."""
        said, known = words(text), set(self._said[k].split())
        return sum(word in known for word in said) > len(said) / 2

    def _norm(self, counts: Mapping[str, int]) -> float:
        return math.sqrt(sum(self._rarity.get(w, 0.0) ** 2 for w in counts))


@kept
def likeness_of(questionnaire: Questionnaire, language: str) -> Likeness:
    """``Likeness`` to the items of a questionnaire."""
    return Likeness(questionnaire.items, language)


def _stems(text: str) -> list[str]:
    """Beginnings of the words of a text, so that endings do not matter."""
    return [w[:STEM_LETTERS] for w in words(text)]


def _wording(item: Item, text: str, language: str) -> str:
    return " ".join([text, *(label for o in item.options if len(words(label := o.labels.get(language, ""))) > 1)])
