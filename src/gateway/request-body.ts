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

/** @throws Refusal 413 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is left unread; the connection closes with the answer.
    if (size > limit) throw new Refusal(413, 'body', 'BODY_SIZE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** @throws Refusal 400 */
export function parseObject(bytes: Buffer): JsonObject {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isJsonObject(parsed)) return parsed;
  } catch {
    // Told below like any other body that is not an object: the parser's message quotes the text.
  }
  throw new Refusal(400, 'body', 'JSON_OBJECT');
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
