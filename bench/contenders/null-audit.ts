/** An audit log that stores nothing: the baseline for the cost of a real one. */
import type { AuditLog } from '../../src/ledger/ledger.ts';
import { entryId } from '../../src/ledger/entry.ts';

export function nullAudit(): AuditLog {
  let sequence = 0;
  return {
    state: {
      available: true,
      hasSpace: true,
      queued: 0,
      written: 0,
      commits: 0,
      journalled: 0,
      journalBytes: 0,
      journalAgeMs: null,
      queuedAgeMs: null,
      lastCommitAgeMs: null,
      why: null,
    },
    hasRoomFor: () => true,
    post: ({ drafts }) => {
      const first = sequence + 1;
      sequence += drafts.length;
      const idOf = (index: number) => entryId({ writer: 'aaaaaaaaaaaaaaaa', sequence: first + index });
      const durable = Promise.resolve({ idOf, receipt: undefined });
      return { isTaken: true, durable, written: durable, hurry: () => undefined };
    },
    close: () => Promise.resolve(),
  };
}
