/**
 * From the register's events to one civil status record. Every event says in the block of one person whose
 * it is and is tied on its own; where it has two people who may be the subject, each is tried apart.
 */
import type * as Schema from '../../generated/types.ts';
import { repeated, type HoTich, type Wire } from '../../generated/wire/civil-status.ts';
import {
  allRows,
  finish,
  lgspPart,
  newestFirst,
  readRows,
  text,
  tyingDate,
  unreadable,
  xmlReader,
  type Candidate,
  type Draft,
  type Evidence,
  type Facts,
  type Note,
  type RecordOf,
  type Rows,
} from '../../source-api/index.ts';
import type { PersonDraft } from './blocks.ts';
import { documentEvidence } from './documents.ts';
import { toBirth, toConfirmation, toCorrection, toDeath, toMarriage, toRecognition } from './events.ts';

export type CivilStatusRecord = Required<Omit<RecordOf<Schema.CivilStatus>, '__typename'>>;

type Events = Draft<Partial<CivilStatusRecord>>;

/** Evidence of an event about the person who would be the subject. */
type Own = Pick<PersonDraft, 'documentKind' | 'documentNumber' | 'fullName' | 'dateOfBirth'>;

interface Registered {
  readonly registration?: RecordOf<Schema.CivilRegistration> | null;
}

const readXml = xmlReader(repeated);

export const civilStatus = lgspPart<CivilStatusRecord, Wire>({
  column: 'data',
  rows: ({ data }, host) => {
    if (typeof data !== 'string') throw unreadable('data');
    return toEvents(host.contract('hoTich')(readXml(data)['hoTich']));
  },
  merge: (a, b) => {
    const both = <Name extends keyof CivilStatusRecord>(name: Name) => [a[name], b[name]].flat();
    const [birth = null, ...earlierBirths] = newestEventFirst([...both('birth'), ...both('earlierBirths')]);
    const [death = null] = newestEventFirst(both('death'));
    return {
      birth,
      earlierBirths,
      marriages: newestEventFirst(both('marriages')),
      death,
      recognitions: newestEventFirst(both('recognitions')),
      maritalStatusConfirmations: newestEventFirst(both('maritalStatusConfirmations')),
      corrections: newestEventFirst(both('corrections')),
    };
  },
  notesWithin: (whole, row) => (row.notes ?? []).flatMap((note) => noteWithin(whole, row.record, note)),
  facts: civilStatusFacts,
});

/** Of several births or deaths, the record has the newest in front. */
function noteWithin(whole: CivilStatusRecord, row: CivilStatusRecord, note: Note): readonly Note[] {
  if (row.birth && row.birth !== whole.birth) {
    const field = note.field.replace(/^birth/, 'earlierBirths');
    return whole.earlierBirths?.includes(row.birth) ? [{ ...note, field }] : [];
  }
  return row.death && row.death !== whole.death ? [] : [note];
}

const NOTHING: CivilStatusRecord = {
  birth: null,
  earlierBirths: [],
  marriages: [],
  death: null,
  recognitions: [],
  maritalStatusConfirmations: [],
  corrections: [],
};

/** @throws SourceError BAD_RESPONSE */
function toEvents({ KS, KH, KT, CMC, HN, CaiChinh }: HoTich): Rows<CivilStatusRecord> {
  return allRows([
    readRows(KS, 'birth', (row) => {
      // Every registration of a birth has the date.
      if (row.nksNgaySinh === undefined) throw unreadable('nksNgaySinh');
      const birth = toBirth(row);
      const child = { ...birth, documentKind: null, documentNumber: text(row.nksSoDDCN) };
      return event(child, 'nks', { birth });
    }),
    readRows(KH, 'marriages', (row) => {
      const marriage = toMarriage(row);
      const { husband, wife } = marriage;
      return [
        () => event(husband, 'chong', { marriages: [{ ...marriage, spouse: wife }] }),
        () => event(wife, 'vo', { marriages: [{ ...marriage, spouse: husband }] }),
      ];
    }),
    readRows(KT, 'death', (row) => {
      const death = toDeath(row);
      return event(death.deceased, 'nkt', { death });
    }),
    readRows(CMC, 'recognitions', (row) => {
      const recognition = toRecognition(row);
      const held = { recognitions: [recognition] };
      return [() => event(recognition.parent, 'cm', held), () => event(recognition.child, 'con', held)];
    }),
    readRows(HN, 'maritalStatusConfirmations', (row) => {
      const confirmation = toConfirmation(row);
      return event(confirmation.person, 'nxn', { maritalStatusConfirmations: [confirmation] });
    }),
    readRows(CaiChinh, 'corrections', (row) => {
      const correction = toCorrection(row);
      return event(correction.person, 'ncc', { corrections: [correction] });
    }),
  ]);
}

/** Facts of the registration of the birth; "not determined" says nothing about the sex. */
function civilStatusFacts({ birth }: CivilStatusRecord): Facts {
  const sex = birth?.sex?.code;
  return {
    FULL_NAME: birth?.fullName,
    DATE_OF_BIRTH: birth?.dateOfBirth,
    SEX: sex === '3' ? undefined : sex,
  };
}

/**
 * An event as one person's.
 *
 * @param own the block of the person who would be the subject, of columns with this prefix
 * @throws SourceError BAD_RESPONSE when it cannot be tied to anybody
 */
function event(own: Own | null, prefix: string, held: Events): Candidate<CivilStatusRecord> {
  if (typeof own?.fullName !== 'string') throw unreadable(`${prefix}HoTen`);
  const evidence: Evidence = {
    ...documentEvidence(own.documentKind, own.documentNumber, `${prefix}: number`),
    fullName: own.fullName,
    dateOfBirth: tyingDate(own.dateOfBirth, `${prefix}NgaySinh`),
  };
  const { record, notes } = finish<Partial<CivilStatusRecord>>(held);
  return { evidence, record: { ...NOTHING, ...record }, ...(notes && { notes }) };
}

/** By date of registration, then by id; an event that both its people tie stands once. */
function newestEventFirst<Event extends Registered>(events: readonly (Event | null)[]): Event[] {
  const byId = new Map(events.flatMap((one) => (one ? [[one.registration?.id ?? one, one] as const] : [])));
  return [...byId.values()].toSorted(
    newestFirst(
      ({ registration }) => registration?.registeredOn,
      ({ registration }) => registration?.id,
    ),
  );
}
