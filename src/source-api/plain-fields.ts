/**
 * Reads plain columns of a row: those that a field shows as they are. Whatever needs a second column, or
 * decides what the record means, is left to the mapping of the source.
 */
import { coded, type Coded } from '../codes/coded-value.ts';
import { sex } from '../codes/sex.ts';
import type { IdentityNumber } from '../subject/identity-number.ts';
import type { PartialDate } from '../subject/partial-date.ts';
import {
  calendarDay,
  digits,
  identityNumber,
  moment,
  numeral,
  partialDate,
  text,
  truth,
  unreadable,
  type Held,
} from '../transport/wire-values.ts';
import type { Column, ColumnKind, ColumnTable } from './columns.ts';
import { isObject } from '../lib/is-object.ts';
import { unlessEmpty, Unread } from './draft.ts';

/** Values as they are sent. */
interface Sent {
  readonly text: Held<string | number>;
  readonly date: Held<string | number>;
  readonly partialDate: Held<string | number>;
  readonly moment: Held<string | number>;
  readonly code: Held<string | number>;
  readonly int: Held<string | number>;
  readonly float: Held<string | number>;
  readonly boolean: Held<boolean>;
  readonly identityNumber: Held<string | number>;
  readonly record: Held<object>;
  readonly records: Held<readonly unknown[]>;
}

/** Values as they are read. */
interface Read {
  readonly text: string | Unread | null;
  readonly date: string | Unread | null;
  readonly partialDate: PartialDate | Unread | null;
  readonly moment: string | Unread | null;
  readonly code: ReturnType<typeof coded>;
  readonly int: number | Unread | null;
  readonly float: number | Unread | null;
  readonly boolean: boolean | Unread | null;
  readonly identityNumber: IdentityNumber | Unread | null;
  readonly record: object | Unread | null;
  readonly records: readonly object[] | Unread | null;
}

/** A draft of the fields of a table. */
export type PlainFields<Table extends ColumnTable> = {
  readonly [Field in keyof Table]: ReadBy<Table[Field]>;
};

type ReadBy<Of extends Column> = Of extends { readonly of: infer Inner extends ColumnTable }
  ? Of['kind'] extends 'records'
    ? readonly (PlainFields<Inner> | Unread)[] | Unread | null
    : PlainFields<Inner> | Unread | null
  : Of extends { readonly decides: true }
    ? Of['kind'] extends 'code'
      ? Coded
      : Exclude<Read[Of['kind']], Unread>
    : Read[Of['kind']];

/** Names of the columns of a table. */
export type ColumnIn<Table extends ColumnTable> = Table[keyof Table]['column'];

/** A row with values that can be read as the table says. Of a table that is made at run time no names are known. */
type RowOf<Table extends ColumnTable> =
  string extends ColumnIn<Table>
    ? object
    : { readonly [Field in keyof Table as Table[Field]['column']]?: Sent[Table[Field]['kind']] };

/** No type of a row without a column of the table has these. */
type WholeRow<Table extends ColumnTable, Row> =
  string extends ColumnIn<Table>
    ? unknown
    : { readonly [Name in Exclude<ColumnIn<Table>, keyof Row>]: never };

/** @throws SourceError BAD_RESPONSE when a column that decides cannot be read */
export function plainFields<const Table extends ColumnTable, Row extends RowOf<Table>>(
  table: Table,
  row: Row & WholeRow<Table, Row>,
): PlainFields<Table> {
  return plainFieldsIn(table, row, '');
}

/** Begins of the names of columns in a row, for each of which it has a column of the table. */
export type RoleIn<Table extends ColumnTable, Row> = string & RoleBefore<ColumnIn<Table>, keyof Row & string>;

type RoleBefore<Pattern extends string, Name extends string> = Pattern extends `*${infer Rest}`
  ? Name extends `${infer Role}${Rest}`
    ? Role
    : never
  : never;

/**
 * @param role stands in the names of the columns in place of `*`; a row need not have every column of a role
 * @throws SourceError BAD_RESPONSE when a column that decides cannot be read
 */
export function plainFieldsIn<Table extends ColumnTable>(
  table: Table,
  row: object,
  role: string,
): PlainFields<Table> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- names of any object are texts
  const sent = row as Readonly<Record<string, unknown>>;
  const draft: Record<string, unknown> = {};
  for (const { field, column, further, decides, read } of readersOf(table, role)) {
    const value = further ? joined([column, ...further].map((name) => sent[name])) : sent[column];
    const held = value === undefined || value === null ? null : read(value);
    if (decides && isUndecided(held, decides)) throw unreadable(column);
    draft[field] = held;
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each field has the reader of its kind
  return draft as PlainFields<Table>;
}

type ReadValue = (value: unknown) => unknown;

interface ReadColumn {
  readonly field: string;
  readonly column: string;
  readonly further: readonly string[] | undefined;
  /** The kind of a value that decides. */
  readonly decides: ColumnKind | undefined;
  readonly read: ReadValue;
}

/** Of a code none is as bad as one that cannot be read; other columns say by the contract if they may be empty. */
function isUndecided(held: unknown, kind: ColumnKind): boolean {
  return held instanceof Unread || (kind === 'code' && held === null);
}

/** Day, month and year as `dd/MM/yyyy`, with zeros for what is not known. One that is odd makes it no date. */
export function joined(parts: readonly unknown[]): string | Unread {
  const known = parts.map((part) => written(part ?? ''));
  const digitsOf = known.flatMap((part) => (typeof part === 'string' ? part.trim() || '0' : []));
  const isDate = digitsOf.length === parts.length && digitsOf.every((part) => /^\d{1,4}$/.test(part));
  return isDate ? digitsOf.join('/') : new Unread('UNREADABLE');
}

/** Made once for each table and role. */
const readers = new WeakMap<ColumnTable, Map<string, readonly ReadColumn[]>>();

function readersOf(table: ColumnTable, role: string): readonly ReadColumn[] {
  const byRole = readers.get(table) ?? new Map<string, readonly ReadColumn[]>();
  readers.set(table, byRole);
  const known = byRole.get(role);
  if (known) return known;
  const made = Object.entries(table).map(([field, column]) => ({
    field,
    column: column.column.replace('*', role),
    further: column.further,
    decides: column.decides && column.kind,
    read: readerOf(column),
  }));
  byRole.set(role, made);
  return made;
}

function readerOf(column: Column): ReadValue {
  const { kind, list, precision, numberKind, form, of = {} } = column;
  const date = form === 'DAY_FIRST' ? dayFirst : written;
  const byKind: Readonly<Record<ColumnKind, ReadValue>> = {
    text: (value) => text(written(value)),
    date: (value) => calendarDay(date(value)),
    partialDate: (value) => partialDate(date(value), precision),
    moment: (value) => moment(written(value)),
    code: readerOfCode(list),
    int: (value) => asInt(numeral(sentNumber(value))),
    float: (value) => numeral(sentNumber(value)),
    boolean: (value) => (typeof value === 'boolean' ? value : truth(written(value))),
    identityNumber: (value) => identityNumber(written(value), numberKind),
    record: (value) => recordIn(of, value),
    records: (value) =>
      Array.isArray(value) ? value.map((item: unknown) => itemIn(of, item)) : notRead(value),
  };
  return byKind[kind];
}

/** A record within a row; null where it is empty. */
function recordIn(of: ColumnTable, value: unknown): object | null {
  const read = itemIn(of, value);
  if (read instanceof Unread) return isObject(value) && Object.keys(value).length === 0 ? null : read;
  return unlessEmpty(read);
}

/** An element of a list; one without any of the columns is none that can be read. */
function itemIn(of: ColumnTable, value: unknown): object {
  if (!isObject(value) || value instanceof Unread) return notRead(value);
  const isKnown = Object.values(of).some(({ column }) => value[column] !== undefined);
  return isKnown ? plainFieldsIn(of, value, '') : new Unread('UNREADABLE');
}

function notRead(value: unknown): Unread {
  return value instanceof Unread ? value : new Unread('UNREADABLE');
}

/** `ddMMyyyy` as `dd/MM/yyyy`, `MMyyyy` as `MM/yyyy`; a number has lost the zero before it. */
function dayFirst(value: unknown): Held<string> {
  const sent = written(value);
  const digitsOf = (sent instanceof Unread ? sent.written : sent)?.trim() ?? '';
  const whole = typeof value === 'number' && digitsOf.length % 2 === 1 ? `0${digitsOf}` : digitsOf;
  const [, day, month, year] = /^(?:(\d{2})?(\d{2}))?(\d{4})$/.exec(whole) ?? [];
  if (year !== undefined) return [day, month, year].filter((part) => part !== undefined).join('/');
  // Other digits would be read as a date that begins with its year, which the source does not write.
  return /^(?!0+$)\d+$/.test(whole) ? new Unread('UNREADABLE') : sent;
}

/** Sources write a sex in ways of their own. */
function readerOfCode(list: Column['list']): ReadValue {
  if (list === undefined || list === 'SEX') return (value) => sex(written(value));
  return (value) => coded(list, written(value));
}

/** A number as it is, since its fraction or size is no fault of a `Float`. */
function sentNumber(value: unknown): Held<string | number> {
  return typeof value === 'number' ? value : written(value);
}

/** GraphQL's `Int` has 32 bits; its serialisation fails for any other number. */
function asInt(value: number | Unread | null): number | Unread | null {
  // oxlint-disable-next-line no-bitwise -- the operators of 32 bits
  return typeof value !== 'number' || (value | 0) === value ? value : new Unread('UNREADABLE');
}

/** A contract binds no columns that it does not name, so they may hold anything. */
function written(value: unknown): Held<string> {
  if (typeof value === 'string' || value instanceof Unread) return value;
  return typeof value === 'number' ? digits(value) : undefined;
}
