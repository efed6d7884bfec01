// Time.
const dayNumber = (text) => {
  const [year, month, date] = text.split("-").map(Number);
  return year * 365.25 + month * 30.44 + date;
};
function when(line) {
  const relation = line.relation === "on" ? "" : t(line.relation);
  return [relation ? h("small", {}, relation + " ") : null, bdi(line.when[side()])];
}
const whenText = (line) => (line.relation === "on" ? "" : t(line.relation) + " ") + line.when[side()];
// What stands around a time, in a line.
const headline = (line) => line.headline ?? (line.places[0] ? sentence(line.places[0]) : "");
function event(line, first = 1) {
  return h("article", { class: "event" + (line.ahead ? " ahead" : "") + chosen(line), id: line.id },
    h("div", { class: "when" }, h("h3", {}, when(line)), line.ahead ? h("span", { class: "pill ahead" }, t("announced")) : null, witnesses(line), lineLink("timeline", line)),
    h("div", { class: "told" }, places(line.places, line.id, "", first),
      line.entities.length ? h("div", { class: "chips" }, line.entities.slice(0, 6).map((of) => name(of))) : null));
}
// Long silences are shortened: a step is as wide as the logarithm of its days. Time runs as the language does.
function ribbon(lines) {
  const events = [...lines].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const along = [];
  let total = 0;
  events.forEach((line, at) => {
    if (at) total += Math.log1p(Math.max(0, dayNumber(line.first) - dayNumber(events[at - 1].first)) / 4);
    along.push(total);
  });
  const width = narrow() ? Math.max(340, Math.min(1600, along.length * 9)) : Math.max(680, Math.min(1130, along.length * 30));
  const margin = 36;
  const radius = (line) => 4 + Math.min(8, 2 * Math.sqrt(line.documents));
  const x = (at) => {
    const from = margin + (total ? along[at] / total : 0.5) * (width - 2 * margin);
    return page.lang === "ar" ? width - from : from;
  };
  const rows = [];
  const level = events.map((line, at) => {
    let row = 0;
    while (rows[row] !== undefined && Math.abs(rows[row] - x(at)) < radius(line) * 2 && row < (narrow() ? 9 : 17)) row += 1;
    rows[row] = x(at);
    return row;
  });
  const axis = 24 + Math.max(0, ...level) * 19;
  const height = axis + 42;
  const ticks = [];
  let tick = null;
  events.forEach((line, at) => {
    const year = line.first.slice(0, 4);
    if (tick === null || (tick.year !== year && Math.abs(x(at) - tick.x) > 42)) {
      tick = { year, x: x(at) };
      ticks.push(svg("text", { x: tick.x, y: axis + 32, "text-anchor": "middle", class: "tick" }, year));
    }
  });
  const dots = events.map((line, at) => dotLink(link({ view: "timeline", line: line.id }),
    whenText(line) + " · " + plural("documentsN", line.documents) + "\n" + short(headline(line), 160),
    svg("circle", { cx: x(at), cy: axis - level[at] * 19, r: radius(line), class: "dot" + (line.ahead ? " ahead" : "") })));
  return h("figure", { class: "ribbon", dir: "ltr" }, svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": t("timeline") },
    svg("line", { x1: margin / 2, x2: width - margin / 2, y1: axis, y2: axis, class: "axis" }), ticks, dots));
}
const timelineLines = () => data.timeline.filter((line) => stays(line) && matches(line, ...line.when, line.headline ?? "", line.first, ...line.entities.map((of) => of[1])));
function timeline() {
  const all = timelineLines();
  const lines = all.filter((line) => !state.kind || (state.kind === "announced") === line.ahead);
  const ahead = all.filter((line) => line.ahead).length;
  let year = null;
  const row = (line) => {
    const own = line.first.slice(0, 4);
    // An event of the whole year is its own heading.
    const heading = own === year || line.when[side()] === own ? null : h("h2", { class: "year" }, own);
    year = own;
    return [heading, event(line)];
  };
  return [head("timeline"),
    kinds("timeline", [["", t("all"), all.length], ["happened", t("happened"), all.length - ahead], ["announced", t("announced"), ahead]]),
    lines.length > 1 ? h("div", { class: "card" }, ribbon(lines)) : null,
    listed("timeline", lines, data.timeline, row, "rail", state.line ? data.timeline.length : 60)];
}
