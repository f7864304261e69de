/**
 * What a mock system consists of. A system is one folder that exports one of these as `system`; nothing else
 * knows its name.
 */
import type { FastifyInstance } from 'fastify';
import type { People, Person } from '../people/index.ts';
import type { AnswerCall } from './business.ts';
import type { EventKey } from './event-sender.ts';
import type { Dialect } from './faulty-answer.ts';
import type { SystemStats } from './stats.ts';

export type Outcome = 'FOUND' | 'NOT_FOUND' | 'MISMATCH' | 'NOT_ASKED';

/** A record in the names of the schema. */
export type ExpectedRecord = Readonly<Record<string, unknown>>;

/** What must come of asking one source about one subject. */
export interface ExpectedPart {
  readonly outcome: Outcome;
  /** Null unless FOUND. */
  readonly record: ExpectedRecord | null;
}

/** Parts that are answered on their own stand beside the record under their name in the schema. */
export type ExpectedAnswer = ExpectedPart & Readonly<Record<string, unknown>>;

/** What a system is given to work with. */
export interface Kit {
  readonly people: People;
  readonly stats: SystemStats;
  /** Counts the calls of a system that writes like this and applies its faults. */
  readonly respondIn: (dialect: Dialect) => AnswerCall;
  /**
   * Whether a token that is good otherwise must be refused as expired; to be asked once a call.
   *
   * @param grantedAt milliseconds since 1970, or null where none are granted
   */
  readonly refusesToken: (grantedAt: number | null) => boolean;
}

export interface MockSystem {
  readonly id: string;
  /** Added to the control port. */
  readonly portOffset: number;
  /** Business code by which its owner refuses a caller whose right to ask was withdrawn. */
  readonly withdrawnCode: string;
  readonly routes: (app: FastifyInstance, kit: Kit) => void | Promise<void>;
  readonly expectedAnswer: (person: Person) => ExpectedAnswer;
  /** Signs what the system tells of its changes; without it, it tells nothing. */
  readonly eventKey?: EventKey;
}
