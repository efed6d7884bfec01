// Contradictions.
const byTime = (line) => (line.kind === "date" ? [...line.sides].sort((a, b) => (sideDay(a) < sideDay(b) ? -1 : 1)) : line.sides);
// The day at which a side's time ends or begins, for its place on an axis.
function sideDay({ value }) {
  const [time, modifier] = value.split(" ");
  const [year, month, date] = time.split("-");
  if (!/^\d{4}$/.test(year)) return "9999";
  const late = { START: "01", MID: "06", END: "12" }[modifier] ?? "06";
  const within_ = { START: "01", MID: "15", END: "28" }[modifier] ?? "15";
  if (!month) return `${year}-${late}-${modifier === "END" ? "31" : "01"}`;
  return /^\d\d$/.test(month) ? `${year}-${month}-${date ?? within_}` : `${year}-06-01`;
}
// The times of the sides on one axis, in the direction of the language.
function dateStrip(line) {
  const sides = byTime(line).filter((of) => sideDay(of) !== "9999");
  if (sides.length < 2) return null;
  const days = sides.map((of) => dayNumber(sideDay(of)));
  const [first, last] = [days[0], days[days.length - 1]];
  const width = narrow() ? 350 : 640;
  const x = (at) => {
    const from = 28 + (last > first ? (at - first) / (last - first) : 0.5) * (width - 56);
    return page.lang === "ar" ? width - from : from;
  };
  const years = [];
  for (let year = Math.ceil(first / 365.25); year <= last / 365.25; year += 1) years.push(year);
  let rows = [];
  return h("figure", { class: "strip", dir: "ltr" }, svg("svg", { viewBox: `0 0 ${width} 96`, role: "group", "aria-label": t("topDates") },
    svg("line", { x1: 16, x2: width - 16, y1: 62, y2: 62, class: "axis" }),
    years.slice(0, 40).map((year) => [svg("line", { x1: x(year * 365.25 + 31.44), x2: x(year * 365.25 + 31.44), y1: 57, y2: 67, class: "axis" }),
      years.length < width / 50 ? svg("text", { x: x(year * 365.25 + 31.44), y: 88, "text-anchor": "middle", class: "tick" }, String(year)) : null]),
    sides.map((of, at) => {
      rows = rows.filter((taken) => Math.abs(taken.x - x(days[at])) < 18);
      let row = 0;
      while (rows.some((taken) => taken.row === row) && row < 3) row += 1;
      rows.push({ x: x(days[at]), row });
      const dot = svg("circle", { cx: x(days[at]), cy: 62 - row * 17, r: 5 + Math.min(6, 1.8 * Math.sqrt(of.documents)), class: "dot ahead" });
      return of.places[0] ? dotLink(placeLink(of.places[0]), of.label[side()] + " · " + plural("documentsN", of.documents), dot) : dot;
    })));
}
const about = (line) => line.about.map((part, at) => [at ? " · " : "", bdi(part)]);
// One line a side: the value, its words, who tells it and when.
function sideRows(line, most) {
  const row = (of) => {
    const [first] = of.places;
    const inside = [h("b", {}, bdi(of.label[side()])), h("span", { class: "by" }, first ? quote(first, 45) : null), h("span", { class: "src" }, first ? [originLine(data.documents[first[0]]), " · "] : null, plural("documentsN", of.documents))];
    return h("li", {}, first ? h("a", { href: placeLink(first), title: short(sentence(first), 300) }, inside) : inside);
  };
  return h("ul", { class: "rows " + line.kind }, byTime(line).slice(0, most).map(row));
}
const questionKey = (line) => line.kind + line.about.join() + line.sides.map((of) => of.value).join();
function question(line) {
  const key = questionKey(line);
  return h("article", { class: "card question" },
    h("div", { class: "line" }, h("span", { class: "pill " + (line.kind === "date" ? "ahead" : "differ") }, t(line.kind)), h("h2", {}, about(line)),
      line.kind === "date" ? h("span", { class: "wit" }, plural("datesN", line.sides.length)) : null),
    line.kind === "date" && line.sides.length > 2 ? dateStrip(line) : null,
    h("div", { class: "sides" }, some(byTime(line), key).map((of) => h("div", { class: "side " + line.kind + (line.kind === "date" ? " ahead" : "") },
      h("div", { class: "line" }, h("b", {}, bdi(of.label[side()])), witnesses(of)),
      places(of.places, key + of.value, line.kind === "claim" ? "said" : "", 1, 110)))),
    moreOf(line.sides, key));
}
const questionsLines = () => data.questions.filter((line) => stays(line) && matches(line, ...line.about, ...line.sides.flatMap((of) => of.label)));
function questions() {
  const all = questionsLines();
  const lines = all.filter((line) => !state.kind || line.kind === state.kind);
  return [head("questions"), kinds("questions", [["", t("all"), all.length], ...counts(all, ["date", "figure", "claim"], (line) => line.kind)]), listed("questions", lines, data.questions, question)];
}
