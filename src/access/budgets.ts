/**
 * Budgets that are reserved before they are spent. A unit is leased while it is open whether it will be spent, so what is
 * spent and what may yet be spent is never more than there is, however many requests and replicas ask at the same time.
 * In Redis a lease ends by itself when the process that holds it has died.
 */
import { randomUUID } from 'node:crypto';
import { TransientMap } from '../transient-map.ts';
import { keyHash, type CounterStore } from './counters.ts';
import { inTime, numbersIn } from './redis-counts.ts';

/** `SPENT`: nothing is left in this window. `HELD`: what is left is leased, and may come back. */
export type Denial = 'SPENT' | 'HELD';

/** A unit that is leased. */
export interface Lease {
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
  /** Units that are neither spent nor leased, as far as this process knows. */
  free(this: void, key: BudgetKey): number;
  /**
   * At once, unless Redis has to be asked.
   *
   * @param most units of a window, where that is not the same for all
   */
  take(this: void, key: BudgetKey, most?: number): Promise<Lease | Denial> | Lease | Denial;
  /** Spends a unit that was not leased. */
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
  /** When the window ends, in milliseconds of the monotonic clock. */
  endsAt: number;
  leased: number;
}

const REMEMBERED_ACCOUNTS = 100_000;

/** Longer than any call to a source takes with its repetitions. */
const LEASE_MS = 300_000;

/**
 * Beside what is spent stands how many units each process has leased, and until when that holds without news of it. A process
 * tells all that it has leased with every change, so a change that was lost is made good by the next.
 */
const HELD = `
local time = redis.call('time')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local held = cjson.decode(redis.call('get', KEYS[2]) or '{}')
local others = 0
for process, lease in pairs(held) do
  if lease[2] <= now then held[process] = nil
  elseif process ~= ARGV[1] then others = others + lease[1] end
end
local function hold(leased)
  held[ARGV[1]] = leased > 0 and {leased, now + tonumber(ARGV[3])} or nil
  if next(held) then redis.call('set', KEYS[2], cjson.encode(held), 'PX', ARGV[3])
  else redis.call('del', KEYS[2]) end
end
local leased = tonumber(ARGV[2])`;

const TAKE = `${HELD}
local used = tonumber(redis.call('get', KEYS[1]) or '0')
local granted = used + others + leased <= tonumber(ARGV[4])
if granted then hold(leased) end
return {granted and 1 or 0, used, redis.call('pttl', KEYS[1])}`;

const SETTLE = `${HELD}
hold(leased)
if ARGV[4] == '1' then
  redis.call('set', KEYS[1], 0, 'EX', ARGV[5], 'NX')
  redis.call('incr', KEYS[1])
end`;

export function createBudgets({ secret, redis }: CounterStore): Budgets {
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
      const account = { used: 0, endsAt: 0, leased: 0 };
      accounts.set(key, account);
      return account;
    };
    const spendHere = (account: Account): void => {
      if (account.used === 0) account.endsAt = performance.now() + seconds * 1000;
      account.used += 1;
    };
    /** In braces what a Redis Cluster places by. */
    const keysIn = (key: string) => [`{${key}}:used`, `{${key}}:leased`] as const;
    const settleShared = (key: string, isSpent: boolean): void => {
      if (!redis) return;
      const { leased } = accountOf(key);
      const args = [process, leased, LEASE_MS, isSpent ? '1' : '0', seconds];
      redis.client.eval(SETTLE, 2, ...keysIn(key), ...args).catch(() => undefined);
    };
    /** What Redis says, which this process learns even when it comes too late. */
    const takeShared = (key: string, { leased }: Account, most: number): Promise<Granted> | undefined =>
      redis?.client.eval(TAKE, 2, ...keysIn(key), process, leased, LEASE_MS, most).then((reply) => {
        const granted = grantedIn(reply);
        const account = accountOf(key);
        if (granted.used > account.used)
          Object.assign(account, { used: granted.used, endsAt: granted.endsAt });
        return granted;
      });
    const release = (key: string): void => {
      const account = accountOf(key);
      account.leased = Math.max(0, account.leased - 1);
      if (account.leased === 0 && account.used === 0) accounts.delete(key);
    };
    const leaseOf = (key: string): Lease => {
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
        return Math.max(0, usual - used - (account?.leased ?? 0));
      },
      take: ({ hashed }, most = usual) => {
        const account = accountOf(hashed);
        if (account.used >= most) return 'SPENT';
        if (account.used + account.leased >= most) return 'HELD';
        account.leased += 1;
        const asked = takeShared(hashed, account, most);
        if (!asked || !redis) return leaseOf(hashed);
        return inTime(asked, redis.timeoutMs).then((shared) => {
          if (!shared || shared.isGranted) return leaseOf(hashed);
          release(hashed);
          // Redis may have heard of the unit with another change.
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
  readonly endsAt: number;
}

/** @param reply 1 or 0, what is spent, and the milliseconds until that is forgotten */
function grantedIn(reply: unknown): Granted {
  const [granted, used = 0, endsInMs = 0] = numbersIn(reply);
  return { isGranted: granted === 1, used, endsAt: performance.now() + endsInMs };
}
