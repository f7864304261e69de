/**
 * The request headers that callers steer an answer with (DESIGN 3). A header that breaks its rule refuses
 * the request by the header's name; only a request id is silently replaced, since nothing hangs on it.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isCode } from '../access/code-pattern.ts';
import type { InputRule } from '../messages.ts';
import type { InputFault } from '../graphql/errors.ts';

export interface RequestHeaders {
  readonly requestId: string;
  readonly purpose: string | undefined;
  readonly dossier: string | undefined;
  /** Milliseconds until the response leaves with what has arrived; undefined: the configuration decides. */
  readonly maxWaitMs: number | undefined;
  /** Seconds that what is served may be old; 0 is live only, undefined leaves it to the cache. */
  readonly maxAgeSeconds: number | undefined;
  /** Adds the cost to the response. */
  readonly reportCost: boolean;
  /** Refuses everything but production. */
  readonly requireProduction: boolean;
}

interface HeaderRule {
  /** As it is told. */
  readonly name: string;
  /** As Node gives it. */
  readonly key: string;
  readonly rule: InputRule;
  readonly allows: (value: string) => boolean;
}

/** Lets an application refuse synthetic people. */
export const PRODUCTION_HEADER = 'X-Require-Production';

const MAX_WAIT_MS = ruleOf('X-Max-Wait-Ms', 'MAX_WAIT_MS', wholeNumber(100, 30_000));
const MAX_AGE = ruleOf('X-Max-Age', 'MAX_AGE', wholeNumber(0, Number.MAX_SAFE_INTEGER));
const REPORT_COST = ruleOf('X-Cost', 'REPORT_COST', pattern(/^1$/));
const REQUIRE_PRODUCTION = ruleOf(PRODUCTION_HEADER, 'REQUIRE_PRODUCTION', pattern(/^1$/));
// National form N.NNNNNN, or with an agency's code behind it (confirmed, BRIEF 2.2).
const PURPOSE = ruleOf('X-Purpose', 'PURPOSE_FORM', pattern(/^\d\.\d{6}(\.[A-Z0-9]{2,3}){0,4}$/));
// The forms of an agency are checked once the caller is known: src/access/dossier-codes.ts. The code is in
// every entry of the audit log, so it is short.
const DOSSIER = ruleOf('X-Dossier', 'DOSSIER_FORM', isCode);

function ruleOf(name: string, rule: InputRule, allows: HeaderRule['allows']): HeaderRule {
  return { name, key: name.toLowerCase(), rule, allows };
}

/** Request ids appear in logs, so none may contain an identity number. */
function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  const usable = typeof given === 'string' && /^[A-Za-z0-9-]{8,64}$/.test(given) && !/\d{9}/.test(given);
  return usable ? given : randomUUID();
}

/** @returns beside the headers what is wrong with them; none of them counts when something is */
export function readHeaders(given: IncomingHttpHeaders): {
  readonly faults: readonly InputFault[];
  readonly headers: RequestHeaders;
} {
  const faults: InputFault[] = [];
  const read = ({ name, key, rule, allows }: HeaderRule): string | undefined => {
    const value = given[key]?.toString();
    if (value !== undefined && !allows(value)) faults.push({ argument: name, rule });
    return value;
  };
  const headers = {
    requestId: requestIdOf(given),
    maxWaitMs: numberOf(read(MAX_WAIT_MS)),
    maxAgeSeconds: numberOf(read(MAX_AGE)),
    reportCost: read(REPORT_COST) !== undefined,
    requireProduction: read(REQUIRE_PRODUCTION) !== undefined,
    purpose: read(PURPOSE),
    dossier: read(DOSSIER),
  };
  return { faults, headers };
}

function numberOf(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function wholeNumber(least: number, most: number): (value: string) => boolean {
  return (value) => /^\d{1,16}$/.test(value) && Number(value) >= least && Number(value) <= most;
}

function pattern(expression: RegExp): (value: string) => boolean {
  return (value) => expression.test(value);
}
