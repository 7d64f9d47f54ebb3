"""Questionnaires of different structure and language, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Shape = Literal["inline", "box", "bullet", "control", "legacy", "grid", "text", "line", "cell", "choice", "inline_box", "trailing_box", "lettered"]


@dataclass(frozen=True)
class Question:
    """One question: printed label, wording, how its options or its room to write are printed."""

    id: str
    label: str
    text: str
    shape: Shape
    options: tuple[str, ...] = ()
    multiple: bool = False
    relevant: str | None = None
    depth: int = 0
    kind: str = "text"


@dataclass(frozen=True)
class Form:
    """A questionnaire: title, introduction, and its parts (headings and notes are strings that begin with "#" and "!")."""

    id: str
    language: str
    title: str
    intro: tuple[str, ...]
    parts: tuple[Question | str, ...]
    bold_options: bool = False
    auto_numbers: bool = False
    columns: tuple[str, ...] = field(default=())

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions alone."""
        return tuple(p for p in self.parts if isinstance(p, Question))


YES_NO = {"en": ("Yes", "No"), "fr": ("Oui", "Non"), "es": ("Sí", "No"), "ru": ("Да", "Нет"), "ar": ("نعم", "لا"), "zh": ("是", "否")}
Q = Question

WATER = Form("water-2022", "en", "Questionnaire on the protection of transboundary waters", (
    "Parties are kindly requested to complete this questionnaire and to return it to the secretariat by 30 April 2022.",
    "The replies will be compiled in the third report on implementation."), (
    "#Part one. Legal framework",
    Q("1", "1.", "Has your country concluded bilateral or multilateral agreements on transboundary waters?", "inline", ("Yes", "No")),
    Q("1.a", "(a)", "If yes, please list the agreements and the river basins that they cover.", "text", relevant="1 = yes", depth=1),
    Q("1.b", "(b)", "If yes, do these agreements establish joint bodies?", "inline", ("Yes", "No", "Partially"), relevant="1 = yes", depth=1),
    Q("2", "2.", "Which of the following matters are dealt with by national law?", "bullet", (
        "Prior licensing of waste-water discharges", "Environmental impact assessment", "Monitoring of groundwater abstraction",
        "Public access to information", "Contingency planning for accidental pollution", "Other, please specify:"), True),
    Q("3", "3.", "Please describe the main difficulties encountered in the implementation of these agreements.", "text"),
    "#Part two. Monitoring and exchange of data",
    Q("4", "4.", "Are hydrological data exchanged with riparian States?", "inline", ("Yes", "No")),
    Q("4.a", "(a)", "How often are they exchanged?", "text", depth=1),
    Q("5", "5.", "Please provide examples of early warning systems in operation on transboundary rivers.", "text"),
    Q("6", "6.", "Does your country apply the guidelines on flood prevention?", "inline", ("Yes", "No", "In preparation")),
    "!Please attach relevant documents where possible.",
    Q("7", "7.", "Any other comments:", "text")), bold_options=True)

YOUTH = Form("youth-2024", "en", "Survey on youth employment policies", (
    "This survey is addressed to ministries responsible for employment.", "Please mark your answers clearly and complete all sections."), (
    "#A. Policy", Q("A1", "A1.", "Is there a national strategy on youth employment?", "box", ("Yes", "No", "Under development")),
    Q("A2", "A2.", "Year in which the strategy was adopted:", "line", kind="integer"),
    Q("A3", "A3.", "Which target groups does the strategy address? (tick all that apply)", "box", (
        "School leavers without qualifications", "Young people with disabilities", "Young migrants and refugees", "Young women in rural areas",
        "Long-term unemployed young people", "None of the above", "Other (please specify):"), True),
    Q("A4", "A4.", "Please summarize the objectives of the strategy and the budget allocated to it.", "text"),
    "#B. Measures", Q("B1", "B1.", "Are subsidies granted to employers who hire young people?", "control", ("Yes", "No")),
    Q("B2", "B2.", "Which body evaluates these measures?", "line"),
    Q("B3", "B3.", "Which of these services do public employment offices offer to young people?", "control", (
        "Individual counselling", "Job fairs", "Training vouchers", "Support for self-employment", "Mentoring programmes"), True),
    Q("B4", "B4.", "Describe one measure that has proved particularly successful and explain why.", "text"),
    Q("B5", "B5.", "Are data on youth employment disaggregated by sex?", "legacy", ("Yes", "No"))))

OCEAN = Form("ocean-2023", "en", "Reporting template: measures against illegal fishing", (
    "Members are invited to report on measures taken in 2023.",), (
    "#Respondent", Q("i", "i.", "Member", "cell"), Q("ii", "ii.", "Reporting authority", "cell"), Q("iii", "iii.", "Telephone", "cell"),
    "#Section 1. Control", "!Please indicate for each measure to what extent it is applied.",
    Q("1.1", "1.1", "Inspection of landings in designated ports", "grid", ("Always", "Sometimes", "Never")),
    Q("1.2", "1.2", "Use of vessel monitoring by satellite", "grid", ("Always", "Sometimes", "Never")),
    Q("1.3", "1.3", "Observers on board of licensed vessels", "grid", ("Always", "Sometimes", "Never")),
    Q("1.4", "1.4", "Sanctions imposed on masters and owners", "grid", ("Always", "Sometimes", "Never")),
    "#Section 2. Cooperation",
    Q("2.1", "2.1", "Has the Member shared its list of vessels with the secretariat?", "inline", ("YES", "NO")),
    Q("2.2", "2.2", "If so, when was the list last updated?", "text", relevant="2.1 = yes"),
    Q("2.3", "2.3", "With which neighbouring States does the Member carry out joint patrols, and how often?", "text"),
    Q("2.4", "2.4", "Is legal assistance requested?", "inline", ("YES", "NO"))), columns=("Always", "Sometimes", "Never"))

PRISON = Form("detention-2021", "fr", "Questionnaire relatif aux conditions de détention", (
    "Les États sont priés de répondre au présent questionnaire avant le 1er mars 2021.", "Les réponses seront publiées sur le site du Comité."), (
    "#I. Cadre général", Q("1", "1)", "Une loi pénitentiaire a-t-elle été adoptée au cours des cinq dernières années ?", "inline", ("Oui", "Non")),
    Q("1.a", "a)", "Dans l’affirmative, veuillez en décrire les principales innovations.", "text", relevant="1 = yes", depth=1),
    Q("2", "2)", "Quelles solutions de remplacement à la détention sont prévues ? Plusieurs réponses sont possibles.", "bullet", (
        "Travail d’intérêt général", "Surveillance électronique", "Libération conditionnelle", "Médiation pénale", "Amende à paiement différé",
        "Autre (veuillez préciser) :"), True),
    Q("3", "3)", "Quelles mesures ont été prises pour réduire la surpopulation carcérale ?", "text"),
    "#II. Contrôle", Q("4", "4)", "Existe-t-il un mécanisme national de prévention de la torture ?", "inline", ("Oui", "Non", "En cours")),
    Q("5", "5)", "À quelle fréquence les établissements sont-ils inspectés ?", "box", ("Chaque mois", "Chaque trimestre", "Chaque année", "Jamais")),
    Q("6", "6)", "Veuillez indiquer les suites données aux recommandations du mécanisme.", "text")), bold_options=True)

SALUD = Form("salud-2024", "es", "Cuestionario sobre la salud mental de los adolescentes", (
    "Se ruega a los Ministerios de Salud que respondan al presente cuestionario.", "La información se utilizará en el informe regional."), (
    "#Sección A. Políticas", Q("1", "Pregunta 1.", "¿Cuenta su país con una política nacional de salud mental para adolescentes?", "inline", ("Sí", "No", "Parcialmente")),
    Q("2", "Pregunta 2.", "En caso afirmativo, describa sus objetivos y la población beneficiaria.", "text", relevant="1 = yes"),
    Q("3", "Pregunta 3.", "¿Cuáles de los siguientes servicios se ofrecen en las escuelas? (marque todos los que correspondan)", "box", (
        "Orientación psicológica", "Talleres para las familias", "Líneas telefónicas de ayuda", "Formación de docentes", "Ninguno de los anteriores",
        "Otros (sírvase especificar):"), True),
    "#Sección B. Recursos", Q("4", "Pregunta 4.", "¿Existe un presupuesto específico para estos servicios?", "inline", ("Sí", "No")),
    Q("5", "Pregunta 5.", "Explique los principales obstáculos y las necesidades de asistencia técnica.", "text"),
    Q("6", "Pregunta 6.", "Otras observaciones que desee formular:", "text")))

TRANSPORT = Form("transport-2023", "ru", "Вопросник о безопасности дорожного движения", (
    "Просьба заполнить настоящий вопросник и вернуть его в секретариат до 1 июня 2023 года.",), (
    "#I. Законодательство", Q("1", "1.", "Принята ли национальная стратегия безопасности дорожного движения?", "inline", ("Да", "Нет")),
    Q("1.а", "а)", "Если да, просьба указать её основные цели и сроки выполнения.", "text", relevant="1 = yes", depth=1),
    Q("2", "2.", "Какие из следующих мер применяются в вашей стране?", "bullet", (
        "Ограничение скорости в населённых пунктах", "Обязательное использование ремней безопасности", "Контроль трезвости водителей",
        "Технический осмотр транспортных средств", "Прочее (просьба уточнить):"), True),
    Q("3", "3.", "Просьба описать трудности, возникшие при осуществлении стратегии.", "text"),
    "#II. Статистика", Q("4", "4.", "Публикуются ли данные о дорожно-транспортных происшествиях?", "inline", ("Да", "Нет")),
    Q("5", "5.", "Любая другая информация, которую вы считаете важной:", "text")))

ENERGY = Form("energy-2025", "zh", "关于可再生能源政策的调查问卷", ("请各国主管部门填写本问卷，并于2025年5月31日前寄回秘书处。",), (
    "#第一部分 政策", Q("1", "1.", "贵国是否制定了可再生能源发展规划？", "inline", ("是", "否")),
    Q("2", "2.", "如是，请说明规划的主要目标和完成期限。", "text", relevant="1 = yes"),
    Q("3", "3.", "贵国采用了以下哪些支持措施？（可多选）", "box", ("上网电价补贴", "税收优惠", "绿色证书交易", "公共采购", "其他（请说明）："), True),
    "#第二部分 合作", Q("4", "4.", "贵国是否参加了区域电网互联项目？", "inline", ("是", "否")),
    Q("5", "5.", "请介绍在实施过程中遇到的主要困难以及所需要的技术援助。", "text")))

SCHOOL = Form("education-2022", "ar", "استبيان بشأن التعليم الشامل للأشخاص ذوي الإعاقة", ("يرجى من الوزارات المختصة تعبئة هذا الاستبيان وإعادته إلى الأمانة.",), (
    "#أولاً: الإطار القانوني", Q("1", "1.", "هل اعتمدت بلدكم قانوناً بشأن التعليم الشامل للجميع؟", "inline", ("نعم", "لا")),
    Q("2", "2.", "إذا كان الجواب نعم، يرجى وصف أحكامه الرئيسية ونطاق تطبيقه.", "text", relevant="1 = yes"),
    Q("3", "3.", "أي من التدابير التالية متاحة في المدارس العامة؟ يرجى اختيار جميع ما ينطبق", "bullet", (
        "معلمون متخصصون", "مرافق ميسرة", "مواد تعليمية بطريقة برايل", "خدمات النقل المدرسي", "أخرى، يرجى التحديد:"), True),
    "#ثانياً: التحديات", Q("4", "4.", "هل تتوافر بيانات مصنفة بحسب نوع الإعاقة؟", "inline", ("نعم", "لا")),
    Q("5", "5.", "يرجى وصف التحديات الرئيسية والاحتياجات من المساعدة التقنية.", "text")))

LAND = Form("land-2020", "en", "National report on land degradation neutrality", (
    "Reports should cover the period from 2018 to 2020. Where no information is available, please say so.",), (
    "#I. Targets", Q("Q1", "Q1", "Has your country set voluntary targets for land degradation neutrality?", "choice", ("Yes", "No", "Do not know")),
    Q("Q1.1", "Q1.1", "Please describe these targets and the year by which they are to be met.", "text", depth=1),
    Q("Q2", "Q2", "What are the main causes of land degradation in your country?", "bullet", (
        "Deforestation", "Overgrazing", "Inappropriate irrigation", "Mining and quarrying", "Urban expansion", "Other, please specify:"), True),
    Q("Q3", "Q3", "Which institutions are involved in monitoring, and how do they cooperate?", "text"),
    "#II. Finance", Q("Q4", "Q4", "Have domestic resources been mobilized?", "inline", ("Yes", "No")),
    Q("Q4.1", "Q4.1", "Total amount mobilized (in millions of US dollars):", "line", depth=1, kind="decimal"),
    Q("Q5", "Q5", "How would you rate international support?", "box", ("Sufficient", "Partly sufficient", "Insufficient")),
    Q("Q6", "Q6", "Please share lessons learned that could be useful to other countries.", "text")))

FORMS = (WATER, YOUTH, OCEAN, PRISON, SALUD, TRANSPORT, ENERGY, SCHOOL, LAND)
