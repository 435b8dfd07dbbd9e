// Opens pages in a browser, light on a small phone and dark on a desk, and says for each on a line of JSON what is wrong: what axe finds against
// WCAG 2.2 and against good habits, what the page asks for, what the browser complains of, where the page is wider than the screen, as it is and
// with the spaces in its text that a reader may ask for (1.4.12), and which texts of a drawing stand outside of it or on each other.
// Arguments: the browser, then the files.
'use strict';
const path = require('path');
const { createRequire } = require('module');
const { pathToFileURL } = require('url');
const load = createRequire(path.join(process.cwd(), 'x.js'));
const { chromium } = load('playwright-core');
const { source } = load('axe-core');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
// These axe leaves out unless it is asked for their tags.
const asked = ['target-size', 'color-contrast', 'landmark-unique', 'scrollable-region-focusable'];
const screens = [
  { width: 320, colorScheme: 'light', reducedMotion: 'reduce' },
  { width: 1280, colorScheme: 'dark' },
];

// What is wider than the screen.
const wide = () => document.documentElement.scrollWidth;

// The texts of drawings that stand outside of them or on each other.
function drawn() {
  const wrong = [];
  for (const svg of document.querySelectorAll('svg.chart')) {
    const { width, height } = svg.viewBox.baseVal;
    const texts = [...svg.querySelectorAll('text')].map((e) => ({ said: e.textContent, box: e.getBBox() }));
    texts.forEach(({ said, box: a }, i) => {
      if (a.x < -1 || a.y < -1 || a.x + a.width > width + 1 || a.y + a.height > height + 1) wrong.push(`"${said}" stands outside of its drawing`);
      for (const { said: other, box: b } of texts.slice(0, i)) {
        const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
        const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
        if (across > 1 && down > 1) wrong.push(`"${said}" stands on "${other}"`);
      }
    });
  }
  return wrong;
}

// The texts of drawings that hardly differ from their ground, which keeps its own colours where a reader forces others (1.4.3).
function faint() {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map((n) => n / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const wrong = [];
  for (const e of document.querySelectorAll('svg.chart text.label')) {
    const pair = [light(getComputedStyle(e).fill), light(getComputedStyle(e.closest('svg')).backgroundColor)];
    const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (contrast < 4.5) wrong.push(`"${e.textContent}" has a contrast of ${contrast.toFixed(1)} to 1`);
  }
  return wrong;
}

// Spaces that a reader may ask for without losing anything.
function spaced() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
  document.adoptedStyleSheets = [sheet];
}

async function look(browser, file) {
  const wrong = [];
  let text = '';
  for (const { width, ...media } of screens) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, ...media });
    const page = await context.newPage();
    const here = pathToFileURL(file).href;
    const at = `${width} px, ${media.colorScheme}: `;
    page.on('request', (r) => {
      if (r.url() !== here && !r.url().startsWith('data:')) wrong.push(at + 'asks for ' + r.url());
    });
    page.on('console', (m) => wrong.push(at + 'the browser says: ' + m.text()));
    page.on('pageerror', (e) => wrong.push(at + 'a script fails: ' + e.message));
    await page.goto(here);
    const takes = await page.evaluate(wide);
    if (takes > width) wrong.push(at + `it is ${takes} px wide`);
    wrong.push(...(await page.evaluate(drawn)).slice(0, 3).map((w) => at + w));
    const cut = await page.evaluate(() => [...document.querySelectorAll('h1, h2, h3, h4, p, li, dt, dd, th, td')]
      .filter((e) => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 2).map((e) => e.textContent.slice(0, 60)));
    if (cut.length) wrong.push(at + 'text sticks out: ' + cut.slice(0, 3).join(' | '));
    await page.evaluate(source);
    const result = await page.evaluate((values) => axe.run(document, { runOnly: { type: 'tag', values } }), tags);
    for (const v of result.violations) {
      wrong.push(`${at}${v.id}: ${v.help}: ` + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | '));
    }
    const held = new Set([result.passes, result.violations, result.incomplete, result.inapplicable].flat().map((r) => r.id));
    for (const id of asked) if (!held.has(id)) wrong.push(at + 'axe has not asked for ' + id);
    if (result.passes.length < 5) wrong.push(at + 'axe has looked at next to nothing');
    if (!text) text = await page.evaluate(() => document.body.innerText);
    // The first key leads to the link that skips to the text, which is then seen.
    await page.keyboard.press('Tab');
    const skip = await page.evaluate(() => {
      const e = document.activeElement;
      const r = e.getBoundingClientRect();
      return e.className === 'skip' && r.top >= 0 && r.height > 20;
    });
    if (!skip) wrong.push(at + 'the first key does not lead to the text');
    await page.evaluate(spaced);
    for (const narrow of [width, 390]) {
      await page.setViewportSize({ width: narrow, height: 800 });
      const loose = await page.evaluate(wide);
      if (loose > narrow) wrong.push(`${narrow} px, with more space in the text: it is ${loose} px wide`);
    }
    await context.close();
  }
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark', forcedColors: 'active' });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  wrong.push(...(await page.evaluate(faint)).slice(0, 3).map((w) => 'dark, in forced colours: ' + w));
  await context.close();
  return { wrong, text };
}

(async () => {
  const [executablePath, ...files] = process.argv.slice(2);
  const browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  for (const file of files) console.log(JSON.stringify(await look(browser, file)));
  await browser.close();
})().catch((e) => { console.error(e); process.exit(1); });
