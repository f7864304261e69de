/** The cache as those who ask see it: records of sources, never responses. Nothing here rejects; what cannot be read is a miss. */
import type { Entry } from './entry.ts';
import type { Place } from './place.ts';

/** What is known about a question before its source is asked. */
export interface Held {
  readonly record: Entry | undefined;
  readonly negative: Entry | undefined;
  /** Whether the source has let this agency ask for this purpose lately, and not refused it since. */
  readonly licensed: boolean;
  /** Where reading gave one. */
  readonly ticket?: Ticket;
}

/** Taken before a source is asked and shown when its answer is kept: tells whether the record has changed meanwhile. */
export interface Ticket {
  /** Of this process: how many changes it had been told of. */
  readonly changes: number;
  /** In Redis: the mark of the bundle's last change, '' for none, undefined when it could not be read. */
  readonly tombstone: string | undefined;
}

export type Slot = 'record' | 'negative';

export interface RecordCache {
  /** At once, unless another store than this process's memory is read. */
  read(place: Place): Held | Promise<Held>;
  ticket(place: Place): Promise<Ticket>;
  /** Differs after every change of the record that this process was told of. */
  edition(place: Place): number;
  /** Keeps an answer, unless its record has changed since the ticket was taken. */
  write(place: Place, slot: Slot, entry: Entry, ticket: Ticket): void;
  /** The source no longer has the record. */
  remove(place: Place): void;
  /** The source has answered this agency for this purpose. */
  grant(place: Place): void;
  /** The source has refused this agency for this purpose: until it grants it anew, nothing kept is served to it. */
  revoke(place: Place): void;
  isRevoked(place: Place): boolean;
}
