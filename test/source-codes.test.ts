/** A source's own codes: those that its contract knows reach answers and logs, and nothing else that stands in their place does. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadSources } from '../src/sources/all.ts';
import { Running, uncached, type Triple } from './kit/running.ts';

const sources = await loadSources();

/** Values of a hostile or broken source in the place of a code. */
const HOSTILE = [
  'NGUYENVANAN1985',
  'NguyenVanAn',
  'AN',
  'Lan',
  'TRAN_THI_B',
  'MAI-1990',
  'an.nguyen',
  'Nguyễn Văn An',
  '079085669802',
  '012345678',
  '19850215',
  '150285',
  '1985',
  '850215',
  '0912345678',
  'DN4797900000001',
  'HTTP 079',
  'HTTP NGUYEN',
  '004 NGUYEN VAN AN',
  '004\n{"msg":"forged"}',
  '004\u0000',
  '００４',
  'Server.ServerProxy.NguyenVanAn',
  'Client.AN',
  'x'.repeat(65),
  '0'.repeat(64),
];

/** Codes that the sources are known to send. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  population: [
    '004',
    '005',
    '999',
    'Client',
    'Server',
    'Server.ServerProxy.AccessDenied',
    'Client.UnknownService',
  ],
  'health-insurance': ['000', '054', '055', '205', '401', '402', '003.1', '999'],
  'social-insurance': ['05', '06', '88', '900901', '900902', '900908', '900804'],
  'driving-licence': ['05', '06', '77', '900901', '900908'],
  'civil-status': ['100', '101', '106', '302', '500', '900901', '900908'],
};

describe.each(
  sources.map(({ id, wire, officerRefusals }) => ({ id, sourceCodes: wire.sourceCodes, officerRefusals })),
)('the pattern of $id', (source) => {
  test.each(KNOWN[source.id] ?? source.officerRefusals ?? ['00'])('accepts the code %s', (code) => {
    expect(source.sourceCodes.test(code)).toBe(true);
  });

  test.each(HOSTILE)('does not accept the code %j', (code) => {
    expect(source.sourceCodes.test(code)).toBe(false);
  });
});

/** A server that stands in for every source, and puts what it is told where a code belongs. */
class HostileSource {
  code = '';
  status = 200;
  url = '';
  readonly #server: Server = createServer((request, response) => {
    request.resume();
    const path = request.url ?? '';
    const { status, body } = this.#answer(path);
    response
      .writeHead(status, { 'content-type': path.includes('dancu') ? 'text/xml' : 'application/json' })
      .end(body);
  });

  #answer(path: string): { readonly status: number; readonly body: string } {
    const json = (value: object, status = 200) => ({ status, body: JSON.stringify(value) });
    if (path.startsWith('/api/token/take')) {
      const APIKey = {
        access_token: 'a',
        id_token: 'b',
        token_type: 'Bearer',
        username: 'c',
        expires_in: new Date(Date.now() + 3_600_000).toISOString(),
      };
      return json({ maKetQua: '200', APIKey });
    }
    if (path.startsWith('/api/egw')) return json({ maKetQua: this.code });
    if (path.endsWith('/token')) return json({ access_token: 't', token_type: 'Bearer', expires_in: 3600 });
    if (path.includes('dancu')) {
      const fault = `<Fault><faultcode>${escaped(this.code)}</faultcode><faultstring>${escaped(this.code)}</faultstring></Fault>`;
      return { status: 200, body: `<Envelope><Body>${fault}</Body></Envelope>` };
    }
    if (this.status === 200) return json({ status: 0, maLoi: this.code, message: this.code });
    return json({ fault: { code: this.code, message: this.code, description: this.code } }, this.status);
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[&<]/g, '').replaceAll('\u0000', '\u0001');
}

const ASK = `query ($s: SubjectInput!) { citizen(subject: $s) {
  ${sources.map(({ field }) => `${field} { status failure { code message sourceCode } }`).join(' ')} } }`;

interface Answer {
  readonly failure: { readonly code: string; readonly sourceCode: string | null } | null;
}

describe('a source’s text in place of a code', () => {
  const hostile = new HostileSource();
  let running: Running;
  let an: Triple;
  beforeAll(async () => {
    await hostile.start();
    running = await Running.start((config) => {
      const own = Object.entries(config.sources).map(([id, source]) => [
        id,
        { ...source, url: hostile.url + new URL(source.url).pathname, retry: { times: 0, maxDelayMs: 1 } },
      ]);
      return uncached({ ...config, sources: Object.fromEntries(own) as typeof config.sources });
    });
    an = await running.persona('Nguyễn Văn An');
  });
  afterAll(async () => {
    await running.stop();
    hostile.stop();
  });

  const answers = async (): Promise<readonly Answer[]> => {
    const { body } = await running.ask<{ citizen: Readonly<Record<string, Answer>> }>(ASK, { s: an });
    return Object.values(body.data?.citizen ?? {});
  };

  test.each([200, 400, 403])('is not quoted in answers, log, metrics or audit (HTTP %s)', async (status) => {
    hostile.status = status;
    for (const code of HOSTILE) {
      hostile.code = code;
      const found = await answers();
      expect(found).toHaveLength(sources.length);
      for (const { failure } of found) {
        expect(failure?.sourceCode ?? null).toBe(
          failure?.sourceCode === `HTTP ${status}` ? `HTTP ${status}` : null,
        );
      }
    }
    const metrics = await (await fetch(`${running.gateway.operationsUrl ?? ''}/metrics`)).text();
    const audit = new DatabaseSync(running.auditConfig.file, { readOnly: true });
    const entries = audit.prepare('SELECT detail FROM entries').all();
    audit.close();
    const everything = [...running.log, metrics, ...entries.map(({ detail }) => String(detail))].join('\n');
    for (const code of HOSTILE.filter(({ length }) => length > 5)) {
      // As JSON, since that is how a log line holds it.
      expect([code, everything.includes(JSON.stringify(code).slice(1, -1))]).toEqual([code, false]);
    }
    expect(metrics).toMatch(/lienthong_source_codes_dropped_total\{source="population"\} [1-9]/);
  });

  test('is quoted if it is a code, known or not', async () => {
    hostile.status = 200;
    hostile.code = '999';
    for (const { failure } of await answers()) expect(failure?.sourceCode).toBe('999');
    hostile.status = 403;
    hostile.code = '900901';
    expect((await answers()).map(({ failure }) => failure?.sourceCode ?? null)).toEqual(
      sources.map(({ settings }) => ('lgsp' in settings.properties ? '900901' : null)),
    );
    hostile.code = 'env:Server.ServerProxy.AccessDenied';
    const population = (await answers())[sources.findIndex(({ id }) => id === 'population')];
    expect(population?.failure?.sourceCode).toBe('Server.ServerProxy.AccessDenied');
  });
});
