/**
 * A process of its own that writes to the audit log, so that a test can start several at once or kill one. It prints the
 * name of its chain, then whether everything is durable or why nothing is any more; it ends when its input does.
 */
import { JournalledSink, type JournalOptions } from '../../src/ledger/journal.ts';
import { openPostgres, type PostgresOptions } from '../../src/ledger/stores/postgres.ts';
import { openSqlite } from '../../src/ledger/stores/sqlite.ts';
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
const { writer, states, durable, post } = startWriter(store, sink);
process.stdout.write(`${writer.name}\n`);
process.stdin.on('end', () => process.exit()).resume();
setInterval(() => {
  const state = states.at(-1);
  if (state?.ready === false) process.stdout.write(`${state.why} ${durable.length}\n`);
}, 50).unref();
for (let number = 0; number < posts; number += 1) await post();
process.stdout.write(`durable ${durable.length}\n`);
