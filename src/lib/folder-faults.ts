/** Checks that this process can write into a folder, without creating anything in it. */
import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { codeOf } from './error-code.ts';

/**
 * @param path of the setting that names the folder, or a file in it
 * @returns one line if it cannot be made or written to
 */
export function folderFaults(path: string, folder: string): readonly string[] {
  const place = resolve(folder);
  const why = whyNot(place);
  if (why === undefined) return [];
  const mend = 'let the user of the gateway write there, or name another place';
  return [`${path}: the folder ${place} cannot be written to (${why}) — ${mend}`];
}

/** @param path of the setting; a file that is not there yet is none to be refused */
export function fileFaults(path: string, file: string): readonly string[] {
  const before = folderFaults(path, dirname(file));
  if (before.length > 0) return before;
  const found = statSync(file, { throwIfNoEntry: false });
  const why = found?.isDirectory() ? 'EISDIR' : found && accessFault(file, constants.R_OK | constants.W_OK);
  if (why === undefined) return [];
  return [
    `${path}: ${resolve(file)} cannot be written to (${why}) — let the user of the gateway write it, or name another`,
  ];
}

/** Of the nearest folder that is there: the others are made in it. */
function whyNot(folder: string): string | undefined {
  const code = accessFault(folder, constants.F_OK);
  if (code === 'ENOENT' && dirname(folder) !== folder) return whyNot(dirname(folder));
  if (code !== undefined) return code;
  return statSync(folder).isDirectory() ? accessFault(folder, constants.W_OK | constants.X_OK) : 'ENOTDIR';
}

function accessFault(path: string, mode: number): string | undefined {
  try {
    accessSync(path, mode);
    return undefined;
  } catch (error) {
    return codeOf(error) ?? 'unknown';
  }
}
