/**
 * Checks chains against the heads that other records name: the first entry of each chain names the heads of
 * older chains, retention names the last entries that it removed, a checkpoint names a former head.
 */
import Type from 'typebox';
import { Value } from 'typebox/value';
import { commitBytes, type Commit } from '../chain.ts';
import { entryId, type Entry } from '../entry.ts';
import type { Scope } from './chain-check.ts';
import { idOf } from './faults.ts';
import { pageEnd } from './paging.ts';

type Head = Pick<Commit, 'writer' | 'last' | 'head'>;

/** Heads that were looked up, by chain. */
const MOST_REMEMBERED = 10_000;

export class References {
  readonly #scope: Scope;
  readonly #checked = new Map<string, string>();
  readonly #reported = new Set<string>();

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** @param entry one without a fault; a changed one proves nothing */
  async ofEntry(entry: Entry): Promise<void> {
    if (entry.kind !== 'start' && entry.kind !== 'retention') return;
    for (const head of headsIn(entry.detail)) await this.#check(head, entryId(entry));
  }

  async ofCheckpoint(checkpoint: Commit): Promise<void> {
    const { verify, faults } = this.#scope;
    const id = idOf(checkpoint.writer, checkpoint.last);
    if (verify(checkpoint.key, commitBytes(checkpoint), checkpoint.signature)) {
      await this.#check(checkpoint, 'a checkpoint');
    } else faults.add('checkpoint', id, `The checkpoint of ${id} is not ours or was changed.`);
  }

  async #check({ writer: chain, last, head }: Head, by: string): Promise<void> {
    const key = `${last} ${head}`;
    // Every later chain names a chain that has ended. One report is enough.
    if (this.#checked.get(chain) === key || this.#reported.has(chain)) return;
    if (this.#checked.size < MOST_REMEMBERED) this.#checked.set(chain, key);
    const { store, faults, marks } = this.#scope;
    const id = idOf(chain, last);
    const mark = marks.of(chain);
    if (mark && mark.sequence > last) return;
    if (mark?.sequence === last) {
      if (mark.head !== head) this.#report('rewritten', chain, id, `${id} was not what ${by} names.`);
      return;
    }
    const [entry] = await store.entries(chain, last - 1, 1);
    if (entry?.sequence === last) {
      const isSame = entry.hash.toString('base64url') === head || faults.has(id);
      if (!isSame)
        this.#report('rewritten', chain, id, `${id} is not what ${by} names: history was rewritten.`);
      return;
    }
    if (faults.has(id)) return;
    // Retention may have removed it since.
    await marks.read();
    if ((marks.of(chain)?.sequence ?? 0) >= last) return;
    if (entry) this.#report('cut', chain, id, `${id} is missing, which ${by} names.`);
    else this.#report('cut', chain, id, `${id} is missing, which ${by} names: ${await this.#restOf(chain)}`);
  }

  async #restOf(chain: string): Promise<string> {
    let last = 0;
    for (let after: number | undefined = 0; after !== undefined;) {
      const end = (await this.#scope.store.entries(chain, after, 1000)).at(-1);
      if (!end) break;
      last = end.sequence;
      after = pageEnd(last);
    }
    return last === 0
      ? 'the whole chain is gone.'
      : `the tail of the chain was cut after ${idOf(chain, last)}.`;
  }

  #report(kind: 'cut' | 'rewritten', chain: string, id: string, message: string): void {
    this.#reported.add(chain);
    this.#scope.faults.add(kind, id, message);
  }
}

const Heads = Type.Array(
  Type.Tuple([Type.String(), Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }), Type.String()]),
);
const Naming = Type.Object({ chains: Type.Optional(Heads), removed: Type.Optional(Heads) });

/** @returns none for another detail: an attacker may have invented a whole chain */
function headsIn(detail: string): readonly Head[] {
  let value: unknown;
  try {
    value = JSON.parse(detail);
  } catch {
    return [];
  }
  if (!Value.Check(Naming, value)) return [];
  const { chains = [], removed = [] } = value;
  return [...chains, ...removed].map(([chain, last, head]) => ({ writer: chain, last, head }));
}
