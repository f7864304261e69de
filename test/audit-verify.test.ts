/** Verification finds what somebody did to the store of the audit log, and says which entry it was. */
import { setImmediate } from 'node:timers/promises';
import { expect, describe, test } from '@jest/globals';
import { ENTRY_COLUMNS } from '../src/ledger/entry.ts';
import { openSqlite } from '../src/ledger/stores/sqlite.ts';
import { verifyStore } from '../src/ledger/verify.ts';
import { copied, faultsOf, others, rewrite, signAnew, written } from './kit/audit-tampering.ts';
import { AuditLog, intent, KEYS, keysWith, outcome } from './kit/audit-log.ts';

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

test('an unchanged log is valid', async () => {
  const { log } = await written();
  expect(await log.verify()).toEqual({
    entries: 5,
    chains: 1,
    commits: 3,
    checkpoints: 0,
    faults: [],
    faultCount: 0,
  });
});

describe('a change of one column is one fault', () => {
  test.each(ENTRY_COLUMNS.filter((column) => column !== 'writer' && column !== 'sequence'))(
    '%s',
    async (column) => {
      const { log, name } = await written();
      for (const sequence of [1, 2, 3, 4, 5]) {
        const [{ value } = { value: null }] = log.rows(
          `SELECT ${column} AS value FROM entries WHERE sequence = ?`,
          sequence,
        ) as [{ value: string | number | Uint8Array | null }?];
        const other = { at: 1, hash: Buffer.alloc(32, 7) }[column as string] ?? 'x';
        expect(log.tamper(`UPDATE entries SET ${column} = ? WHERE sequence = ?`, other, sequence)).toBe(1);
        expect(await faultsOf(log, name)).toEqual([`changed a.${sequence}`]);
        log.tamper(`UPDATE entries SET ${column} = ? WHERE sequence = ?`, value, sequence);
      }
      expect(await faultsOf(log, name)).toEqual([]);
    },
  );
});

describe('finds changes of entries', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['the first one deleted', ['DELETE FROM entries WHERE sequence = 1'], ['missing a.1']],
    ['one in the middle deleted', ['DELETE FROM entries WHERE sequence = 3'], ['missing a.3']],
    ['the last one deleted', ['DELETE FROM entries WHERE sequence = 5'], ['missing a.5']],
    ['a whole commit deleted', ['DELETE FROM entries WHERE sequence BETWEEN 2 AND 4'], ['missing a.2']],
    [
      'a whole commit deleted with its row',
      ['DELETE FROM entries WHERE sequence BETWEEN 2 AND 4', 'DELETE FROM commits WHERE last = 4'],
      ['missing a.2'],
    ],
    ['all deleted', ['DELETE FROM entries'], ['missing a.1', 'missing a.2', 'missing a.5']],
    ['two exchanged', swap(3, 4), ['changed a.3', 'changed a.4']],
    ['two of different commits exchanged', swap(1, 5), ['changed a.1', 'changed a.5']],
    ['one inserted at the end', [copied(`writer, 6, ${others}`, 'sequence = 5')], ['inserted a.6']],
    ['one inserted far beyond', [copied(`writer, 600, ${others}`, 'sequence = 5')], ['inserted a.600']],
    ['one inserted before the first', [copied(`writer, 0, ${others}`, 'sequence = 5')], ['inserted a.0']],
    ['one inserted below zero', [copied(`writer, -7, ${others}`, 'sequence = 5')], ['inserted a.-7']],
    [
      'one inserted beyond what can be counted',
      [copied(`writer, 9223372036854775807, ${others}`, 'sequence = 5')],
      ['inserted a.9223372036854776000'],
    ],
    [
      'one inserted in the middle, with those after it moved',
      [
        'UPDATE entries SET sequence = -sequence WHERE sequence >= 4',
        'UPDATE entries SET sequence = 1 - sequence WHERE sequence < 0',
        copied(`writer, 4, ${others}`, 'sequence = 3'),
      ],
      ['changed a.4', 'changed a.5', 'inserted a.6'],
    ],
    [
      'one deleted, with those after it moved',
      [
        'DELETE FROM entries WHERE sequence = 3',
        'UPDATE entries SET sequence = 3 WHERE sequence = 4',
        'UPDATE entries SET sequence = 4 WHERE sequence = 5',
      ],
      ['changed a.3', 'changed a.4', 'missing a.5'],
    ],
    [
      'one moved to a chain of its own',
      [`UPDATE entries SET writer = 'b' WHERE sequence = 5`],
      ['inserted b.5', 'missing a.5'],
    ],
    [
      'the first one copied to a chain of its own',
      [copied(`'b', sequence, ${others}`, 'sequence = 1')],
      ['inserted b.1'],
    ],
  ])('%s', async (_what, statements, faults) => {
    const { log, name } = await written();
    for (const statement of statements) expect(log.tamper(statement)).toBeGreaterThan(0);
    expect(await faultsOf(log, name)).toEqual(faults);
  });

  test('when one is changed together with its hash', async () => {
    for (const [sequence, told] of [
      [1, 1],
      [3, 4],
      [5, 5],
    ] as const) {
      const { log, name } = await written();
      rewrite(log, sequence, sequence);
      const { faults } = await log.verify();
      expect(faults.map(({ about }) => about)).toEqual([`${name}.${told}`]);
      expect(faults[0]?.message).toContain(`${name}.${sequence}`);
    }
  });

  test('when one is changed with its hash and all later hashes', async () => {
    const { log, name } = await written();
    rewrite(log, 3, 5);
    expect(await faultsOf(log, name)).toEqual(['changed a.4', 'changed a.5']);
  });

  test('when several are changed, each by its name', async () => {
    const { log, name } = await written();
    log.tamper(`UPDATE entries SET purpose = 'x' WHERE sequence IN (1, 3, 5)`);
    log.tamper('DELETE FROM contents');
    const [{ operation } = {}] = log.rows('SELECT operation FROM entries WHERE operation IS NOT NULL');
    expect(await faultsOf(log, name)).toEqual([
      'changed a.1',
      'changed a.3',
      'changed a.5',
      `content ${String(operation)}`,
    ]);
  });
});

describe('finds changes of commits', () => {
  test.each(['first', 'at', 'head', 'root', 'key', 'signature', 'leaves'])('%s changed', async (column) => {
    for (const last of [1, 4, 5]) {
      const { log, name } = await written();
      const value = { first: 3, at: 1, leaves: '[[2,2,"x"]]' }[column] ?? 'x';
      log.tamper(`UPDATE commits SET ${column} = ? WHERE last = ?`, value, last);
      expect(await faultsOf(log, name)).toEqual([`commit a.${last}`]);
    }
  });

  test.each<[string, string, readonly string[]]>([
    ['the first one deleted', 'DELETE FROM commits WHERE last = 1', ['uncovered a.1']],
    ['one in the middle deleted', 'DELETE FROM commits WHERE last = 4', ['uncovered a.2']],
    ['the last one deleted', 'DELETE FROM commits WHERE last = 5', ['uncovered a.5']],
    ['all deleted', 'DELETE FROM commits', ['uncovered a.1']],
    ['leaves that are no JSON', `UPDATE commits SET leaves = '{]' WHERE last = 1`, ['commit a.1']],
    ['leaves that are no list', `UPDATE commits SET leaves = '{}' WHERE last = 1`, ['commit a.1']],
    ['one moved a place', 'UPDATE commits SET last = 3 WHERE last = 4', ['commit a.3']],
    ['one moved far away', 'UPDATE commits SET last = 400 WHERE last = 4', ['commit a.400', 'uncovered a.2']],
    [
      'one moved beyond what can be counted',
      'UPDATE commits SET last = 9223372036854775807 WHERE last = 5',
      ['commit a.9223372036854776000'],
    ],
    ['one moved below zero', 'UPDATE commits SET last = -5 WHERE last = 5', ['commit a.-5', 'uncovered a.5']],
    [
      'one moved to another chain',
      `UPDATE commits SET writer = 'b' WHERE last = 4`,
      ['commit b.4', 'uncovered a.2'],
    ],
    [
      'a receipt removed from one',
      'UPDATE commits SET leaves = json_remove(leaves, "$[0]") WHERE last = 4'.replaceAll('"', "'"),
      ['commit a.4'],
    ],
  ])('%s', async (_what, statement, faults) => {
    const { log, name } = await written();
    expect(log.tamper(statement)).toBeGreaterThan(0);
    expect(await faultsOf(log, name)).toEqual(faults);
  });

  test.each(['signature', 'leaves'])('when the %s is another text with the same bytes', async (column) => {
    const { log, name } = await written();
    const [{ text = '' } = {}] = log.rows(`SELECT ${column} AS text FROM commits WHERE last = 4`);
    const other = String(text).replace(
      /[\w-](?="\]\]$|$)/,
      (last) => BASE64URL[BASE64URL.indexOf(last) ^ 1] ?? '',
    );
    expect(other).not.toBe(text);
    log.tamper(`UPDATE commits SET ${column} = ? WHERE last = 4`, other);
    expect(await faultsOf(log, name)).toEqual(['commit a.4']);
  });

  test('when all are signed again with another key', async () => {
    const { log, name } = await written();
    expect(log.tamper('DELETE FROM entries') + log.tamper('DELETE FROM commits')).toBe(8);
    const forged = await log.chain(keysWith(Buffer.alloc(32, 9)));
    await forged.post(intent());
    await forged.close();
    expect(await faultsOf(log, [forged.name, name])).toEqual(['commit a.1', 'commit a.2']);
  });
});

describe('finds rows that are signed with the right key and that no gateway writes', () => {
  test('a commit of another time', async () => {
    const { log, name } = await written();
    log.tamper('UPDATE commits SET at = at + 1');
    signAnew(log, KEYS);
    expect(await faultsOf(log, name)).toEqual(['changed a.1', 'changed a.4', 'changed a.5']);
  });

  test('when an entry is older than its predecessor', async () => {
    const { log, name } = await written();
    rewrite(log, 3, 5, KEYS, { at: 1 });
    expect(await faultsOf(log, name)).toEqual(['changed a.3']);
  });

  test('when two commits contain the same entries', async () => {
    const { log, name } = await written();
    log.tamper(
      `INSERT INTO commits SELECT writer, 2, 3, at, head, '', key, signature, '[]' FROM commits WHERE last = 4`,
    );
    log.tamper('UPDATE commits SET at = (SELECT at FROM entries WHERE sequence = last)');
    signAnew(log, KEYS);
    expect(await faultsOf(log, name)).toEqual(['commit a.4']);
  });
});

test.each(['hash', 'text'])('reports a text whose %s was changed', async (column) => {
  const { log } = await written();
  log.tamper(`UPDATE contents SET ${column} = 'x'`);
  expect((await log.verify()).faults.map(({ kind }) => kind)).toEqual(
    column === 'hash' ? ['content', 'content'] : ['content'],
  );
});

test('counts faults beyond the number that it lists', async () => {
  const log = new AuditLog();
  const chain = await log.chain();
  await chain.post(...Array.from({ length: 300 }, () => intent()));
  await chain.close();
  log.tamper(`UPDATE entries SET agency = 'x'`);
  const { faults, faultCount } = await log.verify();
  expect([faults.length, faultCount]).toEqual([100, 301]);
});

test('verifies a log during writes', async () => {
  const log = new AuditLog();
  const chain = await log.chain();
  const state = { writing: true };
  const done = (async () => {
    for (let round = 0; round < 60; round += 1) await chain.post(intent(), outcome(`${chain.name}.2`));
    state.writing = false;
  })();
  const store = openSqlite({ file: log.file, readOnly: true });
  // Between any two reads something may be written.
  const [entriesOf, commitsOf] = [store.entries.bind(store), store.commits.bind(store)];
  store.entries = async (...where) => setImmediate().then(() => entriesOf(...where));
  store.commits = async (...where) => setImmediate().then(() => commitsOf(...where));
  while (state.writing) {
    expect((await verifyStore({ store, verify: KEYS.verify, checkpoints: [] })).faults).toEqual([]);
  }
  await store.close();
  await done;
  await chain.close();
});

function swap(one: number, other: number): readonly string[] {
  return [
    `UPDATE entries SET sequence = -1 WHERE sequence = ${one}`,
    `UPDATE entries SET sequence = ${one} WHERE sequence = ${other}`,
    `UPDATE entries SET sequence = ${other} WHERE sequence = -1`,
  ];
}
