/**
 * Layer: a question that is under way is not asked again. Whoever asks the same within the same lane gets on the same
 * flight; it ends early when the last of them has gone, and goes on when they have merely been answered without it. A
 * refusal is meant for the caller whom the source was told, so another caller then asks on their own.
 */
import { subjectKey } from '../subject/subject.ts';
import { TransientMap } from '../transient-map.ts';
import { Ending } from './ending.ts';
import type { Ask, Caller } from './source.ts';
import { callerKey, isRefused, type AskOne, type Outcome, type Question } from './question.ts';

/** A question by somebody who waits. */
export interface Wanted extends Pick<Question, 'ask' | 'caller' | 'lane'> {
  /** A question asked before its record changed is not the same. */
  readonly edition: number;
  /** Ends when they have gone. */
  readonly gone: Ending;
  /** What is done with the outcome if this is the question that is asked. */
  readonly keep: (outcome: Outcome) => void;
}

/** A seat on a flight. */
export interface Seat {
  readonly outcome: Promise<Outcome>;
  /** The id under which the source was asked; null as long as it was not. */
  readonly requestId: string | null;
}

export function inSingleFlight(next: AskOne): (wanted: Wanted) => Seat {
  const flights: Flights = new TransientMap();
  const board = (key: string, wanted: Wanted): Flight => {
    const flight = flights.get(key) ?? new Flight(key, wanted, flights, next);
    flight.add(wanted.gone);
    return flight;
  };
  return (wanted) => new OwnSeat(wanted, board);
}

type Flights = TransientMap<string, Flight>;

class OwnSeat implements Seat {
  readonly outcome: Promise<Outcome>;
  #flight: Flight;

  constructor(wanted: Wanted, board: (key: string, wanted: Wanted) => Flight) {
    const { ask, caller, lane, edition } = wanted;
    const key = `${lane}|${edition}|${ask.part.name}|${subjectKey(ask.subject)}`;
    this.#flight = board(key, wanted);
    this.outcome = this.#flight.outcome.then((landed) => {
      if (!isRefused(landed.reply)) return landed;
      const own = callerKey(caller);
      if (callerKey(this.#flight.caller) === own) return landed;
      this.#flight = board(`${key}|${own}`, wanted);
      return this.#flight.outcome;
    });
  }

  get requestId(): string | null {
    return this.#flight.requestId;
  }
}

/** The question as it is asked, for all who are on it. */
class Flight implements Question {
  readonly ask: Ask;
  readonly caller: Caller;
  readonly lane: string;
  readonly abandoned = new Ending();
  readonly outcome: Promise<Outcome>;
  requestId: string | null = null;
  readonly #key: string;
  readonly #flights: Flights;
  #waiting = 0;
  #hasLanded = false;

  constructor(key: string, { ask, caller, lane, keep }: Wanted, flights: Flights, next: AskOne) {
    this.ask = ask;
    this.caller = caller;
    this.lane = lane;
    this.#key = key;
    this.#flights = flights.set(key, this);
    this.outcome = this.#fly(next, keep);
  }

  asked(requestId: string): void {
    this.requestId = requestId;
  }

  add(gone: Ending): void {
    this.#waiting += 1;
    gone.whenEnded(() => {
      this.#waiting -= 1;
      // What has landed cannot be given up any more.
      if (this.#waiting > 0 || this.#hasLanded) return;
      this.#leave();
      this.abandoned.end();
    });
  }

  async #fly(next: AskOne, keep: Wanted['keep']): Promise<Outcome> {
    try {
      const outcome = await next(this);
      keep(outcome);
      return outcome;
    } finally {
      this.#hasLanded = true;
      this.#leave();
    }
  }

  /** Nobody else gets on any more. */
  #leave(): void {
    if (this.#flights.get(this.#key) === this) this.#flights.delete(this.#key);
  }
}
