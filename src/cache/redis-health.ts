/**
 * Health of Redis. Reports once when Redis stops or starts to work for all its uses. A delay or a recovery of
 * a moment is not reported.
 */
import { redisFault, type RedisFault } from './redis-fault.ts';

export type RedisChange = { readonly usable: true } | ({ readonly usable: false } & RedisFault);

/** Consecutive probes that must agree if no error names the fault. */
const AGREEING_LOOKS = 3;

export class RedisHealth {
  readonly #onChange: (change: RedisChange) => void;
  /** Errors since Redis last worked, the newest last. */
  #faults: RedisFault[] = [];
  /** Codes reported since then; none while Redis works. */
  readonly #reported = new Set<string>();
  #isUsable = false;
  #agreeing = 0;

  constructor(onChange: (change: RedisChange) => void) {
    this.#onChange = onChange;
  }

  /** An error reply, or an error of the connection. */
  note(fault: RedisFault | undefined): void {
    if (fault && this.#faults.at(-1)?.code !== fault.code) this.#faults = [...this.#faults.slice(-1), fault];
  }

  /**
   * Called every second.
   *
   * @param otherwise the fault if no error names one
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
