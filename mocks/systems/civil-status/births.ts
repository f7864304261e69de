/**
 * Registrations of birth and their corrections. About 85 % of the people have one; the older a person, the
 * more likely the book was lost.
 */
import { sexCode } from '../../kit/codelists.ts';
import {
  addDays,
  addYears,
  dayBetween,
  isYearOnly,
  later,
  slashed,
  TODAY,
  yearOf,
} from '../../people/calendar.ts';
import { chance, rngOf, pick, type Rng } from '../../people/hash.ts';
import type { Kin, Person, Relative } from '../../people/person.ts';
import { addressAnywhere } from '../../people/places.ts';
import {
  citizenCard,
  homeOf,
  named,
  NO_DOCUMENT,
  placeName,
  placeOn,
  provinceName,
  registrationOf,
  requesterOf,
  nameIn,
  type Entry,
  type Place,
  type Self,
} from './entries.ts';
import type { Birth, Correction, Named, Registration, Requester } from './facts.ts';
import { ethnicGroupOf, nationalityOf, oldCardNumber } from './oddities.ts';
import { inWords } from './words.ts';

/** Electronic registration, which also issues the 12-digit number. */
const NUMBERS_SINCE = '2016-01-01';

function isRegistered(rng: Rng, { person, heldDifferently }: Self): boolean {
  const year = yearOf(person.dateOfBirth);
  const inFamily = person.kinship.father !== null || person.kinship.mother !== null;
  if (heldDifferently || person.traits.length > 0 || (inFamily && year >= 1980)) return true;
  return chance(rng, 'birth registered', year >= 2005 ? 995 : year >= 1980 ? 940 : year >= 1955 ? 740 : 350);
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

/** Kind and day of the (first) registration. */
function firstEntry(rng: Rng, person: Person): Pick<Entry, 'kind' | 'registeredOn'> {
  const { dateOfBirth, traits } = person;
  const year = yearOf(dateOfBirth);
  const last = person.dateOfDeath ?? TODAY;
  const roll = (bound: number): number => rng('birth day', bound);
  const someYears = (years: number): string =>
    dayBetween(rng, 'birth day', `${year + 1}-01-01`, `${year + years}-12-31`);
  const late = traits.includes('late-birth-registration') || chance(rng, 'late birth', 60);
  if (isYearOnly(dateOfBirth) || (late && year + 2 < yearOf(TODAY))) {
    return { kind: late ? '4' : '0', registeredOn: earlier(last, someYears(late ? 15 : 3)) };
  }
  if (late) return { kind: '4', registeredOn: earlier(last, addDays(dateOfBirth, 61 + roll(300))) };
  const onTime = earlier(last, addDays(dateOfBirth, 1 + roll(58)));
  if (chance(rng, 'birth abroad', 4)) return { kind: '3', registeredOn: onTime };
  return { kind: year < 1990 && chance(rng, 'kind unknown', 200) ? '0' : '1', registeredOn: onTime };
}

function abroad(rng: Rng, registeredOn: string): Partial<Registration> {
  return {
    foreignNumber: `A${10_000 + rng('abroad number', 90_000)}`,
    foreignRegisteredOn: registeredOn,
    foreignAuthority: pick(rng, 'abroad', ['Standesamt Berlin Mitte', 'Mairie de Lyon', 'Praha 4']),
  };
}

/** A parent of the family, else the parent in the population database: a name, and the year in the number. */
function parentOf(
  rng: Rng,
  label: string,
  kin: Kin | null,
  relative: Relative | null,
  home: Place,
): Named | null {
  if (kin !== null) return named(rng, label, kin, home, citizenCard(kin));
  if (relative === null) return null;
  const number = relative.identityNumber;
  const century = number !== null && Number(number[3]) < 2 ? '19' : '20';
  const year = number === null || chance(rng, `${label} no year`, 400) ? null : century + number.slice(4, 6);
  const born = Number(year ?? '0');
  const oldCard = born > 0 && born < 1955 && chance(rng, `${label} old card`, 120);
  return {
    fullName: nameIn(rng, label, relative.fullName),
    sex: null,
    dateOfBirth: year,
    ...NO_DOCUMENT,
    documentKind: oldCard ? '1' : chance(rng, `${label} blank document`, 300) ? '0' : null,
    documentNumber: oldCard ? oldCardNumber(rng, label) : null,
    ethnicGroup: null,
    ...nationalityOf(rng, label, relative.nationality),
    residence: chance(rng, `${label} residence`, 500) ? { kind: '1', place: placeName(home) } : null,
  };
}

function requester(rng: Rng, father: Named | null, mother: Named | null): Requester | null {
  if (chance(rng, 'no birth requester', 350)) return null;
  if (father !== null && chance(rng, 'father asks', 600)) return requesterOf(father, 'Cha');
  return mother === null ? null : requesterOf(mother, 'Mẹ');
}

function childOf(rng: Rng, { kin }: Self, home: Place, registeredOn: string) {
  const numbered = registeredOn >= NUMBERS_SINCE || chance(rng, 'number added', 450);
  const hospital = `Bệnh viện Đa khoa ${provinceName(home)}`;
  return {
    fullName: nameIn(rng, 'birth', kin.fullName),
    sex: sexCode(kin.sex),
    dateOfBirth: kin.dateOfBirth,
    dateOfBirthInWords: chance(rng, 'no birth words', 150) ? null : inWords(kin.dateOfBirth),
    identityNumber: numbered ? kin.identityNumber : null,
    placeOfBirth: pick(rng, 'birth place', [hospital, hospital, `Trạm y tế ${placeName(home)}`, null]),
    placeOfBirthCommune: chance(rng, 'birth commune', 700) ? home.commune : null,
    placeOfOrigin: chance(rng, 'no origin', 60) ? null : placeName(home),
    ...ethnicGroupOf(rng, 'birth', chance(rng, 'no birth ethnic group', 40) ? null : kin.ethnicGroup),
    ...nationalityOf(rng, 'birth', chance(rng, 'no birth nationality', 100) ? null : 'VN'),
    otherNationality: chance(rng, 'other nationality', 4)
      ? pick(rng, 'which nationality', ['DE', 'FR'])
      : null,
    birthKind: chance(rng, 'no birth kind', 150) ? null : '1',
    missingNote: null,
    capacityNote: chance(rng, 'capacity', 3)
      ? 'Hạn chế năng lực hành vi dân sự theo quyết định của Toà án'
      : null,
  };
}

/** Every registration of the person's birth. */
export function birthsOf(self: Self): Birth[] {
  const { person, tied } = self;
  const rng = rngOf(person.key);
  if (!isRegistered(rng, self)) return [];
  const { father, mother } = person.kinship;
  const birth = (label: string, entry: Omit<Entry, 'place'>): Birth => {
    const home = homeOf(rng, person.placeOfBirthRegistration, person.identityNumber, entry.registeredOn);
    const parents = {
      father: parentOf(rng, 'birth father', father, person.father, home),
      mother: parentOf(rng, 'birth mother', mother, person.mother, home),
    };
    return {
      tied,
      registration: {
        ...registrationOf(rng, label, { ...entry, place: home }),
        ...(entry.kind === '3' && abroad(rng, entry.registeredOn)),
      },
      ...childOf(rng, self, home, entry.registeredOn),
      ...parents,
      requester: requester(rng, parents.father, parents.mother),
    };
  };
  const first = birth('birth', firstEntry(rng, person));
  const mayBeLost = yearOf(person.dateOfBirth) < 2000 && person.dateOfDeath === null;
  if (!mayBeLost || !chance(rng, 'registered anew', 40)) return [first];
  const day = dayBetween(rng, 'anew day', '2003-01-01', '2021-12-31');
  const anew = birth('birth anew', { kind: '2', registeredOn: day });
  return chance(rng, 'book found', 300) ? [first, anew] : [anew];
}

/** The registration with its error, and the correction; about 2 % have one. */
export function corrected(
  self: Self,
  births: readonly Birth[],
): { births: Birth[]; corrections: Correction[] } {
  const { person, kin } = self;
  const rng = rngOf(person.key);
  const [birth, ...others] = births;
  const wanted = person.traits.includes('corrected-birth');
  if (birth === undefined || (!wanted && (person.dateOfDeath !== null || !chance(rng, 'corrected', 20))))
    return { births: [...births], corrections: [] };

  const since = birth.registration.registeredOn.padEnd(10, '-01').slice(0, 10);
  const day = dayBetween(rng, 'correction day', later(since, '2005-01-01'), TODAY);
  const home = homeOf(rng, person.placeOfBirthRegistration, person.identityNumber, day);
  const mistake = mistakeIn(rng, self, birth, home, wanted);
  const correction: Correction = {
    tied: self.tied,
    registration: registrationOf(rng, 'correction', { registeredOn: day, kind: null, place: home }),
    kind: mistake.before === null ? '3' : '2',
    person: {
      ...named(rng, 'correction', kin, home, citizenCard(kin)),
      sex: sexCode(kin.sex),
      ethnicGroup: null,
      ethnicGroupText: null,
      nationality: null,
      nationalityText: null,
      residence: null,
    },
    corrects: { ...birth.registration, event: 'KS' },
    changes: [{ entry: mistake.entry, before: mistake.before, after: mistake.after }],
    ground: chance(rng, 'no ground', 300) ? null : `Quyết định số ${1 + rng('ground', 300)}/QĐ-UBND`,
  };
  return { births: [mistake.birth, ...others], corrections: [correction] };
}

interface Mistake {
  readonly birth: Birth;
  readonly entry: string;
  readonly before: string | null;
  readonly after: string;
}

/** A registration with a wrong date of birth is no longer the subject's by the rules of the tie. */
function mistakeIn(rng: Rng, self: Self, birth: Birth, home: Place, mild: boolean): Mistake {
  const elsewhere = addressAnywhere(rng, 'mistaken place');
  const other = placeName(placeOn(rng, elsewhere, birth.registration.registeredOn));
  if (mild || self.heldDifferently || chance(rng, 'mild mistake', 700)) {
    const before = !mild && chance(rng, 'entry missing', 300) ? null : other;
    return {
      birth: { ...birth, placeOfOrigin: before },
      entry: 'Quê quán',
      before,
      after: placeName(home),
    };
  }
  const wrong = isYearOnly(birth.dateOfBirth)
    ? String(yearOf(birth.dateOfBirth) - 1)
    : addYears(birth.dateOfBirth, -1);
  return {
    birth: {
      ...birth,
      tied: false,
      dateOfBirth: wrong,
      dateOfBirthInWords: birth.dateOfBirthInWords === null ? null : inWords(wrong),
    },
    entry: 'Ngày, tháng, năm sinh',
    before: slashed(wrong),
    after: slashed(birth.dateOfBirth),
  };
}
