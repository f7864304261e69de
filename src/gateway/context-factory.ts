/** Opens the context of a request: on whose behalf it asks, until when, and the loaders that are its own. */
import type { EnumerationWatch } from '../access/enumeration.ts';
import { askSource, type ServedSource } from '../ask/ask.ts';
import { Deadline } from '../ask/deadline.ts';
import type { Loader } from '../ask/loader.ts';
import type { Caller, Source } from '../ask/source.ts';
import type { Config } from '../config/schema.ts';
import type { GraphqlHttpOptions } from './graphql-http.ts';
import { CostMeter } from './limits/cost-meter.ts';

export function contextFactory(
  config: Config,
  sources: readonly Source[],
  served: ReadonlyMap<Source, ServedSource>,
  enumeration: EnumerationWatch,
): GraphqlHttpOptions['openContext'] {
  return ({ headers, language, clientGone, consumer }) => {
    const wait = Math.min(headers.maxWaitMs ?? config.request.defaultWaitMs, config.request.maxWaitMs);
    const deadline = new Deadline(wait, clientGone);
    const { purpose, dossier } = headers;
    const caller: Caller = { ...config.development.caller, purpose, dossier };
    const loaders = new Map<Source, Loader>();
    const ask = (source: Source): Loader => {
      const known = loaders.get(source);
      if (known) return known;
      const loader = askSource(source, served.get(source), { caller, signal: deadline.signal });
      loaders.set(source, loader);
      return loader;
    };
    return {
      context: {
        requestId: headers.requestId,
        language,
        sources,
        served,
        budget: { citizens: config.limits.citizens, allowed: config.limits.citizens },
        cost: new CostMeter(headers.reportCost),
        observe: (subject, answers) => {
          void enumeration.observe({ consumer, requestId: headers.requestId }, subject, answers);
        },
        ask,
      },
      release: () => deadline.clear(),
    };
  };
}
