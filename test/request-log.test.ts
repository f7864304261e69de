/** Log lines of a request whose source failed: the caller's id, the source's, and the reason. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually, Running } from './kit/running.ts';

const ONE =
  'query ($s: SubjectInput!) { citizen(subject: $s) { identity { status provenance { requestId } } } }';

interface Data {
  readonly citizen: {
    readonly identity: { readonly status: string; readonly provenance: { readonly requestId: string } };
  };
}

interface Line {
  readonly msg: string;
  readonly security?: string;
  readonly source?: string;
  readonly code?: string;
  readonly detail?: string;
  readonly requestId?: string;
  readonly requestIds?: readonly string[];
  readonly more?: number;
  readonly askedAs?: string;
}

let running: Running;
beforeAll(async () => {
  running = await Running.start();
});
afterEach(() => running.clearFaults());
afterAll(() => running.stop());

/** @returns the id under which the source was asked */
async function ask(requestId: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const headers = { 'x-request-id': requestId, 'x-max-age': '0', ...more };
  const { body } = await running.ask<Data>(ONE, { s: await running.persona('Nguyễn Văn An') }, headers);
  return body.data?.citizen.identity.provenance.requestId ?? '';
}

function linesOf(text: string): readonly Line[] {
  return running.log.map((line) => JSON.parse(line) as Line).filter(({ msg }) => msg === text);
}

test('logs a source that refuses connections, with the id of the call', async () => {
  await running.setFaults('population', [{ kind: 'down' }]);
  const askedAs = await ask('desk-down-0001');
  expect(askedAs).not.toBe('');
  expect(linesOf('source failed').filter((line) => line.askedAs === askedAs)).toMatchObject([
    { requestId: 'desk-down-0001', source: 'population', code: 'UNREACHABLE', detail: 'ECONNREFUSED' },
  ]);
});

test('logs a source that refuses the caller, with the id of the call', async () => {
  await running.setFaults('population', [{ kind: 'businessError', code: '004' }]);
  const askedAs = await ask('desk-refused-0001');
  const line = linesOf('source refused caller').find((one) => one.askedAs === askedAs);
  expect(line).toMatchObject({ requestId: 'desk-refused-0001', security: 'source refused caller' });
});

test('logs a source that answers after the deadline, with the id of the call', async () => {
  await running.setFaults('population', [{ kind: 'latency', ms: 1000 }]);
  const askedAs = await ask('desk-late-0001', { 'x-max-wait-ms': '100' });
  expect(linesOf('source later than the request waits')).toMatchObject([
    { requestId: 'desk-late-0001', source: 'population', askedAs },
  ]);
});

test('logs a call on behalf of several requests', async () => {
  await eventually(
    () => ask('desk-first-0001'),
    (askedAs) => expect(askedAs).not.toBe(''),
  );
  await running.setFaults('population', [
    { kind: 'latency', ms: 500 },
    { kind: 'error', status: 500 },
  ]);
  const ids = Array.from({ length: 14 }, (_, index) => `desk-many-${index}`);
  const askedAs = new Set(await Promise.all(ids.map((id) => ask(id))));
  const lines = linesOf('source failed').filter((line) => askedAs.has(line.askedAs ?? ''));
  expect(lines).toHaveLength(askedAs.size);
  const named = lines.flatMap(({ requestId = '', requestIds = [requestId] }) => requestIds);
  expect(ids).toEqual(expect.arrayContaining(named));
  expect(named.length + lines.reduce((sum, { more = 0 }) => sum + more, 0)).toBe(ids.length);
  expect(lines.some(({ requestIds = [] }) => requestIds.length > 1)).toBe(true);
});
