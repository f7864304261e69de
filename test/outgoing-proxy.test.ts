/** Sources that are asked through a proxy: that of the environment, or their own. */
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { pino } from 'pino';
import { IssuerKeys } from '../src/access/tokens/issuer-keys.ts';
import { HttpClient, type HttpSettings } from '../src/transport/http.ts';
import { LgspClient } from '../src/transport/lgsp.ts';
import { proxyFor } from '../src/transport/outgoing-proxy.ts';
import { common, failureOf, hostTo } from './kit/calls.ts';
import { createAuthority } from './kit/certificates.ts';

/** Nothing answers to it but through the proxy of a test. */
const HOST = 'source.example.invalid';

const ends: (() => unknown)[] = [];
const environment = { ...process.env };
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
  process.env = { ...environment };
});

let folder: string;
let tls: Required<Pick<HttpSettings, 'tls'>>['tls'];
let pair: { readonly cert: string; readonly key: string };
let callers: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
  const [sources, ours] = [await createAuthority('Sources'), await createAuthority('Callers')];
  const own = await ours.issue('gateway', 'clientAuth');
  pair = await sources.issue('source', 'serverAuth', { hostname: HOST });
  callers = ours.cert;
  tls = { ca: join(folder, 'ca.pem'), cert: join(folder, 'own.pem'), key: join(folder, 'own.key') };
  await writeFile(join(folder, 'ca.pem'), sources.cert);
  await writeFile(join(folder, 'own.pem'), own.cert);
  await writeFile(join(folder, 'own.key'), own.key);
});
afterAll(() => rm(folder, { recursive: true }));

async function portOf(server: TcpServer): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

/** A source that demands a certificate of ours, and says whose it got. */
const demanding = (answer: RequestListener) =>
  portOf(createTlsServer({ ...pair, ca: callers, requestCert: true, rejectUnauthorized: true }, answer));

const whoAsks: RequestListener = (request, response) =>
  response.end(String((request.socket as TLSSocket).getPeerCertificate().subject.CN));

interface Proxy {
  readonly address: string;
  /** Requests that it received, with their credentials. */
  readonly seen: readonly string[];
}

/** @param refuses with this status; otherwise it leads every name to this machine */
async function startProxy(refuses?: number): Promise<Proxy> {
  const seen: string[] = [];
  const note = (what: string, credentials: string | undefined) =>
    void seen.push(credentials === undefined ? what : `${what} ${credentials}`);
  const server: Server = createServer((request, response) => {
    note(`${request.method} ${request.url}`, request.headers['proxy-authorization']);
    if (refuses !== undefined) return void response.writeHead(refuses).end('no');
    const { port, pathname } = new URL(request.url ?? '');
    const { 'proxy-authorization': _credentials, ...headers } = request.headers;
    const options = { port, path: pathname, method: request.method, headers, host: '127.0.0.1' };
    const onward = httpRequest(options, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    return void request.pipe(onward);
  });
  server.on('connect', (request, near) => {
    note(`CONNECT ${request.url}`, request.headers['proxy-authorization']);
    near.on('error', () => undefined);
    if (refuses !== undefined) return void near.end(`HTTP/1.1 ${refuses} No\r\n\r\n`);
    const far = connect(Number(new URL(`http://${request.url}`).port), '127.0.0.1', () => {
      near.write('HTTP/1.1 200 OK\r\n\r\n');
      near.pipe(far).pipe(near);
    });
    return void far.on('error', () => near.destroy());
  });
  return { address: `http://127.0.0.1:${await portOf(server)}`, seen };
}

function clientOf(settings: Partial<HttpSettings> & Pick<HttpSettings, 'url'>) {
  const client = new HttpClient({ ...common, ...settings });
  ends.push(() => client.close());
  return () =>
    client.post({ path: '/a', headers: {}, body: 'x', call: { signal: AbortSignal.timeout(5000) } });
}

describe('a source over TLS and a proxy', () => {
  test('is asked through its proxy with its own certificate, over persistent connections', async () => {
    const proxy = await startProxy();
    const port = await demanding(whoAsks);
    const address = proxy.address.replace('://', '://gateway:s%3Acret@');
    const url = `https://127.0.0.1:${port}/base`;
    const ask = clientOf({ url, proxy: address, tls, connections: 1 });
    expect((await ask()).body).toBe('gateway');
    expect((await ask()).body).toBe('gateway');
    expect(proxy.seen).toEqual([`CONNECT 127.0.0.1:${port} Basic ${btoa('gateway:s:cret')}`]);
  });

  test('is asked through the proxy of the environment, which sees its host name', async () => {
    const proxy = await startProxy();
    const port = await demanding(whoAsks);
    process.env['HTTPS_PROXY'] = proxy.address.replace('http://', '');
    const ask = clientOf({ url: `https://${HOST}:${port}`, tls });
    expect((await ask()).body).toBe('gateway');
    expect(proxy.seen).toEqual([`CONNECT ${HOST}:${port}`]);
  });

  test('applies to the key address of an issuer too', async () => {
    const proxy = await startProxy();
    const { publicKey } = await generateKeyPair('ES256');
    const published = JSON.stringify({ keys: [await exportJWK(publicKey)] });
    const port = await demanding((_request, response) => void response.end(published));
    const keys = new IssuerKeys({
      jwksUri: `https://${HOST}:${port}/keys`,
      tls,
      proxy: proxy.address,
      cooldownMs: 1000,
      maxAgeMs: 60_000,
      log: pino({ level: 'silent' }),
    });
    ends.push(async () => keys.close());
    expect((await keys.current()).thumbprints.size).toBe(1);
    expect(proxy.seen).toEqual([`CONNECT ${HOST}:${port}`]);
  });

  test('uses no proxy if configured so, and its own if it has one', async () => {
    const [proxy, own] = [await startProxy(), await startProxy()];
    const port = await demanding(whoAsks);
    process.env['HTTPS_PROXY'] = proxy.address;
    const url = `https://${HOST}:${port}`;
    // The name leads nowhere without a proxy.
    expect(await failureOf(clientOf({ url, tls, proxy: 'none' })())).toEqual({ code: 'UNREACHABLE' });
    expect((await clientOf({ url, tls, proxy: own.address })()).body).toBe('gateway');
    expect(proxy.seen).toEqual([]);
  });

  test('is not asked if another server answers for it, with or without a proxy', async () => {
    const proxy = await startProxy();
    const foreign = await (
      await createAuthority('Sources')
    ).issue('source', 'serverAuth', { hostname: HOST });
    const port = await portOf(createTlsServer(foreign, whoAsks));
    const ask = clientOf({ url: `https://${HOST}:${port}`, proxy: proxy.address, tls });
    expect(await failureOf(ask())).toEqual({ code: 'UNREACHABLE' });
  });

  test.each([403, 407, 502])('is UNREACHABLE if the proxy refuses with %d', async (status) => {
    const proxy = await startProxy(status);
    const error: unknown = await clientOf({ url: `https://${HOST}`, proxy: proxy.address, tls })().catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ failure: { code: 'UNREACHABLE' } });
    expect(String(error)).toContain(`the proxy refuses with HTTP ${status}`);
  });

  test('gets its token from another host with the same certificate and proxy', async () => {
    const proxy = await startProxy();
    const asked: string[] = [];
    const tokens = await demanding((request, response) => {
      asked.push(`tokens ${request.url}`);
      response.end(JSON.stringify({ access_token: 'one', expires_in: 3600 }));
    });
    const service = await demanding((request, response) => {
      asked.push(`service ${request.url} ${request.headers.authorization}`);
      response.end('{"ok":true}');
    });
    const lgsp = new LgspClient(
      hostTo({ url: `https://${HOST}:${service}/api`, proxy: proxy.address, tls }),
      {
        tokenPath: '/token',
        tokenUrl: `https://${HOST}:${tokens}/oauth2/token`,
        consumerKey: 'key',
        consumerSecret: 'secret',
      },
    );
    ends.push(() => lgsp.close());
    expect(await lgsp.post('/people', {}, { signal: AbortSignal.timeout(5000) })).toEqual({ ok: true });
    expect(asked).toEqual(['tokens /oauth2/token', 'service /api/people Bearer one']);
    expect(proxy.seen).toEqual([`CONNECT ${HOST}:${tokens}`, `CONNECT ${HOST}:${service}`]);
  });
});

describe('a source over HTTP and a proxy', () => {
  test('is asked through its proxy within the same limits', async () => {
    const proxy = await startProxy();
    const port = await portOf(
      createServer((request, response) => {
        response.end('x'.repeat(request.url === '/large/a' ? common.maxResponseBytes + 1 : 2));
      }),
    );
    const url = `http://${HOST}:${port}`;
    expect((await clientOf({ url, proxy: proxy.address })()).body).toBe('xx');
    expect(await failureOf(clientOf({ url: `${url}/large`, proxy: proxy.address })())).toEqual({
      code: 'BAD_RESPONSE',
    });
    expect(proxy.seen).toEqual([`POST ${url}/a`, `POST ${url}/large/a`]);
  });

  test('is UNREACHABLE if the proxy requires other credentials', async () => {
    const proxy = await startProxy(407);
    const error: unknown = await clientOf({ url: `http://${HOST}`, proxy: proxy.address })().catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ failure: { code: 'UNREACHABLE' } });
    expect(String(error)).toContain('the proxy refuses with HTTP 407');
  });
});

describe('the proxy of the environment', () => {
  const HTTPS = { HTTPS_PROXY: 'http://proxy.example:3128' };

  test.each<[string, Record<string, string>, string | undefined]>([
    ['https://a.example', HTTPS, 'http://proxy.example:3128'],
    ['https://a.example', { https_proxy: 'small.example:3128', ...HTTPS }, 'http://small.example:3128'],
    ['https://a.example', { HTTPS_PROXY: '' }, undefined],
    ['https://a.example', { HTTP_PROXY: 'http://proxy.example' }, undefined],
    ['http://a.example', HTTPS, undefined],
    ['http://a.example', { HTTP_PROXY: 'https://proxy.example' }, 'https://proxy.example'],
    ['https://127.0.0.1:8443', HTTPS, undefined],
    ['https://localhost', HTTPS, undefined],
    ['https://[::1]:8443', HTTPS, undefined],
  ])('for %s under %j is %s', (url, variables, proxy) => {
    expect(proxyFor(url, undefined, variables)).toBe(proxy);
  });

  test.each([
    ['*', 'https://a.example', true],
    ['a.example', 'https://a.example', true],
    ['A.EXAMPLE.', 'https://a.example', true],
    ['.example', 'https://a.example', true],
    ['*.example', 'https://a.example', true],
    ['example', 'https://b.a.example', true],
    ['other.vn, a.example', 'https://a.example', true],
    ['other.vn a.example', 'https://a.example', true],
    ['a.example:443', 'https://a.example', true],
    ['a.example:8443', 'https://a.example', false],
    ['ample', 'https://a.example', false],
    ['10.0.0.0/8', 'https://10.1.2.3:8443', true],
    ['10.1.2.3', 'https://10.1.2.3', true],
    ['10.0.0.0/8', 'https://11.1.2.3', false],
    ['10.0.0.0/8', 'https://a.example', false],
    ['10.0.0.0/99', 'https://10.1.2.3', false],
    ['fd00::/8', 'https://[fd12::1]', true],
    ['[fd12::1]:443', 'https://[fd12::1]', true],
    ['fd12::1', 'https://[fd12::1]', true],
    ['', 'https://a.example', false],
  ])('is ignored with NO_PROXY=%s for %s: %s', (exempt, url, isLeftOut) => {
    const proxy = proxyFor(url, undefined, { ...HTTPS, NO_PROXY: exempt });
    expect(proxy === undefined).toBe(isLeftOut);
  });
});
