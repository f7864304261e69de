/** Batches that PostgreSQL does not accept wait on the disk and reach it later, in order, whatever dies meanwhile. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { JournalledSink, type JournalOptions, type JournalState } from '../src/ledger/journal.ts';
import type { AuditStore } from '../src/ledger/stores/store.ts';
import { expectUnbroken } from './kit/audit-chain.ts';
import { startAuditProcess } from './kit/audit-processes.ts';
import { postgresStores, type TestStore } from './kit/audit-stores.ts';
import { draft, startWriter } from './kit/audit-writer.ts';
import { eventually } from './kit/running.ts';

const kind = postgresStores();
let place: TestStore;
let store: AuditStore;
let folder: string;
const sinks: JournalledSink[] = [];

beforeAll(kind.start);
afterAll(kind.stop);
beforeEach(async () => {
  place = await kind.fresh();
  store = place.open();
  folder = mkdtempSync(join(tmpdir(), 'lienthong-journal-'));
});
afterEach(async () => {
  await kind.server().restart();
  await Promise.all(sinks.splice(0).map((sink) => sink.close()));
  await store.close();
  rmSync(folder, { recursive: true });
});

const limits = { seconds: 60, bytes: 10_000_000 };

async function open(options: Partial<JournalOptions> = {}): Promise<JournalledSink> {
  const sink = await JournalledSink.open({ store, folder, ...limits, ...options });
  sinks.push(sink);
  return sink;
}

const files = () => readdirSync(folder).map((name) => join(folder, name));

async function expectDrained(sink: JournalledSink): Promise<void> {
  await eventually(
    async () => ({ ...sink.state, files: files() }),
    (state) => expect(state).toEqual({ journalled: 0, oldestAt: undefined, bytes: 0, files: [] }),
  );
}

const away = { url: 'postgres://postgres@127.0.0.1:1/nowhere', timeoutMs: 500 };

/** A process that found no database and was killed, after so many postings were durable. */
async function leave(posts: number): Promise<{ readonly writer: string; readonly file: string }> {
  const before = new Set(files());
  const journal = { folder, ...limits };
  const { writer, kill } = await startAuditProcess({ file: '', postgres: away, journal, posts });
  await kill();
  const file = files().find((path) => path.endsWith('.sqlite') && !before.has(path));
  return { writer, file: file ?? '' };
}

/** The same as a version left it that wrote a text file: a line with its process, then one for each batch. */
async function leaveOld(posts: number, pid = 2 ** 31): Promise<{ readonly writer: string; file: string }> {
  const { writer, file } = await leave(posts);
  const db = new DatabaseSync(file);
  const rows = db.prepare('SELECT checksum, json FROM batches ORDER BY id').all();
  db.close();
  rmSync(file);
  const old = join(folder, `audit-journal-${writer}.jsonl`);
  const lines = rows.map(({ checksum, json }) => `${String(checksum)} ${String(json)}\n`);
  writeFileSync(old, `${JSON.stringify({ pid })}\n${lines.join('')}`);
  return { writer, file: old };
}

test('keeps every posting durable and in order while the database dies and recovers', async () => {
  const told: JournalState[] = [];
  const sink = await open({ onState: (state) => void told.push(state) });
  const { writer, states, post } = startWriter(store, sink);
  let posted = 0;
  const some = async () => {
    const posts: Promise<void>[] = [];
    for (let number = 0; number < 20; number += 1) {
      posts.push(post());
      posted += 1;
      await new Promise((resolve) => {
        setTimeout(resolve, 2);
      });
    }
    await Promise.all(posts);
  };
  for (let round = 0; round < 3; round += 1) {
    const posting = some();
    await kind.server().kill();
    await posting;
    await some();
    expect(sink.state.journalled).toBeGreaterThan(0);
    expect(sink.state.oldestAt).toBeDefined();
    const more = some();
    await kind.server().restart();
    await more;
    while (sink.state.journalled > 0) await some();
  }
  await expectDrained(sink);
  expect(states).toEqual([{ ready: true }]);
  expect(told.at(-1)).toEqual({ journalled: 0, oldestAt: undefined, bytes: 0 });
  expect(await expectUnbroken(store, writer.name)).toBe(posted);
});

test('a batch whose place another row has stays in a file, and later batches drain in a new chain', async () => {
  const conflicts: unknown[] = [];
  const sink: JournalledSink = await open({
    onConflict: (conflict) => {
      conflicts.push(conflict);
      writer.replaceChain(conflict);
    },
  });
  const { writer, post } = startWriter(store, sink);
  const at = Date.now();
  await post(draft({ at }));
  const former = writer.name;
  await place.run(
    `INSERT INTO entries (writer, sequence, at, kind, detail, hash) VALUES ('${former}', 2, ${at}, 'intent', '{}', '\\x00')`,
  );
  kind.server().freeze();
  await post(draft({ at }));
  kind.server().thaw();
  await eventually(
    async () => [conflicts.length, files().map((file) => file.endsWith('.damaged'))],
    (found) => expect(found).toEqual([1, [true]]),
  );
  expect(conflicts).toEqual([{ writer: former, sequence: 2 }]);
  await post(draft({ at }));
  expect(writer.name).not.toBe(former);
  expect(await expectUnbroken(store, writer.name)).toBe(2);
});

test('does not age the journal when the clock jumps by an hour', async () => {
  const sink = await open();
  const { postWith } = startWriter(store, sink);
  const posting = { contents: [{ hash: 'a', text: 'query Đỗ' }], statement: 'shown' };
  kind.server().freeze();
  const real = Date.now.bind(Date);
  for (const byMs of [0, 3_600_000, -3_600_000]) {
    jest.spyOn(Date, 'now').mockImplementation(() => real() + byMs);
    await postWith(posting);
  }
  jest.restoreAllMocks();
  expect(sink.state.journalled).toBe(3);
  kind.server().thaw();
  await expectDrained(sink);
});

test('a database that hangs delays no request', async () => {
  const sink = await open();
  const { writer, states, postWith } = startWriter(store, sink);
  const posting = { contents: [{ hash: 'a', text: 'query Đỗ' }], statement: 'shown' };
  await postWith(posting);
  kind.server().freeze();
  await postWith(posting);
  await postWith(posting);
  expect(sink.state.journalled).toBe(2);
  kind.server().thaw();
  await expectDrained(sink);
  await postWith(posting);
  expect(states).toEqual([{ ready: true }]);
  expect(await expectUnbroken(store, writer.name)).toBe(4);
  expect(await store.contentsAfter('', 10)).toEqual(posting.contents);
});

test('a database slower than the timeout of answers takes the batches of the journal', async () => {
  const sink = await open();
  const { writer, post } = startWriter(store, sink);
  await post();
  await place.run(
    `CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(1.5); RETURN NEW; END'`,
  );
  await place.run('CREATE TRIGGER slow BEFORE INSERT ON commits FOR EACH ROW EXECUTE FUNCTION slow()');
  await post();
  await post();
  expect(sink.state.journalled).toBe(2);
  await expectDrained(sink);
  expect(await expectUnbroken(store, writer.name)).toBe(3);
});

test('closes without waiting for a database that hangs, and the next process loses nothing', async () => {
  const sink = await open();
  const { writer, post } = startWriter(store, sink);
  await post();
  kind.server().freeze();
  await post();
  await post();
  await sink.close();
  expect(sink.state.journalled).toBe(2);
  kind.server().thaw();
  await expectDrained(await open());
  expect(await expectUnbroken(store, writer.name)).toBe(3);
});

test('batches of a killed process reach the database through the next process', async () => {
  const left = await leave(5);
  const sink = await open();
  await expectDrained(sink);
  expect(await expectUnbroken(store, left.writer)).toBe(5);
});

test('batches of a former process wait for a database that is still away, over several starts', async () => {
  const left = [await leave(3), await leave(4)];
  await kind.server().kill();
  const first = await open();
  const own = startWriter(store, first);
  await own.post();
  expect(first.state.journalled).toBe(8);
  await first.close();
  await kind.server().restart();
  const second = await open();
  await expectDrained(second);
  expect(await expectUnbroken(store, left[0]?.writer ?? '')).toBe(3);
  expect(await expectUnbroken(store, left[1]?.writer ?? '')).toBe(4);
  expect(await expectUnbroken(store, own.writer.name)).toBe(1);
});

describe('a journal of a former version', () => {
  test('drains together with one of this version', async () => {
    const [old, left] = [await leaveOld(5), await leave(2)];
    const sink = await open();
    await expectDrained(sink);
    expect(await expectUnbroken(store, old.writer)).toBe(5);
    expect(await expectUnbroken(store, left.writer)).toBe(2);
  });

  test('is kept through several starts while the database is down', async () => {
    const { writer } = await leaveOld(3);
    await kind.server().kill();
    const first = await open();
    expect(first.state.journalled).toBe(3);
    await first.close();
    await kind.server().restart();
    await expectDrained(await open());
    expect(await expectUnbroken(store, writer)).toBe(3);
  });

  test.each([
    ['in the middle of its last line', 4, (bytes: Buffer) => bytes.subarray(0, -20)],
    ['before the end of its last line', 5, (bytes: Buffer) => bytes.subarray(0, -1)],
    [
      'with a last line of zeros',
      5,
      (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(500), Buffer.from('\n')]),
    ],
  ])('that was torn %s gives all whole batches', async (_, whole, tear) => {
    const { writer, file } = await leaveOld(5);
    writeFileSync(file, tear(readFileSync(file)));
    await expectDrained(await open());
    expect(await expectUnbroken(store, writer)).toBe(whole);
  });

  test('torn in its first line is empty', async () => {
    writeFileSync(join(folder, 'audit-journal-aaaaaaaaaaaaaaaa.jsonl'), '{"pid":');
    const sink = await open();
    await expectDrained(sink);
    expect(await store.count()).toBe(0);
  });

  test('that was changed drains its other batches and is kept', async () => {
    const { writer, file } = await leaveOld(3);
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, lines.with(2, lines[2]?.replace('intent', 'export') ?? '').join('\n'));
    expect(await sequencesOfKept(writer)).toEqual([1, 3]);
  });

  test('of a running process is not touched', async () => {
    const { file } = await leaveOld(1, process.ppid);
    const sink = await open();
    expect([sink.state.journalled, existsSync(file)]).toEqual([0, true]);
  });
});

/** Entries that reach the store from a journal that is kept after draining. */
async function sequencesOfKept(writer: string): Promise<readonly number[]> {
  const sink = await open();
  await eventually(
    async () => [sink.state.journalled, files().map((file) => file.endsWith('.damaged'))],
    (found) => expect(found).toEqual([0, [true]]),
  );
  return (await store.entries(writer, 0, 10)).map(({ sequence }) => sequence);
}

// The newest batches are in a file of their own.
test.each([
  ['in the middle of its last batch', 4, (bytes: Buffer) => bytes.subarray(0, -20)],
  ['before the end of its last batch', 4, (bytes: Buffer) => bytes.subarray(0, -1)],
  ['behind its last batch', 5, (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(500)])],
])('a journal that was torn %s gives all whole ones', async (_, whole, tear) => {
  const { writer, file } = await leave(5);
  const newest = `${file}-wal`;
  writeFileSync(newest, tear(readFileSync(newest)));
  await expectDrained(await open());
  expect(await expectUnbroken(store, writer)).toBe(whole);
});

test('treats a journal torn at its creation as empty', async () => {
  writeFileSync(join(folder, 'audit-journal-torn.sqlite'), '');
  const sink = await open();
  await expectDrained(sink);
  expect(await store.count()).toBe(0);
});

test('a changed journal drains its other batches and is kept', async () => {
  const { writer, file } = await leave(3);
  const db = new DatabaseSync(file);
  db.exec(`UPDATE batches SET json = replace(json, 'intent', 'export') WHERE id = 2`);
  db.close();
  expect(await sequencesOfKept(writer)).toEqual([1, 3]);
});

test('keeps an overwritten journal, and drains the others', async () => {
  const { file } = await leave(1);
  rmSync(`${file}-wal`);
  writeFileSync(file, 'x'.repeat(5000));
  const { writer } = await leave(2);
  expect(await sequencesOfKept(writer)).toEqual([1, 2]);
});

test('lets only its user read a journal', async () => {
  await kind.server().kill();
  const before = process.umask(0);
  try {
    await startWriter(store, await open()).post();
  } finally {
    process.umask(before);
  }
  expect(files().length).toBeGreaterThan(0);
  for (const file of files()) expect(statSync(file).mode & 0o077).toBe(0);
});

test.each([
  ['removed', (file: string) => rmSync(file)],
  ['renamed', (file: string) => renameSync(file, `${file}.away`)],
])('drains a journal that was %s in use, and begins another', async (_, change) => {
  await kind.server().kill();
  const sink = await open();
  const { writer, post } = startWriter(store, sink);
  await post();
  for (const file of files()) if (file.endsWith('.sqlite')) change(file);
  await post();
  expect(files().filter((file) => file.endsWith('.sqlite'))).toHaveLength(1);
  expect(sink.state.journalled).toBeGreaterThan(1);
  await kind.server().restart();
  await eventually(
    async () => sink.state.journalled,
    (journalled) => expect(journalled).toBe(0),
  );
  expect(await expectUnbroken(store, writer.name)).toBe(2);
});

test('does not touch the journal of a running process', async () => {
  const journal = { folder, ...limits };
  const { writer, kill } = await startAuditProcess({ file: '', postgres: away, journal, posts: 2 });
  const sink = await open();
  expect(sink.state.journalled).toBe(0);
  expect(files().filter((file) => file.endsWith('.sqlite'))).toHaveLength(1);
  await startWriter(store, sink).post();
  await kill();
  await expectDrained(await open());
  expect(await expectUnbroken(store, writer)).toBe(2);
});

test('loses nothing with several journals of one process', async () => {
  await kind.server().kill();
  const [one, other] = [await open(), await open()];
  const writers = [startWriter(store, one), startWriter(store, other)];
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(writers.map(async ({ post }) => Promise.all([post(), post()])));
    // It may take neither, for they are used.
    await open();
  }
  await Promise.all(writers.map(({ post }) => post()));
  await kind.server().restart();
  for (const sink of sinks) {
    await eventually(
      async () => sink.state.journalled,
      (journalled) => expect(journalled).toBe(0),
    );
  }
  await eventually(
    async () => files(),
    (left) => expect(left).toEqual([]),
  );
  for (const { writer } of writers) expect(await expectUnbroken(store, writer.name)).toBe(7);
});

test.each([
  ['has stood in for too long', { seconds: 1 }],
  ['is too large', { bytes: 3000 }],
])('stops writing to a journal that %s until it drains', async (_, limit) => {
  const sink = await open(limit);
  const { writer, states, post } = startWriter(store, sink);
  await post();
  await kind.server().kill();
  const posts: Promise<void>[] = [];
  while (states.at(-1)?.ready !== false) {
    posts.push(post());
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  expect(states.at(-1)).toEqual({ ready: false, why: 'journal full' });
  const { journalled, bytes } = sink.state;
  expect(journalled).toBeGreaterThan(0);
  posts.push(post());
  await new Promise((resolve) => {
    setTimeout(resolve, 600);
  });
  expect(sink.state).toMatchObject({ journalled, bytes });
  await kind.server().restart();
  await Promise.all(posts);
  await expectDrained(sink);
  expect(states.map(({ ready }) => ready)).toEqual([true, false, true]);
  expect(await expectUnbroken(store, writer.name)).toBe(posts.length + 1);
});

test('without a journal, the log reports the error of the database', async () => {
  const sink = await open({ seconds: 0 });
  const { writer, states, post } = startWriter(store, sink);
  await post();
  await kind.server().kill();
  const posted = post();
  await eventually(
    async () => states.at(-1)?.ready,
    (ready) => expect(ready).toBe(false),
  );
  expect(files()).toEqual([]);
  await kind.server().restart();
  await posted;
  expect(await expectUnbroken(store, writer.name)).toBe(2);
});

test('a full disk refuses batches and keeps the earlier ones', async () => {
  const journal = { folder, ...limits };
  const full = await startAuditProcess(
    { file: '', postgres: away, journal, posts: 1000 },
    'disk I/O error',
    64,
  );
  await full.kill();
  expect(full.durable).toBeGreaterThan(1);
  const sink = await open();
  expect(sink.state.journalled).toBe(full.durable);
  await expectDrained(sink);
  expect(await expectUnbroken(store, full.writer)).toBe(full.durable);
});

test('uses a folder again as soon as it is back', async () => {
  const sink = await open();
  const { writer, states, post } = startWriter(store, sink);
  await post();
  await kind.server().kill();
  rmSync(folder, { recursive: true });
  const posted = post();
  await eventually(
    async () => states.at(-1),
    (state) => expect(state).toEqual({ ready: false, why: 'ENOENT' }),
  );
  mkdirSync(folder);
  await posted;
  expect(sink.state.journalled).toBe(1);
  await kind.server().restart();
  await expectDrained(sink);
  expect(await expectUnbroken(store, writer.name)).toBe(2);
});

test('a batch larger than a read buffer drains whole', async () => {
  await kind.server().kill();
  const sink = await open();
  const { writer, postWith } = startWriter(store, sink);
  await postWith({ contents: [{ hash: 'large', text: 'ế'.repeat(200_000) }] });
  await postWith({});
  await kind.server().restart();
  await expectDrained(sink);
  expect(await expectUnbroken(store, writer.name)).toBe(2);
  expect((await store.contents(['large']))[0]?.text).toHaveLength(200_000);
});

test('other files in the folder are not taken for journals', async () => {
  appendFileSync(join(folder, 'audit.sqlite'), 'something else');
  const sink = await open();
  expect(sink.state).toEqual({ journalled: 0, oldestAt: undefined, bytes: 0 });
  expect(readFileSync(join(folder, 'audit.sqlite'), 'utf8')).toBe('something else');
});
