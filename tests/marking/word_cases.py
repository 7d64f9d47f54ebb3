"""Ways of marking in Word; most of them stay when the file is printed as PDF."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import partial

from PIL import Image, ImageDraw
from wordml import control, docx_bytes, legacy, listed, p, picture, r, shape, table, vml

from marking.case import ALL, Case

QUESTIONS = {
    "1": "1. Is there a national plan for clean water?", "2": "2. Are the yearly costs of this plan known?",
    "3": "3. Which of these obstacles were met last year?", "4": "4. Please describe any other measure taken by your country.",
}
OPTIONS = ("Lack of staff", "Lack of money", "Legal limits")
CHOSEN = frozenset({"Lack of staff", "Legal limits"})

Option = Callable[[str, bool], str]
"""(label, whether it is chosen) -> the runs of an option."""
Pair = Callable[[str, str], str]
"""(chosen label of Yes and No, the other) -> the runs after a question."""


def body(option: Option, *, pair: Pair | None = None, rows: str | None = None, under: Mapping[str, str] | None = None, bullets: str = "") -> str:
    """The form with its options as ``option`` makes them: 1 is answered yes, 2 no, 3 by its first and last option.

    pair, rows: make the options of 1 and 2, and of 3, in another way.  under: item -> paragraphs below it.  bullets: properties of the rows of 3.
    """
    def both(chosen: str) -> str:
        if pair is not None:
            return pair(chosen, "No" if chosen == "Yes" else "Yes")
        return option("Yes", chosen == "Yes") + r(" / ") + option("No", chosen == "No")

    listed_options = "".join(p(option(label, label in CHOSEN), properties=bullets) for label in OPTIONS) if rows is None else rows
    below = under or {}
    return (
        p(r(QUESTIONS["1"] + " "), both("Yes")) + below.get("1", "") + p(r(QUESTIONS["2"] + " "), both("No")) + below.get("2", "")
        + p(r(QUESTIONS["3"])) + listed_options + below.get("3", "") + p(r(QUESTIONS["4"]))
    )


def plain(label: str, chosen: bool) -> str:
    """An option as the form prints it."""
    return r(label)


def styled(chosen: str = "", other: str = "") -> Option:
    """Options that differ by run properties."""
    return lambda label, marked: r(label, chosen if marked else other)


def typed(chosen: str, other: str = "{}") -> Option:
    """Options with something typed before or after the label."""
    return lambda label, marked: r((chosen if marked else other).format(label))


def bold_form(label: str, chosen: bool) -> str:
    """An option as a form prints it that sets all options bold."""
    return r(label, "<w:b/>")


def boxed(label: str, chosen: bool) -> str:
    """An option with an empty box, as the form prints it."""
    return r("☐ " + label)


def _case(
    name: str, mark: str, family: str, kind: str, reply: str, blank: str | None = None, *, printed: str | None = "same",
    selected: Mapping[str, tuple[str, ...] | None] = ALL, item: str = "1", lists: tuple[tuple[str, str, str], ...] = (),
    pictures: Mapping[str, bytes] | None = None, paper_tells: bool = True, text: str = "",
) -> Case:
    make = partial(docx_bytes, lists=lists, pictures=pictures)
    return Case(
        name, mark, family, kind, "docx", partial(make, blank or body(plain)), partial(make, reply), selected, item,
        kind if printed == "same" else printed, paper_tells, text)


STYLE, SIGN, WORDS, GONE, TRACKED, CONTROL, DRAWN = (
    "Style", "A typed sign", "Words", "Deletion", "Tracked changes", "Controls", "Drawn")

_GLOW = (
    '<w14:glow xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:rad="63500"><w14:schemeClr w14:val="accent1"/></w14:glow>')
_BULLETS = (("bullet", "•", ""), ("bullet", "✓", "DejaVu Sans"))
_STYLES = (
    _case("bold", "bold", STYLE, "bold", body(styled("<w:b/>"))),
    _case("bold-taken", "bold taken from the other", STYLE, "bold",
          body(styled("<w:b/>", ""), bullets=listed(0)), body(bold_form, bullets=listed(0)), lists=_BULLETS),
    _case("italic", "italic", STYLE, "italic", body(styled("<w:i/>"))),
    _case("underline", "underlined", STYLE, "underline", body(styled('<w:u w:val="single"/>'))),
    _case("double-underline", "double underline", STYLE, "underline", body(styled('<w:u w:val="double"/>'))),
    _case("highlight", "highlighter", STYLE, "highlight", body(styled('<w:highlight w:val="yellow"/>'))),
    _case("shading", "grey behind the words", STYLE, "shading", body(styled('<w:shd w:val="clear" w:color="auto" w:fill="BFBFBF"/>'))),
    _case("colour", "colour", STYLE, "colour", body(styled('<w:color w:val="C00000"/>'))),
    _case("grey-other", "the other greyed out", STYLE, "grey", body(styled("", '<w:color w:val="A6A6A6"/>'))),
    _case("size", "larger type", STYLE, "size", body(styled('<w:sz w:val="32"/>'))),
    _case("caps", "set in capitals", STYLE, "capitals", body(styled("<w:caps/>"))),
    _case("border", "frame of the characters", STYLE, "border", body(styled('<w:bdr w:val="single" w:sz="8" w:space="0" w:color="auto"/>')),
          printed="underline"),
    _case("emphasis-marks", "dots over the characters", STYLE, "emphasis-mark", body(styled('<w:em w:val="dot"/>')), printed=None),
    _case("outline", "outlined letters", STYLE, "text-effect", body(styled("<w:outline/>")), printed=None),
    _case("glow", "glowing letters", STYLE, "text-effect", body(styled(_GLOW)), printed=None),
    _case("strike-other", "the other struck out", STYLE, "strike", body(styled("", "<w:strike/>"))),
    _case("double-strike-other", "the other struck out twice", STYLE, "strike", body(styled("", "<w:dstrike/>"))),
)

_SYMBOL = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
_SYM = '<w:r><w:sym w:font="Wingdings" w:char="{}"/></w:r>'


def _sym(on: str, off: str) -> Option:
    return lambda label, chosen: _SYM.format(on if chosen else off) + r(" " + label)


def _font(label: str, chosen: bool) -> str:
    return r(label + " ") + (r("\uf0d6", _SYMBOL) if chosen else "")


def _crossed(chosen: str, other: str) -> str:
    """A tick at the other option that was struck out again, and a new one at the chosen option."""
    marks = {chosen: r(" X"), other: r(" ") + r("X", "<w:strike/>")}
    return r("Yes") + marks["Yes"] + r(" / No") + marks["No"]


def _typed_letters(sign: str) -> str:
    """Options with typed letters, the chosen ones with a sign before the letter."""
    return "".join(p(r(f"{sign if label in CHOSEN else ''}{letter}) {label}")) for letter, label in zip("abc", OPTIONS, strict=True))


def _bulleted(signs: Mapping[str, int]) -> str:
    return "".join(p(r(label), properties=listed(signs.get(label, 0))) for label in OPTIONS)


_ONLY_3 = {"1": (), "2": (), "3": ALL["3"]}
_PAIRS: Mapping[str, tuple[str, ...] | None] = {"1": ("yes",), "2": ("no",), "3": ()}
_SIGNS = (
    _case("x-before", "X before", SIGN, "sign", body(typed("X {}"))),
    _case("x-after", "X after", SIGN, "sign", body(typed("{} X"))),
    _case("x-brackets", "(x)", SIGN, "sign", body(typed("{} (x)"))),
    _case("x-square-brackets", "[x] in place of [ ]", SIGN, "sign", body(typed("[x] {}", "[ ] {}")), body(typed("[ ] {}", "[ ] {}"))),
    _case("tick", "✓", SIGN, "sign", body(typed("{} ✓"))),
    _case("box-crossed", "☒ in place of ☐", SIGN, "sign", body(typed("☒ {}", "☐ {}")), body(boxed)),
    _case("box-ticked", "☑ in place of ☐", SIGN, "sign", body(typed("☑ {}", "☐ {}")), body(boxed)),
    _case("bullets-filled", "● and ○", SIGN, "sign", body(typed("{} ●", "{} ○"))),
    _case("arrow-typed", "→", SIGN, "sign", body(typed("→ {}"))),
    _case("tick-and-cross", "✓ and ✗", SIGN, "sign", body(typed("{} ✓", "{} ✗"))),
    _case("label-in-brackets", "[Yes]", SIGN, "brackets", body(typed("[{}]"))),
    _case("x-on-box", "X typed onto the box", SIGN, "sign", body(typed("X☐ {}", "☐ {}")), body(boxed)),
    _case("x-behind-box", "X typed behind the box", SIGN, "sign", body(typed("☐ X {}", "☐ {}")), body(boxed)),
    _case("arrow-before-next", "→ between a box and the next option", SIGN, "sign",
          body(plain, pair=lambda chosen, other: r("Yes ☐     → No ☐" if chosen == "No" else "→ Yes ☐     No ☐")),
          body(plain, pair=lambda chosen, other: r("Yes ☐     No ☐")), selected=_PAIRS),
    _case("tick-before-letter", "☑ before the option's letter", SIGN, "sign",
          body(plain, pair=lambda a, b: r("Yes / No"), rows=_typed_letters("☑ ")), body(plain, rows=_typed_letters("")), selected=_ONLY_3, item="3"),
    _case("wingdings-symbol", "Wingdings tick (w:sym)", SIGN, "sign", body(lambda label, on: r(label + " ") + (_SYM.format("F0FC") if on else ""))),
    _case("wingdings-box", "Wingdings box (w:sym)", SIGN, "sign", body(_sym("F0FE", "F0A8")), body(_sym("F0A8", "F0A8"))),
    _case("symbol-font", "√ of the font Symbol", SIGN, "sign", body(_font)),
    _case("bullet-ticked", "✓ in place of the bullet", SIGN, "sign", body(plain, pair=lambda a, b: r("Yes / No"), rows=_bulleted(dict.fromkeys(CHOSEN, 1))),
          body(plain, rows=_bulleted({})), selected=_ONLY_3, item="3", lists=_BULLETS),
    _case("tick-crossed-out", "X struck out, a new X", SIGN, "sign", body(plain, pair=_crossed), selected=_PAIRS),
    _case("tick-withdrawn", "X struck out, no other", SIGN, "crossed-out",
          body(plain, pair=lambda a, b: r("Yes ") + r("X", "<w:strike/>") + r(" / No")), selected={"1": None, "2": None, "3": ()}),
    _case("both-ticked", "X at both", SIGN, "sign", body(plain, pair=lambda a, b: r("Yes X / No X")), selected={"1": None, "2": None, "3": ()}),
)

_LETTERS = (("lowerLetter", "%1)", ""),)
_PLAIN_PAIR: Pair = lambda chosen, other: r("Yes / No")  # noqa: E731
_ROWS = ("1. Separate collection", "2. Repair of goods", "3. Reuse of packaging")
_HEAD = ("", "Fully", "Partly", "Not")
_GRID_MARKS = {"1": ("fully",), "2": ("not",), "3": ("partly",)}


def _grid(mark: str, fill: str = "") -> str:
    """A table whose rows are questions and whose columns are options, with a mark or a fill in the chosen cells."""
    places = {(1, 1), (2, 3), (3, 2)} if mark or fill else set()
    rows = [tuple(mark if (k, c) in places else "" for c in range(1, 4)) for k in range(1, 4)]
    filled = dict.fromkeys(places, fill) if fill else {}
    return p(r("Which measures are in force in your country?")) + table(_HEAD, *((q, *row) for q, row in zip(_ROWS, rows, strict=True)), fills=filled) + p()


def _cells(fill: str) -> str:
    """Options that stand in cells beside their question."""
    fills = {(0, 1): fill, (1, 2): fill} if fill else {}
    return table((QUESTIONS["1"], "Yes", "No"), (QUESTIONS["2"], "Yes", "No"), fills=fills) + p(r(QUESTIONS["4"]))


_LETTERED = "".join(p(r(label), properties=listed(0)) for label in OPTIONS)
_YES_NO = {"1": ("yes",), "2": ("no",)}
_WORDS = (
    _case("word-beside", "“– Yes” beside the option", WORDS, "words-beside", body(typed("{} – Yes"), pair=_PLAIN_PAIR), selected=_ONLY_3, item="3"),
    _case("words-beside", "yes or no beside each", WORDS, "words-beside", body(typed("{}: Yes", "{}: No"), pair=_PLAIN_PAIR), selected=_ONLY_3, item="3"),
    _case("answer-line", "“Answer: Yes”", WORDS, "words", body(plain, under={"1": p(r("Answer: Yes")), "2": p(r("Answer: No"))}), selected=_PAIRS),
    _case("word-under", "“Yes.” under the question", WORDS, "words", body(plain, under={"1": p(r("Yes.")), "2": p(r("No."))}), selected=_PAIRS),
    _case("label-retyped", "the label typed again in capitals", WORDS, "capitals",
          body(plain, pair=lambda chosen, other: r("YES / no" if chosen == "Yes" else "yes / NO")), selected=_PAIRS),
    _case("options-in-sentence", "options named by letter in a sentence", WORDS, "words",
          body(plain, pair=_PLAIN_PAIR, rows=_LETTERED, under={"3": p(r("We have chosen options a) and c)."))}), body(plain, rows=_LETTERED),
          selected=_ONLY_3, item="3", lists=_LETTERS),
    _case("options-named", "options named under the list", WORDS, "words",
          body(plain, pair=_PLAIN_PAIR, under={"3": p(r("Lack of staff and legal limits."))}), selected=_ONLY_3, item="3"),
    _case("options-by-letter", "options named by letter", WORDS, "words",
          body(plain, pair=_PLAIN_PAIR, rows=_LETTERED, under={"3": p(r("a and c"))}), body(plain, rows=_LETTERED), selected=_ONLY_3, item="3", lists=_LETTERS),
    _case("cell-x", "X in a table cell", WORDS, "sign", _grid("X"), _grid(""), selected=_GRID_MARKS, item=""),
    _case("cell-word", "a word in a table cell", WORDS, "words-beside", _grid("Yes"), _grid(""), selected=_GRID_MARKS, item=""),
    _case("cell-remark", "a remark in one cell of a row", WORDS, "cell-words", _grid("since 2020"), _grid(""), selected=_GRID_MARKS, item="",
          text="since 2020"),
    _case("cell-shaded", "a table cell filled", STYLE, "cell-shading", _grid("", "FFD966"), _grid(""), selected=_GRID_MARKS, item=""),
    _case("option-cell-shaded", "the option's cell filled", STYLE, "cell-shading", _cells("FFD966"), _cells(""), selected=_YES_NO, item=""),
)

_TRACK = 'w:id="7" w:author="Ann" w:date="2023-07-14T09:00:00Z"'


def _deleted(text: str) -> str:
    return f'<w:del {_TRACK}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def _inserted(text: str) -> str:
    return f"<w:ins {_TRACK}>{r(text)}</w:ins>"


_KEPT_ROWS = "".join(p(r(label)) for label in OPTIONS if label in CHOSEN)
_DELETIONS = (
    _case("deleted-other", "the other deleted", GONE, "deletion", body(plain, pair=lambda chosen, other: r(chosen), rows=_KEPT_ROWS)),
    _case("deleted-options", "options that do not apply deleted", GONE, "deletion", body(plain, pair=_PLAIN_PAIR, rows=_KEPT_ROWS), selected=_ONLY_3, item="3"),
    _case("boxes-deleted", "the boxes of the others deleted", GONE, "box-removed", body(typed("☐ {}", "{}")), body(boxed)),
    _case("tracked-deletion", "the other deleted under tracking", TRACKED, "tracked-deletion",
          body(lambda label, chosen: r(label) if chosen else _deleted(label)), printed=None),
    _case("tracked-insertion", "X inserted under tracking", TRACKED, "sign", body(lambda label, chosen: r(label) + (_inserted(" X") if chosen else ""))),
    _case("tracked-word", "“Yes” inserted under tracking", TRACKED, "words",
          body(plain, under={"1": p(_inserted("Yes")), "2": p(_inserted("No"))}), selected=_PAIRS),
)


def _check_box(label: str, on: bool) -> str:
    states = '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
    value = "" if on else ' w14:val="0"'
    return control(f"<w14:checkbox><w14:checked{value}/>{states}</w14:checkbox>", r("☒" if on else "☐")) + r(" " + label)


def _legacy_box(label: str, on: bool) -> str:
    checked = "<w:checked/>" if on else '<w:checked w:val="0"/>'
    return legacy(f'<w:checkBox><w:sizeAuto/><w:default w:val="0"/>{checked}</w:checkBox>', "FORMCHECKBOX") + r(" " + label)


def _drop_down(chosen: str, other: str) -> str:
    entries = "".join(f'<w:listItem w:displayText="{label}" w:value="{label}"/>' for label in ("Choose an item.", "Yes", "No"))
    prompt = "" if chosen else "<w:showingPlcHdr/>"
    return control(f"{prompt}<w:dropDownList>{entries}</w:dropDownList>", r(chosen or "Choose an item."))


def _legacy_drop_down(chosen: str, other: str) -> str:
    entries = "".join(f'<w:listEntry w:val="{label}"/>' for label in ("Please choose", "Yes", "No"))
    result = f'<w:result w:val="{("", "Yes", "No").index(chosen)}"/>' if chosen else ""
    return legacy(f"<w:ddList>{result}{entries}</w:ddList>", "FORMDROPDOWN")


def _text_control(chosen: str, other: str) -> str:
    prompt = "" if chosen else "<w:showingPlcHdr/>"
    return r("Yes / No   Answer: ") + control(f"{prompt}<w:text/>", r(chosen or "Click here to enter text."))


def _empty(pair: Pair) -> str:
    """The form with controls of which none is filled in."""
    return body(plain, pair=lambda chosen, other: pair("", ""))


_CONTROLS = (
    _case("check-box", "check box (w14:checkbox)", CONTROL, "check-box", body(_check_box), body(lambda label, on: _check_box(label, False)), printed="sign"),
    _case("legacy-check-box", "check box of older Word (FORMCHECKBOX)", CONTROL, "check-box", body(_legacy_box),
          body(lambda label, on: _legacy_box(label, False)), printed="sign"),
    _case("drop-down", "drop-down list", CONTROL, "words", body(plain, pair=_drop_down), _empty(_drop_down), selected=_PAIRS),
    _case("legacy-drop-down", "drop-down list of older Word", CONTROL, "words",
          body(plain, pair=_legacy_drop_down), _empty(_legacy_drop_down), selected=_PAIRS),
    _case("text-control", "“Yes” in a text control", CONTROL, "words", body(plain, pair=_text_control), _empty(_text_control), selected=_PAIRS),
)


def _width(label: str) -> float:
    """Width of a label in points, about."""
    return 5.0 * len(label) + 2


def _ring(label: str, chosen: bool) -> str:
    return (shape("ellipse", _width(label) + 10, 17, left=-5, down=-3) if chosen else "") + r(label)


def _oval(label: str, chosen: bool) -> str:
    return (vml("oval", f"margin-left:{_LEFT[label]}pt;margin-top:-3pt;width:{_width(label) + 10}pt;height:17pt") if chosen else "") + r(label)


def _drawn(preset: str, width: float, height: float, *, left: float, down: float, gap: str) -> Option:
    """Options with a shape drawn at the chosen one; gap: spaces that leave room for it before the label."""
    return lambda label, chosen: (shape(preset, width, height, left=left, down=down) if chosen else "") + r(gap + label)


def _crossed_through(label: str, chosen: bool) -> str:
    return ("" if chosen else shape("line", _width(label), 0.5, down=6)) + r(label)


_LEFT = {"Yes": 211.0, "No": 238.0, "Lack of staff": -5.0, "Legal limits": -5.0}
"""Where labels begin, in points from the column's edge."""


def _box_picture(ticked: bool) -> bytes:
    """A picture of a box, 24 pixels square."""
    image = Image.new("L", (24, 24), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((2, 2, 21, 21), outline=0, width=2)
    if ticked:
        draw.line((6, 12, 10, 17, 18, 6), fill=0, width=3)
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


PICTURES = {"on": _box_picture(True), "off": _box_picture(False)}


def _pictured(label: str, chosen: bool) -> str:
    return picture("on" if chosen else "off", 10) + r(" " + label)


_DRAWINGS = (
    _case("ring", "a ring (DrawingML ellipse)", DRAWN, "drawing", body(_ring)),
    _case("oval", "a ring of older Word (VML oval)", DRAWN, "drawing", body(_oval)),
    _case("tick-drawn", "a drawn tick", DRAWN, "drawing", body(_drawn("tick", 9, 10, left=2, down=1, gap="     "))),
    _case("arrow-drawn", "a drawn arrow", DRAWN, "drawing", body(_drawn("rightArrow", 12, 8, left=0, down=3, gap="     "))),
    _case("cross-drawn", "a drawn cross", DRAWN, "drawing", body(_drawn("mathMultiply", 12, 12, left=0, down=1, gap="     "))),
    _case("line-through", "a line drawn through the other", DRAWN, "drawing", body(_crossed_through), printed="strike"),
    _case("picture-boxes", "pictures of boxes", DRAWN, "image-box", body(_pictured), body(lambda label, on: _pictured(label, False)), pictures=PICTURES,
          printed="check-box"),
)

WORD: tuple[Case, ...] = (*_STYLES, *_SIGNS, *_WORDS, *_DELETIONS, *_CONTROLS, *_DRAWINGS)
