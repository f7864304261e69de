/** The sources that a gateway serves. */
import type { Logger } from 'pino';
import { serveSource, type ServedSource } from '../ask/ask.ts';
import type { Source } from '../source-api/source.ts';
import type { TieredCache } from '../cache/tiered-cache.ts';
import type { Config } from '../config/schema.ts';
import type { SharedResources } from '../fairness/shared-resources.ts';
import { boundLog } from '../log/bounded-log.ts';
import { connectSource } from '../transport/host.ts';
import { mockRuleOf } from '../transport/mock-proof.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { SecurityLog } from '../log/security-log.ts';

export interface ServeAllOptions {
  readonly config: Config;
  readonly cache: TieredCache;
  readonly metrics: Metrics;
  readonly shared: SharedResources;
  readonly log: Logger;
  readonly security: Pick<SecurityLog, 'emit'>;
}

/** Every source that is configured, as this process asks it. */
export function serveAll(
  sources: readonly Source[],
  { config, cache, metrics, shared, log, security }: ServeAllOptions,
): ReadonlyMap<Source, ServedSource> {
  return new Map(
    sources.flatMap((source) => {
      const settings = config.sources[source.id];
      if (!settings) return [];
      const ownLog = boundLog(log.child({ source: source.id }));
      const mocks = mockRuleOf(config.mode);
      const served = serveSource({
        source,
        settings,
        connector: connectSource(source, { ...settings, mocks }, ownLog),
        cache,
        listener: metrics.listenerOf(source.id),
        shared,
        log: ownLog,
        security,
      });
      return [[source, served] as const];
    }),
  );
}
