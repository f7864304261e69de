/** Messages between workers and the primary process: their lives, their metrics and the state that they share. */
import type { SharedCounts } from '../access/shared-counts.ts';
import type { ChangeKind } from '../cache/change-bus.ts';
import type { IdentityNumber } from '../subject/identity-number.ts';
import type { Figures } from '../telemetry/metrics.ts';

/** Addresses on which a worker answers. */
export interface Listening {
  readonly url: string;
  readonly operationsUrl: string | undefined;
}

export type FromWorker =
  | ({ readonly kind: 'listening' } & Listening)
  /** The worker cannot start, for a reason that people can read. */
  | { readonly kind: 'failed'; readonly text: string }
  /** Standard output has no reader any more. */
  | { readonly kind: 'log lost'; readonly code: string }
  /** Asks for the metrics of all workers. */
  | { readonly kind: 'scrape'; readonly id: number }
  /** Answers `collect`; without figures, they could not be read. */
  | { readonly kind: 'figures'; readonly id: number; readonly figures?: Figures }
  /** The last figures of a worker, which takes no more requests. */
  | { readonly kind: 'farewell'; readonly figures: Figures };

export type ToWorker =
  /** Asks to stop; requests are still taken for `pauseMs`, those under way are answered. */
  | { readonly kind: 'stop'; readonly pauseMs: number }
  | { readonly kind: 'collect'; readonly id: number }
  /** Answers `scrape`; without text, a worker's figures are missing. */
  | { readonly kind: 'scraped'; readonly id: number; readonly text?: string };

/** Entries that the other workers must drop. */
export interface Change {
  readonly kind: ChangeKind;
  readonly names: readonly string[];
}

/** Requests of a worker to the primary process, with their answers. */
export interface Requests {
  /** Subscribes to changes. Answer: the secret of all workers, base64. */
  readonly join: { readonly ask: undefined; readonly answer: string };
  /** Relays a change. Answer: whether all other workers have confirmed. */
  readonly change: { readonly ask: Change; readonly answer: boolean };
  readonly eventSeen: { readonly ask: EventName; readonly answer: boolean };
  readonly rememberEvent: { readonly ask: EventName; readonly answer: void };
  /** Answer: those who do not belong to the dossier. */
  readonly useDossier: {
    readonly ask: { readonly dossier: string; readonly numbers: readonly IdentityNumber[] };
    readonly answer: readonly IdentityNumber[];
  };
  /** Calls an operation of the shared counts. Answer: its result. */
  readonly count: {
    readonly ask: CountCall;
    readonly answer: readonly (number | boolean)[] | void;
  };
  readonly extendDossier: {
    readonly ask: { readonly dossier: string; readonly number: IdentityNumber };
    readonly answer: void;
  };
}

/** An operation of the shared counts, with its arguments. */
export type CountCall = {
  [Name in keyof SharedCounts]: {
    readonly operation: Name;
    readonly arguments: Parameters<SharedCounts[Name]>;
  };
}[keyof SharedCounts];

export type RequestName = keyof Requests;

export interface EventName {
  readonly sourceId: string;
  readonly eventId: string;
}

export type Request = {
  [Name in RequestName]: { readonly name: Name; readonly ask: Requests[Name]['ask'] };
}[RequestName];

export type StateFromWorker =
  | { readonly kind: 'request'; readonly id: number; readonly request: Request }
  /** Confirms a change. */
  | { readonly kind: 'dropped'; readonly id: number };

export type StateFromPrimary =
  | { readonly kind: 'reply'; readonly id: number; readonly answer: Requests[RequestName]['answer'] }
  | { readonly kind: 'drop'; readonly id: number; readonly change: Change };
