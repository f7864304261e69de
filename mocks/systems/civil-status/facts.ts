/**
 * The civil status register's data about a person. wire.ts converts them to XML and expected.ts to schema
 * names, independently. Codes are those of the contract; null means not recorded.
 */

export interface Registration {
  readonly id: string;
  readonly number: string;
  /** Null if the books had no number. */
  readonly book: string | null;
  readonly page: string | null;
  /** At the precision of the book. */
  readonly registeredOn: string;
  readonly kind: string | null;
  readonly place: string;
  readonly province: string | null;
  readonly commune: string | null;
  /** The edition of the code lists for all places of the event. */
  readonly edition: string;
  readonly abroad: Abroad | null;
  readonly signedBy: string | null;
  readonly signerTitle: string | null;
  readonly enteredBy: string | null;
  readonly note: string | null;
}

export interface Abroad {
  readonly number: string;
  readonly registeredOn: string;
  readonly authority: string;
}

/** A person of an event. */
export interface Named {
  readonly fullName: string;
  readonly sex: string | null;
  readonly dateOfBirth: string | null;
  readonly documentKind: string | null;
  /** As written. */
  readonly documentNumber: string | null;
  /** True if the document's number is an identity number, regardless of separators. */
  readonly isIdentityNumber: boolean;
  readonly documentIssuedOn: string | null;
  readonly documentIssuedAt: string | null;
  readonly ethnicGroup: string | null;
  /** Text written in place of the code. */
  readonly ethnicGroupText: string | null;
  readonly nationality: string | null;
  readonly nationalityText: string | null;
  readonly residence: Residence | null;
}

export interface Residence {
  readonly kind: string | null;
  readonly place: string;
}

export interface Requester {
  readonly fullName: string;
  readonly relationship: string;
  readonly documentKind: string | null;
  readonly documentNumber: string | null;
}

export interface Decision {
  readonly number: string;
  readonly decidedOn: string;
  readonly issuedBy: string;
}

/** Columns of every event. */
export interface Held {
  /** True if the event is the subject's own; set where it is made, never computed by comparing. */
  readonly tied: boolean;
  readonly registration: Registration;
}

export interface Birth extends Held {
  readonly child: {
    readonly fullName: string;
    readonly sex: string;
    readonly dateOfBirth: string;
    readonly dateOfBirthInWords: string | null;
    readonly identityNumber: string | null;
    readonly placeOfBirth: string | null;
    readonly placeOfBirthCommune: string | null;
    readonly placeOfOrigin: string | null;
    readonly ethnicGroup: string | null;
    readonly ethnicGroupText: string | null;
    readonly nationality: string | null;
    readonly nationalityText: string | null;
    readonly otherNationality: string | null;
    readonly kind: string | null;
    readonly capacityNote: string | null;
  };
  readonly mother: Named | null;
  readonly father: Named | null;
  readonly requester: Requester | null;
}

export interface Marriage extends Held {
  readonly husband: Named;
  readonly wife: Named;
  /** Role of the person asked for. */
  readonly side: 'husband' | 'wife';
  readonly establishedOn: string | null;
  readonly state: string;
  readonly divorce: Decision | null;
}

export interface Death extends Held {
  readonly deceased: Named;
  readonly diedOn: string;
  readonly diedOnInWords: string | null;
  readonly timeOfDeath: string | null;
  readonly placeOfDeath: string | null;
  readonly causeOfDeath: string | null;
  readonly declaration: string | null;
  readonly notice: {
    readonly kind: string;
    readonly number: string;
    readonly issuedOn: string;
    readonly issuedBy: string;
  } | null;
  readonly requester: Requester | null;
}

export interface Recognition extends Held {
  readonly kind: string;
  readonly decision: Decision;
  readonly parent: Named;
  readonly child: Named;
}

export interface Confirmation extends Held {
  readonly person: Named;
  readonly residedAt: string | null;
  readonly residedFrom: string | null;
  readonly residedUntil: string | null;
  readonly maritalStatus: string;
  readonly purpose: string;
}

export interface Correction extends Held {
  readonly kind: string;
  readonly person: Named;
  /** Module and registration of the corrected event. */
  readonly event: string;
  readonly corrects: Registration;
  readonly changes: readonly {
    readonly entry: string;
    readonly before: string | null;
    readonly after: string;
  }[];
  readonly ground: string | null;
}

export interface Events {
  readonly births: readonly Birth[];
  readonly marriages: readonly Marriage[];
  readonly deaths: readonly Death[];
  readonly recognitions: readonly Recognition[];
  readonly confirmations: readonly Confirmation[];
  readonly corrections: readonly Correction[];
}
