from __future__ import annotations

from extractor.data.document import Block, Document, Span, Style
from extractor.review.text_difference import Paragraph, compare_documents, compare_texts, is_right_to_left


def document(*texts: str, bold: tuple[str, ...] = ()) -> Document:
    blocks = []
    for index, text in enumerate(texts):
        spans = [Span(start=0, end=len(text), style=Style())]
        for word in bold:
            if (at := text.find(word)) >= 0:
                spans = [Span(start=0, end=at, style=Style()), Span(start=at, end=at + len(word), style=Style(bold=True)),
                         Span(start=at + len(word), end=len(text), style=Style())]
        blocks.append(Block(index=index, text=text, spans=tuple(span for span in spans if span.start < span.end)))
    return Document(blocks=tuple(blocks))


def signed(paragraphs: list[Paragraph]) -> list[list[tuple[str, str]]]:
    return [[(piece.sign, piece.text) for piece in paragraph.pieces] for paragraph in paragraphs]


def test_inserted_paragraph_and_words() -> None:
    blank = document("1. Do you use it? Yes / No", "2. Which?")
    reply = document("1. Do you use it? Yes / No", "Only by telephone.", "2. Which? Email")
    assert signed(compare_documents(blank, reply)) == [
        [("=", "1. Do you use it? Yes / No")], [("+", "Only by telephone.")], [("=", "2. Which? "), ("+", "Email")],
    ]


def test_deleted_option_is_shown_where_it_stood() -> None:
    found = signed(compare_documents(document("Used? Yes / No"), document("Used? Yes /")))
    assert [piece for paragraph in found for piece in paragraph if piece[0] == "-"] == [("-", "No")]


def test_deleted_paragraph_stands_on_its_own() -> None:
    found = signed(compare_documents(document("one line", "gone entirely", "last line"), document("one line", "last line")))
    assert found == [[("=", "one line")], [("-", "gone entirely")], [("=", "last line")]]


def test_a_box_that_was_ticked() -> None:
    found = signed(compare_documents(document("☐ Yes ☐ No"), document("☒ Yes ☐ No")))
    assert ("-", "☐") in found[0]
    assert ("+", "☒") in found[0]


def test_an_option_made_bold() -> None:
    paragraph = compare_documents(document("Used? Yes / No"), document("Used? Yes / No", bold=("Yes",)))[0]
    assert [(piece.sign, piece.text, piece.note) for piece in paragraph.pieces] == [
        ("=", "Used? ", ""), ("~", "Yes", "+bold"), ("=", " / No", ""),
    ]


def test_bold_everywhere_is_no_mark() -> None:
    texts = ("One two three", "Used? Yes / No")
    assert not any(paragraph.changed for paragraph in compare_documents(document(*texts), document(*texts, bold=texts)))


def test_texts() -> None:
    paragraph = compare_texts("We use email.", "We never use email!")
    assert [(piece.sign, piece.text) for piece in paragraph.pieces][:3] == [("=", "We "), ("+", "never"), ("=", " use email!")]


def test_direction() -> None:
    assert is_right_to_left("1. نعم yes")
    assert not is_right_to_left("Yes نعم")
    assert not is_right_to_left("12 / 3")


def test_a_long_document_is_no_trouble() -> None:
    texts = [f"paragraph {n} with some words of its own {n * 7}" for n in range(3000)]
    changed = [text + " added" if n % 10 == 0 else text for n, text in enumerate(texts)]
    assert sum(paragraph.changed for paragraph in compare_documents(document(*texts), document(*changed))) == 300
