/**
 * Files and folders that only the user may read under whom the gateway runs: the audit log says who asked about whom. New
 * ones are made so, and those of an earlier version are closed; the umask of the process plays no part.
 */
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const OF_OTHERS = 0o077;
/** What the gateway keeps in a folder for its state. */
const OWN_FILES =
  /^(?:(?:rehearsal-)?audit[\w.-]*|rehearsal|development-key\.json[\w.-]*|configuration\.json[\w.-]*|[\w-]+\.key|lost\+found)$/;

/**
 * Makes the folder if it is not there. One that others may read is closed if it is the gateway's own: `var/` where the
 * process was started, or one that holds nothing else. A folder that is shared, as `/tmp` is, stays as it is.
 *
 * @returns whether only this user may list it
 * @throws Error when it cannot be made
 */
export function privateFolder(folder: string): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { mode } = statSync(folder);
  if (!hasModes() || (mode & OF_OTHERS) === 0) return true;
  if (!isOwn(folder)) return false;
  return close(folder, 0o700);
}

/** Makes the file if it is not there, empty, and closes it to others if it belongs to this user. */
export function privateFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  closeFile(file);
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
  // A folder that other programs use, or everybody, must go on being open to them.
  const home = resolve(folder);
  if (dirname(home) === home || process.cwd() === home) return false;
  return readdirSync(folder).every((name) => OWN_FILES.test(basename(name)));
}

/** Windows has lists of who may, which folders hand on. */
function hasModes(): boolean {
  return process.getuid !== undefined;
}
