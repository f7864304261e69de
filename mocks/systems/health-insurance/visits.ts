/** A person's visits to health facilities: few or none for most people, sometimes one still under way. */
import { addDays, compact, TODAY } from '../../people/calendar.ts';
import { chance, rngOf, pick, pickWeighted, type Rng } from '../../people/hash.ts';
import type { Person } from '../../people/index.ts';
import type { Card } from './card.ts';
import { facilityOf } from './register.ts';

const DISEASES = [
  'J06.9 - Nhiễm trùng đường hô hấp trên cấp, không đặc hiệu',
  'I10 - Tăng huyết áp vô căn (nguyên phát)',
  'E11.9 - Bệnh đái tháo đường không phụ thuộc insuline, không có biến chứng',
  'K29.7 - Viêm dạ dày, không đặc hiệu',
  'M54.5 - Đau lưng dưới',
  'S52.5 - Gãy phần dưới xương quay',
  'H10.9 - Viêm kết mạc, không đặc hiệu',
];

/** The order has no meaning. */
export function visitsOf(person: Person, card: Card): readonly Visit[] {
  const rng = rngOf(person.key);
  const count = pickWeighted(rng, 'visits', [
    [0, 35],
    [1, 25],
    [2, 15],
    [3, 10],
    [5, 10],
    [8, 5],
  ]);
  const visits = Array.from({ length: count }, (_, place) => visitOf(rng, person, card, place, count));
  return visits.filter(({ arrived }) => arrived > person.dateOfBirth);
}

/** Ranges of different visits do not overlap. */
function visitOf(rng: Rng, person: Person, card: Card, place: number, count: number) {
  const label = `visit ${place}`;
  const stretch = Math.floor(700 / count);
  const day = addDays(
    person.dateOfDeath ?? TODAY,
    -(place * stretch + 20 + rng(`${label} day`, stretch - 20)),
  );
  const stays = chance(rng, `${label} stays`, 250);
  const ongoing = stays && place === 0 && person.dateOfDeath === null && chance(rng, 'visit ongoing', 100);
  const nights = stays ? 1 + rng(`${label} nights`, 14) : 0;
  const hour = (of: string, first: number): string =>
    String(first + rng(`${label} ${of}`, 4)).padStart(2, '0');
  const minute = String(rng(`${label} minute`, 60)).padStart(2, '0');
  const elsewhere = chance(rng, `${label} elsewhere`, 300);
  const facility = elsewhere ? facilityOf(rng, label, person) : card.facility;
  return {
    fileNumber: `${compact(day)}${String(rng(`${label} file`, 1_000_000)).padStart(6, '0')}`,
    facilityCode: facility.code,
    // Early enough to fall on the previous day in UTC sometimes.
    /** A moment in Việt Nam, `2026-01-31T08:15`. */
    arrived: `${day}T${hour('arrived', 5)}:${minute}`,
    /** Null while the patient stays. */
    left: ongoing ? null : `${addDays(day, nights)}T${hour('left', 10)}:${minute}`,
    disease: pick(rng, `${label} disease`, DISEASES),
    discharge: ongoing ? null : pick(rng, `${label} discharge`, ['1', '1', '1', '1', '2', '4']),
    outcome: ongoing ? null : pick(rng, `${label} outcome`, ['1', '1', '2', '2', '2', '3', '4']),
    reason: pick(rng, `${label} reason`, ['1', '1', '1', '2', elsewhere ? '3' : '1', '4']),
    /** Of the portal's times. */
    precision: pickWeighted<'DAY' | 'MINUTE' | 'SECOND'>(rng, `${label} precision`, [
      ['MINUTE', 920],
      ['SECOND', 50],
      ['DAY', 30],
    ]),
    isFileNumeric: chance(rng, `${label} file as number`, 50),
    /** The value in place of a future departure. */
    none: pick(rng, `${label} none`, [null, '']),
  };
}

export type Visit = Readonly<ReturnType<typeof visitOf>>;
