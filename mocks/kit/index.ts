/**
 * The interface for authors of mock systems, in this repository or in a package: a system as one value,
 * checks by its contract, columns and expected answers, and the synthetic people with draws that are a
 * function of the person alone.
 */
export { defineLgspSystem, resultOf } from './lgsp.ts';
export type { LgspCodes, LgspDefinition, LgspSystem } from './lgsp.ts';
export type { ConsumerCredentials } from './wso2.ts';
export type { ExpectedAnswer, ExpectedPart, ExpectedRecord, Kit, MockSystem, Outcome } from './system.ts';
export type { AnswerCall } from './business.ts';
export type { Dialect, WireAnswer } from './faulty-answer.ts';
export { RunningSystem } from './running-system.ts';

export { contractChecks, type Check } from './openapi.ts';
export { isObject, objectsIn, textOf, type UnknownObject } from './unknown.ts';
export { envelopeOf, faultOf, readSoapBody, SoapError, type XmlElement } from './soap.ts';
export { optionalColumn, type Row } from './columns.ts';
export { holderOf, isHeld, mixedForms, type Holder, type MixedForms } from './holder.ts';
export { table, type AnyTable, type FactsOf, type Forms, type Table } from './table.ts';
export { byPersonalNumber, expectedPart, without } from './expected.ts';
export { byText, newestFirst } from './by-text.ts';
export { addCodeLists, coded, noTexts, sexCode, type Coded } from './codelists.ts';
export { CURRENT, editionOn, FORMER, placeOf, undatedPlace } from './divisions.ts';

export { eventKeyOf, LICENSED_PROCEDURES, REGISTERED_OFFICERS } from './callers.ts';
export type { EventKey } from './event-sender.ts';

export { createPeople } from '../people/index.ts';
export type { People, Person, Persona } from '../people/index.ts';
export type { Address, Sex, Subject } from '../people/person.ts';
export {
  addDays,
  addYears,
  compact,
  dayBetween,
  dayFirst,
  isYearOnly,
  slashed,
  TODAY,
  yearOf,
} from '../people/calendar.ts';
export { chance, hashText, pick, pickWeighted, rngOf, type Rng } from '../people/hash.ts';
export { capitals, fold, otherTonePlacement, tidy, unaccented } from '../people/spelling.ts';
