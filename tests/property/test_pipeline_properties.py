"""What is true of every reply, whatever is written into the form."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.data.questionnaire import Questionnaire
from extractor.data.source import Format, Source
from extractor.data.trace import Trace
from extractor.export.reply_json import encode
from extractor.pipeline import load_questionnaire, trace
from extractor.text import tokenize, words
from extractor.wording import lead_in

SAMPLES = Path(__file__).parents[2] / "samples"
FORM = SAMPLES / "forms/cu-2023-187.en.docx"
# Paragraph of the form after which words belong to the item: its question, or the last option of its list.
PLACES = {"1": 4, "1.a": 17, "2": 18, "3": 19, "4": 21, "4.a": 22, "4.b": 23, "5": 24, "6": 26, "6.1": 34, "7": 35, "7.a": 36,
          "8": 38, "8.a": 39, "8.b": 40, "8.b.1": 41, "8.b.2": 42, "8.b.3": 44, "9": 46}
LETTERS = {"Latin": "abcdefghijklmnopqrstuvwxyzéüß", "Cyrillic": "абвгдежзиклмнопрстухцчшэюя", "Arabic": "بتجحدرسصطعفقكلمنهوي"}

invented_word = st.one_of([st.text(alphabet=alphabet, min_size=4, max_size=10) for alphabet in LETTERS.values()])
sentence = st.lists(invented_word, min_size=4, max_size=40).map(lambda found: " ".join(found) + ".")
# What people do write and what is easily taken for something else: marks, labels, words of the form, quotations.
tempting = st.sampled_from([
    "Yes.", "No", "N/A", "X", "4. No.", "a)", "Question 7:", "Answer: see above", "Yes / No", "Other, please specify:",
    "See our reply to question 2.", "Lack of resources", "Translation software and email/messaging technologies.",
    "III. Challenges", "5. A law of 1999 applies.",
    "Please elaborate as necessary.", "12 March 2023", "Annex to CU 2023/187/DTA/CEB/CSS",
    "Has the Government used any? It has not, and why should it.",
])
anything = st.lists(st.one_of(sentence, tempting), min_size=1, max_size=3)
written = st.dictionaries(st.sampled_from(sorted(PLACES)), st.lists(sentence, min_size=1, max_size=3), max_size=6)


@cache
def questionnaire() -> Questionnaire:
    return load_questionnaire("cu-2023-187")


def reply_with(texts: dict[str, list[str]]) -> Trace:
    """The blank form with paragraphs written under its questions, read."""
    document = Document(str(FORM))
    paragraphs = document.paragraphs
    for item, lines in texts.items():
        anchor = paragraphs[PLACES[item]]
        for line in lines:
            element = OxmlElement("w:p")
            anchor._p.addnext(element)
            anchor = Paragraph(element, anchor._parent)
            anchor.add_run(line)
    stream = io.BytesIO()
    document.save(stream)
    return trace(source_of(stream.getvalue()), questionnaire())


def source_of(data: bytes) -> Source:
    kind: Format = "pdf" if data.startswith(b"%PDF") else "docx"
    return Source(path=f"reply.{kind}", data=data, format=kind, sha256=hashlib.sha256(data).hexdigest())


@given(written)
@settings(max_examples=40)
def test_words_written_under_a_question_are_its_answer(texts: dict[str, list[str]]) -> None:
    answers = reply_with(texts).reply.answers
    assert {item: answer.text for item, answer in answers.items()} == {item: "\n\n".join(texts.get(item, ())) for item in answers}


@given(written)
@settings(max_examples=20)
def test_every_word_has_exactly_one_owner(texts: dict[str, list[str]]) -> None:
    check_ledger(reply_with(texts))


@given(st.dictionaries(st.sampled_from(sorted(PLACES)), anything, max_size=5))
@settings(max_examples=60)
def test_no_word_is_lost_however_tempting(texts: dict[str, list[str]]) -> None:
    found = reply_with(texts)
    check_ledger(found)
    shown = Counter(word for unassigned in found.reply.unassigned for word in words(unassigned.text))
    for answer in found.reply.answers.values():
        quotes = [answer.text, *(evidence.quote for evidence in answer.evidence if evidence.kind != "text")]
        shown.update(word for quote in quotes for word in words(quote))
    own = (line[lead_in(line, ("en",)) :] for lines in texts.values() for line in lines)  # by contract a lead-in is no text
    assert Counter(word for line in own for word in words(line)) - shown == Counter()


@given(written)
@settings(max_examples=20)
def test_writing_adds_exactly_the_words_written_to_the_ledger(texts: dict[str, list[str]]) -> None:
    before, after = reply_with({}).reply.accounting, reply_with(texts).reply.accounting
    count = sum(len(words(line)) for lines in texts.values() for line in lines)
    assert (after.tokens, after.answer, after.template) == (before.tokens + count, before.answer + count, before.template)


@given(written)
@settings(max_examples=20)
def test_alignment_pairs_each_word_once_and_equal_words_only(texts: dict[str, list[str]]) -> None:
    alignment = reply_with(texts).alignment
    pairs = [(j, i) for j, i in enumerate(alignment.partner) if i >= 0]
    assert pairs == sorted((j, i) for i, j in enumerate(alignment.inverse) if j >= 0)
    assert all(alignment.words[j].word == alignment.form_words[i].word for j, i in pairs)
    assert all(first < second for (_, first), (_, second) in pairwise(pairs))


def test_the_blank_form_is_all_template_and_says_nothing() -> None:
    reply = reply_with({}).reply
    assert reply.accounting.template == reply.accounting.tokens
    assert {answer.status for answer in reply.answers.values()} == {"blank"}
    assert not any(answer.review for answer in reply.answers.values())


@pytest.mark.parametrize("path", sorted((SAMPLES / "replies/cu-2023-187").iterdir()), ids=lambda path: str(path.stem))
def test_every_word_of_a_sample_has_exactly_one_owner(path: Path) -> None:
    check_ledger(trace(source_of(path.read_bytes()), questionnaire()))


def check_ledger(found: Trace) -> None:
    """Passages stand in order, do not overlap, and hold every word of every block; the reply counts the same."""
    by_block: dict[int, list[tuple[int, int, str]]] = {}
    for passage in found.passages:
        by_block.setdefault(passage.block, []).append((passage.start, passage.end, passage.owner))
    counted = dict.fromkeys(("template", "answer", "furniture", "unassigned"), 0)
    for block in found.document.blocks:
        owned = by_block.pop(block.index, [])
        assert all(end <= start for (_, end, _), (start, _, _) in pairwise(owned))
        for token in tokenize(block.text):
            holders = [owner for start, end, owner in owned if start <= token.start and token.end <= end]
            assert len(holders) == 1, block.text[token.start : token.end]
            counted[holders[0]] += 1
    assert not by_block
    accounting = found.reply.accounting
    assert counted == {owner: getattr(accounting, owner) for owner in counted}
    assert accounting.tokens == sum(counted.values())


@pytest.mark.parametrize("name", ["Botswana.docx", "الأردن.docx", "Cabo Verde.pdf"])
def test_same_bytes_whatever_the_hash_seed_and_the_language_of_the_machine(name: str) -> None:
    outputs = set()
    for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("4711", "tr_TR.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": "Pacific/Auckland" if seed == "1" else "UTC"}
        command = [sys.executable, "-m", "extractor", "read", "-q", "cu-2023-187", f"samples/replies/cu-2023-187/{name}"]
        outputs.add(subprocess.run(command, cwd=SAMPLES.parent, env=environment, capture_output=True, check=True).stdout)
    assert len(outputs) == 1


def test_same_bytes_twice_in_one_process() -> None:
    source = source_of((SAMPLES / "replies/cu-2023-187/FJI final.docx").read_bytes())
    assert encode(trace(source, questionnaire()).reply) == encode(trace(source, questionnaire()).reply)
