/**
 * Reads what comes in by the source's contract. Fields that tie a record to a person or decide what it means
 * must keep the contract. Another value that does not keep it is read as an `Unread`, and an element of a
 * list in which a tying or deciding field does not, so that an odd value costs itself and not the record.
 * Unknown fields and codes pass. The schemas are generated from the files in `contracts/`.
 */
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { SourceError } from '../source-api/answer.ts';
import { Unread, type NoteReason } from '../source-api/draft.ts';
import { numeral } from './wire-values.ts';
import { FieldKinds } from './field-kinds.ts';

interface Schemas {
  readonly $id: string;
  readonly $defs: Readonly<Record<string, unknown>>;
}

/** Each pass reads what no longer hangs on a deeper fault. No message is nested deeper. */
const MOST_PASSES = 12;

/**
 * @param schemas a generated set of wire schemas; `Wire` is the generated interface of the same name
 * @returns for a name of the set, a function that gives a value back as that type, after replacing within it
 * what cannot be read,
 *   and throws SourceError BAD_RESPONSE, naming the place and the rule but no value, when a tying or deciding field does not keep
 *   the contract, or the message as a whole
 */
export function contractOf<Wire>(schemas: Schemas) {
  const known = propertiesOf(schemas);
  const kinds = new FieldKinds(schemas.$defs);
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true, schemas: [schemas] });
  return <Name extends keyof Wire & string>(name: Name): ((value: unknown) => Wire[Name]) => {
    const conforms = ajv.compile<Wire[Name]>({ $ref: `${schemas.$id}#/$defs/${name}` });
    return (value) => {
      const repair = new Repair(value, (path) => kinds.along(name, path));
      for (let pass = 0; pass < MOST_PASSES; pass += 1) {
        if (conforms(value)) {
          repair.finish();
          return value;
        }
        const broken = repair.leaveOut(deepest(conforms.errors ?? []));
        if (broken) {
          const place = `${name}${placeOf(broken.instancePath, known)}`;
          throw new SourceError(
            { code: 'BAD_RESPONSE' },
            `${place} breaks the contract: ${broken.schemaPath}`,
          );
        }
      }
      throw new SourceError({ code: 'BAD_RESPONSE' }, `${name} breaks the contract in many places`);
    };
  };
}

/**
 * Takes out of a message what breaks the contract and need not be read, and puts an `Unread` in its place at
 * the end.
 */
class Repair {
  readonly #root: unknown;
  readonly #mustBeReadable: (path: readonly string[]) => readonly boolean[];
  readonly #places: (() => void)[] = [];

  constructor(root: unknown, mustBeReadable: (path: readonly string[]) => readonly boolean[]) {
    this.#root = root;
    this.#mustBeReadable = mustBeReadable;
  }

  /** @returns an error that concerns the message as a whole */
  leaveOut(errors: readonly ErrorObject[]): ErrorObject | undefined {
    const lost = new Map<unknown[], Set<number>>();
    for (const atPlace of Map.groupBy(errors, (error) => pathOf(error).join('/')).values()) {
      const [error] = atPlace;
      const path = error ? pathOf(error) : [];
      const holders = this.#holdersAlong(path);
      const item = holders.findLastIndex((holder) => Array.isArray(holder));
      const costsItem =
        item === path.length - 1 ||
        this.#mustBeReadable(path)
          .slice(item + 1)
          .includes(true);
      const list = holders[item];
      if (!costsItem) {
        if (!this.#leaveOutField(holders.at(-1), path.at(-1) ?? '', atPlace)) return error;
      } else if (Array.isArray(list)) {
        lost.set(list, (lost.get(list) ?? new Set()).add(Number(path[item])));
      } else return error;
    }
    for (const [list, indexes] of lost) this.#leaveOutItems(list, indexes);
    return undefined;
  }

  /** Puts an `Unread` in the place of everything that was taken out. */
  finish(): void {
    for (const put of this.#places) put();
  }

  /** Container of each step of a path. */
  #holdersAlong(path: readonly string[]): readonly unknown[] {
    const holders: unknown[] = [];
    let value = this.#root;
    for (const step of path) {
      holders.push(value);
      value = isObject(value) ? Reflect.get(value, step) : undefined;
    }
    return holders;
  }

  #leaveOutField(holder: unknown, field: string, errors: readonly ErrorObject[]): boolean {
    if (!isObject(holder) || !Object.hasOwn(holder, field)) return false;
    const held: unknown = Reflect.get(holder, field);
    const converted = errors.map((error) => convert(held, error)).find((value) => value !== undefined);
    if (converted !== undefined) return Reflect.set(holder, field, converted);
    // An absent value is no value, at any place.
    const isEmpty = held === null || held === '';
    const reason: NoteReason = errors.some(isLength) ? 'TOO_LONG' : 'UNREADABLE';
    const written = typeof held === 'string' ? held : undefined;
    if (!isEmpty) this.#places.push(() => void Reflect.set(holder, field, new Unread(reason, null, written)));
    return Reflect.deleteProperty(holder, field);
  }

  #leaveOutItems(list: unknown[], indexes: ReadonlySet<number>): void {
    const kept = list.filter((_item, index) => !indexes.has(index));
    list.splice(0, list.length, ...kept);
    for (const _lost of indexes) this.#places.push(() => void list.push(new Unread('UNREADABLE')));
  }
}

/** Errors that are not mere consequences of one further down. */
function deepest(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const paths = new Set(errors.map((error) => pathOf(error).join('/')));
  const around = new Set(
    [...paths].flatMap((path) => {
      const steps = path.split('/');
      return path === '' ? [] : steps.map((_step, depth) => steps.slice(0, depth).join('/'));
    }),
  );
  return errors.filter((error) => !around.has(pathOf(error).join('/')));
}

/** The steps to a value that breaks the contract, or to one that is missing. */
function pathOf({ instancePath, keyword, params }: ErrorObject): readonly string[] {
  const steps = instancePath.split('/').slice(1);
  const missing: unknown = keyword === 'required' ? params['missingProperty'] : undefined;
  return typeof missing === 'string' ? [...steps, missing] : steps;
}

function isLength({ keyword }: ErrorObject): boolean {
  return keyword === 'maxLength' || keyword === 'maxItems';
}

/** Numbers and truth values are seen as text, and the other way round (BRIEF 5.1). */
function convert(value: unknown, { keyword, params }: ErrorObject): unknown {
  if (keyword !== 'type') return undefined;
  const expected: readonly unknown[] = [params['type']].flat();
  if (expected.includes('string') && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  // In a whole number, a dot may part thousands.
  if (expected.includes('integer') && /^-?\d{1,15}$/.test(value)) return Number(value);
  const number = expected.includes('number') ? numeral(value) : null;
  if (typeof number === 'number') return number;
  if (expected.includes('boolean') && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return undefined;
}

/** Names of all properties that the schemas write down. */
function propertiesOf(schema: object, found = new Set<string>()): ReadonlySet<string> {
  for (const [keyword, held] of Object.entries(schema) as readonly [string, unknown][]) {
    if (!isObject(held)) continue;
    if (keyword === 'properties') for (const name of Object.keys(held)) found.add(name);
    propertiesOf(held, found);
  }
  return found;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The place without names that the source chose, as it does where the contract has a pattern of columns. */
function placeOf(instancePath: string, known: ReadonlySet<string>): string {
  const steps = instancePath
    .split('/')
    .map((step) => (known.has(step) || /^\d{0,4}$/.test(step) ? step : '…'));
  return steps.join('/');
}
