/** Looks whether what is in a store of the audit log holds together. */
import { expect } from '@jest/globals';
import { CHAIN_START, chainHash, commitBytes, leafHash, merkleTree } from '../../src/ledger/chain.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import type { AuditStore } from '../../src/ledger/stores/store.ts';
import { auditKeys } from './audit-writer.ts';

export async function entriesOf(store: AuditStore, writer: string): Promise<readonly Entry[]> {
  return store.entries(writer, 0, 1_000_000);
}

/**
 * The chain has all entries from the first after its mark up to the last, each once, and every commit is signed.
 *
 * @returns how many entries that are
 */
export async function expectUnbroken(store: AuditStore, writer: string): Promise<number> {
  const entries = await entriesOf(store, writer);
  const mark = (await store.marks()).findLast((one) => one.writer === writer);
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
    const tree = merkleTree(
      leaves.map(([first, last, hash]) => leafHash(first, last, hashes.get(last) ?? '', hash)),
    );
    expect(commit.root).toBe(tree.root);
    next = commit.last + 1;
  }
  expect(next).toBe(start + entries.length + 1);
  return entries.length;
}
