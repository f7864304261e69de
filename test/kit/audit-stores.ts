/** Both stores of the audit log, each empty for every test, and what can go wrong with them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { openPostgres } from '../../src/ledger/stores/postgres.ts';
import { openSqlite } from '../../src/ledger/stores/sqlite.ts';
import type { AuditStore } from '../../src/ledger/stores/store.ts';
import type { AuditProcessOptions } from './audit-process.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

export interface TestStore {
  /** Where a process finds it. */
  readonly place: Pick<AuditProcessOptions, 'file' | 'postgres'>;
  open(this: void, readOnly?: boolean): AuditStore;
  run(this: void, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Makes a store fail until what it returns is called. */
export type Trouble = (store: TestStore) => Promise<() => Promise<void>>;

export interface StoreKind {
  readonly name: string;
  start(this: void): Promise<void>;
  stop(this: void): Promise<void>;
  fresh(this: void): Promise<TestStore>;
  readonly troubles: Readonly<Record<string, Trouble>>;
}

export function sqliteStores(): StoreKind {
  let folder = '';
  let made = 0;
  return {
    name: 'SQLite',
    start: async () => {
      folder = mkdtempSync(join(tmpdir(), 'lienthong-audit-'));
    },
    stop: async () => {
      rmSync(folder, { recursive: true });
    },
    fresh: async () => {
      made += 1;
      const file = join(folder, String(made), 'audit.sqlite');
      return {
        place: { file },
        open: (readOnly = false) => openSqlite({ file, readOnly }),
        run: async (sql) => {
          const db = new DatabaseSync(file);
          try {
            return db.prepare(sql).all();
          } finally {
            db.close();
          }
        },
      };
    },
    troubles: {
      'somebody else writes for long': async ({ place: { file } }) => {
        const other = new DatabaseSync(file);
        other.exec('BEGIN IMMEDIATE');
        return async () => {
          other.exec('COMMIT');
          other.close();
        };
      },
    },
  };
}

export function postgresStores(): StoreKind & { readonly server: () => TestPostgres } {
  let server: TestPostgres | undefined;
  let made = 0;
  const running = () => {
    if (!server) throw new Error('PostgreSQL was not started.');
    return server;
  };
  return {
    name: 'PostgreSQL',
    server: running,
    start: async () => {
      server = await startPostgres();
    },
    stop: async () => server?.stop(),
    fresh: async () => {
      made += 1;
      const { url } = running();
      await query(url, `CREATE DATABASE test_${made}`);
      const own = new URL(`/test_${made}`, url).href;
      const postgres = { url: own, timeoutMs: 1000 };
      return {
        place: { file: '', postgres },
        open: (readOnly = false) => openPostgres({ ...postgres, readOnly }),
        run: (sql) => query(own, sql),
      };
    },
    troubles: {
      'the server hangs': async () => {
        running().freeze();
        return async () => running().thaw();
      },
      'the server dies': async () => {
        await running().kill();
        return () => running().restart();
      },
    },
  };
}

async function query(url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Readonly<Record<string, unknown>>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}
