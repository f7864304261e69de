/** Counts that replicas share, in Redis. */
import type { Cluster, Redis } from 'ioredis';
import Type from 'typebox';
import { Check } from 'typebox/value';
import { LEASE_MS, type SharedCounts } from './shared-counts.ts';

/** Adds to a count, which lives for a window from the first on. */
const ADD = `
redis.call('set', KEYS[1], 0, 'EX', ARGV[2], 'NX')
return {redis.call('incrby', KEYS[1], ARGV[1]), redis.call('pttl', KEYS[1])}`;

const READ = `return {tonumber(redis.call('get', KEYS[1]) or '0'), redis.call('pttl', KEYS[1])}`;

/**
 * Beside what is spent stands how many units each process has reserved, and until when that holds without
 * news of it. A process tells all that it has reserved with every change, so a change that was lost is made
 * good by the next.
 */
const HELD = `
local time = redis.call('time')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local held = cjson.decode(redis.call('get', KEYS[2]) or '{}')
local others = 0
for process, reservation in pairs(held) do
  if reservation[2] <= now then held[process] = nil
  elseif process ~= ARGV[1] then others = others + reservation[1] end
end
local function hold(reserved)
  held[ARGV[1]] = reserved > 0 and {reserved, now + tonumber(ARGV[3])} or nil
  if next(held) then redis.call('set', KEYS[2], cjson.encode(held), 'PX', ARGV[3])
  else redis.call('del', KEYS[2]) end
end
local reserved = tonumber(ARGV[2])`;

const TAKE = `${HELD}
local used = tonumber(redis.call('get', KEYS[1]) or '0')
local granted = used + others + reserved <= tonumber(ARGV[4])
if granted then hold(reserved) end
return {granted and 1 or 0, used, redis.call('pttl', KEYS[1])}`;

const SETTLE = `${HELD}
hold(reserved)
if ARGV[4] == '1' then
  redis.call('set', KEYS[1], 0, 'EX', ARGV[5], 'NX')
  redis.call('incr', KEYS[1])
end`;

/** Counts new people, all or none. The first key is the count, the others are people. */
const COUNT_PEOPLE = `
local new = {}
for place = 2, #KEYS do
  if redis.call('exists', KEYS[place]) == 0 then new[#new + 1] = KEYS[place] end
end
redis.call('set', KEYS[1], 0, 'EX', ARGV[2], 'NX')
local endsIn = redis.call('pttl', KEYS[1])
local allowed = tonumber(redis.call('get', KEYS[1])) + #new <= tonumber(ARGV[1])
if allowed then
  for _, person in ipairs(new) do redis.call('set', person, 1, 'PX', endsIn) end
  redis.call('incrby', KEYS[1], #new)
end
return {allowed and 1 or 0, endsIn}`;

export function countsInRedis(client: Redis | Cluster): SharedCounts {
  const numbers = async (script: string, keys: readonly string[], ...args: readonly (string | number)[]) =>
    numbersIn(await client.eval(script, keys.length, ...keys, ...args));
  /** In braces what a Redis Cluster places by. */
  const keysOf = (key: string) => [`{${key}}:used`, `{${key}}:leased`];
  return {
    add: async (key, amount, seconds) => countIn(await numbers(ADD, [key], amount, seconds)),
    read: async (key) => countIn(await numbers(READ, [key])),
    block: async (key, used, seconds) => {
      await client.set(key, used, 'EX', seconds);
    },
    take: async ({ key, process, reserved }, most) => {
      const [granted, used = 0, endsInMs = 0] = await numbers(
        TAKE,
        keysOf(key),
        process,
        reserved,
        LEASE_MS,
        most,
      );
      return [granted === 1, used, endsInMs];
    },
    settle: async ({ key, process, reserved }, isSpent, seconds) => {
      const keys = keysOf(key);
      await client.eval(
        SETTLE,
        keys.length,
        ...keys,
        process,
        reserved,
        LEASE_MS,
        isSpent ? '1' : '0',
        seconds,
      );
    },
    countPeople: async (caller, people, most, seconds) => {
      const count = `lienthong:people:{${caller}}`;
      const keys = [count, ...people.map((person) => `${count}:${person}`)];
      const [allowed, endsInMs = 0] = await numbers(COUNT_PEOPLE, keys, most, seconds);
      return [allowed === 1, endsInMs];
    },
  };
}

const Numbers = Type.Array(Type.Number());

/**
 * Reads the numbers that a script returned.
 *
 * @throws TypeError when it returned something else
 */
function numbersIn(reply: unknown): readonly number[] {
  if (!Check(Numbers, reply)) throw new TypeError('not a list of numbers');
  return reply;
}

function countIn([used = 0, endsInMs = 0]: readonly number[]): readonly [number, number] {
  return [used, endsInMs];
}
