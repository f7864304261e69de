import type { Commit, PathStep } from './chain.ts';
import { entryId } from './entry.ts';
import type { Written } from './writer.ts';

/** Evidence that a posting is on record: checked with the public key alone, and with the store against it. */
export interface Receipt {
  readonly version: 1;
  readonly first: string;
  readonly entry: string;
  readonly hash: string;
  readonly statement: string;
  readonly path: readonly PathStep[];
  readonly commit: Commit;
}

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
    path: receipt.path,
    commit,
  };
}
