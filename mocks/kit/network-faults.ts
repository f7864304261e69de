/** Answers that do not arrive completely. */
import type { FastifyReply } from 'fastify';
import type { WireAnswer } from './faulty-answer.ts';
import type { Pause } from './pause.ts';

const MS_PER_BYTE = 100;

/** Announces the full length, sends half of it and cuts the connection. */
export function cutOff(reply: FastifyReply, answer: WireAnswer): FastifyReply {
  const bytes = begin(reply, answer);
  reply.raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => reply.raw.destroy());
  return reply;
}

/** Sends byte by byte; the rest follows at once when the faults change. */
export async function drip(reply: FastifyReply, answer: WireAnswer, pause: Pause): Promise<FastifyReply> {
  const bytes = begin(reply, answer);
  let sent = 0;
  do {
    reply.raw.write(bytes.subarray(sent, sent + 1));
    sent += 1;
  } while (sent < bytes.length && (await pause.wait(reply.raw, MS_PER_BYTE)));
  reply.raw.end(bytes.subarray(sent));
  return reply;
}

function begin(reply: FastifyReply, { status, headers, body }: WireAnswer): Buffer {
  reply.hijack();
  const bytes = Buffer.from(body);
  reply.raw.writeHead(status, { ...headers, 'content-length': bytes.length });
  return bytes;
}
