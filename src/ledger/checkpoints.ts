/**
 * Checkpoints: heads of the chains that leave the store, in the log stream and in a file, best on another
 * machine. An attacker who rewrites the store cannot rewrite those.
 */
import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { Value } from 'typebox/value';
import type { Commit } from './chain.ts';
import { reasonOf } from './reason.ts';
import { CommitShape } from './receipt.ts';

export interface CheckpointsOptions {
  readonly file: string;
  readonly everyMs: number;
  /** Called with each checkpoint at once, even while the file cannot be written. */
  readonly onCheckpoint: (commit: Commit) => void;
  /** Called with the reason why the file cannot be written, once it changes; undefined once it can again. */
  readonly onTrouble: (why: string | undefined) => void;
}

/** A write that takes longer is reported as late. */
const LATE_MS = 5000;
/** Longest wait of `close` for the file, in milliseconds. */
const CLOSE_MS = 1000;

export class Checkpoints {
  readonly #options: CheckpointsOptions;
  readonly #timer: NodeJS.Timeout;
  /** The newest commit that is no checkpoint yet. */
  #last: Commit | undefined;
  /** Waits for the write before it. On a mount that hangs, each write blocks a thread of the process. */
  #next: Commit | undefined;
  #writing: Promise<void> | undefined;
  #why: string | undefined;

  constructor(options: CheckpointsOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#make(), options.everyMs);
  }

  /** The first commit of a chain is a checkpoint at once: from then on the chain cannot vanish. */
  note(commit: Commit): void {
    this.#last = commit;
    if (commit.first === 1) this.#make();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#make();
    await Promise.race([this.#writing, wait(CLOSE_MS, undefined, { ref: false })]);
    if (this.#writing) this.#notify('late');
  }

  #make(): void {
    const commit = this.#last;
    if (!commit) return;
    this.#last = undefined;
    this.#options.onCheckpoint(commit);
    // The newer head covers the older one. The older one is reported, since it never reaches the file.
    if (this.#next) this.#notify('late');
    this.#next = commit;
    this.#writing ??= this.#write();
  }

  async #write(): Promise<void> {
    const { file } = this.#options;
    for (let commit = this.#next; commit; commit = this.#next) {
      this.#next = undefined;
      const late = setTimeout(() => this.#notify('late'), LATE_MS);
      try {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await appendPrivately(file, `${JSON.stringify(commit)}\n`);
        this.#notify(undefined);
      } catch (error) {
        this.#notify(reasonOf(error));
      } finally {
        clearTimeout(late);
      }
    }
    this.#writing = undefined;
  }

  #notify(why: string | undefined): void {
    if (why === this.#why) return;
    this.#why = why;
    this.#options.onTrouble(why);
  }
}

/** A file of an earlier version is closed to others too, unless another user owns it. */
async function appendPrivately(file: string, text: string): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.chmod(0o600).catch(() => undefined);
    await handle.appendFile(text);
  } finally {
    await handle.close();
  }
}

/**
 * Reads the checkpoints of a file or of a log stream. A line is a commit in JSON, or a log line with a commit
 * as its `checkpoint`; other lines are skipped.
 *
 * @throws NodeJS.ErrnoException when the file cannot be read
 */
export async function* readCheckpoints(file: string): AsyncGenerator<Commit> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  let before = '';
  for await (const line of lines) {
    const commit = commitIn(line);
    const text = JSON.stringify(commit);
    // A chain without new entries repeats its checkpoint.
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
