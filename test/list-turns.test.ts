/** In which order long lists of people begin. */
import { expect, test } from '@jest/globals';
import { Cancellation } from '../src/lib/cancellation.ts';
import { ListTurns } from '../src/fairness/list-turns.ts';
import type { AccountPath, Permit } from '../src/fairness/shared-pool.ts';

class Lists {
  readonly begun: string[] = [];
  readonly #turns = new ListTurns();
  readonly #permits = new Map<string, Permit>();

  async add(name: string, account: AccountPath, deadline = new Cancellation()): Promise<void> {
    const permit = await this.#turns.next(account, 100, deadline);
    this.begun.push(name);
    if (permit) this.#permits.set(name, permit);
  }

  async end(name: string): Promise<void> {
    this.#permits.get(name)?.release();
    await settled();
  }

  /** Ends each list as soon as it has begun. */
  async endAll(): Promise<void> {
    for (let at = 0; at < this.begun.length; at += 1) await this.end(this.begun[at] ?? '');
  }
}

/** After all that is resolved already. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('never delays a form', () => {
  const turns = new ListTurns();
  void turns.next(['desk'], 100, new Cancellation());
  expect(turns.next(['desk'], 10, new Cancellation())).toBeUndefined();
});

test('alternates between accounts, one list after the other', async () => {
  const lists = new Lists();
  for (const name of ['a1', 'a2', 'a3', 'a4']) void lists.add(name, ['desk', 'a']);
  for (const name of ['b1', 'b2']) void lists.add(name, ['desk', 'b']);
  void lists.add('p1', ['portal', 'p']);
  await settled();
  expect(lists.begun).toEqual(['a1']);
  await lists.endAll();
  expect(lists.begun).toEqual(['a1', 'a2', 'p1', 'b1', 'a3', 'b2', 'a4']);
});

test('releases a list whose request must be answered, without using another account’s turn', async () => {
  const lists = new Lists();
  const deadline = new Cancellation();
  void lists.add('first', ['desk', 'a']);
  void lists.add('hurried', ['desk', 'b'], deadline);
  void lists.add('last', ['desk', 'c']);
  deadline.cancel();
  await settled();
  expect(lists.begun).toEqual(['first', 'hurried']);
  await lists.end('hurried');
  expect(lists.begun).toEqual(['first', 'hurried']);
  await lists.end('first');
  expect(lists.begun).toEqual(['first', 'hurried', 'last']);
});

test('passes the turn of a cancelled list on once', async () => {
  const lists = new Lists();
  void lists.add('slow', ['desk', 'a']);
  const second = lists.add('second', ['desk', 'b']);
  void lists.add('third', ['desk', 'c']);
  await second;
  await lists.end('slow');
  expect(lists.begun).toEqual(['slow', 'second']);
});
