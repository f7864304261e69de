/**
 * Runs transactions on a connection to PostgreSQL. Each transaction sets its own settings and leaves none in
 * the session: behind a pooler, the next transaction may be of another process.
 */
import type { Client, QueryResultRow } from 'pg';

export interface SessionSettings {
  /** Milliseconds after which the server cancels a statement, even if no caller waits any more. */
  readonly statementMs: number;
  readonly readOnly: boolean;
}

export class Session {
  readonly #client: Client;
  readonly #begin: string;

  constructor(client: Client, { statementMs, readOnly }: SessionSettings) {
    this.#client = client;
    // Never READ WRITE, so that a host that was set to read only refuses.
    this.#begin = [
      `BEGIN ISOLATION LEVEL READ COMMITTED${readOnly ? ' READ ONLY' : ''}`,
      `SET LOCAL statement_timeout = ${statementMs}`,
      // A commit waits for the disk, whatever the address or the role sets. A wait for standbys is kept.
      `SELECT set_config('synchronous_commit', 'on', true)
       WHERE current_setting('synchronous_commit') IN ('off', 'local', 'remote_write')`,
    ].join('; ');
  }

  /** One statement in a transaction of its own, in one round trip. */
  async run<Row extends QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const [, { rows }] = await Promise.all([
      this.#client.query(this.#begin),
      this.#client.query<Row>(sql, [...values]),
      this.#client.query('COMMIT'),
    ]);
    return rows;
  }

  /** After an error the caller discards the connection, and with it the open transaction. */
  async transaction<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    await this.#client.query(this.#begin);
    const result = await work(this.#client);
    await this.#client.query('COMMIT');
    return result;
  }
}
