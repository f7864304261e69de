/** The conditions of a query as SQL, the same for every store. The n-th value is bound to `$n`. */
import { OWN } from '../entry.ts';
import type { EntryQuery } from './store.ts';

export interface Where {
  /** Begins with `WHERE`, or is empty. */
  readonly where: string;
  readonly orderBy: string;
  readonly values: readonly (string | number)[];
}

/** Start of the detail of a disclosure about the subject, as src/audit/request-audit.ts writes it. */
const IS_OWN = `detail LIKE '{"${OWN}":true%'`;
const ACCESS = {
  'to the person': `(kind = 'intent' OR (kind = 'disclosed' AND ${IS_OWN}))`,
  'to another': `(kind = 'disclosed' AND NOT ${IS_OWN})`,
} as const satisfies Record<NonNullable<EntryQuery['access']>, string>;

export function whereOf(query: EntryQuery): Where {
  const values: (string | number)[] = [];
  const put = (value: string | number) => `$${values.push(value)}`;
  const conditions: string[] = [];
  const oneOf = (column: string, wanted: readonly string[] | undefined) => {
    if (wanted)
      conditions.push(wanted.length === 0 ? '1 = 0' : `${column} IN (${wanted.map(put).join(', ')})`);
  };
  oneOf('subject', query.subjects);
  oneOf('officer', query.officers);
  oneOf('kind', query.kinds);
  oneOf('intent', query.intents);
  if (query.access) conditions.push(ACCESS[query.access]);
  for (const column of ['application', 'agency', 'purpose', 'dossier', 'request'] as const) {
    const wanted = query[column];
    if (wanted !== undefined) conditions.push(`${column} = ${put(wanted)}`);
  }
  for (const { purposes, agencies, dossiers, since } of query.withheld ?? []) {
    const fitsOne = (column: string, patterns: readonly string[]) =>
      `(${patterns.map((pattern) => `coalesce(${column}, '') LIKE ${put(likeOf(pattern))} ESCAPE '!'`).join(' OR ')})`;
    const young = `at > ${put(since)}`;
    const rule = [fitsOne('purpose', purposes), fitsOne('agency', agencies), fitsOne('dossier', dossiers)];
    conditions.push(`NOT (${young} AND ${rule.join(' AND ')})`);
  }
  if (query.from !== undefined) conditions.push(`at >= ${put(query.from)}`);
  if (query.until !== undefined) conditions.push(`at < ${put(query.until)}`);
  const [direction, follows] = query.order === 'oldest first' ? ['ASC', '>'] : ['DESC', '<'];
  if (query.after) {
    const { at, writer, sequence } = query.after;
    conditions.push(`(at, writer, sequence) ${follows} (${put(at)}, ${put(writer)}, ${put(sequence)})`);
  }
  return {
    where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`,
    orderBy: `ORDER BY at ${direction}, writer ${direction}, sequence ${direction} LIMIT ${put(query.limit)}`,
    values,
  };
}

function likeOf(pattern: string): string {
  return pattern.replaceAll(/[!%_]/g, '!$&').replaceAll('*', '%');
}
