/** In which order those who wait at a source get their turn. */
import { expect, test } from '@jest/globals';
import { FairQueue } from '../src/fairness/fair-queue.ts';

/** Everything that waits, in the order of its turns. */
function drain(queue: FairQueue<string>): string[] {
  const order: string[] = [];
  for (let item = queue.shift(); item !== undefined; item = queue.shift()) order.push(item);
  return order;
}

test('alternates between applications, and between the officers of one', () => {
  const queue = new FairQueue<string>();
  for (const item of ['a1', 'a2', 'a3']) queue.push(['desk', 'a'], item);
  queue.push(['desk', 'b'], 'b1');
  for (const item of ['p1', 'p2']) queue.push(['portal', 'p'], item);
  expect(drain(queue)).toEqual(['a1', 'p1', 'b1', 'p2', 'a2', 'a3']);
});

test('serves a newcomer after one turn of each other account, whatever their backlog', () => {
  const queue = new FairQueue<string>();
  for (let item = 0; item < 1000; item += 1) queue.push(['greedy', `officer ${item % 10}`], 'greedy');
  queue.push(['modest', 'officer'], 'modest');
  expect(drain(queue).indexOf('modest')).toBe(1);
});

test('skips an entry that was removed before its turn', () => {
  const queue = new FairQueue<string>();
  queue.push(['desk'], 'first');
  const takeOut = queue.push(['desk'], 'second');
  queue.push(['portal'], 'third');
  takeOut();
  takeOut();
  expect(queue.size).toBe(2);
  expect([drain(queue), queue.size]).toEqual([['first', 'third'], 0]);
});
