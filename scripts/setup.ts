/**
 * Provides the real Redis, PostgreSQL, PgBouncer and Chromium for the tests: uses an installed one, else
 * installs the Debian package if this user may, else reports it as missing. One line each; exit code 1 if one
 * is missing.
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import process from 'node:process';
import { lookFor, TOOLS, type Tool } from './tools.ts';

const SECONDS_TO_INSTALL = 600;
const SECONDS_TO_ANSWER = 15;
let mayUpdate = true;

for (const tool of Object.values(TOOLS)) {
  process.stdout.write(`${tool.label}: `);
  const ready = (await answeringAddress(tool)) ?? workingExecutable(tool) ?? installed(tool);
  console.log(ready ?? `missing. ${howToGet(tool)}`);
  if (ready === undefined) process.exitCode = 1;
}

/** Host and port, without the rest of the address, which may contain a password. */
async function answeringAddress({ addressIn }: Tool): Promise<string | undefined> {
  const address = addressIn === undefined ? undefined : process.env[addressIn];
  if (addressIn === undefined || address === undefined || address === '') return undefined;
  if (!URL.canParse(address)) {
    process.stdout.write(`${addressIn} is not a URL; `);
    return undefined;
  }
  const { hostname, port, protocol } = new URL(address);
  const target = {
    host: hostname.replace(/^\[|\]$/g, '') || 'localhost',
    port: Number(port) || (protocol.startsWith('redis') ? 6379 : 5432),
  };
  const socket = connect(target);
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(SECONDS_TO_ANSWER * 1000) });
    return `the one at ${target.host}:${target.port} (${addressIn})`;
  } catch {
    process.stdout.write(`nothing answers at ${target.host}:${target.port} (${addressIn}); `);
    return undefined;
  } finally {
    socket.destroy();
  }
}

function workingExecutable(tool: Tool): string | undefined {
  const path = lookFor(tool);
  if (path === undefined) return undefined;
  const { status, stdout } = run([path, '--version'], SECONDS_TO_ANSWER);
  if (status !== 0) {
    process.stdout.write(`${path} does not start; `);
    return undefined;
  }
  return `${/\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? 'of unknown version'} at ${path}`;
}

function installed(tool: Tool): string | undefined {
  const prefix = rootPrefix();
  if (prefix === undefined) return undefined;
  process.stdout.write(`installing the package ${tool.debianPackage} ... `);
  const apt = [...prefix, 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=120'];
  const install = [...apt, 'install', '-y', '--no-install-recommends', tool.debianPackage];
  let result = run(install, SECONDS_TO_INSTALL);
  // The usual reason is an absent or outdated package list; it is fetched once at most.
  if (result.status !== 0 && mayUpdate) {
    mayUpdate = false;
    run([...apt, 'update'], SECONDS_TO_INSTALL);
    result = run(install, SECONDS_TO_INSTALL);
  }
  if (result.status === 0) return workingExecutable(tool);
  console.error(`\n${result.stdout}${result.stderr}`);
  return undefined;
}

/** Prefix that runs apt-get as root; undefined if this user cannot. */
function rootPrefix(): string[] | undefined {
  const environment = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  if (run(['apt-get', '--version'], SECONDS_TO_ANSWER).status !== 0) return undefined;
  if (process.getuid?.() === 0) return environment;
  return run(['sudo', '-n', 'true'], SECONDS_TO_ANSWER).status === 0
    ? ['sudo', '-n', ...environment]
    : undefined;
}

function howToGet({ executables, addressIn, debianPackage }: Tool): string {
  const other = addressIn === undefined ? '' : `, or set ${addressIn} to the address of a running one`;
  return `Install it so that ${executables[0]} is on PATH (Debian, Ubuntu: apt-get install ${debianPackage})${other}.`;
}

function run([command = '', ...args]: string[], seconds: number) {
  return spawnSync(command, args, { encoding: 'utf8', timeout: seconds * 1000, maxBuffer: 2 ** 26 });
}
