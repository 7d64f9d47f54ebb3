// Windows over the page: native <dialog> elements, so focus stays inside and Escape closes.

import { byId, el, fill, say } from "./dom.js";

/**
 * Open a dialog with a title; resolves with the value given to `close`, or undefined.
 * It is gone, and whoever waits for it goes on, before the next key: the event "close" comes later, and a key pressed
 * in between would be for a page that does not know yet what was decided.
 */
function open(title, build, kind = "") {
  return new Promise((resolve) => {
    const before = document.activeElement;
    const close = (value) => {
      if (!dialog.isConnected) return;
      dialog.close();
      dialog.remove();
      const there = before?.isConnected ? before : byId(before?.id ?? ""); // drawn again meanwhile
      there?.focus({ preventScroll: true });
      resolve(value);
    };
    const heading = el("h2", { id: "dialog-title" }, title);
    const dialog = el("dialog", { class: kind, "aria-labelledby": "dialog-title" }, heading, build(close));
    for (const ending of ["cancel", "close"]) dialog.addEventListener(ending, (event) => event.target === dialog && close(undefined));
    document.body.append(dialog);
    dialog.showModal();
  });
}

export const isOpen = () => document.querySelector("dialog[open]") !== null;

const button = (label, act, kind = "") => el("button", { type: "button", class: kind, onclick: act }, label);

/** Choose one of many by typing a few letters; `entries` are {id, label, hint}. */
export function pick(title, entries, { note = "", placeholder = "" } = {}) {
  return open(title, (close) => {
    let shown = entries;
    let at = 0;
    const list = el("div", { class: "choices", role: "listbox", id: "choices", "aria-label": title });
    const field = el("input", { type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "choices", "aria-autocomplete": "list", "aria-label": placeholder || title, placeholder, autocomplete: "off", spellcheck: "false", autofocus: true });
    const paint = () => {
      fill(list, shown.slice(0, 300).map((entry, n) => el("div", { class: "choice", role: "option", id: `choice-${n}`, "aria-selected": String(n === at), onclick: () => close(entry.id) },
        el("b", { dir: "auto" }, entry.label), entry.hint ? el("span", { dir: "auto" }, entry.hint) : null)));
      field.setAttribute("aria-activedescendant", shown.length ? `choice-${at}` : "");
      list.children[at]?.scrollIntoView({ block: "nearest" });
    };
    field.addEventListener("input", () => {
      const wanted = simple(field.value);
      const rank = (entry) => (simple(entry.id) === wanted || simple(entry.label) === wanted ? 0 : simple(entry.label).startsWith(wanted) ? 1 : 2);
      shown = entries.filter((entry) => simple(`${entry.label} ${entry.hint ?? ""} ${entry.id}`).includes(wanted)).sort((a, b) => rank(a) - rank(b));
      at = 0;
      paint();
    });
    field.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
      if (step) at = Math.max(0, Math.min(shown.length - 1, at + step));
      else if (event.key === "Enter" && shown[at]) close(shown[at].id);
      else return;
      event.preventDefault();
      paint();
    });
    paint();
    return [note ? el("p", { class: "hint", dir: "auto" }, note) : null, field, list, el("p", { class: "acts" }, button(say("cancel"), () => close(undefined)))].filter(Boolean);
  }, "side");
}

const simple = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f.\s]/g, "").toLocaleLowerCase();

/** Correct an answer as a whole; `draft` is what was typed before, `keep` is called with what is typed.  Resolves null on Cancel, undefined on Escape. */
export function edit(item, options, answer, { draft, keep, optionLabel }) {
  return open(say("edit_title", { item: item.id }), (close) => {
    const now = draft ?? { status: answer.status, selected: answer.selected, text: answer.text, why: "" };
    const text = el("textarea", { id: "edit-text", rows: options.length ? "4" : "10", dir: "auto", value: now.text });
    const why = el("input", { id: "edit-why", type: "text", dir: "auto", value: now.why, autocomplete: "off" });
    const statuses = ["answered", "inferred", "ambiguous", "blank", "not_applicable", "not_found"];
    const status = el("select", { id: "edit-status" }, statuses.map((key) => el("option", { value: key }, say(key))));
    status.value = now.status;
    const kind = item.type === "select_one" ? "radio" : "checkbox";
    const boxes = options.map((option) => {
      const box = el("input", { type: kind, name: "edit-option", value: option.id });
      box.checked = now.selected.includes(option.id);
      return box;
    });
    const value = () => ({ status: status.value, selected: boxes.filter((box) => box.checked).map((box) => box.value), text: text.value, why: why.value });
    const save = () => close(value());
    const form = el("form", { method: "dialog", class: "edit" },
      options.length ? el("fieldset", {}, el("legend", {}, say("options")), options.map((option, n) => el("label", { dir: "auto" }, boxes[n], " ", optionLabel(option)))) : null,
      el("label", { for: "edit-text" }, say("text_answer")), text,
      el("div", { class: "pair" }, el("label", {}, say("status"), status), el("label", { class: "grow" }, say("why"), why)),
      el("p", { class: "acts" }, el("button", { type: "submit", class: "first" }, say("save"), " ", el("kbd", { "aria-hidden": "true" }, "Ctrl ⏎")), button(say("cancel"), () => close(null))));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      save();
    });
    form.addEventListener("input", (event) => {
      if (event.target !== status && event.target !== why) status.value = settled(value());
      keep(value());
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        save();
      }
    });
    (options.length && !now.text ? boxes.find((box) => box.checked) ?? boxes[0] : text).setAttribute("autofocus", "");
    return form;
  }, "side");
}

/** The status that goes with what is chosen and written, as long as the person sets none. */
const settled = ({ status, selected, text }) => {
  if (!selected.length && !text.trim()) return "blank";
  return status === "not_applicable" && !selected.length ? status : "answered";
};

/** Two changes of one answer: the other one's, and ours. Resolves "mine" or "theirs". */
export function clash(what, theirs, mine) {
  return open(say("clash_title"), (close) => el("div", { class: "clash" }, el("p", { dir: "auto" }, what),
    el("dl", {}, el("dt", {}, say("clash_theirs")), el("dd", { dir: "auto" }, theirs), el("dt", {}, say("clash_mine")), el("dd", { dir: "auto" }, mine)),
    el("p", { class: "acts" }, el("button", { type: "button", autofocus: true, onclick: () => close("theirs") }, say("keep_theirs")), button(say("keep_mine"), () => close("mine")))));
}

/** The list of keys, with the switch that turns single keys off (WCAG 2.1.4). */
export function keyList(pairs, on, change) {
  return open(say("keys_title"), (close) => {
    const box = el("input", { type: "checkbox", id: "keys-on", onchange: (event) => change(event.target.checked) });
    box.checked = on;
    return el("div", {}, el("dl", { class: "keys" }, pairs.map(([keys, key]) => el("div", {}, el("dt", {}, keys.map((name) => el("kbd", {}, name))), el("dd", {}, say(key))))),
      el("p", {}, el("label", { class: "check" }, box, " ", say("keys_on"))), el("p", { class: "hint" }, say("keys_help")), el("p", { class: "hint" }, say("changes_kept")),
      el("p", { class: "acts" }, button(say("close"), () => close(undefined))));
  }, "wide");
}

export function show(title, text) {
  return open(title, (close) => [el("pre", { tabindex: "0", dir: "ltr" }, text), el("p", { class: "acts" }, button(say("close"), () => close(undefined), "first"))], "wide");
}
