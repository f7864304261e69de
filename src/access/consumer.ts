/** Whom a request counts for. */
import { memoizeWeak } from '../lib/memoize-weak.ts';
import type { Identity } from './identity.ts';

export interface Consumer {
  /** The calling system. */
  readonly application: string;
  /** Personal number of who asks through it, an officer or a citizen; undefined when nobody in person does. */
  readonly officer: string | undefined;
}

/** Requests without a token, which may ask about nobody, count together. */
const WITHOUT_TOKEN: Consumer = { application: 'without a token', officer: undefined };

/** No token can name such an application: a name has no blanks. */
export function isWithoutToken({ application }: Consumer): boolean {
  return application === WITHOUT_TOKEN.application;
}

/** The same object for the same identity, so that what is worked out of it can be remembered with it. */
export function consumerOf(identity: Identity | undefined): Consumer {
  return identity ? consumerOfIdentity(identity) : WITHOUT_TOKEN;
}

const consumerOfIdentity = memoizeWeak((identity: Identity): Consumer => {
  const { application } = identity;
  const person = identity.kind === 'citizen' ? identity.subject : identity.officer;
  return { application, officer: person?.identityNumber };
});

/** What a consumer is counted by: the same lists each time, so that what is made of them can be remembered with them. */
export const countedBy = memoizeWeak(({ application, officer }: Consumer) => ({
  application: [application],
  /** Who asks through the application, or it alone when nobody in person does. */
  caller: officer === undefined ? [application] : [application, officer],
  /** Who asks, through whatever application. */
  person: officer === undefined ? [application] : ['', officer],
}));
