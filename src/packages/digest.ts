/**
 * Digest of an installed package: every file below its folder, bundled dependencies included. One line for
 * each file, in the order of the paths, contains the path as JSON and the digest of the content. Neither can
 * be taken for the other, so two different packages have no line in common by accident of their names.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../lib/error-code.ts';

/** Larger packages are refused before they are read. */
const MOST_FILES = 2000;
const MOST_BYTES = 32 * 1024 * 1024;

/** The digest of a folder, or why it has none. */
export type Digest = { readonly integrity: string } | { readonly fault: string };

/** @param folder real path of the package */
export async function digestOf(folder: string): Promise<Digest> {
  try {
    return await digestOfFiles(folder);
  } catch (error) {
    return { fault: `has files that cannot be read (${codeOf(error)})` };
  }
}

async function digestOfFiles(folder: string): Promise<Digest> {
  const files: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    // A link can lead to another file after the check.
    if (!entry.isFile()) return { fault: `contains ${path}, which is no regular file` };
    files.push(path);
    if (files.length > MOST_FILES) return { fault: `has more than ${MOST_FILES} files` };
  }
  let bytes = 0;
  for (const file of files) bytes += (await stat(join(folder, file))).size;
  if (bytes > MOST_BYTES) return { fault: `is larger than ${MOST_BYTES} bytes` };
  const named = files.map((file) => ({ file, path: file.replaceAll('\\', '/') }));
  const hash = createHash('sha512');
  for (const { file, path } of named.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const content = createHash('sha512').update(await readFile(join(folder, file)));
    hash.update(`${JSON.stringify([path, content.digest('base64')])}\n`);
  }
  return { integrity: `sha512-${hash.digest('base64')}` };
}
