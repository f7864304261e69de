/**
 * From the register's events to one civil status record. Every event says in the block of one person whose
 * it is and is tied on its own; where it has two people who may be the subject, each is tried apart.
 */
import type { Candidate, Facts, Part } from '../../ask/source.ts';
import type { ResolversParentTypes } from '../../generated/schema.ts';
import type { HoTich } from '../../generated/wire/civil-status.ts';
import { BadInput } from '../../subject/bad-input.ts';
import { Subject } from '../../subject/subject.ts';
import type { Evidence } from '../../subject/tie.ts';
import { numberEvidence } from '../../transport/wire-values.ts';
import type { PersonRecord } from './blocks.ts';
import { toBirth, toConfirmation, toCorrection, toDeath, toMarriage, toRecognition } from './events.ts';

export type CivilStatusRecord = Required<Omit<ResolversParentTypes['CivilStatus'], '__typename'>>;

interface Registered {
  readonly registration?: ResolversParentTypes['CivilRegistration'] | null;
}

export const civilStatus: Part<CivilStatusRecord> = {
  source: 'CIVIL_STATUS',
  name: 'civil-status',
  merge: (a, b) => {
    const both = <Name extends keyof CivilStatusRecord>(name: Name) => [a[name], b[name]].flat();
    const [birth = null, ...earlierBirths] = newestFirst([...both('birth'), ...both('earlierBirths')]);
    const [death = null] = newestFirst(both('death'));
    return {
      birth,
      earlierBirths,
      marriages: newestFirst(both('marriages')),
      death,
      recognitions: newestFirst(both('recognitions')),
      maritalStatusConfirmations: newestFirst(both('maritalStatusConfirmations')),
      corrections: newestFirst(both('corrections')),
    };
  },
};

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
export function toEvents(held: HoTich): Candidate<CivilStatusRecord>[] {
  if (held === '') return [];
  const { KS = [], KH = [], KT = [], CMC = [], HN = [], CaiChinh = [] } = held;
  return [
    ...KS.map((row) => {
      const birth = toBirth(row);
      return event({ ...birth, documentKind: null, documentNumber: row.nksSoDDCN ?? null }, { birth });
    }),
    ...KH.map(toMarriage).flatMap(({ his, hers }) => [
      event(his.husband, { marriages: [his] }),
      event(hers.wife, { marriages: [hers] }),
    ]),
    ...KT.map(toDeath).map((death) => event(death.deceased, { death })),
    ...CMC.map(toRecognition).flatMap((recognition) => [
      event(recognition.parent, { recognitions: [recognition] }),
      event(recognition.child, { recognitions: [recognition] }),
    ]),
    ...HN.map(toConfirmation).map((one) => event(one.person, { maritalStatusConfirmations: [one] })),
    ...CaiChinh.map(toCorrection).map((one) => event(one.person, { corrections: [one] })),
  ];
}

/** What the registration of the birth says; "not determined" says nothing about the sex. */
export function civilStatusFacts({ birth }: CivilStatusRecord): Facts {
  const sex = birth?.sex?.code;
  return {
    FULL_NAME: birth?.fullName,
    DATE_OF_BIRTH: birth?.dateOfBirth,
    SEX: sex === '3' ? undefined : sex,
  };
}

/** The person as a subject of their own; null unless the registration holds a number, a name and a date of birth. */
export function subjectOf({ identityNumber, fullName, dateOfBirth }: PersonRecord): Subject | null {
  if (identityNumber === null || fullName === null || dateOfBirth === null) return null;
  try {
    return Subject.parse({ identityNumber, fullName, dateOfBirth });
  } catch (error) {
    if (error instanceof BadInput) return null;
    throw error;
  }
}

/** Kinds of documents with numbers of their own: passport, residence card, papers of the armed forces, others. */
const OTHER_DOCUMENTS: readonly (string | undefined)[] = ['2', '3', '5', '6', '7', '8'];

/** @param own the block of the person who would be the subject */
function event(
  own: Pick<PersonRecord, 'documentKind' | 'documentNumber' | 'fullName' | 'dateOfBirth'> | null | undefined,
  held: Partial<CivilStatusRecord>,
): Candidate<CivilStatusRecord> {
  // The result repeats the number asked, so its slot cannot be confused. A number that can be read counts, of whatever
  // kind of document it is said to be; one that cannot must be of a kind that is no evidence at all.
  const { numbers, keyed } = numberEvidence(own?.documentNumber);
  const evidence: Evidence = {
    numbers,
    keyed: keyed || OTHER_DOCUMENTS.includes(own?.documentKind?.code),
    fullName: own?.fullName ?? undefined,
    dateOfBirth: own?.dateOfBirth ?? undefined,
  };
  return { evidence, record: { ...NOTHING, ...held } };
}

/** By date of registration, then by id; an event that both its people tie stands once. */
function newestFirst<Event extends Registered>(events: readonly (Event | null)[]): Event[] {
  const byId = new Map(events.flatMap((one) => (one ? [[one.registration?.id ?? one, one] as const] : [])));
  return [...byId.values()].toSorted(
    ({ registration: a }, { registration: b }) =>
      (b?.registeredOn ?? '').localeCompare(a?.registeredOn ?? '') ||
      (a?.id ?? '').localeCompare(b?.id ?? ''),
  );
}
