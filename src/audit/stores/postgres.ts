/** The audit log in PostgreSQL, for any number of gateways. */
import type { PostgresConfig } from '../settings.ts';
import type { AuditStore } from './store.ts';

export interface PostgresOptions extends Pick<PostgresConfig, 'url' | 'timeoutMs'> {
  readonly readOnly?: boolean;
}

export function openPostgres(_options: PostgresOptions): AuditStore {
  throw new Error('not yet');
}
