/**
 * How replicas tell each other at once what is served no more. Every replica sends itself a sign through Redis; one that
 * no longer hears its own, whatever the reason, no longer hears the others either.
 */
import { randomUUID } from 'node:crypto';
import type { Impatience } from './impatience.ts';
import { REHEARSAL_NAMES } from '../config/rehearsal.ts';
import type { RedisClient, RedisSettings } from './redis.ts';

const CHANNEL = 'lienthong:1:changes';

/** Channels have no prefix of their own in ioredis. */
export function changesChannel({ isRehearsal }: Pick<RedisSettings, 'isRehearsal'>): string {
  return isRehearsal === true ? `${REHEARSAL_NAMES}${CHANNEL}` : CHANNEL;
}
const SIGN_EVERY_MS = 1000;
const LOST_AFTER_MS = 3000;

/** A changed bundle, or a refused authorization. */
export type ChangeKind = 'bundle' | 'refusal';

export interface ChangeListener {
  /**
   * A change or refusal at another replica.
   *
   * @param mark the new mark in Redis
   */
  changed(kind: ChangeKind, name: string, mark: string): void;
  /** Changes may go by unheard from now on. */
  lost(): void;
  /** Changes are heard again. */
  found(): void;
}

export interface BusConnections {
  readonly sender: RedisClient;
  /** A connection of its own: one that listens can do nothing else. */
  readonly receiver: RedisClient;
  /** Of the sender. */
  readonly impatience: Impatience;
  /** Where replicas hear each other. */
  readonly channel: string;
}

export class ChangeBus {
  readonly #own = randomUUID();
  readonly #sender: RedisClient;
  readonly #impatience: Impatience;
  readonly #channel: string;
  readonly #receiver: RedisClient;
  readonly #listener: ChangeListener;
  readonly #signs: NodeJS.Timeout;
  #heardAt = 0;
  #isHearing = false;

  constructor({ sender, receiver, impatience, channel }: BusConnections, listener: ChangeListener) {
    this.#sender = sender;
    this.#impatience = impatience;
    this.#channel = channel;
    this.#receiver = receiver;
    this.#listener = listener;
    receiver.on('message', (_channel: string, message: string) => this.#hear(message));
    receiver.on('ready', () => void this.#subscribe());
    receiver.on('close', () => this.#lose());
    this.#signs = setInterval(() => this.#beat(), SIGN_EVERY_MS).unref();
  }

  get isHearing(): boolean {
    return this.#isHearing;
  }

  /** @throws Error when it cannot be sent */
  async tell(kind: ChangeKind, name: string, mark: string): Promise<void> {
    await this.#sender.publish(this.#channel, `${kind} ${name} ${mark} ${this.#own}`);
  }

  close(): void {
    clearInterval(this.#signs);
    this.#receiver.disconnect();
  }

  async #subscribe(): Promise<void> {
    try {
      await this.#receiver.subscribe(this.#channel);
      this.#beat();
    } catch {
      // The connection was lost again; the next one subscribes.
    }
  }

  #beat(): void {
    if (this.#isHearing && performance.now() - this.#heardAt > LOST_AFTER_MS) this.#lose();
    // Sent like any other command, so that a Redis that has come back is noticed without traffic.
    void this.#impatience.attempt(() => this.#sender.publish(this.#channel, `sign ${this.#own}`));
  }

  #hear(message: string): void {
    const [kind, name = '', mark = '', sender] = message.split(' ', 4);
    if ((kind === 'bundle' || kind === 'refusal') && sender !== this.#own)
      this.#listener.changed(kind, name, mark);
    if (kind !== 'sign' || name !== this.#own) return;
    this.#heardAt = performance.now();
    if (this.#isHearing) return;
    this.#isHearing = true;
    this.#listener.found();
  }

  #lose(): void {
    if (!this.#isHearing) return;
    this.#isHearing = false;
    this.#listener.lost();
  }
}
