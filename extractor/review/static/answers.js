// The right pane: the whole questionnaire of one reply; the current answer open, the others on a line or two.

import { byId, directionOf, el, fill, say } from "./dom.js";
import { inLanguage, questionnaireOf, replyInfo, store } from "./store.js";

export class Answers {
  /** `act` holds what the buttons do: choose, accept, correct, move, unclear, go, assign, country, definition, json. */
  constructor(act) {
    this.act = act;
    this.pane = byId("answers");
    this.reply = null;
  }

  /** Draw a reply; `data` is what the program said of it. */
  draw(id, data) {
    this.reply = id;
    this.data = data;
    this.definition = replyInfo(id).questionnaire;
    const cards = (questionnaireOf(id)?.items ?? Object.keys(data.answers).map((item) => ({ id: item, texts: {}, options: [] })))
      .filter((item) => data.answers[item.id])
      .map((item) => this.card(item));
    fill(this.pane, this.head(id, data), el("ol", { class: "cards" }, cards), this.loose(data), this.warnings(data));
  }

  /** Draw what is new in the same reply and leave the rest, focus and a place that was scrolled to as they are. */
  refresh(data) {
    const old = this.data;
    const differs = (part) => JSON.stringify(part(old)) !== JSON.stringify(part(data));
    if (differs(({ answers, warnings }) => [Object.keys(answers), warnings]) || this.definition !== replyInfo(this.reply).questionnaire) {
      const at = this.pane.scrollTop;
      const focused = this.pane.contains(document.activeElement);
      this.draw(this.reply, data);
      this.pane.scrollTop = at;
      if (focused) this.focus(store.current.item);
      return;
    }
    this.data = data;
    for (const item of Object.keys(data.answers)) if (differs(({ answers }) => answers[item])) this.redraw(item);
    if (this.heading !== this.headingOf(data)) this.pane.querySelector(".strip").replaceWith(this.head(this.reply, data));
    if (differs(({ unassigned }) => unassigned)) this.redrawLoose(old);
  }

  /** Words without a question again; who was at one of them stays there, whatever its number is now. */
  redrawLoose(old) {
    const list = this.pane.querySelector(".unassigned");
    const at = list.contains(document.activeElement) ? JSON.stringify(old.unassigned[document.activeElement.closest("[data-loose]")?.dataset.loose]) : null;
    list.replaceWith(this.loose(this.data));
    if (at === null) return;
    const now = this.data.unassigned.findIndex((passage) => JSON.stringify(passage) === at);
    if (now >= 0) byId(`loose-${now}`).focus({ preventScroll: true });
    else this.focus(store.current.item);
  }

  /** Draw one card again, after a change to its answer. */
  redraw(item) {
    const old = byId(`card-${item}`);
    const definition = questionnaireOf(this.reply)?.byId.get(item);
    if (old && definition) {
      const focused = old.contains(document.activeElement);
      old.replaceWith(this.card(definition));
      if (focused) this.focus(item);
    }
  }

  focus(item) {
    byId(`card-${item}`)?.focus({ preventScroll: true });
  }

  reveal(item) {
    byId(`card-${item}`)?.scrollIntoView({ block: "nearest" });
  }

  headingOf(data) {
    const { name, iso3 } = replyInfo(this.reply);
    return JSON.stringify([name, iso3, data.pending]);
  }

  head(id, data) {
    const info = replyInfo(id);
    this.heading = this.headingOf(data);
    const button = (key, act) => el("button", { type: "button", class: "plain", onclick: act }, say(key));
    return el(
      "div", { class: "strip" },
      el("h2", { dir: "auto" }, info.name, info.iso3 ? el("span", { class: "code" }, info.iso3) : null),
      el("span", { class: "spring" }),
      button("put_to_country", () => this.act.country(id)), button("put_to_definition", () => this.act.definition(id)), button("json", () => this.act.json(id)),
      data.pending ? el("p", { class: "notice" }, say("pending_definition", { name: data.pending })) : null,
    );
  }

  card(item) {
    const answer = this.data.answers[item.id];
    const open = store.current?.reply === this.reply && store.current?.item === item.id;
    const depth = item.parent ? (item.id.match(/\./g)?.length ?? 1) : 0;
    const node = el(
      "li",
      {
        id: `card-${item.id}`, class: `card ${answer.state}${answer.review ? " flagged" : ""}${open ? " current" : ""} depth-${Math.min(depth, 3)}`,
        tabindex: "-1", "data-item": item.id, "aria-current": open ? "true" : null,
        "aria-label": `${item.id}: ${inLanguage(item.texts)}`.slice(0, 200),
        onclick: (event) => event.target.closest("button,a,summary") || this.act.go(item.id),
        ondragover: (event) => this.over(event), ondragleave: () => node.classList.remove("over"), ondrop: (event) => this.drop(event, item.id),
      },
      el("p", { class: "asked", dir: directionOf(inLanguage(item.texts)) }, el("bdi", { class: "label", dir: "ltr" }, item.id), " ", inLanguage(item.texts)),
      open ? this.opened(item, answer) : this.closed(item, answer),
    );
    return node;
  }

  closed(item, answer) {
    return el(
      "div", { class: "line" },
      el("p", { class: "given" }, answer.labels.length ? el("bdi", { class: "chosen" }, answer.labels.join(" · ")) : null,
        answer.text ? el("bdi", { class: "words" }, answer.text) : null,
        !answer.labels.length && !answer.text ? el("span", { class: "none" }, say(answer.status)) : null),
      this.badge(answer),
    );
  }

  badge(answer) {
    const percent = Math.round(answer.confidence * 100);
    const state = answer.state === "open" ? (answer.review ? say("flagged") : "") : say(`state_${answer.state}`);
    return el("p", { class: "badge" }, state ? el("span", { class: `state ${answer.state}` }, state) : null, el("span", { class: "sure" }, `${percent} %`));
  }

  opened(item, answer) {
    return [
      item.options.length ? this.options(item, answer) : null,
      answer.text || !item.options.length
        ? el("div", { class: "text", dir: directionOf(answer.text), id: "current-text" }, answer.text ? answer.text.split("\n").map((line) => el("p", {}, line)) : el("p", { class: "none" }, say(answer.status)))
        : null,
      el("p", { class: "facts" }, el("span", { class: `status-word ${answer.status}` }, say(answer.status)), el("span", {}, say("sure", { percent: Math.round(answer.confidence * 100) })),
        answer.state === "open" ? null : el("span", { class: `state ${answer.state}` }, say(`state_${answer.state}`), answer.who ? ` (${answer.who})` : "")),
      answer.reasons.length ? el("ul", { class: "reasons", "aria-label": say("reasons") }, answer.reasons.map((reason) => el("li", { lang: "en", dir: "ltr" }, reason))) : null,
      answer.before ? el("p", { class: "before", dir: "auto" }, say("was", { before: answer.before })) : null,
      answer.conflict ? el("p", { class: "conflict", dir: "auto" }, answer.conflict === "agrees" ? say("agrees") : say("conflict", { now: answer.conflict })) : null,
      this.buttons(item, answer),
      this.evidence(answer),
      this.history(answer),
    ];
  }

  options(item, answer) {
    const role = item.type === "select_multiple" ? "checkbox" : "radio";
    const label = say(role === "radio" ? "choose_one" : "choose_many");
    return el("div", { class: "options", role: role === "radio" ? "radiogroup" : "group", "aria-label": label }, item.options.map((option, n) => {
      const on = answer.selected.includes(option.id);
      const key = n < 9 ? String(n + 1) : n === 9 ? "0" : n < 19 ? `⇧${n - 9}` : "";
      const printed = inLanguage(option.labels);
      return el("button", { type: "button", class: "option", role, "aria-checked": String(on), onclick: () => this.act.choose(n) },
        el("kbd", { "aria-hidden": "true" }, key), el("span", { dir: directionOf(printed) }, printed));
    }));
  }

  buttons(item, answer) {
    const button = (key, sign, act, extra = "") => el("button", { type: "button", class: extra, onclick: act }, say(key), " ", el("kbd", { "aria-hidden": "true" }, sign));
    return el("div", { class: "acts" },
      button("accept", "⏎", this.act.accept, "first"), button("correct", "C", this.act.correct), button("unclear", "X", this.act.unclear),
      answer.text ? button("move", "M", () => this.act.move(item.id)) : null);
  }

  evidence(answer) {
    if (!answer.evidence.length) return null;
    return el("details", { class: "evidence" }, el("summary", {}, `${say("evidence")} (${answer.evidence.length})`), el("ul", {}, answer.evidence.map((found) => el("li", {},
      el("button", { type: "button", class: "plain", onclick: () => this.act.show(found.where) },
        el("span", { class: "kind" }, found.kind), found.option ? ` ${found.option} ` : " ", el("q", { dir: "auto" }, found.quote.slice(0, 160)))))));
  }

  history(answer) {
    if (!answer.history?.length) return null;
    return el("details", { class: "history" }, el("summary", {}, `${say("history")} (${answer.history.length})`),
      el("ul", {}, answer.history.map((line) => el("li", { dir: "auto" }, `${line.at.slice(0, 16).replace("T", " ")} · ${line.who} · ${line.what}${line.why ? ` · ${line.why}` : ""}`))));
  }

  loose(data) {
    const list = data.unassigned.map((passage, n) => el(
      "li", { class: "loose", id: `loose-${n}`, tabindex: "-1", draggable: "true", "data-loose": String(n), "aria-label": passage.text.slice(0, 120),
        ondragstart: (event) => event.dataTransfer.setData("text/x-unassigned", String(n)) },
      el("p", { dir: directionOf(passage.text) }, passage.text),
      el("div", { class: "acts" }, el("button", { type: "button", onclick: () => this.act.assign(n) }, say("move"), " ", el("kbd", { "aria-hidden": "true" }, "M")),
        el("button", { type: "button", class: "plain", onclick: () => this.act.show(passage.where) }, say("original"))),
    ));
    return el("section", { class: "unassigned", "aria-label": say("unassigned") }, el("h3", {}, `${say("unassigned")} (${list.length})`),
      el("p", { class: "hint" }, say(list.length ? "unassigned_help" : "unassigned_none")), el("ul", {}, list));
  }

  warnings(data) {
    if (!data.warnings.length) return null;
    return el("section", { class: "warnings" }, el("h3", {}, say("warnings")), el("ul", { lang: "en", dir: "ltr" }, data.warnings.map((warning) => el("li", {}, warning.message))));
  }

  over(event) {
    if (!event.dataTransfer.types.includes("text/x-unassigned")) return;
    event.preventDefault();
    event.currentTarget.classList.add("over");
  }

  drop(event, item) {
    event.preventDefault();
    event.currentTarget.classList.remove("over");
    const n = event.dataTransfer.getData("text/x-unassigned");
    if (n !== "") this.act.put(Number(n), item);
  }
}

