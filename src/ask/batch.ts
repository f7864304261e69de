/**
 * Layer: questions become calls. A source that answers one person a call gets a call for each question; one that takes
 * lists gets the numbers asked within a moment, by whichever requests, in as few calls as its limit allows. Only
 * questions of one share key and one caller share a call: the wire names the official, the procedure and the dossier.
 */
import { randomUUID } from 'node:crypto';
import { turns } from '../fairness/turns.ts';
import { AskedFor } from '../source-api/asked-for.ts';
import type { Cancellation } from '../lib/cancellation.ts';
import { TransientLists } from '../lib/transient-map.ts';
import { callerKey, type AskCall, type AskOne, type Question } from '../source-api/question.ts';

export interface BatchPolicy {
  /** The most subjects of one call; 1 means one call a question. */
  readonly batchSize: number;
  /** How long a question waits for others. */
  readonly batchWindowMs: number;
}

/** @param next never rejects, and gives one reply per question */
export function inBatches({ batchSize, batchWindowMs }: BatchPolicy, next: AskCall): AskOne {
  if (batchSize === 1) return (question) => void askTogether(next, [question]);
  const open = new TransientLists<string, Batch>();
  return (question) => {
    const key = callerKey(question.caller);
    const batches = open.get(key).filter(({ shareKey }) => shareKey === question.shareKey);
    const joined =
      batches.find((batch) => batch.has(question)) ?? batches.find((batch) => batch.numbers < batchSize);
    if (joined) return joined.add(question);
    const batch = new Batch(question);
    open.add(key, batch);
    const close = async () => {
      // Behind the caller's questions that wait for their turns: a list goes into as few calls as it can.
      await turns.next(question.caller.account ?? []);
      open.remove(key, batch);
      await askTogether(next, batch.questions);
    };
    setTimeout(() => void close(), batchWindowMs);
  };
}

type Questions = [Question, ...Question[]];

class Batch {
  readonly shareKey: string;
  readonly questions: Questions;
  readonly #numbers = new Set<string>();

  constructor(first: Question) {
    this.shareKey = first.shareKey;
    this.questions = [first];
    this.#numbers.add(first.ask.subject.identityNumber);
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
    this.questions.push(question);
  }
}

/** Asks them in one call, on behalf of the caller of all. */
async function askTogether(next: AskCall, questions: Questions): Promise<void> {
  const requestId = randomUUID();
  for (const question of questions) question.asked(requestId);
  const replies = await next({
    asks: questions.map(({ ask }) => ask),
    caller: questions[0].caller,
    requestId,
    askedFor: () => allOf(questions),
    signal: whenAll(questions.map(({ cancellation }) => cancellation)),
  });
  const came = { requestId, fetchedAt: new Date(), arrivedAt: performance.now() };
  // Whoever waits for an answer goes on with it at once, which takes longer than reading it.
  await turns.each(questions[0].caller.account ?? [], questions, (question, index) =>
    question.settle({ reply: replies[index] ?? { failure: { code: 'BAD_RESPONSE' } }, ...came }),
  );
}

function allOf(questions: Questions): AskedFor {
  const all = new AskedFor();
  for (const { askedFor } of questions) all.addAll(askedFor);
  return all;
}

/** Aborted once all are cancelled. */
function whenAll(cancellations: readonly Cancellation[]): AbortSignal {
  const all = new AbortController();
  let left = cancellations.length;
  const onCancel = () => {
    left -= 1;
    if (left === 0) all.abort();
  };
  for (const cancellation of cancellations) cancellation.onCancel(onCancel);
  return all.signal;
}
