/**
 * What is true of one synthetic person and what each source holds of them. Plain data: systems turn it into
 * their wire format and into the expected answer, each on its own, and neither reads the other.
 */

export type Sex = 'MALE' | 'FEMALE';

/** The triple by which a person is asked for. */
export interface Subject {
  readonly identityNumber: string;
  readonly fullName: string;
  /** `1990` or `1990-02-15`. */
  readonly dateOfBirth: string;
}

/** An address in the codes of before 2025-07-01, when provinces had districts. */
export interface FormerCodes {
  readonly province: string;
  /** Null where it was lost. */
  readonly district: string | null;
  readonly commune: string;
}

/** Codes of the lists in force since 2025-07-01; a whole address is null when nothing is held. */
export interface Address {
  readonly province: string | null;
  readonly commune: string | null;
  readonly detail: string | null;
  readonly country: string | null;
  /** The codes under which the population database still holds it; others hold those of today. */
  readonly former?: FormerCodes;
}

export interface Relative {
  readonly fullName: string;
  readonly identityNumber: string | null;
  readonly formerNumber: string | null;
  readonly nationality: string | null;
}

/** A member of the family who is a person of the population too, with a record in every source. */
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

/** What one source holds differently about who the person is. */
export interface HeldDifferently {
  readonly fullName?: string;
  readonly dateOfBirth?: string;
  readonly sex?: Sex;
  /** Whether the record is still the subject's; set where the difference is made, never found by comparing. */
  readonly tied: boolean;
}

/** What a persona must show; of others, each system draws it. */
export type Trait =
  | 'superseded-card'
  | 'military-card'
  | 'insurance-gap'
  | 'several-insurance-numbers'
  | 'corrected-birth'
  | 'late-birth-registration'
  | 'disability';

/** What the population database knows about whether somebody lives. */
export type LifeStatus = 'UNKNOWN' | 'ALIVE' | 'DEAD' | 'MISSING';

export interface Household {
  /** Code of what the person is to the head; CH01 is the head. */
  readonly relationship: string | null;
  readonly headName: string;
  readonly headIdentityNumber: string | null;
  readonly headFormerNumber: string | null;
}

/** How the population database writes this person. */
export interface PopulationSpelling {
  /** Surname, middle and given names apart, instead of all in one element. */
  readonly inParts: boolean;
  readonly decomposed: boolean;
  /** The day of death is held as no more than its year. */
  readonly yearOfDeathOnly: boolean;
}

export interface HeldClass {
  readonly code: string;
  readonly passedOn: string;
}

/** A licence as the licence database holds it, which may differ from what is true of the person. */
export interface Licence {
  /** Whether this row is about the subject asked for; set where the row is made, never found by comparing. */
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
  /** Null when the database holds none. */
  readonly holderDateOfBirth: string | null;
  readonly holderSex: Sex;
  /** 12 digits, 9 digits, or null. */
  readonly holderNumber: string | null;
  readonly residence: string | null;
  readonly residenceCommune: string | null;
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
  /** How applications ask for this person; differs from the facts below only in difficult cases. */
  readonly subject: Subject;
  /** Whether the population database knows the subject as asked. */
  readonly subjectKnown: boolean;
  readonly identityNumber: string;
  readonly formerNumber: string | null;
  /** Composed, accented, title case. */
  readonly fullName: string;
  readonly sex: Sex;
  /** `1990` or `1990-02-15`: as precisely as it is known. */
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
  /** 10 digits; everybody has one, whether or not they ever contributed. */
  readonly socialInsuranceNumber: string;
  /** Full date; null while alive. */
  readonly dateOfDeath: string | null;
  readonly lifeStatus: LifeStatus;
  /** Former 12-digit numbers of a person whose number was cancelled and issued anew. */
  readonly cancelledNumbers: readonly string[];
  readonly kinship: Kinship;
  /** By source id. */
  readonly heldDifferently: Readonly<Record<string, HeldDifferently>>;
  readonly traits: readonly Trait[];
}
