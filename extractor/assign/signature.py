"""The end of a letter: thanks and formula, place and date, name and office of who signs, seal and address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.assign.closing_lines import Trait, heads_annex, is_initial, is_sentence, is_short, is_title, traits, vocabulary
from extractor.data.document import Block
from extractor.languages import Kind
from extractor.settings import AFTER_FORMULA_WORDS, SIGNATURE_REACH
from extractor.text import words

_STRONG: frozenset[Trait] = frozenset({"formula", "valediction", "signing", "dated", "enclosure"})
_LEAVE: frozenset[Trait] = frozenset({"formula", "valediction"})
_ENTRY: frozenset[Trait] = frozenset({"office", "name", "body", "reach"})
_FOLLOWS: frozenset[Trait] = _ENTRY | _LEAVE | {"signing"}
_INITIAL = re.compile(r"\b[^\W\d_a-z]{1,2}\.|\b(?:Dr|Mr|Mrs|Ms|Prof|Sra?|Mme|Mlle|Lic|Ing|Dra|Sig|Hon|Eng)\b\.?")
"""An initial or an honorific within a name: an answer's last lines have seldom one and then an office."""
_VERDICTS: tuple[Kind, ...] = ("yes", "no", "nothing", "not_applicable")


def closing_blocks(blocks: Sequence[Block], *, question: str | None = None, ended: bool = False, said: str = "") -> frozenset[int]:
    """Numbers of the blocks at the end of ``blocks`` that close a letter.

    blocks: the last item's words, or with ``question`` None those of a whole letter, in order.
    question: the item's wording; one that asks who answers, or when, has such lines for an answer.
    said: the words before the blocks, in the form's own line.  ended: the form's own thanks stand before the blocks, so that nothing is asked any more.

    A closing begins with a formula, a place and date, a line for signature or seal, a list of enclosures, or a person's office and name; what
    follows is short.
    Without any of these nothing is a closing: a last short line may well be an answer.
    """
    annex = _annex(blocks, question, 0 if ended else 1)
    if annex < len(blocks):
        before = closing_blocks(blocks[:annex], question=question, ended=ended, said=said)
        return before | {block.index for block in blocks[annex:]}
    shown = [traits(block) for block in blocks]
    asked = question is not None and _asks_for_a_signature(question)
    if question is not None and vocabulary().find("enclosure", words(question)) >= 0:
        shown = [found - {"enclosure"} for found in shown]
    first = _first_of_tail(blocks, shown)
    start = next((k for k in range(first, len(blocks)) if _may_start(blocks, shown, k, asked, ended, said)), len(blocks))
    # Behind the form's own thanks nothing is asked: a first line that is not known as a name is one if those below it sign.
    start = first if ended and start == first + 1 and is_title(blocks[first].text.strip()) else start
    if question is not None:
        start = min(start, _leave_taken(blocks, shown), _enclosing(blocks, shown))
    if start == len(blocks):
        return frozenset()
    while start > 1 and "thanks" in shown[start - 1]:
        start -= 1
    return frozenset(block.index for block in blocks[start:])


def _annex(blocks: Sequence[Block], question: str | None, first: int) -> int:
    """Index, from ``first`` on, of the heading of an annex, to which all that follows belongs; the number of blocks if there is none, or the question
    wants one.
    """
    if question is None or vocabulary().find("enclosure", words(question)) >= 0:
        return len(blocks)
    return next((k for k in range(first, len(blocks)) if heads_annex(blocks[k].text.strip()) and not _is_filled_field(blocks[k])), len(blocks))


def _asks_for_a_signature(question: str) -> bool:
    """Whether a question asks who answers or when something was: names, offices and dates are its answer."""
    said = words(question)
    return any(vocabulary().find(kind, said) >= 0 for kind in ("contact", "date_words"))


def _first_of_tail(blocks: Sequence[Block], shown: Sequence[frozenset[Trait]]) -> int:
    """Index of the first block from which on all may stand in a closing."""
    first = len(blocks)
    while first > 0 and _may_close(blocks[first - 1], shown[first - 1]):
        first -= 1
    return first


def _may_close(block: Block, shown: frozenset[Trait]) -> bool:
    """A short line that is no sentence and no item of a list, or one that shows what it is."""
    if _is_filled_field(block):
        return False
    text = block.text.strip()
    return bool(shown & (_STRONG | {"thanks"})) or (
        bool(text) and (not block.label_end or is_initial(block)) and is_short(text) and not is_sentence(text))


def _is_filled_field(block: Block) -> bool:
    """Whether a block is what stands in a field of the form: an answer, whatever it says."""
    return any(span.origin == "field" for span in block.spans) or any(control.kind in ("choice", "text", "date") for control in block.controls)


def _leave_taken(blocks: Sequence[Block], shown: Sequence[frozenset[Trait]]) -> int:
    """Index of a "Yours sincerely" after which little is said; whatever that is (an enclosure, a mail that is quoted), it answers nothing."""
    said = 0
    for k in range(len(blocks) - 1, -1, -1):
        if said > AFTER_FORMULA_WORDS or _is_filled_field(blocks[k]):
            break
        if "valediction" in shown[k]:
            return k
        said += len(words(blocks[k].text))
    return len(blocks)


def _enclosing(blocks: Sequence[Block], shown: Sequence[frozenset[Trait]]) -> int:
    """Index of a list of enclosures, with its entries below it to the end."""
    for k in range(len(blocks) - 1, -1, -1):
        if "enclosure" in shown[k]:
            return k
        if not blocks[k].label_end and not is_short(blocks[k].text):
            break
    return len(blocks)


def _may_start(blocks: Sequence[Block], shown: Sequence[frozenset[Trait]], k: int, asked: bool, ended: bool, said: str) -> bool:
    """Whether a closing may begin with block ``k`` of a tail."""
    own, alone = shown[k], k == len(blocks) - 1
    if own & _LEAVE or (ended and own & (_STRONG | _ENTRY | {"date"})):
        return True
    above = blocks[k - 1].text.strip() if k else ""
    if above.endswith((":", "：")) or (asked and (alone or not own & _STRONG)):
        return False
    if own & {"signing", "enclosure"} or ("dated" in own and not _is_listed(shown, k)):
        return True
    if "date" in own:
        return _is_said_before(blocks, k, said) if alone and k else not alone and bool(shown[k + 1] & _FOLLOWS and not shown[k + 1] & {"dated", "date"})
    return _signs(blocks, shown, k, said) or (not asked and _signs_below(blocks, shown, k, said))


def _is_listed(shown: Sequence[frozenset[Trait]], k: int) -> bool:
    """Whether a line of place and date is one of several (events, laws); the last of them may still be that of the signature below it."""
    above = shown[k - 1] if k else frozenset[Trait]()
    below = shown[k + 1] if k + 1 < len(shown) else frozenset[Trait]()
    return "dated" in below or ("dated" in above and not below & _FOLLOWS)


def _signs(blocks: Sequence[Block], shown: Sequence[frozenset[Trait]], k: int, said: str) -> bool:
    """Whether an office and a name, or an office and its institution, begin with block ``k``, and only such lines follow up to a date or the end."""
    until = next((q for q in range(k, len(blocks)) if shown[q] & (_STRONG | {"date"})), len(blocks))
    entries = shown[k:until]
    if not entries or not all(e & _ENTRY for e in entries):
        return False
    if until < len(blocks) and "body" in entries[0]:
        return _is_said_before(blocks, k, said)
    if len(entries) > 1 and "body" in entries[0] and "office" in entries[1]:
        return _is_said_before(blocks, k, said)
    if not _opens(entries):
        return False
    found = frozenset[Trait]().union(*entries[:SIGNATURE_REACH])
    lines = sum(1 + block.text.strip().count("\n") for block in blocks[k:until])
    if {"office", "name"} <= found:
        return lines > 1 or _is_said_before(blocks, k, said) or {"name", "office", "body"} <= entries[0] or (k == 0 and {"name", "office"} <= entries[0])
    return _is_said_before(blocks, k, said) and {"office", "body"} <= found and lines > 1


def _signs_below(blocks: Sequence[Block], shown: Sequence[frozenset[Trait]], k: int, said: str) -> bool:
    """Whether the last lines, below a whole sentence, are an institution, or a name with its honorific or initial and what may be an office."""
    if not is_sentence(blocks[k - 1].text.strip() if k else said.strip()):
        return False
    rest = [block.text.strip() for block in blocks[k:]]
    if len(rest) == 1:
        return "body" in shown[k] and "\n" not in rest[0]
    return len(rest) == 2 and not blocks[k + 1].label_end and "name" in shown[k] and _INITIAL.search(rest[0]) is not None and is_title(rest[1])


def _opens(entries: Sequence[frozenset[Trait]]) -> bool:
    """Whether the first line is an office, or a name with the office on it or below."""
    return "office" in entries[0] or ("name" in entries[0] and len(entries) > 1 and "office" in entries[1])


def _is_said_before(blocks: Sequence[Block], k: int, said: str) -> bool:
    """Whether what stands before block ``k`` is complete in itself: a sentence, or words that are an answer alone.  said: before the first block."""
    text = blocks[k - 1].text.strip() if k else said.strip()
    folded = words(text)
    return bool(folded) and (is_sentence(text) or any(vocabulary().begins(kind, folded) == len(folded) for kind in _VERDICTS))
