/**
 * The faults that one system has now. A fault with `times` counts business calls and ends by itself;
 * replacing the faults lets go everybody whom the former ones kept waiting.
 */
import type { Fault, FaultKind } from './fault-kinds.ts';
import { Pause } from './pause.ts';

/** The faults that apply to one business call. */
export type FaultsOfCall = ReadonlyMap<FaultKind, Fault>;

export class SystemFaults {
  readonly pause = new Pause();
  #active = new Map<FaultKind, Fault>();

  list(): Fault[] {
    return [...this.#active.values()];
  }

  replace(faults: readonly Fault[]): void {
    this.#active = new Map(faults.map((fault) => [fault.kind, fault]));
    this.pause.release();
  }

  has(kind: FaultKind): boolean {
    return this.#active.has(kind);
  }

  /** Refusing every connection until cleared, as against a counted number of them. */
  get refusesConnections(): boolean {
    return this.#active.get('down')?.times === null;
  }

  /** Whether this new connection must be destroyed; counts it. */
  takesConnection(): boolean {
    const fault = this.#active.get('down');
    if (fault !== undefined) this.#count(fault);
    return fault !== undefined;
  }

  /** What applies to this business call; counts it. */
  takeCall(): FaultsOfCall {
    const applying = new Map(this.#active);
    applying.delete('down');
    for (const fault of applying.values()) this.#count(fault);
    return applying;
  }

  #count(fault: Fault): void {
    if (fault.times === null) return;
    if (fault.times <= 1) this.#active.delete(fault.kind);
    else this.#active.set(fault.kind, { ...fault, times: fault.times - 1 });
  }
}
