// How far the work is, how long the rest will take, and what is still on its way to the disk.

import { byId, say } from "./dom.js";
import { store } from "./store.js";

const LATEST = 20;
const PAUSE = 180_000;

export class Progress {
  constructor() {
    this.times = [];
    this.last = performance.now();
  }

  /** An answer was dealt with: remember how long it took; pauses are no work. */
  worked() {
    const now = performance.now();
    if (now - this.last < PAUSE) this.times.push(now - this.last);
    this.last = now;
    this.times = this.times.slice(-LATEST);
    this.show();
  }

  show() {
    const rows = store.mode === "sample" && store.sample ? store.sample.members.map((key) => store.byKey.get(key)).filter(Boolean) : store.rows.filter((row) => row.review || row.state !== "open");
    const done = rows.filter((row) => row.state !== "open").length;
    const bar = byId("progress");
    bar.max = Math.max(1, rows.length);
    bar.value = done;
    const left = rows.length - done;
    byId("progress-words").textContent = [say("progress", { done, total: rows.length }), this.remaining(left)].filter(Boolean).join(" · ");
  }

  remaining(left) {
    if (this.times.length < 3 || left === 0) return left === 0 ? say("all_done") : "";
    const sorted = [...this.times].sort((a, b) => a - b);
    const minutes = Math.round((sorted[sorted.length >> 1] * left) / 60_000);
    return minutes < 1 ? say("under_a_minute") : say("time_left", { minutes });
  }

  waiting(count) {
    document.documentElement.toggleAttribute("data-saving", count > 0);
  }

  saved() {
    this.show();
  }
}
