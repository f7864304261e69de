/**
 * Columns that say what a field of the schema says, each listed once. The row and the expected record are
 * made of the same facts, neither of the other; where they differ, the mock writes both by hand.
 */
import { tidy } from '../people/spelling.ts';
import { coded, sexCode } from './codelists.ts';
import type { Row } from './columns.ts';
import type { ExpectedRecord } from './system.ts';
import { textOf } from './unknown.ts';

/**
 * A column's name on the wire, ending in `?` if the column need not be there, and the list of its codes,
 * `DATE`, `DATE?` if it may be empty, `NUMBER`, or the table of a record in it; a list has the table of its
 * records in brackets. A date in three columns has the names of these with blanks between them, the day first.
 * The fact of a column with the list SEX is a `Sex`.
 */
type Column = string | readonly [name: string, as: string | Table<Columns> | readonly [Table<Columns>]];
interface Columns {
  readonly [field: string]: Column;
}

type Facts<Of extends Columns> = Readonly<Record<keyof Of, unknown>>;

/** The facts of a table; null too where a column need not be there or may be empty. */
export type FactsOf<Made> =
  Made extends Table<infer Of> ? { readonly [Field in keyof Of]: FactOf<Of[Field]> } : never;

type FactOf<Of extends Column> = Of extends readonly [infer Name, infer As]
  ? ValueOf<As> | OrNull<Name> | OrNull<As>
  : string | OrNull<Of>;

/** Of three columns each may be empty. */
type OrNull<Words> = Words extends `${string}?` | `${string} ${string}` ? null : never;

type ValueOf<As> = As extends readonly [infer Inner]
  ? readonly FactsOf<Inner>[]
  : As extends string
    ? As extends 'NUMBER'
      ? number
      : string
    : FactsOf<As>;

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

export interface Table<Of extends Columns> {
  /** All columns, in the table's order. @param facts by field; without them, no column has a value */
  readonly row: (facts: Facts<Of> | null, forms?: Forms) => Row;
  /** All fields, and null for the text beside each code. @param editions by field */
  readonly record: (
    facts: Facts<Of> | null,
    editions?: { readonly [Field in keyof Of]?: Edition },
  ) => ExpectedRecord;
}

/** @param columns by the field of the schema */
export function table<const Of extends Columns>(columns: Of): Table<Of> {
  const entries = Object.entries<Column>(columns).map(([field, column]) => {
    const [name, as = null] = typeof column === 'string' ? [column] : column;
    return {
      field,
      names: name.replace('?', '').split(' '),
      isOptional: name.endsWith('?'),
      as: as === 'DATE?' ? 'DATE' : as,
    };
  });
  const factIn = (facts: Facts<Of> | null, { field, as }: (typeof entries)[number]): unknown => {
    const fact: unknown = facts?.[field] ?? null;
    return as === 'SEX' && (fact === 'MALE' || fact === 'FEMALE') ? sexCode(fact) : fact;
  };
  return {
    row: (facts, forms = {}) =>
      Object.fromEntries(
        entries.flatMap((entry) => {
          const { names, isOptional, as } = entry;
          const [name = '', ...further] = names;
          const fact = factIn(facts, entry);
          if (further.length > 0) return datePartsOf(names, textOf(fact), forms);
          const value = isOptional && fact === null ? null : written(fact, as, forms);
          const { optional } = forms;
          const column = isOptional && optional ? optional(name, value) : { [name]: value };
          // In the place of a record a text is none.
          const isOdd = as !== null && typeof as === 'object' && column[name] === '';
          return isOdd ? [] : Object.entries(column);
        }),
      ),
    record: (facts, editions = {}) =>
      Object.fromEntries(
        entries.flatMap((entry): Array<[string, unknown]> => {
          const { field, as } = entry;
          const fact = factIn(facts, entry);
          const shown = typeof fact === 'string' ? tidy(fact) : fact;
          if (as === null || as === 'DATE' || as === 'NUMBER') return [[field, shown]];
          if (typeof as !== 'string')
            return [[field, eachIn(as, fact, ({ record }, inner) => record(inner))]];
          return [
            [field, coded(as, textOf(shown), ...(editions[field] ?? []))],
            [`${field}Text`, null],
          ];
        }),
      ),
  };
}

type Written = string | Table<Columns> | readonly [Table<Columns>] | null;

function written(fact: unknown, as: Written, forms: Forms): unknown {
  if (as === 'DATE') return forms.date ? forms.date(textOf(fact)) : fact;
  if (as === 'NUMBER') return forms.number ? forms.number(fact) : fact;
  return as === null || typeof as === 'string'
    ? fact
    : eachIn(as, fact, ({ row }, inner) => row(inner, forms));
}

/** What is made of a record, or of each record of a list. */
function eachIn(
  as: Table<Columns> | readonly [Table<Columns>],
  fact: unknown,
  make: (inner: Table<Columns>, facts: Facts<Columns>) => unknown,
): unknown {
  if (fact === null) return null;
  const inner = 'row' in as ? as : as[0];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its facts have the type of the table
  const makeOf = (facts: unknown) => make(inner, facts as Facts<Columns>);
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
