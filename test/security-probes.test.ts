/**
 * Probes of outside checkers of GraphQL servers (graphql-cop and its like) against a gateway in production mode: each
 * probe is clean by the checker's own measure.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Running } from './kit/running.ts';

let running: Running;
beforeAll(async () => {
  running = await Running.start((config) => ({ ...config, mode: 'production' }));
});
afterAll(() => running.stop());

interface Seen {
  readonly status: number;
  readonly text: string;
}

async function ask(path: string, init: RequestInit): Promise<Seen> {
  const response = await fetch(`${running.gateway.url}${path}`, init);
  return { status: response.status, text: await response.text() };
}

async function post(body: unknown): Promise<Seen> {
  return ask('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(body),
  });
}

function many(times: number, part: (index: number) => string): string {
  return Array.from({ length: times }, (_, index) => part(index)).join(' ');
}

const question = encodeURIComponent('{ __typename }');

/** A name, the request, and what an unsafe server would answer. */
const PROBES: readonly (readonly [string, () => Promise<Seen>, RegExp])[] = [
  [
    'alias overloading',
    () => post({ query: `{ ${many(101, (index) => `alias${index}: __typename`)} }` }),
    /alias100|"data"/,
  ],
  [
    'batch queries',
    () => post(Array.from({ length: 10 }, () => ({ query: '{ __typename }' }))),
    /"data"|^\[/,
  ],
  ['queries over GET', () => ask(`/graphql?query=${question}`, {}), /"data"/],
  [
    'mutations over GET',
    () => ask(`/graphql?query=${encodeURIComponent('mutation { __typename }')}`, {}),
    /"data"/,
  ],
  [
    'queries in a form',
    () => ask('/graphql', { method: 'POST', body: new URLSearchParams({ query: '{ __typename }' }) }),
    /"data"/,
  ],
  ['queries in the address of a POST', () => ask(`/graphql?query=${question}`, { method: 'POST' }), /"data"/],
  ['tracing', () => post({ query: '{ __typename }' }), /tracing|exception|stacktrace|"extensions"/i],
  ['field duplication', () => post({ query: `{ ${many(500, () => '__typename')} }` }), /"data"/],
  ['field suggestions', () => post({ query: '{ sourcess { id } }' }), /Did you mean|sources\b/],
  [
    'suggestions of introspection',
    () => post({ query: '{ __schema { directive } }' }),
    /Did you mean|directives/,
  ],
  [
    'a query page at /graphql',
    () => ask('/graphql', { headers: { accept: 'text/html' } }),
    /graphiql|playground/i,
  ],
  [
    'a query page elsewhere',
    () => ask('/playground', { headers: { accept: 'text/html' } }),
    /graphiql|<html/i,
  ],
  [
    'introspection',
    () => post({ query: '{ __schema { types { name fields { name } } } }' }),
    /"types"|"data"/,
  ],
  [
    'circular introspection',
    () =>
      post({
        query: `{ __schema { types { ${'fields { type { '.repeat(4)} name ${'} } '.repeat(4)} } } }`,
      }),
    /"types"|"data"/,
  ],
  [
    'introspection of one type',
    () => post({ query: '{ __type(name: "Citizen") { name } }' }),
    /"Citizen"|"data"/,
  ],
  [
    'directive overloading',
    () => post({ query: `{ __typename ${many(10, () => '@aa')} }` }),
    /"data"|(?:"locations".*){2}/,
  ],
  [
    'circular fragments',
    () => post({ query: '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }' }),
    /"data"|stack/i,
  ],
  ['unhandled errors', () => post({ query: 'qwerty cop { abc }' }), /exception|stack|qwerty|\.ts\b/],
];

test.each(PROBES)('finds nothing with the probe of %s', async (name, probe, unsafe) => {
  const { status, text } = await probe();
  expect(text).not.toMatch(unsafe);
  expect(Math.floor(status / 100)).toBe(name === 'tracing' ? 2 : 4);
});

test('answers valid requests of the same gateway', async () => {
  expect(await post({ query: '{ __typename }' })).toMatchObject({
    status: 200,
    text: '{"data":{"__typename":"Query"}}\n',
  });
});
