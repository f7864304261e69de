/**
 * Layer: questions become calls. A source that answers one person a call gets a call for each question; one that takes
 * lists gets the numbers asked within a moment, by whichever requests, in as few calls as its limit allows. Only
 * questions of one lane and one caller share a call: the wire names the official, the procedure and the dossier.
 */
import { randomUUID } from 'node:crypto';
import type { Ending } from './ending.ts';
import type { Caller } from './source.ts';
import { callerKey, type AskCall, type AskOne, type Outcome, type Question } from './question.ts';

export interface BatchPolicy {
  /** The most subjects of one call; 1 means one call a question. */
  readonly batchSize: number;
  /** How long a question waits for others. */
  readonly batchWindowMs: number;
}

/** @param next never rejects, and gives one reply per question */
export function inBatches({ batchSize, batchWindowMs }: BatchPolicy, next: AskCall): AskOne {
  if (batchSize === 1) {
    return (question) => {
      const batch = new Batch(question);
      void batch.depart(next);
      return batch.outcomeOf(question);
    };
  }
  const open = new Map<string, readonly Batch[]>();
  return (question) => {
    const key = `${question.lane}|${callerKey(question.caller)}`;
    const waiting = open.get(key) ?? [];
    const joined =
      waiting.find((batch) => batch.has(question)) ?? waiting.find((batch) => batch.numbers < batchSize);
    if (joined) {
      joined.add(question);
      return joined.outcomeOf(question);
    }
    const batch = new Batch(question);
    open.set(key, [...waiting, batch]);
    setTimeout(() => {
      const others = (open.get(key) ?? []).filter((one) => one !== batch);
      if (others.length > 0) open.set(key, others);
      else open.delete(key);
      void batch.depart(next);
    }, batchWindowMs);
    return batch.outcomeOf(question);
  };
}

class Batch {
  readonly #caller: Caller;
  readonly #questions: Question[] = [];
  readonly #numbers = new Set<string>();
  readonly #outcomes = Promise.withResolvers<ReadonlyMap<Question, Outcome>>();

  constructor(first: Question) {
    this.#caller = first.caller;
    this.add(first);
  }

  /** How many numbers it asks about. */
  get numbers(): number {
    return this.#numbers.size;
  }

  /** Whether it asks about the same number already; one call never names a number twice. */
  has({ ask }: Question): boolean {
    return this.#numbers.has(ask.subject.identityNumber);
  }

  add(question: Question): void {
    this.#numbers.add(question.ask.subject.identityNumber);
    this.#questions.push(question);
  }

  async outcomeOf(question: Question): Promise<Outcome> {
    const outcome = (await this.#outcomes.promise).get(question);
    if (!outcome) throw new Error('the question is not in this batch');
    return outcome;
  }

  async depart(next: AskCall): Promise<void> {
    const requestId = randomUUID();
    for (const { asked } of this.#questions) asked(requestId);
    const replies = await next({
      asks: this.#questions.map(({ ask }) => ask),
      caller: this.#caller,
      requestId,
      signal: whenAll(this.#questions.map(({ abandoned }) => abandoned)),
    });
    const fetchedAt = new Date();
    const outcomes = this.#questions.map((question, index) => {
      const reply = replies[index] ?? { failure: { code: 'BAD_RESPONSE' } };
      return [question, { reply, requestId, fetchedAt }] as const;
    });
    this.#outcomes.resolve(new Map(outcomes));
  }
}

/** Aborted when all have ended. */
function whenAll(endings: readonly Ending[]): AbortSignal {
  const all = new AbortController();
  let left = endings.length;
  const onEnd = () => {
    left -= 1;
    if (left === 0) all.abort();
  };
  for (const ending of endings) ending.whenEnded(onEnd);
  return all.signal;
}
