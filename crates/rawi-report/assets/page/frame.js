// The frame: bar, filters, views, the document over them; what is drawn when.
const RENDER = { overview, timeline, names, figures, statements, questions, documents };
const LINES = { timeline: timelineLines, names: namesLines, figures: figuresLines, statements: statementsLines, questions: questionsLines, documents: documentsLines };
const sources = [...new Set(data.documents.map(sourceOf).filter(Boolean))].sort();
const days = data.documents.map((of) => of.published).filter(Boolean).sort();

const bar = h("header", { class: "bar" });
const nav = h("nav", {});
const filterBar = h("div", { class: "filterbar" });
const main = h("main", { id: "main", tabindex: "-1" });
const footer = h("footer", {});
const dialog = h("dialog", { class: "sheet" });
// Says to those who do not see it how much a search or a filter leaves.
const status = h("p", { class: "unseen", role: "status" });
app.append(bar, filterBar, main, status, footer, dialog);

// Where the focus was, so that a line that is drawn again has it again.
const focusable = "a[href], button, input, select, summary";
const sign = (element) => element.id || element.tagName + element.getAttribute("class") + element.textContent.slice(0, 60);
function focused() {
  const element = document.activeElement;
  if (!element || !app.contains(element) || element === main) return null;
  const same = [...app.querySelectorAll(focusable)].filter((one) => sign(one) === sign(element));
  return { sign: sign(element), at: same.indexOf(element) };
}
function refocus(was) {
  if (!was || was.at < 0) return;
  const same = [...app.querySelectorAll(focusable)].filter((one) => sign(one) === was.sign);
  (same[was.at] ?? same[0])?.focus({ preventScroll: true });
}

function drawBar() {
  const turnLanguage = () => {
    page.lang = page.lang === "ar" ? "en" : "ar";
    draw();
  };
  const turnTheme = () => {
    page.theme = page.theme === "dark" ? "light" : "dark";
    draw();
  };
  const type = (typed) => {
    state.q = typed.target.value.trim();
    state.line = "";
    page.limit = {};
    if (state.q && state.view === "overview") state.view = "timeline";
    history.replaceState(null, "", link(state));
    draw();
  };
  const custom = app.dataset.title !== WORDS.ar.title;
  bar.replaceChildren(h("div", {}, h("a", { class: "skip", href: "#main" }, t("skip")), h("a", { class: "brand", href: "#overview", dir: "auto", lang: custom ? spoken(app.dataset.title) : null }, custom ? app.dataset.title : page.lang === "ar" ? "راوي" : "Rawi"),
    h("search", {}, h("input", { class: "search", id: "search", type: "search", placeholder: t("search"), "aria-label": t("search"), dir: "auto", oninput: type })),
    h("div", { class: "tools" }, h("button", { class: "tool", id: "language", type: "button", lang: page.lang === "ar" ? "en" : "ar", onclick: turnLanguage }, t("language")), h("button", { class: "tool", id: "theme", type: "button", onclick: turnTheme }, t(page.theme === "dark" ? "light" : "dark"))),
    nav));
}
function drawNav() {
  const narrowed = state.q || filtering();
  const tab = (view) => {
    const all = LINES[view] ? found(LIST_OF[view]).found : 0;
    const count = narrowed && LINES[view] ? LINES[view]().length : all;
    return h("li", {}, h("a", { "data-view": view, "aria-current": view === state.view ? "page" : null, href: link({ ...kept(), view }) }, t(view), LINES[view] && (count || narrowed) ? h("span", { class: "n" }, number(count)) : null));
  };
  nav.setAttribute("aria-label", t("views"));
  nav.replaceChildren(h("ul", {}, VIEWS.map(tab)));
  const says = narrowed && LINES[state.view] ? t(state.view) + ": " + t("shown", number(LINES[state.view]().length), number(found(LIST_OF[state.view]).listed)) : "";
  if (status.textContent !== says) status.textContent = says;
}
function drawFilters() {
  filterBar.hidden = data.documents.length < 2 || state.view === "overview";
  if (filterBar.hidden) {
    filterBar.replaceChildren();
    return;
  }
  const set = (key) => (changed) => {
    state[key] = changed.target.type === "checkbox" ? (changed.target.checked ? "1" : "") : changed.target.value;
    page.limit = {};
    history.replaceState(null, "", link(state));
    draw();
  };
  const dayField = (key, label) => h("label", {}, h("span", {}, t(label)), h("input", { type: "date", id: "filter-" + key, value: state[key], min: days[0], max: days[days.length - 1], onchange: set(key) }));
  const select = h("select", { id: "filter-source", "aria-label": t("anySource"), onchange: set("source") }, h("option", { value: "" }, t("anySource")), sources.map((of) => h("option", { value: of, lang: spoken(of) }, short(of, 60))));
  select.value = state.source;
  const box = h("input", { type: "checkbox", id: "filter-independent", onchange: set("independent") });
  box.checked = Boolean(state.independent);
  const form = h("form", { class: "fields", "aria-label": t("filters") },
    sources.length > 1 ? select : null, days.length && days[0] !== days[days.length - 1] ? [dayField("from", "fromDay"), dayField("to", "toDay")] : null,
    h("label", {}, box, h("span", {}, t("independentOnly"))),
    filtering() || state.q ? h("a", { class: "more", href: link({ view: state.view }) }, t("clear")) : null);
  const note = filtering() ? h("p", { class: "small soft" }, t("filterNote")) : null;
  filterBar.replaceChildren(narrow() ? h("details", { open: filtering() ? "" : null }, h("summary", {}, t("filters")), form, note) : fill(h("div", {}), {}, [form, note]));
}
let drawn = "";
let shown = "";
let barOf = "";
function draw() {
  root.lang = page.lang;
  root.dir = page.lang === "ar" ? "rtl" : "ltr";
  root.dataset.theme = page.theme;
  const was = focused();
  const search = document.getElementById("search");
  if (barOf !== page.lang + page.theme || !search) {
    barOf = page.lang + page.theme;
    drawBar();
    footer.replaceChildren(t("footer"));
  }
  const field = document.getElementById("search");
  // While somebody types, the field is theirs.
  if (document.activeElement !== field) field.value = state.q;
  drawNav();
  // What stands behind a document is drawn again only where something else changed.
  const { document: document_, at, ...behind } = state;
  const now = JSON.stringify([behind, page.lang, page.theme, page.printing, [...page.open], page.limit, narrow()]);
  if (now !== drawn) {
    drawn = now;
    drawFilters();
    const scrolled = document.querySelector(".index")?.scrollTop ?? 0;
    main.replaceChildren(h("div", { class: "view view-" + state.view }, page.printing ? onPaper() : RENDER[state.view]()));
    const index = document.querySelector(".index");
    if (index) index.scrollTop = scrolled;
    // The latest end of the ribbon, and the current view's button, are in sight.
    for (const strip of document.querySelectorAll(".ribbon")) strip.scrollLeft = page.lang === "ar" ? 0 : strip.scrollWidth;
    const current = nav.querySelector("[aria-current]");
    if (current) nav.scrollLeft += current.getBoundingClientRect().left + current.offsetWidth / 2 - nav.getBoundingClientRect().left - nav.offsetWidth / 2;
  }
  drawDocument([document_, at, page.lang].join("\n"));
  refocus(was);
}
let opener = null;
function drawDocument(now) {
  if (!state.document) {
    shown = "";
    if (dialog.open) {
      dialog.close();
      refocus(opener);
    }
    return;
  }
  if (now === shown) return;
  shown = now;
  documentPanel(dialog);
  if (!dialog.open) {
    opener = focused();
    dialog.showModal();
  }
  const target = dialog.querySelector(".t");
  if (target) target.scrollIntoView({ block: "center" });
  else dialog.querySelector(".body")?.scrollTo(0, 0);
  dialog.querySelector(".close").focus({ preventScroll: true });
}
// A step that the browser's back undoes.
function go(href) {
  const { view, entity, line, document: over, speaker, kind } = state;
  if (href !== location.hash) history.pushState(null, "", href);
  follow();
  draw();
  const elsewhere = state.view !== view || state.entity !== entity || state.speaker !== speaker || state.kind !== kind;
  if (state.line && (state.line !== line || over)) revealLine();
  else if (elsewhere) scrollTo(0, 0);
}
function revealLine() {
  const line = document.getElementById(state.line);
  line?.scrollIntoView({ block: "center" });
}
addEventListener("click", (clicked) => {
  const a = clicked.target.closest?.("a[href^='#']");
  if (!a || clicked.defaultPrevented || clicked.button || clicked.ctrlKey || clicked.metaKey || clicked.shiftKey || clicked.altKey) return;
  clicked.preventDefault();
  const href = a.getAttribute("href");
  if (href === "#main") main.focus();
  else go(href);
});
dialog.addEventListener("cancel", (pressed) => {
  pressed.preventDefault();
  go(link({ ...state, document: "", at: "" }));
});
dialog.addEventListener("click", (clicked) => {
  if (clicked.target === dialog) go(link({ ...state, document: "", at: "" }));
});
addEventListener("keydown", (pressed) => {
  if (pressed.key === "/" && !dialog.open && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "")) {
    pressed.preventDefault();
    document.getElementById("search").focus();
  }
});
addEventListener("submit", (sent) => sent.preventDefault());
addEventListener("popstate", () => {
  follow();
  draw();
  if (state.line) revealLine();
});
addEventListener("beforeprint", () => {
  page.printing = true;
  draw();
});
addEventListener("afterprint", () => {
  page.printing = false;
  draw();
});
follow();
draw();
if (state.line) revealLine();
