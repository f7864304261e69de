/**
 * Where the programs are that tests need and npm does not bring: Redis, PostgreSQL, PgBouncer and Chromium.
 */
import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';

export interface Tool {
  label: string;
  /** Names of the executable; the first that is found wins. */
  executables: readonly string[];
  /** Folders to look in before PATH, as glob patterns. */
  folders: readonly string[];
  /** Other programs that must stand beside it. */
  beside: readonly string[];
  /** Variable with the address of a running one that may be used instead. */
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

/** The path of the tool's executable. Throws, saying what to do, when it is not here. */
export function findTool(name: keyof typeof TOOLS): string {
  const tool = TOOLS[name];
  const found = lookFor(tool);
  if (found === undefined) throw new Error(`${tool.label} is not installed: run \`npm run setup\``);
  return found;
}

export function lookFor({ executables, folders, beside }: Tool): string | undefined {
  // Of several versions, the newest.
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
