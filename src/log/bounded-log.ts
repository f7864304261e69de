/**
 * Log lines that callers or sources can cause, bounded per account and for all accounts together: no caller
 * fills a disk, and the noise of one account does not hide another's. Omitted lines are counted; a later line
 * has the count.
 */
import type { Logger } from 'pino';
import { SharedPool, type AccountPath } from '../fairness/shared-pool.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface LogLine {
  readonly level: LogLevel;
  /** A constant. Lines of one text share a budget. */
  readonly text: string;
  /** From a fixed list: lines of different codes are bounded apart. */
  readonly code?: string;
  /** The cause: application and officer, or a network address. None for the source or the gateway itself. */
  readonly account?: AccountPath;
  /** Fields of every line of the text and code, reports of omitted lines included. */
  readonly labels?: object;
  /** Called only for a line that is written. */
  readonly fields: () => object;
}

export interface BoundedLog {
  write(this: void, line: LogLine): void;
  /** Writes how many lines were omitted and not yet reported. */
  close(this: void): void;
}

const WINDOW_MS = 5000;
/** Lines of one text and code in a window, of all accounts together. */
const LINES = 60;
/** An application alone writes half of them, an officer or an address alone 8. */
const HOLD_PER_FREE_UNIT = [1, 0.2];
const ONE_ACCOUNT: AccountPath = ['', ''];
/** Texts and codes with a budget each; codes beyond that share the budget of their text. */
const MOST_BUDGETS = 500;
/** Accounts of one text and code whose omitted lines are counted apart. */
const MOST_ACCOUNTS = 1000;
/** Omitted lines are reported after this time, if the account writes no line before. */
const REPORT_MS = 10_000;

export function boundLog(log: Logger): BoundedLog {
  const budgets = new Map<string, Budget>();
  return {
    write: (line) => {
      const { text, code = '' } = line;
      const own = `${text} ${code}`;
      const key = budgets.has(own) || budgets.size < MOST_BUDGETS ? own : text;
      const budget = budgets.get(key) ?? new Budget(log, line);
      budgets.set(key, budget);
      budget.write(line);
    },
    close: () => budgets.forEach((budget) => budget.report()),
  };
}

/** The lines of one text and code. */
class Budget {
  readonly #log: Logger;
  readonly #line: LogLine;
  readonly #pool: SharedPool;
  /** By account. */
  readonly #omitted = new Map<string, number>();
  /** Of accounts beyond those. */
  #omittedOfOthers = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(log: Logger, line: LogLine) {
    this.#log = log;
    const { text, code } = line;
    this.#line = { ...line, fields: () => (code === undefined ? {} : { code }) };
    this.#pool = new SharedPool({
      name: text,
      capacity: LINES,
      windowMs: WINDOW_MS,
      holdPerFreeUnit: HOLD_PER_FREE_UNIT,
    });
  }

  write({ account = ONE_ACCOUNT, labels, fields, level, text }: LogLine): void {
    const key = account.join('\n');
    if (this.#pool.spend(account) !== undefined) return this.#omit(key);
    const omitted = this.#omitted.get(key);
    this.#omitted.delete(key);
    this.#log[level]({ ...labels, ...fields(), ...(omitted !== undefined && { omitted }) }, text);
  }

  #omit(key: string): void {
    const omitted = this.#omitted.get(key);
    if (omitted !== undefined || this.#omitted.size < MOST_ACCOUNTS)
      this.#omitted.set(key, (omitted ?? 0) + 1);
    else this.#omittedOfOthers += 1;
    this.#timer ??= setTimeout(() => this.report(), REPORT_MS).unref();
  }

  report(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const omitted = this.#omitted.values().reduce((sum, one) => sum + one, this.#omittedOfOthers);
    const accounts = this.#omitted.size;
    this.#omitted.clear();
    this.#omittedOfOthers = 0;
    if (omitted === 0) return;
    const { level, text, labels, fields } = this.#line;
    this.#log[level]({ ...labels, ...fields(), omitted, accounts }, text);
  }
}
