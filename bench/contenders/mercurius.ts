/** Mercurius as its documentation starts it, with JIT. */
import fastify from 'fastify';
import type { GraphQLSchema } from 'graphql';
import mercurius from 'mercurius';

export async function startMercurius(schema: GraphQLSchema): Promise<number> {
  const app = fastify();
  await app.register(mercurius, { schema, jit: 1 });
  return Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
}
