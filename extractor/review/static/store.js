// What the page knows: the list of all answers, the replies that were looked at, and where the person is.

import { get } from "./api.js";

export const STATES = ["open", "accepted", "corrected", "unclear"];
const KEPT = 60;

export const store = {
  run: "",
  version: 0,
  start: null,
  rows: [],
  byKey: new Map(),
  replies: new Map(),
  papers: new Map(),
  current: null, // the row that is worked on
  data: null, // the reply that it belongs to, as the program told it
  undoAsked: null, // the change of another window that was offered for undoing
  brought: null, // the row that the last undo went to
  mode: "flagged",
  filters: { country: "", item: "", status: "", show: "open", reason: "", search: "" },
  sample: null,
};

export const session = (() => {
  const known = sessionStorage.getItem("session");
  const mine = known ?? crypto.getRandomValues(new Uint32Array(2)).join("-");
  sessionStorage.setItem("session", mine);
  return mine;
})();

/** What this window has seen, for the program to tell what is new. */
export const known = () => `run=${store.run}&version=${store.version}&session=${session}`;

export const keyOf = (reply, item) => `${reply}\u0000${item}`;

/** Row arrays as objects, in place of those that the page had for the same replies. */
export function takeRows(packed) {
  for (const [reply, item, status, confidence, review, state, summary, selected, reasons, changed] of packed) {
    const key = keyOf(reply, item);
    const known = store.byKey.get(key);
    const row = { key, reply, item, status, confidence, review: !!review, state: STATES[state], summary, selected, reasons, changed };
    if (known) Object.assign(known, row);
    else {
      store.byKey.set(key, row);
      store.rows.push(row);
    }
  }
}

/** Replies as the program knows them, their countries named in the interface's language. */
export function takeReplies(replies) {
  for (const info of Object.values(replies)) {
    if (document.documentElement.lang !== "en") info.name = store.start.countries[info.iso3] ?? info.name;
    store.start.replies[info.id] = info;
  }
}

export function takeStart(start) {
  store.start = start;
  store.version = start.version;
  store.run = start.run;
  store.sample = start.sample;
  takeRows(start.rows);
  takeReplies(start.replies);
}

/** A reply's answers, from memory where it was fetched already. */
export function fetchReply(id) {
  return remember(store.replies, id, () => get(`api/reply/${encodeURIComponent(id)}`));
}

/** The same, but never what became out of date while it was on its way. */
export async function fetchLatest(id) {
  for (;;) {
    const coming = fetchReply(id);
    const value = coming.value ?? (await coming);
    if (store.replies.get(id) === coming) return value;
  }
}

/** The left pane's data for one document of a reply, as "text" or "pages". */
export function fetchPaper(id, source, view) {
  return remember(store.papers, `${id}/${source}/${view}`, () => get(`api/paper/${encodeURIComponent(id)}/${source}/${view}`));
}

function remember(cache, key, fetch) {
  const known = cache.get(key);
  if (known) {
    cache.delete(key);
    cache.set(key, known);
    return known;
  }
  const coming = fetch();
  cache.set(key, coming);
  coming.then((value) => (coming.value = value)).catch(() => cache.delete(key));
  while (cache.size > KEPT) cache.delete(cache.keys().next().value);
  return coming;
}

export function forget(reply) {
  store.replies.delete(reply);
}

export function forgetPapers(reply) {
  for (const key of [...store.papers.keys()]) if (key.startsWith(`${reply}/`)) store.papers.delete(key);
}

export const replyInfo = (id) => store.start.replies[id];
export const questionnaireOf = (id) => store.start.questionnaires[replyInfo(id)?.questionnaire];
export const itemOf = (id, item) => questionnaireOf(id)?.byId.get(item);

/** A text in the interface's language where the form has it, else in the form's first. */
export function inLanguage(texts) {
  return texts?.[document.documentElement.lang] ?? Object.values(texts ?? {})[0] ?? "";
}
