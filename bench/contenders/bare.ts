/**
 * The gateway without access control (tokens, scopes, purposes, rate limits, subject checks) and with a null
 * audit log. It is assembled here from the same pieces as in `startGateway`, so that the gateway itself has
 * no option that skips a check.
 */
import { SharedPool } from '../../src/fairness/shared-pool.ts';
import { ListTurns } from '../../src/fairness/list-turns.ts';
import { SharedResources } from '../../src/fairness/shared-resources.ts';
import process from 'node:process';
import { pino } from 'pino';
import { consumerOf } from '../../src/access/consumer.ts';
import { NO_GUESSES, type EnumerationWatch } from '../../src/access/enumeration.ts';
import type { CheckRate } from '../../src/access/rate-limits.ts';
import { readRules, type SchemaRules } from '../../src/graphql/schema-rules.ts';
import type { Source } from '../../src/source-api/source.ts';
import { newTexts } from '../../src/audit/operation-text.ts';
import { openKeys } from '../../src/ledger/open-ledger.ts';
import { auditReader, MOST_WAITING } from '../../src/ledger/reader.ts';
import { temporaryLedger } from '../../dev/temporary-ledger.ts';
import { AuditQuery } from '../../src/audit/audit-query.ts';
import { openCache } from '../../src/cache/open-cache.ts';
import { CARD_FORMATS } from '../../src/cards/index.ts';
import type { Config } from '../../src/config/schema.ts';
import { createApollo } from '../../src/gateway/apollo.ts';
import { clientAddress } from '../../src/http/client-address.ts';
import { requestFactory } from '../../src/gateway/context-factory.ts';
import { createOperationPolicy } from '../../src/gateway/operation-policy.ts';
import type { PreparedDocument } from '../../src/gateway/prepared-operation.ts';
import { graphqlOverHttp } from '../../src/gateway/graphql-http.ts';
import { KnownDocuments } from '../../src/graphql/known-documents.ts';
import { ReadingBudget } from '../../src/graphql/reading.ts';
import { startListener } from '../../src/http/listener.ts';
import type { RefusalLog } from '../../src/gateway/refusal-log.ts';
import { createSchema } from '../../src/gateway/schema.ts';
import { serveAll } from '../../src/gateway/serve-all.ts';
import { setSecurityHeaders } from '../../src/http/security-headers.ts';
import { trustOperations } from '../../src/gateway/trusted-operations.ts';
import { boundLog, type BoundedLog } from '../../src/log/bounded-log.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { nullAudit } from './null-audit.ts';
import { AllowAllAccess } from './allow-all-access.ts';

const ALWAYS_WITHIN_RATE: CheckRate = () => Promise.resolve({ headers: {}, retryAfter: undefined });

/** Units of each shared resource: enough that no request is refused. */
const PLENTY = 1_000_000_000;

const NOBODY_WATCHED: EnumerationWatch = {
  waitOf: () => Promise.resolve(undefined),
  open: () => NO_GUESSES,
};

const NO_REFUSALS: RefusalLog = { refused: () => undefined, tokenRefused: () => undefined };
const SILENT = { emit: () => undefined };

export async function startBare(sources: readonly Source[], config: Config): Promise<number> {
  const logger = pino({ level: 'silent' });
  const log = boundLog(logger);
  const schema = createSchema(sources, config);
  const rules = readRules(schema);
  const access = new AllowAllAccess(rules);
  const audit = nullAudit();
  const shared = new SharedResources();
  const documents = new KnownDocuments<PreparedDocument>(
    shared.pool({ name: 'document_characters', capacity: PLENTY }),
  );
  const apollo = createApollo({
    schema,
    access,
    audit,
    allowedCost: config.limits.cost,
    documents,
    log,
  });
  await apollo.start();
  const metrics = new Metrics();
  const trusted = trustOperations(config.trustedOperations, log);
  const graphql = graphqlOverHttp({
    apollo,
    access,
    bodyBytes: config.limits.bodyBytes,
    isProduction: false,
    maxWaitOf: () => config.request.maxWaitMs,
    consumerOf,
    checkRate: ALWAYS_WITHIN_RATE,
    takesIds: trusted.takesIds,
    requests: metrics.requests,
    mayIntrospect: () => false,
    limitChecks: () => (check) => check(),
    takesDossier: () => true,
    spendWithoutToken: () => undefined,
    operationPolicy: createOperationPolicy({
      trusted,
      limits: config.limits,
      preparation: {
        schema,
        rules,
        sources,
        scans: new Set(CARD_FORMATS),
        texts: newTexts(new SharedResources()),
      },
      documents,
      readings: new ReadingBudget(shared.pool({ name: 'validation_ms', capacity: PLENTY })),
      needsNoToken: () => true,
    }),
    refusals: NO_REFUSALS,
    clientOf: clientAddress(config.server.proxies),
    openRequest: requestFactory({
      config,
      sources,
      conditions: () => Promise.resolve(new Map()),
      requests: metrics.requests,
      served: serveAll(sources, {
        config,
        cache: openCache(config, log),
        metrics,
        shared: new SharedResources(),
        log: logger,
        security: SILENT,
      }),
      access,
      enumeration: NOBODY_WATCHED,
      lists: new ListTurns(),
      chargeCost: (_consumer, rateCheck) => Promise.resolve(rateCheck),
      countPeople: () => undefined,
      audit,
      auditQuery: emptyAuditQuery(sources, config, rules, log),
      refused: NO_REFUSALS.refused,
      flagged: () => undefined,
    }),
  });
  const { host, timeouts, stop } = config.server;
  const { url } = await startListener(
    {
      host,
      port: 0,
      timeouts,
      stop,
      name: 'connections',
      connections: config.limits.connections,
      shared,
    },
    (request, response) => {
      setSecurityHeaders({ tls: false, mode: config.mode }, response);
      void graphql(request, response);
    },
    logger,
  );
  return Number(new URL(url).port);
}

/** Nothing is on record here, and nobody asks for it. */
function emptyAuditQuery(
  sources: readonly Source[],
  config: Config,
  rules: SchemaRules,
  log: BoundedLog,
): AuditQuery {
  const { config: audit, remove } = temporaryLedger(config.audit);
  process.once('exit', remove);
  const reader = auditReader({
    config: audit,
    room: new SharedPool({ name: 'searches', capacity: MOST_WAITING }),
    log,
  });
  return new AuditQuery({
    citizens: reader,
    auditors: reader,
    keys: openKeys(audit),
    rules,
    purposes: new Map(),
    sources,
    withheld: audit.withheld,
  });
}
