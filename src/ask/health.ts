/**
 * Figures of one source in this process: its last success and failure, the calls of the last minutes and the
 * results of cache reads. condition.ts derives the state of the source from them.
 */
import type { SourceFailureCode } from '../generated/enums.ts';
import type { Note } from '../source-api/draft.ts';
import { RecentCalls, type CallResult, type RecentFigures } from './recent-calls.ts';

/** Result of a question at the cache. A `STALE` one was counted as a miss before. */
export type CacheResult = 'HIT' | 'NEGATIVE_HIT' | 'MISS' | 'STALE';

export interface EndedCall {
  readonly result: CallResult;
  readonly milliseconds: number;
  /** The source's own code, in the form of its contract. */
  readonly sourceCode?: string;
  /** Code of the operating system or of TLS, or the rule that the answer broke; never a value. */
  readonly detail?: string;
}

/** Called at the end of every call. */
export interface HealthListener {
  called(call: EndedCall): void;
  /** Called with each unreadable value of a record. */
  noted(note: Note): void;
}

type Reads = Record<CacheResult, number>;

export interface LastFailure extends Pick<EndedCall, 'sourceCode' | 'detail'> {
  readonly code: SourceFailureCode;
  readonly ageMs: number;
  /** Failed calls since the last success. */
  readonly inARow: number;
}

/** Figures of a source in one process, as plain data. */
export interface HealthReport {
  /** Milliseconds; null before the first. */
  readonly lastSuccessAgeMs: number | null;
  readonly lastFailure: LastFailure | null;
  readonly recent: RecentFigures;
  /** Questions at the cache since the start. */
  readonly reads: Readonly<Reads>;
}

/** Ages come from the monotonic clock: a clock that is set moves no source into the past. */
const now = () => performance.now();

export class SourceHealth {
  readonly #listener: HealthListener;
  readonly #recent = new RecentCalls();
  #lastSuccess: number | undefined;
  #lastFailure: (Omit<LastFailure, 'ageMs' | 'inARow'> & { readonly at: number }) | undefined;
  #failedInARow = 0;
  #droppedCodes = 0;
  readonly #reads = new Map<string, Reads>();

  constructor(listener: HealthListener) {
    this.#listener = listener;
  }

  called(call: EndedCall): void {
    const { result, milliseconds } = call;
    const at = now();
    this.#recent.add(result, milliseconds, at);
    if (result === 'ANSWERED') {
      this.#lastSuccess = at;
      this.#failedInARow = 0;
    } else if (result !== 'ABANDONED') {
      const { sourceCode, detail } = call;
      this.#failedInARow += 1;
      this.#lastFailure = {
        code: result,
        ...(sourceCode !== undefined && { sourceCode }),
        ...(detail !== undefined && { detail }),
        at,
      };
    }
    this.#listener.called(call);
  }

  noted(note: Note): void {
    this.#listener.noted(note);
  }

  /** Counts a dropped source code: it had not the form of the contract. */
  codeDropped(): void {
    this.#droppedCodes += 1;
  }

  get droppedCodes(): number {
    return this.#droppedCodes;
  }

  read(part: string, result: CacheResult): void {
    this.#readsOf(part)[result] += 1;
  }

  /** Questions at the cache since the start, by part and result. */
  get reads(): ReadonlyMap<string, Readonly<Reads>> {
    return this.#reads;
  }

  get report(): HealthReport {
    const at = now();
    const { at: failedAt = at, ...failure } = this.#lastFailure ?? {};
    return {
      lastSuccessAgeMs: this.#lastSuccess === undefined ? null : at - this.#lastSuccess,
      lastFailure:
        'code' in failure ? { ...failure, ageMs: at - failedAt, inARow: this.#failedInARow } : null,
      recent: this.#recent.figures(at),
      reads: {
        HIT: this.#count('HIT'),
        NEGATIVE_HIT: this.#count('NEGATIVE_HIT'),
        MISS: this.#count('MISS'),
        STALE: this.#count('STALE'),
      },
    };
  }

  #readsOf(part: string): Reads {
    const known = this.#reads.get(part);
    if (known) return known;
    const reads = { HIT: 0, NEGATIVE_HIT: 0, MISS: 0, STALE: 0 };
    this.#reads.set(part, reads);
    return reads;
  }

  #count(result: CacheResult): number {
    return this.#reads.values().reduce((sum, reads) => sum + reads[result], 0);
  }
}
