"""A difference as one self-contained HTML page: no script, nothing from elsewhere, every word escaped."""

from __future__ import annotations

from pathlib import Path

from extractor.errors import UsageError
from extractor.review.difference import Difference


def page(difference: Difference) -> str:
    """HTML to mail to a colleague.  Raises UsageError where the extra ``review`` is not installed."""
    try:
        import jinja2
    except ModuleNotFoundError:
        raise UsageError("writing a page needs jinja2", hint="Install it with: pip install 'extractor[review]'") from None
    folder = Path(__file__).parent / "templates"
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )
    return environment.get_template("difference.html").render(difference=difference)
