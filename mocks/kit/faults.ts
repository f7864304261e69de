/**
 * The current faults of one system. A fault with `times` counts business calls and ends by itself. Replacing
 * the faults releases all requests that the former ones delayed.
 */
import { hashText, mix } from '../people/hash.ts';
import { numberParameter, textParameter, type Fault, type FaultKind } from './fault-kinds.ts';
import { Pause } from './pause.ts';

/** The faults that apply to one business call. */
export type FaultsOfCall = ReadonlyMap<FaultKind, Fault>;

export class SystemFaults {
  readonly pause = new Pause();
  #active = new Map<FaultKind, Fault>();
  #setAt = 0;
  /** Business calls since the faults were set. */
  #calls = 0;

  list(): Fault[] {
    return [...this.#active.values()];
  }

  replace(faults: readonly Fault[]): void {
    this.#active = new Map(faults.map((fault) => [fault.kind, fault]));
    this.#setAt = Date.now();
    this.#calls = 0;
    this.pause.release();
  }

  has(kind: FaultKind): boolean {
    return this.#active.has(kind);
  }

  /** Refuses every connection until cleared, unlike a counted number of them. */
  get refusesConnections(): boolean {
    return this.#active.get('down')?.times === null;
  }

  /** Decides whether this new connection must be destroyed; counts it. */
  takesConnection(): boolean {
    const fault = this.#active.get('down');
    if (fault !== undefined) this.#count(fault);
    return fault !== undefined;
  }

  /**
   * Decides whether a valid token counts as expired; counts it.
   *
   * @param grantedAt milliseconds since 1970, or null for systems without tokens
   */
  refusesToken(grantedAt: number | null): boolean {
    const fault = this.#active.get('tokenExpired');
    if (fault === undefined) return false;
    if (fault.times !== null) this.#count(fault);
    else if (grantedAt === null) this.#active.delete('tokenExpired');
    else return grantedAt <= this.#setAt;
    return true;
  }

  /** The faults that apply to this business call; counts it. */
  takeCall(): FaultsOfCall {
    const applying = new Map(this.#active);
    applying.delete('down');
    applying.delete('tokenExpired');
    for (const fault of applying.values()) this.#count(fault);
    const flaky = applying.get('flaky');
    if (flaky !== undefined && !strikes(flaky, this.#calls)) applying.delete('flaky');
    this.#calls += 1;
    return applying;
  }

  #count(fault: Fault): void {
    if (fault.times === null) return;
    if (fault.times <= 1) this.#active.delete(fault.kind);
    else this.#active.set(fault.kind, { ...fault, times: fault.times - 1 });
  }
}

/** Decides whether the fault hits call number N; the same seed gives the same result. */
function strikes(flaky: Fault, call: number): boolean {
  const drawn = mix(hashText(textParameter(flaky, 'seed') ?? ''), call) / 0x1_0000_0000;
  return drawn < (numberParameter(flaky, 'rate') ?? 0);
}
