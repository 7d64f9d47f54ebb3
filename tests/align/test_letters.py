"""Documents that do not keep the form."""

from __future__ import annotations

from asking import asked, printed
from builders import document

from extractor.align import align


def test_words_shared_by_chance_are_no_wording_of_the_form() -> None:
    form, _ = asked()
    alignment = align(form, document("Ad 3: Aerial surveillance of the coast is in use only in summer.", "Ad 6: Lack of fuel is what inspectors often meet."))
    assert alignment.letter
    assert set(alignment.partner) == {-1}


def test_a_question_repeated_whole_is_the_forms() -> None:
    form, _ = asked()
    thanks = "We thank the Secretariat for its patience and remain at its disposal. " * 5
    alignment = align(form, document("Reply of Fiji", "Ad 5: “" + printed(12)[3:] + "” About seven months.", thanks))
    assert alignment.letter
    found = [alignment.words[j].word for j, i in enumerate(alignment.partner) if i >= 0]
    assert found[:5] == ["5", "what", "was", "the", "average"]
    assert "seven" not in found


def test_a_number_for_a_number_at_a_lines_end_is_wording_retouched() -> None:
    form, _ = asked()
    blocks = [printed(k) for k in range(14)]
    blocks[5] = blocks[5].replace("2020", "2018")
    alignment = align(form, document(*blocks))
    assert [alignment.words[j].word for j in alignment.edits] == ["2018"]


def test_an_answer_that_begins_as_an_option_does_stays_whole_where_the_options_were_left_out() -> None:
    form, _ = asked()
    blocks = [printed(k) for k in range(14) if k not in (8, 9, 10)]
    said = "Aerial surveillance, but only in summer."
    alignment = align(form, document(*blocks[:8], said, *blocks[8:]))
    assert {alignment.partner[j] for j, w in enumerate(alignment.words) if w.block == 8} == {-1}
    kept = align(form, document(*[printed(k) for k in range(8)], said, printed(9), printed(10), *[printed(k) for k in range(11, 14)]))
    assert any(kept.partner[j] >= 0 for j, w in enumerate(kept.words) if w.block == 8)


def test_a_lone_option_below_the_respondents_own_words_goes_on_with_them() -> None:
    """Its question and its other options are missing: "No." is no option of a question that the reply left out."""
    form, _ = asked()
    blocks = [printed(k) for k in range(14) if k != 11]
    alignment = align(form, document(*blocks[:11], "About seven months in most cases.", "Never.", *blocks[11:]))
    assert not any(alignment.partner[j] >= 0 for j, word in enumerate(alignment.words) if word.block == 12)
