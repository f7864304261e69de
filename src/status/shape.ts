/** The shape of the status, as operators and their programs read it. */
import type { SourceCondition } from '../ask/condition.ts';
import type { EndedCall } from '../ask/health.ts';
import type { SourceFailureCode, SourceState } from '../generated/enums.ts';
import type { SourcePackage } from '../source-api/source.ts';
import type { KeyInUse } from './keys-in-use.ts';

export interface Status {
  readonly version: string;
  /** Version of Node.js. */
  readonly node: string;
  readonly mode: string;
  /** Exceptions that the configuration lists. */
  readonly insecure: readonly string[];
  /** `unavailable`: the audit log takes no entries, so no data is shown. `degraded`: there are problems. */
  readonly state: 'ready' | 'degraded' | 'unavailable' | 'draining';
  /** The time by which ages are counted. */
  readonly at: string;
  /** Of the process that has run longest. */
  readonly uptimeSeconds: number;
  readonly problems: readonly Problem[];
  readonly workers: WorkersStatus;
  readonly sources: readonly SourceStatus[];
  readonly cache: { readonly memoryBytes: number; readonly redis: RedisStatus };
  readonly audit: AuditStatus;
  /** Null without TLS. */
  readonly certificate: { readonly endsAt: string; readonly daysLeft: number } | null;
  readonly issuers: readonly IssuerStatus[];
  readonly keys: readonly KeyInUse[];
}

export interface WorkersStatus {
  readonly wanted: number;
  /** Those that take requests. */
  readonly up: number;
  readonly draining: number;
  /** Those that run and did not report in time. */
  readonly silent: number;
}

export interface SourceStatus {
  /** As in the configuration, e.g. `driving-licence`. */
  readonly id: string;
  readonly name: string;
  readonly served: boolean;
  /** The package that brings the source; null for a source of the gateway itself. */
  readonly package: Pick<SourcePackage, 'name' | 'version' | 'integrity'> | null;
  readonly state: SourceState;
  /** Host and port; null when the source is not served. */
  readonly address: string | null;
  /** Time limit of a call; null when the source is not served. */
  readonly timeoutMs: number | null;
  /** Null when the source is not served, as is all that follows. */
  readonly breaker: SourceCondition['breaker'] | null;
  readonly lastSuccess: Moment | null;
  readonly lastFailure: FailureStatus | null;
  readonly recent: (SourceCondition['recent'] & { readonly seconds: number }) | null;
  readonly inFlight: number | null;
  readonly queued: number | null;
  readonly cache: Pick<SourceCondition, 'hitRatio' | 'staleServed'> | null;
}

export interface Moment {
  readonly at: string;
  readonly ageSeconds: number;
}

export interface FailureStatus extends Moment, Pick<EndedCall, 'sourceCode' | 'detail'> {
  readonly code: SourceFailureCode;
  /** Calls that failed since the last success. */
  readonly inARow: number;
}

export type RedisStatus =
  { readonly configured: false } | { readonly configured: true; readonly up: boolean };

export interface AuditStatus {
  readonly store: 'sqlite' | 'postgresql';
  readonly available: boolean;
  /** Why it takes no entries, as a code; null while it takes them. */
  readonly why: string | null;
  /** Entries that wait to be written. */
  readonly waiting: number;
  readonly oldestWaitingSeconds: number | null;
  readonly lastCommitAgeSeconds: number | null;
  /** Null for SQLite, which has none. */
  readonly journal: {
    /** Commits that wait for the database. */
    readonly waiting: number;
    readonly bytes: number;
    readonly oldestSeconds: number | null;
  } | null;
}

export interface IssuerStatus {
  readonly issuer: string;
  /** The least that any process has. */
  readonly keys: number;
  /** When the process with the oldest keys fetched them; null where one has none. */
  readonly keysFetched: Moment | null;
  /** Why the last fetch failed, as a code. */
  readonly fault: string | null;
}

export interface Problem {
  /** `audit`, `redis`, `workers`, `certificate`, `issuer`, or a source by id: `source population`. */
  readonly about: string;
  readonly message: string;
}
