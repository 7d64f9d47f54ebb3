"""A form that the respondent put into a table of their own: options that stood in one line stand in paragraphs, a grid has lost its heading row."""

from __future__ import annotations

import msgspec
import pytest
from asking import asked
from builders import block, cell, document, questionnaire

from extractor.align import align
from extractor.assign import compose, place
from extractor.data.document import Block
from extractor.data.evidence import Selection
from extractor.data.questionnaire import Form, Line, Option
from extractor.detect import detect

MARKING = "(a) Must the hull of a fishing vessel bear a mark when it is built?"
LINES = (
    "question 1.a: " + MARKING + "   ☐ {yes|Yes}   ☐ {no|No}   ☐ {partly|Partly}",
    "question 1.b: (b) Must it bear one when it is brought into the country?   ☐ {yes|Yes}   ☐ {no|No}   ☐ {partly|Partly}",
    "question 2: 2. Please list the agreements on coastal waters that entered into force since 1 January 2020.",
)


def read(*blocks: str | Block, lines: tuple[str, ...] = LINES) -> dict[str, tuple[tuple[str, ...], str]]:
    """Item -> (selected options, text) of a reply."""
    shown, known = asked(*lines)
    alignment = align(shown, document(*blocks))
    placement = place(known, alignment, ("en", "fr"))
    selections = detect(known, alignment, placement, ("en", "fr"))
    texts = compose(placement.written, selections, ("en", "fr"))
    return {item.id: (selections[item.id].selected if item.id in selections else (), texts.get(item.id, "")) for item in known.items}


def in_cells(*rows: tuple[tuple[str, ...], str]) -> list[Block]:
    """Rows of two cells: paragraphs of the first, the text of the second."""
    return [
        block(0, text, cell=cell(0, row, column))
        for row, (left, right) in enumerate(rows) for column, texts in enumerate((left, (right,))) for text in texts
    ]


@pytest.mark.parametrize(("answer", "option", "text"), [
    ("Yes. By laser, on the stern.", "yes", "By laser, on the stern."), ("No.", "no", ""), ("No", "no", ""), ("Partly. New ones.", "partly", "New ones."),
])
@pytest.mark.parametrize("box", ["☐ ", ""])
def test_options_in_paragraphs_of_their_own_are_the_forms(answer: str, option: str, text: str, box: str) -> None:
    rows = ((MARKING, f"{box}Yes", f"{box}No", f"{box}Partly"), answer), ((LINES[2].partition(": ")[2],), "None.")
    found = read(*in_cells(*rows))
    assert found["1.a"] == ((option,), text)


@pytest.mark.parametrize("marked", [("☒ Yes", "☐ No", "☐ Partly"), ("**Yes**", "No", "Partly"), ("☐ Yes X", "☐ No", "☐ Partly")])
def test_options_in_paragraphs_of_their_own_are_marked_as_ever(marked: tuple[str, ...]) -> None:
    assert read(MARKING, *marked, LINES[2].partition(": ")[2])["1.a"] == (("yes",), "")


def test_an_option_alone_below_its_question_is_an_answer() -> None:
    assert read(MARKING, "No", LINES[2].partition(": ")[2])["1.a"] == (("no",), "")


IN_LINES = ("question 1: " + MARKING, "option 1 yes: ☐ Yes", "option 1 no: ☐ No", "option 1 partly: ☐ Partly", LINES[2])


@pytest.mark.parametrize("mark", ["X", "x", "V", "(X)", "✓", "[x]"])
def test_a_mark_in_place_of_the_box_keeps_the_option_before_a_remark(mark: str) -> None:
    found = read(MARKING, f"{mark} Yes but see the comment at the end", "☐ No", "☐ Partly", LINES[2].partition(": ")[2], lines=IN_LINES)
    assert found["1"] == (("yes",), "but see the comment at the end")


def test_a_letter_in_a_sentence_is_no_mark_of_the_word_behind_it() -> None:
    found = read(MARKING, "☐ Yes", "☐ Partly", "Under article X no hulls are marked", LINES[2].partition(": ")[2], lines=IN_LINES)
    assert found["1"][1] == "Under article X no hulls are marked"


COLUMNS = ("Training", "Equipment", "Access to data", "Nothing")


def _grid() -> Form:
    """A question with a grid of two rows and four columns."""
    shown, _ = asked("question 7: 7. What has been given to the following services since 2023?", LINES[2])
    heading = [Line(text=label, role="column", option=label.split()[0].lower(), cell=cell(0, 0, k + 1)) for k, label in enumerate(COLUMNS)]
    rows = [
        line for row, label in enumerate(("(a) Harbours", "(b) Coast guard of the provinces"), 1) for line in (
            Line(text=label, role="question", item=f"7.{'ab'[row - 1]}", label_end=4, cell=cell(0, row, 0)),
            *(Line(text="", role="choice", item=f"7.{'ab'[row - 1]}", option=c.option, cell=cell(0, row, k + 1)) for k, c in enumerate(heading)),
        )
    ]
    return msgspec.structs.replace(shown, lines=(shown.lines[0], *heading, *rows, shown.lines[1]))


def _matched(*blocks: str | Block) -> list[set[str]]:
    """Roles of the form's lines that the words of each block are matched with."""
    alignment = align(_grid(), document(*blocks))
    roles: list[set[str]] = [set() for _ in blocks]
    for word, i in zip(alignment.words, alignment.partner, strict=True):
        roles[word.block].add(alignment.form.lines[alignment.form_words[i].block].role if i >= 0 else "new")
    return roles


def test_columns_named_in_an_answer_are_no_heading_row() -> None:
    question, last = (_grid().lines[k].text for k in (0, -1))
    rows = (((question,), ""), (("(a) Harbours",), "Training; Access to data."), (("(b) Coast guard of the provinces",), "Nothing."), ((last,), "None."))
    assert _matched(*in_cells(*rows)) == [{"question"}, set(), {"question"}, {"new"}, {"question"}, {"new"}, {"question"}, {"new"}]


def test_a_heading_row_in_one_line_is_one() -> None:
    question, last = (_grid().lines[k].text for k in (0, -1))
    assert _matched(question, " ".join(COLUMNS), "(a) Harbours   X", last)[1] == {"column"}


def _grid_reply(*, above: tuple[str, ...] = (), below: tuple[str, ...] = (), ticked: bool = False) -> dict[str, Selection]:
    """Selections of a reply that keeps the grid, with paragraphs above and below it, its first row ticked or none."""
    printed = _grid()
    plain = questionnaire(printed)
    options = tuple(Option(id=label.split()[0].lower(), labels={"en": label}) for label in COLUMNS)
    items = tuple(
        msgspec.structs.replace(item, type="select_multiple", label=f"({item.id[2:]})", parent="7", options=options) if "." in item.id
        else msgspec.structs.replace(item, type="note" if item.id == "7" else "text") for item in plain.items
    )
    known = msgspec.structs.replace(plain, items=items)
    cells = [
        block(0, "X" if ticked and (line.cell.row, line.cell.column) == (1, 2) else line.text, cell=line.cell) for line in printed.lines if line.cell
    ]
    alignment = align(printed, document(printed.lines[0].text, *above, *cells, *below, printed.lines[-1].text))
    return detect(known, alignment, place(known, alignment, ("en",)), ("en",))


@pytest.mark.parametrize("beside", [{"below": ("Harbours were trained; the guard of the coast got boats.",)}, {"above": ("The harbours only got boats.",)}])
def test_words_beside_a_grid_without_marks_put_all_rows_in_doubt(beside: dict[str, tuple[str, ...]]) -> None:
    assert all("undecided" in found.basis for found in _grid_reply(**beside).values())


def test_words_below_a_ticked_grid_are_a_remark() -> None:
    found = _grid_reply(below=("The guard of the coast got boats.",), ticked=True)
    assert found["7.a"].selected == ("equipment",)
    assert not any("undecided" in selection.basis for selection in found.values())


def test_a_grid_left_empty_is_blank() -> None:
    assert {found.basis for found in _grid_reply().values()} == {("blank",)}
