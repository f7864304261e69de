/** A cancellation calls each of its listeners once. */
import { expect, test } from '@jest/globals';
import { Cancellation } from '../src/lib/cancellation.ts';

/** A cancellation, and the listeners called so far, in order. */
function watched() {
  const cancellation = new Cancellation();
  const called: string[] = [];
  const listen = (name: string) => cancellation.onCancel(() => void called.push(name));
  return { cancellation, called, listen };
}

test('calls no listener before it is cancelled', () => {
  const { cancellation, called, listen } = watched();
  listen('a');
  expect([cancellation.isCancelled, called]).toEqual([false, []]);
});

test('calls all listeners in the order in which they were added', () => {
  const { cancellation, called, listen } = watched();
  for (const name of ['b', 'a', 'c']) listen(name);
  cancellation.cancel();
  expect([cancellation.isCancelled, called]).toEqual([true, ['b', 'a', 'c']]);
});

test('calls a listener that is added after the cancellation at once', () => {
  const { cancellation, called, listen } = watched();
  listen('a');
  cancellation.cancel();
  listen('b');
  expect(called).toEqual(['a', 'b']);
});

test('calls no listener twice when it is cancelled twice', () => {
  const { cancellation, called, listen } = watched();
  listen('a');
  cancellation.cancel();
  listen('b');
  cancellation.cancel();
  expect([cancellation.isCancelled, called]).toEqual([true, ['a', 'b']]);
});

test('calls no listener twice when a listener cancels it again', () => {
  const { cancellation, called, listen } = watched();
  listen('a');
  cancellation.onCancel(() => cancellation.cancel());
  listen('b');
  cancellation.cancel();
  expect(called).toEqual(['a', 'b']);
});
