"use strict";
// All that comes from the data is set as text, never as markup. Nothing is requested.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const app = document.getElementById("app");
  const root = document.documentElement;

  // Plurals are in the order of CLDR's categories: zero, one, two, few, many, other.
  const WORDS = {
    ar: {
      overview: "نظرة عامة", timeline: "الخط الزمني", names: "الأسماء", figures: "الأرقام",
      statements: "الأقوال", questions: "مواضع الخلاف", documents: "الوثائق",
      search: "ابحث في الأسماء والجمل والأرقام", language: "English", dark: "داكن", light: "فاتح",
      all: "الكل", happened: "وقع", announced: "موعد معلن",
      documentsN: ["لا وثائق", "وثيقة واحدة", "وثيقتان", "{} وثائق", "{} وثيقة", "{} وثيقة"],
      independentN: ["لا مستقلة", "واحدة مستقلة", "اثنتان مستقلتان", "{} مستقلة", "{} مستقلة", "{} مستقلة"],
      sentencesN: ["لا جمل", "جملة", "جملتان", "{} جمل", "{} جملة", "{} جملة"],
      mentionsN: ["بلا ذكر", "ذُكر مرة", "ذُكر مرتين", "ذُكر {} مرات", "ذُكر {} مرة", "ذُكر {} مرة"],
      statDocuments: "وثائق", statIndependent: "وثائق مستقلة", statNames: "أسماء", statEvents: "مواعيد وأحداث",
      statFigures: "أرقام", statStatements: "أقوال",
      period: "من {} إلى {}", noPeriod: "بلا تاريخ نشر", more: "عرض الكل",
      topFigures: "أرقام يُقال بها", topEvents: "أكثر ما رُوي", topNames: "من يُذكر مع من",
      topQuestions: "مواضع الخلاف",
      timelineLead: "ما وقع وما أُعلن موعده، مع عدد من رواه. النقطة المفرغة موعد كان آتيًا يوم النشر.",
      namesLead: "الأشخاص والهيئات والأماكن، وصفاتهم كما وردت، ومن يُذكر معهم في الجملة نفسها.",
      figuresLead: "ما يُعدّ ولمن وأين، ومن قال أي قيمة ومتى.",
      statementsLead: "من قال ماذا، وروايات القول الواحد مجموعة معًا.",
      questionsLead: "أرقام ومواعيد وأقوال تتعارض فيها المصادر، جنبًا إلى جنب.",
      documentsLead: "النصوص وما وُجد فيها. ما نُقل عن وثيقة أسبق تحته نقط.",
      PER: "أشخاص", ORG: "هيئات", LOC: "أماكن", NORP: "جنسيات وجماعات", EVENT: "أحداث مسماة",
      single: "مصدر واحد", agree: "متفقة", differ: "مختلفة", changed: "تغيرت مع الوقت",
      figure: "رقم", date: "موعد", claim: "قول",
      on: "", until: "حتى", by: "بحلول", since: "منذ", before: "قبل", after: "بعد",
      START: "مطلع {}", MID: "منتصف {}", END: "نهاية {}", APPROX: "نحو {}", MORE_THAN: "أكثر من {}",
      LESS_THAN: "أقل من {}", EQUAL_OR_MORE: "{} أو أكثر", EQUAL_OR_LESS: "{} أو أقل", BEFORE: "قبل {}",
      AFTER: "بعد {}", ON_OR_BEFORE: "{} أو قبله", ON_OR_AFTER: "{} أو بعده",
      week: "أسبوع {}", decade: "عقد {}", century: "القرن {}00", SP: "ربيع {}", SU: "صيف {}", FA: "خريف {}", WI: "شتاء {}",
      quarter: "الربع {} من {}", half: "النصف {} من {}",
      roles: "الصفة", spellings: "كما كُتب", seen: "ورد", companions: "يُذكر مع", evidence: "الشواهد",
      retold: "منقول عن وثيقة أسبق", copyOf: "نسخة من", saidBy: "قاله", close: "إغلاق",
      nothing: "لا شيء يطابق البحث.", shown: "{} من {}", showMore: "عرض المزيد",
      copies: "وثائق مكررة", copiesLead: "وثائق تعيد وثيقة أسبق كاملة، فلا تُحسب شاهدًا ثانيًا.",
      passages: "فقرات مشتركة", passagesLead: "فقرات بلفظ واحد أو قريب منه في أكثر من وثيقة، فتُحسب رواية واحدة.",
      originals: "بلا النسخ", legendNames: "أسماء", legendDates: "تواريخ", legendFigures: "أرقام",
      legendStatements: "أقوال", legendRetold: "منقول", noText: "نص هذه الوثيقة ليس في الصفحة.",
      of: "{} من {}", times: "وردت {} مرات",
      cut: "تعرض هذه الصفحة الأهم فقط: {}. القوائم الكاملة في dossier.json.",
      sampled: "فُصّلت وثيقة من كل {}؛ الأعداد سوى أعداد الأسماء تخص {} وثيقة مفصلة.",
      footer: "كتبها راوي. الصفحة مكتفية بذاتها ولا تتصل بأي شبكة.",
      lists: { documents: "الوثائق", entities: "الأسماء", timeline: "المواعيد والأحداث", figures: "الأرقام", speakers: "القائلون", questions: "مواضع الخلاف", retellings: "النصوص المشتركة" },
    },
    en: {
      overview: "Overview", timeline: "Timeline", names: "Names", figures: "Figures",
      statements: "Statements", questions: "Contradictions", documents: "Documents",
      search: "Search names, sentences, figures", language: "العربية", dark: "Dark", light: "Light",
      all: "All", happened: "Happened", announced: "Announced ahead",
      documentsN: ["no documents", "1 document", "2 documents", "{} documents", "{} documents", "{} documents"],
      independentN: ["none independent", "1 independent", "2 independent", "{} independent", "{} independent", "{} independent"],
      sentencesN: ["no sentences", "1 sentence", "2 sentences", "{} sentences", "{} sentences", "{} sentences"],
      mentionsN: ["not named", "named once", "named twice", "named {} times", "named {} times", "named {} times"],
      statDocuments: "documents", statIndependent: "independent", statNames: "names", statEvents: "dates and events",
      statFigures: "figures", statStatements: "statements",
      period: "{} to {}", noPeriod: "no day of publication", more: "See all",
      topFigures: "Figures that are claimed", topEvents: "Told most widely", topNames: "Who is named with whom",
      topQuestions: "Contradictions",
      timelineLead: "What happened and what is announced for when, with how many tell it. A hollow dot was still to come on the day of publication.",
      namesLead: "People, bodies and places, the roles the texts give them, and who is named in the same sentences.",
      figuresLead: "What is counted, whose and where; who says which value, and when.",
      statementsLead: "Who said what, with the retellings of one statement folded together.",
      questionsLead: "Figures, dates and claims on which the sources contradict one another, side by side.",
      documentsLead: "The texts and what was found in them. What was taken from an earlier document is underlined with dots.",
      PER: "People", ORG: "Bodies", LOC: "Places", NORP: "Nationalities and groups", EVENT: "Named events",
      single: "one source", agree: "agree", differ: "differ", changed: "changed over time",
      figure: "Figure", date: "Date", claim: "Claim",
      on: "", until: "until", by: "by", since: "since", before: "before", after: "after",
      START: "early {}", MID: "mid {}", END: "end of {}", APPROX: "about {}", MORE_THAN: "more than {}",
      LESS_THAN: "less than {}", EQUAL_OR_MORE: "{} or more", EQUAL_OR_LESS: "{} or less", BEFORE: "before {}",
      AFTER: "after {}", ON_OR_BEFORE: "{} or before", ON_OR_AFTER: "{} or after",
      week: "week of {}", decade: "the {}s", century: "the {}00s", SP: "spring {}", SU: "summer {}", FA: "autumn {}", WI: "winter {}",
      quarter: "Q{} {}", half: "half {} of {}",
      roles: "Role", spellings: "Written", seen: "Seen", companions: "Named with", evidence: "Evidence",
      retold: "repeats an earlier document", copyOf: "copy of", saidBy: "said by", close: "Close",
      nothing: "Nothing matches the search.", shown: "{} of {}", showMore: "Show more",
      copies: "Copied documents", copiesLead: "Documents that repeat an earlier one as a whole: they are no second witness.",
      passages: "Shared passages", passagesLead: "Passages that stand in several documents, word for word or nearly: they count as one telling.",
      originals: "Without copies", legendNames: "names", legendDates: "dates", legendFigures: "figures",
      legendStatements: "statements", legendRetold: "repeated", noText: "The text of this document is not in the page.",
      of: "{} of {}", times: "given {} times",
      cut: "This page shows the foremost only: {}. dossier.json has the full lists.",
      sampled: "One document in {} was kept in detail; counts other than those of names are of {} documents.",
      footer: "Written by Rawi. The page stands alone and connects to no network.",
      lists: { documents: "documents", entities: "names", timeline: "events", figures: "figures", speakers: "speakers", questions: "contradictions", retellings: "shared text" },
    },
  };
  const VIEWS = ["overview", "timeline", "names", "figures", "statements", "questions", "documents"];
  const KINDS = ["PER", "ORG", "LOC", "NORP", "EVENT"];
  const state = {
    lang: "ar", theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light", view: "overview", query: "",
    entity: -1, speaker: -1, filter: {}, panel: null, hidden: new Set(), open: new Set(), limit: {},
  };
  let printing = false;
  const t = (key, ...values) => {
    let at = 0;
    return String(WORDS[state.lang][key] ?? key).replace(/\{\}/g, () => values[at++] ?? "");
  };

  // Elements. Names of elements and attributes are the page's own; children are nodes or text.
  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, String(value));
    }
    for (const child of children.flat(Infinity)) {
      if (child !== null && child !== undefined && child !== false) element.append(child);
    }
    return element;
  }
  const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
  const svg = (tag, attributes, ...children) => fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  const bdi = (text) => h("bdi", {}, text);
  const short = (text, most) => (text.length > most ? text.slice(0, most) + "…" : text);

  // Numbers and days, with western digits in both languages, as most Arabic news prints them.
  const locale = () => (state.lang === "ar" ? "ar-u-nu-latn" : "en-GB");
  const number = (value) => Number(value).toLocaleString(locale());
  const category = new Intl.PluralRules("ar");
  const plural = (key, count) => {
    const form = ["zero", "one", "two", "few", "many", "other"].indexOf(category.select(count));
    return WORDS[state.lang][key][form].replace("{}", number(count));
  };
  const LONG = { year: "numeric", month: "long", day: "numeric" };
  const MEDIUM = { year: "numeric", month: "short", day: "numeric" };
  function day(text, parts) {
    const [year, month, date] = text.split("-").map(Number);
    const moment = new Date(Date.UTC(2000, (month || 1) - 1, date || 1));
    moment.setUTCFullYear(year);
    return moment.toLocaleDateString(locale(), { timeZone: "UTC", calendar: "gregory", ...parts });
  }
  function modified(text, modifier) {
    return modifier && WORDS[state.lang][modifier] ? t(modifier, text) : text;
  }
  // A TIMEX3 value in words.
  function time(value, modifier, first) {
    let text = value;
    let match;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) text = day(value, LONG);
    else if (/^\d{4}-\d\d$/.test(value)) text = day(value + "-01", { year: "numeric", month: "long" });
    else if (/^\d{4}-W\d\d$/.test(value) && first) text = t("week", day(first, LONG));
    else if ((match = /^(\d{4})-Q(\d)$/.exec(value))) text = t("quarter", match[2], match[1]);
    else if ((match = /^(\d{4})-H(\d)$/.exec(value))) text = t("half", match[2], match[1]);
    else if ((match = /^(\d{4})-(SP|SU|FA|WI)$/.exec(value))) text = t(match[2], match[1]);
    else if (/^\d{3}$/.test(value)) text = t("decade", value + "0");
    else if (/^\d\d$/.test(value)) text = t("century", value);
    return modified(text, modifier);
  }
  const ratio = (value) => {
    const [top, bottom] = value.split("/").map(Number);
    return bottom ? top / bottom : top;
  };
  function amount(value, modifier) {
    const [top, bottom] = value.split("/");
    let text = value;
    if (!bottom) text = /^-?\d{1,15}$/.test(top) ? number(top) : top;
    else if (Number.isInteger((Number(top) * 1000) / Number(bottom))) text = (Number(top) / Number(bottom)).toLocaleString(locale(), { maximumFractionDigits: 3 });
    return modified(text, modifier);
  }

  // Search: spellings of one word meet, as in the program.
  const fold = (text) => String(text).normalize("NFKD")
    .replace(/[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627").replace(/\u0649/g, "\u064a").replace(/\u0629/g, "\u0647")
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).toLowerCase();
  const sentence = (place) => {
    const text = place[6] ?? data.documents[place[0]].text ?? "";
    return text.slice(place[3], place[4]);
  };
  const searchable = new WeakMap();
  function matches(line, ...texts) {
    if (!state.query) return true;
    const key = searchable.get(line) ?? new Map();
    searchable.set(line, key);
    if (!key.has(state.lang)) {
      const inner = line.values || line.statements || line.sides || [];
      const places = line.places || inner.flatMap((of) => of.places);
      const from = places.map(({ 0: at }) => data.documents[at]).map((document) => [document.title, document.source, document.id].join(" "));
      key.set(state.lang, fold([...texts, ...places.map(sentence), ...from].join(" ")));
    }
    return fold(state.query).split(/\s+/).every((word) => key.get(state.lang).includes(word));
  }

  // Pieces that all views share.
  const witnesses = (line) => h("span", { class: "wit" }, h("b", {}, plural("documentsN", line.documents)), " · ", plural("independentN", line.independent));
  const isThere = (value) => value !== null && value !== undefined;
  function name([at, text], count) {
    const inside = [bdi(short(text, 60)), count ? h("span", { class: "n" }, count) : null];
    if (!isThere(at)) return h("span", { class: "chip" }, inside);
    return h("button", { class: "chip k-" + kindOf(data.entities[at]), onclick: () => go("names", { entity: at }) }, inside);
  }
  const kindOf = (entity) => (KINDS.includes(entity.kind) ? entity.kind : "EVENT");
  const origin = (document) => [document.source || document.agency, document.published ? day(document.published, MEDIUM) : null].filter(Boolean).map((part) => h("bdi", {}, part));
  const REACH = 170;
  function place(of, extra) {
    const [at, start, end, from, to, retold, own] = of;
    const document = data.documents[at];
    const text = own ?? document.text ?? "";
    const before = text.slice(from, start);
    const hit = text.slice(start, end);
    const after = text.slice(end, to);
    const left = before.length > REACH ? "… " + before.slice(before.indexOf(" ", before.length - REACH) + 1) : before;
    const right = after.length > REACH ? after.slice(0, after.lastIndexOf(" ", REACH)) + " …" : after;
    const shown = hit.length > 700 ? hit.slice(0, hit.lastIndexOf(" ", 700)) + " …" : hit;
    return h("button", { class: "place" + (retold ? " retold" : "") + (extra ? " " + extra : ""), onclick: () => show(of) },
      h("q", { lang: "ar", dir: "auto" }, left, h("mark", {}, shown), right),
      h("span", { class: "src" }, origin(document), h("bdi", {}, short(document.title || document.id, 70)), retold ? h("span", { class: "pill copy" }, t("retold")) : null));
  }
  function places(list, key, extra, first = 2) {
    const shown = printing || state.open.has(key) ? list : list.slice(0, first);
    const rest = list.length - shown.length;
    const more = () => {
      state.open.add(key);
      draw();
    };
    return [shown.map((of) => place(of, extra)), rest > 0 ? h("button", { class: "morebtn", onclick: more }, "+ " + number(rest) + " " + t("evidence")) : null];
  }
  const section = (title, view, ...body) => h("section", { class: "section" },
    h("header", {}, h("h3", {}, title), view ? h("button", { class: "more", onclick: () => go(view) }, t("more")) : null), body);
  const head = (view) => [h("h2", {}, t(view)), h("p", { class: "lead" }, t(view + "Lead"))];
  function filters(view, options) {
    const chip = ([value, label, count]) => {
      const choose = () => {
        state.filter[view] = value;
        draw();
      };
      return h("button", { class: "chip", "aria-pressed": (state.filter[view] || "") === value, onclick: choose }, label, isThere(count) ? h("span", { class: "n" }, number(count)) : null);
    };
    return h("div", { class: "chips filters", role: "group" }, options.map((option) => (option[0] === null ? null : chip(option))));
  }
  const counts = (lines, kinds, of) => kinds.map((kind) => [kind, t(kind), lines.filter((line) => of(line) === kind).length]).filter((option) => option[2]);
  // Long lists come by and by.
  function listed(view, lines, each, wrap = "stack", step = 60) {
    if (!lines.length) return h("p", { class: "none" }, t("nothing"));
    const limit = printing ? lines.length : state.limit[view] || step;
    const more = () => {
      state.limit[view] = limit + step;
      draw();
    };
    return [h("div", { class: wrap }, lines.slice(0, limit).map(each)),
      lines.length > limit ? h("p", { class: "none" }, h("button", { class: "tool", onclick: more }, t("showMore") + " · " + t("shown", number(limit), number(lines.length)))) : null];
  }

  // The overview.
  function overview() {
    const coverage = data.coverage;
    const found = (list) => coverage.lists.find((one) => one.list === list)?.found ?? 0;
    const cut = coverage.lists.filter((list) => list.listed < list.found);
    const widely = [...data.timeline].sort((a, b) => b.independent - a.independent || b.documents - a.documents).slice(0, 6)
      .sort((a, b) => (a.first < b.first ? -1 : 1));
    const several = data.figures.filter((line) => line.values.length > 1 || line.documents > 1);
    const figuresShown = [...several, ...data.figures.filter((line) => !several.includes(line))].slice(0, 6);
    const stat = (count, label, view) => h("button", { onclick: () => go(view) }, h("b", {}, number(count)), h("span", {}, t(label)));
    return [
      h("div", { class: "hero" }, h("h1", {}, app.dataset.title),
        h("p", {}, coverage.first_day ? t("period", day(coverage.first_day, LONG), day(coverage.last_day, LONG)) : t("noPeriod"))),
      h("div", { class: "stats" }, stat(coverage.documents, "statDocuments", "documents"), stat(coverage.independent_documents, "statIndependent", "documents"),
        stat(found("entities"), "statNames", "names"), stat(found("timeline"), "statEvents", "timeline"),
        stat(found("figures"), "statFigures", "figures"), stat(coverage.findings.statements, "statStatements", "statements")),
      coverage.detailed_one_in > 1 ? h("p", { class: "small soft" }, t("sampled", number(coverage.detailed_one_in), number(coverage.detailed_documents))) : null,
      data.timeline.length > 1 ? section(t("timeline"), "timeline", h("div", { class: "card" }, ribbon(data.timeline))) : null,
      data.questions.length ? section(t("topQuestions"), "questions", h("div", { class: "stack" }, data.questions.slice(0, 2).map(question))) : null,
      figuresShown.length ? section(t("topFigures"), "figures", h("div", { class: "cards" }, figuresShown.map((line) => figure(line, true)))) : null,
      widely.length ? section(t("topEvents"), "timeline", h("div", { class: "rail" }, widely.map((line) => event(line, 1)))) : null,
      data.entities.length > 1 ? section(t("topNames"), "names", h("div", { class: "card" }, network(), key())) : null,
      cut.length ? h("p", { class: "small soft section" }, t("cut", cut.map((list) => WORDS[state.lang].lists[list.list] + " " + t("of", number(list.listed), number(list.found))).join(state.lang === "ar" ? "، " : ", "))) : null,
    ];
  }

  // Time.
  const eventTime = (line) => time(line.value, line.modifier, line.first);
  function event(line, first = 2) {
    const relation = t(line.relation);
    return h("article", { class: "card event" + (line.ahead ? " ahead" : ""), id: line.id },
      h("div", { class: "line" }, h("span", { class: "when" }, relation ? h("small", {}, relation) : null, eventTime(line)),
        line.ahead ? h("span", { class: "pill ahead" }, t("announced")) : null, witnesses(line)),
      places(line.places, line.id, "", first),
      line.entities.length ? h("div", { class: "chips" }, line.entities.slice(0, 6).map((of) => name(of))) : null);
  }
  // Long silences are shortened: a step is as wide as the logarithm of its days. Time runs as the language does.
  function ribbon(lines) {
    const events = [...lines].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
    const days = (text) => {
      const [year, month, date] = text.split("-").map(Number);
      return year * 365.25 + month * 30.44 + date;
    };
    const along = [];
    let total = 0;
    events.forEach((line, at) => {
      if (at) total += Math.log1p(Math.max(0, days(line.first) - days(events[at - 1].first)) / 4);
      along.push(total);
    });
    const width = Math.max(680, Math.min(2400, along.length * 30));
    const margin = 36;
    const axis = 116;
    const x = (at) => {
      const from = margin + (total ? along[at] / total : 0.5) * (width - 2 * margin);
      return state.lang === "ar" ? width - from : from;
    };
    const ticks = [];
    let tick = null;
    events.forEach((line, at) => {
      const year = line.first.slice(0, 4);
      if (tick === null || (tick.year !== year && Math.abs(x(at) - tick.x) > 42)) {
        tick = { year, x: x(at) };
        ticks.push(svg("text", { x: tick.x, y: axis + 30, "text-anchor": "middle", class: "tick" }, year));
      }
    });
    const rows = [];
    const dots = events.map((line, at) => {
      const radius = 4 + Math.min(8, 2 * Math.sqrt(line.documents));
      let row = 0;
      while (rows[row] !== undefined && Math.abs(rows[row] - x(at)) < radius * 2 && row < 5) row += 1;
      rows[row] = x(at);
      return svg("circle", { cx: x(at), cy: axis - row * 19, r: radius, class: "dot" + (line.ahead ? " ahead" : ""), role: "button", onclick: () => jump(line) },
        svg("title", {}, eventTime(line) + " · " + plural("documentsN", line.documents) + "\n" + short(sentence(line.places[0] || [0, 0, 0, 0, 0, 0, ""]), 160)));
    });
    return h("div", { class: "ribbon", dir: "ltr" }, svg("svg", { viewBox: `0 0 ${width} 156`, width, height: 156, role: "img", "aria-label": t("timeline") },
      svg("line", { x1: margin / 2, x2: width - margin / 2, y1: axis, y2: axis, class: "axis" }), ticks, dots));
  }
  function jump(line) {
    state.filter.timeline = "";
    state.query = "";
    state.limit.timeline = data.timeline.length;
    go("timeline");
    document.getElementById(line.id)?.scrollIntoView({ block: "center" });
  }
  function timeline() {
    const kind = state.filter.timeline || "";
    const lines = data.timeline.filter((line) => (kind === "" || (kind === "ahead") === line.ahead)
      && matches(line, line.value, eventTime(line), ...line.entities.map((of) => of[1])));
    const dates = kind === "past" ? [] : data.questions.filter((line) => line.kind === "date" && matches(line, ...line.about));
    const ahead = data.timeline.filter((line) => line.ahead).length;
    let year = null;
    const row = (line) => {
      const own = line.first.slice(0, 4);
      const heading = own === year ? null : h("h3", { class: "year" }, own);
      year = own;
      return [heading, event(line)];
    };
    return [head("timeline"),
      filters("timeline", [["", t("all"), data.timeline.length], ["past", t("happened"), data.timeline.length - ahead], ["ahead", t("announced"), ahead]]),
      lines.length > 1 ? h("div", { class: "card" }, ribbon(lines)) : null,
      dates.length ? section(t("questions"), "questions", h("div", { class: "stack" }, dates.slice(0, 2).map(question))) : null,
      h("div", { class: "section" }, listed("timeline", lines, row, "rail"))];
  }

  // Names.
  const narrow = () => innerWidth < 700;
  const key = () => h("div", { class: "key" }, KINDS.filter((kind) => data.entities.some((entity) => entity.kind === kind)).map((kind) => h("span", {}, h("span", { class: "dotk k-" + kind }), t(kind))));
  function network() {
    const nodes = data.entities.map((entity, at) => ({ entity, at })).filter((node) => node.entity.kind !== "NORP");
    return graph(nodes.slice(0, narrow() ? 14 : 30), false);
  }
  // Springs and charges from a spiral: the same data gives the same picture. Labels keep clear of one another.
  function graph(chosen, centred) {
    const width = narrow() ? 440 : 960;
    const height = centred ? (narrow() ? 400 : 420) : narrow() ? 520 : 600;
    const index = new Map(chosen.map((node, at) => [node.at, at]));
    const joined = new Map();
    chosen.forEach((node, from) => {
      const links = node.entity.companions.filter((link) => isThere(link.entity) && index.has(link.entity));
      links.slice(0, centred && from === 0 ? 20 : 3).forEach((link) => {
        const to = index.get(link.entity);
        if (from !== to) joined.set(Math.min(from, to) + "-" + Math.max(from, to), { from, to, weight: link.sentences });
      });
    });
    const edges = [...joined.values()];
    const most = Math.max(1, ...chosen.map((node) => node.entity.mentions));
    const nodes = chosen.map((node, at) => ({
      ...node, label: short(node.entity.name, 24), radius: 5 + 13 * Math.sqrt(node.entity.mentions / most),
      x: width / 2 + Math.cos(at * 2.4) * (14 + at * (width / 2.6 / chosen.length)), y: height / 2 + Math.sin(at * 2.4) * (12 + at * (height / 2.6 / chosen.length)),
    }));
    const half = (node) => Math.max(node.radius, node.label.length * 3.9) + 4;
    const rounds = 500;
    for (let round = 0; round < rounds; round += 1) {
      const heat = 1 - round / rounds;
      nodes.forEach((node, at) => {
        const pull = centred && at === 0 ? 0.5 : 0.006;
        node.dx = (width / 2 - node.x) * pull;
        node.dy = (height / 2 - node.y) * pull * 2;
      });
      for (let one = 0; one < nodes.length; one += 1) {
        for (let two = one + 1; two < nodes.length; two += 1) {
          const a = nodes[one];
          const b = nodes[two];
          const dx = a.x - b.x || 0.1 * (one - two);
          const dy = a.y - b.y || 0.1;
          const distance = Math.hypot(dx, dy);
          const push = 900 / Math.max(30, distance);
          const ux = (dx / distance) * push * 0.25;
          const uy = (dy / distance) * push * 0.25;
          a.dx += ux; b.dx -= ux; a.dy += uy; b.dy -= uy;
          const acrossLeft = half(a) + half(b) - Math.abs(dx);
          const downLeft = a.radius + b.radius + 24 - Math.abs(dy);
          if (acrossLeft > 0 && downLeft > 0) {
            const down = Math.sign(dy) * downLeft * 0.4;
            const across = Math.sign(dx) * Math.min(12, acrossLeft * 0.15);
            a.dy += down; b.dy -= down; a.dx += across; b.dx -= across;
          }
        }
      }
      for (const edge of edges) {
        const a = nodes[edge.from];
        const b = nodes[edge.to];
        const dx = b.x - a.x;
        const dy = b.y - a.y;
        const distance = Math.hypot(dx, dy) || 1;
        const pull = (distance - (centred ? 150 : 105)) * 0.025;
        a.dx += (dx / distance) * pull; b.dx -= (dx / distance) * pull;
        a.dy += (dy / distance) * pull; b.dy -= (dy / distance) * pull;
      }
      for (const node of nodes) {
        const length = Math.hypot(node.dx, node.dy) || 1;
        const step = Math.min(length, 3 + 25 * heat);
        node.x = Math.min(width - half(node), Math.max(half(node), node.x + (node.dx / length) * step));
        node.y = Math.min(height - node.radius - 24, Math.max(node.radius + 4, node.y + (node.dy / length) * step));
      }
    }
    const lines = edges.map((edge) => ({ ...edge, element: svg("line", {
      x1: nodes[edge.from].x, y1: nodes[edge.from].y, x2: nodes[edge.to].x, y2: nodes[edge.to].y, class: "edge", "stroke-width": Math.min(6, 0.8 + Math.sqrt(edge.weight)) }) }));
    const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": t("topNames") }, lines.map((line) => line.element));
    const focus = (at) => {
      picture.classList.toggle("focus", at !== null);
      const near = new Set([at]);
      for (const line of lines) {
        const hot = line.from === at || line.to === at;
        line.element.classList.toggle("hot", hot);
        if (hot) near.add(line.from).add(line.to);
      }
      nodes.forEach((node, other) => node.element.classList.toggle("hot", at !== null && near.has(other)));
    };
    nodes.forEach((node, at) => {
      const enter = () => go("names", { entity: node.at });
      const press = (pressed) => {
        if (pressed.key === "Enter") enter();
      };
      node.element = svg("g", { class: "node", tabindex: 0, role: "button", onclick: enter, onkeydown: press, onmouseenter: () => focus(at), onmouseleave: () => focus(null) },
        svg("circle", { cx: node.x, cy: node.y, r: node.radius, class: "f-" + kindOf(node.entity) }),
        svg("text", { x: node.x, y: node.y + node.radius + 15, "text-anchor": "middle" }, node.label),
        svg("title", {}, node.entity.name + " · " + plural("mentionsN", node.entity.mentions)));
      picture.append(node.element);
    });
    return picture;
  }
  function names() {
    const kind = state.filter.names || "";
    const all = data.entities.map((entity, at) => ({ entity, at }));
    const lines = all.filter(({ entity }) => (kind === "" || entity.kind === kind)
      && matches(entity, entity.name, ...entity.spellings.map((spelling) => spelling[0]), ...entity.roles.map((role) => role.text)));
    // Nationalities are everywhere: they come behind the others.
    lines.sort((a, b) => (a.entity.kind === "NORP") - (b.entity.kind === "NORP"));
    const current = lines.find((line) => line.at === state.entity) || lines[0];
    const row = ({ entity, at }) => {
      const choose = () => {
        state.entity = at;
        mark();
        draw();
      };
      return h("button", { "aria-current": at === current.at ? "true" : null, onclick: choose }, h("span", { class: "dotk k-" + kindOf(entity) }),
        h("span", { class: "name" }, bdi(entity.name)), h("span", { class: "n", title: plural("documentsN", entity.documents) + " · " + plural("mentionsN", entity.mentions) }, number(entity.documents) + " · " + number(entity.mentions)));
    };
    const shown = printing ? lines.slice(0, 40) : [current];
    return [head("names"), filters("names", [["", t("all"), all.length], ...counts(data.entities, KINDS, (entity) => entity.kind)]),
      lines.length ? h("div", { class: "split" }, h("div", { class: "card index" }, lines.map(row)), h("div", { class: "stack" }, shown.map(({ entity, at }) => profile(entity, at))))
        : h("p", { class: "none" }, t("nothing"))];
  }
  function profile(entity, at) {
    const linked = entity.companions.filter((link) => isThere(link.entity) && link.entity !== at).slice(0, 10);
    const circle = [{ entity, at }, ...linked.map((link) => ({ entity: data.entities[link.entity], at: link.entity }))];
    const row = (label, ...value) => [h("dt", {}, t(label)), h("dd", {}, value)];
    const comma = state.lang === "ar" ? "، " : ", ";
    const span = entity.first === entity.last ? day(entity.first || "1970", LONG) : t("period", day(entity.first, LONG), day(entity.last, LONG));
    return h("article", { class: "card profile" },
      h("div", { class: "line" }, h("h2", {}, bdi(entity.name)), h("span", { class: "pill" }, t(entity.kind)), witnesses(entity)),
      h("dl", { class: "facts" },
        entity.roles.length ? row("roles", h("div", { class: "chips" }, entity.roles.map((role) => h("button", { class: "chip", onclick: () => role.places[0] && show(role.places[0]) }, bdi(role.text))))) : null,
        row("spellings", entity.spellings.map(([text, count], place) => [place ? comma : "", bdi(text), h("span", { class: "soft small" }, " " + number(count))])),
        row("seen", plural("mentionsN", entity.mentions), entity.first ? " · " + span : "")),
      circle.length > 2 ? graph(circle, true) : null,
      entity.companions.length ? [h("h3", {}, t("companions")), h("div", { class: "chips" }, entity.companions.map((link) => name([link.entity, link.name], plural("sentencesN", link.sentences))))] : null,
      h("h3", {}, t("evidence")), places(entity.places, "n" + at, "", 5));
  }

  // Figures.
  const unit = (line) => (line.kind === "percent" ? "%" : "");
  const counted = (line) => (state.lang === "en" && /^[a-z_]+$/i.test(line.counted) ? [line.counted.replace(/_/g, " "), " · ", bdi(line.noun)] : bdi(line.noun));
  function figure(line, brief) {
    const distinct = new Set(line.values.map((value) => value.value));
    const best = [...line.values].sort((a, b) => b.independent - a.independent || b.documents - a.documents)[0];
    const lowest = line.values[0];
    const highest = line.values[line.values.length - 1];
    const shown = distinct.size === 1 ? amount(best.value, line.values.length === 1 || line.values.every((value) => value.modifier) ? best.modifier : null)
      : t("period", amount(lowest.value), amount(highest.value));
    return h("article", { class: "card", id: line.id },
      h("div", { class: "line" }, h("span", { class: "pill " + line.verdict }, t(line.verdict)), witnesses(line)),
      h("div", { class: "big" }, shown, unit(line), " ", h("small", {}, counted(line))),
      h("div", { class: "chips" }, line.owner ? name(line.owner) : null, line.place ? name(line.place) : null),
      distinct.size > 1 ? spread(line) : null,
      brief ? places(best.places.slice(0, 1), line.id, "", 1) : line.values.map((value, at) => h("div", { class: "value" },
        h("div", { class: "line" }, h("b", {}, amount(value.value, value.modifier), unit(line)), witnesses(value),
          value.said_by.length ? h("span", { class: "small soft" }, t("saidBy") + " ", value.said_by.map((by, place) => [place ? " · " : "", bdi(by)])) : null),
        places(value.places, line.id + at))));
  }
  function spread(line) {
    const values = line.values.map((value) => ({ ...value, at: ratio(value.value), about: value.modifier === "APPROX" ? 0.1 : 0 })).filter((value) => Number.isFinite(value.at));
    const low = Math.min(...values.map((value) => value.at * (1 - value.about)));
    const high = Math.max(...values.map((value) => value.at * (1 + value.about)));
    const x = (at) => 50 + (high > low ? (at - low) / (high - low) : 0.5) * 420;
    let last = -100;
    return svg("svg", { viewBox: "0 0 520 60", role: "img", "aria-label": t("figures") },
      svg("line", { x1: 24, x2: 496, y1: 22, y2: 22, class: "axis" }),
      values.filter((value) => value.about).map((value) => svg("line", { x1: x(value.at * 0.9), x2: x(value.at * 1.1), y1: 22, y2: 22, class: "range" })),
      values.map((value) => {
        const apart = x(value.at) - last > 48;
        if (apart) last = x(value.at);
        return [svg("circle", { cx: x(value.at), cy: 22, r: 5 + Math.min(7, 2 * Math.sqrt(value.documents)), class: "dot" }, svg("title", {}, amount(value.value, value.modifier) + " · " + plural("documentsN", value.documents))),
          apart ? svg("text", { x: x(value.at), y: 54, "text-anchor": "middle", class: "tick" }, amount(value.value)) : null];
      }));
  }
  function figures() {
    const kind = state.filter.figures || "";
    const lines = data.figures.filter((line) => (kind === "" || line.verdict === kind)
      && matches(line, line.counted, line.noun, line.owner?.[1] ?? "", line.place?.[1] ?? "", ...line.values.map((value) => value.value + " " + amount(value.value)), ...line.values.flatMap((value) => value.said_by)));
    return [head("figures"), filters("figures", [["", t("all"), data.figures.length], ...counts(data.figures, ["differ", "changed", "agree", "single"], (line) => line.verdict)]),
      listed("figures", lines, (line) => figure(line, false), "cards", 40)];
  }

  // Statements.
  function statements() {
    const lines = data.speakers.map((speaker, at) => ({ speaker, at })).filter(({ speaker, at }) => (state.speaker < 0 || state.speaker === at) && matches(speaker, speaker.name));
    const words = fold(state.query).split(/\s+/);
    const choose = (at) => () => {
      state.speaker = at;
      draw();
    };
    const card = ({ speaker, at }) => {
      const ofName = words.every((word) => fold(speaker.name).includes(word));
      const said = speaker.statements.filter((line) => ofName || matches(line));
      const who = bdi(speaker.name);
      return h("article", { class: "card" },
        h("div", { class: "line" }, h("h3", {}, isThere(speaker.entity) ? h("button", { onclick: () => go("names", { entity: speaker.entity }) }, who) : who), witnesses(speaker)),
        (said.length ? said : speaker.statements).map((line) => h("div", { class: "value" },
          line.places.length > 1 ? h("div", { class: "line" }, witnesses(line)) : null, places(line.places, "s" + at + line.id, "said", 1))));
    };
    return [head("statements"),
      h("div", { class: "chips filters" }, h("button", { class: "chip", "aria-pressed": state.speaker < 0, onclick: choose(-1) }, t("all")),
        data.speakers.slice(0, 16).map((speaker, at) => h("button", { class: "chip", "aria-pressed": state.speaker === at, onclick: choose(at) }, bdi(short(speaker.name, 40)), h("span", { class: "n" }, number(speaker.mentions))))),
      listed("statements", lines, card, "stack", 30)];
  }

  // Contradictions.
  function sideLabel(line, side) {
    const [value, modifier] = side.label.split(" ");
    if (line.kind === "date") return time(value, modifier, null);
    if (line.kind === "figure") return amount(value, modifier);
    return bdi(side.label);
  }
  function question(line) {
    return h("article", { class: "card" },
      h("div", { class: "line" }, h("span", { class: "pill " + (line.kind === "date" ? "ahead" : "differ") }, t(line.kind)), h("h3", {}, line.about.map((part, at) => [at ? " · " : "", bdi(part)]))),
      h("div", { class: "sides" }, line.sides.map((side) => h("div", { class: "side " + line.kind + (line.kind === "date" ? " ahead" : "") },
        h("b", {}, sideLabel(line, side)), witnesses(side), places(side.places, line.kind + side.label + line.about.join(), "", 1)))));
  }
  function questions() {
    const kind = state.filter.questions || "";
    const lines = data.questions.filter((line) => (kind === "" || line.kind === kind) && matches(line, ...line.about, ...line.sides.map((side) => side.label)));
    return [head("questions"), filters("questions", [["", t("all"), data.questions.length], ...counts(data.questions, ["date", "figure", "claim"], (line) => line.kind)]), listed("questions", lines, question)];
  }

  // Documents.
  const titled = (document) => bdi(document.title || document.id);
  function documents() {
    const originals = state.filter.documents === "originals";
    const lines = data.documents.map((document, at) => ({ document, at }))
      .filter(({ document }) => !(originals && isThere(document.copy_of)) && (!state.query || matches({ places: [] }, document.id, document.title, document.source, document.agency, document.text)));
    const card = ({ document, at }) => h("button", { class: "card" + (isThere(document.copy_of) ? " copyof" : ""), onclick: () => show([at]) }, h("h3", {}, titled(document)),
      h("div", { class: "line small soft" }, origin(document), h("bdi", {}, document.id),
        isThere(document.copy_of) ? h("span", { class: "pill copy" }, t("copyOf") + " ", bdi(short(data.documents[document.copy_of].id, 60))) : null,
        document.times > 1 ? h("span", { class: "pill copy" }, t("times", number(document.times))) : null));
    const copied = ([original, copies]) => h("div", { class: "card" }, h("h3", {}, titled(data.documents[original])),
      copies.map(([copy, percent]) => h("button", { class: "place", onclick: () => show([copy]) }, titled(data.documents[copy]), h("span", { class: "src" }, origin(data.documents[copy]), number(percent) + "%"))));
    const shared = (passage, at) => h("div", { class: "card" }, h("div", { class: "line" }, h("span", { class: "wit" }, h("b", {}, plural("documentsN", passage.documents)), " · ", plural("sentencesN", passage.sentences))), places(passage.places, "p" + at, "said", 2));
    return [head("documents"), data.copies.length ? filters("documents", [["", t("all"), data.documents.length], ["originals", t("originals")]]) : null,
      listed("documents", lines, card, "stack docs"),
      data.copies.length ? section(t("copies"), null, h("p", { class: "lead" }, t("copiesLead")), h("div", { class: "stack" }, data.copies.map(copied))) : null,
      data.passages.length ? section(t("passages"), null, h("p", { class: "lead" }, t("passagesLead")), h("div", { class: "stack" }, data.passages.map(shared))) : null];
  }

  // The document panel.
  function show([at, start, end, , , , own]) {
    const here = isThere(own) ? {} : { start, end };
    state.panel = { at, back: document.activeElement?.id || null, ...here };
    draw();
    document.querySelector(".sheet .t")?.scrollIntoView({ block: "center" });
    document.querySelector(".sheet .close").focus({ preventScroll: true });
  }
  function shut() {
    state.panel = null;
    draw();
  }
  function panel() {
    const { at, start, end } = state.panel;
    const shown = data.documents[at];
    const toggle = (kind) => {
      const turn = () => {
        if (!state.hidden.delete(kind)) state.hidden.add(kind);
        draw();
      };
      return h("button", { class: "chip", "aria-pressed": !state.hidden.has(kind), onclick: turn }, t("legend" + kind));
    };
    return [h("div", { class: "veil", onclick: shut }),
      h("aside", { class: "sheet " + [...state.hidden].map((kind) => "hide-" + kind.toLowerCase()).join(" "), role: "dialog", "aria-modal": "true", "aria-label": shown.title || shown.id },
        h("header", {}, h("button", { class: "close", "aria-label": t("close"), onclick: shut }, "×"), h("h2", {}, titled(shown)),
          h("div", { class: "line small soft" }, origin(shown), h("bdi", {}, shown.id),
            isThere(shown.copy_of) ? h("button", { class: "pill copy", onclick: () => show([shown.copy_of]) }, t("copyOf") + " ", bdi(short(data.documents[shown.copy_of].id, 60))) : null),
          h("div", { class: "chips" }, ["Names", "Dates", "Figures", "Statements", "Retold"].map(toggle))),
        h("div", { class: "body" }, isThere(shown.text) ? h("div", { class: "text", dir: "auto", lang: "ar" }, highlighted(shown, start, end)) : h("p", { class: "none" }, t("noText"))))];
  }
  const byId = new Map(data.entities.map((entity, at) => [entity.id, at]));
  // The text is cut wherever anything begins or ends; each piece bears the classes of all that lies over it.
  function highlighted(shown, start, end) {
    const layers = shown.marks.map(([from, to, kind, value]) => ({ from, to, kind, value }));
    shown.retold.forEach(([from, to]) => layers.push({ from, to, kind: "r" }));
    if (start !== undefined) layers.push({ from: start, to: end, kind: "t" });
    layers.sort((a, b) => a.from - b.from);
    const cuts = [...new Set([0, shown.text.length, ...layers.flatMap((layer) => [layer.from, layer.to])])].sort((a, b) => a - b);
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
      const slice = shown.text.slice(from, cuts[at + 1]);
      if (!over.length) {
        pieces.push(slice);
        continue;
      }
      const entity = over.find((layer) => "polge".includes(layer.kind) && byId.has(layer.value));
      const known = entity ? byId.get(entity.value) : null;
      const hint = over.find((layer) => "dns".includes(layer.kind) && layer.value);
      const enter = () => go("names", { entity: known });
      pieces.push(h("span", { class: "m " + [...new Set(over.map((layer) => layer.kind))].join(" "), title: known !== null ? data.entities[known].name : hint ? hint.value : null, onclick: known !== null ? enter : null }, slice));
    }
    return pieces;
  }

  // The frame.
  const RENDER = { overview, timeline, names, figures, statements, questions, documents };
  const COUNTS = { timeline: data.timeline.length, names: data.entities.length, figures: data.figures.length, statements: data.speakers.length, questions: data.questions.length, documents: data.documents.length };
  function bar() {
    const turnLanguage = () => {
      state.lang = state.lang === "ar" ? "en" : "ar";
      draw();
    };
    const turnTheme = () => {
      state.theme = state.theme === "dark" ? "light" : "dark";
      draw();
    };
    const type = (typed) => {
      state.query = typed.target.value.trim();
      state.limit = {};
      if (state.query && state.view === "overview") {
        state.view = "timeline";
        mark();
      }
      draw(true);
    };
    return h("div", { class: "bar" }, h("div", {}, h("button", { class: "brand", onclick: () => go("overview") }, app.dataset.title),
      h("input", { class: "search", id: "search", type: "search", placeholder: t("search"), "aria-label": t("search"), value: state.query, dir: "auto", oninput: type }),
      h("div", { class: "tools" }, h("button", { class: "tool", id: "language", onclick: turnLanguage }, t("language")), h("button", { class: "tool", id: "theme", onclick: turnTheme }, t(state.theme === "dark" ? "light" : "dark"))),
      h("nav", {}, h("ul", {}, VIEWS.map((view) => h("li", {}, h("button", { "data-view": view, "aria-current": view === state.view ? "page" : null, onclick: () => go(view) }, t(view), COUNTS[view] ? h("span", { class: "n" }, number(COUNTS[view])) : null)))))));
  }
  let main = null;
  function draw(typing) {
    root.lang = state.lang;
    root.dir = state.lang === "ar" ? "rtl" : "ltr";
    root.dataset.theme = state.theme;
    const scrolled = document.querySelector(".index")?.scrollTop ?? 0;
    const fresh = h("main", {}, (printing ? VIEWS : [state.view]).map((view) => h("div", { class: "view view-" + view }, RENDER[view]())));
    if (typing && main) {
      // The bar stays as it is, so that the field keeps its caret.
      main.replaceWith(fresh);
      document.querySelectorAll("nav button").forEach((button) => {
        if (button.dataset.view === state.view) button.setAttribute("aria-current", "page");
        else button.removeAttribute("aria-current");
      });
    } else {
      app.replaceChildren(bar(), fresh, h("footer", {}, t("footer")), ...(state.panel && !printing ? panel() : []));
    }
    main = fresh;
    const index = document.querySelector(".index");
    if (index) index.scrollTop = scrolled;
    // The latest end of the ribbon, and the current view's button, are in sight.
    for (const strip of document.querySelectorAll(".ribbon")) strip.scrollLeft = state.lang === "ar" ? 0 : strip.scrollWidth;
    const nav = document.querySelector("nav");
    const current = nav.querySelector("[aria-current]");
    if (current) nav.scrollLeft += current.getBoundingClientRect().left + current.offsetWidth / 2 - nav.getBoundingClientRect().left - nav.offsetWidth / 2;
    document.body.classList.toggle("still", Boolean(state.panel));
  }
  function mark() {
    history.replaceState(null, "", "#" + state.view + (state.view === "names" && state.entity >= 0 ? "/" + state.entity : ""));
  }
  function go(view, extra) {
    Object.assign(state, { view, panel: null }, extra);
    if (extra) {
      state.query = "";
      state.filter.names = "";
    }
    mark();
    draw();
    scrollTo(0, 0);
  }
  function follow() {
    const [view, at] = location.hash.slice(1).split("/");
    if (!VIEWS.includes(view)) return;
    state.view = view;
    if (view === "names" && data.entities[Number(at)]) state.entity = Number(at);
  }
  addEventListener("keydown", (pressed) => {
    if (pressed.key === "Escape" && state.panel) shut();
  });
  addEventListener("hashchange", () => {
    follow();
    draw();
  });
  addEventListener("beforeprint", () => {
    printing = true;
    draw();
  });
  addEventListener("afterprint", () => {
    printing = false;
    draw();
  });
  follow();
  draw();
})();
