/**
 * Types of the layers between a resolver and a connector. A layer wraps the next one, which is further in.
 * Outer layers work on questions (one part about one subject), inner ones on calls (questions of one caller
 * in one request to the source). `compose` accepts layers only in an order in which their types fit.
 */
import type { Cancellation } from '../lib/cancellation.ts';
import type { Answer, Read } from '../source-api/answer.ts';
import type { AskedFor } from '../source-api/asked-for.ts';
import type { CallSource, Outcome } from '../source-api/call.ts';
import type { Caller, Question } from '../source-api/source.ts';

export type Layer<Next, Self = Next> = (next: Next) => Self;

/** Asks one source on behalf of one request. */
export type SourceClient = (question: Question) => Promise<Answer<unknown>>;

/** The same, for a record that may still have to be tied. */
export type ReadSource = (question: Question) => Promise<Read>;

/** Answers questions of all requests. Never rejects. */
export type AnswerQuestion = (question: Question, context: QuestionContext) => Promise<Read>;

/** Subscribes to the outcome of a question. */
export type Subscribe = (subscriber: Subscriber) => Subscription;

/** Sends a question to the source; it is settled later. */
export type Dispatch = (pending: PendingQuestion) => void;

export type CallLayer = Layer<CallSource>;

/** Composes layers, outermost first. */
export function compose([cache, flight, batch, ...calls]: readonly [
  Layer<Subscribe, AnswerQuestion>,
  Layer<Dispatch, Subscribe>,
  Layer<CallSource, Dispatch>,
  ...CallLayer[],
]): Layer<CallSource, AnswerQuestion> {
  return (source) => cache(flight(batch(calls.reduceRight((next, layer) => layer(next), source))));
}

/** Caller of a request, its deadline, and how fresh its answers must be. */
export interface QuestionContext {
  /** The id of the request, as its caller knows it. */
  readonly requestId: string;
  /** Share key of this request alone, for answers that no other request may share. */
  readonly shareKey: string;
  readonly caller: Caller;
  /** Cancelled when the answer must go out with what has arrived. */
  readonly deadline: Cancellation;
  /** Cancelled when the client has disconnected. */
  readonly clientGone: Cancellation;
  /** Greatest age of an answer in milliseconds; 0 is live only, undefined leaves it to the cache policy. */
  readonly maxAgeMs: number | undefined;
}

/** A question on its way to the source, on behalf of all requests that wait for its outcome. */
export interface PendingQuestion {
  readonly question: Question;
  readonly caller: Caller;
  /** Questions of one share key may share an answer and a call; a share key covers one share class only. */
  readonly shareKey: string;
  /** Cancelled when no request waits for the outcome any more. */
  readonly cancellation: Cancellation;
  /** The requests that wait, or waited, for it. */
  readonly askedFor: AskedFor;
  /** Receives the id of the call, once it is made. */
  asked(requestId: string): void;
  /** Receives the outcome, once; an error is a reply with a failure. */
  settle(outcome: Outcome): void;
}

/** A request's question, as it subscribes to a flight. */
export interface Subscriber extends Pick<PendingQuestion, 'question' | 'caller' | 'shareKey'> {
  /** The id of the request, as its caller knows it. */
  readonly requestId: string;
  /** Key of the only caller who may share the flight; undefined for all callers of the share key. */
  readonly only?: string;
  /** Questions from before and after a change of the record share no flight. */
  readonly generation: number;
  /** Cancelled when the subscriber leaves. */
  readonly cancellation: Cancellation;
  /** Decides whether an outcome for another caller may be shared; called once it has arrived. Default: yes. */
  readonly mayShare?: () => boolean;
  /** Stores the outcome, if the flight was started for this subscriber. Never throws. */
  readonly keep: (outcome: Outcome) => void;
}

export interface Subscription {
  /** The id of the call to the source; null before the call. */
  readonly requestId: string | null;
  /**
   * Resolves with the outcome, or with undefined once the deadline is cancelled.
   *
   * @param late called with an outcome that arrives after the deadline
   */
  outcomeBefore(deadline: Cancellation, late?: (outcome: Outcome) => void): Promise<Outcome | undefined>;
}
