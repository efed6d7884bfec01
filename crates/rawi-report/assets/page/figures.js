// Figures.
const ratio = (value) => {
  const [top, bottom] = value.split("/").map(Number);
  return bottom ? top / bottom : top;
};
const unit = (line) => (line.kind === "percent" ? "%" : "");
const amount = (line, value) => h("bdi", { class: "amount" }, value.amount[side()] + unit(line));
const counted = (line) => (page.lang === "en" && /^[a-z_]+$/i.test(line.counted) ? [line.counted.replace(/_/g, " "), " · ", bdi(short(line.noun, 120))] : bdi(short(line.noun, 120)));
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
  return h("div", { class: "big" }, amount(line, best(line)[0]), " ", h("span", { class: "what" }, counted(line), line.place ? [" · ", bdi(line.place[1])] : null));
}
function others(line) {
  const first = best(line);
  const rest = groupsOf(line).filter((group) => group[0].value !== first[0].value);
  if (!rest.length) return null;
  return h("p", { class: "also" }, t("alsoValues", ""), rest.slice(0, 6).map((group, at) => [at ? comma() : "", amount(line, group[0])]), rest.length > 6 ? "…" : null);
}
function figure(line) {
  const groups = groupsOf(line);
  const wide = groups.length > 1;
  return h("article", { class: "card figure" + (wide ? " wide" : "") + chosen(line), id: line.id },
    h("div", { class: "line" }, h("span", { class: "pill " + line.verdict }, t(line.verdict)), witnesses(line), lineLink("figures", line)),
    h("h2", {}, figureName(line)), others(line),
    line.owner || line.place ? h("div", { class: "chips" }, line.owner ? name(line.owner) : null, line.place ? name(line.place) : null) : null,
    wide ? spread(line) : null,
    h("div", { class: wide ? "sides" : "" }, groups.map((group) => h("div", { class: wide ? "side figure" : "" },
      wide ? h("div", { class: "line" }, h("b", {}, amount(line, group[0])), tellers(group)) : null,
      group.map((value, at) => [
        group.length > 1 ? h("p", { class: "small soft" }, amount(line, value), " · ", plural("documentsN", value.documents), value.said_by.length ? [" · ", saidBy(value)] : null) : value.said_by.length ? h("p", { class: "small soft" }, saidBy(value)) : null,
        places(value.places, line.id + value.value + at, "", 1, wide ? 110 : 170)])))));
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
const figuresLines = () => data.figures.filter((line) => stays(line) && matches(line, line.counted, line.noun, line.owner?.[1] ?? "", line.place?.[1] ?? "",
  ...line.values.flatMap((value) => [value.value, ...value.amount, ...value.said_by])));
function figures() {
  const all = figuresLines();
  const lines = all.filter((line) => !state.kind || line.verdict === state.kind);
  return [head("figures"), kinds("figures", [["", t("all"), all.length], ...counts(all, ["differ", "changed", "agree", "single"], (line) => line.verdict)]),
    listed("figures", lines, data.figures, figure, "cards", state.line ? data.figures.length : 40)];
}
