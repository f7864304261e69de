/**
 * Bus by which replicas notify each other of changes and refusals. Every replica sends itself a heartbeat
 * through Redis; a replica that misses its own also misses the messages of others. The heartbeat uses every
 * command that the cache uses, on names of its own: a Redis that accepts no writes fails it.
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

/** In a Cluster, the names take turns, so that every node is probed. */
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

/** A changed record (`bundle`, as replicas of earlier versions call it), or a refused authorization. */
export type ChangeKind = 'bundle' | 'refusal';

export interface ChangeListener {
  /**
   * A change or refusal at another replica.
   *
   * @param mark the new mark in Redis
   */
  changed(kind: ChangeKind, name: string, mark: string): void;
  /** Changes may be missed from now on. */
  lost(): void;
  /** Changes are received again. */
  found(): void;
}

export interface BusConnections {
  readonly sender: RedisClient;
  /** A separate connection: a subscribed one takes no other commands. */
  readonly receiver: RedisClient;
  /** Id of the sender. */
  readonly guard: RedisGuard;
  /** Channel of the replicas. */
  readonly channel: string;
  /** Errors of both connections. */
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
  /** True if Redis refused the last heartbeat that it answered, or lost it. */
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

  /** True while Redis works for all its uses. */
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

  /** The sender may have reached the new primary while the connection to the former one is still open. */
  #listenElsewhere(): void {
    this.#lose();
    if (this.#isRefused || this.#receiver.status !== 'ready') return;
    this.#heardAt = performance.now();
    this.#receiver.disconnect(true);
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
