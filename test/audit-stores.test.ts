/** Both stores of the audit log keep, find and remove entries alike, and lose none when they fail. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { sha256 } from '../src/ledger/chain.ts';
import type { Entry } from '../src/ledger/entry.ts';
import { openPostgres } from '../src/ledger/stores/postgres.ts';
import { StoreTampered } from '../src/ledger/stores/conflict.ts';
import { StoreUnusable, type AuditStore, type Batch, type EntryQuery } from '../src/ledger/stores/store.ts';
import { entriesOf, expectUnbroken } from './kit/audit-chain.ts';
import { startAuditProcess } from './kit/audit-processes.ts';
import { postgresStores, sqliteStores, type TestStore } from './kit/audit-stores.ts';
import { auditKeys, draft, formerKeys, startWriter } from './kit/audit-writer.ts';
import { eventually } from './kit/running.ts';

const postgres = postgresStores();
const subject = '001099000001';
const month = (number: number, day = 1) => Date.UTC(2020, number - 1, day);

describe.each([sqliteStores(), postgres])('the audit log in $name', ({ start, stop, fresh, troubles }) => {
  let place: TestStore;
  let store: AuditStore;
  const opened: AuditStore[] = [];
  const open = (readOnly = false) => {
    const one = place.open(readOnly);
    opened.push(one);
    return one;
  };

  beforeAll(start);
  afterAll(stop);
  beforeEach(async () => {
    place = await fresh();
    store = open();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()));
  });

  const find = async (query: Partial<EntryQuery>) => {
    const found = await store.search({ order: 'oldest first', limit: 100, ...query });
    return found.map(({ detail }) => (JSON.parse(detail) as { name: string }).name);
  };

  /** Everything that is written to a store, and the store's `append` as it is. */
  const listen = () => {
    const batches: Batch[] = [];
    const sink = {
      append: async (batch: Batch) => {
        batches.push(batch);
        await store.append(batch);
      },
    };
    return { batches, sink };
  };

  test('finds a person under all former keys, and no other person', async () => {
    await startWriter(store, store, formerKeys).post(draft({ subject, detail: { name: 'before' } }));
    await startWriter(store).post(
      draft({ subject, detail: { name: 'after' } }),
      draft({ subject: '001099000002', detail: { name: 'other' } }),
      draft({ officer: { identityNumber: subject }, detail: { name: 'officer' } }),
    );
    expect(await find({ subjects: auditKeys.hashes(subject) })).toEqual(['before', 'after']);
    expect(await find({ subjects: formerKeys.hashes(subject) })).toEqual(['before']);
    expect(await find({ officers: auditKeys.hashes(subject) })).toEqual(['officer']);
    expect(await find({ subjects: [] })).toEqual([]);
  });

  const forge = (writer: string, sequence: number, at: number) =>
    place.run(
      `INSERT INTO entries (writer, sequence, at, kind, detail, hash)
       VALUES ('${writer}', ${sequence}, ${at}, 'intent', '{"name":"forged"}', ${place.place.file === '' ? "'\\x00'" : "x'00'"})`,
    );

  test('rows in the places of the next entries do not replace them', async () => {
    const { writer, states, durable, post } = startWriter(store);
    await post(draft({ at: month(3), detail: { name: 'before' } }));
    const forged = writer.name;
    for (const sequence of [2, 3, 4]) await forge(forged, sequence, month(3, 2));
    await post(
      draft({ at: month(3, 2), detail: { name: 'first' } }),
      draft({ at: month(3, 2), detail: { name: 'second' } }),
    );
    await post(draft({ at: month(3, 3), detail: { name: 'third' } }));
    expect(states).toEqual([{ ready: true }, { ready: false, why: 'audit store tampered' }, { ready: true }]);
    expect(writer.name).not.toBe(forged);
    const names = (entries: readonly Entry[]) =>
      entries.map(({ kind, detail }) =>
        kind === 'start' ? detail : (JSON.parse(detail) as { name: string }).name,
      );
    expect(names(await store.entries(forged, 0, 10))).toEqual(['before', 'forged', 'forged', 'forged']);
    const [beginning, ...others] = names(await store.entries(writer.name, 0, 10));
    expect(JSON.parse(beginning ?? '')).toMatchObject({ conflict: { writer: forged, sequence: 2 } });
    expect(others).toEqual(['first', 'second', 'third']);
    expect(durable.map(({ commit }) => commit.writer)).toEqual([forged, writer.name, writer.name]);
    await expectUnbroken(store, writer.name);
  });

  test('a text under the name of another text does not replace it', async () => {
    const content = { hash: sha256('query { own }'), text: 'query { own }' };
    await startWriter(store).post(draft({ at: month(3), detail: { name: 'before' } }));
    await place.run(`INSERT INTO contents (hash, text) VALUES ('${content.hash}', 'query { forged }')`);
    const { writer, states, postWith } = startWriter(store);
    const about = () => ({ drafts: [draft({ at: month(4), operation: content.hash })], contents: [content] });
    await postWith(about());
    await postWith(about());
    expect(states).toEqual([{ ready: false, why: 'audit store tampered' }, { ready: true }]);
    const [beginning, ...others] = await store.entries(writer.name, 0, 10);
    expect(JSON.parse(beginning?.detail ?? '')).toMatchObject({ conflict: { content } });
    expect(others.map(({ operation }) => operation)).toEqual([content.hash, content.hash]);
  });

  test('accepts a batch that is already stored, and rejects one with a foreign commit', async () => {
    const { batches, sink } = listen();
    const { post } = startWriter(store, sink);
    await post(draft({ at: month(3), detail: { name: 'once' } }));
    const [batch] = batches;
    if (!batch) throw new Error('There is no batch.');
    await store.append(batch);
    await store.append(batch, { patient: true });
    expect(await find({})).toEqual(['once']);
    const other = { ...batch, commit: { ...batch.commit, signature: 'forged' } };
    await expect(store.append(other)).rejects.toThrow(StoreTampered);
    const [entry] = batch.entries;
    if (!entry) throw new Error('There is no entry.');
    const changed = { ...batch, entries: [{ ...entry, purpose: 'forged' }] };
    await expect(store.append(changed)).rejects.toThrow(StoreTampered);
  });

  test('finds entries by their columns', async () => {
    const { writer, post } = startWriter(store);
    const said = { application: 'ap', agency: 'ag', purpose: 'pu', dossier: 'do', request: 're' };
    await post(draft({ at: month(3), detail: { name: 'first' } }));
    await post(draft({ at: month(4), ...said, detail: { name: 'second' } }));
    await post(
      draft({ at: month(5), kind: 'outcome', intent: `${writer.name}.2`, detail: { name: 'third' } }),
    );
    for (const [column, value] of Object.entries(said)) {
      expect(await find({ [column]: value })).toEqual(['second']);
      expect(await find({ [column]: `${value}!` })).toEqual([]);
    }
    expect(await find({ kinds: ['outcome', 'search'] })).toEqual(['third']);
    expect(await find({ intents: [`${writer.name}.2`] })).toEqual(['third']);
    expect(await find({ from: month(4) })).toEqual(['second', 'third']);
    expect(await find({ until: month(4) })).toEqual(['first']);
    expect(await find({ from: month(4), until: month(5), purpose: 'pu' })).toEqual(['second']);
    expect(await find({ order: 'newest first', limit: 2 })).toEqual(['third', 'second']);
  });

  test.each(['oldest first', 'newest first'] as const)(
    'returns every entry once over all pages, the %s',
    async (order) => {
      const writers = [startWriter(store), startWriter(store)];
      // Many of the same time, in two months.
      const drafts = [month(6, 30), month(7), month(7)].flatMap((at) =>
        Array.from({ length: 5 }, () => draft({ at })),
      );
      await Promise.all(writers.map(async ({ post }) => Promise.all(drafts.map((one) => post(one)))));
      const pages: Entry[] = [];
      for (;;) {
        const page = await store.search({ order, limit: 7, after: pages.at(-1) });
        if (page.length === 0) break;
        pages.push(...page);
      }
      const names = pages.map(({ at, writer, sequence }) =>
        [at, writer, sequence.toString().padStart(3, '0')].join(),
      );
      expect(names).toHaveLength(2 * drafts.length);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toEqual(order === 'oldest first' ? names.toSorted() : names.toSorted().toReversed());
    },
  );

  test('returns every text as written', async () => {
    const texts = ['', 'NULL', '{"a","b"}', String.raw`\x00 \\ \N`, "'; --", 'Đỗ Thị Hường 🪪', ' ,\t\n'];
    const { writer, postWith } = startWriter(store);
    await postWith({
      drafts: texts.map((text) => draft({ dossier: text, purpose: text, detail: { text } })),
      contents: texts.map((text, index) => ({ hash: `hash ${index}`, text })),
      statement: 'shown',
    });
    const entries = await entriesOf(store, writer.name);
    expect(entries.map(({ dossier }) => dossier)).toEqual(texts);
    expect(entries.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual(
      texts.map((text) => ({ text })),
    );
    const contents = await store.contents(texts.map((_, index) => `hash ${index}`));
    expect(contents.map(({ text }) => text)).toEqual(texts);
    expect(await expectUnbroken(store, writer.name)).toBe(texts.length);
  });

  test('characters that are no text do not block the log', async () => {
    const { writer, post } = startWriter(store);
    await post(draft({ dossier: 'a\0b\uD800c', detail: { text: 'a\0b\uD800c' } }));
    expect(await expectUnbroken(store, writer.name)).toBe(1);
  });

  test('changes nothing when a batch is written again', async () => {
    const { batches, sink } = listen();
    const { writer, postWith } = startWriter(store, sink);
    await postWith({ contents: [{ hash: 'a', text: 'query' }], statement: 'shown' });
    await postWith({ contents: [{ hash: 'a', text: 'query' }], statement: 'shown' });
    for (const batch of batches) await store.append(batch);
    expect(await expectUnbroken(store, writer.name)).toBe(2);
    expect(await store.count()).toBe(2);
    expect(await store.contentsAfter('', 10)).toEqual([{ hash: 'a', text: 'query' }]);
  });

  test.each([1, 20, 21, 47])(
    'loses none of %i entries of a commit, however often it is written',
    async (count) => {
      const { batches, sink } = listen();
      const { writer, post } = startWriter(store, sink);
      await post(...Array.from({ length: count }, () => draft()));
      for (const batch of batches) await store.append(batch);
      expect(batches).toHaveLength(1);
      expect(await expectUnbroken(store, writer.name)).toBe(count);
      expect(await store.count()).toBe(count);
    },
  );

  test('stores each text once and returns texts in the order of their names', async () => {
    const [one, other] = [startWriter(store), startWriter(open())];
    const contents = ['b', '_', 'B', 'a'].map((hash) => ({ hash, text: `text ${hash}` }));
    await Promise.all([
      ...contents.map((content) => one.postWith({ contents: [content] })),
      other.postWith({ contents: contents.toReversed() }),
    ]);
    expect((await store.contentsAfter('', 10)).map(({ hash }) => hash)).toEqual(['B', '_', 'a', 'b']);
    expect((await store.contentsAfter('_', 1)).map(({ hash }) => hash)).toEqual(['a']);
    expect(await store.contents(['a', 'unknown'])).toEqual([{ hash: 'a', text: 'text a' }]);
  });

  test('accepts writes of all processes that start together on an empty store', async () => {
    place = await fresh();
    const processes = await Promise.all(
      Array.from({ length: 4 }, () => startAuditProcess({ ...place.place, posts: 5 })),
    );
    await Promise.all(processes.map(({ kill }) => kill()));
    store = open();
    expect(await store.chains()).toEqual(processes.map(({ writer }) => writer).toSorted());
    for (const { writer } of processes) expect(await expectUnbroken(store, writer)).toBe(5);
  });

  test('begins a chain with the heads of earlier chains, newest first', async () => {
    const [one, other] = [startWriter(store), startWriter(store)];
    await one.post(draft({ at: month(2) }));
    await one.post(draft({ at: month(3) }));
    await other.post(draft({ at: month(4) }));
    expect((await store.heads(10)).map(({ writer, last }) => [writer, last])).toEqual([
      [other.writer.name, 1],
      [one.writer.name, 2],
    ]);
    expect(await store.heads(1)).toHaveLength(1);
    const next = startWriter(store);
    await next.writer.start();
    await next.writer.close();
    const [begin] = await entriesOf(store, next.writer.name);
    expect(JSON.parse(begin?.detail ?? '')).toMatchObject({
      chains: [
        [other.writer.name, 1, expect.any(String)],
        [one.writer.name, 2, expect.any(String)],
      ],
    });
  });

  test('removes only earlier months, and leaves a retention mark for each chain', async () => {
    const [old, long, keeper] = [startWriter(store), startWriter(store), startWriter(store)];
    await old.post(draft({ at: month(8) }), draft({ at: month(8, 31) }));
    for (const at of [month(8), month(10) - 1, month(10)]) await long.post(draft({ at }));
    await long.post(draft({ at: month(11) }));
    await keeper.post(draft({ at: month(10, 2) }));
    await keeper.writer.prune(month(10));
    await keeper.post();
    expect(
      (await store.search({ order: 'oldest first', limit: 100 })).map(({ at }) => at).slice(0, 3),
    ).toEqual([month(10), month(10, 2), month(11)]);
    const marks = new Map((await store.marks()).map(({ writer, sequence }) => [writer, sequence]));
    expect(marks).toEqual(
      new Map([
        [old.writer.name, 2],
        [long.writer.name, 2],
      ]),
    );
    expect(await expectUnbroken(store, old.writer.name)).toBe(0);
    expect(await expectUnbroken(store, long.writer.name)).toBe(2);
    expect(await expectUnbroken(store, keeper.writer.name)).toBe(3);
    expect(await store.chains()).toContain(old.writer.name);
    // Once more: there is nothing left to remove.
    expect(await store.endsBefore(month(10))).toEqual([]);
    await store.prune(month(10), await store.marks());
    expect(await store.count()).toBe(5);
  });

  test('finds the last commits before a time, and the oldest, of each chain', async () => {
    const [one, other] = [startWriter(store), startWriter(store)];
    expect(await store.oldest()).toBeUndefined();
    expect(await store.endsBefore(month(12))).toEqual([]);
    for (const at of [month(2), month(2), month(3), month(5)]) {
      await one.post(draft({ at }));
      await other.post(draft({ at: at + 1 }));
    }
    const ends = async (before: number) =>
      new Map((await store.endsBefore(before)).map(({ writer, last }) => [writer, last]));
    expect(await store.oldest()).toBe(month(2));
    expect(await ends(month(2) + 1)).toEqual(new Map([[one.writer.name, 2]]));
    expect(await ends(month(4))).toEqual(
      new Map([
        [one.writer.name, 3],
        [other.writer.name, 3],
      ]),
    );
    await one.writer.prune(month(3));
    expect(await store.oldest()).toBe(month(3));
    await one.writer.close();
  });

  test('assigns a posting across the end of a month to the new month', async () => {
    const { writer, post } = startWriter(store);
    await Promise.all([
      post(draft({ at: month(9) - 2 })),
      post(draft({ at: month(9) - 1 }), draft({ at: month(9) })),
    ]);
    expect((await entriesOf(store, writer.name)).map(({ at }) => at)).toEqual([
      month(9) - 2,
      month(9),
      month(9),
    ]);
    expect((await store.commits(writer.name, 0, 10)).map(({ last }) => last)).toEqual([1, 3]);
  });

  test('never writes to a read-only store', async () => {
    const { batches, sink } = listen();
    await startWriter(store, sink).post(draft({ detail: { name: 'one' } }));
    const reader = open(true);
    expect(await reader.count()).toBe(1);
    const [batch] = batches;
    if (!batch) throw new Error('Nothing was written.');
    const more = { ...batch, commit: { ...batch.commit, writer: 'another' } };
    await expect(reader.append(more)).rejects.toThrow(/read-?only/);
    expect(await store.heads(10)).toHaveLength(1);
  });

  test.each(Object.entries(troubles))(
    'reports in the log while %s, and then lacks nothing',
    async (_, trouble) => {
      const { writer, states, post } = startWriter(store);
      await post();
      const end = await trouble(place);
      const posts = Array.from({ length: 20 }, () => post());
      await eventually(
        async () => states.at(-1),
        (state) => expect(state).toMatchObject({ ready: false, why: expect.any(String) }),
      );
      await end();
      await Promise.all(posts);
      expect(states.map(({ ready }) => ready)).toEqual([true, false, true]);
      expect(await expectUnbroken(store, writer.name)).toBe(21);
    },
  );
});

describe('the audit log in PostgreSQL', () => {
  let place: TestStore;
  let store: AuditStore;

  beforeAll(postgres.start);
  afterAll(postgres.stop);
  beforeEach(async () => {
    place = await postgres.fresh();
    store = place.open();
  });
  afterEach(() => store.close());

  const months = async () => {
    const parts = await place.run(
      `SELECT relname FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = 'entries'::regclass ORDER BY 1`,
    );
    return parts.map(({ relname }) => relname);
  };

  test('each month has a partition, whichever gateway writes first', async () => {
    const other = place.open();
    const writers = [startWriter(store), startWriter(other), startWriter(store)];
    const times = [month(11, 30), month(12), month(13) - 1, month(13)];
    await Promise.all(writers.map(async ({ post }) => Promise.all(times.map((at) => post(draft({ at }))))));
    expect(await months()).toEqual(['entries_2020_11', 'entries_2020_12', 'entries_2021_01']);
    expect(await place.run('SELECT count(*)::int AS entries FROM entries_2020_12')).toEqual([{ entries: 6 }]);
    for (const { writer } of writers) expect(await expectUnbroken(store, writer.name)).toBe(4);
    await store.prune(month(13), []).catch(() => undefined);
    expect(await months()).toHaveLength(3);
    const keeper = startWriter(store);
    await keeper.writer.prune(month(13));
    expect(await months()).not.toContain('entries_2020_12');
    await keeper.writer.close();
    await other.close();
  });

  test('a removed month is created again for late entries', async () => {
    const { writer, post } = startWriter(store);
    await post(draft({ at: month(3) }));
    await place.run('DROP TABLE entries_2020_03');
    await post(draft({ at: month(3) }));
    expect((await entriesOf(store, writer.name)).map(({ sequence }) => sequence)).toEqual([2]);
  });

  test('removes nothing that was written after the marks were made', async () => {
    await startWriter(store).post(draft({ at: month(3) }));
    const marks = (await store.endsBefore(month(4))).map(({ writer, last, head, at, key, signature }) => ({
      writer,
      sequence: last,
      head,
      at,
      key,
      signature,
    }));
    const late = startWriter(store);
    await late.post(draft({ at: month(3) }));
    await expect(store.prune(month(4), marks)).rejects.toThrow('Older entries');
    expect(await expectUnbroken(store, late.writer.name)).toBe(1);
    expect(await store.count()).toBe(2);
    expect(await store.marks()).toEqual([]);
  });

  test('entries that a reader keeps from being removed are not recorded as removed', async () => {
    const { writer, post } = startWriter(store);
    await post(draft({ at: month(2) }));
    const reader = new Client({ connectionString: place.place.postgres?.url });
    await reader.connect();
    await reader.query('BEGIN; SELECT count(*) FROM entries');
    const next = startWriter(store);
    await expect(next.writer.prune(month(3))).rejects.toMatchObject({ code: '55P03' });
    await next.post();
    const notes = () => store.search({ order: 'oldest first', limit: 10, kinds: ['retention'] });
    expect(await notes()).toEqual([]);
    expect(await expectUnbroken(store, writer.name)).toBe(1);
    await reader.end();
    await next.writer.prune(month(3));
    await next.post();
    expect(await notes()).toHaveLength(1);
    await next.writer.close();
  });

  test('commits synchronously, whatever the address configures', async () => {
    const url = `${place.place.postgres?.url}?options=-c%20synchronous_commit%3Doff`;
    await place.run(
      'CREATE TABLE seen (value text); CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS ' +
        "$$BEGIN INSERT INTO seen VALUES (current_setting('synchronous_commit')); RETURN NEW; END$$",
    );
    await startWriter(store).post();
    await place.run('CREATE TRIGGER note AFTER INSERT ON commits FOR EACH ROW EXECUTE FUNCTION note()');
    const other = openPostgres({ url, timeoutMs: 1000 });
    await startWriter(other).post();
    expect(await place.run('SELECT value FROM seen')).toEqual([{ value: 'on' }]);
    await other.close();
  });

  test('does not touch a store of a later version', async () => {
    await startWriter(store).post();
    await place.run('UPDATE lienthong_audit_version SET version = 1000');
    for (const readOnly of [false, true]) {
      const older = place.open(readOnly);
      await expect(older.count()).rejects.toThrow(StoreUnusable);
      await older.close();
    }
  });

  test('loses nothing when the server dies repeatedly during writes', async () => {
    const { writer, post } = startWriter(store);
    for (let round = 0; round < 3; round += 1) {
      const posts: Promise<void>[] = [];
      for (let number = 0; number < 30; number += 1) {
        posts.push(post());
        await new Promise((resolve) => {
          setTimeout(resolve, 2);
        });
      }
      await postgres.server().kill();
      posts.push(post());
      await postgres.server().restart();
      await Promise.all(posts);
    }
    expect(await expectUnbroken(store, writer.name)).toBe(93);
  });

  test('waits for a server that is down at the gateway’s start', async () => {
    await postgres.server().kill();
    const { writer, states, post } = startWriter(store);
    await writer.start();
    const posted = post();
    await eventually(
      async () => states.at(-1),
      (state) => expect(state).toEqual({ ready: false, why: 'ECONNREFUSED' }),
    );
    await postgres.server().restart();
    await posted;
    expect(await expectUnbroken(store, writer.name)).toBe(2);
  });
});
