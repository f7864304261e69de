/** In which media type an answer goes out (GraphQL over HTTP, 6.2): the one that the client likes best of the two that there are. */
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** Carries the meaning of an answer in its status. */
const GRAPHQL_RESPONSE = 'application/graphql-response+json; charset=utf-8';
/** The older type: a well-formed request is answered with 200 whatever its errors. */
export const JSON_RESPONSE = 'application/json; charset=utf-8';

const OFFERED = [JSON_RESPONSE, GRAPHQL_RESPONSE];

/** Clients send the same few over and over. */
const chosen = new LRUCache<string, { readonly type: string | undefined }>({
  max: 100,
  memoMethod: (accept) => ({ type: new Negotiator({ headers: { accept } }).mediaType(OFFERED) }),
});

/** @returns undefined when the client takes neither */
export function mediaTypeFor(accept = '*/*'): string | undefined {
  return chosen.memo(accept).type;
}
