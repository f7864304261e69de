/** `lienthong audit export`. */
import { sayInTurn } from '../../lib/output.ts';
import { openKeys } from '../../ledger/open-ledger.ts';
import { readExportOptions, type GivenOptions } from './export-arguments.ts';
import { formatted } from './export-format.ts';
import { exportRows } from './export.ts';
import { readAuditConfig, withStore } from './open-store.ts';
import { recordExport } from './record-export.ts';

/** @throws Failure when an option cannot be used, or the log cannot be read or written */
export async function exportEntries(given: GivenOptions): Promise<void> {
  const { configFile, format, reveal, ...wanted } = await readExportOptions(given, process.stdin);
  const config = await readAuditConfig(configFile);
  const keys = openKeys(config);
  // Fails for a missing store, which the next line would create.
  await withStore(config, true, async (store) => void (await store.count()));
  await withStore(config, false, async (store) => {
    await recordExport({ store, keys, format, reveal, ...wanted });
    const { subject, officer, from, until = Date.now(), purpose, request } = wanted;
    const filter = {
      subjects: subject === undefined ? undefined : keys.hashes(subject),
      officers: officer === undefined ? undefined : keys.hashes(officer),
      purpose,
      request,
      from,
      until,
    };
    for await (const text of formatted(exportRows({ store, keys, filter, reveal }), format)) {
      await sayInTurn(text);
    }
  });
}
