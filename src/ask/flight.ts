/**
 * Layer: a question that is under way is not asked again. Whoever asks the same within the same lane gets on the same
 * flight; it ends early when the last of them has gone, and goes on when they have merely been answered without it. A
 * refusal is meant for the caller whom the source was told, so another caller then asks on their own.
 */
import { subjectKey } from '../subject/subject.ts';
import { Ending } from './ending.ts';
import type { Caller } from './source.ts';
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
  const flights = new Map<string, Flight>();
  const board = (key: string, wanted: Wanted): Flight => {
    const known = flights.get(key);
    if (known) return known.add(wanted.gone);
    const flight = new Flight(wanted, next, () => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    flights.set(key, flight);
    return flight.add(wanted.gone);
  };
  return (wanted) => {
    const { ask, lane, edition } = wanted;
    const key = `${lane}|${edition}|${ask.part.name}|${subjectKey(ask.subject)}`;
    let flight = board(key, wanted);
    const outcome = flight.outcome.then((landed) => {
      if (!isRefused(landed.reply)) return landed;
      const own = callerKey(wanted.caller);
      if (callerKey(flight.caller) === own) return landed;
      flight = board(`${key}|${own}`, wanted);
      return flight.outcome;
    });
    // Nobody may be waiting any more, or from the beginning.
    outcome.catch(() => undefined);
    return {
      outcome,
      get requestId() {
        return flight.requestId;
      },
    };
  };
}

class Flight {
  readonly caller: Caller;
  readonly outcome: Promise<Outcome>;
  requestId: string | null = null;
  readonly #abandoned = new Ending();
  readonly #end: () => void;
  #waiting = 0;
  #hasLanded = false;

  constructor(wanted: Wanted, next: AskOne, end: () => void) {
    this.caller = wanted.caller;
    this.#end = end;
    this.outcome = this.#fly(wanted, next);
  }

  async #fly({ ask, caller, lane, keep }: Wanted, next: AskOne): Promise<Outcome> {
    const asked = (requestId: string) => {
      this.requestId = requestId;
    };
    try {
      const outcome = await next({ ask, caller, lane, abandoned: this.#abandoned, asked });
      keep(outcome);
      return outcome;
    } finally {
      this.#hasLanded = true;
      this.#end();
    }
  }

  add(gone: Ending): this {
    this.#waiting += 1;
    gone.whenEnded(() => {
      this.#waiting -= 1;
      if (this.#waiting > 0 || this.#hasLanded) return;
      this.#end();
      this.#abandoned.end();
    });
    return this;
  }
}
