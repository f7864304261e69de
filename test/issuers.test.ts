/** Issuers of tokens: withdrawn keys and the limits of the configuration, on the running gateway. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JWTPayload } from 'jose';
import { createAuthority } from './kit/certificates.ts';
import { OFFICER, startIssuer, type TestIssuer, type TokenOptions } from './kit/issuer.ts';
import { eventually, Running } from './kit/running.ts';

const ONE = 'query ($s: SubjectInput!) { citizen(subject: $s) { identity { status } } }';

let issuer: TestIssuer;
let running: Running;
beforeEach(async () => {
  issuer = await startIssuer();
});
afterEach(async () => {
  issuer.stop();
  await running.stop();
});

async function start(settings: Partial<TestIssuer['settings']> = {}): Promise<void> {
  running = await Running.start((config) => ({
    ...config,
    auth: { ...config.auth, issuers: [{ ...issuer.settings, ...settings }] },
  }));
}

/** Asks `me` for a citizen, about Nguyễn Văn An for everybody else. */
async function statusOf(token: string, purpose = '1.004222'): Promise<number> {
  const variables = { s: await running.persona('Nguyễn Văn An') };
  const headers = {
    accept: 'application/graphql-response+json',
    authorization: `Bearer ${token}`,
    'x-purpose': purpose,
    'x-dossier': 'H29.101-260131-0001',
  };
  return (await running.ask(ONE, variables, headers, 'nobody')).status;
}

async function statusWith(claims: JWTPayload = {}, options: TokenOptions = {}): Promise<number> {
  return statusOf(await issuer.token({ ...OFFICER, ...claims }, options));
}

function faults(): readonly (string | undefined)[] {
  return running.log
    .map((line) => JSON.parse(line) as { msg?: string; code?: string })
    .filter(({ msg }) => msg === 'token refused')
    .map(({ code }) => code);
}

describe('a key withdrawn by its issuer', () => {
  test('ends accepted tokens without another token arriving', async () => {
    await start({ keysMaxAgeSeconds: 1 });
    const token = await issuer.token();
    expect(await statusOf(token)).toBe(200);
    await issuer.rotate();
    await eventually(
      () => statusOf(token),
      (status) => expect(status).toBe(401),
    );
    expect(faults()).toContain('SIGNATURE');
    expect(running.log.filter((line) => line.includes('issuer key withdrawn'))).toHaveLength(1);
  });

  test('ends them as soon as a token under the next key arrives', async () => {
    await start();
    const token = await issuer.token();
    expect([await statusOf(token), await statusOf(token)]).toEqual([200, 200]);
    await issuer.rotate();
    const next = await issuer.token();
    await eventually(
      () => statusOf(next),
      (status) => expect(status).toBe(200),
    );
    expect(await statusOf(token)).toBe(401);
  });

  test('does not affect tokens under a remaining key', async () => {
    await start({ keysMaxAgeSeconds: 1 });
    const token = await issuer.token();
    await statusOf(token);
    await eventually(
      async () => issuer.requests(),
      (requests) => expect(requests).toBeGreaterThan(2),
    );
    expect(await statusOf(token)).toBe(200);
  });
});

test('compares types as media types', async () => {
  await start({ types: ['at+jwt', 'application/token-of+jwt'] });
  const statuses = ['AT+JWT', 'application/at+jwt', 'Token-Of+JWT', 'JWT', 'token-of'].map((type) =>
    statusWith({}, { type }),
  );
  expect(await Promise.all(statuses)).toEqual([200, 200, 200, 401, 401]);
});

test('accepts JWT as the type of access tokens by configuration, and then no other', async () => {
  await start({ types: ['JWT'] });
  expect([await statusWith({}, { type: 'JWT' }), await statusWith({}, { type: 'at+jwt' })]).toEqual([
    200, 401,
  ]);
});

test('applies the issuer’s maximum age', async () => {
  await start({ maxTokenAgeSeconds: 600 });
  expect([
    await statusWith({}, { expires: 600 }),
    await statusWith({}, { expires: 601 }),
    await statusWith({}, { issued: -590, expires: 5 }),
    await statusWith({}, { issued: -700, expires: 5 }),
  ]).toEqual([200, 401, 200, 401]);
  expect(faults()).toEqual(['LIFETIME', 'EXPIRED']);
});

test('requires a configured method of signing in', async () => {
  await start({ acr: ['loa3', 'loa4'], amr: ['hwk', 'pin'] });
  const amr = ['pin', 'hwk'];
  expect([
    await statusWith({ acr: 'loa3', amr }),
    await statusWith({ acr: 'loa4', amr: [...amr, 'mfa'] }),
    await statusWith({ acr: 'loa2', amr }),
    await statusWith({ amr }),
    await statusWith({ acr: ['loa3'], amr }),
    await statusWith({ acr: 'loa3', amr: ['pin'] }),
    await statusWith({ acr: 'loa3', amr: 'hwk pin' }),
    await statusWith({ acr: 'loa3' }),
  ]).toEqual([200, 200, 401, 401, 401, 401, 401, 401]);
  expect(new Set(faults())).toEqual(new Set(['AUTHENTICATION']));
});

test('limits an issuer to its own agencies, applications and kind of bearer', async () => {
  await start({ kinds: ['official'], agencies: ['H29.*', 'G22'], applications: ['one-stop-*'] });
  const citizen = {
    client_id: 'one-stop-desk',
    agency: undefined,
    officer: undefined,
    muc: 4,
    citizen: { ...(await running.persona('Nguyễn Văn An')) },
  };
  expect([
    await statusWith(),
    await statusWith({ agency: 'H30.101' }),
    await statusWith({ agency: 'H29' }),
    await statusWith({ client_id: 'provincial-portal' }),
    await statusWith({ client_id: undefined, azp: 'provincial-portal' }),
    await statusWith(citizen),
  ]).toEqual([200, 401, 401, 401, 401, 401]);
  expect(new Set(faults())).toEqual(new Set(['BEYOND_ISSUER']));
});

test('limits a token to the purposes of its issuer', async () => {
  await start({ purposes: ['1.00*'] });
  const token = await issuer.token({ ...OFFICER, purposes: ['*', '3.000347'] });
  expect([
    await statusOf(token),
    await statusOf(token, '3.000347'),
    await statusOf(token, '0.000000'),
  ]).toEqual([200, 403, 403]);
});

test('fetches keys from an address with a certificate of a private authority', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
  const authority = await createAuthority('Issuers');
  const pair = await authority.issue('issuer', 'serverAuth');
  const server = createServer(pair, (_request, response) => {
    response.end(JSON.stringify({ keys: [{ ...issuer.key().published, ext: false }] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const ca = join(folder, 'ca.pem');
  try {
    await writeFile(ca, authority.cert);
    await start({ jwksUri: `https://127.0.0.1:${port}/keys`, ca });
    expect(await statusWith()).toBe(200);
    await running.stop();
    await writeFile(ca, (await createAuthority('Issuers')).cert);
    await start({ jwksUri: `https://127.0.0.1:${port}/keys`, ca });
    await statusWith();
    expect(faults()).toEqual(['KEYS']);
  } finally {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  }
});
