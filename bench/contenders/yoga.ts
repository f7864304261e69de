/** GraphQL Yoga as its documentation starts it. */
import { createServer } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';

export async function startYoga(schema: GraphQLSchema): Promise<number> {
  const yoga = createYoga({ schema, logging: false });
  // oxlint-disable-next-line typescript/no-misused-promises -- as its documentation mounts it
  const server = createServer(yoga);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
