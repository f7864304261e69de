/** Whoever holds no good token, and whoever sends ever new texts, takes a share of the gateway and no more. */
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery, stripIgnoredCharacters } from 'graphql';
import { createDevelopmentIssuer } from '../dev/issuer.ts';
import type { DevelopmentIssuer } from '../src/access/demo.ts';
import type { Config } from '../src/config/schema.ts';
import { readFileSync } from 'node:fs';
import { codeOf, sendFrom, type Answered } from './kit/from-address.ts';
import { OFFICER } from './kit/issuer.ts';
import { Running } from './kit/running.ts';

const NEW_TYPE = { accept: 'application/graphql-response+json' };
const TYPENAME = '{ __typename }';

function withLimits(limits: Partial<Config['limits']>) {
  return (config: Config): Config => ({ ...config, limits: { ...config.limits, ...limits } });
}

let serial = 0;

/** A text of some thousand characters that validation takes milliseconds for, and that no process has met. */
function newText(fragments = 12): string {
  serial += 1;
  const inner =
    'civilStatus { status record { birth { father { fullName dateOfBirth } } } provenance { source freshness } failure { code message } }';
  const names = Array.from({ length: fragments }, (_, index) => `f${index}`);
  return `query Q${serial}($s: SubjectInput!) { citizen(subject: $s) { ${names.map((name) => `...${name}`).join(' ')} } }
    ${names.map((name) => `fragment ${name} on Citizen { ${inner} }`).join('\n')}`;
}

function graphql(query: string, variables: object = {}): string {
  return JSON.stringify({ query, variables });
}

describe('without a token', () => {
  let production: Running;
  beforeAll(async () => {
    production = await Running.start((config) => ({ ...config, mode: 'production' }));
  });
  afterAll(() => production.stop());

  test.each<[string, () => string]>([
    ['a text that is costly to validate', newText],
    ['a text without end', () => `{ ${'a '.repeat(5000)}`],
    ['a text of too many tokens', () => `{ ${'__typename '.repeat(3000)} }`],
    ['a text with a fault in it', () => '{ sources { id name parts { name } nothing } }'],
    ['a text that is nested too deep', () => `{ ${'a { '.repeat(100)}b${' }'.repeat(100)} }`],
    ['a comment before a costly text', () => `# ${'x'.repeat(4000)}\n${newText()}`],
    ['a long run of comments before a short text', () => `${'#x\n'.repeat(60_000)}${TYPENAME}`],
    ['a field beside what needs no token', () => '{ __typename sources { id } }'],
    ['the introspection text of tools', getIntrospectionQuery],
  ])('%s is not read', async (_what, text) => {
    const answer = await sendFrom('127.0.0.1', `${production.gateway.url}/graphql`, {
      headers: NEW_TYPE,
      body: graphql(text()),
    });
    expect([answer.status, codeOf(answer), answer.headers['www-authenticate']]).toEqual([
      401,
      'UNAUTHENTICATED',
      'Bearer realm="lienthong"',
    ]);
  });

  test.each([TYPENAME, 'query Alive { __typename }', 'query { alive: __typename }'])(
    'answers %s without a token',
    async (query) => {
      const { status, body } = await production.ask(query, {}, NEW_TYPE, 'nobody');
      expect([status, body.errors]).toEqual([200, undefined]);
    },
  );

  describe('open introspection', () => {
    let development: Running;
    beforeAll(async () => {
      development = await Running.start();
    });
    afterAll(() => development.stop());

    const everything = {
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    };
    test.each<[string, string]>([
      ['by default', getIntrospectionQuery()],
      ['without descriptions', getIntrospectionQuery({ descriptions: false })],
      ['with everything', getIntrospectionQuery(everything)],
      ['of older tools', getIntrospectionQuery({ typeDepth: 7 })],
      [
        'as the playground sends it',
        getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true }),
      ],
      ['under another name', getIntrospectionQuery().replace('IntrospectionQuery', 'Schema')],
      ['on one line', stripIgnoredCharacters(getIntrospectionQuery(everything))],
      ['by hand', '{ __type(name: "Citizen") { name fields { name } } }'],
    ])('the schema is shown %s', async (_how, query) => {
      const { status, body } = await development.ask(query, {}, NEW_TYPE, 'nobody');
      expect([status, body.errors]).toEqual([200, undefined]);
    });

    test.each<[string, string]>([
      [
        'another text about the schema',
        getIntrospectionQuery().replace('locations', 'locations x: name y: name'),
      ],
      ['a costly text', newText()],
      [
        'an introspection text with fields again and again',
        getIntrospectionQuery().replace('description', 'description '.repeat(500)),
      ],
    ])('%s is not', async (_what, query) => {
      const { status, body } = await development.ask(query, {}, NEW_TYPE, 'nobody');
      expect([status, body.errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    });
  });

  test('limits requests per address, without affecting other addresses', async () => {
    const running = await Running.start(withLimits({ withoutToken: { requests: 20, seconds: 3600 } }));
    const url = `${running.gateway.url}/graphql`;
    const from = (address: string) => sendFrom(address, url, { body: graphql(TYPENAME) });
    try {
      const greedy: Answered[] = [];
      for (let sent = 0; sent < 30; sent += 1) greedy.push(await from('127.0.0.1'));
      expect(greedy.filter(({ status }) => status === 200)).toHaveLength(10);
      const refused = greedy.find(({ status }) => status !== 200);
      expect([refused?.status, refused && codeOf(refused)]).toEqual([429, 'RATE_LIMITED']);
      expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
      expect((await from('127.0.0.2')).status).toBe(200);
      expect((await running.ask(TYPENAME)).status).toBe(200);
    } finally {
      await running.stop();
    }
  });
});

describe('invalid tokens', () => {
  test('are verified up to a limit per address, without delaying valid tokens', async () => {
    const running = await Running.start(withLimits({ refusedTokens: { requests: 10, seconds: 3600 } }));
    const url = `${running.gateway.url}/graphql`;
    const sendToken = (address: string, token: string) =>
      sendFrom(address, url, { headers: { authorization: `Bearer ${token}` }, body: graphql(TYPENAME) });
    const good = async () => (await running.gateway.demoAccess('officer')).token;
    try {
      const remembered = await good();
      expect((await sendToken('127.0.0.1', remembered)).status).toBe(200);
      const forged = async (index: number) => {
        const [head, claims, signature = ''] = (await good()).split('.');
        const bytes = Buffer.from(signature, 'base64url');
        bytes.writeUInt32BE(index, 8);
        return `${head}.${claims}.${bytes.toString('base64url')}`;
      };
      // Together and one after another: what is under way counts too.
      const tokens = await Promise.all(Array.from({ length: 40 }, (_, index) => forged(index)));
      const together = await Promise.all(tokens.slice(0, 20).map((token) => sendToken('127.0.0.1', token)));
      const after: Answered[] = [];
      for (const token of tokens.slice(20)) after.push(await sendToken('127.0.0.1', token));
      const checked = [...together, ...after].filter(({ status }) => status === 401);
      const refused = [...together, ...after].filter(({ status }) => status === 429);
      expect([checked.length <= 5, checked.length + refused.length]).toEqual([true, 40]);
      expect(refused.map(codeOf)).toEqual(refused.map(() => 'RATE_LIMITED'));
      expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);

      expect((await sendToken('127.0.0.1', remembered)).status).toBe(200);
      expect((await sendToken('127.0.0.2', await good())).status).toBe(200);
    } finally {
      await running.stop();
    }
  });

  test('verifies a new token once for concurrent requests', async () => {
    const running = await Running.start(withLimits({ refusedTokens: { requests: 2, seconds: 3600 } }));
    try {
      const asked = Array.from({ length: 50 }, () => running.ask(TYPENAME));
      expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]));
    } finally {
      await running.stop();
    }
  });
});

describe('officers who keep sending new operation texts', () => {
  const REGISTERED = readFileSync(
    resolve(import.meta.dirname, '../operations/one-stop-desk/DeskForm.graphql'),
    'utf8',
  );
  const ANSWERED = [200, undefined, undefined];
  let issuer: DevelopmentIssuer;
  let running: Running;
  beforeAll(async () => {
    issuer = await createDevelopmentIssuer();
    running = await Running.start(
      (config) => ({
        ...withLimits({ validationMs: 250 })(config),
        trustedOperations: {
          mode: 'log',
          folder: resolve(import.meta.dirname, '../operations'),
        },
      }),
      { developmentIssuer: issuer },
    );
  });
  afterAll(() => running.stop());

  async function officer(number: number, application = 'one-stop-desk') {
    const token = await issuer.sign({
      ...OFFICER,
      sub: `officer ${number}`,
      client_id: application,
      officer: { identityNumber: `07918500010${number}`, fullName: 'Trần Thị Cán Bộ' },
      scope: 'identity civil-status civil-status:family',
    });
    const headers = {
      ...NEW_TYPE,
      authorization: `Bearer ${token}`,
      'x-purpose': '0.000000',
      'x-dossier': 'H29.101-260131-0001',
    };
    const s = await running.persona('Nguyễn Văn An');
    return async (query: string) => {
      const { status, body } = await running.ask(query, { s, subject: s }, headers, 'nobody');
      // Single fields may be forbidden; that is no refusal.
      const { code, limit } = (status === 200 ? undefined : body.errors?.[0]?.extensions) ?? {};
      return [status, code, limit];
    };
  }

  test('are told to wait; colleagues, other applications and known texts are not', async () => {
    const greedy = await Promise.all([1, 2, 3, 4].map((number) => officer(number)));
    const [colleague, stranger] = [await officer(5), await officer(6, 'provincial-portal')];
    const known = newText(1);
    expect(await colleague(known)).toEqual(ANSWERED);
    const refused: (readonly unknown[])[] = [];
    for (let round = 0; round < 100 && refused.length < 4; round += 1) {
      const all = greedy.flatMap((ask) => Array.from({ length: 10 }, () => ask(newText())));
      refused.push(...(await Promise.all(all)).filter(([status]) => status !== 200));
      expect(await colleague(known)).toEqual(ANSWERED);
      expect(await colleague(newText(1))).toEqual(ANSWERED);
      expect(await stranger(newText(1))).toEqual(ANSWERED);
      for (const ask of greedy) expect(await ask(REGISTERED)).toEqual(ANSWERED);
    }
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(String))).toEqual(new Set(['429,RATE_LIMITED,']));
  });

  test('refuses a text whose fields or fragments validation would compare too often', async () => {
    const ask = await officer(7);
    const spreads = Array.from({ length: 70 }, (_, index) => `...g${index}`).join(' ');
    expect(await ask(newText(18))).toEqual([400, 'QUERY_TOO_COSTLY', 'pairs']);
    expect(await ask(`{ sources { ${spreads} } }`)).toEqual([400, 'QUERY_TOO_COSTLY', 'pairs']);
  });
});
