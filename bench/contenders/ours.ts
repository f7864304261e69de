/** The gateway itself, in steps: with access control, with audit, with Redis. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { Audit, type AuditLog } from '../../src/ledger/ledger.ts';
import { temporaryLedger } from '../../dev/temporary-ledger.ts';
import type { Source } from '../../src/source-api/source.ts';
import type { Config } from '../../src/config/schema.ts';
import { startGateway } from '../../src/gateway/server.ts';
import { nullAudit } from './null-audit.ts';

export interface OursOptions {
  /** Whether accesses are recorded. */
  readonly audited: boolean;
  /** Milliseconds added to each commit of the audit log. */
  readonly commitDelayMs?: number;
}

export async function startOurs(
  sources: readonly Source[],
  config: Config,
  { audited, commitDelayMs = 0 }: OursOptions,
): Promise<number> {
  const { config: audit, remove } = temporaryLedger(config.audit);
  process.once('exit', remove);
  const log = pino({ level: 'silent' });
  const gateway = await startGateway({
    config: { ...config, server: { ...config.server, port: 0 }, audit },
    sources,
    log,
    audit: audited ? slowed(await Audit.start(audit, log), commitDelayMs) : nullAudit(),
  });
  return Number(new URL(gateway.url).port);
}

/** Delays each commit of the audit log. */
function slowed(audit: Audit, milliseconds: number): AuditLog {
  if (milliseconds === 0) return audit;
  return {
    get state() {
      return audit.state;
    },
    hasRoomFor: (account) => audit.hasRoomFor(account),
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
