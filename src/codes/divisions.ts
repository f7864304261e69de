/**
 * Which edition of the lists of administrative units a place is coded in. Codes carry no date; what stands beside
 * them tells: districts were abolished on 2025-07-01 (confirmed), so a filled one means codes from before (inference).
 */

/** Province codes that mean another province in each edition (confirmed). */
const CHANGED_PROVINCES: ReadonlySet<string> = new Set(['15', '24', '44', '52', '80', '82', '91']);

/** The codes of one place, where they are held. */
export interface DivisionCodes {
  readonly province: string | null | undefined;
  readonly district: string | null | undefined;
  readonly commune: string | null | undefined;
}

/**
 * @returns null for a province that stands alone with a code that changed its meaning: it tells no edition
 */
export function divisionEdition({ province, district, commune }: DivisionCodes): string | null {
  if (district) return 'before-2025-07-01';
  return commune || !CHANGED_PROVINCES.has(province ?? '') ? '2025-07-01' : null;
}
