/** Options of `lienthong audit …`. A command loads its modules when it runs. */
import { Option } from 'commander';
import type { CliCommand } from '../command-line.ts';
import type { GivenOptions } from './export-arguments.ts';
import type { ReceiptOptions, VerifyOptions } from './commands.ts';

const CONFIG = [
  '--config <FILE>',
  'configuration with the store and the keys; else that of npm start',
] as const;
const KEY = ['--key <PUBLICKEY>', 'public key whose signatures count; can be repeated', collected] as const;

export function addAudit(program: CliCommand): void {
  const audit = program
    .command('audit')
    .summary('verify the audit log, export entries, check a receipt')
    .description('ask the audit log, on the machine that has its store and its configuration')
    .usage('COMMAND');
  audit
    .command('verify')
    .description('verify that nothing in the audit log was changed; exit code 1 if something was')
    .usage('[--config FILE] [--anchor FILE]… [--key PUBLICKEY]…')
    .option(...CONFIG)
    .option('--anchor <FILE>', 'checkpoints that are kept elsewhere; can be repeated', collected)
    .option(...KEY)
    .action(async (options: VerifyOptions) => (await import('./commands.ts')).verify(options));
  audit
    .command('export')
    .description('write entries of the audit log to standard output; the export itself is put on record')
    .usage(
      '[--config FILE] [--subject NUMBER|-] [--officer NUMBER|-] [--from DATE] [--to DATE] [--purpose CODE] ' +
        '[--request ID] [--format csv|json] [--reveal]',
    )
    .option(...CONFIG)
    .option('--subject <NUMBER>', 'person concerned; - reads the number from standard input')
    .option('--officer <NUMBER>', 'person who asked; - reads the number from standard input')
    .option('--from <DATE>', 'first day in UTC, or time such as 2026-01-31T08:00:00Z')
    .option('--to <DATE>', 'last day in UTC, included, or a time, not included')
    .option('--purpose <CODE>', 'purpose that the request named')
    .option('--request <ID>', 'id of the request, as its answer and the log have it')
    .option('--format <FORMAT>', 'csv or json', 'csv')
    .option('--reveal', 'open the numbers of the people concerned')
    .action(async (options: GivenOptions) => (await import('./export-entries.ts')).exportEntries(options));
  audit
    .command('receipt')
    .description('check the receipts of an answer; exit code 1 if one does not hold')
    .usage('FILE [--config FILE] [--key PUBLICKEY]…\nFILE --no-store --key PUBLICKEY…')
    .argument('<FILE>', 'a receipt, or a whole answer, as JSON')
    .option(...CONFIG)
    .option(...KEY)
    .addOption(new Option('--no-store', 'check with the public key alone').conflicts('config'))
    .action(async (file: string, options: ReceiptOptions) =>
      (await import('./commands.ts')).receipt(file, options),
    );
}

function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
