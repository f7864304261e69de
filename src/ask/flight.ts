/**
 * Single-flight layer: a question that is under way is not asked again. Requests with the same question and
 * share key subscribe to the same flight. It is cancelled once all subscribers have left, and goes on when
 * they were merely answered without it. A refusal concerns the caller whom the call named: another caller
 * then asks in a flight of its own, as does a subscriber whose authorization ends during the flight.
 */
import { TransientLists } from '../lib/transient-map.ts';
import { AskedFor } from '../source-api/asked-for.ts';
import { Cancellation } from '../lib/cancellation.ts';
import type { Question, Caller } from '../source-api/source.ts';
import type { Dispatch, Layer, PendingQuestion, Subscribe, Subscriber, Subscription } from './layers.ts';
import { callerKey, isRefused, type Outcome } from '../source-api/call.ts';

type Listener = (outcome: Outcome) => void;

export function withSingleFlight(): Layer<Dispatch, Subscribe> {
  return (next) => {
    const flights = new Flights(next);
    return (subscriber) => new FlightSubscription(subscriber, flights);
  };
}

class FlightSubscription implements Subscription {
  readonly #subscriber: Subscriber;
  readonly #flights: Flights;
  #flight: Flight;

  constructor(subscriber: Subscriber, flights: Flights) {
    this.#subscriber = subscriber;
    this.#flights = flights;
    this.#flight = flights.join(subscriber, subscriber.only);
  }

  get requestId(): string | null {
    return this.#flight.requestId;
  }

  outcomeBefore(deadline: Cancellation, late?: Listener): Promise<Outcome | undefined> {
    return new Promise((resolve) => {
      let isLate = false;
      this.#onSettled((outcome) => {
        if (isLate) late?.(outcome);
        else resolve(outcome);
      });
      deadline.onCancel(() => {
        isLate = true;
        resolve(undefined);
      });
    });
  }

  #onSettled(listener: Listener): void {
    this.#flight.onSettled((outcome) => {
      const { caller, mayShare } = this.#subscriber;
      if (this.#flight.caller === caller) return listener(outcome);
      const own = callerKey(caller);
      if (callerKey(this.#flight.caller) === own) return listener(outcome);
      if (!isRefused(outcome.reply) && mayShare?.() !== false) return listener(outcome);
      this.#flight = this.#flights.join(this.#subscriber, own);
      return this.#flight.onSettled(listener);
    });
  }
}

class Flights {
  readonly #next: Dispatch;
  readonly #underWay = new TransientLists<string, Flight>();

  constructor(next: Dispatch) {
    this.#next = next;
  }

  /** @param only key of the only caller on the flight; undefined for a flight of the whole share key */
  join(subscriber: Subscriber, only?: string): Flight {
    const { key } = subscriber.question.subject;
    let flight = this.#underWay.get(key).find((one) => one.suits(subscriber, only));
    if (!flight) {
      flight = new Flight(subscriber, only, this.#close);
      this.#underWay.add(key, flight);
      this.#next(flight);
    }
    flight.add(subscriber);
    return flight;
  }

  /** Admits no further subscribers. */
  readonly #close = (flight: Flight): void => this.#underWay.remove(flight.question.subject.key, flight);
}

/** One question to the source, on behalf of all its subscribers. */
class Flight implements PendingQuestion {
  readonly question: Question;
  readonly caller: Caller;
  readonly shareKey: string;
  readonly cancellation = new Cancellation();
  readonly askedFor = new AskedFor();
  requestId: string | null = null;
  readonly #generation: number;
  readonly #only: string | undefined;
  readonly #keep: Subscriber['keep'];
  readonly #close: (flight: Flight) => void;
  readonly #listeners: Listener[] = [];
  #subscribers = 0;
  #outcome: Outcome | undefined;

  /** @param close admits no further subscribers */
  constructor(
    { question, caller, shareKey, generation, keep }: Subscriber,
    only: string | undefined,
    close: (flight: Flight) => void,
  ) {
    this.question = question;
    this.caller = caller;
    this.shareKey = shareKey;
    this.#generation = generation;
    this.#only = only;
    this.#keep = keep;
    this.#close = close;
  }

  suits({ question: { part }, shareKey, generation }: Subscriber, only: string | undefined): boolean {
    return (
      this.question.part === part &&
      this.shareKey === shareKey &&
      this.#generation === generation &&
      this.#only === only
    );
  }

  asked(requestId: string): void {
    this.requestId = requestId;
  }

  add({ cancellation, requestId }: Subscriber): void {
    this.#subscribers += 1;
    this.askedFor.add(requestId);
    cancellation.onCancel(() => {
      this.#subscribers -= 1;
      if (this.#subscribers > 0 || this.#outcome) return;
      this.#close(this);
      this.cancellation.cancel();
    });
  }

  /** Adds a listener; calls it at once if the flight is settled already. */
  onSettled(listener: Listener): void {
    if (this.#outcome) listener(this.#outcome);
    else this.#listeners.push(listener);
  }

  settle(outcome: Outcome): void {
    this.#outcome = outcome;
    this.#close(this);
    this.#keep(outcome);
    for (const listener of this.#listeners) listener(outcome);
  }
}
