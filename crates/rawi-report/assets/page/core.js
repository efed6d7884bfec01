// The page's state, words and elements. All that comes from the data is set as text, never as markup. Nothing is
// requested.
const data = JSON.parse(document.getElementById("data").textContent);
const app = document.getElementById("app");
const root = document.documentElement;
const WORDS = data.words;
const VIEWS = ["overview", "timeline", "names", "figures", "statements", "questions", "documents"];
const KINDS = ["PER", "ORG", "LOC", "NORP", "EVENT"];
const isThere = (value) => value !== null && value !== undefined;
const short = (text, most) => (text.length > most ? text.slice(0, most) + "…" : text);

// The texts stand in the page as text, so that they can be read without this script too.
data.documents.forEach((document_, at) => {
  document_.text = document.querySelector(`#t${at} .text`)?.textContent ?? null;
});
document.getElementById("texts").remove();

// What the address holds; the rest of what the page remembers is in `view`.
const PLAIN = { view: "overview", entity: "", document: "", at: "", line: "", kind: "", speaker: "", q: "", source: "", from: "", to: "", independent: "" };
let state = { ...PLAIN };
const page = {
  lang: "ar", theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  printing: false, hidden: new Set(), open: new Set(), limit: {},
};

// Words.
const side = () => (page.lang === "ar" ? 0 : 1);
const comma = () => (page.lang === "ar" ? "، " : ", ");
const word = (key) => WORDS[page.lang][key] ?? key;
function t(key, ...values) {
  let at = 0;
  return word(key).replace(/\{\}/g, () => values[at++] ?? "");
}
const locale = () => (page.lang === "ar" ? "ar-u-nu-latn" : "en-GB");
const number = (value) => Number(value).toLocaleString(locale());
const category = new Intl.PluralRules("ar");
function plural(key, count) {
  const form = ["zero", "one", "two", "few", "many", "other"].indexOf(category.select(count));
  return word(key).split("/")[form].replace("{}", number(count));
}
// `2024-08-16` is 16 August 2024; a year, a month or another text stays.
function day(text) {
  const [year, month, date] = text.split("-");
  return date && WORDS.en["month-" + month] ? `${Number(date)} ${word("month-" + month)} ${year}` : text;
}
const fromTo = (first, last) => (first === last ? day(first) : t("period", day(first), day(last)));

// Elements. Names of elements and attributes are the page's own; children are nodes or text.
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false && child !== "") element.append(child);
  }
  return element;
}
const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) => fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
// In the English interface what is Arabic says so: readers aloud change their voice.
const spoken = (text) => (page.lang === "en" && /[\u0621-\u064a]/.test(text) ? "ar" : null);
const bdi = (text) => h("bdi", { lang: spoken(text) }, text);

// The address. Offsets in it are code points, as in dossier.json, so that a link can be made from there.
const FILTERS = ["source", "from", "to", "independent"];
const kept = () => Object.fromEntries([...FILTERS, "q"].map((key) => [key, state[key]]));
function link(changes) {
  const of = { ...PLAIN, ...changes };
  if (of.entity) of.view = "names";
  const filled = Object.entries(of).filter(([key, value]) => value && !(key === "view" && (of.entity || value === "overview")));
  if (!filled.length) return "#overview";
  if (filled.length === 1 && filled[0][0] === "view") return "#" + of.view;
  return "#" + filled.map(([key, value]) => key + "=" + encodeURIComponent(value)).join("&");
}
function follow() {
  state = { ...PLAIN };
  const hash = location.hash.slice(1);
  if (VIEWS.includes(hash)) state.view = hash;
  for (const pair of hash.split("&")) {
    const [key, value] = pair.split("=");
    if (!Object.hasOwn(PLAIN, key) || value === undefined) continue;
    try {
      state[key] = decodeURIComponent(value.replace(/\+/g, " "));
    } catch {
      // A broken link leads as far as it can be read.
    }
  }
  if (state.entity) state.view = "names";
  if (!VIEWS.includes(state.view)) state.view = "overview";
}
const points = (text, units) => [...text.slice(0, units)].length;
function units(text, reached) {
  let at = 0;
  for (let passed = 0; passed < reached && at < text.length; passed += 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}
// A place's address: its document is shown over whatever is looked at.
function placeLink([at, start, end, , , , own], base = state) {
  const { id, text } = data.documents[at];
  if (isThere(own) || text === null || !isThere(start)) return link({ ...base, document: id, at: "" });
  const from = points(text, start);
  return link({ ...base, document: id, at: `${from}-${from + points(text.slice(start), end - start)}` });
}

// Search: spellings of one word meet, as in the program.
const fold = (text) => String(text).normalize("NFKD")
  .replace(/[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "")
  .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627").replace(/\u0649/g, "\u064a").replace(/\u0629/g, "\u0647")
  .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).toLowerCase();
const sentence = (place) => {
  const text = place[6] ?? data.documents[place[0]].text ?? "";
  return text.slice(place[3], place[4]);
};
const inner = (line) => line.values || line.statements || line.sides || [];
const allPlaces = (line) => line.places || inner(line).flatMap((of) => of.places);
const searchable = new WeakMap();
function matches(line, ...texts) {
  if (!state.q) return true;
  const key = searchable.get(line) ?? new Map();
  searchable.set(line, key);
  if (!key.has(page.lang)) {
    const places = allPlaces(line);
    const from = places.map(([at]) => data.documents[at]).map((of) => [of.title, of.source, of.id].join(" "));
    key.set(page.lang, fold([...texts, ...places.map(sentence), ...from].join(" ")));
  }
  return fold(state.q).split(/\s+/).every((part) => key.get(page.lang).includes(part));
}

// Filters by source, day and independence look at documents and places.
const sourceOf = (of) => of.source || of.agency || "";
function within(of) {
  if (state.source && sourceOf(of) !== state.source) return false;
  if (state.from && !(of.published && of.published >= state.from)) return false;
  if (state.to && !(of.published && of.published <= state.to)) return false;
  return !(state.independent && isThere(of.copy_of));
}
const passes = (place) => within(data.documents[place[0]]) && !(state.independent && place[5]);
const filtering = () => FILTERS.some((key) => state[key]);
const stays = (line) => !filtering() || allPlaces(line).some(passes);
const passing = (places) => (filtering() ? places.filter(passes) : places);
