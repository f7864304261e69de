/**
 * The request headers that callers steer an answer with (DESIGN 3). A header that breaks its rule refuses
 * the request by the header's name; only a request id is silently replaced, since nothing hangs on it.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { InputRule } from '../messages.ts';
import type { InputFault } from './errors.ts';

export interface RequestHeaders {
  readonly requestId: string;
  readonly purpose: string | undefined;
  readonly dossier: string | undefined;
  /** Milliseconds by which the answer goes out with what has arrived; undefined leaves it to the configuration. */
  readonly maxWaitMs: number | undefined;
  /** Seconds that what is served may be old; 0 is live only, undefined leaves it to the cache. */
  readonly maxAgeSeconds: number | undefined;
  /** Whether the answer says what it cost. */
  readonly reportCost: boolean;
}

interface HeaderRule {
  readonly name: string;
  readonly rule: InputRule;
  readonly allows: (value: string) => boolean;
}

const RULES = {
  maxWaitMs: { name: 'X-Max-Wait-Ms', rule: 'MAX_WAIT_MS', allows: wholeNumber(100, 30_000) },
  maxAge: { name: 'X-Max-Age', rule: 'MAX_AGE', allows: wholeNumber(0, Number.MAX_SAFE_INTEGER) },
  reportCost: { name: 'X-Cost', rule: 'REPORT_COST', allows: pattern(/^1$/) },
  // National form N.NNNNNN, or with an agency's code behind it (confirmed, BRIEF 2.2).
  purpose: { name: 'X-Purpose', rule: 'PURPOSE_FORM', allows: pattern(/^\d\.\d{6}(\.[A-Z0-9]{2,3}){0,4}$/) },
  dossier: { name: 'X-Dossier', rule: 'DOSSIER_FORM', allows: pattern(/^[A-Z0-9.]+-\d{6}-\d{4,6}$/) },
} satisfies Record<string, HeaderRule>;

/** A request id may be kept in logs, so it must not be able to hold an identity number. */
function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  const usable = typeof given === 'string' && /^[A-Za-z0-9-]{8,64}$/.test(given) && !/\d{9}/.test(given);
  return usable ? given : randomUUID();
}

export function readHeaders(headers: IncomingHttpHeaders): { faults: InputFault[] } & RequestHeaders {
  const faults = Object.values(RULES).flatMap(({ name, rule, allows }) => {
    const value = header(headers, name);
    return value === undefined || allows(value) ? [] : [{ argument: name, rule }];
  });
  return {
    faults,
    requestId: requestIdOf(headers),
    purpose: header(headers, RULES.purpose.name),
    dossier: header(headers, RULES.dossier.name),
    maxWaitMs: number(headers, RULES.maxWaitMs.name),
    maxAgeSeconds: number(headers, RULES.maxAge.name),
    reportCost: header(headers, RULES.reportCost.name) !== undefined,
  };
}

function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  return headers[name.toLowerCase()]?.toString();
}

function number(headers: IncomingHttpHeaders, name: string): number | undefined {
  const value = header(headers, name);
  return value === undefined ? undefined : Number(value);
}

function wholeNumber(least: number, most: number): (value: string) => boolean {
  return (value) => /^\d{1,16}$/.test(value) && Number(value) >= least && Number(value) <= most;
}

function pattern(expression: RegExp): (value: string) => boolean {
  return (value) => expression.test(value);
}
