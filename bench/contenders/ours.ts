// The gateway itself, in steps: without access and audit, with access, with audit, with Redis.
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { Audit, type AuditLog } from '../../src/audit/audit.ts';
import { entryId } from '../../src/audit/entry.ts';
import { throwawayAudit } from '../../src/audit/throwaway.ts';
import type { Source } from '../../src/ask/source.ts';
import type { Config } from '../../src/config/schema.ts';
import { startGateway } from '../../src/gateway/server.ts';

export interface OursOptions {
  /** Whether accesses are put on record. */
  readonly audited: boolean;
  /** Milliseconds that each commit of the audit log takes longer. */
  readonly commitDelayMs?: number;
}

export async function startOurs(
  sources: readonly Source[],
  config: Config,
  { audited, commitDelayMs = 0 }: OursOptions,
): Promise<number> {
  const { config: audit, remove } = throwawayAudit(config.audit);
  process.once('exit', remove);
  const log = pino({ level: 'silent' });
  const gateway = await startGateway({
    config: { ...config, server: { ...config.server, port: 0 }, audit },
    sources,
    log,
    audit: audited ? slowed(await Audit.start(audit, log), commitDelayMs) : onNoRecord(),
  });
  return Number(new URL(gateway.url).port);
}

/** As if each commit took longer. */
function slowed(audit: Audit, milliseconds: number): AuditLog {
  if (milliseconds === 0) return audit;
  return {
    get state() {
      return audit.state;
    },
    post: (...posting) => {
      const { durable, ...posted } = audit.post(...posting);
      const later = async () => {
        const recorded = await durable;
        await sleep(milliseconds);
        return recorded;
      };
      return { ...posted, durable: later() };
    },
    close: () => audit.close(),
  };
}

/** An audit log that forgets everything, to measure what a real one costs. */
function onNoRecord(): AuditLog {
  let sequence = 0;
  return {
    state: { available: true, hasSpace: true, queued: 0, written: 0, commits: 0, journalled: 0 },
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
