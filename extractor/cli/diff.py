"""``extractor diff``: what differs between two documents, replies or output folders."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from extractor.review.difference import Difference
    from extractor.review.text_difference import Paragraph, Piece

_OPENING = {"=": "", "+": "{+", "-": "[-", "~": "{~"}
_CLOSING = {"=": "", "+": "+}", "-": "-]", "~": "~}"}
_STYLES = {"=": "", "+": "bold green", "-": "red strike", "~": "bold blue"}
_ISOLATE, _RELEASE = "\u2067", "\u2069"
"""RIGHT-TO-LEFT ISOLATE and POP DIRECTIONAL ISOLATE: a terminal that orders text keeps label and paragraph apart."""


@click.command()
@click.argument("first", metavar="A", type=click.Path(exists=True, path_type=Path))
@click.argument("second", metavar="B", type=click.Path(exists=True, path_type=Path))
@click.option("-q", "--questionnaire", metavar="QUESTIONNAIRE", help="Definition for a document that is compared with a JSON.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write one self-contained page instead.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything differs.")
@click.pass_context
def diff(ctx: click.Context, first: Path, second: Path, questionnaire: str | None, html: Path | None, exit_code: bool) -> int:
    """Show what differs between A and B.

    Each is a reply or blank form (.docx, .pdf), an extracted JSON, or an output folder. Two documents are compared word by
    word, two JSON item by item, a JSON with a document by extracting it again, two folders country by country.
    {+inserted+}  [-deleted-]  {~printed differently~}

    \b
    Examples:
      extractor diff blank.docx reply.docx
      extractor diff out/PRT.json corrected-reply.docx
      extractor diff out-before out-after --html changes.html
    """
    from extractor.review.difference import compare

    difference = compare(first, second, questionnaire)
    if html is not None:
        from extractor.review.difference_page import page

        html.write_text(page(difference), encoding="utf-8")
        click.echo(f"{html} written", err=True)
    else:
        plain = (ctx.find_root().obj or {}).get("color") is False
        print_difference(difference, _console(plain=plain))
    return int(exit_code and not difference.same)


def _console(*, plain: bool) -> Console:
    from rich.console import Console

    return Console(no_color=plain or None, highlight=False, emoji=False, markup=False, soft_wrap=False)


def print_difference(difference: Difference, console: Console) -> None:
    """The two sides, each section with its paragraphs, the counts."""
    from rich.text import Text

    console.print(Text(f"--- {_clean(difference.first)}", style="red"))
    console.print(Text(f"+++ {_clean(difference.second)}", style="green"))
    for section in difference.sections:
        if section.title:
            console.print()
            console.print(Text(_clean(section.title), style="bold"))
        for paragraph in section.paragraphs:
            _print_paragraph(paragraph, console)
    console.print()
    if difference.same:
        console.print(Text("Nothing differs."))
    for what, count in difference.counts:
        console.print(Text(f"{count:>7,}  {what}"))


def _print_paragraph(paragraph: Paragraph, console: Console) -> None:
    """A paragraph with its signs; unchanged ones are dim; of right-to-left ones every line stands at the right, for itself."""
    from rich.text import Text

    text = Text(overflow="fold", style="" if paragraph.changed else "dim")
    if paragraph.label:
        text.append(f"{_clean(paragraph.label)}: ", style="dim")
    for piece in paragraph.pieces:
        text.append(_marked(piece), style=_STYLES[piece.sign])
    if not paragraph.right_to_left:
        console.print(text)
        return
    for line in text.wrap(console, console.width):
        line.rstrip()
        console.print(Text.assemble(_ISOLATE, line, _RELEASE), justify="right")


def _marked(piece: Piece) -> str:
    """Text between signs that say what it is without any colour; the space after a word stays outside them."""
    text = _clean(piece.text)
    inner = text.rstrip()
    note = f" {piece.note}" if piece.note else ""
    return f"{_OPENING[piece.sign]}{inner}{note}{_CLOSING[piece.sign]}{text[len(inner):]}" if piece.sign != "=" else text


def _clean(text: str) -> str:
    """Without what a terminal would obey (escape sequences) or what would reorder the line (bidirectional controls)."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf") or c in "\u200c\u200d\u00ad")
