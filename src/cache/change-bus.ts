/**
 * How replicas tell each other at once what is served no more. Every replica sends itself a sign through Redis; one that
 * no longer hears its own, whatever the reason, no longer hears the others either. The sign uses every command that anything
 * else here uses, on names of its own: a Redis that takes no writes gives no sign.
 */
import { randomUUID } from 'node:crypto';
import type { RedisGuard } from './redis-guard.ts';
import { REHEARSAL_PREFIX } from '../lib/mode.ts';
import type { RedisClient, RedisSettings } from './redis.ts';
import type { RedisHealth } from './redis-health.ts';

const CHANNEL = 'lienthong:1:changes';

/** Channels have no prefix of their own in ioredis. */
export function changesChannel({ isRehearsal }: Pick<RedisSettings, 'isRehearsal'>): string {
  return isRehearsal === true ? `${REHEARSAL_PREFIX}${CHANNEL}` : CHANNEL;
}

/** In a Cluster, one name after another, so that every node has its turn. */
const SIGN_NAMES = 16;
const SIGN = `
  for _, key in ipairs(KEYS) do redis.call('set', key, 0, 'PX', ARGV[1]) end
  redis.call('incrby', KEYS[1], 1)
  redis.call('incr', KEYS[1])
  for _, command in ipairs({'get', 'mget', 'exists', 'pttl'}) do redis.call(command, KEYS[1]) end
  redis.call('del', KEYS[1], KEYS[2])
  redis.call('time')
  return redis.call('publish', ARGV[2], ARGV[3])`;
const SIGN_EVERY_MS = 1000;
const LOST_AFTER_MS = 3000;

/** A changed record, or a refused authorization. */
export type ChangeKind = 'change' | 'refusal';

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
  readonly guard: RedisGuard;
  /** Where replicas hear each other. */
  readonly channel: string;
  /** Of both connections. */
  readonly health: RedisHealth;
}

export class ChangeBus {
  readonly #own = randomUUID();
  readonly #sender: RedisClient;
  readonly #guard: RedisGuard;
  readonly #channel: string;
  readonly #receiver: RedisClient;
  readonly #listener: ChangeListener;
  readonly #signs: NodeJS.Timeout;
  readonly #health: RedisHealth;
  #heardAt = performance.now();
  #isHearing = false;
  /** Whether Redis refused the last sign that it answered, or lost it. */
  #isRefused = true;
  #turn = 0;

  constructor({ sender, receiver, guard, health, channel }: BusConnections, listener: ChangeListener) {
    this.#sender = sender;
    this.#guard = guard;
    this.#health = health;
    this.#channel = channel;
    this.#receiver = receiver;
    this.#listener = listener;
    receiver.on('message', (_channel: string, message: string) => this.#hear(message));
    receiver.on('ready', () => void this.#subscribe());
    receiver.on('close', () => this.#lose());
    sender.on('close', () => {
      this.#isRefused = true;
    });
    this.#signs = setInterval(() => this.#beat(), SIGN_EVERY_MS).unref();
  }

  get isHearing(): boolean {
    return this.#isHearing;
  }

  /** Whether Redis does all that it is there for. */
  get isUsable(): boolean {
    return this.#isHearing && !this.#isRefused && this.#guard.isAnswering;
  }

  /** @throws Error when it cannot be sent */
  async notify(kind: ChangeKind, name: string, mark: string): Promise<void> {
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
    if (performance.now() - this.#heardAt > LOST_AFTER_MS) this.#listenElsewhere();
    // Sent like any other command, so that a Redis that has come back is noticed without traffic.
    void this.#guard.attempt(() => this.#sign()).then(() => this.#look());
  }

  async #sign(): Promise<void> {
    this.#turn = (this.#turn + 1) % SIGN_NAMES;
    // Both forms that names have here, in one slot.
    const slot = `{lienthong:sign:${this.#turn}}`;
    try {
      await this.#sender.eval(
        SIGN,
        2,
        `lienthong:${slot}`,
        slot,
        LOST_AFTER_MS,
        this.#channel,
        `sign ${this.#own}`,
      );
      this.#isRefused = false;
    } catch (error) {
      this.#isRefused = true;
      throw error;
    }
  }

  #look(): void {
    const isAway = this.#sender.status !== 'ready';
    const isHeard = !this.#isRefused && this.#guard.isAnswering;
    this.#health.look(this.isUsable, isAway ? 'AWAY' : isHeard ? 'DEAF' : 'LATE');
  }

  /** The sender may have found the server that took over, while the connection to the former one still stands. */
  #listenElsewhere(): void {
    this.#lose();
    if (this.#isRefused || this.#receiver.status !== 'ready') return;
    this.#heardAt = performance.now();
    this.#receiver.disconnect(true);
  }

  #hear(message: string): void {
    const [kind, name = '', mark = '', sender] = message.split(' ', 4);
    if ((kind === 'change' || kind === 'refusal') && sender !== this.#own)
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
