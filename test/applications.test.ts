/** The test kit of applications: refusals of the gateway, and callers with chosen rights. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SCENARIOS } from '../mocks/control/scenarios.ts';
import { FAULT_KINDS } from '../mocks/kit/fault-kinds.ts';
import { DEMO_ROLES } from '../dev/demo.ts';
import {
  startGateway,
  startMocks,
  type DemoRole,
  type TestGateway,
  type TestGatewayOptions,
  type TestMocks,
} from '../dev/kit.ts';

const QUERY = `query Identity($subject: SubjectInput!) { citizen(subject: $subject) {
  identity { status record { fullName religion { code } } } } }`;

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly codes: readonly string[] | undefined;
  readonly paths: readonly string[] | undefined;
  readonly identity:
    { readonly status: string; readonly record: { readonly fullName: string } | null } | undefined;
}

let mocks: TestMocks;
const started: TestGateway[] = [];
let usual: TestGateway;
beforeAll(async () => {
  mocks = await startMocks();
  usual = await start({});
});
afterAll(async () => {
  await Promise.all(started.map((gateway) => gateway.close()));
  await mocks.close();
});

async function start(options: Omit<TestGatewayOptions, 'mocks'>): Promise<TestGateway> {
  const gateway = await startGateway({ mocks, ...options });
  started.push(gateway);
  return gateway;
}

async function ask(gateway: TestGateway, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
    },
    body: JSON.stringify({ query: QUERY, variables: { subject: mocks.persona('Nguyễn Văn An').subject } }),
  });
  const body = (await response.json()) as {
    readonly data?: { readonly citizen?: { readonly identity?: Answer['identity'] } };
    readonly errors?: readonly { readonly path?: readonly string[]; readonly extensions: { code: string } }[];
  };
  return {
    status: response.status,
    headers: response.headers,
    codes: body.errors?.map(({ extensions }) => extensions.code),
    paths: body.errors?.map(({ path = [] }) => path.join('.')),
    identity: body.data?.citizen?.identity,
  };
}

describe('an application under test receives', () => {
  test('429 when its test limits the rate', async () => {
    const gateway = await start({ limits: { rate: { officer: { requests: 1, seconds: 3600 } } } });
    const headers = await gateway.headersOf();
    expect(await ask(gateway, headers)).toMatchObject({ status: 200, codes: undefined });
    const refused = await ask(gateway, headers);
    expect(refused).toMatchObject({ status: 429, codes: ['RATE_LIMITED'] });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('503 during an audit outage, and answers after it', async () => {
    const headers = await usual.headersOf();
    await usual.setAudit('unavailable');
    await mocks.resetStats();
    const refused = await ask(usual, headers);
    expect(refused).toMatchObject({ status: 503, codes: ['AUDIT_UNAVAILABLE'], identity: undefined });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await mocks.stats())['population']?.calls).toBe(0);
    await usual.setAudit('available');
    expect(await ask(usual, headers)).toMatchObject({ status: 200, codes: undefined });
  });

  test.each(['expired', 'untrusted'] as const)('401 with a token that is %s', async (token) => {
    const refused = await ask(usual, await usual.headersOf('officer', { token }));
    expect(refused).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
    expect(await ask(usual, await usual.headersOf())).toMatchObject({ status: 200 });
    const never = await start({ token });
    expect(await ask(never, await never.headersOf('clerk'))).toMatchObject({ status: 401 });
    expect(await ask(never, await never.headersOf('clerk', { token: 'valid' }))).toMatchObject({
      status: 200,
    });
  });

  test('FORBIDDEN at a field whose scope the token lacks', async () => {
    const forbidden = {
      status: 200,
      codes: ['FORBIDDEN'],
      paths: ['citizen.identity.record.religion'],
      identity: { status: 'FOUND', record: { fullName: 'NGUYỄN VĂN AN' } },
    };
    const narrow = await start({ scopes: ['identity'] });
    expect(await ask(narrow, await narrow.headersOf())).toMatchObject(forbidden);
    expect(await ask(usual, await usual.headersOf('officer', { scopes: ['identity'] }))).toMatchObject(
      forbidden,
    );
    expect(await ask(usual, await usual.headersOf())).toMatchObject({ codes: undefined });
  });

  test('refuses operations that are not registered', async () => {
    const gateway = await start({ trustedOperations: { mode: 'enforce' } });
    expect(await ask(gateway, await gateway.headersOf())).toMatchObject({
      status: 400,
      codes: [expect.stringMatching(/^PERSISTED_QUERY_/)],
    });
  });
});

describe('purposes of a test', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lienthong-purposes-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('come from the file that the test names', async () => {
    const file = join(folder, 'purposes.yml');
    await writeFile(
      file,
      `groups: {}
purposes:
  - code: '9.000001'
    codeFrom: ours
    title: { vi: Thử, en: Trial }
    legalGround: none
    kind: procedure
    usedBy: { agencies: ['*'], applications: ['*'], roles: [officer] }
    reads: [Citizen.identity, IdentityAnswer.record, Identity.fullName]
    dossier: optional
    subjects: 1
`,
    );
    const gateway = await start({ purposes: file });
    const headers = await gateway.headersOf();
    expect(await ask(gateway, { ...headers, 'X-Purpose': '9.000001' })).toMatchObject({
      codes: ['FORBIDDEN'],
      paths: ['citizen.identity.record.religion'],
    });
    expect(await ask(gateway, { ...headers, 'X-Purpose': '1.004222' })).toMatchObject({
      status: 400,
      codes: ['PURPOSE_REQUIRED'],
    });
    expect(await ask(usual, { ...headers, 'X-Purpose': '9.000001' })).toMatchObject({ status: 401 });
  });

  test('report an unreadable file with the reason', async () => {
    await expect(start({ purposes: join(folder, 'none.yml') })).rejects.toThrow(/none\.yml.*ENOENT/s);
  });
});

describe('a clerk’s token', () => {
  test('reads exactly the fields of the procedure', async () => {
    expect(await ask(usual, await usual.headersOf('clerk'))).toMatchObject({
      status: 200,
      codes: ['FORBIDDEN'],
      paths: ['citizen.identity.record.religion'],
      identity: { status: 'FOUND', record: { fullName: 'NGUYỄN VĂN AN' } },
    });
  });

  test('hides a mismatch that an officer’s token shows', async () => {
    await mocks.setFaults('population', [{ kind: 'wrongSubject' }]);
    const seenBy = async (role: DemoRole) => (await ask(usual, await usual.headersOf(role))).identity?.status;
    expect(await seenBy('officer')).toBe('MISMATCH');
    expect(await seenBy('clerk')).toBe('NOT_FOUND');
    await mocks.clearFaults();
  });

  test('is refused under another procedure', async () => {
    const headers = { ...(await usual.headersOf('clerk')), 'X-Purpose': '0.000000' };
    expect(await ask(usual, headers)).toMatchObject({ status: 403, codes: ['PURPOSE_FORBIDDEN'] });
  });
});

describe('an error in a test’s setup is reported with its rule', () => {
  test.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'a limit that is not there',
      () => start({ limits: { rate: { officr: { requests: 1 } } } }),
      /^limits\.rate\.officr: is not a known key/,
    ],
    [
      'a limit out of bounds',
      () => start({ limits: { rate: { officer: { requests: 0 } } } }),
      /^limits\.rate\.officer\.requests: must be >= 1/,
    ],
    ['a role', () => usual.headersOf('minister' as DemoRole), /^role must be one of officer, clerk,/],
    [
      'a token',
      () => usual.headersOf('officer', { token: 'old' as 'expired' }),
      /^token must be one of valid,/,
    ],
    ['a state', () => usual.setAudit('gone' as 'unavailable'), /^state must be one of available,/],
  ])('%s', async (_what, wrong, message) => {
    await expect(wrong()).rejects.toThrow(message);
  });
});

test('lists every fault, scenario and role in the types of the package', () => {
  const types = readFileSync(new URL('../index.d.cts', import.meta.url), 'utf8');
  const parameters = Object.values(FAULT_KINDS).flatMap((row) => Object.keys(row.parameters));
  const names = [...Object.keys(FAULT_KINDS), ...Object.keys(SCENARIOS), ...DEMO_ROLES];
  expect(names.filter((name) => !types.includes(`'${name}'`))).toEqual([]);
  expect(parameters.filter((name) => !types.includes(`readonly ${name}: `))).toEqual([]);
});
