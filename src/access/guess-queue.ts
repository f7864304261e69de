/**
 * The guesses of one caller, in the order in which they came. As many are admitted as the budgets can bear;
 * the others wait until the sources have answered about those admitted. Once a budget is spent, all that wait
 * are refused, and the caller has to wait.
 */
import { countedBy, type Consumer } from './consumer.ts';
import type { GuessBudgets, Guessed, SpentBudget, Stake } from './guess-budgets.ts';
import type { Heard } from './guess-verdict.ts';
import { accessError } from './grant.ts';
import type { BoundedLog } from '../log/bounded-log.ts';
import type { BegunWait, Waits } from './waits.ts';

export interface GuessQueueOptions {
  readonly consumer: Consumer;
  readonly budgets: GuessBudgets;
  readonly waits: Waits;
  readonly log: BoundedLog;
  /** Called with people whom the sources know for certain. */
  readonly onFound: (guessed: Guessed) => void;
  /** Called when no guess waits or is under way. */
  readonly onIdle: () => void;
}

export interface GuessOptions {
  readonly guessed: Guessed;
  /** Called when this guess exceeds a budget. */
  readonly onSpent: (kind: SpentBudget, wait: BegunWait) => void;
}

/** Guesses of one caller that may wait; further ones are refused. */
const MOST_WAITING = 2000;

/** Pause before the next try when other replicas have reserved the rest of a budget. */
const RETRY_MS = 50;

export class GuessQueue {
  readonly #options: GuessQueueOptions;
  #waiting: Guess[] = [];
  /** Guesses under way, by triple. */
  readonly #underWay = new Map<string, number>();
  #running: Promise<void> | undefined;
  #hasChanged = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(options: GuessQueueOptions) {
    this.#options = options;
  }

  add(options: GuessOptions): Guess {
    const guess = new Guess(options, this);
    if (this.#beginNow(guess)) return guess;
    if (this.#waiting.length < MOST_WAITING) this.#waiting.push(guess);
    else guess.refuse();
    return guess;
  }

  /** Admits a guess that need not wait for others or for Redis. */
  #beginNow(guess: Guess): boolean {
    const { budgets, consumer, waits } = this.#options;
    const { guessed } = guess;
    if (this.#waiting.length > 0 || this.#running || this.#underWay.has(guessed.triple)) return false;
    if (waits.knownOf(consumer) !== undefined) return false;
    const stake = budgets.takeNow(countedBy(consumer).caller, guessed);
    if (!stake) return false;
    this.#note(guessed, 1);
    return guess.begin(stake);
  }

  /** Admits or refuses waiting guesses, as far as the budgets decide now. Never rejects. */
  admit(): Promise<void> {
    this.#hasChanged = true;
    return (this.#running ??= this.#run());
  }

  /** Settles what a guess has taken. Never rejects. */
  async settle({ guessed, stake }: Guess, { verdict, isCertain, liveMisses }: Heard): Promise<void> {
    try {
      if (verdict === 'KNOWN' && isCertain) this.#options.onFound(guessed);
      if (verdict === 'UNKNOWN') await stake?.lose(liveMisses);
      else stake?.giveBack();
    } catch (error) {
      this.#tellFault(error);
    }
  }

  /** A guess that was admitted is no longer under way. */
  leave({ guessed }: Guess): void {
    this.#note(guessed, -1);
    if (this.#waiting.length > 0 || this.#running) void this.admit();
    else if (this.#underWay.size === 0) this.#options.onIdle();
  }

  /** Notes that a guess is, or is no longer, under way. @returns how many of the same were before */
  #note({ triple }: Guessed, change: 1 | -1): number {
    const before = this.#underWay.get(triple) ?? 0;
    if (before + change > 0) this.#underWay.set(triple, before + change);
    else this.#underWay.delete(triple);
    return before;
  }

  async #run(): Promise<void> {
    while (this.#hasChanged) {
      this.#hasChanged = false;
      try {
        await this.#round();
      } catch (error) {
        // Without its budgets a guess is not made.
        this.#tellFault(error);
        this.#refuseAll();
      }
    }
    this.#running = undefined;
    if (this.#waiting.length === 0 && this.#underWay.size === 0) this.#options.onIdle();
  }

  async #round(): Promise<void> {
    const { budgets, consumer, waits } = this.#options;
    const { caller } = countedBy(consumer);
    clearTimeout(this.#retry);
    for (;;) {
      this.#waiting = this.#waiting.filter(({ state }) => state === 'WAITING');
      if (this.#waiting.length === 0) return;
      if (waits.knownOf(consumer) !== undefined) return this.#refuseAll();
      const batch = this.#waiting.splice(0, Math.max(1, budgets.free(caller)));
      const taken = await Promise.all(batch.map((guess) => this.#take(guess)));
      const held = batch.filter((_guess, place) => taken[place] === 'HELD');
      this.#waiting.unshift(...held);
      const place = taken.findIndex((one) => one !== 'HELD' && one !== 'TAKEN');
      const [spent, guess] = [taken[place], batch[place]];
      if (guess && spent !== undefined && spent !== 'HELD' && spent !== 'TAKEN') {
        const wait = await waits.begin(consumer);
        if (wait) guess.options.onSpent(spent, wait);
        return this.#refuseAll();
      }
      if (held.length === 0) continue;
      if (this.#underWay.size === 0) this.#retry = setTimeout(() => void this.admit(), RETRY_MS);
      return;
    }
  }

  async #take(guess: Guess): Promise<'TAKEN' | 'HELD' | SpentBudget> {
    const { budgets, consumer, waits } = this.#options;
    const { guessed } = guess;
    const isUnderWay = this.#note(guessed, 1) > 0;
    const { caller } = countedBy(consumer);
    const taken = await budgets.take(caller, guessed, isUnderWay, () => waits.past(consumer));
    if (typeof taken === 'object') {
      if (guess.begin(taken)) return 'TAKEN';
      taken.giveBack();
    }
    this.#note(guessed, -1);
    if (typeof taken === 'object') return 'TAKEN';
    if (taken !== 'HELD') guess.refuse();
    return taken;
  }

  #refuseAll(): void {
    for (const guess of this.#waiting.splice(0)) guess.refuse();
  }

  #tellFault(error: unknown): void {
    const name = error instanceof Error ? error.name : 'unknown';
    this.#options.log.write({
      level: 'error',
      text: 'budget not counted',
      fields: () => ({ error: name }),
    });
  }
}

export class Guess {
  readonly options: GuessOptions;
  state: 'WAITING' | 'TAKEN' | 'REFUSED' | 'LATE' = 'WAITING';
  stake: Stake | undefined;
  readonly #queue: GuessQueue;
  #turn: PromiseWithResolvers<boolean> | undefined;
  readonly #misses: string[] = [];
  #isMissed = false;
  #isCertain = false;
  #questions = 0;
  #verdict: Heard['verdict'] | undefined;

  constructor(options: GuessOptions, queue: GuessQueue) {
    this.options = options;
    this.#queue = queue;
  }

  get guessed(): Guessed {
    return this.options.guessed;
  }

  /**
   * Resolves with false when the person may be asked about, with true when the request's time is up before;
   * rejects with `RATE_LIMITED`.
   */
  get isLate(): Promise<boolean> {
    if (!this.#turn) {
      this.#turn = Promise.withResolvers();
      this.#tell();
      // The request that awaits it sees the rejection.
      this.#turn.promise.catch(() => undefined);
    }
    return this.#turn.promise;
  }

  /** @returns false when no request waits for it any more */
  begin(stake: Stake): boolean {
    if (this.state !== 'WAITING') return false;
    this.state = 'TAKEN';
    this.stake = stake;
    this.#tell();
    return true;
  }

  refuse(): void {
    if (this.state !== 'WAITING') return;
    this.state = 'REFUSED';
    this.#tell();
  }

  /** The request's time is up. */
  giveUp(): void {
    if (this.state !== 'WAITING') return;
    this.state = 'LATE';
    this.#tell();
  }

  /** Receives the outcome of a question about the person; several may be under way. */
  hear(heard: Promise<Heard>): void {
    if (this.state !== 'TAKEN') return;
    this.#questions += 1;
    void heard.then(({ verdict, isCertain, liveMisses }) => {
      this.#questions -= 1;
      this.#misses.push(...liveMisses);
      this.#isCertain ||= isCertain;
      this.#isMissed ||= verdict === 'UNKNOWN';
      if (verdict === 'KNOWN') return this.#end('KNOWN');
      if (this.#questions > 0) return undefined;
      return this.#end(this.#isMissed ? 'UNKNOWN' : 'UNHEARD');
    });
  }

  /** The request has been answered: what was not asked by now is not asked any more. */
  close(): void {
    this.giveUp();
    if (this.state === 'TAKEN' && this.#questions === 0) void this.#end('UNHEARD');
  }

  #tell(): void {
    if (this.state === 'REFUSED') this.#turn?.reject(accessError('RATE_LIMITED'));
    else if (this.state !== 'WAITING') this.#turn?.resolve(this.state === 'LATE');
  }

  async #end(verdict: Heard['verdict']): Promise<void> {
    const before = this.#verdict;
    // A miss costs the same after earlier questions came to nothing.
    if (before !== undefined && (before !== 'UNHEARD' || verdict === 'UNHEARD')) return;
    this.#verdict = verdict;
    await this.#queue.settle(this, { verdict, isCertain: this.#isCertain, liveMisses: this.#misses });
    if (before === undefined) this.#queue.leave(this);
  }
}
