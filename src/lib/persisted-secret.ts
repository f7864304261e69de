/**
 * Secrets that development makes for itself and keeps in var/, so that processes on one machine agree and a
 * restart changes nothing. What runs in earnest has its secrets in the configuration.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './error-code.ts';
import { closeFile, orUnwritable, privateFolder, Unwritable } from './private-files.ts';

/** @returns 32 bytes; the same for the same name in the same working directory */
export function persistedSecret(name: string): Buffer {
  const folder = join(process.cwd(), 'var');
  const file = join(folder, `${name}.key`);
  privateFolder(folder);
  try {
    // Of two processes that start together, one writes and both read.
    writeFileSync(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw new Unwritable(file, codeOf(error));
  }
  return orUnwritable(file, () => {
    closeFile(file);
    return Buffer.from(readFileSync(file, 'utf8'), 'base64');
  });
}
