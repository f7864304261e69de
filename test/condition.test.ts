/** The condition of a source and of the gateway, from the reports of several processes. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { conditionOf, type SourceReport } from '../src/ask/condition.ts';
import type { LastFailure } from '../src/ask/health.ts';
import type { AuditState } from '../src/ledger/ledger.ts';
import { loadConfig } from '../src/config/load.ts';
import type { Config } from '../src/config/schema.ts';
import type { ProcessReport } from '../src/status/report.ts';
import { statusOf, type StatusOptions } from '../src/status/status.ts';
import { loadSources } from '../src/sources/all.ts';
import { DEVELOPMENT } from '../dev/settings.ts';

const S = 1000;
const NEW: SourceReport = {
  lastSuccessAgeMs: null,
  lastFailure: null,
  recent: { results: {}, durations: {} },
  reads: { HIT: 0, NEGATIVE_HIT: 0, MISS: 0, STALE: 0 },
  breaker: 'CLOSED',
  inFlight: 0,
  queued: 0,
};
const failed = (code: LastFailure['code'], ageMs: number, inARow = 1): Pick<SourceReport, 'lastFailure'> => ({
  lastFailure: { code, ageMs, inARow },
});

test.each<[string, string, readonly Partial<SourceReport>[]]>([
  ['nobody has asked', 'UNKNOWN', [{}, {}]],
  ['it answers one of two processes, and the other has not asked', 'READY', [{ lastSuccessAgeMs: S }, {}]],
  [
    'it answered a moment ago, and then once not',
    'DEGRADED',
    [{ lastSuccessAgeMs: 9 * S, ...failed('TIMEOUT', S) }],
  ],
  [
    'one process alone failed, long after the last success of any',
    'AWAY',
    [{ lastSuccessAgeMs: 90 * S }, failed('UNREACHABLE', S)],
  ],
  [
    'one process failed before another succeeded',
    'READY',
    [{ lastSuccessAgeMs: S, ...failed('TIMEOUT', 9 * S, 0) }],
  ],
  [
    'the breaker of one process is open while another is answered',
    'DEGRADED',
    [{ breaker: 'OPEN', ...failed('TIMEOUT', 9 * S) }, { lastSuccessAgeMs: S }],
  ],
  [
    'all breakers are open',
    'AWAY',
    [{ breaker: 'OPEN', lastSuccessAgeMs: S, ...failed('TIMEOUT', 0, 10) }, { breaker: 'HALF_OPEN' }],
  ],
  ['one answer could not be used', 'DEGRADED', [failed('BAD_RESPONSE', 90 * S)]],
  ['no answer can be used', 'AWAY', [failed('BAD_RESPONSE', S), failed('BAD_RESPONSE', 9 * S, 2)]],
  [
    'it fails now and then',
    'DEGRADED',
    [{ lastSuccessAgeMs: S, recent: { results: { ANSWERED: 90, TIMEOUT: 10 }, durations: {} } }],
  ],
  ['callers leave before it answers', 'DEGRADED', [{ recent: { results: { ABANDONED: 3 }, durations: {} } }]],
])('where %s, a source is %s', (_what, state, reports) => {
  expect(conditionOf(reports.map((report) => ({ ...NEW, ...report }))).state).toBe(state);
});

test('ignores a failure before the last success in another process', () => {
  const reports = [
    { ...NEW, ...failed('TIMEOUT', 9 * S, 4) },
    { ...NEW, lastSuccessAgeMs: S },
  ];
  expect(conditionOf(reports).lastFailure).toEqual({ code: 'TIMEOUT', ageMs: 9 * S, inARow: 0 });
});

describe('the condition of the gateway', () => {
  let about: StatusOptions;
  beforeAll(async () => {
    const sources = await loadSources();
    const config: Config = await loadConfig(DEVELOPMENT, sources, {
      REDIS_URL: 'redis://127.0.0.1:1',
      DATABASE_URL: 'postgres://somebody:secret@127.0.0.1:1/audit',
    });
    about = { config, sources, keys: [] };
  });

  const AUDIT: AuditState = {
    available: true,
    hasSpace: true,
    queued: 2,
    written: 0,
    commits: 0,
    journalled: 0,
    journalBytes: 0,
    journalAgeMs: null,
    queuedAgeMs: null,
    lastCommitAgeMs: S,
    why: null,
  };
  const REPORT: ProcessReport = {
    isDraining: false,
    uptimeMs: S,
    sources: {},
    cacheBytes: 1,
    redisAnswers: true,
    audit: AUDIT,
    issuers: [],
    certificateEndsAt: null,
  };
  const statusWith = (...reports: readonly Partial<ProcessReport>[]) =>
    statusOf(
      about,
      { reports: reports.map((report) => ({ ...REPORT, ...report })), wanted: 2, silent: 0 },
      'en',
    );
  const problems = (...reports: readonly Partial<ProcessReport>[]) =>
    statusWith(...reports).problems.map(({ message }) => message);

  test('is good with two workers without problems', () => {
    expect(statusWith({}, {})).toMatchObject({
      state: 'ready',
      problems: [],
      audit: { store: 'postgresql', waiting: 4 },
    });
    expect(JSON.stringify(statusWith({}, {}))).not.toMatch(/somebody|secret/);
  });

  test('is unavailable if one worker cannot record, with the reason', () => {
    const audit = { ...AUDIT, available: false, why: 'ECONNREFUSED' };
    expect(statusWith({}, { audit })).toMatchObject({ state: 'unavailable', audit: { available: false } });
    expect(problems({}, { audit })).toEqual([expect.stringContaining('takes no entries (ECONNREFUSED)')]);
  });

  test('reports the journal’s waiting entries and their age over all workers', () => {
    const audit = { ...AUDIT, journalled: 3, journalBytes: 10, journalAgeMs: 125 * S };
    expect(statusWith({ audit }, { audit }).audit.journal).toEqual({
      waiting: 6,
      bytes: 20,
      oldestSeconds: 125,
    });
    expect(problems({ audit }, {})).toEqual([
      expect.stringMatching(/3 commits wait in the journal, the oldest for 2 min/),
    ]);
  });

  test('reports a missing worker, an unreachable Redis and unavailable keys as problems', () => {
    const issuers = [{ issuer: 'https://issuer.invalid', keys: 0, fetchedAgeMs: null, fault: 'ENOTFOUND' }];
    expect(problems({ redisAnswers: false, issuers })).toEqual([
      expect.stringContaining('Redis does not answer'),
      'Only 1 of 2 workers take requests.',
      expect.stringMatching(/issuer\.invalid cannot be fetched \(ENOTFOUND\); none of its tokens/),
    ]);
  });

  test.each([
    [-1, /has ended/],
    [3, /ends soon/],
  ])('reports a certificate that expires in %d days as a problem', (days, message) => {
    const certificateEndsAt = Date.now() + days * 86_400 * S;
    expect(problems({ certificateEndsAt }, {})).toEqual([expect.stringMatching(message)]);
    expect(problems({ certificateEndsAt: certificateEndsAt + 30 * 86_400 * S }, {})).toEqual([]);
  });

  test('is draining only if all workers drain', () => {
    expect(statusWith({ isDraining: true }, {}, {}).state).toBe('ready');
    expect(statusWith({ isDraining: true }, { isDraining: true }).state).toBe('draining');
  });
});
