"""PDF files of one page written in the test, in plain PDF syntax (ISO 32000-2): text, paths, pictures, annotations, form fields."""

from __future__ import annotations

import zlib

from reportlab.pdfbase.pdfmetrics import stringWidth

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points from the page's bottom left corner."""

FONTS = {"F1": "Helvetica", "F2": "ZapfDingbats", "F3": "Helvetica-Bold"}
LEFT, TOP, PITCH, SIZE = 72.0, 770.0, 24.0, 11.0
_WIDTH, _HEIGHT = 595, 842


class Paper:
    """A page in the making: text is written from left to right, lines from top to bottom."""

    def __init__(self) -> None:
        self._content: list[str] = []
        self._objects: list[str] = [""] * 2
        self._annotations: list[int] = []
        self._fields: list[int] = []
        self._images: dict[str, int] = {}
        self.x, self.y = LEFT, TOP
        fonts = {name: self.object(f"<</Type/Font/Subtype/Type1/BaseFont/{base}{_encoding(base)}>>") for name, base in FONTS.items()}
        self._fonts = "".join(f"/{name} {number} 0 R" for name, number in fonts.items())

    def object(self, content: str) -> int:
        """Add an indirect object; its number."""
        self._objects.append(content)
        return len(self._objects)

    def stream(self, entries: str, data: str) -> int:
        """Add a stream; its number."""
        return self.object(f"<<{entries}/Length {len(data.encode('latin-1'))}>>\nstream\n{data}\nendstream")

    # --- what is printed

    def text(self, text: str, font: str = "F1") -> Box:
        """Write text; the box of its characters."""
        width = stringWidth(text, FONTS[font], SIZE)
        shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self._content.append(f"BT /{font} {SIZE} Tf {self.x:.2f} {self.y:.2f} Td ({shown}) Tj ET")
        box = (self.x, self.y - 2.4, self.x + width, self.y + 8.6)
        self.x += width
        return box

    def space(self, width: float) -> Box:
        """Leave room; the box of it."""
        box = (self.x, self.y - 2.4, self.x + width, self.y + 8.6)
        self.x += width
        return box

    def line(self) -> None:
        """Go to the next line."""
        self.x, self.y = LEFT, self.y - PITCH

    def paint(self, operators: str) -> None:
        """Path construction and painting (8.5)."""
        self._content.append(f"q {operators} Q")

    def under(self, operators: str) -> None:
        """The same below everything that is there."""
        self._content.insert(0, f"q {operators} Q")

    def image(self, name: str, pixels: bytes, side: int, box: Box) -> None:
        """A square grey picture (8.9.5)."""
        if name not in self._images:
            data = zlib.compress(pixels).hex() + ">"
            entries = f"/Type/XObject/Subtype/Image/Width {side}/Height {side}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter[/ASCIIHexDecode/FlateDecode]"
            self._images[name] = self.stream(entries, data)
        self.paint(f"{box[2] - box[0]:.2f} 0 0 {box[3] - box[1]:.2f} {box[0]:.2f} {box[1]:.2f} cm /{name} Do")

    # --- what is put on the page

    def annotation(self, subtype: str, box: Box, entries: str = "", drawing: str = "") -> None:
        """An annotation (12.5); drawing: operators of its appearance, in the page's coordinates; none where viewers draw it themselves."""
        shown = f"/AP<</N {self._form(box, drawing)} 0 R>>" if drawing else ""
        color = "1 .9 0" if subtype == "Highlight" else ".75 0 0"
        self._annotations.append(self.object(f"<</Type/Annot/Subtype/{subtype}/Rect[{_numbers(box)}]/F 4/C[{color}]{entries}{shown}>>"))

    def check_box(self, name: str, box: Box, *, on: bool) -> None:
        """A check box (12.7.5.2.3)."""
        number = self._button(name, box, "Yes", on=on, entries=f"/FT/Btn/T({name})/V/{'Yes' if on else 'Off'}")
        self._fields.append(number)

    def radio_group(self, name: str, buttons: list[tuple[str, Box]], chosen: str | None) -> None:
        """Radio buttons of one field (12.7.5.2.4): (state, box) each."""
        parent = self.object("")
        kids = [self._button(name, box, state, on=state == chosen, entries=f"/Parent {parent} 0 R", ring=True) for state, box in buttons]
        self._objects[parent - 1] = f"<</FT/Btn/Ff {1 << 15}/T({name})/V/{chosen or 'Off'}/Kids[{' '.join(f'{k} 0 R' for k in kids)}]>>"
        self._fields.append(parent)

    def field(self, name: str, box: Box, value: str, *, choices: tuple[str, ...] = ()) -> None:
        """A text field, or, with choices, a combo box (12.7.5.3, 12.7.5.4)."""
        kind = f"/FT/Ch/Ff {1 << 17}/Opt[{''.join(f'({c})' for c in choices)}]" if choices else "/FT/Tx"
        frame = f".6 G {box[0]:.2f} {box[1]:.2f} {box[2] - box[0]:.2f} {box[3] - box[1]:.2f} re S"
        shown = f"{frame} BT 0 g /F1 {SIZE} Tf {box[0] + 3:.2f} {box[1] + 4:.2f} Td ({value}) Tj ET"
        number = self.object(
            f"<</Type/Annot/Subtype/Widget/Rect[{_numbers(box)}]/F 4{kind}/T({name})/V({value})/DA(/F1 {SIZE} Tf 0 g)/AP<</N {self._form(box, shown)} 0 R>>>>")
        self._annotations.append(number)
        self._fields.append(number)

    def _button(self, name: str, box: Box, state: str, *, on: bool, entries: str, ring: bool = False) -> int:
        outline = round_path(box) if ring else f"{box[0]:.2f} {box[1]:.2f} {box[2] - box[0]:.2f} {box[3] - box[1]:.2f} re"
        inner = inset(box, 3)
        crossed = f"{line_path([(inner[0], inner[1]), (inner[2], inner[3])])} {line_path([(inner[0], inner[3]), (inner[2], inner[1])])} S"
        mark = f"{round_path(inner)} f" if ring else crossed
        states = f"/{state} {self._form(box, f'{outline} S {mark}')} 0 R/Off {self._form(box, f'{outline} S')} 0 R"
        number = self.object(f"<</Type/Annot/Subtype/Widget/Rect[{_numbers(box)}]/F 4{entries}/AS/{state if on else 'Off'}/AP<</N<<{states}>>>>>>")
        self._annotations.append(number)
        return number

    def _form(self, box: Box, drawing: str) -> int:
        """A form XObject (8.10) that shows at its own place on the page."""
        return self.stream(f"/Type/XObject/Subtype/Form/BBox[{_numbers(inset(box, -2))}]/Resources<</Font<<{self._fonts}>>>>", drawing)

    def bytes(self) -> bytes:
        """The file."""
        content = self.stream("", "\n".join(self._content))
        images = "".join(f"/{name} {number} 0 R" for name, number in self._images.items())
        annotations, fields = (" ".join(f"{k} 0 R" for k in numbers) for numbers in (self._annotations, self._fields))
        page = self.object(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {_WIDTH} {_HEIGHT}]/Contents {content} 0 R/Annots[{annotations}]"
            f"/Resources<</Font<<{self._fonts}>>/XObject<<{images}>>>>>>")
        form = f"/AcroForm<</Fields[{fields}]/DR<</Font<<{self._fonts}>>>>/DA(/F1 0 Tf 0 g)>>" if fields else ""
        self._objects[:2] = [f"<</Type/Catalog/Pages 2 0 R{form}>>", f"<</Type/Pages/Kids[{page} 0 R]/Count 1>>"]
        data, places = b"%PDF-1.7\n", []
        for number, content_of in enumerate(self._objects, 1):
            places.append(len(data))
            data += f"{number} 0 obj\n{content_of}\nendobj\n".encode("latin-1")
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        count = len(places) + 1
        return data + f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF\n".encode("latin-1")


def inset(box: Box, margin: float) -> Box:
    """A box made smaller (or larger, by a negative margin) on all sides."""
    return (box[0] + margin, box[1] + margin, box[2] - margin, box[3] - margin)


def line_path(points: list[tuple[float, float]]) -> str:
    """Path of straight lines from point to point."""
    (x, y), *rest = points
    return f"{x:.1f} {y:.1f} m " + " ".join(f"{x:.1f} {y:.1f} l" for x, y in rest)


def round_path(box: Box) -> str:
    """Path of the ellipse inside a box: four Bézier curves."""
    x0, y0, x1, y1 = box
    x, y, a, b = (x0 + x1) / 2, (y0 + y1) / 2, 0.5523 * (x1 - x0) / 2, 0.5523 * (y1 - y0) / 2
    return (
        f"{x1:.2f} {y:.2f} m {x1:.2f} {y + b:.2f} {x + a:.2f} {y1:.2f} {x:.2f} {y1:.2f} c {x - a:.2f} {y1:.2f} {x0:.2f} {y + b:.2f} {x0:.2f} {y:.2f} c "
        f"{x0:.2f} {y - b:.2f} {x - a:.2f} {y0:.2f} {x:.2f} {y0:.2f} c {x + a:.2f} {y0:.2f} {x1:.2f} {y - b:.2f} {x1:.2f} {y:.2f} c h")


def quad(box: Box) -> str:
    """``QuadPoints`` of a text markup annotation (12.5.6.10)."""
    x0, y0, x1, y1 = box
    return f"/QuadPoints[{_numbers((x0, y1, x1, y1))} {_numbers((x0, y0, x1, y0))}]"


def _numbers(box: Box) -> str:
    return " ".join(f"{v:.2f}" for v in box)


def _encoding(base: str) -> str:
    return "" if base == "ZapfDingbats" else "/Encoding/WinAnsiEncoding"
