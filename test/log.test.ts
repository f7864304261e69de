/** The log of a running gateway: its form, and lines that operators and auditors count on at every level. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startMocks, type TestMocks } from '../dev/kit.ts';
import { VERSION } from '../src/lib/version.ts';
import { openWorkplace, type GatewayProcess, type Workplace } from './kit/gateway-process.ts';

interface Line {
  readonly level: number;
  readonly time: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

let mocks: TestMocks;
beforeAll(async () => {
  mocks = await startMocks();
});
afterAll(() => mocks.close());

describe.each(['warn', 'silent'])('the log at level %s', (logLevel) => {
  let workplace: Workplace;
  let gateway: GatewayProcess;
  beforeAll(async () => {
    workplace = await openWorkplace({ urls: mocks.urls, logLevel });
    gateway = await workplace.start();
    await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer none' },
      body: '{"query":"{ sources { id } }"}',
    });
    while (!gateway.printed.includes('token refused')) await sleep(20);
    await gateway.stop();
  });
  afterAll(() => workplace.remove());

  const lines = () =>
    gateway.printed.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Line);
  const lineOf = (text: string) => lines().find(({ msg }) => msg.includes(text));

  test('has one form of line', () => {
    const texts = new Set(lines().map(({ msg }) => msg));
    expect(gateway.printed.filter((line) => !line.startsWith('{') && !texts.has(line))).toEqual([]);
    for (const line of lines())
      expect([line.level > 0, line.time > 0, line.msg.length > 0]).toEqual([true, true, true]);
  });

  test('contains checkpoints of the audit log', () => {
    expect(lineOf('audit checkpoint')).toMatchObject({
      checkpoint: { first: 1, signature: expect.any(String), head: expect.any(String) },
    });
  });

  test('contains security events, minor ones too', () => {
    expect(lineOf('token refused')).toMatchObject({
      level: 30,
      security: 'token refused',
      code: 'MALFORMED',
    });
  });

  test('reports version, mode and exceptions at the start, and the stop', () => {
    expect(lineOf('The gateway answers at')).toMatchObject({
      version: VERSION,
      node: process.version,
      mode: 'development',
      insecure: [],
    });
    expect(lines().slice(-1)).toEqual([expect.objectContaining({ msg: 'The gateway has stopped' })]);
  });

  test('omits ordinary lines below the level', () => {
    expect(lineOf('the audit store takes entries')).toBeUndefined();
  });
});
