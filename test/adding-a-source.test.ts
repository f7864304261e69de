/**
 * The page on adding a source is true: its commands, run in a copy of the project, make a source that
 * answers.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { counted } from './kit/counted.ts';

const root = resolve(import.meta.dirname, '..');
const LEFT_OUT = ['node_modules', '.git', 'var', 'dist'];

interface Ended {
  readonly code: number;
  readonly output: string;
}

let folder: string;
/** Lines of the page's blocks for the shell. */
let commands: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienthong-source-'));
  await cp(root, folder, { recursive: true, filter: (file) => !LEFT_OUT.includes(basename(file)) });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const page = await readFile(join(root, 'docs/adding-a-source.md'), 'utf8');
  commands = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A command of the page, with what is added to it. */
function run(command = '', ...more: readonly string[]): Promise<Ended> {
  const [program = '', ...args] = command.split(' ');
  const { JEST_WORKER_ID: _worker, ...variables } = process.env;
  const options = {
    cwd: folder,
    env: { ...variables, PATH: `${folder}/node_modules/.bin:${process.env['PATH']}` },
  };
  return new Promise((done) => {
    execFile(program, [...args, ...more], options, (error, stdout, stderr) => {
      done({ code: Number(error?.code ?? 0), output: stdout + stderr });
    });
  });
}

async function change(
  file: string,
  ...changes: readonly (readonly [from: string, to: string])[]
): Promise<void> {
  const path = join(folder, file);
  let text = await readFile(path, 'utf8');
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replaceAll(from, to);
  }
  await writeFile(path, text);
}

test('makes a source by its commands, which says what is to do and then answers as expected', async () => {
  expect(commands).toHaveLength(8);
  const [make, sources, codegen, docs, format, check, own, truth] = commands;
  const made = await run(make);
  expect(made).toMatchObject({ code: 0 });
  const files = [...made.output.matchAll(/^ {2}(\S+social-protection\S*)$/gm)].map(([, file = '']) => file);
  expect(files).toHaveLength(8);
  expect(await run('tsc')).toEqual({ code: 0, output: '' });

  // Nothing but the marks of work is missing, and each file that was made has one.
  const toDo = await run(sources);
  expect(toDo.code).toBe(1);
  const lines = toDo.output
    .trim()
    .split('\n')
    .slice(0, -1)
    .filter((line) => !line.startsWith('>') && line !== '');
  expect(lines.filter((line) => !/^\S+:\d+ is still to do: /.test(line))).toEqual([]);
  for (const file of [...files, 'config/purposes.yml']) expect(toDo.output).toContain(`${file}:`);

  for (const file of [...files, 'config/purposes.yml']) await change(file, ['To do: ', '']);
  await change('contracts/social-protection/openapi.yaml', [
    '        trangThai: ',
    '        soTien: { type: [number, "null"], description: Monthly amount in đồng (ours). }\n        trangThai: ',
  ]);
  await change('schema/social-protection.graphql', [
    '  "State (trạng thái)."\n',
    '  "Monthly amount in đồng (số tiền)."\n  amount: Float @wire(column: "soTien", sensitivity: SENSITIVE)\n  "State (trạng thái)."\n',
  ]);
  await change(
    'mocks/systems/social-protection/index.ts',
    ["  holderName: 'hoTen',\n", "  holderName: 'hoTen',\n  amount: ['soTien', 'NUMBER'],\n"],
    ["status: '1' }", "status: '1', amount: 500_000 }"],
  );
  expect(await run(codegen)).toMatchObject({ code: 0 });
  const whole = await run(sources);
  expect(whole).toMatchObject({ code: 0 });
  expect(whole.output).toMatch(/social-protection\b.*: whole$/m);

  // All of it takes minutes.
  const isLong = counted(0, 1) === 1;
  expect(await run(truth, ...(isLong ? [] : ['-t', 'difficult citizens']))).toMatchObject({ code: 0 });
  if (isLong)
    for (const command of [docs, own, format, check]) expect(await run(command)).toMatchObject({ code: 0 });
}, 600_000);
