"""Content controls (ECMA-376 part 1, 17.5.2; w14:checkbox) and legacy form fields (17.16.17)."""

from __future__ import annotations

from typing import Literal

import msgspec
from lxml import etree

from extractor.read.docx_package import W14, W

_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


class ContentControl(msgspec.Struct, frozen=True, kw_only=True):
    """What a ``w:sdtPr`` says; ``placeholder``: the shown text is only a prompt."""

    kind: Literal["checkbox", "choice", "text", "date", "other"]
    on: bool = False
    name: str = ""
    choices: tuple[str, ...] = ()
    placeholder: bool = False


class CheckBox(msgspec.Struct, frozen=True, kw_only=True):
    """A legacy check box."""

    on: bool
    name: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A legacy drop-down (with its chosen entry) or text field."""

    kind: Literal["choice", "text"]
    name: str
    value: str = ""
    choices: tuple[str, ...] = ()


FormField = CheckBox | Entry


def _on(element: etree._Element | None, name: str) -> bool:
    """An on/off property: present without a value means on (17.17.4)."""
    return element is not None and (element.get(name) or "1").lower() not in ("0", "false", "off")


def content_control(element: etree._Element) -> ContentControl:
    """The properties of a ``w:sdt``."""
    properties = element.find(W + "sdtPr")
    if properties is None:
        return ContentControl(kind="other")
    alias, tag = properties.find(W + "alias"), properties.find(W + "tag")
    name = alias.get(W + "val", "") if alias is not None else tag.get(W + "val", "") if tag is not None else ""
    placeholder = _on(properties.find(W + "showingPlcHdr"), W + "val")
    box = properties.find(W14 + "checkbox")
    if box is None:
        box = properties.find(_W15 + "checkbox")
    if box is not None:
        return ContentControl(kind="checkbox", on=_on(box.find(W14 + "checked"), W14 + "val"), name=name)
    for kind in ("dropDownList", "comboBox"):
        choice = properties.find(W + kind)
        if choice is not None:
            entries = [e.get(W + "displayText") or e.get(W + "value") or "" for e in choice.iterchildren(W + "listItem")]
            return ContentControl(kind="choice", name=name, choices=tuple(e for e in entries if e), placeholder=placeholder)
    if properties.find(W + "date") is not None:
        return ContentControl(kind="date", name=name, placeholder=placeholder)
    if properties.find(W + "text") is not None or properties.find(W + "richText") is not None or placeholder:
        return ContentControl(kind="text", name=name, placeholder=placeholder)
    return ContentControl(kind="other", name=name)


def form_field(begin: etree._Element) -> FormField | None:
    """The legacy form field that a ``w:fldChar`` of type begin opens; None if it is another field."""
    data = begin.find(W + "ffData")
    if data is None:
        return None
    name_element = data.find(W + "name")
    name = name_element.get(W + "val", "") if name_element is not None else ""
    box = data.find(W + "checkBox")
    if box is not None:
        checked = box.find(W + "checked")
        return CheckBox(on=_on(checked, W + "val") if checked is not None else _on(box.find(W + "default"), W + "val"), name=name)
    choice = data.find(W + "ddList")
    if choice is not None:
        entries = tuple(e.get(W + "val", "") for e in choice.iterchildren(W + "listEntry"))
        result = choice.find(W + "result")
        at = int(result.get(W + "val", "0")) if result is not None and result.get(W + "val", "0").isdigit() else None
        value = entries[at] if at is not None and at < len(entries) else ""
        return Entry(kind="choice", name=name, value=value, choices=entries)
    return Entry(kind="text", name=name) if data.find(W + "textInput") is not None else None
