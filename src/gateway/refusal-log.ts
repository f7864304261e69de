/**
 * Records refusals: of known callers in the audit log, of all others in the security log. All are counted,
 * and both logs are bounded, so that refusals cannot fill a disk.
 */
import type { Identity } from '../access/identity.ts';
import type { TokenError } from '../access/tokens/token-error.ts';
import type { CountedEntries } from '../audit/counted-entries.ts';
import type { RequestErrorCode } from '../messages.ts';
import type { SecurityLog } from '../log/security-log.ts';
import { actorOf, type AskingRequest } from './asking-request.ts';

export interface RefusalLog {
  /** @param code one that is no refusal, such as a fault of the input, is passed over */
  refused(this: void, code: string, request: AskingRequest): void;
  /** @param error what is wrong with the token, and whose it is where that is proved */
  tokenRefused(
    this: void,
    error: TokenError,
    request: Pick<AskingRequest, 'requestId' | 'uniqueId' | 'client'>,
  ): void;
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

export function createRefusalLog(
  refusals: CountedEntries<RequestErrorCode>,
  security: Pick<SecurityLog, 'emit'>,
  count: (code: RefusalCode | 'ISSUER_UNAVAILABLE') => void,
): RefusalLog {
  return {
    refused: (code, request) => {
      const refusal = REFUSALS.find((one) => one === code);
      if (!refusal) return;
      count(refusal);
      if (isKnown(request)) refusals.note({ ...request, code: refusal });
      else security.emit('request refused', actorOf(request), { code: refusal });
    },
    tokenRefused: ({ fault, identity }, request) => {
      // A token whose issuer cannot be reached is not refused for good.
      count(fault === 'KEYS' ? 'ISSUER_UNAVAILABLE' : 'UNAUTHENTICATED');
      security.emit('token refused', actorOf({ ...request, identity, purpose: undefined }), { code: fault });
    },
  };
}

function isKnown(request: AskingRequest): request is AskingRequest & { readonly identity: Identity } {
  return request.identity !== undefined;
}
