/** Verification compares the store with checkpoints, receipts and the marks of retention. */
import { describe, expect, test } from '@jest/globals';
import { commitBytes } from '../src/ledger/chain.ts';
import { KEYS, intent, type AuditLog, type Chain } from './kit/audit-log.ts';
import { copied, cutTail, faultsOf, others, rewrite, written } from './kit/audit-tampering.ts';

describe('finds changes of chains', () => {
  async function two(): Promise<{ log: AuditLog; names: readonly string[]; chains: readonly Chain[] }> {
    const { log, name, chain } = await written();
    const next = await log.chain();
    await next.post(intent());
    await next.close();
    return { log, names: [name, next.name], chains: [chain, next] };
  }

  test('when it is removed, by the next chain', async () => {
    const { log, names } = await two();
    for (const table of ['entries', 'commits'])
      log.tamper(`DELETE FROM ${table} WHERE writer = ?`, names[0] ?? '');
    expect(await faultsOf(log, names)).toEqual(['cut a.5']);
    expect((await log.verify()).faults[0]?.message).toMatch(
      /\.5 is missing, .+\.1 names: the whole chain is gone/,
    );
  });

  test('when its tail is cut, by the next chain', async () => {
    const { log, names } = await two();
    cutTail(log, names[0] ?? '', 5);
    expect(await faultsOf(log, names)).toEqual(['cut a.5']);
    expect((await log.verify()).faults[0]?.message).toMatch(/cut after [a-p]{16}\.4/);
  });

  test('when the newest tail is cut, only by a checkpoint', async () => {
    const { log, names, chains } = await two();
    const checkpoints = chains.flatMap(({ committed }) => committed.map(({ commit }) => commit));
    expect(await faultsOf(log, names, checkpoints)).toEqual([]);
    cutTail(log, names[1] ?? '', 2);
    expect(await faultsOf(log, names)).toEqual([]);
    expect(await faultsOf(log, names, checkpoints)).toEqual(['cut b.2']);
  });

  test('when the newest chain is removed, only by a checkpoint', async () => {
    const { log, names, chains } = await two();
    cutTail(log, names[1] ?? '', 1);
    const checkpoints = chains.flatMap(({ committed }) => committed.map(({ commit }) => commit));
    expect(await faultsOf(log, names, checkpoints)).toEqual(['cut b.1']);
  });

  test('when its history is signed again with the same key, only by a checkpoint', async () => {
    const { log, name, chain } = await written();
    const before = chain.committed.map(({ commit }) => commit);
    rewrite(log, 3, 5, KEYS);
    expect(await faultsOf(log, name)).toEqual([]);
    expect(await faultsOf(log, name, before)).toEqual(['rewritten a.4']);
  });

  test('reports a forged checkpoint', async () => {
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

  test('leaves a log that verifies, with checkpoints from before it', async () => {
    const { log, chains } = await pruned();
    const checkpoints = chains.flatMap(({ committed }) => committed.map(({ commit }) => commit));
    expect(log.rows('SELECT sequence FROM marks ORDER BY sequence')).toHaveLength(2);
    expect(await log.verify(checkpoints)).toMatchObject({ entries: 2, chains: 1, faults: [] });
  });

  test.each(['writer', 'sequence', 'head', 'at', 'key', 'signature'])(
    'reports a mark with a changed %s',
    async (column) => {
      const { log, names } = await pruned();
      const value = { sequence: 1, at: 1 }[column] ?? 'x';
      log.tamper(`UPDATE marks SET ${column} = ? WHERE writer = ?`, value, names[1] ?? '');
      expect((await log.verify()).faults.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['mark', 'missing']),
      );
    },
  );

  test('the rest of the chain and the entry of retention reveal a missing mark', async () => {
    const { log, names } = await pruned();
    log.tamper('DELETE FROM marks');
    expect(await faultsOf(log, names)).toEqual(['cut a.5', 'cut b.2', 'missing b.1']);
  });

  test('a forged mark hides nothing', async () => {
    const { log, name } = await written();
    cutTail(log, name, 1, 4);
    log.tamper(
      'INSERT INTO marks SELECT ?, 4, ?, 1, key, signature FROM commits LIMIT 1',
      name,
      String(log.rows('SELECT head FROM commits')[0]?.['head']),
    );
    expect(await faultsOf(log, name)).toEqual(['mark a.4', 'missing a.1']);
  });

  test('reports a commit that was put back after retention', async () => {
    const { log, names } = await pruned();
    const { log: earlier, name, chain } = await written();
    expect(await faultsOf(earlier, name)).toEqual([]);
    const [{ commit } = { commit: undefined }] = chain.committed;
    if (!commit) throw new Error('Nothing was committed.');
    const own = { ...commit, writer: names[0] ?? '' };
    const values = [own.writer, own.first, own.last, own.at, own.head, own.root, own.key];
    log.tamper(
      'INSERT INTO commits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ...values,
      KEYS.sign(commitBytes(own)),
      '[]',
    );
    expect(await faultsOf(log, names)).toEqual(['commit a.1']);
  });

  test('reports a checkpoint that contradicts its mark', async () => {
    const { log, names, chains } = await pruned();
    const { commit } = chains[0]?.committed.at(-1) ?? {};
    if (!commit) throw new Error('Nothing was committed.');
    const other = { ...commit, head: commit.root };
    const signature = KEYS.sign(commitBytes(other));
    expect(await faultsOf(log, names, [{ ...other, signature }])).toEqual(['rewritten a.5']);
  });

  test('reports entries that were put back after retention', async () => {
    const { log, names } = await pruned();
    const other = names[0] ?? '';
    log.tamper(copied(`'${other}', 2, ${others}`, 'sequence = 3'));
    expect(await faultsOf(log, names)).toEqual(['inserted a.2']);
  });
});
