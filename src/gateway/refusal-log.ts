/**
 * Where refusals go: those of callers who are known into the audit log, those of everybody else into the log stream,
 * a few a second. All are counted. Nobody can fill a disk by being refused.
 */
import type { Logger } from 'pino';
import type { Consumer } from '../access/consumer.ts';
import type { Identity } from '../access/identity.ts';
import type { Refusals } from '../audit/refusals.ts';
import type { RequestErrorCode } from '../messages.ts';

export interface RefusedRequest {
  readonly identity: Identity | undefined;
  readonly consumer: Consumer;
  readonly requestId: string;
  /** Code of the registered purpose, if one was named. */
  readonly purpose: string | undefined;
  readonly client: string;
}

export interface RefusalLog {
  /** @param code one that is no refusal, such as a fault of the input, is passed over */
  refused(this: void, code: string, request: RefusedRequest): void;
  /** @param fault what is wrong with the token */
  tokenRefused(this: void, fault: string, requestId: string): void;
}

/** Codes that say: you may not. */
const REFUSALS = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'PURPOSE_REQUIRED',
  'PURPOSE_FORBIDDEN',
  'QUERY_TOO_COSTLY',
  'RATE_LIMITED',
  'PERSISTED_QUERY_NOT_REGISTERED',
] as const satisfies readonly RequestErrorCode[];

export type RefusalCode = (typeof REFUSALS)[number];

/** Of one kind of refusal. */
const LINES_PER_SECOND = 5;

export function createRefusalLog(
  refusals: Refusals,
  log: Logger,
  count: (code: RefusalCode) => void,
): RefusalLog {
  const sample = sampled(log);
  return {
    refused: (code, { identity, ...request }) => {
      const refusal = REFUSALS.find((one) => one === code);
      if (!refusal) return;
      count(refusal);
      if (identity) refusals.note({ ...request, identity, code: refusal });
      else sample(refusal, { requestId: request.requestId, code: refusal }, 'request refused');
    },
    tokenRefused: (fault, requestId) => {
      count('UNAUTHENTICATED');
      sample(fault, { requestId, fault }, 'token refused');
    },
  };
}

/** Writes a few lines of each kind a second; how many were left out stands in the next that is written. */
function sampled(log: Logger) {
  let second = 0;
  const lines = new Map<string, number>();
  const left = new Map<string, number>();
  return (kind: string, line: object, text: string): void => {
    const now = Math.floor(Date.now() / 1000);
    if (now !== second) lines.clear();
    second = now;
    const written = lines.get(kind) ?? 0;
    const leftOut = left.get(kind) ?? 0;
    if (written >= LINES_PER_SECOND) {
      left.set(kind, leftOut + 1);
      return;
    }
    lines.set(kind, written + 1);
    left.delete(kind);
    log.info(leftOut > 0 ? { ...line, leftOut } : line, text);
  };
}
