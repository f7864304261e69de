/** A start that fails says why in one sentence and ends, with one process and with workers; signals do not confuse it. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lienthong } from './kit/command.ts';
import { SOURCE_IDS } from './kit/source-ids.ts';
import { openWorkplace, workerPids, type Workplace } from './kit/gateway-process.ts';

// Each test starts processes, which takes long on a busy machine.
jest.setTimeout(120_000);

const CLI = resolve(import.meta.dirname, '../src/cli.ts');
const VARIABLES = { PORT: '', REDIS_URL: '', DATABASE_URL: '' };

let taken: Server;
let port: number;
let workplace: Workplace | undefined;
beforeAll(async () => {
  taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  ({ port } = taken.address() as AddressInfo);
});
afterAll(() => void taken.close());
afterEach(() => workplace?.remove());

async function prepare(workers: number, blocks: object = {}): Promise<Workplace> {
  const urls = Object.fromEntries(SOURCE_IDS.map((id) => [id, 'http://127.0.0.1:9']));
  workplace = await openWorkplace({ urls, workers, logLevel: 'silent', blocks: { ...blocks } });
  return workplace;
}

test.each<[string, number, () => object, RegExp]>([
  [
    'port',
    1,
    () => ({ server: { port } }),
    /^server\.port: \d+ of 127\.0\.0\.1 is in use — stop what uses it/,
  ],
  [
    'port',
    2,
    () => ({ server: { port } }),
    /^server\.port: \d+ of 127\.0\.0\.1 is in use — stop what uses it/,
  ],
  [
    'port for operators',
    2,
    () => ({ server: { port: 0, operations: { port } } }),
    /^server\.operations\.port: \d+ of 127\.0\.0\.1 is in use — stop what uses it/,
  ],
  [
    'file of purposes',
    2,
    () => ({ purposes: 'none.yml' }),
    /^purposes: cannot be read \(ENOENT\) — make it, or name another file, in \S+none\.yml$/,
  ],
])('says once that it cannot have its %s, with %i worker(s)', async (_what, workers, blocks, message) => {
  const { config, folder } = await prepare(workers, blocks());
  const { code, stderr } = await lienthong(['serve', '--config', config], { folder, variables: VARIABLES });
  const [first, ...faults] = stderr.trimEnd().split('\n');
  expect([code, first]).toEqual([1, `${config} cannot be used:`]);
  expect(faults.map((fault) => fault.trim())).toEqual([expect.stringMatching(message)]);
});

test('names the setting of a folder that cannot be created', async () => {
  const { config, folder } = await prepare(1);
  await writeFile(join(folder, 'var'), '');
  const { code, stderr } = await lienthong(['serve', '--config', config], { folder, variables: VARIABLES });
  const fault = `the folder ${join(folder, 'var')} cannot be written to (ENOTDIR)`;
  expect([code, stderr]).toEqual([1, expect.stringContaining(`audit.file: ${fault}`)]);
});

test('ignores and logs SIGHUP during the start, sent to the whole group', async () => {
  const { config, folder } = await prepare(2);
  const child = spawn(process.execPath, [CLI, 'serve', '--config', config], {
    cwd: folder,
    env: { ...process.env, ...VARIABLES },
  });
  try {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const pid = child.pid ?? 0;
    while (workerPids({ pid }).length < 2) await sleep(5);
    // Workers that cannot ignore the signal yet are started again.
    for (const one of [...workerPids({ pid }), pid]) process.kill(one, 'SIGHUP');
    while (!text.includes('answers at')) await sleep(20);
    expect(text).toContain('SIGHUP is ignored while the start is under way');
    expect(workerPids({ pid })).toHaveLength(2);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
  }
});
