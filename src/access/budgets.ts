/**
 * Budgets with reservations. A unit is reserved until it is known to be spent or not, so spent and reserved
 * units never exceed the budget, however many requests and replicas ask at the same time. In Redis a
 * reservation ends by itself when the process that holds it has died.
 */
import { randomUUID } from 'node:crypto';
import { TransientMap } from '../lib/transient-map.ts';
import { keyHash, type CounterStore } from './counters.ts';
import { inTime } from './shared-counts.ts';

/** `SPENT`: nothing is left in this window. `HELD`: what is left is reserved, and may come back. */
export type BudgetRefusal = 'SPENT' | 'HELD';

export type Taking = Reservation | BudgetRefusal;

/** A unit that is reserved. */
export interface Reservation {
  /** Spends the unit or gives it back. @returns false when that was done before */
  settle(this: void, isSpent: boolean): boolean;
}

export interface BudgetKey {
  readonly hashed: string;
}

export interface Budget {
  /** @param parts names and numbers */
  keyOf(this: void, parts: readonly string[]): BudgetKey;
  /** @param keyed a keyed hash already */
  keyOfHash(this: void, keyed: string): BudgetKey;
  /** Units that are neither spent nor reserved, as far as this process knows. */
  free(this: void, key: BudgetKey): number;
  /**
   * At once, unless Redis has to be asked.
   *
   * @param most units of a window, where that is not the same for all
   */
  take(this: void, key: BudgetKey, most?: number): Promise<Taking> | Taking;
  /** Spends a unit that was not reserved. */
  spend(this: void, key: BudgetKey): void;
}

export interface BudgetOptions {
  /** Sets this budget's keys apart from those of others. */
  readonly name: string;
  /** Units of a window. */
  readonly most: number;
  /** Length of a window, which begins with the first unit spent. */
  readonly seconds: number;
}

export type Budgets = (options: BudgetOptions) => Budget;

interface Account {
  used: number;
  /** End of the window, in milliseconds of the monotonic clock. */
  endsAt: number;
  reserved: number;
}

const REMEMBERED_ACCOUNTS = 100_000;

export function createBudgets({ secret, shared: store }: CounterStore): Budgets {
  const hashOf = keyHash(secret);
  const process = randomUUID();
  return ({ name, most: usual, seconds }) => {
    // Most come and go with a request, and an LRUCache that loses its last entry clears all of its tables.
    const accounts = new TransientMap<string, Account>();
    const accountOf = (key: string): Account => {
      const known = accounts.get(key);
      if (known) {
        if (known.endsAt <= performance.now()) known.used = 0;
        return known;
      }
      const [oldest] = accounts.size < REMEMBERED_ACCOUNTS ? [] : accounts.keys();
      if (oldest !== undefined) accounts.delete(oldest);
      const account = { used: 0, endsAt: 0, reserved: 0 };
      accounts.set(key, account);
      return account;
    };
    const spendHere = (account: Account): void => {
      if (account.used === 0) account.endsAt = performance.now() + seconds * 1000;
      account.used += 1;
    };
    const settleShared = (key: string, isSpent: boolean): void => {
      if (!store) return;
      const { reserved } = accountOf(key);
      store.counts.settle({ key, process, reserved }, isSpent, seconds).catch(() => undefined);
    };
    /** Spent and reserved units of all processes; this process takes them over even after its timeout. */
    const takeShared = (key: string, { reserved }: Account, most: number): Promise<Granted> | undefined =>
      store?.counts.take({ key, process, reserved }, most).then(([isGranted, used, endsInMs]) => {
        const account = accountOf(key);
        if (used > account.used) Object.assign(account, { used, endsAt: performance.now() + endsInMs });
        return { isGranted, used };
      });
    const release = (key: string): void => {
      const account = accountOf(key);
      account.reserved = Math.max(0, account.reserved - 1);
      if (account.reserved === 0 && account.used === 0) accounts.delete(key);
    };
    const reservationOf = (key: string): Reservation => {
      let isSettled = false;
      return {
        settle: (isSpent) => {
          if (isSettled) return false;
          isSettled = true;
          if (isSpent) spendHere(accountOf(key));
          release(key);
          settleShared(key, isSpent);
          return true;
        },
      };
    };
    return {
      keyOf: (parts) => ({ hashed: `lienthong:budget:${name}:${hashOf(parts)}` }),
      keyOfHash: (keyed) => ({ hashed: `lienthong:budget:${name}:${keyed}` }),
      free: ({ hashed }) => {
        const account = accounts.get(hashed);
        const used = account && account.endsAt > performance.now() ? account.used : 0;
        return Math.max(0, usual - used - (account?.reserved ?? 0));
      },
      take: ({ hashed }, most = usual) => {
        const account = accountOf(hashed);
        if (account.used >= most) return 'SPENT';
        if (account.used + account.reserved >= most) return 'HELD';
        account.reserved += 1;
        const asked = takeShared(hashed, account, most);
        if (!asked || !store) return reservationOf(hashed);
        return inTime(asked, store.timeoutMs).then((shared) => {
          if (!shared || shared.isGranted) return reservationOf(hashed);
          release(hashed);
          // The store may have heard of the unit with another change.
          settleShared(hashed, false);
          return shared.used >= most ? 'SPENT' : 'HELD';
        });
      },
      spend: ({ hashed }) => {
        spendHere(accountOf(hashed));
        settleShared(hashed, true);
      },
    };
  };
}

interface Granted {
  readonly isGranted: boolean;
  readonly used: number;
}
