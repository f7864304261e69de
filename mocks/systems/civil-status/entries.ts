/**
 * Entries of civil status clerks: places in the books, names, documents, residences. Values of two people are
 * drawn from both, so that both records agree.
 */
import { CURRENT, editionOn } from '../../kit/divisions.ts';
import { rngOf, chance, hashText, mix, pick, type Rng } from '../../people/hash.ts';
import type { Address, Kin, Person } from '../../people/person.ts';
import {
  addressIn,
  communeName,
  currentProvince,
  formerCodesOf,
  formerCommuneName,
  formerProvinceName,
  shortProvinceName,
} from '../../people/places.ts';
import { typedName } from '../../people/spelling.ts';
import type { Named, Registration, Requester } from './facts.ts';
import { ethnicGroupOf, inGroups, nationalityOf, registrationId } from './oddities.ts';

/** A commune in its province, by the codes in force on a day. */
export interface Place {
  readonly province: string;
  readonly commune: string;
  readonly edition: string;
}

export interface Entry {
  readonly registeredOn: string;
  readonly kind: string | null;
  readonly place: Place;
}

const SIGNERS = ['Nguyễn Hữu Phước', 'Lò Thị Mai', 'Trần Quốc Toản', 'Phạm Thị Hồng Vân', null];
const CLERKS = ['Đỗ Minh Châu', 'Võ Thị Lan', 'Hoàng Văn Sơn', null];

/**
 * The place of a person's record, under its codes of that day: the place of birth registration, else one in
 * the province of the number.
 */
export function homeOf(rng: Rng, address: Address | null, identityNumber: string, day: string): Place {
  const home = address?.commune
    ? address
    : addressIn(rng, 'civil home', currentProvince(identityNumber.slice(1, 3)));
  return placeOn(rng, home, day);
}

export function placeOn(rng: Rng, address: Address, day: string): Place {
  const edition = editionOn(day);
  const former = edition === CURRENT ? null : (address.former ?? formerCodesOf(rng, 'civil place', address));
  const { province, commune } = former ?? address;
  return { province: province ?? '01', commune: commune ?? '00004', edition };
}

export function provinceName({ province, edition }: Place): string {
  return edition === CURRENT ? shortProvinceName(province) : formerProvinceName(province);
}

export function placeName(place: Place): string {
  const { commune, edition } = place;
  const name = edition === CURRENT ? communeName(commune) : formerCommuneName(commune);
  return `${name}, ${provinceName(place)}`;
}

export function registrationOf(rng: Rng, label: string, entry: Entry): Registration {
  const { registeredOn, kind, place } = entry;
  // Digitised before the register existed: the place is text only.
  const coded = registeredOn >= '2016-01-01' || chance(rng, `${label} coded place`, 600);
  const known =
    registeredOn < '1985-01-01' && chance(rng, `${label} day unknown`, 60)
      ? registeredOn.slice(0, pick(rng, `${label} known`, [4, 7]))
      : registeredOn;
  const signedBy = pick(rng, `${label} signer`, SIGNERS);
  return {
    id: registrationId(rng, label, registeredOn),
    number: String(1 + rng(`${label} number`, 400)),
    book: chance(rng, `${label} no book`, 30)
      ? null
      : `0${1 + rng(`${label} book`, 4)}/${registeredOn.slice(0, 4)}`,
    page: chance(rng, `${label} no page`, 250) ? null : String(1 + rng(`${label} page`, 200)),
    registeredOn: known,
    kind,
    place: `UBND ${placeName(place)}`,
    province: coded ? place.province : null,
    commune: coded ? place.commune : null,
    edition: place.edition,
    foreignNumber: null,
    foreignRegisteredOn: null,
    foreignAuthority: null,
    signedBy,
    signerTitle: signedBy === null ? null : pick(rng, `${label} title`, ['Chủ tịch', 'Phó Chủ tịch']),
    enteredBy: pick(rng, `${label} clerk`, CLERKS),
    note: null,
  };
}

const STYLES = { decomposed: 50, otherTone: 50, wide: 20, plain: 880 };

export function nameIn(rng: Rng, label: string, fullName: string): string {
  const name = chance(rng, `${label} capitals`, 350) ? fullName.toUpperCase() : fullName;
  return typedName(rng, `${label} name style`, name, STYLES);
}

/** The person asked for, as recorded in the register. A deviation applies to every event of the person. */
export interface Self {
  /** With the register's deviations. */
  readonly kin: Kin;
  /** The true facts, from which events are drawn and the role in a marriage is known. */
  readonly person: Person;
  readonly tied: boolean;
  readonly heldDifferently: boolean;
}

export function selfOf(person: Person): Self {
  const differently = person.heldDifferently['civil-status'];
  const { tied = person.subjectKnown, ...changes } = differently ?? {};
  return {
    kin: { ...person, ...changes },
    person,
    tied,
    heldDifferently: differently !== undefined,
  };
}

/** Common draws of two people, in a fixed order. */
export function rngOfBoth(what: string, one: Kin, other: Kin): Rng {
  return rngOf(mix(hashText(`${what} ${one.identityNumber}`), hashText(other.identityNumber)));
}

type Document = Pick<
  Named,
  'documentKind' | 'documentNumber' | 'identityNumber' | 'documentIssuedOn' | 'documentIssuedAt'
>;

export const NO_DOCUMENT: Document = {
  documentKind: null,
  documentNumber: null,
  identityNumber: null,
  documentIssuedOn: null,
  documentIssuedAt: null,
};

/** The card with a 12-digit number. */
export function citizenCard({ identityNumber }: Kin): Document {
  return { ...NO_DOCUMENT, documentKind: '4', documentNumber: identityNumber, identityNumber };
}

/**
 * The document that an adult showed on a day: cards have 12 digits since 2016, and most old books were
 * completed when they were digitised.
 */
export function documentOn(rng: Rng, label: string, kin: Kin, day: string): Document {
  const shown = rng(`${label} document`, 1000);
  if (day >= '2021-07-01' || shown < (day >= '2016-01-01' ? 800 : 600)) return citizenCard(kin);
  if (shown > 985) {
    const documentNumber = String(10_000_000 + rng(`${label} army number`, 90_000_000));
    return { ...NO_DOCUMENT, documentKind: '5', documentNumber };
  }
  if (shown > 950) {
    return chance(rng, `${label} blank document`, 500) ? { ...NO_DOCUMENT, documentKind: '0' } : NO_DOCUMENT;
  }
  if (kin.formerNumber === null) return citizenCard(kin);
  return {
    documentKind: '1',
    documentNumber: inGroups(rng, label, kin.formerNumber),
    identityNumber: kin.formerNumber,
    documentIssuedOn: `${Number(day.slice(0, 4)) - 1 - rng(`${label} issued`, 9)}-0${1 + rng(`${label} month`, 9)}-15`,
    documentIssuedAt: `Công an ${shortProvinceName(currentProvince(kin.identityNumber.slice(1, 3)))}`,
  };
}

/** A person of an event, with the document shown. */
export function named(rng: Rng, label: string, kin: Kin, home: Place, document: Document): Named {
  return {
    fullName: nameIn(rng, label, kin.fullName),
    sex: null,
    dateOfBirth: kin.dateOfBirth,
    ...document,
    ...ethnicGroupOf(rng, label, chance(rng, `${label} no ethnic group`, 60) ? null : kin.ethnicGroup),
    ...nationalityOf(rng, label, chance(rng, `${label} no nationality`, 60) ? null : 'VN'),
    residence: chance(rng, `${label} no residence`, 80)
      ? null
      : { kind: pick(rng, `${label} residence kind`, ['1', '1', '1', '2', null]), place: placeName(home) },
  };
}

export function requesterOf(who: Named, relationship: string): Requester {
  const { fullName, documentKind, documentNumber } = who;
  return { fullName, relationship, documentKind, documentNumber };
}
