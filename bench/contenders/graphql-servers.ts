// GraphQL servers as their own documentation starts them, on the plain schema.
import { createServer } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import fastify from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import mercurius from 'mercurius';

export async function startApollo(schema: GraphQLSchema): Promise<number> {
  const { url } = await startStandaloneServer(new ApolloServer({ schema }), {
    listen: { port: 0, host: '127.0.0.1' },
  });
  return Number(new URL(url).port);
}

export async function startMercurius(schema: GraphQLSchema): Promise<number> {
  const app = fastify();
  await app.register(mercurius, { schema, jit: 1 });
  return Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
}

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
