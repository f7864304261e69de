/** Report of one process of the gateway: plain data that a worker can send to another. */
import type { OpenAccess } from '../access/create-access.ts';
import type { ServedSource } from '../ask/ask.ts';
import type { SourceReport } from '../ask/condition.ts';
import type { AuditState } from '../ledger/ledger.ts';
import type { TieredCache } from '../cache/tiered-cache.ts';
import type { IssuerKeysState } from '../access/tokens/issuer-keys.ts';

export interface ProcessReport {
  readonly isDraining: boolean;
  readonly uptimeMs: number;
  /** Sources that it serves, by id. */
  readonly sources: Readonly<Record<string, SourceReport>>;
  readonly cacheBytes: number;
  /** True if Redis answers; null without one. */
  readonly redisAnswers: boolean | null;
  readonly audit: AuditState;
  readonly issuers: readonly IssuerKeysState[];
  /** End of the certificate that is served, milliseconds since 1970; null without TLS. */
  readonly certificateEndsAt: number | null;
}

export interface ReportedParts {
  readonly served: Iterable<ServedSource>;
  readonly cache: Pick<TieredCache, 'state'>;
  readonly audit: { readonly state: AuditState };
  readonly issuers: OpenAccess['issuers'];
  readonly state: { readonly draining: boolean };
  readonly certificateEndsAt: () => number | undefined;
}

/** @returns a function that reports the current state */
export function reportOf({
  served,
  cache,
  audit,
  issuers,
  state,
  certificateEndsAt,
}: ReportedParts): () => ProcessReport {
  const sources = [...served];
  return () => ({
    isDraining: state.draining,
    uptimeMs: process.uptime() * 1000,
    sources: Object.fromEntries(sources.map((one) => [one.source.id, sourceReport(one)])),
    cacheBytes: cache.state.memoryBytes,
    redisAnswers: cache.state.redisAnswers ?? null,
    audit: audit.state,
    issuers: issuers(),
    certificateEndsAt: certificateEndsAt() ?? null,
  });
}

function sourceReport({ health, breaker, bulkhead }: ServedSource): SourceReport {
  const { inFlight, queued } = bulkhead;
  return { ...health.report, breaker: breaker.state, inFlight, queued };
}
