/**
 * A person whom a request asks about: one for each number, however many fields, lists and spellings lead to
 * it. Keeps which intent names which part, and the answers.
 */
import type { CardFormat } from '../cards/index.ts';
import type { Answer, Answers } from '../source-api/answer.ts';
import type { Part, Source } from '../source-api/source.ts';
import type { Subject } from '../subject/subject.ts';
import type { EntryReference } from '../ledger/entry.ts';

export interface AskedPart {
  readonly source: Source;
  readonly part: Part<unknown>;
}

/** An intent of the request: a person and the parts that are asked for the first time. */
export interface IntentEntry {
  readonly number: string;
  /** Grows until the intent is posted. */
  parts: readonly AskedPart[];
  /** Formats of the scans that name the person; grow until the intent is posted. */
  scans: readonly CardFormat[];
  /** Set when the intent is posted. */
  reference: (EntryReference & { id: string | undefined }) | undefined;
  /** Resolves to its id when it is durable. Rejects with AuditUnavailable. */
  readonly durable: () => Promise<string>;
}

/** Parts that are asked for one triple, with the answers in the same order. */
export interface AskedTriple {
  readonly subject: Subject;
  readonly parts: readonly AskedPart[];
  answers: Promise<Answers>;
}

/** Answers for one part under all spellings of the name. */
export interface AnsweredPart extends AskedPart {
  /** One for each spelling; undefined after a fault of the gateway. */
  readonly answers: readonly (Answer<unknown> | undefined)[];
}

export class PersonAsked {
  readonly number: string;
  readonly intents: IntentEntry[] = [];
  readonly #triples: AskedTriple[] = [];

  constructor(number: string) {
    this.number = number;
  }

  /** The intents that name the parts; the first intent for other parts. */
  intentsOf(parts: readonly AskedPart[]): readonly IntentEntry[] {
    const naming = new Set(parts.map(({ part }) => this.intentOf(part)));
    return naming.size > 0 ? [...naming] : this.intents.slice(0, 1);
  }

  /**
   * The intent that names a part; the first intent for another part.
   *
   * @throws Error without any intent
   */
  intentOf(part: Part<unknown>): IntentEntry {
    const intent = this.#naming(part) ?? this.intents[0];
    if (!intent) throw new Error('There is no intent to ask about this person.');
    return intent;
  }

  /** True if an intent says that a scan of the format names the person. */
  isScanned(format: CardFormat): boolean {
    return this.intents.some(({ scans }) => scans.includes(format));
  }

  /** The parts that no intent names; the same list if that is all of them. */
  unnamed(parts: readonly AskedPart[]): readonly AskedPart[] {
    if (this.intents.length === 0) return parts;
    return parts.filter(({ part }) => !this.#naming(part));
  }

  /** Adds parts of a triple. @returns undefined if all of them were added before */
  add(subject: Subject, parts: readonly AskedPart[]): AskedTriple | undefined {
    const known = this.#triples.filter((one) => one.subject.key === subject.key);
    const isNew = parts.some(({ part }) => !known.some((one) => one.parts.some((own) => own.part === part)));
    if (!isNew) return undefined;
    const triple = { subject, parts, answers: NONE };
    this.#triples.push(triple);
    return triple;
  }

  /** Number of spellings of name and date of birth. */
  get triples(): number {
    return new Set(this.#triples.map(({ subject: { key } }) => key)).size;
  }

  async answered(): Promise<readonly AnsweredPart[]> {
    const byPart = new Map<
      Part<unknown>,
      AskedPart & { readonly answers: (Answer<unknown> | undefined)[] }
    >();
    for (const { parts, answers } of this.#triples) {
      const given = await answers;
      for (const [place, { source, part }] of parts.entries()) {
        const known = byPart.get(part) ?? { source, part, answers: [] };
        byPart.set(part, known);
        known.answers.push(given[place]);
      }
    }
    return [...byPart.values()];
  }

  #naming(part: Part<unknown>): IntentEntry | undefined {
    return this.intents.find(({ parts }) => parts.some((own) => own.part === part));
  }
}

/** No answers, as after a fault of the gateway. */
const NONE: Promise<Answers> = Promise.resolve([]);
