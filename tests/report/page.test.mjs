// The report page in a headless browser: it renders, filters, speaks both languages, asks nothing of any network, and
// nothing of a document is active in it.
//
//   cargo run -p rawi-report --example report_page -- target/report.html corpus
//   cd tests/report && npm ci && npm test
//
// RAWI_PAGE names another page, CHROMIUM another browser, SHOTS a folder for pictures of all views.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { after, before, test } from "node:test";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const page_ = resolve(import.meta.dirname, process.env.RAWI_PAGE ?? "../../target/report.html");
const address = pathToFileURL(page_).href;
// Pages that the example writes beside it: of no document, and of one in which nothing is said.
const beside = (name) => pathToFileURL(page_.replace(/\.html$/, `-${name}.html`)).href;
const VIEWS = ["overview", "timeline", "names", "figures", "statements", "questions", "documents"];
const shots = process.env.SHOTS;
let browser;

before(async () => {
  assert.ok(existsSync(page_), `${page_} is not there: write it with the example report_page`);
  const paths = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const executablePath = paths.find((path) => path && existsSync(path));
  assert.ok(executablePath, "no Chromium: install Debian's package chromium, or set CHROMIUM");
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  if (shots) mkdirSync(shots, { recursive: true });
});
after(() => browser?.close());

// Opens the page and gathers all that goes wrong in it.
async function open(options = {}, fragment = "", of = address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== of) faults.push(`request: ${request.url()}`);
  });
  await page.goto(of + fragment);
  const settle = async () => {
    assert.equal(await page.evaluate(() => window.attacked), undefined, "a document's script ran");
    assert.deepEqual(faults, []);
    await context.close();
  };
  return { page, settle };
}
const view = (page, name) => page.click(`nav a[data-view="${name}"]`);
const count = (page, selector) => page.locator(selector).count();
const NONSENSE = /undefined|NaN|\[object|Invalid Date|\{\}|\bnull\b/;
const plain = (text) => text.replace(/[\u064b-\u0652\u0640]/g, "");

test("the page is no larger than it may be", () => {
  assert.ok(statSync(page_).size <= 5_000_000);
});

test("every view has content in both languages, both directions, both themes, and fits the screen", async () => {
  for (const [width, colorScheme] of [[1280, "light"], [1280, "dark"], [390, "light"], [390, "dark"]]) {
    const { page, settle } = await open({ viewport: { width, height: 844 }, colorScheme });
    assert.equal(await page.getAttribute("html", "data-theme"), colorScheme);
    for (const [language, direction] of [["ar", "rtl"], ["en", "ltr"]]) {
      if (language === "en") await page.click("#language");
      assert.equal(await page.getAttribute("html", "lang"), language);
      assert.equal(await page.getAttribute("html", "dir"), direction);
      for (const name of VIEWS) {
        await view(page, name);
        assert.ok((await count(page, `.view-${name} :is(.card, .event)`)) > 0, `${name} in ${language} is empty`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${name} in ${language} at ${width} is ${over} pixels too wide`);
        // A column that is squeezed to a letter a line makes its row as high as a page.
        const highest = await page.evaluate(() => Math.max(0, ...[...document.querySelectorAll(".rows > li")].map((row) => row.offsetHeight)));
        assert.ok(highest < 260, `${name} in ${language} at ${width} has a row ${highest} pixels high`);
        const text = await page.innerText("body");
        assert.ok(!NONSENSE.test(text), `${name} in ${language}: ${text.match(new RegExp(`.{0,40}(${NONSENSE.source}).{0,40}`))}`);
        if (shots) await page.screenshot({ path: `${shots}/${name}-${language}-${width}-${colorScheme}.png`, fullPage: name === "overview" });
      }
    }
    await settle();
  }
});

test("the overview tells figures, dates, speakers and copies, each with a way to its source", async () => {
  const { page, settle } = await open();
  for (const selector of [".view-overview .story .big", ".view-overview .rows.date b", ".view-overview .story .place", ".view-overview .ribbon circle", ".view-overview svg.graph a.node"]) {
    assert.ok((await count(page, selector)) > 0, selector);
  }
  const first = page.locator(".view-overview .story .place .to").first();
  assert.match(await first.getAttribute("href"), /document=.+&at=\d+-\d+/);
  await settle();
});

test("times and amounts are in the words of the interface", async () => {
  const { page, settle } = await open({}, "#timeline");
  const MONTHS = /يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر/;
  assert.match(await page.innerText(".rail"), MONTHS);
  const raw = /\d{4}-\d\d|\b(START|END|MID|APPROX|MORE_THAN)\b/;
  for (const name of ["timeline", "questions", "figures"]) {
    await view(page, name);
    for (const text of await page.locator(".when h3, .side > .line > b, .big .amount").allInnerTexts()) assert.doesNotMatch(text, raw);
  }
  await page.click("#language");
  await view(page, "timeline");
  assert.match((await page.locator(".when h3").allInnerTexts()).join(), /January|March|June|September/);
  await settle();
});

test("search filters every view by words, spelt this way or that", async () => {
  const { page, settle } = await open({}, "#timeline");
  const all = await count(page, ".event");
  await page.fill("#search", "القوّات");
  const some = await count(page, ".event");
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  for (const text of await page.locator(".event").allInnerTexts()) assert.match(plain(text), /القوات/);
  await page.fill("#search", "لاكلمةكهذه");
  assert.equal(await count(page, ".event"), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "search", "the field keeps the caret");
  await page.fill("#search", "");
  assert.equal(await count(page, ".event"), all);
  await settle();
});

test("spellings of one word meet: hamza, ta marbuta, alef maqsura, marks, digits", async () => {
  const { page, settle } = await open({}, "#documents");
  for (const [one, other] of [["الأميركية", "الاميركيه"], ["مصرى", "مصري"], ["اتّفاق", "اتفاق"], ["2026", "٢٠٢٦"], ["إلى", "الي"]]) {
    await page.fill("#search", one);
    const found = await count(page, ".docs .card");
    await page.fill("#search", other);
    assert.equal(await count(page, ".docs .card"), found, `${one} ${other}`);
    assert.ok(found > 0, one);
  }
  await settle();
});

test("while somebody searches, each view says how much it has", async () => {
  const { page, settle } = await open({}, "#documents");
  const number = async () => Number((await page.innerText('nav a[data-view="documents"] .n')).replace(",", ""));
  const all = await number();
  await page.fill("#search", "بغداد");
  const some = await number();
  assert.ok(some > 0 && some < all);
  assert.equal(some, await count(page, ".docs .card"));
  await view(page, "figures");
  assert.equal(await page.inputValue("#search"), "بغداد", "the search goes along");
  await settle();
});

test("announced dates can be looked at alone", async () => {
  const { page, settle } = await open({}, "#timeline");
  const all = await count(page, ".rail .event");
  await page.locator(".view-timeline .filters .chip").nth(2).click();
  const ahead = await count(page, ".rail .event");
  assert.ok(ahead > 0 && ahead < all, `${ahead} of ${all}`);
  assert.equal(await count(page, ".rail .event:not(.ahead)"), 0);
  await settle();
});

test("lines can be narrowed by source, by day and to independent tellings", async () => {
  const { page, settle } = await open({}, "#timeline");
  await page.selectOption("#filter-source", "rafidain");
  assert.ok((await count(page, ".event")) > 0);
  for (const text of await page.locator(".event .src").allInnerTexts()) assert.match(text, /rafidain/);
  assert.match(page.url(), /source=rafidain/);
  await page.reload();
  assert.equal(await page.inputValue("#filter-source"), "rafidain", "the filter survives a reload");
  await page.locator(".filterbar .more").click();
  assert.equal(await page.inputValue("#filter-source"), "");

  await view(page, "documents");
  const all = await count(page, ".docs .card");
  await page.fill("#filter-from", "2026-01-01");
  await page.locator("#filter-from").dispatchEvent("change");
  const late = await page.locator(".docs .card").allInnerTexts();
  assert.ok(late.length > 0 && late.length < all);
  for (const text of late) assert.match(text, /2026/);
  await page.locator(".filterbar .more").click();

  await page.check("#filter-independent");
  assert.equal(await count(page, ".docs .card.copyof"), 0);
  assert.ok((await count(page, ".docs .card")) < all);
  await view(page, "timeline");
  assert.equal(await count(page, ".event .retold"), 0);
  await settle();
});

test("a line leads to its place in the document", async () => {
  const { page, settle } = await open({}, "#figures");
  const place = page.locator(".place .to").first();
  const found = await place.locator("mark").innerText();
  await place.click();
  const marked = (await page.locator(".sheet .t").allInnerTexts()).join("");
  assert.equal(marked, found);
  assert.ok(await page.locator(".sheet .t").first().isVisible());
  await page.keyboard.press("Escape");
  assert.equal(await count(page, ".sheet[open]"), 0);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("class")), "to", "the line has the focus again");
  await settle();
});

test("a document leads back to its lines", async () => {
  const { page, settle } = await open({}, "#figures");
  const figure = await page.locator(".figure").first().getAttribute("id");
  await page.locator(".figure").first().locator(".place .to").first().click();
  await page.locator(".sheet a.m.t").first().click();
  assert.equal(await count(page, ".sheet[open]"), 0);
  assert.match(page.url(), /line=f/);
  assert.equal(await page.locator(".chosen").first().getAttribute("id"), figure);
  assert.ok(await page.locator(".chosen").first().isVisible());
  await settle();
});

test("links lead to an entity, a line and a place, and survive a reload", async () => {
  const dossier = JSON.parse(readFileSync(page_, "utf8").split('id="data">')[1].split("</script>")[0]);
  const entity = dossier.entities[3];
  const { page, settle } = await open({}, `#entity=${encodeURIComponent(entity.id)}`);
  assert.equal(await page.innerText(".profile h2"), entity.name);
  await page.reload();
  assert.equal(await page.innerText(".profile h2"), entity.name);

  const at = dossier.documents.findIndex((document) => document.id.startsWith("rafidain"));
  await page.goto(`${address}#document=${encodeURIComponent(dossier.documents[at].id)}&at=10-25`);
  await page.reload();
  const text = await page.evaluate(() => document.querySelector(".sheet .text").textContent);
  const marked = (await page.locator(".sheet .t").allTextContents()).join("");
  assert.equal(marked, [...text].slice(10, 25).join(""), "offsets are code points");
  await page.goto(`${address}#document=nowhere&at=1-2`);
  await page.reload();
  assert.equal(await count(page, ".sheet[open] .none"), 1, "a link to a document that is not there says so");
  for (const broken of ["#entity=Q0", "#view=nothing", "#line=x", "#at=5-", "#%", "#q=%zz"]) {
    await page.goto(address + broken);
    await page.reload();
    assert.ok((await count(page, ".view")) === 1, broken);
  }
  await settle();
});

test("back and forward go through what was looked at", async () => {
  const { page, settle } = await open();
  await view(page, "figures");
  await view(page, "names");
  const first = await page.innerText(".profile h2");
  await page.locator(".index a").nth(2).click();
  assert.notEqual(await page.innerText(".profile h2"), first);
  await page.locator(".profile .place .to").first().click();
  assert.equal(await count(page, ".sheet[open]"), 1);
  await page.goBack();
  assert.equal(await count(page, ".sheet[open]"), 0);
  await page.goBack();
  assert.equal(await page.innerText(".profile h2"), first);
  await page.goBack();
  assert.equal(await count(page, ".view-figures"), 1);
  await page.goForward();
  assert.equal(await count(page, ".view-names"), 1);
  await settle();
});

test("a citation has the sentence, the document, the day and a link that leads back", async () => {
  const { page, settle } = await open({ permissions: ["clipboard-read", "clipboard-write"] }, "#figures");
  const place = page.locator(".figure .place").first();
  const hit = await place.locator("mark").innerText();
  await place.hover();
  await place.locator(".copybtn").click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const [sentence, source, link] = copied.split("\n");
  assert.match(sentence, /^«.+»$/);
  assert.ok(sentence.includes(hit));
  assert.match(source, /20\d\d/);
  await page.goto(link);
  await page.reload();
  assert.equal((await page.locator(".sheet .t").allInnerTexts()).join(""), hit);
  await settle();
});

test("all can be reached and used from the keyboard", async () => {
  const { page, settle } = await open({}, "#timeline");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  // A dot of the picture, then a place, then the document and back.
  await page.locator(".ribbon a").first().focus();
  await page.keyboard.press("Enter");
  assert.match(page.url(), /line=/);
  const place = page.locator(".chosen .place .to").first();
  await place.focus();
  const ring = await place.evaluate((element) => getComputedStyle(element).outlineStyle);
  assert.equal(ring, "solid", "the focus can be seen");
  await page.keyboard.press("Enter");
  assert.equal(await count(page, ".sheet[open]"), 1);
  // The focus stays in the document while that is open.
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement === document.body || document.querySelector("dialog").contains(document.activeElement)));
  }
  await page.keyboard.press("Escape");
  assert.equal(await count(page, ".sheet[open]"), 0);
  // A filter that is chosen keeps the focus.
  await page.locator(".view-timeline .filters .chip").nth(1).focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-current")), "true");
  await settle();
});

test("text stands out from what is behind it as WCAG asks", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, settle } = await open({ colorScheme });
    for (const name of [...VIEWS, "document"]) {
      if (name === "document") await page.locator(".docs .cover").nth(3).click();
      else await view(page, name);
      const faint = await page.evaluate(() => {
        const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        const rgba = (colour) => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          return canvas.getImageData(0, 0, 1, 1).data;
        };
        const light = (parts) => {
          const [r, g, b] = [...parts].slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = (element) => {
          for (let at = element; at; at = at.parentElement) {
            const colour = rgba(getComputedStyle(at).backgroundColor);
            if (colour[3] > 230) return colour;
          }
          return rgba("white");
        };
        const faint_ = new Set();
        const root = document.querySelector("dialog[open]") ?? document.body;
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const element = walker.currentNode.parentElement;
          if (!walker.currentNode.data.trim() || element.closest("script, style, svg, noscript") || !element.checkVisibility({ opacityProperty: true })) continue;
          const [one, two] = [light(rgba(getComputedStyle(element).color)), light(behind(element))];
          const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
          if (ratio < 4.5) faint_.add(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
        }
        return [...faint_];
      });
      assert.deepEqual(faint, [], `${name} ${colorScheme}`);
    }
    await settle();
  }
});

test("Arabic says that it is Arabic in the English interface, and headings come in order", async () => {
  const { page, settle } = await open();
  await page.click("#language");
  for (const name of VIEWS) {
    await view(page, name);
    const [unsaid, levels] = await page.evaluate(() => {
      const unsaid_ = new Set();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (/[\u0621-\u064a]/.test(walker.currentNode.data) && !element.closest("script, style, noscript, title") && element.closest("[lang]").getAttribute("lang") !== "ar") unsaid_.add(element.outerHTML.slice(0, 120));
      }
      return [[...unsaid_], [...document.querySelectorAll("h1, h2, h3, h4")].filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName[1]))];
    });
    assert.deepEqual(unsaid, [], name);
    assert.equal(levels.filter((level) => level === 1).length, 1, name);
    levels.forEach((level, at) => assert.ok(level <= (levels[at - 1] ?? 0) + 1, `${name}: ${levels}`));
  }
  for (const landmark of ["banner", "navigation", "search", "main", "contentinfo"]) assert.equal(await page.getByRole(landmark).count(), 1, landmark);
  await settle();
});

test("how much a search leaves is said aloud, and nothing moves for who wants no motion", async () => {
  const { page, settle } = await open({ reducedMotion: "reduce" }, "#documents");
  assert.equal(await page.getByRole("status").innerText(), "");
  await page.fill("#search", "بغداد");
  const cards = await count(page, ".docs .card");
  assert.match(await page.getByRole("status").innerText(), new RegExp(`^الوثائق: ${cards} من \\d+$`));
  await page.locator(".docs .cover").first().click();
  assert.equal(await page.locator(".sheet").evaluate((sheet) => getComputedStyle(sheet).animationName), "none");
  await page.keyboard.press("Escape");
  assert.match(await page.evaluate(() => document.activeElement.className), /cover/, "the focus is where it was");
  await settle();
});

test("names in a document lead to their profile, and companions to theirs", async () => {
  const { page, settle } = await open({}, "#documents");
  await page.locator(".docs .cover").first().click();
  await page.locator(".sheet .m.l").first().click();
  const first = await page.innerText(".profile h2");
  assert.ok(first.length > 1);
  await page.locator(".profile .chips a.chip.k-LOC, .profile .chips a.chip.k-ORG, .profile .chips a.chip.k-PER").first().click();
  assert.notEqual(await page.innerText(".profile h2"), first);
  assert.match(page.url(), /#entity=.+$/);
  await settle();
});

test("kinds of findings can be switched off in a document", async () => {
  const { page, settle } = await open({}, "#documents");
  await page.locator(".docs .cover").first().click();
  const colour = () => page.locator(".sheet .m.l").first().evaluate((element) => getComputedStyle(element).color);
  const before_ = await colour();
  await page.locator(".sheet .legend").first().click();
  assert.notEqual(await colour(), before_);
  assert.equal(await page.locator(".sheet .legend").first().getAttribute("aria-pressed"), "false");
  await settle();
});

test("a figure with several values is drawn, and each of its values is a link", async () => {
  const { page, settle } = await open({}, "#figures");
  const wide = page.locator(".figure.wide").first();
  const values = await wide.locator(".side").count();
  assert.ok(values > 1);
  assert.ok((await wide.locator(".strip a circle").count()) >= values);
  await wide.locator(".strip a").first().click();
  assert.equal(await count(page, ".sheet[open]"), 1);
  await settle();
});

test("a figure that changes is told by day: its steps, its range and its latest value in words, and who says each", async () => {
  const { page, settle } = await open({}, "#figures");
  for (const language of ["ar", "en"]) {
    if (language === "en") await page.click("#language");
    const figure = page.locator(".figure:has(.trend)").first();
    const words = await figure.locator(".also").innerText();
    assert.match(words, language === "ar" ? /^بين .*\d.* و.*\d.*، آخرها .*\d.* \(\d.* 20\d\d، .+\)$/ : /^between .*\d.* and .*\d.*, latest .*\d.* \(\d.* 20\d\d, .+\)$/);
    // Time runs as the language does.
    const across = await figure.locator(".trend circle:not(.other)").evaluateAll((dots) => dots.map((dot) => Number(dot.getAttribute("cx"))));
    assert.ok(across.length > 1);
    assert.equal(Math.sign(across[1] - across[0]), language === "ar" ? -1 : 1);
    for (const label of await figure.locator(".trend a").evaluateAll((dots) => dots.map((dot) => dot.getAttribute("aria-label")))) assert.match(label, /\d.* · .+ · .+/);
  }
  await view(page, "overview");
  assert.ok((await count(page, ".view-overview .rows.figure li")) > 1);
  await settle();
});

test("a figure says what happens to what is counted, and of what a measure is", async () => {
  const dossier = JSON.parse(readFileSync(page_, "utf8").split('id="data">')[1].split("</script>")[0]);
  const { page, settle } = await open({}, "#figures");
  const told = dossier.figures.filter((line) => line.circumstances[0].length).slice(0, 12);
  assert.ok(told.length > 1);
  for (const line of told) {
    await page.goto(`${address}#view=figures&line=${line.id}`);
    const heading = await page.innerText(`#${line.id} h2`);
    for (const part of line.circumstances[0]) assert.ok(heading.includes(part.slice(0, 60)), `${heading}: ${part}`);
  }
  await settle();
});

test("what documents hold stays text", async () => {
  const { page, settle } = await open();
  for (const name of VIEWS) await view(page, name);
  await view(page, "documents");
  await page.fill("#search", "window.attacked");
  await page.locator(".docs .cover").first().click();
  assert.match(await page.innerText(".sheet .text"), /<script>window\.attacked=1<\/script><img src=x/);
  assert.equal(await count(page, "img"), 0);
  assert.equal(await count(page, "script"), 2, "the page's own");
  assert.equal(await page.title(), "<b>راوي</b> & \"الملف\"");
  await settle();
});

test("texts are what they were, character for character", async () => {
  const { page, settle } = await open({}, "#documents");
  await page.fill("#search", "window.attacked");
  await page.locator(".docs .cover").first().click();
  const text = await page.evaluate(() => document.querySelector(".sheet .text").textContent);
  assert.match(text, /\u2028.*\u2029javascript:alert\(1\)/s);
  assert.match(text, /\r\n\r\n {2}after a gap/, "carriage returns and spaces stay");
  await settle();
});

test("the policy lets nothing else run or load", async () => {
  const { page, settle } = await open();
  const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', "content");
  assert.match(policy, /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+' 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/);
  const blocked = await page.evaluate(() => new Promise((done) => {
    document.addEventListener("securitypolicyviolation", (violation) => done(violation.violatedDirective), { once: true });
    const script = document.createElement("script");
    script.textContent = "window.smuggled = 1";
    document.body.append(script);
    setTimeout(() => done(null), 500);
  }));
  assert.match(String(blocked), /^script-src/);
  assert.equal(await page.evaluate(() => window.smuggled), undefined);
  // The violation is reported on the console, as it should be: no settle() here.
  await page.context().close();
  void settle;
});

test("the page can be read where no script runs", async () => {
  const { page, settle } = await open({ javaScriptEnabled: false });
  assert.ok(await page.isVisible(".edition h1"));
  for (const heading of ["Figures", "Contradictions", "Statements", "Timeline"]) assert.ok(await page.locator(".edition h2", { hasText: heading }).isVisible(), heading);
  const link = page.locator(".edition blockquote a").first();
  const target = await link.getAttribute("href");
  await link.click();
  assert.ok(await page.isVisible(`${target} .text`), "a line leads to its document");
  assert.equal(await count(page, "img"), 0);
  assert.equal(await page.locator("#app").isVisible(), false);
  assert.doesNotMatch(await page.innerText("body"), NONSENSE);
  await settle();
});

test("the overview prints as a report of a few pages, an open document as its text, another view as it is", async () => {
  const { page, settle } = await open();
  const pages = async () => ((await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
  for (const language of ["ar", "en"]) {
    if (language === "en") await page.click("#language");
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const text = await page.innerText("main");
    assert.doesNotMatch(text, NONSENSE);
    const headings = language === "ar" ? ["الأرقام", "مواضع الخلاف", "الخط الزمني", "الأقوال", "الأسماء", "الوثائق"] : ["Figures", "Contradictions", "Timeline", "Statements", "Names", "Documents"];
    assert.deepEqual(await page.locator("main h2").allInnerTexts(), headings);
    assert.match(text, language === "ar" ? /10 من \d+/ : /10 of \d+/, "how many there are");
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await count(page, "main svg.graph"), 1, "the screen has its own again");
    const printed = await pages();
    assert.ok(printed >= 2 && printed <= 6, `${printed} pages`);
  }
  await view(page, "documents");
  await page.locator(".docs .cover").nth(2).click();
  const text = await page.evaluate(() => document.querySelector(".sheet .text").textContent);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.evaluate(() => document.querySelector("main .text").textContent), text);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await count(page, ".sheet[open]"), 1);
  assert.ok((await pages()) <= 3);
  await settle();
});

test("a page of nothing, and one of a document in which nothing is said, say so", async () => {
  for (const name of ["none", "one"]) {
    for (const width of [1280, 390]) {
      const { page, settle } = await open({ viewport: { width, height: 844 } }, "", beside(name));
      for (const at of VIEWS) {
        await view(page, at);
        const text = (await page.innerText("main")).trim();
        assert.ok(text.length > 10, `${at} of ${name} is blank`);
        assert.doesNotMatch(text, NONSENSE);
      }
      if (name === "one") {
        await page.locator(".docs .cover").first().click();
        assert.equal(await count(page, ".sheet[open]"), 1);
      } else assert.match(await page.innerText("main"), /لم يوجد/);
      if (name === "one") await page.keyboard.press("Escape");
      await view(page, "overview");
      assert.match(await page.innerText("main"), name === "one" ? /لم يوجد شيء/ : /لم تُقرأ أي وثيقة/);
      await settle();
    }
  }
});

test("names and ids of any length fit the screen", async () => {
  const { page, settle } = await open({ viewport: { width: 390, height: 844 } }, "", beside("long"));
  for (const name of VIEWS) {
    await view(page, name);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${name} is ${over} pixels too wide`);
  }
  await page.locator(".docs .cover").first().click();
  const over = await page.evaluate(() => document.querySelector(".sheet").scrollWidth - innerWidth);
  assert.ok(over <= 0, `the document is ${over} pixels too wide`);
  await settle();
});

test("a page that shows the foremost of many says so in each view", async () => {
  const { page, settle } = await open({}, "#names", beside("small"));
  assert.match(await page.innerText(".lead .cut"), /\d+/);
  await page.click("#language");
  assert.match(await page.innerText(".lead .cut"), /The foremost \d+ of \d+/);
  await view(page, "overview");
  assert.match(await page.locator(".view-overview .cut").innerText(), /dossier\.json/);
  await settle();
});
