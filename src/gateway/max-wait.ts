/** How long a request may be waited for: as it says itself, within what the configuration allows. In milliseconds. */
import type { Config } from '../config/schema.ts';
import type { RequestHeaders } from './headers.ts';

export function maxWaitOf(
  { defaultWaitMs, maxWaitMs }: Pick<Config['request'], 'defaultWaitMs' | 'maxWaitMs'>,
  headers: Pick<RequestHeaders, 'maxWaitMs'>,
): number {
  return Math.min(headers.maxWaitMs ?? defaultWaitMs, maxWaitMs);
}
