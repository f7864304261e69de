/** Every source's own connector against its mock system: both sides keep the contract, and what is read is what is held. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startMocks, type Mocks } from '../../mocks/index.ts';
import { complaintsOf, lineComplaints } from '../../scripts/contract/report.ts';
import { datesExpected, datesRead, runAbout, sourceIds } from '../kit/contract.ts';
import { people } from '../kit/personas.ts';

const ordinary = Array.from({ length: 60 }, (_, i) => people.at(i * 3331));
const odd = [
  ...people.personas.map(({ person }) => person.subject),
  ...Array.from({ length: 30 }, (_, i) => people.difficultAt(i).subject),
  { identityNumber: '079190123456', fullName: "Søren O'Brien-Müller", dateOfBirth: '1990-02' },
];

let mocks: Mocks;
beforeAll(async () => {
  mocks = await startMocks({ port: 0 });
});
afterAll(() => mocks.close());

describe.each(sourceIds)('the connector of %s', (id) => {
  test('sends valid requests, gets valid answers and reads every answer', async () => {
    const subjects = ordinary.map(({ subject }) => subject);
    expect(complaintsOf(await runAbout(id, mocks, subjects))).toEqual([]);
  });

  test('finds every existing person and reads every date exactly', async () => {
    expect(await datesRead(id, mocks, ordinary)).toEqual(await datesExpected(id, ordinary));
  });

  test('sends valid requests about any person, with and without purpose and dossier', async () => {
    expect(lineComplaints(await runAbout(id, mocks, odd, 'without a purpose'))).toEqual([]);
  });
});
