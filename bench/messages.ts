/** Messages between the bench and its contenders. */
import type { Config } from '../src/config/schema.ts';

export type ToContender =
  | { readonly kind: 'start'; readonly config: Config }
  /** `collect` runs the garbage collector first. */
  | { readonly kind: 'usage'; readonly collect: boolean };

export type FromContender =
  | { readonly kind: 'listening'; readonly port: number }
  | {
      readonly kind: 'usage';
      /** CPU time of the process since its start, in microseconds. */
      readonly cpuMicros: number;
      /** Peak memory of the process since its start. */
      readonly peakRssKiB: number;
      readonly heapUsed: number;
    };
