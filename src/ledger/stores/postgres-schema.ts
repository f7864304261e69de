/** The tables of the audit log in PostgreSQL, and their migrations. */
import type { Client } from 'pg';
import type { Session } from './postgres-session.ts';
import { StoreUnusable, whyApart } from './store.ts';

/** Each step migrates a store to the next version, which is kept in `lienthong_audit_version`. */
const MIGRATIONS = [
  // Byte order ("C"), as in SQLite: the database's own order may change with its operating system.
  `CREATE TABLE entries (
     writer text COLLATE "C" NOT NULL, sequence bigint NOT NULL, at bigint NOT NULL, kind text NOT NULL,
     request text, intent text, application text, agency text, officer text, subject text,
     purpose text, dossier text, operation text, detail text NOT NULL, hash bytea NOT NULL,
     PRIMARY KEY (writer, sequence, at)
   ) PARTITION BY RANGE (at);
   CREATE INDEX entries_by_time ON entries (at);
   CREATE INDEX entries_by_subject ON entries (subject, at) WHERE subject IS NOT NULL;
   CREATE INDEX entries_by_officer ON entries (officer, at) WHERE officer IS NOT NULL;
   CREATE INDEX entries_by_intent ON entries (intent) WHERE intent IS NOT NULL;
   CREATE INDEX entries_by_request ON entries (request) WHERE request IS NOT NULL;
   CREATE TABLE contents (hash text COLLATE "C" PRIMARY KEY, text text NOT NULL);
   CREATE TABLE commits (
     writer text COLLATE "C" NOT NULL, first bigint NOT NULL, last bigint NOT NULL, at bigint NOT NULL,
     head text NOT NULL, root text NOT NULL, key text NOT NULL, signature text NOT NULL, leaves text NOT NULL,
     PRIMARY KEY (writer, last)
   );
   CREATE INDEX commits_by_time ON commits (writer, at, last);
   CREATE TABLE marks (
     writer text COLLATE "C" NOT NULL, sequence bigint NOT NULL, head text NOT NULL, at bigint NOT NULL,
     key text NOT NULL, signature text NOT NULL, PRIMARY KEY (writer, sequence)
   );`,
];

/** Key of the advisory lock for creating and dropping tables: an arbitrary number. */
const LOCK = 7_146_054_231;

/** Prevents other gateways from creating or dropping tables until the end of the transaction. */
export async function lockTables(client: Client): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
}

/** @throws StoreUnusable when the store is not of this version, or not of this kind */
export async function checkVersion(session: Session, isRehearsal: boolean): Promise<void> {
  const version = await session.transaction(async (client) => {
    await checkKind(client, isRehearsal);
    return versionOf(client);
  });
  if (version !== MIGRATIONS.length)
    throw new StoreUnusable(`The audit store in PostgreSQL has version ${version}.`);
}

/**
 * Leaves a store of this version unchanged, so that an administrator who may create tables can prepare it.
 *
 * @throws StoreUnusable when the store is of a later version, or not of this kind
 */
export async function migrate(session: Session, isRehearsal: boolean): Promise<void> {
  await session.transaction(async (client) => {
    const found = await versionOf(client);
    if (found > 0) await checkKind(client, isRehearsal);
    if (found >= MIGRATIONS.length) return;
    // Of gateways that start together, all but one wait here and find the work done.
    await lockTables(client);
    const version = await versionOf(client);
    if (version >= MIGRATIONS.length) return;
    if (version === 0 && isRehearsal) await client.query(`CREATE TABLE ${REHEARSAL_MARK} ()`);
    for (const step of MIGRATIONS.slice(version)) await client.query(step);
    await client.query('CREATE TABLE IF NOT EXISTS lienthong_audit_version (version integer NOT NULL)');
    await client.query('DELETE FROM lienthong_audit_version');
    await client.query('INSERT INTO lienthong_audit_version VALUES ($1)', [MIGRATIONS.length]);
  });
  return checkVersion(session, isRehearsal);
}

/** A table in stores of rehearsals, which open no other store and which no other gateway opens. */
const REHEARSAL_MARK = 'lienthong_rehearsal';

async function checkKind(client: Client, isRehearsal: boolean): Promise<void> {
  if ((await hasTable(client, REHEARSAL_MARK)) !== isRehearsal)
    throw new StoreUnusable(`audit.postgres.url: the store ${whyApart(isRehearsal)}.`);
}

/** @returns 0 for a database without the tables */
async function versionOf(client: Client): Promise<number> {
  if (!(await hasTable(client, 'lienthong_audit_version'))) return 0;
  const { rows } = await client.query<{ version: number }>('SELECT version FROM lienthong_audit_version');
  return rows[0]?.version ?? 0;
}

async function hasTable(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ known: boolean }>('SELECT to_regclass($1) IS NOT NULL AS known', [
    name,
  ]);
  return rows[0]?.known === true;
}
