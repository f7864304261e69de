/** Answers to requests that never reach a route, and to failures of the mock itself. */
import type { FastifyInstance, FastifyReply } from 'fastify';

/** @param breaksContract answers a request whose body is too large or cannot be read */
export function answerErrors(
  app: FastifyInstance,
  breaksContract: (reply: FastifyReply, status: number, message: string) => FastifyReply,
  failed: (reply: FastifyReply) => FastifyReply,
): void {
  app.setErrorHandler((error: { readonly statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) return failed(reply);
    return breaksContract(reply, status, status === 413 ? 'body is too large' : 'body cannot be read');
  });
}
