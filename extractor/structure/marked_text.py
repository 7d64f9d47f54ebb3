"""A form's line as text with marks, for people: "{#:4. }Have you …? {yes:Yes} / {no:No}", "{@email:☐} {email:E-mail}", "Name: {_:____}".

Marks:  ``{#:4. }`` the printed label · ``{id:label}`` an option's label · ``{@id:☐}`` its box (without an
id: of the option that the whole line is for) · ``{_:…}`` room to write ·
``<name>`` the text from here on is printed in the style of that name (see ``styles`` of the form; "plain" where none is named).
A backslash before ``{ } < \\`` makes it an ordinary character.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from extractor.data.document import Span
from extractor.data.questionnaire import Line, Piece

PLAIN = "plain"
"""Name of the commonest style of a form."""
_SPECIAL = re.compile(r"[{}<\\]")
_TOKEN = re.compile(r"\\(?P<escaped>[{}<\\])|<(?P<style>[^<>]*)>|\{(?P<open>[^{}:<>\\]*):|(?P<close>\})|(?P<text>[^{}<\\]+)")


class MarkedTextError(ValueError):
    """The marks of a line do not fit together; the message says where."""


def mark(line: Line, switches: Mapping[int, str]) -> str | None:
    """The line's text with its label, pieces and style switches (position -> style name) as marks; None if marks cannot say it."""
    marks = [(0, line.label_end, "#")] if line.label_end else []
    marks += [(p.start, p.end, _name(p, line.option)) for p in line.pieces]
    overlap = any(a[1] > b[0] for a, b in pairwise(marks))
    if overlap or any(_SPECIAL.search(name) or ":" in name or end > len(line.text) for _, end, name in marks):
        return None
    if not all(_markable(piece) for piece in line.pieces):
        return None
    result: list[str] = []
    at = 0
    for start, end, name in marks:
        _escape(line.text, at, start, switches, result)
        result.append("{" + name + ":")
        _escape(line.text, start, end, switches, result)
        result.append("}")
        at = end
    _escape(line.text, at, len(line.text), switches, result)
    return "".join(result)


def _markable(piece: Piece) -> bool:
    if piece.role == "field":
        return piece.option is None
    return bool(piece.option) and piece.option not in ("#", "_") and not str(piece.option).startswith("@")


def _name(piece: Piece, option: str | None) -> str:
    if piece.role == "field":
        return "_"
    return ("@" if piece.role == "box" else "") + (piece.option or "" if piece.option != option else "")


def _escape(text: str, start: int, end: int, switches: Mapping[int, str], result: list[str]) -> None:
    """Append ``text[start:end]`` with the style switches that stand in it."""
    for at in range(start, end):
        if at in switches:
            result.append(f"<{switches[at]}>")
        result.append("\\" + text[at] if _SPECIAL.match(text[at]) else text[at])


def unmark(marked: str, option: str | None = None) -> tuple[str, int, tuple[Piece, ...], dict[int, str]]:
    """(text, end of the label, pieces, position -> style name) of a marked line for ``option``.  Raises MarkedTextError."""
    text: list[str] = []
    pieces: list[Piece] = []
    switches: dict[int, str] = {}
    length = at = label_end = 0
    opened: tuple[int, str] | None = None
    while at < len(marked):
        token = _TOKEN.match(marked, at)
        if token is None:
            raise MarkedTextError(f"cannot read the mark at {marked[at:at + 20]!r}; an ordinary {marked[at]!r} needs a backslash before it")
        at = token.end()
        if (plain := token["escaped"] or token["text"]) is not None:
            text.append(plain)
            length += len(plain)
        elif token["style"] is not None:
            switches[length] = token["style"]
        elif token["open"] is not None:
            if opened is not None:
                raise MarkedTextError("marks stand inside each other")
            opened = length, token["open"]
        elif opened is None:
            raise MarkedTextError("a '}' closes nothing; an ordinary '}' needs a backslash before it")
        elif opened[1] == "#":
            label_end, opened = length, None
        else:
            pieces.append(_piece(*opened, length, option))
            opened = None
    if opened is not None:
        raise MarkedTextError("a '{' is not closed; an ordinary '{' needs a backslash before it")
    return "".join(text), label_end, tuple(pieces), switches


def _piece(start: int, name: str, end: int, option: str | None) -> Piece:
    if name == "_":
        return Piece(start=start, end=end, role="field")
    return Piece(start=start, end=end, role="box" if name.startswith("@") else "option", option=name.removeprefix("@") or option)


def style_names(lines: Iterable[Line]) -> dict[Span, str]:
    """Names for the printed styles of a form (spans without their place): "plain" for the commonest, "bold", "italic-2" …"""
    counts: Counter[Span] = Counter()
    for line in lines:
        for span in line.spans:
            counts[without_place(span)] += span.end - span.start
    names: dict[Span, str] = {}
    for key, _ in counts.most_common():
        base = _describe(key) if names else PLAIN
        name, number = base, 2
        while name in names.values():
            name, number = f"{base}-{number}", number + 1
        names[key] = name
    return names


def without_place(span: Span) -> Span:
    """The span's style and origin alone, as a key."""
    return Span(start=0, end=0, style=span.style, inserted_by=span.inserted_by, origin=span.origin)


def _describe(span: Span) -> str:
    found = [word for word in ("bold", "italic", "underline", "strike", "caps", "border", "emphasis", "effect") if getattr(span.style, word)]
    found += [word for word in ("highlight", "shading", "color") if getattr(span.style, word)]
    found += [span.style.position] if span.style.position else []
    found += [span.origin] if span.origin != "text" else []
    return "-".join(found) or "other"


def switches_of(line: Line, names: Mapping[Span, str]) -> dict[int, str] | None:
    """Where the line's style changes, by name; None if its spans do not cover the text without gaps."""
    at, result = 0, {}
    for span in line.spans:
        if span.start != at or span.end <= span.start:
            return None
        result[span.start], at = names[without_place(span)], span.end
    if at != len(line.text):
        return None
    if result.get(0) == PLAIN:
        del result[0]
    return result


def spans_from(switches: Mapping[int, str], length: int, styles: Mapping[str, Span]) -> tuple[Span, ...]:
    """The spans that style switches stand for.  Raises MarkedTextError for a style without a definition."""
    known = {0: PLAIN, **switches}
    starts = sorted(known)
    spans = []
    for start, end in zip(starts, [*starts[1:], length], strict=True):
        if end <= start:
            continue
        spans.append(exact_span(start, end, known[start], styles))
    return tuple(spans)


def exact_span(start: int, end: int, name: str, styles: Mapping[str, Span]) -> Span:
    """Characters ``[start, end)`` in the style of that name.  Raises MarkedTextError for a style without a definition."""
    style = styles.get(name)
    if style is None:
        raise MarkedTextError(f"style {name!r} is not among the form's styles")
    return Span(start=start, end=end, style=style.style, inserted_by=style.inserted_by, origin=style.origin)
