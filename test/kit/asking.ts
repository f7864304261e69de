/** What the layers of asking need around them in tests: policies, a cache, the context of a request. */
import { randomBytes } from 'node:crypto';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { AskContext } from '../../src/ask/cached.ts';
import type { HealthListener } from '../../src/ask/health.ts';
import { ASK_POLICIES, type AskPolicies } from '../../src/ask/policies.ts';
import { Places } from '../../src/cache/place.ts';
import { TieredCache } from '../../src/cache/tiered-cache.ts';
import { callOf } from './calls.ts';

/** The policies of a source that sets only these. */
export function policies(set: object = {}): AskPolicies {
  const shape = Type.Object(ASK_POLICIES);
  return Value.Parse(shape, Value.Default(shape, set));
}

export function memoryCache(): TieredCache {
  return new TieredCache({
    memoryBytes: 1_048_576,
    places: new Places(randomBytes(32)),
    longestLifeMs: 60_000,
  });
}

export const nobodyListens: HealthListener = { called: () => undefined, read: () => undefined };

export function contextOf(set: Partial<AskContext> = {}): AskContext {
  return {
    requestId: 'request-1',
    caller: callOf([]).caller,
    deadline: AbortSignal.timeout(5000),
    clientGone: new AbortController().signal,
    maxAgeMs: undefined,
    ...set,
  };
}
