/** Redaction: the columns and outcomes of an entry without anything that its reader may not see. */
import type { Identity } from '../access/identity.ts';
import type { Draft, OutcomeOfPart } from '../ledger/entry.ts';

export function callerColumns(
  identity: Identity | undefined,
): Pick<Draft, 'application' | 'agency' | 'officer'> {
  if (!identity) return {};
  const { application } = identity;
  return identity.kind === 'official'
    ? { application, agency: identity.agency, officer: identity.officer }
    : { application };
}

/** Some agencies put the citizen's number into the dossier's code; the log has a star for each digit. */
export function maskedDossier(dossier: string | undefined): string | undefined {
  return dossier?.replaceAll(/\d{9,}/g, (digits) => '*'.repeat(digits.length));
}

/** Replaces a mismatch by NOT_FOUND for a caller who may not see mismatches. */
export function disclosedOutcome(part: OutcomeOfPart, seesMismatch: boolean): OutcomeOfPart {
  const [source, name, status, ...rest] = part;
  return [source, name, status === 'MISMATCH' && !seesMismatch ? 'NOT_FOUND' : status, ...rest];
}
