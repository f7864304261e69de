/**
 * A record while a connector builds it: an unreadable field contains an `Unread` in place of its value. The
 * finished record has null there, or the part of the value that can be read, and a note for each.
 */
import type { RecordNote } from '../generated/types.ts';

export type NoteReason = RecordNote['reason'];

/** Unreadable field of a record. `field` is the path of schema fields below the record, without indexes of lists. */
export interface Note {
  readonly field: string;
  readonly reason: NoteReason;
}

/** Stands for a value that cannot be read. */
export class Unread {
  readonly reason: NoteReason;
  /** Value of the finished record in its place. */
  readonly instead: unknown;
  /**
   * Text that breaks the contract, which a reader of more forms may still be able to read. It is in no
   * finished record.
   */
  readonly written: string | undefined;

  constructor(reason: NoteReason, instead: unknown = null, written?: string) {
    this.reason = reason;
    this.instead = instead;
    this.written = written;
  }
}

/**
 * Represents a code for which the source has sent text. The record has the text in the field of the same name
 * with `Text`.
 */
export class TextForCode extends Unread {
  readonly text: string;

  constructor(text: string) {
    super('NOT_IN_LIST');
    this.text = text;
  }
}

type Leaf = string | number | boolean | null | undefined;
type TextField = `${string}Text`;
type DraftValue<Value> = Value extends Leaf
  ? Value | Unread
  : Value extends readonly (infer Item)[]
    ? readonly DraftValue<Item>[] | Unread
    : Draft<Value> | Unread;

/** The same record with fields that may be unread, and without the texts beside codes. */
export type Draft<Rec> = {
  readonly [Name in keyof Rec as Name extends TextField ? never : Name]: DraftValue<Rec[Name]>;
};

/** A part of a record, or null where none of its fields holds anything. */
export function unlessEmpty<Value extends object>(part: Value): Value | null {
  return Object.values(part).some((held) => held !== null) ? part : null;
}

/** A finished record, with notes where there are any. */
export interface Finished<Rec> {
  readonly record: Rec;
  /** Notes about unreadable fields; none when left out. */
  readonly notes?: readonly Note[];
}

/** The record of a draft, in which each `Unread` is replaced by its value and a note. */
export function finish<Rec>(draft: Draft<Rec>): Finished<Rec> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- without an Unread a draft is the record, but for texts beside codes, which read as null where they are missing
  if (!hasUnread(draft)) return { record: draft as unknown as Rec };
  const notes: Note[] = [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every Unread in it is replaced
  return { record: finished(draft, [], notes) as Rec, notes: distinct(notes) };
}

function hasUnread(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (value instanceof Unread) return true;
  if (Array.isArray(value)) return value.some(hasUnread);
  // Every record is looked through: without a list of its values made for it.
  for (const name in value) if (hasUnread(value[name])) return true;
  return false;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function finished(value: unknown, path: readonly string[], notes: Note[]): unknown {
  if (Array.isArray(value)) {
    for (const item of value) if (item instanceof Unread) note(item, path, notes);
    return value.filter((item) => !(item instanceof Unread)).map((item) => finished(item, path, notes));
  }
  if (typeof value !== 'object' || value === null) return value;
  const record: Record<string, unknown> = {};
  for (const [name, held] of Object.entries(value)) {
    const own = [...path, name];
    if (held instanceof Unread) {
      record[name] = held.instead;
      if (held instanceof TextForCode) record[`${name}Text`] = held.text;
      note(held, own, notes);
    } else {
      record[name] = finished(held, own, notes);
    }
  }
  return record;
}

function note({ reason }: Unread, path: readonly string[], notes: Note[]): void {
  notes.push({ field: path.join('.'), reason });
}

/** Several elements of a list may have the same note. */
export function distinct(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map((one) => [`${one.field} ${one.reason}`, one])).values()];
}
