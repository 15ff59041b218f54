// Asks /status every second and shows it. What comes from pages on the Internet is set as text,
// never as markup; the server's policy (trusted-types) makes anything else an error.
"use strict";

const EVERY_MS = 1000;
const GIVE_UP_MS = 5000;
const RATE_SECONDS = 10; // rates are means over this long: steady enough to read
const OUTCOMES = ["enriched", "unchanged", "dead"];

const at = (selector, root = document) => root.querySelector(selector);
const number = new Intl.NumberFormat("en");
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const languages = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });

// -- small tools ---------------------------------------------------------------------------------

function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children); // strings become text nodes
  return element;
}

// Rows that stay keep their element, so that neither focus nor a selection is lost.
function keyed(list, items, keyOf, build) {
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
function time(value, shown, formatter) {
  const moment = new Date(shown ?? "");
  if (Number.isNaN(moment.getTime())) return null;
  const element = make("time", "", formatter.format(moment));
  element.dateTime = value;
  return element;
}

// A link only where it leads to the web: other schemes are shown and lead nowhere.
function link(url, text) {
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

function host(url) {
  try {
    return new URL(url).host;
  } catch {
    return "";
  }
}

function languageName(tag) {
  try {
    return tag && tag !== "und" ? languages.of(tag) : "language unknown";
  } catch {
    return tag; // not a BCP-47 tag
  }
}

// -- rates ---------------------------------------------------------------------------------------

let history = []; // {now, started, counts} of the last seconds
function rates(status, counts) {
  const now = performance.now() / 1000;
  const started = status.started_at;
  history = history.filter((then) => then.started === started && now - then.now <= RATE_SECONDS);
  history.push({ now, started, counts });
  const first = history[0];
  const seconds = now - first.now;
  return (name) => (seconds > 0 ? Math.max(0, (counts[name] ?? 0) - (first.counts[name] ?? 0)) / seconds : 0);
}

function perSecond(rate) {
  if (rate === 0) return "";
  return `${rate < 10 ? rate.toFixed(1) : number.format(Math.round(rate))}/s`;
}

// -- the parts of the page -----------------------------------------------------------------------

function showStages(stages, rate) {
  for (const card of document.querySelectorAll(".stage")) {
    const name = card.dataset.stage;
    const stage = stages[name];
    if (!at("dl", card)) {
      const rows = ["taken", "in flight", "partitions"].map((word) => make("div", "", make("dt", "", word), make("dd")));
      card.append(make("dl", "", ...rows));
    }
    const values = stage ? [stage.received, stage.in_flight, stage.partitions] : [];
    card.querySelectorAll("dd").forEach((cell, place) => {
      say(cell, place in values ? number.format(values[place]) : "–");
    });
    card.dataset.state = stage ? (stage.ready ? "ready" : "waiting") : "absent";
    card.title = stage ? (stage.ready ? "" : "This stage is not ready.") : "This worker does not run this stage.";
  }
  for (const topic of document.querySelectorAll(".topic")) {
    const moving = rate(topic.dataset.into);
    say(at(".rate", topic), perSecond(moving));
    topic.classList.toggle("moving", moving > 0);
  }
}

function showOutcomes(outcomes, rate) {
  const counts = OUTCOMES.map((word) => outcomes[word] ?? 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  let start = 0;
  OUTCOMES.forEach((word, place) => {
    say(at(`.tiles [data-outcome="${word}"] dd`), number.format(counts[place]));
    const share = total ? (counts[place] / total) * 100 : 0;
    const bar = at(`#shares [data-outcome="${word}"]`);
    bar.setAttribute("x", start);
    bar.setAttribute("width", share);
    start += share;
  });
  if (!total) return;
  const speed = perSecond(rate("ended"));
  say(at("#ended"), `${number.format(total)} requests have ended${speed && `, ${speed} now`}.`);
  const words = OUTCOMES.map((word, place) => `${Math.round((counts[place] / total) * 100)} % ${word}`);
  at("#shares").setAttribute("aria-label", words.join(", "));
}

function showReasons(status) {
  const entries = Object.entries(status.reasons).filter(([, count]) => count > 0);
  entries.sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  const list = at("#reasons");
  keyed(list, entries, ([word]) => word, ([word]) =>
    make("li", "", make("p", "", make("code", "", word), make("b", "count")),
      make("p", "quiet", status.help[word] ?? "")));
  entries.forEach(([, count], place) => say(at(".count", list.children[place]), number.format(count)));
}

function documentRow(row) {
  // The day as the page has it: 6 o'clock in Jakarta is the day before in UTC.
  const published = time(row.published_at, row.published_at?.slice(0, 10), day);
  const details = [host(row.url), languageName(row.language), published ?? "no date"];
  if (row.outcome === "unchanged") details.push("unchanged");
  return make("li", "", link(row.url ?? "", row.title || row.url || "without a title"), aside(row, details));
}

function failureRow(row, help) {
  const item = make("li", "", link(row.url ?? "", row.url || "no URL that can be read"),
    aside(row, [make("code", "", row.reason ?? "")]));
  if (help[row.reason]) item.append(make("p", "quiet", help[row.reason]));
  return item;
}

function aside(row, details) {
  const line = make("p", "details");
  const moment = time(row.at, row.at, clock);
  for (const part of moment ? [moment, ...details] : details) {
    if (part) line.append(make("span", "", part));
  }
  return line;
}

function showRecent(status) {
  const key = (row) => [row.at, row.outcome, row.url].join(" ");
  const dead = (row) => row.outcome === "dead";
  keyed(at("#documents"), status.recent.filter((row) => !dead(row)), key, documentRow);
  keyed(at("#failures"), status.recent.filter(dead), key, (row) => failureRow(row, status.help));
}

function showState(word, text) {
  at("#state").dataset.state = word;
  say(at("#state"), text);
}

function showTrouble(notReady) {
  const missing = Object.entries(notReady);
  at("#trouble").hidden = missing.length === 0;
  keyed(at("#missing"), missing, ([part, wrong]) => `${part} ${wrong}`, ([part, wrong]) =>
    make("div", "", make("dt", "", part), make("dd", "", wrong)));
  if (missing.length) showState("waiting", `Not ready: ${missing.map(([part]) => part).join(", ")}`);
  else showState("ready", "Ready");
}

function show(status) {
  const counts = Object.fromEntries(Object.entries(status.stages).map(([name, { received }]) => [name, received]));
  counts.ended = Object.values(status.outcomes).reduce((sum, count) => sum + count, 0);
  const rate = rates(status, counts);
  const started = new Date(status.started_at);
  say(at("#about"), `${status.version} · ${status.broker} · since ${day.format(started)}, ${clock.format(started)}`);
  showTrouble(status.not_ready);
  showStages(status.stages, rate);
  say(at("#retries"), number.format(status.retries));
  say(at("#deferred"), number.format(status.deferred));
  say(at("#dead-letters"), number.format(status.outcomes.dead ?? 0));
  const stores = Object.entries(status.stored);
  if (stores.length) say(at("#stored"), stores.map(([name, rows]) => `${name} ${number.format(rows)}`).join("\n"));
  showOutcomes(status.outcomes, rate);
  showReasons(status);
  showRecent(status);
  document.body.dataset.filled = "yes";
}

// -- asking --------------------------------------------------------------------------------------

let paused = false;
let asking = false;
let lastAnswer = null;
let timer = 0;

async function ask() {
  if (asking) return;
  asking = true;
  try {
    const response = await fetch("/status", { signal: AbortSignal.timeout(GIVE_UP_MS) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    show(await response.json());
    lastAnswer = new Date();
  } catch (error) {
    const since = lastAnswer ? ` since ${clock.format(lastAnswer)}` : "";
    showState("away", `No answer${since}; trying again`);
    console.warn(error);
  }
  asking = false;
  if (paused) showState("waiting", "Paused");
  else if (!document.hidden) timer = setTimeout(ask, EVERY_MS);
}

function goOn() {
  clearTimeout(timer);
  if (paused) showState("waiting", "Paused");
  else if (!document.hidden) ask();
}

at("#pause").addEventListener("click", (event) => {
  paused = !paused;
  event.currentTarget.setAttribute("aria-pressed", paused);
  goOn();
});
document.addEventListener("visibilitychange", goOn);
ask();
