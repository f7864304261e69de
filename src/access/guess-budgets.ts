/**
 * Budgets of guesses. A person whom a caller names is a guess until the sources have said whether they know
 * the person, and takes one unit of each budget that a miss would cost. A miss costs a number, if it is the
 * caller's first of that number, and a name and date of the number; the same miss again costs a repetition
 * each time that a source is asked for it.
 */
import { LRUCache } from 'lru-cache';
import type { EnumerationConfig } from './settings.ts';
import { createBudgets, type Budget, type BudgetKey, type Reservation, type Taking } from './budgets.ts';
import { createCounters, type Counter, type CounterStore, type CountKey } from './counters.ts';

export type SpentBudget = 'numbers' | 'triples' | 'repetitions';

/** A person as a caller names them, by keyed hashes. Other accents of the name are no other guess. */
export interface Guessed {
  /** Of the caller and the number. */
  readonly number: string;
  /** Of the caller, the number, the date and the folded name. */
  readonly triple: string;
}

/** The reservations of a guess until its cost is known. */
export interface Stake {
  /** The sources do not know the person. @param liveMisses ids of the calls that have just said so */
  lose(this: void, liveMisses: readonly string[]): Promise<void>;
  /** The person is known, or no source answered: nothing is spent. */
  giveBack(this: void): void;
}

/** Repetitions of misses of one number that may be asked for each of its names and dates. */
const REPETITIONS_PER_TRIPLE = 4;

const REMEMBERED_TRIPLES = 100_000;

/** Several parts, and several requests, may be answered by one call. */
const REMEMBERED_CALLS = 10_000;

const DAY_SECONDS = 86_400;

export class GuessBudgets {
  readonly #missedTriples: Counter;
  readonly #missedNumbers: Counter;
  readonly #triples: Budget;
  readonly #repetitions: Budget;
  readonly #numbers: Budget;
  readonly #afterWaits: Budget;
  readonly #isShared: boolean;
  /** Calls whose misses were paid for. */
  readonly #paid = new LRUCache<string, true>({ max: REMEMBERED_CALLS });

  constructor({ seconds, triplesPerNumber, numbersPerCaller }: EnumerationConfig, store: CounterStore) {
    const [counters, budgets] = [createCounters(store), createBudgets(store)];
    this.#isShared = store.shared !== undefined;
    const marks = { most: 1, seconds, keys: REMEMBERED_TRIPLES };
    this.#missedTriples = counters({ name: 'missed-triple', ...marks });
    this.#missedNumbers = counters({ name: 'missed-number', ...marks });
    this.#triples = budgets({ name: 'triples', most: triplesPerNumber, seconds });
    const repetitions = triplesPerNumber * REPETITIONS_PER_TRIPLE;
    this.#repetitions = budgets({ name: 'repetitions', most: repetitions, seconds });
    this.#numbers = budgets({ name: 'numbers', most: numbersPerCaller, seconds });
    this.#afterWaits = budgets({ name: 'after-waits', most: 0, seconds: DAY_SECONDS });
  }

  /** Guesses at new numbers that the caller could make now, as far as this process knows. */
  free(caller: readonly string[]): number {
    return this.#numbers.free(this.#numbers.keyOf(caller));
  }

  /** Reserves a new guess at once; undefined for an old one, a spent budget, or a budget in Redis. */
  takeNow(caller: readonly string[], guessed: Guessed): Stake | undefined {
    if (this.#isShared) return undefined;
    const keys = this.#keysOf(caller, guessed);
    if (this.#missedTriples.readHere(keys.triple)) return undefined;
    const triple = this.#triples.take(keys.number.triples);
    if (!isReservation(triple)) return undefined;
    const number = this.#numbers.take(keys.caller.numbers);
    if (isReservation(number)) return this.#stake(keys, new Taken({ triple, number }));
    triple.settle(false);
    return undefined;
  }

  /**
   * @param isUnderWay whether the same guess of the caller is under way already
   * @param pastWaits of the caller; each allows one more guess when budgets are spent
   */
  async take(
    caller: readonly string[],
    guessed: Guessed,
    isUnderWay: boolean,
    pastWaits: () => Promise<number>,
  ): Promise<Stake | SpentBudget | 'HELD'> {
    const keys = this.#keysOf(caller, guessed);
    const taken = isUnderWay ? undefined : await this.#takeNew(keys);
    const outcome = taken ?? (await this.#takeRepetition(keys));
    if (outcome instanceof Taken) return this.#stake(keys, outcome);
    if (outcome === 'HELD') return outcome;
    const extra = await this.#afterWaits.take(keys.caller.afterWaits, await pastWaits());
    if (isReservation(extra)) return this.#stake(keys, new Taken({ extra }));
    return extra === 'HELD' ? extra : outcome;
  }

  /** @returns undefined when the same miss was counted before */
  async #takeNew({ triple, number, caller }: Keys): Promise<Taken | SpentBudget | 'HELD' | undefined> {
    const [missed, ofNumber, ofCaller] = await Promise.all([
      this.#missedTriples.read(triple),
      this.#triples.take(number.triples),
      this.#numbers.take(caller.numbers),
    ]);
    if (!missed && isReservation(ofNumber) && isReservation(ofCaller)) {
      return new Taken({ triple: ofNumber, number: ofCaller });
    }
    for (const one of [ofNumber, ofCaller]) if (isReservation(one)) one.settle(false);
    if (missed) return undefined;
    if (ofNumber === 'SPENT') return 'triples';
    return ofCaller === 'SPENT' ? 'numbers' : 'HELD';
  }

  async #takeRepetition({ number }: Keys): Promise<Taken | SpentBudget | 'HELD'> {
    const repetition = await this.#repetitions.take(number.repetitions);
    if (isReservation(repetition)) return new Taken({ repetition });
    return repetition === 'SPENT' ? 'repetitions' : 'HELD';
  }

  #stake(keys: Keys, taken: Taken): Stake {
    return {
      lose: async (liveMisses) => {
        try {
          await this.#lose(keys, taken, liveMisses);
        } finally {
          taken.giveBackRest();
        }
      },
      giveBack: () => taken.giveBackRest(),
    };
  }

  async #lose({ triple, number, caller }: Keys, taken: Taken, liveMisses: readonly string[]): Promise<void> {
    const isNew = (await this.#missedTriples.add(triple)).used === 1;
    // Paid or not, the next answer of the same call is no other miss.
    const unpaid = liveMisses.filter((call) => !this.#pay(triple, call));
    if (isNew) {
      const isNewNumber = (await this.#missedNumbers.add(number.missed)).used === 1;
      spend(taken.reservations.triple, this.#triples, number.triples);
      if (isNewNumber) spend(taken.reservations.number, this.#numbers, caller.numbers);
    } else if (unpaid.length > 0) spend(taken.reservations.repetition, this.#repetitions, number.repetitions);
    if (isNew || unpaid.length > 0) taken.reservations.extra?.settle(true);
  }

  /** @returns whether it was paid for before */
  #pay({ hashed }: CountKey, call: string): boolean {
    const name = `${hashed}|${call}`;
    const isPaid = this.#paid.has(name);
    this.#paid.set(name, true);
    return isPaid;
  }

  #keysOf(caller: readonly string[], { number, triple }: Guessed): Keys {
    return {
      triple: this.#missedTriples.keyOfHash(triple),
      number: {
        missed: this.#missedNumbers.keyOfHash(number),
        triples: this.#triples.keyOfHash(number),
        repetitions: this.#repetitions.keyOfHash(number),
      },
      caller: {
        numbers: this.#numbers.keyOf(caller),
        afterWaits: this.#afterWaits.keyOf(caller),
      },
    };
  }
}

interface Keys {
  readonly triple: CountKey;
  readonly number: {
    readonly missed: CountKey;
    readonly triples: BudgetKey;
    readonly repetitions: BudgetKey;
  };
  readonly caller: { readonly numbers: BudgetKey; readonly afterWaits: BudgetKey };
}

type Reservations = Partial<Readonly<Record<'triple' | 'number' | 'repetition' | 'extra', Reservation>>>;

class Taken {
  readonly reservations: Reservations;

  constructor(reservations: Reservations) {
    this.reservations = reservations;
  }

  giveBackRest(): void {
    for (const reservation of Object.values(this.reservations)) reservation.settle(false);
  }
}

function isReservation(taken: Promise<Taking> | Taking): taken is Reservation {
  return typeof taken === 'object' && !(taken instanceof Promise);
}

function spend(reservation: Reservation | undefined, budget: Budget, key: BudgetKey): void {
  if (reservation?.settle(true) !== true) budget.spend(key);
}
