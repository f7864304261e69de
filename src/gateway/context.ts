/** What one request carries while it is answered. */
import type { Source } from '../ask/source.ts';
import type { Loader } from '../ask/loader.ts';
import type { ServedSource } from '../ask/ask.ts';
import type { MessageLanguage } from '../messages.ts';
import type { CostMeter } from './limits/cost-meter.ts';

export interface RequestContext {
  /** Under which the request is known in logs and answers. */
  readonly requestId: string;
  readonly language: MessageLanguage;
  /** Every source the schema knows, served here or not. */
  readonly sources: readonly Source[];
  readonly served: ReadonlyMap<Source, ServedSource>;
  /** How many more citizens this request may begin to ask about, relatives walked to included. */
  readonly budget: { citizens: number; readonly allowed: number };
  /** What the request has cost so far. */
  readonly cost: CostMeter;
  /** Asks a source on behalf of this request. */
  readonly ask: (source: Source) => Loader;
}
