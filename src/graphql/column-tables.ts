/** The plain columns of a source: fields whose value one column has as it is, by the `@wire` of its schema. */
import { readFileSync } from 'node:fs';
import { Kind } from 'graphql';
import type { CodeList } from '../generated/enums.ts';
import type { Column, ColumnKind, ColumnTable } from '../source-api/columns.ts';
import {
  namedType,
  readSourceForm,
  type RecordField,
  type RecordType,
  type SourceForm,
} from './source-form.ts';

/** @returns the columns by type of the schema; types without any are left out */
export function columnTablesOf(sdl: string): ReadonlyMap<string, ColumnTable> {
  const { records } = readSourceForm(sdl);
  const tables = [...records].map(([type, record]) => [type, tableOf(record, records)] as const);
  return new Map(tables.filter(([, columns]) => Object.keys(columns).length > 0));
}

type Records = SourceForm['records'];

/** @param within the types that the record is part of */
function tableOf({ fields }: RecordType, records: Records, within: readonly string[] = []): ColumnTable {
  const columns = fields.flatMap((field) => {
    const column = columnOf(field) ?? columnOfRecords(field, records, within);
    return column ? [[field.node.name.value, column] as const] : [];
  });
  return Object.fromEntries(columns);
}

/** The column of a record, or of a list of them, all of whose fields are plain. */
function columnOfRecords(
  { node, wire: { column, custom } }: RecordField,
  records: Records,
  within: readonly string[],
): Column | undefined {
  const name = namedType(node.type);
  const record = records.get(name);
  if (!record || column === undefined || !/^\w+$/.test(column) || custom === true || within.includes(name)) {
    return undefined;
  }
  const of = tableOf(record, records, [...within, name]);
  const isPlain = record.fields.every((field) => field.walk ?? of[field.node.name.value]);
  if (!isPlain) return undefined;
  return { column, kind: node.type.kind === Kind.NAMED_TYPE ? 'record' : 'records', of };
}

/** The same of a package, by type. @param file its `schema.graphql` */
export function columnTables(file: URL): Readonly<Record<string, ColumnTable>> {
  return Object.fromEntries(columnTablesOf(readFileSync(file, 'utf8')));
}

const KINDS = new Map<string, ColumnKind>([
  ['String', 'text'],
  ['ID', 'text'],
  ['Date', 'date'],
  ['PartialDate', 'partialDate'],
  ['DateTime', 'moment'],
  ['CodedValue', 'code'],
  ['Int', 'int'],
  ['Float', 'float'],
  ['Boolean', 'boolean'],
  ['IdentityNumber', 'identityNumber'],
]);

/** A column of one name, or of one in each role. */
const NAME = /^\*?\w+$/;

function columnOf({ node, wire }: RecordField): Column | undefined {
  const { columns, list, edition, precision, numberKind, form, decides, custom } = wire;
  const [column = wire.column, month, year] = columns ?? [];
  if (column === undefined || !NAME.test(column) || edition !== undefined || custom === true)
    return undefined;
  const kind = node.type.kind === Kind.NAMED_TYPE ? KINDS.get(node.type.name.value) : undefined;
  if (!kind) return undefined;
  return {
    column,
    kind,
    ...(list !== undefined && isCodeList(list) && { list }),
    ...(precision && { precision }),
    ...(numberKind && { numberKind }),
    ...(form && { form }),
    ...(month !== undefined && year !== undefined && { further: [month, year] as const }),
    ...(decides === true && { decides }),
  };
}

/** Its document has been expanded, which refuses any list that is no value of CodeList. */
function isCodeList(name: string): name is CodeList {
  return name !== '';
}
