/** Audit logs for tests: a real one in a folder of its own, and one whose store a test can take away. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { Audit, type AuditLog } from '#lienthong/ledger/ledger';
import type { AuditConfig } from '#lienthong/ledger/settings';

export interface TemporaryLedger {
  readonly config: AuditConfig;
  remove(this: void): void;
}

/** Longer than a commit takes on a busy machine. */
const PATIENCE_MS = 30_000;

/** @param config its files, keys and timeout are replaced */
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

export interface WithdrawableAudit {
  readonly log: AuditLog;
  setAvailable(this: void, isAvailable: boolean): void;
}

/** @throws StoreUnusable when the store cannot be opened as it is configured */
export async function withdrawableAudit(config: AuditConfig, log: Logger): Promise<WithdrawableAudit> {
  const audit = await Audit.start(config, log);
  let isThere = true;
  return {
    log: {
      post: (...posting) => audit.post(...posting),
      hasRoomFor: (account) => audit.hasRoomFor(account),
      close: () => audit.close(),
      get state() {
        const { state } = audit;
        return { ...state, available: state.available && isThere };
      },
    },
    setAvailable: (isAvailable) => {
      isThere = isAvailable;
    },
  };
}
