/**
 * Order of the test files. Jest begins with those that took longest the last time. On a fresh checkout no time
 * is known, so files that start processes come first: they take longest, and at the end one would run alone.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Sequencing from '@jest/test-sequencer';

// Its types are those of the CommonJS module.
const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer') as typeof Sequencing;

type Tests = Parameters<InstanceType<typeof Sequencer>['sort']>[0];

const STARTS_PROCESSES =
  /'node:child_process'|\/kit\/(gateway-process|long-command|command|audit-stores|postgres|redis)\.ts'/;

export default class LongestFirst extends Sequencer {
  override async sort(tests: Tests): Promise<Tests> {
    // oxlint-disable-next-line unicorn/no-array-sort -- a method of the sequencer
    const sorted = await super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const { first = [], then = [] } = Object.groupBy(sorted, ({ path }) =>
      STARTS_PROCESSES.test(readFileSync(path, 'utf8')) ? 'first' : 'then',
    );
    return [...first, ...then];
  }
}
