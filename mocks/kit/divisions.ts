/** Editions of the codes of a place, for the expected answers. */
import { coded, itemOf, type Coded } from './codelists.ts';
import { textOf } from './unknown.ts';

export const CURRENT = '2025-07-01';
export const FORMER = 'before-2025-07-01';

/** The edition in force on a day. */
export function editionOn(day: string): string {
  return day < CURRENT ? FORMER : CURRENT;
}

/** Province codes that mean another province in each edition (confirmed). */
export const CHANGED_PROVINCES: readonly string[] = ['15', '24', '44', '52', '80', '82', '91'];

interface ExpectedPlace {
  readonly province: Coded | null;
  readonly district: Coded | null;
  readonly commune: Coded | null;
}

interface PlaceCodes {
  readonly province: string | null;
  readonly district: string | null;
  readonly commune: string | null;
}

/** @param day when the place was recorded; empty for an unknown day in the past */
export function placeOf(
  { province, district, commune }: PlaceCodes,
  edition: string,
  day?: string,
): ExpectedPlace {
  return {
    province: coded('PROVINCE', province, edition, day),
    district: coded('DISTRICT', district, edition, day),
    commune: coded('COMMUNE', commune, edition, day),
  };
}

function provinceOfCommune(edition: string, commune: string): string | null {
  const item = itemOf('COMMUNE', edition, commune);
  const district = textOf(item?.['district']);
  return textOf((district === null ? item : itemOf('DISTRICT', edition, district))?.['province']);
}

/** A past place without a date: a district means the former edition, otherwise only the codes decide. */
export function undatedPlace(codes: PlaceCodes): ExpectedPlace {
  const { province, district, commune } = codes;
  if (district !== null) return placeOf(codes, FORMER, '');
  const possible = [FORMER, CURRENT].filter((edition) => {
    if (commune === null) return itemOf('PROVINCE', edition, province) !== undefined;
    const lies = provinceOfCommune(edition, commune);
    return lies !== null && (province === null || lies === province);
  });
  const [only] = possible;
  if (only !== undefined && possible.length === 1) return placeOf(codes, only, '');
  const nameIn = (edition: string): string | null => coded('COMMUNE', commune, edition, '')?.name ?? null;
  const sameName = nameIn(FORMER) !== null && spelling(nameIn(FORMER)) === spelling(nameIn(CURRENT));
  return {
    province: coded('PROVINCE', province, CHANGED_PROVINCES.includes(province ?? '') ? null : CURRENT, ''),
    district: null,
    commune: coded('COMMUNE', commune, sameName ? CURRENT : null, ''),
  };
}

/** Moves the tone mark to the end of the word, so that Hoà and Hòa compare equal. */
function spelling(name: string | null): string {
  return (name ?? '')
    .toLowerCase()
    .split(' ')
    .map((word) => {
      const letters = word.normalize('NFD');
      return (
        letters.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '') +
        [...letters.matchAll(/[\u0300\u0301\u0303\u0309\u0323]/g)].join('')
      );
    })
    .join(' ');
}
