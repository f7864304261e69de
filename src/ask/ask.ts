/**
 * How a source is asked: the layers in their order, the same for every source.
 *
 * request loader → batches → failures become replies → timeout → connector
 */
import type { Logger } from 'pino';
import { numberKind } from '../subject/identity-number.ts';
import { failed, nothingFetched } from './answer.ts';
import { inBatches, type AskContext, type AskMany } from './batch.ts';
import { withFailures } from './failures.ts';
import { createLoader, type Loader } from './loader.ts';
import type { Connector, Source, SourceSettings } from './source.ts';
import { withTimeout } from './timeout.ts';

/** A source as this process asks it, for all requests. */
export interface ServedSource {
  readonly source: Source;
  readonly settings: SourceSettings;
  readonly askMany: AskMany;
  readonly connector: Connector;
  readonly log: Logger;
}

export function serveSource(
  source: Source,
  settings: SourceSettings,
  connector: Connector,
  log: Logger,
): ServedSource {
  const askMany = inBatches(
    source.batchSize,
    withFailures(
      log,
      withTimeout(settings.timeoutMs, (call) => connector.ask(call)),
    ),
  );
  return { source, settings, askMany, connector, log };
}

/**
 * The way one request asks one source.
 *
 * @param served undefined when this gateway does not serve the source
 */
export function askSource(source: Source, served: ServedSource | undefined, context: AskContext): Loader {
  const load = served && createLoader(served.askMany, context, served.log);
  return async (ask) => {
    if (!load) return failed({ code: 'NOT_SERVED' }, nothingFetched(source.sourceId));
    if (!source.numberKinds.includes(numberKind(ask.subject.identityNumber))) {
      return failed({ code: 'UNSUPPORTED_NUMBER' }, nothingFetched(source.sourceId));
    }
    return load(ask);
  };
}
