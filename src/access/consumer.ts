/** Whom a request counts for. */
import type { Config } from '../config/schema.ts';

export interface Consumer {
  /** The calling system. */
  readonly application: string;
  /** Personal number of the officer who asks; undefined when nobody in person does. */
  readonly officer: string | undefined;
}

/** As long as requests carry no identity, all count for the caller of the configuration. */
export function configuredConsumer({ development }: Pick<Config, 'development'>): Consumer {
  return { application: 'development', officer: development.caller.officer.identityNumber };
}
