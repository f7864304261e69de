// The playground in a real browser: it works, keeps its content security policy, keeps nothing of what is typed and
// asks nobody but the server it came from.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema, graphql, parse, validate } from 'graphql';
import type { Browser } from 'playwright-core';
import { createSchema } from '../src/gateway/schema.ts';
import { loadSources } from '../src/sources/all.ts';
import { playgroundExamples } from '../src/web/playground-examples.ts';
import { createPlayground } from '../src/web/playground.ts';
import { save, startBrowser, watch } from './kit/browser.ts';

const subject = {
  identityNumber: '001090012345',
  fullName: 'Nguyễn "Văn" </script> An',
  dateOfBirth: '1990',
};
const sources = await loadSources();
const wholeSchema = createSchema(sources);
const examples = playgroundExamples(wholeSchema, sources, subject, [subject], 'a "card"|');
const tiny = { title: 'A greeting', query: '{ hello }', headers: { 'X-Purpose': '1.004222' } };
const playground = createPlayground({ examples: [tiny, ...examples] });
const schema = buildSchema('type Query { hello: String }');
const server = createServer((request, response) => void answer(request, response));
const purposes: (string | string[] | undefined)[] = [];
let browser: Browser;
let origin = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

test('loads the playground, runs a query and shows the answer, all from its own origin', async () => {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.setDefaultTimeout(8000);
  const seen = watch(page);
  await page.goto(`${origin}/graphql`);
  await page.locator('.graphiql-query-editor .view-lines').getByText('hello').waitFor();
  expect(await page.title()).toBe('Liên Thông');
  expect(await page.locator('.graphiql-tab').count()).toBe(1 + examples.length);

  await page.locator('.graphiql-execute-button').click();
  await page.locator('.result-window .view-lines').getByText('Xin chào').waitFor();
  expect(purposes).toContain('1.004222');
  await save(page, 'query');

  await page.getByTitle('OnePerson').click();
  await page.locator('.graphiql-query-editor .view-lines').getByText('001090012345').waitFor();
  // Typing brings the language workers to life; completion proves that the schema has arrived.
  await page.getByTitle('<untitled>').click();
  await page.locator('.graphiql-query-editor .view-lines').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('{ hel');
  await page.locator('.suggest-widget').getByText('hello').first().waitFor();
  await save(page, 'completion');

  expect(page.url()).toBe(`${origin}/graphql`);
  expect(await page.evaluate('[localStorage.length, sessionStorage.length, document.cookie]')).toEqual([
    0,
    0,
    '',
  ]);
  expect(seen.problems).toEqual([]);
  expect(new Set(seen.origins)).toEqual(new Set([origin]));
  await page.close();
});

test('has valid queries as examples, the first of every source with fields of its record', () => {
  for (const { query } of examples) expect(validate(wholeSchema, parse(query))).toEqual([]);
  const [combined] = examples;
  const fields = sources.map(
    ({ field }) => new RegExp(`\\n    ${field} \\{\n      status\n      record \\{\n`),
  );
  for (const field of fields) expect(combined?.query).toMatch(field);
});

test('compresses files on request, and lets them be cached for ever under their own address', async () => {
  const html = await playground.respond('/graphql', false);
  const [path = ''] = /\/playground\/\w+\/graphiql\.js/.exec(String(html?.body)) ?? [];
  const plain = await playground.respond(path, false);
  const packed = await playground.respond(path, true);
  expect(plain?.headers['content-encoding']).toBeUndefined();
  expect(packed?.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(gunzipSync(packed?.body ?? '').equals(Buffer.from(plain?.body ?? ''))).toBe(true);
  expect(packed?.headers['cache-control']).toContain('immutable');
  expect(html?.headers['cache-control']).toBe('no-store');
});

test('serves only the playground’s own files', async () => {
  for (const path of [
    '/',
    '/graphql/',
    '/playground/',
    '/playground/0/graphiql.js',
    '/playground/../healthz',
  ]) {
    expect(await playground.respond(path, true)).toBeUndefined();
  }
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '';
  if (request.method === 'POST' && path === '/graphql') {
    purposes.push(request.headers['x-purpose']);
    const body: unknown = JSON.parse(await text(request));
    const source = typeof body === 'object' && body !== null && 'query' in body ? String(body.query) : '';
    const result = await graphql({ schema, source, rootValue: { hello: 'Xin chào' } });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
    return;
  }
  const found = await playground.respond(path, request.headers['accept-encoding']?.includes('gzip') === true);
  response.writeHead(found?.status ?? 404, found?.headers).end(found?.body);
}
