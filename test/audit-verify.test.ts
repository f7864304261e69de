/** Verification finds what somebody did to the store of the audit log, and says which entry it was. */
import { setImmediate } from 'node:timers/promises';
import { expect, describe, test } from '@jest/globals';
import fc from 'fast-check';
import { chainHash, commitBytes, leafHash, merkleTree } from '../src/audit/chain.ts';
import { ENTRY_COLUMNS } from '../src/audit/entry.ts';
import { toCommit, toEntry } from '../src/audit/stores/rows.ts';
import { openSqlite } from '../src/audit/stores/sqlite.ts';
import { verifyStore } from '../src/audit/verify.ts';
import { AuditLog, intent, KEYS, keysWith, outcome, type Chain } from './kit/audit-log.ts';

/** A commit of the start, one of three postings with a receipt each, and one of a single entry. */
async function written(): Promise<{ log: AuditLog; chain: Chain; name: string }> {
  const log = new AuditLog();
  const chain = await log.chain();
  const { name } = chain;
  await chain.post(intent(), intent({ request: 'c3d4' }), intent({ request: 'e5f6' }));
  await chain.post(outcome(`${name}.2`));
  await chain.close();
  return { log, chain, name };
}

/** Kind and place of each fault, with the chain called `a`, or in the order of the given names. */
async function faultsOf(
  log: AuditLog,
  names: string | readonly string[],
  anchors: Parameters<AuditLog['verify']>[0] = [],
): Promise<readonly string[]> {
  const { faults, faultCount } = await log.verify(anchors);
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
const copied = (columns: string, where: string) =>
  `INSERT INTO entries (${COLUMNS}) SELECT ${columns} FROM entries WHERE ${where}`;
const others = COLUMNS.replace('writer, sequence, ', '');

test('what nobody touched holds', async () => {
  const { log } = await written();
  expect(await log.verify()).toEqual({
    entries: 5,
    chains: 1,
    commits: 3,
    anchors: 0,
    faults: [],
    faultCount: 0,
  });
});

describe('a change of one column is found, and is one fault', () => {
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

describe('what was done to entries is found', () => {
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

  test('one changed together with its hash', async () => {
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

  test('one changed with its hash and all hashes after it', async () => {
    const { log, name } = await written();
    rewrite(log, 3, 5);
    expect(await faultsOf(log, name)).toEqual(['changed a.4', 'changed a.5']);
  });

  test('several at once, each by its name', async () => {
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

describe('what was done to commits is found', () => {
  test.each(['first', 'at', 'head', 'root', 'key', 'signature', 'leaves'])('%s changed', async (column) => {
    for (const last of [1, 4, 5]) {
      const { log, name } = await written();
      const value = { first: 3, at: 1, leaves: '[[2,"x"]]' }[column] ?? 'x';
      log.tamper(`UPDATE commits SET ${column} = ? WHERE last = ?`, value, last);
      expect(await faultsOf(log, name)).toEqual([`commit a.${last}`]);
    }
  });

  test.each<[string, string, readonly string[]]>([
    ['the first one deleted', 'DELETE FROM commits WHERE last = 1', ['uncovered a.1']],
    ['one in the middle deleted', 'DELETE FROM commits WHERE last = 4', ['uncovered a.2']],
    ['the last one deleted', 'DELETE FROM commits WHERE last = 5', ['uncovered a.5']],
    ['all deleted', 'DELETE FROM commits', ['uncovered a.1']],
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

  test('all signed anew with another key', async () => {
    const { log, name } = await written();
    expect(log.tamper('DELETE FROM entries') + log.tamper('DELETE FROM commits')).toBe(8);
    const forged = await log.chain(keysWith(Buffer.alloc(32, 9)));
    await forged.post(intent());
    await forged.close();
    expect(await faultsOf(log, [forged.name, name])).toEqual(['commit a.1', 'commit a.2']);
  });
});

describe('what was done to chains is found', () => {
  async function two(): Promise<{ log: AuditLog; names: readonly string[]; chains: readonly Chain[] }> {
    const { log, name, chain } = await written();
    const next = await log.chain();
    await next.post(intent());
    await next.close();
    return { log, names: [name, next.name], chains: [chain, next] };
  }

  test('one that vanished whole is named by the one after it', async () => {
    const { log, names } = await two();
    for (const table of ['entries', 'commits'])
      log.tamper(`DELETE FROM ${table} WHERE writer = ?`, names[0] ?? '');
    expect(await faultsOf(log, names)).toEqual(['cut a.5']);
    expect((await log.verify()).faults[0]?.message).toMatch(
      /\.5 is missing, .+\.1 names: the whole chain is gone/,
    );
  });

  test('one whose tail was cut is named by the one after it', async () => {
    const { log, names } = await two();
    cutTail(log, names[0] ?? '', 5);
    expect(await faultsOf(log, names)).toEqual(['cut a.5']);
    expect((await log.verify()).faults[0]?.message).toMatch(/cut after [a-p]{16}\.4/);
  });

  test('the newest tail is missed by a checkpoint, and by nothing else', async () => {
    const { log, names, chains } = await two();
    const anchors = chains.flatMap(({ committed }) => committed.map(({ commit }) => commit));
    expect(await faultsOf(log, names, anchors)).toEqual([]);
    cutTail(log, names[1] ?? '', 2);
    expect(await faultsOf(log, names)).toEqual([]);
    expect(await faultsOf(log, names, anchors)).toEqual(['cut b.2']);
  });

  test('the newest chain as a whole is missed by a checkpoint', async () => {
    const { log, names, chains } = await two();
    cutTail(log, names[1] ?? '', 1);
    const anchors = chains.flatMap(({ committed }) => committed.map(({ commit }) => commit));
    expect(await faultsOf(log, names, anchors)).toEqual(['cut b.1']);
  });

  test('a history that was signed anew with the very key contradicts a checkpoint, and nothing else', async () => {
    const { log, name, chain } = await written();
    const before = chain.committed.map(({ commit }) => commit);
    rewrite(log, 3, 5, KEYS);
    expect(await faultsOf(log, name)).toEqual([]);
    expect(await faultsOf(log, name, before)).toEqual(['rewritten a.4']);
  });

  test('a checkpoint that was made up is told', async () => {
    const { log, name, chain } = await written();
    const [first] = chain.committed.map(({ commit }) => commit);
    if (!first) throw new Error('Nothing was committed.');
    expect(await faultsOf(log, name, [{ ...first, last: 70 }])).toEqual(['checkpoint a.70']);
  });
});

describe('retention', () => {
  async function pruned(): Promise<{ log: AuditLog; names: readonly string[]; chains: readonly Chain[] }> {
    const { log, name, chain } = await written();
    const next = await log.chain();
    await next.post(intent());
    await next.prune(Date.now() + 1000);
    await next.post(intent());
    await next.close();
    return { log, names: [name, next.name], chains: [chain, next] };
  }

  test('leaves a log that holds, and checkpoints from before it too', async () => {
    const { log, chains } = await pruned();
    const anchors = chains.flatMap(({ committed }) => committed.map(({ commit }) => commit));
    expect(log.rows('SELECT sequence FROM marks ORDER BY sequence')).toHaveLength(2);
    expect(await log.verify(anchors)).toMatchObject({ entries: 2, chains: 1, faults: [] });
  });

  test.each(['writer', 'sequence', 'head', 'at', 'key', 'signature'])(
    'a mark with another %s is told',
    async (column) => {
      const { log, names } = await pruned();
      const value = { sequence: 1, at: 1 }[column] ?? 'x';
      log.tamper(`UPDATE marks SET ${column} = ? WHERE writer = ?`, value, names[1] ?? '');
      expect((await log.verify()).faults.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['mark', 'missing']),
      );
    },
  );

  test('a mark that is gone is missed by what is left of its chain, and by the entry that tells of retention', async () => {
    const { log, names } = await pruned();
    log.tamper('DELETE FROM marks');
    expect(await faultsOf(log, names)).toEqual(['cut a.5', 'cut b.2', 'missing b.1']);
  });

  test('a mark that somebody made up hides nothing', async () => {
    const { log, name } = await written();
    cutTail(log, name, 1, 4);
    log.tamper(
      'INSERT INTO marks SELECT ?, 4, ?, 1, key, signature FROM commits LIMIT 1',
      name,
      String(log.rows('SELECT head FROM commits')[0]?.['head']),
    );
    expect(await faultsOf(log, name)).toEqual(['mark a.4', 'missing a.1']);
  });

  test('what was put back after it is told', async () => {
    const { log, names } = await pruned();
    const other = names[0] ?? '';
    log.tamper(copied(`'${other}', 2, ${others}`, 'sequence = 3'));
    expect(await faultsOf(log, names)).toEqual(['inserted a.2']);
  });
});

test.each(['hash', 'text'])('a text whose %s was changed is told', async (column) => {
  const { log } = await written();
  log.tamper(`UPDATE contents SET ${column} = 'x'`);
  expect((await log.verify()).faults.map(({ kind }) => kind)).toEqual(
    column === 'hash' ? ['content', 'content'] : ['content'],
  );
});

test('more faults than anybody reads are counted', async () => {
  const log = new AuditLog();
  const chain = await log.chain();
  await chain.post(...Array.from({ length: 300 }, () => intent()));
  await chain.close();
  log.tamper(`UPDATE entries SET agency = 'x'`);
  const { faults, faultCount } = await log.verify();
  expect([faults.length, faultCount]).toEqual([100, 301]);
});

test('a log that is being written holds at any time', async () => {
  const log = new AuditLog();
  const chain = await log.chain();
  const state = { writing: true };
  const done = (async () => {
    for (let round = 0; round < 60; round += 1) await chain.post(intent(), outcome(`${chain.name}.2`));
    state.writing = false;
  })();
  const store = openSqlite({ file: log.file, readOnly: true });
  // Between any two reads something may be written.
  const [chainOf, commitsOf] = [store.chain.bind(store), store.commits.bind(store)];
  store.chain = async (...where) => setImmediate().then(() => chainOf(...where));
  store.commits = async (...where) => setImmediate().then(() => commitsOf(...where));
  while (state.writing) {
    expect((await verifyStore({ store, verify: KEYS.verify, anchors: [] })).faults).toEqual([]);
  }
  await store.close();
  await done;
  await chain.close();
});

describe('any byte of any column that somebody changes is found', () => {
  test.each(['entries', 'commits', 'contents', 'marks'])('in the table %s', async (table) => {
    const { log } = await written();
    const next = await log.chain();
    await next.prune(Date.now() + 1000);
    await next.post(intent(), intent({ subject: undefined }));
    await next.close();
    expect((await log.verify()).faults).toEqual([]);
    const columns = log.rows('SELECT name, type FROM pragma_table_info(?)', table) as unknown as Column[];
    const rows = log.rows(`SELECT * FROM ${table}`);
    const flips = fc.tuple(
      fc.nat(rows.length - 1),
      fc.constantFrom(...columns),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.integer({ min: 1, max: 255 }),
    );
    await fc.assert(
      fc.asyncProperty(flips, async ([row, column, place, mask]) => {
        const copy = log.copy();
        if (!flip(copy, table, rows[row] ?? {}, column, place, mask)) return;
        expect((await copy.verify()).faultCount).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});

interface Column {
  readonly name: string;
  readonly type: 'TEXT' | 'INTEGER' | 'BLOB';
}

/** @returns whether there is a byte to change, and no other row has what it would become */
function flip(
  log: AuditLog,
  table: string,
  row: Record<string, unknown>,
  { name, type }: Column,
  place: number,
  mask: number,
): boolean {
  const keys = ['writer', 'sequence', 'last', 'hash'].filter(
    (key) => typeof row[key] === 'string' || typeof row[key] === 'number',
  );
  const where = keys.map((key) => `${key} = ?`).join(' AND ');
  const values = keys.map((key) => row[key] as string | number);
  const value = row[name];
  if (typeof value === 'number') {
    const other = BigInt(value) ^ (BigInt(mask) << BigInt(8 * Math.floor(place * 8)));
    return (
      log.tamper(
        `UPDATE OR IGNORE ${table} SET ${name} = ? WHERE ${where}`,
        BigInt.asIntN(64, other),
        ...values,
      ) === 1
    );
  }
  if (typeof value !== 'string' && !(value instanceof Uint8Array)) return false;
  const bytes = Buffer.from(value as string);
  const at = Math.floor(place * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ mask;
  return (
    log.tamper(
      `UPDATE OR IGNORE ${table} SET ${name} = CAST(? AS ${type}) WHERE ${where}`,
      bytes,
      ...values,
    ) === 1
  );
}
function swap(one: number, other: number): readonly string[] {
  return [
    `UPDATE entries SET sequence = -1 WHERE sequence = ${one}`,
    `UPDATE entries SET sequence = ${one} WHERE sequence = ${other}`,
    `UPDATE entries SET sequence = ${other} WHERE sequence = -1`,
  ];
}

/** Removes entries from one on, with the commits that would miss them. */
function cutTail(log: AuditLog, writer: string, first: number, last = Number.MAX_SAFE_INTEGER): void {
  log.tamper('DELETE FROM entries WHERE writer = ? AND sequence BETWEEN ? AND ?', writer, first, last);
  log.tamper('DELETE FROM commits WHERE writer = ? AND last BETWEEN ? AND ?', writer, first, last);
}

/** Changes an entry and hashes it and those after it anew, as who has the store can; with the key, signs anew too. */
function rewrite(log: AuditLog, changed: number, last: number, keys?: typeof KEYS): void {
  const rows = log.rows('SELECT * FROM entries ORDER BY sequence').map(toEntry);
  let before = rows[changed - 2]?.hash ?? Buffer.alloc(32);
  for (const entry of rows.slice(changed - 1, last)) {
    const other = entry.sequence === changed ? { ...entry, purpose: 'x' } : entry;
    before = chainHash(before, other);
    log.tamper(
      'UPDATE entries SET purpose = ?, hash = ? WHERE sequence = ?',
      other.purpose,
      before,
      entry.sequence,
    );
  }
  if (keys) signAnew(log, keys);
}

function signAnew(log: AuditLog, keys: typeof KEYS): void {
  const heads = new Map(
    log.rows('SELECT * FROM entries').map((row) => {
      const { sequence, hash } = toEntry(row);
      return [sequence, hash.toString('base64url')];
    }),
  );
  for (const row of log.rows('SELECT * FROM commits')) {
    const { leaves, signature: _signature, ...commit } = toCommit(row);
    const hashes = leaves.map(([sequence, statement]) => leafHash(heads.get(sequence) ?? '', statement));
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
