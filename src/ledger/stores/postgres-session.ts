/**
 * What is done with a connection to PostgreSQL, each time in a transaction that brings its settings with it. Nothing is
 * left in the session: behind a pooler, the next transaction may be that of another process.
 */
import type { Client, QueryResultRow } from 'pg';

export interface SessionSettings {
  /** After how many milliseconds the server gives a statement up by itself, also when nobody waits any more. */
  readonly statementMs: number;
  readonly readOnly: boolean;
}

export class Session {
  readonly #client: Client;
  readonly #begin: string;

  constructor(client: Client, { statementMs, readOnly }: SessionSettings) {
    this.#client = client;
    // Never READ WRITE: a host that was set to read only is to be left.
    this.#begin = [
      `BEGIN ISOLATION LEVEL READ COMMITTED${readOnly ? ' READ ONLY' : ''}`,
      `SET LOCAL statement_timeout = ${statementMs}`,
      // Whatever the address or the role says, a commit waits for the disk; a wait for standbys too is left as it is.
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

  /** Whoever gives the session throws its connection away after an error, and with it what was not committed. */
  async transaction<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    await this.#client.query(this.#begin);
    const result = await work(this.#client);
    await this.#client.query('COMMIT');
    return result;
  }
}
