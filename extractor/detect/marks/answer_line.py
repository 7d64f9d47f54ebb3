"""An answer in words: "Answer: Yes", "No, except …", options named or listed under the question."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from extractor.data.evidence import ChoiceQuestion, Evidence, Site, Written
from extractor.detect.lettered import lettered, lettered_other, without_letter
from extractor.detect.naming import core, named_option, other_head, site_says, ticks_cell
from extractor.detect.retyped import Retyped, is_unticked, retyped
from extractor.detect.signs import signs
from extractor.languages import known
from extractor.text import has_words, words
from extractor.wording import behind_joiner, first_sentence, is_joiner, lead_in, opening_word, pointer

KIND = "words"
_OPENING = re.compile(r"[\s:：=\-–—]+")
"""Signs that stand before an answer and say nothing."""
_LISTS = (re.compile(r"\s*[;；\n•]\s*"), re.compile(r"\s*(?:[;•\n；،]|,(?!\d)|、|，)\s*"))


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options named by the words written for the question.

    A text that is only options is evidence and no text of its own; a yes or no that opens a longer sentence is both.
    """
    ticked = {site.block for site in question.sites if site.present and ticks_cell(question, site)}
    paragraphs = [w for w in _below_lead(question) if not _specifies(question, w) and w.block not in ticked]
    listed = retyped(question, paragraphs)
    if listed:
        yield from _signed(question, listed)
        return
    paragraphs = _without_unticked(question, paragraphs)
    for written in paragraphs[:2]:
        skip = _lead(written.text, question.languages)
        text = written.text[skip:]
        found = list(_named(question, written, text, skip)) or list(_opening(question, written, text, skip))
        yield from found
        if found and not question.multiple:
            return
    if question.multiple:
        for written in paragraphs[2:]:
            yield from _options_alone(question, written)
        yield from _other_below(question, paragraphs)


def _below_lead(question: ChoiceQuestion) -> list[Written]:
    """The paragraphs behind a line that is only "Answer:", if printed options stand behind it as well: those before it were left where they were when
    the answer was cut out and pasted below; without it, all paragraphs.
    """
    lead = next((w.block for w in question.written if known(*question.languages).equals("answer", w.text)), None)
    if lead is None or not any(site.present and site.block > lead for site in question.sites):
        return list(question.written)
    return [w for w in question.written if w.block > lead]


def _without_unticked(question: ChoiceQuestion, paragraphs: Sequence[Written]) -> list[Written]:
    """``paragraphs`` without those at an empty box; one alone is what was left of the form's options, if none of them is there any more."""
    unticked = [w for w in paragraphs if is_unticked(w.text)]
    left = len(unticked) == 1 and not any(site.present for site in question.sites)
    return [w for w in paragraphs if left or w not in unticked]


def _options_alone(question: ChoiceQuestion, written: Written) -> Iterator[Evidence]:
    """Evidence for each option of a paragraph that consists of nothing but options behind its lead-in."""
    skip = _lead(written.text, question.languages)
    yield from _named(question, written, written.text[skip:], skip)


def _signed(question: ChoiceQuestion, listed: Sequence[Retyped]) -> Iterator[Evidence]:
    """Evidence for the signed options of a list typed anew, against its others; none where none is signed."""
    if any(on for _, _, on in listed):
        for written, site, on in listed:
            found = _evidence(question, site, written, written.text.strip(), 0, len(written.text))
            yield found if on else msgspec.structs.replace(found, means="rejected")


def _lead(text: str, languages: tuple[str, ...]) -> int:
    """Characters before an answer's own words: a dash, bullet, arrow or other sign, and a lead-in ("– ", "→ Answer: ")."""
    skip = 0
    while skip < len(text):
        rest = text[skip:]
        sign = next(iter(signs(rest)), None)
        opening = _OPENING.match(rest)
        step = lead_in(rest, languages) or pointer(rest) or (opening.end() if opening else 0) or (sign.end if sign is not None and not sign.start else 0)
        if not step:
            break
        skip += step
    return skip


def _other_below(question: ChoiceQuestion, paragraphs: Sequence[Written]) -> Iterator[Evidence]:
    """Evidence for "Other: ..." as a paragraph of its own, below paragraphs that all name options; where one does not, options may be missing."""
    for k, written in enumerate(paragraphs):
        for site in question.sites:
            end = other_head(written.text, site, question.languages) if site.option in question.specify else 0
            if end and all(any(_options_alone(question, w)) for w in paragraphs[:k]):
                yield _evidence(question, site, written, written.text[:end].strip(" :："), 0, end)
                return


def _specifies(question: ChoiceQuestion, written: Written) -> bool:
    """Whether words stand beside an option, as a remark or its specification, and not under the question."""
    return written.option is not None and written.inside and not (question.sites and question.sites[-1].option == written.option and not question.multiple)


def _named(question: ChoiceQuestion, written: Written, text: str, skip: int) -> Iterator[Evidence]:
    """Evidence for each option of a text that consists of nothing but options."""
    whole = named_option(_unsigned(text).strip(" .;"), question.sites)
    sites = [whole] if whole is not None else []
    if not sites:
        sites = lettered(question, text)
    if not sites and question.multiple:
        sites = _options_listed(question, text) or _all_options(question, text)
    for site in sites:
        yield _evidence(question, site, written, text.strip(), 0, len(written.text))
    if not sites:
        sites, end = lettered_other(question, text)
        for site in sites:
            yield _evidence(question, site, written, text.strip(), 0, skip + end)
    if not sites and question.multiple:
        yield from _specified_last(question, written, text, skip)


def _unsigned(text: str) -> str:
    """A text without the sign that it ends with ("No X")."""
    last = next(iter(signs(text)[-1:]), None)
    return text[: last.start] if last is not None and last.start and not has_words(text[last.end :]) else text


def _specified_last(question: ChoiceQuestion, written: Written, text: str, skip: int) -> Iterator[Evidence]:
    """Evidence for a list of options that ends with "Other: ..." and the words that specify it; those words stay."""
    for site in question.sites:
        if site.option not in question.specify:
            continue
        stems = sorted({re.escape(stem) for stem in (site.label.rstrip(" :：."), core(site.label).strip()) if stem}, key=len, reverse=True)
        other = re.search(rf"[;；\n,.、，。]\s*(?:{'|'.join(stems)})\s*[:：]\s*", text, re.IGNORECASE)
        if other is None or not has_words(text[other.end() :]):
            continue
        head = text[: other.start()].strip(" .;")
        named = named_option(head, question.sites)
        for chosen in (*([named] if named is not None else _options_listed(question, head)), site):
            if chosen is not site or named is not None or _options_listed(question, head):
                yield _evidence(question, chosen, written, text.strip(), 0, skip + other.end())
        return


def _all_options(question: ChoiceQuestion, text: str) -> list[Site]:
    """All options but "Other (please specify)" and those that reject the others, where a text says "all of the above" and nothing else; else empty."""
    vocabulary = known(*question.languages)
    if not vocabulary.equals("all_of_these", text):
        return []
    return [s for s in question.sites if s.option not in question.specify and not vocabulary.begins("none_of_these", words(s.label))]


def _options_listed(question: ChoiceQuestion, text: str) -> list[Site]:
    """The options of a list such as "Lack of resources; Legal obstacles"; empty if anything else is in it."""
    for pattern in _LISTS:
        parts = [p for p in pattern.split(text.strip(" .。")) if p.strip(" .")]
        named = list(itertools.takewhile(bool, (_named_or_joined(question, part) for part in parts)))
        if len(named) == len(parts) and sum(map(len, named)) > 1:
            return list(dict.fromkeys(site for sites in named for site in sites))
    return []


def _named_or_joined(question: ChoiceQuestion, text: str) -> list[Site]:
    """The option that a text is, or the two that it joins by "and"; empty if it is neither."""
    for wording in (text, without_letter(text, question.sites), behind_joiner(text, question.languages)):
        site = named_option(wording, question.sites)
        if site is not None:
            return [site]
    said = re.split(r"(\s+)", text)
    for at in range(2, len(said) - 1, 2):
        if is_joiner(said[at], question.languages):
            first, second = (named_option("".join(part), question.sites) for part in (said[:at], said[at + 1 :]))
            if first is not None and second is not None:
                return [first, second]
    return []


def _opening(question: ChoiceQuestion, written: Written, text: str, skip: int) -> Iterator[Evidence]:
    """Evidence from a yes or no, or a sentence that is an option, at the start of a text."""
    if question.multiple:
        return
    said, end, alone = opening_word(text, question.languages)
    if said is None:
        end = first_sentence(text)
        site = named_option(text[:end].strip(" .;。"), question.sites) if end < len(text) else None
        if site is not None:
            yield _evidence(question, site, written, text[:end].strip(), 0, skip + end)
        return
    consumed = skip + end if alone else skip or -1  # what leads in, or the mark before the words, is no text
    for site in question.sites:
        if site_says(site, question.languages) == said:
            yield _evidence(question, site, written, text[:end].strip(), 0, consumed)


def _evidence(question: ChoiceQuestion, site: Site, written: Written, quote: str, start: int, end: int) -> Evidence:
    """Evidence from a paragraph; characters ``[start, end)`` of it do nothing but select, none if ``end`` is negative."""
    consumed = ((written.block, written.start + start, written.start + end),) if end >= 0 else ()
    return Evidence(
        kind=KIND, item=question.item, option=site.option, means="chosen", quote=quote, block=written.block,
        start=written.start, end=written.end, consumed=consumed,
    )
