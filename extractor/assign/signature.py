"""The end of a letter: thanks and formula, place and date, name and office of who signs, seal and address."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.assign.closing_lines import Trait, is_sentence, is_short, traits, vocabulary
from extractor.data.document import Block
from extractor.languages import Kind
from extractor.settings import AFTER_FORMULA_WORDS, SIGNATURE_REACH
from extractor.text import words

_STRONG: frozenset[Trait] = frozenset({"formula", "valediction", "signing", "dated"})
_LEAVE: frozenset[Trait] = frozenset({"formula", "valediction"})
_ENTRY: frozenset[Trait] = frozenset({"office", "name", "body", "reach"})
_FOLLOWS: frozenset[Trait] = _ENTRY | _LEAVE | {"signing"}
_VERDICTS: tuple[Kind, ...] = ("yes", "no", "nothing", "not_applicable")


def closing_blocks(blocks: Sequence[Block], *, question: str | None = None, ended: bool = False) -> frozenset[int]:
    """Numbers of the blocks at the end of ``blocks`` that close a letter.

    blocks: the last item's words, or with ``question`` None those of a whole letter, in order.
    question: the item's wording; one that asks who answers, or when, has such lines for an answer.
    ended: the form's own thanks stand before the blocks, so that nothing is asked any more.

    A closing begins with a formula, a place and date, a line for signature or seal, or a person's office and name; what follows is short.
    Without any of these nothing is a closing: a last short line may well be an answer.
    """
    shown = [traits(block) for block in blocks]
    asked = question is not None and _asks_for_a_signature(question)
    first = _first_of_tail(blocks, shown)
    start = next((k for k in range(first, len(blocks)) if _may_start(blocks, shown, k, asked, ended)), len(blocks))
    if question is not None:
        start = min(start, _leave_taken(blocks, shown))
    if start == len(blocks):
        return frozenset()
    while start > 1 and "thanks" in shown[start - 1]:
        start -= 1
    return frozenset(block.index for block in blocks[start:])


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
    return bool(shown & (_STRONG | {"thanks"})) or (bool(text) and not block.label_end and is_short(text) and not is_sentence(text))


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


def _may_start(blocks: Sequence[Block], shown: Sequence[frozenset[Trait]], k: int, asked: bool, ended: bool) -> bool:
    """Whether a closing may begin with block ``k`` of a tail."""
    own, alone = shown[k], k == len(blocks) - 1
    if own & _LEAVE or (ended and own & (_STRONG | _ENTRY)):
        return True
    above = blocks[k - 1].text.strip() if k else ""
    if above.endswith((":", "：")) or (asked and (alone or not own & _STRONG)):
        return False
    if "signing" in own or ("dated" in own and not _is_listed(shown, k)):
        return True
    if "date" in own:
        return _is_said(blocks[k - 1]) if alone and k else not alone and bool(shown[k + 1] & _FOLLOWS and not shown[k + 1] & {"dated", "date"})
    return _signs(blocks, shown, k)


def _is_listed(shown: Sequence[frozenset[Trait]], k: int) -> bool:
    """Whether a line of place and date is one of several (events, laws); the last of them may still be that of the signature below it."""
    above = shown[k - 1] if k else frozenset[Trait]()
    below = shown[k + 1] if k + 1 < len(shown) else frozenset[Trait]()
    return "dated" in below or ("dated" in above and not below & _FOLLOWS)


def _signs(blocks: Sequence[Block], shown: Sequence[frozenset[Trait]], k: int) -> bool:
    """Whether an office and a name, or an office and its institution, begin with block ``k``, and only such lines follow up to a date or the end."""
    until = next((q for q in range(k, len(blocks)) if shown[q] & (_STRONG | {"date"})), len(blocks))
    entries = shown[k:until]
    if not entries or not all(e & _ENTRY for e in entries):
        return False
    if until < len(blocks) and "body" in entries[0]:
        return k > 0 and _is_said(blocks[k - 1])
    if not _opens(entries):
        return False
    found = frozenset[Trait]().union(*entries[:SIGNATURE_REACH])
    lines = sum(1 + block.text.strip().count("\n") for block in blocks[k:until])
    if {"office", "name"} <= found:
        return lines > 1 or (k > 0 and _is_said(blocks[k - 1])) or {"name", "office", "body"} <= entries[0]
    return k > 0 and _is_said(blocks[k - 1]) and {"office", "body"} <= found and lines > 1


def _opens(entries: Sequence[frozenset[Trait]]) -> bool:
    """Whether the first line is an office, or a name with the office on it or below."""
    return "office" in entries[0] or ("name" in entries[0] and len(entries) > 1 and "office" in entries[1])


def _is_said(block: Block) -> bool:
    """Whether a paragraph is complete in itself: a sentence, or words that are an answer alone."""
    text = block.text.strip()
    said = words(text)
    return is_sentence(text) or any(vocabulary().begins(kind, said) == len(said) for kind in _VERDICTS)
