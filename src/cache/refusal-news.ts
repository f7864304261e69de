/** Delivers refusals to other replicas and workers, and repeats failed deliveries. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Authorization } from './authorizations.ts';

/** Longest wait of a REFUSED answer for the delivery. */
const PATIENCE_MS = 250;

/** Limit of undelivered refusals during an outage of Redis. */
const MOST_UNDELIVERED = 10_000;

const RETRY_MS = 1000;

export class RefusalNews {
  readonly #send: (name: string) => Promise<void>;
  readonly #undelivered = new Map<string, Promise<void>>();
  #retry: NodeJS.Timeout | undefined;

  /** @param send rejects if the delivery is not certain */
  constructor(send: (name: string) => Promise<void>) {
    this.#send = send;
  }

  deliver(name: string): void {
    if (this.#undelivered.size >= MOST_UNDELIVERED && !this.#undelivered.has(name)) this.#forgetOldest();
    const delivery: Promise<void> = this.#send(name).then(
      () => this.#forget(name, delivery),
      () => this.#deliverLater(),
    );
    this.#undelivered.set(name, delivery);
  }

  deliverAgain(): void {
    for (const name of this.#undelivered.keys()) this.deliver(name);
  }

  /** A refusal of Redis for a moment breaks no connection, so no event reports its end. */
  #deliverLater(): void {
    if (this.#retry) return;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.deliverAgain();
    }, RETRY_MS).unref();
  }

  isUndelivered({ agency, officer }: Authorization): boolean {
    return this.#undelivered.has(agency) || (officer !== undefined && this.#undelivered.has(officer));
  }

  /** Resolves when all deliveries have ended, or after the longest wait. */
  async delivered(): Promise<void> {
    if (this.#undelivered.size === 0) return;
    await Promise.race([
      Promise.all(this.#undelivered.values()),
      sleep(PATIENCE_MS, undefined, { ref: false }),
    ]);
  }

  /** Keeps a newer delivery of the same name. */
  #forget(name: string, delivery: Promise<void>): void {
    if (this.#undelivered.get(name) === delivery) this.#undelivered.delete(name);
  }

  #forgetOldest(): void {
    const [oldest] = this.#undelivered.keys();
    if (oldest !== undefined) this.#undelivered.delete(oldest);
  }
}
