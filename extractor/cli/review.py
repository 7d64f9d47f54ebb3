"""``extractor review``: the local page on which a person spot-checks an output folder."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT")
@click.option("--port", type=click.IntRange(0, 65535), metavar="N", help="Port of the page, 0 for any; by default 8751, or another if that is taken.")
@click.option("--no-browser", is_flag=True, help="Print the address only.")
@click.option("--no-pages", is_flag=True, help="Show Word replies as text, also where LibreOffice could print them to pages.")
@click.option("--name", default="", metavar="NAME", help="Who corrects; by default the user's name on this machine.")
def review(out: Path, port: int | None, no_browser: bool, no_pages: bool, name: str) -> None:
    """Spot-check and correct the replies in OUT on a local web page.

    The page listens on this machine only and needs nothing from the network. Corrections go to OUT/corrections.jsonl;
    the replies themselves stay as they were read. End it with Ctrl-C.

    \b
    Examples:
      extractor review out
      extractor review out --no-browser --port 9000
    """
    from extractor.review import serve

    def ready(address: str) -> None:
        click.echo(address)
        click.echo("The page is at this address until you press Ctrl-C.", err=True)
        if not no_browser:
            import webbrowser

            webbrowser.open(address)

    serve(out, port=port, who=name, pages=not no_pages, ready=ready)
