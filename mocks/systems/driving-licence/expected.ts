/**
 * Expected answers of the licence database, in schema names. A licence counts if it was made as the person's
 * own; names and dates are not compared here.
 */
import { byText } from '../../kit/by-text.ts';
import { coded, noTexts } from '../../kit/codelists.ts';
import { editionOn } from '../../kit/divisions.ts';
import { expectedPart } from '../../kit/expected.ts';
import type { ExpectedAnswer, ExpectedRecord } from '../../kit/system.ts';
import type { Person } from '../../people/index.ts';
import { licenceClass } from '../../people/licence-classes.ts';
import type { Licence } from '../../people/person.ts';
import { tidy } from '../../people/spelling.ts';
import { classCode, issueFormCode } from './codes.ts';

/** Newest first, then by number. */
export function newestFirst(licences: readonly Licence[]): Licence[] {
  return licences.toSorted((a, b) => byText(b.issuedOn, a.issuedOn) || byText(a.number, b.number));
}

function expectedLicence(licence: Licence): ExpectedRecord {
  const edition = licence.newScheme ? '2025-01-01' : 'before-2025-01-01';
  const { vi, en } = licenceClass(licence.class, licence.newScheme);
  return {
    number: licence.number,
    previousNumber: licence.previousNumber,
    fileNumber: licence.fileNumber,
    serial: licence.serial,
    holderName: tidy(licence.holderName),
    holderDateOfBirth: licence.holderDateOfBirth,
    holderSex: coded('SEX', licence.holderSex === 'MALE' ? '1' : '2'),
    holderNationality: coded('COUNTRY', 'VNM'),
    holderResidence: tidy(licence.residence),
    holderCommune: coded(
      'COMMUNE',
      licence.residenceCommune,
      // A row keeps the codes of the day it was made (inference).
      editionOn(licence.issuedOn),
      licence.issuedOn,
    ),
    class: coded('LICENCE_CLASS', classCode(licence, licence.class), edition),
    classes: licence.classes
      .toSorted((a, b) => byText(a.passedOn, b.passedOn) || byText(a.code, b.code))
      .map(({ code, passedOn }) => ({
        class: coded('LICENCE_CLASS', classCode(licence, code), edition),
        passedOn,
      })),
    issuedOn: licence.issuedOn,
    expiresOn: licence.expiresOn,
    passedOn: licence.passedOn,
    issuedAt: licence.issuedAt,
    managedBy: licence.issuedAt,
    issueForm: coded('LICENCE_ISSUE_FORM', issueFormCode(licence)),
    description: vi,
    descriptionEnglish: en,
    signedBy: licence.signedBy,
    status: coded('LICENCE_STATUS', licence.status),
    ...noTexts('holderSex', 'holderNationality', 'holderCommune', 'class', 'issueForm', 'status'),
  };
}

function expectedBalance({ number, points }: Licence): ExpectedRecord {
  return {
    licenceNumber: number,
    remaining: points?.remaining ?? null,
    lastDeductedOn: points?.lastDeductedOn ?? null,
  };
}

export function expectedAnswer({ licences }: Person): ExpectedAnswer {
  const rows = newestFirst(licences);
  return {
    ...expectedPart(rows, (own) => ({ licences: own.map(expectedLicence) })),
    points: expectedPart(
      rows.filter(({ points }) => points !== null),
      (own) => ({ balances: own.map(expectedBalance) }),
    ),
  };
}
