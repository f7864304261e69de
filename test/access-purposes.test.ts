/** The purposes file is checked whole against the schema, and each fault is told by its path; what comes with the project is whole. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { explainOperation, explainPurpose } from '../src/cli/explain.ts';
import { fits } from '../src/lib/glob.ts';
import { loadPurposes } from '../src/access/purposes/load.ts';
import { DEVELOPMENT_PURPOSE, findPurpose, type Purpose } from '../src/access/purposes/purpose.ts';
import { readRules, type SchemaRules } from '../src/graphql/schema-rules.ts';
import type { Source } from '../src/source-api/source.ts';
import { ConfigError } from '../src/lib/config-file.ts';
import { createSchema } from '../src/gateway/schema.ts';
import { loadSources } from '../src/sources/all.ts';
import { SOURCE_IDS } from './kit/source-ids.ts';

const SHIPPED = fileURLToPath(new URL('../config/purposes.yml', import.meta.url));
const WHOLE = `
groups:
  who: [Citizen.identity, IdentityAnswer.record, Identity.fullName]
purposes:
  - code: '1.004222'
    codeFrom: memory
    title: { vi: Thường trú, en: Residence }
    legalGround: Luật Cư trú
    kind: procedure
    usedBy: { agencies: ['H29.*'], applications: ['*'], roles: [officer] }
    reads: [who]
    dossier: required
    subjects: 2
    maxAgeSeconds: { population: 60 }
    serviceCodes: { population: { 'H29.101': A, '*': B } }
`;

let sources: readonly Source[];
let rules: SchemaRules;
beforeAll(async () => {
  sources = await loadSources();
  rules = readRules(createSchema(sources));
});

async function load(text: string, mode: 'development' | 'production' = 'production') {
  const file = join(await mkdtemp(join(tmpdir(), 'lienthong-')), 'purposes.yml');
  await writeFile(file, text);
  return loadPurposes(file, rules, sources, mode);
}

async function only(text: string): Promise<Purpose> {
  const [purpose] = [...(await load(text)).values()];
  if (!purpose) throw new Error('no purpose');
  return purpose;
}

test('reads fields, freshness and source codes per agency from a purpose', async () => {
  const purpose = await only(WHOLE);
  expect(purpose.reads('Identity.fullName')).toBe(true);
  expect(purpose.reads('Identity.religion')).toBe(false);
  expect([purpose.maxAgeSeconds('population'), purpose.maxAgeSeconds('civil-status')]).toEqual([
    60,
    undefined,
  ]);
  const code = (agency: string) => purpose.serviceCode('population', agency);
  expect([code('H29.101'), code('H29.102'), purpose.serviceCode('civil-status', 'H29.101')]).toEqual([
    'A',
    'B',
    undefined,
  ]);
});

test('asks each source under its own service account, the others under that of all', async () => {
  const account = (agency: string, fullName: string) =>
    `{ agency: ${agency}, officer: { identityNumber: '079185000001', fullName: ${fullName} } }`;
  const accounts = `{ population: ${account('H29', 'A')}, '*': ${account('H30', 'B')} }`;
  const text = WHOLE.replace('kind: procedure', 'kind: self').concat(`    serviceAccounts: ${accounts}\n`);
  const purpose = await only(text);
  expect(sources.map(({ id }) => [id, purpose.serviceAccount(id)?.agency])).toEqual(
    sources.map(({ id }) => [id, id === 'population' ? 'H29' : 'H30']),
  );
});

test.each<[string, (text: string) => string, readonly string[]]>([
  [
    'a group that is not there',
    (text) => text.replace('reads: [who]', 'reads: [whom]'),
    ['purposes[0].reads[0]: whom is no group and no guarded field — correct it, or add the group'],
  ],
  [
    'a field that is not there',
    (text) => text.replace('Identity.fullName', 'Identity.phone'),
    ['groups.who[2]: Identity.phone is no guarded field — correct it'],
  ],
  [
    'a field that nothing leads to',
    (text) => text.replace('reads: [who]', 'reads: [who, HealthInsurance.cardNumber]'),
    ['purposes[0].reads: nothing that is read leads to HealthInsurance.cardNumber — add what does'],
  ],
  [
    'the purpose of development',
    (text) => text.replace('1.004222', '0.000000'),
    ['purposes[0].code: 0.000000 is built into development mode — use another code'],
  ],
  [
    'a code of another form',
    (text) => text.replace('1.004222', 'G22-LT01'),
    [String.raw`purposes[0].code: must match pattern "^\d\.\d{6}$"`],
  ],
  [
    'a source that is not there',
    (text) => text.replace('maxAgeSeconds: { population', 'maxAgeSeconds: { weather'),
    [`purposes[0].maxAgeSeconds.weather: is no source — the sources are ${SOURCE_IDS.join(', ')}`],
  ],
  [
    'a service account of a purpose for officials',
    (text) =>
      `${text}    serviceAccounts: { population: { agency: H29, officer: { identityNumber: '079185000001', fullName: A } } }\n`,
    ['purposes[0].serviceAccounts.population: is for kind self only — remove it'],
  ],
  [
    'a key with a slip',
    (text) => text.replace('legalGround', 'legalground'),
    [
      'purposes[0]: must have required properties legalGround — add legalGround',
      'purposes[0].legalground: is not a known key — remove or correct it',
    ],
  ],
  [
    'a kind that is not there',
    (text) => text.replace('kind: procedure', 'kind: development'),
    ['purposes[0].kind: must be equal to one of the allowed values (procedure,self,audit,reconcile)'],
  ],
])('%s is told by its path', async (_what, change, faults) => {
  const error: unknown = await load(change(WHOLE)).catch((caught: unknown) => caught);
  expect(error instanceof ConfigError ? error.faults : error).toEqual(faults);
});

test('reports a duplicate purpose code', async () => {
  const twice = WHOLE + WHOLE.slice(WHOLE.indexOf('  - code'));
  await expect(load(twice)).rejects.toThrow(
    'purposes[1].code: stands for an earlier purpose too — use each code once',
  );
});

describe('the purposes of the project', () => {
  test('are valid, and contain the development purpose in development mode only', async () => {
    const development = await loadPurposes(SHIPPED, rules, sources, 'development');
    const production = await loadPurposes(SHIPPED, rules, sources, 'production');
    expect([...development.keys()].filter((code) => !production.has(code))).toEqual(['0.000000']);
    expect([...production.values()].map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['procedure', 'self', 'audit', 'reconcile']),
    );
  });

  test('let no citizen’s purpose read a relative’s number or reach their record', async () => {
    const purposes = await loadPurposes(SHIPPED, rules, sources, 'production');
    const forbidden = [...rules.guarded].filter(([, lists]) =>
      lists.some((list) => list.some((scope) => /:(family-numbers|walk)$/.test(scope))),
    );
    expect(forbidden.length).toBeGreaterThan(5);
    const self = [...purposes.values()].filter(({ kind }) => kind === 'self');
    expect(self).toHaveLength(1);
    expect(forbidden.filter(([coordinate]) => self.some(({ reads }) => reads(coordinate)))).toEqual([]);
  });

  test('state the origin of every code', async () => {
    const text = await readFile(SHIPPED, 'utf8');
    const codes = [...text.matchAll(/code: '(.*)'\n\s+codeFrom: (\w+)/g)].map(([, code = '', from]) => [
      code,
      from,
    ]);
    const ours = codes.filter(([code = '']) => code.startsWith('0.'));
    expect(ours.every(([, from]) => from === 'ours')).toBe(true);
    expect(Object.fromEntries(codes)).toMatchObject({
      '1.000894': 'confirmed',
      '3.000347': 'confirmed',
      '1.001193': 'memory',
    });
  });

  test('can be explained, in full and for an operation', async () => {
    const purposes = await loadPurposes(SHIPPED, rules, sources, 'production');
    const reception = findPurpose(purposes, '0.000010') ?? DEVELOPMENT_PURPOSE;
    expect(explainPurpose(reception, rules)).toMatch(/^ {2}HealthInsurance: cardNumber, /m);
    const text =
      'query Q($s: SubjectInput!) { citizen(subject: $s) { identity { record { religion { code } fullName } } } }';
    const told = explainOperation(reception, text, rules);
    const [reads = '', forbids = '', needs = ''] = told.split(/^(?:and not|The token needs).*$/m);
    expect(reads).toContain('Identity.fullName');
    expect(forbids).toContain('Identity.religion');
    expect(needs).toContain('identity:religion');
  });
});

test('finds a procedure with or without an agency’s code after it, and by no other text', async () => {
  const purposes = await load(WHOLE);
  expect(findPurpose(purposes, '1.004222.000.00.00.H29')?.code).toBe('1.004222');
  for (const named of ['', '.', '1', '1.00422', '1.0042222', 'constructor', '__proto__.toString']) {
    expect(findPurpose(purposes, named)).toBeUndefined();
  }
});

describe('a pattern', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', '.', '+') });

  test('matches any text at its stars and only literal text elsewhere', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), piece, (pieces, text) => {
        const expression = new RegExp(`^${pieces.map((one) => RegExp.escape(one)).join('.*')}$`);
        expect(fits([pieces.join('*')], text)).toBe(expression.test(text));
        expect(fits([pieces.join('*')], pieces.join(text))).toBe(true);
      }),
    );
  });
});
