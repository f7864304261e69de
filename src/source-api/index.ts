/** Version 1 of the interface for sources: the only module outside its own folder that a source imports. */
export { SourceError, type Failure } from './answer.ts';
export {
  defineSource,
  part,
  type DefinedSource,
  type PartMap,
  type PartOptions,
  type PartRecord,
  type SettingsOf,
  type SourceOptions,
} from './define-source.ts';
export {
  distinct,
  finish,
  TextForCode,
  unlessEmpty,
  Unread,
  type Draft,
  type Finished,
  type Note,
  type NoteReason,
} from './draft.ts';
export * from './host.ts';
export type { Column, ColumnsOf, ColumnTable } from './columns.ts';
export { evidenceIn, heldSubject } from './evidence.ts';
export { both, byTexts, holderFacts, newestFirst } from './records.ts';
export { plainFields, plainFieldsIn, type ColumnIn, type PlainFields, type RoleIn } from './plain-fields.ts';
export type {
  Call,
  Caller,
  Candidate,
  Connector,
  Facts,
  FieldsOf,
  Later,
  LostRow,
  OwnNumberKind,
  Question,
  Reply,
  Unnamed,
} from './source.ts';
export { itemOf as codeItem } from '../codes/code-lists.ts';
export {
  coded,
  decidingCode,
  nameOf,
  requiredCode,
  type Coded,
  type RecordOf,
} from '../codes/coded-value.ts';
export {
  codedAddress,
  codedCardProvince,
  codedDivisions,
  type CodedDivisions,
  type DivisionCodes,
} from '../codes/divisions.ts';
export type { PartTruth, Shown, TruthOf } from '../codes/truth.ts';
export { sex } from '../codes/sex.ts';
export { BadInput } from '../subject/bad-input.ts';
export {
  numberKind,
  isHealthInsuranceNumber,
  isIdentityNumber,
  type IdentityNumber,
  type NumberKind,
} from '../subject/identity-number.ts';
export { foldName, plainName, tidyName, typedName } from '../subject/name.ts';
export { agree, isFullDate, today, type PartialDate } from '../subject/partial-date.ts';
export { Subject } from '../subject/subject.ts';
export type { Evidence } from '../subject/tie.ts';
export { parseJson } from '../transport/json.ts';
export { allRows, readRows, someReadable, type Rows } from '../transport/rows.ts';
export { lifeMsOf, SharedToken, type IssuedToken } from '../transport/shared-token.ts';
export { soapEnvelope, soapReader } from '../transport/soap.ts';
export * from '../transport/wire-values.ts';
export { escapeXml, isElement, xmlReader, type XmlElement } from '../transport/xml.ts';
export { isRefusal, xRoadError } from '../transport/x-road.ts';
export { basicAuthorization } from '../transport/basic-authorization.ts';
export {
  defineLgspSource,
  lgspPart,
  lgspRows,
  type LgspPartOptions,
  type LgspRowsOptions,
  type LgspSourceOptions,
} from '../transport/define-lgsp-source.ts';
export { columnTables } from '../graphql/column-tables.ts';
export { hashOf } from '../lib/hash-of.ts';
