/**
 * What has become of a person and whom they belong to: everything about somebody that others must agree with.
 */
import type { Kinship } from './person.ts';
import type { Identity } from './identity.ts';

/** The household to which somebody belongs: they live where its head lives. */
export interface Home {
  readonly head: Identity;
  /** Code of what the person is to the head. */
  readonly relationship: string;
}

export interface Life {
  readonly dateOfDeath: string | null;
  readonly kinship: Kinship;
  readonly home: Home | null;
  /** Whether an earlier number was cancelled. */
  readonly reissued: boolean;
}

/** CH01 is the head; the other codes are not public and stand for codes that our lists do not name. */
export const RELATIONSHIPS = {
  head: 'CH01',
  spouse: 'CH02',
  child: 'CH03',
  parent: 'CH04',
  other: 'CH07',
} as const;

export const NO_KINSHIP: Kinship = { father: null, mother: null, marriages: [], children: [] };

/** Of somebody who is alive and has no relatives among the people. */
export const LONELY_LIFE: Life = { dateOfDeath: null, kinship: NO_KINSHIP, home: null, reissued: false };
