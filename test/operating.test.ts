/** The commands of docs/operating.md do what it says: they run in its order, in an empty folder, against real parts. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { settingsReference } from '../src/cli/start.ts';
import { freePorts } from './kit/ports.ts';
import { startPostgres, type TestPostgres } from './kit/postgres.ts';
import { startRedis, type TestRedis } from './kit/redis.ts';
import { eventually } from './kit/running.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const PAGE = read('docs/operating.md');
const UNIT = read('config/lienthong.service');

interface Block {
  /** `sh` is run; `sh name` names dead sources; `sh end` stops the gateway; `sh root` changes a machine. */
  readonly kind: string;
  readonly text: string;
  /** Its output by the page. */
  readonly prints: readonly string[];
}

function blocksOf(page: string): readonly Block[] {
  const found = page.matchAll(/^```(\w+(?: \w+)?)\n([\s\S]*?)^```$(?:\s*^```text\n([\s\S]*?)^```$)?/gm);
  return [...found].map(([, kind = '', text = '', prints = '']) => ({
    kind,
    text,
    prints: prints.split('\n').filter((line) => line !== ''),
  }));
}

/** As it is printed: any number where the page has one, anything where it has an ellipsis. */
function pattern(line: string): RegExp {
  const parts = line.split(/(\d+|…)/).map((part, index) => {
    if (index % 2 === 0) return RegExp.escape(part);
    return part === '…' ? '.*' : String.raw`\d+`;
  });
  return new RegExp(`^${parts.join('')}$`, 'm');
}

describe('the first start by docs/operating.md', () => {
  let folder: string;
  let redis: TestRedis;
  let postgres: TestPostgres;
  let blocks: readonly Block[];
  let path: string;
  const endWithTests = () => signalAll('SIGKILL');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lienthong-operating-'));
    process.once('exit', endWithTests);
    [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
    const port = await freePorts(3);
    blocks = blocksOf(
      replaced(PAGE, {
        'sudo -u postgres psql': `psql ${postgres.url}`,
        'sudo -u postgres createdb': `createdb --maintenance-db=${postgres.url}`,
        'redis-cli ACL': `redis-cli -u ${redis.url} ACL`,
        '127.0.0.1:5432': new URL(postgres.url).host,
        '127.0.0.1:6379': new URL(redis.url).host,
        'pauseMs: 5000': 'pauseMs: 0',
        4000: String(port),
        4001: String(port + 1),
        4002: String(port + 2),
      }),
    );
    const programs = join(folder, 'programs');
    mkdirSync(programs);
    writeFileSync(
      join(programs, 'lienthong'),
      `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'bin/lienthong.js')}' "$@"\n`,
      { mode: 0o755 },
    );
    path = [programs, process.env['PATH']].join(delimiter);
    mkdirSync(join(folder, 'start'));
  });
  afterAll(async () => {
    endWithTests();
    process.off('exit', endWithTests);
    await Promise.all([redis.stop(), postgres.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Those of the processes that the page starts which still run. */
  function running(): readonly number[] {
    return ['gateway.pid', 'issuer.pid']
      .map((name) => join(folder, 'start', name))
      .filter((file) => existsSync(file))
      .map((file) => Number(readFileSync(file, 'utf8')))
      .filter((pid) => existsSync(`/proc/${pid}/cwd`));
  }

  function signalAll(signal: NodeJS.Signals): void {
    for (const pid of running()) process.kill(pid, signal);
  }

  const log = () => readFileSync(join(folder, 'start/gateway.log'), 'utf8');

  /** Each block in a shell of its own. Throws when a command of it fails, with what it printed. */
  async function run({ text }: Block): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const { PORT: _port, REDIS_URL: _redis, DATABASE_URL: _database, ...environment } = process.env;
    execFile(
      'bash',
      ['-eu', '-o', 'pipefail', '-c', text],
      {
        cwd: join(folder, 'start'),
        env: { ...environment, PATH: path },
        timeout: 90_000,
        killSignal: 'SIGKILL',
      },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`${error.message}\n${stdout}${stderr}`));
        else resolve(stdout);
      },
    ).stdin?.end();
    return promise;
  }

  const ofKind = (kind: string) => blocks.filter((block) => block.kind === kind);
  const withText = (text: string) =>
    blocks.filter((block) => block.kind === 'sh' && block.text.includes(text));

  test('ends with a production gateway that is ready, with two workers, Redis, PostgreSQL and the issuer', async () => {
    const first = ofKind('sh').slice(
      0,
      ofKind('sh').findIndex(({ text }) => text.includes('question.json')),
    );
    const looking = first.at(-1);
    if (!looking) throw new Error('The page starts nothing.');
    const printed: string[] = [];
    for (const block of first.slice(0, -1)) printed.push(await run(block));
    expect(printed.at(-1)).toBe('gateway.yml is valid.\n');
    // The second worker may come up a moment after the first.
    await eventually(
      () => run(looking),
      (look) => {
        expect(look).toMatch(/^ready\n/);
        for (const said of [
          "state: 'ready'",
          "mode: 'production'",
          'workers: { wanted: 2, up: 2, draining: 0, silent: 0 }',
          "store: 'postgresql'",
          'available: true',
          'redis: { configured: true, up: true }',
          'keys: 1',
          'lienthong_build_info{',
        ])
          expect(look).toContain(said);
      },
    );
  });

  test('answers its example question with dead sources', async () => {
    const [question] = withText('question.json');
    if (!question) throw new Error('The page asks no question.');
    // A store that is late on a busy machine has the answer be asked for again.
    await eventually(
      () => run(question),
      (answer) => expect(answer).toContain('"completeness":"NONE","identity":{"status":"UNAVAILABLE"'),
    );
  });

  test('shows dead sources and reasons in status, metrics and log as the page says', async () => {
    const naming = ofKind('sh name');
    expect(naming).toHaveLength(3);
    for (const block of naming) {
      expect(block.prints).not.toEqual([]);
      const printed = await run(block);
      for (const line of block.prints) expect(printed).toMatch(pattern(line));
    }
  });

  test('restores a backup that verifies', async () => {
    for (const block of [...withText('pg_dump'), ...withText('pg_restore')]) {
      const printed = await run(block);
      for (const line of block.prints) expect(printed).toMatch(pattern(line));
    }
    expect(withText('pg_restore').flatMap(({ prints }) => prints)).not.toEqual([]);
  });

  test('stops as the page says, with every request answered', async () => {
    for (const block of ofKind('sh end')) await run(block);
    await eventually(
      async () => running(),
      (left) => expect(left).toEqual([]),
    );
    expect(log()).not.toMatch(/"level":[56]0/);
  });
});

/** @throws Error for what is not there, so that the page and its test stay in step */
function replaced(page: string, places: Readonly<Record<string, string>>): string {
  return Object.entries(places).reduce((text, [documented, here]) => {
    if (!text.includes(documented)) throw new Error(`The page says nothing of ${documented}.`);
    return text.replaceAll(documented, here);
  }, page);
}

describe('the systemd service', () => {
  const directives = new Map(
    [...UNIT.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );

  test('runs as its own user, writes to its own folders alone, and stops the primary process first', () => {
    expect(Object.fromEntries(directives)).toMatchObject({
      User: 'lienthong',
      EnvironmentFile: '/etc/lienthong/environment',
      StateDirectory: 'lienthong',
      StateDirectoryMode: '0700',
      PrivateTmp: 'yes',
      ProtectSystem: 'strict',
      ProtectHome: 'yes',
      NoNewPrivileges: 'yes',
      KillMode: 'mixed',
      Restart: 'always',
      ExecReload: '/bin/kill -HUP $MAINPID',
    });
    expect(directives.has('MemoryDenyWriteExecute')).toBe(false);
  });

  test.each([
    ['config/production.example.yml', () => read('config/production.example.yml')],
    ['docs/operating.md', () => /^mode: production[\s\S]*?^END$/m.exec(PAGE)?.[0].replace(/END$/, '') ?? ''],
  ])('has a longer time to stop than %s takes', (_file, text) => {
    const { server } = parse(text()) as { server: { stop: { pauseMs: number; drainMs: number } } };
    const seconds = Number(directives.get('TimeoutStopSec'));
    expect(seconds * 1000).toBeGreaterThanOrEqual(server.stop.pauseMs + server.stop.drainMs + 20_000);
  });

  test('finds the files that the page’s commands install', () => {
    const installing = blocksOf(PAGE)
      .filter(({ kind }) => kind === 'sh root')
      .map(({ text }) => text)
      .join('');
    const places = UNIT.match(/\/(?:opt|etc)\/lienthong[^\s;]*/g) ?? [];
    expect(places).toEqual(
      expect.arrayContaining([
        '/etc/lienthong/environment',
        '/etc/lienthong/gateway.yml',
        '/opt/lienthong/bin/lienthong.js',
      ]),
    );
    for (const place of places) expect(installing).toContain(place);
    expect(installing).toMatch(/^useradd .* lienthong$/m);
    expect(installing).toContain('STATE=/var/lib/lienthong');
    expect(existsSync(join(root, 'bin/lienthong.js'))).toBe(true);
  });

  const analyze = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((place) => join(place, 'systemd-analyze'))
    .find((file) => existsSync(file));
  test(`is a valid unit for systemd-analyze${analyze === undefined ? ': not looked at, since systemd-analyze is not installed' : ''}`, () => {
    const verify = ['verify', '--man=no', join(root, 'config/lienthong.service')];
    // It ends well with warnings too, such as of a directive that there is not.
    const said = analyze === undefined ? '' : spawnSync(analyze, verify, { encoding: 'utf8' }).stderr;
    expect(said).toBe('');
  });
});

test('gives Redis’s user the rights in the list of docs/asking.md', () => {
  const rights = (page: string) => /ACL SETUSER lienthong on \S+ (.*)$/m.exec(page)?.[1];
  expect(rights(PAGE)).toBe(rights(read('docs/asking.md')));
});

test('uses only existing metrics in alerts', () => {
  const rules = blocksOf(PAGE).find(({ kind, text }) => kind === 'yaml' && text.startsWith('groups:'));
  const { groups } = parse(rules?.text ?? '') as {
    groups: readonly { rules: readonly { expr: string }[] }[];
  };
  const named = groups.flatMap((group) =>
    group.rules.flatMap(({ expr }) => expr.match(/lienthong_\w+/g) ?? []),
  );
  expect(named.length).toBeGreaterThan(5);
  const known = new Set([...read('docs/metrics.md').matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name));
  expect(named.filter((name) => !known.has(name))).toEqual([]);
  const kinds = groups.flatMap((group) =>
    group.rules.flatMap(({ expr }) => /kind="([^"]*)"/.exec(expr)?.[1] ?? []),
  );
  for (const kind of kinds) expect(read('docs/security.md')).toContain(`| \`${kind}\``);
});

test('names only existing settings', async () => {
  const reference = await settingsReference();
  const prose = PAGE.replaceAll(/^```[\s\S]*?^```$/gm, '');
  const named = [
    ...prose.matchAll(/`((?:audit|auth|cache|limits|request|server|sources)(?:\.<id>|\[\])?\.[\w.]+)/g),
  ];
  expect(named.length).toBeGreaterThan(10);
  expect(named.map(([, name = '']) => name).filter((name) => !reference.includes(`\`${name}`))).toEqual([]);
});
