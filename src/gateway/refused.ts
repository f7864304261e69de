/** The answer to an operation that is not executed, as Apollo Server's plugins give it. */
import { HeaderMap, type GraphQLResponse } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';

export function refusedWith(
  errors: readonly GraphQLFormattedError[],
  status = 400,
  headers: Readonly<Record<string, string>> = {},
): GraphQLResponse {
  return {
    http: { status, headers: new HeaderMap(Object.entries(headers)) },
    body: { kind: 'single', singleResult: { errors } },
  };
}
