/** Messages between workers and the primary process about shared state. */
import type { SharedCounts } from '../access/shared-counts.ts';
import type { ChangeKind } from '../cache/change-bus.ts';
import type { IdentityNumber } from '../subject/identity-number.ts';

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
