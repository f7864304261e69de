/**
 * Expected answers of the civil status register, in schema names. An event counts if it was made as the
 * person's own; names and dates are not compared here.
 */
import { newestFirst } from '../../kit/by-text.ts';
import { expectedPart } from '../../kit/expected.ts';
import type { ExpectedAnswer, ExpectedRecord } from '../../kit/system.ts';
import type { AnyTable } from '../../kit/table.ts';
import type { Person } from '../../people/index.ts';
import { eventsOf } from './events.ts';
import {
  BIRTH,
  CONFIRMATION,
  CORRECTION,
  DEATH,
  MARRIAGE,
  RECOGNITION,
  type Events,
  type Held,
} from './facts.ts';

/** Records of the subject's own events, newest registration first, then by id. */
function own<Event extends Held>(
  events: readonly Event[],
  columns: AnyTable,
  more: (event: Event, record: ExpectedRecord) => ExpectedRecord = () => ({}),
): ExpectedRecord[] {
  return newestFirst(
    events.filter(({ tied }) => tied),
    ({ registration }) => registration.registeredOn,
    ({ registration }) => registration.id,
  ).map((event) => {
    const { edition, registeredOn } = event.registration;
    const place = [edition, registeredOn] as const;
    const editions = { province: place, commune: place, placeOfBirthCommune: place };
    const record = columns.record(event, editions);
    return { ...record, ...more(event, record) };
  });
}

function expectedRecord(events: Events): ExpectedRecord {
  const [birth = null, ...earlierBirths] = own(events.births, BIRTH);
  const [death = null] = own(events.deaths, DEATH);
  return {
    birth,
    earlierBirths,
    marriages: own(events.marriages, MARRIAGE, ({ side }, { husband, wife }) => ({
      spouse: side === 'husband' ? wife : husband,
      annulment: null,
      recognition: null,
    })),
    death,
    recognitions: own(events.recognitions, RECOGNITION),
    maritalStatusConfirmations: own(events.confirmations, CONFIRMATION),
    corrections: own(events.corrections, CORRECTION),
  };
}

export function expectedAnswer(person: Person): ExpectedAnswer {
  const events = eventsOf(person);
  const all: readonly Held[] = Object.values(events).flat();
  return { ...expectedPart(all, () => expectedRecord(events)) };
}
