/** Sources whose connections die without a word, as they do behind a firewall that forgets them. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { Deadline } from '../src/lib/deadline.ts';
import { HttpClient } from '../src/transport/http.ts';
import { SharedToken, type IssuedToken } from '../src/transport/shared-token.ts';
import { common, failureOf } from './kit/calls.ts';
import { createAuthority } from './kit/certificates.ts';
import { Relay } from './kit/relay.ts';
import { eventually } from './kit/running.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function relayTo(port: number): Promise<Relay> {
  const relay = await Relay.start();
  relay.towards(port);
  ends.push(() => relay.close());
  return relay;
}

function clientOf(settings: ConstructorParameters<typeof HttpClient>[0]) {
  const client = new HttpClient(settings);
  ends.push(() => client.close());
  return (signal: AbortSignal = AbortSignal.timeout(5000)) =>
    client.post({ path: '/', headers: {}, body: 'x', call: { signal } });
}

describe('connections that died silently', () => {
  test('cost one request, in any number', async () => {
    const server = createServer((_request, response) => setTimeout(() => response.end('ok'), 20));
    // The source offers to keep them open, so that they are still there.
    server.keepAliveTimeout = 60_000;
    const relay = await relayTo(await portOf(server));
    const call = clientOf({ ...common, connections: 5, url: `http://127.0.0.1:${relay.port}` });
    await Promise.all(Array.from({ length: 5 }, () => call()));
    expect(relay.open).toBe(5);
    relay.forget();
    expect(await failureOf(call(new Deadline(100).signal))).toEqual({ code: 'TIMEOUT' });
    expect((await call()).body).toBe('ok');
    // The dead ones are closed.
    await eventually(
      () => Promise.resolve(relay.open),
      (open) => expect(open).toBe(1),
    );
  });

  test('are not suspected after their requests were cancelled', async () => {
    const seen = Promise.withResolvers<void>();
    const server = createServer((request, response) => {
      if (request.url === '/slow') seen.resolve();
      else response.end(String(request.socket.remotePort));
    });
    const client = new HttpClient({ ...common, url: `http://127.0.0.1:${await portOf(server)}` });
    ends.push(() => client.close());
    const call = (path: string, signal: AbortSignal = AbortSignal.timeout(5000)) =>
      client.post({ path, headers: {}, body: 'x', call: { signal } });
    const gone = new AbortController();
    const slow = call('/slow', gone.signal);
    await seen.promise;
    const { body: port } = await call('/');
    gone.abort();
    expect(await failureOf(slow)).toEqual({ code: 'TIMEOUT' });
    expect((await call('/')).body).toBe(port);
  });
});

test('uses HTTP/1.1 with a source that also speaks HTTP/2', async () => {
  const authority = await createAuthority('Sources');
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
  ends.push(() => rm(folder, { recursive: true }));
  const ca = join(folder, 'ca.pem');
  await writeFile(ca, authority.cert);
  const pair = await authority.issue('source', 'serverAuth');
  const server = createSecureServer({ ...pair, allowHTTP1: true }, (request, response) =>
    response.end(request.httpVersion),
  );
  const call = clientOf({ ...common, url: `https://127.0.0.1:${await portOf(server)}`, tls: { ca } });
  expect((await call()).body).toBe('1.1');
});

test('repeats a token request on another connection if its own died silently', async () => {
  jest.useFakeTimers({ now: 0 });
  try {
    const issued: PromiseWithResolvers<IssuedToken<string>>[] = [];
    const token = new SharedToken<string>(() => {
      const request = Promise.withResolvers<IssuedToken<string>>();
      issued.push(request);
      return request.promise;
    });
    const { signal } = new AbortController();
    const use = () =>
      token.use(
        signal,
        (value) => Promise.resolve(value),
        () => false,
      );
    const first = use();
    jest.advanceTimersByTime(2900);
    const second = use();
    expect(issued).toHaveLength(1);
    jest.advanceTimersByTime(200);
    const third = use();
    expect(issued).toHaveLength(2);
    issued[1]?.resolve({ value: 'two', lifeMs: 60_000 });
    expect(await third).toBe('two');
    expect(await use()).toBe('two');
    issued[0]?.resolve({ value: 'one', lifeMs: 60_000 });
    expect(await Promise.all([first, second])).toEqual(['one', 'one']);
  } finally {
    jest.useRealTimers();
  }
});
