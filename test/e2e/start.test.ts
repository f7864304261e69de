/** The two commands of the README as a person runs them: `npm start`, what it prints, the line to paste, Ctrl-C. */
import { execFile, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, expect, test } from '@jest/globals';
import { startCommand, type LongCommand } from '../kit/long-command.ts';
import { freePorts } from '../kit/ports.ts';
import { SOURCE_IDS } from '../kit/source-ids.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

function lienthong(args: readonly string[], variables: Readonly<Record<string, string>> = {}): LongCommand {
  const command = startCommand('src/cli.ts', args, { cwd: root, env: { ...process.env, ...variables } });
  started.push(command.child);
  return command;
}

/** The control address and the systems after it. */
const mockPorts = 1 + SOURCE_IDS.length;

async function environment(): Promise<{ PORT: string; MOCK_PORT: string }> {
  return { PORT: String(await freePorts()), MOCK_PORT: String(await freePorts(mockPorts)) };
}

test('starts everything with npm start, prints a working curl line, and stops on Ctrl-C', async () => {
  const ports = await environment();
  const command = lienthong(['start'], ports);
  await command.printed('Ctrl-C stops everything.');

  const text = command.output();
  expect(text).toContain(`http://127.0.0.1:${ports.PORT}/graphql`);
  expect(text).toContain(`http://127.0.0.1:${ports.MOCK_PORT}/control`);
  expect(text.match(/born \d{4}/g)).toHaveLength(3);
  // A token that holds would lie in the logs of whatever runs the command.
  expect(text).not.toMatch(/eyJ/);

  const line = text.split('\n').find((candidate) => candidate.startsWith('curl '));
  const { stdout } = await promisify(execFile)('bash', ['-c', line ?? 'false']);
  expect(JSON.parse(stdout)).toMatchObject({
    data: {
      citizen: {
        completeness: 'COMPLETE',
        identity: { status: 'FOUND', record: { fullName: 'NGUYỄN VĂN AN' } },
        drivingLicences: { status: 'FOUND' },
      },
    },
  });

  command.child.kill('SIGINT');
  expect(await command.exit).toBe(0);
  await expect(fetch(`http://127.0.0.1:${ports.PORT}/healthz`)).rejects.toThrow('fetch failed');
  await expect(fetch(`http://127.0.0.1:${ports.MOCK_PORT}/control/personas`)).rejects.toThrow('fetch failed');
});

test('runs the mocks and the gateway in separate processes', async () => {
  const ports = await environment();
  const mocks = lienthong(['mocks'], ports);
  await mocks.printed('Mock systems are up');
  const gateway = lienthong(['serve', '--config', 'config/development.yml'], ports);
  await gateway.printed(`http://127.0.0.1:${ports.PORT}/graphql`);
  gateway.child.kill('SIGTERM');
  mocks.child.kill('SIGTERM');
  expect(await Promise.all([gateway.exit, mocks.exit])).toEqual([0, 0]);
});

test('reports a port in use in plain words', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const command = lienthong(['start'], { ...(await environment()), PORT: String(port) });
  expect(await command.exit).toBe(1);
  expect(command.output()).toContain(
    `Port ${port} is in use on 127.0.0.1. Stop what uses it, or choose other ports`,
  );
  expect(command.output()).not.toMatch(/at .*\.ts/);
  taken.close();
});

test.each<[readonly string[], Record<string, string>, RegExp]>([
  [['fly'], {}, /There is no command fly\./],
  [['serve'], {}, /Usage: lienthong serve --config FILE/],
  [['serve', '--config', 'no-such.yml'], {}, /no-such\.yml cannot be used:\n {2}cannot be read \(ENOENT\)/],
  [['config', 'check', 'package.json'], {}, /name: is not a known key/],
  [
    ['token', 'minister'],
    {},
    /ROLE must be one of officer, clerk, receptionist, citizen, auditor, operator\./,
  ],
  [
    ['config', 'check', 'config/development.yml', '--purpose', '9.999999'],
    {},
    /CODE must be one of 0\.000000, 1\.001193, /,
  ],
  [
    ['config', 'check', 'config/development.yml', '--purpose', '1.004222', '--operation', 'package.json'],
    {},
    /package\.json: Syntax Error/,
  ],
  [['start'], { PORT: 'http' }, /PORT must be a port, a whole number from 0 to 65535\./],
])('lienthong %j %j fails in plain words', async (args, variables, message) => {
  const command = lienthong(args, variables);
  expect(await command.exit).toBe(1);
  expect(command.output()).toMatch(message);
  expect(command.output()).not.toMatch(/at .*\.ts/);
});

test.each<[readonly string[], RegExp]>([
  [['help'], /Usage: lienthong COMMAND/],
  [['config', 'check', 'config/development.yml'], /is valid/],
  [
    [
      'config',
      'check',
      'config/development.yml',
      '--purpose',
      '0.000010',
      '--operation',
      'operations/hospital-reception/CardCheck.graphql',
    ],
    /HealthInsurance\.cardNumber[^]*and not[^]*nothing/,
  ],
  [['token', 'officer'], /^eyJ[\w.-]+$/m],
  [['schema'], /type Citizen \{/],
])('lienthong %j works', async (args, message) => {
  // Any port will do: the usual one may be taken on this machine.
  const command = lienthong(args, { PORT: '0' });
  expect(await command.exit).toBe(0);
  expect(command.output()).toMatch(message);
});
