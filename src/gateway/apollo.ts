/**
 * Apollo Server as this gateway runs it: the request pipeline around the plugin of `operation.ts`. It takes
 * documents parsed and validated from the document store, reports nothing to anyone, and writes no message of
 * its own.
 */
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { requestErrors } from '../messages.ts';
import type { BoundedLog, LogLevel } from '../log/bounded-log.ts';
import type { OperationRequest } from './context.ts';
import { answerOperations, type OperationOptions } from './operation.ts';
import type { PreparedDocument } from './prepared-operation.ts';
import type { KnownDocuments } from '../graphql/known-documents.ts';

export interface ApolloOptions extends OperationOptions {
  readonly schema: GraphQLSchema;
  readonly documents: KnownDocuments<PreparedDocument>;
}

export function createApollo(options: ApolloOptions): ApolloServer<OperationRequest> {
  return new ApolloServer<OperationRequest>({
    schema: options.schema,
    introspection: true,
    persistedQueries: false,
    documentStore: options.documents,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    // Only a failure before the plugin runs is answered in these words.
    formatError: () => ({ message: requestErrors.INTERNAL.vi, extensions: { code: 'INTERNAL' } }),
    logger: quiet(options.log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      answerOperations(options),
    ],
  });
}

/** Apollo's messages may quote the request, so only their level is logged. */
function quiet(log: BoundedLog) {
  const write = (level: LogLevel, text: string) => log.write({ level, text, fields: () => ({}) });
  const note = () => write('debug', 'note of the GraphQL server');
  return {
    debug: note,
    info: note,
    warn: note,
    error: () => write('error', 'the GraphQL server reported an error'),
  };
}
