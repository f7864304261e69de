/**
 * Identity numbers, and the way back from a number to its person's index. Indexes come in blocks of a
 * million; within a block the last six digits never repeat, and the province prefix changes from block to
 * block, so that no two people among 63 million have the same number.
 */
import provinceList from '../../codelists/province.json' with { type: 'json' };
import { hashText, mix } from './hash.ts';
import { permutation } from './permutation.ts';
import type { Sex } from './person.ts';

export const BLOCK_SIZE = 1_000_000;
/** Blocks 0 to 49 are ordinary people; the other blocks are separate so that numbers never collide. */
export const ORDINARY_BLOCKS = 50;
export const PERSONA_BLOCK = 50;
export const DIFFICULT_BLOCK = 62;
/** Members of a family have neighbouring indexes: family n has n * 8 up to n * 8 + 7. */
export const FAMILY_SIZE = 8;
/** The block of cancelled numbers; no person has them. */
const CANCELLED_BLOCK = 55;
/** Blocks for the numbers of relatives who are not people of the population. */
export const RELATIVE_BLOCKS = { father: 51, mother: 52, spouse: 53, head: 54 } as const;

/** The 63 former provinces, whose codes begin every personal identification number. */
export const FORMER_PROVINCES: readonly string[] =
  provinceList.editions
    .find((edition) => edition.version === 'before-2025-07-01')
    ?.items.map(({ code }) => code) ?? [];

const CENTURY_DIGITS: ReadonlyMap<number, number> = new Map([
  [19, 0],
  [20, 2],
]);

export interface Numbers {
  /** Former province code with which the number of this index begins. */
  provinceOf(index: number): string;
  /** Personal identification number, 12 digits: PPP G YY RRRRRR. */
  identityNumber(index: number, sex: Sex, birthYear: number): string;
  /** A cancelled former number of the person at this index; no person has it now. */
  cancelledNumber(index: number, sex: Sex, birthYear: number): string;
  /** Former identity card number, 9 digits. */
  formerNumber(index: number): string;
  /** The only index that can have this number; the caller must check that the person there has it. */
  indexOfIdentityNumber(number: string): number | null;
  indexOfFormerNumber(number: string): number | null;
  /** Social insurance number, 10 digits. */
  socialInsuranceNumber(index: number): string;
  indexOfSocialInsuranceNumber(number: string): number | null;
}

/**
 * For each index of a block, the mapping between blocks and provinces, and back. Members of a family share
 * theirs; personas keep their own shuffle and swap provinces with the people there.
 */
function provincesOf(key: number): {
  at(place: number, block: number): number;
  blockOf(place: number, province: number): number;
} {
  const count = FORMER_PROVINCES.length;
  const familyKey = mix(key, 4);
  const shiftOf = (place: number): number => mix(familyKey, Math.floor(place / FAMILY_SIZE)) % count;
  const inTurn = (place: number, block: number): number => (shiftOf(place) + block) % count;
  const ofPersona = (place: number): number => (mix(key, place) + PERSONA_BLOCK) % count;
  return {
    at(place, block) {
      if (block === PERSONA_BLOCK) return ofPersona(place);
      const province = inTurn(place, block);
      return province === ofPersona(place) ? inTurn(place, PERSONA_BLOCK) : province;
    },
    blockOf(place, province) {
      if (province === ofPersona(place)) return PERSONA_BLOCK;
      const untraded = province === inTurn(place, PERSONA_BLOCK) ? ofPersona(place) : province;
      return (untraded - shiftOf(place) + count) % count;
    },
  };
}

export function numbersOf(seed: string): Numbers {
  const key = hashText(`numbers of ${seed}`);
  const serials = permutation(BLOCK_SIZE, mix(key, 1));
  const formers = permutation(100_000_000, mix(key, 2));
  const insured = permutation(100_000_000, mix(key, 3));
  const provinces = provincesOf(key);

  const provinceOf = (index: number): string =>
    FORMER_PROVINCES[provinces.at(index % BLOCK_SIZE, Math.floor(index / BLOCK_SIZE))] ?? '01';

  const identityNumber = (index: number, sex: Sex, birthYear: number): string => {
    const century = CENTURY_DIGITS.get(Math.floor(birthYear / 100));
    if (century === undefined) throw new RangeError(`No century digit for ${birthYear}.`);
    const digit = century + (sex === 'FEMALE' ? 1 : 0);
    const serial = String(serials.apply(index % BLOCK_SIZE)).padStart(6, '0');
    return `0${provinceOf(index)}${digit}${String(birthYear % 100).padStart(2, '0')}${serial}`;
  };

  return {
    provinceOf,
    identityNumber,
    cancelledNumber: (index, sex, birthYear) =>
      identityNumber(CANCELLED_BLOCK * BLOCK_SIZE + (index % BLOCK_SIZE), sex, birthYear),
    formerNumber(index) {
      return `${mix(key, index) % 4}${String(formers.apply(index)).padStart(8, '0')}`;
    },
    indexOfIdentityNumber(number) {
      const province = FORMER_PROVINCES.indexOf(number.slice(1, 3));
      if (!/^0\d{11}$/.test(number) || province < 0) return null;
      const place = serials.invert(Number(number.slice(6)));
      return provinces.blockOf(place, province) * BLOCK_SIZE + place;
    },
    indexOfFormerNumber(number) {
      return /^\d{9}$/.test(number) ? formers.invert(Number(number.slice(1))) : null;
    },
    socialInsuranceNumber(index) {
      return `${provinceOf(index)}${String(insured.apply(index)).padStart(8, '0')}`;
    },
    indexOfSocialInsuranceNumber(number) {
      return /^\d{10}$/.test(number) ? insured.invert(Number(number.slice(2))) : null;
    },
  };
}
