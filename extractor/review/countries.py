"""Countries for the list that a reply can be put to: ISO 3166-1 alpha-3 codes with names in the page's language."""

from __future__ import annotations

from functools import cache


@cache
def names(language: str) -> tuple[tuple[str, str], ...]:
    """(alpha-3 code, name) in alphabetical order of the names; names come from Unicode CLDR."""
    import pycountry
    from babel import Locale

    territories = Locale.parse(language).territories
    pairs = [(country.alpha_3, str(territories.get(country.alpha_2, country.name))) for country in pycountry.countries]
    return tuple(sorted(pairs, key=lambda pair: pair[1].casefold()))
