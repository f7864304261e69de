/**
 * What is known of a chain from elsewhere: the first entry of a chain names the heads of the chains before it, retention
 * names what it removed, checkpoints name what was once the head.
 */
import Type from 'typebox';
import { Value } from 'typebox/value';
import { commitBytes, type Commit } from '../chain.ts';
import { entryId, type Entry } from '../entry.ts';
import type { Scope } from './chain-check.ts';
import { pageEnd } from './paging.ts';

type Head = Pick<Commit, 'writer' | 'last' | 'head'>;

/** Heads that were looked up, by their chains. */
const MOST_REMEMBERED = 10_000;

export class References {
  readonly #scope: Scope;
  readonly #checked = new Map<string, string>();
  readonly #told = new Set<string>();

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** @param entry one that holds; what a changed one names says nothing */
  async ofEntry(entry: Entry): Promise<void> {
    if (entry.kind !== 'start' && entry.kind !== 'retention') return;
    for (const head of headsIn(entry.detail)) await this.#check(head, entryId(entry));
  }

  async ofCheckpoint(checkpoint: Commit): Promise<void> {
    const { verify, faults } = this.#scope;
    const id = entryId({ writer: checkpoint.writer, sequence: checkpoint.last });
    if (verify(checkpoint.key, commitBytes(checkpoint), checkpoint.signature)) {
      await this.#check(checkpoint, 'a checkpoint');
    } else faults.add('checkpoint', id, `The checkpoint of ${id} is not ours or was changed.`);
  }

  async #check({ writer, last, head }: Head, by: string): Promise<void> {
    const key = `${last} ${head}`;
    // A chain that has ended is named by every one that begins after it, and needs to be told only once.
    if (this.#checked.get(writer) === key || this.#told.has(writer)) return;
    if (this.#checked.size < MOST_REMEMBERED) this.#checked.set(writer, key);
    const { store, faults, marks } = this.#scope;
    const id = entryId({ writer, sequence: last });
    const mark = marks.of(writer);
    if (mark && mark.sequence > last) return;
    if (mark?.sequence === last) {
      if (mark.head !== head) this.#tell('rewritten', writer, id, `${id} was not what ${by} names.`);
      return;
    }
    const [entry] = await store.entries(writer, last - 1, 1);
    if (entry?.sequence === last) {
      const isSame = entry.hash.toString('base64url') === head || faults.has(id);
      if (!isSame)
        this.#tell('rewritten', writer, id, `${id} is not what ${by} names: history was rewritten.`);
      return;
    }
    if (faults.has(id)) return;
    // Retention may be at work at this very time.
    await marks.read();
    if ((marks.of(writer)?.sequence ?? 0) >= last) return;
    if (entry) this.#tell('cut', writer, id, `${id} is missing, which ${by} names.`);
    else
      this.#tell('cut', writer, id, `${id} is missing, which ${by} names: ${await this.#whatIsLeft(writer)}`);
  }

  async #whatIsLeft(writer: string): Promise<string> {
    let last = 0;
    for (let after: number | undefined = 0; after !== undefined;) {
      const end = (await this.#scope.store.entries(writer, after, 1000)).at(-1);
      if (!end) break;
      last = end.sequence;
      after = pageEnd(last);
    }
    return last === 0
      ? 'the whole chain is gone.'
      : `the tail of the chain was cut after ${entryId({ writer, sequence: last })}.`;
  }

  #tell(kind: 'cut' | 'rewritten', writer: string, id: string, message: string): void {
    this.#told.add(writer);
    this.#scope.faults.add(kind, id, message);
  }
}

const Heads = Type.Array(
  Type.Tuple([Type.String(), Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }), Type.String()]),
);
const Naming = Type.Object({ chains: Type.Optional(Heads), removed: Type.Optional(Heads) });

/** @returns none for what is no such detail: somebody may have made up a whole chain */
function headsIn(detail: string): readonly Head[] {
  let value: unknown;
  try {
    value = JSON.parse(detail);
  } catch {
    return [];
  }
  if (!Value.Check(Naming, value)) return [];
  const { chains = [], removed = [] } = value;
  return [...chains, ...removed].map(([writer, last, head]) => ({ writer, last, head }));
}
