/** Life events and relations of a person: all facts on which other records must agree. */
import type { Kinship } from './person.ts';
import type { Identity } from './identity.ts';

/** The person's household; its members live at its head's address. */
export interface Home {
  readonly head: Identity;
  /** Code of the relation to the head. */
  readonly relationship: string;
}

export interface Life {
  readonly dateOfDeath: string | null;
  readonly kinship: Kinship;
  readonly home: Home | null;
  /** True if an earlier number was cancelled. */
  readonly reissued: boolean;
}

/** CH01 is the head; the other codes are not public and represent codes outside our lists. */
export const RELATIONSHIPS = {
  head: 'CH01',
  spouse: 'CH02',
  child: 'CH03',
  parent: 'CH04',
  other: 'CH07',
} as const;

export const NO_KINSHIP: Kinship = { father: null, mother: null, marriages: [], children: [] };

/** For a living person without relatives in the population. */
export const LONELY_LIFE: Life = { dateOfDeath: null, kinship: NO_KINSHIP, home: null, reissued: false };
