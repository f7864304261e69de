/** The answer to an operation that is not executed, as Apollo Server's plugins give it. */
import { HeaderMap, type GraphQLResponse } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';

export function refusedWith(errors: readonly GraphQLFormattedError[]): GraphQLResponse {
  return {
    http: { status: 400, headers: new HeaderMap() },
    body: { kind: 'single', singleResult: { errors } },
  };
}
