/**
 * Rates of applications and officers: requests in a short window and in a day, and cost in a window, since
 * one request may cost as much as a thousand others. Each response reports the rest, in the header fields of
 * draft-ietf-httpapi-ratelimit-headers (version 10: RateLimit-Policy and RateLimit).
 */
import type { CostRatesConfig, RateLimitsConfig } from './settings.ts';
import { memoizeWeak } from '../lib/memoize-weak.ts';
import { countedBy, type Consumer } from './consumer.ts';
import type { CountKey, Counter, Counters, Tally } from './counters.ts';

export interface RateCheck {
  /** Header fields for the answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds until the caller is within its rates again; undefined when it is. */
  readonly retryAfter: number | undefined;
}

/**
 * Charges what an operation is estimated to cost, on top of the request itself.
 *
 * @returns the check with the policies of the request and of the cost
 */
export type ChargeCost = (
  consumer: Consumer,
  before: RateCheck,
  cost: number,
) => Promise<RateCheck> | RateCheck;

export type CheckRate = (consumer: Consumer) => Promise<RateCheck>;

const DAY_SECONDS = 86_400;

interface Policy {
  readonly counter: Counter;
  /** Key of the consumer; undefined when the policy does not apply. */
  readonly partsOf: (consumer: Consumer) => readonly string[] | undefined;
}

/** @param waitOf seconds that a caller has to wait for another reason, if any */
export function createRateLimits(
  { rate, daily }: RateLimitsConfig,
  counters: Counters,
  waitOf: (consumer: Consumer) => Promise<number | undefined> | number | undefined,
): CheckRate {
  const byApplication: Policy['partsOf'] = (consumer) => countedBy(consumer).application;
  const byOfficer: Policy['partsOf'] = (consumer) =>
    consumer.officer === undefined ? undefined : countedBy(consumer).caller;
  const policy = (name: string, most: number, seconds: number, partsOf: Policy['partsOf']): Policy => ({
    partsOf,
    counter: counters({ name, most, seconds }),
  });
  const short = [
    policy('application', rate.application.requests, rate.application.seconds, byApplication),
    policy('officer', rate.officer.requests, rate.officer.seconds, byOfficer),
  ];
  const long = [
    policy('application-day', daily.application, DAY_SECONDS, byApplication),
    policy('officer-day', daily.officer, DAY_SECONDS, byOfficer),
  ];
  const applying = memoizeWeak((consumer: Consumer): Applying => {
    const [soon, later] = [applied(short, consumer), applied(long, consumer)];
    return { soon, later, soonText: policyText(soon), allText: policyText([...soon, ...later]) };
  });
  return async (consumer) => {
    const { soon, later, soonText, allText } = applying(consumer);
    const waiting = waitOf(consumer);
    const counted = countAll(soon);
    const wait = waiting instanceof Promise ? await waiting : waiting;
    const now = counted instanceof Promise ? await counted : counted;
    // A request refused by the short window does not use up the day.
    if (wait !== undefined || now.some(({ beyond }) => beyond)) return checkOf(soonText, now, wait);
    const ofDay = countAll(later);
    return checkOf(allText, [...now, ...(ofDay instanceof Promise ? await ofDay : ofDay)]);
  };
}

/** An operation that costs more than a whole window takes all of one. */
export function createCostRates({ costRate }: CostRatesConfig, counters: Counters): ChargeCost {
  const counterOf = (name: string, { cost, seconds }: CostRatesConfig['costRate']['officer']): Counter =>
    counters({ name, most: cost, seconds });
  const application = counterOf('application-cost', costRate.application);
  const officer = counterOf('officer-cost', costRate.officer);
  const appliedTo = memoizeWeak((consumer: Consumer) => {
    const parts = countedBy(consumer);
    const all = [
      { counter: application, key: application.keyOf(parts.application) },
      ...(consumer.officer === undefined ? [] : [{ counter: officer, key: officer.keyOf(parts.caller) }]),
    ];
    return { all, text: policyText(all) };
  });
  return (consumer, before, cost) => {
    const { all, text: policies } = appliedTo(consumer);
    const after = (tallies: readonly Tally[]): RateCheck => {
      const own = checkOf(policies, tallies);
      const { 'ratelimit-policy': policy = '', ratelimit = '' } = before.headers;
      return {
        retryAfter: own.retryAfter,
        headers: {
          'ratelimit-policy': `${policy}, ${own.headers['ratelimit-policy']}`,
          ratelimit: `${ratelimit}, ${own.headers['ratelimit']}`,
        },
      };
    };
    const counted = countAll(all, Math.max(cost, 1));
    return counted instanceof Promise ? counted.then(after) : after(counted);
  };
}

/** The policies of a consumer, the same for all its requests. */
interface Applying {
  readonly soon: readonly Applied[];
  readonly later: readonly Applied[];
  /** The value of RateLimit-Policy when only the first are counted, and when all are. */
  readonly soonText: string;
  readonly allText: string;
}

interface Applied {
  readonly counter: Counter;
  readonly key: CountKey;
}

function applied(policies: readonly Policy[], consumer: Consumer): Applied[] {
  return policies.flatMap(({ counter, partsOf }) => {
    const parts = partsOf(consumer);
    return parts ? [{ counter, key: counter.keyOf(parts) }] : [];
  });
}

function policyText(all: readonly Applied[]): string {
  return all.map(({ counter: { name, most, seconds } }) => `"${name}";q=${most};w=${seconds}`).join(', ');
}

/**
 * Counts by each. What one of them refuses is not counted by the others: an officer who asks too much does
 * not use up what colleagues of the same application have.
 */
function countAll(all: readonly Applied[], amount = 1): readonly Tally[] | Promise<readonly Tally[]> {
  const capped = ({ counter }: Applied) => Math.min(amount, counter.most);
  const takeBack = (tallies: readonly Tally[]): readonly Tally[] => {
    if (tallies.every(({ beyond }) => !beyond)) return tallies;
    for (const [index, one] of all.entries()) {
      if (tallies[index]?.beyond === false) void one.counter.add(one.key, -capped(one));
    }
    return tallies;
  };
  const counted = all.map((one) => one.counter.add(one.key, capped(one)));
  const here = atOnce(counted);
  return here ? takeBack(here) : Promise.all(counted.map(async (one) => one)).then(takeBack);
}

/** @returns undefined when one of them has to be waited for */
function atOnce(counted: readonly (Tally | Promise<Tally>)[]): readonly Tally[] | undefined {
  const tallies = counted.flatMap((one) => (one instanceof Promise ? [] : [one]));
  return tallies.length === counted.length ? tallies : undefined;
}

function checkOf(policies: string, tallies: readonly Tally[], wait?: number): RateCheck {
  const state = tallies.map(
    ({ name, remaining, endsInMs }) => `"${name}";r=${remaining};t=${inSeconds(endsInMs)}`,
  );
  const beyond = tallies.filter((tally) => tally.beyond).map(({ endsInMs }) => inSeconds(endsInMs));
  const waits = wait === undefined ? beyond : [...beyond, wait];
  return {
    headers: { 'ratelimit-policy': policies, ratelimit: state.join(', ') },
    retryAfter: waits.length > 0 ? Math.max(1, ...waits) : undefined,
  };
}

function inSeconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000);
}
