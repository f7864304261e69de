/** The interface for sources: what does not compile, what is refused when a source is loaded, what is derived. */
import { describe, expect, test } from '@jest/globals';
import { buildSchema, Kind, parse } from 'graphql';
import Type from 'typebox';
import { deniedFields, planOf } from '../src/access/plan.ts';
import type { Identity } from '../src/access/identity.ts';
import type { Purpose } from '../src/access/purposes/purpose.ts';
import { withCacheDefaults } from '../src/config/cache-defaults.ts';
import { sourceBlock } from '../src/config/schema.ts';
import { readRules } from '../src/graphql/schema-rules.ts';
import * as generated from '../src/generated/wire/driving-licence.ts';
import { checkSources, loaded } from '../src/source-api/check-source.ts';
import { contract, defineLgspSource, defineSource, lgspPart, part } from '../src/source-api/index.ts';
import type { SourceDefinition } from '../src/source-api/source.ts';
import { audience, numbers, own, periods, requests, silent, streams, truth } from './source-sketches.ts';

interface Certificate {
  readonly fileNumber: string;
}

const certificates = part<Certificate>({ merge: (first) => first });

describe('a definition that does not compile', () => {
  test('has parts whose functions take other records than their own', () => {
    const wrong = part<Certificate>({
      // @ts-expect-error -- no certificate
      merge: () => ({ amount: 1 }),
      // @ts-expect-error -- a certificate has no amount
      facts: ({ amount }: { readonly amount: number }) => ({ SEX: String(amount) }),
    });
    expect(wrong).toHaveProperty('facts');
  });

  test('has a connector of other records, parts, settings or messages', () => {
    const definition = { ...own, id: 'sample', parts: { certificates } };
    const evidence = { numbers: [], keyed: true, fullName: 'A', dateOfBirth: undefined };
    defineSource({
      ...definition,
      connect: () => ({
        ...silent,
        // @ts-expect-error -- no record of any part
        ask: () => Promise.resolve([{ candidates: [{ evidence, record: { amount: 1 } }] }]),
      }),
    });
    defineSource({
      ...definition,
      connect: () => ({
        ...silent,
        // @ts-expect-error -- there is no part of this name
        ask: ({ questions }) => Promise.resolve(questions.filter((one) => one.part.name === 'points') && []),
      }),
    });
    // @ts-expect-error -- there is no such setting
    defineSource({ ...definition, connect: ({ officer }) => (officer ? silent : silent) });
    defineSource({
      ...definition,
      connect: (_settings, host) => {
        // @ts-expect-error -- the contract has no such message
        expect(() => host.contract('Licences')).toBeDefined();
        return silent;
      },
    });
    // @ts-expect-error -- a host gives no files
    defineSource({ ...definition, connect: (_settings, { fs }) => (fs ? silent : silent) });
  });

  test('lacks a name, or is of another version', () => {
    const { name: _name, ...nameless } = { ...own, id: 'sample', parts: { certificates } };
    // @ts-expect-error -- no name
    expect(defineSource({ ...nameless, connect: () => silent })).toMatchObject({ id: 'sample' });
    // @ts-expect-error -- no English name
    defineSource({ ...nameless, name: { vi: 'Nguồn' }, connect: () => silent });
    // @ts-expect-error -- another version
    defineSource({ ...nameless, ...own, apiVersion: 2, connect: () => silent });
  });

  test('is of the platform and names a column that an item does not have', () => {
    lgspPart<Certificate, generated.Wire>({
      // @ts-expect-error -- no column of KetQua
      column: 'giayPhep',
      rows: () => undefined,
      merge: (first) => first,
    });
    lgspPart<Certificate, generated.Wire>({
      column: 'gplx',
      // @ts-expect-error -- rows of other records
      rows: () => ({ candidates: [{ evidence: evidenceOfNobody, record: { amount: 1 } }] }),
      merge: (first) => first,
    });
    const licences = lgspPart<Certificate, generated.Wire>({
      column: 'gplx',
      rows: () => undefined,
      merge: (first) => first,
    });
    const source = defineLgspSource({
      ...platform,
      contract: contract<generated.Wire>(generated),
      parts: { licences },
    });
    // @ts-expect-error -- there is no such part
    expect(source.part('points')).toBeUndefined();
    expect(source.part('licences')).toMatchObject({ name: 'licences', source: 'DRIVING_LICENCE' });
  });

  test('names a truth of other records', () => {
    // @ts-expect-error -- a payment is an amount
    const wrong: typeof truth = { ...truth, points: { outcome: 'FOUND', record: { amount: '1' } } };
    expect(wrong).not.toEqual(truth);
  });
});

const evidenceOfNobody = { numbers: [], keyed: true, fullName: undefined, dateOfBirth: undefined };
const platform = {
  apiVersion: 1,
  id: 'sample',
  sourceId: 'DRIVING_LICENCE',
  name: own.name,
  field: 'drivingLicences',
  officerRefusals: null,
  path: '/service',
  failures: {},
} as const;

const [mainPart, furtherPart] = requests.parts;

/** The definition of a package that no TypeScript has seen. */
const malformed = (
  [
    ['no parts', { parts: [] }, 'parts: has another form'],
    ['numbers of no kind', { numberKinds: ['PASSPORT'] }, 'numberKinds: has another form'],
    ['settings without properties', { settings: {} }, 'settings: has another form'],
    ['no name', { name: undefined }, 'name: has another form'],
    ['a name of a book', { name: { vi: 'x'.repeat(201), en: 'x' } }, 'name: has another form'],
    ['a text for codes', { officerRefusals: '05' }, 'officerRefusals: has another form'],
    ['no functions', { fields: { Licence: { age: 1 } } }, 'fields: has another form'],
    ['no type of functions', { walks: { Licence: null } }, 'walks: has another form'],
    ['a part of no form', { parts: [null] }, 'parts: has another form'],
    ['no merge', { parts: [{ ...mainPart, merge: 1 }] }, 'parts[0].merge: has another form'],
    [
      'another audience',
      { parts: [{ ...mainPart, audience: 'Self' }] },
      'parts[0].audience: has another form',
    ],
    ['no lifetimes', { parts: [{ ...mainPart, cache: 5 }] }, 'parts[0].cache: has another form'],
    [
      'an endless life',
      { parts: [{ ...mainPart, cache: { ttl: 1e12 } }] },
      'parts.certificates.cache.ttl: is no number',
    ],
    [
      'an unknown life',
      { parts: [{ ...mainPart, cache: { fresh: 1 } }] },
      'parts.certificates.cache.fresh: is no lifetime',
    ],
    [
      'a part of another source',
      { parts: [{ ...mainPart, source: 'POPULATION' }] },
      'parts.certificates: is of the source POPULATION',
    ],
    [
      'a part twice',
      { parts: [mainPart, { ...mainPart, field: 'points' }] },
      'parts.certificates: is the name of two parts',
    ],
    [
      'a tie elsewhere',
      { parts: [mainPart, { ...furtherPart, tiedBy: { ...mainPart } }] },
      'parts.points.tiedBy: is no part before it',
    ],
    [
      'a part without a field',
      { parts: [mainPart, { ...furtherPart, field: undefined }] },
      'parts.points.field: is missing',
    ],
    [
      'a main part with a field',
      { parts: [{ ...mainPart, field: 'points' }] },
      'parts.certificates.field: the main part is answered',
    ],
  ] as const
).map(([what, changes, fault]): [string, SourceDefinition, string] => [
  what,
  { ...requests, ...changes } as unknown as SourceDefinition,
  fault,
]);

describe('a definition', () => {
  test('gives its parts their source, their names and their fields', () => {
    const { parts, batchSize } = requests;
    expect(batchSize).toBe(1);
    expect(parts.map(({ name, field, source }) => [name, field, source])).toEqual([
      ['certificates', undefined, 'DRIVING_LICENCE'],
      ['points', 'points', 'DRIVING_LICENCE'],
    ]);
    expect(requests.part('points')).toBe(parts[1]);
  });

  test('that ties a part by no part before it is refused', () => {
    const visits = part<Certificate>({ tiedBy: 'card', merge: (first) => first });
    const define = (parts: { readonly visits: typeof visits }) => () =>
      defineSource({ ...own, id: 'sample', parts, connect: () => silent });
    expect(define({ visits })).toThrow('sample: part visits is tied by card, which is no part before it');
  });

  test.each([requests, streams, audience])('of $id is loaded', (source) => {
    expect(loaded(source, '1')).toMatchObject({ version: '1', wire: { sourceCodes: /^\d{2}$/ } });
  });

  test.each<[string, SourceDefinition, string]>([
    [
      'arguments of a part',
      periods,
      'parts.certificates.arguments: arguments of parts are not asked yet — remove',
    ],
    [
      'numbers of its own kind',
      numbers,
      'numberKinds: DOSSIER is a kind of its own, which subjects do not have yet — use',
    ],
    ['another version', { ...requests, apiVersion: 2 }, 'apiVersion: is 2, and this gateway has 1 — take'],
    ['no contract', { ...requests, contract: contract() }, 'contract: is missing — pass'],
    ['a bad id', { ...requests, id: 'Requests' }, 'id: is not in lower case with hyphens — correct'],
    ['a bad batch', { ...requests, batchSize: 0 }, 'batchSize: is no whole number above 0 — write'],
    ['no number kinds', { ...requests, numberKinds: [] }, 'numberKinds: is empty — name'],
    [
      'a refusal that is no code of the contract',
      { ...requests, officerRefusals: ['005'] },
      "officerRefusals: 005 does not fit the pattern of the contract's codes — correct",
    ],
    ...Object.keys(sourceBlock({ ...loaded(requests, '1'), settings: Type.Object({}) }).properties).map(
      (key): [string, SourceDefinition, string] => [
        `the setting ${key}, which every source has,`,
        { ...requests, settings: Type.Object({ [key]: Type.Integer() }) },
        `settings: ${key} is a key of every source — name it otherwise`,
      ],
    ),
    [
      'a part whose tying part has another audience',
      defineSource({
        ...own,
        id: 'sample',
        parts: {
          certificates,
          points: part<Certificate>({ tiedBy: 'certificates', audience: 'self', merge: (a) => a }),
        },
        connect: () => silent,
      }),
      'parts.points.audience: is another than that of certificates, which ties it — give',
    ],
    ['a batch without a bound', { ...requests, batchSize: 1e9 }, 'batchSize: is above 1000 — write'],
    ...malformed,
  ])('with %s is refused by name', (_what, source, fault) => {
    expect(() => loaded(source, '1')).toThrow(`The source ${source.id} cannot be used:\n  ${fault}`);
  });
});

const SDL = `
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION
  enum SourceId { DRIVING_LICENCE }
  interface SourceAnswer { status: String! }
  type Query { citizen: Citizen }
  type Citizen { drivingLicences: DrivingLicences! }
  type DrivingLicences implements SourceAnswer {
    status: String!
    record: String @requiresScopes(scopes: [["licence:read"]])
    points: Points
  }
  type Points implements SourceAnswer { status: String! record: Int @requiresScopes(scopes: [["licence:read"]]) }
`;

describe('a source and the schema', () => {
  const check =
    (...sources: SourceDefinition[]) =>
    () =>
      checkSources(sources, parse(SDL));
  const fields = { Licence: { age: () => 1 } };

  test('fit each other', () => {
    expect(check(requests)).not.toThrow();
  });

  test.each<[string, SourceDefinition[], string]>([
    [
      'a sourceId',
      [{ ...requests, sourceId: 'TAX' as 'POPULATION' }],
      'sourceId: TAX is no value of SourceId — add it to schema/requests.graphql',
    ],
    ['a field of Citizen', [{ ...requests, field: 'taxes' }], 'field: Citizen has no field taxes — add'],
    [
      'the field of a part',
      [
        defineSource({
          ...own,
          id: 'sample',
          parts: { certificates, payments: part<Certificate>({ merge: (a) => a }) },
          connect: () => silent,
        }),
      ],
      'parts.payments: DrivingLicences has no field payments — add',
    ],
    [
      'the field that flags come from',
      [
        defineSource({
          ...own,
          id: 'sample',
          parts: {
            certificates,
            points: part<Certificate>({ merge: (a) => a, flags: { from: 'death', of: () => null } }),
          },
          connect: () => silent,
        }),
      ],
      'parts.points.flags: Int has no field death — add',
    ],
    [
      'a further answer without a part',
      [defineSource({ ...own, id: 'sample', parts: { certificates }, connect: () => silent })],
      'parts: no part has the field points, where DrivingLicences.points is an answer, Points — add',
    ],
    ['a computed field', [{ ...requests, fields }], 'fields: there is no field Licence.age — add'],
    [
      'a computed field of the gateway',
      [{ ...requests, fields: { Query: { citizen: () => 1 } } }],
      'fields: Query is no type of this source alone — remove',
    ],
    [
      'a walk from a question',
      [{ ...requests, walks: { Query: { citizen: () => null } } }],
      'walks: Query is no type of this source alone — remove',
    ],
    [
      'a computed record',
      [{ ...requests, fields: { Points: { record: () => 1 } } }],
      'fields: Points is an answer — remove',
    ],
    [
      'the type of a part',
      [{ ...requests, parts: [mainPart, { ...mainPart, name: 'points', field: 'record' }] }],
      'parts.points: DrivingLicences.record is no answer — give its type @answer',
    ],
    [
      'names of its own',
      [requests, { ...streams, id: 'requests' }],
      'id: requests is that of the source requests too — name',
    ],
  ])('do not fit where %s is another', (_what, sources, fault) => {
    expect(check(...sources)).toThrow(fault);
  });
});

describe('a part for citizens alone', () => {
  const schema = buildSchema(SDL);
  const rules = readRules(schema, [loaded(audience, '1')]);
  const document = parse('{ citizen { drivingLicences { record points { status record } } } }');
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const plan = planOf(rules, { document, fragments: {} } as Parameters<typeof planOf>[1], operation);
  const purpose = { reads: () => true } as unknown as Purpose;
  const scopes = new Set(['licence:read']);

  test.each([
    ['an official', 'official', ['Points.record']],
    ['no citizen', 'citizen', []],
  ] as const)('is denied to %s', (_whom, kind, denied) => {
    expect([...deniedFields(rules, plan, { kind, scopes } as unknown as Identity, purpose)]).toEqual(denied);
  });
});

describe('the cache lifetimes of a part', () => {
  const sources = [loaded(audience, '1')];
  test.each<[string, object, object | undefined]>([
    ['are its own', {}, { ttl: 60 }],
    ['give way to those of the source', { cache: { ttl: 5 } }, {}],
    ['give way to those of the part', { parts: { points: { cache: { ttl: 7 } } } }, { ttl: 7 }],
    ['stand beside others', { parts: { points: { cache: { staleFor: 9 } } } }, { ttl: 60, staleFor: 9 }],
    ['are left to the check where there is no mapping', { parts: 3 }, undefined],
  ])('%s', (_what, block, cache) => {
    const given = withCacheDefaults({ sources: { audience: block } }, sources) as {
      sources: { audience: { parts?: { points?: { cache?: object } } } };
    };
    expect(given.sources.audience.parts?.points?.cache).toEqual(cache);
  });
});
