/**
 * The form of a definition. The types of `defineSource` say it to TypeScript; code of a package may be
 * JavaScript, so everything that the gateway reads later is looked at when the source is loaded.
 */
import { isObject } from '../lib/is-object.ts';
import type { SourceDefinition } from './source.ts';

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string' && value.length <= LONGEST_TEXT;
const isFunction: Test = (value) => typeof value === 'function';
const isFunctions: Test = (value) => isObject(value) && Object.values(value).every(isFunction);
const isNumberKind: Test = (value) =>
  value === 'PERSONAL' ||
  value === 'FORMER_CARD' ||
  value === 'HEALTH_INSURANCE' ||
  (isObject(value) && isText(value['name']) && value['pattern'] instanceof RegExp);

/** Names are shown in lists. */
const LONGEST_TEXT = 200;

const DEFINITION: Readonly<Record<string, readonly [isFit: Test, remedy: string]>> = {
  id: [isText, 'write a text'],
  sourceId: [isText, 'write a value of SourceId'],
  field: [isText, 'write the name of a field of Citizen'],
  name: [
    (value) => isObject(value) && isText(value['vi']) && isText(value['en']),
    `write vi and en, at most ${LONGEST_TEXT} characters each`,
  ],
  numberKinds: [isListOf(isNumberKind), 'write a list of PERSONAL, FORMER_CARD, HEALTH_INSURANCE'],
  officerRefusals: [(value) => value === null || isListOf(isText)(value), 'write a list of codes, or null'],
  contract: [isObject, 'write contract()'],
  settings: [
    (value) =>
      isObject(value) && isObject(value['properties']) && Object.values(value['properties']).every(isObject),
    'write Type.Object',
  ],
  parts: [(value) => isListOf(isObject)(value) && value.length > 0, 'name at least one'],
  fields: [
    (value) => value === undefined || (isObject(value) && Object.values(value).every(isFunctions)),
    'write functions by type and field',
  ],
  walks: [
    (value) => value === undefined || (isObject(value) && Object.values(value).every(isFunctions)),
    'write functions by type and field',
  ],
  connect: [isFunction, 'write a function'],
};

const optional =
  (isFit: Test): Test =>
  (value) =>
    value === undefined || isFit(value);

const PART: Readonly<Record<string, readonly [isFit: Test, remedy: string]>> = {
  name: [isText, 'write a text'],
  field: [optional(isText), 'write the name of a field'],
  cache: [optional(isObject), 'write lifetimes in seconds'],
  audience: [(value) => value === undefined || value === 'self', "write 'self', or leave it out"],
  merge: [isFunction, 'write a function'],
  notesWithin: [optional(isFunction), 'write a function'],
  facts: [optional(isFunction), 'write a function'],
  flags: [
    optional((value) => isObject(value) && isText(value['from']) && isFunction(value['of'])),
    'write from, the name of a field, and of, a function',
  ],
};

/** @returns a line for each member of another form */
export function formFaults(definition: SourceDefinition): readonly string[] {
  const faults = faultsIn(DEFINITION, definition, '');
  if (faults.length > 0) return faults;
  return definition.parts.flatMap((part, index) => faultsIn(PART, part, `parts[${index}].`));
}

function faultsIn(form: typeof DEFINITION, value: object, path: string): readonly string[] {
  return Object.entries(form).flatMap(([key, [isFit, remedy]]) =>
    isFit(Reflect.get(value, key)) ? [] : [`${path}${key}: has another form — ${remedy}`],
  );
}

function isListOf(isFit: Test) {
  return (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.every(isFit);
}
