"""``extractor learn``: blank form to questionnaire definition."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from extractor.data.document import Document
from extractor.data.questionnaire import Questionnaire
from extractor.data.source import Source
from extractor.errors import UsageError
from extractor.structure import Doubt


@click.command()
@click.argument("blanks", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="BLANK...")
@click.option("-o", "--output", metavar="FILE", help="Definition to write (.yaml; .xlsx for XLSForm); '-' or nothing: standard output.")
@click.option("--id", "name", metavar="ID", help="Id of the questionnaire; otherwise the name of the output or the first file.")
@click.option("--ids", "keep", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
              help="Keep the option ids of this definition where labels are the same (an existing output is used so by itself).")
@click.option("--replies", is_flag=True, help="The files are three or more replies, not blanks: what they share is the form.")
def learn(blanks: tuple[Path, ...], output: str | None, name: str | None, keep: Path | None, replies: bool) -> None:
    """Make a questionnaire definition from its blank form (Word or PDF).

    Several files are translations, versions or formats of one questionnaire; the first gives the ids. A language in the
    name ("blank.fr.docx") is taken as such. An XLSForm (.xlsx) is turned into a definition, and a definition into an
    XLSForm, by the ending of the names. What was understood is printed as an outline, doubts marked with "?".

    \b
    Examples:
      extractor learn blank.docx -o questionnaire.yaml
      extractor learn blank.docx blank.fr.docx blank.ar.docx -o questionnaire.yaml
      extractor learn questionnaire.yaml -o form.xlsx
      extractor learn --replies inbox/*.docx -o questionnaire.yaml
    """
    target = Path(output) if output not in (None, "-") else None
    if keep is None and target is not None and target.exists() and target.suffix != ".xlsx":
        keep = target
    name = name or (target or blanks[0]).name.split(".")[0]
    questionnaire, doubts = _questionnaire(blanks, name, keep, replies=replies)
    _write(questionnaire, target)
    for line in outline(questionnaire, doubts):
        click.echo(line, err=True)


def _questionnaire(blanks: Sequence[Path], name: str, keep: Path | None, *, replies: bool) -> tuple[Questionnaire, Sequence[Doubt]]:
    from extractor.structure import learn as learn_blanks
    from extractor.structure import learn_from_replies, load

    suffixes = {path.suffix.lower() for path in blanks}
    if suffixes & {".yaml", ".yml", ".xlsx"}:
        if len(blanks) > 1:
            raise UsageError("a definition or XLSForm is converted alone, not together with other files")
        return _converted(blanks[0]), ()
    documents = [_read(path) for path in blanks]
    kept = load(keep) if keep is not None else None
    if replies:
        return learn_from_replies(documents, id=name, keep=kept)
    return learn_blanks(documents, id=name, keep=kept)


def _converted(path: Path) -> Questionnaire:
    if path.suffix.lower() == ".xlsx":
        from extractor.export.xlsform import read_xlsform

        return read_xlsform(path)
    from extractor.structure import load

    return load(path)


def _read(path: Path) -> tuple[Document, Source]:
    from extractor.collect import load
    from extractor.read import read

    source = load(path)
    return read(source), source


def _write(questionnaire: Questionnaire, target: Path | None) -> None:
    if target is not None and target.suffix.lower() == ".xlsx":
        from extractor.export.xlsform import write_xlsform

        write_xlsform(questionnaire, target)
        return
    from extractor.structure import dump

    text = dump(questionnaire)
    if target is None:
        click.echo(text, nl=False)
    else:
        target.write_text(text, encoding="utf-8")


def outline(questionnaire: Questionnaire, doubts: Sequence[Doubt]) -> list[str]:
    """What was understood, one line a question, with doubts under the question that they are about."""
    depth: dict[str | None, int] = {None: -1}
    lines = [f"{questionnaire.title or questionnaire.id}  ({', '.join(questionnaire.languages)})"]
    group = None
    for item in questionnaire.items:
        if item.group != group:
            group = item.group
            heading = next((g for g in questionnaire.groups if g.id == group), None)
            lines.append(f"[{next(iter(heading.texts.values()))}]" if heading else "")
        depth[item.id] = depth.get(item.parent, -1) + 1
        text = next(iter(item.texts.values()), "")
        shown = text if len(text) <= 90 else text[:87] + "…"
        condition = f"  if {item.relevant}" if item.relevant else ""
        lines.append(f"{'  ' * depth[item.id]}{item.id}  {item.type}{condition}  {shown}")
        if item.options:
            labels = " | ".join(f"{o.id}={next(iter(o.labels.values()), '')[:40]}" for o in item.options)
            lines.append(f"{'  ' * depth[item.id]}    {labels}")
        lines += [f"{'  ' * depth[item.id]}  ? {text} ({source})" for source, about, text in doubts if about == item.id]
    known = {item.id for item in questionnaire.items}
    lines += [f"? {text} ({source})" for source, about, text in doubts if about not in known]
    count = len(doubts)
    lines.append(f"{len(questionnaire.items)} questions, {count} doubt{'' if count == 1 else 's'}")
    return lines
