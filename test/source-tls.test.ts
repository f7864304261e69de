/** Sources with an authority of their own, which demand a client certificate. */
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { SourceConfig } from '../src/config/schema.ts';
import { createAuthority, type Authority, type KeyPair } from './kit/certificates.ts';
import { Running } from './kit/running.ts';

const STATUS =
  'query ($s: SubjectInput!) { citizen(subject: $s) { drivingLicences { status failure { code } } } }';

interface Data {
  readonly citizen: { readonly drivingLicences: { readonly status: string; readonly failure: unknown } };
}

let folder: string;
let sources: Authority;
let callers: Authority;
let door: Server | undefined;
let running: Running;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
  sources = await createAuthority('Sources');
  callers = await createAuthority('Callers');
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(async () => {
  await running.stop();
  door?.close();
});

async function keep(name: string, { cert, key }: KeyPair): Promise<{ cert: string; key: string }> {
  const files = { cert: join(folder, `${name}.pem`), key: join(folder, `${name}.key`) };
  await Promise.all([writeFile(files.cert, cert), writeFile(files.key, key)]);
  return files;
}

async function keepCa(name: string, { cert }: Authority): Promise<string> {
  const file = join(folder, `${name}-ca.pem`);
  await writeFile(file, cert);
  return file;
}

/** The mock driving licence database behind a door that only opens for a certificate of ours. */
async function startBehindDoor(tls: SourceConfig['tls']): Promise<void> {
  const pair = await sources.issue('source', 'serverAuth');
  const server = createServer({ ...pair, requestCert: true, rejectUnauthorized: true, ca: callers.cert });
  door = server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  running = await Running.start((config) => {
    const { 'driving-licence': source, ...others } = config.sources;
    if (!source) throw new Error('the source is not configured');
    const mock = new URL(source.url);
    server.on('secureConnection', (outside) => {
      const inside = connect(Number(mock.port), mock.hostname);
      outside.pipe(inside).pipe(outside);
      inside.on('error', () => outside.destroy());
      outside.on('error', () => inside.destroy());
    });
    const url = `https://127.0.0.1:${port}${mock.pathname}`;
    return { ...config, sources: { ...others, 'driving-licence': { ...source, url, ...(tls && { tls }) } } };
  });
}

async function answer(): Promise<readonly unknown[]> {
  const { body } = await running.ask<Data>(STATUS, { s: await running.persona('Nguyễn Văn An') });
  const { status, failure } = body.data?.citizen.drivingLicences ?? {};
  return [status, failure];
}

test('sends a source the client certificate that it knows', async () => {
  const own = await keep('desk', await callers.issue('gateway', 'clientAuth'));
  await startBehindDoor({ ca: await keepCa('sources', sources), ...own });
  expect(await answer()).toEqual(['FOUND', null]);
});

test('does not ask a source with a certificate of an unknown authority', async () => {
  const own = await keep('desk', await callers.issue('gateway', 'clientAuth'));
  await startBehindDoor({ ca: await keepCa('foreign', await createAuthority('Sources')), ...own });
  expect(await answer()).toEqual(['UNAVAILABLE', { code: 'UNREACHABLE' }]);
  expect((await running.stats())['driving-licence'].calls).toBe(0);
  // Whoever looks after the gateway is told why.
  expect(running.log.find((line) => line.includes('source failed'))).toContain(
    '"detail":"CERT_SIGNATURE_FAILURE"',
  );
});

test('sends a source no certificate of another source, and none by default', async () => {
  const foreign = await keep(
    'foreign',
    await (await createAuthority('Callers')).issue('gateway', 'clientAuth'),
  );
  await startBehindDoor({ ca: await keepCa('sources', sources), ...foreign });
  expect(await answer()).toEqual(['UNAVAILABLE', { code: 'UNREACHABLE' }]);
  await running.stop();
  door?.close();
  await startBehindDoor({ ca: await keepCa('sources', sources) });
  expect(await answer()).toEqual(['UNAVAILABLE', { code: 'UNREACHABLE' }]);
});
