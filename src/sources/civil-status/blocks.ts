/** Parts that the events of the civil status register share: their place in the books, the people they name. */
import {
  codedDivisions,
  knownPart,
  plainFields,
  plainFieldsIn,
  unlessEmpty,
  type ColumnIn,
  type Draft,
  type PlainFields,
  type RecordOf,
  type RoleIn,
} from '../../source-api/index.ts';
import * as columns from '../../generated/columns/civil-status.ts';
import type { CivilDecision } from '../../generated/types.ts';
import type * as Schema from '../../generated/types.ts';
import type { KS, KT } from '../../generated/wire/civil-status.ts';
import { documentIdentityNumber } from './documents.ts';

export type PersonRecord = RecordOf<Schema.CivilPerson>;

export type PersonDraft = PlainFields<typeof columns.CivilPerson> &
  Pick<Draft<PersonRecord>, 'identityNumber' | 'residence'>;

/** The columns that every event has. */
type Registered = Pick<KS, ColumnIn<typeof columns.CivilRegistration> | 'noiDangKyMaTinh' | 'noiDangKyMaXa'>;

export function registration(row: Registered): Draft<RecordOf<Schema.CivilRegistration>> {
  const plain = plainFields(columns.CivilRegistration, row);
  const codes = { province: row.noiDangKyMaTinh, commune: row.noiDangKyMaXa };
  const { province, commune } = codedDivisions(codes, knownPart(plain.registeredOn));
  return { ...plain, province, commune };
}

/** The person in a role of the event; null when the event does not name one. */
export function person<Row extends object>(
  row: Row,
  role: RoleIn<typeof columns.CivilPerson, Row>,
): PersonDraft | null {
  const plain = plainFieldsIn(columns.CivilPerson, row, role);
  const { fullName, dateOfBirth, documentKind, documentNumber } = plain;
  if (fullName === null && dateOfBirth === null && documentNumber === null) return null;
  return {
    ...plain,
    identityNumber: documentIdentityNumber(documentKind, documentNumber),
    residence: unlessEmpty(plainFieldsIn(columns.CivilResidence, row, role)),
  };
}

export function requester(row: KS | KT): Draft<RecordOf<Schema.CivilRequester>> | null {
  const plain = plainFields(columns.CivilRequester, row);
  return plain.fullName === null && plain.documentNumber === null ? null : plain;
}

export function decision<Row extends object>(
  row: Row,
  kind: RoleIn<typeof columns.CivilDecision, Row>,
): Draft<CivilDecision> | null {
  return unlessEmpty(plainFieldsIn(columns.CivilDecision, row, kind));
}
