/** The names and the form of `/metrics`, on which dashboards and alerts of operators rest, and what of requests they count. */
import { readFileSync } from 'node:fs';
import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { VERSION } from '../src/lib/version.ts';
import { eventually, Running, uncached } from './kit/running.ts';

const REGISTERED =
  'query Who($subject: SubjectInput!) { citizen(subject: $subject) { identity { status } } }';
const OTHER =
  'query Secret($subject: SubjectInput!) { citizen(subject: $subject) { identity { status } drivingLicences { status } } }';

/** Only with Redis. */
const NOT_HERE = ['lienthong_cache_redis_up gauge'];

/** Of `docs/metrics.md`, as `name type`, with the meaning. */
function documented(): ReadonlyMap<string, string> {
  const text = readFileSync(new URL('../docs/metrics.md', import.meta.url), 'utf8');
  const rows = text.matchAll(/^\| `(\w+)` +\| (\w+) +\| [^|]*\| (.*?) +\|$/gm);
  return new Map([...rows].map(([, name, type, meaning = '']) => [`${name} ${type}`, meaning]));
}

let running: Running;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
  await mkdir(join(folder, 'one-stop-desk'));
  await writeFile(join(folder, 'one-stop-desk', 'Who.graphql'), REGISTERED);
  running = await Running.start((config) => ({
    ...uncached(config),
    trustedOperations: { mode: 'log', folder },
  }));
});
afterAll(() => running.stop());

const metrics = async () => (await fetch(`${running.gateway.url}/metrics`)).text();

test('documents exactly the existing metrics, with type and meaning', async () => {
  const response = await fetch(`${running.gateway.url}/metrics`);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const text = await response.text();
  const known = documented();
  const types = [...text.matchAll(/^# TYPE (.+)$/gm)].map(([, type]) => type);
  expect(new Set([...types, ...NOT_HERE])).toEqual(new Set(known.keys()));
  for (const [, name, help] of text.matchAll(/^# HELP (lienthong_\w+) (.+)$/gm)) {
    const meaning = [...known].find(([key]) => key.startsWith(`${name} `))?.[1];
    expect([name, meaning?.replaceAll('`', '')]).toEqual([name, help]);
  }
  const line =
    /^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? (-?[\d.]+(e[+-]\d+)?|Nan|\+Inf))$/;
  expect(text.split('\n').filter((one) => one !== '' && !line.test(one))).toEqual([]);
});

test('names metrics by the conventions of Prometheus', () => {
  for (const key of documented().keys()) {
    const [name = '', type] = key.split(' ');
    if (!name.startsWith('lienthong_')) continue;
    expect([name, type === 'counter']).toEqual([name, name.endsWith('_total')]);
    if (type === 'histogram') expect(name).toMatch(/_seconds$/);
  }
});

test('counts requests by registered operation and status, without other operations’ names', async () => {
  const subject = await running.persona('Nguyễn Văn An');
  await running.setFaults('driving-licence', [{ kind: 'error', status: 500 }]);
  for (const query of [REGISTERED, REGISTERED, OTHER]) await running.ask(query, { subject });
  await running.ask(REGISTERED, { subject }, { accept: 'application/graphql-response+json' }, 'nobody');
  await eventually(metrics, (text) => {
    expect(text).toMatch(/^lienthong_requests_total\{operation="one-stop-desk\/Who",status="200"\} 2$/m);
    expect(text).toMatch(/^lienthong_requests_total\{operation="other",status="200"\} 1$/m);
    expect(text).toMatch(/^lienthong_requests_total\{operation="one-stop-desk\/Who",status="401"\} 1$/m);
    expect(text).toMatch(/^lienthong_request_duration_seconds_count\{operation="one-stop-desk\/Who"\} 3$/m);
    expect(text).toMatch(
      /^lienthong_citizens_total\{operation="one-stop-desk\/Who",completeness="complete"\} 2$/m,
    );
    expect(text).toMatch(/^lienthong_citizens_total\{operation="other",completeness="partial"\} 1$/m);
    expect(text).toMatch(/^lienthong_audit_wait_seconds_count 3$/m);
    expect(text).not.toMatch(/Secret/);
  });
});

test('exposes the build, a source’s last success and the reasons of failures', async () => {
  const text = await metrics();
  expect(text).toContain(
    `\nlienthong_build_info{version="${VERSION}",node="${process.version}",mode="development"} 1\n`,
  );
  expect(text).toMatch(/^lienthong_source_last_success_timestamp_seconds\{source="population"\} \d{10}/m);
  expect(text).toMatch(
    /^lienthong_source_last_failure_timestamp_seconds\{source="driving-licence"\} \d{10}/m,
  );
  expect(text).toMatch(
    /^lienthong_source_failures_total\{source="driving-licence",code="upstream_error",reason="HTTP 500"\} [1-9]/m,
  );
});
