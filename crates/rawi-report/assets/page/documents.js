// Documents, and what they have from one another.
const documentLink = (at) => link({ ...state, document: data.documents[at].id, at: "" });
const documentsLines = () => data.documents.map((of, at) => ({ of, at })).filter(({ of }) => within(of) && matchesDocument(of));
const bodies = new WeakMap();
function matchesDocument(of) {
  if (!state.q) return true;
  if (!bodies.has(of)) bodies.set(of, fold([of.id, of.title, of.source, of.agency, of.text].filter(Boolean).join(" ")));
  return fold(state.q).split(/\s+/).every((part) => bodies.get(of).includes(part));
}
// One passage that several documents have: once, with all that have it.
function shared(passage, at) {
  const first = passage.places.find((of) => !of[5]) ?? passage.places[0];
  if (!first) return null;
  const others_ = passage.places.filter((of) => of !== first);
  return h("article", { class: "card" }, h("div", { class: "line" }, h("span", { class: "wit" }, h("b", {}, plural("documentsN", passage.documents)), " · ", plural("sentencesN", passage.sentences))),
    place(first, "said"),
    h("p", { class: "small soft alsoin" }, t("alsoIn"), ": ", (page.open.has("p" + at) ? others_ : others_.slice(0, 6)).map((of, place_) => [place_ ? comma() : "",
      h("a", { href: placeLink(of) }, bdi([short(title(data.documents[of[0]]), 60), ...origin(data.documents[of[0]])].join(" · ")))])));
}
function copied([original, all], most = 20) {
  const copies = all.slice(0, most);
  return h("article", { class: "card" }, h("div", { class: "line" }, h("h3", {}, h("a", { href: documentLink(original) }, bdi(short(title(data.documents[original]), 110)))), h("span", { class: "pill agree" }, t("earliest")), h("span", { class: "wit" }, plural("copiesN", all.length)), h("span", { class: "small soft" }, originLine(data.documents[original]))),
    h("ul", { class: "rows" }, copies.map(([at, percent]) => h("li", {}, h("a", { href: documentLink(at) }, h("b", {}, bdi(number(percent) + "%")), h("span", {}, bdi(short(title(data.documents[at]), 70))), h("span", { class: "src" }, originLine(data.documents[at])))))));
}
function documents() {
  const all = documentsLines();
  const lines = all.filter(({ of }) => state.kind !== "originals" || !isThere(of.copy_of));
  const card = ({ of, at }) => h("article", { class: "card" + (isThere(of.copy_of) ? " copyof" : "") },
    h("h2", {}, h("a", { class: "cover", href: documentLink(at) }, bdi(short(title(of), 160)))),
    h("div", { class: "line small soft" }, h("span", {}, originLine(of)), of.title ? h("bdi", { class: "id" }, short(of.id, 60)) : null,
      isThere(of.copy_of) ? h("span", { class: "pill copy" }, t("copyOf") + " ", bdi(short(title(data.documents[of.copy_of]), 60))) : null,
      of.times > 1 ? h("span", { class: "pill copy" }, plural("timesN", of.times)) : null),
    h("p", { class: "small soft" }, [["namesN", "entities"], ["eventsN", "dates"], ["figuresN", "numbers"], ["statementsN", "statements"]].map(([noun, list], place_) => (place_ ? " · " : "") + plural(noun, of.findings[list] ?? 0))));
  const originals = all.filter(({ of }) => !isThere(of.copy_of)).length;
  return [head("documents"), kinds("documents", [["", t("all"), all.length], ["originals", t("originals"), originals], ...(data.copies.length ? [["copies", t("topCopies"), null]] : data.passages.length ? [["copies", t("topCopies"), null]] : [])]),
    state.kind === "copies" ? null : listed("documents", lines, data.documents, card, "cards docs"),
    !state.q && !filtering() && (state.kind === "copies" || !state.kind) ? retellings() : null];
}
function retellings() {
  return [data.copies.length ? section(t("copies"), null, h("p", { class: "lead" }, t("copiesLead")), h("div", { class: "stack" }, data.copies.map((group) => copied(group)))) : null,
    data.passages.length ? section(t("passages"), null, h("p", { class: "lead" }, t("passagesLead")), h("div", { class: "cards" }, data.passages.map(shared))) : null];
}

// One document, over the page.
const KIND_OF_MARK = { p: "Names", o: "Names", l: "Names", g: "Names", e: "Names", d: "Dates", n: "Figures", s: "Statements", r: "Retold" };
function documentPanel(dialog) {
  const at = data.documents.findIndex((of) => of.id === state.document);
  const shut = h("a", { class: "close", "aria-label": t("close"), href: link({ ...state, document: "", at: "" }) }, "×");
  if (at < 0) {
    dialog.replaceChildren(h("header", {}, shut, h("h2", {}, bdi(short(state.document, 160)))), h("p", { class: "none" }, t("notThere")));
    return;
  }
  const of = data.documents[at];
  const present = new Set([...of.marks.map((mark) => KIND_OF_MARK[mark[2]]), of.retold.length ? "Retold" : null]);
  const toggle = (kind) => {
    const turn = (clicked) => {
      const off = !page.hidden.delete(kind);
      if (off) page.hidden.add(kind);
      clicked.currentTarget.setAttribute("aria-pressed", String(!off));
      dialog.classList.toggle("hide-" + kind.toLowerCase(), off);
    };
    return h("button", { class: "chip legend l-" + kind.toLowerCase(), type: "button", "aria-pressed": String(!page.hidden.has(kind)), onclick: turn }, t("legend" + kind));
  };
  const sharing = [...new Set(data.passages.filter((passage) => passage.places.some((place_) => place_[0] === at)).flatMap((passage) => passage.places.map((place_) => place_[0])))].filter((other) => other !== at);
  const textOf = of.text === null ? h("p", { class: "none" }, t("noText")) : h("div", { class: "text", dir: "auto", lang: "ar" }, highlighted(of, at, ...reached(of.text)));
  dialog.setAttribute("aria-label", title(of));
  dialog.replaceChildren(
    h("header", {}, shut, h("h2", {}, bdi(title(of))),
      h("div", { class: "line small soft" }, h("span", {}, originLine(of)), of.title ? h("bdi", { class: "id" }, of.id) : null,
        isThere(of.copy_of) ? h("a", { class: "pill copy", href: documentLink(of.copy_of) }, t("copyOf") + " ", bdi(short(title(data.documents[of.copy_of]), 60))) : null),
      sharing.length ? h("p", { class: "small soft" }, t("sharedWith"), " ", sharing.slice(0, 4).map((other, place_) => [place_ ? comma() : "", h("a", { href: documentLink(other) }, bdi(short(title(data.documents[other]), 50)))])) : null,
      h("div", { class: "chips", role: "group", "aria-label": t("legend") }, Object.values(KIND_OF_MARK).filter((kind, place_, list) => list.indexOf(kind) === place_ && present.has(kind)).map(toggle))),
    h("div", { class: "body", tabindex: "-1" }, textOf));
  for (const kind of new Set(Object.values(KIND_OF_MARK))) dialog.classList.toggle("hide-" + kind.toLowerCase(), page.hidden.has(kind));
}
// The place in the address, in units of the text.
function reached(text) {
  const match = /^(\d+)(?:-(\d+))?$/.exec(state.at);
  if (!match) return [];
  const start = units(text, Number(match[1]));
  return [start, match[2] ? units(text, Number(match[2])) : start];
}
// The lines that rest on places of one document, so that the text leads to them.
let linesByDocument = null;
function linesOf(at) {
  if (!linesByDocument) {
    linesByDocument = data.documents.map(() => []);
    const add = (places_, kind, href) => places_.forEach((of) => isThere(of[6]) || linesByDocument[of[0]].push({ from: of[1], to: of[2], kind, href }));
    data.timeline.forEach((line) => add(line.places, "d", link({ view: "timeline", line: line.id })));
    data.figures.forEach((line) => line.values.forEach((value) => add(value.places, "n", link({ view: "figures", line: line.id }))));
    data.speakers.forEach((speaker) => speaker.statements.forEach((said) => add(said.places, "s", link({ view: "statements", line: said.id }))));
  }
  return linesByDocument[at];
}
// The text is cut wherever anything begins or ends; each piece bears the classes of all that lies over it, and leads
// to the innermost line or name.
function highlighted(of, number_, start, end) {
  const layers = of.marks.map(([from, to, kind, value]) => ({ from, to, kind, value }));
  of.retold.forEach(([from, to]) => layers.push({ from, to, kind: "r" }));
  if (start !== undefined) layers.push({ from: start, to: Math.max(end, start + 1), kind: "t" });
  layers.sort((a, b) => a.from - b.from);
  const lines = linesOf(number_);
  const cuts = [...new Set([0, of.text.length, ...layers.flatMap((layer) => [layer.from, layer.to])])].sort((a, b) => a - b);
  const pieces = [];
  let next = 0;
  let over = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const from = cuts[at];
    over = over.filter((layer) => layer.to > from);
    while (next < layers.length && layers[next].from <= from) {
      if (layers[next].to > from) over.push(layers[next]);
      next += 1;
    }
    const slice = of.text.slice(from, cuts[at + 1]);
    if (!over.length) {
      pieces.push(slice);
      continue;
    }
    const entity = over.find((layer) => "polge".includes(layer.kind) && byId.has(layer.value));
    const lineOf = (kind) => over.some((layer) => layer.kind === kind) && lines.find((line) => line.kind === kind && line.from <= from && line.to > from)?.href;
    const to = entity ? link({ entity: entity.value }) : lineOf("d") || lineOf("n") || lineOf("s") || null;
    const classes = "m " + [...new Set(over.map((layer) => layer.kind))].join(" ");
    const hint = entity ? data.entities[byId.get(entity.value)].name : null;
    pieces.push(to ? h("a", { class: classes, href: to, title: hint }, slice) : h("span", { class: classes }, slice));
  }
  return pieces;
}
