/**
 * When what is posted goes to the thread that writes. Few large commits cost a fraction of many small ones, so what
 * nobody waits for yet gathers; what somebody waits for goes at once, but for a moment after the commit before. While the
 * thread is at work nothing is sent: it could not be written sooner.
 */
export type Urgency = 'now' | 'soon';

export interface OutboxOptions<Item> {
  /** Least time between two batches, in milliseconds. */
  readonly paceMs: number;
  readonly send: (items: readonly Item[]) => void;
}

/** How long what nobody waits for gathers, in milliseconds; less than what a source takes to answer. */
const SOON_MS = 20;

export class Outbox<Item> {
  readonly #options: OutboxOptions<Item>;
  #items = new Set<Item>();
  #isUrgent = false;
  /** Items that were sent and are not done. */
  #atWork = 0;
  #sentAt = Number.NEGATIVE_INFINITY;
  #timer: { readonly urgency: Urgency; readonly cancel: () => void } | undefined;

  constructor(options: OutboxOptions<Item>) {
    this.#options = options;
  }

  add(item: Item, urgency: Urgency): void {
    this.#items.add(item);
    if (urgency === 'now') this.#isUrgent = true;
    this.#schedule();
  }

  /** Somebody waits for it by now. */
  hurry(item: Item): void {
    if (this.#isUrgent || !this.#items.has(item)) return;
    this.#isUrgent = true;
    this.#schedule();
  }

  /** One item that was sent is done with. */
  done(): void {
    this.#atWork -= 1;
    if (this.#atWork <= 0) this.#schedule();
  }

  /** Sends everything again, since whoever had it is gone. */
  restart(items: readonly Item[]): void {
    this.#items = new Set(items);
    this.flush();
  }

  /** Sends what there is, whoever is at work. */
  flush(): void {
    this.#atWork = 0;
    this.#send();
  }

  #schedule(): void {
    if (this.#atWork > 0 || this.#items.size === 0) return;
    const urgency = this.#isUrgent ? 'now' : 'soon';
    if (this.#timer?.urgency === urgency) return;
    this.#timer?.cancel();
    const wait = urgency === 'soon' ? SOON_MS : this.#sentAt + this.#options.paceMs - performance.now();
    this.#timer = { urgency, cancel: this.#after(wait) };
  }

  /** At once is after what this turn of the event loop still brings. */
  #after(wait: number): () => void {
    const send = () => this.#send();
    if (wait > 0) {
      const timer = setTimeout(send, wait);
      return () => clearTimeout(timer);
    }
    const immediate = setImmediate(send);
    return () => clearImmediate(immediate);
  }

  #send(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    const items = [...this.#items];
    if (items.length === 0) return;
    this.#items.clear();
    this.#isUrgent = false;
    this.#atWork = items.length;
    this.#sentAt = performance.now();
    this.#options.send(items);
  }
}
