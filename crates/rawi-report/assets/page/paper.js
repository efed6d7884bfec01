// Paper. The overview prints as a report of a few pages: the foremost of each list, how many there are, and the documents
// that it rests on. Any other view prints as it stands on the screen, an open document prints alone.
const FOREMOST = { figures: 10, questions: 4, timeline: 16, speakers: 6, names: 30, documents: 40 };
function paperSection(view, all, lines) {
  if (!lines.length) return null;
  const count = found(LIST_OF[view]).found;
  return h("section", { class: "section" }, h("header", {}, h("h2", {}, t(view)), lines.length < count ? h("span", { class: "small soft" }, t("shown", number(lines.length), number(count))) : null), all);
}
function paperFigure(line) {
  const [first] = best(line)[0].places;
  return h("li", { class: "story" }, h("h3", {}, figureName(line)), h("div", { class: "line" }, h("span", { class: "pill " + line.verdict }, t(line.verdict)), witnesses(line), trendWords(line) ?? others(line)),
    trend(line) ? trendRows(line, 6) : first ? place(first, "", 60) : null);
}
function paperQuestion(line) {
  return h("li", { class: "story" }, h("h3", {}, h("span", { class: "pill" }, t(line.kind)), " ", about(line)), sideRows(line, 5),
    line.sides.length > 5 ? h("p", { class: "small soft" }, t("shown", number(5), number(line.sides.length))) : null);
}
const paperEvent = (line) => h("li", {}, h("div", { class: "row" }, h("b", {}, when(line)), h("span", { class: "by" }, bdi(short(headline(line), 150))), h("span", { class: "src" }, plural("documentsN", line.documents))));
function paperSpeaker(speaker) {
  return h("li", { class: "story" }, h("h3", {}, speakerName(speaker)), h("div", { class: "line" }, h("span", { class: "small soft" }, plural("statementsN", speaker.mentions)), witnesses(speaker)),
    joined(speaker.statements).slice(0, 2).map(([line]) => (line.places[0] ? place(line.places[0], "said", 90) : null)));
}
const paperDocument = (of) => h("li", {}, h("div", { class: "row" }, h("span", { class: "by" }, bdi(short(title(of), 110))), h("span", { class: "src" }, originLine(of), isThere(of.copy_of) ? [" · ", t("copyOf"), " ", bdi(short(title(data.documents[of.copy_of]), 40))] : null)));
function paper() {
  const first = (list, most) => list.slice(0, most);
  const events = first([...data.timeline].sort(byWitnesses), FOREMOST.timeline).sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const told_ = first([...data.figures.filter((line) => line.values.length > 1 || line.documents > 1), ...data.figures.filter((line) => line.values.length < 2 && line.documents < 2)], FOREMOST.figures);
  const asked = first(data.questions, FOREMOST.questions);
  const said = first(data.speakers.filter((speaker) => speaker.statements.length), FOREMOST.speakers);
  const named = first(data.entities, FOREMOST.names);
  const read = first(data.documents, FOREMOST.documents);
  return [hero(),
    paperSection("figures", h("ul", { class: "stories" }, told_.map(paperFigure)), told_),
    paperSection("questions", h("ul", { class: "stories" }, asked.map(paperQuestion)), asked),
    paperSection("timeline", h("ul", { class: "rows" }, events.map(paperEvent)), events),
    paperSection("statements", h("ul", { class: "stories grid" }, said.map(paperSpeaker)), said),
    paperSection("names", h("p", {}, named.map((entity, at) => [at ? comma() : "", bdi(short(entity.name, 60)), h("span", { class: "soft" }, " " + number(entity.documents))])), named),
    paperSection("documents", h("ul", { class: "rows" }, read.map(paperDocument)), read)];
}
// An open document, as it stands in its panel.
function paperText() {
  const at = data.documents.findIndex((of) => of.id === state.document);
  const of = data.documents[at];
  return of ? [h("h1", { class: "viewname" }, bdi(title(of))), h("p", { class: "small soft" }, originLine(of), of.title ? [" · ", bdi(of.id)] : null),
    of.text === null ? h("p", { class: "none" }, t("noText")) : h("div", { class: "text", dir: "auto", lang: "ar" }, highlighted(of, at, ...reached(of.text)))] : null;
}
const onPaper = () => (state.document ? paperText() : state.view === "overview" ? paper() : null) ?? RENDER[state.view]();
