// Requests, and the outbox: a change is kept in the tab until the program has written it to disk and said so.

const base = location.pathname.replace(/[^/]*$/, "");
const KEY = `outbox:${base}`;

export async function get(path) {
  const response = await fetch(base + path, { cache: "no-store" });
  if (!response.ok) throw Object.assign(new Error(`${response.status}`), { status: response.status });
  return response.json();
}

export async function picture(path) {
  const response = await fetch(base + path, { cache: "no-store" });
  if (!response.ok) throw new Error(`${response.status}`);
  const image = new Image();
  image.draggable = false;
  image.src = URL.createObjectURL(await response.blob());
  await image.decode();
  return image;
}

export async function post(path, body) {
  const response = await fetch(base + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  return { status: response.status, answer };
}

/** An id that no other change has: the program writes a change with the same id only once, however often it is sent. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Whether the program wrote a change or refused it for a reason. Anything else is as if it were not there: another program may
 * have its port by now, or the disk be full, and the change is not written yet.
 */
function isDecision({ status, answer }) {
  return status === 400 ? "message" in answer : (status === 200 || status === 409) && ("run" in answer || "ask" in answer);
}

/** Changes in the order they were made, each sent until it is acknowledged. */
export class Outbox {
  constructor({ settled, waiting, known }) {
    this.known = known;
    this.settled = settled;
    this.waiting = waiting;
    this.queue = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    this.busy = false;
    this.delay = 0;
    this.added = 0; // how many so far: who asks the program for news sees by it that the answer is older than the screen
  }

  /** `from` is what only this window needs to know when the answer comes; it is not sent. */
  add(path, body, from = null) {
    this.added += 1;
    this.queue.push({ path, body, from });
    this.waiting(this.queue.length, true);
    this.keep();
    this.send();
  }

  /** Send this one before all others: the same change once more. */
  again(path, body) {
    this.queue.unshift({ path, body });
    this.keep();
  }

  keep() {
    sessionStorage.setItem(KEY, JSON.stringify(this.queue.map(({ path, body }) => ({ path, body }))));
  }

  /** Whether a change of this reply (or of one item of it) is still waiting. */
  has(reply, item) {
    return this.queue.some(({ body }) => body.reply === reply && (item === undefined || body.item === item || body.to === item));
  }

  /** Resolves when everything has been sent (or the connection is gone). */
  async send() {
    if (this.busy) return;
    this.busy = true;
    while (this.queue.length) {
      const entry = this.queue[0];
      let result;
      try {
        result = await post(`${entry.path}?${this.known()}`, entry.body);
        if (!isDecision(result)) throw new Error(`${result.status}`);
      } catch {
        this.waiting(this.queue.length, false);
        this.delay = Math.min(3000, this.delay + 300);
        setTimeout(() => this.send(), this.delay);
        break;
      }
      this.delay = 0;
      this.queue.shift();
      this.keep();
      await this.settled(entry, result).catch(() => undefined); // written already; what could not be shown is asked for again by the poll
      this.waiting(this.queue.length, true);
    }
    this.busy = false;
  }
}
