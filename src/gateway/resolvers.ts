/** Resolvers of schema/base.graphql; each source brings its own. */
import { accessError } from '../access/request-access.ts';
import { isRetryable } from '../ask/answer.ts';
import type { ServedSource } from '../ask/ask.ts';
import { nameOf } from '../codes/coded-value.ts';
import type { Latency, Resolvers } from '../generated/schema.ts';
import { failureTexts } from '../messages.ts';
import { Subject } from '../subject/subject.ts';
import { askCitizen, askCitizens } from './citizen.ts';
import { scalars } from './scalars.ts';

export const resolvers: Resolvers = {
  ...scalars,
  Query: {
    citizen: (_query, { subject }, context, info) => askCitizen(Subject.parse(subject), context, info),
    citizens: (_query, { subjects }, context, info) =>
      askCitizens(
        subjects.map((subject) => Subject.parse(subject)),
        context,
        info,
      ),
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
    breaker: (source, _args, { served }) => served.get(source)?.breaker.state ?? null,
    latency: (source, _args, { served }) => latencyOf(served.get(source)),
    inFlight: (source, _args, { served }) => served.get(source)?.bulkhead.inFlight ?? null,
    queued: (source, _args, { served }) => served.get(source)?.bulkhead.queued ?? null,
    hitRatio: (source, _args, { served }) => served.get(source)?.health.hitRatio ?? null,
    staleServed: (source, _args, { served }) => served.get(source)?.health.staleServed ?? null,
  },
  SourceFailure: {
    message: ({ code }, _args, { language }) => failureTexts[code][language],
    retryable: isRetryable,
    retryAfterMs: ({ retryAfterMs }) => retryAfterMs ?? null,
    sourceCode: ({ sourceCode }) => sourceCode ?? null,
  },
  Subject: {
    fullName: ({ askedName }) => askedName,
  },
};

function latencyOf(served: ServedSource | undefined): Latency | null {
  const [p50Ms, p95Ms] = [served?.health.latencyMs(0.5), served?.health.latencyMs(0.95)];
  return typeof p50Ms === 'number' && typeof p95Ms === 'number' ? { p50Ms, p95Ms } : null;
}
