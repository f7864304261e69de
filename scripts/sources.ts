/**
 * Checks that each source is whole: `npm run sources`. Prints the ids, or a line for each piece that is
 * missing or does not fit the others, with what to do. The files come first, since the rest is read from
 * them.
 */
import { dirname } from 'node:path';
import process from 'node:process';
import { Failure } from '../src/lib/user-error.ts';
import { pieceFaults, readTree, sourceIds, workFaults } from './source-pieces.ts';

const root = dirname(import.meta.dirname);
const faults = await findFaults().catch((error: unknown) => {
  if (error instanceof Failure) return [error.message];
  throw error;
});
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error('docs/adding-a-source.md says what each piece is for.');
  process.exitCode = 1;
}

async function findFaults(): Promise<readonly string[]> {
  const tree = readTree(root);
  const ids = sourceIds(tree);
  const missing = pieceFaults(tree);
  const others = missing.length > 0 ? [] : await faultsOfWhole(ids);
  const all = [...missing, ...others, ...workFaults(tree)];
  if (all.length === 0) console.log(`${ids.join(' · ')}: whole`);
  return all;
}

/** Files that every module reads, such as code lists, are read with the first import. */
async function faultsOfWhole(ids: readonly string[]): Promise<readonly string[]> {
  try {
    const { readFaults } = await import('./read-whole.ts');
    return await readFaults(root, ids);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
