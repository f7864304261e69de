/**
 * Sources behind the platform, each that has a mock: it keeps its contract in all that they share (token, request, answer,
 * refusals, order), and the schemas refuse what breaks it.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startMocks, type Mocks } from '../../mocks/index.ts';
import { bodyWithCode } from '../../mocks/kit/lgsp.ts';
import { isObject } from '../../mocks/kit/unknown.ts';
import { jsonViolations } from '../kit/contract.ts';
import {
  batchesWith,
  contentsOf,
  LgspCalls,
  lgspSystems,
  lookUpRequest,
  MOST,
  schemasOf,
} from '../kit/lgsp-calls.ts';
import { json } from '../kit/mock-calls.ts';
import { people, persona } from '../kit/personas.ts';

const an = persona('Nguyễn Văn An').identityNumber;
const nobody = '079085000000';

const systems = await lgspSystems();

let mocks: Mocks;
beforeAll(async () => {
  mocks = await startMocks({ port: 0 });
});
afterAll(() => mocks.close());

/** A schema and all that it refers to. */
function reachedFrom(name: string, schemas: Readonly<Record<string, unknown>>): readonly unknown[] {
  const names = new Set([name]);
  for (const reached of names) {
    const references = JSON.stringify(schemas[reached]).matchAll(/"#\/\$defs\/(\w+)"/g);
    for (const [, inner = ''] of references) names.add(inner);
  }
  return [...names].map((reached) => schemas[reached]);
}

function requiredOf(schema: unknown): readonly string[] {
  const required: unknown = isObject(schema) ? schema['required'] : undefined;
  return Array.isArray(required) ? required.map(String) : [];
}

type Schemas = Readonly<Record<string, unknown>>;

/** The objects that a schema describes in a value, by the name of their schema. */
function objectsOf(
  schema: unknown,
  value: unknown,
  schemas: Schemas,
  name = '',
): readonly [string, object][] {
  if (!isObject(schema)) return [];
  const { $ref, items, properties, oneOf, anyOf } = schema;
  const inner = typeof $ref === 'string' ? $ref.replace('#/$defs/', '') : undefined;
  if (inner !== undefined) return objectsOf(schemas[inner], value, schemas, inner);
  const kinds = [oneOf, anyOf].flatMap((list) => (Array.isArray(list) ? list : []) as readonly unknown[]);
  const ofKinds = kinds.flatMap((kind) => objectsOf(kind, value, schemas, name));
  if (Array.isArray(value)) return value.flatMap((item) => objectsOf(items, item, schemas, name));
  if (!isObject(value) || !isObject(properties)) return ofKinds;
  const held = Object.entries(properties).flatMap(([field, column]) =>
    objectsOf(column, value[field], schemas),
  );
  return [...ofKinds, [name, value], ...held];
}

/** Columns of the contract that nobody has. */
function unusedColumns(schemas: Schemas, answers: readonly unknown[]): readonly string[] {
  const objects = answers
    .flatMap(ketQuaOf)
    .flatMap((result) => objectsOf(schemas['KetQua'], result, schemas, 'KetQua'));
  const columns = new Map(
    objects.flatMap(([name]) => columnsOf(schemas[name]).map((one) => [`${name}.${one}`, name])),
  );
  for (const [name, row] of objects) {
    for (const [column, value] of Object.entries(row)) {
      if (value !== null && value !== '') columns.delete(`${name}.${column}`);
    }
  }
  return objects.length === 0 ? ['KetQua'] : [...columns.keys()];
}

function columnsOf(schema: unknown): readonly string[] {
  const properties: unknown = isObject(schema) ? schema['properties'] : undefined;
  return isObject(properties) ? Object.keys(properties) : [];
}

function ketQuaOf(answer: unknown): readonly unknown[] {
  return isObject(answer) && Array.isArray(answer['ketQua']) ? answer['ketQua'] : [];
}

interface Result {
  readonly soDinhDanh: string;
  readonly maKetQua: string;
}

test('are found', () => {
  expect(systems.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['social-insurance', 'driving-licence', 'civil-status']),
  );
});

describe.each(systems.map((system) => [system.id, system] as const))('%s', (id, system) => {
  const violations = jsonViolations(id);
  const contents = contentsOf(id);
  const request = (numbers: readonly unknown[], changes: object = {}) =>
    lookUpRequest(numbers, { ...contents, ...changes });
  const batches = batchesWith();

  let calls: LgspCalls;
  beforeAll(() => {
    calls = new LgspCalls(system, mocks.urls[id] ?? '');
  });

  const answerAbout = (about: readonly string[]) =>
    json<{ ketQua: readonly Result[] }>(calls.post(request(about)));

  test('answers by the contract about personas, ordinary and difficult people', async () => {
    const answers = await Promise.all(batches.map(answerAbout));
    expect(answers.flatMap((answer) => violations('TraCuuResponse', answer))).toEqual([]);
    const found = answers.flatMap(({ ketQua }) => ketQua.filter(({ maKetQua }) => maKetQua === '00'));
    expect(found.length).toBeGreaterThan(100);
  });

  test('has a value for somebody in each column', async () => {
    const answers = await Promise.all(batches.map(answerAbout));
    expect(unusedColumns(schemasOf(id), answers)).toEqual([]);
  });

  test('gives one result per number, in another order than the request', async () => {
    for (const batch of [...batches, [an, nobody], [nobody, an]]) {
      const keys = (await answerAbout(batch)).ketQua.map(({ soDinhDanh }) => soDinhDanh);
      expect(keys).not.toEqual(batch);
      expect(keys.toSorted()).toEqual(batch.toSorted());
    }
  });

  test('gives a person without records no more than a code', async () => {
    const { ketQua } = await answerAbout([nobody]);
    expect(ketQua).toEqual([{ soDinhDanh: nobody, maKetQua: expect.not.stringMatching(/^00$/) }]);
  });

  test('gives only the contents asked for', async () => {
    const several = Object.entries(contents).flatMap(([field, all]) =>
      all.map((one) => ({ [field]: [one] })),
    );
    const fields = async (changes: object) =>
      Object.keys((await calls.ask<Result>([an], { ...contents, ...changes }))[0] ?? {}).slice(2);
    const whole = await fields({});
    const one = await Promise.all(several.map(fields));
    expect(one.map(({ length }) => length)).toEqual(several.map(() => 1));
    if (several.length > 0) expect(one.flat()).toEqual(whole);
    expect(whole.length).toBeGreaterThan(0);
  });

  test('keeps the contract in tokens and refusals', async () => {
    const body = request([an]);
    expect(violations('TokenResponse', await json(calls.postToken()))).toEqual([]);
    expect(violations('TokenError', await json(calls.postToken('a=b')))).toEqual([]);
    expect(violations('TokenError', await json(calls.postToken('', 'x')))).toEqual([]);
    expect(violations('Fault', await json(calls.post(body, null)))).toEqual([]);
    const { official, procedure } = system.codes;
    const refused = [
      [await json(calls.post({ ...body, maCanBo: '001090000009' })), official[0]],
      ...(procedure ? [[await json(calls.post({ ...body, maDVC: 'G22-ELSE' })), procedure[0]]] : []),
    ];
    for (const [answer, code] of refused) {
      expect(answer).toMatchObject({ status: 0, maLoi: code });
      expect(violations('TraCuuResponse', answer)).toEqual([]);
    }
  });

  test('gives a set code at the level of its kind', async () => {
    const answer = JSON.stringify(await answerAbout([an, nobody]));
    const { ofOnePerson, official, failed } = system.codes;
    for (const code of [...ofOnePerson, official[0], failed, '999']) {
      const coded = bodyWithCode(system.codes, code, () => answer);
      expect(violations('TraCuuResponse', JSON.parse(coded))).toEqual([]);
      expect(coded).toContain(ofOnePerson.includes(code) ? `"maKetQua":"${code}"` : `"maLoi":"${code}"`);
    }
  });

  test('breaks the contract when a required column has another name', async () => {
    const text = JSON.stringify(await answerAbout(batches[0] ?? []));
    const required = new Set(reachedFrom('TraCuuThanhCong', schemasOf(id)).flatMap(requiredOf));
    const written = [...required].filter((column) => text.includes(`"${column}":`));
    expect(written.length).toBeGreaterThan(4);
    const accepted = written.filter((column) => {
      const renamed: unknown = JSON.parse(text.replaceAll(`"${column}":`, `"${column}X":`));
      return violations('TraCuuResponse', renamed).length === 0;
    });
    expect(accepted).toEqual([]);
  });

  const { maYeuCau: _, ...withoutId } = request([an]);
  const badContents = Object.entries(contents).flatMap(([field, [one]]): readonly [string, unknown][] => [
    ['no contents', request([an], { [field]: [] })],
    ['unknown contents', request([an], { [field]: ['ANH'] })],
    ['the same contents twice', request([an], { [field]: [one, one] })],
  ]);
  test.each<readonly [string, unknown]>([
    ['no request id', withoutId],
    ['nobody asked for', request([])],
    ['51 persons', request(Array.from({ length: MOST + 1 }, (_unused, i) => people.at(i).identityNumber))],
    ['9 digits', request(['123456789'])],
    ['a number that is no text', request([79_085_669_802])],
    ['an unknown field', { ...request([an]), ghiChu: 'x' }],
    ['an unknown field of a person', request([an], { ghiChu: 'x' })],
    ['a dossier that is no code', { ...request([an]), maHoSo: 'H29 1' }],
    ['a procedure of another form', { ...request([an]), maTTHC: '1004222' }],
    ['a list', [request([an])]],
    ...badContents,
  ])('refuses a request with %s, and so does its schema', async (_name, body) => {
    await fetch(`${mocks.controlUrl}/stats`, { method: 'DELETE' });
    const answer = await calls.post(body);
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(violations('LoiNghiepVu', JSON.parse(text))).toEqual([]);
    expect(text).not.toContain(an);
    const { systems: stats } = await json<{ systems: Record<string, object> }>(
      fetch(`${mocks.controlUrl}/stats`),
    );
    expect(stats[id]).toMatchObject({ calls: 0, contractBreaks: 1 });
    expect(violations('TraCuuRequest', body)).not.toEqual([]);
  });

  test('accepts a valid request, with procedure and dossier too', async () => {
    const body = { ...request([an]), maTTHC: '1.004222.000.00.00.H29', maHoSo: 'H29.101-260131-0001' };
    expect(violations('TraCuuRequest', body)).toEqual([]);
    expect((await calls.post(body)).status).toBe(200);
  });

  test.each([
    ['one number twice', request([an, an])],
    ['no JSON', '{"maYeuCau":'],
    ['nothing', ''],
  ])('refuses %s', async (_name, body) => {
    expect((await calls.post(body)).status).toBe(400);
  });
});
