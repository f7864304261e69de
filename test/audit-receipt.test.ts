/** A receipt proves what was asked and answered, by itself and against the store, and no other statement. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { receiptOf, checkReceipt, receiptsIn, type Receipt } from '../src/ledger/receipt.ts';
import { openSqlite } from '../src/ledger/stores/sqlite.ts';
import { AuditLog, intent, KEYS, keysWith } from './kit/audit-log.ts';
import { lienthong } from './kit/command.ts';

let log: AuditLog;
let receipts: readonly Receipt[];

/** Five postings that were written together, so that paths have different lengths. */
beforeAll(async () => {
  log = new AuditLog();
  const chain = await log.chain();
  const postings = ['a1', 'a2', 'a3', 'a4', 'a5'].map((request) => intent({ request }));
  await chain.post(...postings);
  await chain.close();
  receipts = (chain.committed[1]?.written ?? []).flatMap((written, index) => {
    const commit = chain.committed[1]?.commit;
    const receipt = commit && receiptOf(commit, written, postings[index]?.statement ?? '');
    return receipt ? [receipt] : [];
  });
});

async function check(receipt: Receipt, isCompared = true) {
  const store = openSqlite({ file: log.file, readOnly: true });
  try {
    return await checkReceipt(receipt, KEYS.verify, isCompared ? store : undefined);
  } finally {
    await store.close();
  }
}

test('verifies each receipt of a commit, alone and against the store', async () => {
  expect(receipts).toHaveLength(5);
  for (const receipt of receipts) {
    expect(await check(receipt)).toEqual({
      holds: [
        expect.stringMatching(/^The commit was signed at .+Z with the key /),
        `It stands for the entries from ${receipt.entry} to ${receipt.entry}.`,
        'The commit covers this very statement about these entries.',
        `The store has ${receipt.entry} with this hash and this commit.`,
      ],
      faults: [],
    });
    expect((await check(receipt, false)).faults).toEqual([]);
  }
});

describe('finds a change of a receipt', () => {
  const other = (receipt: Receipt): Receipt =>
    receipts.find(({ entry }) => entry !== receipt.entry) ?? receipt;
  test.each<[string, (receipt: Receipt) => Receipt]>([
    ['the statement', (one) => ({ ...one, statement: one.statement.replace('intent', 'outcome') })],
    ['the statement of another', (one) => ({ ...one, statement: other(one).statement })],
    ['the hash', (one) => ({ ...one, hash: other(one).hash })],
    ['the path', (one) => ({ ...one, path: one.path.slice(1) })],
    ['the path of another', (one) => ({ ...one, path: other(one).path })],
    ['the entry', (one) => ({ ...one, entry: other(one).entry })],
    ['the entry, of another commit', (one) => ({ ...one, entry: `${one.commit.writer}.1` })],
    ['the entry, of another chain', (one) => ({ ...one, entry: 'aaaaaaaaaaaaaaaa.3' })],
    ['the first entry', (one) => ({ ...one, first: `${one.commit.writer}.1` })],
    ['the first entry, of no chain', (one) => ({ ...one, first: 'x' })],
    ['the time', (one) => ({ ...one, commit: { ...one.commit, at: one.commit.at + 1 } })],
    ['the root', (one) => ({ ...one, commit: { ...one.commit, root: one.hash } })],
    ['the head', (one) => ({ ...one, commit: { ...one.commit, head: one.hash } })],
    ['the key', (one) => ({ ...one, commit: { ...one.commit, key: 'x' } })],
    ['the signature', (one) => ({ ...one, commit: { ...one.commit, signature: 'x' } })],
  ])('%s', async (_what, change) => {
    const [, receipt] = receipts;
    if (!receipt) throw new Error('There is no receipt.');
    expect((await check(change(receipt))).faults).not.toEqual([]);
    expect((await check(change(receipt), false)).faults).not.toEqual([]);
  });

  test('when another key signed it as a whole', async () => {
    const [receipt] = receipts;
    if (!receipt) throw new Error('There is no receipt.');
    const others = keysWith(Buffer.alloc(32, 9));
    expect((await checkReceipt(receipt, others.verify)).faults).toHaveLength(1);
  });
});

test('reports a store that lacks the entries of a receipt', async () => {
  const [receipt] = receipts;
  if (!receipt) throw new Error('There is no receipt.');
  const copy = log.copy();
  const compare = async () => {
    const store = openSqlite({ file: copy.file, readOnly: true });
    const { faults } = await checkReceipt(receipt, KEYS.verify, store);
    await store.close();
    return faults;
  };
  copy.tamper('UPDATE commits SET at = at + 1');
  expect(await compare()).toEqual(['The store has another commit in this place.']);
  copy.tamper('UPDATE entries SET hash = ?', Buffer.alloc(32));
  expect(await compare()).toEqual([`The store has another entry as ${receipt.entry}.`]);
  copy.tamper('DELETE FROM entries');
  expect(await compare()).toEqual([`${receipt.entry} or its commit is missing in the store.`]);
  copy.tamper(`INSERT INTO marks SELECT writer, last, head, at, key, signature FROM commits WHERE last > 1`);
  expect(await compare()).toEqual([`${receipt.entry} or its commit is missing in the store.`]);
});

test('a receipt of entries that retention has removed holds by itself', async () => {
  const old = new AuditLog();
  const chain = await old.chain();
  const posting = intent();
  await chain.post(posting);
  await chain.prune(Date.now() + 1000);
  await chain.close();
  const [, { commit, written } = { commit: undefined, written: [] }] = chain.committed;
  const receipt = commit && written[0] && receiptOf(commit, written[0], posting.statement ?? '');
  if (!receipt) throw new Error('There is no receipt.');
  const store = openSqlite({ file: old.file, readOnly: true });
  const { holds, faults } = await checkReceipt(receipt, KEYS.verify, store);
  await store.close();
  expect([holds.at(-1), faults]).toEqual([
    `Retention has removed ${receipt.entry} from the store, so the receipt alone speaks for it.`,
    [],
  ]);
});

test('finds receipts in a gateway’s answer by their place, and never in its data', () => {
  const [intended, answered] = receipts;
  const answer = {
    data: { citizen: intended },
    extensions: { receipt: { intent: intended, outcome: answered } },
  };
  expect(receiptsIn(answer)).toEqual([
    ['extensions.receipt.intent', intended],
    ['extensions.receipt.outcome', answered],
  ]);
  expect(receiptsIn([intended])).toEqual([['0', intended]]);
  expect(receiptsIn({ ...intended, version: 2 })).toEqual([]);
});

describe('lienthong audit receipt', () => {
  function file(value: unknown): string {
    const path = join(log.folder, 'answer.json');
    writeFileSync(path, JSON.stringify(value));
    return path;
  }

  test('reports a valid receipt, with the store and with the public key alone', async () => {
    const path = file({ extensions: { receipt: receipts.slice(0, 2) } });
    const withStore = await lienthong(['audit', 'receipt', path, '--config', log.configuration()]);
    expect(withStore).toMatchObject({ code: 0, stderr: '' });
    expect(withStore.stdout.match(/^The receipt extensions\.receipt\.\d holds\.$/gm)).toHaveLength(2);
    expect(withStore.stdout).toContain('The store has ');
    const alone = await lienthong(['audit', 'receipt', path, '--no-store', '--key', KEYS.publicKey]);
    expect(alone).toMatchObject({ code: 0, stderr: '' });
    expect(alone.stdout).not.toContain('The store has ');
  });

  test('exits with 1 for an invalid receipt, and gives the reason', async () => {
    const path = file({ ...receipts[0], statement: '{}' });
    const { code, stdout } = await lienthong([
      'audit',
      'receipt',
      path,
      '--no-store',
      '--key',
      KEYS.publicKey,
    ]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^The receipt does not hold\.\n {2}The commit does not cover this statement/);
    const otherKey = ['--no-store', '--key', keysWith(Buffer.alloc(32, 9)).publicKey];
    expect(await lienthong(['audit', 'receipt', file(receipts[0]), ...otherKey])).toMatchObject({ code: 1 });
  });

  test.each<[readonly string[], RegExp]>([
    [[], /^Usage:\n/],
    [['no-such.json', '--no-store', '--key', KEYS.publicKey], /^no-such\.json cannot be read \(ENOENT\)\.$/m],
    [['README.md', '--no-store', '--key', KEYS.publicKey], /^README\.md is not JSON\.$/m],
    [['package.json', '--no-store', '--key', KEYS.publicKey], /^package\.json holds no receipt\.$/m],
  ])('%j fails in plain words', async (args, message) => {
    const { code, stdout, stderr } = await lienthong(['audit', 'receipt', ...args]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
  });

  test('needs a public key without a store', async () => {
    const path = file(receipts[0]);
    const without = await lienthong(['audit', 'receipt', path, '--no-store']);
    expect(without).toMatchObject({ code: 1, stdout: '' });
    expect(without.stderr).toMatch(/--key must say/);
    const wrong = await lienthong(['audit', 'receipt', path, '--no-store', '--key', 'x']);
    expect(wrong.stderr).toMatch(/^PUBLICKEY must be/);
  });
});
