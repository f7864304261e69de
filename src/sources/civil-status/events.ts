/** From the wire's events to the schema's, column by column. */
import {
  codedDivisions,
  decidingCode,
  knownPart,
  plainFields,
  unlessEmpty,
  Unread,
  type Draft,
  type RecordOf,
} from '../../source-api/index.ts';
import * as columns from '../../generated/columns/civil-status.ts';
import type * as Schema from '../../generated/types.ts';
import type { CMC, CaiChinh, HN, KH, KS, KT, MucCaiChinh } from '../../generated/wire/civil-status.ts';
import { decision, person, registration, requester } from './blocks.ts';

type Birth = Draft<RecordOf<Schema.BirthRegistration>>;
type Marriage = Draft<RecordOf<Schema.MarriageRegistration>>;
type Death = Draft<RecordOf<Schema.DeathRegistration>>;
type Recognition = Draft<RecordOf<Schema.ParentChildRecognition>>;
type Confirmation = Draft<RecordOf<Schema.MaritalStatusConfirmation>>;
type Correction = Draft<RecordOf<Schema.CivilCorrection>>;
type Change = Draft<RecordOf<Schema.CivilCorrectionChange>>;

export function toBirth(row: KS) {
  const registered = registration(row);
  const registeredOn = knownPart(registered.registeredOn);
  return {
    ...plainFields(columns.BirthRegistration, row),
    registration: registered,
    placeOfBirthCommune: codedDivisions({ commune: row.nksNoiSinhDVHC }, registeredOn).commune,
    mother: person(row, 'me'),
    father: person(row, 'cha'),
    requester: requester(row),
  } satisfies Birth;
}

/** @throws SourceError BAD_RESPONSE */
export function toMarriage(row: KH) {
  return {
    ...plainFields(columns.MarriageRegistration, row),
    registration: registration(row),
    husband: person(row, 'chong'),
    wife: person(row, 'vo'),
    state: decidingCode('MARRIAGE_STATE', row.tinhTrangKetHon, 'tinhTrangKetHon'),
    divorce: decision(row, 'lyHon'),
    annulment: decision(row, 'huyKetHon'),
    recognition: decision(row, 'congNhanKetHon'),
  } satisfies Omit<Marriage, 'spouse'>;
}

/** @throws SourceError BAD_RESPONSE */
export function toDeath(row: KT) {
  const declared = row.nktTinhTrangTuyenBoViecChet;
  return {
    ...plainFields(columns.DeathRegistration, row),
    registration: registration(row),
    deceased: person(row, 'nkt'),
    declaration: decidingCode('DEATH_DECLARATION', declared, 'nktTinhTrangTuyenBoViecChet'),
    notice: unlessEmpty(plainFields(columns.DeathNotice, row)),
    requester: requester(row),
  } satisfies Death;
}

export function toRecognition(row: CMC) {
  return {
    ...plainFields(columns.ParentChildRecognition, row),
    registration: registration(row),
    decision: decision(row, 'quyetDinh'),
    parent: person(row, 'cm'),
    child: person(row, 'con'),
  } satisfies Recognition;
}

/** @throws SourceError BAD_RESPONSE */
export function toConfirmation(row: HN) {
  return {
    ...plainFields(columns.MaritalStatusConfirmation, row),
    registration: registration(row),
    person: person(row, 'nxn'),
    maritalStatus: decidingCode('CIVIL_MARITAL_STATUS', row.nxnTinhTrangHonNhan, 'nxnTinhTrangHonNhan'),
  } satisfies Confirmation;
}

export function toCorrection(row: CaiChinh) {
  return {
    ...plainFields(columns.CivilCorrection, row),
    registration: registration(row),
    person: person(row, 'ncc'),
    corrects: plainFields(columns.CorrectedRegistration, row),
    changes: changes(row.noiDungCaiChinh),
  } satisfies Correction;
}

function changes(value: CaiChinh['noiDungCaiChinh']): Correction['changes'] {
  if (value === undefined || value === '') return [];
  if (value instanceof Unread) return value;
  const { muc = new Unread('UNREADABLE') } = value;
  return muc instanceof Unread ? muc : muc.map(change);
}

function change(value: MucCaiChinh | Unread): Change | Unread {
  if (value instanceof Unread) return value;
  const { ten, noiDungCu, noiDungMoi } = value;
  const isKnown = [ten, noiDungCu, noiDungMoi].some((held) => held !== undefined);
  return isKnown ? plainFields(columns.CivilCorrectionChange, value) : new Unread('UNREADABLE');
}
