"""One clue: a place in a reply that speaks for a country, and how much it says."""

from __future__ import annotations

from functools import cache

import msgspec

from extractor.languages import Kind, Vocabulary, known
from extractor.respondent.gazetteer import ABBREVIATION, AMBIGUOUS, NAME, Mention, Reading, table
from extractor.settings import RESPONDENT_WEIGHT


class Clue(msgspec.Struct, frozen=True):
    """kind: a key of ``settings.RESPONDENT_WEIGHT``.  weight: what it says for ``code``.  block -1: not in the document's text."""

    kind: str
    code: str
    weight: float
    quote: str
    block: int = -1
    start: int = -1
    end: int = -1


@cache
def vocabulary() -> Vocabulary:
    """Words of all languages: a letterhead may be in another one than the reply."""
    return known()


def clue(kind: str, mention: Mention, text: str, block: int, share: float = 1.0) -> Clue:
    """A clue from a mention in the text of a block; the quote is its line of at most 160 characters."""
    quote = text if len(text) <= 160 else text[max(0, mention.start - 80) : mention.end + 80]
    return Clue(kind, mention.code, RESPONDENT_WEIGHT[kind] * share, " ".join(quote.split()), block, mention.start, mention.end)


def is_name(mention: Mention) -> bool:
    """Whether the mention names the country, by a name or its letters."""
    return mention.kind in (NAME, AMBIGUOUS, ABBREVIATION)


def cue_before(kind: Kind, reading: Reading, mention: Mention) -> bool:
    """Whether a phrase of ``kind`` stands before the mention with nothing but links ("of the Republic of") between."""
    folded, links = reading.words, table().links
    at = mention.first
    while at > max(0, mention.first - 5):
        if vocabulary().ends(kind, folded, at):
            return True
        if folded[at - 1] not in links:
            return False
        at -= 1
    return bool(vocabulary().ends(kind, folded, at))


def cue_after(kind: Kind, reading: Reading, mention: Mention, within: int = 2) -> bool:
    """Whether a phrase of ``kind`` begins within some words after the mention ("Norway's replies", "中国的答复")."""
    folded = reading.words
    return any(vocabulary().begins(kind, folded, at) for at in range(mention.last, min(mention.last + within + 1, len(folded))))


def has_its_seat(reading: Reading, capital: Mention) -> bool:
    """Whether a line begins with an institution that may have its seat in a capital: of no country that is host to missions and organisations."""
    return capital.code not in table().hosts and bool(vocabulary().begins("ministry", reading.words))


def speaks_of_itself(reading: Reading, mention: Mention) -> bool:
    """Whether words that go with one's own country stand beside it ("the Government of Kenya", "中国政府")."""
    han = "\u3400" <= reading.text[mention.start] <= "\u9fff"
    return cue_before("self", reading, mention) or (han and cue_after("self", reading, mention, within=0))


def coverage(reading: Reading, mention: Mention) -> float:
    """Share of a line's words that are the name; links, numbers and single letters are no words here."""
    links = table().links
    rest = sum(
        1 for k, token in enumerate(reading.tokens)
        if not mention.first <= k < mention.last and token.word not in links and not token.word.isdigit() and not _is_label(token.word)
    )
    own = mention.last - mention.first
    return own / (own + rest)


def _is_label(word: str) -> bool:
    return len(word) == 1 and word.isascii()
