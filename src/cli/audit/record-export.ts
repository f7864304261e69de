/** Records an export in the log before any entry is exported. */
import { userInfo } from 'node:os';
import { Failure } from '../../lib/user-error.ts';
import { alone, entryId } from '../../ledger/entry.ts';
import type { ExportArguments } from './export-arguments.ts';
import type { AuditKeys } from '../../ledger/keys.ts';
import type { AuditStore } from '../../ledger/stores/store.ts';
import { tupleOf } from '../../ledger/thread-codec.ts';
import { AuditWriter } from '../../ledger/writer.ts';

export interface RecordExportOptions extends Omit<ExportArguments, 'configFile'> {
  readonly store: AuditStore;
  readonly keys: AuditKeys;
}

/**
 * @returns the id of the entry, which is durable
 * @throws Failure when it cannot be written; then nothing may be exported
 */
export async function recordExport(options: RecordExportOptions): Promise<string> {
  const { store, keys, subject, officer, from, until, purpose, request, format, reveal } = options;
  const recorded = Promise.withResolvers<string>();
  const writer = new AuditWriter({
    sink: store,
    store,
    keys,
    onDurable: (commit, written) => {
      const own = written.find(({ posting }) => posting === 1);
      if (own) recorded.resolve(entryId({ writer: commit.writer, sequence: own.first }));
    },
    onState: (state) => {
      if (state.ready) return;
      recorded.reject(new Failure(`Nothing is taken out, since that cannot be put on record: ${state.why}.`));
    },
  });
  await writer.start();
  const detail = {
    by: userName(),
    format,
    reveal,
    ...(from !== undefined && { from: new Date(from).toISOString() }),
    ...(until !== undefined && { until: new Date(until).toISOString() }),
    ...(officer !== undefined && { officer: keys.hash(officer) }),
    ...(request !== undefined && { request }),
  };
  const draft = { at: Date.now(), kind: 'export', subject, purpose, detail } as const;
  writer.post(tupleOf(1, alone(draft)));
  try {
    return await recorded.promise;
  } finally {
    await writer.close();
  }
}

/** User of the operating system. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user of a container may have a number and no name.
    return String(process.getuid?.() ?? 'unknown');
  }
}
