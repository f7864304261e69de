/**
 * Compile cache in a folder that only this user can enter. Node.js runs the contents of its cache without a
 * check of their author, so a folder that another user owns or can write to is not used; then there is no
 * cache.
 */
import { existsSync, lstatSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';

/** `NODE_COMPILE_CACHE` is the operator's own choice, which Node.js has followed before this is called. */
export function keepCompiledCode(): void {
  if (process.env['NODE_COMPILE_CACHE'] !== undefined) return;
  const folder = ownFolder();
  if (folder !== undefined) enableCompileCache(folder);
}

/** @returns undefined when there is no folder that can be trusted */
function ownFolder(): string | undefined {
  const user = process.getuid?.();
  const modules = modulesFolder();
  if (user === undefined || modules === undefined) return undefined;
  const shared = join(modules, '.cache');
  const own = join(shared, `lienthong-${user}`);
  // A writer of node_modules itself can change the code anyway; the folders below it are checked.
  const isShared = isKept(shared, { users: [user, 0], mode: 0o755, forbidden: 0o022 });
  return isShared && isKept(own, { users: [user], mode: 0o700, forbidden: 0o077 }) ? own : undefined;
}

/** The node_modules from which this code takes its packages, or in which it is itself. */
function modulesFolder(): string | undefined {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    if (existsSync(modules)) return modules;
    if (folder === dirname(folder)) return undefined;
  }
}

interface Rights {
  /** Ids of permitted owners. */
  readonly users: readonly number[];
  /** Mode of a new folder. */
  readonly mode: number;
  /** Mode bits that must be clear. */
  readonly forbidden: number;
}

/** Checks that it is a folder, not a link to one, with these rights. A missing folder is created. */
function isKept(folder: string, { users, mode, forbidden }: Rights): boolean {
  try {
    mkdirSync(folder, { mode });
  } catch {
    // It exists already, or cannot be created; the next check tells.
  }
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return (
    found !== undefined && found.isDirectory() && users.includes(found.uid) && (found.mode & forbidden) === 0
  );
}
