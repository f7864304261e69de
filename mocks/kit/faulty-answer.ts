/**
 * A system's answer under the faults of a call: the first fault that replaces the answer, or the normal
 * answer changed by the faults that change it.
 */
import { numberParameter, textParameter } from './fault-kinds.ts';
import type { FaultsOfCall } from './faults.ts';
import { extended, renamed, withOddValue } from './drift.ts';

/** A system's formats for faulty answers. */
export interface Dialect {
  readonly contentType: string;
  /** A field that the contract requires in every result. */
  readonly requiredField: string;
  /** The beginning of a truncated answer. */
  readonly malformed: string;
  /** Body of an HTTP error. */
  failure(status: number): string;
  /**
   * Body of an answer with a business code, or a whole answer with a status other than 200. `answer` gives
   * the body without the fault, for codes that come with a record.
   */
  businessError(code: string, answer: () => string): string | WireAnswer;
}

/** An answer as sent. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const page =
  '<!DOCTYPE html>\n<html><head><title>500 Internal Server Error</title></head>' +
  '<body><h1>Internal Server Error</h1><p>The server could not complete the request.</p></body></html>\n';

/** @param answer gives the normal answer; its argument selects the wrong-subject fault */
export function answerUnder(
  faults: FaultsOfCall,
  dialect: Dialect,
  answer: (wrongSubject: boolean) => string,
): WireAnswer {
  const send = (body: string, status = 200, headers: WireAnswer['headers'] = {}): WireAnswer => {
    return { status, headers: { 'content-type': dialect.contentType, ...headers }, body };
  };
  if (faults.has('throttled')) return send(dialect.failure(429), 429, { 'retry-after': '1' });
  const status = numberParameter(faults.get('error'), 'status');
  if (status !== undefined) return send(dialect.failure(status), status);
  if (faults.has('html500')) return send(page, 500, { 'content-type': 'text/html; charset=utf-8' });
  if (faults.has('flaky')) return send(dialect.failure(500), 500);
  if (faults.has('malformed')) return send(dialect.malformed);
  const answered = answeredUnder(faults, dialect, answer);
  return typeof answered === 'string' ? send(altered(faults, dialect, answered)) : answered;
}

function answeredUnder(
  faults: FaultsOfCall,
  dialect: Dialect,
  answer: (wrongSubject: boolean) => string,
): string | WireAnswer {
  const answered = (): string => answer(faults.has('wrongSubject'));
  const code = textParameter(faults.get('businessError'), 'code');
  return code === undefined ? answered() : dialect.businessError(code, answered);
}

function altered(faults: FaultsOfCall, { requiredField }: Dialect, body: string): string {
  const field = textParameter(faults.get('oddValue'), 'field');
  const odd = field === undefined ? body : withOddValue(body, field);
  const drifted = faults.has('drift') ? renamed(odd, requiredField) : odd;
  return faults.has('extraField') ? extended(drifted) : drifted;
}
