/**
 * Journals of former versions: text files with a line that names the process, then one line a batch. A
 * process of such a version checks after each write that its file has kept its name, so a file is renamed
 * before it is read.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { codeOf } from '../lib/error-code.ts';
import { sha256 } from './chain.ts';
import type { Spool, SpoolLine } from './spool.ts';

/**
 * Renames a journal whose process has ended.
 *
 * @returns the new path; undefined while the process lives, or once another process has renamed it
 */
export async function claimOldJournal(
  folder: string,
  name: string,
  prefix: string,
): Promise<string | undefined> {
  const [path, claimed] = [join(folder, name), join(folder, `${prefix}left-${randomUUID()}.jsonl`)];
  try {
    const { mtimeMs } = await stat(path);
    // A process from before the machine's last start has ended, even if another one has its id now.
    const isOld = mtimeMs < Date.now() - uptime() * 1000;
    if (!isOld && isAnotherRunning(await headerOf(path))) return undefined;
    await rename(path, claimed);
    return claimed;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Moves the batches of a journal into a spool. A damaged journal is kept under another name. */
export async function moveOldJournal(path: string, spool: Spool): Promise<void> {
  const damaged: number[] = [];
  let number = 0;
  async function* whole(): AsyncGenerator<SpoolLine> {
    for await (const line of createInterface(createReadStream(path))) {
      number += 1;
      const [, checksum = '', json = ''] = /^(\S+) (.*)$/s.exec(line) ?? [];
      if (sha256(json) === checksum) yield { checksum, json };
      else if (number > 1) damaged.push(number);
    }
  }
  await spool.addAll(whole());
  // A torn last line is of a process that died before it reported the batch as durable.
  if (damaged.some((line) => line < number)) await rename(path, `${path}.damaged`);
  else await rm(path);
}

async function headerOf(path: string): Promise<string> {
  for await (const line of createInterface(createReadStream(path, { end: 99 }))) return line;
  return '';
}

function isAnotherRunning(header: string): boolean {
  const pid = Number(/^\{"pid":(\d{1,15})\}$/.exec(header)?.[1]);
  if (!pid || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is running.
    return codeOf(error) === 'EPERM';
  }
}
