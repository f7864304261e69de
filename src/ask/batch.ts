/**
 * Batch layer: turns questions into calls. A source that answers one person a call gets a call per question.
 * A source that takes lists gets the numbers asked about within a moment, by whatever requests, in as few
 * calls as its limit allows. Questions share a call only within one share key and one caller: the wire names
 * the officer, the procedure and the dossier.
 */
import { randomUUID } from 'node:crypto';
import { turns } from '../fairness/turns.ts';
import { AskedFor } from '../source-api/asked-for.ts';
import type { Cancellation } from '../lib/cancellation.ts';
import { TransientLists } from '../lib/transient-map.ts';
import { callerKey, type CallSource } from '../source-api/call.ts';
import type { Dispatch, Layer, PendingQuestion } from './layers.ts';

export interface BatchPolicy {
  /** The most subjects of one call; 1 means one call a question. */
  readonly batchSize: number;
  /** Milliseconds for which a question waits for others. */
  readonly batchWindowMs: number;
}

/** The next layer never rejects, and gives one reply per question. */
export function withBatches({ batchSize, batchWindowMs }: BatchPolicy): Layer<CallSource, Dispatch> {
  return (next) => {
    if (batchSize === 1) return (pending) => void call(next, [pending]);
    const open = new TransientLists<string, Batch>();
    return (pending) => {
      const key = callerKey(pending.caller);
      const batches = open.get(key).filter(({ shareKey }) => shareKey === pending.shareKey);
      const joined =
        batches.find((batch) => batch.has(pending)) ?? batches.find((batch) => batch.numbers < batchSize);
      if (joined) return joined.add(pending);
      const batch = new Batch(pending);
      open.add(key, batch);
      const close = async () => {
        // Behind the caller's questions that wait for their turns: a list goes into as few calls as it can.
        await turns.next(pending.caller.account ?? []);
        open.remove(key, batch);
        await call(next, batch.pending);
      };
      setTimeout(() => void close(), batchWindowMs);
    };
  };
}

type PendingQuestions = [PendingQuestion, ...PendingQuestion[]];

class Batch {
  readonly shareKey: string;
  readonly pending: PendingQuestions;
  readonly #numbers = new Set<string>();

  constructor(first: PendingQuestion) {
    this.shareKey = first.shareKey;
    this.pending = [first];
    this.#numbers.add(first.question.subject.identityNumber);
  }

  /** Count of different numbers. */
  get numbers(): number {
    return this.#numbers.size;
  }

  /** True for a question about a number that is in the batch: a call names a number only once. */
  has({ question }: PendingQuestion): boolean {
    return this.#numbers.has(question.subject.identityNumber);
  }

  add(pending: PendingQuestion): void {
    this.#numbers.add(pending.question.subject.identityNumber);
    this.pending.push(pending);
  }
}

/** Sends all questions in one call, on behalf of their common caller. */
async function call(next: CallSource, all: PendingQuestions): Promise<void> {
  const requestId = randomUUID();
  for (const pending of all) pending.asked(requestId);
  const replies = await next({
    questions: all.map(({ question }) => question),
    caller: all[0].caller,
    requestId,
    askedFor: () => allOf(all),
    signal: whenAll(all.map(({ cancellation }) => cancellation)),
  });
  const arrival = { requestId, fetchedAt: new Date(), arrivedAt: performance.now() };
  // Requests that wait for an answer continue at once, which takes longer than reading it.
  await turns.each(all[0].caller.account ?? [], all, (pending, index) =>
    pending.settle({
      reply: replies[index] ?? { failure: { code: 'BAD_RESPONSE' } },
      ...arrival,
      jitter: Math.random(),
    }),
  );
}

function allOf(all: PendingQuestions): AskedFor {
  const requests = new AskedFor();
  for (const { askedFor } of all) requests.addAll(askedFor);
  return requests;
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
