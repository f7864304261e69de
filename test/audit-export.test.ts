/** Entries are taken out of the log for an inspector, in files that are safe to open, and never unnoticed. */
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { exportRows, type ExportFilter } from '../src/cli/audit/export.ts';
import { formatted } from '../src/cli/audit/export-format.ts';
import type { ExportRow } from '../src/cli/audit/export-row.ts';
import { openSqlite } from '../src/ledger/stores/sqlite.ts';
import { AuditLog, intent, KEYS, OFFICER, outcome, SUBJECT } from './kit/audit-log.ts';
import { lienthong } from './kit/command.ts';

const OTHER_OFFICER = { identityNumber: '001085000002', fullName: 'Lê "Cường", phường 5' };
const OTHER_SUBJECT = '001190000003';
const PARENT = '001160000004';
/** Later than the start of the chain, which never goes back in time. */
const JANUARY = Date.UTC(2099, 0, 15, 8);
const FEBRUARY = Date.UTC(2099, 1, 15, 8);
const MARCH = Date.UTC(2099, 2, 15, 8);

let log: AuditLog;
let name: string;

/** Three people were asked about in three months; the third was found with a parent. Outcomes name nobody sealed. */
beforeAll(async () => {
  log = new AuditLog();
  const chain = await log.chain();
  ({ name } = chain);
  await chain.post(intent({ at: JANUARY }));
  await chain.post(intent({ at: FEBRUARY, officer: OTHER_OFFICER, purpose: '0.000010', dossier: '=1+1' }));
  await chain.post(outcome(`${name}.2`, { at: FEBRUARY }));
  await chain.post(intent({ at: MARCH, subject: OTHER_SUBJECT, request: '-2' }));
  await chain.post(
    outcome(`${name}.5`, { at: MARCH, subject: OTHER_SUBJECT }),
    intent({
      at: MARCH,
      kind: 'disclosed',
      intent: `${name}.5`,
      subject: PARENT,
      detail: { sources: ['population'] },
    }),
  );
  await chain.close();
});

async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function rowsOf(filter: ExportFilter, reveal = false): Promise<readonly ExportRow[]> {
  const store = openSqlite({ file: log.file, readOnly: true });
  const rows = await all(exportRows({ store, keys: KEYS, filter, reveal }));
  await store.close();
  return rows;
}

const ids = (rows: readonly ExportRow[]) => rows.map(({ id }) => Number(id.slice(name.length + 1)));

describe('an export', () => {
  test.each<[string, ExportFilter, readonly number[]]>([
    ['everything', {}, [1, 2, 3, 4, 5, 6, 7]],
    ['about a person', { subjects: KEYS.hashes(SUBJECT) }, [2, 3, 4]],
    ['about a parent who was shown', { subjects: KEYS.hashes(PARENT) }, [7]],
    ['by an officer', { officers: KEYS.hashes(OTHER_OFFICER.identityNumber) }, [3]],
    ['of a purpose', { purpose: '0.000010' }, [3]],
    ['of a request, with what came of it', { request: '-2' }, [5, 6]],
    ['of a request that nobody made', { request: '-3' }, []],
    ['of a period, with what came of it later', { from: JANUARY, until: FEBRUARY }, [2, 4]],
    ['about a person in a period', { subjects: KEYS.hashes(SUBJECT), from: FEBRUARY, until: MARCH }, [3, 4]],
    ['about nobody', { subjects: [] }, []],
  ])('%s', async (_what, filter, sequences) => {
    expect(ids(await rowsOf(filter)).toSorted((a, b) => a - b)).toEqual(sequences);
  });

  test('places the outcome of an intent after it, though it was written later', async () => {
    expect(ids(await rowsOf({ from: JANUARY, until: FEBRUARY }))).toEqual([2, 4]);
  });

  test('names the officer in each row, and the person concerned only on request', async () => {
    const filter = { subjects: [...KEYS.hashes(OTHER_SUBJECT), ...KEYS.hashes(PARENT)] };
    for (const row of await rowsOf(filter)) {
      expect([row.officer, row.officerName]).toEqual([OFFICER.identityNumber, OFFICER.fullName]);
    }
    const subjects = async (reveal: boolean) => (await rowsOf(filter, reveal)).map(({ subject }) => subject);
    expect(await subjects(true)).toEqual([OTHER_SUBJECT, OTHER_SUBJECT, PARENT]);
    expect(await subjects(false)).toEqual(
      [OTHER_SUBJECT, OTHER_SUBJECT, PARENT].map((one) => KEYS.hash(one)),
    );
  });

  test('a row has the parts, the address of the client and the outcome', async () => {
    const [asked, came] = await rowsOf({ from: MARCH });
    expect(asked).toMatchObject({
      time: '2099-03-15T08:00:00.000Z',
      kind: 'intent',
      application: 'one-stop',
      purpose: '1.004222',
      sources: ['population/identity', 'driving-licence/licences'],
      clientAddress: '127.0.0.1',
      clientPort: '50000',
      detail: {},
    });
    expect(came).toMatchObject({
      kind: 'outcome',
      intent: `${name}.5`,
      sources: ['population/identity FOUND'],
      detail: { parts: [['population', 'identity', 'FOUND', 'FRESH', 0, 'q1', null]] },
    });
  });

  test('of more than a page are complete, ordered and without duplicates', async () => {
    const many = new AuditLog();
    const chain = await many.chain();
    await chain.post(...Array.from({ length: 1200 }, () => intent()));
    await chain.post(
      ...Array.from({ length: 1200 }, (_, index) => outcome(`${chain.name}.${index + 2}`, { purpose: 'x' })),
    );
    await chain.close();
    const store = openSqlite({ file: many.file, readOnly: true });
    const rows = await all(exportRows({ store, keys: KEYS, filter: { purpose: '1.004222' }, reveal: false }));
    await store.close();
    const expected = Array.from({ length: 1200 }, (_, index) => [index + 2, index + 1202]).flat();
    expect(rows.map(({ id }) => Number(id.split('.')[1]))).toEqual(expected);
  });

  test('exports an entry that was made unreadable unchanged', async () => {
    const copy = log.copy();
    copy.tamper(`UPDATE entries SET detail = 'x', at = 9007199254740993 WHERE sequence = 7`);
    const store = openSqlite({ file: copy.file, readOnly: true });
    const rows = await all(exportRows({ store, keys: KEYS, filter: {}, reveal: true }));
    await store.close();
    expect(rows.at(-1)).toMatchObject({ time: '9007199254740992', detail: { unreadable: 'x' } });
  });
});

describe('export formats', () => {
  async function written(format: 'csv' | 'json', rows: readonly ExportRow[]): Promise<string> {
    const pieces = await all(
      formatted(
        (async function* stream() {
          yield* rows;
        })(),
        format,
      ),
    );
    return pieces.join('');
  }

  test('writes CSV with a byte order mark, a header, CRLF, quotes where needed and no formulas', async () => {
    const text = await written('csv', await rowsOf({ purpose: '0.000010' }));
    const [header, row, end] = text.split('\r\n');
    expect(header).toBe(
      '\uFEFFid,time,kind,request,intent,application,agency,officer,officerName,subject,purpose,dossier,operation,sources,clientAddress,clientPort,detail',
    );
    expect(row).toContain(',001085000002,"Lê ""Cường"", phường 5",');
    expect(row).toContain(`,0.000010,'=1+1,`);
    expect(row).toContain(',"population/identity; driving-licence/licences",127.0.0.1,50000,{}');
    expect(end).toBe('');
  });

  test.each([
    '=1',
    '+1',
    '-1',
    '@x',
    '\t=1',
    '\r=1',
    '＝1',
    ' =1',
    '\u00A0+1',
    '\uFEFF@x',
    '\u200B-1',
    '\0=1',
    'a;=1',
    'a;\u200B=1',
    'a\n=1',
    'a; \t@x',
  ])('neutralises the cell %j as a formula, at every separator of a spreadsheet', async (dossier) => {
    const [row] = await rowsOf({ purpose: '0.000010' });
    if (!row) throw new Error('There is no row.');
    const text = await written('csv', [{ ...row, dossier }]);
    const cells = text.slice(text.indexOf('\r\n') + 2).split(/[,;\t\r\n"]/);
    expect(cells.filter((cell) => /^[\s\0\u200B\uFEFF]*[=+\-@＝]/.test(cell))).toEqual([]);
  });

  test('writes JSON as one array, even if empty', async () => {
    const rows = await rowsOf({});
    expect(JSON.parse(await written('json', rows))).toEqual(rows);
    expect(await written('json', [])).toBe('[]\n');
  });
});

describe('lienthong audit export', () => {
  test('writes the selected entries and records user and filter, without a number', async () => {
    const copy = log.copy();
    const args = ['audit', 'export', '--config', copy.configuration(), '--subject', '-', '--officer', '-'];
    const period = ['--from', '2099-01-01', '--to', '2099-01-15', '--format', 'json', '--reveal'];
    const input = `${SUBJECT}\n${OFFICER.identityNumber}\n`;
    const { code, stdout, stderr } = await lienthong([...args, ...period], { input });
    expect([code, stderr]).toEqual([0, '']);
    const rows = JSON.parse(stdout) as readonly ExportRow[];
    expect(rows.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['intent', SUBJECT],
      ['outcome', SUBJECT],
    ]);
    const [entry] = copy.rows(`SELECT * FROM entries WHERE kind = 'export'`);
    expect(entry).toMatchObject({ subject: KEYS.hash(SUBJECT) });
    const { sealed, by, ...detail } = JSON.parse(String(entry?.['detail'])) as Record<string, unknown>;
    expect(detail).toEqual({
      format: 'json',
      reveal: true,
      from: '2099-01-01T00:00:00.000Z',
      until: '2099-01-16T00:00:00.000Z',
      officer: KEYS.hash(OFFICER.identityNumber),
    });
    expect(by).toMatch(/./);
    expect(sealed).toBeDefined();
    expect(JSON.stringify(detail)).not.toMatch(/\d{9}/);
    expect((await copy.verify()).faults).toEqual([]);
  });

  test('exports one request by its id, which is recorded', async () => {
    const own = new AuditLog();
    const chain = await own.chain();
    await chain.post(intent({ request: 'desk-4711-a' }), intent({ request: 'desk-4711-b' }));
    await chain.close();
    const args = ['audit', 'export', '--config', own.configuration(), '--request', 'desk-4711-b'];
    const { code, stdout } = await lienthong([...args, '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([expect.objectContaining({ kind: 'intent', request: 'desk-4711-b' })]);
    const [entry] = own.rows(`SELECT detail FROM entries WHERE kind = 'export'`);
    expect(JSON.parse(String(entry?.['detail']))).toMatchObject({ request: 'desk-4711-b' });
  });

  test('writes CSV that a spreadsheet reads as UTF-8', async () => {
    const args = [
      'audit',
      'export',
      '--config',
      log.copy().configuration(),
      '--purpose',
      '0.000010',
      '--to',
      '2099-12-31',
    ];
    const { stdout } = await lienthong(args);
    expect(Buffer.from(stdout).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(stdout.indexOf('\uFEFF', 1)).toBe(-1);
    expect(stdout).toContain(',"Lê ""Cường"", phường 5",');
    expect(stdout.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('exports nothing if the export cannot be recorded', async () => {
    const copy = log.copy();
    copy.tamper(
      'CREATE TRIGGER full BEFORE INSERT ON entries BEGIN SELECT RAISE(ABORT, "full"); END'.replaceAll(
        '"',
        "'",
      ),
    );
    const { code, stdout, stderr } = await lienthong(['audit', 'export', '--config', copy.configuration()]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^Nothing is taken out, since that cannot be put on record: constraint failed \(SQLite \d+\)\.\n$/,
    );
  });

  test('does not create a missing store', async () => {
    const none = new AuditLog();
    const { code, stdout, stderr } = await lienthong(['audit', 'export', '--config', none.configuration()]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^The audit store .+ cannot be opened: /);
    expect(existsSync(none.file)).toBe(false);
  });

  test('ends quietly when its reader closes the pipe', async () => {
    const many = new AuditLog();
    const chain = await many.chain();
    await chain.post(...Array.from({ length: 3000 }, () => intent()));
    await chain.close();
    const { stderr } = await lienthong(['audit', 'export', '--config', many.configuration()], {
      leaveEarly: true,
    });
    expect(stderr).toBe('');
  });

  test.each<[readonly string[], RegExp]>([
    [['--subject', '12'], /^NUMBER must be/],
    [['--subject', '-'], /^NUMBER must be/],
    [['--from', '2026-02-31'], /^DATE must be/],
    [['--from', '2026-13-01'], /^DATE must be/],
    [['--to', 'yesterday'], /^DATE must be/],
    [['--to', '2026-01-01T08:00'], /^DATE must be/],
    [['--request', '079085669802'], /^ID must be/],
    [['--request', 'a b c d e f'], /^ID must be/],
    [['--format', 'xml'], /^--format must be one of csv, json\./],
    [['--everything'], /Unknown option '--everything'/],
  ])('%j fails in plain words and leaves no trace', async (args, message) => {
    const { code, stdout, stderr } = await lienthong(['audit', 'export', ...args]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/at .*\.ts|\b12\b.*\bgiven/);
  });
});
