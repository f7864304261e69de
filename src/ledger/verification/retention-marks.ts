/** The marks of retention: a chain begins after its last one. */
import { markBytes, type RetentionMark } from '../chain.ts';
import { entryId } from '../entry.ts';
import type { SignatureCheck } from '../keys.ts';
import type { AuditStore } from '../stores/store.ts';
import type { Faults } from './faults.ts';

export class Marks {
  readonly #store: Pick<AuditStore, 'marks'>;
  readonly #verify: SignatureCheck;
  readonly #faults: Faults;
  readonly #writers = new Set<string>();
  #last: ReadonlyMap<string, RetentionMark> = new Map();

  constructor(store: Pick<AuditStore, 'marks'>, verify: SignatureCheck, faults: Faults) {
    this.#store = store;
    this.#verify = verify;
    this.#faults = faults;
  }

  /** Reads them, once more while retention may be at work. A mark that nobody signed counts for nothing. */
  async read(): Promise<void> {
    const last = new Map<string, RetentionMark>();
    for (const mark of await this.#store.marks()) {
      const { writer, sequence } = mark;
      this.#writers.add(writer);
      if (!this.#verify(mark.key, markBytes(mark), mark.signature)) {
        const id = entryId(mark);
        this.#faults.add(
          'mark',
          id,
          `The mark that retention removed all up to ${id} is not ours or was changed.`,
        );
      } else if (sequence > (last.get(writer)?.sequence ?? 0)) last.set(writer, mark);
    }
    this.#last = last;
  }

  /** Whether there is any, one that counts for nothing too. */
  has(writer: string): boolean {
    return this.#writers.has(writer);
  }

  of(writer: string): RetentionMark | undefined {
    return this.#last.get(writer);
  }
}
