// The report page in a headless browser: it renders, filters, speaks both languages, asks nothing of any network, and
// nothing of a document is active in it.
//
//   cargo run -p rawi-report --example report_page -- target/report.html corpus
//   cd tests/report && npm ci && npm test
//
// RAWI_PAGE names another page, CHROMIUM another browser, SHOTS a folder for pictures of all views.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { after, before, test } from "node:test";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const page_ = resolve(import.meta.dirname, process.env.RAWI_PAGE ?? "../../target/report.html");
const address = pathToFileURL(page_).href;
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
async function open(options = {}, fragment = "") {
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
    if (request.url().split("#")[0] !== address) faults.push(`request: ${request.url()}`);
  });
  await page.goto(address + fragment);
  const settle = async () => {
    assert.equal(await page.evaluate(() => window.attacked), undefined, "a document's script ran");
    assert.deepEqual(faults, []);
    await context.close();
  };
  return { page, settle };
}
const view = (page, name) => page.click(`nav button[data-view="${name}"]`);
const count = (page, selector) => page.locator(selector).count();

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
        assert.ok((await count(page, `.view-${name} .card`)) > 0, `${name} in ${language} is empty`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${name} in ${language} at ${width} is ${over} pixels too wide`);
        const text = await page.innerText("main");
        assert.ok(!/undefined|NaN|\[object|Invalid Date|\{\}/.test(text), `${name} in ${language}: ${text.match(/.{0,40}(undefined|NaN|\[object|Invalid Date|\{\}).{0,40}/)}`);
        if (shots) await page.screenshot({ path: `${shots}/${name}-${language}-${width}-${colorScheme}.png`, fullPage: name === "overview" });
      }
    }
    await settle();
  }
});

test("search filters every view by words, spelt this way or that", async () => {
  const { page, settle } = await open({}, "#timeline");
  const all = await count(page, ".event");
  await page.fill("#search", "القوّات");
  const some = await count(page, ".event");
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  for (const text of await page.locator(".event").allInnerTexts()) assert.match(text.replace(/[\u064b-\u0652]/g, ""), /القوات/);
  await page.fill("#search", "لاكلمةكهذه");
  assert.equal(await count(page, ".event"), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "search", "the field keeps the caret");
  await page.fill("#search", "");
  assert.equal(await count(page, ".event"), all);
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

test("a line leads to its place in the document", async () => {
  const { page, settle } = await open({}, "#figures");
  const place = page.locator(".place").first();
  const found = await place.locator("mark").innerText();
  await place.click();
  const marked = (await page.locator(".sheet .t").allInnerTexts()).join("");
  assert.equal(marked, found);
  assert.ok(await page.locator(".sheet .t").first().isVisible());
  await page.keyboard.press("Escape");
  assert.equal(await count(page, ".sheet"), 0);
  await settle();
});

test("names in a document lead to their profile, and companions to theirs", async () => {
  const { page, settle } = await open({}, "#documents");
  await page.locator(".docs .card").first().click();
  await page.locator(".sheet .m.l").first().click();
  const first = await page.innerText(".profile h2");
  assert.ok(first.length > 1);
  await page.locator(".profile .chips button.chip.k-LOC, .profile .chips button.chip.k-ORG, .profile .chips button.chip.k-PER").first().click();
  assert.notEqual(await page.innerText(".profile h2"), first);
  assert.match(page.url(), /#names\/\d+$/);
  await settle();
});

test("kinds of findings can be switched off in a document", async () => {
  const { page, settle } = await open({}, "#documents");
  await page.locator(".docs .card").first().click();
  const colour = () => page.locator(".sheet .m.l").first().evaluate((element) => getComputedStyle(element).color);
  const before_ = await colour();
  await page.locator(".sheet .chips .chip").first().click();
  assert.notEqual(await colour(), before_);
  await settle();
});

test("what documents hold stays text", async () => {
  const { page, settle } = await open();
  for (const name of VIEWS) await view(page, name);
  await view(page, "documents");
  await page.fill("#search", "window.attacked");
  await page.locator(".docs .card").first().click();
  assert.match(await page.innerText(".sheet .text"), /<script>window\.attacked=1<\/script><img src=x/);
  assert.equal(await count(page, "img"), 0);
  assert.equal(await count(page, "script"), 2, "the page's own");
  assert.equal(await page.title(), "<b>راوي</b> & \"الملف\"");
  await settle();
});

test("the policy lets nothing else run or load", async () => {
  const { page, settle } = await open();
  const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', "content");
  assert.match(policy, /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/);
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

test("paper gets every view", async () => {
  const { page, settle } = await open();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  for (const name of VIEWS) assert.equal(await count(page, `.view-${name}`), 1);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await count(page, ".view"), 1);
  const pdf = await page.pdf();
  assert.ok(pdf.length > 20_000);
  await settle();
});
