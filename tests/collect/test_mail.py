"""Mails: what is attached, forwarded, quoted or typed; what is passed over and why."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from compound import compound, message

from extractor.collect import collect, load, load_all, open_unit
from extractor.collect.forwarded import header_at, plain_date
from extractor.collect.names import clean
from extractor.data.source import Source
from extractor.data.submission import Failure, Ignored, Message, Unit
from extractor.errors import EmptyDocument, EncryptedDocument, UsageError

PDF = b"%PDF-1.7\n%%EOF\n"
ANSWERS = "Dear colleagues,\n\nQuestion 1: Yes.\n\nQuestion 2: We use a register.\n\nRegards\n"
MARCH = 133_228_800_000_000_000  # 2023-03-10 00:00 UTC as FILETIME


def mail(text: str | None = "Please find attached our reply.", subject: str = "Reply of Ruritania", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = headers.pop("sender", "Desk <desk@moj.example>")
    made["Subject"] = subject
    made["Date"] = headers.pop("date", "Mon, 04 Sep 2023 09:30:00 +0200")
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    if text is not None:
        made.set_content(text)
    return made


def opened(data: bytes, name: str = "a.eml") -> list[Source | Ignored | Failure | Message]:
    return list(open_unit(Unit(path=name, file=name), data))


def sources(data: bytes) -> list[Source]:
    return [entry for entry in opened(data) if isinstance(entry, Source)]


def reasons(data: bytes) -> dict[str, str]:
    return {entry.path: entry.reason for entry in opened(data) if isinstance(entry, Ignored)}


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_attachment_keeps_its_way_and_the_mail_its_envelope() -> None:
    made = mail()
    made.add_attachment(PDF, maintype="application", subtype="octet-stream", filename="Answer of ministry.doc")
    made.add_attachment(
        b"\x89PNG\r\n\x1a\n" + b"\0" * 8 + struct.pack(">II", 120, 40), maintype="image", subtype="png", filename="logo.png"
    )
    (source,) = sources(made.as_bytes())
    assert (source.path, source.format, source.received, source.sender) == (
        "a.eml/Answer of ministry.doc",
        "pdf",
        "2023-09-04",
        "Desk <desk@moj.example>",
    )
    assert reasons(made.as_bytes()) == {"a.eml/logo.png": "picture (logo or signature)"}
    (shown,) = [entry for entry in opened(made.as_bytes()) if isinstance(entry, Message)]
    assert (shown.body, shown.sent) == ("cover note", "2023-09-04T07:30:00+00:00")


def test_large_picture_may_be_a_scan() -> None:
    made = mail()
    made.add_attachment(
        b"\x89PNG\r\n\x1a\n" + b"\0" * 8 + struct.pack(">II", 1654, 2339), maintype="image", subtype="png", filename="page1.png"
    )
    (failure,) = [entry for entry in opened(made.as_bytes()) if isinstance(entry, Failure)]
    assert failure.code == "scanned-document"


def test_mail_in_mail_and_zip_in_mail() -> None:
    inner = mail(subject="Slovenia: reply", date="Wed, 06 Sep 2023 09:30:00 +0000", sender="X <x@gov.si>")
    archive = zipped({"docs/reply.pdf": PDF, "__MACOSX/docs/._reply.pdf": b"\0\5\x16\7", "Thumbs.db": b"x"})
    inner.add_attachment(archive, maintype="application", subtype="zip", filename="d.zip")
    outer = mail(subject="Fwd: Slovenia", sender="Colleague <c@secretariat.example>")
    outer.add_attachment(inner)
    (source,) = sources(outer.as_bytes())
    assert source.path == "a.eml/Slovenia: reply.eml/d.zip/docs/reply.pdf"
    assert (source.received, source.sender, source.subject) == ("2023-09-06", "X <x@gov.si>", "Slovenia: reply")
    assert len(reasons(outer.as_bytes())) == 2


@pytest.mark.parametrize(
    ("text", "is_reply"),
    [
        (ANSWERS, True),
        ("Ad 1) Oui.\nAd 2) Nous utilisons un registre.\n", True),
        ("Pregunta 1: Sí\nPregunta 2: No\n", True),
        ("1. Yes\n2. No\n3. We have set up a register of cases in all courts.\n", True),
        ("Please find attached:\n1. Note verbale\n2. Questionnaire\n3. Annex\n", False),
        ("Kindly find attached the reply. Call me at 3) 12 34.", False),
    ],
)
def test_reply_typed_into_the_body(text: str, is_reply: bool) -> None:
    found = sources(mail(text).as_bytes())
    assert bool(found) is is_reply
    if is_reply:
        assert found[0].format == "text"
        assert found[0].path == "a.eml/body"
        assert found[0].data.decode().startswith("Reply of Ruritania\n\n")
    else:
        assert reasons(mail(text).as_bytes()) == {"a.eml": "mail without a reply"}


def test_numbered_list_beside_an_attachment_is_no_reply() -> None:
    made = mail("1. Yes, attached is the reply\n2. Yes, and a note\n3. No more to come from our side, thank you for the patience\n")
    made.add_attachment(PDF, maintype="application", subtype="pdf", filename="r.pdf")
    assert [source.format for source in sources(made.as_bytes())] == ["pdf"]


def test_answers_between_quoted_questions_keep_the_questions() -> None:
    text = "> Question 1: Do you?\nYes\n\n> Question 2: How?\nBy mail\n\n> Question 3: When?\nDaily\n"
    (source,) = sources(mail(text, subject="Re: questionnaire").as_bytes())
    assert "Question 2: How?\nBy mail" in source.data.decode()


def test_earlier_mails_below_are_left_out() -> None:
    text = (
        ANSWERS
        + "\n-----Original Message-----\nFrom: Secretariat\nSent: Monday, 4 September 2023\nTo: Desk\nSubject: Questionnaire\n\n"
        + "Question 1: Do you?\n"
    )
    (source,) = sources(mail(text).as_bytes())
    assert "Original" not in source.data.decode()
    assert source.data.decode().count("Question 1") == 1


@pytest.mark.parametrize(
    ("subject", "headers"),
    [
        ("Automatic reply: CU 2023/187", {}),
        ("Réponse automatique : CU", {}),
        ("Автоответ: запрос", {}),
        ("رد تلقائي: استبيان", {}),
        ("自动回复: 问卷", {}),
        ("CU 2023/187", {"Auto_Submitted": "auto-replied"}),
        ("CU 2023/187", {"X_Autoreply": "yes"}),
    ],
)
def test_automatic_replies(subject: str, headers: dict[str, str]) -> None:
    assert reasons(mail(ANSWERS, subject=subject, **headers).as_bytes()) == {"a.eml": "automatic reply"}


def test_html_alone_is_read_as_text() -> None:
    made = mail(None)
    made.set_content(
        "<html><head><style>p{}</style></head><body><p>Question 1: Yes</p><div style='display: none'>Question 9: no</div>"
        "<ol><li>x</li></ol><p>Question 2: a<br>b</p><script>Question 3: 1</script></body></html>",
        subtype="html",
    )
    (source,) = sources(made.as_bytes())
    text = source.data.decode()
    assert "Question 1: Yes" in text and "Question 2: a\nb" in text
    assert "Question 9" not in text and "Question 3" not in text


def test_marks_in_the_text_of_a_mail_are_kept() -> None:
    html = (
        "<p>Question 1: Do you?</p><p><b>Yes</b> / <s>No</s></p><p>Question 2: Where? <span style='color:#f00;background:yellow'>Here</span></p>"
        "<p>From: Secretariat<br>Sent: Monday<br>To: Desk<br>Subject: Questionnaire</p><p>Question 1: <u>earlier</u></p>"
    )
    made = mail("Question 1: Do you?\nYes / No\nQuestion 2: Where? Here\n")
    made.add_alternative(html, subtype="html")
    (source,) = sources(made.as_bytes())
    assert (source.format, source.path) == ("docx", "a.eml/body")
    assert sources(made.as_bytes())[0].sha256 == source.sha256
    with zipfile.ZipFile(io.BytesIO(source.data)) as package:
        written = package.read("word/document.xml").decode()
    assert re.findall(r"<w:rPr>((?:<w:[a-z]+[^>]*/>)+)</w:rPr><w:t[^>]*>(.*?)</w:t>", written) == [
        ("<w:b/>", "Yes"),
        ("<w:strike/>", "No"),
        ('<w:color w:val="ff0000"/><w:shd w:val="clear" w:color="auto" w:fill="ffff00"/>', "Here"),
    ]
    assert "Reply of Ruritania" in written and "earlier" not in written
    made = mail("Question 1: Yes\nQuestion 2: No\n")
    made.add_alternative("<p>Question 1: Yes</p><p>Question 2: No</p>", subtype="html")
    assert sources(made.as_bytes())[0].format == "text"


def test_forwarded_as_text_names_the_first_sender() -> None:
    made = mail(
        "FYI\n\n---------- Forwarded message ---------\nFrom: Ana <ana@mj.gov.pt>\nDate: Wed, 6 Sept 2023 at 10:00\n"
        "Subject: Reply of Portugal\n"
        "To: <sec@un.example>\n\nAttached.\n",
        subject="Fwd: Reply of Portugal",
        date="Thu, 07 Sep 2023 09:30:00 +0000",
    )
    made.add_attachment(PDF, maintype="application", subtype="pdf", filename="r.pdf")
    (source,) = sources(made.as_bytes())
    assert (source.sender, source.received) == ("Ana <ana@mj.gov.pt>", "2023-09-06")


def test_an_answer_that_quotes_is_no_forward() -> None:
    made = mail(
        "See attached.\n\nFrom: Secretariat <s@un.example>\nSent: Monday\nTo: Desk\nSubject: Questionnaire\n", subject="RE: Questionnaire"
    )
    made.add_attachment(PDF, maintype="application", subtype="pdf", filename="r.pdf")
    assert sources(made.as_bytes())[0].sender == "Desk <desk@moj.example>"


@pytest.mark.parametrize(
    ("lines", "sender"),
    [
        (["Von: A", "Gesendet: Montag, 4. September 2023", "An: B", "Betreff: C"], "A"),
        (["De : A", "Envoyé : lundi", "À : B", "Objet : C"], "A"),
        (["发件人: A", "发送时间: 2023年9月4日", "收件人: B", "主题: C"], "A"),
        (["*From:* A", "*Sent:* x", "*To:* y"], "A"),
        (["From: A", "", "To: B"], None),
        (["To: B", "From: A", "Date: x"], None),
        (["From: A"], None),
    ],
)
def test_headers_in_the_text(lines: list[str], sender: str | None) -> None:
    found = header_at(lines, 0)
    assert (found.sender if found else None) == sender


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Wed, 06 Sep 2023 09:30:00 +0000", "2023-09-06"),
        ("Wednesday, September 6, 2023 9:30 AM", "2023-09-06"),
        ("2023年9月4日 10:00", "2023-09-04"),
        ("13/09/2023", "2023-09-13"),
        ("06/09/2023", None),
        ("9/9/2023", "2023-09-09"),
        ("no date", None),
        ("31 Feb 2023", None),
    ],
)
def test_dates_that_mail_programs_print(text: str, date: str | None) -> None:
    assert plain_date(text) == date


def test_parts_that_are_never_replies() -> None:
    made = mail()
    made.add_attachment(b"\x30\x80\x06\x09", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    made.add_attachment("BEGIN:VCALENDAR\nEND:VCALENDAR\n", subtype="calendar", filename="invite.ics")
    found = reasons(made.as_bytes())
    assert found["a.eml/smime.p7s"] == "digital signature"
    assert found["a.eml/invite.ics"] == "text without answers to numbered questions"
    remote = b"From: a@b\r\nSubject: x\r\nContent-Type: message/external-body; access-type=URL; URL=http://x.example/r.docx\r\n\r\n"
    assert "never fetched" in " ".join(reasons(remote).values())


def test_delivery_report_is_passed_over() -> None:
    report = (
        b"From: mailer@x\r\nSubject: Undeliverable: CU\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/plain\r\n\r\nQuestion 1: yes\r\nQuestion 2: no\r\n--b--\r\n"
    )
    assert sources(report) == []


def test_mail_wrapped_in_its_signature() -> None:
    inner = (
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/pdf; name=r.pdf\r\n"
        b"Content-Disposition: attachment; filename=r.pdf\r\n\r\n" + PDF + b"\r\n--b--\r\n"
    )
    made = mail(None)
    made.set_content(signed(inner), maintype="application", subtype="pkcs7-mime", filename="smime.p7m")
    (source,) = sources(made.as_bytes())
    assert source.path == "a.eml/smime.p7m/signed.eml/r.pdf"
    assert source.sender == "Desk <desk@moj.example>"


def signed(content: bytes) -> bytes:
    """A SignedData in BER, indefinite lengths and a content in pieces, as mail programs write it."""

    def element(tag: int, data: bytes) -> bytes:
        size = len(data).to_bytes(4)
        return bytes([tag, 0x84]) + size + data

    pieces = b"".join(element(0x04, content[k : k + 50]) for k in range(0, len(content), 50))
    data = bytes.fromhex("06092a864886f70d010701") + b"\xa0\x80\x24\x80" + pieces + b"\0\0\0\0"
    inner = b"\x02\x01\x01" + b"\x31\x00" + b"\x30\x80" + data + b"\0\0"
    return b"\x30\x80" + bytes.fromhex("06092a864886f70d010702") + b"\xa0\x80\x30\x80" + inner + b"\0\0" * 3


def test_encrypted_mail_is_one_clear_error() -> None:
    made = mail(None)
    made.set_content(
        b"\x30\x80" + bytes.fromhex("06092a864886f70d010703") + b"\xa0\x80",
        maintype="application",
        subtype="pkcs7-mime",
        filename="smime.p7m",
    )
    assert [entry.code for entry in opened(made.as_bytes()) if isinstance(entry, Failure)] == ["encrypted-document"]


@pytest.mark.parametrize(
    "broken",
    [
        b"From: a\r\nTo: b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n",
        b"From: =?utf-8?b?!!!?=\r\nTo: b\r\nSubject: =?x?q?=FF?=\r\nDate: never\r\n\r\nhello",
        b"From: \xff\xfe\r\nTo: b\r\nContent-Type: text/plain; charset=no-such\r\n\r\n\xff\xfe\x00",
        b"From: a\r\nTo: b\r\nContent-Type: multipart/mixed\r\n\r\nx",
        b"From: a\r\nTo: b\r\n" + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" * 3000,
    ],
)
def test_broken_mails_never_stop_the_program(broken: bytes) -> None:
    assert sources(broken) == []


def test_mailbox_is_cut_into_mails(tmp_path: Path) -> None:
    first, second = mail(ANSWERS), mail("From my side nothing.\n\nFrom here on no more")
    box = b"From a@b Mon Sep  4 09:30:00 2023\n" + first.as_bytes() + b"\n\nFrom c@d Mon Sep  4 10:30:00 2023\n" + second.as_bytes()
    (tmp_path / "box").write_bytes(box)
    found = list(collect(tmp_path))
    assert [entry.path for entry in found if isinstance(entry, Message)] == ["box/1", "box/2"]
    assert [entry.path for entry in found if isinstance(entry, Source)] == ["box/1/body"]
    inside = opened(zipped({"box": box}), "a.zip")
    assert [entry.path for entry in inside if isinstance(entry, Source)] == ["a.zip/box/1/body"]


def test_outlook_message_with_attachment_and_embedded_mail() -> None:
    inner = message({0x0037: "Inner", 0x1000: ANSWERS, 0x0C1A: "Ines", 0x5D01: "ines@gov.example"}, {0x0039: MARCH}, embedded=True)
    attached = message({0x3707: "reply.docx"}, top=False) | {"__substg1.0_37010102": PDF}
    nested = message({0x3001: "Inner"}, top=False) | {"__substg1.0_3701000D": inner}
    tree = message({0x0037: "Outer", 0x1000: "See attached", 0x0C1A: "Omar"}, {0x0039: MARCH}) | {
        "__attach_version1.0_#00000000": attached,
        "__attach_version1.0_#00000001": nested,
    }
    found = opened(compound(tree), "m.msg")
    assert [(entry.path, entry.format, entry.sender, entry.received) for entry in found if isinstance(entry, Source)] == [
        ("m.msg/reply.docx", "pdf", "Omar", "2023-03-10"),
        ("m.msg/Inner.msg/body", "text", "Ines <ines@gov.example>", "2023-03-10"),
    ]


def test_outlook_message_of_rich_text_only() -> None:
    rtf = rb"{\rtf1\ansi\ansicpg1252 {\fonttbl{\f0 A;}}Question 1: Yes\par Question 2: caf\'e9 \u8364? {\*\x y}\htmlrtf gone\htmlrtf0 end\par}"
    packed = struct.pack("<IIII", len(rtf) + 12, len(rtf), 0x414C454D, 0) + rtf
    tree = message({0x0037: "Reply"}) | {"__substg1.0_10090102": packed}
    (source,) = [entry for entry in opened(compound(tree), "m.msg") if isinstance(entry, Source)]
    assert source.data.decode() == "Reply\n\nQuestion 1: Yes\nQuestion 2: café € end\n"


def test_compressed_rich_text() -> None:
    from extractor.collect.rtf_text import decompress

    # the example of [MS-OXRTFCP] 4.1.1
    packed = bytes.fromhex("2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c0900206277 05b06c647d0a800fa0")
    assert decompress(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_winmail() -> None:
    def attribute(level: int, tag: int, kind: int, data: bytes) -> bytes:
        return struct.pack("<BHHI", level, tag, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)

    name = "réponse.docx".encode("utf-16-le") + b"\0\0"
    properties = struct.pack("<IHHII", 1, 0x1F, 0x3707, 1, len(name)) + name + b"\0" * (-len(name) % 4)
    data = struct.pack("<IH", 0x223E9F78, 1) + attribute(1, 0x8004, 1, b"Reply\0") + attribute(1, 0x800C, 2, b"See attached\0")
    data += attribute(2, 0x9002, 6, b"\0" * 14) + attribute(2, 0x800F, 6, PDF) + attribute(2, 0x9005, 6, properties)
    made = mail()
    made.add_attachment(data, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    (source,) = sources(made.as_bytes())
    assert (source.path, source.data) == ("a.eml/winmail.dat/réponse.docx", PDF)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/abs/x.docx", "abs/x.docx"),
        ("C:\\temp\\x.docx", "temp/x.docx"),
        ("a\nb.pdf", "a\ufffdb.pdf"),
        ("reply\u202exslx.exe", "reply\ufffdxslx.exe"),
        ("", "unnamed"),
        ("..", "unnamed"),
        ("x" * 300 + ".docx", "x" * 160 + "…" + "x" * 34 + ".docx"),
        ("\udcff.docx", "\ufffd.docx"),
        ("الأردن.docx", "الأردن.docx"),
    ],
)
def test_names_are_made_fit_to_show(name: str, shown: str) -> None:
    assert clean(name) == shown


def test_load_gives_the_one_document(tmp_path: Path) -> None:
    made = mail()
    made.add_attachment(PDF, maintype="application", subtype="pdf", filename="r.pdf")
    (tmp_path / "one.eml").write_bytes(made.as_bytes())
    assert load(tmp_path / "one.eml").name == "r.pdf"
    made.add_attachment(PDF, maintype="application", subtype="pdf", filename="s.pdf")
    (tmp_path / "two.eml").write_bytes(made.as_bytes())
    assert len(load_all(tmp_path / "two.eml")) == 2
    with pytest.raises(UsageError, match="holds 2 documents"):
        load(tmp_path / "two.eml")
    (tmp_path / "note.txt").write_text("A letter in plain words.")
    assert load(tmp_path / "note.txt").format == "text"
    (tmp_path / "none.eml").write_bytes(mail().as_bytes())
    with pytest.raises(EmptyDocument, match="mail without a reply"):
        load(tmp_path / "none.eml")
    (tmp_path / "locked.docx").write_bytes(compound({"EncryptedPackage": b"x" * 8}))
    with pytest.raises(EncryptedDocument):
        load(tmp_path / "locked.docx")
