/**
 * Whether Redis can be used for everything that it is there for, told once when that changes. A moment in which it is late
 * is not told, and neither is a moment in which it is back.
 */
import { redisFault, type RedisFault } from './redis-fault.ts';

export type RedisChange = { readonly usable: true } | ({ readonly usable: false } & RedisFault);

/** Looks in a row that must agree, where no error says what is wrong. */
const AGREEING_LOOKS = 3;

export class RedisHealth {
  readonly #onChange: (change: RedisChange) => void;
  /** Errors since it could last be used, the newest last. */
  #faults: RedisFault[] = [];
  /** Codes that were told since then; none while it can be used. */
  readonly #reported = new Set<string>();
  #isUsable = false;
  #agreeing = 0;

  constructor(onChange: (change: RedisChange) => void) {
    this.#onChange = onChange;
  }

  /** An error that it replied, or of its connection. */
  note(fault: RedisFault | undefined): void {
    if (fault && this.#faults.at(-1)?.code !== fault.code) this.#faults = [...this.#faults.slice(-1), fault];
  }

  /**
   * Called every second.
   *
   * @param otherwise what is wrong where no error says it
   */
  look(isUsable: boolean, otherwise: 'LATE' | 'DEAF' | 'AWAY'): void {
    this.#agreeing = isUsable === this.#isUsable ? this.#agreeing + 1 : 1;
    this.#isUsable = isUsable;
    if (isUsable) this.#tellUsable();
    else this.#tellFault(otherwise);
  }

  #tellUsable(): void {
    if (this.#agreeing < AGREEING_LOOKS) return;
    this.#faults = [];
    if (this.#reported.size === 0) return;
    this.#reported.clear();
    this.#onChange({ usable: true });
  }

  #tellFault(otherwise: string): void {
    const known = this.#faults.at(-1);
    if (!known && this.#agreeing < AGREEING_LOOKS) return;
    const fault = known ?? redisFault(otherwise);
    if (this.#reported.has(fault.code)) return;
    this.#reported.add(fault.code);
    this.#onChange({ usable: false, ...fault });
  }
}
