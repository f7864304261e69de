/**
 * Verifies the audit log: every entry is in its place and unchanged, every commit is signed, no entry was
 * added, and none is missing that another record names. It reads page by page, also while gateways write.
 *
 * It cannot detect that the newest entries of a chain were removed with their commits, unless a checkpoint or
 * a later chain names them. It cannot detect a history that the owner of the signing key signed again, unless
 * an older checkpoint is given.
 */
import type { Commit } from './chain.ts';
import type { Entry } from './entry.ts';
import type { SignatureCheck } from './keys.ts';
import type { AuditStore } from './stores/store.ts';
import { ChainCheck, type Scope } from './verification/chain-check.ts';
import { Faults, type Fault } from './verification/faults.ts';
import { RetentionMarks } from './verification/retention-marks.ts';
import { BEFORE_ALL, pageEnd, wholeRows } from './verification/paging.ts';
import { References } from './verification/references.ts';
import { Texts } from './verification/texts.ts';

export type { Fault, FaultKind } from './verification/faults.ts';

export interface VerifyOptions {
  readonly store: AuditStore;
  readonly verify: SignatureCheck;
  /** Commits that were kept elsewhere when they were the newest of their chains. */
  readonly checkpoints: Iterable<Commit> | AsyncIterable<Commit>;
  /** Called with the number of entries that were read, and the number at the start. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Verification {
  readonly entries: number;
  /** Chains that have entries. */
  readonly chains: number;
  readonly commits: number;
  readonly checkpoints: number;
  /** The first faults, in words. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
}

const PAGE = 500;

/** @throws whatever the store throws when it cannot be read */
export async function verifyStore(options: VerifyOptions): Promise<Verification> {
  const { store, verify, checkpoints, onProgress } = options;
  const faults = new Faults();
  const marks = new RetentionMarks(store, verify, faults);
  const scope: Scope = { store, verify, faults, marks };
  const [texts, references] = [new Texts(scope), new References(scope)];
  const total = onProgress ? await store.count() : 0;
  const counted = { entries: 0, chains: 0, commits: 0, checkpoints: 0 };
  await marks.read();
  for (const chain of await store.chains()) {
    const before = counted.entries;
    const onPage = async (entries: readonly Entry[], valid: readonly Entry[]) => {
      counted.entries += entries.length;
      await texts.ofEntries(valid);
      for (const entry of valid) await references.ofEntry(entry);
      onProgress?.(counted.entries, total);
    };
    const commits = await checkChain(chain, scope, onPage);
    counted.commits += commits;
    if (counted.entries > before) counted.chains += 1;
    else if (commits === 0 && !marks.has(chain)) {
      faults.add(
        'inserted',
        chain,
        `The chain ${chain} was inserted: its rows cannot be read under this name.`,
      );
    }
  }
  await texts.all();
  for await (const checkpoint of checkpoints) {
    counted.checkpoints += 1;
    await references.ofCheckpoint(checkpoint);
  }
  return { ...counted, faults: faults.reported, faultCount: faults.count };
}

/** @returns the number of its commits */
async function checkChain(
  chain: string,
  scope: Scope,
  onPage: (entries: readonly Entry[], valid: readonly Entry[]) => Promise<void>,
): Promise<number> {
  const check = new ChainCheck(chain, scope);
  for (let after: number | undefined = BEFORE_ALL; ;) {
    // Commits are read before entries: the entries of a commit exist before it does.
    const more = await check.commits.peek();
    const read: readonly Entry[] = after === undefined ? [] : await scope.store.entries(chain, after, PAGE);
    const page = wholeRows(read, PAGE);
    const last = page.at(-1);
    if (!last && !more) break;
    if (!last) await check.closeRead();
    const valid: Entry[] = [];
    for (const entry of page) if (await check.entry(entry)) valid.push(entry);
    await onPage(page, valid);
    if (last) after = pageEnd(last.sequence);
  }
  check.end();
  return check.commits.count;
}
