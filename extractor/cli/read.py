"""``extractor read``: replies to JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import IO

import click

from extractor.errors import ExtractorError, UsageError


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-q", "--questionnaire", metavar="QUESTIONNAIRE", help="Definition file, id of a known one, or a blank form (.docx, .pdf).")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="PATH", help="Write there instead of to standard output.")
@click.option("--jsonl", is_flag=True, help="One JSON object a line, also for a single document.")
@click.option("--pdf-reader", type=click.Choice(["pdfium", "pdfplumber"]), default="pdfium", show_default=True, help="Which library reads PDF.")
def read(files: tuple[str, ...], questionnaire: str | None, output: Path | None, jsonl: bool, pdf_reader: str) -> int:
    """Read replies in Word or PDF and print what was answered as JSON.

    One document gives indented JSON; several give one JSON object a line, in the order given. A document that cannot
    be read gives {"source": ..., "error": ...} in its place, and the exit status 1.

    \b
    Examples:
      extractor read Portugal.docx
      extractor read -q blank.docx replies/*.docx -o replies.jsonl
      extractor read --jsonl reply.pdf | jq .answers
    """
    from extractor.pipeline import load_questionnaire

    lines = jsonl or len(files) > 1
    definition = load_questionnaire(questionnaire) if questionnaire is not None else None
    failed = 0
    stream: IO[bytes] = output.open("wb") if output is not None else sys.stdout.buffer
    try:
        for name in files:
            failed += not _read_one(name, definition, pdf_reader, stream, lines=lines)
            stream.flush()
    except BrokenPipeError:
        raise UsageError("the program that reads the output has stopped") from None
    finally:
        if output is not None:
            stream.close()
    return 1 if failed else 0


def _read_one(name: str, definition: object, pdf_reader: str, stream: IO[bytes], *, lines: bool) -> bool:
    """Read one file and write its result; false if it gave an error."""
    from extractor.collect import load
    from extractor.data.questionnaire import Questionnaire
    from extractor.export.reply_json import encode, encode_line
    from extractor.pipeline import extract

    try:
        reply = extract(load(Path(name)), definition if isinstance(definition, Questionnaire) else None, pdf_reader=pdf_reader)
    except ExtractorError as error:
        click.echo(f"extractor: {name}: {error.message}" + (f" {error.hint}" if error.hint else ""), err=True)
        if lines:
            entry = {"source": name, "error": {"code": error.code, "message": error.message, "hint": error.hint}}
            stream.write(json.dumps(entry, ensure_ascii=False).encode() + b"\n")
        return False
    stream.write(encode_line(reply) if lines else encode(reply))
    return True
