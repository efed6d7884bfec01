// Figures.
const ratio = (value) => {
  const [top, bottom] = value.split("/").map(Number);
  return bottom ? top / bottom : top;
};
const unit = (line) => (line.kind === "percent" ? "%" : "");
const amount = (line, value) => h("bdi", { class: "amount" }, value.amount[side()] + unit(line));
const concept = (line) => /^[\x20-\x7e]+$/.test(line.counted);
// An amount with what is counted, the number set apart. In English a noun that no list names stays Arabic.
function told(line, value) {
  const text = value.told[side()];
  const [number_] = /[-\d.,/]*\d%?/.exec(text) ?? [text];
  const at = text.indexOf(number_);
  const of = line.kind === "percent" ? (line.circumstances[0].length ? t("percentOf", "") : "") : "";
  return h("bdi", {}, text.slice(0, at), h("span", { class: "amount" }, number_), text.slice(at + number_.length),
    line.kind === "percent" || (page.lang === "en" && !concept(line)) ? [" ", of, bdi(short(line.noun, 120))] : null);
}
// What is said of what is counted: whose, where, what happens to it, of what, when.
function circumstances(line) {
  const own = line.circumstances[side()].map((text) => bdi(short(text, 80)));
  return [...own, ...[line.owner, line.place].filter(Boolean).map((of) => bdi(short(of[1], 60)))];
}
// What is said alike (2,500 and about 2,500) stands together; the most widely told first.
const byWitnesses = (a, b) => b.independent - a.independent || b.documents - a.documents;
function groupsOf(line) {
  const groups = new Map();
  for (const value of line.values) groups.set(value.value, [...(groups.get(value.value) ?? []), value]);
  return [...groups.values()].map((group) => [...group].sort(byWitnesses));
}
// Documents that tell one number, in whichever words: those that can be seen in the page are counted once.
function tellers(group) {
  const seen = new Set(group.flatMap((value) => value.places.map((of) => of[0])));
  const whole = group.every((value) => value.places.length >= value.documents);
  const most = Math.max(seen.size, ...group.map((value) => value.documents));
  if (group.length === 1) return witnesses(group[0]);
  return h("span", { class: "wit" }, h("b", {}, whole ? plural("documentsN", most) : t("atLeast", plural("documentsN", most))));
}
function best(line) {
  return [...groupsOf(line)].sort((a, b) => byWitnesses(a[0], b[0]))[0];
}
function figureName(line) {
  const steps = trend(line);
  const value = steps ? steps[steps.length - 1].value : best(line)[0];
  return h("div", { class: "big" }, told(line, value), circumstances(line).map((of) => h("span", { class: "what" }, " · ", of)));
}
function others(line) {
  const first = best(line);
  const rest = groupsOf(line).filter((group) => group[0].value !== first[0].value);
  if (!rest.length) return null;
  return h("p", { class: "also" }, t("alsoValues", ""), rest.slice(0, 6).map((group, at) => [at ? comma() : "", amount(line, group[0])]), rest.length > 6 ? "…" : null);
}
// A figure by day of publication: the first and the last day of each value, and the days of its places in the page: what is told on each day, the most widely told first. A day's value is a step; where two
// are told as widely, the one whose speaker told an earlier step.
const dayOf = (of) => data.documents[of[0]].published;
const trends = new Map();
function trend(line) {
  if (!trends.has(line)) trends.set(line, trendOf(line));
  return trends.get(line);
}
function trendOf(line) {
  const days_ = new Map();
  for (const value of line.values) {
    if (!Number.isFinite(ratio(value.value))) continue;
    for (const day_ of new Set([value.first, value.last, ...value.places.map(dayOf)].filter(Boolean))) {
      const places_ = value.places.filter((of) => dayOf(of) === day_);
      days_.set(day_, [...(days_.get(day_) ?? []), { day: day_, value, places: places_, at: ratio(value.value), documents: new Set(places_.map((of) => of[0])).size }]);
    }
  }
  const different = new Set(line.values.map((value) => value.value)).size;
  // Of very many values or days steps tell nothing.
  if (days_.size < 2 || days_.size > 24 || different < 2 || different > 12) return null;
  const speakers = new Set();
  return [...days_.keys()].sort().map((day_) => {
    const independent = (point) => point.places.filter((of) => !of[5]).length;
    const known = (point) => point.value.said_by.filter((by) => speakers.has(by)).length;
    const [first, ...rest] = days_.get(day_).sort((a, b) => independent(b) - independent(a) || known(b) - known(a) || b.documents - a.documents);
    first.value.said_by.forEach((by) => speakers.add(by));
    return { ...first, rest };
  });
}
// The same in words: between which values, and the latest one with its day.
function trendWords(line) {
  const steps = trend(line);
  if (!steps) return null;
  const points_ = steps.flatMap((step) => [step, ...step.rest]).sort((a, b) => a.at - b.at);
  const last = steps[steps.length - 1];
  return h("p", { class: "also" }, [t("range", "\u0000", "\u0001"), comma(), t("latest", "\u0002")].join("").split(/(?=[\u0000-\u0002])|(?<=[\u0000-\u0002])/).map((part) =>
    part === "\u0000" ? amount(line, points_[0].value) : part === "\u0001" ? amount(line, points_[points_.length - 1].value) : part === "\u0002" ? [amount(line, last.value), " (", bdi(day(last.day)), comma(), bdi(short(teller(last), 48)), ")"] : part));
}
// Who tells a value on a day: its speaker where that can be told, else who published it.
const teller = ({ value, places: [of] }) => (value.said_by.length && (value.said_by.length === 1 || new Set(value.places.map(dayOf)).size === 1) ? value.said_by[0] : of ? sourceOf(data.documents[of[0]]) || title(data.documents[of[0]]) : plural("documentsN", value.documents));
// One row a day and value: who says it, where it stands.
function trendRows(line, most = 12) {
  const rows = trend(line).flatMap((step) => [step, ...step.rest]);
  const row = (point) => {
    const [first] = point.places;
    const inside = [h("b", {}, amount(line, point.value)), h("span", { class: "by" }, bdi(short(teller(point), 48))), h("span", { class: "src" }, bdi(day(point.day)))];
    return h("li", {}, first ? h("a", { href: placeLink(first), title: short(sentence(first), 300) }, inside) : inside);
  };
  return h("ul", { class: "rows figure" }, rows.slice(0, most).map(row), rows.length > most ? h("li", { class: "small soft" }, t("shown", number(most), number(rows.length))) : null);
}
const dayMonth = (text) => day(text).replace(/ \d{4}$/, "");
// The steps as a picture, in the direction of the language: filled what most tell, hollow what others tell that day.
function trendChart(line, height = 150) {
  const steps = trend(line);
  const points_ = steps.flatMap((step) => [step, ...step.rest.map((point) => ({ ...point, other: true }))]);
  const width = narrow() ? 350 : 560;
  const stamps = steps.map((step) => Date.parse(step.day));
  // Long silences are shortened, so that none hides the days beside it.
  const gaps = stamps.slice(1).map((stamp, at) => 2 + Math.log2(1 + (stamp - stamps[at]) / 864e5));
  const along = gaps.reduce((all, gap) => [...all, all[all.length - 1] + gap], [0]);
  const total = along[along.length - 1];
  const margin = 54;
  const x = (at) => {
    const from = margin + (along[at] / total) * (width - 2 * margin);
    return page.lang === "ar" ? width - from : from;
  };
  const values = points_.map((point) => point.at);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [top, bottom] = [30, height - 52];
  const y = (value) => bottom - ((value - low) / (high - low || 1)) * (bottom - top);
  const indexOf = new Map(steps.map((step, at) => [step.day, at]));
  const path = steps.map((step, at) => (at ? `H${x(at)}V${y(step.at)}` : `M${x(0)} ${y(step.at)}`)).join("");
  const wide = steps.length > 9;
  // Of one day the highest value has its label above, the lowest below and off the step; what lies between has a title.
  const dots = points_.map((point) => {
    const [px, py] = [x(indexOf.get(point.day)), y(point.at)];
    const ofDay = points_.filter((of) => of.day === point.day).map((of) => of.at);
    const above = point.at === Math.max(...ofDay);
    const label = [point.value.amount[side()] + unit(line), dayMonth(point.day), teller(point)].join(" · ");
    const text = point.value.amount[1].replace(/^(more|less) than |^about | or (more|less)$/g, "") + (/MORE/.test(point.value.modifier ?? "") ? "+" : "") + unit(line);
    const dot = svg("circle", { cx: px, cy: py, r: 5.5, class: "dot" + (point.other ? " other" : "") });
    return [point.places[0] ? dotLink(placeLink(point.places[0]), label, dot) : dot,
      !wide && (above || point.at === Math.min(...ofDay)) ? svg("text", { x: above ? px : px + (page.lang === "ar" ? -14 : 14), y: above ? py - 11 : py + 20, "text-anchor": "middle", class: "tick value" + (point.other ? " soft" : "") }, text) : null];
  });
  const ticks = steps.map((step, at) => (wide && at % Math.ceil(steps.length / 8) ? null : svg("text", { x: x(at), y: height - 6, "text-anchor": "middle", class: "tick", direction: page.lang === "ar" ? "rtl" : null }, dayMonth(step.day))));
  return h("figure", { class: "strip trend", dir: "ltr" }, svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": t("byDay") },
    svg("line", { x1: 16, x2: width - 16, y1: height - 24, y2: height - 24, class: "axis" }), svg("path", { d: path, class: "steps" }), dots, ticks));
}
function figure(line) {
  const first = (group) => group.map((value) => value.first ?? "").sort()[0];
  const groups = trend(line) ? groupsOf(line).sort((a, b) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0)) : groupsOf(line);
  const wide = groups.length > 1;
  return h("article", { class: "card figure" + (wide ? " wide" : "") + chosen(line), id: line.id },
    h("div", { class: "line" }, h("span", { class: "pill " + line.verdict }, t(line.verdict)), witnesses(line), lineLink("figures", line)),
    h("h2", {}, figureName(line)), trendWords(line) ?? others(line),
    line.owner || line.place ? h("div", { class: "chips" }, line.owner ? name(line.owner) : null, line.place ? name(line.place) : null) : null,
    wide ? (trend(line) ? trendChart(line) : spread(line)) : null,
    h("div", { class: wide ? "sides" : "" }, some(groups, line.id + "values", chosen(line)).map((group) => h("div", { class: wide ? "side figure" : "" },
      wide ? h("div", { class: "line" }, h("b", {}, amount(line, group[0])), tellers(group), period(group)) : null,
      group.map((value, at) => [
        group.length > 1 ? h("p", { class: "small soft" }, amount(line, value), " · ", plural("documentsN", value.documents), value.said_by.length ? [" · ", saidBy(value)] : null) : value.said_by.length ? h("p", { class: "small soft" }, saidBy(value)) : null,
        places(value.places, line.id + value.value + at, "", 1, wide ? 110 : 170)])))),
    moreOf(groups, line.id + "values", chosen(line)));
}
function period(group) {
  const days_ = group.flatMap((value) => [value.first, value.last]).filter(Boolean).sort();
  return days_.length ? h("span", { class: "small soft" }, bdi(fromTo(days_[0], days_[days_.length - 1]))) : null;
}
const saidBy = (value) => (value.said_by.length ? [t("saidBy"), " ", value.said_by.map((by, at) => [at ? comma() : "", bdi(short(by, 80))])] : null);
// The values on one axis, wide ranges by their logarithm. About is a bar of a tenth both ways, more and less than an
// arrow; a dot is as large as many tell it.
function spread(line) {
  const values = groupsOf(line).map((group) => ({ all: group, value: group[0], at: ratio(group[0].value), documents: Math.max(...group.map((of) => of.documents)) })).filter((of) => Number.isFinite(of.at));
  if (values.length < 2) return null;
  values.sort((a, b) => a.at - b.at);
  const has = (of, modifier) => of.all.some((value) => value.modifier === modifier);
  const about = (of) => (has(of, "APPROX") ? 0.1 : 0);
  const low = values[0].at - Math.abs(values[0].at * about(values[0]));
  const high = values[values.length - 1].at + Math.abs(values[values.length - 1].at * about(values[values.length - 1]));
  const logarithmic = low > 0 && high / low > 30;
  const scale = (at) => (logarithmic ? Math.log(at) : at);
  const width = narrow() ? 350 : 640;
  const x = (at) => 48 + (high > low ? (scale(at) - scale(low)) / (scale(high) - scale(low)) : 0.5) * (width - 96);
  // The most widely told values are labelled first; a label that would run into one is left to the dot's title.
  const label = (of) => of.value.amount[1].replace(/^(more|less) than |^about | or (more|less)$/g, "") + unit(line);
  const labelled = [];
  for (const of of [...values].sort((a, b) => b.documents - a.documents)) {
    const clear = (other) => Math.abs(x(of.at) - x(other.at)) > 4.5 * (label(of).length + label(other).length);
    if (labelled.every(clear)) labelled.push(of);
  }
  return h("figure", { class: "strip", dir: "ltr" }, svg("svg", { viewBox: `0 0 ${width} 64`, role: "group", "aria-label": t("figures") },
    svg("line", { x1: 16, x2: width - 16, y1: 24, y2: 24, class: "axis" }),
    values.filter(about).map((of) => svg("line", { x1: x(of.at * 0.9), x2: x(of.at * 1.1), y1: 24, y2: 24, class: "range" })),
    values.map((of) => {
      const radius = 5 + Math.min(8, 2 * Math.sqrt(of.documents));
      const more = has(of, "MORE_THAN") || has(of, "EQUAL_OR_MORE") ? 1 : has(of, "LESS_THAN") || has(of, "EQUAL_OR_LESS") ? -1 : 0;
      const tip = x(of.at) + more * (radius + 22);
      const tellsOf = of.all.map((value) => value.amount[side()] + unit(line) + " · " + plural("documentsN", value.documents)).join("\n");
      const [first] = of.value.places;
      const shape = [more ? svg("path", { d: `M${x(of.at) + more * radius} 24H${tip}m${-more * 7} -5l${more * 7} 5l${-more * 7} 5`, class: "arrow" }) : null,
        svg("circle", { cx: x(of.at), cy: 24, r: radius, class: "dot" })];
      return [first ? dotLink(placeLink(first), tellsOf, shape) : shape,
        labelled.includes(of) ? svg("text", { x: x(of.at), y: 56, "text-anchor": "middle", class: "tick" }, label(of)) : null];
    })));
}
const figuresLines = () => data.figures.filter((line) => stays(line) && matches(line, line.counted, line.noun, ...line.circumstances.flat(), line.owner?.[1] ?? "", line.place?.[1] ?? "",
  ...line.values.flatMap((value) => [value.value, ...value.amount, ...value.told, ...value.said_by])));
function figures() {
  const all = figuresLines();
  const lines = all.filter((line) => !state.kind || line.verdict === state.kind);
  return [head("figures"), kinds("figures", [["", t("all"), all.length], ...counts(all, ["differ", "changed", "agree", "single"], (line) => line.verdict)]),
    listed("figures", lines, data.figures, figure, "cards", state.line ? data.figures.length : 40)];
}
