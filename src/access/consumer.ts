/** Whom a request counts for. */
import type { Identity } from './identity.ts';

export interface Consumer {
  /** The calling system. */
  readonly application: string;
  /** Personal number of who asks through it, an officer or a citizen; undefined when nobody in person does. */
  readonly officer: string | undefined;
}

/** Requests without a token, which may ask about nobody, count together. */
export function consumerOf(identity: Identity | undefined): Consumer {
  if (!identity) return { application: 'without a token', officer: undefined };
  const { application } = identity;
  const person = identity.kind === 'citizen' ? identity.subject : identity.officer;
  return { application, officer: person?.identityNumber };
}
