// Small tools of the page: numbers and times as people read them, and elements made of text. What
// comes from pages on the Internet is set as text, never as markup; the server's policy
// (trusted-types) makes anything else an error.

export const at = (selector, root = document) => root.querySelector(selector);
export const number = new Intl.NumberFormat("en");
export const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
export const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const languages = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });
const UNITS = [[86400, "d"], [3600, "h"], [60, "min"], [1, "s"]]; // seconds, sign

export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children); // strings become text nodes
  return element;
}

// Two lines of a row: a name with a number at its right, and something to say about it.
export function pair(name, about) {
  return make("li", "", make("p", "pair", name, make("b", "count")), make("p", "quiet about", about));
}

// Rows that stay keep their element, so that neither focus nor a selection is lost.
export function keyed(list, items, keyOf, build) {
  const known = new Map([...list.children].map((child) => [child.dataset.key, child]));
  const wanted = items.map((item) => {
    const key = keyOf(item);
    const element = known.get(key) ?? build(item);
    element.dataset.key = key;
    known.delete(key);
    return element;
  });
  for (const gone of known.values()) gone.remove();
  wanted.forEach((element, place) => {
    if (list.children[place] !== element) list.insertBefore(element, list.children[place] ?? null);
  });
  const empty = at(`[data-empty="${list.id}"]`);
  if (empty) empty.hidden = items.length > 0;
}

// A moment (RFC 3339) as an element; null where there is none.
export function time(value, shown, formatter) {
  const moment = new Date(shown ?? "");
  if (Number.isNaN(moment.getTime())) return null;
  const element = make("time", "", formatter.format(moment));
  element.dateTime = value;
  return element;
}

// Seconds in the largest unit of which there are two; below ten seconds with tenths.
export function duration(seconds) {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const [size, sign] = UNITS.find(([unit]) => seconds >= 2 * unit);
  return `${number.format(Math.round(seconds / size))} ${sign}`;
}

// How long ago a moment is, by the clock of the worker that tells both.
export function ago(value, now) {
  const seconds = Math.max(0, Math.round((new Date(now) - new Date(value)) / 1000));
  return seconds < 2 ? "just now" : `${seconds < 10 ? `${seconds} s` : duration(seconds)} ago`;
}

export function perSecond(rate) {
  if (rate === 0) return "";
  return `${rate < 10 ? rate.toFixed(1) : number.format(Math.round(rate))}/s`;
}

// A link only where it leads to the web: other schemes are shown and lead nowhere.
export function link(url, text) {
  let scheme = "";
  try {
    scheme = new URL(url).protocol;
  } catch {
    // not a URL: shown as it came
  }
  const element = make(scheme === "http:" || scheme === "https:" ? "a" : "span", "title");
  if (element.tagName === "A") {
    element.href = url;
    element.target = "_blank";
    element.rel = "noopener noreferrer nofollow";
  }
  element.dir = "auto";
  element.textContent = text;
  return element;
}

export function host(url) {
  try {
    return new URL(url).host;
  } catch {
    return "";
  }
}

export function languageName(tag) {
  try {
    return tag && tag !== "und" ? languages.of(tag) : "language unknown";
  } catch {
    return tag; // not a BCP-47 tag
  }
}
