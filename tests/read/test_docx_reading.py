"""Word files of a few paragraphs, written as XML in the test."""

from __future__ import annotations

import io
import zipfile

import pytest
from wordml import p, r

from extractor.data.document import Block, Document
from extractor.errors import BrokenDocument, EmptyDocument, EncryptedDocument, UnsupportedFormat
from extractor.read.docx import read_docx
from extractor.read.docx_numbering import written

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def word(body: str, **parts: str) -> Document:
    """The document of a body; further parts by name (styles, numbering, footnotes, comments)."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        main = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        package.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{main}</Relationships>')
        listed = "".join(f'<Relationship Id="p{k}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>' for k, name in enumerate(parts))
        package.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{listed}</Relationships>')
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {W}>{content}</w:{name}>")
    return read_docx(data.getvalue())


def styled(block: Block, name: str) -> list[str]:
    return [block.text[s.start : s.end] for s in block.spans if getattr(s.style, name)]


@pytest.mark.parametrize(("properties", "attribute", "on"), [
    ("<w:b/>", "bold", True), ('<w:b w:val="0"/>', "bold", False), ('<w:b w:val="false"/>', "bold", False), ("<w:strike/>", "strike", True),
    ('<w:strike w:val="0"/>', "strike", False), ("<w:dstrike/>", "strike", True), ('<w:u w:val="single"/>', "underline", True),
    ('<w:u w:val="none"/>', "underline", False), ('<w:highlight w:val="none"/>', "highlight", False), ('<w:highlight w:val="yellow"/>', "highlight", True),
    ('<w:color w:val="auto"/>', "color", False), ('<w:color w:val="000000"/>', "color", False), ('<w:color w:val="FF0000"/>', "color", True),
    ('<w:shd w:val="clear" w:fill="auto"/>', "shading", False), ('<w:shd w:val="clear" w:fill="D9D9D9"/>', "shading", True),
    ("<w:bCs/>", "bold", False), ("<w:bCs/><w:rtl/>", "bold", True), ('<w:bCs w:val="0"/><w:rtl/>', "bold", False), ("<w:iCs/><w:rtl/>", "italic", True),
    ('<w:bdr w:val="single"/>', "border", True), ('<w:bdr w:val="nil"/>', "border", False), ("<w:smallCaps/>", "caps", True),
    ('<w:em w:val="underDot"/>', "emphasis", True), ('<w:em w:val="none"/>', "emphasis", False), ("<w:imprint/>", "effect", True),
    ('<w:shadow w:val="0"/>', "effect", False), ('<w14:glow w14:rad="63500"/>', "effect", True), ('<w14:glow w14:rad="0"/>', "effect", False),
    ("<w14:textOutline><w14:noFill/></w14:textOutline>", "effect", False), ('<w:effect w:val="shimmer"/>', "effect", False),
])
def test_direct_formatting(properties: str, attribute: str, on: bool) -> None:
    block = word(p(r("Yes", properties), r(" / No"))).blocks[0]
    assert styled(block, attribute) == (["Yes"] if on else [])


STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="Strong"><w:name w:val="Strong line"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Child"/><w:basedOn w:val="Strong"/></w:style>
<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:rPr><w:b/></w:rPr></w:style>"""


def test_a_toggle_set_by_paragraph_and_character_style_cancels() -> None:
    block = word(p(r("Yes"), r(" No", '<w:rStyle w:val="Emphasis"/>'), properties='<w:pStyle w:val="Child"/>'), styles=STYLES).blocks[0]
    assert styled(block, "bold") == ["Yes"]
    assert block.spans[0].style.size == 11.0


def test_a_run_set_light_in_a_bold_style_is_light_and_a_bold_mark_is_no_bold_run() -> None:
    light = word(p(r("Yes", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="Strong"/>'), styles=STYLES).blocks[0]
    mark = word(p(r("Yes"), properties="<w:rPr><w:b/></w:rPr>"), styles=STYLES).blocks[0]
    assert styled(light, "bold") == styled(mark, "bold") == []


def test_a_run_cut_by_a_spelling_check_is_one() -> None:
    block = word(p(r("Ye", "<w:b/>"), '<w:proofErr w:type="spellStart"/>', r("s", "<w:b/>"))).blocks[0]
    assert [block.text[s.start : s.end] for s in block.spans] == ["Yes"]


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/>
<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>"""


def item(text: str, level: int, number: int = 1) -> str:
    return p(r(text), properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_labels_count_nest_and_restart() -> None:
    body = item("one", 0) + item("a", 1) + item("b", 1) + item("two", 0) + item("a", 1) + item("seven", 0, 3) + item("dot", 0, 2)
    blocks = word(body, numbering=NUMBERING).blocks
    assert [b.text for b in blocks] == ["1. one", "1.a) a", "1.b) b", "2. two", "2.a) a", "7. seven", "• dot"]
    assert [b.text[: b.label_end] for b in blocks[:2]] == ["1. ", "1.a) "]


@pytest.mark.parametrize(("count", "style", "label"), [
    (4, "lowerRoman", "iv"), (28, "upperLetter", "BB"), (3, "russianLower", "в"), (12, "chineseCounting", "十二"),
    (5, "hindiNumbers", "٥"), (7, "decimalZero", "07")])
def test_number_formats(count: int, style: str, label: str) -> None:
    assert written(count, style) == label


def test_tracked_changes_are_accepted_and_kept() -> None:
    body = p(r("Yes "), '<w:del w:author="Ann"><w:r><w:delText>/ No</w:delText></w:r></w:del>', f'<w:ins w:author="Ann">{r("indeed")}</w:ins>')
    block = word(body).blocks[0]
    assert block.text == "Yes indeed"
    assert [(d.text, d.author, d.at) for d in block.deletions] == [("/ No", "Ann", 4)]
    assert [s.inserted_by for s in block.spans] == [None, "Ann"]


def test_a_wholly_deleted_paragraph_is_not_lost() -> None:
    gone = p('<w:del w:author="Ann"><w:r><w:delText>Translation software</w:delText></w:r></w:del>')
    assert word(gone + p(r("Other"))).blocks[0].deletions[0].text == "Translation software"


CHECKED = '<w:sdt><w:sdtPr><w14:checkbox>{}</w14:checkbox></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'


@pytest.mark.parametrize(("state", "on"), [("<w14:checked/>", True), ('<w14:checked w14:val="1"/>', True), ('<w14:checked w14:val="0"/>', False), ("", False)])
def test_check_box_controls(state: str, on: bool) -> None:
    block = word(p(CHECKED.format(state, r("☐")), r(" Yes"))).blocks[0]
    assert (block.text, block.controls[0].on) == (("☒" if on else "☐") + " Yes", on)


@pytest.mark.parametrize(("state", "on"), [
    ("<w:default w:val=\"1\"/>", True), ('<w:default w:val="1"/><w:checked w:val="0"/>', False), ("<w:checked/>", True), ("", False)])
def test_legacy_check_boxes(state: str, on: bool) -> None:
    field = (f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData></w:fldChar></w:r>'
             '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')
    block = word(p(field, r(" Yes"))).blocks[0]
    assert (block.text, block.controls[0].on) == (("☒" if on else "☐") + " Yes", on)


def test_a_drop_down_shows_its_choice_and_a_prompt_is_no_text() -> None:
    def control(prompt: str, text: str) -> str:
        return (f'<w:sdt><w:sdtPr>{prompt}<w:dropDownList><w:listItem w:displayText="Yes" w:value="1"/></w:dropDownList></w:sdtPr>'
                f"<w:sdtContent>{r(text)}</w:sdtContent></w:sdt>")

    assert word(p(r("Agreed? "), control("", "Yes"))).blocks[0].text == "Agreed? Yes"
    empty = word(p(r("Agreed? "), control("<w:showingPlcHdr/>", "Choose an item."))).blocks[0]
    assert (empty.text, empty.controls[0].choices) == ("Agreed? ", ("Yes",))


def test_symbols_hidden_text_fields_and_breaks() -> None:
    body = p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', r(" Yes", ""), r("secret", "<w:vanish/>"), "<w:r><w:br/><w:t>below</w:t></w:r>")
    document = word(body)
    assert document.blocks[0].text == "✓ Yes\nbelow"
    assert [n.code for n in document.notes] == ["hidden-text"]


def test_footnotes_are_referred_to_and_kept_apart() -> None:
    note = f'<w:footnote w:id="2">{p(r("See the act."))}</w:footnote>'
    document = word(p(r("Threema"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" users")), footnotes=note)
    assert (document.blocks[0].text, document.blocks[0].references) == ("Threema users", ((7, "1"),))
    assert (document.blocks[1].part, document.blocks[1].note, document.blocks[1].text) == ("footnote", "1", "See the act.")


@pytest.mark.parametrize(("settings", "printed"), [("", "i"), ('<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>', "1")])
def test_endnotes_are_counted_in_roman_numerals_unless_told_otherwise(settings: str, printed: str) -> None:
    note = f'<w:endnote w:id="2">{p(r("See the act."))}</w:endnote>'
    document = word(p(r("Threema"), '<w:r><w:endnoteReference w:id="2"/></w:r>'), endnotes=note, settings=settings)
    assert (document.blocks[0].references, document.blocks[1].note) == (((7, printed),), printed)


def test_tables_keep_empty_cells_merges_and_shading() -> None:
    shade = '<w:tcPr><w:shd w:val="clear" w:fill="FFFF00"/></w:tcPr>'
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    document = word(f"<w:tbl><w:tr><w:tc>{wide}{p(r('Head'))}</w:tc><w:tc>{p()}</w:tc></w:tr>"
                    f"<w:tr><w:tc>{p(r('Row'))}</w:tc><w:tc>{shade}{p()}</w:tc><w:tc>{p(r('X'))}</w:tc></w:tr></w:tbl>")
    assert [(b.text, b.cell.row, b.cell.column) for b in document.blocks if b.cell] == [("Head", 0, 0), ("", 0, 2), ("Row", 1, 0), ("", 1, 1), ("X", 1, 2)]
    assert document.blocks[3].cell is not None
    assert document.blocks[3].cell.shading == "ffff00"


def test_what_is_no_word_file_says_so() -> None:
    with pytest.raises(BrokenDocument):
        read_docx(b"PK\x03\x04 rubbish")
    with pytest.raises(UnsupportedFormat):
        read_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old file")
    with pytest.raises(EncryptedDocument):
        read_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(EmptyDocument):
        word(p())


@pytest.mark.parametrize(("properties", "attribute", "on"), [
    ('<w:shd w:val="clear" w:fill="D9D9D9"/>', "shading", True), ('<w:shd w:val="clear" w:fill="auto"/>', "shading", False),
    ("<w:pBdr>" + "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right")) + "</w:pBdr>", "border", True),
    ('<w:pBdr><w:bottom w:val="single"/></w:pBdr>', "border", False),
])
def test_shading_and_frame_of_a_paragraph_are_its_words_as_well(properties: str, attribute: str, on: bool) -> None:
    block = word(p(r("Yes"), properties=properties)).blocks[0]
    assert styled(block, attribute) == (["Yes"] if on else [])
