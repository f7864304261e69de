/**
 * How the clerks of the civil status register write: places in the books, names, documents, residences. What
 * two people share is drawn from both, so that it reads the same whoever of them is asked for.
 */
import { current, editionOn } from '../../kit/divisions.ts';
import { diceOf, chance, hashText, mix, pick } from '../../people/hash.ts';
import type { Dice } from '../../people/hash.ts';
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
import { otherTonePlacement } from '../../people/spelling.ts';
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

const signers = ['Nguyễn Hữu Phước', 'Lò Thị Mai', 'Trần Quốc Toản', 'Phạm Thị Hồng Vân', null];
const clerks = ['Đỗ Minh Châu', 'Võ Thị Lan', 'Hoàng Văn Sơn', null];

/**
 * Where the record of a person is kept, under its codes of that day: the place of birth registration, else one in the
 * province of the number.
 */
export function homeOf(dice: Dice, address: Address | null, identityNumber: string, day: string): Place {
  const home = address?.commune
    ? address
    : addressIn(dice, 'civil home', currentProvince(identityNumber.slice(1, 3)));
  return placeOn(dice, home, day);
}

export function placeOn(dice: Dice, address: Address, day: string): Place {
  const edition = editionOn(day);
  const former = edition === current ? null : (address.former ?? formerCodesOf(dice, 'civil place', address));
  const { province, commune } = former ?? address;
  return { province: province ?? '01', commune: commune ?? '00004', edition };
}

export function provinceName({ province, edition }: Place): string {
  return edition === current ? shortProvinceName(province) : formerProvinceName(province);
}

export function placeName(place: Place): string {
  const { commune, edition } = place;
  const name = edition === current ? communeName(commune) : formerCommuneName(commune);
  return `${name}, ${provinceName(place)}`;
}

export function registrationOf(dice: Dice, label: string, entry: Entry): Registration {
  const { registeredOn, kind, place } = entry;
  // Digitised before there was a register: the place is text only.
  const coded = registeredOn >= '2016-01-01' || chance(dice, `${label} coded place`, 600);
  const known =
    registeredOn < '1985-01-01' && chance(dice, `${label} day unknown`, 60)
      ? registeredOn.slice(0, pick(dice, `${label} known`, [4, 7]))
      : registeredOn;
  const signedBy = pick(dice, `${label} signer`, signers);
  return {
    id: registrationId(dice, label, registeredOn),
    number: String(1 + dice(`${label} number`, 400)),
    book: chance(dice, `${label} no book`, 30)
      ? null
      : `0${1 + dice(`${label} book`, 4)}/${registeredOn.slice(0, 4)}`,
    page: chance(dice, `${label} no page`, 250) ? null : String(1 + dice(`${label} page`, 200)),
    registeredOn: known,
    kind,
    place: `UBND ${placeName(place)}`,
    province: coded ? place.province : null,
    commune: coded ? place.commune : null,
    edition: place.edition,
    abroad: null,
    signedBy,
    signerTitle: signedBy === null ? null : pick(dice, `${label} title`, ['Chủ tịch', 'Phó Chủ tịch']),
    enteredBy: pick(dice, `${label} clerk`, clerks),
    note: null,
  };
}

/** The name as a clerk has typed it; folded it is always the same name. */
export function typedName(dice: Dice, label: string, fullName: string): string {
  const style = dice(`${label} name style`, 1000);
  const name = chance(dice, `${label} capitals`, 350) ? fullName.toUpperCase() : fullName;
  if (style < 50) return name.normalize('NFD');
  if (style < 100) return otherTonePlacement(name);
  return style < 120 ? name.replaceAll(' ', '  ') : name;
}

export function sexCode(sex: Kin['sex']): string {
  return sex === 'MALE' ? '1' : '2';
}

export function kinOf(person: Person): Kin {
  const { identityNumber, formerNumber, fullName, sex, dateOfBirth, ethnicGroup } = person;
  return { identityNumber, formerNumber, fullName, sex, dateOfBirth, ethnicGroup };
}

/** Draws that belong to two people together, in a fixed order. */
export function diceOfBoth(what: string, one: Kin, other: Kin): Dice {
  return diceOf(mix(hashText(`${what} ${one.identityNumber}`), hashText(other.identityNumber)));
}

type Document = Pick<
  Named,
  'documentKind' | 'documentNumber' | 'isIdentityNumber' | 'documentIssuedOn' | 'documentIssuedAt'
>;

const noDocument: Document = {
  documentKind: null,
  documentNumber: null,
  isIdentityNumber: false,
  documentIssuedOn: null,
  documentIssuedAt: null,
};

/** The card with a 12-digit number. */
export function citizenCard({ identityNumber }: Kin): Document {
  return { ...noDocument, documentKind: '4', documentNumber: identityNumber, isIdentityNumber: true };
}

/** What an adult showed on a day: cards have 12 digits since 2016, and most old books were completed when they were digitised. */
export function documentOn(dice: Dice, label: string, kin: Kin, day: string): Document {
  const shown = dice(`${label} document`, 1000);
  if (day >= '2021-07-01' || shown < (day >= '2016-01-01' ? 800 : 600)) return citizenCard(kin);
  if (shown > 985) {
    const documentNumber = String(10_000_000 + dice(`${label} army number`, 90_000_000));
    return { ...noDocument, documentKind: '5', documentNumber };
  }
  if (shown > 950) {
    return chance(dice, `${label} blank document`, 500) ? { ...noDocument, documentKind: '0' } : noDocument;
  }
  if (kin.formerNumber === null) return citizenCard(kin);
  return {
    documentKind: '1',
    documentNumber: inGroups(dice, label, kin.formerNumber),
    isIdentityNumber: true,
    documentIssuedOn: `${Number(day.slice(0, 4)) - 1 - dice(`${label} issued`, 9)}-0${1 + dice(`${label} month`, 9)}-15`,
    documentIssuedAt: `Công an ${shortProvinceName(currentProvince(kin.identityNumber.slice(1, 3)))}`,
  };
}

/** A person of an event, with what they showed. */
export function named(dice: Dice, label: string, kin: Kin, home: Place, document: Document): Named {
  return {
    fullName: typedName(dice, label, kin.fullName),
    sex: null,
    dateOfBirth: kin.dateOfBirth,
    ...document,
    ...ethnicGroupOf(dice, label, chance(dice, `${label} no ethnic group`, 60) ? null : kin.ethnicGroup),
    ...nationalityOf(dice, label, chance(dice, `${label} no nationality`, 60) ? null : 'VN'),
    residence: chance(dice, `${label} no residence`, 80)
      ? null
      : { kind: pick(dice, `${label} residence kind`, ['1', '1', '1', '2', null]), place: placeName(home) },
  };
}

export function requesterOf(who: Named, relationship: string): Requester {
  const { fullName, documentKind, documentNumber } = who;
  return { fullName, relationship, documentKind, documentNumber };
}
