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
 * A column's name on the wire, ending in `?` if the column need not be there, and the list of its codes, or
 * `DATE`. The fact of a column with the list SEX is a `Sex`.
 */
type Column = string | readonly [name: string, listOrDate: string];
type Columns = Readonly<Record<string, Column>>;

type Facts<Of extends Columns> = Readonly<Record<keyof Of, unknown>>;

type NameOf<Of extends Column> = Of extends readonly [infer Name, string] ? Name : Of;

/** The facts of a table of texts; those of columns that need not be there may be null. */
export type FactsOf<Made> =
  Made extends Table<infer Of>
    ? { readonly [Field in keyof Of]: NameOf<Of[Field]> extends `${string}?` ? string | null : string }
    : never;

export interface Forms {
  /** The system's form of a date, or of none in a column that must be there; default: the schema's. */
  readonly date?: (date: string | null) => unknown;
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
    return { field, name: name.replace('?', ''), isOptional: name.endsWith('?'), as };
  });
  const factIn = (facts: Facts<Of> | null, { field, as }: (typeof entries)[number]): unknown => {
    const fact: unknown = facts?.[field] ?? null;
    return as === 'SEX' && (fact === 'MALE' || fact === 'FEMALE') ? sexCode(fact) : fact;
  };
  return {
    row: (facts, { date, optional } = {}) =>
      Object.fromEntries(
        entries.flatMap((entry) => {
          const { name, isOptional, as } = entry;
          const fact = factIn(facts, entry);
          const isDate = as === 'DATE' && !(isOptional && fact === null);
          const value = date && isDate ? date(textOf(fact)) : fact;
          return Object.entries(isOptional && optional ? optional(name, value) : { [name]: value });
        }),
      ),
    record: (facts, editions = {}) =>
      Object.fromEntries(
        entries.flatMap((entry): Array<[string, unknown]> => {
          const { field, as } = entry;
          const fact = factIn(facts, entry);
          const shown = typeof fact === 'string' ? tidy(fact) : fact;
          if (as === null || as === 'DATE') return [[field, shown]];
          return [
            [field, coded(as, textOf(shown), ...(editions[field] ?? []))],
            [`${field}Text`, null],
          ];
        }),
      ),
  };
}
