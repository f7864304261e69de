/** Delivers refusals to other replicas and workers, and repeats failed deliveries. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Authorization } from './authorizations.ts';

/** Longest wait of a REFUSED answer for the delivery. */
const PATIENCE_MS = 250;

/** Limit of undelivered refusals during an outage of Redis. */
const MOST_UNTOLD = 10_000;

const RETRY_MS = 1000;

export class RefusalNews {
  readonly #send: (name: string) => Promise<void>;
  readonly #untold = new Map<string, Promise<void>>();
  #retry: NodeJS.Timeout | undefined;

  /** @param send rejects if the delivery is not certain */
  constructor(send: (name: string) => Promise<void>) {
    this.#send = send;
  }

  tell(name: string): void {
    if (this.#untold.size >= MOST_UNTOLD && !this.#untold.has(name)) this.#forgetOldest();
    const telling: Promise<void> = this.#send(name).then(
      () => this.#forget(name, telling),
      () => this.#tellLater(),
    );
    this.#untold.set(name, telling);
  }

  tellAgain(): void {
    for (const name of this.#untold.keys()) this.tell(name);
  }

  /** A Redis that refuses for a moment goes on being heard, so that nothing else would tell when it is back. */
  #tellLater(): void {
    if (this.#retry) return;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.tellAgain();
    }, RETRY_MS).unref();
  }

  isUntold({ agency, officer }: Authorization): boolean {
    return this.#untold.has(agency) || (officer !== undefined && this.#untold.has(officer));
  }

  /** Resolves when all deliveries have ended, or after the longest wait. */
  async told(): Promise<void> {
    if (this.#untold.size === 0) return;
    await Promise.race([Promise.all(this.#untold.values()), sleep(PATIENCE_MS, undefined, { ref: false })]);
  }

  /** Keeps a newer delivery of the same name. */
  #forget(name: string, told: Promise<void>): void {
    if (this.#untold.get(name) === told) this.#untold.delete(name);
  }

  #forgetOldest(): void {
    const [oldest] = this.#untold.keys();
    if (oldest !== undefined) this.#untold.delete(oldest);
  }
}
