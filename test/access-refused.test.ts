/** Requests that are refused as a whole: each gets its code and status, no source is asked, and nothing that was sent comes back. */
import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { exportSPKI, importJWK } from 'jose';
import { newSigningKey, OFFICER, startIssuer, type TestIssuer } from './kit/issuer.ts';
import { Running, type GraphqlResponse, type Triple } from './kit/running.ts';

const NEW_TYPE = { accept: 'application/graphql-response+json' };
const ONE = 'query ($s: SubjectInput!) { citizen(subject: $s) { identity { status } } }';
const PURPOSE = { 'x-purpose': '0.000000' };

let issuer: TestIssuer;
let running: Running;
let an: Triple;
beforeAll(async () => {
  issuer = await startIssuer();
  running = await Running.start((config) => ({
    ...config,
    auth: { ...config.auth, issuers: [issuer.settings] },
  }));
  an = await running.persona('Nguyễn Văn An');
});
afterAll(async () => {
  issuer.stop();
  await running.stop();
});
beforeEach(() => running.resetStats());
afterEach(async () => {
  const asked = Object.entries(await running.mocks.stats()).filter(
    ([, { calls, tokens }]) => calls + tokens > 0,
  );
  if (asked.length > 0) throw new Error(`asked: ${asked.map(([id]) => id).join(', ')}`);
});

/** Status, code, argument and rule; that nothing else came with it is seen to here. */
function refusalOf({ status, body }: GraphqlResponse<unknown>): readonly unknown[] {
  expect(body.data).toBeUndefined();
  expect(JSON.stringify(body)).not.toMatch(/Nguyễn|079085669802|eyJ|at .*\.ts/);
  const { code, argument, rule } = body.errors?.[0]?.extensions ?? { code: 'none' };
  return [status, code, argument, rule].filter((one) => one !== undefined);
}

async function withToken(token: string, headers: Record<string, string> = PURPOSE) {
  return running.ask(ONE, { s: an }, { ...NEW_TYPE, ...headers, authorization: `Bearer ${token}` }, 'nobody');
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function claims(): object {
  const now = Math.floor(Date.now() / 1000);
  const { issuer: iss, audience: aud } = issuer.settings;
  return { ...OFFICER, iss, aud, iat: now, exp: now + 3600, jti: 'x' };
}

test('accepts a valid token of a configured issuer, so that each refusal below has its own cause', async () => {
  const { status, body } = await withToken(await issuer.token());
  expect([status, body.data]).toEqual([200, { citizen: { identity: { status: 'FOUND' } } }]);
  await running.resetStats();
});

describe('an invalid token', () => {
  test.each<[string, () => Promise<string> | string]>([
    ['of another issuer', () => issuer.token(OFFICER, { issuer: 'https://else.example.test' })],
    [
      'of an issuer who only looks like it',
      () => issuer.token(OFFICER, { issuer: `${issuer.settings.issuer}/` }),
    ],
    ['for another audience', () => issuer.token(OFFICER, { audience: 'https://else.example.test' })],
    ['under another’s key', async () => issuer.token(OFFICER, { key: await newSigningKey() })],
    [
      'under another’s key that goes by the name of the right one',
      async () => issuer.token(OFFICER, { key: await newSigningKey(), keyId: issuer.key().id }),
    ],
    [
      'that the issuer of development did not sign',
      () => issuer.token(OFFICER, { issuer: 'urn:lienthong:development' }),
    ],
    ['that has expired', () => issuer.token(OFFICER, { issued: -7200, expires: -1 })],
    ['that never expires', () => issuer.token(OFFICER, { expires: null })],
    ['that is not valid yet', () => issuer.token(OFFICER, { validFrom: 600 })],
    ['that was issued in the future', () => issuer.token(OFFICER, { issued: 600 })],
    ['that was issued too long ago', () => issuer.token(OFFICER, { issued: -40 * 86_400 })],
    ['that was issued more than a day ago', () => issuer.token(OFFICER, { issued: -86_401, expires: 60 })],
    ['that says that it lasts a year', () => issuer.token(OFFICER, { expires: 365 * 86_400 })],
    ['that says that it lasts a second too long', () => issuer.token(OFFICER, { expires: 86_401 })],
    ['that does not say what it is', () => issuer.token(OFFICER, { type: null })],
    ['that is an ID token', () => issuer.token(OFFICER, { type: 'JWT' })],
    ['that says a sign-out', () => issuer.token(OFFICER, { type: 'logout+jwt' })],
    ['that says a security event', () => issuer.token(OFFICER, { type: 'secevent+jwt' })],
    ['that is a proof of possession', () => issuer.token(OFFICER, { type: 'dpop+jwt' })],
    ['that only begins like an access token', () => issuer.token(OFFICER, { type: 'at+jwt; x=1' })],
    ['of another tree of media types', () => issuer.token(OFFICER, { type: 'text/at+jwt' })],
    ['whose id would be a comment', () => issuer.token(OFFICER, { tokenId: '#7' })],
    ['whose id ends with a blank', () => issuer.token(OFFICER, { tokenId: 'a ' })],
    ['whose id is two lines', () => issuer.token(OFFICER, { tokenId: 'a\nb' })],
    ['whose id ends a line', () => issuer.token(OFFICER, { tokenId: 'a\n' })],
    ['whose id is empty', () => issuer.token(OFFICER, { tokenId: '' })],
    ['whose id is of other letters', () => issuer.token(OFFICER, { tokenId: 'ấ' })],
    [
      'bound to a key by DPoP beside a certificate',
      () => issuer.token({ ...OFFICER, cnf: { 'x5t#S256': 'A'.repeat(43), jkt: 'A'.repeat(43) } }),
    ],
    ['that cannot be revoked', () => issuer.token(OFFICER, { tokenId: null })],
    ['without an application', () => issuer.token({ ...OFFICER, client_id: undefined })],
    ['of nobody’s', () => issuer.token({ client_id: 'one-stop-desk', purposes: ['*'] })],
    ['of an officer who is a citizen too', () => issuer.token({ ...OFFICER, muc: 2, citizen: { ...an } })],
    [
      'of a citizen whose assurance is not told',
      () => issuer.token({ client_id: 'portal', citizen: { ...an } }),
    ],
    [
      'of a citizen whose number is none',
      () => issuer.token({ client_id: 'portal', muc: 2, citizen: { ...an, identityNumber: '07908566980' } }),
    ],
    [
      'of an officer whose number is none',
      () => issuer.token({ ...OFFICER, officer: { identityNumber: '1', fullName: 'Trần Thị Cán Bộ' } }),
    ],
    [
      'with an agency that would break a header',
      () => issuer.token({ ...OFFICER, agency: 'H29.101\r\nX-Admin: 1' }),
    ],
    ['with purposes that are no list', () => issuer.token({ ...OFFICER, purposes: '*' })],
    [
      'bound to a certificate that the connection does not have',
      () => issuer.token({ ...OFFICER, cnf: { 'x5t#S256': 'A'.repeat(43) } }),
    ],
    ['bound to a key by DPoP', () => issuer.token({ ...OFFICER, cnf: { jkt: 'A'.repeat(43) } })],
    ['without a signature', () => `${part({ alg: 'none' })}.${part(claims())}.`],
    ['with a signature that was cut off', async () => (await issuer.token()).replace(/[^.]*$/, '')],
    [
      'with claims that were changed',
      async () => {
        const [header, , signature] = (await issuer.token()).split('.');
        return `${header}.${part({ ...claims(), agency: 'H01' })}.${signature}`;
      },
    ],
    [
      'signed with the public key as if it were a shared secret',
      async () => {
        const key = await importJWK(issuer.key().published, 'ES256', { extractable: true });
        const pem = await exportSPKI(key as CryptoKey);
        const signed = `${part({ alg: 'HS256', kid: issuer.key().id })}.${part(claims())}`;
        return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
      },
    ],
    [
      'that brings its own key',
      async () => {
        const own = await newSigningKey();
        const [, body, signature] = (await issuer.token(OFFICER, { key: own })).split('.');
        return `${part({ alg: 'ES256', jwk: own.published })}.${body}.${signature}`;
      },
    ],
    ['that is no token', () => 'hello'],
    ['of three dots', () => '...'],
    ['that is far too long', () => `${'a'.repeat(9000)}.b.c`],
  ])('%s', async (_what, token) => {
    const answer = await withToken(await token());
    expect(refusalOf(answer)).toEqual([401, 'UNAUTHENTICATED']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="lienthong", error="invalid_token"');
  });

  test.each(['Basic bGllbnRob25nOng=', 'Bearer', 'Bearer a b', 'bearer ', 'Bearer a, Bearer b'])(
    'refuses credentials of another scheme: %s',
    async (authorization) => {
      const answer = await running.ask(ONE, { s: an }, { ...NEW_TYPE, ...PURPOSE, authorization }, 'nobody');
      expect(refusalOf(answer)).toEqual([401, 'UNAUTHENTICATED']);
    },
  );

  test('refuses an invalid token even where none is required', async () => {
    const answer = await running.ask('{ __typename }', {}, { authorization: 'Bearer hello' }, 'nobody');
    expect(refusalOf(answer)).toEqual([401, 'UNAUTHENTICATED']);
  });
});

describe('without a token', () => {
  test.each([
    ['citizen', ONE],
    ['citizen under an alias', 'query ($s: SubjectInput!) { a: citizen(subject: $s) { completeness } }'],
    [
      'citizen in a fragment',
      'query ($s: SubjectInput!) { ... { ...f } } fragment f on Query { citizen(subject: $s) { completeness } }',
    ],
    ['citizens', 'query ($s: SubjectInput!) { citizens(subjects: [$s]) { completeness } }'],
    ['me', '{ me { completeness } }'],
    ['sources', '{ sources { id } }'],
    ['citizen beside what needs none', `${ONE.slice(0, -1)} __typename }`],
  ])('refuses without a token: %s', async (_what, query) => {
    const answer = await running.ask(
      query,
      query.includes('$s') ? { s: an } : {},
      { ...NEW_TYPE, ...PURPOSE },
      'nobody',
    );
    expect(refusalOf(answer)).toEqual([401, 'UNAUTHENTICATED']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="lienthong"');
  });

  test('does not report input errors without a token', async () => {
    const answer = await running.ask(ONE, { s: { ...an, identityNumber: '1' } }, NEW_TYPE, 'nobody');
    expect(refusalOf(answer)).toEqual([401, 'UNAUTHENTICATED']);
  });

  test.each([
    '{ __typename }',
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Citizen") { name } }',
  ])('answers without a token: %s', async (query) => {
    const { status, body } = await running.ask(query, {}, NEW_TYPE, 'nobody');
    expect([status, body.errors]).toEqual([200, undefined]);
  });
});

describe('a purpose', () => {
  const officer = async (changes: object, purpose: Record<string, string>) => {
    return withToken(await issuer.token({ ...OFFICER, ...changes }), purpose);
  };
  const DOSSIER = 'H29.101-260131-0002';

  test.each<[string, object, Record<string, string>, readonly unknown[]]>([
    ['that is missing', {}, {}, [400, 'PURPOSE_REQUIRED', 'X-Purpose', 'REQUIRED']],
    [
      'that nobody registered',
      {},
      { 'x-purpose': '9.999999' },
      [400, 'PURPOSE_REQUIRED', 'X-Purpose', 'PURPOSE_REGISTERED'],
    ],
    [
      'of another form',
      {},
      { 'x-purpose': 'residence' },
      [400, 'BAD_USER_INPUT', 'X-Purpose', 'PURPOSE_FORM'],
    ],
    [
      'without its dossier',
      {},
      { 'x-purpose': '1.004222' },
      [400, 'PURPOSE_REQUIRED', 'X-Dossier', 'REQUIRED'],
    ],
    [
      'with a dossier of another form',
      {},
      { 'x-purpose': '1.004222', 'x-dossier': 'H29 260131' },
      [400, 'BAD_USER_INPUT', 'X-Dossier', 'DOSSIER_FORM'],
    ],
    [
      'that the token does not name',
      { purposes: ['1.000894', '3.*'] },
      { 'x-purpose': '1.004222', 'x-dossier': DOSSIER },
      [403, 'PURPOSE_FORBIDDEN', 'X-Purpose', 'PURPOSE_CALLER'],
    ],
    [
      'with a token that names none',
      { purposes: undefined },
      { 'x-purpose': '1.004222', 'x-dossier': DOSSIER },
      [403, 'PURPOSE_FORBIDDEN', 'X-Purpose', 'PURPOSE_CALLER'],
    ],
    [
      'of another role',
      { roles: ['receptionist'] },
      { 'x-purpose': '1.004222', 'x-dossier': DOSSIER },
      [403, 'PURPOSE_FORBIDDEN', 'X-Purpose', 'PURPOSE_CALLER'],
    ],
    [
      'of other agencies',
      { agency: 'G01' },
      { 'x-purpose': '1.004222', 'x-dossier': DOSSIER },
      [403, 'PURPOSE_FORBIDDEN', 'X-Purpose', 'PURPOSE_CALLER'],
    ],
    [
      'for a system that no officer stands behind',
      { officer: undefined },
      PURPOSE,
      [403, 'PURPOSE_FORBIDDEN', 'X-Purpose', 'PURPOSE_CALLER'],
    ],
    [
      'that is for citizens',
      {},
      { 'x-purpose': '0.000001' },
      [403, 'PURPOSE_FORBIDDEN', 'X-Purpose', 'PURPOSE_CALLER'],
    ],
    [
      'that is for auditors',
      {},
      { 'x-purpose': '0.000002' },
      [403, 'PURPOSE_FORBIDDEN', 'X-Purpose', 'PURPOSE_CALLER'],
    ],
  ])('%s', async (_what, changes, headers, expected) => {
    expect(refusalOf(await officer(changes, headers))).toEqual(expected);
  });

  test('refuses more people than the purpose allows, in any form of naming them', async () => {
    const [other = an] = (await running.people(1)).map(({ subject }) => subject);
    const headers = { ...NEW_TYPE, ...(await running.headersOf('receptionist')) };
    const expected = [403, 'PURPOSE_FORBIDDEN', 'X-Purpose', 'PURPOSE_SUBJECTS'] as const;
    const selection = '{ healthInsurance { status } }';
    for (const [query, variables] of [
      [`query ($all: [SubjectInput!]!) { citizens(subjects: $all) ${selection} }`, { all: [an, other] }],
      [
        `query ($a: SubjectInput!, $b: SubjectInput!) { a: citizen(subject: $a) ${selection} ...f }
        fragment f on Query { b: citizen(subject: $b) ${selection} }`,
        { a: an, b: other },
      ],
    ] as const) {
      expect(refusalOf(await running.ask(query, variables, headers, 'nobody'))).toEqual(expected);
    }
  });

  test('reports a refused purpose in the caller’s language', async () => {
    const en = await running.ask(ONE, { s: an }, { ...PURPOSE, 'accept-language': 'en' }, 'operator');
    const vi = await running.ask(ONE, { s: an }, PURPOSE, 'operator');
    expect([en.body.errors?.[0]?.message, vi.body.errors?.[0]?.message]).toEqual([
      'X-Purpose: must be a purpose that this application, agency and officer may use.',
      'X-Purpose: phải là mục đích mà ứng dụng, cơ quan và cán bộ này được dùng.',
    ]);
  });
});

describe('a citizen', () => {
  test('refuses a citizen who asks about another number, name or date of birth', async () => {
    for (const other of [
      await running.persona('Trần Thị Ngọc Mai'),
      { ...an, fullName: 'Nguyễn Văn Bình' },
      { ...an, dateOfBirth: '1985' },
    ]) {
      expect(refusalOf(await running.ask(ONE, { s: other }, NEW_TYPE, 'citizen'))).toEqual([
        403,
        'FORBIDDEN',
      ]);
      const both =
        'query ($s: SubjectInput!) { me { completeness } citizens(subjects: [$s]) { completeness } }';
      expect(refusalOf(await running.ask(both, { s: other }, NEW_TYPE, 'citizen'))).toEqual([
        403,
        'FORBIDDEN',
      ]);
    }
  });

  test('refuses a citizen with too low an assurance level', async () => {
    const token = await issuer.token({
      client_id: 'portal',
      muc: 1,
      citizen: { ...an },
      purposes: ['0.000001'],
      scope: 'identity',
    });
    const headers = { ...NEW_TYPE, 'x-purpose': '0.000001', authorization: `Bearer ${token}` };
    expect(refusalOf(await running.ask('{ me { identity { status } } }', {}, headers, 'nobody'))).toEqual([
      403,
      'FORBIDDEN',
    ]);
  });

  test('refuses a citizen under an officer’s purpose, whatever the token allows', async () => {
    const token = await issuer.token({
      client_id: 'portal',
      muc: 4,
      citizen: { ...an },
      purposes: ['*'],
      scope: 'identity',
    });
    expect(refusalOf(await withToken(token))).toEqual([
      403,
      'PURPOSE_FORBIDDEN',
      'X-Purpose',
      'PURPOSE_CALLER',
    ]);
  });
});

test('logs only the reason for refusing a token', async () => {
  await withToken(await issuer.token(OFFICER, { issued: -7200, expires: -1 }));
  const line = running.log.findLast((one) => one.includes('token refused')) ?? '';
  expect(JSON.parse(line)).toMatchObject({ security: 'token refused', code: 'EXPIRED' });
  expect(running.log.join('')).not.toMatch(/eyJ|079085669802|079185000001|Trần|Nguyễn/);
});
