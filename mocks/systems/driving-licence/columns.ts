/** Columns of licences and points that say the same on the wire and in the schema, and their facts. */
import { table } from '../../kit/table.ts';
import { chance, rngOf, hashText } from '../../people/hash.ts';
import { licenceClass } from '../../people/licence-classes.ts';
import type { Licence } from '../../people/person.ts';

export const LICENCE = table({
  number: 'SoGPLX',
  previousNumber: 'SoGPLXCu?',
  class: ['HangGPLX', 'LICENCE_CLASS'],
  fileNumber: 'SoHoSo?',
  issuedAt: 'NoiCapGPLX',
  managedBy: 'CoQuanQLGPLX',
  issuedOn: ['NgayCapGPLX', 'DATE'],
  expiresOn: ['NgayHHGPLX', 'DATE'],
  passedOn: ['NgayTTGPLX?', 'DATE'],
  holderName: 'HoVaTen',
  holderDateOfBirth: 'NgaySinh',
  holderNationality: ['MaQuocTich', 'COUNTRY'],
  holderResidence: 'NoiCT?',
  holderCommune: ['NoiCT_MaDVHC?', 'COMMUNE'],
  serial: 'SoSeri?',
  holderSex: ['GioiTinh', 'SEX'],
  issueForm: ['MaHTCap?', 'LICENCE_ISSUE_FORM'],
  description: 'MoTaVN',
  descriptionEnglish: 'MoTaEN',
  signedBy: 'NguoiKy?',
  status: ['TrangThai', 'LICENCE_STATUS'],
});

export const POINTS = table({
  licenceNumber: 'SoGPLX',
  remaining: 'SoDiemConLai',
  lastDeductedOn: ['NgayTruDiemGanNhat', 'DATE'],
});

export function licenceFacts(licence: Licence) {
  const { vi, en } = licenceClass(licence.class, licence.newScheme);
  return {
    ...licence,
    class: classCode(licence, licence.class),
    managedBy: licence.issuedAt,
    holderNationality: 'VNM',
    issueForm: issueFormCode(licence),
    description: vi,
    descriptionEnglish: en,
  };
}

/** Some codes in the database are in no published list: A1m, Am, B11, CM_VN are seen in the field. */
const UNLISTED_CLASSES = new Map([
  ['A1', 'A1m'],
  ['A', 'Am'],
  ['B1', 'B11'],
]);

/** A class on the licence, as in HangGPLX and the column names. */
export function classCode({ number }: Licence, code: string): string {
  const isUnlisted = chance(rngOf(hashText(number)), 'licence unlisted class', 40);
  return (isUnlisted ? UNLISTED_CLASSES.get(code) : undefined) ?? code;
}

function issueFormCode({ number, issueForm }: Licence): string | null {
  const isUnlisted = chance(rngOf(hashText(number)), 'licence unlisted form', 60);
  return issueForm !== null && isUnlisted ? `${issueForm}_VN` : issueForm;
}
