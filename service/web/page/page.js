// Shows the worker's status as it changes: /events says what is different, once a second.
import { ago, at, clock, day, duration, host, keyed, languageName, link, make, number, pair, perSecond, say, time } from "./words.js";

const GIVE_UP_MS = 5000; // without an event, though one comes every second
const AGAIN_MS = 5000; // where there is no stream for us: between two questions
const RATE_SECONDS = 10; // rates are means over this long: steady enough to read
const OUTCOMES = ["enriched", "unchanged", "dead"];

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

function showFreshness({ median_seconds: median, p95_seconds: p95, last_at: last }, now) {
  say(at("#median"), median === null ? "–" : duration(median));
  say(at("#p95"), p95 === null ? "–" : duration(p95));
  if (last) say(at("#last"), `Last document ${ago(last, now)}.`);
}

// Rows of one kind: a count at the right and a line about it change, the rest stays.
function showPairs(list, rows) {
  keyed(list, rows, ({ key }) => key, ({ name, about }) => pair(name, about));
  rows.forEach(({ count, about }, place) => {
    say(at(".count", list.children[place]), count);
    say(at(".about", list.children[place]), about);
  });
}

function showStores(status) {
  showPairs(at("#stores"), Object.entries(status.stored).map(([name, rows]) => {
    const last = status.stored_at[name];
    return { key: name, name, count: number.format(rows), about: last ? `written ${ago(last, status.now)}` : "nothing written yet" };
  }));
}

function showTiers(tiers) {
  const known = tiers.map(({ waiting }) => waiting).filter((waiting) => waiting !== null);
  say(at("#in-tiers"), known.length ? number.format(known.reduce((sum, waiting) => sum + waiting, 0)) : "–");
  showPairs(at("#tiers"), tiers.map(({ delay, waiting, next_seconds: next }) => {
    const about = waiting === null ? "not known" : next === null ? "nothing is due" : `next in ${duration(next)}`;
    return { key: delay, name: `retry-${delay}`, count: waiting === null ? "–" : number.format(waiting), about };
  }));
}

function showHosts(status) {
  const causes = Object.entries(status.waiting).filter(([, count]) => count > 0);
  const total = causes.reduce((sum, [, count]) => sum + count, 0);
  causes.sort(([, x], [, y]) => y - x);
  const words = causes.map(([cause, count]) => `${number.format(count)} ${cause}`).join(", ");
  say(at("#causes"), total ? `${number.format(total)} now: ${words}.` : "");
  showPairs(at("#hosts"), status.hosts.map(({ host: name, cause, seconds, requests }) => {
    const asked = requests ? `; ${number.format(requests)} in the window` : "";
    return { key: name, name, count: duration(seconds), about: `${status.causes[cause]}${asked}` };
  }));
}

function showReasons(status) {
  const entries = Object.entries(status.reasons).filter(([, count]) => count > 0);
  entries.sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  showPairs(at("#reasons"), entries.map(([word, count]) => (
    { key: word, name: make("code", "", word), count: number.format(count), about: status.help[word] ?? "" }
  )));
}

function documentRow(row) {
  // The day as the page has it: 6 o'clock in Jakarta is the day before in UTC.
  const published = time(row.published_at, row.published_at?.slice(0, 10), day);
  const details = [host(row.url), languageName(row.language), published ?? "no date"];
  if (row.quality) {
    const quality = make("span", "quality", `quality ${row.quality}`);
    quality.dataset.verdict = row.quality;
    details.push(quality);
  }
  const title = link(row.url ?? "", row.title || row.url || "without a title");
  if (row.title && row.language) title.lang = row.language; // spoken as it is written
  return make("li", "", title, aside(row, details));
}

function letterRow(row, help) {
  const item = make("li", "", link(row.url ?? "", row.url || "no URL that can be read"),
    aside(row, [make("code", "reason", row.reason ?? ""), make("code", "", `saring trace ${row.request_id}`)]));
  if (help[row.reason]) item.append(make("p", "quiet", help[row.reason]));
  return item;
}

function aside(row, details) {
  const line = make("p", "details");
  const when = make("span", "", time(row.at, row.at, clock) ?? "", ` after ${duration(row.seconds)}`);
  for (const part of [when, ...details]) {
    if (part) line.append(make("span", "", part));
  }
  return line;
}

function showLast(status) {
  const key = (row) => [row.at, row.request_id].join(" ");
  keyed(at("#documents"), status.documents, key, documentRow);
  keyed(at("#letters"), status.dead_letters, key, (row) => letterRow(row, status.help));
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
  document.title = missing.length ? "Not ready: Saring" : "Saring"; // seen in the tabs of a browser
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
  showFreshness(status.freshness, status.now);
  showStores(status);
  showTiers(status.tiers);
  showHosts(status);
  showReasons(status);
  showLast(status);
  document.body.dataset.filled = "yes";
}

// -- listening -----------------------------------------------------------------------------------

let paused = false;
let status = {};
let stream = null;
let heardAt = null;
let timer = 0; // until we take the worker for gone, or ask again

function listen() {
  stop();
  if (paused) showState("waiting", "Paused");
  if (paused || document.hidden) return; // a page that nobody sees takes no stream
  stream = new EventSource("/events");
  stream.onmessage = (event) => hear(JSON.parse(event.data));
  stream.onerror = () => {
    // The browser tries again by itself, except where it was refused.
    if (stream.readyState === EventSource.CLOSED) ask();
    else showAway();
  };
  timer = setTimeout(startAnew, GIVE_UP_MS);
}

function hear(news) {
  status = { ...status, ...news };
  heardAt = new Date();
  clearTimeout(timer);
  timer = setTimeout(startAnew, GIVE_UP_MS);
  show(status);
}

function startAnew() {
  showAway();
  listen();
}

function showAway() {
  showState("away", `No answer${heardAt ? ` since ${clock.format(heardAt)}` : ""}; trying again`);
}

// Without a stream, because many pages are open or the worker is not there: the numbers of now.
async function ask() {
  stop();
  timer = setTimeout(listen, AGAIN_MS);
  try {
    const response = await fetch("/status", { signal: AbortSignal.timeout(GIVE_UP_MS) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    status = await response.json();
    heardAt = new Date();
    show(status);
  } catch {
    showAway();
  }
}

function stop() {
  clearTimeout(timer);
  stream?.close();
  stream = null;
}

at("#pause").addEventListener("click", (event) => {
  paused = !paused;
  event.currentTarget.setAttribute("aria-pressed", paused);
  listen();
});
document.addEventListener("visibilitychange", listen);
listen();
