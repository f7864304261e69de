/** Queries that both databases understand. Values are bound to `$1`, `$2`, … */
import type { RetentionMark, StoredCommit } from '../chain.ts';
import type { Content, Entry } from '../entry.ts';
import { toCommit, toContent, toEntry, toMark, type Row } from './rows.ts';
import type { EntryQuery } from './store.ts';
import { whereOf } from './where.ts';

export type SqlValue = string | number;

/** The chains in a table. Steps from chain to chain by index: there are few chains, and many rows of each. */
export function chainsIn(table: 'entries' | 'commits' | 'marks', condition = 'true'): string {
  return `WITH RECURSIVE known (writer) AS (
      SELECT min(writer) FROM ${table} WHERE ${condition} UNION ALL
      SELECT (SELECT min(writer) FROM ${table} WHERE writer > known.writer AND ${condition})
        FROM known WHERE known.writer IS NOT NULL
    ) SELECT writer FROM known WHERE writer IS NOT NULL`;
}

export abstract class SqlStore {
  protected abstract rows(sql: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;

  async search(query: EntryQuery): Promise<readonly Entry[]> {
    const { where, orderBy, values } = whereOf(query);
    return (await this.rows(`SELECT * FROM entries ${where} ${orderBy}`, values)).map(toEntry);
  }

  async contents(hashes: readonly string[]): Promise<readonly Content[]> {
    if (hashes.length === 0) return [];
    const places = hashes.map((_hash, index) => `$${index + 1}`).join(', ');
    return (await this.rows(`SELECT hash, text FROM contents WHERE hash IN (${places})`, hashes)).map(
      toContent,
    );
  }

  async chains(): Promise<readonly string[]> {
    const tables = (['entries', 'commits', 'marks'] as const).map(
      (table) => `SELECT writer FROM (${chainsIn(table)}) AS ${table}`,
    );
    const found = await this.rows(`${tables.join(' UNION ')} ORDER BY writer`);
    return found.map(({ writer }) => String(writer));
  }

  async entries(chain: string, after: number, limit: number): Promise<readonly Entry[]> {
    const sql = 'SELECT * FROM entries WHERE writer = $1 AND sequence > $2 ORDER BY sequence LIMIT $3';
    return (await this.rows(sql, [chain, after, limit])).map(toEntry);
  }

  async commits(chain: string, after: number, limit: number): Promise<readonly StoredCommit[]> {
    const sql = 'SELECT * FROM commits WHERE writer = $1 AND last > $2 ORDER BY last LIMIT $3';
    return (await this.rows(sql, [chain, after, limit])).map(toCommit);
  }

  async contentsAfter(hash: string, limit: number): Promise<readonly Content[]> {
    const sql = 'SELECT hash, text FROM contents WHERE hash > $1 ORDER BY hash LIMIT $2';
    return (await this.rows(sql, [hash, limit])).map(toContent);
  }

  async marks(): Promise<readonly RetentionMark[]> {
    return (await this.rows('SELECT * FROM marks ORDER BY writer, sequence')).map(toMark);
  }
}
