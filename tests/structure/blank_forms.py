"""Blank forms in many layouts and languages, written with python-docx, each with the outline that a person would give it.

An outline has one line a question: id, type, number of options, and the condition if there is one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.shared import Pt

_NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


class Blank:
    """A Word document in the making."""

    def __init__(self) -> None:
        self._document = docx.Document()

    def p(
        self,
        text: str,
        *,
        bold: bool = False,
        indent: float = 0,
        style: str | None = None,
        centre: bool = False,
        size: float = 0,
        rtl: bool = False,
    ) -> docx.text.paragraph.Paragraph:
        """A paragraph; ``**bold**`` within the text."""
        paragraph = self._document.add_paragraph(style=style)
        for number, part in enumerate(re.split(r"\*\*", text)):
            if part:
                run = paragraph.add_run(part)
                run.bold = True if bold or number % 2 else None
                run.font.size = Pt(size) if size else None
        if indent:
            paragraph.paragraph_format.left_indent = Pt(indent)
        if centre:
            paragraph.alignment = 1
        if rtl:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        return paragraph

    def lines(self, texts: Sequence[str], *, indent: float = 0, style: str | None = None, rtl: bool = False) -> None:
        """A paragraph for each text."""
        for text in texts:
            self.p(text, indent=indent, style=style, rtl=rtl)

    def heading(self, text: str, level: int = 1) -> None:
        """A heading."""
        self._document.add_heading(text, level)

    def table(self, rows: Sequence[Sequence[str]]) -> docx.table.Table:
        """A table with a grid; lines of a cell are its paragraphs."""
        table = self._document.add_table(rows=0, cols=max(len(row) for row in rows))
        table.style = "Table Grid"
        for row in rows:
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=False):
                first, *more = text.split("\n")
                cell.paragraphs[0].text = first
                for line in more:
                    cell.add_paragraph(line)
        return table

    def bytes(self) -> bytes:
        """The file."""
        buffer = io.BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()


def control(paragraph: docx.text.paragraph.Paragraph, properties: str, shown: str, *, prompt: bool = True) -> None:
    """Append a content control (ECMA-376 17.5.2)."""
    placeholder = "<w:showingPlcHdr/>" if prompt else ""
    paragraph._p.append(
        parse_xml(
            f"<w:sdt {_NAMESPACES}><w:sdtPr>{properties}{placeholder}</w:sdtPr>"
            f"<w:sdtContent><w:r><w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )


def drop_down(paragraph: docx.text.paragraph.Paragraph, *entries: str) -> None:
    """A drop-down list with the usual prompt as its first entry."""
    items = "".join(f'<w:listItem w:displayText="{entry}" w:value="{entry}"/>' for entry in ("Choose an item.", *entries))
    control(paragraph, f"<w:dropDownList>{items}</w:dropDownList>", "Choose an item.")


def date_picker(paragraph: docx.text.paragraph.Paragraph) -> None:
    """A date control."""
    control(paragraph, '<w:date><w:dateFormat w:val="dd/MM/yyyy"/></w:date>', "Click to enter a date.")


def text_control(paragraph: docx.text.paragraph.Paragraph) -> None:
    """A text control."""
    control(paragraph, "<w:text/>", "Click or tap here to enter text.")


def check_box(paragraph: docx.text.paragraph.Paragraph, label: str) -> None:
    """A check box control with its label."""
    control(paragraph, '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', "☐", prompt=False)
    paragraph.add_run(f" {label}")


FORMS: dict[str, Callable[[Blank], str]] = {}


def form(build: Callable[[Blank], str]) -> Callable[[Blank], str]:
    """Register a form; its function writes the blank and returns its outline."""
    FORMS[build.__name__] = build
    return build


@form
def en_questions(d: Blank) -> str:
    d.p("Questionnaire on border management", bold=True, centre=True, size=16)
    d.p("This questionnaire seeks information from Member States on the management of borders. Please return it before 1 May 2024.")
    d.heading("Part I: Legislation")
    d.p("Question 1: Does your country have legislation on border management?")
    d.p("☐ Yes     ☐ No     ☐ Under preparation", indent=18)
    d.p("If yes, please provide the title and date of adoption: ______________________", indent=18)
    d.p("Question 2: Which of the following agencies take part? Please tick all that apply.")
    d.lines(["a) Police", "b) Customs", "c) Coast guard", "d) Other, please specify: ____________"], indent=36)
    d.p("Question 3: Please provide information on the following:")
    d.lines(["a) The legal framework;", "b) The number of staff;", "c) Training programmes."], indent=36)
    d.heading("Part II: Cooperation")
    d.p("Question 4: How often do the agencies meet?")
    d.lines(["☐ Monthly", "☐ Quarterly", "☐ Yearly", "☐ Never"], indent=36)
    d.p("Question 5: How many joint operations were carried out in 2023? __________")
    d.p("Question 6: Any other comments:")
    d.p("_______________________________________________________")
    d.p("_______________________________________________________")
    return """1 select_one 3
1.1 text 0 1 = yes
2 select_multiple 4
3 text 0
3.a text 0
3.b integer 0
3.c text 0
4 select_one 4
5 integer 0
6 text 0"""


@form
def es_after(d: Blank) -> str:
    d.p("CUESTIONARIO SOBRE LA TRATA DE PERSONAS", bold=True, centre=True)
    d.p("Se ruega a los Estados que respondan a las preguntas siguientes antes del 30 de junio de 2024.")
    d.table([["País:", ""], ["Autoridad que responde:", ""], ["Correo electrónico:", ""]])
    d.p("I. Marco jurídico", bold=True)
    d.p("Pregunta 1. ¿Está tipificada la trata de personas como delito en su país?   Sí ☐   No ☐")
    d.p("En caso afirmativo, indique las disposiciones pertinentes:", indent=20)
    d.p("Pregunta 2. ¿Qué medidas se han adoptado para proteger a las víctimas?")
    d.p("II. Estadísticas", bold=True)
    d.p("Pregunta 3. Número de víctimas identificadas en 2023: ..............................")
    d.p("Pregunta 4. ¿Con qué frecuencia se publican estadísticas? (Marque una sola casilla)")
    d.lines(["☐ Cada mes", "☐ Cada año", "☐ Nunca", "☐ Otra (especifíquese): ........................"], indent=20)
    d.p("Pregunta 5. ¿Cuáles son los principales obstáculos?")
    d.lines(["Falta de recursos", "Falta de capacitación", "Falta de coordinación", "Otros, sírvase especificar:"], style="List Bullet")
    return """0.1 text 0
0.2 text 0
0.3 text 0
1 select_one 2
1.1 text 0 1 = yes
2 text 0
3 integer 0
4 select_one 4
5 select_multiple 4"""


@form
def zh_boxes(d: Blank) -> str:
    d.p("关于网络安全的调查问卷", bold=True, centre=True)
    d.p("请各会员国填写本问卷，并于2024年9月1日前交回秘书处。")
    d.p("一、法律框架", bold=True)
    d.p("1. 贵国是否制定了网络安全法？ 是□ 否□")
    d.p("（1）如果是，请说明该法的主要内容。", indent=20)
    d.p("（2）该法何时通过？通过日期（年月日）：__________", indent=20)
    d.p("2. 贵国采取了以下哪些措施？（可多选）")
    d.lines(["□ 制定国家战略", "□ 设立主管机构", "□ 开展国际合作", "□ 其他，请具体说明：________"], indent=20)
    d.p("二、国际合作", bold=True)
    d.p("3. 请提供贵国在国际合作方面的经验。")
    d.p("4. 贵国是否愿意分享数据？（是/否/不知道）")
    return """1 select_one 2
1.1 text 0 1 = yes
1.2 date 0
2 select_multiple 4
3 text 0
4 select_one 3"""


@form
def ar_digits(d: Blank) -> str:
    d.p("استبيان بشأن إدارة المياه", bold=True, centre=True, rtl=True)
    d.p("يُرجى من الدول الأعضاء ملء هذا الاستبيان وإعادته إلى الأمانة قبل ١ حزيران ٢٠٢٤.", rtl=True)
    d.p("أولاً - الإطار القانوني", bold=True, rtl=True)
    d.p("١- هل لدى بلدكم قانون للمياه؟ نعم / لا", rtl=True)
    d.p("أ) إذا كانت الإجابة بنعم، يُرجى ذكر عنوان القانون.", indent=20, rtl=True)
    d.p("ب) يُرجى وصف المؤسسات المعنية.", indent=20, rtl=True)
    d.p("٢- أي من التدابير التالية تطبقون؟", rtl=True)
    d.lines(["☐ التعرفة", "☐ التراخيص", "☐ غير ذلك، يُرجى التحديد:"], indent=20, rtl=True)
    d.p("ثانياً - البيانات", bold=True, rtl=True)
    d.p("٣- عدد محطات المعالجة: __________", rtl=True)
    d.p("٤- يُرجى تقديم أي معلومات إضافية.", rtl=True)
    return """1 select_one 2
1.أ text 0 1 = yes
1.ب text 0
2 select_multiple 3
3 integer 0
4 text 0"""


@form
def ru_table(d: Blank) -> str:
    d.p("Вопросник о мерах по борьбе с опустыниванием", bold=True, centre=True)
    d.p("Просьба заполнить таблицу и направить ее в секретариат до 1 октября 2024 года.")
    d.table(
        [
            ["№", "Вопрос", "Ответ"],
            ["1.", "Разработан ли в вашей стране национальный план действий?", "☐ Да\n☐ Нет\n☐ В стадии подготовки"],
            ["1.1", "Если да, укажите дату принятия (дд/мм/гггг)", ""],
            ["2.", "Какие из следующих мер применяются?", "☐ Лесовосстановление\n☐ Обучение фермеров\n☐ Другое (просьба указать):"],
            ["3.", "Опишите основные трудности.", ""],
            ["4.", "Количество проектов в 2023 году", ""],
        ]
    )
    return """1 select_one 3
1.1 date 0 1 = yes
2 select_multiple 3
3 text 0
4 integer 0"""


@form
def fr_columns(d: Blank) -> str:
    d.p("Enquête sur les archives nationales", bold=True, centre=True)
    d.p("Les États membres sont invités à remplir le présent questionnaire et à le renvoyer au Secrétariat.")
    d.heading("A. Organisation")
    d.table(
        [
            ["", "Oui", "Non", "Observations"],
            ["A1. Existe-t-il une loi sur les archives ?", "", "", ""],
            ["A2. Les archives sont-elles ouvertes au public ?", "", "", ""],
            ["A3. Existe-t-il un programme de numérisation ?", "", "", ""],
        ]
    )
    d.heading("B. Moyens")
    d.p("B1. Quel est le nombre d’agents ? ………………")
    d.p("B2. Budget annuel (en euros) : ………………")
    d.p("B3. Veuillez décrire les projets en cours.")
    return """A1 select_one 2
A2 select_one 2
A3 select_one 2
B1 integer 0
B2 decimal 0
B3 text 0"""


@form
def en_unnumbered(d: Blank) -> str:
    d.p("Survey on museums", bold=True, centre=True, size=18)
    d.p("Thank you for taking part in this survey, which should take about ten minutes of your time to complete.")
    d.heading("About you")
    d.p("Name of institution: ____________________")
    d.p("Country: ____________________")
    d.p("Date (dd/mm/yyyy): ____________________")
    d.heading("Your collection")
    d.p("Do you have a digital catalogue?")
    d.p("☐ Yes  ☐ No")
    d.p("If yes, since when?")
    d.p("____________________")
    d.p("What share of your collection is digitized?")
    d.lines(["☐ Less than 25%", "☐ 25–50%", "☐ 51–75%", "☐ More than 75%"])
    d.p("How satisfied are you with the following services?")
    d.table(
        [["", "1", "2", "3", "4", "5"], ["Training", "", "", "", "", ""], ["Advice", "", "", "", "", ""], ["Funding", "", "", "", "", ""]]
    )
    d.p("What else should we know?")
    return """1 text 0
2 text 0
3 date 0
4 select_one 2
4.1 text 0 4 = yes
5 select_one 4
6 note 0
6.1 select_one 5
6.2 select_one 5
6.3 select_one 5
7 text 0"""


@form
def en_roman(d: Blank) -> str:
    d.p("Checklist for States parties", bold=True, centre=True)
    d.p("The following questions are intended to guide States parties in their self-assessment under article 12.")
    d.p("A. Prevention", bold=True)
    d.p("1. Has your State taken measures to prevent corruption?")
    d.p("(a) Yes", indent=36)
    d.p("(b) No", indent=36)
    d.p("(c) Partly", indent=36)
    d.p("2. Please describe:")
    d.p("(a) The policies in place", indent=36)
    d.p("(i) At the national level", indent=72)
    d.p("(ii) At the local level", indent=72)
    d.p("(b) The bodies in charge", indent=36)
    d.p("B. Criminalization", bold=True)
    d.p("1. Is bribery a criminal offence? [Yes/No]")
    d.p("2. If no, please explain why.")
    return """A.1 select_one 3
A.2 text 0
A.2.a text 0
A.2.a.i text 0
A.2.a.ii text 0
A.2.b text 0
B.1 select_one 2
B.2 text 0 B.1 = no"""


@form
def fr_dots(d: Blank) -> str:
    d.p("QUESTIONNAIRE", bold=True, centre=True)
    d.p("relatif à la gestion des déchets dangereux", centre=True)
    d.p("1) Nom de l’autorité compétente : ............................................")
    d.p("2) Votre pays a-t-il ratifié la Convention ?  Oui / Non")
    d.p("Si non, une ratification est-elle envisagée ?  Oui / Non / Ne sait pas", indent=20)
    d.p("3) Quelles catégories de déchets sont produites dans votre pays ? (plusieurs réponses possibles)")
    d.lines(
        ["o  Déchets médicaux", "o  Déchets industriels", "o  Déchets électroniques", "o  Autres (à préciser) : .............."], indent=20
    )
    d.p("4) Quantité de déchets exportés en 2023 (en tonnes) : ..................")
    d.p("5) Veuillez décrire les difficultés rencontrées.")
    d.p("............................................................................................")
    return """1 text 0
2 select_one 2
2.1 select_one 3 2 = no
3 select_multiple 4
4 decimal 0
5 text 0"""


@form
def es_grid(d: Blank) -> str:
    d.p("Encuesta sobre medios de comunicación", bold=True, centre=True)
    d.p("La Secretaría agradecería recibir las respuestas de los Estados Miembros a más tardar el 15 de mayo de 2024.")
    d.p("1. ¿Existe un organismo regulador? ( ) Sí ( ) No")
    d.p("2. ¿Con qué frecuencia se utilizan los siguientes medios para informar al público?")
    d.table(
        [
            ["Medio", "Nunca", "A veces", "Siempre"],
            ["Radio", "☐", "☐", "☐"],
            ["Televisión", "☐", "☐", "☐"],
            ["Redes sociales", "☐", "☐", "☐"],
        ]
    )
    d.p("3. Sírvase describir las medidas adoptadas para proteger a los periodistas.")
    return """1 select_one 2
2 note 0
2.1 select_one 3
2.2 select_one 3
2.3 select_one 3
3 text 0"""


@form
def ru_plain(d: Blank) -> str:
    d.p("Анкета по вопросам образования", bold=True, centre=True)
    d.p("Просьба ответить на следующие вопросы и направить ответы в секретариат до конца года.")
    d.p("Вопрос 1. Введено ли в вашей стране обязательное образование?")
    d.lines(["Да", "Нет"], indent=36)
    d.p("Вопрос 2. На каком этапе находится реформа? Выберите один вариант ответа.")
    d.lines(["Подготовка законопроекта", "Обсуждение в парламенте", "Осуществление"], indent=36)
    d.p("Вопрос 3. Какие языки используются в школах?")
    d.p("Вопрос 4. Общее количество учителей:")
    d.p("Вопрос 5. а) Предусмотрено ли бесплатное питание? (да/нет)")
    return """1 select_one 2
2 select_one 3
3 text 0
4 integer 0
5.а select_one 2"""


@form
def en_oecd(d: Blank) -> str:
    d.p("OECD Survey on Open Data 2024", size=20)
    d.p("This survey is addressed to delegates. The answers will feed into the report on open government data to be issued in 2025.")
    d.heading("Section 1. Policy", 1)
    d.p("Q1. Is there a central open data policy in your country? [Select one]", bold=True)
    d.lines(["○ Yes, and it is binding", "○ Yes, but it is not binding", "○ No", "○ Other (please specify):"], indent=18)
    d.p("Q1a. If yes, please provide the link.", bold=True)
    d.p("")
    d.p("Q2. Which ministries are in charge? [Select all that apply]", bold=True)
    d.lines(["□ Ministry of Finance", "□ Ministry of Interior", "□ Prime Minister’s office", "□ None of the above"], indent=18)
    d.p("Q3. To what extent do you agree with the following statements?", bold=True)
    d.table(
        [
            ["", "Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"],
            ["a. Data are easy to find", "○", "○", "○", "○", "○"],
            ["b. Data are up to date", "○", "○", "○", "○", "○"],
        ]
    )
    d.p("Q4. Please explain your answers above.", bold=True)
    d.table([[""]])
    return """Q1 select_one 4
Q1.a text 0
Q2 select_multiple 4
Q3 note 0
Q3.a select_one 5
Q3.b select_one 5
Q4 text 0"""


@form
def en_un_paragraphs(d: Blank) -> str:
    d.p("Note by the Secretariat", bold=True, centre=True)
    d.p("1. In its resolution 77/12, the General Assembly requested the Secretary-General to seek the views of Member States.")
    d.p("2. The views of Member States are sought on the questions below, and will be reflected in the report.")
    d.p("Questions", bold=True)
    d.p("1. What measures has your Government taken to implement the resolution?")
    d.p("2. What are the main challenges?")
    d.p("3. Would your Government support a new instrument? Please explain.")
    return """1 text 0
2 text 0
3 text 0"""


@form
def zh_table(d: Blank) -> str:
    d.p("渔业统计问卷", bold=True, centre=True)
    d.p("请用中文填写下表，并于年底前寄回秘书处，谢谢合作。")
    d.table([["国家名称", ""], ["主管部门", ""], ["联系人姓名", ""], ["填表日期", ""]])
    d.p("第一题 贵国是否加入了该协定？ ○是 ○否")
    d.p("第二题 渔船总数：________艘")
    d.p("第三题 请描述贵国的监测制度。")
    return """0.1 text 0
0.2 text 0
0.3 text 0
0.4 date 0
1 select_one 2
2 integer 0
3 text 0"""


@form
def en_controls(d: Blank) -> str:
    d.p("National report on chemicals", bold=True, centre=True, size=16)
    d.p("Parties are requested to complete all parts of this report and to submit it to the Secretariat by 31 March 2025.")
    d.heading("Part A. General information")
    t = d.table([["Party", ""], ["Date of submission", ""], ["National focal point", ""]])
    text_control(t.cell(0, 1).paragraphs[0])
    date_picker(t.cell(1, 1).paragraphs[0])
    text_control(t.cell(2, 1).paragraphs[0])
    d.heading("Part B. Measures")
    drop_down(d.p("1. Has the Party adopted legislation on chemicals? "), "Yes", "No", "Other (please provide information)")
    date_picker(d.p("If yes, when did it enter into force? ", indent=18))
    d.p("2. Which instruments are used?")
    for label in ("Licensing", "Labelling", "Other: "):
        check_box(d.p("", indent=18), label)
    d.p("3. Level of implementation:")
    drop_down(d.p("", indent=18), "Full", "Partial", "None")
    d.p("4. Comments:")
    text_control(d.p(""))
    return """0.1 text 0
0.2 date 0
0.3 text 0
1 select_one 3
1.1 date 0 1 = yes
2 select_multiple 3
3 select_one 3
4 text 0"""


@form
def es_multi_row(d: Blank) -> str:
    d.p("Formulario de evaluación", bold=True, centre=True)
    d.p("Marque con una X la casilla que corresponda en cada una de las filas de los cuadros siguientes.")
    d.table(
        [
            ["Pregunta", "Sí", "No", "En parte", "Observaciones"],
            ["1. ¿Existe una ley?", "", "", "", ""],
            ["2. ¿Existe una autoridad?", "", "", "", ""],
            ["2.1 ¿Tiene presupuesto propio?", "", "", "", ""],
        ]
    )
    d.p("3. Indique el número de casos por año:")
    d.table([["Año", "Casos denunciados", "Casos resueltos"], ["2021", "", ""], ["2022", "", ""], ["2023", "", ""]])
    return """1 select_one 3
2 select_one 3
2.1 select_one 3
3 note 0
3.1 note 0
3.1.1 text 0
3.1.2 text 0
3.2 note 0
3.2.1 text 0
3.2.2 text 0
3.3 note 0
3.3.1 text 0
3.3.2 text 0"""


@form
def en_tables_within(d: Blank) -> str:
    """Numbered paragraphs before the first part, columns that are degrees, a list numbered anew in a table, cells to mark before their options."""
    d.p("Survey on coastal waters", bold=True, centre=True, size=16)
    d.heading("Introduction")
    d.p("1. The Conference asked the Secretariat to collect information from all States that border a sea.")
    d.p("2. Replies should reach the Secretariat no later than the end of April in any of the usual formats.")
    d.heading("Part A. Measures")
    d.p("A1. Does a plan exist?")
    d.p("☐ Yes  ☐ No")
    d.p("If no, go to question A3.")
    d.p("A2. Please rate the level of implementation:")
    d.table([["", "High", "Medium", "Low"], ["a) Monitoring", "", "", ""], ["b) Inspection", "", "", ""]])
    d.heading("Part B. Means")
    d.p("A3. Please list up to two investments:")
    d.table([["", "Investment", "Amount (US dollars)"], ["1.", "", ""], ["2.", "", ""]])
    d.p("A4. Please list the laboratories (add rows if needed):")
    d.table([["Name", "Location"], ["", ""], ["", ""]])
    d.p("A5. In which areas is support needed? Please mark with an X in the left-hand column.")
    d.table([["", "Training of staff"], ["", "Laboratory equipment"], ["", "Drafting of laws"]])
    return """A1 select_one 2
A2 note 0 A1 = yes
A2.a select_one 3
A2.b select_one 3
A3 note 0
A3.1 text 0
A3.2 text 0
A4 text 0
A5 select_multiple 3"""


@form
def fr_remark_rows(d: Blank) -> str:
    """A row of its own for remarks is an item; a scale whose ends say what they mean; a line for remarks without room is none."""
    d.p("Questionnaire sur l’énergie", bold=True, centre=True, size=16)
    d.table([["N°", "Question", "Réponse"], ["1.", "Existe-t-il une stratégie ?", "☐ Oui\n☐ Non"], ["", "Commentaires", ""]])
    d.p("2. Dans quelle mesure les obstacles suivants se posent-ils ?")
    d.table([["", "1 = faible", "2", "3 = fort"], ["a) Financement", "", "", ""], ["b) Formation", "", "", ""]])
    d.p("3. Existe-t-il un plan ?")
    d.p("☐ Oui  ☐ Non")
    d.p("Commentaires :")
    return """1 select_one 2
1.1 text 0
2 note 0
2.a select_one 3
2.b select_one 3
3 select_one 2"""


@form
def ru_nested(d: Blank) -> str:
    d.p("ОПРОСНЫЙ ЛИСТ", bold=True, centre=True)
    d.p("по вопросам охраны окружающей среды", centre=True)
    d.p("Раздел I. Общие сведения", bold=True)
    d.p("1.1. Наименование государства: ____________________")
    d.p("1.2. Ответственное ведомство: ____________________")
    d.p("Раздел II. Политика", bold=True)
    d.p("2.1. Принята ли национальная стратегия?")
    d.p("Да ☐    Нет ☐    В стадии разработки ☐", indent=20)
    d.p("2.1.1. Если да, укажите год принятия: ________", indent=20)
    d.p("2.1.2. Если нет, поясните причины:", indent=20)
    d.p("2.2. Какие меры приняты в следующих областях:")
    d.p("а) охрана воздуха;", indent=20)
    d.p("б) охрана вод;", indent=20)
    d.p("в) обращение с отходами.", indent=20)
    d.p("2.3. Как часто проводится мониторинг? (отметьте один вариант)")
    d.lines(["☐ ежедневно", "☐ еженедельно", "☐ реже"], indent=20)
    return """1.1 text 0
1.2 text 0
2.1 select_one 3
2.1.1 integer 0 2.1 = yes
2.1.2 text 0 2.1 = no
2.2 text 0
2.2.а text 0
2.2.б text 0
2.2.в text 0
2.3 select_one 3"""


@form
def ar_table(d: Blank) -> str:
    d.p("استبيان عن التعليم", bold=True, centre=True, rtl=True)
    d.p("يُرجى من الدول الأعضاء ملء الجدول أدناه وإرساله إلى الأمانة في موعد أقصاه نهاية العام.", rtl=True)
    d.table([["السؤال", "نعم", "لا", "ملاحظات"], ["١- هل التعليم إلزامي؟", "", "", ""], ["٢- هل التعليم مجاني؟", "", "", ""]])
    d.p("السؤال ٣: ما مدى رضاكم عن الخدمات؟", rtl=True)
    d.lines(["○ راضٍ جداً", "○ راضٍ", "○ غير راضٍ"], rtl=True, indent=20)
    d.p("السؤال ٤: يُرجى ذكر أي ملاحظات أخرى.", rtl=True)
    return """1 select_one 2
2 select_one 2
3 select_one 3
4 text 0"""


@form
def zh_mixed(d: Blank) -> str:
    d.p("气候变化国家信息调查表", bold=True, centre=True)
    d.p("请各缔约方如实填写本表，并在规定期限内提交给秘书处，以便编写综合报告。")
    d.p("第一部分 基本情况", bold=True)
    d.p("问题1：贵国是否提交了国家自主贡献？")
    d.p("A. 是", indent=20)
    d.p("B. 否", indent=20)
    d.p("C. 正在准备", indent=20)
    d.p("问题2：如果是，提交日期为：____年__月__日")
    d.p("问题3：贵国面临的主要障碍有哪些？（多选）")
    d.p("A. 资金不足", indent=20)
    d.p("B. 技术缺乏", indent=20)
    d.p("C. 能力不足", indent=20)
    d.p("D. 其他（请说明）：______", indent=20)
    d.p("第二部分 补充说明", bold=True)
    d.p("问题4：请说明贵国的优先需求。")
    return """1 select_one 3
2 date 0 1 = yes
3 select_multiple 4
4 text 0"""


@form
def fr_lettres(d: Blank) -> str:
    d.p("Questionnaire préparatoire", bold=True, centre=True)
    d.p("Les délégations sont priées de bien vouloir répondre aux questions ci-après avant la session du Comité.")
    d.p("A) Ratification", bold=True)
    d.p("Question n° 1 – Votre État a-t-il signé le Protocole ?")
    d.p("[ ] Oui   [ ] Non", indent=20)
    d.p("Dans l’affirmative, à quelle date ?", indent=20)
    d.p("Dans la négative, pour quelles raisons ?", indent=20)
    d.p("B) Application", bold=True)
    d.p("Question n° 2 – Parmi les autorités suivantes, lesquelles sont compétentes ? (cocher toutes les cases utiles)")
    d.lines(["[ ] Police", "[ ] Douanes", "[ ] Justice", "[ ] Autre : ……………"], indent=20)
    d.p("Question n° 3 – Veuillez indiquer :")
    d.lines(["– le nombre de demandes reçues : ……", "– le nombre de demandes refusées : ……", "– les motifs de refus : ……"], indent=20)
    return """1 select_one 2
1.1 date 0 1 = yes
1.2 text 0 1 = no
2 select_multiple 4
3 note 0
3.1 integer 0
3.2 integer 0
3.3 text 0"""


@form
def en_two_languages(d: Blank) -> str:
    d.p("Joint questionnaire / Questionnaire commun", bold=True, centre=True)
    d.p("Please answer all questions in English or French and return the form to the Secretariat of the Commission.")
    d.p("Q.1 Is there a national coordinator?")
    d.p("Yes ( )    No ( )    Don’t know ( )")
    d.p("Q.2 What are the working languages of the coordinator?")
    d.p("Q.3 Rank the following priorities from 1 (highest) to 3 (lowest):")
    d.lines(["___ Training", "___ Equipment", "___ Legislation"], indent=20)
    d.p("Q.4 Percentage of budget spent: ______ %")
    d.p("Name and signature: ______________________")
    return """Q.1 select_one 3
Q.2 text 0
Q.3 note 0
Q.3.1 integer 0
Q.3.2 integer 0
Q.3.3 integer 0
Q.4 decimal 0
Q.4.1 text 0"""


@form
def en_box_cells(d: Blank) -> str:
    d.p("Monitoring form", bold=True, centre=True, size=16)
    d.p("Please complete this monitoring form for each of the projects that were carried out during the reporting period.")
    d.p("Question 1")
    d.p("Is the project completed?")
    d.table([["☐", "Yes"], ["☐", "No"], ["☐", "Suspended"]])
    d.p("Question 2")
    d.p("Please describe the main results of the project.")
    d.p("Question 3")
    d.p("Who financed the project? (tick all that apply)")
    d.table([["Government", "☐", "Private sector", "☐"], ["Donors", "☐", "Other (specify):", "☐"]])
    d.p("Question 4")
    d.p("Was there an audit?")
    d.table([["Yes", "", "No", ""]])
    d.p("Question 5")
    d.p("Which of the following risks were met?\na) Delays\nb) Costs\nc) None of the above")
    return """1 select_one 3
2 text 0
3 select_multiple 4
4 select_one 2
5 select_multiple 3"""


@form
def fr_cadres(d: Blank) -> str:
    d.p("Fiche d’information", bold=True, centre=True)
    d.p("La présente fiche est à remplir par le ministère compétent et à renvoyer au secrétariat dans un délai d’un mois.")
    d.table([["1. Intitulé du programme :\n"], ["2. Le programme est-il achevé ?\n☐ Oui\n☐ Non"], ["3. Observations :\n"]])
    d.p("4. Budget (en euros)")
    d.table([[""]])
    d.p("5. Sources de financement")
    d.p("Cochez toutes les cases utiles.")
    d.lines(["☐ État", "☐ Fonds européens", "☐ Autre"], indent=20)
    return """1 text 0
2 select_one 2
3 text 0
4 decimal 0
5 select_multiple 3"""


@form
def es_subtabla(d: Blank) -> str:
    d.p("INFORME NACIONAL", bold=True, centre=True)
    d.p("Instrucciones", bold=True)
    d.p("Complete todas las secciones. Si la información no está disponible, indíquelo así en la casilla correspondiente.")
    d.p("SECCIÓN A. DATOS GENERALES", bold=True)
    d.table([["A.1", "Nombre del país", ""], ["A.2", "Institución responsable", ""], ["A.3", "Fecha de presentación", ""]])
    d.p("SECCIÓN B. LEGISLACIÓN", bold=True)
    d.table(
        [
            ["B.1", "¿Existe una ley específica?", "☐ Sí   ☐ No"],
            ["B.2", "En caso afirmativo, indique el título", ""],
            ["B.3", "¿En qué medida se aplica?", "☐ Totalmente\n☐ Parcialmente\n☐ Nada"],
        ]
    )
    return """A.1 text 0
A.2 text 0
A.3 date 0
B.1 select_one 2
B.2 text 0 B.1 = yes
B.3 select_one 3"""


@form
def en_headed_questions(d: Blank) -> str:
    d.p("Country profile", bold=True, centre=True, size=18)
    d.p("Central Authorities are invited to complete or update the Country Profile below, which will be published on the website.")
    d.p("I. CENTRAL AUTHORITY", bold=True)
    d.p("1. Contact details", bold=True)
    d.table([["a. Name of Office:", ""], ["b. Acronym:", ""], ["c. Address:", ""]])
    d.p("2. Languages", bold=True)
    d.p("a. In which languages can applications be received?")
    d.p("☐ English   ☐ French   ☐ Spanish   ☐ Other, please specify: ________")
    d.p("b. Are translations accepted? ☐ Yes ☐ No")
    d.p("II. PROCEDURES", bold=True)
    d.p("3. Time frames", bold=True)
    d.p("a. What is the average time for processing an application?")
    d.p("b. Are there deadlines?")
    d.p("☐ No\n☐ Yes – please specify: ________")
    return """1.a text 0
1.b text 0
1.c text 0
2.a select_multiple 4
2.b select_one 2
3.a text 0
3.b select_one 2"""


@form
def zh_soft(d: Blank) -> str:
    d.p("海关合作问卷", bold=True, centre=True)
    d.p("请各国海关当局填写本问卷，如有疑问请与秘书处联系，感谢贵方的配合与支持。")
    d.p("1、贵国是否设有专门机构？\n（ ）是\n（ ）否")
    d.p("2、该机构的名称：____________")
    d.p("3、贵国与其他国家交换信息的频率如何？\n①每月\n②每季度\n③每年\n④从不")
    d.p("4、其他意见和建议：")
    return """1 select_one 2
2 text 0
3 select_one 4
4 text 0"""


@form
def ru_grid(d: Blank) -> str:
    d.p("АНКЕТА", bold=True, centre=True)
    d.p("Просим заполнить анкету и вернуть ее в секретариат не позднее 1 декабря текущего года по электронной почте.")
    d.p("1. Оцените следующие услуги (отметьте один вариант в каждой строке):")
    d.table([["", "Отлично", "Хорошо", "Плохо"], ["а) консультации", "☐", "☐", "☐"], ["б) обучение", "☐", "☐", "☐"]])
    d.p("2. Укажите источники информации, которыми вы пользуетесь (можно выбрать несколько вариантов):")
    d.lines(["– сайт организации", "– печатные издания", "– социальные сети", "– другое (укажите): ________"], indent=20)
    d.p("3. Ваши предложения:")
    return """1 note 0
1.а select_one 3
1.б select_one 3
2 select_multiple 4
3 text 0"""


@form
def pt_perguntas(d: Blank) -> str:
    d.p("Questionário sobre a gestão das fronteiras", bold=True, centre=True, size=16)
    d.p("O presente questionário destina-se a recolher informações dos Estados Membros sobre a gestão das fronteiras. Queira devolvê-lo até 1 de maio.")
    d.heading("Parte I: Legislação")
    d.p("Pergunta 1: O seu país dispõe de legislação sobre a gestão das fronteiras?")
    d.p("☐ Sim     ☐ Não     ☐ Em preparação", indent=18)
    d.p("Em caso afirmativo, queira indicar o título e a data de adoção: ______________________", indent=18)
    d.p("Pergunta 2: Quais dos seguintes órgãos participam? Assinale todas as opções que se aplicam.")
    d.lines(["a) Polícia", "b) Alfândega", "c) Guarda costeira", "d) Outro, queira especificar: ____________"], indent=36)
    d.p("Pergunta 3: Queira fornecer informações sobre o seguinte:")
    d.lines(["a) O quadro jurídico;", "b) O número de funcionários;", "c) Os programas de formação."], indent=36)
    d.heading("Parte II: Cooperação")
    d.p("Pergunta 4: Com que frequência se reúnem os órgãos?")
    d.lines(["☐ Mensalmente", "☐ Trimestralmente", "☐ Anualmente", "☐ Nunca"], indent=36)
    d.p("Pergunta 5: Quantas operações conjuntas foram realizadas em 2023? __________")
    d.p("Pergunta 6: Outras observações:")
    d.p("_______________________________________________________")
    return """1 select_one 3
        1.1 text 0 1 = yes
        2 select_multiple 4
        3 text 0
        3.a text 0
        3.b integer 0
        3.c text 0
        4 select_one 4
        5 integer 0
        6 text 0"""


@form
def pt_tabela(d: Blank) -> str:
    d.p("Inquérito sobre bibliotecas públicas", bold=True, centre=True)
    d.p("1. O município tem um plano para as bibliotecas?")
    d.lines(["( ) Sim", "( ) Não", "( ) Parcialmente"], indent=18)
    d.p("2. Com que frequência são usados os serviços seguintes? Marque com um X.")
    d.table([["Serviço", "Nunca", "Às vezes", "Sempre"], ["Leitura", "", "", ""], ["Empréstimo", "", "", ""]])
    d.p("3. Data de abertura (dd/mm/aaaa): ____________")
    d.p("4. Descreva as principais dificuldades encontradas.")
    return """1 select_one 3
        2 note 0
        2.1 select_one 3
        2.2 select_one 3
        3 date 0
        4 text 0"""


@form
def de_fragen(d: Blank) -> str:
    d.p("Fragebogen zum Grenzmanagement", bold=True, centre=True, size=16)
    d.p("Mit diesem Fragebogen werden Informationen der Mitgliedstaaten zum Grenzmanagement erbeten. Bitte senden Sie ihn bis zum 1. Mai zurück.")
    d.heading("Teil I: Rechtsvorschriften")
    d.p("Frage 1: Gibt es in Ihrem Land Rechtsvorschriften zum Grenzmanagement?")
    d.p("☐ Ja     ☐ Nein     ☐ In Vorbereitung", indent=18)
    d.p("Wenn ja, geben Sie bitte den Titel und das Datum der Annahme an: ______________________", indent=18)
    d.p("Frage 2: Welche der folgenden Behörden sind beteiligt? Bitte alle zutreffenden Antworten ankreuzen.")
    d.lines(["a) Polizei", "b) Zoll", "c) Küstenwache", "d) Sonstige, bitte angeben: ____________"], indent=36)
    d.p("Frage 3: Bitte machen Sie Angaben zu folgenden Punkten:")
    d.lines(["a) Rechtsrahmen;", "b) Anzahl der Beschäftigten;", "c) Ausbildungsprogramme."], indent=36)
    d.heading("Teil II: Zusammenarbeit")
    d.p("Frage 4: Wie oft treffen sich die Behörden?")
    d.lines(["☐ Monatlich", "☐ Vierteljährlich", "☐ Jährlich", "☐ Nie"], indent=36)
    d.p("Frage 5: Wie viele gemeinsame Einsätze gab es im Jahr 2023? __________")
    d.p("Frage 6: Weitere Anmerkungen:")
    d.p("_______________________________________________________")
    return """1 select_one 3
        1.1 text 0 1 = yes
        2 select_multiple 4
        3 text 0
        3.a text 0
        3.b integer 0
        3.c text 0
        4 select_one 4
        5 integer 0
        6 text 0"""


@form
def de_tabelle(d: Blank) -> str:
    d.p("Umfrage über öffentliche Bibliotheken", bold=True, centre=True)
    d.p("1. Hat die Gemeinde einen Plan für die Bibliotheken?")
    d.lines(["( ) Ja", "( ) Nein", "( ) Teilweise"], indent=18)
    d.p("2. Wie häufig werden die folgenden Dienste genutzt? Bitte mit einem X markieren.")
    d.table([["Dienst", "Nie", "Manchmal", "Immer"], ["Lesesaal", "", "", ""], ["Ausleihe", "", "", ""]])
    d.p("3. Datum der Eröffnung (TT.MM.JJJJ): ____________")
    d.p("4. Beschreiben Sie die wichtigsten Schwierigkeiten.")
    return """1 select_one 3
        2 note 0
        2.1 select_one 3
        2.2 select_one 3
        3 date 0
        4 text 0"""


@form
def it_domande(d: Blank) -> str:
    d.p("Questionario sulla gestione delle frontiere", bold=True, centre=True, size=16)
    d.p("Il presente questionario è volto a raccogliere informazioni dagli Stati membri sulla gestione delle frontiere. Da inviare entro il 1° maggio.")
    d.heading("Parte I: Normativa")
    d.p("Domanda 1: Il vostro Paese dispone di una normativa sulla gestione delle frontiere?")
    d.p("☐ Sì     ☐ No     ☐ In preparazione", indent=18)
    d.p("In caso affermativo, si prega di indicare il titolo e la data di adozione: ______________________", indent=18)
    d.p("Domanda 2: Quali delle seguenti autorità partecipano? Selezionare tutte le opzioni pertinenti.")
    d.lines(["a) Polizia", "b) Dogane", "c) Guardia costiera", "d) Altro, specificare: ____________"], indent=36)
    d.p("Domanda 3: Si prega di fornire informazioni su quanto segue:")
    d.lines(["a) Il quadro giuridico;", "b) Il numero di addetti;", "c) I programmi di formazione."], indent=36)
    d.heading("Parte II: Cooperazione")
    d.p("Domanda 4: Con quale frequenza si riuniscono le autorità?")
    d.lines(["☐ Mensilmente", "☐ Trimestralmente", "☐ Annualmente", "☐ Mai"], indent=36)
    d.p("Domanda 5: Quante operazioni congiunte sono state condotte nel 2023? __________")
    d.p("Domanda 6: Altre osservazioni:")
    d.p("_______________________________________________________")
    return """1 select_one 3
        1.1 text 0 1 = yes
        2 select_multiple 4
        3 text 0
        3.a text 0
        3.b integer 0
        3.c text 0
        4 select_one 4
        5 integer 0
        6 text 0"""


@form
def it_tabella(d: Blank) -> str:
    d.p("Indagine sulle biblioteche pubbliche", bold=True, centre=True)
    d.p("1. Il comune dispone di un piano per le biblioteche?")
    d.lines(["( ) Sì", "( ) No", "( ) In parte"], indent=18)
    d.p("2. Con quale frequenza sono utilizzati i servizi seguenti? Contrassegnare con una X.")
    d.table([["Servizio", "Mai", "Talvolta", "Sempre"], ["Lettura", "", "", ""], ["Prestito", "", "", ""]])
    d.p("3. Data di apertura (gg/mm/aaaa): ____________")
    d.p("4. Descrivere le principali difficoltà incontrate.")
    return """1 select_one 3
        2 note 0
        2.1 select_one 3
        2.2 select_one 3
        3 date 0
        4 text 0"""


@form
def en_combs(d: Blank) -> str:
    d.p("CASE REPORT FORM", bold=True, centre=True)
    d.p("Please complete this form on the day of admission and keep it until the end of the study, for all participants.")
    d.p("1. Date of admission: [_D_][_D_]/[_M_][_M_]/[_2_][_0_][_Y_][_Y_]")
    d.p("2. Number of the ward: |__|__|__|")
    d.p("3. Was the patient transferred?   ○ Yes   ○ No")
    return """1 date 0
2 integer 0
3 select_one 2"""


@form
def en_codes(d: Blank) -> str:
    d.p("Survey of researchers", bold=True, centre=True)
    d.p("There are 4 questions in this survey. It takes ten minutes, and all that you say will be kept confidential.")
    d.p("1 []Faculty", bold=True)
    d.p("Please write your answer here:")
    d.p("________________")
    d.p("2 [Q2]What is your rank?", bold=True)
    d.p("Please choose only one of the following:")
    d.lines(["☐ Assistant", "☐ Associate", "☐ Full"], indent=20)
    d.p("3 [Q3]Which statement is nearest to what you think of....", bold=True)
    d.p("Please choose only one of the following:")
    d.lines(["☐ All life has been as it is from the", "beginning of the world.", "☐ Life has come about under the guidance of", "God.", "☐ None"], indent=20)
    d.p("4 []Comments", bold=True)
    d.p("________________")
    return """1 text 0
2 select_one 3
3 select_one 3
4 text 0"""


@form
def es_legends(d: Blank) -> str:
    d.p("CUESTIONARIO", bold=True, centre=True)
    d.p("Este cuestionario es anónimo y voluntario; se ruega responder lo más rápidamente posible a todas las preguntas.")
    d.p("1. ¿Con qué frecuencia siente usted lo siguiente?", bold=True)
    d.p("1 = nunca;\t\t\t7 = siempre", bold=True)
    d.table([["", "1", "2", "3"], ["Miedo", "", "", ""], ["Alegría", "", "", ""]])
    d.p("2. ¿Dónde ha oído usted tales opiniones?", bold=True)
    d.table([["En la televisión", ""], ["En la radio", ""], ["Otro lugar (especifique)", ""]])
    d.p("3. Sus comentarios:", bold=True)
    return """1 note 0
1.1 select_one 3
1.2 select_one 3
2 select_multiple 3
3 text 0"""


@form
def en_led(d: Blank) -> str:
    d.p("Questionnaire to member countries", bold=True, centre=True)
    d.p("Member countries are asked to answer the following questions for each of the types of data before 29 September.")
    d.p("Question 1 - What are the obstacles to the sharing of data?")
    d.p("Response -", bold=True)
    d.lines(["Gravity data;", "Heighting data;", "Tide gauge data."], style="List Bullet")
    d.p("Question 2 - What tools do you use?")
    d.p("Long text answer")
    d.p("Question 3 - Please indicate your sex")
    d.lines(["-Male", "- Female"])
    return """1 text 0
2 text 0
3 select_one 2"""


@form
def en_participant(d: Blank) -> str:
    d.p("Registration form", bold=True, centre=True)
    d.p("Participant information", bold=True)
    d.table([["Family name:", "First name:"], ["Gender:  M / F", "Title:"], ["Date of birth", "E-mail:"], ["The name/s of your deputy:", "Fax:"]])
    return """1 text 0
2 text 0
3 select_one 2
4 text 0
5 date 0
6 text 0
7 text 0
8 text 0"""


@form
def en_looks(d: Blank) -> str:
    d.p("Livestock survey", bold=True, centre=True, size=20)
    d.p("You are asked to take part in a survey of livestock. Your participation is voluntary, and nothing you say is disclosed.")
    for heading, asked in (("Household", "How old is the head of the household?"), ("Capital", "Number of ploughs?"), ("Livestock", "Number of oxen?")):
        d.p(heading, bold=True, size=16)
        d.p(asked, bold=True, size=10)
        d.p("Name of the head", bold=True, size=10)
    d.p("Grazing", bold=True, size=10)
    d.p("☐ ☐ ☐", size=10)
    d.p("0%\t50%\t100%", size=10)
    return """1 text 0
2 text 0
3 integer 0
4 text 0
5 integer 0
6 text 0
7 select_one 3"""


@form
def en_number_column(d: Blank) -> str:
    d.p("Conformance in questions", bold=True, centre=True)
    d.p("This document has the questions that show whether a programme conforms. An answer of no tells where more work is needed.")
    d.table([
        ["Section", "Number", "Clause", "Question"],
        ["1. Foundation", "1.a", "1.1, 1.1.1", "Do you have a documented policy?"],
        ["1. Foundation", "1.b", "1.1, 1.1.2", "Have you documented the awareness of the following?"],
        ["1. Foundation", "1.b.i", "1.2", "- Where each of the participants in the programme can find the whole policy"],
        ["1. Foundation", "1.b.ii", "1.2", "- What the policy aims at, and what is to happen if somebody does not conform"],
    ])
    return """1.a text 0
1.b text 0
1.b.i text 0
1.b.ii text 0"""


@form
def en_rows_with_room(d: Blank) -> str:
    d.p("Medication", bold=True, centre=True)
    d.p("Please complete this table for all that the patient has taken in the fourteen days before admission to the hospital.")
    d.table([
        ["Steroid", "☐ Yes  ☐ No  ☐ Unknown"], ["Specify other steroid 1", "________________"], ["Antiviral", "☐ Yes  ☐ No  ☐ Unknown"],
        ["Select additional antiviral", "________________"],
    ])
    return """1 select_one 3
2 text 0
3 select_one 3
4 text 0"""


@form
def en_sections_numbered(d: Blank) -> str:
    d.p("EL/2026/INF.4", bold=True)
    d.p("Questionnaire on elections", bold=True, centre=True, size=15)
    d.p("The Secretariat invites all States to reply to the questions below, which have been approved by the working group.")
    for letter, heading, asked in (("A", "Legal framework", "Has the law been amended?"), ("B", "Voters", "Are citizens abroad entitled to vote?"),
                                   ("C", "Technology", "Are machines used in polling stations?")):
        d.p(f"{letter}. {heading}", bold=True, size=12)
        d.p(asked, bold=True)
        d.lines(["Yes", "No", "Not applicable"], indent=28)
        d.p("Describe the principal measures and indicate when each was taken.", bold=True)
    return """1 select_one 3
2 text 0
3 select_one 3
4 text 0
5 select_one 3
6 text 0"""


@form
def es_letras_y_romanos(d: Blank) -> str:
    d.p("Cuestionario sobre la sequía", bold=True, centre=True)
    d.p("I. ¿Cuenta el país con un plan? Sí ( ) No ( )")
    d.p("(i) En caso afirmativo, indique el título: ……………………")
    d.p("II. ¿Qué sectores resultaron más afectados? Señale todas las letras que correspondan.")
    d.lines(["A. Ganadería", "B. Turismo", "C. Otro (especifíquese) ……………………"])
    d.p("(i) Describa los daños: ……………………")
    d.p("III. ¿Qué autoridad publica el boletín? (Marque una sola opción.)")
    d.lines(["• El Ministerio de Agricultura", "• Un organismo autónomo", "• Los gobiernos regionales"])
    d.p("IV. Indique las cifras anuales.")
    d.table([["", "2022", "2023"], ["Hectáreas afectadas", "", ""], ["Cabezas de ganado", "", ""]])
    return """I select_one 2
I.i text 0 I = yes
II select_multiple 3
II.i text 0
III select_one 3
IV note 0
IV.1 text 0
IV.2 text 0"""
