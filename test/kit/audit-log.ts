/** Audit logs in a folder of their own, written by the real writer, and what somebody with the store alone can do to them. */
import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { sha256, type Commit, type Written } from '../../src/ledger/chain.ts';
import type { Draft, Posting } from '../../src/ledger/entry.ts';
import { AuditKeys } from '../../src/ledger/keys.ts';
import { openSqlite } from '../../src/ledger/stores/sqlite.ts';
import { verifyStore, type Verification } from '../../src/ledger/verify.ts';
import { DEVELOPMENT } from '../../dev/settings.ts';
import { startWriter } from './audit-writer.ts';

export const PEOPLE_KEY = Buffer.alloc(32, 1);
export const SIGNING_SEED = Buffer.alloc(32, 2);
export const KEYS = keysWith(SIGNING_SEED);
export const OPERATION = 'query { citizen(subject: $subject) { identity { status } } }';

/** Of a file of SQLite. */
const PAGE_BYTES = 4096;

export const OFFICER = { identityNumber: '001085000001', fullName: 'Trần Thị Bình' };
export const SUBJECT = '079085669802';

export function keysWith(signingSeed: Buffer): AuditKeys {
  return new AuditKeys({ people: [{ id: 'test', key: PEOPLE_KEY }], signingSeed, formerPublicKeys: [] });
}

export interface Committed {
  readonly commit: Commit;
  readonly written: readonly Written[];
}

/** One chain, from its start on. */
export interface Chain {
  readonly name: string;
  readonly committed: readonly Committed[];
  /** Posts together; resolves when they are durable. */
  post(...postings: readonly Posting[]): Promise<void>;
  prune(before: number): Promise<void>;
  close(): Promise<void>;
}

/** Of all logs, so that they go together when the tests end. */
const ROOT = mkdtempSync(join(tmpdir(), 'lienthong-audit-'));
process.once('exit', () => rmSync(ROOT, { recursive: true, force: true }));

export class AuditLog {
  readonly folder = mkdtempSync(join(ROOT, 'log-'));
  readonly file = join(this.folder, 'audit.sqlite');

  async chain(keys = KEYS): Promise<Chain> {
    const store = openSqlite({ file: this.file });
    const { writer, durable, postWith } = startWriter(store, store, keys);
    await writer.start();
    while (durable.length === 0) await setImmediate();
    return {
      name: writer.name,
      committed: durable,
      post: async (...postings) => void (await Promise.all(postings.map(postWith))),
      prune: (before) => writer.prune(before),
      close: async () => {
        await writer.close();
        await store.close();
      },
    };
  }

  /** A configuration of the gateway that has this log. @returns its file */
  configuration(): string {
    const { folder } = this;
    const development: unknown = parse(readFileSync(DEVELOPMENT, 'utf8'));
    const audit = {
      file: this.file,
      keys: [{ id: 'test', key: PEOPLE_KEY.toString('base64') }],
      signingKey: SIGNING_SEED.toString('base64'),
      checkpoints: { file: join(folder, 'checkpoints.jsonl') },
    };
    const file = join(folder, 'config.yml');
    const purposes = join(dirname(DEVELOPMENT), 'purposes.yml');
    writeFileSync(file, stringify({ ...(development as object), audit, purposes }));
    return file;
  }

  /** Changes the store behind the back of whoever wrote it. */
  tamper(sql: string, ...values: readonly (string | number | bigint | Uint8Array | null)[]): number {
    const db = new DatabaseSync(this.file);
    try {
      return Number(db.prepare(sql).run(...values).changes);
    } finally {
      db.close();
    }
  }

  rows(sql: string, ...values: readonly (string | number)[]): readonly Record<string, unknown>[] {
    const db = new DatabaseSync(this.file);
    try {
      return db.prepare(sql).all(...values);
    } finally {
      db.close();
    }
  }

  /** Overwrites a page of the file, counted from 1, as a failing disk would. */
  damagePage(page: number): void {
    const file = openSync(this.file, 'r+');
    writeSync(file, Buffer.alloc(PAGE_BYTES, 'x'), 0, PAGE_BYTES, (page - 1) * PAGE_BYTES);
    closeSync(file);
  }

  /** The same log in a folder of its own; nobody may have it open. */
  copy(): AuditLog {
    const copy = new AuditLog();
    copyFileSync(this.file, copy.file);
    return copy;
  }

  async verify(checkpoints: readonly Commit[] = [], keys = KEYS): Promise<Verification> {
    const store = openSqlite({ file: this.file, readOnly: true });
    try {
      return await verifyStore({ store, verify: keys.verify, checkpoints });
    } finally {
      await store.close();
    }
  }
}

/** An intent as the gateway posts it, with every column filled. */
export function intent(more: Partial<Draft> = {}): Posting {
  const draft: Draft = {
    at: Date.now(),
    kind: 'intent',
    request: 'a1b2',
    application: 'one-stop',
    agency: 'H29.1',
    officer: OFFICER,
    subject: SUBJECT,
    purpose: '1.004222',
    dossier: 'H29.1-240101-0001',
    operation: sha256(OPERATION),
    detail: { client: '127.0.0.1:50000', parts: ['population/identity', 'driving-licence/licences'] },
    ...more,
  };
  return {
    drafts: [draft],
    contents: [{ hash: sha256(OPERATION), text: OPERATION }],
    statement: JSON.stringify({ kind: draft.kind, request: draft.request }),
  };
}

/** An outcome of an intent. */
export function outcome(intentId: string, more: Partial<Draft> = {}): Posting {
  const parts = [['population', 'identity', 'FOUND', 'FRESH', 0, 'q1', null]];
  return intent({ kind: 'outcome', intent: intentId, detail: { parts }, ...more });
}
