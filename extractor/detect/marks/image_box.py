"""Small pictures used as boxes: each choice is printed as an image, ticked or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence, Site
from extractor.detect.restyled import evidence

KIND = "image-box"


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options whose picture differs from that of most siblings: the rarer picture is the ticked one.

    With two options the pictures differ but say nothing about which is on; that is decided by the form's own picture.
    """
    pictures = [(site, image) for site in question.sites if site.present for image in [_picture(site)] if image]
    counts = Counter(image for _, image in pictures)
    if len(counts) != 2:
        return
    (_common, many), (rare, few) = counts.most_common(2)
    if many == few:
        return
    for site, image in pictures:
        if image == rare:
            yield evidence(question, site, KIND, "chosen", quote="picture")


def _picture(site: Site) -> str | None:
    images = [c.value for c in site.controls if c.kind == "image"]
    return images[0] if images else None
