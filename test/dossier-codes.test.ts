/** Codes of dossiers: national forms for every caller, configured forms for an agency. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCodePattern } from '../src/access/code-pattern.ts';
import { OFFICER, startIssuer, type TestIssuer } from './kit/issuer.ts';
import { Running, type Triple } from './kit/running.ts';

const ALL = `query ($s: SubjectInput!) { citizen(subject: $s) {
  drivingLicences { status } socialInsurance { status } civilStatus { status } } }`;
const FLAGS = `query ($s: IdentityNumber) { auditEntries(filter: { kinds: [FLAG], subject: $s }) {
  edges { node { code dossier agency } } } }`;
const LOGGED = `query ($d: String!) { auditEntries(filter: { kinds: [INTENT], dossier: $d }) {
  edges { node { dossier agency } } } }`;

const LONG = `${'A'.repeat(40)}-${'1'.repeat(8)}`;

/** Beside those that come with the project: one for the agencies of this test. */
const PURPOSE = `
  - code: '1.999999'
    codeFrom: ours
    title: { vi: Mọi cơ quan, en: Every agency }
    legalGround: none
    kind: procedure
    usedBy: { agencies: ['*'], applications: ['*'], roles: ['*'] }
    reads: [licences, participation, civil-status]
    dossier: required
    subjects: 2
`;

let folder: string;
let issuer: TestIssuer;
let running: Running;
let an: Triple;
beforeAll(async () => {
  issuer = await startIssuer();
  folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
  const purposes = join(folder, 'purposes.yml');
  await writeFile(purposes, (await readFile('config/purposes.yml', 'utf8')) + PURPOSE);
  running = await Running.start((config) => ({
    ...config,
    purposes,
    auth: { ...config.auth, issuers: [issuer.settings] },
    request: {
      ...config.request,
      dossiers: [
        {
          agencies: ['79014', '79025'],
          patterns: [String.raw`\d{4}C\d{3}`, '[A-Z]{2}[0-9]{2}[.][0-9]{1,8}'],
        },
        { agencies: ['H29', 'H29.*'], patterns: ['[0-9]{1,6}/[0-9]{4}/[A-Z]{2,6}-[A-Z]{2}'] },
        { agencies: ['000.*'], patterns: ['[A-Za-z0-9_-]{8,64}'] },
      ],
    },
  }));
  an = await running.persona('Nguyễn Văn An');
});
afterAll(async () => {
  issuer.stop();
  await running.stop();
  await rm(folder, { recursive: true });
});

async function ask(
  agency: string | undefined,
  dossier: string,
  subject = an,
  query = ALL,
  variables: object = { s: subject },
) {
  const claims = { ...OFFICER, agency, scope: 'driving-licence social-insurance civil-status' };
  const token = agency === undefined ? {} : { authorization: `Bearer ${await issuer.token(claims)}` };
  const headers = {
    accept: 'application/graphql-response+json',
    'x-purpose': '1.999999',
    'x-dossier': dossier,
    ...token,
  };
  return running.ask(query, variables, headers, 'nobody');
}

describe('a dossier code of a national form is accepted from every agency', () => {
  test.each([
    'H29.101-260131-0001',
    'H21.129-250812-0035',
    '000.00.12.H62-201105-0004',
    'G22.99.09-240114-0001',
    'G22.99.08-260912-000123',
    'H99.20-20261105-0000012',
    'G09.20-20261105-0000012',
    'H29.101-20260131-0000001',
    `${'H'.repeat(52)}-260131-0001`,
  ])('%s, and is sent to the sources unchanged', async (dossier) => {
    const { status, body } = await ask('H29.101', dossier);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      data: { citizen: { drivingLicences: { status: 'FOUND' }, civilStatus: { status: 'FOUND' } } },
    });
  });
});

describe('a dossier code of another form', () => {
  test.each([
    ['79014', '1897C359'],
    ['79025', 'BN26.0001234'],
    ['H29', '45/2026/TLST-HN'],
    ['H29.101', '45/2026/TLST-HN'],
    ['000.00.12.H62', 'a_local-code'],
    ['000.00.12.H62', LONG],
  ])('of %s is accepted where configured: %s', async (agency, dossier) => {
    const { status, body } = await ask(agency, dossier);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      data: {
        citizen: {
          drivingLicences: { status: 'FOUND' },
          socialInsurance: { status: 'FOUND' },
          civilStatus: { status: 'FOUND' },
        },
      },
    });
  });

  test.each([
    ['of another agency', 'H29.101', '1897C359'],
    ['of an agency that only begins alike', 'H291', '45/2026/TLST-HN'],
    ['of an agency without patterns', 'H30.101', '1897C359'],
    ['without a token', undefined, '1897C359'],
    ['that only begins as the pattern does', '79014', '1897C3599'],
    ['that only ends as the pattern does', '79014', '11897C359'],
    ['in small letters', '79014', '1897c359'],
    ['with a blank', '000.00.12.H62', 'a local code'],
    ['that is none at all', '000.00.12.H62', '********'],
    ['that is too short for the pattern', '000.00.12.H62', 'short'],
    ['that is too long', '000.00.12.H62', 'a'.repeat(65)],
    ['of a short serial behind a long day', 'H29.101', 'H29.101-20260131-0001'],
  ])('%s is refused with its rule', async (_what, agency, dossier) => {
    const { status, body } = await ask(agency, dossier);
    expect([status, body.errors?.[0]?.extensions]).toEqual([
      400,
      { code: 'BAD_USER_INPUT', argument: 'X-Dossier', rule: 'DOSSIER_FORM' },
    ]);
  });

  test.each([`${'H'.repeat(53)}-260131-0001`, `${'1.'.repeat(6000)}-260131-0001`])(
    'of a national form is refused if it is too long (%#)',
    async (dossier) => {
      expect((await ask('H29.101', dossier)).status).toBe(400);
    },
  );

  test('is on record, and can be searched', async () => {
    await ask('79014', '2026C001');
    const { body } = await running.ask(LOGGED, { d: '2026C001' }, {}, 'auditor');
    expect(body.data).toEqual({
      auditEntries: { edges: [{ node: { dossier: '2026C001', agency: '79014' } }] },
    });
  });

  test('identifies a case of its agency, and a national one a case of the country', async () => {
    const stranger = await running.persona('Đỗ Quang Vinh');
    const flags = async () => {
      const { body } = await running.ask(FLAGS, { s: stranger.identityNumber }, {}, 'auditor');
      return body.data;
    };
    const none = { auditEntries: { edges: [] } };
    await ask('79014', '2026C100');
    await ask('79025', '2026C100', stranger);
    expect(await flags()).toEqual(none);
    await ask('79014', '2026C100', stranger);
    const flag = (dossier: string, agency: string) => ({
      node: { code: 'DOSSIER_WITH_STRANGER', dossier, agency },
    });
    expect(await flags()).toEqual({ auditEntries: { edges: [flag('2026C100', '79014')] } });
    await ask('79014', 'H29.101-260131-0555');
    await ask('79025', 'H29.101-260131-0555', stranger);
    expect(await flags()).toEqual({
      auditEntries: { edges: [flag('H29.101-260131-0555', '79025'), flag('2026C100', '79014')] },
    });
  });
});

describe('a pattern of dossier codes', () => {
  test.each([
    [String.raw`\d{4}C\d{3}`, '1897C359', ['1897C35', '1897C3590', '1897D359', 'x1897C359']],
    [String.raw`^H29\.[0-9]+`.replace('+', '{1,3}$'), 'H29.101', ['H29x101', 'H29.', 'H29.1011']],
    ['[A-Z]{0,2}[0-9]?', 'AB', ['ABC', 'AB12', 'ab']],
    [String.raw`[A-Z\d._/-]{2,5}`, 'A1._/', ['a1', 'A', 'A1._/-']],
    ['A-?B', 'AB', ['A--B', 'A', 'AB-']],
    ['?', undefined, []],
  ])('%s matches %s and not %j', (text, fitting, others) => {
    const pattern = readCodePattern(text);
    if (fitting === undefined) return expect(pattern).toHaveProperty('fault');
    if (typeof pattern !== 'function') throw new Error(pattern.fault);
    expect(pattern(fitting)).toBe(true);
    expect(others.filter((other) => pattern(other))).toEqual([]);
  });

  test('equals the regular expression of the same text', () => {
    const one = fc.constantFrom(
      'A',
      '1',
      '-',
      '/',
      '_',
      String.raw`\.`,
      String.raw`\d`,
      '[A-C]',
      '[AB1-3]',
      '[^A]',
      '.',
    );
    const count = fc.constantFrom('', '', '?', '{2}', '{0,2}', '{1,3}', '{3,1}', '*', '+', '{2,}');
    const code = fc.string({
      unit: fc.constantFrom('A', 'B', 'C', '1', '2', '-', '/', '_', '.'),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(one, count), { minLength: 1, maxLength: 4 }), code, (pieces, text) => {
        const source = pieces.flat().join('');
        const pattern = readCodePattern(source);
        const isUnbounded = /[*+]|,\}|\{3,1|\^|(?<!\\)\./.test(source);
        expect(typeof pattern).toBe(isUnbounded ? 'object' : 'function');
        if (typeof pattern === 'function')
          expect(pattern(text)).toBe(new RegExp(`^(?:${source})$`).test(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('matches the longest code in few steps, however ambiguous it is', () => {
    const pattern = readCodePattern('[A-Z0-9]{0,64}'.repeat(14));
    if (typeof pattern !== 'function') throw new Error(pattern.fault);
    expect(pattern('A'.repeat(64))).toBe(true);
    expect(pattern(`${'A'.repeat(63)}a`)).toBe(false);
  });

  test('matches only characters of codes', () => {
    const pattern = readCodePattern('[A-z]{1,64}');
    if (typeof pattern !== 'function') throw new Error(pattern.fault);
    for (const text of ['A^B', 'A[B', 'A`B', 'A\\B', 'A\nB', 'ÁB', '', 'A\n'])
      expect(pattern(text)).toBe(false);
    expect(pattern('A_B')).toBe(true);
  });

  test.each([
    ['', 'fits no code'],
    ['^$', 'fits no code'],
    ['[0-9]{65}', 'from character 1 on'],
    ['[0-9]{60}[A-Z]{5}', 'fits no code'],
    ['[0-9]+', 'from character 6 on'],
    ['A*', 'from character 2 on'],
    ['(A|B)', 'from character 1 on'],
    ['A.B', 'from character 2 on'],
    [String.raw`A\wB`, 'from character 2 on'],
    ['[^A]', 'from character 1 on'],
    ['[Z-A]', 'from character 1 on'],
    ['[A', 'from character 1 on'],
    ['A{2,1}', 'from character 1 on'],
    ['Đ', 'from character 1 on'],
    ['A B', 'from character 2 on'],
    ['A$B', 'from character 2 on'],
  ])('“%s” is refused', (text, fault) => {
    expect(readCodePattern(text)).toMatchObject({ fault: expect.stringContaining(fault) });
  });
});
