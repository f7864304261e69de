/**
 * Codes of dossiers (mã hồ sơ): the national forms for every caller, configured forms for an agency. A code
 * of a national form is unique in the country, any other code only within its agency.
 */
import type { DossierConfig } from './settings.ts';
import { readCodePattern } from './code-pattern.ts';
import type { Identity } from './identity.ts';
import { fits } from '../lib/glob.ts';

/** An agency's code or the national portal's, the day in six or eight digits, a serial number (DESIGN 3). */
const NATIONAL = /^(?=.{1,64}$)[A-Z0-9.]+-(?:\d{6}-\d{4,8}|\d{8}-\d{7})$/;

export type TakesDossier = (code: string, identity: Identity | undefined) => boolean;

/** True if a caller may use a code; configured forms need a token of an agency. */
export function dossierCodes(config: DossierConfig): TakesDossier {
  const rules = config.map(({ agencies, patterns }) => ({ agencies, patterns: patterns.flatMap(usable) }));
  return (code, identity) => {
    if (NATIONAL.test(code)) return true;
    if (identity?.kind !== 'official') return false;
    const { agency } = identity;
    return rules.some(
      ({ agencies, patterns }) => fits(agencies, agency) && patterns.some((fitsCode) => fitsCode(code)),
    );
  };
}

/** The key of a case; the agency is a part of it unless the code is national. */
export function caseOf(code: string, agency: string): string {
  return NATIONAL.test(code) ? code : `${agency} ${code}`;
}

/** Patterns that cannot be used, one line each. */
export function dossierFaults(config: DossierConfig): readonly string[] {
  return config.flatMap(({ patterns }, index) =>
    patterns.flatMap((text, place) => {
      const pattern = readCodePattern(text);
      return 'fault' in pattern ? [`request.dossiers[${index}].patterns[${place}]: ${pattern.fault}`] : [];
    }),
  );
}

function usable(text: string) {
  const pattern = readCodePattern(text);
  return 'fault' in pattern ? [] : [pattern];
}
