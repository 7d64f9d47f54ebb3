"""Small pictures used as boxes: each choice is printed as an image, ticked or not."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence, Site
from extractor.detect.restyled import evidence

KIND = "image-box"
UNKNOWN = "image-box-unknown"


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options whose picture is not the one that the form prints.

    Where none of the form's pictures is in the reply (it was saved in another format), nobody can tell which of two pictures is the ticked
    one: pictures that differ are then evidence of ``UNKNOWN``, which decides nothing.
    """
    pictures = [(site, image) for site in question.sites if site.present for image in [_picture(site)] if image]
    printed = {site.printed_picture for site in question.sites}
    shown = {image for _, image in pictures}
    if shown & printed:
        for site, image in pictures:
            if image not in printed:
                yield evidence(question, site, KIND, "chosen", quote="picture")
    elif len(shown) > 1:
        for site, _ in pictures:
            yield evidence(question, site, UNKNOWN, "rejected", quote="picture")


def _picture(site: Site) -> str | None:
    images = [c.value for c in site.controls if c.kind == "image"]
    return images[0] if images else None
