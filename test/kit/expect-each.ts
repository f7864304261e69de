import { expect } from '@jest/globals';

/** As `toEqual` of two long lists, but the first item that differs is told alone: a diff of a thousand records takes hours. */
export function expectEach(actual: readonly unknown[], expected: readonly unknown[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [index, item] of expected.entries()) {
    expect({ index, item: actual[index] }).toEqual({ index, item });
  }
}
