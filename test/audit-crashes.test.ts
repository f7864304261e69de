/** However a gateway ends, what a client received is on record. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { startMocks, type TestMocks } from '../src/index.ts';
import { loadConfig } from '../src/config/load.ts';
import { loadSources } from '../src/sources/all.ts';
import { DEVELOPMENT } from '../src/start.ts';
import type { AuditConfig } from '../src/audit/settings.ts';
import { openWorkplace } from './kit/gateway-process.ts';
import { killUnderLoad } from './kit/kill-under-load.ts';
import { startPostgres } from './kit/postgres.ts';
import type { Triple, TruthOfPerson } from './kit/running.ts';

const TIMES = 5;

let mocks: TestMocks;
let people: readonly Triple[];
let defaults: AuditConfig;
beforeAll(async () => {
  mocks = await startMocks();
  const answer = await fetch(`${mocks.controlUrl}/population?limit=200`);
  const told = (await answer.json()) as { readonly people: readonly TruthOfPerson[] };
  people = told.people.map(({ subject }) => subject);
  defaults = (await loadConfig(DEVELOPMENT, await loadSources(), {})).audit;
});
afterAll(() => mocks.close());

describe('killed under load again and again, a gateway has put on record all that it answered', () => {
  test('in its embedded store', async () => {
    const workplace = await openWorkplace({ urls: mocks.urls });
    try {
      const audit = { ...defaults, file: join(workplace.folder, 'var/audit.sqlite') };
      const { answers, unrecorded, verified } = await killUnderLoad({
        workplace,
        audit,
        people,
        times: TIMES,
      });
      expect(answers).toBeGreaterThan(100);
      expect(unrecorded).toEqual([]);
      expect(verified).toMatch(/^\d+ entries of \d+ chains hold\.$/m);
    } finally {
      await workplace.remove();
    }
  }, 60_000);

  test('in PostgreSQL', async () => {
    const postgres = await startPostgres();
    const own = { url: postgres.url };
    const workplace = await openWorkplace({ urls: mocks.urls, audit: { postgres: own } });
    try {
      const journal = { folder: join(workplace.folder, 'var'), seconds: 900, bytes: 2 ** 30 };
      const audit = { ...defaults, postgres: { ...own, timeoutMs: 5000, journal } };
      const { answers, unrecorded, verified } = await killUnderLoad({
        workplace,
        audit,
        people,
        times: TIMES,
      });
      expect(answers).toBeGreaterThan(100);
      expect(unrecorded).toEqual([]);
      expect(verified).toMatch(/^\d+ entries of \d+ chains hold\.$/m);
    } finally {
      await workplace.remove();
      await postgres.stop();
    }
  }, 60_000);
});
