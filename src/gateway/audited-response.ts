/** Responses to operations. A response about people is sent once its audit entries are durable (law 2). */
import { HeaderMap, type GraphQLResponse } from '@apollo/server';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { RequestAudit } from '../audit/request-audit.ts';
import { AuditUnavailable } from '../ledger/ledger.ts';
import type { MessageLanguage } from '../messages.ts';
import type { OperationRequest } from './context.ts';
import { plainError } from '../graphql/errors.ts';

/** Waits for durable audit entries and adds their receipts. Without durable entries it removes the data. */
export async function disclose(
  response: GraphQLResponse,
  singleResult: FormattedExecutionResult,
  {
    language,
    noteRefusal,
    noteAuditWait,
  }: Pick<OperationRequest, 'language' | 'noteRefusal' | 'noteAuditWait'>,
  audit: Pick<RequestAudit, 'settle'>,
): Promise<void> {
  try {
    const ready = performance.now();
    const receipt = await audit.settle().finally(() => noteAuditWait(performance.now() - ready));
    if (receipt.length > 0) singleResult.extensions = { ...singleResult.extensions, receipt };
  } catch (error) {
    const isOverdrawn = error instanceof AuditUnavailable && error.isOverdrawn;
    if (isOverdrawn) noteRefusal('RATE_LIMITED');
    const nothing = isOverdrawn ? overdrawn(language) : unavailable(language);
    response.body = nothing.body;
    response.http.status = isOverdrawn ? 429 : 503;
    for (const [name, value] of nothing.http.headers) response.http.headers.set(name, value);
    if (!(error instanceof AuditUnavailable)) throw error;
  }
}

/** Response while the audit log takes no entries. */
export function unavailable(language: MessageLanguage): GraphQLResponse {
  return refusedWith([plainError('AUDIT_UNAVAILABLE', language)], 503, { 'retry-after': '1' });
}

/** Response to a caller whose unwritten audit entries exceed its share of the queue. */
export function overdrawn(language: MessageLanguage): GraphQLResponse {
  return refusedWith([plainError('RATE_LIMITED', language)], 429, { 'retry-after': '1' });
}

/** Response to an operation that is not executed. */
export function refusedWith(
  errors: readonly GraphQLFormattedError[],
  status = 400,
  headers: Readonly<Record<string, string>> = {},
): GraphQLResponse {
  return {
    http: { status, headers: new HeaderMap(Object.entries(headers)) },
    body: { kind: 'single', singleResult: { errors } },
  };
}
