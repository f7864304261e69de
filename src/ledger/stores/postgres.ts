/** The audit log in PostgreSQL, for any number of gateways. Each call tries a database that was away. */
import { Client } from 'pg';
import type { RetentionMark, StoredCommit } from '../chain.ts';
import { ENTRY_COLUMNS } from '../entry.ts';
import { codeOf } from '../../lib/error-code.ts';
import { Connection } from './postgres-connection.ts';
import { postgresTlsFault, postgresUrlFault, type PostgresServer } from './postgres-address.ts';
import { commitOfEach, createMonth, dropMonthsBefore, keepMarks, partOf } from './postgres-months.ts';
import { clientConfigsOf } from './postgres-probe.ts';
import { RecentBatches } from './postgres-recent.ts';
import { checkVersion, migrate } from './postgres-schema.ts';
import type { Session } from './postgres-session.ts';
import { timeLimit } from './postgres-time.ts';
import { compare, StoreTampered } from './conflict.ts';
import { toCommit, type Row } from './rows.ts';
import { SqlStore, type SqlValue } from './sql-store.ts';
import { StoreUnusable, type AppendOptions, type AuditStore, type Batch } from './store.ts';

export interface PostgresOptions extends PostgresServer {
  /** Most milliseconds of a commit that an answer waits for. */
  readonly timeoutMs: number;
  /** Only reads, and only an existing store. */
  readonly readOnly?: boolean;
  /** The store is of a rehearsal. */
  readonly isRehearsal?: boolean;
  /** Concurrent searches, each on a connection of its own. Default 1. */
  readonly readers?: number;
}

/** Most milliseconds of a search, and of other work that no answer waits for. */
const PATIENT_MS = 30_000;
/** Most milliseconds to connect for such work. */
const CONNECT_MS = 5000;
/** Most milliseconds of a removal by retention. */
const PRUNING_MS = 900_000;
/** A connection for such work is closed after this many idle milliseconds. */
const IDLE_MS = 10_000;
/** Entries in fewer pages are counted, in more pages estimated. */
const FEW_PAGES = 10_000;

const ARRAYS = ENTRY_COLUMNS.map((column) => {
  if (column === 'hash') return 'bytea[]';
  return column === 'sequence' || column === 'at' ? 'bigint[]' : 'text[]';
});

// One statement is atomic and one round trip. If a row is not inserted, the statement fails and inserts none.
const APPEND = `
  WITH new_contents AS (
    INSERT INTO contents (hash, text) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING
    RETURNING 1
  ), new_entries AS (
    INSERT INTO entries (${ENTRY_COLUMNS.join(', ')})
    SELECT * FROM unnest(${ARRAYS.map((type, index) => `$${index + 3}::${type}`).join(', ')})
    ON CONFLICT DO NOTHING
    RETURNING 1
  ), new_commit AS (
    INSERT INTO commits (writer, first, last, at, head, root, key, signature, leaves)
    VALUES (${Array.from({ length: 9 }, (_, index) => `$${index + ARRAYS.length + 3}`).join(', ')})
    ON CONFLICT DO NOTHING
    RETURNING 1
  )
  SELECT pg_postmaster_start_time()::text AS server, 1 / CASE
    WHEN (SELECT count(*) FROM new_entries) < cardinality($3::text[]) THEN 0
    WHEN (SELECT count(*) FROM new_commit) = 0 THEN 0
    WHEN (SELECT count(*) FROM new_contents) = cardinality($1::text[]) THEN 1
    WHEN (SELECT count(*) FROM new_contents) + (
      SELECT count(*) FROM contents JOIN unnest($1::text[], $2::text[]) AS known (hash, text) USING (hash, text)
    ) = cardinality($1::text[]) THEN 1
    ELSE 0
  END`;
/** Code of that error: division by zero. */
const NOT_INSERTED = '22012';

/** @throws StoreUnusable when the address is not one; a database that is away is no reason */
export function openPostgres(options: PostgresOptions): AuditStore {
  const why = postgresUrlFault(options.url) ?? postgresTlsFault(options);
  if (why !== undefined) throw new StoreUnusable(`The address of the audit store in PostgreSQL ${why}.`);
  try {
    for (const config of clientConfigsOf(options)) void new Client(config);
  } catch {
    // The message may quote the password.
    throw new StoreUnusable(
      'The address of the audit store in PostgreSQL, or a file of its TLS, cannot be used.',
    );
  }
  return new PostgresStore(options);
}

/**
 * @returns whether the store has the whole batch from a former try; false where any of it is missing
 * @throws StoreTampered when other rows have its places
 */
async function isStored(session: Session, batch: Batch): Promise<boolean> {
  const { writer, first, last } = batch.commit;
  const rows = (sql: string, values: readonly unknown[]) => session.run<Row>(sql, values);
  // The primary key includes the time, so several rows may have one sequence.
  const { conflict, missing } = compare(batch, {
    entries: await rows(
      `SELECT entries.* FROM entries JOIN unnest($2::bigint[], $3::bigint[]) AS own (sequence, at) USING (sequence, at)
       WHERE writer = $1`,
      [writer, batch.entries.map(({ sequence }) => sequence), batch.entries.map(({ at }) => at)],
    ),
    commits: await rows('SELECT * FROM commits WHERE writer = $1 AND first <= $3 AND last >= $2', [
      writer,
      first,
      last,
    ]),
    contents: await rows('SELECT hash, text FROM contents WHERE hash = ANY($1)', [
      batch.contents.map(({ hash }) => hash),
    ]),
  });
  if (conflict) throw new StoreTampered(conflict);
  return missing === undefined;
}

class PostgresStore extends SqlStore implements AuditStore {
  readonly #options: PostgresOptions;
  readonly #appending: Connection;
  /** For work with a longer time limit: journalled batches, tables, searches. */
  readonly #patient: Connection;
  readonly #readers: readonly Connection[];
  /** Migrations and months that are done or in progress. */
  readonly #done = new Map<string, Promise<void>>();
  readonly #recent = new RecentBatches();

  constructor(options: PostgresOptions) {
    super();
    const { timeoutMs, readOnly = false, readers = 1 } = options;
    const patient = { server: options, connectMs: CONNECT_MS, statementMs: PATIENT_MS, idleMs: IDLE_MS };
    this.#options = options;
    this.#appending = new Connection({
      server: options,
      connectMs: timeoutMs,
      statementMs: timeoutMs,
      readOnly,
    });
    this.#patient = new Connection({ ...patient, readOnly });
    const others = Array.from({ length: readers - 1 }, () => new Connection({ ...patient, readOnly }));
    this.#readers = [this.#patient, ...others];
  }

  async append(batch: Batch, { patient = false }: AppendOptions = {}): Promise<void> {
    const [connection, milliseconds] = patient
      ? ([this.#patient, PATIENT_MS] as const)
      : ([this.#appending, this.#options.timeoutMs] as const);
    const limit = timeLimit(milliseconds);
    try {
      await Promise.race([this.#tablesFor(batch), limit.exceeded]);
      await connection.use(limit.left(), async (session) => {
        const server = await insert(session, batch);
        await this.#recent.replay(server, async (lost) => void (await insert(session, lost)));
        this.#recent.note(batch);
      });
    } catch (error) {
      // A table is missing: the month was dropped, or this is another database than before.
      if (['42P01', '23514'].includes(codeOf(error) ?? '')) this.#done.clear();
      throw error;
    } finally {
      limit.clear();
    }
  }

  async count(): Promise<number> {
    const [estimate] = await this.rows(
      `SELECT sum(reltuples) AS entries, bool_or(reltuples < 0 OR relpages = 0) AS unknown,
         sum(pg_relation_size(oid)) / current_setting('block_size')::integer AS pages
       FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = to_regclass('entries')`,
    );
    if (estimate?.['unknown'] === false && Number(estimate['pages']) >= FEW_PAGES)
      return Math.round(Number(estimate['entries']));
    return Number((await this.rows('SELECT count(*) AS entries FROM entries'))[0]?.['entries']);
  }

  async heads(limit: number): Promise<readonly StoredCommit[]> {
    const found = await this.rows(`${commitOfEach('last DESC')} ORDER BY at DESC LIMIT $1`, [limit]);
    return found.map(toCommit);
  }

  async oldest(): Promise<number | undefined> {
    const [commit] = await this.rows(`${commitOfEach('at, last')} ORDER BY at LIMIT 1`);
    return commit && toCommit(commit).at;
  }

  async endsBefore(before: number): Promise<readonly StoredCommit[]> {
    return (await this.rows(commitOfEach('at DESC, last DESC', 'at < $1'), [before])).map(toCommit);
  }

  /**
   * Rejects instead of blocking writers during a long search. Rejects with OlderEntries if a gateway that was
   * cut off has written entries from before the month since the marks were made.
   */
  async prune(before: number, marks: readonly RetentionMark[]): Promise<void> {
    await this.#prepared();
    // A connection of its own, since a removal takes long and a new month may begin meanwhile.
    const connection = new Connection({
      server: this.#options,
      connectMs: CONNECT_MS,
      statementMs: PRUNING_MS,
      readOnly: false,
    });
    try {
      await connection.use(PRUNING_MS, (session) =>
        session.transaction(async (client) => {
          await keepMarks(client, marks);
          await client.query(`SET LOCAL lock_timeout = ${Math.ceil(this.#options.timeoutMs / 2)}`);
          await dropMonthsBefore(client, before);
        }),
      );
    } finally {
      await connection.close();
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#appending, ...this.#readers].map((one) => one.close()));
  }

  /** Migrates the store, or only checks its version if it is read-only. */
  async #prepared(): Promise<void> {
    const { readOnly = false, isRehearsal = false } = this.#options;
    const prepare = readOnly ? checkVersion : migrate;
    await this.#once('version', (session) => prepare(session, isRehearsal));
  }

  async #tablesFor({ entries }: Batch): Promise<void> {
    await this.#prepared();
    for (const month of new Set(entries.map((entry) => partOf(entry.at))))
      await this.#once(month, (session) => createMonth(session, month));
  }

  /** Continues if the commit that needs it is late: otherwise a slow database would never be ready. */
  #once(step: string, work: (session: Session) => Promise<void>): Promise<void> {
    const known = this.#done.get(step);
    if (known) return known;
    const doing = this.#patient.use(PATIENT_MS, work).catch((error: unknown) => {
      this.#done.delete(step);
      throw error;
    });
    this.#done.set(step, doing);
    return doing;
  }

  protected async rows(sql: string, values: readonly SqlValue[] = []): Promise<readonly Row[]> {
    await this.#prepared();
    const [free] = this.#readers.toSorted((a, b) => a.waiting - b.waiting);
    if (!free) throw new Error('There is no connection.');
    return free.use(PATIENT_MS, (session) => session.run<Row>(sql, values));
  }
}

/**
 * Inserts a batch, unless a former try has.
 *
 * @returns the start time of the server, which identifies it
 */
async function insert(session: Session, batch: Batch): Promise<string> {
  const { entries, contents, commit } = batch;
  const { writer, first, last, at, head, root, key, signature, leaves } = commit;
  // Two gateways that insert the same contents in different orders would deadlock.
  const sorted = contents.toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  const values = [
    sorted.map(({ hash }) => hash),
    sorted.map(({ text }) => text),
    ...ENTRY_COLUMNS.map((column) => entries.map((entry) => entry[column])),
  ];
  const signed = [writer, first, last, at, head, root, key, signature, JSON.stringify(leaves)];
  try {
    const [row] = await session.run<{ server: string }>(APPEND, [...values, ...signed]);
    return row?.server ?? '';
  } catch (error) {
    if (codeOf(error) !== NOT_INSERTED || !(await isStored(session, batch))) throw error;
    const [row] = await session.run<{ server: string }>('SELECT pg_postmaster_start_time()::text AS server');
    return row?.server ?? '';
  }
}
