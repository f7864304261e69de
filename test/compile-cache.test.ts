/** A compile cache that another local user can write to is neither read nor written. */
import {
  chmodSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { lienthong } from './kit/command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const CHECK = ['config', 'check', 'config/development.yml', '--purpose', '0.000010'] as const;
/** By a module that is loaded once the command is known. */
const SAID = 'a dossier is';
/** As long as what it takes the place of. */
const FORGED = 'it is forged';

let folder: string;
beforeAll(() => {
  // Of the tests' own processes.
  delete process.env['NODE_COMPILE_CACHE'];
  folder = mkdtempSync(join(tmpdir(), 'lienthong-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Fills a compile cache by a run of the command line, and forges the code in it. */
async function plant(cache: string): Promise<void> {
  await lienthong(CHECK, { variables: { NODE_COMPILE_CACHE: cache } });
  const files = globSync(join(cache, '*', '*')).filter((file) => statSync(file).isFile());
  for (const file of files) {
    const bytes = readFileSync(file);
    if (!bytes.includes(SAID)) continue;
    for (let at = bytes.indexOf(SAID); at !== -1; at = bytes.indexOf(SAID, at)) bytes.write(FORGED, at);
    // Five numbers stand before the code; the last is the checksum of what follows.
    bytes.writeUInt32LE(crc32(bytes.subarray(20)), 16);
    writeFileSync(file, bytes);
  }
}

/** Files of a folder with their times of change. */
function contents(within: string): readonly string[] {
  return globSync('**/*', { cwd: within }).map((file) => `${file} ${statSync(join(within, file)).mtimeMs}`);
}

test('runs a planted cache where Node.js is configured to use it', async () => {
  const cache = join(folder, 'chosen');
  await plant(cache);
  const { stdout } = await lienthong(CHECK, { variables: { NODE_COMPILE_CACHE: cache } });
  expect(stdout).toContain(FORGED);
});

test('neither reads nor writes a compile cache in the temporary folder', async () => {
  const cache = join(folder, 'node-compile-cache');
  await plant(cache);
  const before = contents(folder);
  const { code, stdout } = await lienthong(CHECK, { variables: { TMPDIR: folder } });
  expect([code, stdout]).toEqual([0, expect.stringContaining(SAID)]);
  expect(contents(folder)).toEqual(before);
});

describe('a copy of the project keeps its compile cache', () => {
  let project: string;
  let cache: string;
  beforeEach(async () => {
    project = mkdtempSync(join(folder, 'project-'));
    cache = join(project, 'node_modules', '.cache');
    await mkdir(join(project, 'node_modules'));
    await mkdir(join(project, 'src'));
    await cp(join(root, 'src/cli/compile-cache.ts'), join(project, 'src/compile-cache.ts'));
    writeFileSync(join(project, 'package.json'), '{"type":"module"}');
    writeFileSync(
      join(project, 'src/main.ts'),
      `import { getCompileCacheDir } from 'node:module';
       import { keepCompiledCode } from './compile-cache.ts';
       keepCompiledCode();
       console.log(getCompileCacheDir() ?? 'nowhere');`,
    );
  });

  /** Where a start of it keeps compiled code. */
  function kept(): string {
    const options = { env: process.env, encoding: 'utf8' } as const;
    return spawnSync(process.execPath, [join(project, 'src/main.ts')], options).stdout.trim();
  }

  test('in a folder that other users cannot enter', () => {
    expect(kept()).toContain(cache);
    expect(statSync(cache).mode & 0o022).toBe(0);
    for (const made of globSync(join(cache, '*'))) expect(statSync(made).mode & 0o077).toBe(0);
    expect(kept()).toContain(cache);
  });

  test.each<[string, () => void]>([
    ['is open to others', () => chmodSync(cache, 0o777)],
    ['has a folder that others can read', () => chmodSync(globSync(join(cache, '*'))[0] ?? '', 0o755)],
    [
      'is a link to another',
      () => {
        rmSync(cache, { recursive: true });
        symlinkSync(mkdtempSync(join(folder, 'another-')), cache);
      },
    ],
    [
      'holds a link to another',
      () => {
        const [own = ''] = globSync(join(cache, '*'));
        rmSync(own, { recursive: true });
        symlinkSync(mkdtempSync(join(folder, 'another-')), own);
      },
    ],
    [
      'is a file',
      () => {
        rmSync(cache, { recursive: true });
        writeFileSync(cache, '');
      },
    ],
  ])('nowhere when the folder %s', (_what, spoil) => {
    kept();
    spoil();
    expect(kept()).toBe('nowhere');
  });
});
