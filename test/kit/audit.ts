/** Writes to a store of the audit log as a gateway does, and looks whether what is in it holds together. */
import { expect } from '@jest/globals';
import {
  CHAIN_START,
  chainHash,
  commitBytes,
  leafHash,
  merkleTree,
  type Commit,
} from '../../src/audit/chain.ts';
import type { Draft, Entry, Posting } from '../../src/audit/entry.ts';
import { AuditKeys } from '../../src/audit/keys.ts';
import type { AuditStore } from '../../src/audit/stores/store.ts';
import { AuditWriter, type BatchSink, type WriterState, type Written } from '../../src/audit/writer.ts';

const former = { id: 'former', key: Buffer.alloc(32, 1) };
const current = { id: 'current', key: Buffer.alloc(32, 2) };
const fixed = { signingSeed: Buffer.alloc(32, 3), formerPublicKeys: [] };

/** Of before the keys were changed, and of afterwards. */
export const formerKeys = new AuditKeys({ people: [former], ...fixed });
export const auditKeys = new AuditKeys({ people: [current, former], ...fixed });

export interface TestWriter {
  readonly writer: AuditWriter;
  /** What it said, in order. */
  readonly states: readonly WriterState[];
  readonly durable: readonly { readonly commit: Commit; readonly written: readonly Written[] }[];
  /** Resolves when the posting is durable. */
  post(this: void, ...drafts: readonly Draft[]): Promise<void>;
  postWith(this: void, posting: Partial<Posting>): Promise<void>;
}

export function startWriter(store: AuditStore, sink: BatchSink = store, keys = auditKeys): TestWriter {
  const states: WriterState[] = [];
  const durable: { commit: Commit; written: readonly Written[] }[] = [];
  const waiting = new Map<number, () => void>();
  const writer = new AuditWriter({
    sink,
    store,
    keys,
    gatherMs: 0,
    onDurable: (commit, written) => {
      durable.push({ commit, written });
      for (const { posting } of written) waiting.get(posting)?.();
    },
    onState: (state) => void states.push(state),
  });
  let posted = 0;
  const postWith = ({ drafts = [draft()], contents = [], statement }: Partial<Posting>) => {
    posted += 1;
    const number = posted;
    return new Promise<void>((resolve) => {
      waiting.set(number, resolve);
      writer.post(number, { drafts, contents, statement });
    });
  };
  return { writer, states, durable, postWith, post: (...drafts) => postWith({ drafts }) };
}

export function draft(changes: Partial<Draft> = {}): Draft {
  return { at: Date.now(), kind: 'intent', detail: {}, ...changes };
}

export async function entriesOf(store: AuditStore, writer: string): Promise<readonly Entry[]> {
  return store.chain(writer, 0, 1_000_000);
}

/**
 * The chain has all entries from the first after its mark up to the last, each once, and every commit is signed.
 *
 * @returns how many entries that are
 */
export async function expectUnbroken(store: AuditStore, writer: string): Promise<number> {
  const entries = await entriesOf(store, writer);
  const mark = (await store.marks()).filter((one) => one.writer === writer).at(-1);
  const start = mark?.sequence ?? 0;
  const hashes = new Map<number, string>();
  let before: Buffer = mark ? Buffer.from(mark.head, 'base64url') : CHAIN_START;
  for (const [index, { hash, ...entry }] of entries.entries()) {
    before = chainHash(before, entry);
    expect(entry.sequence).toBe(start + index + 1);
    expect(hash.equals(before)).toBe(true);
    hashes.set(entry.sequence, hash.toString('base64url'));
  }
  let next = start + 1;
  for (const { leaves, signature, ...commit } of await store.commits(writer, start, 1_000_000)) {
    expect(commit.first).toBe(next);
    expect(commit.head).toBe(hashes.get(commit.last));
    expect(auditKeys.verify(commit.key, commitBytes(commit), signature)).toBe(true);
    const tree = merkleTree(leaves.map(([last, hash]) => leafHash(hashes.get(last) ?? '', hash)));
    expect(commit.root).toBe(tree.root);
    next = commit.last + 1;
  }
  expect(next).toBe(start + entries.length + 1);
  return entries.length;
}
