/** Refusals of callers who are known, as audit entries. */
import type { RequestErrorCode } from '../messages.ts';
import type { Audit } from '../ledger/ledger.ts';
import { countedEntries, type CountedEntries } from './counted-entries.ts';

export type Refusals = CountedEntries<RequestErrorCode>;

export function createRefusals(audit: Pick<Audit, 'post' | 'state'>, perMinute: number): Refusals {
  return countedEntries('refusal', audit, perMinute);
}
