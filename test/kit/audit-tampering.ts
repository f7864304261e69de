/** Changes that an owner of the store can make to an audit log, and the report of verification. */
import { expect } from '@jest/globals';
import { chainHash, commitBytes, leafHash, merkleTree } from '../../src/ledger/chain.ts';
import { ENTRY_COLUMNS, type Entry } from '../../src/ledger/entry.ts';
import { toCommit, toEntry } from '../../src/ledger/stores/rows.ts';
import { AuditLog, intent, outcome, type Chain, type KEYS } from './audit-log.ts';

/** A commit of the start, one of three postings with a receipt each, and one of a single entry. */
export async function written(): Promise<{ log: AuditLog; chain: Chain; name: string }> {
  const log = new AuditLog();
  const chain = await log.chain();
  const { name } = chain;
  await chain.post(intent(), intent({ request: 'c3d4' }), intent({ request: 'e5f6' }));
  await chain.post(outcome(`${name}.2`));
  await chain.close();
  return { log, chain, name };
}

/** Kind and place of each fault, with the chain called `a`, or in the order of the given names. */
export async function faultsOf(
  log: AuditLog,
  names: string | readonly string[],
  checkpoints: Parameters<AuditLog['verify']>[0] = [],
): Promise<readonly string[]> {
  const { faults, faultCount } = await log.verify(checkpoints);
  expect(faultCount).toBe(faults.length);
  const named = [names].flat();
  for (const { about, message } of faults) expect(message).toContain(about);
  return faults
    .map(({ kind, about }) =>
      named.reduce((text, name, index) => text.replace(name, 'abc'.charAt(index)), `${kind} ${about}`),
    )
    .toSorted();
}

const COLUMNS = ENTRY_COLUMNS.join(', ');
export const copied = (columns: string, where: string) =>
  `INSERT INTO entries (${COLUMNS}) SELECT ${columns} FROM entries WHERE ${where}`;
export const others = COLUMNS.replace('writer, sequence, ', '');

/** Removes entries from one on, with the commits that would miss them. */
export function cutTail(log: AuditLog, writer: string, first: number, last = Number.MAX_SAFE_INTEGER): void {
  log.tamper('DELETE FROM entries WHERE writer = ? AND sequence BETWEEN ? AND ?', writer, first, last);
  log.tamper('DELETE FROM commits WHERE writer = ? AND last BETWEEN ? AND ?', writer, first, last);
}

/** Changes an entry and hashes it and those after it anew, as who has the store can; with the key, signs anew too. */
export function rewrite(
  log: AuditLog,
  changed: number,
  last: number,
  keys?: typeof KEYS,
  change: Partial<Entry> = { purpose: 'x' },
): void {
  const rows = log.rows('SELECT * FROM entries ORDER BY sequence').map(toEntry);
  let before = rows[changed - 2]?.hash ?? Buffer.alloc(32);
  for (const entry of rows.slice(changed - 1, last)) {
    const other = entry.sequence === changed ? { ...entry, ...change } : entry;
    before = chainHash(before, other);
    const { purpose, at, sequence } = other;
    log.tamper(
      'UPDATE entries SET purpose = ?, at = ?, hash = ? WHERE sequence = ?',
      purpose,
      at,
      before,
      sequence,
    );
  }
  if (keys) signAnew(log, keys);
}

export function signAnew(log: AuditLog, keys: typeof KEYS): void {
  const heads = new Map(
    log.rows('SELECT * FROM entries').map((row) => {
      const { sequence, hash } = toEntry(row);
      return [sequence, hash.toString('base64url')];
    }),
  );
  for (const row of log.rows('SELECT * FROM commits')) {
    const { leaves, signature: _signature, ...commit } = toCommit(row);
    const hashes = leaves.map(([first, last, statement]) =>
      leafHash(first, last, heads.get(last) ?? '', statement),
    );
    const anew = { ...commit, head: heads.get(commit.last) ?? '', root: merkleTree(hashes).root };
    const signature = keys.sign(commitBytes(anew));
    log.tamper(
      'UPDATE commits SET head = ?, root = ?, signature = ? WHERE last = ?',
      anew.head,
      anew.root,
      signature,
      commit.last,
    );
  }
}
