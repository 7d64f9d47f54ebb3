"""Every way of marking, on a form of three questions: what is read as chosen."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from builders import block, cell, document, form, questionnaire

from extractor.align import align
from extractor.assign import compose, place
from extractor.data.document import Block, Control, Document, Drawing, Span, Style
from extractor.data.evidence import Selection
from extractor.data.questionnaire import Form, Line, Option, Piece
from extractor.detect import detect

Q1 = "Has the Government used technologies in international cooperation? "
Q2 = "Have you evaluated the effectiveness of these technologies so far? "
Q3 = "Which of the following options are applicable in your country at present?"
FORM = form(
    f"question 1: {Q1}{{yes|Yes}} / {{no|No}}",
    f"question 2: {Q2}{{yes|Yes}} / {{no|No}}",
    f"question 3: {Q3}",
    "option 3 a: Lack of resources",
    "option 3 b: Legal obstacles to the use",
    "option 3 c: Technical obstacles",
    "option 3 other: Other, please specify:",
    "question 4: Please describe any other measures taken by your country.",
)


def run(printed: Form, replied: Document) -> tuple[dict[str, Selection], dict[str, str]]:
    definition = questionnaire(printed)
    alignment = align(printed, replied)
    placement = place(definition, alignment, ("en",))
    selections = detect(definition, alignment, placement, ("en", "fr"))
    return selections, compose(placement.written, selections, ("en",))


def selected(*lines: str | Block) -> dict[str, tuple[str, ...]]:
    return {k: s.selected for k, s in run(FORM, document(*lines))[0].items()}


LIST = ("Lack of resources", "Legal obstacles to the use", "Technical obstacles", "Other, please specify:")
LAST = "Please describe any other measures taken by your country."


@pytest.mark.parametrize(("yes", "no"), [
    ("**Yes** / No", "Yes / **No**"),
    ("__Yes__ / No", "Yes / __No__"),
    ("==Yes== / No", "Yes / ==No=="),
    ("Yes / ~~No~~", "~~Yes~~ / No"),
    ("Yes X / No", "Yes / No X"),
    ("X Yes / No", "Yes / X No"),
    ("[x] Yes / [ ] No", "[ ] Yes / [x] No"),
    ("☒ Yes / ☐ No", "☐ Yes / ☒ No"),
    ("Yes ✓ / No", "Yes / No ✔"),
    ("Yes (X) / No", "Yes / No (x)"),
    ("→ Yes / No", "Yes / → No"),
    ("→ ☐ Yes / ☐ No", "☐ Yes / → ☐ No"),
    ("☐ Yes <<<  ☐ No", "☐ Yes  ☐ No <<<"),
    ("Yes <-- / No", "Yes / No <--"),
    ("-> Yes / No", "Yes / -> No"),
    ("Yes", "No"),
    ("YES / no", "yes / NO"),
    ("Yes ● / No ○", "Yes ○ / No ●"),
    ("Yes ✓ / No ✗", "Yes ✗ / No ✓"),
])
def test_one_of_two(yes: str, no: str) -> None:
    found = selected(Q1 + yes, Q2 + no, Q3, *LIST, LAST)
    assert found == {"1": ("yes",), "2": ("no",), "3": ()}


@pytest.mark.parametrize("mark", ["**{}**", "__{}__", "=={}==", "X {}", "{} X", "☒ {}", "[x] {}", "{} ✓", "{} – Yes", "{}: Yes", "✓ {}"])
def test_several_of_a_list(mark: str) -> None:
    found = selected(Q1 + "Yes / No", Q2 + "Yes / No", Q3, mark.format(LIST[0]), LIST[1], mark.format(LIST[2]), LIST[3], LAST)
    assert found["3"] == ("a", "c")


def test_yes_and_no_beside_every_option() -> None:
    found = selected(Q1 + "Yes / No", Q2 + "Yes / No", Q3, *(f"{o} – {w}" for o, w in zip(LIST, ("No", "Yes", "No", "No"), strict=True)), LAST)
    assert found["3"] == ("b",)


def test_struck_options_are_rejected() -> None:
    found = selected(Q1 + "Yes / ~~No~~", Q2 + "Yes / ~~No~~", Q3, f"~~{LIST[0]}~~", LIST[1], f"~~{LIST[2]}~~", f"~~{LIST[3]}~~", LAST)
    assert found == {"1": ("yes",), "2": ("yes",), "3": ("b",)}


def test_deleted_options_are_rejected() -> None:
    assert selected(Q1 + "Yes", Q2 + "Yes / No", Q3, LIST[1], LIST[2], LAST) == {"1": ("yes",), "2": (), "3": ("b", "c")}


@pytest.mark.parametrize(("answer", "option", "text"), [
    ("Yes.", "yes", None),
    ("Answer: No", "no", None),
    ("Réponse : Oui", "yes", None),
    ("No, except in border cases.", "no", "No, except in border cases."),
    ("Yes. In 2021, by the Inspectorate.", "yes", "In 2021, by the Inspectorate."),
    ("No statistics are kept on this point.", None, "No statistics are kept on this point."),
    ("Yes – see the annex.", "yes", "Yes – see the annex."),
])
def test_words_under_the_question(answer: str, option: str | None, text: str | None) -> None:
    selections, texts = run(FORM, document(Q1 + "Yes / No", answer, Q2 + "Yes / No", Q3, *LIST, LAST))
    assert selections["1"].selected == ((option,) if option else ())
    assert texts.get("1") == text


def test_options_that_were_moved_are_not_deleted() -> None:
    """Cut out and pasted below as the answer: the ones left above are none that were deleted."""
    items = ("Emergency care", "Shelter for victims", "Interpretation", "Legal aid", "Psychosocial support", "Family tracing", "Other, please specify:")
    printed = form(f"question 3: {Q3}", *(f"option 3 {name}: ☐ {{{name}|{text}}}" for name, text in zip("abcdefg", items, strict=True)), f"question 4: {LAST}")
    moved = [f"☐ {items[k]}" for k in (0, 2, 6)] + ["Answer:"] + [f"☐ {items[k]}" for k in (1, 3, 4, 5)]
    selections, _ = run(printed, document(Q3, *moved, LAST))
    assert selections["3"].status != "answered" and not {"words", "deletion"} & {e.kind for e in selections["3"].evidence}


def test_a_sign_between_two_options_belongs_to_the_nearer() -> None:
    printed = form("question 1: " + Q1, "option 1: {1|1}        {2|2}        {3|3}")
    for line, option in (("1        2  X        3", "2"), ("1        2        X  3", "3")):
        selections, _ = run(printed, document(Q1, line))
        assert selections["1"].selected == (option,)


def test_options_named_under_the_list() -> None:
    selections, texts = run(FORM, document(Q1 + "Yes / No", Q2 + "Yes / No", Q3, *LIST, "Lack of resources; Technical obstacles", LAST))
    assert selections["3"].selected == ("a", "c")
    assert "3" not in texts


@pytest.mark.parametrize("said", ["a, c", "a) and c)", "(a), (c)", "a; c."])
def test_options_named_by_their_letters(said: str) -> None:
    letters = [block(0, f"{letter}) {o}", label_end=3) for letter, o in zip("abcd", LIST, strict=True)]
    lines = [Line(text=b.text, role="option", item="3", option=i, label_end=3) for b, i in zip(letters, ("a", "b", "c", "other"), strict=True)]
    printed = form(f"question 3: {Q3}", *lines)
    selections, texts = run(printed, document(Q3, *letters, said))
    assert selections["3"].selected == ("a", "c")
    assert texts == {}


def test_words_of_other_belong_to_the_question() -> None:
    selections, texts = run(FORM, document(Q1 + "Yes / No", Q2 + "Yes / No", Q3, *LIST[:3], "X Other, please specify: Fax, still in use", LAST))
    assert selections["3"].selected == ("other",)
    assert texts == {"3": "Fax, still in use"}


def test_specified_other_is_inferred() -> None:
    selections, texts = run(FORM, document(Q1 + "Yes / No", Q2 + "Yes / No", Q3, *LIST, "The secure platform eGress.", LAST))
    assert (selections["3"].status, selections["3"].selected) == ("inferred", ("other",))
    assert texts == {"3": "The secure platform eGress."}


def _restyled(text: str, options: dict[str, Style]) -> Block:
    """A block whose pieces named in ``options`` have these styles."""
    cuts = sorted({0, len(text), *(k for o in options for k in (text.index(o), text.index(o) + len(o)))})
    spans = tuple(Span(start=a, end=b, style=options.get(text[a:b], Style())) for a, b in itertools.pairwise(cuts))
    return Block(index=0, text=text, spans=spans)


@pytest.mark.parametrize(("style", "option"), [
    (Style(color="ffffff", shading="000000"), "yes"), (Style(color="ffffff", highlight="0000ff"), "yes"), (Style(color="bfbfbf"), "no"),
    (Style(color="bfbfbf", shading="f2f2f2"), None),
])
def test_light_letters_are_faint_only_on_light_paper(style: Style, option: str | None) -> None:
    asked = "Have complaints been received by the ombudsman? "
    replied = _restyled(asked + "Yes / No", {"Yes": style})
    selection = run(form(f"question 1: {asked}{{yes|Yes}} / {{no|No}}", f"question 4: {LAST}"), document(replied, LAST))[0]["1"]
    assert selection.selected == ((option,) if option else ())
    assert option is not None or selection.status == "ambiguous"


def test_options_struck_out_that_leave_more_than_one_are_no_blank_answer() -> None:
    selection = run(
        form(f"question 1: {Q1}{{yes|Yes}} / {{no|No}} / {{partly|In part}}", f"question 4: {LAST}"), document(Q1 + "~~Yes~~ / No / In part", LAST),
    )[0]["1"]
    assert selection.reasons and selection.selected == ()


def test_both_marked_is_ambiguous() -> None:
    selections, _ = run(FORM, document(Q1 + "==Yes== / ==No==", Q2 + "==Yes== / No", Q3, *LIST, LAST))
    selections_signs, _ = run(FORM, document(Q1 + "Yes X / No X", Q2 + "Yes X / No", Q3, *LIST, LAST))
    assert selections_signs["1"].status == "ambiguous"
    assert selections["1"].selected == ()


def test_mark_and_words_that_disagree_are_not_answered_silently() -> None:
    selections, _ = run(FORM, document(Q1 + "**Yes** / No", "No.", Q2 + "**Yes** / No", Q3, *LIST, LAST))
    assert selections["1"].status == "ambiguous" or selections["1"].confidence < 0.9


def test_a_crossed_out_tick() -> None:
    selections, texts = run(FORM, document(Q1 + "Yes ~~X~~ / No", Q2 + "Yes ~~X~~ / No X", Q3, *LIST, LAST))
    assert selections["1"].status == "ambiguous"
    assert {e.kind for e in selections["1"].evidence} == {"crossed-out"}
    assert selections["2"].selected == ("no",)
    assert texts == {}


def test_everything_bold_is_no_mark() -> None:
    bold = [f"**{t}**" for t in (Q1 + "Yes / No", Q2 + "Yes / No", Q3, *LIST)]
    assert selected(*bold, LAST) == {"1": (), "2": (), "3": ()}


def test_what_the_form_prints_bold_is_no_mark_and_taking_it_away_is_one() -> None:
    printed = form(f"question 1: {Q1}{{yes|**Yes**}} / {{no|**No**}}", f"question 4: {LAST}")
    assert run(printed, document(Q1 + "**Yes** / **No**", LAST))[0]["1"].selected == ()
    assert run(printed, document(Q1 + "**Yes** / No", LAST))[0]["1"].selected == ("yes",)


def test_a_ring_round_an_option() -> None:
    text = Q1 + "Yes / No"
    start = text.index("No", len(Q1))
    ringed = block(0, text, drawings=(Drawing(shape="ellipse", start=start, end=start + 2),))
    assert selected(ringed, Q2 + "Yes / No", Q3, *LIST, LAST)["1"] == ("no",)


@pytest.mark.parametrize(("replied", "option"), [("○ Yes ◉ No", "no"), ("● Yes ○ No", "yes"), ("○ Yes ○ No", None)])
def test_circles_before_options_that_the_form_prints_with_a_stroke(replied: str, option: str | None) -> None:
    printed = form(f"question 1: {Q1}", "option 1 yes: {yes|Yes} / {no|No}", f"question 4: {LAST}")
    selections, _ = run(printed, document(Q1, block(0, replied, label_end=2), LAST))
    assert selections["1"].selected == ((option,) if option else ())


def drawn(text: str, *shapes: tuple[str, int, int]) -> Block:
    return block(0, text, drawings=tuple(Drawing(shape=shape, start=start, end=end) for shape, start, end in shapes))


BOXED = form(f"question 1: {Q1}☐ {{yes|Yes}} ☐ {{no|No}}", f"question 4: {LAST}")


@pytest.mark.parametrize(("shapes", "option"), [
    ((("tick", 0, 1),), "yes"),
    ((("tick", 6, 7),), "no"),
    ((("scribble", 6, 7),), "no"),
    ((("tick", 0, 1), ("scribble", 0, 1), ("tick", 6, 7)), "no"),
    ((("tick", 0, 1), ("tick", 6, 7)), None),
    ((("tick", 0, 1), ("scribble", 0, 1)), None),
    ((("line", 2, 5),), "no"),
    ((("scribble", 8, 10),), "yes"),
    ((("ellipse", 0, 10),), None),
    ((("ellipse", 0, 7),), "yes"),
])
def test_drawings_at_boxes_and_labels_of_one_line(shapes: tuple[tuple[str, int, int], ...], option: str | None) -> None:
    at = len(Q1)
    replied = drawn(Q1 + "☐ Yes ☐ No", *((shape, at + start, at + end) for shape, start, end in shapes))
    selection = run(BOXED, document(replied, LAST))[0]["1"]
    assert selection.selected == ((option,) if option else ())
    assert option is not None or selection.status == "ambiguous"


def test_a_ring_round_the_letter_of_an_option() -> None:
    letters = [f"({letter}) {o}" for letter, o in zip("abcd", LIST, strict=True)]
    lines = [Line(text=t, role="option", item="3", option=i, label_end=4) for t, i in zip(letters, ("a", "b", "c", "other"), strict=True)]
    replied = [block(0, t, label_end=4, drawings=(Drawing(shape="ellipse", start=0, end=3),) if k == 1 else ()) for k, t in enumerate(letters)]
    assert run(form(f"question 3: {Q3}", *lines), document(Q3, *replied))[0]["3"].selected == ("b",)


def test_a_check_box_control() -> None:
    boxes = [f"☐ {o}" for o in LIST]
    printed = form(f"question 3: {Q3}", *(f"option 3 {i}: {o}" for i, o in zip("abcd", boxes, strict=True)))
    ticked = [block(0, b.replace("☐", "☒") if k == 1 else b, controls=(Control(kind="checkbox", start=0, end=1, on=k == 1),)) for k, b in enumerate(boxes)]
    selections, _ = run(printed, document(Q3, *ticked))
    assert selections["3"].selected == ("b",)
    assert {e.kind for e in selections["3"].evidence} == {"check-box"}


def _grid(*rows: tuple[str, ...]) -> Document:
    blocks = [block(0, t, cell=cell(0, r, c)) for r, row in enumerate(rows) for c, t in enumerate(row)]
    return document(*blocks)


GRID = form(
    Line(text="Fully", role="column", option="fully", cell=cell(0, 0, 1)), Line(text="Partly", role="column", option="partly", cell=cell(0, 0, 2)),
    Line(text="Design requirements for reuse", role="question", item="5", cell=cell(0, 1, 0)),
    Line(text="", role="choice", item="5", option="fully", cell=cell(0, 1, 1)), Line(text="", role="choice", item="5", option="partly", cell=cell(0, 1, 2)),
    Line(text="Separate collection of waste", role="question", item="6", cell=cell(0, 2, 0)),
    Line(text="", role="choice", item="6", option="fully", cell=cell(0, 2, 1)), Line(text="", role="choice", item="6", option="partly", cell=cell(0, 2, 2)),
)


@pytest.mark.parametrize("mark", ["X", "✓", "☒", "Yes", "(x)"])
def test_a_grid(mark: str) -> None:
    selections, texts = run(GRID, _grid(("", "Fully", "Partly"), ("Design requirements for reuse", "", mark), ("Separate collection of waste", mark, "")))
    assert (selections["5"].selected, selections["6"].selected) == (("partly",), ("fully",))
    assert texts == {}


def test_options_that_an_answer_only_mentions_are_proposed_and_flagged() -> None:
    answer = "Answer: The lack of resources is felt most; it grows from year to year."
    selections, texts = run(FORM, document(Q1 + "Yes / No", Q2 + "Yes / No", Q3, *LIST, answer, LAST))
    assert (selections["3"].status, selections["3"].selected, selections["3"].basis) == ("inferred", ("a",), ("mentioned",))
    assert texts["3"].startswith("The lack of resources")


@pytest.mark.parametrize(("yes", "no"), [("Yes √ / No X", "Yes X / No √"), ("Yes \u20dd / No", "Yes / No \u20dd")])
def test_signs_that_sort_out_every_option(yes: str, no: str) -> None:
    assert selected(Q1 + yes, Q2 + no, Q3, *LIST, LAST) == {"1": ("yes",), "2": ("no",), "3": ()}
    marked = [f"{option} {sign}" for option, sign in zip(LIST, "√XX√", strict=True)]
    assert selected(Q1 + "Yes / No", Q2 + "Yes / No", Q3, *marked, LAST)["3"] == ("a", "other")


@pytest.mark.parametrize(("numbers", "below"), [(("1", "**2**", "3"), ("", "", "")), (("1", "2", "3"), ("", "x", "")), (("1", "2 X", "3"), ("", "", ""))])
def test_a_scale_is_marked_at_its_numbers_or_in_the_cells_below(numbers: tuple[str, ...], below: tuple[str, ...]) -> None:
    scale = [Line(text=n, role="option", item="1", option=n, cell=cell(0, 0, c), pieces=(Piece(start=0, end=1, role="option", option=n),))
             for c, n in enumerate("123")]
    printed = form("question 1: " + Q1, *scale, *(Line(text="", role="choice", item="1", option=n, cell=cell(0, 1, c)) for c, n in enumerate("123")))
    cells = [block(0, t, cell=cell(3, r, c)) for r, row in enumerate((numbers, below)) for c, t in enumerate(row)]
    assert run(printed, document(Q1, *cells))[0]["1"].selected == ("2",)


@pytest.mark.parametrize(("said", "chosen"), [("2 out of 3", ("2",)), ("2/3", ("2",)), ("2 sur 3", ("2",)), ("2 of 5", ()), ("2 to 3 or 3", ())])
def test_a_step_of_a_scale_named_with_the_highest(said: str, chosen: tuple[str, ...]) -> None:
    printed = form("question 1: " + Q1, "option 1: {1|1}    {2|2}    {3|3}", f"question 2: {LAST}")
    assert run(printed, document(Q1, "1    2    3", said, LAST))[0]["1"].selected == chosen


@pytest.mark.parametrize("mark", ["X", "Yes", "✓"])
def test_a_grid_to_which_a_column_was_added(mark: str) -> None:
    """Headings say where the form's columns are now; what stands in the new one is the row's remark."""
    selections, texts = run(GRID, _grid(
        ("", "Fully", "Partly", "Remarks"), ("Design requirements for reuse", "", mark, ""), ("Separate collection of waste", mark, "", "Since 2019")))
    assert (selections["5"].selected, selections["6"].selected, texts) == (("partly",), ("fully",), {"6": "Since 2019"})


def test_a_yes_in_the_cell_of_another_option_ticks_that_cell() -> None:
    rows = ["Monitoring of the coast by the authority", "Inspection of the ports by the authority"]
    columns = (("", None), ("Yes", "yes"), ("No", "no"), ("Planned", "planned"))
    head = [Line(text=text, role="column", option=option, cell=cell(0, 0, c)) for c, (text, option) in enumerate(columns)]
    lines = [
        Line(text=text if c == 0 else "", role="question" if c == 0 else "choice", item=str(k), option=(None, "yes", "no", "planned")[c], cell=cell(0, k, c))
        for k, text in enumerate(rows, 1) for c in range(4)
    ]
    texts = {(1, 3): "YES", (2, 1): "Yes"}
    blocks = [block(0, line.text, cell=line.cell) for line in head]
    blocks += [block(0, texts.get((line.cell.row, line.cell.column), line.text), cell=line.cell) for line in lines if line.cell is not None]
    printed = form(*head, *lines)
    definition = questionnaire(printed)
    items = tuple(msgspec.structs.replace(i, options=tuple(Option(id=o, labels={"en": o}) for o in ("yes", "no", "planned"))) for i in definition.items)
    definition = msgspec.structs.replace(definition, items=items)
    alignment = align(printed, document(*blocks))
    placement = place(definition, alignment, ("en",))
    found = detect(definition, alignment, placement, ("en",))
    assert (found["1"].selected, found["2"].selected) == (("planned",), ("yes",))


def test_a_list_of_options_that_ends_with_the_other_one() -> None:
    answer = "Answer: Lack of resources, Technical obstacles. Other: old cables"
    selections, texts = run(FORM, document(Q1 + "Yes / No", Q2 + "Yes / No", Q3, *LIST, answer, LAST))
    assert (selections["3"].selected, texts["3"]) == (("a", "c", "other"), "old cables")


def test_partly_names_its_option_in_another_language() -> None:
    printed = form(f"question 1: {Q1}{{yes|Oui}} / {{no|Non}} / {{part|En partie}}", f"question 2: {LAST}", language="fr")
    definition = questionnaire(printed)
    alignment = align(printed, document(Q1 + "Oui / Non / En partie", "Partly, only in the capital.", LAST))
    placement = place(definition, alignment, ("fr", "en"))
    selections = detect(definition, alignment, placement, ("fr", "en"))
    assert selections["1"].selected == ("part",)
    assert compose(placement.written, selections, ("fr", "en")) == {"1": "Partly, only in the capital."}


def test_a_follow_up_that_does_not_apply_infers_nothing() -> None:
    printed = form(f"question 1: {Q1}{{yes|Yes}} / {{no|No}}", "question 2: If yes, please name the technologies that were used by the courts.")
    items = tuple(msgspec.structs.replace(i, relevant="1 = yes" if i.id == "2" else None) for i in questionnaire(printed).items)
    definition = msgspec.structs.replace(questionnaire(printed), items=items)
    for answer, expected in (("N/A", ()), ("Video links.", ("yes",))):
        alignment = align(printed, document(Q1 + "Yes / No", printed.lines[1].text, answer))
        placement = place(definition, alignment, ("en",))
        assert detect(definition, alignment, placement, ("en",))["1"].selected == expected


def test_one_colour_on_both_options_is_a_doubled_mark() -> None:
    red = Style(color="c00000")

    def coloured(text: str, *words: str) -> Block:
        spans = [Span(start=text.rindex(w), end=text.rindex(w) + len(w), style=red) for w in words]
        return block(0, text) if not spans else msgspec.structs.replace(block(0, text), spans=_filled(text, spans))

    found = run(FORM, document(coloured(Q1 + "Yes / No", "Yes"), coloured(Q2 + "Yes / No", "Yes", "No"), Q3, *LIST, LAST))[0]
    assert (found["1"].selected, found["2"].status) == (("yes",), "ambiguous")
    found = run(FORM, document(Q1 + "Yes / No", coloured(Q2 + "Yes / No", "Yes", "No"), Q3, *LIST, LAST))[0]
    assert (found["1"].status, found["2"].status) == ("blank", "ambiguous")  # it need not be the habit: the question is not coloured


def _filled(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Spans that cover the whole text, plain between those given."""
    result, at = [], 0
    for span in spans:
        result += [Span(start=at, end=span.start, style=Style()), span]
        at = span.end
    return (*result, *([Span(start=at, end=len(text), style=Style())] if at < len(text) else []))


def test_what_is_drawn_in_an_empty_cell_marks_it() -> None:
    rows = [["", "Fully", "Partly"], ["Design requirements for reuse", "", ""], ["Separate collection of waste", "", ""]]
    ticks = {(1, 2), (2, 1)}
    blocks = [
        block(0, t, cell=cell(0, r, c), drawings=(Drawing(shape="tick", start=0, end=0),) if (r, c) in ticks else ())
        for r, row in enumerate(rows) for c, t in enumerate(row)
    ]
    selections, _ = run(GRID, document(*blocks))
    assert (selections["5"].selected, selections["6"].selected) == (("partly",), ("fully",))


def test_a_table_turned_into_lines_with_tabs_says_by_the_tab_what_is_ticked() -> None:
    selections, texts = run(GRID, document("\tFully\tPartly", "Design requirements for reuse\t\tX", "Separate collection of waste\tX"))
    assert (selections["5"].selected, selections["6"].selected, texts) == (("partly",), ("fully",), {})


def test_a_tab_without_the_head_of_the_table_tells_nothing() -> None:
    selections, _ = run(GRID, document("Design requirements for reuse\t\tX", "Separate collection of waste\tX"))
    assert (selections["5"].selected, selections["6"].selected) == ((), ())


def test_all_cells_of_a_row_shaded_are_ambiguous_but_a_shaded_row_is_no_mark() -> None:
    rows = [["", "Fully", "Partly"], ["Design requirements for reuse", "", ""], ["Separate collection of waste", "", ""]]
    shaded = {(1, 1), (1, 2), (2, 0), (2, 1), (2, 2)}
    blocks = [
        block(0, t, cell=cell(0, r, c, shading="d9d9d9" if (r, c) in shaded else None)) for r, row in enumerate(rows) for c, t in enumerate(row)
    ]
    selections, _ = run(GRID, document(*blocks))
    assert (selections["5"].status, selections["6"].status) == ("ambiguous", "blank")


def test_a_circle_alone_in_a_row_marks_and_a_row_of_circles_does_not() -> None:
    rows = (("", "Fully", "Partly"), ("Design requirements for reuse", "", "○"), ("Separate collection of waste", "○", "○"))
    selections, texts = run(GRID, _grid(*rows))
    assert (selections["5"].selected, selections["6"].selected, texts) == (("partly",), (), {})


def test_an_option_named_in_another_language_of_the_form() -> None:
    printed = form(f"question 1: {Q1}{{yes|Oui}} / {{part|En préparation}}", f"question 2: {LAST}", language="fr")
    options = (Option(id="yes", labels={"fr": "Oui"}), Option(id="part", labels={"fr": "En préparation", "es": "En elaboración"}))
    items = tuple(msgspec.structs.replace(i, options=options if i.id == "1" else ()) for i in questionnaire(printed).items)
    definition = msgspec.structs.replace(questionnaire(printed), items=items)
    alignment = align(printed, document(Q1 + "Oui / En préparation", "En elaboración", LAST))
    placement = place(definition, alignment, ("fr", "es"))
    assert detect(definition, alignment, placement, ("fr", "es"))["1"].selected == ("part",)


THREE_BOXES = form(
    f"question 1: {Q1}",
    "option 1: ☐ {yes|Yes} ☐ {no|No} ☐ {partly|Partly}",
    "question 4: Please describe any other measures taken by your country.",
)


@pytest.mark.parametrize(("line", "option"), [
    ("Yes [X] No [ ] Partly [ ]", "yes"), ("Yes [ ] No [X] Partly [ ]", "no"), ("Yes ☐ No ☐ Partly ☒", "partly"),
    ("[ ] Yes [X] No [ ] Partly", "no"), ("☐ Yes ☐ No ☒ Partly", "partly"),
])
def test_boxes_set_behind_the_labels_are_theirs_wherever_the_form_has_them(line: str, option: str) -> None:
    selection = run(THREE_BOXES, document(Q1, line, LAST))[0]["1"]
    assert (selection.status, selection.selected) == ("answered", (option,))
