/** Shares of a bounded resource between callers who want more than there is. */
import { describe, expect, test } from '@jest/globals';
import { SharedPool, type Permit } from '../src/fairness/shared-pool.ts';

function poolOf(capacity: number): SharedPool {
  return new SharedPool({ name: 'test', capacity });
}

/** Takes single units until the pool denies one. */
function takeAll(pool: SharedPool, path: readonly string[]): Permit[] {
  const permits: Permit[] = [];
  for (;;) {
    const permit = pool.take(path);
    if (typeof permit === 'string') return permits;
    permits.push(permit);
  }
}

describe('a shared pool', () => {
  test('gives a single caller a large part of the whole', () => {
    expect(takeAll(poolOf(1000), ['desk'])).toHaveLength(667);
    expect(takeAll(poolOf(1000), ['desk', 'officer']).length).toBeGreaterThan(250);
    const byAddress = new SharedPool({ name: 'test', capacity: 1000, holdPerFreeUnit: [1] });
    expect(takeAll(byAddress, ['192.0.2.1'])).toHaveLength(500);
  });

  test('leaves room for a new officer beside greedy colleagues who release nothing', () => {
    const pool = poolOf(1000);
    for (let officer = 0; officer < 6; officer += 1) takeAll(pool, ['desk', `greedy ${officer}`]);
    expect(takeAll(pool, ['desk', 'modest']).length).toBeGreaterThan(0);
    expect(takeAll(pool, ['portal', 'other']).length).toBeGreaterThan(50);
  });

  test('converges to equal shares when fifty greedy officers release in order of acquisition', () => {
    const pool = poolOf(1000);
    const queue: Permit[] = [];
    for (let round = 0; round < 100; round += 1) {
      for (let officer = 0; officer < 50; officer += 1) queue.push(...takeAll(pool, ['desk', `${officer}`]));
      for (const permit of queue.splice(0, 50)) permit.release();
    }
    for (let officer = 0; officer < 50; officer += 1) queue.push(...takeAll(pool, ['desk', `${officer}`]));
    expect(takeAll(pool, ['desk', 'modest']).length).toBeGreaterThan(0);
  });

  test('reports whether the caller has too much or nothing is left', () => {
    const pool = poolOf(10);
    takeAll(pool, ['desk', 'a']);
    expect(pool.take(['desk', 'a'])).toBe('OVERDRAWN');
    takeAll(pool, []);
    expect(pool.take(['portal', 'b'])).toBe('EXHAUSTED');
    expect(pool.denied).toBeGreaterThan(2);
  });

  test('accepts a release once', () => {
    const pool = poolOf(10);
    const [permit, ...others] = takeAll(pool, ['desk', 'a']);
    const before = pool.used;
    permit?.release();
    permit?.release();
    expect(pool.used).toBe(before - 1);
    for (const other of others) other.release();
    expect([pool.used, pool.free(['desk', 'a'])]).toEqual([0, 5]);
  });

  test('refills after the window', async () => {
    const pool = new SharedPool({ name: 'test', capacity: 10, windowMs: 20 });
    while (pool.spend(['address']) === undefined);
    expect(pool.spend(['other'])).toBeUndefined();
    await new Promise((resolve) => {
      setTimeout(resolve, 40);
    });
    expect([pool.used, pool.spend(['address'], 5)]).toEqual([0, undefined]);
  });
});
