/** The page at /control/ in a real browser: everybody is there, and the buttons do what they say. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { correction, generate } from 'lean-qr';
import { toSvgSource } from 'lean-qr/extras/svg';
import type { Browser, Locator, Page } from 'playwright-core';
import { startMocks, type Mocks } from '../mocks/index.ts';
import { SCENARIOS } from '../mocks/control/scenarios.ts';
import { html, Html } from '../mocks/control/gallery/html.ts';
import { save, startBrowser, watch } from './kit/browser.ts';
import { json } from './kit/mock-calls.ts';

interface Persona {
  readonly name: string;
  readonly story: string;
  readonly subject: Readonly<Record<'identityNumber' | 'fullName' | 'dateOfBirth', string>>;
  readonly cardQr: string;
  readonly cards: readonly { readonly format: string; readonly title: string; readonly text: string }[];
}

let mocks: Mocks;
let browser: Browser;
let page: Page;
let seen: ReturnType<typeof watch>;

beforeAll(async () => {
  mocks = await startMocks({ port: 0 });
  browser = await startBrowser();
  page = await browser.newPage({
    viewport: { width: 1200, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page.setDefaultTimeout(8000);
  seen = watch(page);
  await page.goto(mocks.controlUrl);
});
afterAll(async () => {
  await browser.close();
  await mocks.close();
});
afterEach(async () => {
  await fetch(`${mocks.controlUrl}/faults`, { method: 'DELETE' });
});

function formOf(id: string): Locator {
  return page.locator(`form[data-system="${id}"]`);
}

async function faultsOf(id: string): Promise<unknown> {
  const { systems } = await json<{ systems: Record<string, unknown> }>(fetch(`${mocks.controlUrl}/faults`));
  return systems[id];
}

test('shows every persona with story, triple, cards and each source’s record', async () => {
  expect(page.url()).toBe(`${mocks.controlUrl}/`);
  const personas = await json<readonly Persona[]>(fetch(`${mocks.controlUrl}/personas`));
  expect(await page.locator('article h3').allTextContents()).toEqual(personas.map(({ name }) => name));
  for (const [i, { story, subject, cards }] of personas.entries()) {
    const article = page.locator('article').nth(i);
    expect(await article.locator('> p').first().textContent()).toBe(story);
    expect(await article.locator('.subject code').allTextContents()).toEqual(Object.values(subject));
    expect(await article.locator('figcaption span').allTextContents()).toEqual(
      cards.map(({ title }) => title),
    );
    const shown = await article.locator('figure > code, figure > pre').allTextContents();
    expect(shown).toEqual(cards.map(({ text }) => text));
    const drawn = await article.locator('figure svg path').all();
    const paths = await Promise.all(drawn.map(async (path) => path.getAttribute('d')));
    expect(paths).toEqual(cards.filter(({ text }) => text.includes('|')).map(({ text }) => pathOf(text)));
    for (const id of Object.keys(mocks.urls)) expect(await article.textContent()).toContain(id);
  }
  const an = page.locator('article').first();
  await an.getByText('driving-licence', { exact: false }).first().click();
  expect(await an.locator('details[open]').textContent()).toMatch(/licences\s*.*issuedOn/s);
  await save(page, 'gallery');
});

test('links a name to the person, and copies the number on a click', async () => {
  const personas = await json<readonly Persona[]>(fetch(`${mocks.controlUrl}/personas`));
  expect(await page.locator('nav a').allTextContents()).toEqual(personas.map(({ name }) => name));
  await page.locator('nav a').last().click();
  const article = page.locator('article:target');
  expect(await article.locator('h3').textContent()).toBe(personas.at(-1)?.name);
  await article.getByText('Copy').first().click();
  await article.getByText('Copied').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(personas.at(-1)?.subject.identityNumber);
});

/** The path that draws the code; a scanner must read back its text, accents included. */
function pathOf(text: string): string | undefined {
  const svg = toSvgSource(generate(text, { minCorrectionLevel: correction.L }), { pad: 4 });
  return /<path [^>]*d="([^"]+)"/.exec(svg)?.[1];
}

test('sets a fault with parameters beside others, shows it and clears it', async () => {
  const form = formOf('driving-licence');
  await form.locator('select').selectOption('flaky');
  await form.locator('input[name=rate]').fill('0.25');
  await form.locator('input[name=seed]').fill('7');
  await form.getByText('Set').click();
  await form.getByText('flaky rate 0.25, seed 7').waitFor();
  await form.locator('select').selectOption('latency');
  await form.locator('input[name=ms]').fill('5');
  await form.locator('input[name=times]').fill('3');
  await form.getByText('Set').click();
  await form.getByText('latency ms 5, times 3').waitFor();
  expect(await faultsOf('driving-licence')).toEqual([
    { kind: 'flaky', rate: 0.25, seed: '7' },
    { kind: 'latency', ms: 5, times: 3 },
  ]);
  expect(await faultsOf('population')).toEqual([]);
  await save(page, 'gallery-faults');
  await form.getByText('Clear').click();
  await form.getByText('no faults').waitFor();
  expect(await faultsOf('driving-licence')).toEqual([]);
});

test('shows an invalid fault’s error on the page', async () => {
  const form = formOf('population');
  await form.locator('select').selectOption('businessError');
  await form.locator('input[name=code]').fill('<b>004</b>');
  await form.getByText('Set').click();
  await page.locator('.problem').getByText('faults[0].code must be 1 to 32 letters, digits or _.').waitFor();
  // The refusal itself is the one thing that the browser may report.
  expect(seen.problems.splice(0).filter((problem) => !problem.includes('400'))).toEqual([]);
});

test('plays a scenario until all faults are cleared', async () => {
  await page.locator('#scenario select').selectOption('licence-withdrawn');
  expect(await page.locator('#scenario .about').textContent()).toBe(SCENARIOS['licence-withdrawn'].about);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.locator('#scenario').getByText('licence-withdrawn, seed 1: withdrawn').waitFor();
  const { scenario } = await json<{ scenario: object }>(fetch(`${mocks.controlUrl}/scenario`));
  expect(scenario).toEqual({ name: 'licence-withdrawn', seed: '1', phase: 'withdrawn' });
  await page.getByText('Clear all faults').click();
  await page.locator('#scenario').getByText('no scenario plays').waitFor();
});

test('fits a narrow screen and a dark colour scheme', async () => {
  await page.setViewportSize({ width: 400, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
  await save(page, 'gallery-narrow');
});

test('loads without errors and without requests to other origins', () => {
  expect(seen.problems).toEqual([]);
  expect(new Set(seen.origins)).toEqual(new Set([new URL(mocks.controlUrl).origin]));
});

test('escapes text unless it is an HTML fragment', () => {
  expect(html`<p title="${'"x"'}">${'<b>'}${new Html('<i>')}${[html`${1}`, html`${"H'Bia"}`]}</p>`.text).toBe(
    '<p title="&quot;x&quot;">&lt;b&gt;<i>1H&apos;Bia</p>',
  );
});
