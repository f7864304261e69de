/** An audit log for tests: real, in a folder of its own, and gone with the gateway that wrote it. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditConfig } from './settings.ts';

export interface TemporaryLedger {
  readonly config: AuditConfig;
  remove(this: void): void;
}

/** Longer than a busy machine takes for a commit: a test of lateness says how long it waits. */
const PATIENCE_MS = 30_000;

/** @param config what the configuration says otherwise; files, keys and patience are replaced */
export function temporaryLedger(config: AuditConfig): TemporaryLedger {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-audit-'));
  return {
    config: {
      ...config,
      file: join(folder, 'audit.sqlite'),
      checkpoints: { ...config.checkpoints, file: join(folder, 'checkpoints.jsonl') },
      keys: [{ id: 'temporary', key: randomBytes(32).toString('base64') }],
      signingKey: randomBytes(32).toString('base64'),
      timeoutMs: PATIENCE_MS,
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
