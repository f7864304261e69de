/** Resolvers of schema/base.graphql; each source brings its own. */
import { accessError } from '../access/grant.ts';
import { expiryOf, isRetryable, retryAfterMs } from '../source-api/answer.ts';
import type { SourceCondition } from '../ask/condition.ts';
import type { Source } from '../source-api/source.ts';
import { nameOf } from '../codes/coded-value.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { failureTexts } from '../messages.ts';
import { askCitizen, askNamed } from './citizen.ts';
import type { RequestContext } from './context.ts';
import { scalars } from '../graphql/scalars.ts';

export const resolvers: Resolvers = {
  ...scalars,
  Query: {
    citizen: (_query, _args, context, info) => askNamed(context, info)[0] ?? null,
    citizens: (_query, _args, context, info) => askNamed(context, info),
    me: (_query, _args, context, info) => {
      const { self } = context.access;
      if (!self) throw accessError('FORBIDDEN');
      return askCitizen(self, context, info);
    },
    sources: (_query, _args, { sources }) => sources,
  },
  Citizen: {
    completeness: (citizen) => citizen.completeness(),
    conflicts: (citizen, _args, { sources }) => citizen.conflicts(sources),
  },
  CodedValue: {
    name: (coded, { lang }) => nameOf(coded, lang ?? 'VI'),
  },
  Source: {
    id: ({ sourceId }) => sourceId,
    name: ({ name }, { lang }) => (lang === 'EN' ? name.en : name.vi),
    served: (source, _args, { served }) => served.has(source),
    timeoutMs: (source, _args, { served }) => served.get(source)?.settings.timeoutMs ?? null,
    state: async (source, _args, context) => {
      if (!context.served.has(source)) return 'NOT_CONFIGURED';
      return (await conditionOf(source, context))?.state ?? 'UNKNOWN';
    },
    lastSuccessAt: async (source, _args, context) => {
      const age = (await conditionOf(source, context))?.lastSuccessAgeMs;
      return typeof age === 'number' ? timeBefore(age) : null;
    },
    lastFailure: async (source, _args, context) => {
      const failure = (await conditionOf(source, context))?.lastFailure;
      if (!failure) return null;
      const { code, sourceCode = null, detail = null, inARow, ageMs } = failure;
      return { code, sourceCode, detail, inARow, at: timeBefore(ageMs) };
    },
    failureRate: async (source, _args, context) =>
      (await conditionOf(source, context))?.recent.failureRate ?? null,
    breaker: async (source, _args, context) => (await conditionOf(source, context))?.breaker ?? null,
    latency: async (source, _args, context) => {
      const { p50Ms = null, p95Ms = null } = (await conditionOf(source, context))?.recent ?? {};
      return p50Ms === null || p95Ms === null ? null : { p50Ms, p95Ms };
    },
    inFlight: async (source, _args, context) => (await conditionOf(source, context))?.inFlight ?? null,
    queued: async (source, _args, context) => (await conditionOf(source, context))?.queued ?? null,
    hitRatio: async (source, _args, context) => (await conditionOf(source, context))?.hitRatio ?? null,
    staleServed: async (source, _args, context) => (await conditionOf(source, context))?.staleServed ?? null,
  },
  Provenance: {
    expiresAt: expiryOf,
  },
  SourceFailure: {
    message: ({ code }, _args, { language }) => failureTexts[code][language],
    retryable: isRetryable,
    retryAfterMs,
    sourceCode: ({ sourceCode }) => sourceCode ?? null,
  },
  Subject: {
    fullName: ({ askedName }) => askedName,
  },
};

async function conditionOf(
  { id }: Pick<Source, 'id'>,
  { conditions }: Pick<RequestContext, 'conditions'>,
): Promise<SourceCondition | undefined> {
  return (await conditions()).get(id);
}

function timeBefore(ageMs: number): string {
  return new Date(Date.now() - ageMs).toISOString();
}
