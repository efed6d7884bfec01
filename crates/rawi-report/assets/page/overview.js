// The overview: the story in sentences, each with its source; pictures below.
// The dossier's order is that of news value; what is told by several comes before what one says. No thing is told of more
// than twice.
function topFigures() {
  const told_ = (line) => line.values.length > 1 || line.documents > 1;
  const ranked = [...data.figures.filter(told_), ...data.figures.filter((line) => !told_(line))];
  const taken = new Map();
  return ranked.filter((line) => {
    const key_ = line.counted + line.circumstances[1].join();
    taken.set(key_, (taken.get(key_) ?? 0) + 1);
    return taken.get(key_) <= 2;
  }).slice(0, 4);
}
function figureStory(line, at) {
  const group = best(line);
  const [first] = group[0].places;
  const steps = trend(line);
  return h("li", { class: "story" },
    h("h3", {}, h("a", { href: link({ view: "figures", line: line.id }) }, figureName(line))),
    h("div", { class: "line" }, h("span", { class: "pill " + line.verdict }, t(line.verdict)), steps ? witnesses(line) : tellers(group)),
    steps ? [trendWords(line), at ? null : trendChart(line, 130), trendRows(line, at ? 3 : 6)] : [others(line), first ? place(first, "", 70) : null]);
}
function topSpeakers() {
  return [...data.speakers].filter((speaker) => speaker.statements.length).slice(0, 4);
}
function speakerStory(speaker) {
  const role = isThere(speaker.entity) ? data.entities[speaker.entity].roles[0]?.text : null;
  const at = data.speakers.indexOf(speaker);
  const [line] = speaker.statements;
  return h("article", { class: "story" },
    h("h3", {}, speakerName(speaker)),
    h("div", { class: "line" }, role ? h("span", { class: "soft small" }, bdi(short(role, 60))) : null,
      h("a", { class: "more", href: link({ view: "statements", speaker: String(at) }) }, plural("statementsN", speaker.mentions))),
    line.places[0] ? place(line.places[0], "said", 90) : null);
}
function copyStory() {
  const groups = data.copies.slice(0, 2).map((group) => copied(group, 3));
  return groups.length ? h("div", { class: "stack" }, groups) : h("div", { class: "cards" }, data.passages.slice(0, 2).map(shared));
}
function hero() {
  const { coverage } = data;
  const stat = (count, noun, view) => h("a", { href: link({ view }) }, plural(noun, count));
  const custom = app.dataset.title !== WORDS.ar.title;
  return h("div", { class: "hero" }, h("h1", { dir: "auto", lang: custom ? spoken(app.dataset.title) : null }, custom ? app.dataset.title : t("title")),
    h("p", { class: "stats" }, stat(coverage.documents, "documentsN", "documents"), coverage.independent_documents < coverage.documents ? stat(coverage.independent_documents, "independentN", "documents") : null,
      stat(found("entities").found, "namesN", "names"), stat(found("timeline").found, "eventsN", "timeline"),
      stat(found("figures").found, "figuresN", "figures"), stat(coverage.findings.statements, "statementsN", "statements"),
      h("span", { class: "days" }, coverage.first_day ? fromTo(coverage.first_day, coverage.last_day) : coverage.documents ? t("noPeriod") : null)));
}
function overview() {
  const { coverage } = data;
  const cut = coverage.lists.filter((list) => list.listed < list.found);
  const told = topFigures();
  const dates = data.questions.find((line) => line.kind === "date");
  const ahead = data.timeline.filter((line) => line.ahead).sort((a, b) => byWitnesses(a, b)).slice(0, 8).sort((a, b) => (a.first < b.first ? -1 : 1));
  const claims = data.questions.filter((line) => line.kind === "claim").slice(0, 2);
  const said = topSpeakers();
  const widely = [...data.timeline].filter((line) => line.documents > 1 && !line.ahead).sort(byWitnesses).slice(0, 5).sort((a, b) => (a.first < b.first ? -1 : 1));
  const copies = data.copies.length + data.passages.length > 0;
  return [
    hero(),
    coverage.documents ? null : h("p", { class: "none" }, t("emptyPage")),
    coverage.documents && !data.timeline.length && !data.figures.length && !data.speakers.length && !data.entities.length ? h("p", { class: "none" }, t("emptyOverview"), " ", h("a", { class: "more", href: link({ view: "documents" }) }, t("documents"))) : null,
    coverage.detailed_one_in > 1 ? h("p", { class: "small soft" }, t("sampled", number(coverage.detailed_one_in), number(coverage.detailed_documents))) : null,
    h("div", { class: "columns" },
      told.length ? section(t("topFigures"), link({ view: "figures" }), h("ul", { class: "card stories" }, told.map(figureStory))) : null,
      h("div", {},
        dates ? section(t("topDates"), link({ view: "questions" }), h("div", { class: "card" }, h("p", { class: "line" }, h("b", {}, about(dates)), h("span", { class: "wit" }, plural("datesN", dates.sides.length))), dates.sides.length > 2 ? dateStrip(dates) : null, sideRows(dates, 10)))
          : ahead.length ? section(t("topAhead"), link({ view: "timeline", kind: "announced" }), h("div", { class: "card" }, h("ul", { class: "rows date" }, ahead.map((line) => h("li", {}, h("a", { href: link({ view: "timeline", line: line.id }) },
            h("b", {}, when(line)), h("span", { class: "src" }, bdi(short(headline(line), 90))), h("span", { class: "wit" }, plural("documentsN", line.documents)))))))) : null,
        copies ? section(t("topCopies"), link({ view: "documents", kind: "copies" }), copyStory()) : null)),
    said.length ? section(t("topSaid"), link({ view: "statements" }), h("div", { class: "card stories grid" }, said.map(speakerStory))) : null,
    claims.length ? section(t("topQuestions"), link({ view: "questions" }), h("div", { class: "stack" }, claims.map(question))) : null,
    widely.length ? section(t("topEvents"), link({ view: "timeline" }), h("div", { class: "rail" }, widely.map((line) => event(line, 1)))) : null,
    data.timeline.length > 1 ? section(t("topTimeline"), link({ view: "timeline" }), h("div", { class: "card" }, ribbon(data.timeline))) : null,
    pictured(),
    cut.length ? h("p", { class: "small soft section cut" }, t("cut", cut.map((list) => t("list-" + list.list) + " " + t("of", number(list.listed), number(list.found))).join(comma()))) : null,
  ];
}
function pictured() {
  const picture = network();
  return picture ? section(t("topNames"), link({ view: "names" }), h("div", { class: "card" }, picture, key())) : null;
}
