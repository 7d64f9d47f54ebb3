"""The commands: one a file, loaded when called; the only place that prints or exits."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec

import click

from extractor import __version__
from extractor.errors import ExtractorError

_COMMANDS = {
    "read": "Read replies: JSON on standard output.",
    "batch": "Read a whole folder into one JSON per country.",
    "learn": "Make a questionnaire definition from the blank form.",
    "check": "Check a questionnaire definition.",
    "review": "Spot-check an output folder on a local web page.",
    "diff": "Show in the terminal what differs.",
    "export": "Write the answers for spreadsheets and statistics.",
    "schema": "Print the JSON Schema of a reply.",
}


class _Commands(click.Group):
    """Loads a command's module only when it is called, so that ``--help`` stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS or find_spec(f"extractor.cli.{cmd_name}") is None:
            return None
        command: click.Command = getattr(import_module(f"extractor.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="extractor")
@click.option("-v", "--verbose", count=True, help="Say more on standard error.")
@click.option("--no-color", is_flag=True, help="No colours, also on a terminal.")
@click.pass_context
def group(ctx: click.Context, verbose: int, no_color: bool) -> None:
    """Turn questionnaire replies (Word, PDF) into structured data per country, offline.

    \b
    Examples:
      extractor read reply.docx
      extractor read -q blank.docx replies/*.pdf -o replies.jsonl
      extractor batch inbox/ -o out/
      extractor review out/
    """
    ctx.obj = {"verbose": verbose, "color": False if no_color else None}
    if no_color:
        ctx.color = False


def main() -> None:
    """Entry point: runs a command; errors become one line each, with what to do, and the exit status of their class."""
    try:
        result = group.main(standalone_mode=False)
        sys.exit(result if isinstance(result, int) else 0)
    except click.exceptions.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except ExtractorError as error:
        click.echo(f"extractor: {error.message}" + (f" {error.hint}" if error.hint else ""), err=True)
        sys.exit(error.exit_status)
