// Pieces that all views share.
const title = (of) => of.title || of.id;
const witnesses = (line) => h("span", { class: "wit" }, line.documents === line.independent ? h("b", {}, plural("bothN", line.documents))
  : [h("b", {}, plural("documentsN", line.documents)), comma() + plural("independentN", line.independent)]);
const kindOf = (entity) => (KINDS.includes(entity.kind) ? entity.kind : "EVENT");
function name([at, text], count) {
  const inside = [bdi(short(text, 60)), count ? h("span", { class: "n" }, count) : null];
  if (!isThere(at)) return h("span", { class: "chip" }, inside);
  const entity = data.entities[at];
  return h("a", { class: "chip k-" + kindOf(entity), href: link({ entity: entity.id }) }, inside);
}
const origin = (of) => [sourceOf(of), of.published ? day(of.published) : null].filter(Boolean);
const originLine = (of) => origin(of).map((part, at) => [at ? " · " : "", bdi(part)]);

// The sentence of a place, cut to what stands around the finding.
function quote(of, reach) {
  const [at, start, end, from, to, , own] = of;
  const text = own ?? data.documents[at].text ?? "";
  const before = text.slice(from, start);
  const hit = text.slice(start, end);
  const after = text.slice(end, to);
  const left = before.length > reach ? "… " + before.slice(before.indexOf(" ", before.length - reach) + 1) : before;
  const right = after.length > reach ? after.slice(0, Math.max(0, after.lastIndexOf(" ", reach))) + " …" : after;
  const most = Math.max(240, reach * 4);
  const shown = hit.length > most ? hit.slice(0, hit.lastIndexOf(" ", most)) + " …" : hit;
  return h("q", { lang: "ar", dir: "auto" }, left, h("mark", {}, shown), right);
}
function citation(of) {
  const document_ = data.documents[of[0]];
  const from = [title(document_), ...origin(document_), document_.id === title(document_) ? null : document_.id].filter(Boolean).join(comma());
  return `«${sentence(of).trim()}»\n${from}\n${location.href.split("#")[0]}${placeLink(of, PLAIN)}`;
}
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Some browsers give no clipboard to a page from a file.
    const field = h("textarea", { readonly: "" });
    field.value = text;
    (button.closest("dialog") ?? document.body).append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
  }
  button.textContent = t("copied");
  setTimeout(() => {
    button.textContent = t("copy");
  }, 1600);
}
const copyButton = (of) => h("button", { class: "copybtn", type: "button", "aria-live": "polite", onclick: (clicked) => copy(citation(of), clicked.currentTarget) }, t("copy"));
function place(of, extra, reach = 170) {
  const document_ = data.documents[of[0]];
  return h("div", { class: "place" + (of[5] ? " retold" : "") + (extra ? " " + extra : "") },
    h("a", { class: "to", href: placeLink(of) }, quote(of, reach)),
    h("p", { class: "src" }, h("span", {}, originLine(document_)), h("span", { class: "doc", dir: "auto", lang: spoken(title(document_)) }, title(document_)),
      of[5] ? h("span", { class: "pill copy" }, t("retold")) : null, copyButton(of)));
}
function places(list, key, extra, first = 2, reach = 170) {
  const those = passing(list);
  const shown = page.open.has(key) ? those : those.slice(0, first);
  const rest = those.length - shown.length;
  const more = () => {
    page.open.add(key);
    draw();
  };
  return [shown.map((of) => place(of, extra, reach)), rest > 0 ? h("button", { class: "morebtn", type: "button", onclick: more }, "+ " + plural("moreN", rest)) : null];
}
// Of many sides of one line the first ones, and a button for the others.
const SIDES = 8;
const some = (sides, key, all) => (all || page.open.has(key) ? sides : sides.slice(0, SIDES));
function moreOf(sides, key, all) {
  const shown = some(sides, key, all).length;
  const more = () => {
    page.open.add(key);
    draw();
  };
  return shown < sides.length ? h("button", { class: "morebtn", type: "button", onclick: more }, t("showMore") + " · " + t("shown", number(shown), number(sides.length))) : null;
}
const lineLink = (view, line) => h("a", { class: "anchor", href: link({ view, line: line.id }), title: t("lineLink"), "aria-label": t("lineLink") }, "#");
const section = (heading, to, ...body) => h("section", { class: "section" },
  h("header", {}, h("h2", {}, heading), to ? h("a", { class: "more", href: to }, t("more")) : null), body);
const found = (list) => data.coverage.lists.find((one) => one.list === list) ?? { found: 0, listed: 0 };
const narrow = () => innerWidth < 700;
const LIST_OF = { timeline: "timeline", names: "entities", figures: "figures", statements: "speakers", questions: "questions", documents: "documents" };
function head(view) {
  const { found: all, listed } = found(LIST_OF[view]);
  return [h("h1", { class: "viewname" }, t(view)), h("p", { class: "lead" }, t(view + "Lead"), listed < all ? h("span", { class: "cut" }, t("cutList", number(listed), number(all))) : null)];
}
// Kinds of lines of one view: a value, its label, how many there are.
function kinds(view, options, key = "kind") {
  const chip = ([value, label, count]) => h("a", { class: "chip", "aria-current": state[key] === value ? "true" : null, href: link({ ...kept(), view, [key]: value }) },
    label, isThere(count) ? h("span", { class: "n" }, number(count)) : null);
  return options.length > 2 ? h("div", { class: "chips filters", role: "group" }, options.map(chip)) : null;
}
const counts = (lines, names_, of) => names_.map((kind) => [kind, t(kind), lines.filter((line) => of(line) === kind).length]).filter((option) => option[2]);
const none = (list) => h("p", { class: "none" }, t(list.length ? "nothing" : "empty"));
// Long lists come by and by.
function listed(view, lines, all, each, wrap = "stack", step = 60) {
  if (!lines.length) return none(all);
  const limit = page.limit[view] || step;
  const more = () => {
    page.limit[view] = limit + step;
    draw();
  };
  return [h("div", { class: wrap }, lines.slice(0, limit).map(each)),
    lines.length > limit ? h("p", { class: "none" }, h("button", { class: "tool", type: "button", onclick: more }, t("showMore") + " · " + t("shown", number(limit), number(lines.length)))) : null];
}
// A dot that is a link, for pointer and keyboard.
const dotLink = (href, label, ...shape) => svg("a", { href, class: "dotlink", "aria-label": label }, svg("title", {}, label), shape);
const chosen = (line) => (line.id && state.line === line.id ? " chosen" : "");
