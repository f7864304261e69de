/**
 * The facts of one synthetic person and each source's record of them. Plain data: systems convert it to their
 * wire format and to the expected answer independently.
 */

export type Sex = 'MALE' | 'FEMALE';

/** The triple that identifies a person in a request. */
export interface Subject {
  readonly identityNumber: string;
  readonly fullName: string;
  /** `1990` or `1990-02-15`. */
  readonly dateOfBirth: string;
}

/** An address in the codes before 2025-07-01, when provinces had districts. */
export interface FormerCodes {
  readonly province: string;
  /** Null where it was lost. */
  readonly district: string | null;
  readonly commune: string;
}

/** Codes of the lists in force since 2025-07-01; a whole address is null if none is recorded. */
export interface Address {
  readonly province: string | null;
  readonly commune: string | null;
  readonly detail: string | null;
  readonly country: string | null;
  /** The codes under which the population database still records it; other sources use today's. */
  readonly former?: FormerCodes;
}

export interface Relative {
  readonly fullName: string;
  readonly identityNumber: string | null;
  readonly formerNumber: string | null;
  readonly nationality: string | null;
}

/** A family member who is also a person of the population, with a record in every source. */
export interface Kin {
  readonly identityNumber: string;
  readonly formerNumber: string | null;
  readonly fullName: string;
  readonly sex: Sex;
  readonly dateOfBirth: string;
  readonly ethnicGroup: string;
}

export interface Marriage {
  readonly spouse: Kin;
  readonly registeredOn: string;
  /** Null while it lasts. */
  readonly end: { readonly on: string; readonly by: 'DIVORCE' | 'DEATH' } | null;
}

export interface Kinship {
  readonly father: Kin | null;
  readonly mother: Kin | null;
  /** Oldest first. */
  readonly marriages: readonly Marriage[];
  /** Oldest first. */
  readonly children: readonly Kin[];
}

/** The identity facts in which one source deviates. */
export interface HeldDifferently {
  readonly fullName?: string;
  readonly dateOfBirth?: string;
  readonly sex?: Sex;
  /**
   * True if the record is still the subject's; set where the deviation is made, never computed by comparing.
   */
  readonly tied: boolean;
}

/** Facts that a persona must show; for other people each system draws them. */
export type Trait =
  | 'superseded-card'
  | 'military-card'
  | 'insurance-gap'
  | 'several-insurance-numbers'
  | 'corrected-birth'
  | 'late-birth-registration'
  | 'disability';

/** The life status in the population database. */
export type LifeStatus = 'UNKNOWN' | 'ALIVE' | 'DEAD' | 'MISSING';

export interface Household {
  /** Code of the relation to the head; CH01 is the head. */
  readonly relationship: string | null;
  /** The head's. */
  readonly fullName: string;
  readonly identityNumber: string | null;
  readonly formerNumber: string | null;
}

/** The population database's spelling of this person. */
export interface PopulationSpelling {
  /** Surname, middle and given names in separate elements instead of one. */
  readonly inParts: boolean;
  readonly decomposed: boolean;
  /** Only the year of the day of death is recorded. */
  readonly yearOfDeathOnly: boolean;
}

export interface HeldClass {
  readonly code: string;
  readonly passedOn: string;
}

/** A licence as recorded in the licence database, which may deviate from the person's facts. */
export interface Licence {
  /**
   * True if this row is about the subject asked for; set where the row is made, never computed by comparing.
   */
  readonly tied: boolean;
  readonly number: string;
  readonly previousNumber: string | null;
  readonly class: string;
  /** Issued under the classes in force since 2025-01-01. */
  readonly newScheme: boolean;
  readonly classes: readonly HeldClass[];
  readonly issuedOn: string;
  readonly expiresOn: string | null;
  readonly passedOn: string | null;
  readonly status: string;
  readonly issueForm: string | null;
  readonly holderName: string;
  /** Null if the database has none. */
  readonly holderDateOfBirth: string | null;
  readonly holderSex: Sex;
  /** 12 digits, 9 digits, or null. */
  readonly holderNumber: string | null;
  readonly holderResidence: string | null;
  readonly holderCommune: string | null;
  readonly issuedAt: string;
  readonly fileNumber: string | null;
  readonly serial: string | null;
  readonly signedBy: string | null;
  /** Only for licences in force. */
  readonly points: { readonly remaining: number; readonly lastDeductedOn: string | null } | null;
}

export interface Person {
  readonly index: number;
  /** Key for further draws about this person, where a wire format leaves a choice. */
  readonly key: number;
  /**
   * The triple that applications send for this person; differs from the facts below only in difficult cases.
   */
  readonly subject: Subject;
  /** True if the population database knows the subject as asked. */
  readonly subjectKnown: boolean;
  readonly identityNumber: string;
  readonly formerNumber: string | null;
  /** Composed, accented, title case. */
  readonly fullName: string;
  readonly sex: Sex;
  /** `1990` or `1990-02-15`, at the known precision. */
  readonly dateOfBirth: string;
  readonly ethnicGroup: string;
  readonly religion: string | null;
  readonly maritalStatus: string | null;
  readonly bloodGroup: string | null;
  readonly nationality: string | null;
  readonly placeOfBirthRegistration: Address | null;
  readonly placeOfOrigin: Address | null;
  readonly permanentAddress: Address | null;
  readonly currentAddress: Address | null;
  readonly father: Relative | null;
  readonly mother: Relative | null;
  readonly spouse: Relative | null;
  readonly representative: Relative | null;
  readonly household: Household | null;
  readonly householdBookNumber: string | null;
  readonly populationSpelling: PopulationSpelling;
  readonly licences: readonly Licence[];
  /** 10 digits; every person has one, with or without contributions. */
  readonly socialInsuranceNumber: string;
  /** Full date; null while alive. */
  readonly dateOfDeath: string | null;
  readonly lifeStatus: LifeStatus;
  /** Former 12-digit numbers of a person whose number was cancelled and replaced. */
  readonly cancelledNumbers: readonly string[];
  readonly kinship: Kinship;
  /** By source id. */
  readonly heldDifferently: Readonly<Record<string, HeldDifferently>>;
  readonly traits: readonly Trait[];
}
