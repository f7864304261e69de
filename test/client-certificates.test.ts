/** Certificates of callers: revoked ones end, and an issuer's tokens can be demanded to be bound to one. */
import { X509Certificate, hash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request, type RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { TlsConfig } from '../src/http/settings.ts';
import { createAuthority, type Authority, type KeyPair } from './kit/certificates.ts';
import { OFFICER, startIssuer, type TestIssuer } from './kit/issuer.ts';
import { Running } from './kit/running.ts';

const GOOD = '{"query":"{ __typename }"}';

let folder: string;
let authority: Authority;
let server: KeyPair;
let desk: KeyPair;
let another: KeyPair;
let issuer: TestIssuer;
let running: Running;
const agents: Agent[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
  authority = await createAuthority('Authority');
  server = await authority.issue('gateway', 'serverAuth');
  desk = await authority.issue('desk', 'clientAuth');
  another = await authority.issue('another desk', 'clientAuth');
  issuer = await startIssuer();
  await Promise.all([
    writeFile(join(folder, 'cert.pem'), server.cert),
    writeFile(join(folder, 'key.pem'), server.key),
    writeFile(join(folder, 'ca.pem'), authority.cert),
  ]);
});
afterAll(async () => {
  issuer.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => revoke());
afterEach(async () => {
  for (const agent of agents.splice(0)) agent.destroy();
  await running.stop();
});

async function revoke(...revoked: readonly KeyPair[]): Promise<void> {
  await writeFile(join(folder, 'crl.pem'), authority.revocationList(revoked));
}

async function start(
  clientCertificates: TlsConfig['clientCertificates'],
  settings: Partial<TestIssuer['settings']> = {},
): Promise<void> {
  const file = (name: string) => join(folder, `${name}.pem`);
  const tls = {
    cert: file('cert'),
    key: file('key'),
    ca: file('ca'),
    crl: file('crl'),
    clientCertificates,
  };
  running = await Running.start((config) => ({
    ...config,
    server: { ...config.server, tls },
    auth: { ...config.auth, issuers: [{ ...issuer.settings, ...settings }] },
  }));
}

function thumbprintOf({ cert }: KeyPair): string {
  return hash('sha256', new X509Certificate(cert).raw, 'base64url');
}

async function boundTo(pair: KeyPair): Promise<string> {
  return issuer.token({ ...OFFICER, cnf: { 'x5t#S256': thumbprintOf(pair) } });
}

/** @returns the status, or `refused` where there is not even a connection */
async function ask(
  pair: KeyPair | undefined,
  token?: string,
  agent: Agent | false = false,
): Promise<number | 'refused'> {
  const headers = {
    'content-type': 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const options: RequestOptions = {
    method: 'POST',
    headers,
    ca: authority.cert,
    ...pair,
    agent,
  };
  return new Promise((resolve) => {
    const sent = request(`${running.gateway.url}/graphql`, options, (response) => {
      void text(response).then(() => resolve(response.statusCode ?? 0));
    });
    sent.once('error', () => resolve('refused'));
    sent.end(GOOD);
  });
}

describe('a revoked client certificate', () => {
  test('is refused where one is required, from the next reading of the list', async () => {
    await start('require');
    expect([await ask(desk), await ask(another)]).toEqual([200, 200]);
    await revoke(desk);
    process.emit('SIGHUP');
    expect([await ask(desk), await ask(another)]).toEqual(['refused', 200]);
  });

  test('does not confirm a token bound to it', async () => {
    await revoke(desk);
    await start('request');
    expect([await ask(desk, await boundTo(desk)), await ask(another, await boundTo(another))]).toEqual([
      401, 200,
    ]);
  });

  test('is refused on a connection opened before', async () => {
    await start('require');
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    agents.push(agent);
    expect(await ask(desk, undefined, agent)).toBe(200);
    await revoke(desk);
    process.emit('SIGHUP');
    // A request that is on its way when the connection ends is one more try.
    await ask(desk, undefined, agent);
    expect(await ask(desk, undefined, agent)).toBe('refused');
  });

  test('is refused on a resumed session', async () => {
    await start('require');
    const { port } = new URL(running.gateway.url);
    const options = { port: Number(port), host: '127.0.0.1', ca: authority.cert, ...desk };
    const sessions: Buffer[] = [];
    const resume = async () => {
      const socket = connect({ ...options, session: sessions.at(-1) });
      let reused = false;
      socket.on('session', (session: Buffer) => sessions.push(session));
      socket.once('secureConnect', () => {
        reused = socket.isSessionReused();
      });
      socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
      const answer = await text(socket).catch(() => '');
      return [reused, answer.slice(0, 15)];
    };
    expect([await resume(), await resume()]).toEqual([
      [false, 'HTTP/1.1 200 OK'],
      [true, 'HTTP/1.1 200 OK'],
    ]);
    await revoke(desk);
    process.emit('SIGHUP');
    expect(await resume()).toEqual([false, '']);
  });

  test('stays revoked while the new list is unreadable', async () => {
    await revoke(desk);
    await start('require');
    await writeFile(join(folder, 'crl.pem'), 'spoilt');
    process.emit('SIGHUP');
    expect([await ask(desk), await ask(another)]).toEqual(['refused', 200]);
  });
});

test('refuses unbound tokens of an issuer that requires binding', async () => {
  await start('request', { certificateBound: true });
  expect([
    await ask(desk, await boundTo(desk)),
    await ask(another, await boundTo(desk)),
    await ask(desk, await issuer.token()),
    await ask(undefined, await issuer.token()),
  ]).toEqual([200, 401, 401, 401]);
});
