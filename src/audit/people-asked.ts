/**
 * The people whom one request asks about, one by number however many fields, lists and spellings of the name lead to them:
 * which entry names which of their parts, and what was answered.
 */
import type { Answer, Answers } from '../source-api/answer.ts';
import type { Part, Source } from '../source-api/source.ts';
import type { Subject } from '../subject/subject.ts';
import type { EntryReference } from '../ledger/entry.ts';

export interface AskedPart {
  readonly source: Source;
  readonly part: Part<unknown>;
}

/** An intent of the request: one person and the parts that are asked for the first time. */
export interface IntentEntry {
  readonly number: string;
  /** May grow until it is posted. */
  parts: readonly AskedPart[];
  /** Known once it is posted. */
  reference: (EntryReference & { id: string | undefined }) | undefined;
  /** Resolves to its id when it is durable. Rejects with AuditUnavailable. */
  readonly durable: () => Promise<string>;
}

/** What one triple is answered for parts; the answers are in the order of the parts. */
export interface AskedTriple {
  readonly subject: Subject;
  readonly parts: readonly AskedPart[];
  answers: Promise<Answers>;
}

/** What was answered for one part, whatever the spelling of the name. */
export interface AnsweredPart extends AskedPart {
  /** One for each spelling under which it was asked; undefined where something of ours failed. */
  readonly answers: readonly (Answer<unknown> | undefined)[];
}

export class PersonAsked {
  readonly number: string;
  readonly intents: IntentEntry[] = [];
  readonly #hearings: AskedTriple[] = [];

  constructor(number: string) {
    this.number = number;
  }

  /** The entries that name parts; for those that are not asked for, the first. */
  intentsOf(parts: readonly AskedPart[]): readonly IntentEntry[] {
    const naming = new Set(parts.map(({ part }) => this.intentOf(part)));
    return naming.size > 0 ? [...naming] : this.intents.slice(0, 1);
  }

  /**
   * The entry that names a part; of one that is not asked for, the first.
   *
   * @throws Error as long as nothing is intended
   */
  intentOf(part: Part<unknown>): IntentEntry {
    const intent = this.#naming(part) ?? this.intents[0];
    if (!intent) throw new Error('Nobody intended to ask about this person.');
    return intent;
  }

  /** Those of the parts that no entry names; the same list where that is all of them. */
  unnamed(parts: readonly AskedPart[]): readonly AskedPart[] {
    if (this.intents.length === 0) return parts;
    return parts.filter(({ part }) => !this.#naming(part));
  }

  /** @returns undefined where the same was asked before and is answered alike */
  hearing(subject: Subject, parts: readonly AskedPart[]): AskedTriple | undefined {
    const known = this.#hearings.filter((one) => one.subject.key === subject.key);
    const isNew = parts.some(({ part }) => !known.some((one) => one.parts.some((own) => own.part === part)));
    if (!isNew) return undefined;
    const hearing = { subject, parts, answers: NONE };
    this.#hearings.push(hearing);
    return hearing;
  }

  /** Under how many spellings of name and date of birth the person is asked about. */
  get triples(): number {
    return new Set(this.#hearings.map(({ subject: { key } }) => key)).size;
  }

  async heard(): Promise<readonly AnsweredPart[]> {
    const byPart = new Map<
      Part<unknown>,
      AskedPart & { readonly answers: (Answer<unknown> | undefined)[] }
    >();
    for (const { parts, answers } of this.#hearings) {
      const told = await answers;
      for (const [place, { source, part }] of parts.entries()) {
        const known = byPart.get(part) ?? { source, part, answers: [] };
        byPart.set(part, known);
        known.answers.push(told[place]);
      }
    }
    return [...byPart.values()];
  }

  #naming(part: Part<unknown>): IntentEntry | undefined {
    return this.intents.find(({ parts }) => parts.some((own) => own.part === part));
  }
}

/** What was answered where asking itself failed. */
const NONE: Promise<Answers> = Promise.resolve([]);
