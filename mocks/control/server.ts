/**
 * The mocks' control address: people, call statistics and faults. Tests and people use it, so every refusal
 * names the field and its rule.
 */
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { readEventOrder, sendEvent, UnsentEventError } from '../kit/event-sender.ts';
import { FaultInputError, readFaults, showFault } from '../kit/fault-input.ts';
import { BODY_LIMIT, type RunningSystem } from '../kit/running-system.ts';
import { cardQrOf } from '../people/card.ts';
import { cardTextsOf } from './cards.ts';
import type { People } from '../people/index.ts';
import { serveGallery } from './gallery/index.ts';
import { ListingError, listPopulation } from './population.ts';
import { ScenarioRunner } from './scenario-runner.ts';

/** The named object does not exist. */
class UnknownSystemError extends Error {
  override name = 'UnknownSystemError';
}

function unknownSystem(known: Iterable<string>): UnknownSystemError {
  return new UnknownSystemError(`id must be one of ${[...known].join(', ')}.`);
}

function messageOf(error: unknown): { readonly status: number; readonly message: string } {
  if (error instanceof ListingError || error instanceof FaultInputError)
    return { status: 400, message: error.message };
  if (error instanceof UnknownSystemError) return { status: 404, message: error.message };
  if (error instanceof UnsentEventError) return { status: 502, message: error.message };
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return { status, message: `The body must have at most ${BODY_LIMIT} bytes.` };
  if (status >= 400 && status < 500) return { status, message: 'The body must be JSON.' };
  return { status: 500, message: 'The mocks failed.' };
}

export async function controlServer(
  people: People,
  systems: readonly RunningSystem[],
): Promise<FastifyInstance> {
  const app = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: true });
  const scenario = new ScenarioRunner(systems);
  const byId = new Map(systems.map((running) => [running.system.id, running]));
  const eventKeys = new Map(
    systems.flatMap(({ system: { id, eventKey } }) => (eventKey ? [[id, eventKey] as const] : [])),
  );

  // Some clients send a content type with an empty body.
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: unknown, body: string | Buffer) => {
      try {
        return body.length === 0 ? undefined : (JSON.parse(body.toString()) as unknown);
      } catch {
        throw new FaultInputError('The body must be JSON.');
      }
    },
  );
  app.setErrorHandler((error, _request, reply) => {
    const { status, message } = messageOf(error);
    return reply.code(status).send({ message });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ message: 'There is nothing at this address.' }),
  );

  serveGallery(
    app,
    people,
    systems.map(({ system }) => system),
  );

  app.get('/control/personas', () =>
    people.personas.map(({ name, story, person }) => ({
      name,
      story,
      subject: person.subject,
      cardQr: cardQrOf(person),
      cards: cardTextsOf(
        person,
        systems.map(({ system }) => system),
      ),
    })),
  );

  app.get('/control/population', ({ query }) =>
    listPopulation(
      people,
      systems.map(({ system }) => system),
      query,
    ),
  );

  app.get('/control/stats', () => ({
    systems: Object.fromEntries(systems.map(({ system, stats }) => [system.id, stats.view()])),
  }));
  app.delete('/control/stats', async (_request, reply) => {
    for (const { stats } of systems) stats.reset();
    return reply.code(204).send();
  });

  app.get('/control/faults', () => ({
    systems: Object.fromEntries(systems.map(({ system, faults }) => [system.id, faults.map(showFault)])),
  }));
  app.put<{ Params: { id: string } }>('/control/faults/:id', async ({ params, body }, reply) => {
    const running = byId.get(params.id);
    if (running === undefined) throw unknownSystem(byId.keys());
    await running.setFaults(readFaults(body));
    return reply.code(204).send();
  });
  const clear = async (_request: unknown, reply: FastifyReply): Promise<FastifyReply> => {
    scenario.stop();
    await Promise.all(systems.map(async (running) => running.setFaults([])));
    return reply.code(204).send();
  };
  app.delete('/control/faults', clear);

  app.post<{ Params: { id: string } }>('/control/events/:id', async ({ params, body }, reply) => {
    const key = eventKeys.get(params.id);
    if (key === undefined) throw unknownSystem(eventKeys.keys());
    const told = await sendEvent(params.id, key, readEventOrder(body));
    return reply.code(told.status).send(told);
  });

  app.get('/control/scenario', () => ({ scenario: scenario.view }));
  app.put('/control/scenario', async ({ body }, reply) => {
    await scenario.play(body);
    return reply.code(204).send();
  });
  app.delete('/control/scenario', clear);
  app.addHook('onClose', async () => scenario.stop());

  await app.ready();
  return app;
}
