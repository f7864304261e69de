/**
 * A process of its own that writes to the audit log, so that a test can start several at once or kill one. It prints the
 * name of its chain when everything is durable, and ends when its input does.
 */
import { JournalledSink, type JournalOptions } from '../../src/audit/journal.ts';
import { openPostgres, type PostgresOptions } from '../../src/audit/stores/postgres.ts';
import { openSqlite } from '../../src/audit/stores/sqlite.ts';
import { startWriter } from './audit-writer.ts';

export interface AuditProcessOptions {
  readonly file: string;
  /** Instead of the file. */
  readonly postgres?: PostgresOptions;
  readonly journal?: Omit<JournalOptions, 'store' | 'onState'>;
  readonly posts: number;
}

const { file, postgres, journal, posts } = JSON.parse(process.argv[2] ?? '') as AuditProcessOptions;
const store = postgres ? openPostgres(postgres) : openSqlite({ file });
const sink = journal ? await JournalledSink.open({ ...journal, store }) : store;
const { writer, post } = startWriter(store, sink);
for (let number = 0; number < posts; number += 1) await post();
process.stdout.write(`${writer.name}\n`);
process.stdin.on('end', () => process.exit()).resume();
