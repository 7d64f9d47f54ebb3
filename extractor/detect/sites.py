"""Where every option of a select item stands in the reply, and what stands beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

import msgspec

from extractor.data.alignment import Alignment, runs, runs_by_block, table_widths
from extractor.data.document import Block, Cell, Drawing, Style
from extractor.data.evidence import Site, Written
from extractor.data.questionnaire import Item, Line
from extractor.detect.between import share_out
from extractor.detect.printed import Printed, lines_of_items, majority_style, printed_options
from extractor.detect.quoted import is_quoted, past_quote
from extractor.detect.signs import EMPTY, signs
from extractor.detect.spacing import wide_space
from extractor.detect.tabbed import TabbedRows
from extractor.settings import LABEL_SHARE
from extractor.text import has_words, words_of_lines


class SiteFinder:
    """Finds option sites of one reply; holds what all questions share: the words of each line and block."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._template: dict[int, list[tuple[int, int, int]]] = {}
        self._cells: dict[Cell, list[Block]] = {}
        self._widths = table_widths(alignment)
        self._grid_rows, self._grid_columns = self._grid_places()
        self._tabbed = TabbedRows(alignment)
        self._quoted = is_quoted(alignment)

    def sites(self, item: Item, language: str) -> tuple[Site, ...]:
        """One site per option of ``item``: those that the form prints in its order, then those of a drop-down list."""
        labels = {o.id: o.labels.get(language) or next(iter(o.labels.values()), o.id) for o in item.options}
        found = []
        lines = self._alignment.form.lines
        standing = printed_options(self._alignment.form).get(item.id, ())
        labelled = {place.option for place in standing if lines[place.line].role != "choice"}
        for place in standing:
            line = lines[place.line]
            if line.role == "choice" and line.cell is not None:
                site = self._cell_site(item, place, line, labels)
                found += [site] if site.present or place.option not in labelled else []
            else:
                found.append(self._text_site(place, line, labels))
        printed = {site.option for site in found}
        unprinted = [
            Site(option=o.id, label=labels[o.id], present=False, printed_at_all=False, block=-1, start=0, end=0)
            for o in item.options if o.id not in printed
        ]
        return _with_translations((*(self._with_own_drawings(site) for site in share_out(found)), *unprinted), item)

    def listed(self, sites: Sequence[Site], lines: Sequence[Written]) -> tuple[Site, ...]:
        """``sites`` at the lines that stand for the options in a translated form, the n-th line for the n-th option."""
        return tuple(self._listed(site, line) for site, line in zip(sites, lines, strict=True))

    def _listed(self, site: Site, line: Written) -> Site:
        block = self._alignment.document.blocks[line.block]
        beside = [s for s in signs(line.text) if not has_words(line.text[: s.start]) or not has_words(line.text[s.end :])]
        start = max([line.start, block.label_end, *(line.start + s.end for s in beside if not has_words(line.text[: s.start]))])
        end = min([line.end, *(line.start + s.start for s in beside if has_words(line.text[: s.start]))])
        own = block.text[start:end]
        colon = own.find(":")
        end = start + (colon if colon > 0 else len(own.rstrip()))
        start += len(own) - len(own.lstrip())
        found = self._around(block, start, end, msgspec.structs.replace(
            site, present=True, block=block.index, start=start, end=end, style=majority_style(block.spans, block.text, start, end),
            text=block.text[start:end], list_label=block.text[: block.label_end], printed_list_label=block.text[: block.label_end], cell=block.cell,
        ))
        return self._with_own_drawings(found)

    def stray(self, sites: Sequence[Site]) -> tuple[Drawing, ...]:
        """Shapes drawn in the options' blocks that touch no option."""
        touched = {d for s in sites for d in s.drawings}
        numbers = sorted({s.block for s in sites if s.block >= 0})
        found = (d for k in numbers for d in self._alignment.document.blocks[k].drawings if d.shape not in ("highlight", "underline", "strike"))
        return tuple(d for d in found if d not in touched)

    def wording(self, item: str) -> tuple[Style | None, Style | None]:
        """(style in the reply, style in the form) of the last words of the question's wording that were found before its options."""
        form = self._alignment.form
        for number in lines_of_items(form).get(item, ()):
            line = form.lines[number]
            if line.role != "question":
                continue
            end = min([p.start for p in line.pieces], default=len(line.text))
            found = [i for i in words_of_lines(form).get(number, ()) if self._alignment.form_words[i].end <= end and self._alignment.inverse[i] >= 0]
            if found:
                last = self._alignment.words[self._alignment.inverse[found[-1]]]
                own = self._alignment.form_words[found[-1]]
                block = self._alignment.document.blocks[last.block]
                return majority_style(block.spans, block.text, last.start, last.end), majority_style(line.spans, line.text, own.start, own.end)
        return None, None

    # --- labels in running text, lists and boxes

    def _text_site(self, place: Printed, line: Line, labels: dict[str, str]) -> Site:
        found = [j for i in place.words if (j := self._alignment.inverse[i]) >= 0]
        share = len(found) / len(place.words) if place.words else 0.0
        label = labels.get(place.option, line.text[place.start : place.end])
        if not found or share < LABEL_SHARE:
            number, at = self._expected(place)
            return Site(
                option=place.option, label=label, present=False, block=number, start=at, end=at, printed=place.style, share=share,
                printed_before=place.before, printed_after=place.after, printed_list_label=line.text[: line.label_end],
                deleted_by=self._deleted_by(number, label),
            )
        words = self._alignment.words
        first, last = words[found[0]].block, words[found[-1]].block
        block_number = first if first == last else Counter(words[j].block for j in found).most_common(1)[0][0]
        here = [words[j] for j in found if words[j].block == block_number]
        block = self._alignment.document.blocks[block_number]
        start, end = here[0].start, here[-1].end
        return self._around(
            block, start, end,
            Site(
                option=place.option, label=label, present=True, block=block.index, start=start, end=end, printed=place.style, share=share,
                style=majority_style(block.spans, block.text, start, end), text=block.text[start:end],
                printed_before=place.before, printed_after=place.after, printed_picture=place.picture,
                list_label=block.text[: block.label_end], printed_list_label=line.text[: line.label_end],
                cell=block.cell, printed_shading=line.cell.shading if line.cell else None,
            ),
        )

    def _expected(self, place: Printed) -> tuple[int, int]:
        """Block and offset where a missing label would stand: after the form's last word before it that was found."""
        words = words_of_lines(self._alignment.form).get(place.line, range(0))
        start = place.words[0] if place.words else (words[0] if words else 0)
        for i in range(start - 1, -1, -1):
            j = self._alignment.inverse[i]
            if j >= 0:
                return self._alignment.words[j].block, self._alignment.words[j].end
        return -1, 0

    def _deleted_by(self, block: int, label: str) -> str | None:
        """Author of the tracked deletion that took this label away, None if it was not deleted under tracking."""
        blocks = self._alignment.document.blocks
        for number in range(max(block, 0), min(block + 3, len(blocks))):
            for deletion in blocks[number].deletions:
                if has_words(label) and label.strip().casefold() in deletion.text.casefold():
                    return deletion.author
        return None

    def _around(self, block: Block, start: int, end: int, site: Site) -> Site:
        """``site`` with the text before and after it and the controls and drawings that touch it."""
        before_start, after_end = block.label_end if block.label_end <= start else 0, len(block.text)
        template = self._template_of(block.index)
        ahead = template[: bisect_right(template, start, key=itemgetter(1))]
        # A sign in front of the printed letter of an option ("☑ b) Police") is the option's as well.
        before_start = max(before_start, next((word_end for _, word_end, i in reversed(ahead) if not self._is_list_label(i)), 0))
        behind = bisect_left(template, end, key=itemgetter(0))
        if behind < len(template):
            after_end = template[behind][0]
        line_end = block.text.find("\n", end, after_end)
        if line_end >= 0 and has_words(block.text[line_end:after_end]):
            after_end = line_end
        line_start = block.text.rfind("\n", before_start, start)
        before_start = line_start + 1 if line_start >= 0 else before_start
        if self._quoted and (before_start == block.label_end or line_start >= 0):
            before_start = past_quote(block.text, before_start, start)
        near = (before_start, after_end)
        return msgspec.structs.replace(
            site, before=block.text[before_start:start], before_start=before_start, after=block.text[end:after_end], after_start=end,
            wide=wide_space(block, end, after_end),
            controls=tuple(c for c in block.controls if near[0] <= c.start and c.end <= near[1]),
            comments=tuple(c for c in block.comments if c.start < end and start < c.end),
            spans=tuple(s for s in block.spans if s.start < after_end and before_start < s.end),
        )

    def _template_of(self, block: int) -> list[tuple[int, int, int]]:
        """(start, end, form word) of a block's words that are wording of the form."""
        if block not in self._template:
            words, partner = self._alignment.words, self._alignment.partner
            matched = (j for run in runs_by_block(self._alignment).get(block, ()) if run.line >= 0 for j in range(run.start, run.end))
            self._template[block] = [(words[j].start, words[j].end, partner[j]) for j in matched]
        return self._template[block]

    def _is_wording(self, block: int) -> bool:
        """Whether a block holds a question's wording: then it is no cell to mark, whatever its place says."""
        lines = self._alignment.form.lines
        return any(run.line >= 0 and lines[run.line].role == "question" for run in runs_by_block(self._alignment).get(block, ()))

    def _is_list_label(self, form_word: int) -> bool:
        """Whether a form word is the list label of a line for one option."""
        word = self._alignment.form_words[form_word]
        line = self._alignment.form.lines[word.block]
        return line.role == "option" and word.end <= line.label_end

    def _with_own_drawings(self, site: Site) -> Site:
        """``site`` with what is drawn at its label, its box or its list label."""
        if not site.present or site.in_grid:
            return site
        block = self._alignment.document.blocks[site.block]
        first = 0 if site.before_start <= block.label_end else site.before_start
        lettered = (start for start, _, i in self._template_of(site.block) if first <= start < site.start and self._is_list_label(i))
        label = (min(lettered, default=site.start), site.end)
        return msgspec.structs.replace(
            site, drawings=tuple(d for d in block.drawings if touches(d, block, label, (first, site.after_start + len(site.after)))))

    # --- cells of a grid

    def _grid_places(self) -> tuple[dict[tuple[int, int], tuple[int, int]], dict[tuple[int, int], int]]:
        """((form table, form row) -> (reply table, reply row), (form table, form column) -> reply column), from matched words."""
        rows: dict[tuple[int, int], Counter[tuple[int, int]]] = {}
        columns: dict[tuple[int, int], Counter[int]] = {}
        both = all(self._widths)  # most forms have no table: then no word of it stands in one
        for run in runs(self._alignment) if both else ():
            ours = self._alignment.document.blocks[run.block].cell
            theirs = self._alignment.form.lines[run.line].cell if run.line >= 0 else None
            if ours is not None and theirs is not None:
                rows.setdefault((theirs.table, theirs.row), Counter())[ours.table, ours.row] += run.end - run.start
                columns.setdefault((theirs.table, theirs.column), Counter())[ours.column] += run.end - run.start
        for block in self._alignment.document.blocks:
            if block.cell is not None:
                for row in range(block.cell.row, block.cell.row + block.cell.row_span):
                    for column in range(block.cell.column, block.cell.column + block.cell.column_span):
                        self._cells.setdefault(Cell(table=block.cell.table, row=row, column=column), []).append(block)
        return (
            {k: c.most_common(1)[0][0] for k, c in rows.items()},
            {k: c.most_common(1)[0][0] for k, c in columns.items()},
        )

    def _grid_row(self, cell: Cell) -> tuple[int, int] | None:
        """(table, row) of the reply for a row of the form; a row without words stands as far below the nearest one with words as it does in the form."""
        known = self._grid_rows.get((cell.table, cell.row))
        above = next(((k, found) for k in range(1, cell.row + 1) if (found := self._grid_rows.get((cell.table, cell.row - k))) is not None), None)
        return known if known is not None or above is None else (above[1][0], above[1][1] + above[0])

    def _cell_site(self, item: Item, place: Printed, line: Line, labels: dict[str, str]) -> Site:
        assert line.cell is not None
        row = self._grid_row(line.cell)
        column = self._grid_columns.get((line.cell.table, line.cell.column), line.cell.column)
        label = labels.get(place.option, "")
        headed = (line.cell.table, line.cell.column) in self._grid_columns
        if row is not None and not headed and self._widths[1].get(row[0]) != self._widths[0].get(line.cell.table):
            row = None  # a column was added or taken out, and this one has no heading that says where it is now
        blocks = self._cells.get(Cell(table=row[0], row=row[1], column=column), []) if row is not None else []
        blocks = [b for b in blocks if not self._is_wording(b.index)]
        if not blocks:
            return self._tabbed_site(line.cell, line, Site(option=place.option, label=label, present=False, block=-1, start=0, end=0, in_grid=True))
        block = max(blocks, key=lambda b: len(b.text))
        return Site(
            option=place.option, label=label, present=True, block=block.index, start=0, end=0, in_grid=True,
            after=block.text, after_start=0, printed_after=line.text, printed_picture=next(iter(line.pictures), ""),
            cell=block.cell, printed_shading=line.cell.shading, row_shading=self._row_shading(row),
            controls=block.controls, drawings=block.drawings, comments=block.comments, spans=block.spans,
            style=majority_style(block.spans, block.text, _behind_boxes(block.text), len(block.text)),
        )

    def _tabbed_site(self, cell: Cell, line: Line, absent: Site) -> Site:
        """The site of a cell that stands between the tabs of a line, else ``absent``."""
        found = self._tabbed.cell(cell)
        if found is None:
            return absent
        block, start, end = found
        return msgspec.structs.replace(
            absent, present=True, block=block.index, start=start, end=start, after=block.text[start:end], after_start=start, printed_after=line.text,
            printed_picture=next(iter(line.pictures), ""), controls=tuple(c for c in block.controls if start <= c.start and c.end <= end),
            spans=tuple(s for s in block.spans if s.start < end and start < s.end), style=majority_style(block.spans, block.text, start, end),
        )

    def _row_shading(self, row: tuple[int, int] | None) -> str | None:
        """Fill of the cell with the wording of a row (table, row) of the reply."""
        if row is None:
            return None
        cells = (Cell(table=row[0], row=row[1], column=column) for column in range(self._widths[1].get(row[0], 0)))
        blocks = (block for cell in cells for block in self._cells.get(cell, ()))
        return next((block.cell.shading for block in blocks if block.cell is not None and self._is_wording(block.index)), None)


def _behind_boxes(text: str) -> int:
    """Offset of the first character of a cell that is no empty box, 0 if there is none: what stands beside a box has the style that counts."""
    rest = text.lstrip(EMPTY + " \u00a0")
    return len(text) - len(rest) if rest else 0


def touches(drawing: Drawing, block: Block, label: tuple[int, int], near: tuple[int, int]) -> bool:
    """Whether something drawn in a block belongs to a label with its surroundings ``near``.

    It does where it covers the label, or, unless it is a line, where it covers no words (a box perhaps) or the list label, and stands beside the label.
    """
    if drawing.start < label[1] and label[0] < drawing.end:
        return True
    beside = not has_words(block.text[max(drawing.start, block.label_end) : drawing.end]) and drawing.shape != "line"
    return beside and near[0] <= drawing.start and drawing.end <= near[1]


def _with_translations(sites: tuple[Site, ...], item: Item) -> tuple[Site, ...]:
    """``sites`` with the labels of their options in other languages."""
    if all(len(option.labels) < 2 for option in item.options):
        return sites
    labels = {option.id: tuple(option.labels.values()) for option in item.options}
    return tuple(
        msgspec.structs.replace(site, translations=tuple(label for label in labels.get(site.option, ()) if label != site.label)) for site in sites
    )
