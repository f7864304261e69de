/** Opens the context of a request: on whose behalf it asks, until when, and the loaders that are its own. */
import { randomUUID } from 'node:crypto';
import type { Access } from '../access/access.ts';
import { NO_GUESSES, type EnumerationWatch } from '../access/enumeration.ts';
import type { CountPeople } from '../access/people-cap.ts';
import { askSource, notAsked, type AskSource, type ServedSource } from '../ask/ask.ts';
import { Ending } from '../ask/ending.ts';
import { createLoader } from '../ask/loader.ts';
import type { Source } from '../ask/source.ts';
import type { Audit } from '../audit/audit.ts';
import type { FindMentioned } from '../audit/mentioned.ts';
import type { AuditTrail } from '../audit/trail.ts';
import { RequestAudit } from '../audit/request-audit.ts';
import type { Config } from '../config/schema.ts';
import type { Subject } from '../subject/subject.ts';
import type { SecurityLog } from '../telemetry/security-log.ts';
import type { GraphqlHttpOptions } from './graphql-http.ts';
import { CostMeter } from './limits/cost-meter.ts';
import { MissRaster } from './miss-raster.ts';
import type { RefusalLog } from './refusal-log.ts';

export interface ContextFactoryOptions {
  readonly config: Config;
  readonly sources: readonly Source[];
  readonly served: ReadonlyMap<Source, ServedSource>;
  readonly access: Pick<Access, 'open'>;
  readonly enumeration: EnumerationWatch;
  readonly countPeople: CountPeople;
  readonly securityLog: SecurityLog;
  readonly audit: Pick<Audit, 'post'>;
  readonly mentioned: FindMentioned;
  readonly trail: AuditTrail;
  readonly refused: RefusalLog['refused'];
}

export function contextFactory({
  config,
  sources,
  served,
  access: accessOf,
  enumeration,
  countPeople,
  securityLog,
  audit,
  mentioned,
  trail,
  refused,
}: ContextFactoryOptions): GraphqlHttpOptions['openContext'] {
  return ({ headers, language, identity, consumer, client, clientGone }) => {
    const wait = Math.min(headers.maxWaitMs ?? config.request.defaultWaitMs, config.request.maxWaitMs);
    const deadline = new Ending();
    const timer = setTimeout(() => deadline.end(), wait);
    clientGone.whenEnded(() => deadline.end());
    const { requestId, maxAgeSeconds } = headers;
    const access = accessOf.open(identity, headers);
    // Not the request's own id, which a caller may have chosen twice.
    const lane = randomUUID();
    const load = createLoader();
    const asking = new Map<Source, AskSource>();
    const ask = (source: Source): AskSource => {
      const known = asking.get(source);
      if (known) return known;
      const caller = access.callerFor(source);
      const own: AskSource = caller
        ? askSource(load, source, served.get(source), {
            lane,
            caller,
            deadline,
            clientGone,
            maxAgeMs: maxAgeMs(maxAgeSeconds, access.purpose?.maxAgeSeconds(source.id)),
          })
        : // A source that would know nobody on whose behalf it is asked is not asked.
          () => notAsked(source, served.has(source) ? 'CALLER_NOT_REGISTERED' : 'NOT_SERVED');
      asking.set(source, own);
      return own;
    };
    const actor = {
      application: consumer.application,
      officer: consumer.officer,
      agency: identity?.kind === 'official' ? identity.agency : undefined,
      client,
      requestId,
      purpose: access.purpose?.code,
    };
    const named = access.self ? NO_GUESSES : enumeration.open({ consumer, actor, deadline });
    const noteCap = (retryAfter: number | undefined) => {
      if (retryAfter !== undefined) {
        securityLog.emit('people cap reached', actor, { most: config.limits.peoplePerDay });
      }
      return retryAfter;
    };
    return {
      context: {
        requestId,
        language,
        headers,
        access,
        audit: new RequestAudit({
          audit,
          requestId,
          access,
          dossier: headers.dossier,
          client,
          mentioned,
        }),
        trail,
        noteRefusal: (code) =>
          refused(code, { identity, consumer, requestId, purpose: access.purpose?.code, client }),
        sources,
        served,
        budget: { citizens: config.limits.citizens, allowed: config.limits.citizens },
        cost: new CostMeter(headers.reportCost),
        named,
        countPeople: (subjects: readonly Subject[]) => {
          const numbers = subjects.map(({ identityNumber }) => identityNumber);
          const counted = countPeople(consumer, numbers);
          return counted instanceof Promise ? counted.then(noteCap) : noteCap(counted);
        },
        missRaster: new MissRaster(access.seesMismatch ? 0 : config.request.missRasterMs, deadline),
        ask,
      },
      release: () => {
        clearTimeout(timer);
        named.close();
      },
    };
  };
}

/** The stricter of what the caller and the purpose want, in milliseconds. */
function maxAgeMs(ofCaller = Infinity, ofPurpose = Infinity): number | undefined {
  const seconds = Math.min(ofCaller, ofPurpose);
  return seconds === Infinity ? undefined : seconds * 1000;
}
