// The left pane: the original as a diff against the blank, as text with its styles or as pictures of its pages with boxes over them.

import { picture } from "./api.js";
import { byId, directionOf, el, fill, say } from "./dom.js";

const OWNERS = { t: "template", a: "answer", f: "furniture", u: "unassigned" };
const IMAGES = 80;

export class Paper {
  /** `unassigned` gives the passages without a question as they are now: their numbers change when one is given to a question. */
  constructor({ go, loose, unassigned }) {
    this.pane = byId("paper");
    this.go = go;
    this.loose = loose;
    this.unassigned = unassigned;
    this.zoom = Number(localStorage.getItem("zoom") ?? "1");
    this.images = new Map();
    this.width = this.pane.clientWidth; // kept here: to ask for it while things change makes the browser lay out the page at once
    new ResizeObserver(() => (this.width = this.pane.clientWidth)).observe(this.pane);
    this.clear();
    this.pane.addEventListener("click", (event) => this.clicked(event));
    this.pane.addEventListener("dragstart", (event) => this.dragged(event));
  }

  clear() {
    this.watch?.disconnect();
    this.key = null;
    this.data = null;
    this.pieces = [];
    this.sheets = [];
    fill(this.pane);
  }

  /** Draw a document; `key` says which, so that the same is not drawn twice. */
  draw(key, data) {
    if (this.key === key) return;
    this.clear();
    this.key = key;
    this.data = data;
    this.pane.className = `paper as-${data.view}`;
    if (data.view === "pages") this.drawPages(data);
    else if (data.parts) this.drawText(data);
    this.pane.scrollTop = 0;
  }

  // --- text -------------------------------------------------------------------------------------------------------

  drawText(data) {
    const flow = el("div", { class: "sheet-text" });
    for (const part of data.parts) flow.append(part.table ? this.table(part.table) : this.paragraph(part));
    this.pane.append(flow);
  }

  table(rows) {
    return el("table", {}, el("tbody", {}, rows.map((cells) => el("tr", {}, cells.map((cell) => {
      const node = el("td", { rowspan: cell.rows > 1 ? cell.rows : null, colspan: cell.columns > 1 ? cell.columns : null }, cell.parts.map((part) => this.paragraph(part)));
      if (cell.shade) node.style.backgroundColor = `#${cell.shade}`;
      return node;
    })))));
  }

  paragraph(part) {
    const text = part.runs.map((run) => run.t ?? "").join("");
    const classes = ["par", part.heading ? "heading" : "", part.gap ? "gap" : "", part.furniture ? "furniture" : "", part.part ? "aside" : ""];
    const node = el("div", { class: classes.filter(Boolean).join(" "), dir: part.rtl ? "rtl" : directionOf(text), "data-block": part.n });
    if (part.align && part.align !== "left" && part.align !== "both") node.style.textAlign = part.align;
    if (part.indent) node.style.marginInlineStart = `${Math.max(0, Math.min(part.indent, 200))}pt`;
    for (const line of part.deleted ?? []) node.append(el("del", { class: "line" }, line));
    if (part.part) node.append(el("small", { class: "part" }, say(part.part === "endnote" ? "footnote" : part.part), part.note ? ` ${part.note}` : ""));
    part.runs.forEach((run, n) => node.append(this.run(run, part, part.runs[n + 1])));
    return node;
  }

  run(run, part, next) {
    if (run.gone !== undefined) return el("del", { title: run.by ? say("by", { who: run.by }) : say("deleted_words") }, run.gone);
    const owner = OWNERS[run.o] ?? "template";
    const node = el(owner === "answer" ? "ins" : owner === "unassigned" ? "mark" : "span", {
      class: `${owner}${[...(run.s ?? "")].map((letter) => ` style-${letter}`).join("")}`, "data-item": run.i, title: run.by ? say("by", { who: run.by }) : null,
      draggable: owner === "unassigned" ? "true" : null,
    }, run.t.replaceAll("\ufffc", "▣"));
    if (run.h) node.style.backgroundColor = `#${run.h}`;
    if (run.c) node.style.color = `#${run.c}`;
    this.pieces.push({ node, block: part.n, start: run.a, end: run.a + run.t.length, item: run.i, owner, mark: null });
    return run.m ? this.marked(node, run, next, part) : node;
  }

  marked(node, run, next, part) {
    const marks = run.m.map((number) => this.data.marks[number]);
    const frame = el("span", { class: `frame${marks.every((mark) => mark.overruled) ? " overruled" : ""}`, "data-item": marks[0].item }, node);
    this.pieces.push({ node: frame, block: part.n, start: run.a, end: run.a + run.t.length, item: marks[0].item, owner: "mark", mark: marks[0] });
    if (next?.m?.join() !== run.m.join()) frame.append(el("small", { class: "tag" }, marks.map(tagOf).join(", ")));
    return frame;
  }

  // --- pages ------------------------------------------------------------------------------------------------------

  drawPages(data) {
    this.byPage = new Map(data.pages.map((_, n) => [n + 1, { boxes: [], frames: [], gaps: [] }]));
    for (const kind of ["boxes", "frames", "gaps"]) for (const box of data[kind]) this.byPage.get(box[0])?.[kind].push(box);
    this.watch = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) this.develop(Number(entry.target.dataset.page));
    }, { root: this.pane, rootMargin: "60% 0px" });
    for (const [n, [width, height]] of data.pages.entries()) {
      const sheet = el("figure", { class: "sheet", "data-page": n + 1, "aria-label": say("page", { page: n + 1, pages: data.pages.length }) });
      sheet.style.aspectRatio = `${width} / ${height}`;
      sheet.style.width = `${this.zoom * 100}%`;
      this.sheets.push(sheet);
      this.pane.append(sheet);
      this.watch.observe(sheet);
    }
  }

  /** Fetch the picture of a page and lay its boxes over it; once. */
  develop(page) {
    const sheet = this.sheets[page - 1];
    if (!sheet || sheet.dataset.done) return;
    sheet.dataset.done = "yes";
    sheet.append(this.overlay(page));
    this.picture(sheet, page);
  }

  picture(sheet, page) {
    sheet.classList.remove("failed");
    this.image(this.data.file, page).then((image) => {
      image.alt = say("page_picture", { page });
      sheet.prepend(image);
    }).catch(() => sheet.classList.add("failed"));
  }

  /** Fetch again what could not be fetched. */
  completed() {
    for (const [n, sheet] of this.sheets.entries()) if (sheet.classList.contains("failed")) this.picture(sheet, n + 1);
  }

  /** Width of a page in points. */
  pageWidth(page) {
    return this.data?.pages?.[page - 1]?.[0] ?? 595;
  }

  /** A page's picture, decoded; pictures stay in memory only, the oldest are let go. */
  image(file, page) {
    const wanted = (this.width * this.zoom * devicePixelRatio * 72) / this.pageWidth(page);
    const resolution = [96, 144].find((dots) => dots >= wanted * 0.95) ?? 216;
    const key = `api/page/${file}/${page}/${resolution}`;
    if (!this.images.has(key)) {
      const coming = picture(key);
      this.images.set(key, coming);
      coming.catch(() => this.images.delete(key)); // so that it is asked for again
      if (this.images.size > IMAGES) {
        const [oldest, image] = this.images.entries().next().value;
        this.images.delete(oldest);
        image.then(({ src }) => URL.revokeObjectURL(src)).catch(() => undefined);
      }
    }
    return this.images.get(key);
  }

  overlay(page) {
    const { boxes, frames, gaps } = this.byPage.get(page);
    const [width, height] = this.data.pages[page - 1];
    const place = (node, x0, top, x1, bottom) => {
      Object.assign(node.style, { left: `${(x0 / width) * 100}%`, top: `${(top / height) * 100}%`, width: `${((x1 - x0) / width) * 100}%`, height: `${((bottom - top) / height) * 100}%` });
      return node;
    };
    const layer = el("div", { class: "layer" });
    for (const [, x0, top, x1, bottom, owner, item, block, start] of boxes) {
      const name = OWNERS[owner];
      const node = place(el("span", { class: `box ${name}`, "data-item": item, draggable: name === "unassigned" ? "true" : null }), x0 - 1, top - 1, x1 + 1, bottom + 1);
      this.pieces.push({ node, block, start, end: start + 1, item, owner: name, mark: null, page });
      layer.append(node);
    }
    let last = null; // tags of neighbours on one line stand above and below in turn, so that none covers the other
    const tagged = new Set();
    for (const [, x0, top, x1, bottom, number] of frames) {
      const mark = this.data.marks[number];
      const first = !tagged.has(number);
      tagged.add(number);
      const near = last && Math.abs(last.top - top) < 6 && Math.abs(x0 - last.x0) < 70;
      last = { x0, top, below: near ? !last.below : x1 - x0 < 2.5 };
      const tag = el("small", { class: last.below ? "tag below" : "tag", title: tagOf(mark) }, mark.overruled ? `(${mark.kind})` : mark.kind);
      const node = place(el("span", { class: `box frame${mark.overruled ? " overruled" : ""}`, "data-item": mark.item, title: tagOf(mark) }, first && tag), x0 - 2, top - 1.5, x1 + 2, bottom + 1.5);
      this.pieces.push({ node, block: mark.block, start: mark.start, end: mark.start + 1, item: mark.item, owner: "mark", mark, page });
      layer.append(node);
    }
    for (const [, x, top, bottom, text] of gaps.filter((gap) => !gap[5])) {
      const node = el("del", { class: "gap", title: text, dir: "auto" }, text);
      Object.assign(node.style, { left: `${(x / width) * 100}%`, top: `${((top + bottom) / 2 / height) * 100}%` });
      layer.append(node);
    }
    layer.append(...this.margin(gaps.filter((gap) => gap[5]), height));
    if (this.current) this.light(layer);
    return layer;
  }

  /** Lines of the form that are gone stand in the margin, beside the place where they stood, so that they cover nothing. */
  margin(gaps, height) {
    const byPlace = new Map();
    for (const [, , top, , text] of gaps) byPlace.set(top, [...(byPlace.get(top) ?? []), text]);
    return [...byPlace].map(([top, texts]) => {
      const node = el("div", { class: "gone", title: texts.join("\n") }, texts.map((text) => el("del", { class: "gap", dir: "auto" }, text)));
      node.style.top = `${(top / height) * 100}%`;
      return node;
    });
  }

  resize(step) {
    this.zoom = Math.min(3, Math.max(0.5, Math.round((this.zoom + step * 0.2) * 10) / 10));
    localStorage.setItem("zoom", String(this.zoom));
    this.pane.style.setProperty("--zoom", String(this.zoom));
    for (const sheet of this.sheets) sheet.style.width = `${this.zoom * 100}%`;
  }

  // --- both -------------------------------------------------------------------------------------------------------

  /** Light up an item's words and marks and scroll to them. */
  showItem(item) {
    this.current = item;
    this.light(this.pane);
    this.scrollTo(this.target(item));
    this.developSeen();
  }

  /** Pages in sight at once; those near it when the browser tells of them, which is after it has drawn these. */
  developSeen() {
    const top = this.pane.scrollTop;
    const bottom = top + this.pane.clientHeight;
    for (const [n, sheet] of this.sheets.entries()) {
      if (sheet.offsetTop < bottom && sheet.offsetTop + sheet.offsetHeight > top) this.develop(n + 1);
    }
  }

  light(root) {
    for (const old of root.querySelectorAll(".now")) old.classList.remove("now");
    for (const node of root.querySelectorAll(`[data-item="${CSS.escape(this.current)}"]`)) node.classList.add("now");
  }

  /** What to scroll to: a mark that counted, else the written words, else the question itself. */
  target(item) {
    if (this.data?.view === "pages") this.develop(this.pageOf(item));
    const mine = this.pieces.filter((piece) => piece.item === item);
    return (mine.find((piece) => piece.mark && !piece.mark.overruled) ?? mine.find((piece) => piece.owner === "answer") ?? mine[0])?.node;
  }

  pageOf(item) {
    const box = this.data.frames.find((frame) => this.data.marks[frame[5]].item === item && !this.data.marks[frame[5]].overruled)
      ?? this.data.boxes.find((found) => found[6] === item && found[5] === "a") ?? this.data.boxes.find((found) => found[6] === item);
    return box?.[0] ?? 0;
  }

  /** Light up one place (a piece of evidence, words without a question). */
  showPlace({ block, start, end }) {
    if (this.data?.view === "pages") this.develop(this.data.boxes.find((box) => box[7] === block)?.[0] ?? 0);
    for (const old of this.pane.querySelectorAll(".here")) old.classList.remove("here");
    const inside = this.pieces.filter((piece) => piece.block === block && piece.start < Math.max(end, start + 1) && piece.end > start);
    const found = inside.length ? inside : this.pieces.filter((piece) => piece.block === block).slice(0, 1);
    for (const { node } of found) node.classList.add("here");
    this.scrollTo(found[0]?.node);
  }

  scrollTo(node) {
    if (!node) return;
    const box = node.getBoundingClientRect();
    const pane = this.pane.getBoundingClientRect();
    const margin = pane.height * 0.18;
    if (box.top < pane.top + margin || box.bottom > pane.bottom - margin) this.pane.scrollTop += box.top - pane.top - pane.height / 3;
    if (box.right > pane.right || box.left < pane.left) this.pane.scrollLeft += box.left - pane.left - 24;
  }

  clicked(event) {
    const passage = this.passage(event.target);
    if (passage >= 0) return this.loose(passage);
    const item = event.target.closest("[data-item]")?.dataset.item;
    return item && getSelection().isCollapsed ? this.go(item) : undefined;
  }

  dragged(event) {
    const passage = this.passage(event.target);
    if (passage >= 0) event.dataTransfer.setData("text/x-unassigned", String(passage));
  }

  /** Number of the unassigned passage that an element shows, -1 if none. */
  passage(node) {
    const piece = this.pieces.find((candidate) => candidate.node === node && candidate.owner === "unassigned");
    if (!piece) return -1;
    const within = ({ where }) => where.block === piece.block && where.start <= piece.start && piece.start < Math.max(where.end, where.start + 1);
    const passages = this.unassigned();
    const exact = passages.findIndex(within);
    return exact >= 0 ? exact : passages.findIndex(({ where }) => where.block === piece.block);
  }
}

/** "bold → yes": how a mark was read. */
function tagOf(mark) {
  const sign = mark.rejects ? "✗" : "→";
  return `${mark.kind}${mark.option ? ` ${sign} ${mark.option}` : ""}${mark.overruled ? ` (${say("mark_overruled")})` : ""}`;
}
