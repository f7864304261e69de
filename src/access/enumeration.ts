/**
 * Bounds who tries numbers, or names and dates for a number, until something fits. Everybody whom a caller
 * names and whom the sources have not lately found for this caller is a guess. Guesses are admitted before
 * anything is asked, as many at a time as the budgets could bear if all of them missed; the others take their
 * turn when the sources have answered. A caller whose budget is spent has to wait, longer every time, and
 * that is reported.
 */
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Answer } from '../source-api/answer.ts';
import type { Cancellation } from '../lib/cancellation.ts';
import type { EnumerationConfig } from './settings.ts';
import type { SourceId } from '../generated/enums.ts';
import { foldedName } from '../subject/name.ts';
import type { Subject } from '../subject/subject.ts';
import type { BoundedLog } from '../log/bounded-log.ts';
import { countedBy, type Consumer } from './consumer.ts';
import { createCounters, type CounterStore } from './counters.ts';
import { GuessBudgets } from './guess-budgets.ts';
import { GuessQueue, type Guess, type GuessOptions } from './guess-queue.ts';
import { hear } from './guess-verdict.ts';
import { Waits } from './waits.ts';

export interface Asker {
  readonly consumer: Consumer;
  /** Reports that a budget of the caller is spent. */
  readonly onSpent: GuessOptions['onSpent'];
  /** Ends when the request has to be answered. */
  readonly deadline: Cancellation;
}

/** The people whom one request names. */
export interface NamedPeople {
  /** Reserves what a miss of each would cost; resolves when those have been admitted that can be at once. */
  reserve(this: void, subjects: readonly Subject[]): Promise<void> | undefined;
  /** True if people were named and all of them are refused. */
  allRefused(this: void): boolean;
  /** Seconds until refused people may be asked about; undefined without a refusal. */
  retryAfter(this: void): number | undefined;
  of(this: void, subject: Subject): Admission;
  /** The request has been answered. */
  close(this: void): void;
}

/** Admission of one person. */
export interface Admission {
  /**
   * Resolves with true when the deadline passes before their turn; undefined when they may be asked about at
   * once. Rejects with a GraphQLError `RATE_LIMITED`.
   */
  readonly isLate: Promise<boolean> | undefined;
  /** @param asked sources that are asked about the person, in the order of their answers */
  heard(this: void, asked: readonly SourceId[], answers: readonly Promise<Answer<unknown>>[]): void;
}

export interface EnumerationWatch {
  /** Seconds that the caller has to wait, if any. */
  waitOf(this: void, consumer: Consumer): Promise<number | undefined> | number | undefined;
  open(this: void, asker: Asker): NamedPeople;
}

/** Found people are remembered by caller, so that asking about them again is no guess. */
const REMEMBERED_FOUND = 100_000;

/** Of a person who is no guess. */
export const ADMITTED: Admission = { isLate: undefined, heard: () => undefined };

/** People whom a request names without guessing: a token names them. */
export const NO_GUESSES: NamedPeople = {
  reserve: () => undefined,
  allRefused: () => false,
  retryAfter: () => undefined,
  of: () => ADMITTED,
  close: () => undefined,
};

export function watchEnumeration(
  settings: EnumerationConfig,
  store: CounterStore,
  log: BoundedLog,
): EnumerationWatch {
  const waits = new Waits(settings, createCounters(store));
  const budgets = new GuessBudgets(settings, store);
  const queues = new Map<string, GuessQueue>();
  const found = new LRUCache<string, true>({ max: REMEMBERED_FOUND, ttl: settings.seconds * 1000 });
  const salt = store.secret.toString('base64');
  const hashOf = (...parts: readonly string[]) =>
    hash('sha256', `${salt}|${JSON.stringify(parts)}`, 'base64url');

  const queueOf = (consumer: Consumer): GuessQueue => {
    const caller = JSON.stringify(countedBy(consumer).caller);
    const known = queues.get(caller);
    if (known) return known;
    const queue: GuessQueue = new GuessQueue({
      consumer,
      budgets,
      waits,
      log,
      onFound: ({ triple }) => found.set(triple, true),
      onIdle: () => {
        if (queues.get(caller) === queue) queues.delete(caller);
      },
    });
    queues.set(caller, queue);
    return queue;
  };

  const open = ({ consumer, onSpent, deadline }: Asker): NamedPeople => {
    const { caller } = countedBy(consumer);
    const guesses = new Map<string, Guess>();
    const bySubject = new Map<string, Guess | undefined>();
    const newGuess = (number: string, triple: string): Guess => {
      if (guesses.size === 0) {
        deadline.onCancel(() => {
          for (const own of guesses.values()) own.giveUp();
        });
      }
      const own = queueOf(consumer).add({ guessed: { number, triple }, onSpent });
      if (deadline.isCancelled) own.giveUp();
      guesses.set(triple, own);
      return own;
    };
    /** @returns undefined for a person found lately */
    const guessAt = ({ holderNumber, dateOfBirth, fullName, cutMark, key }: Subject): Guess | undefined => {
      if (bySubject.has(key)) return bySubject.get(key);
      const triple = hashOf(...caller, holderNumber, dateOfBirth, foldedName(fullName) + cutMark);
      const own = found.has(triple)
        ? undefined
        : (guesses.get(triple) ?? newGuess(hashOf(...caller, holderNumber), triple));
      bySubject.set(key, own);
      return own;
    };
    return {
      reserve: (subjects) => {
        for (const subject of subjects) guessAt(subject);
        if (![...guesses.values()].some(({ state }) => state === 'WAITING')) return undefined;
        const timeIsUp = new Promise<void>((resolve) => {
          deadline.onCancel(resolve);
        });
        return Promise.race([queueOf(consumer).admit(), timeIsUp]);
      },
      // No getters: V8 keeps those of an object literal in its old space, and the whole request with them.
      allRefused: () =>
        bySubject.size > 0 && [...bySubject.values()].every((own) => own?.state === 'REFUSED'),
      retryAfter: () => {
        const isRefused = [...guesses.values()].some(({ state }) => state === 'REFUSED');
        return isRefused ? (waits.knownOf(consumer) ?? 1) : undefined;
      },
      of: (subject) => {
        const own = guessAt(subject);
        if (!own) return ADMITTED;
        if (own.state === 'WAITING') void queueOf(consumer).admit();
        return {
          isLate: own.state === 'TAKEN' ? undefined : own.isLate,
          heard: (asked, answers) => own.hear(hear(asked, answers)),
        };
      },
      close: () => {
        for (const own of guesses.values()) own.close();
      },
    };
  };
  return { waitOf: (consumer) => waits.of(consumer), open };
}
