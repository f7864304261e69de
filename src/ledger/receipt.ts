/** Receipts: evidence that a request and its answer are on record. */
import Type from 'typebox';
import { Value } from 'typebox/value';
import {
  commitBytes,
  leafHash,
  markBytes,
  rootOf,
  sha256,
  type Commit,
  type ProofStep,
  type Written,
} from './chain.ts';
import { entryId, parseEntryId } from './entry.ts';
import type { SignatureCheck } from './keys.ts';
import { isoTime } from './month.ts';
import type { AuditStore } from './stores/store.ts';

/** Can be checked with the public key alone, or against the store too. */
export interface Receipt {
  readonly version: 1;
  /** Id of the first entry. */
  readonly first: string;
  /** Id of the last one. */
  readonly entry: string;
  /** Hash of the last entry, in base64url; covers the entries before it. */
  readonly hash: string;
  /** The request or the answer: the JSON text that was hashed. */
  readonly statement: string;
  /** Inclusion proof of the statement in the commit. */
  readonly path: readonly ProofStep[];
  readonly commit: Commit;
}

/** @returns undefined for a posting without a statement */
export function receiptOf(
  commit: Commit,
  { first, last, receipt }: Written,
  statement: string,
): Receipt | undefined {
  if (!receipt) return undefined;
  const { writer } = commit;
  return {
    version: 1,
    first: entryId({ writer, sequence: first }),
    entry: entryId({ writer, sequence: last }),
    hash: receipt.head,
    statement,
    path: receipt.inclusionProof,
    commit,
  };
}

const Sequence = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** A commit in checkpoints and receipts. */
export const CommitShape = Type.Object({
  writer: Type.String(),
  first: Sequence,
  last: Sequence,
  at: Type.Integer(),
  head: Type.String(),
  root: Type.String(),
  key: Type.String(),
  signature: Type.String(),
});

const ReceiptShape = Type.Object({
  version: Type.Literal(1),
  first: Type.String(),
  entry: Type.String(),
  hash: Type.String(),
  statement: Type.String(),
  path: Type.Array(Type.Tuple([Type.Union([Type.Literal('left'), Type.Literal('right')]), Type.String()]), {
    maxItems: 64,
  }),
  commit: CommitShape,
});

/**
 * @param value an answer of the gateway, its `extensions` or a receipt, as it came out of JSON
 * @returns all receipts in it, with their paths
 */
export function receiptsIn(value: unknown, place = ''): readonly (readonly [place: string, Receipt])[] {
  if (Value.Check(ReceiptShape, value)) return [[place, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    // Records are skipped: data of a source are no receipt.
    return key === 'data' ? [] : receiptsIn(item, place === '' ? key : `${place}.${key}`);
  });
}

export interface ReceiptCheck {
  /** Facts that are confirmed, in sentences. */
  readonly holds: readonly string[];
  /** Facts that are refuted; a receipt without any holds. */
  readonly faults: readonly string[];
}

/**
 * @param store to compare with; without it, only the signature is checked
 * @throws whatever the store throws when it cannot be read
 */
export async function checkReceipt(
  receipt: Receipt,
  verify: SignatureCheck,
  store?: Pick<AuditStore, 'entries' | 'commits' | 'marks'>,
): Promise<ReceiptCheck> {
  const { commit, hash, statement, path: inclusionProof } = receipt;
  const holds: string[] = [];
  const faults: string[] = [];
  const check = (isSo: boolean, so: string, not: string) => void (isSo ? holds.push(so) : faults.push(not));
  check(
    verify(commit.key, commitBytes(commit), commit.signature),
    `The commit was signed at ${isoTime(commit.at)} with the key ${commit.key}.`,
    'The signature of the commit is not by a key that is known, or the commit was changed.',
  );
  const range = rangeOf(receipt);
  check(
    range !== undefined,
    `It stands for the entries from ${receipt.first} to ${receipt.entry}.`,
    'The entries that it names do not belong to the commit.',
  );
  const [first, last] = range ?? [0, 0];
  check(
    rootOf(leafHash(first, last, hash, sha256(statement)), inclusionProof) === commit.root,
    'The commit covers this very statement about these entries.',
    'The commit does not cover this statement: it, the entries, the hash or the path was changed.',
  );
  if (store && faults.length === 0) {
    const [isThere, words] = await compare(receipt, verify, store);
    check(isThere, words, words);
  }
  return { holds, faults };
}

/** Sequences of the first and last entry, if both belong to the commit. */
function rangeOf({ first, entry, commit }: Receipt): readonly [number, number] | undefined {
  const [from, to] = [parseEntryId(first), parseEntryId(entry)];
  if (!from || !to || from.writer !== commit.writer || to.writer !== commit.writer) return undefined;
  const isWithin =
    commit.first <= from.sequence && from.sequence <= to.sequence && to.sequence <= commit.last;
  return isWithin ? [from.sequence, to.sequence] : undefined;
}

async function compare(
  { entry: id, hash, commit }: Receipt,
  verify: SignatureCheck,
  store: Pick<AuditStore, 'entries' | 'commits' | 'marks'>,
): Promise<readonly [isThere: boolean, words: string]> {
  const { writer } = commit;
  const sequence = parseEntryId(id)?.sequence ?? 0;
  const [entry] = await store.entries(writer, sequence - 1, 1);
  const [stored] = await store.commits(writer, commit.last - 1, 1);
  if (entry?.sequence === sequence && stored?.last === commit.last) {
    const { leaves: _leaves, ...rest } = stored;
    if (entry.hash.toString('base64url') !== hash) return [false, `The store has another entry as ${id}.`];
    if (!Value.Equal(rest, { ...commit })) return [false, 'The store has another commit in this place.'];
    return [true, `The store has ${id} with this hash and this commit.`];
  }
  const isRemoved = (await store.marks()).some(
    (mark) =>
      mark.writer === writer &&
      mark.sequence >= sequence &&
      verify(mark.key, markBytes(mark), mark.signature),
  );
  return isRemoved
    ? [true, `Retention has removed ${id} from the store, so the receipt alone speaks for it.`]
    : [false, `${id} or its commit is missing in the store.`];
}
