/** Where the audit log keeps its files, when it cannot: what is told, what goes on, and that it heals by itself. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Default } from 'typebox/value';
import { Audit } from '../src/ledger/ledger.ts';
import { AuditSettings, type AuditConfig } from '../src/ledger/settings.ts';
import { lienthong } from './kit/command.ts';
import { startPostgres } from './kit/postgres.ts';
import { eventually } from './kit/running.ts';

let folder: string;
let audit: Audit | undefined;
const lines: { readonly msg: string; readonly level: number }[] = [];
beforeEach(() => {
  lines.splice(0);
  folder = mkdtempSync(join(tmpdir(), 'lienthong-places-'));
});
afterEach(async () => {
  await audit?.close();
  audit = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function start(settings: object): Promise<Audit> {
  const config = Default(AuditSettings, {
    file: join(folder, 'var/audit.sqlite'),
    checkpoints: { file: join(folder, 'checkpoints.jsonl') },
    timeoutMs: 2000,
    ...settings,
  }) as AuditConfig;
  const log = pino(
    {},
    { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]) },
  );
  audit = await Audit.start(config, log);
  return audit;
}

const warnings = () => lines.filter(({ level }) => level >= 40);

async function record(log: Audit): Promise<'durable' | 'unavailable'> {
  return log
    .post({ drafts: [{ at: Date.now(), kind: 'refusal', detail: {} }], contents: [], statement: undefined })
    .durable.then(
      () => 'durable' as const,
      () => 'unavailable' as const,
    );
}

test('a folder of the journal that cannot be written is reported once, and matters only while the database is away', async () => {
  const postgres = await startPostgres();
  try {
    const place = join(folder, 'journal');
    writeFileSync(place, 'no folder');
    const journal = { folder: place };
    const log = await start({ postgres: { url: postgres.url, timeoutMs: 1000, journal } });
    expect(await record(log)).toBe('durable');
    expect(warnings()).toEqual([
      expect.objectContaining({
        msg: 'the audit journal cannot be written: nothing is disclosed while the database is away',
        folder: place,
        why: 'ENOTDIR',
      }),
    ]);
    await postgres.kill();
    expect(await record(log)).toBe('unavailable');
    rmSync(place);
    mkdirSync(place);
    await eventually(
      () => record(log),
      (became) => expect(became).toBe('durable'),
    );
    await eventually(
      async () => warnings().map(({ msg }) => msg),
      (told) => expect(told).toContain('the audit journal can be written again'),
    );
    expect(warnings().filter(({ msg }) => msg.startsWith('the audit journal cannot'))).toHaveLength(1);
    await postgres.restart();
    await eventually(
      async () => log.state.journalled,
      (journalled) => expect(journalled).toBe(0),
    );
  } finally {
    await postgres.stop();
  }
});

test('reports a store whose file was removed, and continues in a new file once it can be made', async () => {
  const log = await start({});
  expect(await record(log)).toBe('durable');
  renameSync(join(folder, 'var'), join(folder, 'elsewhere'));
  writeFileSync(join(folder, 'var'), 'no folder');
  expect(await record(log)).toBe('unavailable');
  expect(await record(log)).toBe('unavailable');
  expect(log.state.available).toBe(false);
  rmSync(join(folder, 'var'));
  await eventually(
    () => record(log),
    (became) => expect(became).toBe('durable'),
  );
  const told = lines.filter(({ msg }) => msg.startsWith('the audit store cannot be opened'));
  expect(told).toEqual([
    expect.objectContaining({
      why: expect.stringContaining(`${join(folder, 'var/audit.sqlite')} was removed`),
    }),
    expect.objectContaining({ why: expect.stringMatching(/var cannot be written \(E\w+\)/) }),
  ]);
});

test('refuses in one sentence to start without a folder for its state', async () => {
  writeFileSync(join(folder, 'var'), 'no folder');
  const { code, stderr } = await lienthong(['token', 'officer'], { folder });
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^\S+\/var cannot be written \(E\w+\)\. Something that is no folder has its name.*\n$/,
  );
});
