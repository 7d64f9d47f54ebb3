// What a person changes: every key press becomes one change, shown at once and put in the outbox.

import { get, newId } from "./api.js";
import * as dialogs from "./dialogs.js";
import { byId, say, tell } from "./dom.js";
import { inLanguage, itemOf, keyOf, questionnaireOf, session, store } from "./store.js";

let desk = null; // the outbox, the panes and the way to another answer, given once by the conductor
export function attach(parts) {
  desk = parts;
}

/** The current answer, once it is on the screen: a key pressed before that must not change what nobody has seen. */
export const current = () => (store.current && store.data?.id === store.current.reply ? store.data.answers[store.current.item] : undefined);
const chosenItem = () => (current() ? itemOf(store.current.reply, store.current.item) : undefined);

/** Put a change in the outbox and show it at once. `after` is {status, selected, text}. */
function change(kind, item, after, extra = {}) {
  const answer = store.data.answers[item];
  const body = { id: newId(), session, kind, reply: store.current.reply, item, after, seen: answer.last ?? null, ...extra };
  const state = { accept: "accepted", unclear: "unclear" }[kind] ?? "corrected";
  const labels = (itemOf(body.reply, item)?.options ?? []).filter((option) => after.selected.includes(option.id)).map((option) => inLanguage(option.labels));
  Object.assign(answer, after, { labels: kind === "accept" ? answer.labels : labels, state, last: body.id });
  const row = store.byKey.get(keyOf(body.reply, item));
  const isNew = row.state === "open";
  Object.assign(row, { status: after.status, state });
  if (isNew) desk.progress.worked();
  desk.answers.redraw(item);
  if (kind === "move") {
    Object.assign(store.data.answers[extra.to], extra.there, { state: "corrected", last: `${body.id}.2` });
    desk.answers.redraw(extra.to);
  }
  desk.queue.paint();
  desk.outbox.add("api/log", body);
  store.undoAsked = null;
}

const valueOf = (answer) => ({ status: answer.status, selected: answer.selected, text: answer.text });

/** What is shown is right: note it (unless it was just corrected) and go on. */
export function accept() {
  const answer = current();
  if (!answer) return;
  if (answer.state === "open" || answer.state === "unclear" || answer.conflict) change("accept", store.current.item, valueOf(answer));
  onward();
}

function onward() {
  const next = desk.queue.neighbour(1, { open: true });
  if (next && next !== store.current) desk.choose(next);
  else {
    desk.progress.show();
    tell(say("all_done"), "good");
  }
}

export function chooseOption(n) {
  const item = chosenItem();
  const answer = current();
  if (!item) return undefined;
  if (!item.options.length) return tell(say("not_choice"));
  const option = item.options[n];
  if (!option) return tell(say("no_such_option", { number: n + 1 }));
  let selected;
  if (item.type === "select_multiple") {
    const chosen = new Set(answer.selected);
    if (!chosen.delete(option.id)) chosen.add(option.id);
    selected = item.options.map(({ id }) => id).filter((id) => chosen.has(id));
  } else if (answer.selected.length === 1 && answer.selected[0] === option.id) {
    return answer.state === "open" ? change("accept", item.id, valueOf(answer)) : undefined;
  } else selected = [option.id];
  return change("correct", item.id, { status: selected.length || answer.text ? "answered" : "blank", selected, text: answer.text });
}

/** Unclear: nobody could tell. Blank: nothing was answered. */
export function settle(kind) {
  const answer = current();
  if (!answer) return;
  if (kind === "unclear") change("unclear", store.current.item, { ...valueOf(answer), status: "ambiguous", selected: [] });
  else change("correct", store.current.item, { status: "blank", selected: [], text: "" });
}

export const draftKey = () => `draft:${store.current.key}`;

export async function correct() {
  const item = chosenItem();
  const answer = current();
  if (!item || dialogs.isOpen()) return;
  const key = draftKey();
  const draft = JSON.parse(sessionStorage.getItem(key) ?? "null");
  const keep = (value) => sessionStorage.setItem(key, JSON.stringify(value));
  const value = await dialogs.edit(item, item.options, answer, { draft, keep, optionLabel: (option) => inLanguage(option.labels) });
  if (value === undefined) return; // Escape: what was typed is kept
  sessionStorage.removeItem(key);
  if (value === null) return;
  const { why, ...after } = value;
  after.selected = item.options.map(({ id }) => id).filter((id) => after.selected.includes(id));
  change("correct", item.id, after, { seen: answer.last ?? null, ...(why ? { why } : {}) }); // `seen` is what was on the screen when it was opened
  desk.answers.focus(item.id);
}

const itemChoices = (without) => (questionnaireOf(store.current.reply)?.items ?? []).filter((item) => item.id !== without).map((item) => ({ id: item.id, label: item.id, hint: inLanguage(item.texts) }));

export async function move(item = store.current.item) {
  const loose = document.activeElement?.closest?.("[data-loose]");
  if (!current()) return undefined;
  if (loose) return assign(Number(loose.dataset.loose));
  const answer = store.data.answers[item];
  if (!answer.text || dialogs.isOpen()) return undefined;
  const part = selectedPart(answer.text);
  const to = await dialogs.pick(say("move_title", { item }), itemChoices(item), { placeholder: say("move_find"), note: part ? say("move_part", { text: part.slice(0, 80) }) : "" });
  if (to === undefined) return undefined;
  const moved = part || answer.text;
  const rest = part ? answer.text.replace(part, "").replace(/\n{3,}/g, "\n\n").trim() : "";
  const target = store.data.answers[to];
  const there = { status: "answered", selected: target.selected, text: [target.text, moved].filter(Boolean).join("\n\n") };
  const here = { status: rest || answer.selected.length ? answer.status : "blank", selected: answer.selected, text: rest };
  return change("move", item, here, { to, moved, there, seen: answer.last ?? null, seenThere: target.last ?? null });
}

function selectedPart(text) {
  const part = String(getSelection()).trim();
  return part && part !== text.trim() && text.includes(part) && byId("current-text")?.contains(getSelection().anchorNode) ? part : "";
}

export async function assign(n) {
  const passage = current() && store.data.unassigned[n];
  if (!passage || dialogs.isOpen()) return;
  const to = await dialogs.pick(say("move_unassigned_title"), itemChoices(null), { placeholder: say("move_find"), note: passage.text.slice(0, 200) });
  if (to !== undefined) put(passage, to);
}

export function putLoose(n, item) {
  const passage = current() && store.data.unassigned[n];
  if (passage) put(passage, item);
}

function put(passage, item) {
  const answer = store.data.answers[item];
  const status = answer.selected.length || !["blank", "not_found"].includes(answer.status) ? answer.status : "answered";
  change("assign", item, { status, selected: answer.selected, text: [answer.text, passage.text].filter(Boolean).join("\n\n") }, { passage: { text: passage.text, where: passage.where } });
  tell(say("moved_text", { item }), "good");
}

export async function putToCountry(reply) {
  const countries = Object.entries(store.start.countries).map(([code, name]) => ({ id: code, label: name, hint: code }));
  const iso3 = await dialogs.pick(say("country_title"), countries);
  if (iso3) desk.outbox.add("api/log", { id: newId(), session, kind: "country", reply, item: null, after: iso3, seen: store.data.last ?? null });
}

export async function putToDefinition(reply) {
  const others = Object.values(store.start.questionnaires).map(({ id, title }) => ({ id, label: id, hint: title }));
  const name = await dialogs.pick(say("definition_title"), others, { note: say("definition_help") });
  if (name) desk.outbox.add("api/log", { id: newId(), session, kind: "definition", reply, item: null, after: name, seen: store.data.last ?? null });
}

export async function showJson(id) {
  const from = store.current;
  const json = await get(`api/json/${encodeURIComponent(id)}`).catch(() => null);
  if (dialogs.isOpen() || store.current !== from) return undefined; // something else is being done by now
  return json ? dialogs.show(say("json_title"), JSON.stringify(json, null, 2)) : tell(say("offline"), "bad");
}

/** Undo and redo go through the outbox as well: in their turn, and not lost if the program is not there just now. */
export function takeBack(kind) {
  desk.outbox.add(`api/${kind}`, { id: newId(), session, insist: store.undoAsked }, store.current);
}
