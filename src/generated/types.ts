// Generated from schema/*.graphql; do not edit.
import type { AccessKind } from './enums.ts';
import type { AnswerStatus } from './enums.ts';
import type { AuditEntryKind } from './enums.ts';
import type { BreakerState } from './enums.ts';
import type { CardFormat } from './enums.ts';
import type { CodeList } from './enums.ts';
import type { Completeness } from './enums.ts';
import type { Fact } from './enums.ts';
import type { Freshness } from './enums.ts';
import type { HealthInsuranceManager } from './enums.ts';
import type { HealthInsuranceNotInForce } from './enums.ts';
import type { IdentityFlag } from './enums.ts';
import type { Language } from './enums.ts';
import type { MatchStep } from './enums.ts';
import type { NoteReason } from './enums.ts';
import type { SourceFailureCode } from './enums.ts';
import type { SourceId } from './enums.ts';
import type { SourceState } from './enums.ts';
import type { UnitExtent } from './enums.ts';
import type { IdentityNumber } from '../subject/identity-number.ts';
import type { PartialDate } from '../subject/partial-date.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
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
  /**
   * A personal identification number (số định danh cá nhân, 12 digits) or a former identity card number (số CMND, 9 digits). In
   * `Citizen.subject`, of a citizen whom the scan of a health insurance card names, that card's number; no argument takes such a number.
   */
  IdentityNumber: { input: IdentityNumber; output: IdentityNumber };
  /** A date as precise as it is known: `1990`, `1990-02` or `1990-02-15`. A year-only birth date stays year-only. */
  PartialDate: { input: PartialDate; output: PartialDate };
  /** A scope of an access token (phạm vi), named as in the descriptions of fields. */
  federation__Scope: { input: string; output: string };
};

export type { AccessKind };

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
  /** Formats of the cards whose scans named the citizen (đọc thẻ); null when none did, and in another's record. */
  readonly scans: Maybe<ReadonlyArray<CardFormat>>;
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

/** An address (địa chỉ). */
export type AddressCommuneArgs = {
  today?: InputMaybe<Scalars['Boolean']['input']>;
};

/** An address (địa chỉ). */
export type AddressDistrictArgs = {
  today?: InputMaybe<Scalars['Boolean']['input']>;
};

/** An address (địa chỉ). */
export type AddressProvinceArgs = {
  today?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A unit of local government in one edition of its list (đơn vị hành chính): a province, a district or a commune. */
export type AdministrativeUnit = {
  readonly __typename?: 'AdministrativeUnit';
  /**
   * The units of today in which its area lies (các đơn vị hành chính mới), by code: of a province, provinces; of a district or a commune,
   * communes. Empty for a unit of today.
   */
  readonly became: ReadonlyArray<UnitSuccession>;
  /** The code (mã). */
  readonly code: Scalars['String']['output'];
  /** The district it lies in (đơn vị hành chính cấp huyện), until 2025-06-30. */
  readonly district: Maybe<CodedValue>;
  /** The name before that day (tên trước đó); null where none is known. */
  readonly formerly: Maybe<Scalars['String']['output']>;
  /** Its level: PROVINCE, DISTRICT or COMMUNE. */
  readonly list: CodeList;
  /**
   * The former units that it was made of (các đơn vị hành chính cũ), by code: of a province, provinces; of a commune, communes, and
   * districts that had no communes. Empty for a former unit.
   */
  readonly madeOf: ReadonlyArray<UnitSuccession>;
  /** Its name in this edition (tên); in Vietnamese where there is no English one. */
  readonly name: Scalars['String']['output'];
  /** The province it lies in (đơn vị hành chính cấp tỉnh). */
  readonly province: Maybe<CodedValue>;
  /** First day on which the code is known to have had this name (ngày mang tên này); null where no other name is known. */
  readonly since: Maybe<Scalars['Date']['output']>;
  /** The only unit of today in which its area lies (đơn vị hành chính hiện nay); a unit of today is its own. Null where it was divided. */
  readonly today: Maybe<CodedValue>;
  /** The edition (phiên bản). */
  readonly version: Scalars['String']['output'];
};

/** A unit of local government in one edition of its list (đơn vị hành chính): a province, a district or a commune. */
export type AdministrativeUnitNameArgs = {
  lang?: InputMaybe<Language>;
};

export type { AnswerStatus };

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
  /** Formats of the cards whose scans named the person (đọc thẻ), of an intent; null when none did. */
  readonly scans: Maybe<ReadonlyArray<CardFormat>>;
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

export type { AuditEntryKind };

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

/** Registration of a birth (khai sinh). */
export type BirthRegistrationPlaceOfBirthCommuneArgs = {
  today?: InputMaybe<Scalars['Boolean']['input']>;
};

export type { BreakerState };

export type { CardFormat };

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
  /** What the scanned card says, never a source's value; null unless asked for by `citizenByScan`. */
  readonly scanned: Maybe<ScannedCard>;
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

/** What every event has: its place in the civil status books (sổ hộ tịch). */
export type CivilRegistrationCommuneArgs = {
  today?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What every event has: its place in the civil status books (sổ hộ tịch). */
export type CivilRegistrationProvinceArgs = {
  today?: InputMaybe<Scalars['Boolean']['input']>;
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

export type { CodeList };

/** An item of a code list (mục trong danh mục). */
export type CodeListItem = {
  readonly __typename?: 'CodeListItem';
  /** The code (mã). */
  readonly code: Scalars['String']['output'];
  /** Its name (tên); in Vietnamese where the list has no English one. */
  readonly name: Scalars['String']['output'];
  /** The unit, in a list of places (đơn vị hành chính). */
  readonly unit: Maybe<AdministrativeUnit>;
};

/** An item of a code list (mục trong danh mục). */
export type CodeListItemNameArgs = {
  lang?: InputMaybe<Language>;
};

/** Items of one edition of a code list (danh mục). */
export type CodeListItems = {
  readonly __typename?: 'CodeListItems';
  /** The items found, at most `first`. */
  readonly items: ReadonlyArray<CodeListItem>;
  /** The list. */
  readonly list: CodeList;
  /** How many items the search finds; without a search, how many the edition has. */
  readonly total: Scalars['Int']['output'];
  /** The edition (phiên bản); null where the list has none. */
  readonly version: Maybe<Scalars['String']['output']>;
  /** All editions of the list, newest first; empty where the list has none. */
  readonly versions: ReadonlyArray<Scalars['String']['output']>;
};

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

export type { Completeness };

/** A fact about which sources disagree. */
export type Conflict = {
  readonly __typename?: 'Conflict';
  /** The fact. */
  readonly fact: Fact;
  /**
   * What the scanned card says about the fact, as a name, a date, or a code of the list SEX; null unless asked for by `citizenByScan`, and where the
   * card does not say it. A card that contradicts a source is a conflict, also where the sources agree.
   */
  readonly scanned: Maybe<Scalars['String']['output']>;
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

/** One driving licence (giấy phép lái xe). */
export type DrivingLicenceHolderCommuneArgs = {
  today?: InputMaybe<Scalars['Boolean']['input']>;
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

export type { Fact };

export type { Freshness };

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

/**
 * A person's health insurance card (thẻ bảo hiểm y tế). Where the portal tells of two, number, validity, group, level and facility are
 * those of the card in force on the day of the question (in Việt Nam), the newer one if both are. If none is in force, they are those of
 * the card that ended last, or of the first to begin. Scope: health-insurance.
 */
export type HealthInsuranceProvinceOnCardArgs = {
  today?: InputMaybe<Scalars['Boolean']['input']>;
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

/** A card beside the one in force (thẻ bảo hiểm y tế). */
export type HealthInsuranceCardProvinceOnCardArgs = {
  today?: InputMaybe<Scalars['Boolean']['input']>;
};

export type { HealthInsuranceManager };

export type { HealthInsuranceNotInForce };

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
  /**
   * Flags of the person (cờ cảnh báo), also in `extensions.flags`. Those of `lifeStatus` are known only where the operation selects it and the
   * caller may read its status. Empty where there is none, null where that is not known. Wire: TinhTrang of lifeStatus.
   * Sensitivity: basic. Scope: identity.
   */
  readonly flags: Maybe<ReadonlyArray<IdentityFlag>>;
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

export type { IdentityFlag };

export type { Language };

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

export type { MatchStep };

export type { NoteReason };

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
  /**
   * When the answer stops being fresh for this caller: the end of its time in the cache or of what `X-Max-Age` and the purpose allow, whichever
   * comes first. Past of a stale answer; `fetchedAt` of one that is kept for nobody; null where nothing was fetched.
   */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
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
  /**
   * The citizen whom the scan of a card names: the text that a reader gives of the QR code of an identity card (thẻ CCCD, thẻ căn cước) or of a
   * health insurance card (thẻ BHYT), or of the machine-readable zone on the back of an identity card. It counts as naming the person in every
   * other way. A format can be switched off: `scans` in the configuration. Absent in subgraph mode.
   */
  readonly citizenByScan: Maybe<Citizen>;
  /** Up to 100 citizens, answered in the order asked. */
  readonly citizens: ReadonlyArray<Maybe<Citizen>>;
  /**
   * Search of a code list (tra cứu danh mục). Without a search it gives the list from its beginning. Lists say nothing about people: a
   * token is enough.
   */
  readonly codeList: Maybe<CodeListItems>;
  /** A commune, ward or special zone (đơn vị hành chính cấp xã). Null for a code that the edition does not have. */
  readonly commune: Maybe<AdministrativeUnit>;
  /** The citizen whose own token asks (công dân tự tra cứu). Purposes of kind `self` only. */
  readonly me: Maybe<Citizen>;
  /** A province or centrally run city (đơn vị hành chính cấp tỉnh). Null for a code that the edition does not have. */
  readonly province: Maybe<AdministrativeUnit>;
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
export type QueryCitizenByScanArgs = {
  text: Scalars['String']['input'];
};

/**
 * What can be asked. A person is named by the triple of identity number, full name and date of birth;
 * a look-up by number alone is not offered, because no source offers it.
 */
export type QueryCitizensArgs = {
  subjects: ReadonlyArray<SubjectInput>;
};

/**
 * What can be asked. A person is named by the triple of identity number, full name and date of birth;
 * a look-up by number alone is not offered, because no source offers it.
 */
export type QueryCodeListArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  list: CodeList;
  search?: InputMaybe<Scalars['String']['input']>;
  version?: InputMaybe<Scalars['String']['input']>;
};

/**
 * What can be asked. A person is named by the triple of identity number, full name and date of birth;
 * a look-up by number alone is not offered, because no source offers it.
 */
export type QueryCommuneArgs = {
  code: Scalars['String']['input'];
  version?: InputMaybe<Scalars['String']['input']>;
};

/**
 * What can be asked. A person is named by the triple of identity number, full name and date of birth;
 * a look-up by number alone is not offered, because no source offers it.
 */
export type QueryProvinceArgs = {
  code: Scalars['String']['input'];
  version?: InputMaybe<Scalars['String']['input']>;
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

/** What a scanned card says (nội dung trên thẻ). A scan proves nothing: a photograph of the card gives the same text. */
export type ScannedCard = {
  readonly __typename?: 'ScannedCard';
  /** Living area (mã khu vực) of a health insurance card: K1, K2 or K3. */
  readonly area: Maybe<Scalars['String']['output']>;
  /** Date of birth (ngày, tháng, năm sinh); an impossible day is left out, with a note. */
  readonly dateOfBirth: Scalars['PartialDate']['output'];
  /** Last day of validity (có giá trị đến), only where the card says it; never computed. */
  readonly expiresOn: Maybe<Scalars['PartialDate']['output']>;
  /** Facility of first registration (mã cơ sở KCB ban đầu) of a health insurance card. */
  readonly facilityCode: Maybe<Scalars['String']['output']>;
  /** Day from which the holder has been insured for five years on end (thời điểm đủ 5 năm liên tục). */
  readonly fiveYearsFrom: Maybe<Scalars['PartialDate']['output']>;
  /** Kind of card and of code. */
  readonly format: CardFormat;
  /** Former identity card number (số CMND), 9 digits, where the card has it. */
  readonly formerNumber: Maybe<Scalars['String']['output']>;
  /** Full name (họ, chữ đệm và tên) as the card has it; in a machine-readable zone capitals without accents. */
  readonly fullName: Scalars['String']['output'];
  /** Whether the name may be cut: it fills the line of a machine-readable zone. */
  readonly isNameCut: Scalars['Boolean']['output'];
  /** Day of issue (ngày cấp). */
  readonly issuedOn: Maybe<Scalars['PartialDate']['output']>;
  /** What of the card could not be read, or only in part. */
  readonly notes: ReadonlyArray<RecordNote>;
  /** Personal identification number (số định danh cá nhân), 12 digits; on a health insurance card its number (mã thẻ BHYT), 10 digits or 15 characters. */
  readonly number: Scalars['String']['output'];
  /** Residence (nơi thường trú, nơi cư trú) as text, as it was on the day of issue. */
  readonly residence: Maybe<Scalars['String']['output']>;
  /** Sex (giới tính). List: SEX. */
  readonly sex: Maybe<CodedValue>;
  /** First day of validity (giá trị sử dụng từ) of a health insurance card. */
  readonly validFrom: Maybe<Scalars['PartialDate']['output']>;
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

/** Participation under one social insurance number. */
export type SocialInsuranceParticipationBirthCommuneArgs = {
  today?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Participation under one social insurance number. */
export type SocialInsuranceParticipationBirthDistrictArgs = {
  today?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Participation under one social insurance number. */
export type SocialInsuranceParticipationBirthProvinceArgs = {
  today?: InputMaybe<Scalars['Boolean']['input']>;
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
  /**
   * How long to wait before asking again, in milliseconds, one minute at most; null where asking again does not help. It is the pause that the
   * source asks for, or the time until the gateway calls the source again; else a second.
   */
  readonly retryAfterMs: Maybe<Scalars['Int']['output']>;
  /** Whether asking again may help. */
  readonly retryable: Scalars['Boolean']['output'];
  /** The source's own code, if it has the form of one. */
  readonly sourceCode: Maybe<Scalars['String']['output']>;
};

export type { SourceFailureCode };

export type { SourceId };

export type { SourceState };

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

export type { UnitExtent };

/** A unit that a unit became, or was made of (sắp xếp đơn vị hành chính). */
export type UnitSuccession = {
  readonly __typename?: 'UnitSuccession';
  /** How much of the former unit went into the one of today. */
  readonly extent: UnitExtent;
  /** The other unit. */
  readonly unit: CodedValue;
};
