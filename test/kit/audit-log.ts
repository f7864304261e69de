/** Audit logs in a folder of their own, written by the real writer, and what somebody with the store alone can do to them. */
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sha256, type Commit } from '../../src/audit/chain.ts';
import type { Draft, Posting } from '../../src/audit/entry.ts';
import { AuditKeys } from '../../src/audit/keys.ts';
import { openSqlite } from '../../src/audit/stores/sqlite.ts';
import { verifyStore, type Verification } from '../../src/audit/verify.ts';
import { AuditWriter, type Written } from '../../src/audit/writer.ts';

export const PEOPLE_KEY = Buffer.alloc(32, 1);
export const SIGNING_SEED = Buffer.alloc(32, 2);
export const KEYS = keysWith(SIGNING_SEED);
export const OPERATION = 'query { citizen(subject: $subject) { identity { status } } }';

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

export class AuditLog {
  readonly file: string;

  constructor(folder = mkdtempSync(join(tmpdir(), 'lienthong-audit-'))) {
    this.file = join(folder, 'audit.sqlite');
  }

  async chain(keys = KEYS): Promise<Chain> {
    const store = openSqlite({ file: this.file });
    const committed: Committed[] = [];
    let posted = 1;
    let durable = 0;
    let onDurable: () => void = () => undefined;
    const writer = new AuditWriter({
      sink: store,
      store,
      keys,
      gatherMs: 0,
      onDurable: (commit, written) => {
        committed.push({ commit, written });
        durable += written.length;
        onDurable();
      },
      onState: () => undefined,
    });
    const settled = () =>
      new Promise<void>((resolve) => {
        onDurable = () => {
          if (durable >= posted) resolve();
        };
        onDurable();
      });
    await writer.start();
    await settled();
    return {
      name: writer.name,
      committed,
      post: async (...postings) => {
        for (const posting of postings) writer.post((posted += 1), posting);
        await settled();
      },
      prune: (before) => writer.prune(before),
      close: async () => {
        await writer.close();
        await store.close();
      },
    };
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

  /** The same log in a folder of its own; nobody may have it open. */
  copy(): AuditLog {
    const copy = new AuditLog();
    copyFileSync(this.file, copy.file);
    return copy;
  }

  async verify(anchors: readonly Commit[] = [], keys = KEYS): Promise<Verification> {
    const store = openSqlite({ file: this.file, readOnly: true });
    try {
      return await verifyStore({ store, verify: keys.verify, anchors });
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

/** What came of an intent. */
export function outcome(intentId: string, more: Partial<Draft> = {}): Posting {
  const parts = [['population', 'identity', 'FOUND', 'FRESH', 0, 'q1', null]];
  return intent({ kind: 'outcome', intent: intentId, detail: { parts }, ...more });
}
