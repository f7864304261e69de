/**
 * The parts of a mock system. A system is one folder that exports a value of this type as `system`; no other
 * code knows its name.
 */
import type { FastifyInstance } from 'fastify';
import type { CardText } from '../people/card.ts';
import type { People, Person } from '../people/index.ts';
import type { AnswerCall } from './business.ts';
import type { EventKey } from './event-sender.ts';
import type { Dialect } from './faulty-answer.ts';
import type { SystemStats } from './stats.ts';

export type Outcome = 'FOUND' | 'NOT_FOUND' | 'MISMATCH' | 'NOT_ASKED';

/** A record in the names of the schema. */
export type ExpectedRecord = Readonly<Record<string, unknown>>;

/** The expected answer of one source about one subject. */
export interface ExpectedPart {
  readonly outcome: Outcome;
  /** Null unless FOUND. */
  readonly record: ExpectedRecord | null;
}

/** Separately asked parts are beside the record under their name in the schema. */
export type ExpectedAnswer = ExpectedPart & Readonly<Record<string, unknown>>;

/** The dependencies of a system. */
export interface Kit {
  readonly people: People;
  readonly stats: SystemStats;
  /** Counts the calls of a system with this dialect and applies its faults. */
  readonly respondIn: (dialect: Dialect) => AnswerCall;
  /**
   * Decides whether an otherwise valid token must be refused as expired; call it once per call.
   *
   * @param grantedAt milliseconds since 1970, or null for systems without tokens
   */
  readonly refusesToken: (grantedAt: number | null) => boolean;
}

export interface MockSystem {
  readonly id: string;
  /** Offset from the control port. */
  readonly portOffset: number;
  /** Business code for a caller whose authorization was withdrawn. */
  readonly withdrawnCode: string;
  readonly routes: (app: FastifyInstance, kit: Kit) => void | Promise<void>;
  readonly expectedAnswer: (person: Person) => ExpectedAnswer;
  /** Credentials of callers. They are published: they give access only to synthetic data on this machine. */
  readonly credentials?: object;
  /** The codes on the cards that the system issues to a person. */
  readonly cardTexts?: (person: Person) => readonly CardText[];
  /** Signs the system's change events; without it, the system sends none. */
  readonly eventKey?: EventKey;
}
