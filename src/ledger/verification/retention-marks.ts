/** Retention marks. A chain begins after its last mark. */
import { markBytes, type RetentionMark } from '../chain.ts';
import { entryId } from '../entry.ts';
import type { SignatureCheck } from '../keys.ts';
import type { AuditStore } from '../stores/store.ts';
import type { Faults } from './faults.ts';

export class RetentionMarks {
  readonly #store: Pick<AuditStore, 'marks'>;
  readonly #verify: SignatureCheck;
  readonly #faults: Faults;
  readonly #named = new Set<string>();
  #last: ReadonlyMap<string, RetentionMark> = new Map();

  constructor(store: Pick<AuditStore, 'marks'>, verify: SignatureCheck, faults: Faults) {
    this.#store = store;
    this.#verify = verify;
    this.#faults = faults;
  }

  /** Reads the marks; called again when retention may have run since. Only signed marks count. */
  async read(): Promise<void> {
    const last = new Map<string, RetentionMark>();
    for (const mark of await this.#store.marks()) {
      const { writer: chain, sequence } = mark;
      this.#named.add(chain);
      if (!this.#verify(mark.key, markBytes(mark), mark.signature)) {
        const id = entryId(mark);
        this.#faults.add(
          'mark',
          id,
          `The mark that retention removed all up to ${id} is not ours or was changed.`,
        );
      } else if (sequence > (last.get(chain)?.sequence ?? 0)) last.set(chain, mark);
    }
    this.#last = last;
  }

  /** True if the chain has a mark, valid or not. */
  has(chain: string): boolean {
    return this.#named.has(chain);
  }

  of(chain: string): RetentionMark | undefined {
    return this.#last.get(chain);
  }
}
