/** Plain columns of a wire: the field that shows each, and how it is read. */
import type { CodeList } from '../generated/enums.ts';
import type { NumberKind } from '../subject/identity-number.ts';

/** The reader of a column's value. */
export type ColumnKind =
  | 'text'
  | 'date'
  | 'partialDate'
  | 'moment'
  | 'code'
  | 'int'
  | 'float'
  | 'boolean'
  | 'identityNumber'
  | 'record'
  | 'records';

export interface Column {
  /** Name on the wire. A column that each person of a row has begins with `*` in place of the person's role. */
  readonly column: string;
  readonly kind: ColumnKind;
  /** Of a code. */
  readonly list?: CodeList;
  /** Of a partial date, where the field needs no more. */
  readonly precision?: 'YEAR' | 'MONTH';
  /** Of an identity number, where the column has one kind. */
  readonly numberKind?: NumberKind;
  /** Of a date that is written `ddMMyyyy`, which reads as `yyyyMMdd` otherwise. */
  readonly form?: 'DAY_FIRST';
  /** Of a date whose day is in `column`: the columns of its month and its year. */
  readonly further?: readonly [month: string, year: string];
  /** The value decides what the record means: one that cannot be read costs the row. */
  readonly decides?: true;
  /** Of a record or of a list of them: its own plain columns. */
  readonly of?: ColumnTable;
}

/** The plain columns of a type of the schema, by field. */
export type ColumnTable = Readonly<Record<string, Column>>;

/** The plain columns of this type. */
export type ColumnsOf<Type> = { readonly [Field in keyof Type]?: Column };
