/** The packed package, installed far from the project: the example application tests itself with it under plain Jest. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

let folder: string;

/** As a shell far from the project has it: nothing of the project's own modules on the path, nothing set by npm. */
const environment = {
  HOME: process.env['HOME'],
  PATH: (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((place) => !place.includes('node_modules'))
    .join(delimiter),
  CI: 'true',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'one-stop-desk-'));
  await cp(join(root, 'examples/one-stop-desk'), folder, { recursive: true });
  await run('npm', ['pack', '--pack-destination', folder], { cwd: root });
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  await rename(join(folder, tarball ?? ''), join(folder, 'lienthong.tgz'));
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], {
    cwd: folder,
    env: environment,
  });
}, 240_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the example’s own tests pass', async () => {
  const { stderr } = await run('npm', ['test'], { cwd: folder, env: environment });
  expect(stderr).toMatch(/^Tests:\s+6 passed, 6 total$/m);
}, 60_000);

test('the package has what was built and nothing of how it was written', async () => {
  const files = await readdir(join(folder, 'node_modules/lienthong'), { recursive: true });
  expect(files).toEqual(
    expect.arrayContaining(['dist/src/index.js', 'dist/src/index.d.ts', 'dist/schema/base.graphql']),
  );
  // What npm itself puts there is a dependency of which the application has another version.
  const packed = files.filter((file) => !file.startsWith('node_modules'));
  expect(packed.filter((file) => /(?<!\.d)\.ts$|\.test\.|^(src|test|mocks)\b/.test(file))).toEqual([]);
});

test('its commands work', async () => {
  const { stdout } = await run('npx', ['lienthong', 'schema'], { cwd: folder, env: environment });
  expect(stdout).toContain('type Citizen');
  const version = await run('npx', ['lienthong', '--version'], { cwd: folder, env: environment });
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('its types guide the one who writes a test', async () => {
  await writeFile(
    join(folder, 'guided.mts'),
    `import { startGateway, startMocks, type FaultSetting } from 'lienthong';
const mocks = await startMocks({ seed: 'mine', total: 100 });
const gateway = await startGateway({ mocks });
export const address: string = gateway.url;
export const headers: Readonly<Record<string, string>> = await gateway.headersOf('citizen');
// @ts-expect-error -- no such role
await gateway.headersOf('minister');
export const name: string = mocks.persona('Nguyễn Văn An').subject.fullName;
export const calls: number | undefined = (await mocks.stats())['population']?.calls;
await mocks.setFaults('population', [{ kind: 'error', status: 500, times: 2 }, { kind: 'flaky', rate: 0.5, seed: 1 }]);
await mocks.playScenario('line-cut');
// @ts-expect-error -- another kind's parameter
export const wrong: FaultSetting = { kind: 'latency', status: 500 };
// @ts-expect-error -- no such scenario
await mocks.playScenario('monday');
`,
  );
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2024'];
  const compiled = await run(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), ...options, 'guided.mts'],
    {
      cwd: folder,
    },
  ).catch((error: unknown) => error as { stdout: string });
  expect(compiled.stdout).toBe('');
});
