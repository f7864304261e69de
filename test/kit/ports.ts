/** Ports for commands that must be told theirs beforehand. What can choose for itself listens on port 0. */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Below the ranges of outgoing connections and of mock systems, so that none of these is taken by chance. */
const lowest = 10_000;
const highest = 20_000;

async function take(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** The first of `length` ports in a row that could all be listened on a moment ago. */
export async function freePorts(length = 1): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const first = randomInt(lowest, highest);
    const takes = await Promise.allSettled(Array.from({ length }, async (_, offset) => take(first + offset)));
    await Promise.all(
      takes.map(async (taken) => {
        if (taken.status === 'fulfilled') await taken.value[Symbol.asyncDispose]();
      }),
    );
    if (takes.every(({ status }) => status === 'fulfilled')) return first;
  }
  throw new Error(`No ${length} ports in a row are free.`);
}
