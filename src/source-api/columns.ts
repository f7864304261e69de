/** Plain columns of a wire: the field that shows each, and how it is read. */
import type { CodeList } from '../generated/enums.ts';
import type { NumberKind } from '../subject/identity-number.ts';

/** The reader of a column's value. */
export type ColumnKind =
  'text' | 'date' | 'partialDate' | 'moment' | 'code' | 'int' | 'float' | 'boolean' | 'identityNumber';

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
}

/** The plain columns of a type of the schema, by field. */
export type ColumnTable = Readonly<Record<string, Column>>;

/** The plain columns of this type. */
export type ColumnsOf<Type> = { readonly [Field in keyof Type]?: Column };
