"""Write a corpus of made-up replies: ``python -m benchmarks.generate OUT [--documents 200] [--seed 1] [--pdf 0.4]``."""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks.generate.answers import COUNTRIES, LINES, OTHERS, REMARKS, TEXTS
from benchmarks.generate.chance_forms import chance_form
from benchmarks.generate.letters import write_letter
from benchmarks.generate.questions import FORMS, YES_NO, Form, Question
from benchmarks.generate.render import SIGNS_AFTER, SIGNS_BEFORE, STYLES, Given, Renderer, Way

ONE = (*STYLES, "strike_other", "delete_other", "tracked_delete", "unbold", "grey_other", "ring", "answer_line", *SIGNS_AFTER, *SIGNS_BEFORE)
MANY = (
    "bold", "underline", "highlight", "color", "italic", "strike_other", "delete_other", "tracked_delete", "yes_no", "answer_line", *SIGNS_AFTER, *SIGNS_BEFORE,
)
LAYOUTS = (
    *["after"] * 5, "same", "same", "break", "bullets", "prefix",
    "letter-ad", "letter-question", "letter-bare", "letter-heading", "letter-relative", "table", "table",
)
NOISE = ("gap", "split_runs", "retouched", "no_intro", "bold_questions", "keep_line", "header", "emphasis", "dropped", "extra")
DOUBLING = ("highlight", "x_after", "tick", "x_before", "underline", "square", "ring")
"""Marks that are plainly doubled by mistake when two options of one question carry them."""
WORD_ONLY = ("ring", "tracked_delete")
"""Marks that a printed PDF shows differently or not at all."""


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pdf", type=float, default=0.4)
    parser.add_argument("--forms", type=int, default=0, help="forms made by chance, besides the written ones")
    parser.add_argument("--only-chance", action="store_true")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    forms = [*(() if options.only_chance else FORMS), *(chance_form(k, chance) for k in range(options.forms))]
    for form in forms:
        _write_form(options.out / form.id, form, chance)
    for number in range(options.documents):
        _write_reply(options.out, forms[number % len(forms)], number, chance, as_pdf=chance.random() < options.pdf)
    _convert(options.out)


def _write_form(folder: Path, form: Form, chance: random.Random) -> None:
    for name in ("replies", "gold"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    Renderer(form, None, Way(), chance).write(None).save(str(folder / "blank.docx"))
    items = [{
        "id": q.id, "label": q.label, "type": _type(q), "text": q.text,
        **({"options": [{"id": option_id(form, o), "label": o} for o in q.options]} if q.options else {}), **({"relevant": q.relevant} if q.relevant else {}),
    } for q in form.questions]
    (folder / "questionnaire.json").write_text(json.dumps({"id": form.id, "language": form.language, "items": items}, ensure_ascii=False, indent=1), "utf-8")


def _has_capitals(form: Form) -> bool:
    """Whether setting an option in capitals shows: its script has them, and the form does not print its options so."""
    return form.language not in ("zh", "ar") and not any(label.isupper() for q in form.questions for label in q.options)


def _type(q: Question) -> str:
    return ("select_multiple" if q.multiple else "select_one") if q.options else q.kind


def option_id(form: Form, label: str) -> str:
    """yes and no by their words, anything else by its label (labels are compared)."""
    yes, no = YES_NO[form.language]
    return "yes" if label.casefold() == yes.casefold() else "no" if label.casefold() == no.casefold() else label


def _write_reply(out: Path, form: Form, number: int, chance: random.Random, *, as_pdf: bool) -> None:
    way = _way(chance, as_pdf=as_pdf, has_capitals=_has_capitals(form))
    given, gold = _answers(form, way, chance)
    iso3, country = chance.choice(COUNTRIES[form.language])
    stem = f"{number:04}-{way.one}-{way.many}-{way.layout}"
    if way.layout.startswith("letter"):
        word = write_letter(form, given, way.layout, country, chance)
    else:
        word = Renderer(form, given, way, chance).write(country)
    folder = out / form.id
    suffix = "pdf" if as_pdf else "docx"
    word.save(str(folder / "replies" / f"{stem}.{'convert.docx' if as_pdf else 'docx'}"))
    (folder / "gold" / f"{stem}.json").write_text(json.dumps({
        "document": f"replies/{stem}.{suffix}", "questionnaire": form.id, "country": iso3, "language": form.language, "answers": gold,
        "made": {"mark": way.one, "multi": way.many, "layout": way.layout, "place": way.place, "noise": sorted(way.noise), "text_style": way.text_style,
                 "box": way.box, "grid": way.grid}, "difficulty": "plain"}, ensure_ascii=False, indent=1), "utf-8")


def _way(chance: random.Random, *, as_pdf: bool, has_capitals: bool) -> Way:
    layout = chance.choice(LAYOUTS)
    one = chance.choice([m for m in ONE if not (as_pdf and m in WORD_ONLY) and (has_capitals or m != "caps")])
    many = chance.choice([m for m in MANY if not (as_pdf and m in WORD_ONLY)])
    if layout.startswith("letter") or layout == "table":
        one = many = "none"
    noise = {n for n in NOISE if chance.random() < 0.15}
    if one in ("bold", "unbold", "italic") or many in ("bold", "italic"):
        noise.discard("bold_questions")
    return Way(
        one=one, many=many, box=chance.choice(("☒", "☑", "[x]", "X", "✓", "■")), grid=chance.choice(("X", "x", "✓", "✔", "shade", "☒", "(X)")), layout=layout,
        text_style=chance.choice(("plain", "plain", "plain", "blue", "italic", "bold") + (() if as_pdf else ("tracked",))),
        place=chance.choice(("letterhead", "field")), noise=frozenset(noise))


def _answers(form: Form, way: Way, chance: random.Random) -> tuple[dict[str, Given], dict[str, object]]:
    """(what the respondent does, what it means)."""
    given: dict[str, Given] = {}
    gold: dict[str, object] = {}
    letter = way.layout.startswith("letter")
    kept = len([p for p in form.parts[: max(3, len(form.parts) * 2 // 3)] if not isinstance(p, str)])
    dropping = "dropped" in way.noise and not letter and way.layout != "table"
    forced: set[str] = set()
    for number, q in enumerate(form.questions):
        g = Given()
        gate = q.relevant.split(" = ") if q.relevant else None
        gated = gate is not None and _chosen(form, given, gate[0]) != gate[1]
        if q.id in forced or (chance.random() < 0.85 and not gated and not (dropping and number >= kept)):
            _fill(form, q, g, way, chance, letter=letter)
        given[q.id] = g
        selected = [option_id(form, q.options[n]) for n in g.selected]
        text = g.other or g.text
        status = "answered" if selected or text else "blank"
        if q.shape == "inline" and len(selected) == 1 and not letter and way.layout != "table" and way.one in DOUBLING and chance.random() < 0.04:
            g.also = tuple(n for n in range(len(q.options)) if n not in g.selected)[:1]
            status, selected = "ambiguous", []
        follow_up = next((c for c in form.questions if c.relevant == f"{q.id} = yes" and c.shape == "text"), None)
        marked = q.shape == "inline" and selected == ["yes"] and not letter and way.layout != "table" and way.one != "answer_line"
        if marked and follow_up is not None and not text and not dropping and chance.random() < 0.08:
            g.selected, status = (), "inferred"
            forced.add(follow_up.id)
        elif marked and not text and status == "answered" and chance.random() < 0.03:
            g.text = text = f"{YES_NO[form.language][1]}."
            status, selected, text = "ambiguous", [], ""
        gold[q.id] = {"status": status, "selected": selected, "text": text}
        if selected and _in_words(q, way):
            g.words = "; ".join(q.options[n] for n in g.selected) if q.multiple else q.options[g.selected[0]] + "."
            g.selected = ()
    return given, gold


def _in_words(q: Question, way: Way) -> bool:
    """Whether this respondent answers this question in words below it."""
    return (way.many == "answer_line" and q.shape in ("bullet", "lettered")) if q.multiple else (way.one == "answer_line" and q.shape == "inline")


def _chosen(form: Form, given: dict[str, Given], gate: str) -> str | None:
    q = next(q for q in form.questions if q.id == gate)
    g = given[gate]
    if g.words and not q.multiple:
        return option_id(form, g.words.rstrip("."))
    return option_id(form, q.options[g.selected[0]]) if g.selected else None


def _fill(form: Form, q: Question, g: Given, way: Way, chance: random.Random, *, letter: bool) -> None:
    if q.options and q.multiple:
        n = chance.randrange(1, len(q.options))
        last = len(q.options) - 1
        chosen = sorted(chance.sample(range(last), min(n, last)))
        specify = q.options[last].rstrip().endswith((":", "："))
        if specify and chance.random() < 0.3 and not letter and not (way.many == "answer_line" and q.shape in ("bullet", "lettered")):
            chosen.append(last)
            g.other = chance.choice(OTHERS[form.language])
        g.selected = tuple(chosen)
    elif q.options:
        g.selected = (chance.randrange(len(q.options)),)
        if q.shape in ("inline", "inline_box") and chance.random() < 0.25:
            g.text = chance.choice(REMARKS[form.language])
    elif q.shape == "line":
        g.text = chance.choice(LINES[q.kind])
    elif q.shape == "cell":
        g.text = chance.choice(LINES["text"])
    else:
        g.text = "\n\n".join(chance.sample(TEXTS[form.language], chance.choice((1, 1, 1, 2))))


def _convert(out: Path) -> None:
    """Blank forms and the replies set apart for it, to PDF by LibreOffice, many in one call."""
    for folder in sorted(p.parent for p in out.glob("*/blank.docx")):
        files = [folder / "blank.docx", *sorted((folder / "replies").glob("*.convert.docx"))]
        with tempfile.TemporaryDirectory() as scratch:
            command = ["soffice", f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to", "pdf", "--outdir", scratch]
            subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=1800)
            shutil.move(f"{scratch}/blank.pdf", folder / "blank.pdf")
            for file in files[1:]:
                stem = file.name.removesuffix(".convert.docx")
                shutil.move(f"{scratch}/{stem}.convert.pdf", folder / "replies" / f"{stem}.pdf")
                file.unlink()


if __name__ == "__main__":
    main()
