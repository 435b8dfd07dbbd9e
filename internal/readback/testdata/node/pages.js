// Opens pages in a browser, light on a small phone and dark on a desk, and says for each on a line of JSON what is wrong: what axe finds against
// WCAG 2.2 and against good habits, what the page asks for, what the browser complains of, and where the page is wider than the screen.
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
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) wrong.push(at + `it is ${wide} px wide`);
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
    await context.close();
  }
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
