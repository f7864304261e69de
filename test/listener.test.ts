/** A listener keeps connections and closes them. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { SharedResources } from '../src/fairness/shared-resources.ts';
import { startListener, type Listener } from '../src/http/listener.ts';
import { openRaw } from './kit/raw.ts';

/** More than the buffers of a connection hold. */
const LARGE = 20_000_000;

const GET = 'GET /small HTTP/1.1\r\nHost: a\r\n\r\n';

let listener: Listener;
let held: ServerResponse[];
beforeEach(() => open(60_000));
afterEach(shut);

/** @param patienceMs how long first bytes and heads may take to arrive */
async function open(patienceMs: number): Promise<void> {
  held = [];
  const answer = ({ url }: IncomingMessage, response: ServerResponse) => {
    if (url === '/held') held.push(response);
    else response.end('a'.repeat(url === '/large' ? LARGE : 5));
  };
  const timeouts = {
    firstByteMs: patienceMs,
    headersMs: patienceMs,
    requestMs: 2 * patienceMs,
    idleMs: 75_000,
  };
  const stop = { pauseMs: 0, drainMs: 60_000 };
  const bounds = { name: 'connections', connections: 20, shared: new SharedResources() };
  const address = { host: '127.0.0.1', port: 0 };
  listener = await startListener(
    { ...address, ...bounds, timeouts, stop },
    answer,
    pino({ level: 'silent' }),
  );
}

async function shut(): Promise<void> {
  for (const response of held) response.end();
  await listener.close();
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(5);
}

test('keeps an idle connection longer than proxies do, and longer than the head timeout', async () => {
  await shut();
  await open(300);
  const { socket, received } = await openRaw(listener.url);
  socket.write(GET);
  await until(() => received().includes('aaaaa'));
  expect(received()).toMatch(
    /^HTTP\/1\.1 200 OK\r\n.*\r\nConnection: keep-alive\r\nKeep-Alive: timeout=75\r\n/s,
  );
  // Longer than first byte, head and request together.
  await sleep(1500);
  socket.write(GET);
  await until(() => received().split('aaaaa').length === 3);
  socket.destroy();
});

test('closes a connection after the answer in progress when it stops', async () => {
  const { socket, ended } = await openRaw(listener.url);
  socket.write('GET /held HTTP/1.1\r\nHost: a\r\n\r\n');
  await until(() => held.length === 1);
  listener.endConnections();
  held[0]?.end('late');
  expect(await ended).toMatch(/\r\nConnection: close\r\n.*late$/s);
});

test('sends a large answer completely while it closes', async () => {
  const { socket, received } = await openRaw(listener.url);
  socket.pause();
  socket.write('GET /large HTTP/1.1\r\nHost: a\r\n\r\n');
  // The answer is written, and waits for its reader.
  await until(() => socket.readableLength > 0);
  const closed = listener.close();
  socket.resume();
  await until(() => received().length > LARGE);
  socket.destroy();
  expect(await closed).toBe(0);
});

test('answers the first request of a connection that arrives while it closes', async () => {
  const { socket, ended } = await openRaw(listener.url);
  const closed = listener.close();
  socket.write(GET);
  expect(await ended).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\r\nConnection: close\r\n.*aaaaa$/s);
  expect(await closed).toBe(0);
});

test('closes although a client keeps idle or silent connections open', async () => {
  const [idle, silent] = await Promise.all([openRaw(listener.url), openRaw(listener.url)]);
  idle.socket.write(GET);
  await until(() => idle.received().includes('aaaaa'));
  expect(await listener.close()).toBe(0);
  await Promise.all([idle.ended, silent.ended]);
});
