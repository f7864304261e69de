/**
 * Layer: questions become calls. A source that answers one person a call gets a call for each question; one that takes
 * lists gets the numbers asked within a moment, by whichever requests, in as few calls as its limit allows. Only
 * questions of one lane and one caller share a call: the wire names the official, the procedure and the dossier.
 */
import { randomUUID } from 'node:crypto';
import type { Ending } from './ending.ts';
import { TransientMap } from '../transient-map.ts';
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
      const batch = new Batch(question.caller);
      const outcome = batch.add(question);
      void batch.depart(next);
      return outcome;
    };
  }
  const open = new TransientMap<string, readonly Batch[]>();
  return (question) => {
    const key = `${question.lane}|${callerKey(question.caller)}`;
    const waiting = open.get(key) ?? [];
    const joined =
      waiting.find((batch) => batch.has(question)) ?? waiting.find((batch) => batch.numbers < batchSize);
    if (joined) return joined.add(question);
    const batch = new Batch(question.caller);
    open.set(key, [...waiting, batch]);
    setTimeout(() => {
      const others = (open.get(key) ?? []).filter((one) => one !== batch);
      if (others.length > 0) open.set(key, others);
      else open.delete(key);
      void batch.depart(next);
    }, batchWindowMs);
    return batch.add(question);
  };
}

class Batch {
  readonly #caller: Caller;
  readonly #waiting: { readonly question: Question; readonly land: (outcome: Outcome) => void }[] = [];
  readonly #numbers = new Set<string>();

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** How many numbers it asks about. */
  get numbers(): number {
    return this.#numbers.size;
  }

  /** Whether it asks about the same number already; one call never names a number twice. */
  has({ ask }: Question): boolean {
    return this.#numbers.has(ask.subject.identityNumber);
  }

  add(question: Question): Promise<Outcome> {
    this.#numbers.add(question.ask.subject.identityNumber);
    return new Promise((land) => {
      this.#waiting.push({ question, land });
    });
  }

  async depart(next: AskCall): Promise<void> {
    const requestId = randomUUID();
    for (const { question } of this.#waiting) question.asked(requestId);
    const replies = await next({
      asks: this.#waiting.map(({ question }) => question.ask),
      caller: this.#caller,
      requestId,
      signal: whenAll(this.#waiting.map(({ question }) => question.abandoned)),
    });
    const fetchedAt = new Date();
    for (const [index, { land }] of this.#waiting.entries()) {
      land({ reply: replies[index] ?? { failure: { code: 'BAD_RESPONSE' } }, requestId, fetchedAt });
    }
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
