/**
 * Expected answers of the licence database, in schema names. A licence counts if it was made as the person's
 * own; names and dates are not compared here.
 */
import { byText, newestFirst } from '../../kit/by-text.ts';
import { coded } from '../../kit/codelists.ts';
import { editionOn } from '../../kit/divisions.ts';
import { expectedPart } from '../../kit/expected.ts';
import type { ExpectedAnswer, ExpectedRecord } from '../../kit/system.ts';
import type { Person } from '../../people/index.ts';
import type { Licence } from '../../people/person.ts';
import { classCode, LICENCE, licenceFacts, POINTS } from './columns.ts';

/** Newest first, then by number. */
export function newestLicenceFirst(licences: readonly Licence[]): Licence[] {
  return newestFirst(
    licences,
    ({ issuedOn }) => issuedOn,
    ({ number }) => number,
  );
}

function expectedLicence(licence: Licence): ExpectedRecord {
  const edition = licence.newScheme ? '2025-01-01' : 'before-2025-01-01';
  return {
    ...LICENCE.record(licenceFacts(licence), {
      class: [edition],
      // A row keeps the codes of the day it was made (inference).
      holderCommune: [editionOn(licence.issuedOn), licence.issuedOn],
    }),
    classes: licence.classes
      .toSorted((a, b) => byText(a.passedOn, b.passedOn) || byText(a.code, b.code))
      .map(({ code, passedOn }) => ({
        class: coded('LICENCE_CLASS', classCode(licence, code), edition),
        passedOn,
      })),
  };
}

export function expectedAnswer({ licences }: Person): ExpectedAnswer {
  const rows = newestLicenceFirst(licences);
  return {
    ...expectedPart(rows, (own) => ({ licences: own.map(expectedLicence) })),
    points: expectedPart(
      rows.filter(({ points }) => points !== null),
      (own) => ({
        balances: own.map(({ number, points }) =>
          POINTS.record(points && { ...points, licenceNumber: number }),
        ),
      }),
    ),
  };
}
