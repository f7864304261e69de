/** Faults that prevent the audit log from being opened as it is configured, one line each. */
import { fileFaults, folderFaults } from '../lib/folder-faults.ts';
import type { AuditConfig } from './settings.ts';
import { sqliteFault } from './stores/sqlite.ts';

export function auditFaults({ file, postgres, isRehearsal = false }: AuditConfig): readonly string[] {
  if (postgres) return folderFaults('audit.postgres.journal.folder', postgres.journal.folder);
  const unwritable = fileFaults('audit.file', file);
  if (unwritable.length > 0) return unwritable;
  const why = sqliteFault(file, isRehearsal);
  return why === undefined ? [] : [`audit.file: ${file} ${why}`];
}
