/** Every field of every contract in every odd form: the record survives, unless the field ties it or decides what it means. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { createSchema } from '../src/gateway/schema.ts';
import { readSourceForm } from '../src/graphql/source-form.ts';
import { loadSources } from '../src/sources/all.ts';
import { isObject } from '../src/lib/is-object.ts';
import { mapSchema } from '../src/transport/json-schema.ts';
import { FIELD_KIND, recordsIn } from '../src/transport/read-schema.ts';
import { renamed } from '../mocks/kit/drift.ts';
import { paired } from './kit/counted.ts';
import { replacing, startDoctoredGateway, type DoctoredGateway } from './kit/doctored.ts';
import type { Running, Triple } from './kit/running.ts';
import { wholeSelection } from '../dev/truth.ts';
import { otherFields, wireOf } from './kit/wire-of.ts';
import { SOURCE_IDS } from './kit/source-ids.ts';

/** Values in the place of another, in JSON and within an XML element; undefined removes the field. */
const ODD = {
  'of another type': 'other type',
  'too long': { json: `"${'x'.repeat(2000)}"`, xml: 'x'.repeat(2000) },
  'no date': { json: '"99/99/9999"', xml: '99/99/9999' },
  'text in place of a code': { json: '"Không rõ"', xml: 'Không rõ' },
  'an unknown code': { json: '"ZZ9"', xml: 'ZZ9' },
  null: { json: 'null', xml: '' },
  missing: undefined,
} as const;

/** The answer for a lost record; one that names no person is lost with the one that ties it. */
const LOST: Readonly<Record<string, readonly (string | undefined)[]>> = {
  tying: ['BAD_RESPONSE', 'NOT_TIED', 'MISMATCH', 'NOT_FOUND'],
  'tying-where-used': ['BAD_RESPONSE', 'NOT_TIED', 'MISMATCH'],
  deciding: ['BAD_RESPONSE', 'NOT_TIED'],
};

/** Containers of records beside lists, which are no fields of one. */
const WHOLE_RECORDS = new Set(['CongDan', 'data']);

/** Parts of a name that in practice stands whole in another. */
const OPTIONAL = new Set(['Ho', 'ChuDem']);

interface Part {
  readonly status: string;
  readonly failure: { readonly code: string } | null;
  readonly notes: readonly { readonly field: string; readonly reason: string }[] | null;
}

let mocks: Running;
let running: Running;
let schema: GraphQLSchema;
let people: readonly Triple[];
let gateway: DoctoredGateway;
beforeAll(async () => {
  gateway = await startDoctoredGateway();
  ({ mocks, running } = gateway);
  schema = createSchema(await loadSources());
  people = mocks.mocks.personas.map(({ subject }) => subject);
});
afterAll(() => gateway.stop());

/** The fields of records in a contract, with the kind of those that are marked. */
function fieldsOf(name: string): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const { definitions } = wireOf(name);
  for (const record of recordsIn(definitions)) {
    mapSchema(definitions[record], (held) => {
      const { properties } = held;
      for (const [field, inner] of Object.entries(isObject(properties) ? properties : {})) {
        const kind = isObject(inner) ? inner[FIELD_KIND] : undefined;
        const isList = isObject(inner) && 'items' in inner && kind !== undefined;
        if (/^\w+$/.test(field) && !WHOLE_RECORDS.has(field) && !isList) {
          found.set(field, kind ?? found.get(field));
        }
      }
      return held;
    });
  }
  return found;
}

/** Whether the schema says that a field of its own shows a field of the wire; `*HoTen` stands for one in each role. */
function isShown(name: string, field: string): boolean {
  const { records } = readSourceForm(sdlOf(name));
  return [...records.values()]
    .flatMap(({ fields }) => fields.flatMap(({ wire: { column = '', from = '' } }) => [column, from]))
    .flatMap((names) => names.split(/[^\w*]+/))
    .some((one) => one === field || (one.startsWith('*') && field.endsWith(one.slice(1))));
}

function sdlOf(name: string): string {
  return readFileSync(new URL(`../schema/${name}.graphql`, import.meta.url), 'utf8');
}

/** The answer of a source and of its further parts about each person. */
async function ask(name: string, about = people): Promise<readonly (readonly Part[])[]> {
  const { field } = wireOf(name);
  const whole = wholeSelection(schema, 'Citizen', [
    'citizen',
    'conflicts',
    'subject',
    'completeness',
    'receipt',
    ...otherFields(name),
  ]);
  const query = `query ($subjects: [SubjectInput!]!) { citizens(subjects: $subjects) ${whole} }`;
  const { status, body } = await running.ask<{
    citizens: readonly Record<string, Part & Record<string, unknown>>[];
  }>(query, { subjects: about });
  expect([status, body.errors]).toEqual([200, undefined]);
  return (body.data?.citizens ?? []).map((citizen) => {
    const answer = citizen[field];
    if (!answer) throw new Error('no answer');
    const further = Object.values(answer).filter(isPart);
    return [answer, ...further];
  });
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && 'status' in value && 'failure' in value;
}

describe.each(SOURCE_IDS)('odd values of %s', (name) => {
  test.each(Object.keys(ODD) as (keyof typeof ODD)[])(
    'affect only themselves: a value that is %s',
    async (form) => {
      gateway.doctor(name, (body) => body);
      // Forms are tried in many fields, so these are few.
      const some = people.slice(0, 3);
      const usual = await ask(name, some);
      const lost: string[] = [];
      const fields = fieldsOf(name);
      expect(fields.size).toBeGreaterThan(0);
      const tried = paired([...fields.keys()], Object.keys(ODD)).filter(([, one]) => one === form);
      for (const [field] of tried) {
        const kind = fields.get(field);
        gateway.doctor(name, replacing(field, ODD[form]));
        const answers = await ask(name, some);
        const survived = answers.flat().every(({ status, failure }, index) => {
          const before = usual.flat()[index];
          if (before?.status !== 'FOUND' || status === 'FOUND') return true;
          return LOST[String(kind)]?.includes(failure?.code ?? status) === true;
        });
        if (!survived) lost.push(field);
      }
      expect(lost).toEqual([]);
    },
  );

  test('make the answer unreadable if a required field is renamed', async () => {
    gateway.doctor(name, (body) => body);
    const usual = (await ask(name)).flat();
    const unnoticed: string[] = [];
    for (const [field, kind] of fieldsOf(name)) {
      if (kind !== 'tying' && kind !== 'deciding') continue;
      let isThere = false;
      gateway.doctor(name, (body) => {
        const drifted = renamed(body, field);
        isThere ||= drifted !== body;
        return drifted;
      });
      const answers = (await ask(name)).flat();
      const lost = answers.filter((answer, index) => answer.status !== usual[index]?.status);
      const isRight = lost.every(({ failure }) => LOST['deciding']?.includes(failure?.code));
      if (isThere && (lost.length === 0 || !isRight)) unnoticed.push(field);
    }
    expect(unnoticed.filter((field) => !OPTIONAL.has(field))).toEqual([]);
  });

  test('get a note if the value has another type', async () => {
    gateway.doctor(name, (body) => body);
    const silent: string[] = [];
    for (const [field, kind] of fieldsOf(name)) {
      if (kind !== undefined) continue;
      gateway.doctor(name, (body) => body);
      let isThere = false;
      const replace = replacing(field, ODD['of another type']);
      gateway.doctor(name, (body) => {
        const changed = replace(body);
        isThere ||= changed !== body;
        return changed;
      });
      const notes = (await ask(name)).flat().flatMap((answer) => answer.notes ?? []);
      if (isThere && notes.length === 0) silent.push(field);
    }
    expect(silent.filter((field) => isShown(name, field))).toEqual([]);
  });
});
