/** How counts that replicas share are asked for in Redis. */
import type { Cluster, Redis } from 'ioredis';
import Type from 'typebox';
import { Check } from 'typebox/value';

export interface RedisCounts {
  readonly client: Redis | Cluster;
  /** How long to wait for it, in milliseconds, before this process counts alone. */
  readonly timeoutMs: number;
}

/**
 * Waits for a reply no longer than a time limit. A reply that has arrived by then counts even when the process was too
 * busy to read it: the limit ends only after the event loop has read its sockets once more.
 *
 * @returns undefined when the reply is late or an error
 */
export function inTime<Reply>(reply: Promise<Reply>, milliseconds: number): Promise<Reply | undefined> {
  return new Promise((resolve) => {
    const giveUp = () => resolve(undefined);
    const timer = setTimeout(() => setImmediate(giveUp), milliseconds);
    const settle = (value: Reply | undefined) => {
      clearTimeout(timer);
      resolve(value);
    };
    reply.then(settle, () => settle(undefined));
  });
}

const Numbers = Type.Array(Type.Number());

/**
 * Reads the numbers that a script returned.
 *
 * @throws TypeError when it returned something else
 */
export function numbersIn(reply: unknown): readonly number[] {
  if (!Check(Numbers, reply)) throw new TypeError('not a list of numbers');
  return reply;
}
