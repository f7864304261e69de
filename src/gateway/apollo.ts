/**
 * Apollo Server as this gateway runs it: parsing, validating and executing. Everything that it would say
 * in its own words is said in ours, and nothing that it could report to anyone is switched on.
 */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Access } from '../access/access.ts';
import type { Source } from '../ask/source.ts';
import type { Audit } from '../audit/audit.ts';
import type { Config } from '../config/schema.ts';
import { requestErrors } from '../messages.ts';
import type { RequestContext } from './context.ts';
import { inputError, requestError } from './errors.ts';
import { inputFaults } from './input.ts';
import { costChecked } from './limits/cost-checked.ts';
import { createCostEstimate } from './limits/cost.ts';
import { recorded } from './recorded.ts';
import { refusedWith } from './refused.ts';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly sources: readonly Source[];
  readonly access: Access;
  readonly audit: Pick<Audit, 'state'>;
  readonly config: Pick<Config, 'limits'>;
  readonly log: Logger;
}

export function createApollo({
  schema,
  sources,
  access,
  audit,
  config: { limits },
  log,
}: ApolloOptions): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    persistedQueries: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.tokens },
    validationOptions: { maxErrors: 9 },
    // Only what fails before the plugins below can speak comes out this way.
    formatError: () => ({ message: requestErrors.INTERNAL.vi, extensions: { code: 'INTERNAL' } }),
    logger: quiet(log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      access.operationChecked,
      inputChecked,
      access.subjectsChecked,
      costChecked(createCostEstimate(schema, sources), limits.cost),
      errorsInOurWords(log),
      recorded(audit),
    ],
  });
}

/** Refuses an operation whose input breaks a rule before anything is executed. */
const inputChecked: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      responseForOperation: ({ schema, document, operation, request, contextValue }) => {
        const variables = request.variables ?? {};
        const faults = inputFaults({ schema, document, operation, variables });
        if (faults.length === 0) return Promise.resolve(null);
        return Promise.resolve(refusedWith(faults.map((fault) => inputError(fault, contextValue.language))));
      },
    }),
};

/** Replaces every error that graphql-js or Apollo Server wrote. */
function errorsInOurWords(log: Logger): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: ({ errors, response, document, contextValue }) => {
          if (errors && response.body.kind === 'single') {
            const { language, requestId } = contextValue;
            const ownLog = log.child({ requestId });
            const ours = errors.map((error) => requestError(error, document, language, ownLog));
            response.body.singleResult = { ...response.body.singleResult, errors: ours };
          }
          return Promise.resolve();
        },
      }),
  };
}

/** Apollo's own notes may quote what was sent; only that there was one is kept. */
function quiet(log: Logger) {
  const note = () => log.debug('note of the GraphQL server');
  return {
    debug: note,
    info: note,
    warn: note,
    error: () => log.error('the GraphQL server reported an error'),
  };
}
