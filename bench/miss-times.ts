// Compares the times of two NOT_FOUND answers: for a number that no person has, and for one that belongs to another person.
// The caller must not be able to tell them apart, so the ratio should be 1; nothing asserts it.
import type { TestMocks } from '../dev/kit.ts';
import { demoHeaders } from '../test/kit/gateway-process.ts';
import { median, quantile, runLoad } from './load.ts';
import { peopleOf } from './people.ts';
import { startContender } from './process.ts';
import { ONE_SOURCE } from './query.ts';
import type { Table } from './tables.ts';
import type { BenchSubject } from './workloads.ts';

const PEOPLE = 150;
const ROUNDS = 4;

/** A name that does not occur in the mock systems; the numbers below do not occur either. */
const WRONG_NAME = 'Nguyễn Văn Đoán';
const nobodysNumber = (index: number) => `0791859${String(90_000 + index)}`;

export async function missTimes(mocks: TestMocks, core: number | undefined): Promise<Table> {
  const people = await peopleOf(mocks.controlUrl, PEOPLE);
  const wrong = people.map((person) => ({ ...person, fullName: WRONG_NAME }));
  const kinds: Readonly<Record<string, readonly BenchSubject[]>> = {
    'somebody else’s number': wrong,
    'nobody’s number': wrong.map((one, index) => ({ ...one, identityNumber: nobodysNumber(index) })),
    'the person': people,
  };
  const contender = await startContender({ name: 'audit', urls: mocks.urls, core });
  const headers = { ...(await demoHeaders(contender.url, 'receptionist')), 'x-max-age': '0' };
  const times = new Map<string, number[]>(Object.keys(kinds).map((kind) => [kind, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [kind, subjects] of Object.entries(kinds)) {
      const bodies = subjects
        .map((subject) => JSON.stringify({ query: ONE_SOURCE, variables: { subject } }))
        .values();
      const load = { url: contender.url, headers, bodies, clients: 1, requests: PEOPLE };
      const { latencies } = await runLoad(load);
      // The first round warms up the compilers.
      if (round > 0) times.get(kind)?.push(...latencies);
    }
  }
  contender.stop();
  const [mismatch, nobody] = [...times.values()].map(mean);
  return [
    ['', 'mean ms', 'p50 ms', 'p99 ms'],
    ...Array.from(times, ([kind, taken]) => {
      const sorted = taken.toSorted((a, b) => a - b);
      return [kind, ...[mean(taken), median(taken), quantile(sorted, 0.99)].map((time) => time.toFixed(2))];
    }),
    [
      'number of another person × unknown number',
      ((mismatch ?? Number.NaN) / (nobody ?? Number.NaN)).toFixed(4),
      '',
      '',
    ],
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
