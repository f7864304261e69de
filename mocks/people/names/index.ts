/**
 * Full names by ethnic group and sex: one to six words, composed Unicode, title case, always with a letter in
 * every word.
 */
import { chance, type Rng } from '../hash.ts';
import type { Sex } from '../person.ts';
import { compoundSurnames, givenNames, kinhSurname, royalName } from './kinh.ts';
import { nameMakerOf } from './minorities.ts';

/** Groups in which the father's surname passes to the child; other groups use clans and particles. */
const PATRILINEAL: ReadonlySet<string> = new Set([
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '07',
  '08',
  '09',
  '15',
  '17',
  '18',
  '23',
  '24',
]);

/** A full name; `surname` keeps a family's surname. */
export function fullNameOf(rng: Rng, ethnicGroup: string, sex: Sex, surname: string | null = null): string {
  const maker = nameMakerOf(ethnicGroup);
  if (maker !== null) return maker(rng, sex, surname).normalize('NFC');
  if (surname === null && sex === 'FEMALE' && chance(rng, 'royal clan', 3)) return royalName(rng);
  return `${surname ?? kinhSurname(rng)} ${givenNames(rng, sex)}`;
}

/** The surname that a person shares with the father, or null for groups without family surnames. */
export function surnameOf(fullName: string, ethnicGroup: string): string | null {
  if (!PATRILINEAL.has(ethnicGroup) || fullName.includes('Tôn Nữ')) return null;
  const compound = compoundSurnames.find((surname) => fullName.startsWith(`${surname} `));
  return compound ?? fullName.split(' ')[0] ?? null;
}
