/** Whom a request counts for. */
import { memoizeWeak } from '../lib/memoize-weak.ts';
import type { Identity } from './identity.ts';

export interface Consumer {
  /** The calling system. */
  readonly application: string;
  /** Personal number of the officer or citizen; undefined for an application on its own. */
  readonly officer: string | undefined;
}

/** Requests without a token, which read no personal data, count together. */
const WITHOUT_TOKEN: Consumer = { application: 'without a token', officer: undefined };

/** No token can name such an application: a name has no blanks. */
export function isWithoutToken({ application }: Consumer): boolean {
  return application === WITHOUT_TOKEN.application;
}

/** The same object for the same identity, so that values can be memoized by it. */
export function consumerOf(identity: Identity | undefined): Consumer {
  return identity ? consumerOfIdentity(identity) : WITHOUT_TOKEN;
}

const consumerOfIdentity = memoizeWeak((identity: Identity): Consumer => {
  const { application } = identity;
  const person = identity.kind === 'citizen' ? identity.subject : identity.officer;
  return { application, officer: person?.identityNumber };
});

/**
 * Accounts of a consumer: the same lists each time, so that what is made of them can be remembered
 * with them.
 */
export const countedBy = memoizeWeak(({ application, officer }: Consumer) => ({
  application: [application],
  /** The person within the application, or the application alone. */
  caller: officer === undefined ? [application] : [application, officer],
  /** The person, over all applications. */
  person: officer === undefined ? [application] : ['', officer],
}));
