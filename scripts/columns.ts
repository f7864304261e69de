/** Generates src/generated/columns/: the plain columns of each source, by the `@wire` of its schema. */
import { readFile } from 'node:fs/promises';
import { columnTablesOf } from '../src/graphql/column-tables.ts';

/** @returns the unformatted text of src/generated/columns/<id>.ts */
export async function generateColumns(id: string): Promise<string> {
  const file = `schema/${id}.graphql`;
  const tables = [...columnTablesOf(await readFile(file, 'utf8'))].map(
    ([type, table]) =>
      `export const ${type} = ${JSON.stringify(table)} as const satisfies ColumnsOf<Schema.${type}>;`,
  );
  return `// Generated from ${file}; do not edit.
    import type { ColumnsOf } from '../../source-api/columns.ts';
    import type * as Schema from '../types.ts';

    ${tables.join('\n\n')}
    `;
}
