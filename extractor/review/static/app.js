// The page's one conductor: what a key or click means, and what is drawn when.

import { get, newId, Outbox, post } from "./api.js";
import { Answers } from "./answers.js";
import * as dialogs from "./dialogs.js";
import { byId, fill, say, setWords, tell } from "./dom.js";
import * as changes from "./changes.js";
import { KEYS, switchedOn, switchKeys, wish } from "./keys.js";
import { Paper } from "./paper.js";
import { Progress } from "./progress.js";
import { Queue } from "./queue.js";
import { fetchLatest, fetchPaper, fetchReply, forget, forgetPapers, keyOf, known, replyInfo, session, store, takeReplies, takeRows, takeStart } from "./store.js";

const POLL = 2000;
const AHEAD = 5;
const BREATH = 80; // milliseconds that the browser has to draw what was asked for before more is fetched
const MODES = ["flagged", "country", "question", "sample"];

const queue = new Queue({ chosen: (row) => choose(row), drawSample });
const paper = new Paper({ go: (item) => goItem(item), loose: (n) => focusLoose(n), unassigned: () => passagesHere() });
const progress = new Progress();
const outbox = new Outbox({ settled, waiting, known });
const answers = new Answers({
  choose: changes.chooseOption, accept: changes.accept, correct: changes.correct, unclear: () => changes.settle("unclear"), move: changes.move,
  assign: changes.assign, put: changes.putLoose, country: changes.putToCountry, definition: changes.putToDefinition, json: changes.showJson,
  go: (item) => goItem(item), show: (where) => showPlace(where),
});

changes.attach({ outbox, answers, queue, progress, choose: (row) => choose(row) });

let source = 0; // which of the current reply's documents is shown
let wantedView = localStorage.getItem("view") ?? "pages";
let wantedPaper = ""; // the document and view that was asked for last
let original = Promise.resolve(); // until the document that was asked for last is there
let fetching = null; // the row whose reply is on its way

// --- going places -------------------------------------------------------------------------------------------------

/** Make a row the current one and show both its sides; not while a dialog is open, which is about the row that was current then. */
async function choose(row, { focus = true } = {}) {
  if (!row || dialogs.isOpen()) return;
  const before = store.current;
  store.current = row;
  fetching = null;
  delete document.documentElement.dataset.shown;
  performance.mark("next");
  queue.reveal();
  const sameReply = before?.reply === row.reply && store.data && answers.reply === row.reply;
  if (sameReply) {
    if (before.item !== row.item) answers.redraw(before.item);
    answers.redraw(row.item);
  } else {
    fetching = row;
    const fetched = fetchReply(row.reply).value ?? (await fetchLatest(row.reply).catch(() => null));
    if (store.current !== row) return;
    fetching = null;
    if (!fetched) return tell(say("offline"), "bad"); // `poll` tries again
    store.data = fetched;
    source = store.data.answers[row.item]?.evidence[0]?.where.source ?? 0;
    answers.draw(row.reply, store.data);
  }
  if (focus) answers.focus(row.item);
  answers.reveal(row.item);
  document.documentElement.dataset.shown = `${row.reply} ${row.item}`;
  showPaper(row).then(() => { // not waited for: a long document must hold up neither a key nor what is on its way to the disk
    if (store.current !== row) return;
    performance.measure("shown", "next");
    requestAnimationFrame(() => setTimeout(ahead, BREATH));
  });
}

function goItem(item) {
  const row = store.byKey.get(keyOf(answers.reply, item));
  if (row) choose(row);
}

/** How the current document is shown: as pages only where they are wanted and there. */
const viewOf = (info) => (wantedView === "pages" && info?.pages === "ready" ? "pages" : "text");

/** The passages without a question, those of other documents than the one that is shown without their place. */
const passagesHere = () => store.data.unassigned.map((passage) => (passage.where.source === source ? passage : { where: {} }));

/** Draw the current reply's document (if it is not there yet) and show the current item in it. */
function showPaper(row) {
  original = drawPaper(row);
  return original;
}

async function drawPaper(row) {
  delete document.documentElement.dataset.painted;
  const info = store.data.sources[source];
  byId("original-title").textContent = info ? info.path.split("/").pop() : say("original");
  byId("original-title").title = info?.path ?? "";
  chooseSources();
  const view = viewOf(info);
  for (const button of document.querySelectorAll("[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
    button.disabled = button.dataset.view === "pages" && info?.pages === "none";
  }
  byId("zoom").hidden = view !== "pages";
  notice(wantedView === "pages" && info?.pages === "waiting" ? say("printing") : "");
  const key = `${row.reply}/${source}/${view}`;
  wantedPaper = key;
  if (paper.key !== key) {
    const coming = fetchPaper(row.reply, source, view);
    if (!coming.value) notice(say("loading"));
    const drawn = coming.value ?? (await coming.catch(({ status }) => ({ view: "none", why: status && status !== 404 ? "unreadable" : "offline", again: !status || status === 404 })));
    if (store.current !== row || wantedPaper !== key) return; // somebody went on, or to the other view, meanwhile
    notice(drawn.why ? say(drawn.why) : wantedView === "pages" && info?.pages === "waiting" ? say("printing") : "");
    paper.draw(key, drawn);
  }
  paper.showItem(row.item);
  document.documentElement.dataset.painted = `${row.reply} ${row.item}`;
}

function notice(text) {
  const line = byId("notice");
  line.hidden = !text;
  line.textContent = text;
}

function chooseSources() {
  const label = byId("sources-label");
  label.hidden = store.data.sources.length < 2;
  const select = byId("sources");
  if (!label.hidden) fill(select, store.data.sources.map((info, n) => new Option(info.path, String(n), false, n === source)));
}

function showPlace(where) {
  if (where?.block === undefined || !changes.current()) return;
  const row = store.current;
  const there = where.source ?? 0;
  if (there !== source) {
    source = there;
    showPaper(row);
  }
  original.then(() => store.current === row && paper.showPlace(where));
}

/** Fetch what will be looked at next, so that it is there when it is wanted. */
async function ahead() {
  const from = store.current;
  const seen = new Set([store.current?.reply]);
  for (const row of queue.ahead(AHEAD * 4)) {
    if (seen.has(row.reply)) continue;
    if (seen.size > AHEAD || store.current !== from) break;
    seen.add(row.reply);
    try {
      const coming = await fetchReply(row.reply);
      const first = coming.answers[row.item]?.evidence[0]?.where.source ?? 0;
      const next = await fetchPaper(row.reply, first, viewOf(coming.sources[first]));
      if (next.view !== "pages") continue;
      for (const page of pagesFor(next, row.item)) await paper.image(next.file, page);
    } catch {
      return;
    }
  }
}

/** The pages that will be in sight when an item is shown: that of the item, and the one before or after if the item is near it. */
function pagesFor(pages, item) {
  const frame = pages.frames.find((found) => pages.marks[found[5]].item === item);
  const [page, , top] = frame ?? pages.boxes.find((box) => box[6] === item && box[5] === "a") ?? pages.boxes.find((box) => box[6] === item) ?? [1, 0, 0];
  const share = top / (pages.pages[page - 1]?.[1] ?? 842);
  return [page, ...(share < 0.33 ? [page - 1] : []), ...(share > 0.4 ? [page + 1] : [])].filter((near) => pages.pages[near - 1]);
}

/** An undo leads to what it took back, unless the person, who was at `from`, has gone elsewhere meanwhile. */
async function tookBack(kind, answer, from) {
  store.undoAsked = answer.ask ?? null;
  if (answer.ask) return tell(say("undo_other", { what: answer.what }));
  await take(answer);
  if (!answer.undone) return tell(say(kind === "undo" ? "nothing_to_undo" : "nothing_to_redo"));
  const row = store.byKey.get(keyOf(answer.undone.reply, answer.undone.item));
  if (row && [from, store.brought].includes(store.current)) await choose((store.brought = row));
  return tell(say(kind === "undo" ? "undone" : "redone", { what: answer.undone.what }));
}

// --- the program's answers ----------------------------------------------------------------------------------------

/** A change was written, refused because another window was first, or refused for good. */
async function settled({ path, body, from }, { status, answer }) {
  if (status === 200 && path !== "api/log") {
    await tookBack(path.replace("api/", ""), answer, from);
  } else if (status === 200) {
    await take(answer, body.id);
  } else if (status === 409) {
    const mine = answer.mine;
    const kept = await dialogs.clash(`${replyInfo(body.reply)?.name ?? body.reply} ${body.item ?? ""}`, answer.theirs, mine);
    if (kept === "mine") outbox.again(path, { ...body, id: newId(), seen: answer.seen, seenThere: answer.seenThere });
    else await take(answer);
  } else {
    tell(answer.message ?? String(status), "bad");
    store.run = ""; // what the screen says of it is not so: everything is asked for again
  }
  if (!outbox.queue.length) progress.saved();
}

/** New log entries: rows, and the replies that they touch. The list and the progress are drawn at once, the reply when it has been fetched. */
async function take(answer, mine = null) {
  if (!answer?.rows) return;
  const isNew = answer.touched.length > 0 || answer.sample || answer.run !== store.run;
  store.version = answer.run === store.run ? Math.max(store.version, answer.version) : answer.version;
  store.run = answer.run;
  takeRows(answer.rows.filter(([reply, item]) => !outbox.has(reply, item))); // what waits is newer than what the program knows
  if (answer.sample) store.sample = answer.sample;
  if (answer.replies) takeReplies(answer.replies);
  if (answer.reasons) {
    store.start.reasons = answer.reasons;
    queue.offer();
  }
  for (const id of answer.touched) {
    if (outbox.has(id)) continue;
    forget(id);
    if (answer.reread?.includes(id)) forgetPapers(id);
  }
  if (isNew) {
    queue.panel();
    queue.paint();
    progress.show();
  }
  if (mine === null && answer.others) tell(say("other_window", { what: answer.others }));
  await refreshReply();
}

/** Fetch the current reply again if what is on the screen is out of date, and draw it. */
async function refreshReply() {
  const id = store.current?.reply;
  if (id === undefined || store.data?.id !== id || store.replies.has(id) && fetchReply(id).value === store.data) return;
  const fresh = await fetchLatest(id);
  if (store.current.reply !== id || store.data.id !== id || fresh === store.data) return;
  if (outbox.has(id)) return forget(id); // older than what is on the screen; the next acknowledgement fetches again
  store.data = fresh;
  answers.refresh(fresh);
}

function waiting(count, connected) {
  progress.waiting(count);
  const line = byId("offline");
  line.hidden = connected;
  line.textContent = connected ? "" : say("offline");
}

async function poll() {
  try {
    if (!document.hidden && !outbox.queue.length) {
      const { added } = outbox;
      const news = await get(`api/changes?${known()}`);
      if (outbox.added === added) await take(news); // else it may be older than what was answered since; it will come again
      await completed();
      await printed();
      waiting(outbox.queue.length, true);
    } // else who sends what waits finds out whether the program is there
  } catch {
    waiting(outbox.queue.length, false);
  }
  setTimeout(poll, POLL);
}

/** What could not be fetched while the program was gone is fetched now. */
async function completed() {
  if (!store.current || fetching || dialogs.isOpen()) return;
  if (store.data?.id !== store.current.reply) await choose(store.current, { focus: false });
  else if (paper.data?.again) {
    paper.clear();
    await showPaper(store.current);
  } else paper.completed();
}

/** Pages that were being printed when the reply was drawn may be ready now. */
async function printed() {
  const info = store.data?.sources[source];
  if (wantedView !== "pages" || info?.pages !== "waiting" || !changes.current()) return;
  const { pages } = await get(`api/printing/${encodeURIComponent(store.current.reply)}/${source}`);
  if (pages === "waiting" || info !== store.data?.sources[source]) return;
  info.pages = pages;
  await showPaper(store.current);
}

async function drawSample(size) {
  const { status, answer } = await post("api/sample", { id: newId(), session, size });
  if (status !== 200) return tell(answer.message ?? String(status), "bad");
  store.sample = answer.sample;
  queue.refresh();
  return choose(queue.firstOpen() ?? queue.list[0]);
}

// --- keys, buttons, start -----------------------------------------------------------------------------------------

function focusLoose(n = 0) {
  const node = byId(`loose-${n}`);
  if (!node) return tell(say("unassigned_none"));
  node.focus();
  node.scrollIntoView({ block: "center" });
  return showPlace(store.data.unassigned[n].where);
}

function nextLoose() {
  if (!changes.current()) return;
  const at = Number(document.activeElement?.closest?.("[data-loose]")?.dataset.loose ?? -1);
  focusLoose(store.data.unassigned.length ? (at + 1) % store.data.unassigned.length : 0);
}

function setMode(mode) {
  queue.setMode(mode);
  const row = queue.list.includes(store.current) && mode !== "flagged" ? store.current : queue.firstOpen() ?? queue.list[0];
  if (row) choose(row, { focus: document.activeElement === document.body || document.activeElement.closest(".answers") !== null });
}

function setView(view) {
  wantedView = view;
  localStorage.setItem("view", view);
  if (changes.current()) showPaper(store.current); // else it comes with the answer
}

function step(by) {
  const row = queue.neighbour(by);
  if (row && row !== store.current) choose(row, { focus: document.activeElement !== queue.rows });
}

function listKeys() {
  if (!dialogs.isOpen()) dialogs.keyList(KEYS, switchedOn(), switchKeys);
}

const wishes = {
  open: () => answers.focus(store.current.item),
  next: () => step(1), previous: () => step(-1), accept: changes.accept, correct: () => changes.correct(), move: () => changes.move(), unclear: () => changes.settle("unclear"), blank: () => changes.settle("blank"),
  undo: () => changes.takeBack("undo"), redo: () => changes.takeBack("redo"), unassigned: nextLoose, view: () => setView(viewOf(store.data?.sources[source]) === "pages" ? "text" : "pages"),
  larger: () => paper.resize(1), smaller: () => paper.resize(-1), mode: () => setMode(MODES[(MODES.indexOf(store.mode) + 1) % MODES.length]),
  filter: () => byId("filters").elements.country.focus(),
  side: () => (document.activeElement === paper.pane ? answers.focus(store.current.item) : paper.pane.focus()), json: () => changes.showJson(store.current.reply), help: listKeys,
};

document.addEventListener("keydown", (event) => {
  const wanted = wish(event);
  if (!wanted || !store.current || dialogs.isOpen()) return;
  event.preventDefault();
  if (wanted.name === "choose") changes.chooseOption(wanted.number);
  else wishes[wanted.name]();
});

function wire() {
  for (const button of document.querySelectorAll("[data-mode]")) button.addEventListener("click", () => setMode(button.dataset.mode));
  for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => setView(button.dataset.view));
  for (const button of document.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => paper.resize(Number(button.dataset.zoom)));
  byId("undo").addEventListener("click", () => changes.takeBack("undo"));
  byId("keys").addEventListener("click", listKeys);
  byId("sources").addEventListener("change", (event) => {
    source = Number(event.target.value);
    if (changes.current()) showPaper(store.current);
  });
  byId("language").addEventListener("change", (event) => {
    localStorage.setItem("language", event.target.value);
    location.search = `?language=${event.target.value}`;
  });
  const theme = byId("theme");
  theme.value = localStorage.getItem("theme") ?? "system";
  const apply = () => document.documentElement.setAttribute("data-theme", theme.value);
  theme.addEventListener("change", () => {
    localStorage.setItem("theme", theme.value);
    apply();
  });
  apply();
}

async function begin() {
  const stored = localStorage.getItem("language");
  if (stored && !location.search && stored !== document.documentElement.lang) return location.replace(`?language=${encodeURIComponent(stored)}`);
  wire();
  const start = await get(`api/start?language=${document.documentElement.lang}`);
  setWords(start.words);
  for (const questionnaire of Object.values(start.questionnaires)) questionnaire.byId = new Map(questionnaire.items.map((item) => [item.id, item]));
  takeStart(start);
  queue.offer();
  queue.refresh();
  progress.show();
  const kept = store.byKey.get(sessionStorage.getItem("at") ?? "");
  await choose(kept ?? queue.firstOpen() ?? queue.list[0] ?? store.rows[0]);
  document.documentElement.setAttribute("data-ready", "yes");
  if (sessionStorage.getItem(changes.draftKey())) changes.correct(); // the page was loaded again while somebody was writing
  outbox.send();
  return setTimeout(poll, POLL);
}

addEventListener("pagehide", () => store.current && sessionStorage.setItem("at", store.current.key));
begin();
