/** Sends signed change events to a gateway, in the format of docs/events.md. Only to this machine. */
import { randomUUID } from 'node:crypto';
import { FlattenedSign, type JWK_EC_Private } from 'jose';
import { FaultInputError } from './fault-input.ts';
import { isObject } from './unknown.ts';

/** A private key, published on purpose: it signs events of synthetic systems only. */
export interface EventKey extends JWK_EC_Private {
  readonly kid: string;
  readonly alg: 'ES256';
  readonly kty: 'EC';
}

export interface EventOrder {
  readonly identityNumbers: readonly string[];
  /** The gateway's event address. */
  readonly to: string;
}

/** The gateway's response. */
export interface EventAnswer {
  readonly status: number;
  readonly answer: unknown;
}

/** The gateway is unreachable. */
export class UnsentEventError extends Error {
  override name = 'UnsentEventError';
}

const MOST_NUMBERS = 100;
const OWN_HOSTS: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];
const PATIENCE_MS = 15_000;

/** @throws FaultInputError */
export function readEventOrder(body: unknown): EventOrder {
  const { identityNumbers, to, ...rest } = isObject(body) ? body : {};
  if (
    !Array.isArray(identityNumbers) ||
    identityNumbers.length === 0 ||
    identityNumbers.length > MOST_NUMBERS ||
    !identityNumbers.every(isNumberOfSomebody)
  ) {
    throw new FaultInputError(`identityNumbers must be 1 to ${MOST_NUMBERS} numbers of 12 or 9 digits.`);
  }
  if (typeof to !== 'string' || !isOnThisMachine(to)) {
    throw new FaultInputError('to must be an http address on 127.0.0.1, localhost or [::1].');
  }
  if (Object.keys(rest).length > 0) {
    throw new FaultInputError('An event may have identityNumbers and to only.');
  }
  return { identityNumbers, to };
}

function isNumberOfSomebody(value: unknown): value is string {
  return typeof value === 'string' && /^(\d{12}|\d{9})$/.test(value);
}

function isOnThisMachine(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'http:' && OWN_HOSTS.includes(url.hostname);
}

/** @throws UnsentEventError */
export async function sendEvent(
  systemId: string,
  key: EventKey,
  { identityNumbers, to }: EventOrder,
): Promise<EventAnswer> {
  const body = JSON.stringify({
    specversion: '1.0',
    type: 'vn.lienthong.record.changed.v1',
    source: `urn:lienthong:mock:${systemId}`,
    id: randomUUID(),
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data: { identityNumbers },
  });
  const signed = await new FlattenedSign(Buffer.from(body))
    .setProtectedHeader({ alg: key.alg, kid: key.kid })
    .sign(key);
  const headers = {
    'content-type': 'application/cloudevents+json',
    'x-jws-signature': `${signed.protected}..${signed.signature}`,
  };
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(to, { method: 'POST', headers, body, redirect: 'error', signal });
    return { status: response.status, answer: answerIn(await response.text()) };
  } catch {
    throw new UnsentEventError('to must be where a gateway takes events; nobody answered there.');
  }
}

function answerIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
