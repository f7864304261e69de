/** Security events: each is a line that names account, address and port, floods are bounded and counted, flags are on record. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openKeys } from '../src/ledger/open-ledger.ts';
import { openSqlite } from '../src/ledger/stores/sqlite.ts';
import { verifyStore } from '../src/ledger/verify.ts';
import type { Config } from '../src/config/schema.ts';
import type { SecurityEventKind } from '../src/log/security-log.ts';
import { OFFICER, startIssuer, type TestIssuer } from './kit/issuer.ts';
import { eventually, Running, uncached, type Triple } from './kit/running.ts';

const ONE = 'query ($s: SubjectInput!) { citizen(subject: $s) { identity { status } } }';
const OWN_NUMBER = '079185000001';
const PERSONAL = /079185000001|Trần|Nguyễn|Cán Bộ/;

interface Line {
  readonly msg: string;
  readonly security?: SecurityEventKind;
  readonly omitted?: number;
  readonly [field: string]: unknown;
}

const linesOf = ({ log }: Running, text: string): readonly Line[] =>
  log.map((line) => JSON.parse(line) as Line).filter(({ msg }) => msg === text);

const omittedIn = (lines: readonly Line[]) => lines.reduce((sum, { omitted = 0 }) => sum + omitted, 0);

/** A line that only reports what was omitted is no event itself. */
const eventsIn = (lines: readonly Line[]) => lines.filter((line) => !('accounts' in line)).length;

function rowsOf({ auditConfig }: Running, where: string) {
  const db = new DatabaseSync(auditConfig.file, { readOnly: true });
  const rows = db.prepare(`SELECT * FROM entries WHERE ${where} ORDER BY sequence`).all();
  db.close();
  return rows.map(({ kind, officer, detail }) => ({
    kind,
    officer,
    detail: JSON.parse(String(detail)) as Record<string, unknown>,
  }));
}

async function metricOf({ gateway }: Running, kind: SecurityEventKind): Promise<number> {
  const text = await (await fetch(`${gateway.operationsUrl ?? ''}/metrics`)).text();
  const [, count] = new RegExp(`lienthong_security_events_total\\{kind="${kind}"\\} (\\d+)`).exec(text) ?? [];
  return Number(count);
}

let issuer: TestIssuer;
let an: Triple;
let running: Running;
beforeAll(async () => {
  issuer = await startIssuer();
  running = await Running.start((config) => withIssuer(uncached(config)));
  an = await running.persona('Nguyễn Văn An');
});
afterAll(async () => {
  issuer.stop();
  await running.stop();
});

function withIssuer(config: Config): Config {
  // Connections of tests come from one address; this names others for them.
  const server = { ...config.server, proxies: ['127.0.0.1'] };
  return { ...config, server, auth: { ...config.auth, issuers: [issuer.settings] } };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** The officer asks about themselves. */
async function askAboutSelf(on: Running, headers: Readonly<Record<string, string>> = {}) {
  const s = { identityNumber: OWN_NUMBER, fullName: 'Trần Thị Cán Bộ', dateOfBirth: '1985' };
  return on.ask(ONE, { s }, headers);
}

describe('a security log line', () => {
  test('of an invalid token has the fault, and the client’s address and port', async () => {
    await running.ask(ONE, { s: an }, { ...bearer('hello'), 'x-request-id': 'nobody-at-all' }, 'nobody');
    const line = linesOf(running, 'token refused').find(({ requestId }) => requestId === 'nobody-at-all');
    expect(line).toMatchObject({
      security: 'token refused',
      code: 'MALFORMED',
      client: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      uniqueId: expect.stringMatching(/^[a-p]{24}-[0-9a-z]{1,8}$/),
    });
  });

  test('of a token with a valid signature names its account, with the officer as in the audit log', async () => {
    const token = await issuer.token(OFFICER, { issued: -7200, expires: -1 });
    await running.ask(ONE, { s: an }, { ...bearer(token), 'x-request-id': 'expired-token' }, 'nobody');
    const line = linesOf(running, 'token refused').find(({ requestId }) => requestId === 'expired-token');
    const good = await issuer.token(OFFICER);
    const headers = { ...bearer(good), 'x-purpose': '0.000000', 'x-request-id': 'same-officer' };
    await running.ask(ONE, { s: an }, headers, 'nobody');
    const [intent] = rowsOf(running, "request = 'same-officer' AND kind = 'intent'");
    expect(line).toMatchObject({ code: 'EXPIRED', application: 'one-stop-desk', agency: 'H29.101' });
    expect(line?.['officer']).toBe(intent?.officer);
    expect(JSON.stringify(line)).not.toMatch(PERSONAL);
  });

  test('and the audit entry have the gateway’s own id if a caller reuses one', async () => {
    const headers = { 'x-request-id': 'chosen-twice' };
    for (let times = 0; times < 2; times += 1) await askAboutSelf(running, headers);
    const lines = linesOf(running, 'officer asks about themselves').filter(
      ({ requestId }) => requestId === 'chosen-twice',
    );
    await eventually(
      () => Promise.resolve(rowsOf(running, "request = 'chosen-twice'")),
      (rows) => expect(rows.filter(({ kind }) => kind === 'flag')).toHaveLength(2),
    );
    const ids = lines.map(({ uniqueId }) => uniqueId);
    expect(new Set(ids).size).toBe(2);
    for (const kind of ['intent', 'flag']) {
      const rows = rowsOf(running, `request = 'chosen-twice' AND kind = '${kind}'`);
      expect(rows.map(({ detail }) => detail['uniqueId'])).toEqual(ids);
    }
  });

  test('of a source’s refusal names the caller and the call id of the audit log', async () => {
    await running.setFaults('population', [{ kind: 'businessError', code: '004' }]);
    await running.ask(ONE, { s: an }, { 'x-request-id': 'not-licensed' });
    await running.clearFaults();
    const [line] = linesOf(running, 'source refused caller');
    expect(line).toMatchObject({ source: 'population', code: 'NOT_LICENSED', sourceCode: '004', slots: 1 });
    expect(line?.['officer']).toBe(openKeys(running.auditConfig).hash(OWN_NUMBER));
    const [outcome] = rowsOf(running, "request = 'not-licensed' AND kind = 'outcome'");
    expect(JSON.stringify(outcome?.detail)).toContain(String(line?.['askedAs']));
  });
});

describe('a flag is an audit entry', () => {
  const FLAGS = `query ($s: IdentityNumber) { auditEntries(filter: { kinds: [FLAG], subject: $s }) {
    edges { node { kind code dossier client uniqueId officer { identityNumber } } } } }`;

  test('about the person who is new to a dossier, found by that person', async () => {
    const stranger = await running.persona('Đỗ Quang Vinh');
    const headers = { 'x-purpose': '1.004222', 'x-dossier': 'H29.101-260131-0777' };
    await running.ask(ONE, { s: an }, headers);
    await running.ask(ONE, { s: stranger }, headers);
    await eventually(
      () => running.ask(FLAGS, { s: stranger.identityNumber }, {}, 'auditor'),
      ({ body }) =>
        expect(body.data).toEqual({
          auditEntries: {
            edges: [
              {
                node: {
                  kind: 'FLAG',
                  code: 'DOSSIER_WITH_STRANGER',
                  dossier: 'H29.101-260131-0777',
                  client: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
                  uniqueId: expect.any(String),
                  officer: { identityNumber: OWN_NUMBER },
                },
              },
            ],
          },
        }),
    );
    const [line] = linesOf(running, 'dossier with stranger');
    expect(line).toMatchObject({ purpose: '1.004222', people: 1 });
  });

  test('and is not an access in the citizen’s own view', async () => {
    const { body } = await running.ask('{ accessLog { edges { node { kind } } } }', {}, {}, 'citizen');
    expect(JSON.stringify(body)).not.toContain('FLAG');
  });
});

/** Lines that one account may write at once, with room for further windows on a slow machine. */
function mostLines(startedAt: number): number {
  const windows = Math.ceil((performance.now() - startedAt) / 5000) + 1;
  return 8 * windows;
}

describe('a flood of security events', () => {
  let own: Running;
  let startedAt: number;
  let people: readonly Triple[];
  beforeAll(async () => {
    own = await Running.start((config) => ({
      ...withIssuer(uncached(config)),
      trustedOperations: { ...config.trustedOperations, mode: 'log' },
    }));
    people = (await own.people(100)).map(({ subject }) => subject);
    startedAt = performance.now();
  });
  afterAll(() => own.stop());

  const from = (address: string) => ({ 'x-forwarded-for': address });
  const times = (count: number, ask: (index: number) => Promise<unknown>) =>
    Promise.all(Array.from({ length: count }, (_none, index) => ask(index)));

  test('of invalid tokens hides no invalid token from another address', async () => {
    await times(300, () => own.ask(ONE, { s: an }, { ...bearer('x'), ...from('203.0.113.7') }, 'nobody'));
    await own.ask(ONE, { s: an }, { ...bearer('x'), ...from('203.0.113.8') }, 'nobody');
    const lines = linesOf(own, 'token refused');
    expect(lines.length).toBeLessThanOrEqual(mostLines(startedAt) + 1);
    expect(lines.filter(({ client }) => client === '203.0.113.8')).toHaveLength(1);
    expect(await metricOf(own, 'token refused')).toBe(301);
  });

  test('of requests without a token, of flags and of source refusals is limited', async () => {
    await times(300, () => own.ask(ONE, { s: an }, {}, 'nobody'));
    expect(await metricOf(own, 'request refused')).toBe(300);
    await times(100, () => askAboutSelf(own));
    expect(await metricOf(own, 'officer asks about themselves')).toBe(100);
    await own.setFaults('population', [{ kind: 'businessError', code: '005' }]);
    await times(100, (index) => own.ask(ONE, { s: people[index] }));
    await own.clearFaults();
    for (const text of ['request refused', 'officer asks about themselves', 'source refused caller'])
      expect(linesOf(own, text).length).toBeLessThanOrEqual(mostLines(startedAt));
  });

  test('of source failures and of unregistered operations is limited', async () => {
    await own.setFaults('population', [{ kind: 'error', status: 404 }]);
    await times(100, (index) => own.ask(ONE, { s: people[index] }));
    await own.clearFaults();
    await times(200, (index) => own.ask(`query Q${index} { __typename }`));
    expect(linesOf(own, 'operation is not registered').length).toBeLessThanOrEqual(4 * mostLines(startedAt));
    const byCode = Map.groupBy(linesOf(own, 'source failed'), ({ code }) => String(code));
    for (const lines of byCode.values()) expect(lines.length).toBeLessThanOrEqual(mostLines(startedAt));
  });

  test('loses no event: omitted ones are counted in the next line, at the latest when the gateway closes', async () => {
    const counted = await metricOf(own, 'source refused caller');
    await own.gateway.close();
    const all: readonly [string, number][] = [
      ['token refused', 301],
      ['request refused', 300],
      ['officer asks about themselves', 100],
      ['source refused caller', counted],
      // The question of the others is none that is registered either.
      ['operation is not registered', 201],
    ];
    for (const [text, count] of all) {
      const lines = linesOf(own, text);
      expect([text, eventsIn(lines) + omittedIn(lines)]).toEqual([text, count]);
    }
    const failed = linesOf(own, 'source failed').filter(({ code }) => code === 'BAD_RESPONSE');
    expect(eventsIn(failed) + omittedIn(failed)).toBe(100);
    const log = own.log.join('\n');
    expect(log).not.toMatch(PERSONAL);
    for (const { identityNumber } of people) expect(log).not.toContain(identityNumber);
    const flags = rowsOf(own, "kind = 'flag'");
    expect(flags.length).toBeLessThanOrEqual(2 * own.auditConfig.refusalsPerMinute + 3);
    const written = flags.filter(({ detail }) => detail['code'] !== undefined).length;
    const alsoCounted = flags.reduce((sum, { detail }) => {
      const { OFFICER_ASKS_ABOUT_THEMSELVES: more = 0 } = (detail['counted'] ?? {}) as Record<string, number>;
      return sum + more;
    }, 0);
    expect(written + alsoCounted).toBe(100);
    const store = openSqlite({ file: own.auditConfig.file, readOnly: true });
    const { verify } = openKeys(own.auditConfig);
    expect((await verifyStore({ store, verify, checkpoints: [] })).faults).toEqual([]);
    await store.close();
  });
});

test('logs one line for a call with many failing slots', async () => {
  const people = (await running.people(40)).map(({ subject }) => subject);
  const before = linesOf(running, 'source failed').length;
  await running.resetStats();
  await running.setFaults('driving-licence', [{ kind: 'drift' }]);
  const query = 'query ($s: [SubjectInput!]!) { citizens(subjects: $s) { drivingLicences { status } } }';
  await running.ask(query, { s: people });
  const { 'driving-licence': system } = await running.stats();
  await running.clearFaults();
  const lines = linesOf(running, 'source failed').slice(before);
  expect(lines).toHaveLength(system.calls);
  expect(lines.reduce((sum, { slots }) => sum + Number(slots), 0)).toBe(people.length);
});

describe('the configuration in the security log', () => {
  test('is reported by block if it differs from the last start, from an owner-only file without secrets', async () => {
    const first = await Running.start((config) => config);
    try {
      const { file } = first.auditConfig;
      await first.gateway.close();
      const again = (change: (config: Config) => Config) =>
        Running.start((config) =>
          change({ ...config, audit: first.auditConfig, server: { ...config.server, port: 0 } }),
        );
      // Mock systems come up on other ports at each start.
      const changesOf = ({ log }: Running) =>
        log
          .map((line) => JSON.parse(line) as Line)
          .filter(({ security }) => security === 'configuration changed')
          .flatMap(({ changed }) => (changed as readonly string[]).filter((name) => name !== 'sources'));
      expect(changesOf(first)).toEqual([]);
      const other = await again((config) => ({ ...config, limits: { ...config.limits, cost: 1234 } }));
      expect(changesOf(other)).toEqual(['limits']);
      await other.stop();
      const kept = join(dirname(file), 'configuration.json');
      expect(statSync(kept).mode & 0o777).toBe(0o600);
      expect(readFileSync(kept, 'utf8')).not.toMatch(/redis|postgres:|secret/i);
      const third = await again((config) => ({
        ...config,
        limits: { ...config.limits, cost: 1234 },
        audit: { ...first.auditConfig, signingKey: Buffer.alloc(32, 7).toString('base64') },
      }));
      expect(changesOf(third)).toEqual([]);
      await third.stop();
    } finally {
      await first.stop();
    }
  });

  test('is reported when a list of revoked tokens changes', async () => {
    const file = join(dirname(running.auditConfig.file), 'revoked.txt');
    await writeFile(file, 'one\n');
    const own = await running.replica((config) => ({
      ...config,
      auth: { ...config.auth, revoked: { file, reloadSeconds: 1 } },
    }));
    try {
      await writeFile(file, 'one\nanother\n');
      await eventually(
        () => Promise.resolve(linesOf(own, 'configuration changed')),
        (lines) => expect(lines).toMatchObject([{ code: 'REVOKED_TOKENS', tokens: 2 }]),
      );
    } finally {
      await own.stop();
    }
  });
});

test('reports an audit store that is down, and up again, once each', async () => {
  const own = await Running.start((config) => ({ ...config, audit: { ...config.audit, timeoutMs: 300 } }));
  try {
    expect((await own.ask(ONE, { s: an })).status).toBe(200);
    const other = new DatabaseSync(own.auditConfig.file);
    other.exec('BEGIN IMMEDIATE');
    expect((await own.ask(ONE, { s: an }, { 'x-max-age': '0' })).status).toBe(503);
    expect(linesOf(own, 'audit store unavailable')).toMatchObject([{ security: 'audit store unavailable' }]);
    other.exec('COMMIT');
    other.close();
    await eventually(
      () => own.ask(ONE, { s: an }),
      ({ status }) => expect(status).toBe(200),
    );
    // A busy machine can exceed the short wait once more.
    const { length: times } = linesOf(own, 'audit store unavailable');
    expect(linesOf(own, 'audit store available')).toHaveLength(times);
    expect(await metricOf(own, 'audit store unavailable')).toBe(times);
  } finally {
    await own.stop();
  }
});

test('logs neither numbers nor names of hostile requests', async () => {
  const { identityNumber: number, fullName: name } = an;
  const letters = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(' ', '');
  const before = running.log.length;
  const ask = (query: string, headers: Readonly<Record<string, string>> = {}, variables: object = {}) =>
    running.ask(query, variables, headers);
  await ask(ONE, { 'x-request-id': `id-${number}` }, { s: an });
  await ask(ONE, { 'x-purpose': number }, { s: an });
  await ask(ONE, { 'x-dossier': number }, { s: an });
  await ask(ONE, { 'x-dossier': `H29.${letters.toUpperCase()}-260131-0001` }, { s: an });
  await ask(ONE, { authorization: `Bearer ${number}.${letters}` }, { s: an });
  await ask(ONE, { authorization: `Basic ${letters}` }, { s: an });
  await ask(ONE, {}, { s: { ...an, identityNumber: name } });
  await ask(ONE, {}, { s: { ...an, [letters]: number } });
  await ask(`{ citizen(subject: "${number}") { ${letters} } }`);
  await ask(`{ p${number}: __typename ${letters}: sources { id } ${letters} }`);
  await ask(`query ($v${number}: ${letters}) { __typename`);
  await running.post(`{"query":"${number}`);
  await running.post(JSON.stringify({ query: '{ __typename }', operationName: letters }));
  await running.post(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: number } } }));
  await fetch(`${running.gateway.url}/${number}?name=${letters}`);
  await fetch(`${running.gateway.url}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', 'x-jws-signature': `${number}..${letters}` },
    body: JSON.stringify({ id: number, subject: letters }),
  });
  const claims = {
    ...OFFICER,
    client_id: undefined,
    azp: 'desk',
    officer: { identityNumber: number, fullName: letters },
  };
  await ask(ONE, bearer(await issuer.token(claims, { expires: -1, issued: -10 })), { s: an });
  const log = running.log.slice(before).join('\n');
  expect(log).toContain('token refused');
  expect(log).not.toContain(number);
  expect(log.toLowerCase()).not.toContain(letters.toLowerCase());
  expect(log).not.toContain(name);
});
