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
  Decision,
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
  return {
    id: held.id,
    number: held.number,
    book: held.book,
    page: held.page,
    registeredOn: held.registeredOn,
    kind: coded('REGISTRATION_KIND', held.kind),
    place: held.place,
    province: coded('PROVINCE', held.province, held.edition, held.registeredOn),
    commune: coded('COMMUNE', held.commune, held.edition, held.registeredOn),
    foreignNumber: held.abroad?.number ?? null,
    foreignRegisteredOn: held.abroad?.registeredOn ?? null,
    foreignAuthority: held.abroad?.authority ?? null,
    signedBy: held.signedBy,
    signerTitle: held.signerTitle,
    enteredBy: held.enteredBy,
    note: held.note,
    ...noTexts('kind', 'province', 'commune'),
  };
}

function expectedPerson(held: Named | null): ExpectedRecord | null {
  if (held === null) return null;
  return {
    fullName: tidy(held.fullName),
    sex: coded('CIVIL_SEX', held.sex),
    dateOfBirth: held.dateOfBirth,
    identityNumber: held.isIdentityNumber ? (held.documentNumber?.replaceAll(/\D/g, '') ?? null) : null,
    documentKind: coded('IDENTITY_DOCUMENT_KIND', held.documentKind),
    documentNumber: held.documentNumber,
    documentIssuedOn: held.documentIssuedOn,
    documentIssuedAt: held.documentIssuedAt,
    ...noTexts('sex', 'documentKind'),
    ethnicGroup: coded('ETHNIC_GROUP', held.ethnicGroup),
    ethnicGroupText: held.ethnicGroupText,
    nationality: coded('COUNTRY', held.nationality),
    nationalityText: held.nationalityText,
    residence:
      held.residence === null
        ? null
        : {
            kind: coded('RESIDENCE_KIND', held.residence.kind),
            place: held.residence.place,
            ...noTexts('kind'),
          },
  };
}

function expectedRequester(held: Requester | null): ExpectedRecord | null {
  if (held === null) return null;
  return {
    fullName: tidy(held.fullName),
    relationship: held.relationship,
    documentKind: coded('IDENTITY_DOCUMENT_KIND', held.documentKind),
    documentNumber: held.documentNumber,
    ...noTexts('documentKind'),
  };
}

function expectedDecision(held: Decision | null): ExpectedRecord | null {
  return held === null ? null : { ...held };
}

function expectedBirth({ registration, child, mother, father, requester }: Birth): ExpectedRecord {
  return {
    registration: expectedRegistration(registration),
    fullName: tidy(child.fullName),
    sex: coded('CIVIL_SEX', child.sex),
    dateOfBirth: child.dateOfBirth,
    dateOfBirthInWords: child.dateOfBirthInWords,
    identityNumber: child.identityNumber,
    placeOfBirth: child.placeOfBirth,
    placeOfBirthCommune: coded(
      'COMMUNE',
      child.placeOfBirthCommune,
      registration.edition,
      registration.registeredOn,
    ),
    placeOfOrigin: child.placeOfOrigin,
    ethnicGroup: coded('ETHNIC_GROUP', child.ethnicGroup),
    ethnicGroupText: child.ethnicGroupText,
    nationality: coded('COUNTRY', child.nationality),
    nationalityText: child.nationalityText,
    otherNationality: coded('COUNTRY', child.otherNationality),
    birthKind: coded('BIRTH_KIND', child.kind),
    missingNote: null,
    capacityNote: child.capacityNote,
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
    divorce: expectedDecision(held.divorce),
    annulment: null,
    recognition: null,
  };
}

function expectedDeath(held: Death): ExpectedRecord {
  const { notice } = held;
  return {
    registration: expectedRegistration(held.registration),
    deceased: expectedPerson(held.deceased),
    diedOn: held.diedOn,
    diedOnInWords: held.diedOnInWords,
    timeOfDeath: held.timeOfDeath,
    placeOfDeath: held.placeOfDeath,
    causeOfDeath: held.causeOfDeath,
    declaration: coded('DEATH_DECLARATION', held.declaration),
    ...noTexts('declaration'),
    notice:
      notice === null
        ? null
        : { ...notice, kind: coded('DEATH_NOTICE_KIND', notice.kind), ...noTexts('kind') },
    requester: expectedRequester(held.requester),
  };
}

function expectedRecognition(held: Recognition): ExpectedRecord {
  return {
    registration: expectedRegistration(held.registration),
    kind: coded('RECOGNITION_KIND', held.kind),
    ...noTexts('kind'),
    decision: expectedDecision(held.decision),
    parent: expectedPerson(held.parent),
    child: expectedPerson(held.child),
  };
}

function expectedConfirmation(held: Confirmation): ExpectedRecord {
  return {
    registration: expectedRegistration(held.registration),
    person: expectedPerson(held.person),
    residedAt: held.residedAt,
    residedFrom: held.residedFrom,
    residedUntil: held.residedUntil,
    maritalStatus: coded('CIVIL_MARITAL_STATUS', held.maritalStatus),
    purpose: coded('MARITAL_CONFIRMATION_PURPOSE', held.purpose),
    ...noTexts('maritalStatus', 'purpose'),
  };
}

function expectedCorrection({
  registration,
  kind,
  person,
  event,
  corrects,
  changes,
  ground,
}: Correction): ExpectedRecord {
  const { id, number, book, registeredOn, place } = corrects;
  return {
    registration: expectedRegistration(registration),
    kind: coded('CORRECTION_KIND', kind),
    ...noTexts('kind'),
    person: expectedPerson(person),
    corrects: {
      event: coded('CIVIL_EVENT', event),
      id,
      number,
      book,
      registeredOn,
      place,
      ...noTexts('event'),
    },
    changes,
    ground,
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
