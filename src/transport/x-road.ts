/**
 * Faults of X-Road, the exchange between two security servers, and of the service behind it. The first parts
 * of a code are the side that failed, the next is the cause: `Server.ServerProxy.AccessDenied`. Codes and
 * their use are those of X-Road's source; that each deployment keeps to them is an inference.
 */
import { failureMeaning, SourceError, type Failure } from '../source-api/answer.ts';

/** Refusals of the caller, of either side. A register that the exchange does not know is UnknownMember too. */
const REFUSALS = new Map<string, Failure['code']>([
  ['AccessDenied', 'NOT_LICENSED'],
  ['SecurityCategory', 'NOT_LICENSED'],
  ['UnknownMember', 'CALLER_NOT_REGISTERED'],
]);

/** The address of the service is wrong, here or at its security server: no retry helps. */
const WRONGLY_ADDRESSED = new Set([
  'InvalidClientIdentifier',
  'InvalidSecurityServer',
  'InvalidServiceIdentifier',
  'InvalidServiceType',
  'ServiceMalformedUrl',
  'ServiceMissingUrl',
  'ServiceType',
  'UnknownService',
]);

/** Faults of the exchange, although the code begins with Client. */
const OF_THE_EXCHANGE = new Set([
  'DatabaseError',
  'IOError',
  'InternalError',
  'NetworkError',
  'OutdatedGlobalConf',
]);

const SIDES = /^(?:(Client|Server)(?:\.(ClientProxy|ServerProxy))?)(?:\.([A-Za-z]+))?/;

/**
 * @param code of a SOAP Fault without the prefix of its namespace, or of the header X-Road-Error
 * @returns undefined for a code of neither SOAP 1.1 nor X-Road
 */
export function xRoadError(sourceCode: string): SourceError | undefined {
  if (sourceCode === 'VersionMismatch' || sourceCode === 'MustUnderstand') {
    return new SourceError({ code: 'BAD_RESPONSE', sourceCode }, 'fault of our request');
  }
  const [, side, proxy, cause = ''] = SIDES.exec(sourceCode) ?? [];
  if (side === undefined) return undefined;
  const refusal = REFUSALS.get(cause);
  if (refusal) return new SourceError({ code: refusal, sourceCode });
  const isOurs = side === 'Client' ? !OF_THE_EXCHANGE.has(cause) : WRONGLY_ADDRESSED.has(cause);
  if (isOurs) return new SourceError({ code: 'BAD_RESPONSE', sourceCode }, 'fault of our request');
  return new SourceError({ code: 'UPSTREAM_ERROR', sourceCode }, placeOf(proxy, cause, side));
}

/** Place of the failure, for the log. */
function placeOf(proxy: string | undefined, cause: string, side: string): string {
  if (proxy === 'ClientProxy' || side === 'Client') return 'fault of the security server on our side';
  return proxy === 'ServerProxy' && cause !== 'ServiceFailed'
    ? 'fault of the security server of the register'
    : 'fault of the register';
}

/** True if an error is a refusal of the caller. */
export function isRefusal({ failure }: SourceError): boolean {
  return failureMeaning[failure.code].status === 'REFUSED';
}
