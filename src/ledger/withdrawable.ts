/** The audit log of an application's tests: it takes no entries while a test has taken its store away. */
import type { Logger } from 'pino';
import { Audit, type AuditLog } from './ledger.ts';
import type { AuditConfig } from './settings.ts';

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
