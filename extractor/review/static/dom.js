// Elements from data. Text goes in as text, never as markup; styles go in through the object model, as the page's policy demands.

/** An element: properties by name (class, data-*, aria-*, on<event>, or any attribute), then children (nodes, strings, nothing). */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

/** Replace everything inside a node. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

let words = {};
export function setWords(all) {
  words = all;
}

/** The interface's words for a key, with {names} filled in; names that are not given stay as they are. */
export function say(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** First strong character decides the direction, as `dir="auto"` does; needed where the element's own text is mixed. */
export function directionOf(text) {
  const strong = /[\p{L}]/u.exec(text ?? "");
  return strong && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(strong[0]) ? "rtl" : "ltr";
}

let said = 0;
/** Tell in the status line, which screen readers read out; `level` is "", "good" or "bad". */
export function tell(text, level = "") {
  const line = byId("status");
  line.className = `status shown ${level}`;
  line.textContent = text;
  const mine = ++said;
  setTimeout(() => {
    if (mine === said) line.classList.remove("shown");
  }, 5000);
}
