/**
 * Whether the audit log is what was written: every entry in its place and unchanged, every commit signed, nothing added,
 * and nothing gone that is known of from elsewhere. It reads page by page, also while somebody writes.
 *
 * What it cannot tell: that the newest entries of a chain were removed together with their commits, unless a checkpoint
 * or a later chain names them; and anything that who has the signing key signed anew, unless a checkpoint from before is
 * at hand.
 */
import type { Commit } from './chain.ts';
import type { Entry } from './entry.ts';
import type { SignatureCheck } from './keys.ts';
import type { AuditStore } from './stores/store.ts';
import { ChainCheck, type Scope } from './verification/chain-check.ts';
import { Faults, type Fault } from './verification/faults.ts';
import { Marks } from './verification/retention-marks.ts';
import { BEFORE_ALL, pageEnd, wholeRows } from './verification/paging.ts';
import { References } from './verification/references.ts';
import { Texts } from './verification/texts.ts';

export type { Fault, FaultKind } from './verification/faults.ts';

export interface VerifyOptions {
  readonly store: AuditStore;
  readonly verify: SignatureCheck;
  /** Checkpoints: commits that were noted elsewhere when they were the newest of their chains. */
  readonly checkpoints: Iterable<Commit> | AsyncIterable<Commit>;
  /** Told how many entries have been read, of how many there were at the beginning. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Verification {
  readonly entries: number;
  /** Chains that have entries. */
  readonly chains: number;
  readonly commits: number;
  readonly checkpoints: number;
  /** The first of them. */
  readonly faults: readonly Fault[];
  /** How many there are. */
  readonly faultCount: number;
}

const PAGE = 500;

/** @throws whatever the store throws when it cannot be read */
export async function verifyStore(options: VerifyOptions): Promise<Verification> {
  const { store, verify, checkpoints, onProgress } = options;
  const faults = new Faults();
  const marks = new Marks(store, verify, faults);
  const scope: Scope = { store, verify, faults, marks };
  const [texts, references] = [new Texts(scope), new References(scope)];
  const total = onProgress ? await store.count() : 0;
  const counted = { entries: 0, chains: 0, commits: 0, checkpoints: 0 };
  await marks.read();
  for (const writer of await store.chains()) {
    const before = counted.entries;
    const onPage = async (entries: readonly Entry[], held: readonly Entry[]) => {
      counted.entries += entries.length;
      await texts.ofEntries(held);
      for (const entry of held) await references.ofEntry(entry);
      onProgress?.(counted.entries, total);
    };
    const commits = await checkChain(writer, scope, onPage);
    counted.commits += commits;
    if (counted.entries > before) counted.chains += 1;
    else if (commits === 0 && !marks.has(writer)) {
      faults.add(
        'inserted',
        writer,
        `What ${writer} wrote was inserted: it cannot even be read under this name.`,
      );
    }
  }
  await texts.all();
  for await (const checkpoint of checkpoints) {
    counted.checkpoints += 1;
    await references.ofCheckpoint(checkpoint);
  }
  return { ...counted, faults: faults.told, faultCount: faults.count };
}

/** @returns how many commits it has */
async function checkChain(
  writer: string,
  scope: Scope,
  onPage: (entries: readonly Entry[], held: readonly Entry[]) => Promise<void>,
): Promise<number> {
  const chain = new ChainCheck(writer, scope);
  for (let after: number | undefined = BEFORE_ALL; ;) {
    // Commits are read before entries, so that those of a commit that was read are there, if they are.
    const more = await chain.commits.peek();
    const read: readonly Entry[] = after === undefined ? [] : await scope.store.entries(writer, after, PAGE);
    const page = wholeRows(read, PAGE);
    const last = page.at(-1);
    if (!last && !more) break;
    if (!last) await chain.closeRead();
    const held: Entry[] = [];
    for (const entry of page) if (await chain.entry(entry)) held.push(entry);
    await onPage(page, held);
    if (last) after = pageEnd(last.sequence);
  }
  chain.end();
  return chain.commits.count;
}
