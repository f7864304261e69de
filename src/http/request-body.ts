/**
 * Reads the body of a request: bounded, uncompressed, and JSON only. A fault ends the request as a `Refusal`,
 * which names the part that is wrong and quotes nothing.
 */
import type { IncomingMessage } from 'node:http';
import type { InputRule, RequestErrorCode } from '../messages.ts';
import type { InputFault } from '../graphql/errors.ts';

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

  /** Header fields that name what is accepted instead. */
  get headers(): Readonly<Record<string, string>> {
    return TAKEN[this.fault.rule] ?? {};
  }
}

/** RFC 9110: 15.5.6 for the method, 15.5.16 for type and coding. */
const TAKEN: Readonly<Partial<Record<InputRule, Readonly<Record<string, string>>>>> = {
  METHOD: { allow: 'POST' },
  JSON_CONTENT_TYPE: { accept: 'application/json' },
  CLOUDEVENT_CONTENT_TYPE: { accept: 'application/cloudevents+json' },
  CONTENT_ENCODING: { 'accept-encoding': 'identity' },
};

/** @throws Refusal 413, 415, and whatever ends the connection before the body is there */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const { headers } = request;
  if (isCoded(headers['content-encoding'])) throw new Refusal(415, 'Content-Encoding', 'CONTENT_ENCODING');
  if (Number(headers['content-length'] ?? 0) > limit) throw new Refusal(413, 'body', 'BODY_SIZE');
  const chunks: Buffer[] = [];
  let size = 0;
  const whole = Promise.withResolvers<void>();
  const take = (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size <= limit) return;
    // The rest is dropped once the answer goes out.
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

/** A compressed body would have to be bounded twice. */
function isCoded(contentEncoding = ''): boolean {
  return contentEncoding.split(',').some((coding) => !/^(?:identity)?$/i.test(coding.trim()));
}

export type JsonObject = Readonly<Record<string, unknown>>;

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** @throws Refusal 400 */
export function parseObject(bytes: Buffer): JsonObject {
  try {
    const parsed: unknown = JSON.parse(UTF_8.decode(bytes));
    if (isJsonObject(parsed)) return parsed;
  } catch {
    // Reported below like any other body that is not an object: the parser's message quotes the text.
  }
  throw new Refusal(400, 'body', 'JSON_OBJECT');
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
