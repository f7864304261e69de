// Generated from schema/*.graphql; do not edit.
/** How an access concerned a citizen. */
export type AccessKind =
  /** They were asked about. */
  | 'ASKED_ABOUT'
  /** Their number stood in the record of somebody else, a parent or a spouse for instance. Where, when and for what the other was asked about is not told: of such an access only the source and the month. */
  | 'IN_ANOTHERS_RECORD';

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

/** Whether a source is asked, or left alone because it failed too often (circuit breaker). */
export type BreakerState =
  /** It is asked. */
  | 'CLOSED'
  /** One call tries it. */
  | 'HALF_OPEN'
  /** It is left alone. */
  | 'OPEN';

/** Formats of the text that the scan of a card gives. */
export type CardFormat =
  /** QR code on the front of the chip CCCD, 2021 to 2024-06. */
  | 'CITIZEN_CARD_QR'
  /** QR code of the health insurance card (thẻ BHYT). */
  | 'HEALTH_INSURANCE_CARD_QR'
  /** Machine-readable zone on the back of both identity cards (ICAO 9303, TD1), of three lines. */
  | 'IDENTITY_CARD_MRZ'
  /** QR code on the back of the thẻ căn cước, from 2024-07. */
  | 'IDENTITY_CARD_QR';

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

/** How many of the sources asked have answered; `NOT_FOUND` is an answer. */
export type Completeness =
  /** Every source asked has answered. */
  | 'COMPLETE'
  /** No source has answered, or none was asked. */
  | 'NONE'
  /** Some sources asked have answered, some have not. */
  | 'PARTIAL';

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

/**
 * What an application must heed about a person, whatever it reads of them (cờ cảnh báo). Further flags, for people whose data are protected, under
 * verification or suspended, come once a source is confirmed to tell them: read an unknown flag as a reason to ask a human.
 */
export type IdentityFlag =
  /** The person is dead (đã chết), by the life status. */
  | 'DEAD'
  /** The person is missing (mất tích), by the life status. */
  | 'MISSING'
  /** Reserved: the person's number was cancelled and another one issued (cấp lại số định danh). No source tells it yet, so no answer has it. */
  | 'NUMBER_REISSUED';

/** Languages of names and messages. */
export type Language =
  /** English (tiếng Anh). */
  | 'EN'
  /** Vietnamese (tiếng Việt). */
  | 'VI';

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
  /** The same as far as the machine-readable zone of a scanned card has room for the name, which it cuts at 30 characters; only with a 12-digit number and a full date of birth that are the same. */
  | 'PREFIX'
  /** The same letters and tones, but for apostrophes, hyphens, dots and blanks, or other forms of a letter such as Ð or Ɖ for Đ: H'Hen, HHen. */
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

/** What can go wrong with a source. */
export type SourceFailureCode =
  /** The answer does not keep the contract. */
  | 'BAD_RESPONSE'
  /** The account or official is not registered with this source. */
  | 'CALLER_NOT_REGISTERED'
  /** Requests to this source are paused for some seconds after repeated failures. */
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

/** How much of a former unit went into a unit of today. */
export type UnitExtent =
  /** A part (một phần); the rest went into others. */
  | 'PART'
  /** All of it (toàn bộ). */
  | 'WHOLE';
