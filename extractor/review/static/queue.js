// The left column: which answers are worked on, in which order; only the rows in sight exist as elements.

import { byId, directionOf, el, fill, say } from "./dom.js";
import { inLanguage, itemOf, questionnaireOf, replyInfo, store } from "./store.js";

const ROW = 46;
const SIGNS = { open: "", accepted: "✓", corrected: "✎", unclear: "?" };

export class Queue {
  constructor({ chosen, drawSample }) {
    this.chosen = chosen;
    this.drawSample = drawSample;
    this.list = [];
    this.rows = byId("rows");
    this.sizer = el("div", { class: "sizer", role: "presentation" });
    this.rows.append(this.sizer);
    this.nodes = new Map(); // row -> its element, while it is in sight
    this.top = 0; // of what is in sight; kept here, since to ask the browser makes it work out the whole page at once
    this.height = this.rows.clientHeight;
    this.rows.addEventListener("scroll", () => {
      this.top = this.rows.scrollTop;
      this.paint();
    }, { passive: true });
    new ResizeObserver(() => {
      this.height = this.rows.clientHeight;
      this.paint();
    }).observe(this.rows);
    this.form = byId("filters");
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", (event) => this.filter(event.target.name, event.target.value));
  }

  /** Fill the choices of the filters; once, and when a batch brought something new. */
  offer() {
    const { replies, reasons } = store.start;
    const countries = Object.values(replies).sort((a, b) => a.name.localeCompare(b.name, document.documentElement.lang));
    const items = new Map();
    for (const { id } of countries) for (const item of questionnaireOf(id)?.items ?? []) items.has(item.id) || items.set(item.id, item);
    const options = {
      country: countries.map(({ id, name }) => [id, name]),
      item: [...items.values()].map((item) => [item.id, `${item.id}  ${inLanguage(item.texts).slice(0, 60)}`]),
      status: ["answered", "inferred", "ambiguous", "blank", "not_applicable", "not_found"].map((status) => [status, say(status)]),
      reason: reasons.map((reason, number) => [String(number), reason]),
    };
    for (const [name, pairs] of Object.entries(options)) {
      const choices = pairs.map(([value, label]) => el("option", { value }, label));
      fill(this.field(name), el("option", { value: "" }, say("all")), choices);
    }
    this.show();
  }

  /** A filter's control; by `namedItem`, since the collection has methods of its own, `item` among them. */
  field(name) {
    return this.form.elements.namedItem(name);
  }

  show() {
    for (const [name, value] of Object.entries(store.filters)) this.field(name).value = value;
  }

  filter(name, value) {
    store.filters[name] = value;
    this.refresh();
    if (name !== "search" && this.list.length && !this.list.includes(store.current)) this.chosen(this.firstOpen() ?? this.list[0], { focus: false });
  }

  setMode(mode) {
    store.mode = mode;
    const current = store.current;
    Object.assign(store.filters, { country: "", item: "", status: "", reason: "", search: "", show: mode === "flagged" ? "open" : "all" });
    if (mode === "country") store.filters.country = current?.reply ?? Object.keys(store.start.replies)[0];
    if (mode === "question") store.filters.item = current?.item ?? this.field("item").options[1]?.value ?? "";
    for (const button of document.querySelectorAll("[data-mode]")) button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
    this.show();
    this.refresh();
  }

  /** Work out the list again; rows that were dealt with meanwhile stay until this is called. */
  refresh() {
    const { country, item, status, show, reason, search } = store.filters;
    const wanted = search.trim().toLocaleLowerCase();
    const number = reason === "" ? null : Number(reason);
    const rows = store.mode === "sample" ? (store.sample?.members ?? []).map((key) => store.byKey.get(key)).filter(Boolean) : store.rows;
    this.list = rows.filter((row) =>
      (store.mode !== "flagged" || row.review || row.changed || status !== "")
      && (country === "" || row.reply === country) && (item === "" || row.item === item) && (status === "" || row.status === status)
      && (show === "all" || (show === "open") === (row.state === "open")) && (number === null || row.reasons.includes(number))
      && (wanted === "" || `${row.summary} ${replyInfo(row.reply).name}`.toLocaleLowerCase().includes(wanted)));
    if (store.mode === "flagged") this.list.sort((a, b) => b.changed - a.changed || a.confidence - b.confidence);
    if (store.mode === "question") this.list.sort((a, b) => replyInfo(a.reply).name.localeCompare(replyInfo(b.reply).name));
    this.sizer.style.height = `${this.list.length * ROW}px`;
    this.scroll(0);
    this.panel();
    this.height = this.rows.clientHeight; // what stands above it may have grown
    this.paint();
  }

  firstOpen() {
    return this.list.find((row) => row.state === "open");
  }

  /** The row `step` places on; `open` looks for one that is still to be checked, round to the beginning. */
  neighbour(step, { open = false } = {}) {
    const at = this.list.indexOf(store.current);
    if (!open) return this.list[at === -1 ? 0 : Math.min(this.list.length - 1, Math.max(0, at + step))];
    for (let n = 1; n <= this.list.length; n += 1) {
      const row = this.list[(at + n * step + this.list.length) % this.list.length];
      if (row.state === "open") return row;
    }
    return undefined;
  }

  /** The next answers that will be looked at, for fetching ahead. */
  ahead(count) {
    const found = [];
    const at = this.list.indexOf(store.current);
    for (let n = at + 1; n < this.list.length && found.length < count; n += 1) if (this.list[n].state === "open") found.push(this.list[n]);
    return found;
  }

  /** Bring the current row into sight and draw. */
  reveal() {
    const at = this.list.indexOf(store.current);
    if (at >= 0) {
      const top = at * ROW;
      if (top < this.top) this.scroll(top);
      else if (top + ROW > this.top + this.height) this.scroll(top + ROW - this.height);
    }
    this.paint();
  }

  scroll(top) {
    if (this.top === top) return;
    this.top = top;
    this.rows.scrollTop = top;
  }

  /** Draw the rows in sight. Their elements are kept as long as they are there: one that is new under the mouse would lose its click. */
  paint() {
    if (!store.start) return;
    const first = Math.max(0, Math.floor(this.top / ROW) - 4);
    const last = Math.min(this.list.length, Math.ceil((this.top + this.height) / ROW) + 4);
    const shown = this.list.slice(first, last);
    const wanted = new Set(shown);
    for (const [row, { node }] of this.nodes) {
      if (wanted.has(row)) continue;
      node.remove();
      this.nodes.delete(row);
    }
    let place = this.sizer.firstChild;
    for (const [n, row] of shown.entries()) {
      const node = this.row(row, first + n);
      if (node === place) place = place.nextSibling;
      else this.sizer.insertBefore(node, place);
    }
    const at = this.list.indexOf(store.current);
    if (at >= first && at < last) this.rows.setAttribute("aria-activedescendant", `row-${at}`);
    else this.rows.removeAttribute("aria-activedescendant");
    const count = this.list.length ? say("count_answers", { count: this.list.length }) : say("nothing_here");
    if (byId("queue-count").textContent !== count) byId("queue-count").textContent = count;
  }

  /** A row's element, new or brought up to date. */
  row(row, at) {
    const { name } = replyInfo(row.reply);
    const looks = JSON.stringify([at, this.list.length, name, row.state, row.review, row.summary, row.status, row.confidence, row.changed]);
    const known = this.nodes.get(row) ?? { node: el("div", { role: "option", onclick: () => this.chosen(row) }), looks: "" };
    const { node } = known;
    if (known.looks !== looks) {
      this.nodes.set(row, { node, looks });
      node.id = `row-${at}`;
      node.className = `row ${row.state}${row.review ? " flagged" : ""}`;
      node.style.top = `${at * ROW}px`;
      node.setAttribute("aria-setsize", String(this.list.length));
      node.setAttribute("aria-posinset", String(at + 1));
      fill(node, this.cells(row, name));
    }
    const selected = String(row === store.current);
    if (node.getAttribute("aria-selected") !== selected) node.setAttribute("aria-selected", selected);
    return node;
  }

  cells(row, name) {
    const percent = Math.round(row.confidence * 100);
    return [
      el("span", { class: "where" }, el("b", {}, el("bdi", {}, name)), el("bdi", { class: "item", dir: "ltr" }, row.item)),
      el("span", { class: "sum" }, el("bdi", { dir: directionOf(row.summary) }, row.summary || say(row.status))),
      el("span", { class: "sure", "aria-label": say("sure", { percent }) }, row.review ? "⚑ " : "", `${percent}`),
      el("span", { class: "sign", "aria-label": say(`state_${row.state}`) }, row.changed ? "≠" : SIGNS[row.state]),
    ];
  }

  /** What stands above the filters: the question's answers counted, or the sample and its result. */
  panel() {
    const panel = byId("mode-panel");
    if (store.mode === "question") fill(panel, this.counts());
    else if (store.mode === "sample") this.sampling(panel);
    else if (this.panelMode !== store.mode) fill(panel, store.mode === "flagged" ? el("p", { class: "hint" }, say("flagged_help")) : []);
    this.panelMode = store.mode;
  }

  counts() {
    const counted = new Map();
    for (const row of this.list) {
      const options = (itemOf(row.reply, row.item)?.options ?? []).filter(({ id }) => row.selected.includes(id));
      for (const label of options.length ? options.map((option) => inLanguage(option.labels)) : [say(row.status)]) counted.set(label, (counted.get(label) ?? 0) + 1);
    }
    const bars = [...counted].sort((a, b) => b[1] - a[1]).slice(0, 14);
    return el("dl", { class: "counts" }, bars.map(([label, count]) => {
      const meter = el("meter", { min: "0", max: String(this.list.length), value: String(count), "aria-label": label });
      return el("div", {}, el("dt", { title: label }, el("bdi", {}, label)), el("dd", {}, meter, String(count)));
    }));
  }

  /** The size that somebody may be typing is left alone; the result is drawn again. */
  sampling(panel) {
    const result = store.sample ? this.measured() : [el("p", { class: "hint" }, say("sample_none"))];
    const known = byId("sample-result");
    if (known) return fill(known, result);
    const size = el("input", { type: "number", min: "1", max: "5000", value: String(store.sample?.size ?? 100), id: "sample-size" });
    const draw = el("button", { type: "button", onclick: () => this.drawSample(Number(size.value)) }, say("sample_draw"));
    return fill(panel, el("p", { class: "hint" }, say("sample_help")), el("p", { class: "draw" }, el("label", { for: "sample-size" }, say("sample_size")), size, draw),
      el("div", { id: "sample-result" }, result));
  }

  measured() {
    const { checked, wrong, share, low, high } = store.sample.rate;
    const percent = (value) => (value * 100).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    const left = store.sample.members.length - checked;
    return [
      el("p", { class: "rate", id: "rate" }, say("sample_rate", { checked, wrong, share: percent(share), low: percent(low), high: percent(high) })),
      left > 0 && el("p", { class: "hint" }, say("sample_left", { count: left })),
    ];
  }
}
