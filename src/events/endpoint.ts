/**
 * `POST /events`: a source reports changed records, which are dropped from the cache. Checks in this order:
 * form, signature over the bytes within a budget for unverified senders, rate of the source, event.
 * docs/events.md documents each answer.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ShareExceeded } from '../fairness/share-exceeded.ts';
import { SharedResources } from '../fairness/shared-resources.ts';
import { accountOfClient, clientAddress } from '../http/client-address.ts';
import { isUtf8Of } from '../http/content-type.ts';
import { inputError, plainError } from '../graphql/errors.ts';
import { parseObject, Refusal } from '../http/request-body.ts';
import { send } from '../http/respond.ts';
import { languageOf, type InputRule } from '../messages.ts';
import type { BoundedLog } from '../log/bounded-log.ts';
import { carryingOut, NotCarriedOut, type Outcome } from './carry-out.ts';
import { readEvent } from './event.ts';
import type { Invalidator } from '../cache/invalidator.ts';
import { ProofBudget } from './proof-budget.ts';
import { senderKeys, type SenderKey } from './keys.ts';
import type { SeenEvents } from './seen.ts';
import type { EventsConfig, EventSources } from './settings.ts';
import { readSignature, SIGNATURE_HEADER, verify } from './signature.ts';

export interface EventsEndpointOptions {
  readonly config: { readonly events: EventsConfig; readonly sources: EventSources };
  readonly invalidator: Invalidator;
  readonly seen: SeenEvents;
  readonly log: BoundedLog;
  readonly shared?: SharedResources;
  /** Address and port of the sender; by default the peer's. */
  readonly clientOf?: (request: IncomingMessage) => string;
}

export type RefusalReason = InputRule | 'RATE_LIMITED' | 'EVENT_NOT_CARRIED_OUT';

/** Since the process began. */
export interface EventCounts {
  readonly accepted: number;
  readonly repeated: number;
  readonly refused: Readonly<Partial<Record<RefusalReason, number>>>;
}

export interface EventsEndpoint {
  respond(this: void, request: IncomingMessage, response: ServerResponse): Promise<void>;
  counts(this: void): EventCounts;
}

/** A body whose signature is verified. */
interface Proved {
  readonly key: SenderKey;
  readonly body: Buffer;
}

/** A source may send the events of this time at once. */
const BURST_SECONDS = 10;
const RETRY_AFTER_SECONDS = 5;

export function eventsEndpoint({
  config,
  shared = new SharedResources(),
  clientOf = clientAddress([]),
  ...work
}: EventsEndpointOptions): EventsEndpoint {
  const { toleranceSeconds, bodyBytes, perSecond, unverifiedPerSecond } = config.events;
  const keys = senderKeys(config.sources);
  const budget = new ProofBudget({ shared, unverifiedPerSecond });
  const ofSource = new RateLimiterMemory({ points: perSecond * BURST_SECONDS, duration: BURST_SECONDS });
  const carryOut = carryingOut(work);
  const refused = new Map<RefusalReason, number>();
  const done: Record<Outcome, number> = { ACCEPTED: 0, REPEATED: 0 };

  const prove = async (request: IncomingMessage): Promise<Proved> => {
    checkForm(request);
    const claimed = readSignature(request.headers[SIGNATURE_HEADER.toLowerCase()]?.toString(), keys);
    const sender = accountOfClient(clientOf(request));
    const body = await budget.read(request, sender, bodyBytes);
    await budget.verify(sender, () => verify(claimed, body));
    return { key: claimed.key, body };
  };

  const take = async ({ key: { sourceId, eventSource }, body }: Proved): Promise<Outcome> => {
    await ofSource.consume(sourceId);
    const event = readEvent(parseObject(body), { eventSource, toleranceSeconds, now: Date.now() });
    return carryOut(sourceId, event);
  };

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let source: string | undefined;
    try {
      const proved = await prove(request);
      source = proved.key.sourceId;
      const outcome = await take(proved);
      done[outcome] += 1;
      send(response, 202, JSON_TYPE, JSON.stringify({ outcome }));
    } catch (error) {
      const { status, reason, headers, errors } = refusalOf(error, request);
      refused.set(reason, (refused.get(reason) ?? 0) + 1);
      // Wrong events of a source need an operator. Unverified senders must not fill the log.
      const level = source === undefined || status === 429 ? 'debug' : 'warn';
      work.log.write({
        level,
        text: 'an event was refused',
        code: reason,
        account: [source ?? ''],
        fields: () => ({ source, status, reason }),
      });
      send(response, status, { ...JSON_TYPE, ...headers }, JSON.stringify({ errors }));
    }
  };

  return {
    respond,
    counts: () => ({
      accepted: done.ACCEPTED,
      repeated: done.REPEATED,
      refused: Object.fromEntries(refused),
    }),
  };
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** @throws Refusal 405, 415 */
function checkForm({ method, headers }: IncomingMessage): void {
  if (method !== 'POST') throw new Refusal(405, 'method', 'METHOD');
  if (!isUtf8Of('application/cloudevents+json', headers['content-type'])) {
    throw new Refusal(415, 'Content-Type', 'CLOUDEVENT_CONTENT_TYPE');
  }
}

interface Refused {
  readonly status: number;
  readonly reason: RefusalReason;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly GraphQLFormattedError[];
}

/** @throws unknown any other error: a client that disconnected, or a fault of the gateway */
function refusalOf(error: unknown, { headers }: IncomingMessage): Refused {
  const language = languageOf(headers['accept-language']);
  const later = (status: number, reason: 'RATE_LIMITED' | 'EVENT_NOT_CARRIED_OUT', seconds: number) => ({
    status,
    reason,
    headers: { 'retry-after': String(seconds) },
    errors: [plainError(reason, language)],
  });
  if (error instanceof ShareExceeded) return later(429, 'RATE_LIMITED', error.retryAfterSeconds);
  if (error instanceof RateLimiterRes)
    return later(429, 'RATE_LIMITED', Math.ceil(error.msBeforeNext / 1000) || 1);
  if (error instanceof NotCarriedOut) return later(503, 'EVENT_NOT_CARRIED_OUT', RETRY_AFTER_SECONDS);
  if (!(error instanceof Refusal)) throw error;
  const { status, code, fault } = error;
  return {
    status,
    reason: fault.rule,
    headers: status === 401 ? { 'www-authenticate': `JWS header="${SIGNATURE_HEADER}"` } : error.headers,
    errors: [inputError(fault, language, code)],
  };
}
