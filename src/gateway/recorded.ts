/**
 * Nothing is shown before it is on record (law 2). This is where every answer passes: an operation about people begins
 * only while the audit log takes entries, and its answer leaves only when what it says is durable.
 */
import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import { AuditUnavailable, type Audit } from '../audit/audit.ts';
import { OperationTexts } from '../audit/operation-text.ts';
import type { MessageLanguage } from '../messages.ts';
import type { RequestContext } from './context.ts';
import { plainError } from './errors.ts';
import { refusedWith } from './refused.ts';

/** Must stand last of the plugins: it has the last word on an answer. */
export function recorded(audit: Pick<Audit, 'state'>): ApolloServerPlugin<RequestContext> {
  const texts = new OperationTexts();
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: ({ document, operation, contextValue }) => {
          const { access, language } = contextValue;
          const { plan } = access;
          if (!operation || !plan?.needsPurpose) return Promise.resolve(null);
          if (!audit.state.available) return Promise.resolve(unavailable(language));
          contextValue.audit.begin(texts.of(document, operation, plan.guarded));
          return Promise.resolve(null);
        },
        willSendResponse: async ({ response, contextValue }) => {
          if (contextValue.audit.isUsed) return disclose(response, contextValue);
          const code =
            response.body.kind === 'single' && response.body.singleResult.errors?.[0]?.extensions?.['code'];
          if (typeof code === 'string') contextValue.noteRefusal(code);
        },
      }),
  };
}

async function disclose(response: GraphQLResponse, { audit, language }: RequestContext): Promise<void> {
  if (response.body.kind !== 'single') throw new Error('An answer in pieces cannot be put on record first.');
  try {
    const receipt = await audit.settle();
    const { singleResult } = response.body;
    if (receipt.length > 0) singleResult.extensions = { ...singleResult.extensions, receipt };
  } catch (error) {
    const nothing = unavailable(language);
    response.body = nothing.body;
    response.http.status = 503;
    for (const [name, value] of nothing.http.headers) response.http.headers.set(name, value);
    if (!(error instanceof AuditUnavailable)) throw error;
  }
}

function unavailable(language: MessageLanguage): GraphQLResponse {
  const refused = refusedWith([plainError('AUDIT_UNAVAILABLE', language)]);
  refused.http.status = 503;
  refused.http.headers.set('retry-after', '1');
  return refused;
}
