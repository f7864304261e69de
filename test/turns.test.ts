/** Pieces of work share the turns of the event loop. */
import { expect, test } from '@jest/globals';
import { Cancellation } from '../src/lib/cancellation.ts';
import type { AccountPath } from '../src/fairness/shared-pool.ts';
import { Turns } from '../src/fairness/turns.ts';

/** Longer than one turn of the event loop may be at work. */
const LONG_MS = 100;

/** Pieces of work on a clock of their own. */
class Work {
  readonly done: string[] = [];
  #milliseconds = 0;
  readonly turns = new Turns(() => this.#milliseconds);

  async piece(name: string, account: AccountPath, takes = LONG_MS, deadline?: Cancellation): Promise<void> {
    await this.turns.next(account, deadline);
    this.done.push(name);
    this.#milliseconds += takes;
  }

  /** @returns how often the event loop came round until all were done */
  async turnsOf(pieces: Promise<unknown>): Promise<number> {
    const all = pieces.then(() => 'all done');
    let count = 0;
    for (let isOver = false; !isOver; count += 1) {
      await comesRound();
      isOver = (await Promise.race([all, Promise.resolve('waiting')])) === 'all done';
    }
    return count;
  }
}

function comesRound(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('the pieces of a form begin at once', () => {
  const { turns } = new Work();
  for (let piece = 0; piece < 10; piece += 1) expect(turns.next(['desk'])).toBeUndefined();
});

test('after a long piece the next waits until the event loop has come round', async () => {
  const work = new Work();
  await work.piece('first', ['desk']);
  const second = work.piece('second', ['desk']);
  await Promise.resolve();
  expect(work.done).toEqual(['first']);
  await second;
  expect(work.done).toEqual(['first', 'second']);
});

test('long pieces take a turn of the event loop each', async () => {
  const work = new Work();
  const pieces = work.turns.each(['desk'], ['a', 'b', 'c', 'd', 'e', 'f'], (name) =>
    work.piece(name, ['desk']),
  );
  expect(await work.turnsOf(pieces)).toBeGreaterThanOrEqual(5);
  expect(work.done).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

test('of short pieces many are done in one turn, but never as many as a list has', async () => {
  const work = new Work();
  const pieces = work.turns.each(['desk'], Array.from({ length: 100 }).keys(), () => undefined);
  const count = await work.turnsOf(pieces);
  expect(count).toBeGreaterThan(1);
  expect(count).toBeLessThan(100);
});

test('who has one piece waits for one of each other caller', async () => {
  const work = new Work();
  const pieces = Array.from({ length: 100 }, (_, index) => work.piece(`list ${index}`, ['desk', 'lists']));
  pieces.push(work.piece('form', ['desk', 'forms']));
  await Promise.all(pieces);
  // After those that began at once.
  expect(work.done.indexOf('form')).toBeLessThan(20);
});

test('at its deadline a piece waits no longer, and its turn is not used up', async () => {
  const work = new Work();
  await work.piece('first', ['desk']);
  const deadline = new Cancellation();
  const late = work.piece('late', ['desk'], LONG_MS, deadline);
  const last = work.piece('last', ['desk']);
  deadline.cancel();
  await late;
  expect(work.done).toEqual(['first', 'late']);
  await last;
  expect(work.done).toEqual(['first', 'late', 'last']);
});
