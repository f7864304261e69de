/** Relay of changes and refusals between processes without a common Redis. */
import type { ChangeKind } from './change-bus.ts';

export interface ChangeRelay {
  /**
   * Resolves when every other process has dropped the entries.
   *
   * @throws Error if a confirmation is missing after the time limit
   */
  notify(kind: ChangeKind, names: readonly string[]): Promise<void>;
  listen(heard: (kind: ChangeKind, names: readonly string[]) => void): void;
}

/** Changes and refusals that workers without Redis share. */
export interface ChangeSharing {
  /** Shared by all workers; new at each start of the gateway. */
  readonly secret: Buffer;
  readonly relay: ChangeRelay;
}
