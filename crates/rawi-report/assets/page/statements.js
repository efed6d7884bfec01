// Statements. What one sentence gives is one line: its parts are marked in one quotation.
function joined(statements_) {
  const bySentence = new Map();
  for (const said of statements_) {
    const [first] = said.places;
    const key = first ? first[0] + ":" + first[3] + ":" + (first[6] ?? "") : said.id;
    const group = bySentence.get(key) ?? [];
    bySentence.set(key, group);
    group.push(said);
  }
  return [...bySentence.values()];
}
function saidLine(group, key) {
  const [line] = group;
  const widest = group.reduce((a, b) => (b.documents > a.documents ? b : a));
  return h("div", { class: "value" + group.map(chosen).join(""), id: line.id },
    h("div", { class: "line" }, line.first ? h("span", { class: "soft small" }, bdi(day(line.first))) : null,
      widest.documents > 1 ? witnesses(widest) : null, group.some((said) => said.direct) ? h("span", { class: "pill" }, t("direct")) : null,
      group.some((said) => said.denied) ? h("span", { class: "pill" }, t("denied")) : null, lineLink("statements", line)),
    group.length > 1 ? [severalMarks(group), places(widest.places.slice(1), key + line.id, "said", 0)] : places(line.places, key + line.id, "said", 1));
}
// One sentence with several findings in it.
function severalMarks(group) {
  const of = group[0].places[0];
  const [at, , , from, to, retold, own] = of;
  const text = own ?? data.documents[at].text ?? "";
  const spans = group.map((said) => [said.places[0][1], said.places[0][2]]).sort((a, b) => a[0] - b[0]);
  const pieces = [];
  let done = from;
  for (const [start, end] of spans) {
    if (start < done) continue;
    pieces.push(text.slice(done, start), h("mark", {}, text.slice(start, end)));
    done = end;
  }
  pieces.push(text.slice(done, to));
  const document_ = data.documents[at];
  return passes(of) ? h("div", { class: "place said" + (retold ? " retold" : "") }, h("a", { class: "to", href: placeLink(of) }, h("q", { lang: "ar", dir: "auto" }, pieces)),
    h("p", { class: "src" }, h("span", {}, originLine(document_)), h("span", { class: "doc", dir: "auto", lang: spoken(title(document_)) }, title(document_)), copyButton(of))) : null;
}
const statementsLines = () => data.speakers.map((speaker, at) => ({ speaker, at })).filter(({ speaker }) => stays(speaker) && matches(speaker, speaker.name));
function speakerName(speaker) {
  return isThere(speaker.entity) ? h("a", { href: link({ entity: data.entities[speaker.entity].id }) }, bdi(short(speaker.name, 120))) : bdi(short(speaker.name, 120));
}
function statements() {
  const all = statementsLines();
  const lines = all.filter(({ speaker, at }) => (!state.speaker || String(at) === state.speaker) && (!state.line || speaker.statements.some(chosen) || !data.speakers.some((of) => of.statements.some(chosen))));
  const words = fold(state.q).split(/\s+/);
  const card = ({ speaker, at }) => {
    const ofName = words.every((part) => fold(speaker.name).includes(part));
    const said = speaker.statements.filter((line) => stays(line) && (ofName || matches(line)));
    const groups = joined(said.length ? said : speaker.statements.filter(stays));
    const open = page.open.has("speaker" + at) || lines.length === 1 || state.line;
    const more = () => {
      page.open.add("speaker" + at);
      draw();
    };
    return h("article", { class: "card" },
      h("div", { class: "line" }, h("h2", {}, speakerName(speaker)), h("span", { class: "soft small" }, plural("statementsN", speaker.mentions)), witnesses(speaker)),
      groups.slice(0, open ? groups.length : 4).map((group) => saidLine(group, "s" + at)),
      !open && groups.length > 4 ? h("button", { class: "morebtn", type: "button", onclick: more }, t("showMore") + " · " + t("shown", number(4), number(groups.length))) : null);
  };
  const chips = data.speakers.slice(0, 14).map((speaker, at) => [String(at), bdi(short(speaker.name, 36)), speaker.mentions]);
  return [head("statements"), kinds("statements", [["", t("all"), null], ...chips], "speaker"), listed("statements", lines, data.speakers, card, "stack", 30)];
}
