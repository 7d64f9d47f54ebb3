"""Domain name -> country; and whether only authorities have such a name."""

from __future__ import annotations

import re

from extractor.respondent.gazetteer import table


def country_of(host: str) -> str | None:
    """Country of a domain, None for domains that anybody may have."""
    labels = host.lower().split(".")
    for k in range(len(labels)):
        if (ending := ".".join(labels[k:])) in table().domains:
            return None if ending in table().open_domains and not is_government(host) else table().domains[ending]
    return None


def is_government(host: str) -> bool:
    """Whether a part of the domain says that it is an authority's."""
    return not table().government_domains.isdisjoint(re.split(r"[.-]", host.lower())) or host.lower().endswith((".gov", ".mil"))
