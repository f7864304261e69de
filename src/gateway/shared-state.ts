/** State that workers of one machine share. */
import type { DossierBindings } from '../access/dossiers.ts';
import type { SharedCounts } from '../access/shared-counts.ts';
import type { ChangeSharing } from '../cache/change-relay.ts';
import type { SeenEvents } from '../events/seen.ts';
import type { MetricsSharing } from '../telemetry/metrics.ts';

export interface SharedState extends ChangeSharing {
  readonly seen: SeenEvents;
  readonly dossiers: DossierBindings;
  /** Rates and budgets. */
  readonly counts: SharedCounts;
  readonly metrics: MetricsSharing;
  /** Stops listening to the primary process. */
  readonly leave: () => void;
}
