/** However a gateway ends, what a client received is on record. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { startMocks, type TestMocks } from '../dev/kit.ts';
import { loadConfig } from '../src/config/load.ts';
import { loadSources } from '../src/sources/all.ts';
import { DEVELOPMENT } from '../dev/settings.ts';
import type { AuditConfig } from '../src/ledger/settings.ts';
import { counted } from './kit/counted.ts';
import { openWorkplace } from './kit/gateway-process.ts';
import { killUnderLoad } from './kit/kill-under-load.ts';
import { startPostgres } from './kit/postgres.ts';
import type { Triple, ExpectedPerson } from './kit/running.ts';

const TIMES = counted(2, 10);

let mocks: TestMocks;
let people: readonly Triple[];
let defaults: AuditConfig;
beforeAll(async () => {
  mocks = await startMocks();
  const answer = await fetch(`${mocks.controlUrl}/population?limit=200`);
  const told = (await answer.json()) as { readonly people: readonly ExpectedPerson[] };
  people = told.people.map(({ subject }) => subject);
  defaults = (await loadConfig(DEVELOPMENT, await loadSources(), {})).audit;
});
afterAll(() => mocks.close());

describe('a gateway killed repeatedly under load has recorded every answer', () => {
  /** @param postgres address of the store; the embedded one without it */
  async function expectNothingLost(postgres?: string): Promise<void> {
    const own = postgres === undefined ? {} : { postgres: { url: postgres } };
    const workplace = await openWorkplace({ urls: mocks.urls, audit: own });
    try {
      const folder = join(workplace.folder, 'var');
      const journal = { folder, seconds: 900, bytes: 2 ** 30 };
      const audit = {
        ...defaults,
        file: join(folder, 'audit.sqlite'),
        ...(postgres !== undefined && {
          postgres: { url: postgres, connections: 6, timeoutMs: 5000, journal },
        }),
      };
      const { answers, unrecorded, others, undisclosed, verified } = await killUnderLoad({
        workplace,
        audit,
        people,
        times: TIMES,
      });
      expect(answers).toBeGreaterThan(20 * TIMES);
      expect(unrecorded).toEqual([]);
      expect(others).toBeGreaterThan(20 * TIMES);
      expect(undisclosed).toEqual([]);
      expect(verified).toMatch(/^\d+ entries of \d+ chains hold\.$/m);
    } finally {
      await workplace.remove();
    }
  }

  test('in its embedded store', () => expectNothingLost());

  test('in PostgreSQL', async () => {
    const postgres = await startPostgres();
    try {
      await expectNothingLost(postgres.url);
    } finally {
      await postgres.stop();
    }
  });
});
