/**
 * Apollo Server as this gateway runs it: parsing, validating, and remembering what it has parsed and validated. Everything that it would
 * say in its own words is said in ours, and nothing that it could report to anyone is switched on.
 */
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Access } from '../access/access.ts';
import type { Source } from '../source-api/source.ts';
import type { Audit } from '../ledger/ledger.ts';
import type { Config } from '../config/schema.ts';
import type { SharedResources } from '../fairness/shared-resources.ts';
import { requestErrors } from '../messages.ts';
import type { BoundedLog, LogLevel } from '../log/bounded-log.ts';
import type { RequestContext } from './context.ts';
import { answerOperations } from './operation.ts';
import type { KnownDocuments } from '../graphql/known-documents.ts';
import { createCostEstimate } from '../graphql/cost.ts';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly sources: readonly Source[];
  readonly access: Access;
  readonly audit: Pick<Audit, 'state' | 'hasRoomFor'>;
  readonly config: Pick<Config, 'limits'>;
  readonly documents: KnownDocuments;
  readonly shared: SharedResources;
  readonly log: BoundedLog;
}

export function createApollo({
  schema,
  sources,
  access,
  audit,
  config: { limits },
  documents,
  shared,
  log,
}: ApolloOptions): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    persistedQueries: false,
    documentStore: documents,
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
      answerOperations({
        schema,
        access,
        audit,
        estimate: createCostEstimate(schema, sources),
        allowedCost: limits.cost,
        documents,
        shared,
        log,
      }),
    ],
  });
}

/** Apollo's own notes may quote what was sent; only that there was one is kept. */
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
