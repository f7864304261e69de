/** Attacks by connections and forwarded addresses: taking all of them, or taking another client's address. */
import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import type { Config } from '../src/config/schema.ts';
import { createAuthority } from './kit/certificates.ts';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf, sendFrom } from './kit/from-address.ts';
import { openRaw } from './kit/raw.ts';
import { eventually, Running } from './kit/running.ts';

function withServer(server: Partial<Config['server']>, limits: Partial<Config['limits']> = {}) {
  return (config: Config): Config => ({
    ...config,
    server: { ...config.server, ...server },
    limits: { ...config.limits, ...limits },
  });
}

describe('a client with silent connections', () => {
  const CONNECTIONS = 40;
  const timeouts = { firstByteMs: 60_000, headersMs: 60_000, requestMs: 60_000, idleMs: 60_000 };
  let running: Running;
  let held: Set<Socket>;
  beforeAll(async () => {
    running = await Running.start(
      withServer({ timeouts, operations: { host: '127.0.0.1', port: 0 } }, { connections: CONNECTIONS }),
    );
    held = new Set();
  });
  afterAll(async () => {
    for (const socket of held) socket.destroy();
    await running.stop();
  });

  /** A connection from an address; what is written on it is never a whole request. */
  async function hold(url: string, localAddress: string, written = ''): Promise<void> {
    const { hostname, port } = new URL(url);
    const { promise, resolve } = Promise.withResolvers<void>();
    const socket = connect({ host: hostname, port: Number(port), localAddress }, () => {
      if (written !== '') socket.write(written);
      resolve();
    });
    held.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      held.delete(socket);
      resolve();
    });
    await promise;
  }

  async function shared(resource: string): Promise<number> {
    const { body } = await sendFrom('127.0.0.9', `${running.gateway.operationsUrl}/metrics`, {
      method: 'GET',
    });
    const line = new RegExp(`lienthong_shared_used\\{resource="${resource}"\\} (\\d+)`).exec(body);
    return Number(line?.[1]);
  }

  test.each<[string, string]>([
    ['that sends nothing', ''],
    ['that begins a request and goes no further', 'GET /healthz HTTP/1.1\r\nHost: a\r\n'],
    [
      'that begins a body and goes no further',
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    ],
    ['that has had one answer', 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'],
  ])('%s keeps out neither itself nor others, on either listener', async (_what, written) => {
    const { url, operationsUrl = '' } = running.gateway;
    for (let round = 0; round < 10; round += 1) {
      for (const at of [url, operationsUrl]) {
        await Promise.all(Array.from({ length: CONNECTIONS }, () => hold(at, '127.0.0.1', written)));
        for (const address of ['127.0.0.1', '127.0.0.2']) {
          for (const path of ['/healthz', '/readyz']) {
            expect((await sendFrom(address, `${at}${path}`, { method: 'GET' })).status).toBe(200);
          }
        }
      }
    }
    // One address holds at most half.
    await eventually(
      () => shared('connections'),
      (used) => expect(used).toBeLessThanOrEqual(CONNECTIONS / 2 + 1),
    );
  });

  test('leaves room for a connection from one more address', async () => {
    const { url } = running.gateway;
    for (let host = 20; host < 40; host += 1) {
      await Promise.all(Array.from({ length: 10 }, () => hold(url, `127.0.0.${host}`)));
    }
    expect((await sendFrom('127.0.0.3', `${url}/healthz`, { method: 'GET' })).status).toBe(200);
  });

  test('does not end a connection with a request in progress, and returns released connections', async () => {
    await running.setFaults('population', [{ kind: 'latency', ms: 500 }]);
    const subject = await running.persona('Nguyễn Văn An');
    const query = 'query ($s: SubjectInput!) { citizen(subject: $s) { identity { status } } }';
    const body = JSON.stringify({ query, variables: { s: subject } });
    const answer = sendFrom('127.0.0.1', `${running.gateway.url}/graphql`, {
      headers: await running.headersOf('officer'),
      body,
    });
    for (let tries = 0; tries < 500 && (await running.stats()).population.calls === 0; tries += 1);
    await Promise.all(Array.from({ length: 3 * CONNECTIONS }, () => hold(running.gateway.url, '127.0.0.1')));
    expect((await answer).status).toBe(200);
    await running.clearFaults();
    for (const socket of held) socket.destroy();
    await eventually(
      async () => [await shared('connections'), await shared('connections_silent')],
      (used) => expect(used).toEqual([0, 0]),
    );
  });

  test('replaces its own idle connections by its new ones', async () => {
    const { url } = running.gateway;
    const idle = await Promise.all(Array.from({ length: 3 * CONNECTIONS }, () => openRaw(url)));
    for (const { socket, received } of idle) {
      if (socket.destroyed) continue;
      socket.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
      await eventually(
        async () => socket.destroyed || received().includes('200 OK'),
        (isDone) => expect(isDone).toBe(true),
      );
    }
    expect((await sendFrom('127.0.0.1', `${url}/healthz`, { method: 'GET' })).status).toBe(200);
    for (const { socket } of idle) socket.destroy();
  });

  test('behind a proxy takes no connections from direct clients', async () => {
    const behind = await Running.start(
      withServer({ timeouts, proxies: ['127.0.0.5'] }, { connections: CONNECTIONS }),
    );
    try {
      const { url } = behind.gateway;
      await Promise.all(Array.from({ length: 3 * CONNECTIONS }, () => hold(url, '127.0.0.5')));
      for (const address of ['127.0.0.5', '127.0.0.1']) {
        expect((await sendFrom(address, `${url}/healthz`, { method: 'GET' })).status).toBe(200);
      }
    } finally {
      for (const socket of held) socket.destroy();
      await behind.stop();
    }
  });
});

describe('a connection without a first byte', () => {
  const timeouts = { firstByteMs: 300, headersMs: 60_000, requestMs: 60_000, idleMs: 60_000 };

  test('ends before one whose request has begun', async () => {
    const running = await Running.start(withServer({ timeouts }));
    try {
      const begun = await openRaw(running.gateway.url);
      begun.socket.write('GET /healthz HTTP/1.1\r\n');
      const silent = await openRaw(running.gateway.url);
      expect(await silent.ended).toBe('');
      expect(begun.socket.destroyed).toBe(false);
      begun.socket.write('Host: 127.0.0.1\r\nConnection: close\r\n\r\n');
      expect(await begun.ended).toMatch(/^HTTP\/1\.1 200 OK/);
    } finally {
      await running.stop();
    }
  });

  test('ends during and after a TLS handshake too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
    const { cert, key } = await (await createAuthority('Authority')).issue('gateway', 'serverAuth');
    await writeFile(join(folder, 'cert.pem'), cert);
    await writeFile(join(folder, 'key.pem'), key);
    const { connect: connectTls } = await import('node:tls');
    const tls = {
      cert: join(folder, 'cert.pem'),
      key: join(folder, 'key.pem'),
      clientCertificates: 'none' as const,
    };
    const running = await Running.start(withServer({ timeouts, tls }));
    try {
      const withoutHandshake = await openRaw(running.gateway.url.replace('https', 'http'));
      expect(await withoutHandshake.ended).toBe('');
      const { port } = new URL(running.gateway.url);
      const silent = Promise.withResolvers<void>();
      const socket = connectTls({ port: Number(port), host: '127.0.0.1', rejectUnauthorized: false });
      socket.on('error', () => undefined).once('close', () => silent.resolve());
      await silent.promise;
    } finally {
      await running.stop();
    }
  });
});

describe('the client address', () => {
  let running: Running;
  beforeAll(async () => {
    running = await Running.start(withServer({ proxies: ['127.0.0.1', '10.9.0.0/30'] }));
  });
  afterAll(() => running.stop());

  async function recorded(forwarded: string | readonly string[], peer = '127.0.0.1'): Promise<string> {
    const subject = await running.persona('Nguyễn Văn An');
    const requestId = randomUUID().replaceAll(/\d{9}/g, 'x');
    const query = 'query ($s: SubjectInput!) { citizen(subject: $s) { identity { status } } }';
    const { status } = await sendFrom(peer, `${running.gateway.url}/graphql`, {
      headers: {
        ...(await running.headersOf('officer')),
        'x-request-id': requestId,
        'x-forwarded-for': forwarded as string | string[],
      },
      body: JSON.stringify({ query, variables: { s: subject } }),
    });
    expect(status).toBe(200);
    const db = new DatabaseSync(running.auditConfig.file, { readOnly: true });
    try {
      const row = db.prepare('SELECT detail FROM entries WHERE request = ?').get(requestId);
      const { client } = JSON.parse(String(row?.['detail'])) as { client: string };
      return client;
    } finally {
      db.close();
    }
  }

  const PEER = /^127\.0\.0\.1:\d+$/;
  test.each<[string, string | readonly string[], string | RegExp]>([
    ['a bare address', '203.0.113.7', '203.0.113.7'],
    ['a port', '8.8.8.8, 203.0.113.7:51234', '203.0.113.7:51234'],
    ['an IPv6 address', '8.8.8.8, 2001:db8::7', '[2001:db8::7]'],
    ['brackets', '8.8.8.8, [2001:db8::7]', '[2001:db8::7]'],
    ['brackets and a port', '8.8.8.8, [2001:db8::7]:51234', '[2001:db8::7]:51234'],
    ['quotes', '8.8.8.8, "[2001:db8::7]:51234"', '[2001:db8::7]:51234'],
    ['an IPv4-mapped address', '8.8.8.8, ::ffff:203.0.113.7', '203.0.113.7'],
    ['an IPv4-mapped address in hexadecimal', '8.8.8.8, ::ffff:cb00:7107', '203.0.113.7'],
    ['no address', '8.8.8.8, unknown', PEER],
    ['a hidden hop', '8.8.8.8, _hidden', PEER],
    ['an empty item', '8.8.8.8, ', PEER],
    ['blanks', '8.8.8.8,   203.0.113.7  ', '203.0.113.7'],
    ['a port that is none', '8.8.8.8, 203.0.113.7:99999', PEER],
    ['an address that is none', '8.8.8.8, 203.0.113.999', PEER],
    ['a zone', '8.8.8.8, fe80::1%eth0', PEER],
    ['a further proxy', '8.8.8.8, 203.0.113.7:51234, 10.9.0.2:80', '203.0.113.7:51234'],
    ['an unreadable hop before a further proxy', '8.8.8.8, unknown, 10.9.0.2:80', '10.9.0.2:80'],
    ['a mapped further proxy', '8.8.8.8, 203.0.113.7, ::ffff:10.9.0.2', '203.0.113.7'],
    ['proxies only', '10.9.0.1, 10.9.0.2', '10.9.0.1'],
    ['several header lines', ['8.8.8.8', '203.0.113.7:1', '10.9.0.3'], '203.0.113.7:1'],
  ])('is read from the right, with %s', async (_what, forwarded, expected) => {
    expect(await recorded(forwarded)).toMatch(expected);
  });

  test('is the peer’s if the peer is no proxy', async () => {
    expect(await recorded('8.8.8.8', '127.0.0.2')).toMatch(/^127\.0\.0\.2:\d+$/);
  });
});

describe('development-only pages', () => {
  const schema = JSON.stringify({ query: '{ __schema { queryType { name } } }' });
  const tools = JSON.stringify({ query: getIntrospectionQuery() });

  async function seen(url: string, host: string, peer: string, more: Readonly<Record<string, string>> = {}) {
    const headers = { host, ...more };
    const get = (path: string, accept: string) =>
      sendFrom(peer, `${url}${path}`, { method: 'GET', headers: { ...headers, accept } });
    const ask = (body: string) => sendFrom(peer, `${url}/graphql`, { headers, body });
    const [tokens, page] = [await get('/dev/tokens', '*/*'), await get('/graphql', 'text/html')];
    const [small, full] = [await ask(schema), await ask(tools)];
    return {
      tokens: tokens.status,
      page: page.status,
      shows: [tokens, page].some(({ body }) => body.includes('eyJ')),
      schema: [codeOf(small), codeOf(full)].every((code) => code === undefined),
    };
  }

  const EVERYTHING = { tokens: 200, page: 200, shows: true, schema: true };
  const NOTHING = { tokens: 403, page: 403, shows: false, schema: false };

  test('are absent on a listener at another address, under any host name', async () => {
    const running = await Running.start(withServer({ host: '127.0.0.9' }));
    try {
      for (const host of ['localhost', '127.0.0.1', '[::1]', '127.0.0.9']) {
        for (const peer of ['127.0.0.1', '127.0.0.9']) {
          expect([host, peer, await seen(running.gateway.url, host, peer)]).toEqual([host, peer, NOTHING]);
        }
      }
    } finally {
      await running.stop();
    }
  });

  test('are served on a wildcard listener only to loopback connections', async () => {
    const running = await Running.start(withServer({ host: '0.0.0.0' }));
    try {
      const { port } = new URL(running.gateway.url);
      const seenAt = (address: string) => seen(`http://${address}:${port}`, 'localhost', '127.0.0.1');
      expect([await seenAt('127.0.0.1'), await seenAt('127.0.0.9')]).toEqual([EVERYTHING, NOTHING]);
    } finally {
      await running.stop();
    }
  });

  test('are served under a configured name, from any address', async () => {
    const running = await Running.start(withServer({ host: '127.0.0.9', hosts: ['gateway.test'] }));
    try {
      const { url } = running.gateway;
      expect(await seen(url, 'gateway.test', '127.0.0.9')).toEqual(EVERYTHING);
      expect(await seen(url, 'localhost', '127.0.0.9')).toEqual(NOTHING);
    } finally {
      await running.stop();
    }
  });

  test('are not served through a proxy on this machine', async () => {
    const running = await Running.start();
    try {
      const { url } = running.gateway;
      for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
        expect(await seen(url, 'localhost', '127.0.0.1', { [name]: '203.0.113.7' })).toEqual(NOTHING);
      }
      expect(await seen(url, 'localhost', '127.0.0.1')).toEqual(EVERYTHING);
    } finally {
      await running.stop();
    }
  });
});
