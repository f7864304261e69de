/** Checkpoints from a file: of the gateway's own file or of its log stream. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Value } from 'typebox/value';
import type { Commit } from './chain.ts';
import { CommitShape } from './receipt.ts';

/**
 * One line at a time. A line is a commit in JSON or a log line that has it as `checkpoint`; other lines are passed over.
 *
 * @throws NodeJS.ErrnoException when the file cannot be read
 */
export async function* readAnchors(file: string): AsyncGenerator<Commit> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  let before = '';
  for await (const line of lines) {
    const commit = commitIn(line);
    const text = JSON.stringify(commit);
    // Nothing may have been written between two checkpoints.
    if (!commit || text === before) continue;
    before = text;
    yield commit;
  }
}

function commitIn(line: string): Commit | undefined {
  if (!line.includes('"signature"')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const found: unknown =
    typeof value === 'object' && value !== null && 'checkpoint' in value ? value.checkpoint : value;
  return Value.Check(CommitShape, found) ? found : undefined;
}
