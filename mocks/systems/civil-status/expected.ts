/**
 * Expected answers of the civil status register, in schema names. An event counts if it was made as the
 * person's own; names and dates are not compared here.
 */
import { byText } from '../../kit/by-text.ts';
import { coded, noTexts } from '../../kit/codelists.ts';
import { expectedPart } from '../../kit/expected.ts';
import type { ExpectedAnswer, ExpectedRecord } from '../../kit/system.ts';
import type { Person } from '../../people/index.ts';
import { tidy } from '../../people/spelling.ts';
import { eventsOf } from './events.ts';
import type {
  Birth,
  Confirmation,
  Correction,
  Death,
  Events,
  Held,
  Marriage,
  Named,
  Recognition,
  Registration,
  Requester,
} from './facts.ts';

/** The subject's own events, newest registration first, then by id. */
function own<Event extends Held>(events: readonly Event[]): Event[] {
  return events
    .filter(({ tied }) => tied)
    .toSorted(
      ({ registration: a }, { registration: b }) =>
        byText(b.registeredOn, a.registeredOn) || byText(a.id, b.id),
    );
}

function expectedRegistration(held: Registration): ExpectedRecord {
  const { abroad, edition, ...same } = held;
  return {
    ...same,
    kind: coded('REGISTRATION_KIND', held.kind),
    province: coded('PROVINCE', held.province, edition, held.registeredOn),
    commune: coded('COMMUNE', held.commune, edition, held.registeredOn),
    foreignNumber: abroad?.number ?? null,
    foreignRegisteredOn: abroad?.registeredOn ?? null,
    foreignAuthority: abroad?.authority ?? null,
    ...noTexts('kind', 'province', 'commune'),
  };
}

function expectedPerson(held: Named | null): ExpectedRecord | null {
  if (held === null) return null;
  const { isIdentityNumber, residence, ...same } = held;
  return {
    ...same,
    fullName: tidy(held.fullName),
    sex: coded('CIVIL_SEX', held.sex),
    identityNumber: isIdentityNumber ? (held.documentNumber?.replaceAll(/\D/g, '') ?? null) : null,
    documentKind: coded('IDENTITY_DOCUMENT_KIND', held.documentKind),
    ...noTexts('sex', 'documentKind'),
    ethnicGroup: coded('ETHNIC_GROUP', held.ethnicGroup),
    nationality: coded('COUNTRY', held.nationality),
    residence: residence && {
      kind: coded('RESIDENCE_KIND', residence.kind),
      place: residence.place,
      ...noTexts('kind'),
    },
  };
}

function expectedRequester(held: Requester | null): ExpectedRecord | null {
  return (
    held && {
      ...held,
      fullName: tidy(held.fullName),
      documentKind: coded('IDENTITY_DOCUMENT_KIND', held.documentKind),
      ...noTexts('documentKind'),
    }
  );
}

function expectedBirth({ registration, child, mother, father, requester }: Birth): ExpectedRecord {
  const { kind, ...same } = child;
  const { edition, registeredOn } = registration;
  return {
    registration: expectedRegistration(registration),
    ...same,
    fullName: tidy(child.fullName),
    sex: coded('CIVIL_SEX', child.sex),
    placeOfBirthCommune: coded('COMMUNE', child.placeOfBirthCommune, edition, registeredOn),
    ethnicGroup: coded('ETHNIC_GROUP', child.ethnicGroup),
    nationality: coded('COUNTRY', child.nationality),
    otherNationality: coded('COUNTRY', child.otherNationality),
    birthKind: coded('BIRTH_KIND', kind),
    missingNote: null,
    ...noTexts('sex', 'placeOfBirthCommune', 'otherNationality', 'birthKind'),
    mother: expectedPerson(mother),
    father: expectedPerson(father),
    requester: expectedRequester(requester),
  };
}

function expectedMarriage(held: Marriage): ExpectedRecord {
  return {
    registration: expectedRegistration(held.registration),
    husband: expectedPerson(held.husband),
    wife: expectedPerson(held.wife),
    spouse: expectedPerson(held.side === 'husband' ? held.wife : held.husband),
    establishedOn: held.establishedOn,
    state: coded('MARRIAGE_STATE', held.state),
    ...noTexts('state'),
    divorce: held.divorce,
    annulment: null,
    recognition: null,
  };
}

function expectedDeath(death: Death): ExpectedRecord {
  const { tied: _, ...held } = death;
  const { notice } = held;
  return {
    ...held,
    registration: expectedRegistration(held.registration),
    deceased: expectedPerson(held.deceased),
    declaration: coded('DEATH_DECLARATION', held.declaration),
    ...noTexts('declaration'),
    notice: notice && { ...notice, kind: coded('DEATH_NOTICE_KIND', notice.kind), ...noTexts('kind') },
    requester: expectedRequester(held.requester),
  };
}

function expectedRecognition(held: Recognition): ExpectedRecord {
  return {
    registration: expectedRegistration(held.registration),
    kind: coded('RECOGNITION_KIND', held.kind),
    ...noTexts('kind'),
    decision: held.decision,
    parent: expectedPerson(held.parent),
    child: expectedPerson(held.child),
  };
}

function expectedConfirmation(confirmation: Confirmation): ExpectedRecord {
  const { tied: _, ...held } = confirmation;
  return {
    ...held,
    registration: expectedRegistration(held.registration),
    person: expectedPerson(held.person),
    maritalStatus: coded('CIVIL_MARITAL_STATUS', held.maritalStatus),
    purpose: coded('MARITAL_CONFIRMATION_PURPOSE', held.purpose),
    ...noTexts('maritalStatus', 'purpose'),
  };
}

function expectedCorrection(correction: Correction): ExpectedRecord {
  const { tied: _, event, ...held } = correction;
  const { id, number, book, registeredOn, place } = held.corrects;
  return {
    ...held,
    registration: expectedRegistration(held.registration),
    kind: coded('CORRECTION_KIND', held.kind),
    ...noTexts('kind'),
    person: expectedPerson(held.person),
    corrects: {
      event: coded('CIVIL_EVENT', event),
      id,
      number,
      book,
      registeredOn,
      place,
      ...noTexts('event'),
    },
  };
}

function expectedRecord(events: Events): ExpectedRecord {
  const [birth, ...earlierBirths] = own(events.births);
  const [death] = own(events.deaths);
  return {
    birth: birth === undefined ? null : expectedBirth(birth),
    earlierBirths: earlierBirths.map(expectedBirth),
    marriages: own(events.marriages).map(expectedMarriage),
    death: death === undefined ? null : expectedDeath(death),
    recognitions: own(events.recognitions).map(expectedRecognition),
    maritalStatusConfirmations: own(events.confirmations).map(expectedConfirmation),
    corrections: own(events.corrections).map(expectedCorrection),
  };
}

export function expectedAnswer(person: Person): ExpectedAnswer {
  const events = eventsOf(person);
  const all: readonly Held[] = Object.values(events).flat();
  return { ...expectedPart(all, () => expectedRecord(events)) };
}
