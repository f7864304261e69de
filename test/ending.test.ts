/** What ends once tells of it once. */
import { expect, test } from '@jest/globals';
import { Ending } from '../src/lib/cancellation.ts';

/** An ending, and who was told of it so far, in order. */
function watched() {
  const ending = new Ending();
  const told: string[] = [];
  const listen = (name: string) => ending.whenEnded(() => void told.push(name));
  return { ending, told, listen };
}

test('nobody is told before the end', () => {
  const { ending, told, listen } = watched();
  listen('a');
  expect([ending.hasEnded, told]).toEqual([false, []]);
});

test('all are told of the end, in the order in which they began to listen', () => {
  const { ending, told, listen } = watched();
  for (const name of ['b', 'a', 'c']) listen(name);
  ending.end();
  expect([ending.hasEnded, told]).toEqual([true, ['b', 'a', 'c']]);
});

test('who listens after the end is told at once', () => {
  const { ending, told, listen } = watched();
  listen('a');
  ending.end();
  listen('b');
  expect(told).toEqual(['a', 'b']);
});

test('ending again tells nobody again', () => {
  const { ending, told, listen } = watched();
  listen('a');
  ending.end();
  listen('b');
  ending.end();
  expect([ending.hasEnded, told]).toEqual([true, ['a', 'b']]);
});

test('who ends it again when told tells nobody again', () => {
  const { ending, told, listen } = watched();
  listen('a');
  ending.whenEnded(() => ending.end());
  listen('b');
  ending.end();
  expect(told).toEqual(['a', 'b']);
});
