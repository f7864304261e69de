/**
 * Files and folders that only the user may read under whom the gateway runs: the audit log says who asked
 * about whom. New ones are made so, and those of an earlier version are closed; the umask of the process
 * plays no part.
 */
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf } from './error-code.ts';
import { Failure } from './user-error.ts';

const OF_OTHERS = 0o077;
/** Files of the gateway in its state folder. */
const OWN_FILES =
  /^(?:(?:rehearsal-)?audit[\w.-]*|rehearsal|development-key\.json[\w.-]*|configuration\.json[\w.-]*|keys-in-use\.json[\w.-]*|[\w-]+\.key|lost\+found)$/;

/**
 * Makes the folder if it is not there. One that others may read is closed if it is the gateway's own: `var/`
 * where the process was started, or one that holds nothing else. A folder that is shared, as `/tmp` is, stays
 * as it is.
 *
 * @returns whether only this user may list it
 * @throws Unwritable when it cannot be made, or files in it cannot
 */
export function privateFolder(folder: string): boolean {
  const { mode } = orUnwritable(folder, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
    return statSync(folder);
  });
  if (!hasModes() || (mode & OF_OTHERS) === 0) return true;
  if (!isOwn(folder)) return false;
  return close(folder, 0o700);
}

/** The gateway cannot keep what it has to keep. */
export class Unwritable extends Failure {
  readonly code: string;

  constructor(path: string, code = 'unknown') {
    super(`${resolve(path)} cannot be written (${code}). ${mendOf(code)}`);
    this.code = code;
  }
}

function mendOf(code: string): string {
  switch (code) {
    case 'EROFS':
      return 'Its disk may only be read: mount it for writing, or start the gateway in another folder.';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'Its disk is full: make room.';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'Something that is no folder has its name, or that of a folder above it: move that away.';
    default:
      return 'Let the user under whom the gateway runs write there, or start it in another folder.';
  }
}

/** @throws Unwritable in place of what the system says */
export function orUnwritable<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof Failure ? error : new Unwritable(path, codeOf(error));
  }
}

/** Makes the file if it is not there, empty, and closes it to others if it belongs to this user. */
export function privateFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  closeFile(file);
}

/** Writes a file anew, with its folder. Readers see the old file or the new one, and never half of it. */
export function replacePrivateFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
  renameSync(draft, file);
}

/** Closes a file to others, if it is there and belongs to this user. */
export function closeFile(file: string): void {
  if (hasModes()) close(file, 0o600);
}

function close(path: string, mode: number): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found || (found.mode & OF_OTHERS) === 0) return true;
  if (found.uid !== process.getuid?.()) return false;
  chmodSync(path, mode);
  return true;
}

function isOwn(folder: string): boolean {
  if (resolve(folder) === join(process.cwd(), 'var')) return true;
  // A folder that other programs or all users use must stay open to them.
  const home = resolve(folder);
  if (dirname(home) === home || process.cwd() === home) return false;
  return readdirSync(folder).every((name) => OWN_FILES.test(basename(name)));
}

/** Windows has lists of who may, which folders hand on. */
function hasModes(): boolean {
  return process.getuid !== undefined;
}
