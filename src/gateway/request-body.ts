/**
 * Reads the body of a request: bounded, and JSON only. What is wrong with a request ends it as a `Refusal`, which
 * names the part that is wrong and holds nothing of what was sent.
 */
import type { IncomingMessage } from 'node:http';
import type { InputRule, RequestErrorCode } from '../messages.ts';
import type { InputFault } from './errors.ts';

/** A request that cannot be carried out, with the status that says so. */
export class Refusal extends Error {
  readonly status: number;
  readonly fault: InputFault;
  readonly code: RequestErrorCode;

  constructor(status: number, argument: string, rule: InputRule, code: RequestErrorCode = 'BAD_USER_INPUT') {
    super(rule);
    this.status = status;
    this.fault = { argument, rule };
    this.code = code;
  }
}

/** @throws Refusal 413, and whatever ends the connection before the body is there */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const whole = Promise.withResolvers<void>();
  const take = (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size <= limit) return;
    // The rest is left unread; the connection closes with the answer.
    request.off('data', take).pause();
    whole.reject(new Refusal(413, 'body', 'BODY_SIZE'));
  };
  // An asynchronous iteration would cost as much as the rest of the reading.
  request
    .on('data', take)
    .once('end', whole.resolve)
    .once('error', whole.reject)
    .once('close', () => {
      if (!request.complete) whole.reject(new Error('The client broke off.'));
    });
  await whole.promise;
  return Buffer.concat(chunks, size);
}

export type JsonObject = Readonly<Record<string, unknown>>;

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** @throws Refusal 400 */
export function parseObject(bytes: Buffer): JsonObject {
  try {
    const parsed: unknown = JSON.parse(UTF_8.decode(bytes));
    if (isJsonObject(parsed)) return parsed;
  } catch {
    // Told below like any other body that is not an object: the parser's message quotes the text.
  }
  throw new Refusal(400, 'body', 'JSON_OBJECT');
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
