/** `lienthong audit verify` as somebody runs it, or a machine does every night: what it says and how it ends. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { progressBar } from '../src/cli/audit/progress-bar.ts';
import { AuditLog, intent, KEYS, keysWith, outcome, type Chain } from './kit/audit-log.ts';
import { counted } from './kit/counted.ts';
import { lienthong, type CommandResult } from './kit/command.ts';

const MANY = counted(20_000, 200_000);
/** In the first of the chains. */
const CHANGED = Math.floor(MANY * 0.4);

let log: AuditLog;
let chain: Chain;

beforeAll(async () => {
  log = new AuditLog();
  chain = await log.chain();
  await chain.post(intent(), intent());
  await chain.post(outcome(`${chain.name}.2`));
  await chain.close();
});

function verify(of: AuditLog, ...args: readonly string[]): Promise<CommandResult> {
  return lienthong(['audit', 'verify', '--config', of.configuration(), ...args]);
}

function checkpoints(of: AuditLog, name: string, toLine: (commit: unknown) => unknown): string {
  const file = join(of.folder, name);
  const lines = chain.committed.map(({ commit }) => `${JSON.stringify(toLine(commit))}\n`);
  writeFileSync(file, `no checkpoint\n{"level":30}\n${lines.join('')}`);
  return file;
}

test('a valid log ends with 0, without a progress bar outside a terminal', async () => {
  expect(await verify(log)).toEqual({
    code: 0,
    stdout:
      '4 entries of 1 chain hold.\n' +
      'There was no checkpoint: whether the newest entries were cut off cannot be said.\n',
    stderr: '',
  });
});

test('exits with 1 for a log with a fault, and gives its position', async () => {
  const copy = log.copy();
  copy.tamper(`UPDATE entries SET purpose = 'x' WHERE sequence = 4`);
  expect(await verify(copy)).toEqual({
    code: 1,
    stdout: `${chain.name}.4 was changed.\n1 fault in 4 entries of 1 chain.\n`,
    stderr: '',
  });
});

describe('a tail cut together with its commit', () => {
  const missed = () => ({
    code: 1,
    stdout: expect.stringContaining(
      `${chain.name}.4 is missing, which a checkpoint names: the tail of the chain was cut after ${chain.name}.3.`,
    ),
  });

  function cut(copy: AuditLog): void {
    copy.tamper('DELETE FROM entries WHERE sequence = 4');
    copy.tamper('DELETE FROM commits WHERE last = 4');
  }

  test('is detected by checkpoints in a file', async () => {
    const copy = log.copy();
    const file = checkpoints(copy, 'elsewhere.jsonl', (commit) => commit);
    expect((await verify(copy, '--anchor', file)).stdout).toContain('They reach 3 checkpoints.');
    cut(copy);
    expect(await verify(copy, '--anchor', file)).toMatchObject(missed());
  });

  test('is detected by checkpoints in the log stream', async () => {
    const copy = log.copy();
    const file = checkpoints(copy, 'stream.log', (checkpoint) => ({
      level: 30,
      checkpoint,
      msg: 'audit checkpoint',
    }));
    cut(copy);
    expect(await verify(copy, '--anchor', file)).toMatchObject(missed());
  });

  test('is detected by the gateway’s own checkpoints', async () => {
    const copy = log.copy();
    checkpoints(copy, 'checkpoints.jsonl', (commit) => commit);
    cut(copy);
    expect(await verify(copy)).toMatchObject(missed());
  });
});

test('the public key alone is enough to verify', async () => {
  expect(await verify(log, '--key', KEYS.publicKey)).toMatchObject({ code: 0 });
  const other = await verify(log, '--key', keysWith(Buffer.alloc(32, 9)).publicKey);
  expect(other.code).toBe(1);
  expect(other.stdout).toMatch(/The commit of [a-p]{16}\.1 is not ours or was changed\./);
});

test('control characters in a row do not reach the terminal', async () => {
  const copy = log.copy();
  copy.tamper(`UPDATE entries SET writer = ? WHERE sequence = 4`, '\u001B[2Jb\u202E\u009B');
  const { stdout } = await verify(copy);
  expect(stdout).toContain('?[2Jb??.4 was inserted');
});

describe('reports in plain words why a log cannot be read', () => {
  test.each<[string, () => AuditLog, readonly string[], RegExp]>([
    [
      'no store',
      () => new AuditLog(),
      [],
      /^The audit store .+ cannot be opened: unable to open database file\.\n$/,
    ],
    [
      'an anchor that is not there',
      () => log,
      ['--anchor', 'no-such'],
      /^no-such cannot be read \(ENOENT\)\.\n$/,
    ],
    [
      'an anchor without a checkpoint',
      () => log,
      ['--anchor', 'README.md'],
      /^README\.md holds no checkpoint\.\n$/,
    ],
    ['a wrong key', () => log, ['--key', 'x'], /^PUBLICKEY must be/],
    ['an argument too many', () => log, ['--all'], /^Usage: .+\nUnknown option '--all'/],
  ])('%s', async (_what, of, args, message) => {
    const { code, stdout, stderr } = await verify(of(), ...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
  });

  test.each([
    ['mysql://127.0.0.1/audit', 'DATABASE_URL must begin with postgres:// or postgresql://.\n'],
    ['postgres://nobody:secret@127.0.0.1:1/audit', 'The audit store cannot be read: ECONNREFUSED.\n'],
  ])('DATABASE_URL %s', async (url, stderr) => {
    expect(await lienthong(['audit', 'verify'], { variables: { DATABASE_URL: url } })).toEqual({
      code: 1,
      stdout: '',
      stderr,
    });
  });

  test('a store that was emptied', async () => {
    const copy = log.copy();
    for (const table of ['entries', 'commits', 'contents']) copy.tamper(`DELETE FROM ${table}`);
    expect(await verify(copy)).toEqual({ code: 1, stdout: '', stderr: 'The audit store holds no entry.\n' });
  });

  test('a file that is no store', async () => {
    const other = new AuditLog();
    writeFileSync(other.file, 'x'.repeat(5000));
    const { code, stderr } = await verify(other);
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot be opened: file is not a database\.\n$/);
  });

  test('a store whose pages are damaged', async () => {
    const copy = log.copy();
    const [{ page = 0 } = {}] = copy.rows(
      `SELECT rootpage AS page FROM sqlite_schema WHERE name = 'entries'`,
    );
    copy.damagePage(Number(page));
    expect(await verify(copy)).toMatchObject({
      code: 1,
      stderr: 'The audit store cannot be read: database disk image is malformed.\n',
    });
  });
});

test('draws the progress bar on one line and removes it at the end', () => {
  let drawn = '';
  const write = (text: string) => {
    drawn += text;
    return true;
  };
  const bar = progressBar({ isTTY: true, write });
  for (const done of [0, 1000, 3000]) bar?.show(done, 2000);
  bar?.clear();
  expect(drawn.replaceAll(/[█░]{30}/g, 'bar')).toBe(
    '\rbar 0 %  0 entries\rbar 50 %  1000 entries\rbar 100 %  3000 entries\r\u001B[K',
  );
});

test('verifies a long log page by page in little memory, and finds one change', async () => {
  const many = new AuditLog();
  for (const share of [2, 4, 4]) {
    const one = await many.chain();
    for (let entries = 0; entries < MANY / share; entries += 5000) {
      await one.post(...Array.from({ length: Math.min(5000, MANY / share - entries) }, () => intent()));
    }
    await one.close();
  }
  const bounded = { variables: { NODE_OPTIONS: '--max-old-space-size=64' } };
  const args = ['audit', 'verify', '--config', many.configuration()];
  const { code, stdout, stderr } = await lienthong(args, bounded);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain(`${MANY + 3} entries of 3 chains hold.\n`);

  const [{ writer = '' } = {}] = many.rows(`SELECT writer FROM entries WHERE sequence = ${CHANGED}`);
  many.tamper(`UPDATE entries SET dossier = 'x' WHERE sequence = ${CHANGED}`);
  const changed = await lienthong(args, bounded);
  expect([changed.code, changed.stderr]).toEqual([1, '']);
  expect(changed.stdout).toContain(`${String(writer)}.${CHANGED} was changed`);
  expect(changed.stdout).toContain(`1 fault in ${MANY + 3} entries`);
});
