/** Whoever knows the name of a source's key can send what is not the source's, and must not keep out what is. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Config } from '../src/config/schema.ts';
import { sendFrom, type Answered } from './kit/from-address.ts';
import { openRaw, type RawConnection } from './kit/raw.ts';
import { eventually, Running } from './kit/running.ts';
import { base64url, eventOf, newKey, signatureOf } from './kit/signed-events.ts';

const SOURCE = 'urn:test:licences';
const key = newKey('licences-1');
const stranger = { ...newKey('stranger-1'), kid: key.kid };

let running: Running;
beforeAll(async () => {
  running = await Running.start((config): Config => {
    const { 'driving-licence': licences, ...others } = config.sources;
    if (!licences) throw new Error('The configuration has no driving licences.');
    const events = { source: SOURCE, keys: [key.publicJwk] };
    return {
      ...config,
      events: { ...config.events, perSecond: 1000, unverifiedPerSecond: 20 },
      sources: { ...others, 'driving-licence': { ...licences, events } },
    };
  });
});
afterAll(() => running.stop());

function post(address: string, body: string | Buffer, signature: string): Promise<Answered> {
  return sendFrom(address, `${running.gateway.url}/events`, {
    headers: { 'content-type': 'application/cloudevents+json', 'x-jws-signature': signature },
    body,
  });
}

function good(address: string): Promise<Answered> {
  const body = JSON.stringify(eventOf(SOURCE));
  return post(address, body, signatureOf(body, key));
}

const empty = Buffer.alloc(0);
const full = Buffer.alloc(60_000, 'a');
/** Random bytes in place of a signature, and one of another key. */
const wrong = (body: Buffer) => [
  `${base64url(JSON.stringify({ alg: 'ES256', kid: key.kid }))}..${base64url(randomBytes(64))}`,
  signatureOf(body, stranger),
];

describe('wrong signatures under a known key id', () => {
  test.each<[string, string, Buffer]>([
    ['with empty bodies from elsewhere', '127.0.0.2', empty],
    ['with full bodies from elsewhere', '127.0.0.2', full],
    ['with empty bodies from the address of the source', '127.0.0.1', empty],
    ['with full bodies from the address of the source', '127.0.0.1', full],
  ])('%s are told to wait, and every good event is carried out', async (_how, address, body) => {
    const ended = new AbortController();
    const answers: Answered[] = [];
    const signatures = wrong(body);
    const flood = async () => {
      for (let sent = 0; !ended.signal.aborted; sent += 1) {
        answers.push(await post(address, body, signatures[sent % signatures.length] ?? ''));
      }
    };
    const floods = Array.from({ length: 20 }, flood);
    const statuses: number[] = [];
    for (let sent = 0; sent < 40 || !answers.some(({ status }) => status === 429); sent += 1) {
      statuses.push((await good('127.0.0.1')).status);
    }
    ended.abort();
    await Promise.all(floods);
    expect(statuses).toEqual(statuses.map(() => 202));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
    expect(answers.find(({ status }) => status === 429)?.headers['retry-after']).toBe('1');
  });

  test('with endless bodies are limited in number, and every valid event is processed', async () => {
    const [signature = ''] = wrong(empty);
    const head = [
      'POST /events HTTP/1.1',
      'Host: a',
      'Content-Type: application/cloudevents+json',
      `X-JWS-Signature: ${signature}`,
      'Content-Length: 60000',
    ];
    const dripping: RawConnection[] = [];
    const drip = async () => {
      const connection = await openRaw(running.gateway.url);
      connection.socket.write(`${head.join('\r\n')}\r\n\r\n${'a'.repeat(50_000)}`);
      dripping.push(connection);
    };
    try {
      for (let round = 0; round < 10; round += 1) {
        await Promise.all(Array.from({ length: 60 }, drip));
        expect((await good('127.0.0.1')).status).toBe(202);
        expect((await good('127.0.0.2')).status).toBe(202);
      }
      await eventually(
        async () => (await fetch(`${running.gateway.operationsUrl}/metrics`)).text(),
        (metrics) => {
          const [, used] = /lienthong_shared_used\{resource="event_readings"\} (\d+)/.exec(metrics) ?? [];
          expect(Number(used)).toBeLessThanOrEqual(256);
        },
      );
      expect(dripping.filter(({ socket }) => !socket.destroyed).length).toBeLessThanOrEqual(256);
    } finally {
      for (const { socket } of dripping) socket.destroy();
    }
  });
});
