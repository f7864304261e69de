// What the bench and its contenders say to each other.

export type ToContender =
  | { readonly kind: 'start'; readonly urls: Readonly<Record<string, string>>; readonly redisUrl?: string }
  /** With `collect`, garbage does not count. */
  | { readonly kind: 'usage'; readonly collect: boolean };

export type FromContender =
  | { readonly kind: 'listening'; readonly port: number }
  | {
      readonly kind: 'usage';
      /** CPU time of the whole process since its start, in microseconds. */
      readonly cpuMicros: number;
      readonly rss: number;
      readonly heapUsed: number;
    };
