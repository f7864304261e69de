/** Demo access: there in development mode, for whoever sits at this machine, and nowhere else. */
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { DEMO_ROLES } from '../dev/demo.ts';
import type { DemoAccess, DemoRole } from '../src/access/demo.ts';
import { createDevelopmentIssuer } from '../dev/issuer.ts';
import { startIssuer, type TestIssuer } from './kit/issuer.ts';
import { Running } from './kit/running.ts';

let running: Running;
beforeAll(async () => {
  running = await Running.start();
});
afterAll(() => running.stop());

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

/** Unlike fetch, this can call a machine by a name that is not its own. */
async function get(
  path: string,
  host: string,
  at = running,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { hostname, port } = new URL(at.gateway.url);
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  request({ hostname, port, path, headers: { host, ...headers } }, (response) => {
    text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
  })
    .on('error', reject)
    .end();
  return promise;
}

describe('GET /dev/tokens', () => {
  test.each(['127.0.0.1', 'localhost:4000', '[::1]:1', 'LOCALHOST'])(
    'answers requests from this machine under the name %s',
    async (host) => {
      const { status, body } = await get('/dev/tokens', host);
      const access = JSON.parse(body) as Record<DemoRole, DemoAccess>;
      expect([status, Object.keys(access)]).toEqual([200, [...DEMO_ROLES]]);
      for (const { token, headers, about } of Object.values(access)) {
        expect(headers['Authorization']).toBe(`Bearer ${token}`);
        expect(about).toMatch(/\w/);
        expect((decodeJwt(token).exp ?? 0) * 1000).toBeGreaterThan(Date.now() + 3_600_000);
      }
      expect(access.officer.headers).toMatchObject({
        'X-Purpose': '0.000000',
        'X-Dossier': 'H29.101-260131-0001',
      });
      expect(String(decodeJwt(access.officer.token)['scope'])).toContain('subject:mismatch');
    },
  );

  test.each([
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost@evil.example',
    '10.0.0.1',
    '127.0.0.1:99999999',
  ])('does not answer requests under the name “%s”', async (host) => {
    const { status, body } = await get('/dev/tokens', host);
    expect(status).not.toBe(200);
    expect(body).not.toContain('eyJ');
  });

  test.each(DEMO_ROLES)('issues a valid token for %s', async (role) => {
    const { body } = await running.ask('{ sources { id } }', {}, {}, role);
    expect(body.errors).toBeUndefined();
  });

  test('issues credentials that remain valid when a client sends them twice', async () => {
    const { Authorization: one = '' } = await running.headersOf('officer');
    const { body } = await running.ask('{ sources { id } }', {}, { authorization: `${one}, ${one}` });
    expect(body.errors).toBeUndefined();
  });
});

test('fills in the officer’s headers in the playground, unless the page has another host name', async () => {
  const html = { accept: 'text/html' };
  expect((await get('/graphql', 'localhost', running, html)).body).toContain('Bearer eyJ');
  expect((await get('/graphql', 'evil.example', running, html)).body).not.toContain('eyJ');
});

describe('demo access in production mode', () => {
  let issuer: TestIssuer;
  let production: Running;
  beforeAll(async () => {
    issuer = await startIssuer();
    production = await Running.start((config) => ({
      ...config,
      mode: 'production',
      auth: { ...config.auth, issuers: [issuer.settings] },
    }));
  });
  afterAll(async () => {
    issuer.stop();
    await production.stop();
  });

  test('serves no demo tokens', async () => {
    expect(await get('/dev/tokens', 'localhost', production)).toMatchObject({ status: 404 });
    const page = await get('/graphql', 'localhost', production, { accept: 'text/html' });
    expect(page.body).not.toContain('eyJ');
    await expect(production.gateway.demoAccess('officer')).rejects.toThrow(
      'Only development mode has demo tokens.',
    );
  });

  test('rejects demo tokens and the development purpose', async () => {
    const token = await (await createDevelopmentIssuer()).sign({ client_id: 'a', agency: 'H29' });
    const headers = { accept: 'application/graphql-response+json', 'x-purpose': '0.000000' };
    const dev = await production.ask(
      '{ sources { id } }',
      {},
      { ...headers, authorization: `Bearer ${token}` },
      'nobody',
    );
    expect([dev.status, dev.body.errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    const own = { ...headers, authorization: `Bearer ${await issuer.token()}` };
    const subject = await production.persona('Nguyễn Văn An');
    const query = 'query ($subject: SubjectInput!) { citizen(subject: $subject) { completeness } }';
    const answer = await production.ask(query, { subject }, own, 'nobody');
    expect([answer.status, answer.body.errors?.[0]?.extensions]).toMatchObject([
      400,
      { code: 'PURPOSE_REQUIRED', rule: 'PURPOSE_REGISTERED' },
    ]);
  });
});
