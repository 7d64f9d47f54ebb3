"""``extractor check``: is a questionnaire definition sound."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.yaml...")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of definition files instead.")
def check(files: tuple[Path, ...], schema: bool) -> int:
    """Check questionnaire definitions after they were edited; prints what is wrong, one line each.

    \b
    Examples:
      extractor check questionnaire.yaml
      extractor check --schema > questionnaire.schema.json
    """
    from extractor.structure import check as check_definition
    from extractor.structure import load

    if schema:
        import json

        from extractor.structure.definition_file import definition_schema

        click.echo(json.dumps(definition_schema(), indent=2, ensure_ascii=False))
        return 0
    if not files:
        raise click.UsageError("Name a definition file.")
    wrong = 0
    for path in files:
        found = check_definition(path)
        for problem in found:
            click.echo(f"{path}: {problem}")
        if not found:
            questionnaire = load(path)
            languages = ", ".join(questionnaire.languages) or "no language"
            click.echo(f"{path}: {len(questionnaire.items)} items in {languages}: nothing wrong found")
        wrong += bool(found)
    return 2 if wrong else 0
