"""``extractor schema``: the JSON Schema of a reply."""

from __future__ import annotations

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of a reply (format extractor/reply@1).

    \b
    Example:
      extractor schema > reply.schema.json
    """
    from extractor.export.reply_json import schema as reply_schema

    click.echo(json.dumps(reply_schema(), indent=2, ensure_ascii=False))
