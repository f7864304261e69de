/** Opens a request and the context of its resolvers: caller, deadline, budgets and loader. */
import type { Access } from '../access/access.ts';
import { countedBy } from '../access/consumer.ts';
import { NO_GUESSES, type Asker, type EnumerationWatch } from '../access/enumeration.ts';
import type { CountPeople } from '../access/people-cap.ts';
import type { ChargeCost } from '../access/rate-limits.ts';
import type { Grant } from '../access/grant.ts';
import { notAsked, sourceClient, type ServedSource } from '../ask/ask.ts';
import type { SourceClient } from '../ask/layers.ts';
import { failed, nothingFetched, type Answer } from '../source-api/answer.ts';
import { Cancellation } from '../lib/cancellation.ts';
import { createLoader } from '../ask/loader.ts';
import type { Source } from '../source-api/source.ts';
import type { Audit } from '../ledger/ledger.ts';
import type { AuditQuery } from '../audit/audit-query.ts';
import { RequestAudit } from '../audit/request-audit.ts';
import type { Config } from '../config/schema.ts';
import type { ListTurns } from '../fairness/list-turns.ts';
import { turns } from '../fairness/turns.ts';
import type { RequestMetrics } from '../telemetry/request-metrics.ts';
import type { AskingRequest } from './asking-request.ts';
import type { OperationRequest, RequestContext } from './context.ts';
import type { FlagLog } from './flag-log.ts';
import { IdentityFlagReport } from './identity-flags.ts';
import type { GraphqlHttpOptions } from './graphql-http.ts';
import { CostMeter } from '../graphql/cost-meter.ts';
import { maxWaitOf } from './max-wait.ts';
import { MissRaster } from './miss-raster.ts';
import type { RefusalLog } from './refusal-log.ts';

export interface RequestFactoryOptions {
  readonly config: Config;
  readonly sources: readonly Source[];
  readonly served: ReadonlyMap<Source, ServedSource>;
  readonly conditions: RequestContext['conditions'];
  readonly requests: Pick<RequestMetrics, 'citizen' | 'auditWaited'>;
  readonly access: Pick<Access, 'purposeOf'>;
  readonly enumeration: EnumerationWatch;
  readonly chargeCost: ChargeCost;
  readonly lists: ListTurns;
  readonly countPeople: CountPeople;
  readonly audit: Pick<Audit, 'post'>;
  readonly auditQuery: AuditQuery;
  readonly refused: RefusalLog['refused'];
  readonly flagged: FlagLog['flagged'];
}

export function requestFactory({
  config,
  sources,
  served,
  conditions,
  requests,
  access,
  enumeration,
  chargeCost,
  lists,
  countPeople,
  audit,
  auditQuery,
  refused,
  flagged,
}: RequestFactoryOptions): GraphqlHttpOptions['openRequest'] {
  return ({
    headers,
    language,
    identity,
    consumer,
    rateCheck,
    uniqueId,
    client,
    clientGone,
    reading,
    prepared,
    operationName,
  }) => {
    const deadline = new Cancellation();
    const timer = setTimeout(() => deadline.cancel(), maxWaitOf(config.request, headers));
    clientGone.onCancel(() => deadline.cancel());
    const { requestId, maxAgeSeconds, dossier } = headers;
    const asking = (): AskingRequest => {
      const purpose = access.purposeOf(headers)?.code;
      return { identity, consumer, requestId, uniqueId, purpose, dossier, client };
    };
    const account = countedBy(consumer).caller;
    const loader = createLoader();
    const askers = new Map<Source, SourceClient>();
    let ofSources: ReturnType<typeof conditions> | undefined;
    const inTurn =
      (source: Source, askIt: SourceClient): SourceClient =>
      (question) => {
        const ownTurn = turns.next(account, deadline);
        return ownTurn
          ? ownTurn.then(() => (deadline.isCancelled ? late(source) : askIt(question)))
          : askIt(question);
      };
    const askAs = (grant: Grant, source: Source): SourceClient => {
      const known = askers.get(source);
      if (known) return known;
      const caller = grant.callerFor(source);
      const own: SourceClient = caller
        ? inTurn(
            source,
            sourceClient(loader, source, served.get(source), {
              requestId,
              // Not the request's own id, which a caller may have chosen twice.
              shareKey: uniqueId,
              caller,
              deadline,
              clientGone,
              maxAgeMs: maxAgeMs(maxAgeSeconds, grant.purpose?.maxAgeSeconds(source.id)),
            }),
          )
        : // A source that requires a caller is not asked without one.
          () => notAsked(source, served.has(source) ? 'CALLER_NOT_REGISTERED' : 'NOT_SERVED');
      askers.set(source, own);
      return own;
    };
    const onSpent: Asker['onSpent'] = (code, { seconds: wait, times }) =>
      flagged('GUESSING_SUSPECTED', asking(), [], { code, wait, times });
    const named =
      identity?.kind === 'citizen' ? NO_GUESSES : enumeration.open({ consumer, onSpent, deadline });
    const noteCap = (retryAfter: number | undefined) => {
      if (retryAfter !== undefined) {
        flagged('PEOPLE_CAP_REACHED', asking(), [], { most: config.limits.peoplePerDay });
      }
      return retryAfter;
    };
    const cost = new CostMeter(headers.reportCost);
    const countAll: OperationRequest['countPeople'] = (subjects) => {
      const numbers = subjects.map(({ holderNumber }) => holderNumber);
      const counted = countPeople(consumer, numbers);
      return counted instanceof Promise ? counted.then(noteCap) : noteCap(counted);
    };
    return {
      request: {
        requestId,
        language,
        headers,
        identity,
        account,
        prepared,
        reading,
        onFlag: (flag, numbers) => flagged(flag, asking(), numbers),
        noteRefusal: (code) => refused(code, asking()),
        noteAuditWait: (milliseconds) => requests.auditWaited(milliseconds),
        cost,
        charge: (amount) => chargeCost(consumer, rateCheck, amount),
        listTurn: (people) => lists.next(account, people, deadline),
        named,
        countPeople: countAll,
        open: (operation, grant, { subjects, scans }) => ({
          language,
          account,
          operation,
          access: grant,
          subjects,
          scans,
          audit: new RequestAudit({
            audit: { post: (posting, urgency) => audit.post(posting, urgency, account) },
            requestId,
            uniqueId,
            access: grant,
            account,
            dossier,
            client,
            operation,
          }),
          auditQuery,
          sources,
          served,
          // All fields of a request report the same.
          conditions: () => (ofSources ??= conditions()),
          budget: { citizens: config.limits.citizens, allowed: config.limits.citizens },
          cost,
          named,
          countPeople: countAll,
          noteCitizen: (citizen) =>
            void citizen.completeness().then((completeness) => requests.citizen(operationName, completeness)),
          missRaster: new MissRaster(grant.seesMismatch ? 0 : config.request.missRasterMs, deadline),
          identityFlags: new IdentityFlagReport(),
          ask: (source) => askAs(grant, source),
        }),
      },
      release: () => {
        clearTimeout(timer);
        named.close();
      },
    };
  };
}

/** The answer of a source whose turn did not come before the deadline. */
function late({ sourceId }: Source): Answer<unknown> {
  return failed({ code: 'TIMEOUT' }, nothingFetched(sourceId));
}

/** The stricter of what the caller and the purpose want, in milliseconds. */
function maxAgeMs(ofCaller = Infinity, ofPurpose = Infinity): number | undefined {
  const seconds = Math.min(ofCaller, ofPurpose);
  return seconds === Infinity ? undefined : seconds * 1000;
}
