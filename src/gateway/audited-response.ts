/** Nothing is shown before it is on record (law 2): where every answer about people passes on its way out. */
import type { GraphQLResponse } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import { AuditUnavailable } from '../ledger/ledger.ts';
import type { MessageLanguage } from '../messages.ts';
import type { RequestContext } from './context.ts';
import { plainError } from '../graphql/errors.ts';
import { refusedWith } from './refused.ts';

/** Lets an answer out once what it says is durable, with its receipt; without that, nothing of it leaves. */
export async function disclose(
  response: GraphQLResponse,
  singleResult: FormattedExecutionResult,
  { audit, language, noteRefusal, noteAuditWait }: RequestContext,
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

/** The answer while the audit log takes no entries. */
export function unavailable(language: MessageLanguage): GraphQLResponse {
  return refusedWith([plainError('AUDIT_UNAVAILABLE', language)], 503, { 'retry-after': '1' });
}

/** The answer to a caller who has more waiting to be written than its share of the audit log. */
export function overdrawn(language: MessageLanguage): GraphQLResponse {
  return refusedWith([plainError('RATE_LIMITED', language)], 429, { 'retry-after': '1' });
}
