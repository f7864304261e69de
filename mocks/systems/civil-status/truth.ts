/**
 * What must come of asking the civil status register about a person, in the names of the schema. An event
 * counts when it was made as the person's own; names and dates are not compared here.
 */
import { coded, noTexts } from '../../kit/codelists.ts';
import type { SourceTruth, TruthRecord } from '../../kit/system.ts';
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

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The subject's own events, newest registration first, then by id. */
function own<Event extends Held>(events: readonly Event[]): Event[] {
  return events
    .filter(({ tied }) => tied)
    .toSorted(
      ({ registration: a }, { registration: b }) =>
        byText(b.registeredOn, a.registeredOn) || byText(a.id, b.id),
    );
}

function registrationTruth(held: Registration): TruthRecord {
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

function personTruth(held: Named | null): TruthRecord | null {
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

function requesterTruth(held: Requester | null): TruthRecord | null {
  if (held === null) return null;
  return {
    fullName: tidy(held.fullName),
    relationship: held.relationship,
    documentKind: coded('IDENTITY_DOCUMENT_KIND', held.documentKind),
    documentNumber: held.documentNumber,
    ...noTexts('documentKind'),
  };
}

function decisionTruth(held: Decision | null): TruthRecord | null {
  return held === null ? null : { ...held };
}

function birthTruth({ registration, child, mother, father, requester }: Birth): TruthRecord {
  return {
    registration: registrationTruth(registration),
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
    mother: personTruth(mother),
    father: personTruth(father),
    requester: requesterTruth(requester),
  };
}

function marriageTruth(held: Marriage): TruthRecord {
  return {
    registration: registrationTruth(held.registration),
    husband: personTruth(held.husband),
    wife: personTruth(held.wife),
    spouse: personTruth(held.side === 'husband' ? held.wife : held.husband),
    establishedOn: held.establishedOn,
    state: coded('MARRIAGE_STATE', held.state),
    ...noTexts('state'),
    divorce: decisionTruth(held.divorce),
    annulment: null,
    recognition: null,
  };
}

function deathTruth(held: Death): TruthRecord {
  const { notice } = held;
  return {
    registration: registrationTruth(held.registration),
    deceased: personTruth(held.deceased),
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
    requester: requesterTruth(held.requester),
  };
}

function recognitionTruth(held: Recognition): TruthRecord {
  return {
    registration: registrationTruth(held.registration),
    kind: coded('RECOGNITION_KIND', held.kind),
    ...noTexts('kind'),
    decision: decisionTruth(held.decision),
    parent: personTruth(held.parent),
    child: personTruth(held.child),
  };
}

function confirmationTruth(held: Confirmation): TruthRecord {
  return {
    registration: registrationTruth(held.registration),
    person: personTruth(held.person),
    residedAt: held.residedAt,
    residedFrom: held.residedFrom,
    residedUntil: held.residedUntil,
    maritalStatus: coded('CIVIL_MARITAL_STATUS', held.maritalStatus),
    purpose: coded('MARITAL_CONFIRMATION_PURPOSE', held.purpose),
    ...noTexts('maritalStatus', 'purpose'),
  };
}

function correctionTruth({
  registration,
  kind,
  person,
  event,
  corrects,
  changes,
  ground,
}: Correction): TruthRecord {
  const { id, number, book, registeredOn, place } = corrects;
  return {
    registration: registrationTruth(registration),
    kind: coded('CORRECTION_KIND', kind),
    ...noTexts('kind'),
    person: personTruth(person),
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

function recordTruth(events: Events): TruthRecord {
  const [birth, ...earlierBirths] = own(events.births);
  const [death] = own(events.deaths);
  return {
    birth: birth === undefined ? null : birthTruth(birth),
    earlierBirths: earlierBirths.map(birthTruth),
    marriages: own(events.marriages).map(marriageTruth),
    death: death === undefined ? null : deathTruth(death),
    recognitions: own(events.recognitions).map(recognitionTruth),
    maritalStatusConfirmations: own(events.confirmations).map(confirmationTruth),
    corrections: own(events.corrections).map(correctionTruth),
  };
}

export function truth(person: Person): SourceTruth {
  // The look-up is by 12-digit number only.
  if (person.subject.identityNumber.length !== 12) return { outcome: 'NOT_ASKED', record: null };
  const events = eventsOf(person);
  const all: readonly Held[] = Object.values(events).flat();
  if (all.some(({ tied }) => tied)) return { outcome: 'FOUND', record: recordTruth(events) };
  return { outcome: all.length > 0 ? 'MISMATCH' : 'NOT_FOUND', record: null };
}
