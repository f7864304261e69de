/** Retention removes old entries and checkpoints by months; neither a wrong clock nor a large month does harm. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Commit } from '../src/ledger/chain.ts';
import { AuditKeys } from '../src/ledger/keys.ts';
import { Checkpoints } from '../src/ledger/checkpoints.ts';
import { Retention } from '../src/ledger/retention.ts';
import type { AuditStore } from '../src/ledger/stores/store.ts';
import { verifyStore } from '../src/ledger/verify.ts';
import type { AuditWriter } from '../src/ledger/writer.ts';
import { expectUnbroken } from './kit/audit-chain.ts';
import { postgresStores, sqliteStores, type TestStore } from './kit/audit-stores.ts';
import { auditKeys, draft, startWriter } from './kit/audit-writer.ts';
import { eventually } from './kit/running.ts';

const DAY = 24 * 60 * 60 * 1000;
const month = (number: number, day = 1) => Date.UTC(2020, number - 1, day);

const faultsIn = async (store: AuditStore) =>
  (await verifyStore({ store, verify: auditKeys.verify, checkpoints: [] })).faults;

describe.each([sqliteStores(), postgresStores()])('retention in $name', ({ start, stop, fresh }) => {
  let store: AuditStore;
  const writers: AuditWriter[] = [];
  beforeAll(start);
  afterAll(stop);
  beforeEach(async () => {
    store = (await fresh()).open();
  });
  afterEach(async () => {
    await Promise.all(writers.splice(0).map((writer) => writer.close()));
    await store.close();
  });

  /** A gateway that starts at a time by its clock, keeps three months, and tells what it does. */
  function keeper(startedAt: number) {
    const { writer, post } = startWriter(store);
    writers.push(writer);
    const reports: unknown[] = [];
    let [now, elapsed] = [startedAt, 0];
    const retention = new Retention({
      writer,
      store,
      months: 3,
      onRemoved: (removed) => void reports.push(removed),
      onError: (error) => void reports.push(error),
      clock: { now: () => now, elapsed: () => elapsed },
    });
    const check = async () => {
      await retention.check();
      return reports.splice(0);
    };
    return {
      post,
      check,
      pass: (milliseconds: number) => {
        now += milliseconds;
        elapsed += milliseconds;
      },
      setClock: (to: number) => {
        now = to;
      },
    };
  }

  async function written(...times: readonly number[]): Promise<string> {
    const { writer, post } = startWriter(store);
    for (const at of times) await post(draft({ at }));
    await writer.close();
    return writer.name;
  }

  const times = async () =>
    (await store.search({ order: 'oldest first', limit: 100, kinds: ['intent'] })).map(({ at }) => at);

  test('removes the oldest expired month, one a day', async () => {
    await written(month(1), month(1, 31), month(2), month(6), month(8));
    const gateway = keeper(month(8, 2));
    expect(await gateway.check()).toEqual(['2020-01']);
    expect(await times()).toEqual([month(2), month(6), month(8)]);
    expect(await faultsIn(store)).toEqual([]);
  });

  test('continues a day later, and not before, in any gateway', async () => {
    const { writer, post } = startWriter(store);
    const now = Date.now();
    const old = [400, 200].map((days) => now - days * DAY);
    for (const at of old) await post(draft({ at }));
    await post(draft({ at: now }));
    const [one, other] = [keeper(now), keeper(now)];
    expect(await one.check()).toHaveLength(1);
    expect(await other.check()).toEqual([]);
    expect(await times()).toEqual([old[1], now]);
    one.pass(DAY);
    expect(await one.check()).toHaveLength(1);
    expect(await times()).toEqual([now]);
    one.pass(DAY);
    expect(await one.check()).toEqual([]);
    expect(await expectUnbroken(store, writer.name)).toBe(1);
  });

  test('removes nothing for a commit that an attacker wrote into the store', async () => {
    await written(month(1), month(6), month(8));
    const otherKeys = new AuditKeys({
      people: [{ id: 'other', key: Buffer.alloc(32, 8) }],
      signingSeed: Buffer.alloc(32, 9),
      formerPublicKeys: [],
    });
    const forger = startWriter(store, store, otherKeys);
    await forger.post(draft({ at: month(1) }));
    await forger.writer.close();
    const gateway = keeper(month(8, 2));
    expect(await gateway.check()).toEqual([expect.any(Error)]);
    expect(await times()).toEqual([month(1), month(1), month(6), month(8)]);
  });

  test('removes nothing by a clock that is far ahead of the newest entry', async () => {
    await written(month(1), month(6));
    const gateway = keeper(month(24));
    await gateway.post(draft({ at: month(24) }));
    expect(await gateway.check()).toEqual([
      expect.objectContaining({ code: expect.stringContaining('clock') }),
    ]);
    expect(await times()).toEqual([month(1), month(6), month(24)]);
  });

  test('removes nothing if the clock is changed while the gateway runs', async () => {
    await written(month(1), month(6));
    const gateway = keeper(month(6, 2));
    gateway.setClock(month(30));
    expect(await gateway.check()).toEqual([
      expect.objectContaining({ code: expect.stringContaining('clock') }),
    ]);
    expect(await times()).toEqual([month(1), month(6)]);
  });

  test('removes entries that became too old while the gateway ran', async () => {
    const gateway = keeper(month(6));
    expect(await gateway.check()).toEqual([]);
    await gateway.post(draft({ at: month(6) }));
    gateway.pass(70 * DAY);
    expect(await gateway.check()).toEqual([]);
    gateway.pass(80 * DAY);
    expect(await gateway.check()).toEqual(['2020-06']);
    expect(await times()).toEqual([]);
  });
});

describe('retention of a large month in SQLite', () => {
  const kind = sqliteStores();
  let place: TestStore;
  let store: AuditStore;
  let name: string;
  const ENTRIES = 9000;

  beforeAll(kind.start);
  afterAll(kind.stop);
  beforeEach(async () => {
    place = await kind.fresh();
    store = place.open();
    const { writer, post } = startWriter(store);
    for (let written = 0; written < ENTRIES; written += 300)
      await post(...Array.from({ length: 300 }, () => draft({ at: month(1) })));
    await post(draft({ at: month(3) }));
    await writer.close();
    name = writer.name;
  });
  afterEach(() => store.close());

  test('removes it in parts between writes, and the log verifies after each', async () => {
    const { writer, post } = startWriter(store);
    const pruning = writer.prune(month(2));
    const counts: number[] = [];
    for (;;) {
      await post();
      const { entries, faults } = await verifyStore({ store, verify: auditKeys.verify, checkpoints: [] });
      expect(faults).toEqual([]);
      counts.push(entries);
      if ((await store.oldest()) === month(3)) break;
    }
    await pruning;
    expect(new Set(counts).size).toBeGreaterThan(2);
    expect(await expectUnbroken(store, name)).toBe(1);
    expect((await store.marks()).map(({ sequence }) => sequence)).toEqual([ENTRIES]);
    await post();
    const [note] = await store.search({ order: 'oldest first', limit: 10, kinds: ['retention'] });
    await writer.close();
    expect(JSON.parse(note?.detail ?? '')).toMatchObject({ removed: [[name, ENTRIES, expect.any(String)]] });
  });

  test('continues after an interruption, and the log verifies', async () => {
    const { writer, post } = startWriter(store);
    const pruning = writer.prune(month(2));
    while ((await store.marks()).length === 0) await setImmediate();
    const other = new DatabaseSync(place.place.file);
    other.exec('BEGIN IMMEDIATE');
    await expect(pruning).rejects.toThrow('locked');
    other.exec('COMMIT');
    other.close();
    await post();
    expect(await store.search({ order: 'oldest first', limit: 10, kinds: ['retention'] })).toEqual([]);
    expect(await faultsIn(store)).toEqual([]);
    const left = await expectUnbroken(store, name);
    expect(left).toBeGreaterThan(1);
    expect(left).toBeLessThan(ENTRIES);
    await writer.prune(month(2));
    await writer.close();
    expect(await expectUnbroken(store, name)).toBe(1);
    expect(await faultsIn(store)).toEqual([]);
  });
});

describe('checkpoints', () => {
  let folder: string;
  let file: string;
  let told: (number | 'trouble')[];
  let checkpoints: Checkpoints;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lienthong-checkpoints-'));
    file = join(folder, 'below', 'checkpoints.jsonl');
    told = [];
  });
  afterEach(async () => {
    await checkpoints.close();
    rmSync(folder, { recursive: true });
  });

  const begin = (to: string, everyMs = 60_000) => {
    checkpoints = new Checkpoints({
      file: to,
      everyMs,
      onCheckpoint: ({ last }) => void told.push(last),
      onTrouble: (why) => void (why !== undefined && told.push('trouble')),
    });
  };
  const commit = (last: number): Commit => {
    const texts = { writer: 'a', head: 'h', root: '', key: 'k', signature: 's' };
    return { ...texts, first: last, last, at: month(1) };
  };
  const lastsIn = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as Commit).last);

  test('are written for the first and the last commit of a chain', async () => {
    begin(file);
    for (const last of [1, 2, 3]) checkpoints.note(commit(last));
    expect(told).toEqual([1]);
    await checkpoints.close();
    expect(told).toEqual([1, 3]);
    expect(lastsIn(readFileSync(file, 'utf8'))).toEqual([1, 3]);
  });

  test('a file that cannot be written is reported, and the log stream has the checkpoint', async () => {
    writeFileSync(join(folder, 'below'), 'not a folder');
    begin(file);
    checkpoints.note(commit(1));
    expect(told).toEqual([1]);
    await eventually(
      async () => told,
      (all) => expect(all).toEqual([1, 'trouble']),
    );
  });

  test('a file that hangs delays no request, and gets the newest head when it is back', async () => {
    // Nobody reads from the pipe, so whoever opens it to write waits, as on a mount that is away.
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    begin(pipe, 20);
    checkpoints.note(commit(1));
    for (const last of [2, 3, 4]) {
      checkpoints.note(commit(last));
      await eventually(
        async () => told,
        (all) => expect(all).toContain(last),
      );
    }
    expect(told).toEqual([1, 2, 3, 'trouble', 4]);
    await checkpoints.close();
    expect(told).toEqual([1, 2, 3, 'trouble', 4]);
    // Whoever reads sees an end between two that write, or none.
    let text = '';
    while (!text.includes('"last":4')) text += await readFile(pipe, 'utf8');
    expect(lastsIn(text)).toEqual([1, 4]);
  });
});
