/** Attacks on the store of the audit log by a user of the same machine: what they can read, and what they can make it swallow. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Receipt } from '../src/ledger/receipt.ts';
import { openWorkplace } from './kit/gateway-process.ts';
import { eventually, Running, type Triple } from './kit/running.ts';

let running: Running;
let people: readonly Triple[];
beforeAll(async () => {
  // A test waits for it in vain, and a busy machine needs some of it.
  running = await Running.start((config) => ({ ...config, audit: { ...config.audit, timeoutMs: 5000 } }));
  people = (await running.people(20)).map(({ subject }) => subject);
});
afterAll(() => running.stop());

const QUERY = `query ($subject: SubjectInput!) {
  citizen(subject: $subject) { identity { receipt record { father { fullName } } } } }`;

interface Answer {
  readonly data?: { readonly citizen: { readonly identity: { readonly receipt: string } } };
  readonly extensions?: { readonly receipt: readonly Receipt[] };
}

async function ask(subject: Triple | undefined, id: string): Promise<{ status: number; body: Answer }> {
  const answer = await running.ask(QUERY, { subject }, { 'X-Request-Id': id });
  return { status: answer.status, body: answer.body as Answer };
}

function inStore<Result>(work: (db: DatabaseSync) => Result): Result {
  const db = new DatabaseSync(running.auditConfig.file);
  try {
    db.exec('PRAGMA busy_timeout = 5000');
    return work(db);
  } finally {
    db.close();
  }
}

/** Puts rows where the next entries of the newest chain belong. @returns the chain */
function forge(rows: number): string {
  return inStore((db) => {
    const newest = db.prepare("SELECT writer FROM entries WHERE kind = 'start' ORDER BY at DESC LIMIT 1");
    const writer = String(newest.get()?.['writer']);
    const last = db.prepare('SELECT max(sequence) AS last FROM entries WHERE writer = ?').get(writer)?.[
      'last'
    ];
    const row = db.prepare(
      "INSERT OR IGNORE INTO entries (writer, sequence, at, kind, detail, hash) VALUES (?, ?, ?, 'intent', '{}', x'00')",
    );
    for (let more = 1; more <= rows; more += 1) row.run(writer, Number(last) + more, Date.now());
    return writer;
  });
}

describe('foreign rows at the next positions of the chain', () => {
  test('release no answer without its own entries, and cost the service only the chain', async () => {
    for (const [round, rows] of [1, 2, 500].entries()) {
      await ask(people[round], `before-the-forgery-${round}`);
      await eventually(
        async () =>
          inStore((db) =>
            db
              .prepare("SELECT count(*) AS rows FROM entries WHERE request = ? AND kind = 'outcome'")
              .get(`before-the-forgery-${round}`),
          ),
        (found) => expect(found?.['rows']).toBe(1),
      );
      const forged = forge(rows);
      const id = `after-the-forgery-${round}`;
      const { status, body } = await ask(people[10 + round], id);
      expect(status).toBe(200);
      const entries = inStore((db) => db.prepare('SELECT * FROM entries WHERE request = ?').all(id));
      const named = body.data?.citizen.identity.receipt;
      const intent = entries.find(({ kind }) => kind === 'intent');
      expect(named).toBe(`${String(intent?.['writer'])}.${String(intent?.['sequence'])}`);
      expect(named?.startsWith(forged)).toBe(false);
      expect(body.extensions?.receipt[0]?.entry).toBe(named);
      const left = inStore((db) =>
        db.prepare("SELECT count(*) AS rows FROM entries WHERE writer = ? AND hash = x'00'").get(forged),
      );
      expect(left?.['rows']).toBe(rows);
      const start = inStore((db) =>
        db
          .prepare("SELECT detail FROM entries WHERE kind = 'start' AND writer = ?")
          .get(String(intent?.['writer'])),
      );
      expect(JSON.parse(String(start?.['detail']))).toMatchObject({ conflict: { writer: forged } });
    }
    expect(running.log.filter((line) => line.includes('audit store tampered')).length).toBeGreaterThanOrEqual(
      3,
    );
    const ready = await fetch(`${running.gateway.operationsUrl}/readyz`);
    expect(ready.status).toBe(200);
  });

  test('that the store itself drops hold back every answer until it accepts them', async () => {
    inStore((db) => db.exec('CREATE TRIGGER quiet BEFORE INSERT ON entries BEGIN SELECT RAISE(IGNORE); END'));
    const refused = await ask(people[18], 'while-nothing-is-inserted');
    expect(refused.status).toBe(503);
    expect(JSON.stringify(refused.body)).not.toContain('receipt');
    inStore((db) => db.exec('DROP TRIGGER quiet'));
    await eventually(
      () => ask(people[19], 'when-it-inserts-again'),
      ({ status }) => expect(status).toBe(200),
    );
  });
});

describe('files readable by other users of the machine', () => {
  const modes = (folder: string) =>
    Object.fromEntries(
      readdirSync(folder).map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)]),
    );

  test('include none of the gateway’s, under any umask and after any earlier version', async () => {
    const workplace = await openWorkplace({ urls: running.mocks.urls });
    try {
      const folder = join(workplace.folder, 'var');
      const look = () => {
        expect((statSync(folder).mode & 0o777).toString(8)).toBe('700');
        const found = modes(folder);
        expect(Object.keys(found)).toEqual(
          expect.arrayContaining([
            'audit.sqlite',
            'audit.sqlite-wal',
            'audit.sqlite-shm',
            'audit-people.key',
          ]),
        );
        expect(Object.entries(found).filter(([, mode]) => mode !== '600')).toEqual([]);
      };
      const loose = ['sh', '-c', `umask 000; exec ${process.execPath} "$@"`, 'sh'];
      const first = await workplace.start(loose);
      look();
      await first.kill();
      chmodSync(folder, 0o755);
      for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
      const second = await workplace.start(loose);
      look();
      await second.stop();
    } finally {
      await workplace.remove();
    }
  }, 60_000);
});
