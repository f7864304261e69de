/**
 * Runs the contract suite of one source against a target (mock system or sandbox) and reports for each
 * operation whether it conforms: `npm run contract -- --target URL --source ID --credentials FILE`
 * Exit code: 0 all operations conform, 1 some do not, 2 wrong arguments.
 */
import process from 'node:process';
import { CommanderError } from 'commander';
import { createProgram, runProgram, type CliCommand } from '../src/cli/command-line.ts';
import { loadSources } from '../src/sources/all.ts';
import { Failure } from '../src/lib/user-error.ts';
import { readPlan } from './contract/plan.ts';
import { reportText } from './contract/report.ts';
import { runContract } from './contract/suite.ts';

export interface Ended {
  readonly exitCode: 0 | 1 | 2;
  /** The report, the help text, or the fault in the arguments. */
  readonly text: string;
}

interface Options {
  readonly target?: string;
  readonly source?: string;
  readonly credentials?: string;
}

/** @param environment for `${NAME}` references in the file */
export async function contract(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ended> {
  let text = '';
  let conforms = true;
  const program = createProgram('npm run contract --')
    .description('ask a system by the contract of one source whether it conforms')
    .usage('--target URL --source ID --credentials FILE')
    .option('--target <URL>', 'address of the system')
    .option('--source <ID>', 'source whose contract it keeps')
    .option('--credentials <FILE>', 'what to ask with; config/contract.example.yml shows every key')
    .configureOutput({ writeOut: (help) => (text += help) })
    .action(async (options: Options, command: CliCommand) => {
      const report = await reportOf(options, command, environment);
      ({ text, conforms } = report);
    });
  try {
    await runProgram(program, args);
  } catch (error) {
    if (!(error instanceof CommanderError)) return { exitCode: 2, text: `${plainWords(error)}\n` };
  }
  return { exitCode: conforms ? 0 : 1, text };
}

async function reportOf(
  { target: address, source: id, credentials }: Options,
  command: CliCommand,
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly text: string; readonly conforms: boolean }> {
  if (address === undefined || id === undefined || credentials === undefined) command.missing();
  const target = targetOf(address);
  const sources = await loadSources();
  const source = sources.find((one) => one.id === id);
  if (!source) throw new Failure(`--source must be one of ${sources.map((one) => one.id).join(', ')}.`);
  const report = await runContract(await readPlan(credentials, source, target, environment));
  const title = `${source.name.en} (${source.id}) at ${target.href}`;
  return { text: reportText(title, report), conforms: report.conforms };
}

/** Other parts of a URL may hold secrets, and would not be sent. */
function targetOf(text: string): URL {
  const url = URL.parse(text);
  const isPlain = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}${url.pathname}`;
  if (!isPlain) {
    throw new Failure('--target must be an http or https address without user, query or fragment.');
  }
  return url;
}

/** The message of an unexpected error may quote input, so only its class and place are printed. */
function plainWords(error: unknown): string {
  if (error instanceof Failure) return error.message;
  if (!(error instanceof Error)) return 'Something unforeseen went wrong.';
  const places = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return [error.name, ...places].join('\n');
}

if (import.meta.main) {
  const { exitCode, text } = await contract(process.argv.slice(2), process.env);
  (exitCode === 2 ? process.stderr : process.stdout).write(text);
  process.exitCode = exitCode;
}
