/**
 * Expected answers of the civil status register, in schema names. An event counts if it was made as the
 * person's own; names and dates are not compared here.
 */
import { newestFirst } from '../../kit/by-text.ts';
import { expectedPart } from '../../kit/expected.ts';
import type { ExpectedAnswer, ExpectedRecord } from '../../kit/system.ts';
import type { Person } from '../../people/index.ts';
import { eventsOf } from './events.ts';
import {
  ABROAD,
  CHILD,
  CONFIRMATION,
  CORRECTED,
  CORRECTION,
  DEATH,
  ISSUE,
  MARRIAGE,
  NOTICE,
  PERSON,
  RECOGNITION,
  REGISTRATION,
  REQUESTER,
  RESIDENCE,
  SEX,
  type Birth,
  type Death,
  type Events,
  type Held,
  type Marriage,
  type Named,
  type Recognition,
  type Registration,
  type Requester,
} from './facts.ts';

/** Records of the subject's own events, newest registration first, then by id. */
function own<Event extends Held>(
  events: readonly Event[],
  recordOf: (event: Event) => ExpectedRecord,
): ExpectedRecord[] {
  return newestFirst(
    events.filter(({ tied }) => tied),
    ({ registration }) => registration.registeredOn,
    ({ registration }) => registration.id,
  ).map((event) => ({ registration: expectedRegistration(event.registration), ...recordOf(event) }));
}

function expectedRegistration(held: Registration): ExpectedRecord {
  const place = [held.edition, held.registeredOn] as const;
  return {
    ...REGISTRATION.record(held, { province: place, commune: place }),
    ...ABROAD.record(held.abroad),
  };
}

function expectedPerson(held: Named | null): ExpectedRecord | null {
  if (held === null) return null;
  const { isIdentityNumber, documentNumber, residence, ethnicGroupText, nationalityText } = held;
  return {
    ...PERSON.record(held),
    ...SEX.record(held),
    ...ISSUE.record(held),
    ethnicGroupText,
    nationalityText,
    identityNumber: isIdentityNumber ? (documentNumber?.replaceAll(/\D/g, '') ?? null) : null,
    residence: residence && RESIDENCE.record(residence),
  };
}

function expectedRequester(held: Requester | null): ExpectedRecord | null {
  return held && REQUESTER.record(held);
}

function expectedBirth({ registration, child, mother, father, requester }: Birth): ExpectedRecord {
  const { ethnicGroupText, nationalityText } = child;
  return {
    ...CHILD.record(child, { placeOfBirthCommune: [registration.edition, registration.registeredOn] }),
    ethnicGroupText,
    nationalityText,
    mother: expectedPerson(mother),
    father: expectedPerson(father),
    requester: expectedRequester(requester),
  };
}

function expectedMarriage(held: Marriage): ExpectedRecord {
  return {
    husband: expectedPerson(held.husband),
    wife: expectedPerson(held.wife),
    spouse: expectedPerson(held.side === 'husband' ? held.wife : held.husband),
    ...MARRIAGE.record(held),
    divorce: held.divorce,
    annulment: null,
    recognition: null,
  };
}

function expectedDeath(held: Death): ExpectedRecord {
  return {
    deceased: expectedPerson(held.deceased),
    ...DEATH.record(held),
    notice: held.notice && NOTICE.record(held.notice),
    requester: expectedRequester(held.requester),
  };
}

function expectedRecognition(held: Recognition): ExpectedRecord {
  return {
    ...RECOGNITION.record(held),
    decision: held.decision,
    parent: expectedPerson(held.parent),
    child: expectedPerson(held.child),
  };
}

function expectedRecord(events: Events): ExpectedRecord {
  const [birth = null, ...earlierBirths] = own(events.births, expectedBirth);
  const [death = null] = own(events.deaths, expectedDeath);
  return {
    birth,
    earlierBirths,
    marriages: own(events.marriages, expectedMarriage),
    death,
    recognitions: own(events.recognitions, expectedRecognition),
    maritalStatusConfirmations: own(events.confirmations, (held) => ({
      ...CONFIRMATION.record(held),
      person: expectedPerson(held.person),
    })),
    corrections: own(events.corrections, (held) => ({
      ...CORRECTION.record(held),
      person: expectedPerson(held.person),
      corrects: CORRECTED.record(held.corrects),
      changes: held.changes,
    })),
  };
}

export function expectedAnswer(person: Person): ExpectedAnswer {
  const events = eventsOf(person);
  const all: readonly Held[] = Object.values(events).flat();
  return { ...expectedPart(all, () => expectedRecord(events)) };
}
