/** Media type of a response (GraphQL over HTTP, 6.2): of the two, the one that the client prefers. */
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
  memoMethod: (given) => {
    const accept = rangesOf(given).join(', ') || '*/*';
    return { type: new Negotiator({ headers: { accept } }).mediaType(OFFERED) };
  },
});

/** @returns undefined when the client takes neither */
export function mediaTypeFor(accept = ''): string | undefined {
  return chosen.memo(accept).type;
}

/**
 * The media ranges of an Accept field with their weights, and without their other parameters: clients send
 * `charset`, `odata` and the like, which have no meaning for either type. A field without a range is as none
 * (RFC 9110, 12.5.1), and a lone `*`, which Java's HttpURLConnection sends, is any type.
 */
function rangesOf(accept: string): readonly string[] {
  return split(accept, ',').flatMap((range) => {
    const [type = '', ...parameters] = split(range, ';');
    if (type === '') return [];
    const weight = parameters.find((parameter) => /^q *= *[\d.]+$/i.test(parameter));
    return [[type === '*' ? '*/*' : type, ...(weight === undefined ? [] : [weight])].join(';')];
  });
}

/** Splits where the separator is not within quotes. */
function split(text: string, separator: ',' | ';'): readonly string[] {
  const parts = text.match(separator === ',' ? /(?:"[^"]*"|[^,])+/g : /(?:"[^"]*"|[^;])+/g) ?? [];
  return parts.map((part) => part.trim());
}
