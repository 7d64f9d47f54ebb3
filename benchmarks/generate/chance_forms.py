"""Questionnaires put together by chance: labels, options and layout vary independently."""

from __future__ import annotations

import random

from benchmarks.generate.questions import YES_NO, Form, Question, Shape

_YES_NO_TEXTS = {
    "en": ("Does national law provide for the right to strike in essential services?", "Has a focal point been designated within the ministry?",
           "Are statistics on workplace accidents collected on a regular basis?", "Is there an independent body that handles complaints?",
           "Have members of the judiciary received specialized training?", "Did your authorities conduct an impact assessment before adopting the measures?",
           "Is international assistance being received at present?", "Are civil society organizations consulted when policies are drawn up?"),
    "fr": ("La législation nationale prévoit-elle un droit d’accès aux documents publics ?", "Un point focal a-t-il été désigné au sein du ministère ?",
           "Des statistiques sur les accidents du travail sont-elles recueillies régulièrement ?", "Existe-t-il un organe indépendant chargé d’examiner les plaintes ?",
           "Les magistrats ont-ils suivi une formation spécialisée ?", "La société civile est-elle consultée lors de l’élaboration des politiques ?"),
    "es": ("¿Prevé la legislación nacional el derecho de acceso a la información pública?", "¿Se ha designado un punto focal en el ministerio?",
           "¿Se recopilan periódicamente estadísticas sobre accidentes laborales?", "¿Existe un órgano independiente que tramite las denuncias?",
           "¿Han recibido los jueces formación especializada?", "¿Se consulta a la sociedad civil al elaborar las políticas?"),
}
_OPEN_TEXTS = {
    "en": ("Please describe the institutional framework, including the mandate of each body involved.", "What lessons have been learned from the pilot projects carried out since 2015?",
           "Please explain how confidentiality of personal data is ensured in practice.", "Describe any amendments to legislation that are currently under consideration.",
           "What kind of technical assistance would be most useful to your Government?", "Please provide information on sanctions imposed during the reporting period.",
           "How are rural and remote communities reached by these programmes?", "Please share any other relevant information or good practices."),
    "fr": ("Veuillez décrire le cadre institutionnel, y compris le mandat de chaque organe concerné.", "Quels enseignements ont été tirés des projets pilotes menés depuis 2015 ?",
           "Veuillez expliquer comment la confidentialité des données personnelles est assurée.", "Décrivez les modifications législatives actuellement à l’étude.",
           "Quel type d’assistance technique serait le plus utile à votre Gouvernement ?", "Veuillez communiquer toute autre information pertinente."),
    "es": ("Describa el marco institucional, incluido el mandato de cada órgano.", "¿Qué enseñanzas se han extraído de los proyectos piloto realizados desde 2015?",
           "Explique cómo se garantiza la confidencialidad de los datos personales.", "Describa las reformas legislativas que se están examinando.",
           "¿Qué tipo de asistencia técnica sería más útil para su Gobierno?", "Sírvase facilitar cualquier otra información pertinente."),
}
_LIST_TEXTS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "en": (("Which of the following channels are used to inform the public?", ("Official gazette", "Social media", "Radio and television", "Village meetings", "Printed leaflets", "Other, please specify:")),
           ("Which categories of workers are excluded from the scope of the law?", ("Domestic workers", "Seafarers", "Agricultural workers", "Public servants", "Apprentices")),
           ("What obstacles have you met? Please select all that apply.", ("Insufficient funding", "Lack of coordination", "Gaps in legislation", "Language barriers", "Other (please specify):"))),
    "fr": (("Quels moyens sont utilisés pour informer le public ? Plusieurs réponses sont possibles.", ("Journal officiel", "Réseaux sociaux", "Radio et télévision", "Réunions de village", "Autre, veuillez préciser :")),
           ("Quelles catégories de travailleurs sont exclues du champ de la loi ?", ("Travailleurs domestiques", "Gens de mer", "Ouvriers agricoles", "Fonctionnaires", "Apprentis"))),
    "es": (("¿Qué medios se utilizan para informar al público? Marque todos los que correspondan.", ("Diario oficial", "Redes sociales", "Radio y televisión", "Asambleas comunales", "Otros (sírvase especificar):")),
           ("¿Qué categorías de trabajadores quedan excluidas de la ley?", ("Trabajadores domésticos", "Gente de mar", "Trabajadores agrícolas", "Funcionarios públicos", "Aprendices"))),
}
_THIRD = {"en": ("Partly", "In progress", "Don’t know", "Not applicable"), "fr": ("En partie", "En cours", "Ne sait pas", "Sans objet"), "es": ("Parcialmente", "En curso", "No sabe", "No aplicable")}
_IF_YES = {"en": "If yes, please give details, including dates and references.", "fr": "Dans l’affirmative, veuillez donner des précisions.", "es": "En caso afirmativo, dé detalles."}
_TITLES = {"en": "Questionnaire on the follow-up to the {} Conference", "fr": "Questionnaire sur le suivi de la {} Conférence", "es": "Cuestionario sobre el seguimiento de la {} Conferencia"}
_INTRO = {"en": "Governments are invited to reply as fully as possible and to return the form before the end of the year.",
          "fr": "Les Gouvernements sont invités à répondre de manière aussi complète que possible.", "es": "Se invita a los Gobiernos a responder de la forma más completa posible."}
_HEADINGS = {"en": ("Legal framework", "Institutions and procedures", "Cooperation"), "fr": ("Cadre juridique", "Institutions et procédures", "Coopération"), "es": ("Marco jurídico", "Instituciones y procedimientos", "Cooperación")}
_SCHEMES = ("{n}.", "{n})", "Q{n}", "Q{n}.", "{s}.{n}", "{s}{n}.", "({n})", "{n}", "Question {n}.", "{r}.{n}.")


def chance_form(number: int, chance: random.Random) -> Form:
    """A form that no other run of the same seed repeats."""
    language = chance.choice(("en", "en", "en", "fr", "es"))
    scheme = chance.choice(_SCHEMES)
    restart = "{s}" in scheme or "{r}" in scheme
    gates = chance.sample(_YES_NO_TEXTS[language], len(_YES_NO_TEXTS[language]))
    open_texts = chance.sample(_OPEN_TEXTS[language], len(_OPEN_TEXTS[language]))
    lists = chance.sample(_LIST_TEXTS[language], len(_LIST_TEXTS[language]))
    one: Shape = chance.choice(("inline", "inline", "box", "inline_box", "trailing_box", "control"))
    many: Shape = chance.choice(("bullet", "box", "lettered", "control", "box"))
    options = YES_NO[language] + ((chance.choice(_THIRD[language]),) if chance.random() < 0.3 else ())
    if chance.random() < 0.1:
        options = tuple(o.upper() for o in options)
    parts: list[Question | str] = []
    count = 0
    for section, heading in enumerate(_HEADINGS[language]):
        parts.append(f"#{'ABC'[section] + '. ' if '{s}' in scheme else ''}{heading}")
        count = 0 if restart else count
        for kind in chance.choice((("gate", "open", "list"), ("gate", "follow", "open"), ("list", "gate", "open"), ("gate", "gate", "open", "open"))):
            if kind == "follow":
                parent = next(p for p in reversed(parts) if isinstance(p, Question))
                label = chance.choice(("a)", "(a)", "a."))
                parts.append(Question(f"{parent.id}.a", label, _IF_YES[language], "text", relevant=f"{parent.id} = yes", depth=1))
                continue
            count += 1
            label = scheme.format(n=count, s="ABC"[section], r=("I", "II", "III")[section])
            item = label.removeprefix("Question ").strip("().")
            if kind == "list" and lists:
                text, choices = lists.pop()
                parts.append(Question(item, label, text, many, choices, True))
            elif kind == "gate" and gates:
                parts.append(Question(item, label, gates.pop(), one, options))
            elif open_texts:
                parts.append(Question(item, label, open_texts.pop(), "text"))
    return Form(f"chance-{number:02}", language, _TITLES[language].format(chance.choice(("2010", "Third", "Vienna", "XII"))), (_INTRO[language],), tuple(parts),
                bold_options=chance.random() < 0.3)
