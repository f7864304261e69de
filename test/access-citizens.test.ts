/** Citizens about themselves, with their own tokens. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { writeFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Source } from '../src/source-api/source.ts';
import { loadSources } from '../src/sources/all.ts';
import { Running, type Triple } from './kit/running.ts';

let running: Running;
let an: Triple;
beforeAll(async () => {
  running = await Running.start();
  an = await running.persona('Nguyễn Văn An');
});
afterAll(() => running.stop());
beforeEach(() => running.resetStats());

const ME = `{ me {
  subject { identityNumber fullName }
  completeness
  identity { status record { fullName ethnicGroup { code } father { fullName identityNumber formerNumber } } }
  healthInsurance { status record { cardNumber } visits { status } }
  socialInsurance { status contributions { status } }
  drivingLicences { status points { status } }
  civilStatus { status record { marriages { spouse { fullName identityNumber documentNumber citizen { completeness } } } } }
} }`;

test('lets citizens read every source’s record of them, without relatives’ numbers or a way to their records', async () => {
  const { status, body } = await running.ask<{ me: object }>(ME, {}, {}, 'citizen');
  expect(status).toBe(200);
  expect(body.data?.me).toMatchObject({
    subject: { identityNumber: an.identityNumber, fullName: an.fullName },
    completeness: 'COMPLETE',
    identity: { status: 'FOUND', record: { father: { identityNumber: null, formerNumber: null } } },
    healthInsurance: { status: 'FOUND', visits: { status: 'FOUND' } },
    socialInsurance: { status: 'FOUND' },
    drivingLicences: { status: 'FOUND', points: { status: 'FOUND' } },
    civilStatus: {
      status: 'FOUND',
      record: {
        marriages: [
          {
            spouse: {
              fullName: 'Trần Thị Ngọc Mai',
              identityNumber: null,
              documentNumber: null,
              citizen: null,
            },
          },
        ],
      },
    },
  });
  expect(
    body.errors?.map(({ path, extensions }) => `${path?.slice(-2).join('.')} ${extensions.code}`).toSorted(),
  ).toEqual(
    [
      'father.formerNumber',
      'father.identityNumber',
      'spouse.citizen',
      'spouse.documentNumber',
      'spouse.identityNumber',
    ].map((path) => `${path} FORBIDDEN`),
  );
  const numbers = JSON.stringify(body).match(/\b\d{12}\b/g) ?? [];
  expect(new Set(numbers)).toEqual(new Set([an.identityNumber]));
});

test('accepts a citizen’s own triple as an argument, in any spelling of the name', async () => {
  const query =
    'query ($s: SubjectInput!) { citizen(subject: $s) { identity { status } } me { identity { status } } }';
  const { body } = await running.ask(query, { s: { ...an, fullName: 'NGUYEN VAN AN' } }, {}, 'citizen');
  expect([body.data, body.errors]).toEqual([
    { citizen: { identity: { status: 'FOUND' } }, me: { identity: { status: 'FOUND' } } },
    undefined,
  ]);
});

test('does not answer me for an officer’s token', async () => {
  const { status, body } = await running.ask('{ me { identity { status } } }');
  expect([status, body.data, body.errors?.[0]?.path, body.errors?.[0]?.extensions.code]).toEqual([
    200,
    { me: null },
    ['me'],
    'FORBIDDEN',
  ]);
  expect(await running.stats()).toMatchObject({ population: { calls: 0 } });
});

test('reports a refusal, without a call, for a source without a service account for citizens', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
  const file = join(folder, 'purposes.yml');
  const text = await readFile(new URL('../config/purposes.yml', import.meta.url), 'utf8');
  await writeFile(file, text.replace("      '*':\n", '      population:\n'));
  const other = await Running.start((config) => ({ ...config, purposes: file }));
  try {
    const query =
      '{ me { completeness identity { status } drivingLicences { status failure { code retryable } points { status } } } }';
    const { body } = await other.ask(query, {}, {}, 'citizen');
    expect(body.errors).toBeUndefined();
    expect(body.data).toEqual({
      me: {
        completeness: 'PARTIAL',
        identity: { status: 'FOUND' },
        drivingLicences: {
          status: 'REFUSED',
          failure: { code: 'CALLER_NOT_REGISTERED', retryable: false },
          points: { status: 'REFUSED' },
        },
      },
    });
    expect(await other.stats()).toMatchObject({ population: { calls: 1 }, 'driving-licence': { calls: 0 } });
  } finally {
    await other.stop();
    await rm(folder, { recursive: true });
  }
});

test('keeps a part whose audience is citizens from everybody else, and does not ask for it', async () => {
  const sources = (await loadSources()).map((source): Source => {
    const [main, ...others] = source.parts;
    return { ...source, parts: [main, ...others.map((part) => ({ ...part, audience: 'self' as const }))] };
  });
  const other = await Running.start(undefined, { sources });
  try {
    const { identityNumber, fullName, dateOfBirth } = an;
    const triple = { identityNumber, fullName, dateOfBirth };
    const selected = '{ drivingLicences { status points { status record { __typename } } } }';
    const own = await other.ask(`{ me ${selected} }`, {}, {}, 'citizen');
    const points = { status: 'FOUND', record: { __typename: 'LicencePoints' } };
    expect(own.body.data).toEqual({ me: { drivingLicences: { status: 'FOUND', points } } });
    expect(JSON.stringify(own.body)).toContain('driving-licence/points');
    const query = `query ($s: SubjectInput!) { citizen(subject: $s) ${selected} }`;
    const { body } = await other.ask(query, { s: triple });
    expect(body.data).toEqual({ citizen: { drivingLicences: { status: 'FOUND', points: null } } });
    expect(body.errors?.map(({ path, extensions }) => [path?.at(-1), extensions.code])).toEqual([
      ['points', 'FORBIDDEN'],
    ]);
    // The receipt names what was asked.
    expect(JSON.stringify(body)).not.toContain('driving-licence/points');
  } finally {
    await other.stop();
  }
});
