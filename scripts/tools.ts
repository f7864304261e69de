/**
 * Locates the programs that tests need and npm does not install: Redis, PostgreSQL, PgBouncer and Chromium.
 */
import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';

export interface Tool {
  label: string;
  /** Names of the executable, in order of preference. */
  executables: readonly string[];
  /** Folders to search before PATH, as glob patterns. */
  folders: readonly string[];
  /** Programs that must be in the same folder. */
  beside: readonly string[];
  /** Environment variable with the address of a running instance to use instead. */
  addressIn?: string;
  debianPackage: string;
}

export const TOOLS = {
  redis: {
    label: 'Redis',
    executables: ['redis-server', 'valkey-server'],
    folders: [],
    beside: [],
    addressIn: 'REDIS_URL',
    debianPackage: 'redis-server',
  },
  postgresql: {
    label: 'PostgreSQL',
    executables: ['postgres'],
    folders: ['/usr/lib/postgresql/*/bin', '/usr/pgsql-*/bin', '/opt/homebrew/opt/postgresql@*/bin'],
    beside: ['initdb', 'pg_basebackup'],
    addressIn: 'DATABASE_URL',
    debianPackage: 'postgresql',
  },
  pgbouncer: {
    label: 'PgBouncer',
    executables: ['pgbouncer'],
    folders: ['/usr/sbin', '/opt/homebrew/opt/pgbouncer/bin'],
    beside: [],
    debianPackage: 'pgbouncer',
  },
  chromium: {
    label: 'Chromium',
    executables: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'Google Chrome'],
    folders: ['/Applications/Google Chrome.app/Contents/MacOS'],
    beside: [],
    debianPackage: 'chromium',
  },
} as const satisfies Record<string, Tool>;

/** Path of the tool's executable. Throws with the fix if it is not installed. */
export function findTool(name: keyof typeof TOOLS): string {
  const tool = TOOLS[name];
  const found = lookFor(tool);
  if (found === undefined) throw new Error(`${tool.label} is not installed: run \`npm run setup\``);
  return found;
}

export function lookFor({ executables, folders, beside }: Tool): string | undefined {
  // The newest of several versions.
  const newestFirst = new Intl.Collator('en', { numeric: true });
  const known = folders.flatMap((pattern) => globSync(pattern).toSorted((a, b) => newestFirst.compare(b, a)));
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return executables
    .flatMap((executable) => [...known, ...onPath].map((folder) => join(folder, executable)))
    .find((path) => [path, ...beside.map((name) => join(dirname(path), name))].every(isExecutable));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
