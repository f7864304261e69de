/** What the bench and its contenders say to each other. */
import type { Config } from '../src/config/schema.ts';

export type ToContender =
  | { readonly kind: 'start'; readonly config: Config }
  /** With `collect`, garbage does not count. */
  | { readonly kind: 'usage'; readonly collect: boolean };

export type FromContender =
  | { readonly kind: 'listening'; readonly port: number }
  | {
      readonly kind: 'usage';
      /** CPU time of the whole process since its start, in microseconds. */
      readonly cpuMicros: number;
      /** The most memory that the process has held since its start. */
      readonly peakRssKiB: number;
      readonly heapUsed: number;
    };
