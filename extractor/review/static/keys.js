// Single keys. They act only where no field, list or button wants the key, and can be switched off.

export const KEYS = [
  [["J", "↓"], "key_next"], [["K", "↑"], "key_previous"], [["⏎", "A"], "key_accept"], [["1–9", "0"], "key_choose"], [["⇧ 1–9"], "key_choose_more"],
  [["C"], "key_correct"], [["M"], "key_move"], [["X"], "key_unclear"], [["B"], "key_blank"], [["U"], "key_undo"], [["⇧ U"], "key_redo"], [["W"], "key_unassigned"],
  [["V"], "key_view"], [["+", "−"], "key_zoom"], [["G"], "key_mode"], [["F"], "key_filter"], [["S"], "key_side"], [["I"], "key_json"], [["?"], "key_help"],
];

const NAMES = {
  j: "next", k: "previous", n: "next", p: "previous", a: "accept", c: "correct", m: "move", x: "unclear", b: "blank", u: "undo", w: "unassigned", v: "view", "+": "larger",
  "=": "larger", "-": "smaller", g: "mode", f: "filter", s: "side", i: "json", "?": "help",
};

export const switchedOn = () => localStorage.getItem("keys") !== "off";
export const switchKeys = (on) => localStorage.setItem("keys", on ? "on" : "off");

/** The name of what a key asks for, with a number for options (from 0); null where the key is not ours. */
export function wish(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const target = event.target;
  if (target.closest("input, textarea, select, dialog, [contenteditable]")) return null;
  const pressable = target.closest("button, a, summary, [role=button]");
  if (event.key === "Enter") return pressable ? null : { name: target.closest(".rows") ? "open" : "accept" };
  if (event.key === " " && pressable) return null;
  if (event.key === "?") return { name: "help" };
  if (!switchedOn()) return null;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") return target.closest(".paper, .answers") && target.matches(".paper") ? null : { name: event.key === "ArrowDown" ? "next" : "previous" };
  const number = digit(event);
  if (number !== null) return { name: "choose", number };
  const key = event.key.length === 1 ? event.key.toLowerCase() : "";
  if (key === "u" && event.shiftKey) return { name: "redo" };
  const letter = /^[a-z?+=-]$/.test(key) ? key : /^Key[A-Z]$/.test(event.code) ? event.code[3].toLowerCase() : "";
  return letter in NAMES ? { name: NAMES[letter] } : null;
}

/** Option number from 0 of a digit key: by what it types, or where keyboards type digits with Shift, by where it is. */
function digit(event) {
  const place = /^(?:Digit|Numpad)([0-9])$/.exec(event.code);
  const typed = /^[0-9]$/.test(event.key) ? Number(event.key) : null;
  if (typed === null && !place) return null;
  const value = typed ?? Number(place[1]);
  const number = value === 0 ? 9 : value - 1;
  return typed === null && event.shiftKey ? number + 10 : number;
}
