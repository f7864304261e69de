/**
 * Checkpoints: heads of the chains that leave the store, in the log stream and in a file that best lies on another
 * machine. Whoever rewrites the store later cannot rewrite those.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Commit } from './chain.ts';

export interface CheckpointsOptions {
  readonly file: string;
  readonly everyMs: number;
  /** Told of each checkpoint, and whether the file took it. */
  readonly onCheckpoint: (commit: Commit, kept: boolean) => void;
}

export class Checkpoints {
  readonly #options: CheckpointsOptions;
  readonly #timer: NodeJS.Timeout;
  #last: Commit | undefined;

  constructor(options: CheckpointsOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#write(), options.everyMs);
  }

  /** The first commit of a chain is a checkpoint at once: from then on the chain cannot vanish. */
  note(commit: Commit): void {
    this.#last = commit;
    if (commit.first === 1) this.#write();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#write();
  }

  #write(): void {
    const commit = this.#last;
    if (!commit) return;
    this.#last = undefined;
    const { file, onCheckpoint } = this.#options;
    try {
      mkdirSync(dirname(file), { recursive: true });
      appendFileSync(file, `${JSON.stringify(commit)}\n`, { mode: 0o600 });
      onCheckpoint(commit, true);
    } catch {
      onCheckpoint(commit, false);
    }
  }
}
