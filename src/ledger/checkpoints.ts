/**
 * Checkpoints: heads of the chains that leave the store, in the log stream and in a file that best lies on another
 * machine. Whoever rewrites the store later cannot rewrite those.
 */
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Commit } from './chain.ts';
import { reasonOf } from './reason.ts';

export interface CheckpointsOptions {
  readonly file: string;
  readonly everyMs: number;
  /** Told of each checkpoint at once, whatever becomes of the file. */
  readonly onCheckpoint: (commit: Commit) => void;
  /** Told why the file cannot be written, `late` too, when that changes; with undefined when it can again. */
  readonly onTrouble: (why: string | undefined) => void;
}

/** How long the file may take before that is told. */
const LATE_MS = 5000;
/** How long the end waits for the file. */
const CLOSE_MS = 1000;

export class Checkpoints {
  readonly #options: CheckpointsOptions;
  readonly #timer: NodeJS.Timeout;
  /** What no checkpoint was made of yet. */
  #last: Commit | undefined;
  /** Waits for the write before it: one on a mount that hangs holds a thread of the process, and so would each more. */
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

  /** Waits for the file a moment, not for as long as it hangs. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#make();
    await Promise.race([this.#writing, wait(CLOSE_MS, undefined, { ref: false })]);
    if (this.#writing) this.#tell('late');
  }

  #make(): void {
    const commit = this.#last;
    if (!commit) return;
    this.#last = undefined;
    this.#options.onCheckpoint(commit);
    // A newer head stands for an older one; that the older one never came to the file is still told.
    if (this.#next) this.#tell('late');
    this.#next = commit;
    this.#writing ??= this.#write();
  }

  async #write(): Promise<void> {
    const { file } = this.#options;
    for (let commit = this.#next; commit; commit = this.#next) {
      this.#next = undefined;
      const late = setTimeout(() => this.#tell('late'), LATE_MS);
      try {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await appendPrivately(file, `${JSON.stringify(commit)}\n`);
        this.#tell(undefined);
      } catch (error) {
        this.#tell(reasonOf(error));
      } finally {
        clearTimeout(late);
      }
    }
    this.#writing = undefined;
  }

  #tell(why: string | undefined): void {
    if (why === this.#why) return;
    this.#why = why;
    this.#options.onTrouble(why);
  }
}

/** A file of an earlier version is closed to others too; whoever else owns it decides on it. */
async function appendPrivately(file: string, text: string): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.chmod(0o600).catch(() => undefined);
    await handle.appendFile(text);
  } finally {
    await handle.close();
  }
}
