/** Deaths and confirmations of marital status. */
import { sexCode } from '../../kit/codelists.ts';
import { addDays, addYears, dayBetween, isYearOnly, later, TODAY, yearOf } from '../../people/calendar.ts';
import { chance, rngOf, pick } from '../../people/hash.ts';
import type { Person } from '../../people/person.ts';
import {
  citizenCard,
  homeOf,
  named,
  placeName,
  provinceName,
  registrationOf,
  requesterOf,
  type Self,
} from './entries.ts';
import type { Confirmation, Death, Named } from './facts.ts';
import { inWords } from './words.ts';

const CAUSES = ['Tuổi già', 'Bệnh tim mạch', 'Bệnh ung thư', 'Tai nạn giao thông', null];

export function deathsOf(self: Self): Death[] {
  const { person, kin, tied } = self;
  const { dateOfDeath } = person;
  if (dateOfDeath === null) return [];
  const rng = rngOf(person.key);
  const next = addDays(dateOfDeath, 1 + rng('death registered', 14));
  const registeredOn = next > TODAY ? TODAY : next;
  const home = homeOf(rng, person.placeOfBirthRegistration, person.identityNumber, registeredOn);
  const relative = person.kinship.children[0] ?? person.kinship.marriages.at(-1)?.spouse;
  const place = `Bệnh viện Đa khoa ${provinceName(home)}`;
  const asks =
    relative &&
    requesterOf(named(rng, 'death requester', relative, home, citizenCard(relative)), 'Người thân');
  const death: Death = {
    tied,
    registration: registrationOf(rng, 'death', { registeredOn, kind: '1', place: home }),
    deceased: { ...named(rng, 'death', kin, home, citizenCard(kin)), sex: sexCode(kin.sex) },
    diedOn: dateOfDeath,
    diedOnInWords: chance(rng, 'no death words', 200) ? null : inWords(dateOfDeath),
    timeOfDeath: chance(rng, 'no death time', 300)
      ? null
      : `${String(rng('death hour', 24)).padStart(2, '0')}:${String(rng('death minute', 60)).padStart(2, '0')}`,
    placeOfDeath: pick(rng, 'death place', ['Tại nhà', place, null]),
    causeOfDeath: pick(rng, 'death cause', CAUSES),
    declaration: chance(rng, 'no declaration', 300) ? null : '0',
    notice: chance(rng, 'no death notice', 300)
      ? null
      : {
          kind: '1',
          number: `${1 + rng('death notice', 500)}/GBT`,
          issuedOn: dateOfDeath,
          issuedBy: place,
        },
    requester: asks ?? null,
  };
  return [death];
}

/** The register's confirmation on a day; null if its data do not suffice. */
function maritalStatusOn(person: Person, day: string): string | null {
  const { marriages } = person.kinship;
  if (marriages.length === 0) return person.maritalStatus === '1' ? '1' : null;
  const last = marriages.findLast(({ registeredOn }) => registeredOn <= day);
  if (last === undefined) return '1';
  if (last.end === null || last.end.on > day) return '2';
  return last.end.by === 'DIVORCE' ? '3' : '4';
}

export function confirmationsOf(self: Self): Confirmation[] {
  const { person, kin, tied } = self;
  const rng = rngOf(person.key);
  const grown = isYearOnly(person.dateOfBirth)
    ? `${yearOf(person.dateOfBirth) + 19}-01-01`
    : addYears(person.dateOfBirth, 18);
  const first = later(grown, '2006-01-01');
  const last = person.dateOfDeath === null ? TODAY : addDays(person.dateOfDeath, -1);
  if (first >= last || !chance(rng, 'confirmation', 150)) return [];
  const day = dayBetween(rng, 'confirmation day', first, last);
  const maritalStatus = maritalStatusOn(person, day);
  if (maritalStatus === null) return [];

  const home = homeOf(rng, person.placeOfBirthRegistration, person.identityNumber, day);
  const block: Named = named(rng, 'confirmation', kin, home, citizenCard(kin));
  const noTime = chance(rng, 'no time of residence', 300);
  const confirmation: Confirmation = {
    tied,
    registration: registrationOf(rng, 'confirmation', { registeredOn: day, kind: null, place: home }),
    person: { ...block, sex: sexCode(kin.sex) },
    residedAt: noTime ? null : placeName(home),
    residedFrom: noTime ? null : grown.slice(0, pick(rng, 'resided from', [4, 7, 10])),
    residedUntil: noTime ? null : day,
    maritalStatus,
    purpose: maritalStatus === '2' ? '2' : pick(rng, 'purpose', ['1', '1', '2']),
  };
  return [confirmation];
}
