/** Verification reads both stores alike, with what only one of them lets somebody do. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sha256 } from '../src/ledger/chain.ts';
import { verifyStore } from '../src/ledger/verify.ts';
import { intent, KEYS, OPERATION } from './kit/audit-log.ts';
import { postgresStores, sqliteStores, type TestStore } from './kit/audit-stores.ts';
import { startWriter } from './kit/audit-writer.ts';

describe.each([sqliteStores(), postgresStores()])('$name', (kind) => {
  beforeAll(() => kind.start());
  afterAll(() => kind.stop());

  async function written(): Promise<{ store: TestStore; name: string }> {
    const store = await kind.fresh();
    const open = store.open();
    const { writer, postWith } = startWriter(open, open, KEYS);
    await writer.start();
    await Promise.all(Array.from({ length: 1200 }, () => postWith(intent())));
    await writer.close();
    await open.close();
    return { store, name: writer.name };
  }

  async function verify({ open }: TestStore) {
    const store = open(true);
    const { entries, faults } = await verifyStore({ store, verify: KEYS.verify, checkpoints: [] });
    await store.close();
    return { entries, faults: faults.map(({ kind: what, about }) => `${what} ${about}`) };
  }

  test('an unchanged log is valid', async () => {
    const { store } = await written();
    expect(await verify(store)).toEqual({ entries: 1201, faults: [] });
  });

  test.each<[string, readonly string[], (name: string) => readonly string[]]>([
    ['a change', [`UPDATE entries SET agency = 'x' WHERE sequence = 700`], (name) => [`changed ${name}.700`]],
    ['a gap', [`DELETE FROM entries WHERE sequence = 500`], (name) => [`missing ${name}.500`]],
    ['the last one gone', [`DELETE FROM entries WHERE sequence = 1201`], (name) => [`missing ${name}.1201`]],
    [
      'a number that is too large',
      [`UPDATE entries SET sequence = 9223372036854775807 WHERE sequence = 1201`],
      (name) => [`inserted ${name}.9223372036854776000`, `missing ${name}.1201`],
    ],
    [
      'a number below zero',
      [`UPDATE entries SET sequence = -9223372036854770000 WHERE sequence = 3`],
      (name) => [`inserted ${name}.-9223372036854770000`, `missing ${name}.3`],
    ],
    ['a lost text', [`DELETE FROM contents`], () => [`content ${sha256(OPERATION)}`]],
    ['a lost commit', [`DELETE FROM commits`], (name) => [`uncovered ${name}.1`]],
  ])('%s is found', async (_what, statements, faults) => {
    const { store, name } = await written();
    for (const statement of statements) await store.run(statement);
    expect((await verify(store)).faults).toEqual(faults(name));
  });
});

describe('PostgreSQL, where a position in a chain can be taken twice', () => {
  const kind = postgresStores();
  beforeAll(() => kind.start());
  afterAll(() => kind.stop());

  test.each([500, 700, 1201])('detects a second entry beside entry %d', async (sequence) => {
    const store = await kind.fresh();
    const open = store.open();
    const { writer, postWith } = startWriter(open, open, KEYS);
    await writer.start();
    await Promise.all(Array.from({ length: 1200 }, () => postWith(intent())));
    await store.run(
      `INSERT INTO entries SELECT writer, sequence, at + 1, kind, request, intent, application, agency, officer, subject,
         purpose, dossier, operation, detail, hash FROM entries WHERE sequence = ${sequence}`,
    );
    const { faults } = await verifyStore({ store: open, verify: KEYS.verify, checkpoints: [] });
    await writer.close();
    await open.close();
    expect(faults.map(({ about }) => about)).toContain(`${writer.name}.${sequence}`);
  });
});
