/**
 * Layer: a question that is under way is not asked again. Whoever asks the same within the same lane gets on the same
 * flight; it ends early when the last of them has gone, and goes on when they have merely been answered without it. A
 * refusal is meant for the caller whom the source was told, so another caller then asks on their own. The same holds
 * for a passenger whose authorization ends during the flight.
 */
import { TransientLists } from '../lib/transient-map.ts';
import { AskedFor } from '../source-api/asked-for.ts';
import { Cancellation } from '../lib/cancellation.ts';
import type { Ask, Caller } from '../source-api/source.ts';
import { callerKey, isRefused, type AskOne, type Outcome, type Question } from '../source-api/question.ts';

/** A question by somebody who waits. */
export interface Wanted extends Pick<Question, 'ask' | 'caller' | 'lane'> {
  /** The id of the request, as its caller knows it. */
  readonly requestId: string;
  /** Key of the only caller who may share the answer; without it the whole lane may. */
  readonly only?: string;
  /** A question asked before its record changed is not the same. */
  readonly edition: number;
  /** Cancelled when they have gone. */
  readonly gone: Cancellation;
  /** Whether the answer to another caller may be shared, asked on landing. Default: yes. */
  readonly mayShare?: () => boolean;
  /** What is done with the outcome if this is the question that is asked. Never throws. */
  readonly keep: (outcome: Outcome) => void;
}

type Listener = (outcome: Outcome) => void;

export function inSingleFlight(next: AskOne): (wanted: Wanted) => Seat {
  const flights = new Flights(next);
  return (wanted) => new Seat(wanted, flights);
}

/** A seat on a flight. */
export class Seat {
  readonly #wanted: Wanted;
  readonly #flights: Flights;
  #flight: Flight;

  constructor(wanted: Wanted, flights: Flights) {
    this.#wanted = wanted;
    this.#flights = flights;
    this.#flight = flights.board(wanted, wanted.only);
  }

  /** The id under which the source was asked; null as long as it was not. */
  get requestId(): string | null {
    return this.#flight.requestId;
  }

  /**
   * Resolves with undefined once cancelled.
   *
   * @param late called with an outcome that comes after the cancellation
   */
  outcomeBefore(cancellation: Cancellation, late?: Listener): Promise<Outcome | undefined> {
    return new Promise((resolve) => {
      let isLate = false;
      this.#whenLanded((outcome) => {
        if (isLate) late?.(outcome);
        else resolve(outcome);
      });
      cancellation.onCancel(() => {
        isLate = true;
        resolve(undefined);
      });
    });
  }

  #whenLanded(tell: Listener): void {
    this.#flight.whenLanded((outcome) => {
      const { caller, mayShare } = this.#wanted;
      if (this.#flight.caller === caller) return tell(outcome);
      const own = callerKey(caller);
      if (callerKey(this.#flight.caller) === own) return tell(outcome);
      if (!isRefused(outcome.reply) && mayShare?.() !== false) return tell(outcome);
      this.#flight = this.#flights.board(this.#wanted, own);
      return this.#flight.whenLanded(tell);
    });
  }
}

class Flights {
  readonly #next: AskOne;
  readonly #underWay = new TransientLists<string, Flight>();

  constructor(next: AskOne) {
    this.#next = next;
  }

  /** @param only key of the only caller on the flight; undefined for a flight of the whole lane */
  board(wanted: Wanted, only?: string): Flight {
    const { key } = wanted.ask.subject;
    let flight = this.#underWay.get(key).find((one) => one.suits(wanted, only));
    if (!flight) {
      flight = new Flight(wanted, only, this.#leave);
      this.#underWay.add(key, flight);
      this.#next(flight);
    }
    flight.add(wanted);
    return flight;
  }

  /** Nobody else gets on any more. */
  readonly #leave = (flight: Flight): void => this.#underWay.remove(flight.ask.subject.key, flight);
}

/** The question as it is asked, for all who are on it. */
class Flight implements Question {
  readonly ask: Ask;
  readonly caller: Caller;
  readonly lane: string;
  readonly abandoned = new Cancellation();
  readonly askedFor = new AskedFor();
  requestId: string | null = null;
  readonly #edition: number;
  readonly #only: string | undefined;
  readonly #keep: Wanted['keep'];
  readonly #leave: (flight: Flight) => void;
  readonly #listeners: Listener[] = [];
  #waiting = 0;
  #landed: Outcome | undefined;

  /** @param leave has nobody else get on any more */
  constructor(
    { ask, caller, lane, edition, keep }: Wanted,
    only: string | undefined,
    leave: (flight: Flight) => void,
  ) {
    this.ask = ask;
    this.caller = caller;
    this.lane = lane;
    this.#edition = edition;
    this.#only = only;
    this.#keep = keep;
    this.#leave = leave;
  }

  suits({ ask: { part }, lane, edition }: Wanted, only: string | undefined): boolean {
    return this.ask.part === part && this.lane === lane && this.#edition === edition && this.#only === only;
  }

  asked(requestId: string): void {
    this.requestId = requestId;
  }

  add({ gone, requestId }: Wanted): void {
    this.#waiting += 1;
    this.askedFor.add(requestId);
    gone.onCancel(() => {
      this.#waiting -= 1;
      // What has landed cannot be given up any more.
      if (this.#waiting > 0 || this.#landed) return;
      this.#leave(this);
      this.abandoned.cancel();
    });
  }

  /** Has a listener told of the outcome, at once if it is there. */
  whenLanded(listener: Listener): void {
    if (this.#landed) listener(this.#landed);
    else this.#listeners.push(listener);
  }

  land(outcome: Outcome): void {
    this.#landed = outcome;
    this.#leave(this);
    this.#keep(outcome);
    for (const tell of this.#listeners) tell(outcome);
  }
}
