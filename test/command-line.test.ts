/** Help and version of every command, and hints at misspelt names. */
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_ROLES } from '../dev/demo.ts';
import { EXPORT_FORMATS } from '../src/cli/audit/export-format.ts';
import { contract } from '../scripts/contract.ts';
import { lienthong } from './kit/command.ts';

const COMMANDS = [
  [],
  ['start'],
  ['mocks'],
  ['token'],
  ['serve'],
  ['config'],
  ['config', 'reference'],
  ['config', 'check'],
  ['audit'],
  ['audit', 'verify'],
  ['audit', 'export'],
  ['audit', 'receipt'],
  ['keys'],
  ['keys', 'new'],
  ['keys', 'public'],
  ['keys', 'list'],
  ['operations'],
  ['schema'],
];

const { version } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8'),
) as { readonly version: string };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Reports every module that is loaded. */
const HOOK = `import { registerHooks } from 'node:module';
  registerHooks({ load: (url, context, next) => { console.error('loaded ' + url); return next(url, context); } });`;

/** Modules of which the command line consists. */
const OWN_MODULE =
  /^loaded (node:|file:.*\/(node_modules\/commander\/.*|src\/(cli|cli\/(((audit|keys)\/)?command-line|command|compile-cache|development)|lib\/(development-package|output|user-error|version))\.ts)$)/;

/** In an empty folder, with an environment that no other module could use. */
async function run(...args: readonly string[]) {
  const hook = `--import data:text/javascript,${encodeURIComponent(HOOK)}`;
  const { code, stdout, stderr } = await lienthong(args, {
    folder,
    variables: { NODE_OPTIONS: hook, DATABASE_URL: 'none', PORT: 'none' },
  });
  const lines = stderr.trimEnd().split('\n');
  const others = lines.filter((line) => line.startsWith('loaded ') && !OWN_MODULE.test(line));
  return { code, stdout, stderr: lines.filter((line) => !line.startsWith('loaded ')), others };
}

describe('the help of the command line', () => {
  test.each(COMMANDS.map((command) => [command]))(
    'of %j by either option, by help, anywhere',
    async (command) => {
      const [short, long, asked] = await Promise.all([
        run(...command, '-h'),
        run(...command, '--help'),
        run('help', ...command),
      ]);
      const usage = ['Usage: lienthong', ...command].join(' ');
      expect(long).toEqual({ code: 0, stdout: expect.stringContaining(usage), stderr: [], others: [] });
      expect([short, asked]).toEqual([long, long]);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  test('lists every command', async () => {
    const { stdout } = await run();
    const { stdout: audit } = await run('audit', '--help');
    const { stdout: config } = await run('config', '--help');
    const named = (text: string) =>
      (text.split('Commands:')[1] ?? '').matchAll(/^ {2}([a-z]+)/gm).map(([, name]) => name);
    expect([...named(stdout)]).toEqual([
      ...COMMANDS.flatMap(([name, ...rest]) => (name !== undefined && rest.length === 0 ? [name] : [])),
      'help',
    ]);
    expect([...named(audit)]).toEqual(['verify', 'export', 'receipt', 'help']);
    expect([...named(config)]).toEqual(['reference', 'check', 'help']);
  });

  test('lists the values of an argument', async () => {
    const [token, exported] = await Promise.all([run('token', '--help'), run('audit', 'export', '--help')]);
    for (const role of DEMO_ROLES) expect(token.stdout).toMatch(new RegExp(`^ {2}ROLE.*\\b${role}\\b`, 'm'));
    expect(exported.stdout).toContain(EXPORT_FORMATS.join(' or '));
  });

  test('loads less than its command', async () => {
    expect((await run('operations', 'none')).others).not.toEqual([]);
  });

  test('takes precedence over missing or wrong arguments', async () => {
    expect(await run('serve', '--help')).toMatchObject({ code: 0 });
    expect(await run('audit', 'receipt', '--no-store', '--help')).toMatchObject({ code: 0 });
    expect(await run('config', 'check', '--colour', '--help')).toMatchObject({ code: 0 });
  });

  test('describes the contract suite', async () => {
    expect(await contract(['--help'], {})).toEqual({
      exitCode: 0,
      text: expect.stringMatching(/^Usage: npm run contract -- --target URL/),
    });
  });
});

test.each([['--version'], ['-V'], ['serve', '--version'], ['audit', 'verify', '-V']])(
  'prints the package’s version for %s %s',
  async (...args) => {
    expect(await run(...args)).toEqual({ code: 0, stdout: `${version}\n`, stderr: [], others: [] });
  },
);

describe('an unknown name on the command line', () => {
  test.each<[string, string, string]>([
    ['srve --config x', 'There is no command srve. Did you mean serve?', 'lienthong --help'],
    ['srve --help', 'There is no command srve. Did you mean serve?', 'lienthong --help'],
    ['help srve', 'There is no command srve. Did you mean serve?', 'lienthong --help'],
    ['audit vrify', 'There is no command vrify. Did you mean verify?', 'lienthong audit --help'],
    ['audit vrify -h', 'There is no command vrify. Did you mean verify?', 'lienthong audit --help'],
    ['audit help vrify', 'There is no command vrify. Did you mean verify?', 'lienthong audit --help'],
    ['config chekc FILE', 'There is no command chekc. Did you mean check?', 'lienthong config --help'],
    ['fly', 'There is no command fly.', 'lienthong --help'],
  ])('%s', async (line, message, help) => {
    const { code, stdout, stderr } = await run(...line.split(' '));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toEqual([message, `${help} lists the commands.`]);
  });

  test.each<[string, string]>([
    ['--hlep', "Unknown option '--hlep'. Did you mean --help?"],
    ['-help', "Unknown option '-help'. Did you mean --help?"],
    ['--verison', "Unknown option '--verison'. Did you mean --version?"],
    ['serve --confg x', "Unknown option '--confg'. Did you mean --config?"],
    ['serve --confg=config/production.yml', "Unknown option '--confg'. Did you mean --config?"],
    ['audit verify --ancor x', "Unknown option '--ancor'. Did you mean --anchor?"],
    ['audit receipt --nostore', "Unknown option '--nostore'. Did you mean --no-store?"],
    ['config check x --prupose 1', "Unknown option '--prupose'. Did you mean --purpose?"],
    ['schema --everything', "Unknown option '--everything'."],
  ])('%s', async (line, message) => {
    const { code, stdout, stderr } = await run(...line.split(' '));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.at(0)).toMatch(/^Usage:/);
    expect(stderr.at(-1)).toBe(message);
  });
});

test.each([
  'start now',
  'serve',
  'serve --config',
  'token',
  'config',
  'config check',
  'audit',
  'audit receipt',
  'audit receipt a b',
  'audit receipt a --no-store --config b',
])('%s is a usage error', async (line) => {
  const { code, stdout, stderr } = await run(...line.split(' '));
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr.join('\n')).toMatch(/^(Usage: |Usage:\n {2})lienthong /);
});

test.each([
  'audit 001085000001',
  'audit export 001085000001',
  'audit export -001085000001',
  'audit export -s001085000001',
  'audit export --001085000001',
  'audit export --subjct 001085000001',
  'audit export --subjct=001085000001',
  'audit export --reveal=001085000001',
])('%s is refused without repeating a number', async (line) => {
  const { code, stdout, stderr } = await run(...line.split(' '));
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr.join('\n')).not.toMatch(/\d{3}/);
});
