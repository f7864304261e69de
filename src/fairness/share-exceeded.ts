/** A caller holds its share of a resource and wants more: answered as RATE_LIMITED. */
export class ShareExceeded extends Error {
  readonly retryAfterSeconds: number;

  /** @param resource name of the pool */
  constructor(resource: string, retryAfterSeconds: number) {
    super(resource);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
