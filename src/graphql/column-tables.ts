/** The plain columns of a source: fields whose value one column has as it is, by the `@wire` of its schema. */
import { readFileSync } from 'node:fs';
import { Kind } from 'graphql';
import type { CodeList } from '../generated/enums.ts';
import type { Column, ColumnKind, ColumnTable } from '../source-api/columns.ts';
import { readSourceForm, type RecordField } from './source-form.ts';

/** @returns the columns by type of the schema; types without any are left out */
export function columnTablesOf(sdl: string): ReadonlyMap<string, ColumnTable> {
  const tables = [...readSourceForm(sdl).records].map(([type, { fields }]) => {
    const columns = fields.flatMap((field) => {
      const column = columnOf(field);
      return column ? [[field.node.name.value, column] as const] : [];
    });
    return [type, Object.fromEntries(columns)] as const;
  });
  return new Map(tables.filter(([, columns]) => Object.keys(columns).length > 0));
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
  const { column, list, edition, precision, numberKind, custom } = wire;
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
  };
}

/** Its document has been expanded, which refuses any list that is no value of CodeList. */
function isCodeList(name: string): name is CodeList {
  return name !== '';
}
