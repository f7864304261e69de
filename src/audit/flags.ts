/**
 * Flags of known callers that concern people's data, as audit entries: each may be honest, and an auditor
 * should see it.
 */
import type { AccessFlag } from '../access/grant.ts';
import type { Audit } from '../ledger/ledger.ts';
import { countedEntries, type CountedEntries } from './counted-entries.ts';

export type FlagCode = AccessFlag | 'GUESSING_SUSPECTED' | 'PEOPLE_CAP_REACHED';

export type Flags = CountedEntries<FlagCode>;

export function createFlags(audit: Pick<Audit, 'post' | 'state'>, perMinute: number): Flags {
  return countedEntries('flag', audit, perMinute);
}
