/** Result of a verification, as text for a terminal. */
import { readdir } from 'node:fs/promises';
import type { Verification } from '../../ledger/verify.ts';

export function formatVerification({
  entries,
  chains,
  checkpoints,
  faults,
  faultCount,
}: Verification): string {
  const whole = `${counted(entries, 'entry', 'entries')} of ${counted(chains, 'chain', 'chains')}`;
  if (faultCount === 0) {
    const more =
      checkpoints === 0
        ? 'There was no checkpoint: whether the newest entries were cut off cannot be said.'
        : `They reach ${counted(checkpoints, 'checkpoint', 'checkpoints')}.`;
    return `${whole} hold.\n${more}\n`;
  }
  const more = faultCount > faults.length ? `… and ${faultCount - faults.length} more.\n` : '';
  const lines = faults.map(({ message }) => `${message}\n`);
  return `${lines.join('')}${more}${counted(faultCount, 'fault', 'faults')} in ${whole}.\n`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** @returns a warning if entries wait in a journal, otherwise an empty text */
export async function journalNote(folder: string): Promise<string> {
  const files = await readdir(folder).catch((): string[] => []);
  return files.some((file) => file.includes('audit-journal-'))
    ? `Entries wait in a journal in ${folder}: what is missing at the end of a chain may lie there.\n`
    : '';
}

/** Replaces control characters: an attacker may have put terminal commands into a row. */
export function printable(text: string): string {
  return text.replaceAll(/[^\P{C}\n]/gu, '?');
}
