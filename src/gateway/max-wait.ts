/** Most milliseconds until the response: `X-Max-Wait-Ms` within the bounds of the configuration. */
import type { Config } from '../config/schema.ts';
import type { RequestHeaders } from './headers.ts';

export function maxWaitOf(
  { defaultWaitMs, maxWaitMs }: Pick<Config['request'], 'defaultWaitMs' | 'maxWaitMs'>,
  headers: Pick<RequestHeaders, 'maxWaitMs'>,
): number {
  return Math.min(headers.maxWaitMs ?? defaultWaitMs, maxWaitMs);
}
