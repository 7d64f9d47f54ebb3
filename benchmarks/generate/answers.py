"""What governments write: texts per language, none of them tied to one question, some of them nasty."""

from __future__ import annotations

TEXTS = {
    "en": (
        "The relevant provisions are set out in sections 12 to 19 of the Act of 14 May 2018, as amended in 2021, and in the regulations made under it.",
        "A working group composed of four ministries meets every quarter. Its decisions are communicated to the provinces, which report once a year.",
        "No.", "None.", "Not at this stage.", "See the reply to question 1.", "Yes, in principle; however, implementation has been delayed by budget cuts.",
        "No data are available for the period before 2017. Since then, figures have been published in the statistical yearbook (www.stat.example/yearbook).",
        "Three projects may be mentioned: (a) the pilot scheme in the northern region; (b) a training course for 120 officials; and (c) an exchange with a neighbouring country.",
        "Yes or no answers do not do justice to the situation: in some districts the measures are fully applied, in others not at all.",
        "The authority has an annual budget of 1.2 million and a staff of 14. Its mandate is limited to advice.",
        "It is worth noting that the Supreme Court, in its judgment of 3 March 2020, held that “the right to information is not absolute”.",
        "Further information can be obtained from Ms. A. Example, tel. +000 555 0199, a.example@gov.example.",
        "Cooperation is good. Meetings take place as required; there is no fixed schedule.", "Lack of staff and of financial means remains the main difficulty.",
        "1. Adoption of the new bill. 2. Establishment of a registry. 3. Training of inspectors.", "The matter falls within the competence of the regions.",
        "Nothing to add.", "In 2019 there were 312 cases, in 2020 there were 287 and in 2021 there were 301, of which 45 per cent were closed within three months.",
    ),
    "fr": (
        "Les dispositions applicables figurent aux articles 12 à 19 de la loi du 14 mai 2018, modifiée en 2021.", "Néant.", "Non.", "Voir la réponse à la question 1.",
        "Un groupe de travail réunissant quatre ministères se réunit chaque trimestre ; ses décisions sont communiquées aux régions.",
        "Oui, en principe ; la mise en œuvre a toutefois été retardée par des restrictions budgétaires.",
        "Trois projets peuvent être cités : a) le projet pilote dans le nord ; b) une formation pour 120 agents ; c) un échange avec un pays voisin.",
        "Le manque de personnel et de moyens financiers demeure la principale difficulté.", "Aucune donnée n’est disponible pour la période antérieure à 2017.",
        "L’autorité dispose d’un budget annuel de 1,2 million et de 14 agents. Son mandat se limite au conseil."),
    "es": (
        "Las disposiciones pertinentes figuran en los artículos 12 a 19 de la Ley de 14 de mayo de 2018, modificada en 2021.", "Ninguno.", "No.",
        "Un grupo de trabajo integrado por cuatro ministerios se reúne cada trimestre; sus decisiones se comunican a las provincias.",
        "Sí, en principio; no obstante, la aplicación se ha retrasado por los recortes presupuestarios.", "Véase la respuesta a la pregunta 1.",
        "Cabe mencionar tres proyectos: a) el programa piloto en el norte; b) un curso para 120 funcionarios; y c) un intercambio con un país vecino.",
        "La falta de personal y de recursos financieros sigue siendo la principal dificultad.", "No se dispone de datos anteriores a 2017."),
    "ru": (
        "Соответствующие положения содержатся в статьях 12–19 Закона от 14 мая 2018 года с изменениями, внесёнными в 2021 году.", "Нет.", "Не имеется.",
        "Рабочая группа в составе представителей четырёх министерств проводит заседания ежеквартально.", "См. ответ на вопрос 1.",
        "Основной трудностью остаётся нехватка кадров и финансовых средств.", "Да, в принципе; однако осуществление было отложено из-за сокращения бюджета."),
    "zh": ("相关规定载于2018年5月14日通过、2021年修订的法律第十二条至第十九条。", "无。", "由四个部委组成的工作组每季度召开一次会议，其决定通报各省。", "主要困难仍然是人员和资金不足。", "没有2017年以前的数据。"),
    "ar": ("ترد الأحكام ذات الصلة في المواد من 12 إلى 19 من القانون الصادر في 14 أيار/مايو 2018 بصيغته المعدلة في عام 2021.", "لا يوجد.",
           "يجتمع فريق عامل مؤلف من أربع وزارات كل ثلاثة أشهر وتبلغ قراراته إلى المحافظات.", "لا يزال نقص الموظفين والموارد المالية يشكل الصعوبة الرئيسية."),
}
REMARKS = {
    "en": ("Since 2019.", "With some exceptions in border regions.", "The draft is before Parliament.", "see also the annex", "Only at the federal level."),
    "fr": ("Depuis 2019.", "Le projet est à l’examen.", "Uniquement au niveau fédéral."), "es": ("Desde 2019.", "Solo en algunas provincias."),
    "ru": ("С 2019 года.", "Только на федеральном уровне."), "zh": ("自2019年起。",), "ar": ("منذ عام 2019.",),
}
OTHERS = {
    "en": ("voluntary certification of enterprises", "Light pollution, which is regulated since 2021"), "fr": ("certification volontaire des entreprises",),
    "es": ("certificación voluntaria de empresas",), "ru": ("добровольная сертификация предприятий",), "zh": ("企业自愿认证",), "ar": ("الاعتماد الطوعي للمؤسسات",),
}
LINES = {"text": ("National Directorate for Inspection", "Ministry of Labour – Planning Unit", "Department of Fisheries"), "integer": ("2017", "2020"), "decimal": ("12.5", "340")}
COUNTRIES = {
    "en": (("GHA", "Ghana"), ("NZL", "New Zealand"), ("EST", "Estonia"), ("MYS", "Malaysia"), ("BHS", "Bahamas"), ("ZMB", "Zambia"), ("DNK", "Denmark"), ("PAK", "Pakistan")),
    "fr": (("SEN", "Sénégal"), ("LUX", "Luxembourg"), ("TGO", "Togo")), "es": (("CHL", "Chile"), ("PAN", "Panamá"), ("URY", "Uruguay")),
    "ru": (("KAZ", "Республика Казахстан"), ("BLR", "Республика Беларусь")), "zh": (("CHN", "中华人民共和国"),), "ar": (("JOR", "المملكة الأردنية الهاشمية"), ("OMN", "سلطنة عُمان")),
}
