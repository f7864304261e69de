/**
 * Policies of asking a source and keeping its answers, declared once: the configuration's keys,
 * their defaults and their types come from here.
 */
import Type, { type Static } from 'typebox';
import { memoizeWeak } from '../lib/memoize-weak.ts';

const closed = { additionalProperties: false };

const SHARE = ['none', 'agency+purpose', 'all'] as const;

/**
 * Callers who may share one upstream answer. Sources authorize a procedure and an official, so the default is
 * narrow.
 */
export type Share = (typeof SHARE)[number];

const share = (more: { readonly default?: Share }) =>
  Type.Enum([...SHARE], {
    description: 'Who may be served from the same answer: none, agency+purpose or all.',
    ...more,
  });

const seconds = (description: string, more: { readonly default?: number }) =>
  Type.Number({ minimum: 0, maximum: 2_592_000, description, ...more });

const TTL = 'Seconds for which a found record is served as it is (less a random tenth).';
const NEGATIVE_TTL = 'Seconds for which it is remembered that a source knows no such person.';
const STALE_FOR = 'Seconds after the ttl for which a found record stands in for a source out of reach.';

const CachePolicy = Type.Object(
  {
    ttl: seconds(TTL, { default: 300 }),
    negativeTtl: seconds(NEGATIVE_TTL, { default: 5 }),
    staleFor: seconds(STALE_FOR, { default: 14_400 }),
  },
  { ...closed, default: {} },
);

/** Lifetimes of cached answers, in seconds; 0 disables. */
export type CachePolicy = Static<typeof CachePolicy>;

const PartPolicy = Type.Object(
  {
    share: Type.Optional(share({})),
    cache: Type.Optional(
      Type.Object(
        {
          ttl: Type.Optional(seconds(TTL, {})),
          negativeTtl: Type.Optional(seconds(NEGATIVE_TTL, {})),
          staleFor: Type.Optional(seconds(STALE_FOR, {})),
        },
        closed,
      ),
    ),
  },
  closed,
);

const BreakerPolicy = Type.Object(
  {
    failures: Type.Integer({
      minimum: 1,
      maximum: 1000,
      default: 10,
      description: 'Calls that must fail one after the other until the source is left alone.',
    }),
    halfOpenAfterMs: Type.Integer({
      minimum: 100,
      maximum: 10_000,
      default: 5000,
      description: 'How long it is left alone before one call tries it again.',
    }),
  },
  { ...closed, default: {} },
);

export type BreakerPolicy = Static<typeof BreakerPolicy>;

const RetryPolicy = Type.Object(
  {
    times: Type.Integer({
      minimum: 0,
      maximum: 5,
      default: 1,
      description: 'How often a call is made again when the connection was lost or the source failed.',
    }),
    maxDelayMs: Type.Integer({
      minimum: 1,
      maximum: 10_000,
      default: 200,
      description: 'Longest pause before it; a lost connection is tried again at once the first time.',
    }),
  },
  { ...closed, default: {} },
);

export type RetryPolicy = Static<typeof RetryPolicy>;

/** The keys that every source has in the configuration beside its address. */
export const SOURCE_POLICIES = {
  timeoutMs: Type.Integer({
    minimum: 50,
    maximum: 60_000,
    default: 4000,
    description: 'How long one call may take, its token included.',
  }),
  share: share({ default: 'agency+purpose' }),
  cache: CachePolicy,
  breaker: BreakerPolicy,
  retry: RetryPolicy,
  concurrency: Type.Integer({
    minimum: 1,
    maximum: 1000,
    default: 64,
    description: 'Calls under way at a time.',
  }),
  queue: Type.Integer({
    minimum: 0,
    maximum: 100_000,
    default: 5000,
    description: 'Calls that wait for their turn; further ones are OVERLOADED.',
  }),
  batchWindowMs: Type.Integer({
    minimum: 0,
    maximum: 20,
    default: 1,
    description: 'How long a question waits for others to share its call, where the source takes lists.',
  }),
};

export type SourcePolicies = {
  readonly [Name in keyof typeof SOURCE_POLICIES]: Static<(typeof SOURCE_POLICIES)[Name]>;
} & { readonly parts?: Readonly<Record<string, Static<typeof PartPolicy> | undefined>> };

/** Policies of single parts that differ from their source's. */
export function partPolicies(named: readonly { readonly name: string; readonly cache?: object }[]) {
  const parts = named.map(({ name, cache }) => [name, Type.Optional(partPolicy(cache))] as const);
  return Type.Optional(
    Type.Object(Object.fromEntries(parts), {
      ...closed,
      description: 'What a part has otherwise than its source, by the name of the part.',
    }),
  );
}

/** @param cache lifetimes that the part has by itself */
function partPolicy(cache: object | undefined) {
  if (!cache) return PartPolicy;
  const lifetimes = Object.entries(cache).map(([key, life]) => `${key} ${life} s`);
  const description = `Where neither this nor the source says otherwise: ${lifetimes.join(', ')}.`;
  return Type.Object(PartPolicy.properties, { ...closed, description });
}

/** Policies of one part of a source. */
export interface HeldPolicy {
  readonly share: Share;
  readonly cache: CachePolicy;
}

export function policyOf(policies: SourcePolicies, part: string): HeldPolicy {
  const { usual, parts } = heldPolicies(policies);
  return parts.get(part) ?? usual;
}

/** Put together once: every question asks for them. */
const heldPolicies = memoizeWeak(({ share: usualShare, cache, parts = {} }: SourcePolicies) => ({
  usual: { share: usualShare, cache },
  parts: new Map(
    Object.entries(parts).map(([part, own]): [string, HeldPolicy] => [
      part,
      { share: own?.share ?? usualShare, cache: { ...cache, ...own?.cache } },
    ]),
  ),
}));
