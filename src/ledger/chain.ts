/**
 * Hash chains and commits. Each entry's hash covers the entry before it, so the last hash covers the whole
 * chain. Entries that are written together are a commit: its signature covers the head of the chain and the
 * root of a Merkle tree over the statements of receipts (leaf and node prefixes as in RFC 6962).
 */
import { hash } from 'node:crypto';
import { ENTRY_COLUMNS, type Entry } from './entry.ts';

/** The hash before the first entry of a chain. */
export const CHAIN_START = Buffer.alloc(32);

const HASHED = ENTRY_COLUMNS.filter((column) => column !== 'hash');

export function chainHash(before: Uint8Array, entry: Omit<Entry, 'hash'>): Buffer {
  return hashOf(before, JSON.stringify(HASHED.map((column) => entry[column])));
}

/** Signed: everything before `signature`. */
export interface Commit {
  /** Name of the chain. */
  readonly writer: string;
  readonly first: number;
  readonly last: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Hash of the last entry, in base64url. */
  readonly head: string;
  /** Root of the Merkle tree, in base64url; empty without receipts. */
  readonly root: string;
  /** Id of the key that signed. */
  readonly key: string;
  /** Ed25519, in base64url. */
  readonly signature: string;
}

/** The place of a posting in its commit. */
export interface Written {
  /** Number of the posting. */
  readonly posting: number;
  /** Sequences of its entries, from first to last. */
  readonly first: number;
  readonly last: number;
  readonly receipt: { readonly head: string; readonly inclusionProof: readonly ProofStep[] } | undefined;
}

export interface StoredCommit extends Commit {
  /** Leaves of the Merkle tree: sequences of a posting, and the hash of its statement. */
  readonly leaves: readonly (readonly [first: number, last: number, statement: string])[];
}

export function commitBytes({ writer, first, last, at, head, root, key }: Omit<Commit, 'signature'>): Buffer {
  return Buffer.from(JSON.stringify(['lienthong audit commit', writer, first, last, at, head, root, key]));
}

/** Left by retention: the chain begins after it. Signed: everything before `signature`. */
export interface RetentionMark {
  readonly writer: string;
  /** The last entry that was removed, and its hash in base64url. */
  readonly sequence: number;
  readonly head: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly key: string;
  readonly signature: string;
}

export function markBytes({ writer, sequence, head, at, key }: Omit<RetentionMark, 'signature'>): Buffer {
  return Buffer.from(JSON.stringify(['lienthong audit retention', writer, sequence, head, at, key]));
}

export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text, 'base64url');
}

/**
 * Proves a posting's statement, its entries, and by the hash of the last entry their content.
 *
 * @param first sequence of the posting's first entry
 * @param last sequence of its last entry
 * @param entryHash in base64url
 * @param statementHash in base64url
 */
export function leafHash(first: number, last: number, entryHash: string, statementHash: string): Buffer {
  return hashOf(LEAF, `${first} ${last} `, fromText(entryHash), fromText(statementHash));
}

/** One step from a leaf to the root: the sibling's hash in base64url, and its side. */
export type ProofStep = readonly [side: 'left' | 'right', hash: string];

export interface MerkleTree {
  /** In base64url; empty for a tree without leaves. */
  readonly root: string;
  inclusionProof(this: void, leaf: number): readonly ProofStep[];
}

export function merkleTree(leaves: readonly Buffer[]): MerkleTree {
  const levels = [leaves];
  for (let level = leaves; level.length > 1;) {
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, index) => {
      const [left, right] = level.slice(2 * index, 2 * index + 2);
      return left && right ? nodeHash(left, right) : (left ?? Buffer.alloc(0));
    });
    levels.push(level);
  }
  return {
    root: levels.at(-1)?.[0]?.toString('base64url') ?? '',
    inclusionProof: (leaf) =>
      levels.flatMap((level, height): ProofStep[] => {
        const index = leaf >> height;
        const sibling = level[index ^ 1];
        if (!sibling || level.length === 1) return [];
        return [[index % 2 === 1 ? 'left' : 'right', sibling.toString('base64url')]];
      }),
  };
}

/** @returns the root that a leaf and its inclusion proof lead to, in base64url */
export function rootOf(leaf: Buffer, inclusionProof: readonly ProofStep[]): string {
  const root = inclusionProof.reduce((node, [side, sibling]) => {
    const other = fromText(sibling);
    return side === 'left' ? nodeHash(other, node) : nodeHash(node, other);
  }, leaf);
  return root.toString('base64url');
}

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return hashOf(NODE, left, right);
}

/** Several texts decode to the same bytes. Only the one that the gateway writes is accepted. */
export function isCanonical(text: string): boolean {
  return fromText(text).toString('base64url') === text;
}

function fromText(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}

/** Hashes the concatenation. One call is cheaper than an incremental hash object. */
function hashOf(...pieces: readonly (Uint8Array | string)[]): Buffer {
  let length = 0;
  for (const piece of pieces) length += Buffer.byteLength(piece);
  const bytes = Buffer.allocUnsafe(length);
  let end = 0;
  for (const piece of pieces) {
    if (typeof piece === 'string') end += bytes.write(piece, end);
    else {
      bytes.set(piece, end);
      end += piece.length;
    }
  }
  // Goes through a text: a digest buffer has memory of its own, whose allocation costs as much as the hash.
  return Buffer.from(hash('sha256', bytes, 'latin1'), 'latin1');
}
