/**
 * Columns that say what a field of the schema says, each listed once. The row and the expected record are
 * made of the same facts, neither of the other; where they differ, the mock writes both by hand.
 */
import { tidy } from '../people/spelling.ts';
import { coded, sexCode } from './codelists.ts';
import type { Row } from './columns.ts';
import type { ExpectedRecord } from './system.ts';
import { isObject, textOf, type UnknownObject } from './unknown.ts';

/**
 * A column's name on the wire, ending in `?` if the column need not be there, and the list of its codes,
 * `DATE`, `DATE?` if it may be empty, `NUMBER`, or the table of a record in it; a list has the table of its
 * records in brackets. With `INLINE`, the columns of the record are in the same row, with the name in front of
 * theirs. A date in three columns has the names of these with blanks between them, the day first. A field
 * whose name is empty has no column.
 *
 * The fact of a column with the list SEX is a `Sex`; that of another list may be null beside a text that is
 * written in place of the code, under the field's name and `Text`.
 */
type Column = string | readonly [name: string, as: As, within?: 'INLINE'];
type As = string | AnyTable | readonly [AnyTable];
interface Columns {
  readonly [field: string]: Column;
}

/** Any table. */
export interface AnyTable {
  readonly columns: Columns;
  row(facts: object | null, forms?: Forms, prefix?: string): Row;
  record(facts: object | null, editions?: Editions): ExpectedRecord;
}

type Facts<Of extends Columns> = Readonly<Record<keyof Of, unknown>>;

/** The facts of a table; null too where a column need not be there or may be empty. */
export type FactsOf<Made extends AnyTable> = FactsIn<Made['columns']>;

type FactsIn<Of extends Columns> = { readonly [Field in keyof Of]: FactOf<Of[Field]> } & {
  readonly [Text in `${CodedIn<Of>}Text`]?: string | null;
};

type FactOf<Of extends Column> = Of extends readonly [infer Name, infer Kind, 'INLINE'?]
  ? ValueOf<Kind> | OrNull<Name> | OrNull<Kind>
  : string | OrNull<Of>;

/** Of three columns each may be empty. */
type OrNull<Words> = Words extends `${string}?` | `${string} ${string}` ? null : never;

type ValueOf<Kind> = Kind extends readonly [infer Inner extends AnyTable]
  ? readonly FactsOf<Inner>[]
  : Kind extends AnyTable
    ? FactsOf<Kind>
    : Kind extends 'NUMBER'
      ? number
      : string;

type CodedIn<Of extends Columns> = {
  [Field in keyof Of]: Of[Field] extends readonly [string, infer List extends string]
    ? List extends 'DATE' | 'DATE?' | 'NUMBER' | 'SEX'
      ? never
      : Field & string
    : never;
}[keyof Of];

export interface Forms {
  /** The system's form of a date, or of none in a column that must be there; default: the schema's. */
  readonly date?: (date: string | null) => unknown;
  /** The system's form of a day, a month or a year in a column of its own, or of none; default: its digits. */
  readonly datePart?: (part: string | null) => unknown;
  readonly number?: (value: unknown) => unknown;
  /** Writes a column that need not be there; default: null if it has no value. */
  readonly optional?: (column: string, value: unknown) => Row;
}

/** Edition of a code's list, and the day of the record where names depend on it; see `coded`. */
type Edition = readonly [version: string | null, day?: string];

type Editions = Readonly<Partial<Record<string, Edition>>>;

type FieldIn<Of extends Columns> = {
  [Field in keyof Of]:
    | Field
    | (Of[Field] extends readonly [string, infer Inner extends AnyTable, 'INLINE'?]
        ? FieldIn<Inner['columns']>
        : never);
}[keyof Of];

export interface Table<Of extends Columns> {
  readonly columns: Of;
  /**
   * All columns, in the table's order.
   *
   * @param facts by field; without them, no column has a value
   * @param prefix in front of every column's name
   */
  row(facts: Facts<Of> | null, forms?: Forms, prefix?: string): Row;
  /** All fields, and the text beside each code. @param editions by field, of inner tables too */
  record(facts: Facts<Of> | null, editions?: { readonly [Field in FieldIn<Of>]?: Edition }): ExpectedRecord;
}

/** @param columns by the field of the schema */
export function table<const Of extends Columns>(columns: Of): Table<Of> {
  const entries = Object.entries<Column>(columns).map(([field, column]) => {
    const [name, kind = null, within] = typeof column === 'string' ? [column] : column;
    const as = kind === 'DATE?' ? 'DATE' : kind;
    return {
      field,
      names: name.replace('?', '').split(' '),
      isOptional: name.endsWith('?'),
      as,
      list: typeof as === 'string' && as !== 'DATE' && as !== 'NUMBER' ? as : null,
      isInline: within !== undefined,
    };
  });
  const factIn = (facts: UnknownObject | null, { field, as }: (typeof entries)[number]): unknown => {
    const fact = facts?.[field] ?? null;
    return as === 'SEX' && (fact === 'MALE' || fact === 'FEMALE') ? sexCode(fact) : fact;
  };
  const textIn = (facts: UnknownObject | null, field: string): unknown => facts?.[`${field}Text`] ?? null;
  return {
    columns,
    row(facts, forms = {}, prefix = '') {
      const { optional } = forms;
      return Object.fromEntries(
        entries.flatMap((entry) => {
          const { field, names, isOptional, as, list, isInline } = entry;
          const fact = factIn(facts, entry) ?? (list && textIn(facts, field));
          const [first = '', ...further] = names;
          const name = prefix + first;
          if (isInline && isTable(as)) {
            return Object.entries(as.row(isObject(fact) ? fact : null, forms, name));
          }
          if (first === '') return [];
          if (further.length > 0) return datePartsOf(names, textOf(fact), forms);
          const value = isOptional && fact === null ? null : written(fact, as, forms);
          const column = isOptional && optional ? optional(name, value) : { [name]: value };
          // In the place of a record a text is none.
          const isOdd = as !== null && typeof as === 'object' && column[name] === '';
          return isOdd ? [] : Object.entries(column);
        }),
      );
    },
    record: (facts, editions: Editions = {}) =>
      Object.fromEntries(
        entries.flatMap((entry): Array<[string, unknown]> => {
          const { field, as, list } = entry;
          const fact = factIn(facts, entry);
          if (as !== null && typeof as !== 'string') {
            return [[field, eachIn(as, fact, (inner, own) => inner.record(own, editions))]];
          }
          const shown = typeof fact === 'string' ? tidy(fact) : fact;
          if (list === null) return [[field, shown]];
          return [
            [field, coded(list, textOf(shown), ...(editions[field] ?? []))],
            [`${field}Text`, textIn(facts, field)],
          ];
        }),
      ),
  };
}

function isTable(as: As | null): as is AnyTable {
  return as !== null && typeof as === 'object' && 'row' in as;
}

function written(fact: unknown, as: As | null, forms: Forms): unknown {
  if (as === 'DATE') return forms.date ? forms.date(textOf(fact)) : fact;
  if (as === 'NUMBER') return forms.number ? forms.number(fact) : fact;
  return as === null || typeof as === 'string'
    ? fact
    : eachIn(as, fact, (inner, own) => inner.row(own, forms));
}

/** The result for a record, or for each record of a list. */
function eachIn(
  as: AnyTable | readonly [AnyTable],
  fact: unknown,
  make: (inner: AnyTable, facts: UnknownObject | null) => unknown,
): unknown {
  if (fact === null) return null;
  const inner = 'row' in as ? as : as[0];
  const makeOf = (facts: unknown) => make(inner, isObject(facts) ? facts : null);
  return Array.isArray(fact) ? fact.map(makeOf) : makeOf(fact);
}

/** @param names of the columns of day, month and year */
function datePartsOf(
  names: readonly string[],
  date: string | null,
  { datePart = (part) => part }: Forms,
): Array<[string, unknown]> {
  const parts = date?.split('-') ?? [];
  return names.map((name, place) => [name, datePart(parts[names.length - 1 - place] ?? null)]);
}
