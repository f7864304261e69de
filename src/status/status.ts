/** Status of the gateway for operators and their programs, from the reports of all processes. */
import type { SourceCondition } from '../ask/condition.ts';
import { RECENT_SECONDS } from '../ask/recent-calls.ts';
import type { Source } from '../source-api/source.ts';
import type { Config } from '../config/schema.ts';
import type { MessageLanguage } from '../messages.ts';
import { VERSION } from '../lib/version.ts';
import { conditionsOf, type Gathered } from './gathered.ts';
import type { KeyInUse } from './keys-in-use.ts';
import { problemsOf } from './problems.ts';
import type { ProcessReport } from './report.ts';
import type {
  AuditStatus,
  FailureStatus,
  IssuerStatus,
  Moment,
  Problem,
  SourceStatus,
  Status,
} from './shape.ts';

export interface StatusOptions {
  readonly config: Config;
  readonly sources: readonly Source[];
  readonly keys: readonly KeyInUse[];
}

const DAY_MS = 24 * 3_600_000;

export function statusOf(
  { config, sources, keys }: StatusOptions,
  gathered: Gathered,
  language: MessageLanguage,
): Status {
  const now = Date.now();
  const moment = (ageMs: number): Moment => ({
    at: new Date(now - ageMs).toISOString(),
    ageSeconds: Math.round(ageMs / 1000),
  });
  const { reports, wanted, silent } = gathered;
  const { mode, insecure } = config;
  const draining = reports.filter(({ isDraining }) => isDraining).length;
  const endsAt = least(reports.map(({ certificateEndsAt }) => certificateEndsAt));
  const conditions = conditionsOf(gathered);
  const redisAnswers = reports.map((report) => report.redisAnswers).filter((answers) => answers !== null);
  const facts = {
    workers: { wanted, up: reports.length - draining, draining, silent },
    sources: sources.map((source) =>
      sourceStatus(source, config, conditions.get(source.id), moment, language),
    ),
    cache: {
      memoryBytes: sum(reports, ({ cacheBytes }) => cacheBytes),
      redis:
        config.cache.redis === undefined
          ? ({ configured: false } as const)
          : ({ configured: true, up: redisAnswers.every(Boolean) } as const),
    },
    audit: auditStatus(config, reports),
    certificate:
      endsAt === null
        ? null
        : { endsAt: new Date(endsAt).toISOString(), daysLeft: Math.floor((endsAt - now) / DAY_MS) },
    issuers: issuersOf(reports, moment),
  };
  const problems = problemsOf(facts, language);
  return {
    version: VERSION,
    node: process.version,
    mode,
    insecure,
    state: stateOf(draining === reports.length, facts.audit.available, problems),
    at: new Date(now).toISOString(),
    uptimeSeconds: Math.round(Math.max(0, ...reports.map(({ uptimeMs }) => uptimeMs)) / 1000),
    problems,
    ...facts,
    keys,
  };
}

function stateOf(isDraining: boolean, records: boolean, problems: readonly Problem[]): Status['state'] {
  if (isDraining) return 'draining';
  if (!records) return 'unavailable';
  return problems.length > 0 ? 'degraded' : 'ready';
}

function sourceStatus(
  { id, name, package: own }: Source,
  config: Config,
  condition: SourceCondition | undefined,
  moment: (ageMs: number) => Moment,
  language: MessageLanguage,
): SourceStatus {
  const settings = config.sources[id];
  const about = {
    id,
    name: name[language],
    served: settings !== undefined,
    package: own ? { name: own.name, version: own.version, integrity: own.integrity } : null,
    address: settings === undefined ? null : addressOf(settings.url),
    timeoutMs: settings?.timeoutMs ?? null,
  };
  if (!condition) {
    const none = { breaker: null, lastSuccess: null, lastFailure: null, recent: null, cache: null };
    const state = settings === undefined ? 'NOT_CONFIGURED' : 'UNKNOWN';
    return { ...about, state, ...none, inFlight: null, queued: null };
  }
  const { state, breaker, lastSuccessAgeMs, lastFailure, recent, inFlight, queued } = condition;
  const { hitRatio, staleServed } = condition;
  return {
    ...about,
    state,
    breaker,
    lastSuccess: lastSuccessAgeMs === null ? null : moment(lastSuccessAgeMs),
    lastFailure: lastFailure && failureStatus(lastFailure, moment),
    recent: { seconds: RECENT_SECONDS, ...recent },
    inFlight,
    queued,
    cache: { hitRatio, staleServed },
  };
}

function failureStatus(
  { ageMs, ...failure }: NonNullable<SourceCondition['lastFailure']>,
  moment: (ageMs: number) => Moment,
): FailureStatus {
  return { ...moment(ageMs), ...failure };
}

/** Host and port only: a path, a query or a user may contain a secret. */
function addressOf(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}

function auditStatus({ audit }: Config, reports: readonly ProcessReport[]): AuditStatus {
  const states = reports.map((report) => report.audit);
  const seconds = (ages: readonly (number | null)[], choose: (...ages: number[]) => number) => {
    const known = ages.filter((age) => age !== null);
    return known.length === 0 ? null : Math.round(choose(...known) / 1000);
  };
  return {
    store: audit.postgres ? 'postgresql' : 'sqlite',
    available: states.every(({ available }) => available),
    why: states.find(({ why }) => why !== null)?.why ?? null,
    waiting: sum(states, ({ queued }) => queued),
    oldestWaitingSeconds: seconds(
      states.map(({ queuedAgeMs }) => queuedAgeMs),
      Math.max,
    ),
    lastCommitAgeSeconds: seconds(
      states.map(({ lastCommitAgeMs }) => lastCommitAgeMs),
      Math.min,
    ),
    journal: audit.postgres
      ? {
          waiting: sum(states, ({ journalled }) => journalled),
          bytes: sum(states, ({ journalBytes }) => journalBytes),
          oldestSeconds: seconds(
            states.map(({ journalAgeMs }) => journalAgeMs),
            Math.max,
          ),
        }
      : null,
  };
}

function issuersOf(
  reports: readonly ProcessReport[],
  moment: (ageMs: number) => Moment,
): readonly IssuerStatus[] {
  const byIssuer = Map.groupBy(
    reports.flatMap(({ issuers }) => issuers),
    ({ issuer }) => issuer,
  );
  return Array.from(byIssuer, ([issuer, states]) => {
    const ages = states.map(({ fetchedAgeMs }) => fetchedAgeMs).filter((age) => age !== null);
    return {
      issuer,
      keys: Math.min(...states.map(({ keys }) => keys)),
      keysFetched: ages.length < states.length ? null : moment(Math.max(...ages)),
      fault: states.find(({ fault }) => fault !== null)?.fault ?? null,
    };
  });
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function least(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}
