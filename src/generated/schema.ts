// Generated from schema/*.graphql; do not edit.
import type { IdentityNumber } from '../subject/identity-number.ts';
import type { PartialDate } from '../subject/partial-date.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { TrailEntry, TrailProcedure } from '../audit/audit-query.ts';
import type { CitizenParent } from '../gateway/citizen.ts';
import type { Coded } from '../codes/coded-value.ts';
import type { Source as SourceDefinition } from '../source-api/source.ts';
import type { Failure } from '../source-api/answer.ts';
import type { Subject as AskedSubject } from '../subject/subject.ts';
import type { RequestContext } from '../gateway/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string };
  String: { input: string; output: string };
  Boolean: { input: boolean; output: boolean };
  Int: { input: number; output: number };
  Float: { input: number; output: number };
  /** Where a page of a list ended. To be sent back as it came. */
  Cursor: { input: string; output: string };
  /** A calendar date, `1990-02-15`. */
  Date: { input: string; output: string };
  /** A moment in UTC, `2026-01-31T08:15:30.123Z`. */
  DateTime: { input: string; output: string };
  /** A personal identification number (số định danh cá nhân, 12 digits) or a former identity card number (số CMND, 9 digits). */
  IdentityNumber: { input: IdentityNumber; output: IdentityNumber };
  /** A date as precise as it is known: `1990`, `1990-02` or `1990-02-15`. A year-only birth date stays year-only. */
  PartialDate: { input: PartialDate; output: PartialDate };
  /** A scope of an access token (phạm vi), named as in the descriptions of fields. */
  federation__Scope: { input: string; output: string };
};

/** How an access concerned a citizen. */
export type AccessKind =
  /** They were asked about. */
  | 'ASKED_ABOUT'
  /** Their number stood in the record of somebody else, a parent or a spouse for instance. Where, when and for what the other was asked about is not told: of such an access only the source and the month. */
  | 'IN_ANOTHERS_RECORD';

/** Accesses to a citizen's data. */
export type AccessLogConnection = {
  readonly __typename?: 'AccessLogConnection';
  /** The accesses of this page. */
  readonly edges: ReadonlyArray<AccessLogEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** An access in its place in the list. */
export type AccessLogEdge = {
  readonly __typename?: 'AccessLogEdge';
  /** Its place. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The access. */
  readonly node: AccessLogEntry;
};

/** One access to a citizen's data (một lượt truy cập). */
export type AccessLogEntry = {
  readonly __typename?: 'AccessLogEntry';
  /** Agency that asked (mã định danh cơ quan); null when the citizen did, and in another's record. */
  readonly agency: Maybe<Scalars['String']['output']>;
  /** The system through which it asked; null in another's record. */
  readonly application: Maybe<Scalars['String']['output']>;
  /** When; of an access in another's record the beginning of the month in Việt Nam. */
  readonly at: Scalars['DateTime']['output'];
  /** What was asked for, by source. */
  readonly data: ReadonlyArray<AccessedData>;
  /** The case (mã hồ sơ), where the citizen was asked about. */
  readonly dossier: Maybe<Scalars['String']['output']>;
  /** Id of the audit entry; of an access in another's record an id that says nothing. */
  readonly id: Scalars['ID']['output'];
  /** How it concerned the citizen. */
  readonly kind: AccessKind;
  /** For what (thủ tục, mục đích); null in another's record. */
  readonly procedure: Maybe<AccessProcedure>;
  /** Whether anything was shown; null when it is not on record yet, and in another's record. */
  readonly shown: Maybe<Scalars['Boolean']['output']>;
};

/** A procedure or another purpose under which people are asked about. */
export type AccessProcedure = {
  readonly __typename?: 'AccessProcedure';
  /** Its code (mã thủ tục). */
  readonly code: Scalars['String']['output'];
  /** Its name; null when it is no longer registered. */
  readonly title: Maybe<Scalars['String']['output']>;
};

/** A procedure or another purpose under which people are asked about. */
export type AccessProcedureTitleArgs = {
  lang?: InputMaybe<Language>;
};

/** What was asked of one source. */
export type AccessedData = {
  readonly __typename?: 'AccessedData';
  /** Groups of data, named as the scopes that guard them; empty in another's record. */
  readonly groups: ReadonlyArray<Scalars['String']['output']>;
  /** The source. */
  readonly source: SourceId;
  /** What the source answered; null when it is not on record, and in another's record. */
  readonly status: Maybe<AnswerStatus>;
};

/** An address (địa chỉ). */
export type Address = {
  readonly __typename?: 'Address';
  /** Commune or ward (xã, phường, đặc khu). Wire: MaPhuongXa. List: COMMUNE. Sensitivity: basic. */
  readonly commune: Maybe<CodedValue>;
  /** `commune` (xã, phường, đặc khu) where the source writes text in place of a code. Wire: MaPhuongXa. Sensitivity: basic. */
  readonly communeText: Maybe<Scalars['String']['output']>;
  /** Country (quốc gia). Wire: QuocGia. List: COUNTRY. Sensitivity: basic. */
  readonly country: Maybe<CodedValue>;
  /** `country` (quốc gia) where the source writes text in place of a code. Wire: QuocGia. Sensitivity: basic. */
  readonly countryText: Maybe<Scalars['String']['output']>;
  /** House number, street, hamlet (chi tiết). Wire: ChiTiet. Sensitivity: basic. */
  readonly detail: Maybe<Scalars['String']['output']>;
  /** District (quận, huyện), only with codes from before 2025-07-01. Wire: MaQuanHuyen. List: DISTRICT. Sensitivity: basic. */
  readonly district: Maybe<CodedValue>;
  /** `district` (quận, huyện) where the source writes text in place of a code. Wire: MaQuanHuyen. Sensitivity: basic. */
  readonly districtText: Maybe<Scalars['String']['output']>;
  /** Province or city (tỉnh, thành phố). Wire: MaTinhThanh. List: PROVINCE. Sensitivity: basic. */
  readonly province: Maybe<CodedValue>;
  /** `province` (tỉnh, thành phố) where the source writes text in place of a code. Wire: MaTinhThanh. Sensitivity: basic. */
  readonly provinceText: Maybe<Scalars['String']['output']>;
};

/** Outcome of asking one source about one person. */
export type AnswerStatus =
  /** The source holds a record of this person. */
  | 'FOUND'
  /** The source returned a record that is not tied to the triple; nothing of it is shown. */
  | 'MISMATCH'
  /** The source was not asked. */
  | 'NOT_ASKED'
  /** The source knows no such person, or holds nothing about them. */
  | 'NOT_FOUND'
  /** The source refused the caller, the procedure or the official. */
  | 'REFUSED'
  /** The source did not answer, or not in a way that could be read. It says nothing about the person. */
  | 'UNAVAILABLE';

/** An entry of the audit log: who asked what, and nothing that was answered. */
export type AuditEntry = {
  readonly __typename?: 'AuditEntry';
  /** The agency (mã định danh). */
  readonly agency: Maybe<Scalars['String']['output']>;
  /** The calling system. */
  readonly application: Maybe<Scalars['String']['output']>;
  /** Parts of sources that were to be asked, e.g. `population/identity`. */
  readonly asked: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Address and port of the caller. */
  readonly client: Maybe<Scalars['String']['output']>;
  /** Why the caller was refused, of a refusal; what was noticed, of a flag. */
  readonly code: Maybe<Scalars['String']['output']>;
  /** Those of them that were not allowed. */
  readonly denied: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The case (mã hồ sơ). */
  readonly dossier: Maybe<Scalars['String']['output']>;
  /** Guarded fields that the operation reads. */
  readonly fields: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Its id. */
  readonly id: Scalars['ID']['output'];
  /** Id of the intent that it belongs to. */
  readonly intent: Maybe<Scalars['ID']['output']>;
  /** Its kind. */
  readonly kind: AuditEntryKind;
  /** What the purpose rests on, as the purposes file quotes it. */
  readonly legalGround: Maybe<Scalars['String']['output']>;
  /** Who asked; null where the entry is not the first about a request, or the key is no longer there. */
  readonly officer: Maybe<AuditedOfficer>;
  /** Text of the operation, without anything that the caller wrote freely. */
  readonly operation: Maybe<Scalars['String']['output']>;
  /** What the sources said, of an outcome. */
  readonly outcomes: Maybe<ReadonlyArray<AuditedOutcome>>;
  /** Stands for the person concerned: the same for the same number under the same key. */
  readonly person: Maybe<Scalars['ID']['output']>;
  /** The purpose (mã thủ tục). */
  readonly purpose: Maybe<Scalars['String']['output']>;
  /** Id of the request. */
  readonly request: Maybe<Scalars['ID']['output']>;
  /** Id that the gateway made for the request and for no other, as security events have it; a caller may choose `request` twice. */
  readonly uniqueId: Maybe<Scalars['ID']['output']>;
};

/** Entries of the audit log. */
export type AuditEntryConnection = {
  readonly __typename?: 'AuditEntryConnection';
  /** The entries of this page. */
  readonly edges: ReadonlyArray<AuditEntryEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** An entry in its place in the list. */
export type AuditEntryEdge = {
  readonly __typename?: 'AuditEntryEdge';
  /** Its place. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The entry. */
  readonly node: AuditEntry;
};

/** Kinds of audit entries. */
export type AuditEntryKind =
  /** Somebody's number stood in the record of another. */
  | 'DISCLOSED'
  /** Entries were taken out of the log. */
  | 'EXPORT'
  /** Something was noticed about a caller, such as a stranger to a dossier or guessing; `code` says what. */
  | 'FLAG'
  /** Somebody was going to be asked about. */
  | 'INTENT'
  /** What the sources said to an intent. */
  | 'OUTCOME'
  /** A caller was refused. */
  | 'REFUSAL'
  /** Old entries were removed. */
  | 'RETENTION'
  /** The log was searched. */
  | 'SEARCH'
  /** A process began to write the log. */
  | 'START';

/** What to search the audit log for. */
export type AuditFilter = {
  /** The agency (mã định danh). */
  readonly agency?: InputMaybe<Scalars['String']['input']>;
  /** The calling system. */
  readonly application?: InputMaybe<Scalars['String']['input']>;
  /** The case (mã hồ sơ). */
  readonly dossier?: InputMaybe<Scalars['String']['input']>;
  /** From then on. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Kinds of entries; all of them when left out. */
  readonly kinds?: InputMaybe<ReadonlyArray<AuditEntryKind>>;
  /** Personal number of the officer who asked. */
  readonly officer?: InputMaybe<Scalars['IdentityNumber']['input']>;
  /** The purpose (mã thủ tục). */
  readonly purpose?: InputMaybe<Scalars['String']['input']>;
  /** Id of the request. */
  readonly request?: InputMaybe<Scalars['ID']['input']>;
  /** Number of the person concerned. */
  readonly subject?: InputMaybe<Scalars['IdentityNumber']['input']>;
  /** Until then, that moment not included. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The officer who asked. */
export type AuditedOfficer = {
  readonly __typename?: 'AuditedOfficer';
  /** Full name. */
  readonly fullName: Maybe<Scalars['String']['output']>;
  /** Personal number. */
  readonly identityNumber: Scalars['IdentityNumber']['output'];
};

/** What one source said, without anything of what it holds. */
export type AuditedOutcome = {
  readonly __typename?: 'AuditedOutcome';
  /** Its age in seconds. */
  readonly ageSeconds: Maybe<Scalars['Int']['output']>;
  /** The source's id and the part, e.g. `population/identity`. */
  readonly asked: Scalars['String']['output'];
  /** The id under which the source was asked; of a shared answer, that of the ask which it came from. */
  readonly askedAs: Maybe<Scalars['ID']['output']>;
  /** Why the source has not answered. */
  readonly failure: Maybe<Scalars['String']['output']>;
  /** Whether the answer was fetched for the request. */
  readonly freshness: Scalars['String']['output'];
  /** Outcome of the question, or `INTERNAL` where the gateway failed. */
  readonly status: Scalars['String']['output'];
};

/** Registration of a birth (khai sinh). */
export type BirthRegistration = {
  readonly __typename?: 'BirthRegistration';
  /** Kind of birth registration (loại khai sinh), such as an abandoned child. Wire: nksLoaiKhaiSinh. List: BIRTH_KIND. Sensitivity: sensitive. Scope: civil-status. */
  readonly birthKind: Maybe<CodedValue>;
  /** `birthKind` (loại khai sinh) where the source writes text in place of a code. Wire: nksLoaiKhaiSinh. Sensitivity: sensitive. Scope: civil-status. */
  readonly birthKindText: Maybe<Scalars['String']['output']>;
  /** Note of restricted legal capacity (hạn chế năng lực hành vi). Wire: nksHanCheNangLucHanhVi. Sensitivity: sensitive. Scope: civil-status. */
  readonly capacityNote: Maybe<Scalars['String']['output']>;
  /** Child's date of birth as registered (ngày, tháng, năm sinh). Wire: nksNgaySinh. Sensitivity: basic. Scope: civil-status. */
  readonly dateOfBirth: Maybe<Scalars['PartialDate']['output']>;
  /** The same in words (ghi bằng chữ). Wire: nksNgaySinhBangChu. Sensitivity: basic. Scope: civil-status. */
  readonly dateOfBirthInWords: Maybe<Scalars['String']['output']>;
  /** Ethnic group (dân tộc). Wire: nksDanToc. List: ETHNIC_GROUP. Sensitivity: sensitive. Scope: civil-status. */
  readonly ethnicGroup: Maybe<CodedValue>;
  /** `ethnicGroup` (dân tộc) where the source writes text in place of a code. Wire: nksDanToc. Sensitivity: sensitive. Scope: civil-status. */
  readonly ethnicGroupText: Maybe<Scalars['String']['output']>;
  /** Father (cha). Wire: cha*. Sensitivity: basic. Scope: civil-status:family. */
  readonly father: Maybe<CivilPerson>;
  /** Child's full name as registered (họ, chữ đệm, tên). Wire: nksHoTen. Sensitivity: basic. Scope: civil-status. */
  readonly fullName: Maybe<Scalars['String']['output']>;
  /** Child's personal identification number (số định danh cá nhân), issued at birth registration since 2016. Wire: nksSoDDCN. Sensitivity: basic. Scope: civil-status. */
  readonly identityNumber: Maybe<Scalars['IdentityNumber']['output']>;
  /** Note of having been declared missing (mất tích). Wire: nksMatTich. Sensitivity: sensitive. Scope: civil-status. */
  readonly missingNote: Maybe<Scalars['String']['output']>;
  /** Mother (mẹ). Wire: me*. Sensitivity: basic. Scope: civil-status:family. */
  readonly mother: Maybe<CivilPerson>;
  /** Nationality (quốc tịch). Wire: nksQuocTich. List: COUNTRY. Sensitivity: basic. Scope: civil-status. */
  readonly nationality: Maybe<CodedValue>;
  /** `nationality` (quốc tịch) where the source writes text in place of a code. Wire: nksQuocTich. Sensitivity: basic. Scope: civil-status. */
  readonly nationalityText: Maybe<Scalars['String']['output']>;
  /** Further nationality (quốc tịch khác). Wire: nksQuocTichKhac. List: COUNTRY. Sensitivity: basic. Scope: civil-status. */
  readonly otherNationality: Maybe<CodedValue>;
  /** `otherNationality` (quốc tịch khác) where the source writes text in place of a code. Wire: nksQuocTichKhac. Sensitivity: basic. Scope: civil-status. */
  readonly otherNationalityText: Maybe<Scalars['String']['output']>;
  /** Place of birth (nơi sinh). Wire: nksNoiSinh. Sensitivity: basic. Scope: civil-status. */
  readonly placeOfBirth: Maybe<Scalars['String']['output']>;
  /** Commune of the place of birth (nơi sinh, đơn vị hành chính). Wire: nksNoiSinhDVHC. List: COMMUNE, in its edition of the day of registration. Sensitivity: basic. Scope: civil-status. */
  readonly placeOfBirthCommune: Maybe<CodedValue>;
  /** `placeOfBirthCommune` (nơi sinh, đơn vị hành chính) where the source writes text in place of a code. Wire: nksNoiSinhDVHC. Sensitivity: basic. Scope: civil-status. */
  readonly placeOfBirthCommuneText: Maybe<Scalars['String']['output']>;
  /** Place of origin (quê quán). Wire: nksQueQuan. Sensitivity: basic. Scope: civil-status. */
  readonly placeOfOrigin: Maybe<Scalars['String']['output']>;
  /** Its place in the books (thông tin trong sổ hộ tịch). Sensitivity: basic. Scope: civil-status. */
  readonly registration: Maybe<CivilRegistration>;
  /** Who asked for the registration (người yêu cầu). Wire: nyc*. Sensitivity: basic. Scope: civil-status:family. */
  readonly requester: Maybe<CivilRequester>;
  /** Child's sex (giới tính); 3 is not determined. Wire: nksGioiTinh. List: CIVIL_SEX. Sensitivity: basic. Scope: civil-status. */
  readonly sex: Maybe<CodedValue>;
  /** `sex` (giới tính) where the source writes text in place of a code. Wire: nksGioiTinh. Sensitivity: basic. Scope: civil-status. */
  readonly sexText: Maybe<Scalars['String']['output']>;
};

/** Whether a source is asked, or left alone because it failed too often (circuit breaker). */
export type BreakerState =
  /** It is asked. */
  | 'CLOSED'
  /** One call tries it. */
  | 'HALF_OPEN'
  /** It is left alone. */
  | 'OPEN';

/** What the sources say about one person, side by side. Nothing is merged. */
export type Citizen = {
  readonly __typename?: 'Citizen';
  /** What the civil status register says (thông tin hộ tịch). Scope: civil-status. */
  readonly civilStatus: Maybe<CivilStatusAnswer>;
  /** Whether every source that was asked has answered. */
  readonly completeness: Completeness;
  /** Facts about which the sources selected in this request disagree (dữ liệu không thống nhất): it shows their names, dates of birth and sexes. Scope: conflicts. */
  readonly conflicts: Maybe<ReadonlyArray<Conflict>>;
  /** What the driving licence database says (giấy phép lái xe). Scope: driving-licence or driving-licence:points. */
  readonly drivingLicences: Maybe<DrivingLicenceAnswer>;
  /** What the health insurance portal says (bảo hiểm y tế). Scope: health-insurance or health-insurance:visits. */
  readonly healthInsurance: Maybe<HealthInsuranceAnswer>;
  /** What the population database says (thông tin công dân). Scope: identity or identity:life-status. */
  readonly identity: Maybe<IdentityAnswer>;
  /** What the social insurance database says (bảo hiểm xã hội). Scope: social-insurance or social-insurance:contributions. */
  readonly socialInsurance: Maybe<SocialInsuranceAnswer>;
  /** The person as asked for, never a source's value. */
  readonly subject: Subject;
};

/** A correction of a registration (thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc): an event of its own. */
export type CivilCorrection = {
  readonly __typename?: 'CivilCorrection';
  /** What changed (nội dung). Wire: noiDungCaiChinh. Sensitivity: basic. Scope: civil-status. */
  readonly changes: Maybe<ReadonlyArray<CivilCorrectionChange>>;
  /** The registration corrected (việc hộ tịch đã đăng ký); it stays as it was. Sensitivity: basic. Scope: civil-status. */
  readonly corrects: Maybe<CorrectedRegistration>;
  /** Legal ground (căn cứ). Wire: canCu. Sensitivity: basic. Scope: civil-status. */
  readonly ground: Maybe<Scalars['String']['output']>;
  /** Kind of correction (loại thay đổi, cải chính). Wire: loaiCaiChinh. List: CORRECTION_KIND. Sensitivity: basic. Scope: civil-status. */
  readonly kind: Maybe<CodedValue>;
  /** `kind` (loại thay đổi, cải chính) where the source writes text in place of a code. Wire: loaiCaiChinh. Sensitivity: basic. Scope: civil-status. */
  readonly kindText: Maybe<Scalars['String']['output']>;
  /** The person whose entries were corrected (người được cải chính), as they are since. Wire: ncc*. Sensitivity: basic. Scope: civil-status. */
  readonly person: Maybe<CivilPerson>;
  /** Its place in the books (thông tin trong sổ hộ tịch). Sensitivity: basic. Scope: civil-status. */
  readonly registration: Maybe<CivilRegistration>;
};

/** One entry that a correction changed. */
export type CivilCorrectionChange = {
  readonly __typename?: 'CivilCorrectionChange';
  /** What is to be read (nội dung mới). Wire: muc/noiDungMoi. Sensitivity: sensitive. Scope: civil-status. */
  readonly after: Maybe<Scalars['String']['output']>;
  /** What was written (nội dung cũ). Wire: muc/noiDungCu. Sensitivity: sensitive. Scope: civil-status. */
  readonly before: Maybe<Scalars['String']['output']>;
  /** Which entry, in words (mục). Wire: muc/ten. Sensitivity: basic. Scope: civil-status. */
  readonly entry: Maybe<Scalars['String']['output']>;
};

/** A decision of a court or another body (quyết định, bản án). */
export type CivilDecision = {
  readonly __typename?: 'CivilDecision';
  /** Date (ngày). Wire: *Ngay. Sensitivity: basic. Scope: civil-status. */
  readonly decidedOn: Maybe<Scalars['PartialDate']['output']>;
  /** Who decided (cơ quan). Wire: *CoQuan. Sensitivity: basic. Scope: civil-status. */
  readonly issuedBy: Maybe<Scalars['String']['output']>;
  /** Number (số). Wire: *So. Sensitivity: basic. Scope: civil-status. */
  readonly number: Maybe<Scalars['String']['output']>;
};

/**
 * A person as a registration names them; what the register does not hold is null. Fields that lead to somebody else than the
 * person asked for need civil-status:family, and the numbers of whoever it is civil-status:family-numbers.
 */
export type CivilPerson = {
  readonly __typename?: 'CivilPerson';
  /** The same person as a citizen of this schema (công dân), asked under the number, name and date of birth that the registration holds; null where it does not hold all three. Their sources answer only as far as they tie to those three. Sensitivity: basic. Scope: civil-status:walk and civil-status:family-numbers, since it names them. */
  readonly citizen: Maybe<Citizen>;
  /** Date of birth (ngày, tháng, năm sinh), often the year only. Wire: *NgaySinh. Sensitivity: basic. Scope: civil-status. */
  readonly dateOfBirth: Maybe<Scalars['PartialDate']['output']>;
  /** Where the document was issued (nơi cấp). Wire: *NoiCap. Sensitivity: basic. Scope: civil-status. */
  readonly documentIssuedAt: Maybe<Scalars['String']['output']>;
  /** Date of issue of the document (ngày cấp). Wire: *NgayCap. Sensitivity: basic. Scope: civil-status. */
  readonly documentIssuedOn: Maybe<Scalars['PartialDate']['output']>;
  /** Kind of identity document (loại giấy tờ tuỳ thân). Wire: *LoaiGiayToTuyThan. List: IDENTITY_DOCUMENT_KIND. Sensitivity: basic. Scope: civil-status. */
  readonly documentKind: Maybe<CodedValue>;
  /** `documentKind` (loại giấy tờ tuỳ thân) where the source writes text in place of a code. Wire: *LoaiGiayToTuyThan. Sensitivity: basic. Scope: civil-status. */
  readonly documentKindText: Maybe<Scalars['String']['output']>;
  /** Number of the identity document (số giấy tờ tuỳ thân), whatever its kind. Wire: *SoGiayToTuyThan. Sensitivity: basic. Scope: civil-status:family-numbers. */
  readonly documentNumber: Maybe<Scalars['String']['output']>;
  /** Ethnic group (dân tộc). Wire: *DanToc. List: ETHNIC_GROUP. Sensitivity: sensitive. Scope: civil-status. */
  readonly ethnicGroup: Maybe<CodedValue>;
  /** `ethnicGroup` (dân tộc) where the source writes text in place of a code. Wire: *DanToc. Sensitivity: sensitive. Scope: civil-status. */
  readonly ethnicGroupText: Maybe<Scalars['String']['output']>;
  /** Full name as registered (họ, chữ đệm, tên). Wire: *HoTen. Sensitivity: basic. Scope: civil-status. */
  readonly fullName: Maybe<Scalars['String']['output']>;
  /** Identity number (số định danh cá nhân, số CMND), 12 or 9 digits, where the document is a citizen's identity card of any kind. Wire: *SoGiayToTuyThan. Sensitivity: basic. Scope: civil-status:family-numbers. */
  readonly identityNumber: Maybe<Scalars['IdentityNumber']['output']>;
  /** Nationality (quốc tịch). Wire: *QuocTich. List: COUNTRY. Sensitivity: basic. Scope: civil-status. */
  readonly nationality: Maybe<CodedValue>;
  /** `nationality` (quốc tịch) where the source writes text in place of a code. Wire: *QuocTich. Sensitivity: basic. Scope: civil-status. */
  readonly nationalityText: Maybe<Scalars['String']['output']>;
  /** Residence when the event was registered (nơi cư trú). Sensitivity: basic. Scope: civil-status. */
  readonly residence: Maybe<CivilResidence>;
  /** Sex (giới tính), where the event names it. Wire: *GioiTinh. List: CIVIL_SEX. Sensitivity: basic. Scope: civil-status. */
  readonly sex: Maybe<CodedValue>;
  /** `sex` (giới tính) where the source writes text in place of a code. Wire: *GioiTinh. Sensitivity: basic. Scope: civil-status. */
  readonly sexText: Maybe<Scalars['String']['output']>;
};

/** What every event has: its place in the civil status books (sổ hộ tịch). */
export type CivilRegistration = {
  readonly __typename?: 'CivilRegistration';
  /** Book (quyển số). Wire: quyenSo. Sensitivity: basic. Scope: civil-status. */
  readonly book: Maybe<Scalars['String']['output']>;
  /** Its commune (xã, phường, đặc khu). Wire: noiDangKyMaXa. List: COMMUNE, in its edition of the day of registration. Sensitivity: basic. Scope: civil-status. */
  readonly commune: Maybe<CodedValue>;
  /** `commune` (xã, phường, đặc khu) where the source writes text in place of a code. Wire: noiDangKyMaXa. Sensitivity: basic. Scope: civil-status. */
  readonly communeText: Maybe<Scalars['String']['output']>;
  /** Who made the entry (người thực hiện). Wire: nguoiThucHien. Sensitivity: basic. Scope: civil-status. */
  readonly enteredBy: Maybe<Scalars['String']['output']>;
  /** Body that registered abroad (cơ quan đăng ký ở nước ngoài). Wire: coQuanDangKyNuocNgoai. Sensitivity: basic. Scope: civil-status. */
  readonly foreignAuthority: Maybe<Scalars['String']['output']>;
  /** Number of the registration abroad (số đăng ký ở nước ngoài). Wire: soDangKyNuocNgoai. Sensitivity: basic. Scope: civil-status. */
  readonly foreignNumber: Maybe<Scalars['String']['output']>;
  /** Date of the registration abroad (ngày đăng ký ở nước ngoài). Wire: ngayDangKyNuocNgoai. Sensitivity: basic. Scope: civil-status. */
  readonly foreignRegisteredOn: Maybe<Scalars['PartialDate']['output']>;
  /** Id of the registration in the register (mã bản ghi). Wire: id. Sensitivity: basic. Scope: civil-status. */
  readonly id: Maybe<Scalars['ID']['output']>;
  /** On time, late, anew, or after registration abroad (loại đăng ký). Wire: loaiDangKy. List: REGISTRATION_KIND. Sensitivity: basic. Scope: civil-status. */
  readonly kind: Maybe<CodedValue>;
  /** `kind` (loại đăng ký) where the source writes text in place of a code. Wire: loaiDangKy. Sensitivity: basic. Scope: civil-status. */
  readonly kindText: Maybe<Scalars['String']['output']>;
  /** Note in the book (ghi chú). Wire: ghiChu. Sensitivity: sensitive. Scope: civil-status. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** Number in the book (số). Wire: so. Sensitivity: basic. Scope: civil-status. */
  readonly number: Maybe<Scalars['String']['output']>;
  /** Page (trang số). Wire: trangSo. Sensitivity: basic. Scope: civil-status. */
  readonly page: Maybe<Scalars['String']['output']>;
  /** Body that registered, as text (nơi đăng ký). Wire: noiDangKy. Sensitivity: basic. Scope: civil-status. */
  readonly place: Maybe<Scalars['String']['output']>;
  /** Its province (tỉnh, thành phố). Wire: noiDangKyMaTinh. List: PROVINCE, in its edition of the day of registration. Sensitivity: basic. Scope: civil-status. */
  readonly province: Maybe<CodedValue>;
  /** `province` (tỉnh, thành phố) where the source writes text in place of a code. Wire: noiDangKyMaTinh. Sensitivity: basic. Scope: civil-status. */
  readonly provinceText: Maybe<Scalars['String']['output']>;
  /** Date of registration (ngày đăng ký); old books may know only month or year. Wire: ngayDangKy. Sensitivity: basic. Scope: civil-status. */
  readonly registeredOn: Maybe<Scalars['PartialDate']['output']>;
  /** Who signed (người ký). Wire: nguoiKy. Sensitivity: basic. Scope: civil-status. */
  readonly signedBy: Maybe<Scalars['String']['output']>;
  /** Office of who signed (chức vụ người ký). Wire: chucVuNguoiKy. Sensitivity: basic. Scope: civil-status. */
  readonly signerTitle: Maybe<Scalars['String']['output']>;
};

/** Who asked for a registration (người yêu cầu). */
export type CivilRequester = {
  readonly __typename?: 'CivilRequester';
  /** Kind of identity document (loại giấy tờ tuỳ thân). Wire: nycLoaiGiayToTuyThan. List: IDENTITY_DOCUMENT_KIND. Sensitivity: basic. Scope: civil-status:family. */
  readonly documentKind: Maybe<CodedValue>;
  /** `documentKind` (loại giấy tờ tuỳ thân) where the source writes text in place of a code. Wire: nycLoaiGiayToTuyThan. Sensitivity: basic. Scope: civil-status:family. */
  readonly documentKindText: Maybe<Scalars['String']['output']>;
  /** Number of the identity document (số giấy tờ tuỳ thân). Wire: nycSoGiayToTuyThan. Sensitivity: basic. Scope: civil-status:family-numbers. */
  readonly documentNumber: Maybe<Scalars['String']['output']>;
  /** Full name (họ, chữ đệm, tên). Wire: nycHoTen. Sensitivity: basic. Scope: civil-status:family. */
  readonly fullName: Maybe<Scalars['String']['output']>;
  /** What the requester is to the person registered (quan hệ), in words. Wire: nycQuanHe. Sensitivity: basic. Scope: civil-status:family. */
  readonly relationship: Maybe<Scalars['String']['output']>;
};

/** Where a person resided when an event was registered (nơi cư trú). */
export type CivilResidence = {
  readonly __typename?: 'CivilResidence';
  /** Permanent or temporary (loại cư trú). Wire: *LoaiCuTru. List: RESIDENCE_KIND. Sensitivity: basic. Scope: civil-status. */
  readonly kind: Maybe<CodedValue>;
  /** `kind` (loại cư trú) where the source writes text in place of a code. Wire: *LoaiCuTru. Sensitivity: basic. Scope: civil-status. */
  readonly kindText: Maybe<Scalars['String']['output']>;
  /** As text (nơi cư trú). Wire: *NoiCuTru. Sensitivity: basic. Scope: civil-status. */
  readonly place: Maybe<Scalars['String']['output']>;
};

/**
 * The civil status events of a person (việc hộ tịch). Every event is tied to the person on its own, and one that is not tied
 * is left out; so a registration whose name or date of birth was corrected since is not shown, its correction is. Lists have
 * the newest registration first and are empty where nothing
 * that is tied to the person is registered. Scope: civil-status.
 */
export type CivilStatus = {
  readonly __typename?: 'CivilStatus';
  /** Registration of the birth (đăng ký khai sinh); of several, the newest. Wire: KS. Sensitivity: basic. Scope: civil-status. */
  readonly birth: Maybe<BirthRegistration>;
  /** Corrections of the person's registrations (thay đổi, cải chính, bổ sung hộ tịch). They point at a registration, which stays as it was. Wire: CaiChinh. Sensitivity: basic. Scope: civil-status. */
  readonly corrections: Maybe<ReadonlyArray<CivilCorrection>>;
  /** Registration of the death (đăng ký khai tử); of several, the newest. Wire: KT. Sensitivity: basic. Scope: civil-status. */
  readonly death: Maybe<DeathRegistration>;
  /** Earlier registrations of the same birth, which a registration anew (đăng ký lại) followed. Wire: KS. Sensitivity: basic. Scope: civil-status. */
  readonly earlierBirths: Maybe<ReadonlyArray<BirthRegistration>>;
  /** Confirmations of the person's marital status (xác nhận tình trạng hôn nhân). Wire: HN. Sensitivity: basic. Scope: civil-status. */
  readonly maritalStatusConfirmations: Maybe<ReadonlyArray<MaritalStatusConfirmation>>;
  /** Marriages in which the person is husband or wife (đăng ký kết hôn), ended ones included. Wire: KH. Sensitivity: basic. Scope: civil-status. */
  readonly marriages: Maybe<ReadonlyArray<MarriageRegistration>>;
  /** Recognitions in which the person is parent or child (đăng ký nhận cha, mẹ, con). Wire: CMC. Sensitivity: sensitive. Scope: civil-status. */
  readonly recognitions: Maybe<ReadonlyArray<ParentChildRecognition>>;
};

/** Answer of the civil status register. */
export type CivilStatusAnswer = SourceAnswer & {
  readonly __typename?: 'CivilStatusAnswer';
  /** Why there is no answer, or why it is not live. */
  readonly failure: Maybe<SourceFailure>;
  /** How the events were tied to the person; as weak as the weakest of them. */
  readonly match: Maybe<Match>;
  /** What of the record could not be read; only with a record. */
  readonly notes: Maybe<ReadonlyArray<RecordNote>>;
  /** Where and when the answer comes from. */
  readonly provenance: Provenance;
  /** Id of the audit entry under which this was asked (mã bản ghi nhật ký); `extensions.receipt` proves it. */
  readonly receipt: Scalars['ID']['output'];
  /** The record, only with status FOUND. Scope: civil-status. */
  readonly record: Maybe<CivilStatus>;
  /** Outcome of the question. */
  readonly status: AnswerStatus;
};

/** Code lists (danh mục). */
export type CodeList =
  /** Kind of birth registration (loại khai sinh). */
  | 'BIRTH_KIND'
  /** Blood group (nhóm máu). */
  | 'BLOOD_GROUP'
  /** Module of the civil status register, one for each kind of event (loại việc hộ tịch). */
  | 'CIVIL_EVENT'
  /** Marital status as the civil status register confirms it (tình trạng hôn nhân); tells divorced from widowed, which MARITAL_STATUS does not. */
  | 'CIVIL_MARITAL_STATUS'
  /** Sex as the civil status register codes it (giới tính); 3 is not determined. */
  | 'CIVIL_SEX'
  /** Commune, ward or special zone (đơn vị hành chính cấp xã). Editions: 2025-07-01 and before-2025-07-01; most codes mean another unit in each. */
  | 'COMMUNE'
  /** Kind of contribution to social insurance (loại hình đóng bảo hiểm xã hội). */
  | 'CONTRIBUTION_TYPE'
  /** Kind of correction (thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc). */
  | 'CORRECTION_KIND'
  /** Country or nationality (quốc gia, quốc tịch). */
  | 'COUNTRY'
  /** Whether a court declared a death (tình trạng tuyên bố việc chết). */
  | 'DEATH_DECLARATION'
  /** Kind of notice of death (loại giấy báo tử). */
  | 'DEATH_NOTICE_KIND'
  /** District (đơn vị hành chính cấp huyện), abolished on 2025-07-01. Edition: before-2025-07-01. */
  | 'DISTRICT'
  /** Ethnic group (dân tộc). */
  | 'ETHNIC_GROUP'
  /** Area with better benefits (mã khu vực): K1, K2, K3. */
  | 'HEALTH_INSURANCE_AREA'
  /** Benefit level (mức hưởng BHYT), the third character of a card number. */
  | 'HEALTH_INSURANCE_BENEFIT_LEVEL'
  /** Group of people insured together (mã đối tượng tham gia BHYT), the first two characters of a card number. */
  | 'HEALTH_INSURANCE_OBJECT_GROUP'
  /** Result of a card check (mã kết quả tra cứu thẻ BHYT). */
  | 'HEALTH_INSURANCE_RESULT'
  /** How a visit ended (tình trạng ra viện). */
  | 'HEALTH_VISIT_DISCHARGE'
  /** Result of a treatment (kết quả điều trị). */
  | 'HEALTH_VISIT_OUTCOME'
  /** Why the facility treated the patient (lý do vào viện). */
  | 'HEALTH_VISIT_REASON'
  /** Relationship to the head of household (quan hệ với chủ hộ). */
  | 'HOUSEHOLD_RELATIONSHIP'
  /** Kind of identity document (loại giấy tờ tuỳ thân). */
  | 'IDENTITY_DOCUMENT_KIND'
  /** Driving licence class (hạng giấy phép lái xe). Editions: 2025-01-01 and before-2025-01-01; the same letter means another class in each. */
  | 'LICENCE_CLASS'
  /** How a licence was issued (hình thức cấp giấy phép lái xe). */
  | 'LICENCE_ISSUE_FORM'
  /** State of a licence (trạng thái giấy phép lái xe). */
  | 'LICENCE_STATUS'
  /** Whether a person lives (tình trạng chết, mất tích). */
  | 'LIFE_STATUS'
  /** What a confirmation of marital status is for (loại mục đích sử dụng). */
  | 'MARITAL_CONFIRMATION_PURPOSE'
  /** Marital status (tình trạng hôn nhân). */
  | 'MARITAL_STATUS'
  /** State of a marriage as noted in the marriage book (tình trạng kết hôn). */
  | 'MARRIAGE_STATE'
  /** State of a participation in social insurance (trạng thái tham gia bảo hiểm xã hội). */
  | 'PARTICIPATION_STATUS'
  /** Province or centrally run city (đơn vị hành chính cấp tỉnh). Editions: 2025-07-01 and before-2025-07-01; seven codes mean another province in each. */
  | 'PROVINCE'
  /** Who recognises whom (loại xác nhận nhận cha, mẹ, con). */
  | 'RECOGNITION_KIND'
  /** How an event came to be registered (loại đăng ký). */
  | 'REGISTRATION_KIND'
  /** Religion (tôn giáo). */
  | 'RELIGION'
  /** Kind of residence (loại cư trú). */
  | 'RESIDENCE_KIND'
  /** Sex (giới tính). */
  | 'SEX';

/** A code of a source's code list (danh mục). Unknown codes are data: they have no name. */
export type CodedValue = {
  readonly __typename?: 'CodedValue';
  /** The code as the source sent it. */
  readonly code: Scalars['String']['output'];
  /** The code list. */
  readonly list: CodeList;
  /** The code's name in that edition, on the record's own day. Null for a code that is not in the edition, and where the edition or the name of that day is not known. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Which edition of the list, where editions give a code another meaning: a place's code has that of its record's own day. Null where nothing tells it. */
  readonly version: Maybe<Scalars['String']['output']>;
};

/** A code of a source's code list (danh mục). Unknown codes are data: they have no name. */
export type CodedValueNameArgs = {
  lang?: InputMaybe<Language>;
};

/** How many of the sources asked have answered; `NOT_FOUND` is an answer. */
export type Completeness =
  /** Every source asked has answered. */
  | 'COMPLETE'
  /** No source has answered, or none was asked. */
  | 'NONE'
  /** Some sources asked have answered, some have not. */
  | 'PARTIAL';

/** A fact about which sources disagree. */
export type Conflict = {
  readonly __typename?: 'Conflict';
  /** The fact. */
  readonly fact: Fact;
  /** What each source says, as it says it. */
  readonly values: ReadonlyArray<ConflictValue>;
};

/** One source's value of a disputed fact. */
export type ConflictValue = {
  readonly __typename?: 'ConflictValue';
  /** The source. */
  readonly source: SourceId;
  /** Its value: a name, a date, or the code of a coded value. */
  readonly value: Scalars['String']['output'];
};

/** A time during which one kind of contribution was paid on the same terms (giai đoạn đóng). */
export type ContributionPeriod = {
  readonly __typename?: 'ContributionPeriod';
  /** Pay coefficient (hệ số lương). Wire: hsl. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly coefficient: Maybe<Scalars['Float']['output']>;
  /** Employer's code (mã đơn vị). Wire: maDonVi. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly employerCode: Maybe<Scalars['String']['output']>;
  /** Employer's name (tên đơn vị). Wire: tenDonVi. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly employerName: Maybe<Scalars['String']['output']>;
  /** First month (từ tháng). Wire: tuThang. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly fromMonth: Maybe<Scalars['PartialDate']['output']>;
  /** Whether the health fund was paid into (tham gia bảo hiểm y tế); none where the source does not say. Wire: khongThamGiaBhyt, which says the opposite. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly inHealthFund: Maybe<Scalars['Boolean']['output']>;
  /** Whether the unemployment fund was paid into (tham gia bảo hiểm thất nghiệp); none where the source does not say. Wire: khongThamGiaBhtn, which says the opposite. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly inUnemploymentFund: Maybe<Scalars['Boolean']['output']>;
  /** Social insurance number (mã số bảo hiểm xã hội) under which it was paid. Wire: maSoBhxh. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly insuranceNumber: Maybe<Scalars['String']['output']>;
  /** Job and place of work as text (công việc). Wire: congViec. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly jobTitle: Maybe<Scalars['String']['output']>;
  /** Months contributed (số tháng). Wire: soThang. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly months: Maybe<Scalars['Int']['output']>;
  /** Position allowance, as a coefficient (phụ cấp chức vụ). Wire: pcChucVu. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly positionAllowance: Maybe<Scalars['Float']['output']>;
  /** Regional allowance, as a coefficient (phụ cấp khu vực). Wire: pcKhuVuc. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly regionalAllowance: Maybe<Scalars['Float']['output']>;
  /** Monthly pay or chosen income on which was contributed, in đồng (mức lương đóng). Wire: mucLuong. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly salary: Maybe<Scalars['Int']['output']>;
  /** Seniority allowance, in per cent (phụ cấp thâm niên). Wire: pcThamNien. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly seniorityAllowance: Maybe<Scalars['Float']['output']>;
  /** Last month (đến tháng); none while the period goes on. Wire: denThang. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly toMonth: Maybe<Scalars['PartialDate']['output']>;
  /** Kind of contribution (loại hình đóng). Wire: loai. List: CONTRIBUTION_TYPE. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly type: Maybe<CodedValue>;
  /** `type` (loại hình đóng) where the source writes text in place of a code. Wire: loai. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly typeText: Maybe<Scalars['String']['output']>;
};

/** The source's sums under one social insurance number (tổng hợp quá trình đóng). */
export type ContributionSummary = {
  readonly __typename?: 'ContributionSummary';
  /** Months that an employer still owes (số tháng nợ). Wire: soThangNo. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly arrearsMonths: Maybe<Scalars['Int']['output']>;
  /** Social insurance number (mã số bảo hiểm xã hội). Wire: maSoBhxh. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly insuranceNumber: Maybe<Scalars['String']['output']>;
  /** One-time withdrawal (bảo hiểm xã hội một lần); none when there was none. Wire: rutMotLan. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly oneTimeWithdrawal: Maybe<OneTimeWithdrawal>;
  /** Months contributed to social insurance (tổng số tháng đóng). Wire: tongSoThang. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly totalMonths: Maybe<Scalars['Int']['output']>;
  /** Months contributed to the unemployment fund (số tháng đóng bảo hiểm thất nghiệp). Wire: soThangBhtn. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly unemploymentMonths: Maybe<Scalars['Int']['output']>;
  /** Month up to which the sums go (tính đến tháng). Wire: tinhDenThang. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly upToMonth: Maybe<Scalars['PartialDate']['output']>;
};

/** A person's contributions to social insurance (quá trình đóng bảo hiểm xã hội). Scope: social-insurance:contributions. */
export type Contributions = {
  readonly __typename?: 'Contributions';
  /** How many periods the source holds (số giai đoạn đóng), whatever range is asked for, those that cannot be read included. Wire: quaTrinh. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly periodCount: Maybe<Scalars['Int']['output']>;
  /** Periods (giai đoạn đóng), newest first. Wire: quaTrinh. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly periods: Maybe<ReadonlyArray<ContributionPeriod>>;
  /** The source's own sums (tổng hợp quá trình đóng), one entry a social insurance number, by number; they are not added up. Wire: tongHop. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly summaries: Maybe<ReadonlyArray<ContributionSummary>>;
};

/** A person's contributions to social insurance (quá trình đóng bảo hiểm xã hội). Scope: social-insurance:contributions. */
export type ContributionsPeriodsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['PartialDate']['input']>;
  to?: InputMaybe<Scalars['PartialDate']['input']>;
};

/** Answer of the social insurance database about contributions. */
export type ContributionsAnswer = SourceAnswer & {
  readonly __typename?: 'ContributionsAnswer';
  /** Why there is no answer, or why it is not live. */
  readonly failure: Maybe<SourceFailure>;
  /** How the record was tied to the person. */
  readonly match: Maybe<Match>;
  /** What of the record could not be read; only with a record. */
  readonly notes: Maybe<ReadonlyArray<RecordNote>>;
  /** Where and when the answer comes from. */
  readonly provenance: Provenance;
  /** Id of the audit entry under which this was asked (mã bản ghi nhật ký); `extensions.receipt` proves it. */
  readonly receipt: Scalars['ID']['output'];
  /** The record, only with status FOUND. Scope: social-insurance:contributions. */
  readonly record: Maybe<Contributions>;
  /** Outcome of the question; NOT_FOUND for a participant who has not contributed yet. */
  readonly status: AnswerStatus;
};

/** The registration at which a correction points; the same values stand in its `registration`. */
export type CorrectedRegistration = {
  readonly __typename?: 'CorrectedRegistration';
  /** Book (quyển số). Wire: quyenSoDangKyTruocDay. Sensitivity: basic. Scope: civil-status. */
  readonly book: Maybe<Scalars['String']['output']>;
  /** Kind of event (loại việc hộ tịch). Wire: moduleDangKyTruocDay. List: CIVIL_EVENT. Sensitivity: basic. Scope: civil-status. */
  readonly event: Maybe<CodedValue>;
  /** `event` (loại việc hộ tịch) where the source writes text in place of a code. Wire: moduleDangKyTruocDay. Sensitivity: basic. Scope: civil-status. */
  readonly eventText: Maybe<Scalars['String']['output']>;
  /** Id of the registration (mã bản ghi). Wire: objectId. Sensitivity: basic. Scope: civil-status. */
  readonly id: Maybe<Scalars['ID']['output']>;
  /** Number in the book (số). Wire: soDangKyTruocDay. Sensitivity: basic. Scope: civil-status. */
  readonly number: Maybe<Scalars['String']['output']>;
  /** Body that registered (nơi đăng ký). Wire: noiDangKyTruocDay. Sensitivity: basic. Scope: civil-status. */
  readonly place: Maybe<Scalars['String']['output']>;
  /** Date of registration (ngày đăng ký). Wire: ngayDangKyTruocDay. Sensitivity: basic. Scope: civil-status. */
  readonly registeredOn: Maybe<Scalars['PartialDate']['output']>;
};

/** The notice on which the registration of a death rests (giấy báo tử hoặc giấy tờ thay thế). */
export type DeathNotice = {
  readonly __typename?: 'DeathNotice';
  /** Issuing body (cơ quan cấp). Wire: gbtCoQuanCap. Sensitivity: basic. Scope: civil-status. */
  readonly issuedBy: Maybe<Scalars['String']['output']>;
  /** Date (ngày). Wire: gbtNgay. Sensitivity: basic. Scope: civil-status. */
  readonly issuedOn: Maybe<Scalars['PartialDate']['output']>;
  /** Kind (loại giấy). Wire: gbtLoai. List: DEATH_NOTICE_KIND. Sensitivity: basic. Scope: civil-status. */
  readonly kind: Maybe<CodedValue>;
  /** `kind` (loại giấy) where the source writes text in place of a code. Wire: gbtLoai. Sensitivity: basic. Scope: civil-status. */
  readonly kindText: Maybe<Scalars['String']['output']>;
  /** Number (số). Wire: gbtSo. Sensitivity: basic. Scope: civil-status. */
  readonly number: Maybe<Scalars['String']['output']>;
};

/** Registration of a death (khai tử). */
export type DeathRegistration = {
  readonly __typename?: 'DeathRegistration';
  /** Cause of death (nguyên nhân chết). Wire: nktNguyenNhanChet. Sensitivity: sensitive. Scope: civil-status. */
  readonly causeOfDeath: Maybe<Scalars['String']['output']>;
  /** The deceased (người chết). Wire: nkt*. Sensitivity: basic. Scope: civil-status. */
  readonly deceased: Maybe<CivilPerson>;
  /** Whether a court declared the death (tình trạng tuyên bố việc chết). Wire: nktTinhTrangTuyenBoViecChet. List: DEATH_DECLARATION. Sensitivity: basic. Scope: civil-status. */
  readonly declaration: Maybe<CodedValue>;
  /** `declaration` (tình trạng tuyên bố việc chết) where the source writes text in place of a code. Wire: nktTinhTrangTuyenBoViecChet. Sensitivity: basic. Scope: civil-status. */
  readonly declarationText: Maybe<Scalars['String']['output']>;
  /** Date of death (ngày, tháng, năm chết). Wire: nktNgayChet. Sensitivity: basic. Scope: civil-status. */
  readonly diedOn: Maybe<Scalars['PartialDate']['output']>;
  /** The same in words (ghi bằng chữ). Wire: nktNgayChetGhiBangChu. Sensitivity: basic. Scope: civil-status. */
  readonly diedOnInWords: Maybe<Scalars['String']['output']>;
  /** Notice of death (giấy báo tử). Wire: gbt*. Sensitivity: basic. Scope: civil-status. */
  readonly notice: Maybe<DeathNotice>;
  /** Place of death (nơi chết). Wire: nktNoiChet. Sensitivity: basic. Scope: civil-status. */
  readonly placeOfDeath: Maybe<Scalars['String']['output']>;
  /** Its place in the books (thông tin trong sổ hộ tịch). Sensitivity: basic. Scope: civil-status. */
  readonly registration: Maybe<CivilRegistration>;
  /** Who asked for the registration (người yêu cầu). Wire: nyc*. Sensitivity: basic. Scope: civil-status:family. */
  readonly requester: Maybe<CivilRequester>;
  /** Time of death (giờ, phút chết), as written. Wire: nktGioPhutChet. Sensitivity: basic. Scope: civil-status. */
  readonly timeOfDeath: Maybe<Scalars['String']['output']>;
};

/** One driving licence (giấy phép lái xe). */
export type DrivingLicence = {
  readonly __typename?: 'DrivingLicence';
  /** Class printed on the licence (hạng giấy phép lái xe). Wire: HangGPLX. List: LICENCE_CLASS. Sensitivity: basic. Scope: driving-licence. */
  readonly class: Maybe<CodedValue>;
  /** `class` (hạng giấy phép lái xe) where the source writes text in place of a code, several classes among it. Wire: HangGPLX. Sensitivity: basic. Scope: driving-licence. */
  readonly classText: Maybe<Scalars['String']['output']>;
  /** Every class held (các hạng được cấp), with its own date of passing, whether or not the list knows it. Wire: NgayTT_*. List: LICENCE_CLASS. Sensitivity: basic. Scope: driving-licence. */
  readonly classes: Maybe<ReadonlyArray<HeldLicenceClass>>;
  /** What may be driven, in Vietnamese (mô tả hạng). Wire: MoTaVN. Sensitivity: basic. Scope: driving-licence. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** What may be driven, in English (mô tả hạng bằng tiếng Anh). Wire: MoTaEN. Sensitivity: basic. Scope: driving-licence. */
  readonly descriptionEnglish: Maybe<Scalars['String']['output']>;
  /** Date of expiry (ngày hết hạn); none on a licence without limit (không thời hạn). Wire: NgayHHGPLX. Sensitivity: basic. Scope: driving-licence. */
  readonly expiresOn: Maybe<Scalars['Date']['output']>;
  /** File number (số hồ sơ). Wire: SoHoSo. Sensitivity: basic. Scope: driving-licence. */
  readonly fileNumber: Maybe<Scalars['String']['output']>;
  /** Holder's commune (đơn vị hành chính nơi cư trú). Wire: NoiCT_MaDVHC. List: COMMUNE, in its edition of the day of issue. Sensitivity: basic. Scope: driving-licence. */
  readonly holderCommune: Maybe<CodedValue>;
  /** `holderCommune` (đơn vị hành chính nơi cư trú) where the source writes text in place of a code. Wire: NoiCT_MaDVHC. Sensitivity: basic. Scope: driving-licence. */
  readonly holderCommuneText: Maybe<Scalars['String']['output']>;
  /** Holder's date of birth (ngày sinh), as precise as the column has it. Wire: NgaySinh. Sensitivity: basic. Scope: driving-licence. */
  readonly holderDateOfBirth: Maybe<Scalars['PartialDate']['output']>;
  /** Holder's name as the database spells it (họ và tên). Wire: HoVaTen. Sensitivity: basic. Scope: driving-licence. */
  readonly holderName: Maybe<Scalars['String']['output']>;
  /** Holder's nationality (quốc tịch), three letters. Wire: MaQuocTich. List: COUNTRY. Sensitivity: basic. Scope: driving-licence. */
  readonly holderNationality: Maybe<CodedValue>;
  /** `holderNationality` (quốc tịch) where the source writes text in place of a code. Wire: MaQuocTich. Sensitivity: basic. Scope: driving-licence. */
  readonly holderNationalityText: Maybe<Scalars['String']['output']>;
  /** Holder's residence as text (nơi cư trú). Wire: NoiCT. Sensitivity: basic. Scope: driving-licence. */
  readonly holderResidence: Maybe<Scalars['String']['output']>;
  /** Holder's sex (giới tính), by the list's codes also where the source writes M and F or words. Wire: GioiTinh. List: SEX. Sensitivity: basic. Scope: driving-licence. */
  readonly holderSex: Maybe<CodedValue>;
  /** `holderSex` (giới tính) where the source writes text in place of a code. Wire: GioiTinh. Sensitivity: basic. Scope: driving-licence. */
  readonly holderSexText: Maybe<Scalars['String']['output']>;
  /** How it was issued (hình thức cấp). Wire: MaHTCap. List: LICENCE_ISSUE_FORM. Sensitivity: basic. Scope: driving-licence. */
  readonly issueForm: Maybe<CodedValue>;
  /** `issueForm` (hình thức cấp) where the source writes text in place of a code. Wire: MaHTCap. Sensitivity: basic. Scope: driving-licence. */
  readonly issueFormText: Maybe<Scalars['String']['output']>;
  /** Issuing body's code (nơi cấp). Wire: NoiCapGPLX. Sensitivity: basic. Scope: driving-licence. */
  readonly issuedAt: Maybe<Scalars['String']['output']>;
  /** Date of issue (ngày cấp). Wire: NgayCapGPLX. Sensitivity: basic. Scope: driving-licence. */
  readonly issuedOn: Maybe<Scalars['Date']['output']>;
  /** Managing body's code (cơ quan quản lý). Wire: CoQuanQLGPLX. Sensitivity: basic. Scope: driving-licence. */
  readonly managedBy: Maybe<Scalars['String']['output']>;
  /** Licence number (số giấy phép lái xe). Wire: SoGPLX. Sensitivity: basic. Scope: driving-licence. */
  readonly number: Maybe<Scalars['String']['output']>;
  /** Date of passing (ngày trúng tuyển). Wire: NgayTTGPLX. Sensitivity: basic. Scope: driving-licence. */
  readonly passedOn: Maybe<Scalars['Date']['output']>;
  /** Number of the licence it replaced (số giấy phép lái xe cũ). Wire: SoGPLXCu. Sensitivity: basic. Scope: driving-licence. */
  readonly previousNumber: Maybe<Scalars['String']['output']>;
  /** Card serial (số sê-ri). Wire: SoSeri. Sensitivity: basic. Scope: driving-licence. */
  readonly serial: Maybe<Scalars['String']['output']>;
  /** Who signed (người ký). Wire: NguoiKy. Sensitivity: basic. Scope: driving-licence. */
  readonly signedBy: Maybe<Scalars['String']['output']>;
  /** State (trạng thái). Wire: TrangThai. List: LICENCE_STATUS. Sensitivity: basic. Scope: driving-licence. */
  readonly status: Maybe<CodedValue>;
  /** `status` (trạng thái) where the source writes text in place of a code. Wire: TrangThai. Sensitivity: basic. Scope: driving-licence. */
  readonly statusText: Maybe<Scalars['String']['output']>;
};

/** Answer of the driving licence database about the licences a person holds. */
export type DrivingLicenceAnswer = SourceAnswer & {
  readonly __typename?: 'DrivingLicenceAnswer';
  /** Why there is no answer, or why it is not live. */
  readonly failure: Maybe<SourceFailure>;
  /** How the record was tied to the person. */
  readonly match: Maybe<Match>;
  /** What of the record could not be read; only with a record. */
  readonly notes: Maybe<ReadonlyArray<RecordNote>>;
  /** The points of the licences (điểm giấy phép lái xe), a part asked on its own. Scope: driving-licence:points. */
  readonly points: Maybe<LicencePointsAnswer>;
  /** Where and when the answer comes from. */
  readonly provenance: Provenance;
  /** Id of the audit entry under which this was asked (mã bản ghi nhật ký); `extensions.receipt` proves it. */
  readonly receipt: Scalars['ID']['output'];
  /** The record, only with status FOUND. Scope: driving-licence. */
  readonly record: Maybe<DrivingLicences>;
  /** Outcome of the question. */
  readonly status: AnswerStatus;
};

/** The licences of a person. Scope: driving-licence. */
export type DrivingLicences = {
  readonly __typename?: 'DrivingLicences';
  /** Licences (giấy phép lái xe), newest first; motorcycle and car licences are separate documents. Wire: gplx. Sensitivity: basic. Scope: driving-licence. */
  readonly licences: Maybe<ReadonlyArray<DrivingLicence>>;
};

/** Facts that several sources hold. */
export type Fact =
  /** Date of birth (ngày, tháng, năm sinh). */
  | 'DATE_OF_BIRTH'
  /** Full name (họ, chữ đệm và tên). */
  | 'FULL_NAME'
  /** Sex (giới tính). */
  | 'SEX';

/** How fresh an answer is. */
export type Freshness =
  /** From the cache, within its time to live. */
  | 'CACHED'
  /** Fetched for this request. */
  | 'LIVE'
  /** Nothing was fetched. */
  | 'NONE'
  /** From the cache, past its time to live, because the source could not be reached. */
  | 'STALE';

/** A health facility (cơ sở khám bệnh, chữa bệnh). */
export type HealthFacility = {
  readonly __typename?: 'HealthFacility';
  /** Facility code, 5 characters (mã cơ sở KCB). Wire: maDKBD; of the new card maDKBDMoi. Sensitivity: sensitive. Scope: health-insurance. */
  readonly code: Maybe<Scalars['String']['output']>;
  /**
   * Facility name, where the portal tells it (tên cơ sở KCB); it tells one. Null where it tells only the code, which the portal's
   * list of facilities (danh mục cơ sở khám bệnh, chữa bệnh BHYT) names; that list is not public, and none comes with the gateway.
   * Wire: tenDKBDMoi. Sensitivity: sensitive. Scope: health-insurance.
   */
  readonly name: Maybe<Scalars['String']['output']>;
};

/**
 * A person's health insurance card (thẻ bảo hiểm y tế). Where the portal tells of two, number, validity, group, level and facility are
 * those of the card in force on the day of the question (in Việt Nam), the newer one if both are. If none is in force, they are those of
 * the card that ended last, or of the first to begin. Scope: health-insurance.
 */
export type HealthInsurance = {
  readonly __typename?: 'HealthInsurance';
  /** Area of residence with better benefits (khu vực). Wire: maKV. List: HEALTH_INSURANCE_AREA. Sensitivity: basic. Scope: health-insurance. */
  readonly area: Maybe<CodedValue>;
  /** `area` (khu vực) where the source writes text in place of a code. Wire: maKV. Sensitivity: basic. Scope: health-insurance. */
  readonly areaText: Maybe<Scalars['String']['output']>;
  /** Benefit level (mức hưởng). Wire: character 3 of the card number. List: HEALTH_INSURANCE_BENEFIT_LEVEL. Sensitivity: sensitive. Scope: health-insurance. */
  readonly benefitLevel: Maybe<CodedValue>;
  /**
   * Share of the costs that the insurance pays, in percent (tỷ lệ hưởng), by the card's level (QĐ 1351/QĐ-BHXH). Levels 3
   * and 4 rise to 100 in cases that a card does not show. Sensitivity: sensitive. Scope: health-insurance.
   */
  readonly benefitRatePercent: Maybe<Scalars['Int']['output']>;
  /** Card number, 15 characters (mã thẻ). Wire: maThe; of the new card maTheMoi. Sensitivity: sensitive. Scope: health-insurance. */
  readonly cardNumber: Maybe<Scalars['String']['output']>;
  /** Day from which the holder pays no share of the costs (ngày bắt đầu miễn cùng chi trả). Wire: ngayMienCCT. Sensitivity: sensitive. Scope: health-insurance. */
  readonly coPaymentExemptFrom: Maybe<Scalars['Date']['output']>;
  /** Code of the unit through which the holder is insured (mã đơn vị). Wire: TEMP1. Sensitivity: sensitive. Scope: health-insurance. */
  readonly employerCode: Maybe<Scalars['String']['output']>;
  /** Name of the unit through which the holder is insured (tên đơn vị). Wire: TEMP2. Sensitivity: sensitive. Scope: health-insurance. */
  readonly employerName: Maybe<Scalars['String']['output']>;
  /** Day from which the holder has been insured for five years on end (ngày đủ 5 năm liên tục). Wire: ngayDu5Nam. Sensitivity: sensitive. Scope: health-insurance. */
  readonly fiveYearsFrom: Maybe<Scalars['Date']['output']>;
  /** Holder's address as text (địa chỉ). Wire: diaChi. Sensitivity: basic. Scope: health-insurance. */
  readonly holderAddress: Maybe<Scalars['String']['output']>;
  /** Holder's date of birth (ngày sinh). Wire: ngaySinh. Sensitivity: basic. Scope: health-insurance. */
  readonly holderDateOfBirth: Maybe<Scalars['PartialDate']['output']>;
  /** Holder's name as the portal spells it (họ và tên). Wire: hoTen. Sensitivity: basic. Scope: health-insurance. */
  readonly holderName: Maybe<Scalars['String']['output']>;
  /** Holder's sex (giới tính). Wire: gioiTinh. List: SEX. Sensitivity: basic. Scope: health-insurance. */
  readonly holderSex: Maybe<CodedValue>;
  /** `holderSex` (giới tính) where the source writes text in place of a code. Wire: gioiTinh. Sensitivity: basic. Scope: health-insurance. */
  readonly holderSexText: Maybe<Scalars['String']['output']>;
  /** Social insurance office in charge (cơ quan BHXH). Wire: cqBHXH. Sensitivity: basic. Scope: health-insurance. */
  readonly insuranceOffice: Maybe<Scalars['String']['output']>;
  /** The portal's result where it says that the card does not serve (lý do thẻ không có giá trị); null where only the dates say so, see `notInForce`. Wire: maKetQua. List: HEALTH_INSURANCE_RESULT. Sensitivity: sensitive. Scope: health-insurance. */
  readonly invalidReason: Maybe<CodedValue>;
  /** Ministry that manages the card, where the result says so (đơn vị quản lý thẻ). Wire: maKetQua 001, 002. Sensitivity: sensitive. Scope: health-insurance. */
  readonly managedBy: Maybe<HealthInsuranceManager>;
  /** Card that is issued and not yet in force (thẻ mới). Sensitivity: sensitive. Scope: health-insurance. */
  readonly nextCard: Maybe<HealthInsuranceCard>;
  /** Why no card is in force on the day of the question (lý do chưa có hoặc không còn hiệu lực), by their dates; null where one is, or where the portal gives no dates. Wire: gtTheTu, gtTheDen, gtTheTuMoi, gtTheDenMoi. Sensitivity: sensitive. Scope: health-insurance. */
  readonly notInForce: Maybe<HealthInsuranceNotInForce>;
  /** Group in which the holder is insured (đối tượng tham gia). Wire: characters 1–2 of the card number. List: HEALTH_INSURANCE_OBJECT_GROUP. Sensitivity: sensitive. Scope: health-insurance. */
  readonly objectGroup: Maybe<CodedValue>;
  /** What the portal says of the card in words (ghi chú); free text, in which names and numbers may stand. Wire: ghiChu. Sensitivity: sensitive. Scope: health-insurance. */
  readonly portalNote: Maybe<Scalars['String']['output']>;
  /** Card that was in force before, or still is beside the newer one (thẻ cũ), where the portal tells more of it than its number. Sensitivity: sensitive. Scope: health-insurance. */
  readonly previousCard: Maybe<HealthInsuranceCard>;
  /** Number of the card that this one replaced (mã thẻ cũ). Wire: maTheCu; of the new card maThe. Sensitivity: sensitive. Scope: health-insurance. */
  readonly previousCardNumber: Maybe<Scalars['String']['output']>;
  /** Province that issued the card (tỉnh phát hành thẻ), in the codes from before 2025-07-01; not named where a card is valid from after that day and its code may be of either edition. Wire: characters 4–5 of the card number. List: PROVINCE. Sensitivity: basic. Scope: health-insurance. */
  readonly provinceOnCard: Maybe<CodedValue>;
  /** Facility of first registration (nơi đăng ký khám chữa bệnh ban đầu). Sensitivity: sensitive. Scope: health-insurance. */
  readonly registeredFacility: Maybe<HealthFacility>;
  /** The portal's result (mã kết quả). Wire: maKetQua. List: HEALTH_INSURANCE_RESULT. Sensitivity: sensitive. Scope: health-insurance. */
  readonly resultCode: Maybe<CodedValue>;
  /** Social insurance number (mã số BHXH), 10 digits, or the personal number that replaces it since 2025-08-01. Wire: maSoBHXH. Sensitivity: sensitive. Scope: health-insurance. */
  readonly socialInsuranceNumber: Maybe<Scalars['String']['output']>;
  /**
   * Whether the person is covered on the day of the question (thẻ có giá trị sử dụng): the portal's result says that the card serves,
   * and the dates of the cards do not contradict it. Wire: maKetQua, gtTheTu, gtTheDen, gtTheTuMoi, gtTheDenMoi. Sensitivity: sensitive.
   * Scope: health-insurance.
   */
  readonly valid: Maybe<Scalars['Boolean']['output']>;
  /** First day of validity (giá trị thẻ từ); of a card renewed under the same number, of its first term. Wire: gtTheTu; of the new card gtTheTuMoi. Sensitivity: sensitive. Scope: health-insurance. */
  readonly validFrom: Maybe<Scalars['Date']['output']>;
  /** Last day of validity (giá trị thẻ đến); none without limit; of a card renewed under the same number, of its last term. Wire: gtTheDen; of the new card and of a renewal gtTheDenMoi. Sensitivity: sensitive. Scope: health-insurance. */
  readonly validTo: Maybe<Scalars['Date']['output']>;
};

/** Answer of the health insurance portal about a person's card. */
export type HealthInsuranceAnswer = SourceAnswer & {
  readonly __typename?: 'HealthInsuranceAnswer';
  /** Why there is no answer, or why it is not live. */
  readonly failure: Maybe<SourceFailure>;
  /** How the record was tied to the person. */
  readonly match: Maybe<Match>;
  /** What of the record could not be read; only with a record. */
  readonly notes: Maybe<ReadonlyArray<RecordNote>>;
  /** Where and when the answer comes from. */
  readonly provenance: Provenance;
  /** Id of the audit entry under which this was asked (mã bản ghi nhật ký); `extensions.receipt` proves it. */
  readonly receipt: Scalars['ID']['output'];
  /** The record, only with status FOUND; a card that does not serve is FOUND with valid false. Scope: health-insurance. */
  readonly record: Maybe<HealthInsurance>;
  /** Outcome of the question. */
  readonly status: AnswerStatus;
  /**
   * The visits to health facilities (lịch sử khám chữa bệnh). The portal's answer about them names no person, so the card is asked
   * with them, and they are shown only where it is found and matches. Scope: health-insurance:visits.
   */
  readonly visits: Maybe<HealthVisitsAnswer>;
};

/** A card beside the one in force (thẻ bảo hiểm y tế). */
export type HealthInsuranceCard = {
  readonly __typename?: 'HealthInsuranceCard';
  /** Benefit level (mức hưởng). Wire: character 3 of the card number. List: HEALTH_INSURANCE_BENEFIT_LEVEL. Sensitivity: sensitive. Scope: health-insurance. */
  readonly benefitLevel: Maybe<CodedValue>;
  /** Share of the costs that the insurance pays, in percent (tỷ lệ hưởng), as in `HealthInsurance`. Sensitivity: sensitive. Scope: health-insurance. */
  readonly benefitRatePercent: Maybe<Scalars['Int']['output']>;
  /** Card number, 15 characters (mã thẻ). Wire: maThe; of the new card maTheMoi. Sensitivity: sensitive. Scope: health-insurance. */
  readonly cardNumber: Maybe<Scalars['String']['output']>;
  /** Group in which the holder is insured (đối tượng tham gia). Wire: characters 1–2 of the card number. List: HEALTH_INSURANCE_OBJECT_GROUP. Sensitivity: sensitive. Scope: health-insurance. */
  readonly objectGroup: Maybe<CodedValue>;
  /** Province that issued the card (tỉnh phát hành thẻ), in the codes from before 2025-07-01. Wire: characters 4–5 of the card number. List: PROVINCE. Sensitivity: basic. Scope: health-insurance. */
  readonly provinceOnCard: Maybe<CodedValue>;
  /** Facility of first registration (nơi đăng ký khám chữa bệnh ban đầu). Sensitivity: sensitive. Scope: health-insurance. */
  readonly registeredFacility: Maybe<HealthFacility>;
  /** First day of validity (giá trị thẻ từ). Wire: gtTheTu; of the new card gtTheTuMoi. Sensitivity: sensitive. Scope: health-insurance. */
  readonly validFrom: Maybe<Scalars['Date']['output']>;
  /** Last day of validity (giá trị thẻ đến); none without limit. Wire: gtTheDen; of the new card gtTheDenMoi. Sensitivity: sensitive. Scope: health-insurance. */
  readonly validTo: Maybe<Scalars['Date']['output']>;
};

/** Ministries that manage the cards of their own people. */
export type HealthInsuranceManager =
  /** Ministry of National Defence (Bộ Quốc phòng), result 001. */
  | 'NATIONAL_DEFENCE'
  /** Ministry of Public Security (Bộ Công an), result 002. */
  | 'PUBLIC_SECURITY';

/** Why no card is in force on a day. */
export type HealthInsuranceNotInForce =
  /** The day lies between the end of one card and the beginning of the next: a day without cover. */
  | 'BETWEEN_CARDS'
  /** The last day has passed, and no further card is told of. */
  | 'ENDED'
  /** The first day of the only card, or of both, is still to come. */
  | 'NOT_BEGUN';

/** One visit (lượt khám chữa bệnh). */
export type HealthVisit = {
  readonly __typename?: 'HealthVisit';
  /** Moment of arrival (ngày vào); null where the portal tells only the day. Wire: ngayVao. Sensitivity: sensitive. Scope: health-insurance:visits. */
  readonly arrivedAt: Maybe<Scalars['DateTime']['output']>;
  /** Day of arrival in Việt Nam (ngày vào), with or without a moment. Wire: ngayVao. Sensitivity: sensitive. Scope: health-insurance:visits. */
  readonly arrivedOn: Maybe<Scalars['Date']['output']>;
  /** How the visit ended (tình trạng ra viện). Wire: tinhTrang. List: HEALTH_VISIT_DISCHARGE. Sensitivity: sensitive. Scope: health-insurance:visits. */
  readonly discharge: Maybe<CodedValue>;
  /** `discharge` (tình trạng ra viện) where the source writes text in place of a code. Wire: tinhTrang. Sensitivity: sensitive. Scope: health-insurance:visits. */
  readonly dischargeText: Maybe<Scalars['String']['output']>;
  /** Disease in words (tên bệnh). Wire: tenBenh. Sensitivity: sensitive. Scope: health-insurance:visits. */
  readonly disease: Maybe<Scalars['String']['output']>;
  /** Code of the facility (mã cơ sở KCB). Wire: maCSKCB. Sensitivity: sensitive. Scope: health-insurance:visits. */
  readonly facilityCode: Maybe<Scalars['String']['output']>;
  /** Number of the insurance file (mã hồ sơ). Wire: maHoSo. Sensitivity: sensitive. Scope: health-insurance:visits. */
  readonly fileNumber: Maybe<Scalars['String']['output']>;
  /** Moment of departure (ngày ra); null while the patient stays, and where the portal tells only the day. Wire: ngayRa. Sensitivity: sensitive. Scope: health-insurance:visits. */
  readonly leftAt: Maybe<Scalars['DateTime']['output']>;
  /** Day of departure in Việt Nam (ngày ra), with or without a moment; null while the patient stays. Wire: ngayRa. Sensitivity: sensitive. Scope: health-insurance:visits. */
  readonly leftOn: Maybe<Scalars['Date']['output']>;
  /** Result of the treatment (kết quả điều trị). Wire: kqDieuTri. List: HEALTH_VISIT_OUTCOME. Sensitivity: sensitive. Scope: health-insurance:visits. */
  readonly outcome: Maybe<CodedValue>;
  /** `outcome` (kết quả điều trị) where the source writes text in place of a code. Wire: kqDieuTri. Sensitivity: sensitive. Scope: health-insurance:visits. */
  readonly outcomeText: Maybe<Scalars['String']['output']>;
  /** Why the facility treated the patient (lý do vào viện). Wire: lyDoVV. List: HEALTH_VISIT_REASON. Sensitivity: sensitive. Scope: health-insurance:visits. */
  readonly reason: Maybe<CodedValue>;
  /** `reason` (lý do vào viện) where the source writes text in place of a code. Wire: lyDoVV. Sensitivity: sensitive. Scope: health-insurance:visits. */
  readonly reasonText: Maybe<Scalars['String']['output']>;
};

/** A person's visits to health facilities (lịch sử khám chữa bệnh). Scope: health-insurance:visits. */
export type HealthVisits = {
  readonly __typename?: 'HealthVisits';
  /** At most 100 visits (lượt khám chữa bệnh), newest first, with a note TOO_LONG where there are more; null when the portal gives no list, which is not the same as an empty one. Wire: dsLichSuKCB2025. Sensitivity: sensitive. Scope: health-insurance:visits. */
  readonly visits: Maybe<ReadonlyArray<HealthVisit>>;
};

/** Answer of the health insurance portal about visits. */
export type HealthVisitsAnswer = SourceAnswer & {
  readonly __typename?: 'HealthVisitsAnswer';
  /** Why there is no answer, or why it is not live. */
  readonly failure: Maybe<SourceFailure>;
  /** How the record was tied to the person. */
  readonly match: Maybe<Match>;
  /** What of the record could not be read; only with a record. */
  readonly notes: Maybe<ReadonlyArray<RecordNote>>;
  /** Where and when the answer comes from. */
  readonly provenance: Provenance;
  /** Id of the audit entry under which this was asked (mã bản ghi nhật ký); `extensions.receipt` proves it. */
  readonly receipt: Scalars['ID']['output'];
  /** The record, only with status FOUND. Scope: health-insurance:visits. */
  readonly record: Maybe<HealthVisits>;
  /** Outcome of the question. */
  readonly status: AnswerStatus;
};

/** A class held and when it was passed. */
export type HeldLicenceClass = {
  readonly __typename?: 'HeldLicenceClass';
  /** Class (hạng). List: LICENCE_CLASS. Sensitivity: basic. Scope: driving-licence. */
  readonly class: Maybe<CodedValue>;
  /** Date of passing this class (ngày trúng tuyển). Sensitivity: basic. Scope: driving-licence. */
  readonly passedOn: Maybe<Scalars['Date']['output']>;
};

/** The head of the person's household (chủ hộ). */
export type HouseholdHead = {
  readonly __typename?: 'HouseholdHead';
  /** Former identity card number (số chứng minh nhân dân). Wire: SoCMND. Sensitivity: basic. Scope: identity:family-numbers. */
  readonly formerNumber: Maybe<Scalars['IdentityNumber']['output']>;
  /** Full name (họ, chữ đệm và tên). Wire: HoVaTen. Sensitivity: basic. Scope: identity:family. */
  readonly fullName: Maybe<Scalars['String']['output']>;
  /** Personal identification number (số định danh cá nhân). Wire: SoDinhDanh. Sensitivity: basic. Scope: identity:family-numbers. */
  readonly identityNumber: Maybe<Scalars['IdentityNumber']['output']>;
  /** What the person is to the head (quan hệ với chủ hộ). Wire: QuanHe. List: HOUSEHOLD_RELATIONSHIP. Sensitivity: basic. Scope: identity:family. */
  readonly relationship: Maybe<CodedValue>;
  /** `relationship` (quan hệ với chủ hộ) where the source writes text in place of a code. Wire: QuanHe. Sensitivity: basic. Scope: identity:family. */
  readonly relationshipText: Maybe<Scalars['String']['output']>;
};

/** A person in the national population database (công dân). Scope: identity. */
export type Identity = {
  readonly __typename?: 'Identity';
  /** Blood group (nhóm máu). Wire: NhomMau. List: BLOOD_GROUP. Sensitivity: sensitive. Scope: identity. */
  readonly bloodGroup: Maybe<CodedValue>;
  /** `bloodGroup` (nhóm máu) where the source writes text in place of a code. Wire: NhomMau. Sensitivity: sensitive. Scope: identity. */
  readonly bloodGroupText: Maybe<Scalars['String']['output']>;
  /** Present address (nơi ở hiện tại). Wire: NoiOHienTai. Sensitivity: basic. Scope: identity. */
  readonly currentAddress: Maybe<Address>;
  /** Date of birth (ngày, tháng, năm sinh). Wire: NgayThangNamSinh. Sensitivity: basic. Scope: identity. */
  readonly dateOfBirth: Maybe<Scalars['PartialDate']['output']>;
  /** Ethnic group (dân tộc). Wire: DanToc. List: ETHNIC_GROUP. Sensitivity: sensitive. Scope: identity. */
  readonly ethnicGroup: Maybe<CodedValue>;
  /** `ethnicGroup` (dân tộc) where the source writes text in place of a code. Wire: DanToc. Sensitivity: sensitive. Scope: identity. */
  readonly ethnicGroupText: Maybe<Scalars['String']['output']>;
  /** Father (cha). Wire: Cha. Sensitivity: basic. Scope: identity:family. */
  readonly father: Maybe<RelatedPerson>;
  /** Former identity card number (số chứng minh nhân dân), 9 digits. Wire: SoCMND. Sensitivity: basic. Scope: identity. */
  readonly formerNumber: Maybe<Scalars['IdentityNumber']['output']>;
  /** Full name (họ, chữ đệm và tên) as the database spells it, usually in capitals. Wire: HoVaTen. Sensitivity: basic. Scope: identity. */
  readonly fullName: Maybe<Scalars['String']['output']>;
  /** Number of the former household book (số sổ hộ khẩu). Wire: SoSoHoKhau. Sensitivity: basic. Scope: identity:family. */
  readonly householdBookNumber: Maybe<Scalars['String']['output']>;
  /** Head of household (chủ hộ). Wire: ChuHo. Sensitivity: basic. Scope: identity:family. */
  readonly householdHead: Maybe<HouseholdHead>;
  /** Personal identification number (số định danh cá nhân). Wire: SoDinhDanh. Sensitivity: basic. Scope: identity. */
  readonly identityNumber: Maybe<Scalars['IdentityNumber']['output']>;
  /** Marital status (tình trạng hôn nhân); one code stands for divorced and for widowed. Wire: TinhTrangHonNhan. List: MARITAL_STATUS. Sensitivity: basic. Scope: identity. */
  readonly maritalStatus: Maybe<CodedValue>;
  /** `maritalStatus` (tình trạng hôn nhân) where the source writes text in place of a code. Wire: TinhTrangHonNhan. Sensitivity: basic. Scope: identity. */
  readonly maritalStatusText: Maybe<Scalars['String']['output']>;
  /** Mother (mẹ). Wire: Me. Sensitivity: basic. Scope: identity:family. */
  readonly mother: Maybe<RelatedPerson>;
  /** Nationality (quốc tịch). Wire: QuocTich. List: COUNTRY. Sensitivity: basic. Scope: identity. */
  readonly nationality: Maybe<CodedValue>;
  /** `nationality` (quốc tịch) where the source writes text in place of a code. Wire: QuocTich. Sensitivity: basic. Scope: identity. */
  readonly nationalityText: Maybe<Scalars['String']['output']>;
  /** Permanent address (nơi thường trú). Wire: ThuongTru. Sensitivity: basic. Scope: identity. */
  readonly permanentAddress: Maybe<Address>;
  /** Place of birth registration (nơi đăng ký khai sinh). Wire: NoiDangKyKhaiSinh. Sensitivity: basic. Scope: identity. */
  readonly placeOfBirthRegistration: Maybe<Address>;
  /** Place of origin (quê quán). Wire: QueQuan. Sensitivity: basic. Scope: identity. */
  readonly placeOfOrigin: Maybe<Address>;
  /** Religion (tôn giáo). Wire: TonGiao. List: RELIGION. Sensitivity: sensitive. Scope: identity:religion. */
  readonly religion: Maybe<CodedValue>;
  /** `religion` (tôn giáo) where the source writes text in place of a code. Wire: TonGiao. Sensitivity: sensitive. Scope: identity:religion. */
  readonly religionText: Maybe<Scalars['String']['output']>;
  /** Representative (người đại diện). Wire: NguoiDaiDien. Sensitivity: basic. Scope: identity:family. */
  readonly representative: Maybe<RelatedPerson>;
  /** Sex (giới tính). Wire: GioiTinh. List: SEX. Sensitivity: basic. Scope: identity. */
  readonly sex: Maybe<CodedValue>;
  /** `sex` (giới tính) where the source writes text in place of a code. Wire: GioiTinh. Sensitivity: basic. Scope: identity. */
  readonly sexText: Maybe<Scalars['String']['output']>;
  /** Wife or husband (vợ, chồng). Wire: VoChong. Sensitivity: basic. Scope: identity:family. */
  readonly spouse: Maybe<RelatedPerson>;
};

/** Answer of the national population database. */
export type IdentityAnswer = SourceAnswer & {
  readonly __typename?: 'IdentityAnswer';
  /** Why there is no answer, or why it is not live. */
  readonly failure: Maybe<SourceFailure>;
  /** Whether the person lives (tình trạng chết, mất tích), a part asked on its own. Scope: identity:life-status. */
  readonly lifeStatus: Maybe<LifeStatusAnswer>;
  /** How the record was tied to the person. */
  readonly match: Maybe<Match>;
  /** What of the record could not be read; only with a record. */
  readonly notes: Maybe<ReadonlyArray<RecordNote>>;
  /** Where and when the answer comes from. */
  readonly provenance: Provenance;
  /** Id of the audit entry under which this was asked (mã bản ghi nhật ký); `extensions.receipt` proves it. */
  readonly receipt: Scalars['ID']['output'];
  /** The record, only with status FOUND. Scope: identity. */
  readonly record: Maybe<Identity>;
  /** Outcome of the question. */
  readonly status: AnswerStatus;
};

/** Languages of names and messages. */
export type Language =
  /** English (tiếng Anh). */
  | 'EN'
  /** Vietnamese (tiếng Việt). */
  | 'VI';

/** How long calls took, in milliseconds. */
export type Latency = {
  readonly __typename?: 'Latency';
  /** Half of them took no longer. */
  readonly p50Ms: Scalars['Float']['output'];
  /** 19 of 20 took no longer. */
  readonly p95Ms: Scalars['Float']['output'];
};

/** What is left of a licence's 12 points. */
export type LicencePointBalance = {
  readonly __typename?: 'LicencePointBalance';
  /** Date of the last deduction (ngày trừ điểm gần nhất). Wire: NgayTruDiemGanNhat. Sensitivity: sensitive. Scope: driving-licence:points. */
  readonly lastDeductedOn: Maybe<Scalars['Date']['output']>;
  /** Licence number (số giấy phép lái xe). Wire: SoGPLX. Sensitivity: basic. Scope: driving-licence:points. */
  readonly licenceNumber: Maybe<Scalars['String']['output']>;
  /** Points left, 0 to 12 (số điểm còn lại). Wire: SoDiemConLai. Sensitivity: sensitive. Scope: driving-licence:points. */
  readonly remaining: Maybe<Scalars['Int']['output']>;
};

/** The points of a person's licences (điểm giấy phép lái xe). Scope: driving-licence:points. */
export type LicencePoints = {
  readonly __typename?: 'LicencePoints';
  /** One balance a licence (số điểm của từng giấy phép), newest licence first. Wire: diem. Sensitivity: sensitive. Scope: driving-licence:points. */
  readonly balances: Maybe<ReadonlyArray<LicencePointBalance>>;
};

/** Answer of the driving licence database about points. */
export type LicencePointsAnswer = SourceAnswer & {
  readonly __typename?: 'LicencePointsAnswer';
  /** Why there is no answer, or why it is not live. */
  readonly failure: Maybe<SourceFailure>;
  /** How the record was tied to the person. */
  readonly match: Maybe<Match>;
  /** What of the record could not be read; only with a record. */
  readonly notes: Maybe<ReadonlyArray<RecordNote>>;
  /** Where and when the answer comes from. */
  readonly provenance: Provenance;
  /** Id of the audit entry under which this was asked (mã bản ghi nhật ký); `extensions.receipt` proves it. */
  readonly receipt: Scalars['ID']['output'];
  /** The record, only with status FOUND. Scope: driving-licence:points. */
  readonly record: Maybe<LicencePoints>;
  /** Outcome of the question. */
  readonly status: AnswerStatus;
};

/** Whether a person lives (tình trạng chết, mất tích). Scope: identity:life-status. */
export type LifeStatus = {
  readonly __typename?: 'LifeStatus';
  /** Date of death (ngày, tháng, năm chết); perhaps only its year. Wire: NgayThangNamChet. Sensitivity: basic. Scope: identity:life-status. */
  readonly dateOfDeath: Maybe<Scalars['PartialDate']['output']>;
  /** Alive, dead, missing, or not known (tình trạng). Wire: TinhTrang. List: LIFE_STATUS. Sensitivity: basic. Scope: identity:life-status. */
  readonly status: Maybe<CodedValue>;
  /** `status` (tình trạng) where the source writes text in place of a code. Wire: TinhTrang. Sensitivity: basic. Scope: identity:life-status. */
  readonly statusText: Maybe<Scalars['String']['output']>;
};

/** Answer of the national population database about whether a person lives. */
export type LifeStatusAnswer = SourceAnswer & {
  readonly __typename?: 'LifeStatusAnswer';
  /** Why there is no answer, or why it is not live. */
  readonly failure: Maybe<SourceFailure>;
  /** How the record was tied to the person. */
  readonly match: Maybe<Match>;
  /** What of the record could not be read; only with a record. */
  readonly notes: Maybe<ReadonlyArray<RecordNote>>;
  /** Where and when the answer comes from. */
  readonly provenance: Provenance;
  /** Id of the audit entry under which this was asked (mã bản ghi nhật ký); `extensions.receipt` proves it. */
  readonly receipt: Scalars['ID']['output'];
  /** The record, only with status FOUND. Scope: identity:life-status. */
  readonly record: Maybe<LifeStatus>;
  /** Outcome of the question. */
  readonly status: AnswerStatus;
};

/** A confirmation of marital status (giấy xác nhận tình trạng hôn nhân). It says what held when it was issued. */
export type MaritalStatusConfirmation = {
  readonly __typename?: 'MaritalStatusConfirmation';
  /** Marital status (tình trạng hôn nhân). Wire: nxnTinhTrangHonNhan. List: CIVIL_MARITAL_STATUS. Sensitivity: basic. Scope: civil-status. */
  readonly maritalStatus: Maybe<CodedValue>;
  /** `maritalStatus` (tình trạng hôn nhân) where the source writes text in place of a code. Wire: nxnTinhTrangHonNhan. Sensitivity: basic. Scope: civil-status. */
  readonly maritalStatusText: Maybe<Scalars['String']['output']>;
  /** The person confirmed about (người được xác nhận). Wire: nxn*. Sensitivity: basic. Scope: civil-status. */
  readonly person: Maybe<CivilPerson>;
  /** What it is for (loại mục đích sử dụng). Wire: nxnLoaiMucDichSuDung. List: MARITAL_CONFIRMATION_PURPOSE. Sensitivity: basic. Scope: civil-status. */
  readonly purpose: Maybe<CodedValue>;
  /** `purpose` (loại mục đích sử dụng) where the source writes text in place of a code. Wire: nxnLoaiMucDichSuDung. Sensitivity: basic. Scope: civil-status. */
  readonly purposeText: Maybe<Scalars['String']['output']>;
  /** Its place in the books (thông tin trong sổ hộ tịch). Sensitivity: basic. Scope: civil-status. */
  readonly registration: Maybe<CivilRegistration>;
  /** Where the person resided in the time confirmed (cư trú tại). Wire: nxnThoiGianCuTruTai. Sensitivity: basic. Scope: civil-status. */
  readonly residedAt: Maybe<Scalars['String']['output']>;
  /** Beginning of that time (từ ngày). Wire: nxnThoiGianCuTruTu. Sensitivity: basic. Scope: civil-status. */
  readonly residedFrom: Maybe<Scalars['PartialDate']['output']>;
  /** End of that time (đến ngày). Wire: nxnThoiGianCuTruDen. Sensitivity: basic. Scope: civil-status. */
  readonly residedUntil: Maybe<Scalars['PartialDate']['output']>;
};

/** Registration of a marriage (kết hôn). */
export type MarriageRegistration = {
  readonly __typename?: 'MarriageRegistration';
  /** Annulment (huỷ kết hôn). Wire: huyKetHon*. Sensitivity: sensitive. Scope: civil-status. */
  readonly annulment: Maybe<CivilDecision>;
  /** Divorce, as the court notified it (ly hôn). Wire: lyHon*. Sensitivity: sensitive. Scope: civil-status. */
  readonly divorce: Maybe<CivilDecision>;
  /** Date from which the marriage holds (ngày xác lập quan hệ hôn nhân). Wire: ngayXacLapQuanHeHonNhan. Sensitivity: basic. Scope: civil-status. */
  readonly establishedOn: Maybe<Scalars['PartialDate']['output']>;
  /** Husband (chồng). Wire: chong*. Sensitivity: basic. Scope: civil-status:family. */
  readonly husband: Maybe<CivilPerson>;
  /** Recognition of a marriage (công nhận kết hôn). Wire: congNhanKetHon*. Sensitivity: basic. Scope: civil-status. */
  readonly recognition: Maybe<CivilDecision>;
  /** Its place in the books (thông tin trong sổ hộ tịch). Sensitivity: basic. Scope: civil-status. */
  readonly registration: Maybe<CivilRegistration>;
  /** The one of the two who is not the person asked for (vợ hoặc chồng). Sensitivity: basic. Scope: civil-status:family. */
  readonly spouse: Maybe<CivilPerson>;
  /** State as noted in the book (tình trạng kết hôn); the death of a spouse is not noted there. Wire: tinhTrangKetHon. List: MARRIAGE_STATE. Sensitivity: basic. Scope: civil-status. */
  readonly state: Maybe<CodedValue>;
  /** `state` (tình trạng kết hôn) where the source writes text in place of a code. Wire: tinhTrangKetHon. Sensitivity: basic. Scope: civil-status. */
  readonly stateText: Maybe<Scalars['String']['output']>;
  /** Wife (vợ). Wire: vo*. Sensitivity: basic. Scope: civil-status:family. */
  readonly wife: Maybe<CivilPerson>;
};

/** How a record was tied to the triple, step by step. */
export type Match = {
  readonly __typename?: 'Match';
  /** How the dates of birth agree. */
  readonly dateOfBirth: MatchStep;
  /** How the names agree. */
  readonly name: MatchStep;
  /** How the numbers agree. */
  readonly number: MatchStep;
};

/** How two values agree. */
export type MatchStep =
  /** The same, letter case and Unicode form aside. */
  | 'EXACT'
  /** The record carries no comparable number, but came in the slot of a call for this one number. */
  | 'KEYED'
  /** The source holds no value to compare. */
  | 'NOT_HELD'
  /** The same at the coarser of the two precisions. */
  | 'PRECISION'
  /** The same letters and tones, but for apostrophes, hyphens, dots and blanks, or Ð or Ɖ for Đ: H'Hen, HHen. */
  | 'PUNCTUATION'
  /** The same but for where the tone mark stands: Hoà, Hòa. */
  | 'TONE_PLACEMENT'
  /** The same once accents, blanks and punctuation are dropped. */
  | 'UNACCENTED';

/** Why a value could not be read. A value that is merely missing, or a code that no list knows, has no note. */
export type NoteReason =
  /** A date that the calendar does not have. Where the field may be less precise, it holds year and month. */
  | 'IMPOSSIBLE_DATE'
  /** Text in place of a code. The field beside it, of the same name with `Text`, holds the text. */
  | 'NOT_IN_LIST'
  /** It is longer than such a value can be. */
  | 'TOO_LONG'
  /** It is not of the form that such a value has. Of a list, an element could not be read, and is missing. */
  | 'UNREADABLE';

/** Contributions that were paid out in one sum and count no more (hưởng bảo hiểm xã hội một lần). */
export type OneTimeWithdrawal = {
  readonly __typename?: 'OneTimeWithdrawal';
  /** Month of payment (tháng hưởng). Wire: thang. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly month: Maybe<Scalars['PartialDate']['output']>;
  /** Months that were paid out (số tháng đã hưởng). Wire: soThang. Sensitivity: sensitive. Scope: social-insurance:contributions. */
  readonly months: Maybe<Scalars['Int']['output']>;
};

/** Where a page of a list stands. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** What to send as `after` for the next page; null for an empty page. */
  readonly endCursor: Maybe<Scalars['Cursor']['output']>;
  /** Whether there may be more. */
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** Recognition of a parent or a child (nhận cha, mẹ, con). */
export type ParentChildRecognition = {
  readonly __typename?: 'ParentChildRecognition';
  /** Child (con). Wire: con*. Sensitivity: sensitive. Scope: civil-status:family. */
  readonly child: Maybe<CivilPerson>;
  /** Decision on which it rests (quyết định). Wire: quyetDinh*. Sensitivity: sensitive. Scope: civil-status. */
  readonly decision: Maybe<CivilDecision>;
  /** Who recognises whom (loại xác nhận). Wire: loaiXacNhan. List: RECOGNITION_KIND. Sensitivity: sensitive. Scope: civil-status. */
  readonly kind: Maybe<CodedValue>;
  /** `kind` (loại xác nhận) where the source writes text in place of a code. Wire: loaiXacNhan. Sensitivity: sensitive. Scope: civil-status. */
  readonly kindText: Maybe<Scalars['String']['output']>;
  /** Parent (cha hoặc mẹ). Wire: cm*. Sensitivity: sensitive. Scope: civil-status:family. */
  readonly parent: Maybe<CivilPerson>;
  /** Its place in the books (thông tin trong sổ hộ tịch). Sensitivity: basic. Scope: civil-status. */
  readonly registration: Maybe<CivilRegistration>;
};

/** Where an answer comes from. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  /** Seconds since the source answered. */
  readonly ageSeconds: Maybe<Scalars['Int']['output']>;
  /** When the source answered. */
  readonly fetchedAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether the answer was fetched for this request. */
  readonly freshness: Freshness;
  /** The id under which the source was asked (mã yêu cầu). */
  readonly requestId: Maybe<Scalars['ID']['output']>;
  /** The source. */
  readonly source: SourceId;
  /** The moment for which the source says its data hold (thời điểm dữ liệu), where it says so. */
  readonly sourceAsOf: Maybe<Scalars['DateTime']['output']>;
};

/**
 * What can be asked. A person is named by the triple of identity number, full name and date of birth;
 * a look-up by number alone is not offered, because no source offers it.
 */
export type Query = {
  readonly __typename?: 'Query';
  /**
   * Who asked about the citizen whose own token asks (lịch sử truy cập thông tin của tôi), newest first. Accesses that a rule
   * withholds for a time, such as those of an investigation, are left out. Purposes of kind `self` only.
   */
  readonly accessLog: Maybe<AccessLogConnection>;
  /** Search of the audit log (tra cứu nhật ký truy cập), newest first; each search is on record itself. Purposes of kind `audit` only. Scope: audit:read. */
  readonly auditEntries: Maybe<AuditEntryConnection>;
  /** One citizen (công dân). All selected sources are asked at the same time. */
  readonly citizen: Maybe<Citizen>;
  /** Up to 100 citizens, answered in the order asked. */
  readonly citizens: ReadonlyArray<Maybe<Citizen>>;
  /** The citizen whose own token asks (công dân tự tra cứu). Purposes of kind `self` only. */
  readonly me: Maybe<Citizen>;
  /** The sources (nguồn dữ liệu) that this gateway knows. */
  readonly sources: ReadonlyArray<Source>;
};

/**
 * What can be asked. A person is named by the triple of identity number, full name and date of birth;
 * a look-up by number alone is not offered, because no source offers it.
 */
export type QueryAccessLogArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * What can be asked. A person is named by the triple of identity number, full name and date of birth;
 * a look-up by number alone is not offered, because no source offers it.
 */
export type QueryAuditEntriesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter: AuditFilter;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * What can be asked. A person is named by the triple of identity number, full name and date of birth;
 * a look-up by number alone is not offered, because no source offers it.
 */
export type QueryCitizenArgs = {
  subject: SubjectInput;
};

/**
 * What can be asked. A person is named by the triple of identity number, full name and date of birth;
 * a look-up by number alone is not offered, because no source offers it.
 */
export type QueryCitizensArgs = {
  subjects: ReadonlyArray<SubjectInput>;
};

/**
 * A value of the record that could not be read, or only in part. Notes speak of fields that the operation selects and the caller may
 * read, never of the value.
 */
export type RecordNote = {
  readonly __typename?: 'RecordNote';
  /** The field, by its path below `record`, without indexes of lists: `householdHead.identityNumber`. */
  readonly field: Scalars['String']['output'];
  /** Why it could not be read. */
  readonly reason: NoteReason;
};

/** A relative as the population database knows them: without a date of birth, so not a subject. */
export type RelatedPerson = {
  readonly __typename?: 'RelatedPerson';
  /** Former identity card number (số chứng minh nhân dân). Wire: SoCMND. Sensitivity: basic. Scope: identity:family-numbers. */
  readonly formerNumber: Maybe<Scalars['IdentityNumber']['output']>;
  /** Full name (họ, chữ đệm và tên). Wire: HoVaTen. Sensitivity: basic. Scope: identity:family. */
  readonly fullName: Maybe<Scalars['String']['output']>;
  /** Personal identification number (số định danh cá nhân). Wire: SoDinhDanh. Sensitivity: basic. Scope: identity:family-numbers. */
  readonly identityNumber: Maybe<Scalars['IdentityNumber']['output']>;
  /** Nationality (quốc tịch). Wire: QuocTich. List: COUNTRY. Sensitivity: basic. Scope: identity:family. */
  readonly nationality: Maybe<CodedValue>;
  /** `nationality` (quốc tịch) where the source writes text in place of a code. Wire: QuocTich. Sensitivity: basic. Scope: identity:family. */
  readonly nationalityText: Maybe<Scalars['String']['output']>;
};

/** A person's participation in social insurance (tham gia bảo hiểm xã hội). Scope: social-insurance. */
export type SocialInsurance = {
  readonly __typename?: 'SocialInsurance';
  /** One participation a social insurance number (mã số BHXH), by number; a person whose numbers were not yet put together has several. Wire: thamGia. Sensitivity: sensitive. Scope: social-insurance. */
  readonly participations: Maybe<ReadonlyArray<SocialInsuranceParticipation>>;
};

/** Answer of the social insurance database about a person's participation. */
export type SocialInsuranceAnswer = SourceAnswer & {
  readonly __typename?: 'SocialInsuranceAnswer';
  /** The history of contributions (quá trình đóng), a part asked on its own. Scope: social-insurance:contributions. */
  readonly contributions: Maybe<ContributionsAnswer>;
  /** Why there is no answer, or why it is not live. */
  readonly failure: Maybe<SourceFailure>;
  /** How the record was tied to the person. */
  readonly match: Maybe<Match>;
  /** What of the record could not be read; only with a record. */
  readonly notes: Maybe<ReadonlyArray<RecordNote>>;
  /** Where and when the answer comes from. */
  readonly provenance: Provenance;
  /** Id of the audit entry under which this was asked (mã bản ghi nhật ký); `extensions.receipt` proves it. */
  readonly receipt: Scalars['ID']['output'];
  /** The record, only with status FOUND. Scope: social-insurance. */
  readonly record: Maybe<SocialInsurance>;
  /** Outcome of the question. */
  readonly status: AnswerStatus;
};

/** Participation under one social insurance number. */
export type SocialInsuranceParticipation = {
  readonly __typename?: 'SocialInsuranceParticipation';
  /** Holder's address as text (địa chỉ). Wire: diaChi. Sensitivity: basic. Scope: social-insurance. */
  readonly address: Maybe<Scalars['String']['output']>;
  /** Commune of birth registration (xã, phường nơi đăng ký khai sinh). Wire: maXaKs. List: COMMUNE, in its edition before-2025-07-01 with a district, else in the one that the codes tell; not named when they may mean two communes. Sensitivity: basic. Scope: social-insurance. */
  readonly birthCommune: Maybe<CodedValue>;
  /** `birthCommune` (xã, phường nơi đăng ký khai sinh) where the source writes text in place of a code. Wire: maXaKs. Sensitivity: basic. Scope: social-insurance. */
  readonly birthCommuneText: Maybe<Scalars['String']['output']>;
  /** District of birth registration (quận, huyện nơi đăng ký khai sinh), only with codes from before 2025-07-01. Wire: maHuyenKs. List: DISTRICT. Sensitivity: basic. Scope: social-insurance. */
  readonly birthDistrict: Maybe<CodedValue>;
  /** `birthDistrict` (quận, huyện nơi đăng ký khai sinh) where the source writes text in place of a code. Wire: maHuyenKs. Sensitivity: basic. Scope: social-insurance. */
  readonly birthDistrictText: Maybe<Scalars['String']['output']>;
  /** Province of birth registration (tỉnh, thành phố nơi đăng ký khai sinh). Wire: maTinhKs. List: PROVINCE, in its edition before-2025-07-01 with a district, else in the one that the codes tell; not named when they may mean two provinces. Sensitivity: basic. Scope: social-insurance. */
  readonly birthProvince: Maybe<CodedValue>;
  /** `birthProvince` (tỉnh, thành phố nơi đăng ký khai sinh) where the source writes text in place of a code. Wire: maTinhKs. Sensitivity: basic. Scope: social-insurance. */
  readonly birthProvinceText: Maybe<Scalars['String']['output']>;
  /** Kind of the present or last contribution (loại hình đóng). Wire: loai. List: CONTRIBUTION_TYPE. Sensitivity: sensitive. Scope: social-insurance. */
  readonly contributionType: Maybe<CodedValue>;
  /** `contributionType` (loại hình đóng) where the source writes text in place of a code. Wire: loai. Sensitivity: sensitive. Scope: social-insurance. */
  readonly contributionTypeText: Maybe<Scalars['String']['output']>;
  /** Code of the present or last employer (mã đơn vị). Wire: maDonVi. Sensitivity: sensitive. Scope: social-insurance. */
  readonly employerCode: Maybe<Scalars['String']['output']>;
  /** Name of the present or last employer (tên đơn vị). Wire: tenDonVi. Sensitivity: sensitive. Scope: social-insurance. */
  readonly employerName: Maybe<Scalars['String']['output']>;
  /** Number of the former paper book (số sổ cũ). Wire: soSoCu. Sensitivity: sensitive. Scope: social-insurance. */
  readonly formerBookNumber: Maybe<Scalars['String']['output']>;
  /** Holder's date of birth (ngày sinh), only as precise as both its form and its kind say. Wire: ngaySinh with loaiNgaySinh. Sensitivity: basic. Scope: social-insurance. */
  readonly holderDateOfBirth: Maybe<Scalars['PartialDate']['output']>;
  /** Holder's name as the database spells it (họ và tên). Wire: hoTen. Sensitivity: basic. Scope: social-insurance. */
  readonly holderName: Maybe<Scalars['String']['output']>;
  /** Holder's sex (giới tính); this database knows a third value. Letters and words are read as codes. Wire: gioiTinh. List: SEX. Sensitivity: basic. Scope: social-insurance. */
  readonly holderSex: Maybe<CodedValue>;
  /** `holderSex` (giới tính) where the source writes text in place of a code. Wire: gioiTinh. Sensitivity: basic. Scope: social-insurance. */
  readonly holderSexText: Maybe<Scalars['String']['output']>;
  /** Code of the holder's household (mã hộ gia đình). Wire: maHo. Sensitivity: basic. Scope: social-insurance. */
  readonly householdCode: Maybe<Scalars['String']['output']>;
  /** Personal identification number (số định danh cá nhân) that the number is linked to; none while the link is not verified. Wire: soDinhDanh. Sensitivity: basic. Scope: social-insurance. */
  readonly identityNumber: Maybe<Scalars['IdentityNumber']['output']>;
  /** Social insurance number (mã số bảo hiểm xã hội), 10 digits, or since 2025-08-01 the personal number in its place; none while none is assigned. Wire: maSoBhxh. Sensitivity: sensitive. Scope: social-insurance. */
  readonly insuranceNumber: Maybe<Scalars['String']['output']>;
  /** Code of the social insurance office in charge (mã cơ quan bảo hiểm xã hội). Wire: maCoQuanBhxh. Sensitivity: basic. Scope: social-insurance. */
  readonly officeCode: Maybe<Scalars['String']['output']>;
  /** First month of participation (tháng bắt đầu tham gia); none when nothing was contributed yet. Wire: tuThang. Sensitivity: sensitive. Scope: social-insurance. */
  readonly sinceMonth: Maybe<Scalars['PartialDate']['output']>;
  /** State of the participation (trạng thái). Wire: trangThai. List: PARTICIPATION_STATUS. Sensitivity: sensitive. Scope: social-insurance. */
  readonly status: Maybe<CodedValue>;
  /** `status` (trạng thái) where the source writes text in place of a code. Wire: trangThai. Sensitivity: sensitive. Scope: social-insurance. */
  readonly statusText: Maybe<Scalars['String']['output']>;
};

/** A national or specialised database (nguồn dữ liệu). */
export type Source = {
  readonly __typename?: 'Source';
  /** The most subjects that one upstream call can carry; 1 means one call a person. */
  readonly batchSize: Scalars['Int']['output'];
  /** Whether it is asked at the moment, in the worst of several processes; null when it is not served. */
  readonly breaker: Maybe<BreakerState>;
  /** Share of the calls of the last five minutes that failed, 0 to 1; null without one. */
  readonly failureRate: Maybe<Scalars['Float']['output']>;
  /** Share of the questions that were answered from the cache since the start, 0 to 1; null before the first. */
  readonly hitRatio: Maybe<Scalars['Float']['output']>;
  /** Its id. */
  readonly id: SourceId;
  /** Calls under way. */
  readonly inFlight: Maybe<Scalars['Int']['output']>;
  /** The last call to it that failed; null before the first since the start. */
  readonly lastFailure: Maybe<SourceTrouble>;
  /** When a call to it last succeeded; null before the first since the start. */
  readonly lastSuccessAt: Maybe<Scalars['DateTime']['output']>;
  /** How long the calls of the last five minutes took; null without one. */
  readonly latency: Maybe<Latency>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Calls that wait for their turn. */
  readonly queued: Maybe<Scalars['Int']['output']>;
  /** Whether this gateway is configured to ask it. */
  readonly served: Scalars['Boolean']['output'];
  /** Records that stood in for the source since the start, because it could not be reached. */
  readonly staleServed: Maybe<Scalars['Int']['output']>;
  /** How it does, by what became of the calls to it. */
  readonly state: SourceState;
  /** How long one answer may take, in milliseconds. */
  readonly timeoutMs: Maybe<Scalars['Int']['output']>;
};

/** A national or specialised database (nguồn dữ liệu). */
export type SourceNameArgs = {
  lang?: InputMaybe<Language>;
};

/** What one source said about one person. */
export type SourceAnswer = {
  /** Why there is no answer, or why it is not live. */
  readonly failure: Maybe<SourceFailure>;
  /** How the record was tied to the person; only with a record. */
  readonly match: Maybe<Match>;
  /** What of the record could not be read; only with a record. */
  readonly notes: Maybe<ReadonlyArray<RecordNote>>;
  /** Where and when the answer comes from. */
  readonly provenance: Provenance;
  /** Id of the audit entry under which this was asked (mã bản ghi nhật ký); `extensions.receipt` proves it. */
  readonly receipt: Scalars['ID']['output'];
  /** Outcome of the question. */
  readonly status: AnswerStatus;
};

/** Why a source has not answered. */
export type SourceFailure = {
  readonly __typename?: 'SourceFailure';
  /** What happened. */
  readonly code: SourceFailureCode;
  /** The same in words, in the language of `Accept-Language`. */
  readonly message: Scalars['String']['output'];
  /** How long the source asks to wait, in milliseconds. */
  readonly retryAfterMs: Maybe<Scalars['Int']['output']>;
  /** Whether asking again may help. */
  readonly retryable: Scalars['Boolean']['output'];
  /** The source's own code, if it has the form of one. */
  readonly sourceCode: Maybe<Scalars['String']['output']>;
};

/** What can go wrong with a source. */
export type SourceFailureCode =
  /** The answer does not keep the contract. */
  | 'BAD_RESPONSE'
  /** The account or official is not registered with this source. */
  | 'CALLER_NOT_REGISTERED'
  /** The source failed too often lately and is left alone for some seconds. */
  | 'CIRCUIT_OPEN'
  /** The procedure is not licensed to use this source. */
  | 'NOT_LICENSED'
  /** This source is not served here. */
  | 'NOT_SERVED'
  /** This part names no person, and nothing ties it: the part that does has not answered, or the purpose may not read it. */
  | 'NOT_TIED'
  /** Too many questions are already waiting for this source. */
  | 'OVERLOADED'
  /** The source asks us to slow down. */
  | 'THROTTLED'
  /** No answer in time. */
  | 'TIMEOUT'
  /** The connection was refused or lost. */
  | 'UNREACHABLE'
  /** This source cannot be asked by this kind of number. */
  | 'UNSUPPORTED_NUMBER'
  /** The source reported an error of its own. */
  | 'UPSTREAM_ERROR';

/** Ids of sources; each source adds its own. */
export type SourceId =
  /** Electronic civil status (hộ tịch điện tử), Ministry of Justice. */
  | 'CIVIL_STATUS'
  /** Driving licences (giấy phép lái xe), traffic police, Ministry of Public Security. */
  | 'DRIVING_LICENCE'
  /** Health insurance (bảo hiểm y tế, BHYT), Viet Nam Social Security. */
  | 'HEALTH_INSURANCE'
  /** National population database (Cơ sở dữ liệu quốc gia về dân cư), Ministry of Public Security. */
  | 'POPULATION'
  /** Social insurance (bảo hiểm xã hội), Viet Nam Social Security. */
  | 'SOCIAL_INSURANCE';

/** How a source does. */
export type SourceState =
  /** Its calls fail, and none has succeeded lately. */
  | 'AWAY'
  /** Some of its calls fail, or the last one did. */
  | 'DEGRADED'
  /** This gateway does not serve it. */
  | 'NOT_CONFIGURED'
  /** Its calls succeed. */
  | 'READY'
  /** It has not been asked since the start. */
  | 'UNKNOWN';

/** Why a call to a source failed. */
export type SourceTrouble = {
  readonly __typename?: 'SourceTrouble';
  /** When it ended. */
  readonly at: Scalars['DateTime']['output'];
  /** Its failure. */
  readonly code: SourceFailureCode;
  /** The code of the connection or of TLS such as ECONNREFUSED, or the rule that the answer broke. */
  readonly detail: Maybe<Scalars['String']['output']>;
  /** Calls that have failed since the last one that succeeded. */
  readonly inARow: Scalars['Int']['output'];
  /** The source's own code or its HTTP status, if there is one. */
  readonly sourceCode: Maybe<Scalars['String']['output']>;
};

/** The triple as it was asked. */
export type Subject = {
  readonly __typename?: 'Subject';
  /** Date of birth (ngày, tháng, năm sinh) as asked. */
  readonly dateOfBirth: Scalars['PartialDate']['output'];
  /** Full name (họ, chữ đệm và tên) as asked. */
  readonly fullName: Scalars['String']['output'];
  /** Identity number (số định danh cá nhân hoặc số CMND) as asked. */
  readonly identityNumber: Scalars['IdentityNumber']['output'];
};

/** The triple that names a person. All three must fit before anything of a source's record is shown. */
export type SubjectInput = {
  /** Date of birth (ngày, tháng, năm sinh), as precise as it is known. */
  readonly dateOfBirth: Scalars['PartialDate']['input'];
  /** Full name (họ, chữ đệm và tên), with or without accents, in any case. Letters of the Latin script. */
  readonly fullName: Scalars['String']['input'];
  /** Personal identification number (số định danh cá nhân), 12 digits, or former identity card number (số CMND), 9 digits. */
  readonly identityNumber: Scalars['IdentityNumber']['input'];
};

export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<
  TResult,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<
  TResult,
  TKey extends string,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<
  TTypes,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
> = (parent: TParent, context: TContext, info: GraphQLResolveInfo) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  obj: T,
  context: TContext,
  info: GraphQLResolveInfo,
) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<
  TResult = Record<PropertyKey, never>,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => TResult | Promise<TResult>;

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  SourceAnswer:
    | (Omit<CivilStatusAnswer, 'failure' | 'record'> & {
        failure?: Maybe<_RefType['SourceFailure']>;
        record?: Maybe<_RefType['CivilStatus']>;
      })
    | (Omit<ContributionsAnswer, 'failure' | 'record'> & {
        failure?: Maybe<_RefType['SourceFailure']>;
        record?: Maybe<_RefType['Contributions']>;
      })
    | (Omit<DrivingLicenceAnswer, 'failure' | 'points' | 'record'> & {
        failure?: Maybe<_RefType['SourceFailure']>;
        points?: Maybe<_RefType['LicencePointsAnswer']>;
        record?: Maybe<_RefType['DrivingLicences']>;
      })
    | (Omit<HealthInsuranceAnswer, 'failure' | 'record' | 'visits'> & {
        failure?: Maybe<_RefType['SourceFailure']>;
        record?: Maybe<_RefType['HealthInsurance']>;
        visits?: Maybe<_RefType['HealthVisitsAnswer']>;
      })
    | (Omit<HealthVisitsAnswer, 'failure' | 'record'> & {
        failure?: Maybe<_RefType['SourceFailure']>;
        record?: Maybe<_RefType['HealthVisits']>;
      })
    | (Omit<IdentityAnswer, 'failure' | 'lifeStatus' | 'record'> & {
        failure?: Maybe<_RefType['SourceFailure']>;
        lifeStatus?: Maybe<_RefType['LifeStatusAnswer']>;
        record?: Maybe<_RefType['Identity']>;
      })
    | (Omit<LicencePointsAnswer, 'failure'> & { failure?: Maybe<_RefType['SourceFailure']> })
    | (Omit<LifeStatusAnswer, 'failure' | 'record'> & {
        failure?: Maybe<_RefType['SourceFailure']>;
        record?: Maybe<_RefType['LifeStatus']>;
      })
    | (Omit<SocialInsuranceAnswer, 'contributions' | 'failure' | 'record'> & {
        contributions?: Maybe<_RefType['ContributionsAnswer']>;
        failure?: Maybe<_RefType['SourceFailure']>;
        record?: Maybe<_RefType['SocialInsurance']>;
      });
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessKind: AccessKind;
  AccessLogConnection: ResolverTypeWrapper<
    Omit<AccessLogConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['AccessLogEdge']> }
  >;
  AccessLogEdge: ResolverTypeWrapper<
    Omit<AccessLogEdge, 'node'> & { node: ResolversTypes['AccessLogEntry'] }
  >;
  AccessLogEntry: ResolverTypeWrapper<TrailEntry>;
  AccessProcedure: ResolverTypeWrapper<TrailProcedure>;
  AccessedData: ResolverTypeWrapper<AccessedData>;
  Address: ResolverTypeWrapper<
    Omit<Address, 'commune' | 'country' | 'district' | 'province'> & {
      commune?: Maybe<ResolversTypes['CodedValue']>;
      country?: Maybe<ResolversTypes['CodedValue']>;
      district?: Maybe<ResolversTypes['CodedValue']>;
      province?: Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  AnswerStatus: AnswerStatus;
  AuditEntry: ResolverTypeWrapper<TrailEntry>;
  AuditEntryConnection: ResolverTypeWrapper<
    Omit<AuditEntryConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['AuditEntryEdge']> }
  >;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuditEntryKind: AuditEntryKind;
  AuditFilter: AuditFilter;
  AuditedOfficer: ResolverTypeWrapper<AuditedOfficer>;
  AuditedOutcome: ResolverTypeWrapper<AuditedOutcome>;
  BirthRegistration: ResolverTypeWrapper<
    Omit<
      BirthRegistration,
      | 'birthKind'
      | 'ethnicGroup'
      | 'father'
      | 'mother'
      | 'nationality'
      | 'otherNationality'
      | 'placeOfBirthCommune'
      | 'registration'
      | 'requester'
      | 'sex'
    > & {
      birthKind?: Maybe<ResolversTypes['CodedValue']>;
      ethnicGroup?: Maybe<ResolversTypes['CodedValue']>;
      father?: Maybe<ResolversTypes['CivilPerson']>;
      mother?: Maybe<ResolversTypes['CivilPerson']>;
      nationality?: Maybe<ResolversTypes['CodedValue']>;
      otherNationality?: Maybe<ResolversTypes['CodedValue']>;
      placeOfBirthCommune?: Maybe<ResolversTypes['CodedValue']>;
      registration?: Maybe<ResolversTypes['CivilRegistration']>;
      requester?: Maybe<ResolversTypes['CivilRequester']>;
      sex?: Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BreakerState: BreakerState;
  Citizen: ResolverTypeWrapper<CitizenParent>;
  CivilCorrection: ResolverTypeWrapper<
    Omit<CivilCorrection, 'corrects' | 'kind' | 'person' | 'registration'> & {
      corrects?: Maybe<ResolversTypes['CorrectedRegistration']>;
      kind?: Maybe<ResolversTypes['CodedValue']>;
      person?: Maybe<ResolversTypes['CivilPerson']>;
      registration?: Maybe<ResolversTypes['CivilRegistration']>;
    }
  >;
  CivilCorrectionChange: ResolverTypeWrapper<CivilCorrectionChange>;
  CivilDecision: ResolverTypeWrapper<CivilDecision>;
  CivilPerson: ResolverTypeWrapper<
    Omit<CivilPerson, 'citizen' | 'documentKind' | 'ethnicGroup' | 'nationality' | 'residence' | 'sex'> & {
      citizen?: Maybe<ResolversTypes['Citizen']>;
      documentKind?: Maybe<ResolversTypes['CodedValue']>;
      ethnicGroup?: Maybe<ResolversTypes['CodedValue']>;
      nationality?: Maybe<ResolversTypes['CodedValue']>;
      residence?: Maybe<ResolversTypes['CivilResidence']>;
      sex?: Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  CivilRegistration: ResolverTypeWrapper<
    Omit<CivilRegistration, 'commune' | 'kind' | 'province'> & {
      commune?: Maybe<ResolversTypes['CodedValue']>;
      kind?: Maybe<ResolversTypes['CodedValue']>;
      province?: Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  CivilRequester: ResolverTypeWrapper<
    Omit<CivilRequester, 'documentKind'> & { documentKind?: Maybe<ResolversTypes['CodedValue']> }
  >;
  CivilResidence: ResolverTypeWrapper<
    Omit<CivilResidence, 'kind'> & { kind?: Maybe<ResolversTypes['CodedValue']> }
  >;
  CivilStatus: ResolverTypeWrapper<
    Omit<
      CivilStatus,
      | 'birth'
      | 'corrections'
      | 'death'
      | 'earlierBirths'
      | 'maritalStatusConfirmations'
      | 'marriages'
      | 'recognitions'
    > & {
      birth?: Maybe<ResolversTypes['BirthRegistration']>;
      corrections?: Maybe<ReadonlyArray<ResolversTypes['CivilCorrection']>>;
      death?: Maybe<ResolversTypes['DeathRegistration']>;
      earlierBirths?: Maybe<ReadonlyArray<ResolversTypes['BirthRegistration']>>;
      maritalStatusConfirmations?: Maybe<ReadonlyArray<ResolversTypes['MaritalStatusConfirmation']>>;
      marriages?: Maybe<ReadonlyArray<ResolversTypes['MarriageRegistration']>>;
      recognitions?: Maybe<ReadonlyArray<ResolversTypes['ParentChildRecognition']>>;
    }
  >;
  CivilStatusAnswer: ResolverTypeWrapper<
    Omit<CivilStatusAnswer, 'failure' | 'record'> & {
      failure?: Maybe<ResolversTypes['SourceFailure']>;
      record?: Maybe<ResolversTypes['CivilStatus']>;
    }
  >;
  CodeList: CodeList;
  CodedValue: ResolverTypeWrapper<Coded>;
  Completeness: Completeness;
  Conflict: ResolverTypeWrapper<Conflict>;
  ConflictValue: ResolverTypeWrapper<ConflictValue>;
  ContributionPeriod: ResolverTypeWrapper<
    Omit<ContributionPeriod, 'type'> & { type?: Maybe<ResolversTypes['CodedValue']> }
  >;
  ContributionSummary: ResolverTypeWrapper<ContributionSummary>;
  Contributions: ResolverTypeWrapper<
    Omit<Contributions, 'periods'> & { periods?: Maybe<ReadonlyArray<ResolversTypes['ContributionPeriod']>> }
  >;
  ContributionsAnswer: ResolverTypeWrapper<
    Omit<ContributionsAnswer, 'failure' | 'record'> & {
      failure?: Maybe<ResolversTypes['SourceFailure']>;
      record?: Maybe<ResolversTypes['Contributions']>;
    }
  >;
  CorrectedRegistration: ResolverTypeWrapper<
    Omit<CorrectedRegistration, 'event'> & { event?: Maybe<ResolversTypes['CodedValue']> }
  >;
  Cursor: ResolverTypeWrapper<Scalars['Cursor']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeathNotice: ResolverTypeWrapper<
    Omit<DeathNotice, 'kind'> & { kind?: Maybe<ResolversTypes['CodedValue']> }
  >;
  DeathRegistration: ResolverTypeWrapper<
    Omit<DeathRegistration, 'deceased' | 'declaration' | 'notice' | 'registration' | 'requester'> & {
      deceased?: Maybe<ResolversTypes['CivilPerson']>;
      declaration?: Maybe<ResolversTypes['CodedValue']>;
      notice?: Maybe<ResolversTypes['DeathNotice']>;
      registration?: Maybe<ResolversTypes['CivilRegistration']>;
      requester?: Maybe<ResolversTypes['CivilRequester']>;
    }
  >;
  DrivingLicence: ResolverTypeWrapper<
    Omit<
      DrivingLicence,
      'class' | 'classes' | 'holderCommune' | 'holderNationality' | 'holderSex' | 'issueForm' | 'status'
    > & {
      class?: Maybe<ResolversTypes['CodedValue']>;
      classes?: Maybe<ReadonlyArray<ResolversTypes['HeldLicenceClass']>>;
      holderCommune?: Maybe<ResolversTypes['CodedValue']>;
      holderNationality?: Maybe<ResolversTypes['CodedValue']>;
      holderSex?: Maybe<ResolversTypes['CodedValue']>;
      issueForm?: Maybe<ResolversTypes['CodedValue']>;
      status?: Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  DrivingLicenceAnswer: ResolverTypeWrapper<
    Omit<DrivingLicenceAnswer, 'failure' | 'points' | 'record'> & {
      failure?: Maybe<ResolversTypes['SourceFailure']>;
      points?: Maybe<ResolversTypes['LicencePointsAnswer']>;
      record?: Maybe<ResolversTypes['DrivingLicences']>;
    }
  >;
  DrivingLicences: ResolverTypeWrapper<
    Omit<DrivingLicences, 'licences'> & { licences?: Maybe<ReadonlyArray<ResolversTypes['DrivingLicence']>> }
  >;
  Fact: Fact;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Freshness: Freshness;
  HealthFacility: ResolverTypeWrapper<HealthFacility>;
  HealthInsurance: ResolverTypeWrapper<
    Omit<
      HealthInsurance,
      | 'area'
      | 'benefitLevel'
      | 'holderSex'
      | 'invalidReason'
      | 'nextCard'
      | 'objectGroup'
      | 'previousCard'
      | 'provinceOnCard'
      | 'resultCode'
    > & {
      area?: Maybe<ResolversTypes['CodedValue']>;
      benefitLevel?: Maybe<ResolversTypes['CodedValue']>;
      holderSex?: Maybe<ResolversTypes['CodedValue']>;
      invalidReason?: Maybe<ResolversTypes['CodedValue']>;
      nextCard?: Maybe<ResolversTypes['HealthInsuranceCard']>;
      objectGroup?: Maybe<ResolversTypes['CodedValue']>;
      previousCard?: Maybe<ResolversTypes['HealthInsuranceCard']>;
      provinceOnCard?: Maybe<ResolversTypes['CodedValue']>;
      resultCode?: Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  HealthInsuranceAnswer: ResolverTypeWrapper<
    Omit<HealthInsuranceAnswer, 'failure' | 'record' | 'visits'> & {
      failure?: Maybe<ResolversTypes['SourceFailure']>;
      record?: Maybe<ResolversTypes['HealthInsurance']>;
      visits?: Maybe<ResolversTypes['HealthVisitsAnswer']>;
    }
  >;
  HealthInsuranceCard: ResolverTypeWrapper<
    Omit<HealthInsuranceCard, 'benefitLevel' | 'objectGroup' | 'provinceOnCard'> & {
      benefitLevel?: Maybe<ResolversTypes['CodedValue']>;
      objectGroup?: Maybe<ResolversTypes['CodedValue']>;
      provinceOnCard?: Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  HealthInsuranceManager: HealthInsuranceManager;
  HealthInsuranceNotInForce: HealthInsuranceNotInForce;
  HealthVisit: ResolverTypeWrapper<
    Omit<HealthVisit, 'discharge' | 'outcome' | 'reason'> & {
      discharge?: Maybe<ResolversTypes['CodedValue']>;
      outcome?: Maybe<ResolversTypes['CodedValue']>;
      reason?: Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  HealthVisits: ResolverTypeWrapper<
    Omit<HealthVisits, 'visits'> & { visits?: Maybe<ReadonlyArray<ResolversTypes['HealthVisit']>> }
  >;
  HealthVisitsAnswer: ResolverTypeWrapper<
    Omit<HealthVisitsAnswer, 'failure' | 'record'> & {
      failure?: Maybe<ResolversTypes['SourceFailure']>;
      record?: Maybe<ResolversTypes['HealthVisits']>;
    }
  >;
  HeldLicenceClass: ResolverTypeWrapper<
    Omit<HeldLicenceClass, 'class'> & { class?: Maybe<ResolversTypes['CodedValue']> }
  >;
  HouseholdHead: ResolverTypeWrapper<
    Omit<HouseholdHead, 'relationship'> & { relationship?: Maybe<ResolversTypes['CodedValue']> }
  >;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Identity: ResolverTypeWrapper<
    Omit<
      Identity,
      | 'bloodGroup'
      | 'currentAddress'
      | 'ethnicGroup'
      | 'father'
      | 'householdHead'
      | 'maritalStatus'
      | 'mother'
      | 'nationality'
      | 'permanentAddress'
      | 'placeOfBirthRegistration'
      | 'placeOfOrigin'
      | 'religion'
      | 'representative'
      | 'sex'
      | 'spouse'
    > & {
      bloodGroup?: Maybe<ResolversTypes['CodedValue']>;
      currentAddress?: Maybe<ResolversTypes['Address']>;
      ethnicGroup?: Maybe<ResolversTypes['CodedValue']>;
      father?: Maybe<ResolversTypes['RelatedPerson']>;
      householdHead?: Maybe<ResolversTypes['HouseholdHead']>;
      maritalStatus?: Maybe<ResolversTypes['CodedValue']>;
      mother?: Maybe<ResolversTypes['RelatedPerson']>;
      nationality?: Maybe<ResolversTypes['CodedValue']>;
      permanentAddress?: Maybe<ResolversTypes['Address']>;
      placeOfBirthRegistration?: Maybe<ResolversTypes['Address']>;
      placeOfOrigin?: Maybe<ResolversTypes['Address']>;
      religion?: Maybe<ResolversTypes['CodedValue']>;
      representative?: Maybe<ResolversTypes['RelatedPerson']>;
      sex?: Maybe<ResolversTypes['CodedValue']>;
      spouse?: Maybe<ResolversTypes['RelatedPerson']>;
    }
  >;
  IdentityAnswer: ResolverTypeWrapper<
    Omit<IdentityAnswer, 'failure' | 'lifeStatus' | 'record'> & {
      failure?: Maybe<ResolversTypes['SourceFailure']>;
      lifeStatus?: Maybe<ResolversTypes['LifeStatusAnswer']>;
      record?: Maybe<ResolversTypes['Identity']>;
    }
  >;
  IdentityNumber: ResolverTypeWrapper<Scalars['IdentityNumber']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Language: Language;
  Latency: ResolverTypeWrapper<Latency>;
  LicencePointBalance: ResolverTypeWrapper<LicencePointBalance>;
  LicencePoints: ResolverTypeWrapper<LicencePoints>;
  LicencePointsAnswer: ResolverTypeWrapper<
    Omit<LicencePointsAnswer, 'failure'> & { failure?: Maybe<ResolversTypes['SourceFailure']> }
  >;
  LifeStatus: ResolverTypeWrapper<
    Omit<LifeStatus, 'status'> & { status?: Maybe<ResolversTypes['CodedValue']> }
  >;
  LifeStatusAnswer: ResolverTypeWrapper<
    Omit<LifeStatusAnswer, 'failure' | 'record'> & {
      failure?: Maybe<ResolversTypes['SourceFailure']>;
      record?: Maybe<ResolversTypes['LifeStatus']>;
    }
  >;
  MaritalStatusConfirmation: ResolverTypeWrapper<
    Omit<MaritalStatusConfirmation, 'maritalStatus' | 'person' | 'purpose' | 'registration'> & {
      maritalStatus?: Maybe<ResolversTypes['CodedValue']>;
      person?: Maybe<ResolversTypes['CivilPerson']>;
      purpose?: Maybe<ResolversTypes['CodedValue']>;
      registration?: Maybe<ResolversTypes['CivilRegistration']>;
    }
  >;
  MarriageRegistration: ResolverTypeWrapper<
    Omit<MarriageRegistration, 'husband' | 'registration' | 'spouse' | 'state' | 'wife'> & {
      husband?: Maybe<ResolversTypes['CivilPerson']>;
      registration?: Maybe<ResolversTypes['CivilRegistration']>;
      spouse?: Maybe<ResolversTypes['CivilPerson']>;
      state?: Maybe<ResolversTypes['CodedValue']>;
      wife?: Maybe<ResolversTypes['CivilPerson']>;
    }
  >;
  Match: ResolverTypeWrapper<Match>;
  MatchStep: MatchStep;
  NoteReason: NoteReason;
  OneTimeWithdrawal: ResolverTypeWrapper<OneTimeWithdrawal>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ParentChildRecognition: ResolverTypeWrapper<
    Omit<ParentChildRecognition, 'child' | 'kind' | 'parent' | 'registration'> & {
      child?: Maybe<ResolversTypes['CivilPerson']>;
      kind?: Maybe<ResolversTypes['CodedValue']>;
      parent?: Maybe<ResolversTypes['CivilPerson']>;
      registration?: Maybe<ResolversTypes['CivilRegistration']>;
    }
  >;
  PartialDate: ResolverTypeWrapper<Scalars['PartialDate']['output']>;
  Provenance: ResolverTypeWrapper<Provenance>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordNote: ResolverTypeWrapper<RecordNote>;
  RelatedPerson: ResolverTypeWrapper<
    Omit<RelatedPerson, 'nationality'> & { nationality?: Maybe<ResolversTypes['CodedValue']> }
  >;
  SocialInsurance: ResolverTypeWrapper<
    Omit<SocialInsurance, 'participations'> & {
      participations?: Maybe<ReadonlyArray<ResolversTypes['SocialInsuranceParticipation']>>;
    }
  >;
  SocialInsuranceAnswer: ResolverTypeWrapper<
    Omit<SocialInsuranceAnswer, 'contributions' | 'failure' | 'record'> & {
      contributions?: Maybe<ResolversTypes['ContributionsAnswer']>;
      failure?: Maybe<ResolversTypes['SourceFailure']>;
      record?: Maybe<ResolversTypes['SocialInsurance']>;
    }
  >;
  SocialInsuranceParticipation: ResolverTypeWrapper<
    Omit<
      SocialInsuranceParticipation,
      'birthCommune' | 'birthDistrict' | 'birthProvince' | 'contributionType' | 'holderSex' | 'status'
    > & {
      birthCommune?: Maybe<ResolversTypes['CodedValue']>;
      birthDistrict?: Maybe<ResolversTypes['CodedValue']>;
      birthProvince?: Maybe<ResolversTypes['CodedValue']>;
      contributionType?: Maybe<ResolversTypes['CodedValue']>;
      holderSex?: Maybe<ResolversTypes['CodedValue']>;
      status?: Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  Source: ResolverTypeWrapper<SourceDefinition>;
  SourceAnswer: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['SourceAnswer']>;
  SourceFailure: ResolverTypeWrapper<Failure>;
  SourceFailureCode: SourceFailureCode;
  SourceId: SourceId;
  SourceState: SourceState;
  SourceTrouble: ResolverTypeWrapper<SourceTrouble>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subject: ResolverTypeWrapper<AskedSubject>;
  SubjectInput: SubjectInput;
  federation__Scope: ResolverTypeWrapper<Scalars['federation__Scope']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessLogConnection: Omit<AccessLogConnection, 'edges'> & {
    edges: ReadonlyArray<ResolversParentTypes['AccessLogEdge']>;
  };
  AccessLogEdge: Omit<AccessLogEdge, 'node'> & { node: ResolversParentTypes['AccessLogEntry'] };
  AccessLogEntry: TrailEntry;
  AccessProcedure: TrailProcedure;
  AccessedData: AccessedData;
  Address: Omit<Address, 'commune' | 'country' | 'district' | 'province'> & {
    commune?: Maybe<ResolversParentTypes['CodedValue']>;
    country?: Maybe<ResolversParentTypes['CodedValue']>;
    district?: Maybe<ResolversParentTypes['CodedValue']>;
    province?: Maybe<ResolversParentTypes['CodedValue']>;
  };
  AuditEntry: TrailEntry;
  AuditEntryConnection: Omit<AuditEntryConnection, 'edges'> & {
    edges: ReadonlyArray<ResolversParentTypes['AuditEntryEdge']>;
  };
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuditFilter: AuditFilter;
  AuditedOfficer: AuditedOfficer;
  AuditedOutcome: AuditedOutcome;
  BirthRegistration: Omit<
    BirthRegistration,
    | 'birthKind'
    | 'ethnicGroup'
    | 'father'
    | 'mother'
    | 'nationality'
    | 'otherNationality'
    | 'placeOfBirthCommune'
    | 'registration'
    | 'requester'
    | 'sex'
  > & {
    birthKind?: Maybe<ResolversParentTypes['CodedValue']>;
    ethnicGroup?: Maybe<ResolversParentTypes['CodedValue']>;
    father?: Maybe<ResolversParentTypes['CivilPerson']>;
    mother?: Maybe<ResolversParentTypes['CivilPerson']>;
    nationality?: Maybe<ResolversParentTypes['CodedValue']>;
    otherNationality?: Maybe<ResolversParentTypes['CodedValue']>;
    placeOfBirthCommune?: Maybe<ResolversParentTypes['CodedValue']>;
    registration?: Maybe<ResolversParentTypes['CivilRegistration']>;
    requester?: Maybe<ResolversParentTypes['CivilRequester']>;
    sex?: Maybe<ResolversParentTypes['CodedValue']>;
  };
  Boolean: Scalars['Boolean']['output'];
  Citizen: CitizenParent;
  CivilCorrection: Omit<CivilCorrection, 'corrects' | 'kind' | 'person' | 'registration'> & {
    corrects?: Maybe<ResolversParentTypes['CorrectedRegistration']>;
    kind?: Maybe<ResolversParentTypes['CodedValue']>;
    person?: Maybe<ResolversParentTypes['CivilPerson']>;
    registration?: Maybe<ResolversParentTypes['CivilRegistration']>;
  };
  CivilCorrectionChange: CivilCorrectionChange;
  CivilDecision: CivilDecision;
  CivilPerson: Omit<
    CivilPerson,
    'citizen' | 'documentKind' | 'ethnicGroup' | 'nationality' | 'residence' | 'sex'
  > & {
    citizen?: Maybe<ResolversParentTypes['Citizen']>;
    documentKind?: Maybe<ResolversParentTypes['CodedValue']>;
    ethnicGroup?: Maybe<ResolversParentTypes['CodedValue']>;
    nationality?: Maybe<ResolversParentTypes['CodedValue']>;
    residence?: Maybe<ResolversParentTypes['CivilResidence']>;
    sex?: Maybe<ResolversParentTypes['CodedValue']>;
  };
  CivilRegistration: Omit<CivilRegistration, 'commune' | 'kind' | 'province'> & {
    commune?: Maybe<ResolversParentTypes['CodedValue']>;
    kind?: Maybe<ResolversParentTypes['CodedValue']>;
    province?: Maybe<ResolversParentTypes['CodedValue']>;
  };
  CivilRequester: Omit<CivilRequester, 'documentKind'> & {
    documentKind?: Maybe<ResolversParentTypes['CodedValue']>;
  };
  CivilResidence: Omit<CivilResidence, 'kind'> & { kind?: Maybe<ResolversParentTypes['CodedValue']> };
  CivilStatus: Omit<
    CivilStatus,
    | 'birth'
    | 'corrections'
    | 'death'
    | 'earlierBirths'
    | 'maritalStatusConfirmations'
    | 'marriages'
    | 'recognitions'
  > & {
    birth?: Maybe<ResolversParentTypes['BirthRegistration']>;
    corrections?: Maybe<ReadonlyArray<ResolversParentTypes['CivilCorrection']>>;
    death?: Maybe<ResolversParentTypes['DeathRegistration']>;
    earlierBirths?: Maybe<ReadonlyArray<ResolversParentTypes['BirthRegistration']>>;
    maritalStatusConfirmations?: Maybe<ReadonlyArray<ResolversParentTypes['MaritalStatusConfirmation']>>;
    marriages?: Maybe<ReadonlyArray<ResolversParentTypes['MarriageRegistration']>>;
    recognitions?: Maybe<ReadonlyArray<ResolversParentTypes['ParentChildRecognition']>>;
  };
  CivilStatusAnswer: Omit<CivilStatusAnswer, 'failure' | 'record'> & {
    failure?: Maybe<ResolversParentTypes['SourceFailure']>;
    record?: Maybe<ResolversParentTypes['CivilStatus']>;
  };
  CodedValue: Coded;
  Conflict: Conflict;
  ConflictValue: ConflictValue;
  ContributionPeriod: Omit<ContributionPeriod, 'type'> & { type?: Maybe<ResolversParentTypes['CodedValue']> };
  ContributionSummary: ContributionSummary;
  Contributions: Omit<Contributions, 'periods'> & {
    periods?: Maybe<ReadonlyArray<ResolversParentTypes['ContributionPeriod']>>;
  };
  ContributionsAnswer: Omit<ContributionsAnswer, 'failure' | 'record'> & {
    failure?: Maybe<ResolversParentTypes['SourceFailure']>;
    record?: Maybe<ResolversParentTypes['Contributions']>;
  };
  CorrectedRegistration: Omit<CorrectedRegistration, 'event'> & {
    event?: Maybe<ResolversParentTypes['CodedValue']>;
  };
  Cursor: Scalars['Cursor']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DeathNotice: Omit<DeathNotice, 'kind'> & { kind?: Maybe<ResolversParentTypes['CodedValue']> };
  DeathRegistration: Omit<
    DeathRegistration,
    'deceased' | 'declaration' | 'notice' | 'registration' | 'requester'
  > & {
    deceased?: Maybe<ResolversParentTypes['CivilPerson']>;
    declaration?: Maybe<ResolversParentTypes['CodedValue']>;
    notice?: Maybe<ResolversParentTypes['DeathNotice']>;
    registration?: Maybe<ResolversParentTypes['CivilRegistration']>;
    requester?: Maybe<ResolversParentTypes['CivilRequester']>;
  };
  DrivingLicence: Omit<
    DrivingLicence,
    'class' | 'classes' | 'holderCommune' | 'holderNationality' | 'holderSex' | 'issueForm' | 'status'
  > & {
    class?: Maybe<ResolversParentTypes['CodedValue']>;
    classes?: Maybe<ReadonlyArray<ResolversParentTypes['HeldLicenceClass']>>;
    holderCommune?: Maybe<ResolversParentTypes['CodedValue']>;
    holderNationality?: Maybe<ResolversParentTypes['CodedValue']>;
    holderSex?: Maybe<ResolversParentTypes['CodedValue']>;
    issueForm?: Maybe<ResolversParentTypes['CodedValue']>;
    status?: Maybe<ResolversParentTypes['CodedValue']>;
  };
  DrivingLicenceAnswer: Omit<DrivingLicenceAnswer, 'failure' | 'points' | 'record'> & {
    failure?: Maybe<ResolversParentTypes['SourceFailure']>;
    points?: Maybe<ResolversParentTypes['LicencePointsAnswer']>;
    record?: Maybe<ResolversParentTypes['DrivingLicences']>;
  };
  DrivingLicences: Omit<DrivingLicences, 'licences'> & {
    licences?: Maybe<ReadonlyArray<ResolversParentTypes['DrivingLicence']>>;
  };
  Float: Scalars['Float']['output'];
  HealthFacility: HealthFacility;
  HealthInsurance: Omit<
    HealthInsurance,
    | 'area'
    | 'benefitLevel'
    | 'holderSex'
    | 'invalidReason'
    | 'nextCard'
    | 'objectGroup'
    | 'previousCard'
    | 'provinceOnCard'
    | 'resultCode'
  > & {
    area?: Maybe<ResolversParentTypes['CodedValue']>;
    benefitLevel?: Maybe<ResolversParentTypes['CodedValue']>;
    holderSex?: Maybe<ResolversParentTypes['CodedValue']>;
    invalidReason?: Maybe<ResolversParentTypes['CodedValue']>;
    nextCard?: Maybe<ResolversParentTypes['HealthInsuranceCard']>;
    objectGroup?: Maybe<ResolversParentTypes['CodedValue']>;
    previousCard?: Maybe<ResolversParentTypes['HealthInsuranceCard']>;
    provinceOnCard?: Maybe<ResolversParentTypes['CodedValue']>;
    resultCode?: Maybe<ResolversParentTypes['CodedValue']>;
  };
  HealthInsuranceAnswer: Omit<HealthInsuranceAnswer, 'failure' | 'record' | 'visits'> & {
    failure?: Maybe<ResolversParentTypes['SourceFailure']>;
    record?: Maybe<ResolversParentTypes['HealthInsurance']>;
    visits?: Maybe<ResolversParentTypes['HealthVisitsAnswer']>;
  };
  HealthInsuranceCard: Omit<HealthInsuranceCard, 'benefitLevel' | 'objectGroup' | 'provinceOnCard'> & {
    benefitLevel?: Maybe<ResolversParentTypes['CodedValue']>;
    objectGroup?: Maybe<ResolversParentTypes['CodedValue']>;
    provinceOnCard?: Maybe<ResolversParentTypes['CodedValue']>;
  };
  HealthVisit: Omit<HealthVisit, 'discharge' | 'outcome' | 'reason'> & {
    discharge?: Maybe<ResolversParentTypes['CodedValue']>;
    outcome?: Maybe<ResolversParentTypes['CodedValue']>;
    reason?: Maybe<ResolversParentTypes['CodedValue']>;
  };
  HealthVisits: Omit<HealthVisits, 'visits'> & {
    visits?: Maybe<ReadonlyArray<ResolversParentTypes['HealthVisit']>>;
  };
  HealthVisitsAnswer: Omit<HealthVisitsAnswer, 'failure' | 'record'> & {
    failure?: Maybe<ResolversParentTypes['SourceFailure']>;
    record?: Maybe<ResolversParentTypes['HealthVisits']>;
  };
  HeldLicenceClass: Omit<HeldLicenceClass, 'class'> & { class?: Maybe<ResolversParentTypes['CodedValue']> };
  HouseholdHead: Omit<HouseholdHead, 'relationship'> & {
    relationship?: Maybe<ResolversParentTypes['CodedValue']>;
  };
  ID: Scalars['ID']['output'];
  Identity: Omit<
    Identity,
    | 'bloodGroup'
    | 'currentAddress'
    | 'ethnicGroup'
    | 'father'
    | 'householdHead'
    | 'maritalStatus'
    | 'mother'
    | 'nationality'
    | 'permanentAddress'
    | 'placeOfBirthRegistration'
    | 'placeOfOrigin'
    | 'religion'
    | 'representative'
    | 'sex'
    | 'spouse'
  > & {
    bloodGroup?: Maybe<ResolversParentTypes['CodedValue']>;
    currentAddress?: Maybe<ResolversParentTypes['Address']>;
    ethnicGroup?: Maybe<ResolversParentTypes['CodedValue']>;
    father?: Maybe<ResolversParentTypes['RelatedPerson']>;
    householdHead?: Maybe<ResolversParentTypes['HouseholdHead']>;
    maritalStatus?: Maybe<ResolversParentTypes['CodedValue']>;
    mother?: Maybe<ResolversParentTypes['RelatedPerson']>;
    nationality?: Maybe<ResolversParentTypes['CodedValue']>;
    permanentAddress?: Maybe<ResolversParentTypes['Address']>;
    placeOfBirthRegistration?: Maybe<ResolversParentTypes['Address']>;
    placeOfOrigin?: Maybe<ResolversParentTypes['Address']>;
    religion?: Maybe<ResolversParentTypes['CodedValue']>;
    representative?: Maybe<ResolversParentTypes['RelatedPerson']>;
    sex?: Maybe<ResolversParentTypes['CodedValue']>;
    spouse?: Maybe<ResolversParentTypes['RelatedPerson']>;
  };
  IdentityAnswer: Omit<IdentityAnswer, 'failure' | 'lifeStatus' | 'record'> & {
    failure?: Maybe<ResolversParentTypes['SourceFailure']>;
    lifeStatus?: Maybe<ResolversParentTypes['LifeStatusAnswer']>;
    record?: Maybe<ResolversParentTypes['Identity']>;
  };
  IdentityNumber: Scalars['IdentityNumber']['output'];
  Int: Scalars['Int']['output'];
  Latency: Latency;
  LicencePointBalance: LicencePointBalance;
  LicencePoints: LicencePoints;
  LicencePointsAnswer: Omit<LicencePointsAnswer, 'failure'> & {
    failure?: Maybe<ResolversParentTypes['SourceFailure']>;
  };
  LifeStatus: Omit<LifeStatus, 'status'> & { status?: Maybe<ResolversParentTypes['CodedValue']> };
  LifeStatusAnswer: Omit<LifeStatusAnswer, 'failure' | 'record'> & {
    failure?: Maybe<ResolversParentTypes['SourceFailure']>;
    record?: Maybe<ResolversParentTypes['LifeStatus']>;
  };
  MaritalStatusConfirmation: Omit<
    MaritalStatusConfirmation,
    'maritalStatus' | 'person' | 'purpose' | 'registration'
  > & {
    maritalStatus?: Maybe<ResolversParentTypes['CodedValue']>;
    person?: Maybe<ResolversParentTypes['CivilPerson']>;
    purpose?: Maybe<ResolversParentTypes['CodedValue']>;
    registration?: Maybe<ResolversParentTypes['CivilRegistration']>;
  };
  MarriageRegistration: Omit<
    MarriageRegistration,
    'husband' | 'registration' | 'spouse' | 'state' | 'wife'
  > & {
    husband?: Maybe<ResolversParentTypes['CivilPerson']>;
    registration?: Maybe<ResolversParentTypes['CivilRegistration']>;
    spouse?: Maybe<ResolversParentTypes['CivilPerson']>;
    state?: Maybe<ResolversParentTypes['CodedValue']>;
    wife?: Maybe<ResolversParentTypes['CivilPerson']>;
  };
  Match: Match;
  OneTimeWithdrawal: OneTimeWithdrawal;
  PageInfo: PageInfo;
  ParentChildRecognition: Omit<ParentChildRecognition, 'child' | 'kind' | 'parent' | 'registration'> & {
    child?: Maybe<ResolversParentTypes['CivilPerson']>;
    kind?: Maybe<ResolversParentTypes['CodedValue']>;
    parent?: Maybe<ResolversParentTypes['CivilPerson']>;
    registration?: Maybe<ResolversParentTypes['CivilRegistration']>;
  };
  PartialDate: Scalars['PartialDate']['output'];
  Provenance: Provenance;
  Query: Record<PropertyKey, never>;
  RecordNote: RecordNote;
  RelatedPerson: Omit<RelatedPerson, 'nationality'> & {
    nationality?: Maybe<ResolversParentTypes['CodedValue']>;
  };
  SocialInsurance: Omit<SocialInsurance, 'participations'> & {
    participations?: Maybe<ReadonlyArray<ResolversParentTypes['SocialInsuranceParticipation']>>;
  };
  SocialInsuranceAnswer: Omit<SocialInsuranceAnswer, 'contributions' | 'failure' | 'record'> & {
    contributions?: Maybe<ResolversParentTypes['ContributionsAnswer']>;
    failure?: Maybe<ResolversParentTypes['SourceFailure']>;
    record?: Maybe<ResolversParentTypes['SocialInsurance']>;
  };
  SocialInsuranceParticipation: Omit<
    SocialInsuranceParticipation,
    'birthCommune' | 'birthDistrict' | 'birthProvince' | 'contributionType' | 'holderSex' | 'status'
  > & {
    birthCommune?: Maybe<ResolversParentTypes['CodedValue']>;
    birthDistrict?: Maybe<ResolversParentTypes['CodedValue']>;
    birthProvince?: Maybe<ResolversParentTypes['CodedValue']>;
    contributionType?: Maybe<ResolversParentTypes['CodedValue']>;
    holderSex?: Maybe<ResolversParentTypes['CodedValue']>;
    status?: Maybe<ResolversParentTypes['CodedValue']>;
  };
  Source: SourceDefinition;
  SourceAnswer: ResolversInterfaceTypes<ResolversParentTypes>['SourceAnswer'];
  SourceFailure: Failure;
  SourceTrouble: SourceTrouble;
  String: Scalars['String']['output'];
  Subject: AskedSubject;
  SubjectInput: SubjectInput;
  federation__Scope: Scalars['federation__Scope']['output'];
};

export type AuthenticatedDirectiveArgs = {};

export type AuthenticatedDirectiveResolver<
  Result,
  Parent,
  ContextType = RequestContext,
  Args = AuthenticatedDirectiveArgs,
> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RequiresScopesDirectiveArgs = {
  scopes: ReadonlyArray<ReadonlyArray<Scalars['federation__Scope']['input']>>;
};

export type RequiresScopesDirectiveResolver<
  Result,
  Parent,
  ContextType = RequestContext,
  Args = RequiresScopesDirectiveArgs,
> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccessLogConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AccessLogConnection'] =
    ResolversParentTypes['AccessLogConnection'],
> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AccessLogEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AccessLogEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AccessLogEdge'] = ResolversParentTypes['AccessLogEdge'],
> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AccessLogEntry'], ParentType, ContextType>;
};

export type AccessLogEntryResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AccessLogEntry'] = ResolversParentTypes['AccessLogEntry'],
> = {
  agency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  application?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  data?: Resolver<ReadonlyArray<ResolversTypes['AccessedData']>, ParentType, ContextType>;
  dossier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccessKind'], ParentType, ContextType>;
  procedure?: Resolver<Maybe<ResolversTypes['AccessProcedure']>, ParentType, ContextType>;
  shown?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type AccessProcedureResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AccessProcedure'] = ResolversParentTypes['AccessProcedure'],
> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType,
    RequireFields<AccessProcedureTitleArgs, 'lang'>
  >;
};

export type AccessedDataResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AccessedData'] = ResolversParentTypes['AccessedData'],
> = {
  groups?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceId'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['AnswerStatus']>, ParentType, ContextType>;
};

export type AddressResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address'],
> = {
  commune?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  communeText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  countryText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  district?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  districtText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  province?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  provinceText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditEntryResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry'],
> = {
  agency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  application?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  asked?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  client?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  denied?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  dossier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fields?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intent?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AuditEntryKind'], ParentType, ContextType>;
  legalGround?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  officer?: Resolver<Maybe<ResolversTypes['AuditedOfficer']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcomes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AuditedOutcome']>>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  request?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  uniqueId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AuditEntryConnection'] =
    ResolversParentTypes['AuditEntryConnection'],
> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge'],
> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type AuditedOfficerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AuditedOfficer'] = ResolversParentTypes['AuditedOfficer'],
> = {
  fullName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityNumber?: Resolver<ResolversTypes['IdentityNumber'], ParentType, ContextType>;
};

export type AuditedOutcomeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AuditedOutcome'] = ResolversParentTypes['AuditedOutcome'],
> = {
  ageSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  asked?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  askedAs?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BirthRegistrationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['BirthRegistration'] = ResolversParentTypes['BirthRegistration'],
> = {
  birthKind?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  birthKindText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  capacityNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dateOfBirth?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  dateOfBirthInWords?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ethnicGroup?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  ethnicGroupText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  father?: Resolver<Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  fullName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityNumber?: Resolver<Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  missingNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mother?: Resolver<Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  nationality?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  nationalityText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  otherNationality?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  otherNationalityText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  placeOfBirth?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  placeOfBirthCommune?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  placeOfBirthCommuneText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  placeOfOrigin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registration?: Resolver<Maybe<ResolversTypes['CivilRegistration']>, ParentType, ContextType>;
  requester?: Resolver<Maybe<ResolversTypes['CivilRequester']>, ParentType, ContextType>;
  sex?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  sexText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CitizenResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Citizen'] = ResolversParentTypes['Citizen'],
> = {
  civilStatus?: Resolver<Maybe<ResolversTypes['CivilStatusAnswer']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  conflicts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Conflict']>>, ParentType, ContextType>;
  drivingLicences?: Resolver<Maybe<ResolversTypes['DrivingLicenceAnswer']>, ParentType, ContextType>;
  healthInsurance?: Resolver<Maybe<ResolversTypes['HealthInsuranceAnswer']>, ParentType, ContextType>;
  identity?: Resolver<Maybe<ResolversTypes['IdentityAnswer']>, ParentType, ContextType>;
  socialInsurance?: Resolver<Maybe<ResolversTypes['SocialInsuranceAnswer']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['Subject'], ParentType, ContextType>;
};

export type CivilCorrectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilCorrection'] = ResolversParentTypes['CivilCorrection'],
> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CivilCorrectionChange']>>, ParentType, ContextType>;
  corrects?: Resolver<Maybe<ResolversTypes['CorrectedRegistration']>, ParentType, ContextType>;
  ground?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  kindText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  registration?: Resolver<Maybe<ResolversTypes['CivilRegistration']>, ParentType, ContextType>;
};

export type CivilCorrectionChangeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilCorrectionChange'] =
    ResolversParentTypes['CivilCorrectionChange'],
> = {
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  entry?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CivilDecisionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilDecision'] = ResolversParentTypes['CivilDecision'],
> = {
  decidedOn?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  issuedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CivilPersonResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilPerson'] = ResolversParentTypes['CivilPerson'],
> = {
  citizen?: Resolver<Maybe<ResolversTypes['Citizen']>, ParentType, ContextType>;
  dateOfBirth?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  documentIssuedAt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documentIssuedOn?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  documentKind?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  documentKindText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documentNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ethnicGroup?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  ethnicGroupText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fullName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityNumber?: Resolver<Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  nationality?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  nationalityText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  residence?: Resolver<Maybe<ResolversTypes['CivilResidence']>, ParentType, ContextType>;
  sex?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  sexText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CivilRegistrationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilRegistration'] = ResolversParentTypes['CivilRegistration'],
> = {
  book?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  commune?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  communeText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enteredBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  foreignAuthority?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  foreignNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  foreignRegisteredOn?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  kindText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  page?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  province?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  provinceText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registeredOn?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  signedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  signerTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CivilRequesterResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilRequester'] = ResolversParentTypes['CivilRequester'],
> = {
  documentKind?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  documentKindText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documentNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fullName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  relationship?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CivilResidenceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilResidence'] = ResolversParentTypes['CivilResidence'],
> = {
  kind?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  kindText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CivilStatusResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilStatus'] = ResolversParentTypes['CivilStatus'],
> = {
  birth?: Resolver<Maybe<ResolversTypes['BirthRegistration']>, ParentType, ContextType>;
  corrections?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CivilCorrection']>>, ParentType, ContextType>;
  death?: Resolver<Maybe<ResolversTypes['DeathRegistration']>, ParentType, ContextType>;
  earlierBirths?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['BirthRegistration']>>,
    ParentType,
    ContextType
  >;
  maritalStatusConfirmations?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['MaritalStatusConfirmation']>>,
    ParentType,
    ContextType
  >;
  marriages?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MarriageRegistration']>>, ParentType, ContextType>;
  recognitions?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['ParentChildRecognition']>>,
    ParentType,
    ContextType
  >;
};

export type CivilStatusAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilStatusAnswer'] = ResolversParentTypes['CivilStatusAnswer'],
> = {
  failure?: Resolver<Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['CivilStatus']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CodedValueResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CodedValue'] = ResolversParentTypes['CodedValue'],
> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  list?: Resolver<ResolversTypes['CodeList'], ParentType, ContextType>;
  name?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType,
    RequireFields<CodedValueNameArgs, 'lang'>
  >;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConflictResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Conflict'] = ResolversParentTypes['Conflict'],
> = {
  fact?: Resolver<ResolversTypes['Fact'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['ConflictValue']>, ParentType, ContextType>;
};

export type ConflictValueResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ConflictValue'] = ResolversParentTypes['ConflictValue'],
> = {
  source?: Resolver<ResolversTypes['SourceId'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContributionPeriodResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ContributionPeriod'] = ResolversParentTypes['ContributionPeriod'],
> = {
  coefficient?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  employerCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  employerName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fromMonth?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  inHealthFund?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  inUnemploymentFund?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  insuranceNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  jobTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  months?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  positionAllowance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  regionalAllowance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  salary?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  seniorityAllowance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  toMonth?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  typeText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ContributionSummaryResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ContributionSummary'] =
    ResolversParentTypes['ContributionSummary'],
> = {
  arrearsMonths?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  insuranceNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  oneTimeWithdrawal?: Resolver<Maybe<ResolversTypes['OneTimeWithdrawal']>, ParentType, ContextType>;
  totalMonths?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unemploymentMonths?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  upToMonth?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
};

export type ContributionsResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Contributions'] = ResolversParentTypes['Contributions'],
> = {
  periodCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  periods?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['ContributionPeriod']>>,
    ParentType,
    ContextType,
    RequireFields<ContributionsPeriodsArgs, 'first'>
  >;
  summaries?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ContributionSummary']>>, ParentType, ContextType>;
};

export type ContributionsAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ContributionsAnswer'] =
    ResolversParentTypes['ContributionsAnswer'],
> = {
  failure?: Resolver<Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['Contributions']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CorrectedRegistrationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CorrectedRegistration'] =
    ResolversParentTypes['CorrectedRegistration'],
> = {
  book?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  event?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  eventText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registeredOn?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
};

export interface CursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Cursor'], any> {
  name: 'Cursor';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeathNoticeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DeathNotice'] = ResolversParentTypes['DeathNotice'],
> = {
  issuedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issuedOn?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  kindText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DeathRegistrationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DeathRegistration'] = ResolversParentTypes['DeathRegistration'],
> = {
  causeOfDeath?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deceased?: Resolver<Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  declaration?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  declarationText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  diedOn?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  diedOnInWords?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notice?: Resolver<Maybe<ResolversTypes['DeathNotice']>, ParentType, ContextType>;
  placeOfDeath?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registration?: Resolver<Maybe<ResolversTypes['CivilRegistration']>, ParentType, ContextType>;
  requester?: Resolver<Maybe<ResolversTypes['CivilRequester']>, ParentType, ContextType>;
  timeOfDeath?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DrivingLicenceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DrivingLicence'] = ResolversParentTypes['DrivingLicence'],
> = {
  class?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  classText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  classes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['HeldLicenceClass']>>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  descriptionEnglish?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  fileNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderCommune?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  holderCommuneText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderDateOfBirth?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  holderName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderNationality?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  holderNationalityText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderResidence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderSex?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  holderSexText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issueForm?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  issueFormText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issuedAt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issuedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  managedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  passedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  previousNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  serial?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  signedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  statusText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DrivingLicenceAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DrivingLicenceAnswer'] =
    ResolversParentTypes['DrivingLicenceAnswer'],
> = {
  failure?: Resolver<Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  points?: Resolver<Maybe<ResolversTypes['LicencePointsAnswer']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['DrivingLicences']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DrivingLicencesResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DrivingLicences'] = ResolversParentTypes['DrivingLicences'],
> = {
  licences?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DrivingLicence']>>, ParentType, ContextType>;
};

export type HealthFacilityResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HealthFacility'] = ResolversParentTypes['HealthFacility'],
> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HealthInsuranceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HealthInsurance'] = ResolversParentTypes['HealthInsurance'],
> = {
  area?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  areaText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  benefitLevel?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  benefitRatePercent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cardNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  coPaymentExemptFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  employerCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  employerName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fiveYearsFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  holderAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderDateOfBirth?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  holderName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderSex?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  holderSexText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  insuranceOffice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  invalidReason?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  managedBy?: Resolver<Maybe<ResolversTypes['HealthInsuranceManager']>, ParentType, ContextType>;
  nextCard?: Resolver<Maybe<ResolversTypes['HealthInsuranceCard']>, ParentType, ContextType>;
  notInForce?: Resolver<Maybe<ResolversTypes['HealthInsuranceNotInForce']>, ParentType, ContextType>;
  objectGroup?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  portalNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  previousCard?: Resolver<Maybe<ResolversTypes['HealthInsuranceCard']>, ParentType, ContextType>;
  previousCardNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provinceOnCard?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  registeredFacility?: Resolver<Maybe<ResolversTypes['HealthFacility']>, ParentType, ContextType>;
  resultCode?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  socialInsuranceNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  valid?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type HealthInsuranceAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HealthInsuranceAnswer'] =
    ResolversParentTypes['HealthInsuranceAnswer'],
> = {
  failure?: Resolver<Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['HealthInsurance']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  visits?: Resolver<Maybe<ResolversTypes['HealthVisitsAnswer']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HealthInsuranceCardResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HealthInsuranceCard'] =
    ResolversParentTypes['HealthInsuranceCard'],
> = {
  benefitLevel?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  benefitRatePercent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cardNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  objectGroup?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  provinceOnCard?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  registeredFacility?: Resolver<Maybe<ResolversTypes['HealthFacility']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type HealthVisitResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HealthVisit'] = ResolversParentTypes['HealthVisit'],
> = {
  arrivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  arrivedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  discharge?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  dischargeText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  disease?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  facilityCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fileNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  leftAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  leftOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  outcomeText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  reasonText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HealthVisitsResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HealthVisits'] = ResolversParentTypes['HealthVisits'],
> = {
  visits?: Resolver<Maybe<ReadonlyArray<ResolversTypes['HealthVisit']>>, ParentType, ContextType>;
};

export type HealthVisitsAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HealthVisitsAnswer'] = ResolversParentTypes['HealthVisitsAnswer'],
> = {
  failure?: Resolver<Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['HealthVisits']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HeldLicenceClassResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HeldLicenceClass'] = ResolversParentTypes['HeldLicenceClass'],
> = {
  class?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  passedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type HouseholdHeadResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HouseholdHead'] = ResolversParentTypes['HouseholdHead'],
> = {
  formerNumber?: Resolver<Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  fullName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityNumber?: Resolver<Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  relationship?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  relationshipText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IdentityResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Identity'] = ResolversParentTypes['Identity'],
> = {
  bloodGroup?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  bloodGroupText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currentAddress?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  dateOfBirth?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  ethnicGroup?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  ethnicGroupText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  father?: Resolver<Maybe<ResolversTypes['RelatedPerson']>, ParentType, ContextType>;
  formerNumber?: Resolver<Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  fullName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  householdBookNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  householdHead?: Resolver<Maybe<ResolversTypes['HouseholdHead']>, ParentType, ContextType>;
  identityNumber?: Resolver<Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  maritalStatus?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  maritalStatusText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mother?: Resolver<Maybe<ResolversTypes['RelatedPerson']>, ParentType, ContextType>;
  nationality?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  nationalityText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permanentAddress?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  placeOfBirthRegistration?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  placeOfOrigin?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  religion?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  religionText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  representative?: Resolver<Maybe<ResolversTypes['RelatedPerson']>, ParentType, ContextType>;
  sex?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  sexText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  spouse?: Resolver<Maybe<ResolversTypes['RelatedPerson']>, ParentType, ContextType>;
};

export type IdentityAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['IdentityAnswer'] = ResolversParentTypes['IdentityAnswer'],
> = {
  failure?: Resolver<Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  lifeStatus?: Resolver<Maybe<ResolversTypes['LifeStatusAnswer']>, ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['Identity']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface IdentityNumberScalarConfig extends GraphQLScalarTypeConfig<
  ResolversTypes['IdentityNumber'],
  any
> {
  name: 'IdentityNumber';
}

export type LatencyResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Latency'] = ResolversParentTypes['Latency'],
> = {
  p50Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p95Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type LicencePointBalanceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['LicencePointBalance'] =
    ResolversParentTypes['LicencePointBalance'],
> = {
  lastDeductedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  licenceNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  remaining?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LicencePointsResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['LicencePoints'] = ResolversParentTypes['LicencePoints'],
> = {
  balances?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LicencePointBalance']>>, ParentType, ContextType>;
};

export type LicencePointsAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['LicencePointsAnswer'] =
    ResolversParentTypes['LicencePointsAnswer'],
> = {
  failure?: Resolver<Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['LicencePoints']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LifeStatusResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['LifeStatus'] = ResolversParentTypes['LifeStatus'],
> = {
  dateOfDeath?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  statusText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LifeStatusAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['LifeStatusAnswer'] = ResolversParentTypes['LifeStatusAnswer'],
> = {
  failure?: Resolver<Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['LifeStatus']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MaritalStatusConfirmationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['MaritalStatusConfirmation'] =
    ResolversParentTypes['MaritalStatusConfirmation'],
> = {
  maritalStatus?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  maritalStatusText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  purposeText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registration?: Resolver<Maybe<ResolversTypes['CivilRegistration']>, ParentType, ContextType>;
  residedAt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  residedFrom?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  residedUntil?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
};

export type MarriageRegistrationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['MarriageRegistration'] =
    ResolversParentTypes['MarriageRegistration'],
> = {
  annulment?: Resolver<Maybe<ResolversTypes['CivilDecision']>, ParentType, ContextType>;
  divorce?: Resolver<Maybe<ResolversTypes['CivilDecision']>, ParentType, ContextType>;
  establishedOn?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  husband?: Resolver<Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  recognition?: Resolver<Maybe<ResolversTypes['CivilDecision']>, ParentType, ContextType>;
  registration?: Resolver<Maybe<ResolversTypes['CivilRegistration']>, ParentType, ContextType>;
  spouse?: Resolver<Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  stateText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  wife?: Resolver<Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
};

export type MatchResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Match'] = ResolversParentTypes['Match'],
> = {
  dateOfBirth?: Resolver<ResolversTypes['MatchStep'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['MatchStep'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['MatchStep'], ParentType, ContextType>;
};

export type OneTimeWithdrawalResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['OneTimeWithdrawal'] = ResolversParentTypes['OneTimeWithdrawal'],
> = {
  month?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  months?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PageInfoResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo'],
> = {
  endCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ParentChildRecognitionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ParentChildRecognition'] =
    ResolversParentTypes['ParentChildRecognition'],
> = {
  child?: Resolver<Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['CivilDecision']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  kindText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  registration?: Resolver<Maybe<ResolversTypes['CivilRegistration']>, ParentType, ContextType>;
};

export interface PartialDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PartialDate'], any> {
  name: 'PartialDate';
}

export type ProvenanceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance'],
> = {
  ageSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  fetchedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceId'], ParentType, ContextType>;
  sourceAsOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type QueryResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query'],
> = {
  accessLog?: Resolver<
    Maybe<ResolversTypes['AccessLogConnection']>,
    ParentType,
    ContextType,
    RequireFields<QueryAccessLogArgs, 'first'>
  >;
  auditEntries?: Resolver<
    Maybe<ResolversTypes['AuditEntryConnection']>,
    ParentType,
    ContextType,
    RequireFields<QueryAuditEntriesArgs, 'filter' | 'first'>
  >;
  citizen?: Resolver<
    Maybe<ResolversTypes['Citizen']>,
    ParentType,
    ContextType,
    RequireFields<QueryCitizenArgs, 'subject'>
  >;
  citizens?: Resolver<
    ReadonlyArray<Maybe<ResolversTypes['Citizen']>>,
    ParentType,
    ContextType,
    RequireFields<QueryCitizensArgs, 'subjects'>
  >;
  me?: Resolver<Maybe<ResolversTypes['Citizen']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
};

export type RecordNoteResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RecordNote'] = ResolversParentTypes['RecordNote'],
> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['NoteReason'], ParentType, ContextType>;
};

export type RelatedPersonResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RelatedPerson'] = ResolversParentTypes['RelatedPerson'],
> = {
  formerNumber?: Resolver<Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  fullName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityNumber?: Resolver<Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  nationality?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  nationalityText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SocialInsuranceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SocialInsurance'] = ResolversParentTypes['SocialInsurance'],
> = {
  participations?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['SocialInsuranceParticipation']>>,
    ParentType,
    ContextType
  >;
};

export type SocialInsuranceAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SocialInsuranceAnswer'] =
    ResolversParentTypes['SocialInsuranceAnswer'],
> = {
  contributions?: Resolver<Maybe<ResolversTypes['ContributionsAnswer']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['SocialInsurance']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SocialInsuranceParticipationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SocialInsuranceParticipation'] =
    ResolversParentTypes['SocialInsuranceParticipation'],
> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  birthCommune?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  birthCommuneText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  birthDistrict?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  birthDistrictText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  birthProvince?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  birthProvinceText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contributionType?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  contributionTypeText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  employerCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  employerName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  formerBookNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderDateOfBirth?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  holderName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderSex?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  holderSexText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  householdCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityNumber?: Resolver<Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  insuranceNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  officeCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sinceMonth?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  statusText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SourceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source'],
> = {
  batchSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  breaker?: Resolver<Maybe<ResolversTypes['BreakerState']>, ParentType, ContextType>;
  failureRate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  hitRatio?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['SourceId'], ParentType, ContextType>;
  inFlight?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastFailure?: Resolver<Maybe<ResolversTypes['SourceTrouble']>, ParentType, ContextType>;
  lastSuccessAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  latency?: Resolver<Maybe<ResolversTypes['Latency']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<SourceNameArgs, 'lang'>>;
  queued?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  served?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  staleServed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SourceState'], ParentType, ContextType>;
  timeoutMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SourceAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SourceAnswer'] = ResolversParentTypes['SourceAnswer'],
> = {
  __resolveType: TypeResolveFn<
    | 'CivilStatusAnswer'
    | 'ContributionsAnswer'
    | 'DrivingLicenceAnswer'
    | 'HealthInsuranceAnswer'
    | 'HealthVisitsAnswer'
    | 'IdentityAnswer'
    | 'LicencePointsAnswer'
    | 'LifeStatusAnswer'
    | 'SocialInsuranceAnswer',
    ParentType,
    ContextType
  >;
};

export type SourceFailureResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SourceFailure'] = ResolversParentTypes['SourceFailure'],
> = {
  code?: Resolver<ResolversTypes['SourceFailureCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfterMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sourceCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SourceTroubleResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SourceTrouble'] = ResolversParentTypes['SourceTrouble'],
> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['SourceFailureCode'], ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  inARow?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sourceCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SubjectResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Subject'] = ResolversParentTypes['Subject'],
> = {
  dateOfBirth?: Resolver<ResolversTypes['PartialDate'], ParentType, ContextType>;
  fullName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  identityNumber?: Resolver<ResolversTypes['IdentityNumber'], ParentType, ContextType>;
};

export interface Federation__ScopeScalarConfig extends GraphQLScalarTypeConfig<
  ResolversTypes['federation__Scope'],
  any
> {
  name: 'federation__Scope';
}

export type Resolvers<ContextType = RequestContext> = {
  AccessLogConnection?: AccessLogConnectionResolvers<ContextType>;
  AccessLogEdge?: AccessLogEdgeResolvers<ContextType>;
  AccessLogEntry?: AccessLogEntryResolvers<ContextType>;
  AccessProcedure?: AccessProcedureResolvers<ContextType>;
  AccessedData?: AccessedDataResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  AuditedOfficer?: AuditedOfficerResolvers<ContextType>;
  AuditedOutcome?: AuditedOutcomeResolvers<ContextType>;
  BirthRegistration?: BirthRegistrationResolvers<ContextType>;
  Citizen?: CitizenResolvers<ContextType>;
  CivilCorrection?: CivilCorrectionResolvers<ContextType>;
  CivilCorrectionChange?: CivilCorrectionChangeResolvers<ContextType>;
  CivilDecision?: CivilDecisionResolvers<ContextType>;
  CivilPerson?: CivilPersonResolvers<ContextType>;
  CivilRegistration?: CivilRegistrationResolvers<ContextType>;
  CivilRequester?: CivilRequesterResolvers<ContextType>;
  CivilResidence?: CivilResidenceResolvers<ContextType>;
  CivilStatus?: CivilStatusResolvers<ContextType>;
  CivilStatusAnswer?: CivilStatusAnswerResolvers<ContextType>;
  CodedValue?: CodedValueResolvers<ContextType>;
  Conflict?: ConflictResolvers<ContextType>;
  ConflictValue?: ConflictValueResolvers<ContextType>;
  ContributionPeriod?: ContributionPeriodResolvers<ContextType>;
  ContributionSummary?: ContributionSummaryResolvers<ContextType>;
  Contributions?: ContributionsResolvers<ContextType>;
  ContributionsAnswer?: ContributionsAnswerResolvers<ContextType>;
  CorrectedRegistration?: CorrectedRegistrationResolvers<ContextType>;
  Cursor?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DeathNotice?: DeathNoticeResolvers<ContextType>;
  DeathRegistration?: DeathRegistrationResolvers<ContextType>;
  DrivingLicence?: DrivingLicenceResolvers<ContextType>;
  DrivingLicenceAnswer?: DrivingLicenceAnswerResolvers<ContextType>;
  DrivingLicences?: DrivingLicencesResolvers<ContextType>;
  HealthFacility?: HealthFacilityResolvers<ContextType>;
  HealthInsurance?: HealthInsuranceResolvers<ContextType>;
  HealthInsuranceAnswer?: HealthInsuranceAnswerResolvers<ContextType>;
  HealthInsuranceCard?: HealthInsuranceCardResolvers<ContextType>;
  HealthVisit?: HealthVisitResolvers<ContextType>;
  HealthVisits?: HealthVisitsResolvers<ContextType>;
  HealthVisitsAnswer?: HealthVisitsAnswerResolvers<ContextType>;
  HeldLicenceClass?: HeldLicenceClassResolvers<ContextType>;
  HouseholdHead?: HouseholdHeadResolvers<ContextType>;
  Identity?: IdentityResolvers<ContextType>;
  IdentityAnswer?: IdentityAnswerResolvers<ContextType>;
  IdentityNumber?: GraphQLScalarType;
  Latency?: LatencyResolvers<ContextType>;
  LicencePointBalance?: LicencePointBalanceResolvers<ContextType>;
  LicencePoints?: LicencePointsResolvers<ContextType>;
  LicencePointsAnswer?: LicencePointsAnswerResolvers<ContextType>;
  LifeStatus?: LifeStatusResolvers<ContextType>;
  LifeStatusAnswer?: LifeStatusAnswerResolvers<ContextType>;
  MaritalStatusConfirmation?: MaritalStatusConfirmationResolvers<ContextType>;
  MarriageRegistration?: MarriageRegistrationResolvers<ContextType>;
  Match?: MatchResolvers<ContextType>;
  OneTimeWithdrawal?: OneTimeWithdrawalResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  ParentChildRecognition?: ParentChildRecognitionResolvers<ContextType>;
  PartialDate?: GraphQLScalarType;
  Provenance?: ProvenanceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordNote?: RecordNoteResolvers<ContextType>;
  RelatedPerson?: RelatedPersonResolvers<ContextType>;
  SocialInsurance?: SocialInsuranceResolvers<ContextType>;
  SocialInsuranceAnswer?: SocialInsuranceAnswerResolvers<ContextType>;
  SocialInsuranceParticipation?: SocialInsuranceParticipationResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  SourceAnswer?: SourceAnswerResolvers<ContextType>;
  SourceFailure?: SourceFailureResolvers<ContextType>;
  SourceTrouble?: SourceTroubleResolvers<ContextType>;
  Subject?: SubjectResolvers<ContextType>;
  federation__Scope?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  authenticated?: AuthenticatedDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
};
